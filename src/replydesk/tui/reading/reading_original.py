"""The original of the draft that is read: beside the page, or in its place."""

from __future__ import annotations

from typing import Any, Protocol

from textual.widget import Widget

from replydesk.desk.originals import read_original_of
from replydesk.letter.original_fields import differences
from replydesk.text.errors import UserError
from replydesk.tui.commands import ON_READING
from replydesk.tui.kit.work_screen import PAGE_BESIDE
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.original_text import OriginalText
from replydesk.tui.originals.point_spots import point_spots
from replydesk.tui.reading.reading_remarks import ReadingHost

_WAY_IN = next(each for each in ON_READING if each.action == "original")
SHOWN, BESIDE = "with-original", "original-beside"  # classes of the screen


class OriginalReadingHost(ReadingHost, Protocol):
    """The reading screen, as far as originals need it."""

    @property
    def size(self) -> Any: ...
    @property
    def focused(self) -> Widget | None: ...
    def query_one(self, selector: str) -> Any: ...
    def has_class(self, *names: str) -> bool: ...


class ReadingOriginal:
    """The original on a reading screen; once shown, it is shown of the next drafts, too."""

    def __init__(self, screen: OriginalReadingHost) -> None:
        self._screen = screen
        self._pane: OriginalPane | None = None

    @property
    def is_shown(self) -> bool:
        """Return True if the original is to be seen."""
        return self._screen.has_class(SHOWN)

    @property
    def _has_focus(self) -> bool:
        focused = self._screen.focused
        return self._pane is not None and focused is not None and self._pane in focused.ancestors

    async def toggle(self) -> None:
        """Go to the original, or, from there, back to the pages alone."""
        if self._has_focus:
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
        reading = self._screen.reading
        try:
            original = read_original_of(reading.stored.path) if reading else None
        except UserError as error:
            self._pane.show(None, without=f"原件读不了：{error}")
            return
        if original is None or reading is None:
            self._pane.show(None, without=self._without())
        else:
            draft = reading.reply.draft
            self._pane.show(original, differences(draft, original), point_spots(draft, original))

    def _without(self) -> str:
        write, put = (self._screen.key(each) for each in ("reading.write", "draft.original"))
        return f"这份稿子没有原件（答的建议、提案）。要添加，按 {write} 改稿，再按 {put}；或者在桌面上添加。"
