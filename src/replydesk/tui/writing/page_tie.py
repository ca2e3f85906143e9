"""Ties cursor and page: the text being written is marked on the page, a click there leads back."""

from __future__ import annotations

from textual.timer import Timer

from replydesk.draft.place import Place
from replydesk.letter.source_map import LetterSpot, Printed, printed_at, spot_of
from replydesk.reply.steps import step_of
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing.host import PagedHost

MARK_AFTER = 0.05  # seconds from a move of the cursor to the mark on the page


class PageTie:
    """Ties editor and page of a draft's screen; while the page has the focus, the mark stays."""

    def __init__(self, screen: PagedHost) -> None:
        self._screen = screen
        self.spot = LetterSpot(Place(""))  # of the cursor when it was last in the editor
        self._marking: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Return True while the mark has not followed the cursor yet."""
        return self._marking is not None

    @property
    def _page(self) -> PageView:
        return self._screen.page

    def reveal(self) -> None:
        """Mark the text being written on the page; scroll to it unless the page has the focus."""
        is_writing = (
            self._page.screen.focused is not self._page
        )  # `has_focus` is set only some messages later
        if is_writing:
            self._look()
        self._mark(scroll=is_writing)

    def _look(self) -> None:
        self.spot = self._screen.editor.spot(self._screen.judged.reply.draft)

    def _mark(self, *, scroll: bool) -> None:
        reply = self._screen.judged.reply
        at = printed_at(reply.letter, reply.draft, self.spot)
        self._page.reveal(self.spot.place, at, scroll=scroll)

    def moved(self) -> None:
        """Schedule a mark for the moved cursor, unless the page is about to be repainted."""
        if self._marking is None and not self._screen.is_to_repaint:
            self._marking = self._screen.set_timer(MARK_AFTER, self._mark_moved)

    def _mark_moved(self) -> None:
        self._marking = None
        if not self._screen.is_to_repaint:
            self.reveal()

    def turn_to_page(self) -> None:
        """Put the focus on the page, where the text being written is printed."""
        self._look()
        self._mark(scroll=True)
        self._screen.set_focus(self._page)

    async def go_to(self, at: Printed) -> None:
        """Put the cursor where a character of the page is written."""
        screen, reply = self._screen, self._screen.judged.reply
        spot = spot_of(reply.letter, reply.draft, at)
        await screen.go_to(step_of(spot.place.key))
        screen.editor.turn_to_spot(spot, screen.judged.reply.draft)
