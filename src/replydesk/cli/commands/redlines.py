"""`history --redline`: the 花脸稿 of two versions, printed or written as a Word file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from replydesk.cli.talk import DONE, Stocks, put_new_file, put_text, say
from replydesk.desk import desk_folder
from replydesk.draft.authorship import DraftState
from replydesk.export.redline_file import redline_bytes, redline_path
from replydesk.letter.redline import Redline
from replydesk.letter.redline_parts import of_person
from replydesk.reply.comparison import Comparison, compare_states
from replydesk.reply.redline_words import counts_of


def put_redline(
    path: Path, states: Sequence[DraftState], who: str | None, output: str | None, *, is_plain: bool
) -> int:
    """Print the redline of a draft's states, of one person's changes only, or write it to `output`."""
    stock = Stocks().of(desk_folder.Desk.of(path))
    comparison = compare_states(states, stock)
    shown = comparison.redline if who is None else of_person(comparison.redline, who)
    if output:
        _write(Path(output), path, comparison, shown)
    else:
        _print(comparison, shown, is_plain=is_plain or not sys.stdout.isatty())
    for line in counts_of(shown) or ("印出来的没有改动",):
        say(line)
    return DONE


def _print(comparison: Comparison, shown: Redline, *, is_plain: bool) -> None:
    pages = comparison.pages(shown)
    if is_plain:
        from replydesk.render import plain

        put_text(plain.render(pages, redline=shown))
        return
    from replydesk.cli.tables import print_rows
    from replydesk.render import terminal

    rows = (row for page in pages.pages for row in terminal.page_rows(pages, page, shown))
    print_rows(rows, terminal.frame_width(pages), sys.stdout)


def _write(output: Path, path: Path, comparison: Comparison, shown: Redline) -> None:
    """Write the redline to a new file whose name says what it is; an existing one is never overwritten."""
    target = redline_path(output, path.stem) if output.is_dir() else redline_path(output.parent, output.stem)
    put_new_file(target, redline_bytes(comparison, shown))
