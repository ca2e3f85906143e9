"""Going from one place of the wrong words to the next, which are then selected in the editor."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.place import text_at
from replydesk.reply.find_replace import Match
from replydesk.reply.findings import Finding, Hit
from replydesk.reply.steps import step_of
from replydesk.tui.writing.host import WalkedHost
from replydesk.tui.writing.named_keys import with_keys


class HitStop(NamedTuple):
    """Wrong words of a finding, and the number of these among all of its words, from 1."""

    finding: Finding
    hit: Hit
    number: int

    @property
    def words(self) -> str:
        """Return what is said when they are selected."""
        count = len(self.finding.hits)
        of = f"（{self.number}/{count}）" if count > 1 else ""
        return f"{self.finding.message}{of}；{self.finding.remedy}"


def stops_of(finding: Finding) -> list[HitStop]:
    """Return the places of a finding's words."""
    return [HitStop(finding, hit, number) for number, hit in enumerate(finding.hits, 1)]


class HitWalk:
    """The place gone to last, and the way to the next one."""

    def __init__(self, screen: WalkedHost) -> None:
        self._screen = screen
        self._last: HitStop | None = None
        self._at = -1  # of the last one among all, when it was gone to

    @property
    def finding(self) -> Finding | None:
        """Return the finding gone to last, None if there is none."""
        return self._last.finding if self._last else None

    async def go_to(self, finding: Finding) -> None:
        """Select the words of a finding: the first, or those behind the last ones gone to."""
        stops = stops_of(finding)
        hits = [each.hit for each in stops]
        at = hits.index(self._last.hit) + 1 if self._last and self._last.hit in hits else 0
        await self._show(stops[at % len(stops)])

    async def go_on(self) -> bool:
        """Select the next words of any finding; return False if there are none."""
        stops = self._all()
        if not stops:
            return False
        known = [(each.finding.rule, each.hit) for each in stops]
        last = (self._last.finding.rule, self._last.hit) if self._last else None
        at = known.index(last) + 1 if last in known else max(self._at, 0)  # gone: the next has its number
        await self._show(stops[at % len(stops)])
        return True

    def _all(self) -> list[HitStop]:
        """Return all places, in the order of the letter."""
        stops = (stop for each in self._screen.judged.problems for stop in stops_of(each))
        return sorted(
            stops, key=lambda stop: (step_of(stop.hit.place.key), *stop.hit.place[1:], stop.hit.begin)
        )

    async def _show(self, stop: HitStop) -> None:
        screen, hit = self._screen, stop.hit
        self._last = stop
        places = [each.hit for each in self._all()]
        self._at = places.index(hit) if hit in places else -1
        text = text_at(screen.session.draft, hit.place) or ""
        await screen.select(Match(hit.place, hit.begin, hit.end, text))
        screen.say(f"{with_keys(stop.words, screen.key)}　（{screen.key('draft.next-words')} 下一处）")
