"""The pages of a review: what each change removes and adds, on the letter as it would be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from replydesk.draft.merge import Choice
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import setup_of
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.recipients import first_copy
from replydesk.letter.redline import Redline, Step, redline
from replydesk.letter.source_map import Printed
from replydesk.reply.stock import Stock
from replydesk.tui.reviewing.brought import Brought

ONE_BY_ONE = 40  # changes up to which each is merged by itself, and known on the page


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


def review_pages(plan: Brought, accepted: frozenset[int], stock: Stock) -> ReviewPages:
    """Lay out the letter with some changes of a review marked, those in conflict too."""
    merged = redline(list(_steps(plan, accepted, stock)))
    facts = first_copy(DraftFacts(plan.ours, stock.profile(plan.ours)))
    pages = lay_out(merged.letter, setup_of(facts.draft, facts.profile))
    return ReviewPages(pages, merged, _spots(merged), _clashing(plan))


def _clashing(plan: Brought) -> frozenset[int]:
    """Return which changes are in conflict by themselves; of many, none is looked at."""
    if len(plan.changes) > ONE_BY_ONE or not plan.clashes(frozenset(each.id for each in plan.changes)):
        return frozenset()
    return frozenset(each.id for each in plan.changes if plan.clashes(frozenset((each.id,))))


def _steps(plan: Brought, accepted: frozenset[int], stock: Stock) -> Iterator[Step]:
    """Yield the letter as it is, and after each change; the name of a step is the id of its change."""
    yield Step(_letter(plan.ours, stock))
    taken: set[int] = set()
    changes = [each for each in plan.changes if each.id in accepted]
    for number, each in enumerate(changes, 1):
        taken.add(each.id)
        if len(changes) <= ONE_BY_ONE or number == len(changes):
            yield Step(_letter(_result(plan, taken), stock), f"{each.id}")


def _result(plan: Brought, accepted: Set[int]) -> Draft:
    theirs = {each.id: Choice.THEIRS.value for each in plan.clashes(accepted)}
    return plan.result(accepted, theirs)


def _letter(draft: Draft, stock: Stock) -> Letter:
    return compose(first_copy(DraftFacts(draft, stock.profile(draft))), stock.phrases)


def _spots(merged: Redline) -> dict[int, tuple[Printed, ...]]:
    """Return the first characters of the marks of each change."""
    found: dict[int, tuple[Printed, ...]] = {}
    marks = [(block, mark) for block, marks in merged.marks.items() for mark in marks]
    for block, mark in (*marks, *merged.breaks.items()):
        found[int(mark.who)] = (*found.get(int(mark.who), ()), Printed(block, mark.start))
    return {change: tuple(sorted(spots)) for change, spots in found.items()}
