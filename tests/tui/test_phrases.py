"""The phrases of a passage: found by typing, picked as they read."""

from __future__ import annotations

from pathlib import Path

from replydesk.draft.model import Key
from tests.support.workbench import LARGE, Size, empty_desk, every_size, new_draft


@every_size
async def test_phrases_are_filtered_as_one_types_by_name_use_and_text(tmp_path: Path, size: Size) -> None:
    folder = empty_desk(tmp_path)
    (folder / "templates" / "下一步" / "督导.j2").write_text("{# 已有政策时用 #}\n将加强检查。\n", "utf-8")
    async with new_draft(folder, size) as driver:
        await driver.go_to(5)
        await driver.press("down")
        for wanted in ("督导", "已有政策", "加强检查"):
            await driver.paste(wanted)
            await driver.settle()
            assert f"下一步的套用语，含“{wanted}”的 1 条" in driver.text
            assert "督导　已有政策时用" in driver.text and "纳入规划" not in driver.text
            await driver.press("escape")
            await driver.settle()
            assert "下一步的套用语（回车选用，键入文字查找）" in driver.text
        await driver.press("督", "导", "enter")
        await driver.settle()
        assert driver.draft.get(Key.NEXT_STEPS) == "督导" and "将加强检查。" in driver.letter


@every_size
async def test_nothing_found_says_so_and_backspace_goes_back(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(5)
        await driver.press("down", "纳", "没")
        assert "含“纳没”的 0 条" in driver.text
        await driver.press("enter", "backspace")
        assert "含“纳”的 1 条" in driver.text and "●" not in driver.text.split("含“纳”的")[1].split("│")[0]
        await driver.press("enter")
        assert driver.draft.get(Key.NEXT_STEPS) == "纳入规划"


async def test_another_passage_shows_all_its_phrases(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path), LARGE) as driver:
        await driver.go_to(5)
        await driver.press("down", "纳", "up")
        driver.writing.query_one("#passage-closing").focus()
        await driver.settle()
        assert "结束语的套用语（回车选用" in driver.text and "专此答复" in driver.text


@every_size
async def test_a_typed_passage_is_kept_as_a_phrase_of_the_unit(tmp_path: Path, size: Size) -> None:
    folder = empty_desk(tmp_path)
    async with new_draft(folder, size) as driver:
        await driver.go_to(5)
        await driver.paste("下一步，我厅将分步实施{{一}}。")
        await driver.press("ctrl+g")
        assert "存为下一步的套用语" in driver.text
        await driver.paste("纳入规划")
        await driver.press("enter")
        assert "已有叫“纳入规划”的下一步套用语" in driver.text
        await driver.press("end")
        await driver.paste("二")
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "已存为下一步的套用语“纳入规划二”"
        assert (folder / "templates" / "下一步" / "纳入规划二.j2").exists()
        await driver.press("ctrl+end", "down")
        await driver.paste("规划二")
        await driver.press("enter")
        await driver.settle()
        assert driver.letter.count("下一步，我厅将分步实施{{一}}。") == 2


async def test_a_passage_that_is_empty_or_a_phrase_is_not_kept(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path), LARGE) as driver:
        await driver.go_to(5)
        await driver.press("ctrl+g")
        assert driver.status == "下一步还空着，没有可存的"
        driver.writing.query_one("#passage-thanks").focus()
        await driver.press("ctrl+g")
        assert driver.status == "这一段就是套用语，不用再存"
