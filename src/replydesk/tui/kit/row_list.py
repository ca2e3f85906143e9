"""A list with a cursor and any number of rows below a head; only the visible rows are drawn."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

PAGE = 1000  # row counts from here on mean a page


class RowList(ScrollView, can_focus=True):
    """Rows below a head; a subclass gives their number (`count`) and content (`head`, `row`)."""

    COMPONENT_CLASSES = {"list--head", "list--cursor"}

    class Pointed(Message):
        """The cursor is on another row, or on none."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.at = 0

    @property
    def count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def head(self) -> str:
        """Return the text above the rows."""
        raise NotImplementedError

    def row(self, at: int) -> tuple[str, str]:
        """Return the text of a row and the component class that colours it."""
        raise NotImplementedError

    def near(self, at: int, step: int) -> int:
        """Return the row where the cursor lands when moved towards `at`, down (1) or up (-1)."""
        return max(min(at, self.count - 1), 0)

    def relist(self) -> None:
        """Show the current rows."""
        self.virtual_size = Size(0, self.count + 1)
        self._scroll_to_cursor()
        self.refresh()

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows; ±1000 means a page."""
        page: int = max(self.size.height - 2, 1)
        step = rows if abs(rows) < PAGE else page * (1 if rows > 0 else -1)
        self.go_to(min(max(self.at + step, 0), self.count - 1), 1 if step > 0 else -1)

    def action_end(self, is_last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.go_to(self.count - 1 if is_last else 0, -1 if is_last else 1)

    def go_to(self, at: int, step: int = 1) -> None:
        """Put the cursor on a row, or on the nearest possible one."""
        before, self.at = self.at, self.near(at, step)
        if before != self.at:
            self.draw(before)
            self.draw(self.at)
            self._scroll_to_cursor()
            self.post_message(self.Pointed())

    def row_under(self, event: Click) -> int | None:
        """Return the row under the mouse, None on the head and below the last row."""
        at = int(event.y - 1 + int(self.scroll_y))
        return at if event.y > 0 and at < self.count else None

    def draw(self, at: int) -> None:
        """Redraw a row if it is visible."""
        y = at + 1 - int(self.scroll_y)
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _scroll_to_cursor(self) -> None:
        room = self.size.height - 1
        if self.at < self.scroll_y or self.at == 1:
            self.scroll_to(y=self.at if self.at > 1 else 0, animate=False)
        elif room > 0 and self.at >= self.scroll_y + room:
            self.scroll_to(y=self.at - room + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        at = y - 1 + int(self.scroll_y)
        if y == 0:
            return self._strip(self.head(), "list--head")
        if at >= self.count:
            return Strip.blank(self.size.width, self.rich_style)
        text, component = self.row(at)
        return self._strip(text, "list--cursor" if at == self.at else component)

    def _strip(self, text: str, component: str) -> Strip:
        style = self.get_component_rich_style(component) if component else self.rich_style
        return Strip([Segment(set_cell_size(text, self.size.width), style or Style())])


def fitted(text: str, cells: int, *, is_right: bool = False) -> str:
    """Return the text padded to a number of cells, or cut with …; `is_right` aligns it right."""
    if cell_len(text) > cells:
        return set_cell_size(set_cell_size(text, cells - 1).rstrip() + "…", cells)
    return " " * (cells - cell_len(text)) + text if is_right else set_cell_size(text, cells)
