"""Base screens that avoid delays of Textual and close only once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import ScreenResume
from textual.screen import Screen

from replydesk.tui.kit.textual_privates import HookedScreen

_Result = TypeVar("_Result")


class ClosesOnce(Screen[_Result]):
    """A screen that ignores a second request to close; Textual would close the screen below."""

    _is_closing = False

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close with a result; only the first call counts."""
        if self._is_closing:
            return AwaitComplete()
        self._is_closing = True
        return super().dismiss(result)


class QuickScreen(ClosesOnce[None], HookedScreen[None]):
    """A screen that is styled once when it opens, and painted as soon as a key is handled."""

    def __init__(self) -> None:
        super().__init__()
        self.know_size(*self.app.size)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Resume without applying all style rules again; a new theme has done so already."""
        event.refresh_styles = False
