"""The actions on past replies looked at from the open draft, and on figures taken over from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.taken_marks import TakenMarks

if TYPE_CHECKING:
    from replydesk.tui.writing.host import PastHost


class PastActions(DraftBase):
    """A screen with an open draft for which past replies are looked at."""

    taken: TakenMarks

    def action_past(self) -> None:
        """Show past replies like what is selected, else like the suggestion; in the find bar, replace all."""
        if self.search.replace_all():
            return
        from replydesk.tui.writing.past_replies import open_past

        self.catch_up()
        open_past(cast("PastHost", self))

    async def action_confirm_taken(self) -> None:
        """Confirm the figure at the cursor that was taken over, and go to the next."""
        self.catch_up()
        await self.taken.confirm()
