"""Tests that figures of past replies and points of a draft outlive the reading back of a review copy."""

from __future__ import annotations

from datetime import datetime

from replydesk.draft.file import parse_draft
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Key
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.taken.confirming import confirm
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.planning.new_plan import plan_of
from replydesk.importing.review.reading.returned_file import ReturnedFile
from replydesk.importing.review.reading.review_file import read_review
from tests.support.replies import SAMPLES, starter_stock
from tests.support.returned import copy_of
from tests.support.word_review import Person, WordReview

BY = VerdictBy("张某某", datetime(2026, 5, 28, 16, 40))
LEADER = Person("王某某", datetime(2026, 5, 29, 9, 5))
STOCK = starter_stock()
PLACE = Place("答复内容", 0, 0)
SAMPLE = parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft
POINTS = ("〔1〕加大补贴", "〔1〕已答")
SENT = take_over(
    SAMPLE.with_field(Key.POINTS, POINTS),
    PLACE,
    [DraftLine("甲", "自2019年以来，投入7100万元，覆盖88个县。")],
    TakenFrom("2025年 第0055号"),
    BY,
)


def words(draft: Draft) -> list[str]:
    return [each.anchor.words for each in stale_marks(draft)]


def read_back(ours: Draft, old: str, new: str) -> Draft:
    """Return our draft with words changed in the copy of what was sent out."""
    review = WordReview(copy_of(SENT, STOCK))
    [paragraph] = [each for each in review.paragraphs() if old in review.text(each)]
    at = review.text(paragraph).index(old)
    review.replace(paragraph, at, at + len(old), new, LEADER)
    file = ReturnedFile("稿.docx", "0" * 32, read_review(review.data()))
    plan = plan_of(file, SENT, STOCK, ours, BY)
    return plan.result(plan.every, {})


def test_a_figure_that_the_leader_changed_is_settled_and_the_others_stay() -> None:
    after = read_back(SENT, "7100万元", "8200万元")
    assert words(after) == ["2019年", "88个"]
    assert after.names(Key.POINTS) == POINTS


def test_what_was_confirmed_and_moved_here_meanwhile_stays_so() -> None:
    ours = confirm(SENT, stale_marks(SENT)[0].id, BY)
    place = Place("答复内容", 0, 1)
    text = (text_at(ours, place) or "").replace("覆盖", "一共覆盖")
    ours = move_anchors(ours, with_texts(ours, {place: text}))
    ours = ours.with_field(Key.POINTS, (*POINTS, "〔2〕另设电话"))
    after = read_back(ours, "，投入71", "，共投入71")
    assert text_at(after, place) == "自2019年以来，共投入7100万元，一共覆盖88个县。"
    assert words(after) == ["7100万元", "88个"]
    assert after.names(Key.POINTS) == (*POINTS, "〔2〕另设电话")


def test_figures_taken_over_after_it_was_sent_out_stay_marked() -> None:
    ours = take_over(SENT, Place("答复内容", 1, 0), [DraftLine("甲", "另有5亿元。")], TakenFrom("乙"), BY)
    assert set(words(read_back(ours, "，投入71", "，共投入71"))) == {"2019年", "7100万元", "88个", "5亿元"}
