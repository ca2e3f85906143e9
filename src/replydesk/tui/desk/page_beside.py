"""The printed page of the draft under the cursor, beside the list."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from textual.css.query import NoMatches
from textual.timer import Timer

from replydesk.desk import desk_folder
from replydesk.desk.listing import ListedDraft
from replydesk.reply.reply import make_reply
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.host import TimedHost
from replydesk.tui.kit.page_view import PageView

PAGE_AFTER = 0.06  # seconds without a key after which the page is shown


class BesideHost(DeskHost, TimedHost, Protocol):
    """A desk's screen with a page beside the list."""

    @property
    def page(self) -> PageView: ...


class PageBeside:
    """Shows the draft under the cursor once the cursor rests: a page takes longer than a key may."""

    def __init__(self, screen: BesideHost) -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self._shown: tuple[Path, ListedDraft] | None = None

    @property
    def is_busy(self) -> bool:
        """Return True while the page has not followed the cursor yet."""
        return self._timer is not None

    def forget(self) -> None:
        """Have the page made again: phrases or profiles have changed."""
        self._shown = None

    def show_soon(self) -> None:
        """Show the draft under the cursor, unless another key comes first."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAGE_AFTER, self._show)

    def _show(self) -> None:
        self._timer = None
        try:
            page, path = self._screen.page, self._screen.drafts.cursor
        except NoMatches:  # the program is ending: the screen's parts go before its timers
            return
        entry = self._screen.reader.entries.get(path) if path else None
        if not page.display or path is None or entry is None or entry.trouble:
            page.show(None)
            self._shown = None
        elif self._shown != (path, entry):
            self._shown = (path, entry)
            try:
                page.show(make_reply(desk_folder.read_draft(path).draft, self._screen.desk.stock).pages)
            except UserError:
                page.show(None)
            page.scroll_to(y=0, animate=False)
