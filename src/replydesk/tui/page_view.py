"""The printed pages beside the editor: scrolled, repainted as one types."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.layout.pages import Pages
from replydesk.letter import Place
from replydesk.render.terminal import frame_width, page_rows
from replydesk.tui.commands import IN_PAGE, bindings


class PageView(ScrollView, can_focus=True):
    """All pages of a letter below each other. Only the rows in sight are drawn.

    The lines of what is being written have a mark in the margin; a click tells where a line comes from.
    """

    BINDINGS = bindings(IN_PAGE)
    COMPONENT_CLASSES = {"page-mark"}

    class Turned(Message):
        """Other rows came in sight."""

    class Pointed(Message):
        """A line that comes from this place was clicked."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__(id="page")
        self._pages: Pages | None = None
        self._rows: list[Text] = []
        self._places: dict[int, Place] = {}
        self._marked: Place | None = None

    def show(self, pages: Pages | None) -> None:
        """Draw these pages from now on, None for nothing. Only rows that differ are drawn again."""
        before = self._rows
        self._pages = pages
        every = pages.pages if pages else ()
        self._rows = [row for page in every for row in page_rows(pages, page)] if pages else []
        self._places = _places(pages, len(self._rows) // len(every)) if pages else {}
        size = Size(frame_width(pages) if pages else 0, len(self._rows))
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        self._draw_again(y for y, row in enumerate(self._rows) if row != before[y])

    def _draw_again(self, rows: Iterable[int]) -> None:
        top, width = int(self.scroll_y), self.size.width
        self.refresh(*(Region(0, y - top, width, 1) for y in rows if 0 <= y - top < self.size.height))

    def reveal(self, place: Place, *, scroll: bool = True) -> None:
        """Mark the lines that come from a place of the draft, and scroll to the first of them."""
        before, self._marked = self._marked, self._nearest(place)
        at = next((row for row, each in self._places.items() if each == self._marked), None)
        if before != self._marked:
            self._draw_again(row for row, each in self._places.items() if each in (before, self._marked))
        if scroll and at is not None and not self.scroll_y <= at < self.scroll_y + self.size.height - 1:
            self.scroll_to(y=max(at - self.size.height // 3, 0), animate=False)

    @property
    def page_in_sight(self) -> int:
        """The number of the page in the middle of the view."""
        if self._pages is None or not self._rows:
            return 1
        rows = len(self._rows) // len(self._pages.pages)
        middle = int(self.scroll_y) + self.size.height // 2
        return min(middle // rows + 1, len(self._pages.pages))

    def watch_scroll_y(self, before: float, now: float) -> None:
        super().watch_scroll_y(before, now)
        self.post_message(self.Turned())

    def on_click(self, event: Click) -> None:
        if (place := self._places.get(event.y + int(self.scroll_y))) is not None:
            self.post_message(self.Pointed(place))

    def render_line(self, y: int) -> Strip:
        at = y + int(self.scroll_y)
        wide = self.size.width
        if at >= len(self._rows):
            return Strip.blank(wide, self.rich_style)
        row = self._rows[at]
        if at in self._places and self._places[at] == self._marked:
            mark = Text("▌", self.get_component_rich_style("page-mark", partial=True))
            row = Text.assemble(row[:1], mark, row[2:])
        segments = row.render(self.app.console)
        strip = Strip(segments).apply_style(self.rich_style)
        return strip.crop_extend(int(self.scroll_x), int(self.scroll_x) + wide, self.rich_style)

    def _nearest(self, place: Place) -> Place | None:
        """Where the nearest block at or before a place comes from, of those of the same field or part."""
        before = [
            each for each in self._places.values() if each.key == place.key and _order(each) <= _order(place)
        ]
        return max(before, key=_order, default=None)


def _places(pages: Pages, height: int) -> dict[int, Place]:
    """Where the line of each row comes from, pages being `height` rows high."""
    return {
        (page.number - 1) * height + 1 + index: pages.block(row[0]).place
        for page in pages.pages
        for index, row in enumerate(page.rows)
        if row
    }


def _order(place: Place) -> tuple[int, int]:
    return place.section, place.paragraph
