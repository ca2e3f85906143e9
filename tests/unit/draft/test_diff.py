"""Tests of the comparison of drafts."""

from __future__ import annotations

from replydesk.draft.diff import (
    ChangeCount,
    count_changes,
    draft_paragraphs,
    side_by_side,
)
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section

DRAFT = Draft(
    fields=((Key.SUBJECT, "关于养老服务的建议"), (Key.CC, ("甲厅", "乙厅"))),
    opening=(Paragraph("收悉。"),),
    sections=(Section(1, "工作情况", (Paragraph("印发意见。"), Paragraph("健全体系。", is_item=True))),),
    attachments=(Attachment((Paragraph("清单如下。"),)),),
)


def with_text(text: str) -> Draft:
    return Draft(sections=(Section(2, "题", (Paragraph("前。"), Paragraph(text), Paragraph("后。"))),))


def test_a_draft_is_listed_as_paragraphs_under_the_names_of_its_parts() -> None:
    assert draft_paragraphs(DRAFT) == (
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


def test_two_drafts_are_compared_side_by_side() -> None:
    rows = side_by_side(with_text("甲。"), with_text("乙。"))
    assert rows[2] == ("甲。", "乙。", False)
    assert [row.is_same for row in rows] == [True, True, False, True]


def test_equal_rows_are_cut_to_their_ends() -> None:
    many = Draft(opening=tuple(Paragraph(f"第{n}段。") for n in range(20)))
    assert [row.ours for row in side_by_side(many, many)] == ["［开头语］", "……", "第19段。"]


def test_characters_are_counted_without_marks() -> None:
    assert count_changes(with_text("我厅印发办法。"), with_text("我厅已经印发了。")) == ChangeCount(3, 2)
    assert count_changes(DRAFT, DRAFT) == ChangeCount()
    assert count_changes(DRAFT, DRAFT.with_field(Key.STAGE, "核稿")) == ChangeCount()
    assert count_changes(Draft(), Draft(opening=(Paragraph("收悉。"),))) == ChangeCount(3, 0)
    assert count_changes(with_text("文" * 900), with_text("字" * 800)) == ChangeCount(800, 900)


def test_a_change_count_is_printed_briefly() -> None:
    assert [str(ChangeCount(*each)) for each in ((12, 3), (12, 0), (0, 3), (0, 0))] == [
        "+12 −3 字",
        "+12 字",
        "−3 字",
        "无变化",
    ]
