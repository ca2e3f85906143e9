"""A text area that wraps, measures and draws Chinese paragraphs row by row.

Textual's own processes a whole paragraph for each of its rows, and redraws every row for every key. How all
text areas of the program wrap is set in `textual_privates`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from replydesk.tui.kit.textual_privates import Rows, StyledTextArea
from replydesk.tui.kit.word_marks import WORD_LOOKS, LineMarks, WordMark, mark_style


class Row(NamedTuple):
    """A row as drawn: text, selected range, cursor (-1 if elsewhere), the text offered behind it, marks."""

    text: str
    selected: tuple[int, int] = (0, 0)
    cursor: int = -1
    offered: str = ""
    marks: tuple[WordMark, ...] = ()


class RowArea(StyledTextArea):
    """A text area that redraws only the rows that have changed.

    It draws plain soft-wrapped text without tabs; anything else is left to Textual.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(WORD_LOOKS)

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    suggestion: Reactive[str] = reactive("", repaint=False)

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 - Textual's name
        self._drawn: dict[int, Row | None] = {}
        self._is_styled = False
        self._marks: LineMarks = {}
        super().__init__(id=id, placeholder=placeholder, highlight_cursor_line=False)
        self.match_cursor_bracket = False
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and scroll to the cursor: before, there was no room for an additional row."""
        result = super().edit(edit)
        self.scroll_cursor_visible()
        self._draw_again()
        return result

    def show_marks(self, marks: LineMarks) -> None:
        """Mark the words of some lines."""
        if marks != self._marks:
            self._marks = marks
            self._draw_again()

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Do nothing: brackets are not matched."""

    def watch_selection(self) -> None:
        """Redraw the selection."""
        self._draw_again()

    def watch_suggestion(self) -> None:
        """Redraw the offer."""
        self._draw_again()

    def _draw_again(self) -> None:
        width = max(self.size.width, self.virtual_size.width)
        changed = [y for y, row in self._drawn.items() if row is None or row != self.row(y)]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def row(self, y: int) -> Row | None:
        """Return a visible row as it looks now, None if Textual has to draw it."""
        at, rows = y + self.scroll_offset.y, self.wrapped_document
        if not isinstance(rows, Rows) or not self.soft_wrap or self.show_line_numbers:
            return None
        if at >= rows.height:
            return Row("")
        paragraph, number = rows.row_at(at)
        text = self.document[paragraph]
        if "\t" in text or (not text and (self.document.line_count == 1 or not self.selection.is_empty)):
            return None
        start, end = rows.bounds(paragraph, number)
        is_last = end == len(text)
        cursor, offered = self._cursor_on(paragraph, start, end, is_last)
        if offered and cursor != end - start:
            return None
        selected = self._selected(paragraph, start, end)
        drawn = cursor if self.draws_cursor else -1
        return Row(text[start:end] + " " * is_last, selected, drawn, offered, self._marked(text, start, end))

    def _marked(self, text: str, start: int, end: int) -> tuple[WordMark, ...]:
        """Return the marks of a paragraph that are on one of its rows."""
        return tuple(
            WordMark(max(mark.begin, start) - start, min(mark.end, end) - start, mark.look)
            for mark in self._marks.get(text, ())
            if mark.begin < end and mark.end > start
        )

    def _cursor_on(self, paragraph: int, start: int, end: int, is_last: bool) -> tuple[int, str]:
        """Return the cursor's column on a row (-1 if it is elsewhere), and the text offered there."""
        at, column = self.selection.end
        if at != paragraph or not (start <= column < end or (is_last and column == end)):
            return -1, ""
        is_offering = self.has_focus or not self.hide_suggestion_on_blur
        return column - start, self.suggestion if is_offering else ""

    def _selected(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        if self.selection.is_empty:
            return 0, 0
        (top, first), (bottom, last) = sorted(self.selection)
        if not top <= paragraph <= bottom:
            return 0, 0
        begin = max(first, start) if paragraph == top else start
        stop = min(last, end) if paragraph == bottom else end
        return (begin - start, stop - start) if begin < stop else (0, 0)

    def notify_style_update(self) -> None:
        self._is_styled = False
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render rows; the styles of cursor and selection are looked up only when styles have changed."""
        if self._is_styled:
            return super(TextArea, self).render_lines(crop)
        self._is_styled = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        row = self._drawn[y] = self.row(y)
        if row is None:
            return super().render_line(y)
        base = self.styles_in_use.base_style or self.rich_style
        if not row.text:
            return Strip.blank(self.size.width, base)
        width = self.scrollable_content_region.width
        return Strip(self._segments(row, base)).extend_cell_length(width, base).crop(0, width)

    def _segments(self, row: Row, base: Style) -> list[Segment]:
        text, theme = row.text, self.styles_in_use
        marks = [(mark.begin, mark.end, mark_style(self, mark.look)) for mark in row.marks]
        if row.selected[1] and theme.selection_style:
            marks.append((*row.selected, theme.selection_style))
        if row.offered:
            end = len(text) - 1
            text = text[:end] + row.offered + text[end:]
            marks.append(
                (end, end + len(row.offered), self.get_component_rich_style("text-area--suggestion"))
            )
        if row.cursor >= 0 and theme.cursor_style:
            marks.append((row.cursor, row.cursor + 1, theme.cursor_style))
        stops = sorted({0, len(text), *(stop for mark in marks for stop in mark[:2])})
        return [
            Segment(text[start:end], sum((style for a, b, style in marks if a <= start < b), base))
            for start, end in pairwise(stops)
        ]
