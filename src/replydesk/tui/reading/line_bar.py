"""The bar at the foot of the pages while one points at the words that a remark is put on."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key as KeyPress
from textual.message import Message

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_LINES
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import cut
from replydesk.tui.reading.line_walk import LineWalk

_SHOWN = tuple(
    each for name in ("enter", "down", "right", "space", "escape") for each in IN_LINES if each.keys == name
)


class LineBar(Vertical, can_focus=True):
    """Says which words are pointed at; its keys point at others."""

    BINDINGS = bindings(IN_LINES)
    FOCUS_ON_CLICK = False

    class Moved(Message):
        """Other words are pointed at."""

    class Chosen(Message):
        """A remark is to be written on the words."""

    class Closed(Message):
        """No remark is to be written."""

    class Missed(Message):
        """A character was typed."""

    def __init__(self) -> None:
        super().__init__(id="line-bar")
        self.walk: LineWalk | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        yield Words(id="line-words")
        yield KeyLine(_SHOWN, id="line-keys")

    def show(self, walk: LineWalk) -> None:
        """Point at the words of a walk."""
        self.walk = walk
        self.display = True
        self._moved()

    def close(self) -> None:
        """Point at nothing."""
        self.walk = None
        self.display = False

    def _moved(self) -> None:
        if self.walk is not None:
            target = self.walk.target
            head = Text(f"批注{target.sort}：", "bold").append(" ".join(target.words.split()), "not bold")
            width = self.query_one("#line-words").content_size.width or self.app.size.width - 2
            self.query_one("#line-words", Words).show(cut(head, width))
            shown = [each for each in _SHOWN if each.keys != "space" or self.walk.has_more]
            self.query_one("#line-keys", KeyLine).offer(shown)
            self.post_message(self.Moved())

    def on_key(self, event: KeyPress) -> None:
        """Report typing: there is no field."""
        if event.is_printable and event.key != "space":
            event.stop()
            self.post_message(self.Missed())

    def action_move_line(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) line."""
        if self.walk is not None:
            self.walk.move_line(by)
            self._moved()

    def action_move_page(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) page."""
        if self.walk is not None:
            self.walk.move_page(by)
            self._moved()

    def action_move_sentence(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) sentence."""
        if self.walk is not None:
            self.walk.move_sentence(by)
            self._moved()

    def action_widen(self) -> None:
        """Point at more, or at the sentence again."""
        if self.walk is not None:
            self.walk.widen()
            self._moved()

    def action_write_remark(self) -> None:
        """Ask for a remark on the words."""
        self.post_message(self.Chosen())

    def action_close_lines(self) -> None:
        """Go back to reading."""
        self.post_message(self.Closed())
