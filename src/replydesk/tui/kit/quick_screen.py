"""Screens as Textual has them, but for what makes a hand wait, or close more than it meant."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import ScreenResume
from textual.screen import Screen

from replydesk.tui.kit.textual_privates import HookedScreen

_Result = TypeVar("_Result")


class ClosesOnce(Screen[_Result]):
    """A screen that two keys in one breath may tell to close: Textual would close the one below, too."""

    _is_closing = False

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close with a result; the first one counts."""
        if self._is_closing:
            return AwaitComplete()
        self._is_closing = True
        return super().dismiss(result)


class QuickScreen(ClosesOnce[None], HookedScreen[None]):
    """A screen that is styled once as it comes up, and painted as soon as a key is done."""

    def __init__(self) -> None:
        super().__init__()
        self.know_size(*self.app.size)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Come up without all rules being applied again: those of a new theme were when it changed."""
        event.refresh_styles = False
