"""Changes to the row of sections."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk import outline
from replydesk.draft import Draft, Paragraph, Section

DRAFT = Draft(
    preamble=(Paragraph("前"),),
    sections=(Section(1, "甲", (Paragraph("子"),)), Section(2, "乙"), Section(2, "丙"), Section(1, "丁")),
)


def names(draft: Draft) -> str:
    return "".join(section.heading or "空" for section in draft.sections)


def test_numbers_are_those_of_the_letter() -> None:
    assert outline.numbers(DRAFT) == ["一、", "（一）", "（二）", "二、"]
    assert outline.numbers(Draft(sections=(Section(3, ""), Section(4, ""), Section(3, "")))) == [
        "1.",
        "（1）",
        "2.",
    ]


def test_a_section_is_added_behind_one_at_its_level() -> None:
    assert names(outline.added(DRAFT, 1)) == "甲乙空丙丁" and outline.added(DRAFT, 1).sections[2].level == 2
    assert names(outline.added(DRAFT, -1)) == "空甲乙丙丁"
    assert names(outline.added(DRAFT, 3, (Section(1, "戊"), Section(1, "己")))) == "甲乙丙丁戊己"


def test_a_section_is_removed_moved_renamed_and_levelled() -> None:
    assert names(outline.removed(DRAFT, 1)) == "甲丙丁"
    assert names(outline.moved(DRAFT, 0, 1)) == "丁甲乙丙"
    assert names(outline.moved(DRAFT, 1, 1)) == "甲丙乙丁"
    for index, by in ((0, -1), (3, 1), (1, -1), (2, 1)):  # no neighbour of its level there
        assert outline.moved(DRAFT, index, by) == DRAFT
    assert names(outline.with_heading(DRAFT, 2, "新")) == "甲乙新丁"
    assert [outline.levelled(DRAFT, 0, by).sections[0].level for by in (-1, 1, 9)] == [1, 2, 4]


def test_paragraphs_of_a_section_and_of_the_text_before_them() -> None:
    assert outline.paragraphs(DRAFT, -1) == (Paragraph("前"),)
    assert outline.paragraphs(DRAFT, 0) == (Paragraph("子"),)
    new = (Paragraph("丑"),)
    assert outline.with_paragraphs(DRAFT, -1, new).preamble == new
    assert outline.with_paragraphs(DRAFT, 1, new).sections[1].paragraphs == new


@given(st.integers(0, 3), st.sampled_from([-1, 1]))
def test_moving_there_and_back_changes_nothing(index: int, by: int) -> None:
    to = outline.moved_to(DRAFT, index, by)
    if to != index:
        assert outline.moved(outline.moved(DRAFT, index, by), to, -by) == DRAFT
