"""Tests of changes to the tree of sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft import outline
from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.text.numerals import numeral_value

DRAFT = Draft(
    preamble=(Paragraph("前"),),
    sections=(Section(1, "甲", (Paragraph("子"),)), Section(2, "乙"), Section(2, "丙"), Section(1, "丁")),
)


def names(draft: Draft) -> str:
    return "".join(section.heading or "空" for section in draft.sections)


def levels(draft: Draft) -> list[int]:
    return [section.level for section in draft.sections]


def test_numbers_are_as_in_the_letter() -> None:
    assert outline.numbers(DRAFT) == ["一、", "（一）", "（二）", "二、"]
    assert outline.numbers(Draft(sections=(Section(3, ""), Section(4, ""), Section(3, "")))) == [
        "1.",
        "（1）",
        "2.",
    ]


def test_a_section_is_added_after_a_branch_at_its_level() -> None:
    assert names(outline.added(DRAFT, 1)) == "甲乙空丙丁" and outline.added(DRAFT, 1).sections[2].level == 2
    assert names(outline.added(DRAFT, -1)) == "空甲乙丙丁"
    assert names(outline.added(DRAFT, 3, (Section(1, "戊"), Section(1, "己")))) == "甲乙丙丁戊己"


def test_a_branch_is_removed_moved_renamed_and_levelled() -> None:
    assert names(outline.removed(DRAFT, 1)) == "甲丙丁"
    assert names(outline.removed(DRAFT, 0)) == "丁"
    assert names(outline.moved(DRAFT, 0, 1)) == "丁甲乙丙"
    assert names(outline.moved(DRAFT, 1, 1)) == "甲丙乙丁"
    assert names(outline.with_heading(DRAFT, 2, "新")) == "甲乙新丁"
    assert levels(outline.levelled(DRAFT, 3, 1)) == [1, 2, 2, 2]
    assert levels(outline.levelled(DRAFT, 1, -1)) == [1, 1, 2, 1]


@pytest.mark.parametrize(
    ("index", "by", "trouble"),
    [
        (0, -1, "已经是最高一级"),
        (0, 1, "第一节前面没有可以归入的一节，不能再降"),
        (1, 1, "已经归在“一、甲”下面，再降就跳过了一级"),
        (2, 1, ""),
    ],
)
def test_a_level_that_cannot_be_is_refused_with_the_reason(index: int, by: int, trouble: str) -> None:
    assert outline.level_trouble(DRAFT, index, by) == trouble
    assert (outline.levelled(DRAFT, index, by) == DRAFT) == bool(trouble)


def test_there_is_no_fifth_level() -> None:
    deep = Draft(sections=tuple(Section(level, "甲") for level in (1, 2, 2, 3, 4, 4)))
    assert outline.level_trouble(deep, 2, 1) == outline.level_trouble(deep, 5, 1) == "最多四级，不能再降"
    assert levels(outline.added(deep, 5))[-1] == 4


def test_the_section_to_write_next_is_the_first_empty_one_else_the_last() -> None:
    assert outline.to_write(DRAFT) == 1
    assert outline.to_write(Draft(preamble=DRAFT.preamble)) == -1
    full = Draft(
        sections=(Section(1, "甲"), Section(2, "乙", DRAFT.preamble), Section(1, "丙", DRAFT.preamble))
    )
    assert outline.to_write(full) == 2


def test_the_last_of_a_branch_moves_into_the_next() -> None:
    on = outline.moved(DRAFT, 2, 1)
    assert names(on) == "甲乙丁丙" and outline.numbers(on) == ["一、", "（一）", "二、", "（一）"]
    assert names(outline.moved(on, 3, -1)) == names(DRAFT)
    for index, by in ((0, -1), (3, 1), (1, -1)):  # there is nowhere to go
        assert outline.moved(DRAFT, index, by) == DRAFT


@pytest.mark.parametrize(
    ("index", "to", "result", "levels_then"),
    [
        (3, 0, "丁甲乙丙", [1, 1, 2, 2]),
        (3, 1, "甲丁乙丙", [1, 2, 2, 2]),  # at level 1 it would take 乙 and 丙 from 甲
        (1, 4, "甲丙丁乙", [1, 2, 1, 2]),
        (1, 0, "乙甲丙丁", [1, 1, 2, 1]),  # there is nothing above it that it could be below of
        (0, 4, "丁甲乙丙", [1, 1, 2, 2]),
        (0, 2, "甲乙丙丁", [1, 2, 2, 1]),  # not into itself
    ],
)
def test_a_branch_is_dropped_between_others(index: int, to: int, result: str, levels_then: list[int]) -> None:
    dropped = outline.dropped(DRAFT, index, to)
    assert (names(dropped), levels(dropped)) == (result, levels_then)
    if outline.drop_level(DRAFT, index, to) is not None:
        assert dropped.sections[outline.dropped_index(DRAFT, index, to)].heading == "甲乙丙丁"[index]


def test_a_branch_cannot_be_dropped_below_the_lowest_level() -> None:
    deep = Draft(sections=(Section(1, "甲"), Section(2, "乙"), Section(1, "丙"), *(Section(4, "丁"),)))
    assert outline.drop_level(deep, 2, 1) is None and outline.dropped(deep, 2, 1) == deep


def test_a_tree_shows_what_is_not_folded() -> None:
    assert [tuple(row) for row in outline.visible_rows(DRAFT, ())] == [
        (0, True, False),
        (1, False, False),
        (2, False, False),
        (3, False, False),
    ]
    assert [row.section for row in outline.visible_rows(DRAFT, {0, 3})] == [0, 3]
    assert list(outline.parents(DRAFT, 2)) == [0] and list(outline.parents(DRAFT, -1)) == []


def test_a_branch_stays_folded_when_it_moves() -> None:
    assert outline.refolded(DRAFT, outline.moved(DRAFT, 0, 1), {0}) == {1}
    assert outline.refolded(DRAFT, outline.with_heading(DRAFT, 0, "新"), {0}) == {0}
    assert outline.refolded(DRAFT, outline.removed(DRAFT, 0), {0}) == frozenset()
    assert outline.refolded(DRAFT, outline.added(DRAFT, -1), {0}) == {1}


def test_the_size_of_a_section_and_of_its_branch() -> None:
    texts = outline.with_paragraphs(DRAFT, 1, (Paragraph("共2026件，见 GB/T 9704。"),))
    assert [outline.size(texts, index) for index in (-1, 0, 1)] == [1, 1, 8]
    assert outline.size(texts, 0, whole=True) == 9


def test_paragraphs_of_a_section_and_of_the_text_before_them() -> None:
    assert outline.paragraphs(DRAFT, -1) == (Paragraph("前"),)
    assert outline.paragraphs(DRAFT, 0) == (Paragraph("子"),)
    new = (Paragraph("丑"),)
    assert outline.with_paragraphs(DRAFT, -1, new).preamble == new
    assert outline.with_paragraphs(DRAFT, 1, new).sections[1].paragraphs == new


CHANGES = st.lists(
    st.tuples(st.sampled_from(["move", "level", "drop"]), st.integers(0, 9), st.integers(-1, 9)), max_size=12
)
TREES = st.lists(st.integers(1, 4), min_size=1, max_size=8).map(
    lambda levels: Draft(
        sections=tuple(Section(level, str(i), (Paragraph(f"文{i}"),)) for i, level in enumerate(levels))
    )
)


def changed(draft: Draft, what: str, index: int, argument: int) -> Draft:
    index %= len(draft.sections)
    if what == "drop":
        return outline.dropped(draft, index, argument % (len(draft.sections) + 1))
    return (outline.moved if what == "move" else outline.levelled)(draft, index, 1 if argument % 2 else -1)


def parents(draft: Draft) -> dict[str, str]:
    """Return the parent of each section, "" if it has none."""
    found = {}
    for index, section in enumerate(draft.sections):
        above = next(outline.parents(draft, index), None)
        found[section.heading] = "" if above is None else draft.sections[above].heading
    return found


@given(TREES, CHANGES)
def test_nothing_is_lost_by_any_sequence_of_changes(
    draft: Draft, changes: list[tuple[str, int, int]]
) -> None:
    now = draft
    for change in changes:
        now = changed(now, *change)
    assert sorted(each[1:] for each in now.sections) == sorted(each[1:] for each in draft.sections)
    assert set(levels(now)) <= set(outline.LEVELS)


@given(TREES, st.sampled_from(["move", "drop"]), st.integers(0, 9), st.integers(-1, 9))
def test_a_moving_branch_keeps_its_sections_and_takes_no_others(
    draft: Draft, what: str, index: int, argument: int
) -> None:
    now = changed(draft, what, index, argument)
    root = draft.sections[index % len(draft.sections)].heading
    were, are = parents(draft), parents(now)
    assert {name for name in were if were[name] != are[name]} <= {root}


@given(TREES, st.integers(0, 7), st.sampled_from([-1, 1]))
def test_moving_there_and_back_changes_nothing(draft: Draft, index: int, by: int) -> None:
    index %= len(draft.sections)
    to = outline.moved_index(draft, index, by)
    above = next(outline.parents(draft, index), None)
    is_orphan = above is None or draft.sections[above].level != draft.sections[index].level - 1
    if to != index and not (is_orphan and draft.sections[index].level > 1):
        assert outline.moved(outline.moved(draft, index, by), to, -by) == draft


def skipped(draft: Draft) -> int:
    """Return the number of levels that sections skip."""
    pairs = zip([0, *levels(draft)], levels(draft), strict=False)
    return sum(max(level - before - 1, 0) for before, level in pairs)


@given(TREES, st.integers(0, 7), st.sampled_from((-1, 1)))
def test_no_change_of_level_skips_one(draft: Draft, index: int, by: int) -> None:
    now = outline.levelled(draft, index % len(draft.sections), by)
    assert skipped(now) <= skipped(draft)


@given(TREES, st.integers(0, 7), st.sampled_from((-1, 1)))
def test_a_level_there_and_back_changes_nothing(draft: Draft, index: int, by: int) -> None:
    index %= len(draft.sections)
    now = outline.levelled(draft, index, by)
    branch = slice(index, outline.branch_end(draft, index))
    if now != draft and len(levels(now)[branch]) == outline.branch_end(now, index) - index:
        is_back = outline.levelled(now, index, -by) == draft
        assert is_back or (by < 0 and skipped(now) < skipped(draft))


@given(TREES, st.sets(st.integers(0, 7)))
def test_visible_rows_are_in_order_and_all_others_are_folded(draft: Draft, folded: set[int]) -> None:
    seen = [row.section for row in outline.visible_rows(draft, folded)]
    assert seen == sorted(seen)
    for index in range(len(draft.sections)):
        assert (index in seen) != any(each in folded for each in outline.parents(draft, index))


@given(TREES, CHANGES)
def test_numbers_continue_within_a_branch(draft: Draft, changes: list[tuple[str, int, int]]) -> None:
    for change in changes:
        draft = changed(draft, *change)
    counts: dict[tuple[str, int], int] = {}
    above = parents(draft)
    for number, section in zip(outline.numbers(draft), draft.sections, strict=True):
        key = (above[section.heading], section.level)
        counts[key] = counts.get(key, 0) + 1
        assert numeral_value(number) == counts[key]
