"""A draft's unit is changed in one step that can be undone, and what has followed is told."""

from __future__ import annotations

from pathlib import Path

from replydesk.draft.model import Key
from replydesk.tui.kit.dialogs import Read
from tests.support.workbench import SMALL, Size, every_size, lay_out, sample

SHIFT_F2 = "f14"
OURS, THEIRS = "云川省民政厅", "甲市某某局"


@every_size
async def test_the_unit_is_changed_told_and_taken_back(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        before = driver.draft
        await driver.press(SHIFT_F2)
        assert f"换单位：现在是“{OURS}”" in driver.text
        await driver.paste(THEIRS)
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, Read)
        assert "跟着换的" in driver.text and THEIRS in driver.text
        await driver.press("end")
        await driver.settle()
        assert "您写的没有动" in driver.text and "文字里的“我厅”" in driver.text
        await driver.press("escape")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == THEIRS
        assert driver.letter.startswith(THEIRS)
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.draft == before and OURS in driver.letter


async def test_without_another_unit_nothing_is_changed(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    for path in (folder / "templates" / "单位档案").glob("*.yaml"):
        if path.stem != OURS:
            path.unlink()
    async with sample(folder, SMALL) as driver:
        await driver.press(SHIFT_F2)
        assert driver.is_writing and "没有别的单位档案" in driver.status
