"""Drafts made on the desk, from a list, from old replies or new ones, go into the bin if that is undone."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.desk_folder import init_desk
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.tui.desk.own_unit_dialog import OwnUnitDialog
from tests.support.workbench import SAMPLE, Driver, Size, both_sizes, lay_out, running
from tests.tui.test_import import LETTER, drafts_in, old_replies

SHIFT_F11 = "f23"
ROWS = "建议号,标题,提出人\n7,关于乙的建议,孙某某\n8,关于丙的建议,李某某\n9,关于丁的建议,王某某\n"


async def copy_sample(driver: Driver) -> None:
    """Do something on the desk that must not be undone instead."""
    await driver.point(SAMPLE)
    await driver.press("ctrl+d", "enter")
    await driver.settle()


async def undo(driver: Driver) -> str:
    await driver.press("ctrl+z")
    await driver.settle()
    return driver.status


def deleted(driver: Driver) -> set[str]:
    return {each.name for each in deleted_drafts(driver.folder / "drafts")}


def change(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "另外写的一段。\n", "utf-8")


async def import_list(driver: Driver) -> set[str]:
    """Make the drafts of the list; return their names."""
    before = drafts_in(driver.folder)
    await driver.press("f3", "enter")
    await driver.settle()
    await driver.press("enter")
    await driver.settle()
    await driver.press("enter")
    await driver.settle()
    return set(drafts_in(driver.folder)) - set(before)


@both_sizes
async def test_drafts_of_a_list_go_into_the_bin_and_no_older_act_is_undone(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out(tmp_path)
    (folder / "清单.csv").write_text(ROWS, "utf-8")
    async with running(folder, size) as driver:
        await copy_sample(driver)
        before = drafts_in(folder)
        made = await import_list(driver)
        assert len(made) == 3
        assert await undo(driver) == "已取消导入：3 份稿子进了回收站"
        assert drafts_in(folder) == before and deleted(driver) == made
        assert (await undo(driver)).startswith("取消复制：")


async def test_drafts_of_a_list_that_were_changed_since_stay_and_are_told(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "清单.csv").write_text(ROWS, "utf-8")
    async with running(folder) as driver:
        made = await import_list(driver)
        kept = min(made)
        change(driver.file(kept))
        told = await undo(driver)
        assert told == f"已取消导入：2 份稿子进了回收站；没有动：{kept}，后来改过，还留着"
        assert deleted(driver) == made - {kept} and kept in drafts_in(folder)


async def test_imported_replies_go_into_the_bin(tmp_path: Path) -> None:
    place = old_replies(tmp_path, 甲=LETTER, 乙=LETTER.replace("第0007号", "第0008号"))
    folder = lay_out(tmp_path)
    async with running(folder) as driver:
        await copy_sample(driver)
        before = drafts_in(folder)
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert {"甲", "乙"} <= set(drafts_in(folder))
        assert await undo(driver) == "已取消导入：2 份稿子进了回收站"
        assert drafts_in(folder) == before and deleted(driver) == {"甲", "乙"}


async def start_draft(driver: Driver) -> None:
    await driver.press("f2", "enter", "enter", "enter")
    await driver.settle()
    assert driver.is_writing


async def leave(driver: Driver) -> None:
    """Return to the desk: from a field to the steps first."""
    await driver.press("escape")
    await driver.settle()
    if driver.is_writing:
        await driver.press("escape")
        await driver.settle()
    assert driver.desk.is_active


async def test_a_new_draft_goes_into_the_bin(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with running(folder) as driver:
        await copy_sample(driver)
        before = drafts_in(folder)
        await start_draft(driver)
        await leave(driver)
        assert "新答复" in drafts_in(folder)
        assert await undo(driver) == "已取消新建：新答复进了回收站"
        assert drafts_in(folder) == before and deleted(driver) == {"新答复"}


async def test_a_new_draft_that_was_written_in_stays_and_is_told(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with running(folder) as driver:
        await start_draft(driver)
        await driver.paste("关于甲的建议")
        await leave(driver)
        assert await undo(driver) == "没有动：新答复，后来改过，还留着"
        assert "新答复" in drafts_in(folder) and not deleted(driver)


async def test_a_copy_that_was_changed_since_stays_and_is_told(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await copy_sample(driver)
        copy = f"{SAMPLE}（副本）"
        change(driver.file(copy))
        assert await undo(driver) == f"没有动：{copy}，后来改过，还留着"
        assert copy in drafts_in(driver.folder) and not deleted(driver)


async def test_without_a_profile_the_clerk_is_told_how_to_make_one(tmp_path: Path) -> None:
    folder = tmp_path / "桌面"
    init_desk(folder, samples=False)
    async with running(folder) as driver:
        await driver.settle()
        await driver.press("escape")
        await driver.press(SHIFT_F11)
        await driver.settle()
        assert driver.status == "还没有单位档案；在桌面上按 F2 新建答复，先建本单位的档案"
        await driver.press("f2")
        await driver.settle()
        assert isinstance(driver.app.screen, OwnUnitDialog)
