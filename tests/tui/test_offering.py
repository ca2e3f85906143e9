"""Completions in grey behind the cursor: accepted with →, declined with Esc, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Paragraph, Section
from replydesk.tui.writing.editors.fields import TextField
from replydesk.tui.writing.editors.sections import AS_SECTION
from tests.support.workbench import Driver, Size, empty_desk, every_size, lay_out, new_draft, sample

REST = "继续推进有关工作，及时向您通报进展。"


async def write(driver: Driver) -> TextField:
    """Go to a new line at the end of the first section, with all other drafts read."""
    while driver.writing.offers.read_on(driver.draft):
        pass
    await driver.go_to_outline()
    await driver.press("enter", "ctrl+end", "enter")
    return driver.writing.query_one("#section-text", TextField)


@every_size
async def test_a_sentence_of_a_phrase_is_offered_and_taken(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        field = await write(driver)
        before = driver.draft
        await driver.press(*"下一步，我厅将继")
        await driver.settle()
        assert field.suggestion == REST.removeprefix("继") and REST in driver.text
        assert REST not in field.text and REST not in driver.letter
        await driver.press("right")
        await driver.settle()
        assert field.text.endswith(f"下一步，我厅将{REST}") and not field.suggestion
        assert REST in driver.letter
        while driver.draft != before:
            await driver.press("ctrl+z")
        assert REST not in field.text


async def test_typing_on_goes_on_with_the_offer_until_it_is_another_sentence(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        field = await write(driver)
        await driver.press(*"下一步，我厅将继续")
        assert field.suggestion == REST.removeprefix("继续")
        await driver.press("努")
        assert not field.suggestion and field.text.endswith("我厅将继续努")


async def test_escape_declines_for_the_rest_of_the_sentence_and_stays_in_the_text(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        field = await write(driver)
        await driver.press(*"下一步，我厅将继", "escape")
        assert not field.suggestion and field.has_focus and field.text.endswith("我厅将继")
        await driver.press("续")
        assert not field.suggestion
        await driver.press(*"。下一步，我厅将继")
        assert field.suggestion
        await driver.press("escape", "escape")
        assert not field.has_focus


async def test_nothing_is_offered_within_a_line_nor_where_the_cursor_has_gone(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        field = await write(driver)
        await driver.paste("尾")
        await driver.press("left", *"下一步，我厅将继")
        assert not field.suggestion
        await driver.press("end", "backspace", "续")
        assert field.suggestion
        await driver.press("up")
        assert not field.suggestion
        await driver.press("right")
        assert REST not in field.text


async def test_nothing_is_offered_for_what_is_taken_away(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        field = await write(driver)
        await driver.press(*"下一步，我厅将继", "backspace")
        assert not field.suggestion


@pytest.mark.parametrize(("publicity", "is_offered"), [("", True), ("主动公开", True), ("不予公开", False)])
async def test_a_sentence_of_an_earlier_draft_is_offered_if_that_is_for_everybody(
    tmp_path: Path, publicity: str, is_offered: bool
) -> None:
    place = lay_out(tmp_path)
    earlier = place / "drafts" / "早先的.md"
    text = f"---\n单位: 云川省民政厅\n公开属性: {publicity}\n---\n\n我们将把站点建到村头巷尾。\n"
    earlier.write_text(format_draft(parse_draft(text).draft), encoding="utf-8")
    other = place / "drafts" / "别处的.md"
    other.write_text(text.replace("云川省民政厅", "甲市某某局").replace("我们将", "他们将"), encoding="utf-8")
    async with sample(place) as driver:
        field = await write(driver)
        await driver.press(*"我们将把")
        assert field.suggestion == ("站点建到村头巷尾。" if is_offered else "")
        await driver.press("enter", *"他们将把")
        assert not field.suggestion


async def test_a_typed_heading_is_offered_as_a_section_and_taken_with_the_text_below(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(4)
        await driver.paste("我局高度重视。\n做了工作。")
        await driver.press("home", *"一、工作情况")
        assert "一、工作情况" in driver.draft.preamble[1].text and AS_SECTION not in driver.text
        await driver.press("enter", "up", "end")
        before = driver.draft
        await driver.press("backspace", "况")
        assert "一、工作情况　→ 作为一节" in driver.text
        await driver.press("right", *"今年，")
        assert driver.draft.preamble == (Paragraph("我局高度重视。"),)
        assert driver.draft.sections == (Section(1, "工作情况", (Paragraph("今年，做了工作。"),)),)
        await driver.press("ctrl+z", "ctrl+z")
        assert driver.draft == before


async def test_a_typed_heading_offered_as_a_section_may_be_declined(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(4)
        await driver.press(*"（一）机制", "escape", "建", "right")
        assert AS_SECTION not in driver.text and driver.draft.preamble == (Paragraph("（一）机制建"),)
        await driver.press("f5", *"像是标题", "f2", "escape")
        assert driver.draft.sections == (Section(1, "机制建"),)
