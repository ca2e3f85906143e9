"""The printed pages for reading: one, or two side by side where the window is wide enough."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.layout.pages import Line, Page, Pages
from replydesk.letter.source_map import Printed
from replydesk.render.terminal import character_at, frame_width, page_rows
from replydesk.tui.kit.page_view import MARK
from replydesk.tui.kit.point_marks import POINT_LOOK, PrintedPoints, margin_numbers, with_number
from replydesk.tui.kit.printed_marks import PrintedMarks, mark_words
from replydesk.tui.kit.word_marks import PICKED, WORD_LOOKS, WordMark
from replydesk.tui.kit.wrapping import wrap_offsets

GAP = 1  # cells between two pages

KEPT = 2  # rows that stay visible when a page higher than the window is turned


class PagePair(ScrollView, can_focus=True, inherit_bindings=False):
    """The pages of a letter in spreads of one or two, below each other; only visible rows are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-mark", PICKED, POINT_LOOK, *WORD_LOOKS}

    class Turned(Message):
        """Other pages have become visible."""

    class Pointed(Message):
        """A character of the letter was clicked."""

        def __init__(self, at: Printed) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__(id="pair")
        self._pages: Pages | None = None
        self._words: PrintedMarks = {}
        self._picked: PrintedMarks = {}
        self._numbers: dict[tuple[int, int], str] = {}  # of points, by page and row of its sheet (from 1)
        self._message = ""
        self._spreads: dict[int, list[Text]] = {}
        self._columns = 1
        self._rows = 1
        self._first = 1

    def show(
        self,
        pages: Pages | None,
        message: str = "",
        page: int = 1,
        words: PrintedMarks | None = None,
        points: PrintedPoints | None = None,
    ) -> None:
        """Show pages from one of them on, with marked words and points, or a message instead."""
        self._pages, self._message, self._words, self._picked = pages, message, words or {}, {}
        sheets = pages.pages if pages and points else ()
        rows = {(each.number, y): row for each in sheets for y, row in enumerate(each.rows, 1)}
        self._numbers = margin_numbers(rows, points or {})
        self._rows = pages.sheet.lines + 3 if pages else 1  # page_rows: the frame, and the page's number
        self._lay_out()
        self.turn_to(page)
        self.refresh()
        self.post_message(self.Turned())

    def pick(self, block: int, begin: int, end: int) -> None:
        """Show which characters of a block are pointed at, and make the first of them visible."""
        self._picked = {block: (WordMark(begin, end, PICKED),)}
        self._spreads = {}
        self.refresh()
        for page in self._pages.pages if self._pages else ():
            for index, row in enumerate(page.rows):
                if any(each.block == block and each.start <= begin < each.end for each in row):
                    self.see(page.number, index)
                    return

    def unpick(self) -> None:
        """Point at nothing."""
        if self._picked:
            self._picked, self._spreads = {}, {}
            self.refresh()

    @property
    def first_row(self) -> tuple[int, int]:
        """Return the first row in sight: its page, and which of the page it is (from 0)."""
        at, index = divmod(int(self.scroll_y), self._rows)
        return at * self._columns + 1, max(index - 1, 0)

    def is_in_sight(self, page: int, row: int) -> bool:
        """Return True if a row of a page is visible."""
        at = (page - 1) // self._columns * self._rows + row + 1
        return int(self.scroll_y) < at < int(self.scroll_y) + self.size.height - 1

    def see(self, page: int, row: int) -> None:
        """Make a row of a page visible, moving as little as possible."""
        if not self.is_in_sight(page, row):
            at = (page - 1) // self._columns * self._rows + row + 1
            self.scroll_to(y=max(at - self.size.height // 3, 0), animate=False, force=True)

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self._pages.pages) if self._pages else 0

    @property
    def in_sight(self) -> tuple[int, int]:
        """Return the first and last page number of the spread in the middle of the view."""
        return self._first, min(self._first + self._columns - 1, self.count)

    def turn(self, step: int) -> None:
        """Turn to the next or previous spread; one higher than the window takes several turns."""
        top, view, rows = int(self.scroll_y), self.size.height, self._rows
        at, within = divmod(top, rows)
        if step > 0:
            is_all_seen = within + view >= rows
            y = (at + 1) * rows if is_all_seen else min(top + view - KEPT, at * rows + rows - view)
        elif within:
            y = max(top - view + KEPT, at * rows)
        else:
            y = (at - 1) * rows + max(rows - view, 0)
        last = (self._count_of_spreads - 1) * rows + max(rows - view, 0)
        self.scroll_to(y=max(0, min(y, last)), animate=False, force=True)

    def turn_to(self, page: int, row: int = 0) -> None:
        """Show a page from its top, or so that a row of its type area is visible."""
        spread = (max(1, min(page, self.count)) - 1) // self._columns
        hidden = max(row + 2 + KEPT - self.size.height, 0)
        self.scroll_to(y=spread * self._rows + hidden, animate=False, force=True)

    def turn_to_end(self) -> None:
        """Show the foot of the last page."""
        foot = max(self._rows - self.size.height, 0)
        self.scroll_to(y=(self._count_of_spreads - 1) * self._rows + foot, animate=False, force=True)

    def move(self, rows: int) -> None:
        """Scroll some rows down or up."""
        self.scroll_to(y=self.scroll_y + rows, animate=False, force=True)

    @property
    def _count_of_spreads(self) -> int:
        return max(-(-self.count // self._columns), 1)

    def _lay_out(self) -> None:
        """Arrange the pages in spreads by the width; there is room to show the last one alone."""
        wide = 2 * frame_width(self._pages) + GAP if self._pages else 0
        self._columns = 2 if 0 < wide <= self.size.width and self.count > 1 else 1
        self._spreads = {}
        rows = (self._count_of_spreads - 1) * self._rows + max(self._rows, self.size.height)
        self.virtual_size = Size(0, rows)

    def on_resize(self, event: Resize) -> None:
        page = self._first
        self._lay_out()
        self.turn_to(page)
        self.refresh()
        self.post_message(self.Turned())

    def watch_scroll_y(self, before: float, now: float) -> None:
        super().watch_scroll_y(before, now)
        middle = int(now) + min(self.size.height, self._rows) // 2
        first = min(middle // self._rows, self._count_of_spreads - 1) * self._columns + 1
        if first != self._first:
            self._first = first
            self.post_message(self.Turned())

    def render_line(self, y: int) -> Strip:
        at, index = divmod(y + int(self.scroll_y), self._rows)
        width = self.size.width
        if self._pages is None:
            row = self._message_line(y)
        elif at < self._count_of_spreads:
            row = self._spread(at)[index]
        else:
            return Strip.blank(width, self.rich_style)
        left = max((width - row.cell_len) // 2, 0) if self._pages else 2
        strip = Strip(Text.assemble(" " * left, row).render(self.app.console)).apply_style(self.rich_style)
        return strip.crop_extend(0, width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Report the character clicked."""
        at, index = divmod(event.y + int(self.scroll_y), self._rows)
        pages = self._pages
        if pages is None or not 0 < index <= pages.sheet.lines:
            return
        wide = frame_width(pages) + GAP
        column, cell = divmod(event.x - max((self.size.width - wide * self._columns + GAP) // 2, 0), wide)
        page = at * self._columns + column
        row = pages.pages[page].rows[index - 1] if 0 <= column < self._columns and page < self.count else ()
        if found := character_at(pages, row, cell):
            self.post_message(self.Pointed(Printed(*found)))

    def _message_line(self, y: int) -> Text:
        offsets = wrap_offsets(self._message, max(self.size.width - 4, 2))
        lines = Text(self._message).divide(offsets)
        return lines[y - 1] if 0 < y <= len(lines) else Text()

    def notify_style_update(self) -> None:
        """Draw the marks of words in the colours of another theme."""
        self._spreads = {}
        super().notify_style_update()

    def _rows_of(self, pages: Pages, page: Page) -> list[Text]:
        """Return the rows of a page with the wrong words marked, and those pointed at."""
        rows = page_rows(pages, page)
        for words in filter(None, (self._words, self._picked)):
            for y, row in enumerate(page.rows, 1):
                mark_words(pages, rows[y], row, words, self)
        for y in range(1, len(page.rows) + 1) if self._numbers else ():
            if number := self._numbers.get((page.number, y), ""):
                rows[y] = with_number(
                    rows[y], number, self.get_component_rich_style(POINT_LOOK, partial=True)
                )
        for y, row in enumerate(page.rows, 1) if self._picked else ():
            if any(_is_picked(line, self._picked) for line in row):
                style = self.get_component_rich_style("page-mark", partial=True)
                rows[y] = Text.assemble(rows[y][:1], (MARK, style), rows[y][2:])
        return rows

    def _spread(self, at: int) -> list[Text]:
        if at not in self._spreads and self._pages is not None:
            pages = self._pages.pages[at * self._columns : (at + 1) * self._columns]
            sides = [self._rows_of(self._pages, page) for page in pages]
            blank = [Text(" " * frame_width(self._pages))] * self._rows
            sides += [blank] * (self._columns - len(sides))
            between = Text(" " * GAP)
            self._spreads[at] = [between.join(row) for row in zip(*sides, strict=True)]
        return self._spreads[at]


def _is_picked(line: Line, picked: PrintedMarks) -> bool:
    """Return True if a line has characters that are pointed at."""
    return any(mark.begin < line.end and mark.end > line.start for mark in picked.get(line.block, ()))
