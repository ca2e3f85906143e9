"""What differs between two drafts, paragraph by paragraph."""

from __future__ import annotations

from hypothesis import given

from replydesk.draft.diff import (
    Amount,
    DiffLine,
    Sort,
    amount,
    changed_rows,
    compared,
    paragraphs,
    side_by_side,
)
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section
from tests.support.strategies import DRAFTS

DRAFT = Draft(
    fields=((Key.SUBJECT, "关于养老服务的建议"), (Key.CC, ("甲厅", "乙厅"))),
    opening=(Paragraph("收悉。"),),
    sections=(Section(1, "工作情况", (Paragraph("印发意见。"), Paragraph("健全体系。", is_item=True))),),
    attachments=(Attachment((Paragraph("清单如下。"),)),),
)


def with_text(text: str) -> Draft:
    return Draft(sections=(Section(2, "题", (Paragraph("前。"), Paragraph(text), Paragraph("后。"))),))


def test_a_draft_reads_as_paragraphs_with_the_names_of_its_parts() -> None:
    assert paragraphs(DRAFT) == (
        "案由：关于养老服务的建议",
        "抄送：甲厅、乙厅",
        "［开头语］",
        "收悉。",
        "［一级标题］工作情况",
        "印发意见。",
        "· 健全体系。",
        "［附件1］",
        "清单如下。",
    )


@given(DRAFTS, DRAFTS)
def test_what_is_taken_out_and_put_in_makes_up_both_drafts(before: Draft, after: Draft) -> None:
    lines = compared(before, after)
    assert tuple(each.text for each in lines if each.sort is not Sort.ADDED) == paragraphs(before)
    assert tuple(each.text for each in lines if each.sort is not Sort.REMOVED) == paragraphs(after)


def test_a_paragraph_that_changed_stands_before_what_became_of_it_and_shows_where() -> None:
    lines = [each for each in compared(with_text("我厅印发办法。"), with_text("我厅已经印发办法。"))]
    assert lines[2:4] == [
        DiffLine(Sort.REMOVED, "我厅印发办法。", 2, 2),
        DiffLine(Sort.ADDED, "我厅已经印发办法。", 2, 4),
    ]


def test_of_what_is_the_same_only_the_neighbours_are_shown() -> None:
    lines = compared(with_text("甲。"), with_text("乙。"))
    shown = [each.text if each else "…" for each in changed_rows(lines)]
    assert shown == ["…", "前。", "甲。", "乙。", "后。"]
    assert changed_rows(compared(DRAFT, DRAFT)) == [None]


def test_two_drafts_stand_side_by_side() -> None:
    rows = side_by_side(with_text("甲。"), with_text("乙。"))
    assert rows[2] == ("甲。", "乙。", False)
    assert [row.is_same for row in rows] == [True, True, False, True]


def test_rows_that_are_the_same_are_left_out_but_for_their_ends() -> None:
    many = Draft(opening=tuple(Paragraph(f"第{n}段。") for n in range(20)))
    assert [row.ours for row in side_by_side(many, many)] == ["［开头语］", "……", "第19段。"]


def test_characters_are_counted_without_marks() -> None:
    assert amount(with_text("我厅印发办法。"), with_text("我厅已经印发了。")) == Amount(3, 2)
    assert amount(DRAFT, DRAFT) == Amount()
    assert amount(Draft(), Draft(opening=(Paragraph("收悉。"),))) == Amount(3, 0)
    assert amount(with_text("文" * 900), with_text("字" * 800)) == Amount(800, 900)


def test_an_amount_is_told_in_a_few_characters() -> None:
    assert [str(Amount(*each)) for each in ((12, 3), (12, 0), (0, 3), (0, 0))] == [
        "+12 −3 字",
        "+12 字",
        "−3 字",
        "无变化",
    ]
