"""The pages of a review: what each change removes and adds, on the letter as it would be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from replydesk.draft.authorship import DraftState
from replydesk.draft.merge import ClashChoice
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import setup_of
from replydesk.letter.facts import DraftFacts
from replydesk.letter.recipients import first_copy
from replydesk.letter.redline import Redline
from replydesk.letter.source_map import Printed
from replydesk.reply.comparison import compare_states
from replydesk.reply.stock import Stock
from replydesk.tui.reviewing.brought import Brought

MOST_STEPS = 200  # merges for one redline: of more changes, several in a row are one on the page


class ReviewPages(NamedTuple):
    """Pages with their redline, and where changes are printed, by their ids."""

    pages: Pages
    redline: Redline
    spots: Mapping[int, tuple[Printed, ...]]
    clashing: frozenset[int]  # the ids of changes that our side made, too

    def spot_of(self, words: str, place: Place | None) -> Printed | None:
        """Return where words of a place are printed, else where the place is; None if it is not."""
        blocks = self.pages.letter.by_place.get(place, []) if place else []
        found = [Printed(at, self.pages.letter.blocks[at].text.find(words)) for at in blocks]
        return next((each for each in found if each.offset >= 0), Printed(blocks[0], 0) if blocks else None)

    def change_at(self, at: Printed) -> int | None:
        """Return the change whose words are printed there, None if there is none."""
        marks = self.redline.marks.get(at.block, ())
        mark = next((each for each in marks if each.start <= at.offset < each.end), None)
        return int(mark.who) if mark else None


def review_pages(plan: Brought, accepted: frozenset[int], stock: Stock) -> ReviewPages:
    """Lay out the letter with some changes of a review marked, those in conflict too."""
    steps = _steps_of([each.id for each in plan.changes if each.id in accepted])
    merged = compare_states(list(_states(plan, steps)), stock).redline
    facts = first_copy(DraftFacts(plan.ours, stock.profile(plan.ours)))
    pages = lay_out(merged.letter, setup_of(facts.draft, facts.profile))
    return ReviewPages(pages, merged, _spots(merged, steps), _clashing(plan))


def _steps_of(changes: Sequence[int]) -> list[Sequence[int]]:
    """Return the changes in steps: one each, or several if there are very many."""
    size = max(-(-len(changes) // MOST_STEPS), 1)
    return [changes[at : at + size] for at in range(0, len(changes), size)]


def _states(plan: Brought, steps: Sequence[Sequence[int]]) -> Iterator[DraftState]:
    """Yield the draft as it is, and after each step, which is named by the id of its first change."""
    yield DraftState(plan.ours)
    taken: frozenset[int] = frozenset()
    for step in steps:
        taken |= frozenset(step)
        yield DraftState(_result(plan, taken), f"{step[0]}")


def _result(plan: Brought, accepted: frozenset[int]) -> Draft:
    theirs = {each.id: ClashChoice.THEIRS.value for each in plan.clashes(accepted)}
    return plan.result(accepted, theirs)


def _spots(merged: Redline, steps: Sequence[Sequence[int]]) -> dict[int, tuple[Printed, ...]]:
    """Return the first characters of the marks of each change."""
    found: dict[int, list[Printed]] = {}
    for block, marks in merged.marks.items():
        for mark in marks:
            found.setdefault(int(mark.who), []).append(Printed(block, mark.start))
    for block, mark in merged.breaks.items():  # the end of a paragraph
        found.setdefault(int(mark.who), []).append(Printed(block, max(mark.end - 1, 0)))
    return {each: tuple(sorted(found[step[0]])) for step in steps if step[0] in found for each in step}


def _clashing(plan: Brought) -> frozenset[int]:
    """Return which changes are in conflict by themselves; of very many, none is looked at."""
    ids = [each.id for each in plan.changes]
    if len(ids) > MOST_STEPS or not plan.clashes(frozenset(ids)):
        return frozenset()
    return frozenset(each for each in ids if plan.clashes(frozenset((each,))))
