"""Which passages answer which points, and which points are open."""

from __future__ import annotations

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.points.actions import add_point, set_state, tie
from replydesk.draft.points.coverage import answered_by, answering_none, covered, standing_of, unanswered
from replydesk.draft.points.model import PointState
from replydesk.draft.points.open_points import OpenPoints, open_points
from replydesk.draft.points.reading import points_of

TEXT = (Paragraph("第一段。"), Paragraph("第二段。"))


def _place(section: int, paragraph: int = -1, key: str = Part.ANSWER) -> Place:
    return Place(key, section, paragraph)


def _draft() -> Draft:
    sections = (
        Section(1, "经费", TEXT),
        Section(2, "补贴", TEXT),
        Section(1, "培训", TEXT),
        Section(1, "还没有写"),
    )
    attachments = (Attachment(sections=(Section(1, "清单", TEXT),)),)
    draft = Draft(preamble=TEXT, sections=sections, attachments=attachments)
    for text in ("加大投入", "加强培训", "提高补贴"):
        draft = add_point(draft, text)
    return draft


def test_a_tied_heading_covers_its_section_and_those_below_it() -> None:
    draft = tie(_draft(), 1, _place(0))
    assert set(answered_by(draft)) == {_place(at, number) for at in (0, 1) for number in (-1, 0, 1)}
    assert set(answered_by(draft).values()) == {(1,)}


def test_a_paragraph_may_answer_several_points() -> None:
    draft = tie(tie(tie(_draft(), 3, _place(1, 0)), 1, _place(0)), 2, _place(1, 0))
    assert answered_by(draft)[_place(1, 0)] == (1, 2, 3)
    assert answered_by(draft)[_place(1, 1)] == (1,)


def test_the_text_of_an_attachment_answers_too() -> None:
    draft = tie(_draft(), 2, _place(0, key="附件1"))
    assert set(answered_by(draft)) == {_place(0, at, "附件1") for at in (-1, 0, 1)}


def test_points_are_open_until_a_passage_or_a_state_answers_them() -> None:
    draft = tie(_draft(), 1, _place(-1, 0))
    assert [each.number for each in unanswered(draft)] == [2, 3]
    draft = set_state(draft, 2, PointState.PARTLY).draft
    draft = set_state(draft, 3, PointState.DECLINED, "另有安排").draft
    assert unanswered(draft) == ()
    draft = set_state(draft, 1, PointState.OPEN).draft
    assert [each.number for each in unanswered(draft)] == [1]


def test_the_heading_of_an_empty_section_answers_nothing() -> None:
    draft = tie(_draft(), 1, _place(3))
    (first, *_) = points_of(draft)
    assert standing_of(draft, first) is PointState.OPEN
    assert first in unanswered(draft)


def test_paragraphs_that_answer_none() -> None:
    draft = tie(tie(_draft(), 1, _place(0)), 2, _place(-1, 1))
    assert answering_none(draft) == (_place(-1, 0), _place(2, 0), _place(2, 1))


def test_without_points_nothing_is_said() -> None:
    draft = Draft(preamble=TEXT)
    assert not answered_by(draft) and not unanswered(draft) and not answering_none(draft)
    assert open_points(draft) == OpenPoints() and OpenPoints().words == ""


def test_a_row_of_a_table_need_not_answer() -> None:
    draft = add_point(Draft(preamble=(*TEXT, Paragraph("| 甲 | 乙 |"))), "加大投入")
    assert answering_none(draft) == (_place(-1, 0), _place(-1, 1))


def test_a_place_that_is_gone_covers_nothing_more() -> None:
    gone = _place(9, key="附件7")
    assert covered(_draft(), [gone, Place(Key.SUBJECT)]) == {Place(Key.SUBJECT)}


def test_open_points_are_told_by_number_and_words() -> None:
    draft = Draft(preamble=(Paragraph("关于加强护理人员培训的建议，去年办班十二期。"),))
    for text in ("加大财政投入，把补贴标准提高到每人每月三百元以上", "加强护理人员培训"):
        draft = add_point(draft, text)
    assert open_points(draft).words == (
        "第 1 条（加大财政投入，把补贴标准提高到每人每月三……）没有答；第 2 条像是答了，还没有定"
    )


def test_an_open_point_with_a_doubtful_passage_is_told_as_unanswered() -> None:
    draft = Draft(
        sections=(
            Section(1, "财政投入", (Paragraph("安排财政资金两千万元，补贴标准提高两成。"),)),
            Section(1, "练好内功", (Paragraph("每年集中学习两周，考核合格方可上岗。"),)),
            Section(1, "助餐点建设", (Paragraph("年内把助餐点建到所有行政村。"),)),
        )
    )
    for text in ("加大财政投入，提高补贴标准", "加强护理人员培训", "把助餐点建到村里"):
        draft = add_point(draft, text)
    waiting = open_points(draft)
    assert [each.number for each in waiting.missing] == [each.number for each in waiting.doubtful] == [2]
    assert waiting.words == (
        "第 2 条（加强护理人员培训）没有答，其中第 2 条有的段或许是，请核对；第 1、3 条像是答了，还没有定"
    )
