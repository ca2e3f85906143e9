"""Walking over a past reply: what is pointed at is always its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.tui.past.past_lines import past_lines, row_at
from replydesk.tui.past.past_walk import PastReach, PastWalk
from tests.support.known_past import CANTEENS
from tests.support.strategies import DRAFTS

LINES = past_lines(parse_draft(CANTEENS).draft)

_STEPS = st.lists(st.sampled_from(["down", "up", "right", "left", "wide", "more", "less"]), max_size=30)


def step(walk: PastWalk, name: str) -> None:
    match name:
        case "down" | "up":
            walk.move(1 if name == "down" else -1)
        case "right" | "left":
            walk.move_sentence(1 if name == "right" else -1)
        case "wide":
            walk.widen()
        case _:
            walk.extend(1 if name == "more" else -1)


@given(DRAFTS, _STEPS)
def test_what_is_taken_are_words_of_the_reply_wherever_one_walks(draft: Draft, steps: list[str]) -> None:
    lines = past_lines(draft)
    walk = PastWalk(lines)
    for name in steps if lines else ():
        step(walk, name)
        pieces, taken = walk.target.pieces, walk.taken()
        assert len(pieces) == len(taken) > 0
        for (row, start, end), line in zip(pieces, taken, strict=True):
            assert line.text == lines[row].text[start:end] != ""
        assert len({row for row, _, _ in pieces}) == len(pieces)


def test_a_selection_grows_from_the_sentence_to_all_headings() -> None:
    walk = PastWalk(LINES, 2)
    reaches = []
    for _ in range(5):
        reaches.append(walk.target.reach)
        walk.widen()
    assert reaches == [
        PastReach.SENTENCE,
        PastReach.PARAGRAPH,
        PastReach.SECTION,
        PastReach.HEADINGS,
        PastReach.SENTENCE,
    ]


def test_headings_are_led_by_their_numbers_which_are_not_taken() -> None:
    heading = LINES[1]
    assert heading.shown == "一、工作现状" and heading.text == "工作现状"


def test_one_begins_at_the_passage_found_or_at_the_first_paragraph() -> None:
    assert row_at(LINES, LINES[4].place) == 4 and row_at(LINES, None) == 0
