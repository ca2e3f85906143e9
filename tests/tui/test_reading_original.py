"""The original where a draft is read: beside the page, or in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.tui.originals.original_text import OriginalText
from tests.support.beside import ORIGINAL, beside
from tests.support.workbench import LARGE, SAMPLE, SMALL, WIDE, Driver, Size, lay_out, running
from tests.tui.test_reading import reading

OTHER = "电梯加装-李某、王某委员"
HEAD = "代表建议　第0033号　省十四届人大四次会议"


def texts(driver: Driver) -> list[OriginalText]:
    return list(reading(driver).query(OriginalText))


@pytest.mark.parametrize(("size", "is_beside"), [(WIDE, True), (LARGE, True), (SMALL, False)])
async def test_the_original_stands_beside_the_page_or_in_its_place(
    tmp_path: Path, size: Size, is_beside: bool
) -> None:
    place = lay_out(tmp_path)
    to_read = [beside(place / "drafts" / f"{SAMPLE}.md")]
    async with running(place, size, to_read=to_read) as driver:
        await driver.press("ctrl+o")
        assert HEAD in driver.text and ORIGINAL.text[0][:10] in driver.text and "≠ 案由不一样" in driver.text
        assert bool(reading(driver).pair.region) == is_beside
        await driver.press("escape")
        assert reading(driver).pair.has_focus and (HEAD in driver.text) == is_beside
        await driver.press("f22")
        assert texts(driver)[0].has_focus
        await driver.press("f22")
        assert HEAD not in driver.text and reading(driver).pair.has_focus


async def test_the_next_draft_is_shown_with_its_original_or_says_that_it_has_none(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    to_read = [beside(place / "drafts" / f"{SAMPLE}.md"), place / "drafts" / f"{OTHER}.md"]
    async with running(place, to_read=to_read) as driver:
        await driver.press("f22", "escape", "right")
        assert HEAD not in driver.text and "这份稿子没有原件" in driver.text
        await driver.press("left")
        assert HEAD in driver.text


async def test_words_are_found_and_nothing_is_written(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    path = beside(place / "drafts" / f"{SAMPLE}.md")
    before = desk_folder.read_draft(path)
    async with running(place, to_read=[path]) as driver:
        await driver.burst("f22", "/", "津", "贴", "escape")
        assert texts(driver)[0].selected_text == "津贴" and "引用" not in driver.text
        await driver.press("甲")
        assert driver.status.startswith("没有写上：这里看原件")
        await driver.press("enter", "insert", "delete")
        await driver.paste("一份原件的文字\n第二段")
        assert driver.status.startswith("没有贴上") and desk_folder.read_draft(path) == before
        await driver.press("f22", "pagedown")
        assert reading(driver).pair.has_focus
