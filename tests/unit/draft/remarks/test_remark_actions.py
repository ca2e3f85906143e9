"""Putting a remark, answering it, taking its words."""

from __future__ import annotations

from datetime import datetime

import pytest

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.remarks.actions import (
    add_remark,
    remark_with,
    settle_remark,
    take_proposal,
)
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.moving import move_remarks
from replydesk.draft.remarks.reading import lines_of, open_remarks, remarks_of
from replydesk.draft.reuse import fresh_copy
from replydesk.draft.workflow import VerdictBy, without_stages

BY = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40, 7))
LATER = VerdictBy("张某某", datetime(2026, 5, 29, 9, 10))
PLACE = Place(Part.ANSWER, 0, 0)
BASE = Draft(
    ((Key.SUBJECT, "关于养老的建议"),),
    sections=(Section(1, "情况", (Paragraph("我厅高度重视，投入三百万元。"), Paragraph("第二段。"))),),
)


def put(
    words: str = "高度重视", proposed: str | None = None, text: str = "更实在", draft: Draft = BASE
) -> Draft:
    at = (text_at(draft, PLACE) or "").index(words)
    return add_remark(draft, PLACE, at, at + len(words), text, BY, "8c1d22e0ff", proposed)


def one(draft: Draft) -> Remark:
    (remark,) = remarks_of(draft)
    return remark


def test_a_remark_says_who_when_to_which_version_and_on_what() -> None:
    remark = one(put())
    assert (remark.who, remark.when, remark.version) == ("李某某", datetime(2026, 5, 28, 16, 40), "8c1d22e0")
    assert remark.anchor[:4] == (PLACE, 2, 6, "高度重视") and remark.text == "更实在"
    assert remark.is_open and not remark.is_changed and one(parse_draft(format_draft(put())).draft) == remark


def test_an_empty_stretch_is_the_whole_text_and_a_stretch_outside_is_cut() -> None:
    assert one(add_remark(BASE, PLACE, 3, 3, "太长", BY)).anchor.words == text_at(BASE, PLACE)
    assert one(add_remark(BASE, PLACE, 7, 99, "太长", BY)).anchor.words == "投入三百万元。"
    assert add_remark(BASE, Place(Part.ANSWER, 7, 0), 0, 0, "没有", BY) is BASE
    assert add_remark(BASE, PLACE, 0, 0, " \n", BY) is BASE


def test_taking_a_proposal_puts_the_words_in_and_notes_it() -> None:
    result = take_proposal(put(proposed="认真研究"), one(put(proposed="认真研究")).id, LATER)
    assert not result.refusal and text_at(result.draft, PLACE) == "我厅认真研究，投入三百万元。"
    remark = one(result.draft)
    assert (remark.outcome, remark.anchor.words, remark.put_on) == (Outcome.TAKEN, "认真研究", "高度重视")
    assert remark.answers[0][:2] == (LATER.when, "张某某") and not open_remarks(result.draft)


def test_taking_a_proposal_moves_the_remarks_behind_it() -> None:
    draft = put("三百万元", text="请核对", draft=put(proposed="十分重视并认真研究办理"))
    proposal = next(each for each in remarks_of(draft) if each.proposed)
    after = take_proposal(draft, proposal.id, LATER).draft
    assert [each.anchor.words for each in remarks_of(after)] == ["十分重视并认真研究办理", "三百万元"]


def test_a_proposal_to_delete_the_words() -> None:
    after = take_proposal(put(proposed=""), one(put(proposed="")).id, LATER).draft
    assert text_at(after, PLACE) == "我厅，投入三百万元。"
    assert one(after).is_lost and one(after).outcome is Outcome.TAKEN


def test_a_proposal_for_a_long_paragraph() -> None:
    text = "这是很长的一段话，" * 12
    draft = with_texts(BASE, {PLACE: text})
    draft = add_remark(draft, PLACE, 0, 0, "太长", BY, proposed="短的。\n两行。")
    after = take_proposal(draft, one(draft).id, LATER).draft
    assert text_at(after, PLACE) == "短的。\u3000两行。"


@pytest.mark.parametrize(
    ("proposed", "retyped", "refusal"),
    [
        (None, "", "没有写改成什么"),
        ("认真研究", "我厅投入三百万元。", "已经不在了"),
        ("认真研究", "我厅高度重视和关心，投入三百万元。", ""),
        ("认真研究", "我厅高度的重视，投入三百万元。", "后来改过"),
    ],
)
def test_a_proposal_overwrites_nothing_typed_since(proposed: str | None, retyped: str, refusal: str) -> None:
    draft = put(proposed=proposed)
    draft = move_remarks(draft, with_texts(draft, {PLACE: retyped})) if retyped else draft
    result = take_proposal(draft, one(draft).id, LATER)
    assert (refusal in result.refusal) if refusal else not result.refusal
    assert (result.draft is draft) == bool(refusal)


def test_settling_and_opening_again() -> None:
    draft = put()
    number = one(draft).id
    assert "理由" in settle_remark(draft, number, Outcome.KEPT, LATER).refusal
    kept = settle_remark(draft, number, Outcome.KEPT, LATER, "上级文件\n原话").draft
    assert one(kept).outcome is Outcome.KEPT and one(kept).answers[0].text == "上级文件\n原话"
    assert "先重开" in settle_remark(kept, number, Outcome.MENDED, LATER).refusal
    again = settle_remark(kept, number, Outcome.REOPENED, BY._replace(when=LATER.when)).draft
    assert one(again).is_open and "不用重开" in settle_remark(again, number, Outcome.REOPENED, BY).refusal
    said = settle_remark(again, number, Outcome.REPLIED, BY, "请再看").draft
    assert one(said).is_open and len(one(said).answers) == 3
    assert parse_draft(format_draft(said)).draft == said
    assert settle_remark(said, "0000000", Outcome.MENDED, LATER).refusal == "没有这条批注了"


def test_a_proposal_is_taken_once() -> None:
    draft = put(proposed="认真研究")
    number = one(draft).id
    taken = take_proposal(draft, number, LATER).draft
    assert take_proposal(taken, number, LATER).refusal == "这条批注已经办过：已采纳"


def test_a_remark_is_found_by_its_id() -> None:
    draft = put("三百万元", draft=put())
    remarks = remarks_of(draft)
    assert remark_with(draft, remarks[0].id) == remarks[0] != remarks[1]


def test_a_value_without_lines_is_kept_beside_the_first_remark() -> None:
    draft = put(draft=BASE.with_field(Key.REMARKS, Nested(" {甲: 乙}")))
    assert draft.raw("批注原文") == Nested(" {甲: 乙}") and one(draft).text == "更实在"


def test_remarks_belong_to_one_letter_and_are_not_part_of_it() -> None:
    draft = put()
    assert lines_of(fresh_copy(draft, "2026")) == ()
    assert without_stages(format_draft(draft).encode()) == format_draft(BASE).encode()
