"""The screen for a draft that another program has changed, too: both side by side, the clerk chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from replydesk.draft.diff import ParagraphPair, side_by_side
from replydesk.draft.model import Draft
from replydesk.text.char_diff import text_edits
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_CONFLICT, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import wrap_offsets

BETWEEN = " │ "
OURS, THEIRS = "您在这里写的", "别处存的"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of paragraphs in two columns of equal width; differing ones are marked."""

    rows: Sequence[ParagraphPair]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = (options.max_width - len(BETWEEN)) // 2
        yield from _beside(Text(OURS, "bold"), Text(THEIRS, "bold"), "  ", width)
        for row in self.rows:
            ours, theirs = _highlighted(row)
            yield from _beside(ours, theirs, "  " if row.is_same else "≠ ", width)

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(40, options.max_width)


def _highlighted(row: ParagraphPair) -> tuple[Text, Text]:
    """Return both paragraphs, with the characters reversed that the other one has not."""
    if row.is_same:
        return Text(row.ours, "dim"), Text(row.theirs, "dim")
    ours, theirs = Text(row.ours), Text(row.theirs)
    moved = 0
    for start, end, added in text_edits(row.ours, row.theirs):
        ours.stylize("reverse", start, end)
        theirs.stylize("reverse", start + moved, start + moved + len(added))
        moved += len(added) - (end - start)
    return ours, theirs


def _beside(ours: Text, theirs: Text, mark: str, width: int) -> Iterator[Text]:
    """Yield the lines of two paragraphs in columns, the first with a mark."""
    left = ours.divide(wrap_offsets(ours.plain, width - len(mark)))
    right = theirs.divide(wrap_offsets(theirs.plain, width))
    for at, (one, other) in enumerate(zip_longest(left, right, fillvalue=Text())):
        line = Text(" " * len(mark) if at else mark, no_wrap=True, overflow="crop").append_text(one)
        yield line.append(" " * (width - line.cell_len) + BETWEEN).append_text(other)


class ConflictScreen(WorkScreen):
    """Both drafts; only function keys choose, so that keys typed for the draft do not."""

    CSS_PATH = "versions.tcss"
    COMMANDS_HERE = ON_CONFLICT
    BINDINGS = bindings(ON_CONFLICT)

    def __init__(self, name: str, ours: Draft, theirs: Draft, settle: Callable[[str], None]) -> None:
        super().__init__()
        self._title = f"{name}　别处也改了这份稿子"
        self._rows = side_by_side(ours, theirs)
        self._settle = settle

    def compose(self) -> ComposeResult:
        yield Static(Text(self._title, no_wrap=True, overflow="ellipsis"), classes="top")
        with VerticalScroll(id="sides"):
            yield Static(SideBySide(self._rows))
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_CONFLICT), id="keys")

    def on_mount(self) -> None:
        self.query_one("#sides").focus()
        count = sum(not row.is_same for row in self._rows)
        self.query_one(StatusLine).facts(f"{count} 处不一样（左边有 ≠ 的）；选哪一份，另一份都不会丢")

    def action_settle(self, choice: str) -> None:
        """Continue with ours, theirs or both, "" to choose later."""
        self.dismiss(None)
        self.app.call_later(self._settle, choice)
