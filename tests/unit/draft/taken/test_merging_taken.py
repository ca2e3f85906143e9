"""Tests that the figures two people took over into one draft are kept, and none confirmed comes back."""

from __future__ import annotations

from datetime import datetime

from replydesk.draft.beside import merge_beside, with_review_of
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.taken.confirming import confirm
from replydesk.draft.taken.lines import parse_taken_line
from replydesk.draft.taken.merging import merge_taken
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import marks_of, stale_marks, taken_lines_of, taken_notes
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, workflow_state

ZHANG, LI = (VerdictBy(name, datetime(2026, 5, 28, 16, 40)) for name in ("张某某", "李某某"))
OLD, OLDER = TakenFrom("2025年 第0055号"), TakenFrom("2024年 第0012号")
PLACE, OTHER = Place(Part.ANSWER, 0, 0), Place(Part.ANSWER, 1, 0)
START = Draft(
    sections=(Section(1, "情况", (Paragraph("已经部署。"),)), Section(1, "打算", (Paragraph("抓好落实。"),)))
)
BASE = take_over(START, PLACE, [DraftLine("甲", "自2024年以来，投入300万元。")], OLD, ZHANG)


def words(draft: Draft) -> list[str]:
    return [each.anchor.words for each in stale_marks(draft)]


def ids(draft: Draft) -> list[str]:
    return [each.id for each in marks_of(draft)]


def typed(draft: Draft, place: Place, old: str, new: str) -> Draft:
    text = (text_at(draft, place) or "").replace(old, new, 1)
    return move_anchors(draft, with_texts(draft, {place: text}))


def test_a_confirmation_of_theirs_holds_on_our_text() -> None:
    theirs = confirm(BASE, stale_marks(BASE)[0].id, LI)
    ours = typed(BASE, Place(Part.ANSWER, 0, 1), "自", "我厅自")
    assert words(merge_taken(ours, theirs)) == ["300万元"]
    assert words(merge_taken(theirs, ours)) == ["300万元"]


def test_figures_taken_over_by_both_are_kept() -> None:
    ours = take_over(BASE, PLACE, [DraftLine("甲", "覆盖12个县。")], OLD, ZHANG)
    theirs = take_over(BASE, OTHER, [DraftLine("甲", "惠及5万人。")], OLDER, LI)
    merged = merge_taken(ours, theirs)
    assert set(words(merged)) == {"2024年", "300万元", "12个"}  # the words of theirs are not in our text
    back = merge_taken(theirs, merged)
    assert "5万人" in words(back) and len(set(ids(back))) == len(ids(back))


def test_an_id_that_both_gave_to_others_becomes_another() -> None:
    copied = typed(BASE, OTHER, "抓好", "今后300万元抓好")
    theirs = typed(BASE, OTHER, "落实", "落实2024年要求")
    assert ids(copied)[-1] == ids(theirs)[-1]
    merged = merge_taken(copied, typed(theirs, OTHER, "抓好", "今后300万元抓好"))
    assert len(set(ids(merged))) == len(ids(merged)) and not taken_notes(merged)
    assert all(parse_taken_line(line) for line in taken_lines_of(merged))


def test_what_was_undone_here_is_not_brought_back() -> None:
    assert merge_taken(START, BASE, BASE) is START
    assert ids(merge_taken(START, BASE)) == ids(BASE)


def test_merging_is_the_same_again() -> None:
    theirs = confirm(BASE, stale_marks(BASE)[0].id, LI)
    once = merge_taken(BASE, theirs)
    assert merge_taken(once, theirs) is once and merge_taken(once, BASE) is once


def test_a_value_without_lines_is_kept() -> None:
    odd = START.with_field(Key.TAKEN, Nested("{甲: 乙}\n"))
    assert merge_taken(START, odd).raw(Key.TAKEN) == odd.raw(Key.TAKEN)
    merged = merge_taken(BASE, odd)
    assert words(merged) == ["2024年", "300万元"]
    assert ("旧复原文", odd.raw(Key.TAKEN)) in merged.fields


def test_the_review_of_another_state_goes_with_what_is_beside_both() -> None:
    theirs = give_verdict(confirm(BASE, stale_marks(BASE)[0].id, LI), Verdict.TO_CHECK, LI).draft
    merged = with_review_of(BASE, theirs)
    assert workflow_state(merged).word == "核稿" and words(merged) == ["300万元"]
    assert merge_beside(BASE, BASE) is BASE
