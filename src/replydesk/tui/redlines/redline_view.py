"""The pages of a redline, drawn with what was removed and added."""

from __future__ import annotations

from rich.text import Text

from replydesk.layout.pages import Pages, Row
from replydesk.letter.redline import Redline
from replydesk.render.terminal import with_changes
from replydesk.tui.kit.page_view import PageView


class RedlineView(PageView):
    """The pages of a redline."""

    _redline: Redline | None = None

    def show_redline(self, pages: Pages, redline: Redline) -> None:
        """Show the pages of a redline."""
        self._redline = redline
        self.show(pages)

    def _with_words(self, pages: Pages, drawn: Text, row: Row) -> Text:
        return with_changes(pages, drawn, row, self._redline) if self._redline else drawn
