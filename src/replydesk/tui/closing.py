"""Screens that close once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
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
