"""The list of past replies in words, and where taken words are found again."""

from __future__ import annotations

from datetime import datetime
from queue import SimpleQueue

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import parse_draft
from replydesk.draft.lines import draft_lines, placed_lines
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy
from replydesk.past.model import PastHit, PastPassage, SameItem
from replydesk.past.past import Past
from replydesk.tui.kit.past_source import PastSource
from replydesk.tui.past.past_entries import entry_details, past_entries, same_notice, why
from replydesk.tui.writing.past_replies import last_new_place
from tests.support.known_past import CANTEEN_REPLY, CANTEENS, LIFT_REPLY, KnownPast
from tests.support.strategies import DRAFTS

BY = VerdictBy("王某某", datetime(2026, 5, 29, 10, 32))
HITS = (
    PastHit(LIFT_REPLY, 2.0, ("加装",), (PastPassage(Place(Part.ANSWER, 0, 0), "……", ("电梯", "加装")),)),
    PastHit(CANTEEN_REPLY, 1.0, ("食堂",)),
)


def test_replies_to_the_same_item_are_first_and_listed_once() -> None:
    entries = past_entries(HITS, (SameItem(CANTEEN_REPLY, 0.999, ("已有食堂。", "将在年底前出台。")),))
    assert [each.reply for each in entries] == [CANTEEN_REPLY, LIFT_REPLY]
    assert why(entries[0]) == "像是同一件，99% 一样；那时答应：将在年底前出台。"
    assert why(entries[1]) == "都说到：加装、电梯" and entries[1].at == Place(Part.ANSWER, 0, 0)


def test_a_word_that_another_shared_one_has_in_it_is_not_told_beside_it() -> None:
    passages = (PastPassage(Place(Part.ANSWER, 0, 0), "……", ("加装电梯", "楼道")),)
    (entry,) = past_entries((PastHit(LIFT_REPLY, 2.0, ("电梯", "补助"), passages),))
    assert why(entry) == "都说到：补助、加装电梯、楼道"


def test_what_was_written_then_is_no_promise_unless_it_says_what_is_to_come() -> None:
    (entry,) = past_entries((), (SameItem(CANTEEN_REPLY, 0.8, ("已有食堂。", "拟于6月出台。")),))
    assert "那时答应：拟于6月出台。\n那时写到：已有食堂。" in entry_details(entry).plain


def test_items_that_can_be_answered_together_are_told() -> None:
    same = SameItem(CANTEEN_REPLY, 1.0, (), is_this_year=True)
    told = same_notice((same, same), "Ctrl+R")
    assert (
        told.startswith("Ctrl+R 对照：像是同一件，100% 一样，可以并案，2025年 第0055号") and "等 2 件" in told
    )


@given(DRAFTS, st.data())
def test_the_last_line_taken_over_is_found_again(draft: Draft, data: st.DataObject) -> None:
    draft = parse_draft(CANTEENS).draft if not list(placed_lines(draft)) else draft
    at = data.draw(st.sampled_from([place for _, place in placed_lines(draft)]))
    lines = data.draw(st.lists(st.sampled_from(draft_lines(parse_draft(CANTEENS).draft)), min_size=1))
    after = take_over(draft, at, lines, TakenFrom("2025年 第0055号", "a"), BY)
    place = last_new_place(draft, after)
    found = [line.text for line, where in placed_lines(after) if where == place]
    assert found and found[0] in {each.text for each in lines}


def test_questions_are_answered_one_after_the_other_and_faults_are_handed_back() -> None:
    answers: SimpleQueue[object] = SimpleQueue()
    source = PastSource(KnownPast)

    def fail(_: Past) -> int:
        raise ValueError

    source.ask(lambda past: len(past.to_words("电梯")), lambda answer, error: answers.put((answer, error)))
    source.ask(fail, lambda answer, error: answers.put((answer, type(error))))
    assert answers.get(timeout=30) == (1, None) and answers.get(timeout=30) == (None, ValueError)
    assert source.state.total == 3 and not source.is_kept_up
    source.end()
    source.keep_up()
    assert not source.is_kept_up
