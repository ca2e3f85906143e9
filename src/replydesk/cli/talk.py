"""Shared parts of the commands: messages on standard error, exit codes, drafts read with their stock.

Standard output is data, standard error is messages.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from replydesk.cli.exit_codes import DONE, FAULT, FINDINGS, STOPPED, USAGE
from replydesk.desk import desk_folder
from replydesk.desk.numbering import name_of, read_numbers
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.errors import UsageError, UserError

__all__ = [
    "DONE",
    "FAULT",
    "FINDINGS",
    "STOPPED",
    "USAGE",
    "Stocks",
    "code_of",
    "fail",
    "read_reply",
    "refuse_unknown",
    "say",
]


class Stocks(dict[Path, Stock]):
    """The stocks of desks with their numbers, read once; faulty files are reported once."""

    def of(self, draft: Path) -> Stock:
        """Return the stock of the desk a draft is in, with the numbers of the drafts beside it."""
        place = desk_folder.Desk.of(draft)
        if place.root not in self:
            reported = {note for stock in self.values() for note in stock.notes}
            for note in place.stock.notes:
                if note not in reported:
                    say(str(note))
            self[place.root] = replace(place.stock, numbers=read_numbers(place))
        return self[place.root]


def read_reply(path: Path, stocks: Stocks) -> Reply:
    """Read a draft and make its reply; report the notes of the reader."""
    stored = desk_folder.read_draft(path)
    for note in stored.notes:
        say(f"{path}：{note}")
    return make_reply(stored.draft, stocks.of(path), name_of(path))


def refuse_unknown(unit: str, place: desk_folder.Desk) -> None:
    """Raise UsageError if `unit` is not "" and the desk has no profile of it."""
    names = [profile.name for profile in place.stock.profiles.values()]
    if unit and unit not in (*names, *place.stock.profiles):
        raise UsageError(f"没有“{unit}”的单位档案，有：{'、'.join(names) or '一个也没有'}")


def say(text: str) -> None:
    """Print a message on standard error."""
    print(text, file=sys.stderr)


def fail(error: UserError | str) -> int:
    """Report that a command failed; return the exit code."""
    say(f"replydesk：{error}")
    return code_of(error)


def code_of(error: UserError | str) -> int:
    """Return the exit code of a command that ends with an error."""
    return USAGE if isinstance(error, UsageError) else FINDINGS
