"""The text of a past reply beside the list: shared words marked, and what is pointed at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click, Resize
from textual.events import Key as KeyPress
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PAST_TEXT
from replydesk.tui.kit.page_view import MARK
from replydesk.tui.kit.word_marks import PICKED, mark_style
from replydesk.tui.kit.wrapping import wrap_offsets
from replydesk.tui.past.past_lines import ShownLine
from replydesk.tui.past.past_walk import PastPiece, PastWalk

SHARED = "past--shared"  # the look of words that both have
_SIDE = 2  # cells for the mark before the lines
_INDENT = "　　"  # before a paragraph


class _ShownRow(NamedTuple):
    """A row of the view: the index of its line, and which characters of the line as shown it has."""

    line: int
    start: int
    end: int


class ReplyText(ScrollView, can_focus=True):
    """The lines of a reply, wrapped; only visible rows are drawn. Without a reply it shows a message."""

    BINDINGS = bindings(IN_PAST_TEXT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-mark", PICKED, SHARED, "past--heading"}

    class Moved(Message):
        """Something else is pointed at."""

    class Wanted(Message):
        """The clerk wants to take over the words pointed at."""

    class Missed(Message):
        """A character was typed: there is no field."""

    def __init__(self) -> None:
        super().__init__(id="past-text")
        self.walk = PastWalk(())
        self._message = ""
        self._shared: re.Pattern[str] | None = None
        self._rows: list[_ShownRow] = []
        self._firsts: list[int] = []  # the first row of each line

    def show(
        self, lines: tuple[ShownLine, ...], shared: Collection[str] = (), row: int = 0, message: str = ""
    ) -> None:
        """Show the lines of a reply from one of them on, with shared words marked, or a message."""
        self.walk = PastWalk(lines, row)
        self._message = message
        words = sorted(filter(None, shared), key=len, reverse=True)
        self._shared = re.compile("|".join(map(re.escape, words))) if words else None
        self._lay_out()
        self._see(at_top=True)
        self.refresh()
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        width = max(self.size.width - _SIDE - 1, 10)
        self._rows, self._firsts = [], []
        for index, line in enumerate(self.walk.lines):
            text = _shown(line)
            ends = [*wrap_offsets(text, width), len(text)]
            self._firsts.append(len(self._rows))
            start = 0
            for end in ends:
                self._rows.append(_ShownRow(index, start, end))
                start = end
        self.virtual_size = Size(0, len(self._rows))

    def on_resize(self, _: Resize) -> None:
        self._lay_out()
        self._see()
        self.refresh()

    def _see(self, *, at_top: bool = False) -> None:
        """Make what is pointed at visible."""
        if self.walk.is_empty or not self.size.height:
            return
        first = self._row_of(self.walk.target.pieces[0] if self._is_here else PastPiece(self.walk.row, 0, 0))
        top, height = int(self.scroll_y), self.size.height
        if at_top or not top <= first < top + height - 1:
            self.scroll_to(y=max(first - height // 4, 0), animate=False, force=True)

    @property
    def _is_here(self) -> bool:
        """Return True if what is pointed at begins on the line walked to."""
        return self.walk.target.pieces[0].row <= self.walk.row

    def _row_of(self, piece: PastPiece) -> int:
        line = self.walk.lines[piece.row]
        at = piece.start + len(_shown(line)) - len(line.text)
        starts = [row.start for row in self._rows_of(piece.row)]
        return self._firsts[piece.row] + max(bisect_right(starts, at) - 1, 0)

    def _rows_of(self, line: int) -> list[_ShownRow]:
        last = self._firsts[line + 1] if line + 1 < len(self._firsts) else len(self._rows)
        return self._rows[self._firsts[line] : last]

    def render_line(self, y: int) -> Strip:
        at, width = y + int(self.scroll_y), self.size.width
        if self.walk.is_empty:
            row = self._message_row(y)
        else:
            row = self._drawn(self._rows[at]) if at < len(self._rows) else Text()
        strip = Strip(row.render(self.app.console)).apply_style(self.rich_style)
        return strip.crop_extend(0, width, self.rich_style)

    def _message_row(self, y: int) -> Text:
        offsets = wrap_offsets(self._message, max(self.size.width - 4, 2))
        lines = Text(self._message).divide(offsets)
        return Text.assemble("  ", lines[y - 1]) if 0 < y <= len(lines) else Text()

    def _drawn(self, row: _ShownRow) -> Text:
        line = self.walk.lines[row.line]
        text = Text(_shown(line), no_wrap=True)
        if line.line.level:
            text.stylize(self.get_component_rich_style("past--heading", partial=True))
        for found in self._shared.finditer(text.plain) if self._shared else ():
            text.stylize(mark_style(self, SHARED), *found.span())
        lead = len(text) - len(line.text)
        is_picked = False
        for piece in self.walk.target.pieces if self.has_focus else ():
            if piece.row == row.line:
                start = lead + piece.start if piece.start else len(text) - len(line.shown)
                text.stylize(mark_style(self, PICKED), start, lead + piece.end)
                is_picked = start < row.end and lead + piece.end > row.start
        side = Text(MARK if is_picked else " ", self.get_component_rich_style("page-mark", partial=True))
        return Text.assemble(side, " " * (_SIDE - 1), text[row.start : row.end])

    def on_key(self, event: KeyPress) -> None:
        """Report typing: there is no field."""
        if event.is_printable and event.key != "space":
            event.stop()
            self.post_message(self.Missed())

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: Click) -> None:
        """Point at the sentence that is clicked."""
        at = event.y + int(self.scroll_y)
        if not 0 <= at < len(self._rows):
            return
        row = self._rows[at]
        line = self.walk.lines[row.line]
        text = _shown(line)
        cells = max(event.x - _SIDE, 0)
        shown = row.start
        while shown < row.end - 1 and cell_len(text[row.start : shown + 1]) <= cells:
            shown += 1
        self.walk.go_to(row.line, max(shown - (len(text) - len(line.text)), 0))
        self._moved()

    def _moved(self) -> None:
        self._see()
        self.refresh()
        self.post_message(self.Moved())

    def action_move_paragraph(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) paragraph."""
        if not self.walk.is_empty:
            self.walk.move(by)
            self._moved()

    def action_move_page(self, by: int) -> None:
        """Point at the paragraph a screenful on."""
        if not self.walk.is_empty:
            at = self._firsts[self.walk.row] + by * max(self.size.height - 2, 1)
            row = self._rows[min(max(at, 0), len(self._rows) - 1)].line
            self.walk.move(row - self.walk.row or by)
            self._moved()

    def action_move_end(self, is_last: bool) -> None:
        """Point at the first or the last paragraph."""
        if not self.walk.is_empty:
            self.walk.move(len(self.walk.lines) if is_last else -len(self.walk.lines))
            self._moved()

    def action_move_sentence(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) sentence."""
        if not self.walk.is_empty:
            self.walk.move_sentence(by)
            self._moved()

    def action_widen(self) -> None:
        """Point at more, or at the sentence again."""
        if not self.walk.is_empty:
            self.walk.widen()
            self._moved()

    def action_extend(self, by: int) -> None:
        """Take one paragraph more (1) or less (-1)."""
        if not self.walk.is_empty:
            self.walk.extend(by)
            self._moved()

    def action_take(self) -> None:
        """Ask for what is pointed at to be taken over."""
        if not self.walk.is_empty:
            self.post_message(self.Wanted())


def _shown(line: ShownLine) -> str:
    """Return a line as it is shown; as printed, paragraphs and most headings begin two characters in."""
    return _INDENT + line.shown
