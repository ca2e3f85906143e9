"""Search in the open draft: the find bar, the matches, the way back."""

from __future__ import annotations

from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as LineSelection
from textual.widgets.text_area import Selection

from replydesk.draft.place import Place
from replydesk.reply.find_replace import Match
from replydesk.reply.steps import step_of
from replydesk.tui.writing.find_bar import FindBar
from replydesk.tui.writing.host import SearchedHost


class _Spot(NamedTuple):
    """The clerk's position before the search: step, place, widget and selection."""

    step: int
    place: Place
    widget: Widget | None
    selection: Selection | LineSelection | None


class DraftSearch:
    """Find and replace on the screen of a draft."""

    def __init__(self, screen: SearchedHost) -> None:
        self._screen = screen
        self._bar: FindBar | None = None
        self._from: _Spot | None = None

    @property
    def is_open(self) -> bool:
        """Return True if the bar is shown."""
        return self._bar is not None and self._bar.display

    async def begin(self) -> None:
        """Open the bar; if it is already in use, continue writing at its match."""
        screen = self._screen
        if self._bar is None:
            self._bar = FindBar(screen.stock, screen.edit)
            self._bar.display = False
            await screen.add_below_editor(self._bar)
        if self._bar.display and self._bar.has_focus_within:
            self._bar.action_find_write()
            return
        screen.show_editor()
        place, selected = screen.editor.place(), ""
        widget = screen.focused if screen.focused in screen.editor.walk_children() else None
        if isinstance(widget, TextArea | Input):
            selected = widget.selected_text
        selection = widget.selection if isinstance(widget, TextArea | Input) else None
        self._from = _Spot(screen.current, place, widget, selection)
        self._bar.begin(screen.session.draft, place, selected)

    def replace_all(self) -> bool:
        """Replace all matches if the bar is in use; return whether it is."""
        bar = self._bar
        if bar is None or not bar.display or not bar.has_focus_within:
            return False
        bar.action_find_replace_all()
        return True

    def update(self) -> None:
        """Update the bar with the current draft."""
        if self._bar is not None:
            self._bar.update(self._screen.session.draft)

    async def show(self, match: Match) -> Widget | None:
        """Select a match in its editor; return the field it is in."""
        step = step_of(match.place.key)
        if step != self._screen.current:
            await self._screen.go_to(step, enter=False)
        return self._screen.editor.mark(match)

    async def close(self, match: Match | None = None) -> None:
        """Close the bar, and continue at a match, or where the clerk was before."""
        assert self._bar is not None
        self._bar.display = False
        if match is not None:
            field = await self.show(match)
            self._screen.set_focus(field or self._screen.editor.first())
            return
        spot, self._from = self._from, None
        if spot is not None:
            await self._go_back(spot)

    async def _go_back(self, spot: _Spot) -> None:
        screen = self._screen
        await screen.go_to(spot.step, enter=False)
        screen.editor.turn_to(spot.place)
        screen.set_focus(spot.widget or screen.editor.first())
        match spot.widget, spot.selection:
            case (TextArea() as field, Selection() as selection):
                field.selection = selection
            case (Input() as line, LineSelection() as selection):
                line.selection = selection
