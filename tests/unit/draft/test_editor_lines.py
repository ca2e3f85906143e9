"""Tests of paragraphs as lines of an editor."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.draft.editor_lines import (
    Edited,
    lead,
    read_attachment,
    read_paragraphs,
    renumbered_leads,
    show_attachment,
    show_paragraphs,
)
from replydesk.draft.model import Attachment, Paragraph, Section
from tests.support.effort import examples
from tests.support.strategies import ATTACHED, PARAGRAPHS


def items(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, is_item=True) for text in texts)


HEADED = st.lists(
    st.builds(
        Section,
        st.integers(1, 4),
        st.sampled_from(["。", "目标。", "目标。 ", "目标", ""]),
        st.lists(st.builds(Paragraph, st.sampled_from(["甲", "0", "1. 甲", "# 甲。"]), st.booleans())).map(
            tuple
        ),
    ),
    max_size=4,
).map(tuple)  # sections whose headings mostly lead in


@examples(100)
@given(PARAGRAPHS, st.booleans())
@example(items("甲", "乙"), True)
@example((Paragraph("一是甲"), *items("乙")), True)
def test_paragraphs_survive_an_editor(paragraphs: tuple[Paragraph, ...], leads_in: bool) -> None:
    lines = show_paragraphs(paragraphs, leads_in=leads_in)
    assert read_paragraphs(lines, leads_in=leads_in) == paragraphs


@examples(100)
@given(st.one_of(ATTACHED, st.builds(Attachment, PARAGRAPHS, HEADED)))
@example(Attachment((), (Section(1, "。", items("0")),)))
@example(Attachment((), (Section(1, "。", (Paragraph("一是甲"), *items("乙"))),)))
def test_an_attachment_survives_an_editor(attachment: Attachment) -> None:
    assert read_attachment(show_attachment(attachment)) == attachment


@examples(100)
@given(st.lists(st.tuples(st.sampled_from(["", "一是", "二是", "三是", "1. "]), st.sampled_from("甲乙"))))
def test_lines_print_as_they_read(lines: list[tuple[str, str]]) -> None:
    once = show_paragraphs(read_paragraphs("\n".join(lead + text for lead, text in lines)))
    assert show_paragraphs(read_paragraphs(once)) == once
    if not any(lead == "1. " for lead, _ in lines):
        assert once == "\n".join(lead + text for lead, text in lines)


def test_an_attachment_in_an_editor_has_one_paragraph_to_a_line() -> None:
    text = "说明\n# 目标\n一是甲\n二是乙\n## 完善制度。\n我厅……\n| 甲 | 乙 |"
    assert show_attachment(read_attachment(text)) == text
    assert read_attachment(text).sections[0] == Section(1, "目标", items("甲", "乙"))


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("一是甲\n二是乙", items("甲", "乙")),
        ("1. 甲\n二是乙", items("甲", "乙")),
        ("一是甲\n三是乙", (*items("甲"), Paragraph("三是乙"))),
        ("二是甲", (Paragraph("二是甲"),)),
        ("一是甲\n一是乙", (*items("甲"), Paragraph("一是乙"))),
        ("一是", (Paragraph("一是"),)),
        ("一是甲；二是乙。", (Paragraph("一是甲；二是乙。"),)),
        ("一是甲，二是乙要跟上\n二是丙", items("甲，二是乙要跟上", "丙")),
    ],
)
def test_a_line_led_by_the_next_number_is_an_item(lines: str, paragraphs: tuple[Paragraph, ...]) -> None:
    assert read_paragraphs(lines) == paragraphs


def test_a_paragraph_that_runs_into_a_heading_is_no_item() -> None:
    assert read_paragraphs("一是甲\n一是乙", leads_in=True) == (Paragraph("一是甲"), *items("乙"))


def test_an_item_right_below_a_heading_that_leads_in_is_led_as_in_the_file() -> None:
    text = "# 目标。\n1. 甲\n二是乙\n# 目标。\n一是甲\n一是乙"
    first, second = read_attachment(text).sections
    assert (first.paragraphs, second.paragraphs) == (items("甲", "乙"), (Paragraph("一是甲"), *items("乙")))
    assert show_attachment(Attachment((), (first, second))) == text


@pytest.mark.parametrize(
    ("before", "at", "until", "new", "after"),
    [
        ("1. 甲\n二是乙", 0, 1, "1. 甲甲", "1. 甲甲\n二是乙"),
        ("1. 甲\n二是乙", 1, 1, "二是新", "1. 甲\n二是新\n三是乙"),
        ("1. 甲\n二是乙", 0, 0, "1. 新", "1. 新\n二是甲\n三是乙"),
        ("1. 甲\n二是乙\n三是丙", 0, 1, "", "1. 乙\n二是丙"),
        ("一是甲", 0, 1, "一是甲甲", "一是甲甲"),
        ("", 0, 1, "1. 甲\n2. 乙", "1. 甲\n二是乙"),
    ],
)
def test_an_edit_leaves_an_item_below_a_heading_that_leads_in_an_item(
    before: str, at: int, until: int, new: str, after: str
) -> None:
    assert edited(before, at, new, until, leads_in=True) == after
    assert edited(f"# 目标。\n{before}", at + 1, new, until + 1) == f"# 目标。\n{after}"


def edited(before: str, at: int, new: str, until: int | None = None, *, leads_in: bool = False) -> str:
    """Return the lines after some rows, to before row `until`, are replaced by other rows, or by none."""
    rows = before.split("\n")
    until = at + 1 if until is None else until
    made = new.split("\n") if new else []
    after = [*rows[:at], *made, *rows[until:]]
    lines = renumbered_leads(Edited(rows, after, at, at + len(made) - 1, until), leads_in=leads_in)
    return "\n".join(lines.get(row, line) for row, line in enumerate(after))


@pytest.mark.parametrize(
    ("before", "at", "until", "new", "after"),
    [
        ("一是甲\n\n二是乙\n三是丙", 1, 2, "二是新", "一是甲\n二是新\n三是乙\n四是丙"),
        ("一是甲\n二\n二是乙\n三是丙", 1, 2, "二是", "一是甲\n二是\n三是乙\n四是丙"),
        ("一是甲\n二是乙", 0, 0, "一是新", "一是新\n二是甲\n三是乙"),
        ("一是甲\n二是乙\n三是丙", 1, 2, "", "一是甲\n二是丙"),
        ("一是甲\n二是乙\n三是丙", 0, 1, "", "一是乙\n二是丙"),
        ("一是甲\n二是乙\n三是丙", 1, 2, "1. 新\n2. 旧", "一是甲\n二是新\n三是旧\n四是丙"),
        ("", 0, 1, "1. 甲\n1. 乙\n12. 丙\n2025. 丁", "一是甲\n二是乙\n三是丙\n2025. 丁"),
        # what is between two items, or another list, or the start of one, is not meddled with
        ("一是甲\n二是乙", 0, 1, "一是甲\n又如，", "一是甲\n又如，\n二是乙"),
        ("一是甲\n二是乙\n一是丙\n二是丁", 1, 2, "二是乙乙", "一是甲\n二是乙乙\n一是丙\n二是丁"),
        ("一是甲", 0, 1, "二是甲", "二是甲"),
        ("一是甲\n十是要", 0, 1, "一是甲。", "一是甲。\n十是要"),
    ],
)
def test_the_count_follows_what_is_put_in_and_taken_out(
    before: str, at: int, until: int, new: str, after: str
) -> None:
    assert edited(before, at, new, until) == after


@examples(60)
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3), st.integers(0, 3))
def test_items_are_counted_from_one_whatever_is_put_in_or_taken_out(
    count: int, at: int, gone: int, come: int
) -> None:
    at = min(at, count)
    before = "\n".join(f"{lead(row)}甲" for row in range(1, count + 1))
    new = "\n".join(f"{lead(row)}甲" for row in range(at + 1, at + come + 1))
    after = edited(before, at, new, min(at + gone, count))
    rows = [row for row in after.split("\n") if row]
    assert rows == [f"{lead(row)}甲" for row in range(1, len(rows) + 1)]
