"""The actions on the original of the open draft, and what its pane asks for."""

from __future__ import annotations

from textual import on

from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.originals.original_text import OriginalOfDraft, OriginalText
from replydesk.tui.writing.draft_base import DraftBase


class OriginalActions(DraftBase):
    """A screen with an open draft that has room for its original."""

    async def action_original(self) -> None:
        """Go to the original, or back from it."""
        self.settle_value()
        await self.originals.toggle()

    @on(OriginalText.Left)
    def _original_left(self) -> None:
        self.originals.leave()

    @on(OriginalText.Missed)
    def _original_missed(self, event: OriginalText.Missed) -> None:
        self.say(event.text, is_trouble=True)

    @on(OriginalOfDraft.Quoted)
    def _quoted(self, event: OriginalOfDraft.Quoted) -> None:
        self.originals.quote(event.words)

    @on(OriginalOfDraft.PutWanted)
    @opens_dialog
    async def _original_wanted(self) -> None:
        await self.originals.put()
        self.same_item.forget()

    @on(OriginalOfDraft.OffWanted)
    @opens_dialog
    async def _original_unwanted(self) -> None:
        await self.originals.take_off()

    @on(OriginalText.Pasted)
    def _original_pasted(self, event: OriginalText.Pasted) -> None:
        async def put(screen: OriginalActions) -> None:
            await screen.originals.put_text(event.text)
            screen.same_item.forget()

        opens_dialog(put)(self)

    def on_resize(self) -> None:
        """Keep what has the focus visible."""
        self.originals.resized()
        super().on_resize()
