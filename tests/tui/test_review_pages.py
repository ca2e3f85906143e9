"""What is shown of review copies edited at random: rows, the words of changes, and the marked pages."""

from __future__ import annotations

import pytest

from replydesk.importing.review.model import ReviewChange, ReviewKind
from replydesk.importing.review.planning.new_plan import plan_of
from replydesk.importing.review.reading.review_file import read_review
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.recipients import first_copy
from replydesk.tui.reviewing.decisions import ChangeState, Decisions
from replydesk.tui.reviewing.details import row_details
from replydesk.tui.reviewing.review_pages import review_pages
from replydesk.tui.reviewing.rows import change_words, rows_of
from tests.support.review_trips import BY, Trip, make_trip, returned_file

TRIPS = [pytest.param(seed, marks=[pytest.mark.thorough] if seed > 5 else []) for seed in range(60)]


def letter_of(trip: Trip) -> str:
    facts = first_copy(DraftFacts(trip.ours, trip.stock.profile(trip.ours)))
    return "".join(block.text for block in compose(facts, trip.stock.phrases).blocks)


@pytest.mark.parametrize("seed", TRIPS)
def test_every_change_is_listed_once_and_marked_on_the_page(seed: int) -> None:
    trip = make_trip(seed)
    plan = plan_of(returned_file(read_review(trip.data)), trip.base, trip.stock, trip.ours, BY)
    rows = rows_of(plan)
    assert sorted(row.change.id for row in rows if row.change) == sorted(plan.every)
    assert [row.comment for row in rows if row.comment] == list(plan.comments)
    shown = review_pages(plan, plan.every, trip.stock)
    for row in rows:
        text = row_details(row, plan, Decisions(), shown.clashing).plain
        assert text and "\r" not in text and "\t" not in text
        assert row.change is None or "\r" not in change_words(row.change)
    for change, spots in shown.spots.items():
        texts = [shown.pages.letter.blocks[each.block].text for each in spots]
        assert change in plan.every and spots
        assert all(each.offset < max(len(text), 1) for each, text in zip(spots, texts, strict=True))
    kept = "".join(
        char
        for at, block in enumerate(shown.pages.letter.blocks)
        for offset, char in enumerate(block.text)
        if not any(
            mark.is_added and mark.start <= offset < mark.end for mark in shown.redline.marks.get(at, ())
        )
    )
    assert kept == letter_of(trip)


def test_without_changes_the_pages_are_those_of_the_letter() -> None:
    trip = make_trip(3)
    plan = plan_of(returned_file(read_review(trip.data)), trip.base, trip.stock, trip.ours, BY)
    shown = review_pages(plan, frozenset(), trip.stock)
    assert shown.spots == {} and "".join(b.text for b in shown.pages.letter.blocks) == letter_of(trip)


def test_a_decision_replaces_the_one_before() -> None:
    decisions = Decisions().take([1, 2]).leave([2, 3])
    assert [decisions.of(each) for each in (1, 2, 3, 4)] == [
        ChangeState.TAKEN,
        ChangeState.LEFT,
        ChangeState.LEFT,
        ChangeState.OPEN,
    ]
    assert decisions.toggle([1, 2]).taken == {1, 2} and decisions.toggle([1]).taken == set()


def test_a_split_tells_the_words_it_is_behind_and_a_paragraph_comes_without_its_mark() -> None:
    split = ReviewChange(0, "李某某", None, ReviewKind.SPLIT, 3, "", "\r", "经研究，目前，")
    assert change_words(split) == "分段，在“经研究，目前，”后面"
    assert change_words(split._replace(before="")) == "分段"
    added = split._replace(kind=ReviewKind.NEW_PARAGRAPH, added="另外，我局已协调。\r")
    assert change_words(added) == "加一段“另外，我局已协调。”"
