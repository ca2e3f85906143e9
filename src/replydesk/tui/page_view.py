"""The printed pages beside the editor: scrolled, repainted as one types."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.layout.pages import Pages
from replydesk.letter import Place
from replydesk.render.terminal import frame_width, page_rows


class PageView(ScrollView, can_focus=True):
    """All pages of a letter below each other. Only the rows in sight are drawn."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self._pages: Pages | None = None
        self._rows: list[Text] = []
        self._first_rows: dict[Place, int] = {}

    def show(self, pages: Pages) -> None:
        """Draw these pages from now on."""
        self._pages = pages
        self._rows = [row for page in pages.pages for row in page_rows(pages, page)]
        self._first_rows = _first_rows(pages, len(self._rows) // len(pages.pages))
        self.virtual_size = Size(frame_width(pages), len(self._rows))
        self.refresh()

    def reveal(self, place: Place) -> None:
        """Scroll so that the first line that comes from a place of the draft is in sight."""
        at = self._row_of(place)
        if at is not None and not self.scroll_y <= at < self.scroll_y + self.size.height - 1:
            self.scroll_to(y=max(at - self.size.height // 3, 0), animate=False)

    @property
    def page_in_sight(self) -> int:
        """The number of the page in the middle of the view."""
        if self._pages is None or not self._rows:
            return 1
        rows = len(self._rows) // len(self._pages.pages)
        middle = int(self.scroll_y) + self.size.height // 2
        return min(middle // rows + 1, len(self._pages.pages))

    def render_line(self, y: int) -> Strip:
        at = y + int(self.scroll_y)
        wide = self.size.width
        if at >= len(self._rows):
            return Strip.blank(wide, self.rich_style)
        segments = self._rows[at].render(self.app.console)
        strip = Strip(segments).apply_style(self.rich_style)
        return strip.crop_extend(int(self.scroll_x), int(self.scroll_x) + wide, self.rich_style)

    def _row_of(self, place: Place) -> int | None:
        """The row of the nearest block at or before a place, of those of the same field or part."""
        at = [each for each in self._first_rows if each.key == place.key and _order(each) <= _order(place)]
        return self._first_rows[max(at, key=_order)] if at else None


def _first_rows(pages: Pages, height: int) -> dict[Place, int]:
    """The row on which each place of the draft begins, pages being `height` rows high."""
    rows: dict[Place, int] = {}
    for page in pages.pages:
        for index, line in enumerate(page.rows):
            if line is not None:
                rows.setdefault(pages.block(line).place, (page.number - 1) * height + 1 + index)
    return rows


def _order(place: Place) -> tuple[int, int]:
    return place.section, place.paragraph
