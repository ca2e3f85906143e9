"""Screens as Textual has them, but for what makes a hand wait, or close more than it meant."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Idle, ScreenResume
from textual.geometry import Size
from textual.screen import Screen

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


class QuickScreen(ClosesOnce[None]):
    """A screen that is styled once as it comes up, and painted as soon as a key is done."""

    _is_hurried = False

    def __init__(self) -> None:
        super().__init__()
        self._know_size(self.app.size)

    def _know_size(self, size: Size) -> None:
        """Have the classes of a window's size from the beginning: set later, all rules are applied twice."""
        width, height = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        for cells, breakpoints in ((size.width, width or []), (size.height, height or [])):
            self.add_class(*self._get_breakpoint_classes(cells, breakpoints), update=False)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Come up without all rules being applied again: those of a new theme were when it changed."""
        event.refresh_styles = False
        super()._on_screen_resume(event)

    def hurry(self) -> None:
        """Paint what a key changes as soon as it is done.

        Textual paints by the beat of a timer, and a key that comes when a frame is just out waits up to two
        beats, 33 ms, doing nothing.
        """
        self._is_hurried = True

    async def _on_idle(self, event: Idle) -> None:
        await super()._on_idle(event)
        if self._is_hurried and (self._dirty_widgets or self._layout_required):
            self._is_hurried = False
            self._on_timer_update()
