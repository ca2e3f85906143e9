"""The original of the draft that is read: beside the page, or in its place."""

from __future__ import annotations

from typing import Protocol

from replydesk.tui.commands import ON_READING
from replydesk.tui.kit.work_screen import PAGE_BESIDE
from replydesk.tui.originals.original_beside import SHOWN, OriginalBeside, RoomyHost, show_original
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.original_text import OriginalText
from replydesk.tui.reading.reading_remarks import ReadingHost

_WAY_IN = next(each for each in ON_READING if each.action == "original")
BESIDE = "original-beside"  # the class of a screen on which the original is beside the page


class OriginalReadingHost(RoomyHost, ReadingHost, Protocol):
    """The reading screen, as far as originals need it."""


class ReadingOriginal(OriginalBeside):
    """The original on a reading screen; once shown, it is shown of the next drafts, too."""

    def __init__(self, screen: OriginalReadingHost) -> None:
        super().__init__(screen)
        self._screen = screen

    async def toggle(self) -> None:
        """Go to the original, or, from there, back to the pages alone."""
        if self.has_focus:
            self._screen.set_class(False, SHOWN)
            self._screen.set_focus(self._screen.pair)
            return
        if self._pane is None:
            self._pane = OriginalPane(OriginalText(), _WAY_IN)
            await self._screen.query_one("#main").mount(self._pane, after="#pair")
        self._screen.say("")
        self._screen.set_class(True, SHOWN)
        self.resized()
        self.renew()
        self._pane.enter()

    def leave(self) -> None:
        """Go back to the pages; where there is room the original stays beside them."""
        if not self._screen.has_class(BESIDE):
            self._screen.set_class(False, SHOWN)
        self._screen.set_focus(self._screen.pair)

    def resized(self) -> None:
        """Show the original beside the page where both have room."""
        self._screen.set_class(self._screen.size.width >= PAGE_BESIDE, BESIDE)

    def renew(self) -> None:
        """Show the original of the draft that is read now."""
        if self._pane is None or not self.is_shown:
            return
        if reading := self._screen.reading:
            show_original(self._pane, reading.stored.path, reading.reply.draft, self._without())
        else:
            self._pane.show(None, without=self._without())

    def _without(self) -> str:
        write, put = (self._screen.key(each) for each in ("reading.write", "draft.original"))
        return f"这份稿子没有原件（答的建议、提案）。要添加，按 {write} 改稿，再按 {put}；或者在桌面上添加。"
