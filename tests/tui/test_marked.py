"""Marked drafts: those the list does not show are named before anything is done to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from replydesk.tui.desk.hidden_marks import MOST, HiddenMarks
from replydesk.tui.reading.read_screen import ReadScreen
from tests.support.workbench import SAMPLE, Driver, Size, every_size, lay_out, running, screen_lines

OTHER = "电梯加装-李某、王某委员"


def marks(driver: Driver) -> set[str]:
    return {path.stem for path in driver.desk.drafts.marked}


def exported(driver: Driver) -> set[str]:
    return {path.stem for path in (driver.folder / "导出").glob("*.docx")}


async def mark_and_find(driver: Driver, marked: Sequence[str], wanted: str) -> None:
    """Mark drafts, and have only those listed that are found."""
    for name in marked:
        await driver.point(name)
        await driver.press("space")
    await driver.press(*wanted)
    await driver.settle()


@every_size
async def test_marks_that_are_not_listed_are_counted_and_named_first(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await mark_and_find(driver, (SAMPLE, OTHER, "缺项"), "电梯")
        assert driver.status.startswith("已选 3 件，其中 2 件这里没有列出　找到 1 件")
        await driver.press("f7")
        assert "导出：已选 3 件，其中 2 件这里没有列出" in driver.text
        lines = [line.strip(" │") for line in screen_lines(driver.app)]
        named = [line for line in lines if line in (SAMPLE, OTHER, "缺项", "这里没有列出的", "列出的")]
        assert named[0] == "这里没有列出的" and set(named[1:3]) == {SAMPLE, "缺项"}
        assert named[3:5] == ["列出的", OTHER]
        await driver.press("escape")
        assert not (driver.folder / "导出").exists() and len(marks(driver)) == 3


@pytest.mark.parametrize(
    ("keys", "done"), [(("enter",), {OTHER}), (("down", "enter"), {OTHER, SAMPLE}), (("end", "enter"), set())]
)
async def test_all_or_those_listed_or_none_are_worked_on(
    tmp_path: Path, keys: Sequence[str], done: set[str]
) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (SAMPLE, OTHER), "电梯")
        await driver.press("f7", *keys)
        await driver.settle()
        await driver.press("escape", "escape")
        assert exported(driver) == done and marks(driver) == {SAMPLE, OTHER} - done


async def test_a_draft_found_can_be_worked_on_though_others_are_marked(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (OTHER,), "养老")
        assert driver.status.startswith("已选 1 件，这里都没有列出")
        await driver.press("f7")
        assert f"只办光标上的这一件：{SAMPLE}" in driver.text
        await driver.press("enter")
        assert exported(driver) == {SAMPLE} and marks(driver) == {OTHER}


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("f7", "导出"),
        ("ctrl+k", "导出"),
        ("f5", "环节"),
        ("ctrl+e", "取号"),
        ("f4", "阅稿"),
        ("f6", "改名"),
        ("ctrl+d", "复制"),
        ("ctrl+w", "打开导出的 Word"),
        ("ctrl+b", "打印"),
    ],
)
async def test_every_command_asks_about_what_is_not_listed(tmp_path: Path, key: str, what: str) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (SAMPLE, OTHER), "电梯")
        await driver.press(key)
        assert isinstance(driver.app.screen, HiddenMarks)
        assert f"{what}：已选 2 件，其中 1 件这里没有列出" in driver.text
        await driver.press("escape", "escape", key)
        assert not isinstance(driver.app.screen, HiddenMarks)


async def test_marks_end_with_the_work_and_can_be_put_back(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+a", "f7")
        await driver.settle()
        await driver.press("enter")
        assert marks(driver) == {"缺项", "打不开的"}  # which were not exported
        assert driver.status.startswith("已导出 2 件")
        await driver.press("insert")
        assert len(marks(driver)) == 4 and driver.status.startswith("已选 4 件")


async def test_a_change_of_stage_takes_the_marks_off_what_it_changed(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+a", "f5", "enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "打不开的" in marks(driver) and SAMPLE not in marks(driver)
        assert driver.status.startswith("送核稿：")


async def test_taken_numbers_take_the_marks_off_their_drafts(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        for name in (SAMPLE, OTHER, "缺项"):
            await driver.point(name)
            await driver.press("space")
        await driver.press("ctrl+e", "enter")
        await driver.settle()
        assert "缺项" in marks(driver) and driver.status.startswith("已取")
        assert SAMPLE not in marks(driver)


@pytest.mark.parametrize(("key", "what"), [("delete", "删除"), ("ctrl+x", "另存")])
async def test_commands_of_the_list_ask_too(tmp_path: Path, key: str, what: str) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (SAMPLE, OTHER), "电梯")
        driver.desk.drafts.focus()
        await driver.press(key)
        assert f"{what}：已选 2 件，其中 1 件这里没有列出" in driver.text
        await driver.press("escape")
        assert len(marks(driver)) == 2 and driver.file(SAMPLE).exists()


async def test_reading_keeps_the_marks(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (SAMPLE, OTHER), "")
        await driver.press("f4")
        assert isinstance(driver.app.screen, ReadScreen)
        await driver.press("escape")
        assert marks(driver) == {SAMPLE, OTHER}


async def test_a_draft_that_is_gone_is_marked_no_more(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await mark_and_find(driver, (SAMPLE, "缺项"), "")
        driver.file("缺项").unlink()
        driver.desk.watching.look()
        await driver.settle()
        assert marks(driver) == {SAMPLE} and driver.status.startswith("已选 1 件")


async def test_hundreds_of_hidden_marks_are_named_as_far_as_there_is_sense(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    text = (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    for number in range(MOST + 5):
        (folder / "drafts" / f"第{number:04}件.md").write_text(text, "utf-8")
    async with running(folder) as driver:
        await driver.press("ctrl+a", *"电梯")
        await driver.settle()
        await driver.press("f5", "pagedown")
        assert f"其中 {MOST + 8} 件这里没有列出" in driver.text
        for _ in range(MOST):
            if "（还有 8 件）" in driver.text:
                break
            await driver.press("pagedown")
        assert "（还有 8 件）" in driver.text


async def test_how_the_list_is_arranged_is_always_said_and_escape_lists_all(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        line = 1
        assert screen_lines(driver.app)[line].endswith(" 按编号排序")
        await driver.press("ctrl+r", "ctrl+g", *"电梯", "down")
        await driver.settle()
        assert driver.app.focused is driver.desk.drafts
        said = "只列出找到的，Esc 全列 · 按稿子排序 · 按环节分组"
        assert screen_lines(driver.app)[line].endswith(said) and "电梯" in screen_lines(driver.app)[line]
        await driver.press("f7")  # its message is at the foot
        assert screen_lines(driver.app)[line].endswith(said)
        await driver.press("escape")
        assert len(driver.desk.drafts.paths) == 4
        assert screen_lines(driver.app)[line].endswith(" 按稿子排序 · 按环节分组")
