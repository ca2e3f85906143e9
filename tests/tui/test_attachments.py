"""Texts of attachments: typed, pasted, undone, and kept with their names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section
from replydesk.draft.place import Place
from replydesk.tui.writing.editors.attachments import place_in, with_names_of, with_text
from tests.support.effort import examples
from tests.support.workbench import Driver, Size, both_sizes, empty_desk, lay_out, new_draft, sample

A, B, C = (Attachment((Paragraph(text),)) for text in "甲乙丙")
EMPTY = Attachment()


def draft(names: str, *texts: Attachment) -> Draft:
    return Draft(((Key.ATTACHMENTS, tuple(names)),), attachments=texts)


@pytest.mark.parametrize(
    ("before", "names", "texts"),
    [
        (draft("一二", A, B), "一二三", (A, B)),
        (draft("一二", A, B), "三一二", (EMPTY, A, B)),
        (draft("一二三", A, B, C), "一三", (A, C, B)),
        (draft("一三", A, C, B), "一二三", (A, B, C)),
        (draft("一二", EMPTY, B), "二", (B,)),
        (draft("一二", A), "一", (A,)),
        (draft("一", A), "二", (A,)),
        (draft("", A), "一", (A,)),
        (draft("一", A), "", (A,)),
        (draft("一二三", A), "", (A,)),
    ],
)
def test_a_text_goes_with_its_name(before: Draft, names: str, texts: tuple[Attachment, ...]) -> None:
    changed = before.with_field(Key.ATTACHMENTS, tuple(names))
    assert with_names_of(changed, before).attachments == texts


@examples(100)
@given(st.permutations("一二三四五"), st.integers(0, 5), st.integers(0, 4), st.integers(0, 5))
def test_a_name_added_and_taken_away_again_leaves_all_as_it_was(
    order: list[str], count: int, at: int, texts: int
) -> None:
    names = order[:count]
    before = draft("".join(names), *[Attachment((Paragraph(name),)) for name in names[:texts]])
    more = before.with_field(Key.ATTACHMENTS, (*names[:at], "六", *names[at:]))
    added = with_names_of(more, before)
    assert with_names_of(added.with_field(Key.ATTACHMENTS, tuple(names)), added) == replace(
        before, fields=((Key.ATTACHMENTS, tuple(names)),)
    )


def test_no_empty_attachment_is_kept_at_the_end() -> None:
    assert with_text(Draft(), 2, C).attachments == (EMPTY, EMPTY, C)
    assert with_text(draft("一二三", A, EMPTY, C), 2, EMPTY).attachments == (A,)


@pytest.mark.parametrize(
    ("row", "place"),
    [(0, (-1, 0)), (1, (-1, 0)), (2, (0, -1)), (3, (0, 0)), (4, (0, 1)), (5, (1, -1)), (9, (1, -1))],
)
def test_the_row_of_the_cursor_is_a_place_in_the_letter(row: int, place: tuple[int, int]) -> None:
    assert place_in(2, "前言\n\n# 一\n甲\n乙\n## 二", row) == Place("附件2", *place)


async def named(driver: Driver, names: str = "任务清单\n资金明细") -> None:
    """Open the attachments, type names, and go to the first text."""
    await driver.go_to(6)
    driver.writing.query_one("#field-attachments").focus()
    await driver.paste(names)
    await driver.press("tab")


async def test_long_names_that_are_pasted_stay_one_a_line(tmp_path: Path) -> None:
    names = ("关于推进社区养老服务体系建设的实施意见", "关于进一步加强农村饮水安全工作的通知", "情况表")
    async with new_draft(empty_desk(tmp_path)) as driver:
        await named(driver, "\n".join(names))
        assert driver.draft.names(Key.ATTACHMENTS) == names


@both_sizes
async def test_every_name_has_a_field_for_its_text(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(6)
        assert "附件1正文" not in driver.text
        await named(driver)
        assert await driver.see("附件1正文　任务清单")
        await driver.paste("以下任务分工负责。\n# 目标\n1. 甲\n2. 乙")
        await driver.press("tab")
        assert await driver.see("附件2正文　资金明细")
        await driver.paste("项目\t金额\n甲\t320")
        assert driver.draft.attachments == (
            Attachment(
                (Paragraph("以下任务分工负责。"),),
                (Section(1, "目标", (Paragraph("甲", True), Paragraph("乙", True))),),
            ),
            Attachment(tuple(map(Paragraph, ("| 项目 | 金额 |", "| --- | ---: |", "| 甲 | 320 |")))),
        )
        await driver.press("f8")
        assert driver.on_disk.attachments == driver.draft.attachments


async def test_a_printed_text_that_is_pasted_has_headings(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await named(driver, "方案")
        await driver.paste("　　一、总体要求\n　　坚持问题导向，统筹推进各项工作。\n　　二、主要任务\n")
        assert driver.draft.attachments[0].sections == (
            Section(1, "总体要求", (Paragraph("坚持问题导向，统筹推进各项工作。"),)),
            Section(1, "主要任务"),
        )


@both_sizes
async def test_undo_goes_back_to_the_text_of_an_attachment(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await named(driver)
        await driver.paste("甲")
        await driver.press("f4", "ctrl+z")
        assert "6 落款　" in driver.text and not driver.draft.attachments
        await driver.press("ctrl+y")
        assert driver.draft.attachments == (A,)
        assert any(line.strip().startswith("甲") for line in driver.text.splitlines())


async def test_a_text_without_a_name_is_reported_and_returns_with_the_name(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await named(driver)
        await driver.fill("甲", "乙")
        driver.writing.query_one("#field-attachments").focus()
        await driver.press("ctrl+home", *["delete"] * 5)
        assert driver.draft.attachments[0] == B and driver.draft.attachments[1] == A
        assert "附件1正文　资金明细" in driver.text and "附件2正文　（没有名称）" in driver.text
        assert await driver.see("附件2有正文，却没有名称")
        await driver.press("ctrl+z")
        assert driver.draft.attachments[0] == A and driver.draft.attachments[1] == B
        await driver.press("ctrl+end", *["backspace"] * 5)
        assert "附件2正文　（没有名称）" in driver.text
        driver.writing.query_one("#attachment-2").focus()
        await driver.press("ctrl+end", "backspace")
        assert driver.draft.attachments == (A,)


async def test_a_place_of_an_attachment_is_turned_to(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await named(driver, "方案")
        await driver.paste("前言\n# 目标\n甲")
        editor = driver.writing.editor
        driver.writing.query_one("#field-date").focus()
        editor.turn_to(Place("附件1", 0, 0))
        await driver.settle()
        assert driver.app.focused is not None and driver.app.focused.id == "attachment-1"
        assert editor.query_one("#attachment-1").cursor_location == (2, 0)  # type: ignore[attr-defined]
        assert editor.place().key in ("附件1", Key.ATTACHMENTS)


async def test_more_names_than_there_can_be_texts_do_no_harm(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await named(driver, "\n".join(f"附表{number}" for number in range(60)))
        assert len(driver.draft.names(Key.ATTACHMENTS)) == 60
        assert len(driver.writing.query("AttachmentText")) == 50


@both_sizes
async def test_names_and_texts_in_one_breath(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(6)
        driver.writing.query_one("#field-attachments").focus()
        await driver.burst("=任务清单", "enter", *"资金", "tab", *"甲", "tab", "=乙", "f4")
        assert driver.draft.names(Key.ATTACHMENTS) == ("任务清单", "资金")
        assert driver.draft.attachments == (A, B)
