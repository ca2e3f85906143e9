"""The points of the open draft: from the text to the point it answers, and from the point to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from replydesk.desk.originals import original_of
from replydesk.draft.model import Draft, Part
from replydesk.draft.original import Original
from replydesk.draft.place import Place, text_at
from replydesk.draft.points.coverage import answered_by, unanswered
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.open_points import open_points
from replydesk.draft.points.reading import points_of
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.rules.record.points import DECLINED_POINTS, UNANSWERED_POINTS, UNSETTLED_POINTS
from replydesk.reply.steps import step_of
from replydesk.tui.points.rows import is_passage
from replydesk.tui.writing import undoing
from replydesk.tui.writing.host import DraftHost

if TYPE_CHECKING:
    from replydesk.tui.points.points_screen import PointsScreen


class PointedHost(DraftHost, Protocol):
    """A host whose draft has points."""

    async def select(self, match: Match) -> None: ...


class Points:
    """Opens the points of the draft on a screen, and goes to the passage picked there."""

    def __init__(self, screen: PointedHost) -> None:
        self._screen = screen
        self._last = 0  # the id of the point last at hand
        self._shown: PointsScreen | None = None
        self.here: Place | None = None

    @property
    def judged(self) -> Judged:
        """Return the draft as judged last."""
        return self._screen.judged

    @property
    def original(self) -> Original | None:
        """Return the original of the draft."""
        return original_of(self._screen.session.path)

    @property
    def title(self) -> str:
        """Return the name of the draft."""
        return self._screen.session.path.stem

    def edit(self, change: Callable[[Draft], Draft]) -> None:
        """Make a change of the draft that is undone by itself."""
        self._screen.edit(change, "")

    def undo(self) -> str:
        """Undo the last change; return what was undone."""
        return undoing.take_back(self._screen)

    def redo(self) -> str:
        """Redo the change last undone; return what was redone."""
        return undoing.bring_back(self._screen)

    def open_for(self, rule: str) -> None:
        """Show the points, the first one that a rule of the check is about."""
        draft = self._screen.session.draft
        waiting = open_points(draft)
        found = {
            UNANSWERED_POINTS.id: list(waiting.missing),
            UNSETTLED_POINTS.id: [point for point, _ in waiting.likely],
            DECLINED_POINTS.id: [each for each in points_of(draft) if _lacks_reason(each)],
        }.get(rule)
        self.open(found[0].id if found else 0)

    def open(self, first: int = 0) -> None:
        """Show the points, at first the one with the id `first`.

        Else it is the one of the passage one writes at, or the one last at hand.
        """
        from replydesk.tui.points.points_screen import PointsScreen  # of many modules, for few drafts

        screen = self._screen
        place = screen.editor.spot(screen.session.draft).place
        is_text = is_passage(place) and text_at(screen.session.draft, place) is not None
        self.here = place if is_text else None
        points = PointsScreen(self, first or self._first(), self.here)

        async def closed(_: object) -> None:
            self._shown, self._last = None, points.point
            if points.picked is not None:
                await self._go_to(points.picked)

        self._shown = points
        screen.app.push_screen(points, closed)

    def update(self) -> None:
        """Show the draft as it is now, if the points are shown."""
        if self._shown is not None and self._shown.is_mounted:
            self._shown.look_again()

    def _first(self) -> int:
        """Return the id of the point to show first.

        It is one that is answered here, or likely is; else the one last at hand; else the first open one.
        """
        draft = self._screen.session.draft
        points = points_of(draft)
        if here := self._answered_here(draft):
            return self._last if self._last in here else here[0]
        if any(each.id == self._last for each in points):
            return self._last
        return next((each.id for each in unanswered(draft)), 0)

    def _answered_here(self, draft: Draft) -> list[int]:
        """Return the ids of the points that are answered where one writes, else of those that likely are."""
        points = points_of(draft)
        if self.here is None or not points:
            return []
        numbers = answered_by(draft).get(self.here, ())
        settled = [each.id for each in points if each.number in numbers]
        if settled:
            return settled
        from replydesk.draft.points.proposing import proposed_ties  # most drafts have no points

        return [point for point, places in proposed_ties(draft).items() if self.here in places]

    async def _go_to(self, place: Place) -> None:
        """Put the cursor before a passage, of a tied section below its heading."""
        screen = self._screen
        if place.is_heading and place.key == Part.ANSWER:
            await screen.go_to(step_of(place.key))
            screen.editor.turn_to(place._replace(paragraph=0))
        else:
            await screen.select(Match(place, 0, 0, text_at(screen.session.draft, place) or ""))


def _lacks_reason(point: Point) -> bool:
    return point.state is PointState.DECLINED and not point.reason.strip()
