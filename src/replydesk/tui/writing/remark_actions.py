"""The actions on the remarks of the open draft, and what their strip asks for."""

from __future__ import annotations

from textual import on

from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.remarks import Remarks


class RemarkActions(DraftBase):
    """A screen with an open draft that has remarks."""

    remarks: Remarks

    @property
    def strip(self) -> RemarkStrip:
        """Return the strip of remarks beside the editor."""
        return self.pane.strip

    def action_remark(self) -> None:
        """Put a remark on what is selected."""
        self.catch_up()
        self.remarks.put()

    async def action_next_remark(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) open remark."""
        self.catch_up()
        await self.remarks.turn(by)

    def action_remarks(self) -> None:
        """List all remarks."""
        self.catch_up()
        self.remarks.show_list()

    @on(RemarkStrip.Turned)
    async def _remark_turned(self, event: RemarkStrip.Turned) -> None:
        await self.action_next_remark(event.by)

    @on(RemarkStrip.Settled)
    async def _remark_settled(self, event: RemarkStrip.Settled) -> None:
        await self.remarks.settle(event.remark, event.outcome)

    @on(RemarkStrip.Left)
    async def _remark_left(self) -> None:
        await self.remarks.leave()

    @on(RemarkStrip.Missed)
    def _remark_missed(self, event: RemarkStrip.Missed) -> None:
        self.say(event.text, is_trouble=True)
