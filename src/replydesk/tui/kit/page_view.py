"""The printed pages beside the editor or the list, scrolled and repainted while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.draft.place import Place
from replydesk.letter.source_map import Printed
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PAGE
from replydesk.tui.kit.point_marks import POINT_LOOK, PrintedPoints, margin_numbers, with_number
from replydesk.tui.kit.printed_marks import PrintedMarks, mark_words
from replydesk.tui.kit.word_marks import WORD_LOOKS

if TYPE_CHECKING:
    from replydesk.layout.pages import Pages, Row


class PageView(ScrollView, can_focus=True):
    """All pages of a letter below each other; only visible rows that differ are redrawn.

    A mark in the margin shows the line with the cursor, a thinner one the other lines of the same paragraph;
    a click reports the printed character. Wrong words are marked where they are printed; a number at the
    right tells which point of the suggestion a paragraph answers.
    """

    BINDINGS = bindings(IN_PAGE)
    COMPONENT_CLASSES = {"page-mark", POINT_LOOK, *WORD_LOOKS}

    class Turned(Message):
        """Other rows have become visible."""

    class Pointed(Message):
        """A character of the letter was clicked."""

        def __init__(self, at: Printed) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__(id="page")
        self._pages: Pages | None = None
        self._plain: dict[int, Text] = {}
        self._drawn: dict[int, Text] = {}
        self._rows: dict[int, Row] = {}
        self._wanted: int | None = None
        self._marks: dict[int, str] = {}
        self._words: PrintedMarks = {}
        self._numbers: dict[int, str] = {}

    def show(
        self, pages: Pages | None, words: PrintedMarks | None = None, points: PrintedPoints | None = None
    ) -> None:
        """Show these pages, None for nothing, with marked words and points; rows that differ are redrawn."""
        self._pages, self._plain, self._words = pages, {}, words or {}
        self._rows = _rows(pages) if pages else {}
        self._numbers = margin_numbers(self._rows, points or {})
        size = _size(pages) if pages else Size(0, 0)
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
        self._draw_again()

    def notify_style_update(self) -> None:
        """Draw the marks of words in the colours of another theme."""
        self._plain = {}
        super().notify_style_update()

    def _draw_again(self) -> None:
        top, width = int(self.scroll_y), self.size.width
        seen = range(top, top + self.size.height)
        changed = [at for at, row in self._drawn.items() if at in seen and row != self._row(at)]
        if changed:
            self.refresh(*(Region(0, at - top, width, 1) for at in changed))

    def reveal(self, place: Place, at: Printed | None, *, scroll: bool = True) -> None:
        """Mark the lines that come from a place of the draft, and scroll to them.

        The line that has the character `at` gets the stronger mark; a page not shown yet scrolls when it is.
        """
        nearest = self._nearest(place)
        written = [row for row, lines in self._rows.items() if self._place(lines[0].block) == nearest]
        before, self._marks = self._marks, dict.fromkeys(written, QUIET)
        first = self._row_of(at) if at else None
        if first is not None:
            self._marks[first] = MARK
        elif written:
            first = written[0]
        if self._marks != before:
            self._draw_again()
        if scroll and first is not None:
            self._wanted = first
            if self.size.height:
                self._see()

    def on_show(self) -> None:
        """Scroll to the row that was requested before the view had a size."""
        self._see()

    def _see(self) -> None:
        row, self._wanted = self._wanted, None
        height = self.size.height
        if row is not None and not self.scroll_y <= row < self.scroll_y + height - 1:
            self.scroll_to(y=max(row - height // 3, 0), animate=False)

    def _row_of(self, at: Printed) -> int | None:
        block, offset = at
        for row, lines in self._rows.items():
            if any(line.block == block and line.start <= offset < line.end for line in lines):
                return row
        return None

    @property
    def page_in_sight(self) -> int:
        """Return the number of the page in the middle of the view."""
        if self._pages is None or not self._rows:
            return 1
        from replydesk.render import terminal

        middle = int(self.scroll_y) + self.size.height // 2 if self._wanted is None else self._wanted
        return min(middle // terminal.page_height(self._pages) + 1, len(self._pages.pages))

    def watch_scroll_y(self, before: float, now: float) -> None:
        super().watch_scroll_y(before, now)
        self.post_message(self.Turned())

    def on_click(self, event: Click) -> None:
        row = self._rows.get(event.y + int(self.scroll_y))
        if self._pages is None or row is None:
            return
        from replydesk.render import terminal

        at = terminal.character_at(self._pages, row, event.x + int(self.scroll_x))
        if at is not None:
            self.post_message(self.Pointed(Printed(*at)))

    def render_line(self, y: int) -> Strip:
        at = y + int(self.scroll_y)
        wide = self.size.width
        row = self._drawn[at] = self._row(at)
        strip = Strip(row.render(self.app.console)).apply_style(self.rich_style)
        return strip.crop_extend(int(self.scroll_x), int(self.scroll_x) + wide, self.rich_style)

    def _row(self, at: int) -> Text:
        """Return a row as it looks now, with its mark."""
        if self._pages is None or at >= self.virtual_size.height:
            return Text()
        from replydesk.render import terminal

        if at not in self._plain:
            page, y = divmod(at, terminal.page_height(self._pages))
            row = terminal.page_row(self._pages, self._pages.pages[page], y)
            row = self._with_words(self._pages, row, self._rows.get(at, ()))
            self._plain[at] = self._with_point(row, self._numbers.get(at, ""))
        mark = self._marks.get(at, "")
        return self._marked(self._plain[at], mark) if mark else self._plain[at]

    def _with_words(self, pages: Pages, drawn: Text, row: Row) -> Text:
        """Return a drawn row with its wrong words marked."""
        return mark_words(pages, drawn, row, self._words, self) if self._words else drawn

    def _with_point(self, row: Text, number: str) -> Text:
        """Return a drawn row with the number of the point that its paragraph answers."""
        style = self.get_component_rich_style(POINT_LOOK, partial=True) if number else None
        return with_number(row, number, style) if style else row

    def _marked(self, row: Text, mark: str) -> Text:
        style = self.get_component_rich_style("page-mark", partial=True)
        return Text.assemble(row[:1], (mark, style), row[2:])

    def _place(self, block: int) -> Place:
        assert self._pages is not None
        return self._pages.letter.blocks[block].place

    def _nearest(self, place: Place) -> Place | None:
        """Return the place of the nearest block at or before a place, of the same field or part."""
        blocks = self._pages.letter.blocks if self._pages else ()
        before = [
            block.place
            for block in blocks
            if block.place.key == place.key and _order(block.place) <= _order(place)
        ]
        return max(before, key=_order, default=None)


MARK, QUIET = "▌", "▏"  # the mark of the line with the cursor, and of the other lines of its paragraph


def _size(pages: Pages) -> Size:
    from replydesk.render import terminal  # imported late, as elsewhere here: only pages need it

    return Size(terminal.frame_width(pages), terminal.page_height(pages) * len(pages.pages))


def _rows(pages: Pages) -> dict[int, Row]:
    """Return the printed rows of all pages that are not empty, by their row in the view."""
    from replydesk.render import terminal

    height = terminal.page_height(pages)
    return {
        (page.number - 1) * height + 1 + index: row
        for page in pages.pages
        for index, row in enumerate(page.rows)
        if row
    }


def _order(place: Place) -> tuple[int, int]:
    return place.section, place.paragraph
