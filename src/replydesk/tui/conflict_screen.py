"""A draft that another program has changed too: both side by side, and the clerk chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from replydesk.differences import Row, side_by_side
from replydesk.draft import Draft
from replydesk.tui.commands import ON_CONFLICT, bindings, footer
from replydesk.tui.key_line import KeyLine
from replydesk.tui.status import StatusLine
from replydesk.tui.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.wrapping import wrap_offsets

BETWEEN = " │ "
OURS, THEIRS = "您在这里写的", "别处存的"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of paragraphs in two columns of one width; what differs has a mark and stands out."""

    rows: Sequence[Row]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = (options.max_width - len(BETWEEN)) // 2
        for number, row in enumerate((Row(OURS, THEIRS, False), *self.rows)):
            style = "bold" if number == 0 else "dim" if row.is_same else ""
            mark = "  " if row.is_same or number == 0 else "≠ "
            left, right = _wrapped(row.ours, width - 2), _wrapped(row.theirs, width)
            for at in range(max(len(left), len(right))):
                one = left[at] if at < len(left) else ""
                other = right[at] if at < len(right) else ""
                line = Text((mark if at == 0 else "  ") + one, style, no_wrap=True, overflow="crop")
                line.append(" " * (width - line.cell_len) + BETWEEN).append(other)
                yield line

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(40, options.max_width)


def _wrapped(text: str, width: int) -> list[str]:
    cuts = [0, *wrap_offsets(text, width), len(text)]
    return [text[start:end] for start, end in zip(cuts, cuts[1:], strict=False)]


class ConflictScreen(WorkScreen):
    """Both drafts. Only function keys choose: what is being typed when this comes up must not."""

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
        """Go on with ours, theirs or both, "" to choose later."""
        self.dismiss(None)
        self.app.call_later(self._settle, choice)
