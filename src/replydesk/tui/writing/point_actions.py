"""The action that shows the points of the open draft."""

from __future__ import annotations

from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.points import Points


class PointActions(DraftBase):
    """A screen with an open draft that answers the points of its original."""

    points: Points

    def action_points(self) -> None:
        """Show the points, that of the passage one writes at first."""
        self.catch_up()
        self.points.open()
