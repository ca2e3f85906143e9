"""Shared parts of the commands: all that they print, exit codes, drafts read with their stock.

Standard output is data, standard error is messages. Both are written here only, and tables and pages in
`cli/tables.py`: what a terminal would obey becomes a mark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from replydesk.cli.exit_codes import DONE, FAULT, FINDINGS, STOPPED, USAGE
from replydesk.desk import desk_folder, files
from replydesk.desk.numbering import read_numbers
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.errors import UsageError, UserError
from replydesk.text.json_line import json_lines, json_rows
from replydesk.text.marks import on_one_line, shown

__all__ = [
    "DONE",
    "FAULT",
    "FINDINGS",
    "STOPPED",
    "USAGE",
    "Stocks",
    "code_of",
    "fail",
    "no_unit",
    "read_reply",
    "refuse_unknown",
    "say",
]


class Stocks(dict[Path, Stock]):
    """The stocks of desks with their numbers, read once; faulty files are reported once."""

    def of(self, place: desk_folder.Desk) -> Stock:
        """Return the stock of a desk, with the numbers of its drafts."""
        if place.home not in self:
            reported = {note for stock in self.values() for note in stock.notes}
            for note in place.stock.notes:
                if note not in reported:
                    say(str(note))
            self[place.home] = replace(place.stock, numbers=read_numbers(place))
        return self[place.home]


def read_reply(path: Path, stocks: Stocks) -> Reply:
    """Read a draft and make its reply; report the notes of the reader."""
    stored = desk_folder.read_draft(path)
    for note in stored.notes:
        say(f"{path}：{note}")
    place = desk_folder.Desk.of(path)
    return make_reply(stored.draft, stocks.of(place), place.key(path))


def refuse_unknown(unit: str, place: desk_folder.Desk) -> None:
    """Raise UsageError if `unit` is not "" and the desk has no profile of it."""
    stock = place.stock
    names = [profile.name for profile in stock.profiles.values()]
    if unit and unit not in (*names, *stock.profiles):
        offered = "、".join(each.key for each in stock.units)
        raise UsageError(f"没有“{unit}”的单位档案，{f'有：{offered}' if offered else no_unit(place)}")


def no_unit(place: desk_folder.Desk) -> str:
    """Return what to do on a desk that has no unit."""
    return f"这里还没有单位档案；打开工作台（replydesk {place.root}）填几项就建好"


def say(text: object) -> None:
    """Print a message, one line, on standard error."""
    print(on_one_line(str(text)), file=sys.stderr)


def ask(text: str) -> str:
    """Print a question on standard error; return the line typed, "" at the end of input."""
    print(on_one_line(text), end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print(file=sys.stderr)
    return answer.strip()


def put(*columns: object) -> None:
    """Print a line of data on standard output, a tab between columns."""
    print(*(on_one_line(str(column)) for column in columns), sep="\t")


def put_lines(lines: Iterable[str]) -> None:
    """Print several lines of data on standard output at once."""
    print("\n".join(map(on_one_line, lines)))


def put_text(text: str) -> None:
    """Print lines of text on standard output; form feeds between pages stay."""
    sys.stdout.write("\f".join(map(shown, text.split("\f"))))


def put_new_file(path: Path, data: bytes) -> None:
    """Write a file and print its path. Raises UserError if there is one of this name: none is overwritten."""
    try:
        files.create_whole(path, data)
    except FileExistsError as error:
        raise UserError(f"{path}：已有同名的文件，没有写；请换一个名字") from error
    put(path)


def put_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    print(json_lines(value))


def put_rows(rows: Sequence[Mapping[str, str | int | list[str]]]) -> None:
    """Print rows with the same keys as JSON on standard output."""
    print(json_rows(rows))


def fail(error: UserError | str) -> int:
    """Report that a command failed; return the exit code."""
    say(f"replydesk：{error}")
    return code_of(error)


def code_of(error: UserError | str) -> int:
    """Return the exit code of a command that ends with an error."""
    return USAGE if isinstance(error, UsageError) else FINDINGS
