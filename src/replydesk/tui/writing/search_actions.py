"""The actions that find words of the open draft, and go to them."""

from __future__ import annotations

from textual import on

from replydesk.reply.find_replace import Match
from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.find_bar import FindBar


class SearchActions(DraftBase):
    """A screen with an open draft whose words are found and selected."""

    async def action_find(self) -> None:
        """Find and replace in the whole draft; in the original, find words there."""
        if self.originals.has_focus:
            self.originals.find()
        else:
            await self.search.begin()

    @on(FindBar.MatchReached)
    async def _found(self, event: FindBar.MatchReached) -> None:
        await self.search.show(event.match)

    @on(FindBar.Closed)
    async def _find_closed(self, event: FindBar.Closed) -> None:
        await self.search.close(event.match)

    async def select(self, match: Match) -> None:
        """Select words in the field where they are written."""
        self.show_editor()
        field = await self.search.show(match)
        self.set_focus(field or self.pane.editor.first())
        if field is not None:  # focus events are queued, and a field moves its cursor then
            self.app.call_later(field.call_later, self.pane.editor.mark, match)

    async def select_words(self, match: Match) -> None:
        """Select words in the field where they are written, the focus left for another part."""
        self.show_editor()
        field = await self.search.show(match)
        self.pane.note_focus(field or self.pane.editor.first())
        if field is not None:
            self.app.call_later(field.call_later, self.pane.editor.mark, match)
