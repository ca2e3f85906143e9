"""The clerk's own unit: asked for at the first start, chosen beforehand in new drafts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from replydesk.desk.desk_folder import init_desk, read_draft
from replydesk.draft.model import Key
from replydesk.tui.desk.own_unit_dialog import OwnUnitDialog
from replydesk.tui.kit.asking import NewDraft
from tests.support.workbench import Driver, Size, both_sizes, empty_desk, lay_out, running

NAME = "南屏市教育局"


def desk(folder: Path, *, is_laid_out: bool = True) -> Path:
    """Return a folder without a unit: laid out without samples, or empty."""
    folder = folder / "桌面"
    if is_laid_out:
        init_desk(folder, samples=False)
    else:
        folder.mkdir()
    return folder


def profile(folder: Path, name: str = NAME) -> Path:
    return folder / "templates" / "单位档案" / f"{name}.yaml"


def entry(driver: Driver, field: str) -> str:
    return driver.app.screen.query_one(f"#{field}", Input).value


def is_asked(driver: Driver) -> bool:
    return isinstance(driver.app.screen, OwnUnitDialog)


def chosen(driver: Driver) -> str:
    """Return the unit chosen in the dialog for a new draft."""
    options = driver.app.screen.query_one(OptionList)
    return str(options.get_option_at_index(options.highlighted or 0).prompt)


@both_sizes
@pytest.mark.parametrize("is_laid_out", [True, False])
async def test_the_first_start_asks_for_the_unit_and_writes_it(
    tmp_path: Path, size: Size, is_laid_out: bool
) -> None:
    folder = desk(tmp_path, is_laid_out=is_laid_out)
    async with running(folder, size) as driver:
        await driver.settle()
        assert is_asked(driver) and "Esc 以后再说" in driver.text
        await driver.fill("南屏市 教育局", "南教复议字", "王某某", "0000-00000000")
        for shown in ("市教育局", "我局", NAME, "教育工作", "南教复提字", "市人大常委会代表工作委员会"):
            assert shown in driver.text
        await driver.press("enter")
        await driver.settle()
        assert not is_asked(driver) and "已建好单位档案" in driver.status
        assert "名称: 南屏市教育局" in profile(folder).read_text("utf-8")
        await driver.press("f2", "enter")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == NAME and driver.draft.get(Key.THANKS) == "关心和支持"
        assert "感谢您对教育工作的关心和支持。" in driver.letter
    async with running(folder, size) as driver:
        await driver.settle()
        assert not is_asked(driver)


async def test_what_is_filled_in_can_be_changed_and_then_stays(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    async with running(folder) as driver:
        await driver.fill(NAME, "", "王某某 0000-00000000")
        assert entry(driver, "phone") == "0000-00000000"
        await driver.press("down", "down", "down")
        await driver.press(*["backspace"] * 2)
        await driver.paste("本局")
        await driver.press(*["up"] * 5)
        await driver.paste("机关")
        assert entry(driver, "self_name") == "本局"
        assert (entry(driver, "letterhead"), entry(driver, "short_name")) == (f"{NAME}机关", "市教育局机关")
        await driver.press(*["down"] * 10, "ctrl+u", "enter")
        await driver.settle()
        text = profile(folder, f"{NAME}机关").read_text("utf-8")
        assert "自称: 本局" in text and "联系人: 王某某\n" in text and "电话: 0000-00000000" in text
        assert "  代表建议: []" in text and "政协提案: [市政协提案委员会, 市政府办公室]" in text


async def test_keys_typed_in_one_breath_make_the_unit_and_a_draft(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    async with running(folder) as driver:
        await driver.settle()
        fields = (f"={NAME}", "enter", "=南教复议字", "enter", "=王某某", "enter", "=0000-00000000", "enter")
        await driver.burst(*fields, "f2", "ctrl+u", "=甲", "enter")
        assert driver.draft.get(Key.UNIT) == NAME and driver.writing.session.path.stem == "甲"
    text = profile(folder).read_text("utf-8")
    assert "联系人: 王某某" in text and "代表建议: 南教复议字" in text


async def test_a_name_that_is_none_is_not_written(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    async with running(folder) as driver:
        await driver.press("enter")
        assert "请写单位全称" in driver.text and entry(driver, "name") == ""
        await driver.press("tab", "tab", "tab", "enter")
        assert is_asked(driver) and "请写单位全称" in driver.text
        assert driver.app.focused is not None and driver.app.focused.id == "name"
        await driver.paste("局" * 70)
        await driver.press("enter")
        assert "太长" in driver.text
    assert not list(profile(folder).parent.iterdir())


async def test_a_file_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    async with running(folder) as driver:
        await driver.settle()
        profile(folder).write_text("名称: 另一个局\n", "utf-8")
        await driver.fill(NAME, "", "", "1")
        await driver.press("enter")
        await driver.settle()
        assert f"{NAME}2.yaml" in driver.status
        assert profile(folder).read_text("utf-8") == "名称: 另一个局\n"
        await driver.press("f2", "tab", "tab", "end", "enter")
        await driver.fill(NAME, "", "", "1")
        await driver.press("enter")
        assert is_asked(driver) and f"已有“{NAME}”的单位档案" in "".join(driver.text.replace("│", "").split())
    assert len(list(profile(folder).parent.iterdir())) == 2


async def test_a_name_that_is_no_file_name_is_written_all_the_same(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    async with running(folder) as driver:
        await driver.fill("../甲/乙:局", "", "", "1")
        await driver.press("enter")
        await driver.settle()
        (path,) = profile(folder).parent.iterdir()
        assert "名称: " in path.read_text("utf-8")
        (unit,) = driver.app.desk.stock.units
        assert unit.profile.name == "../甲/乙:局"


@pytest.mark.parametrize("is_laid_out", [True, False])
async def test_escape_leaves_it_for_later_and_the_next_new_draft_asks_once_more(
    tmp_path: Path, is_laid_out: bool
) -> None:
    folder = desk(tmp_path, is_laid_out=is_laid_out)
    async with running(folder) as driver:
        await driver.settle()
        await driver.press("escape")
        assert not is_asked(driver) and "还没有单位档案；按 F2" in driver.status
        await driver.press("f2")
        assert is_asked(driver)
        await driver.press("escape")
        assert isinstance(driver.app.screen, NewDraft) and chosen(driver) == "先不写单位"
        await driver.press("escape", "f2")
        assert isinstance(driver.app.screen, NewDraft)
        await driver.press("tab", "tab", "down", "enter")
        assert is_asked(driver)
        await driver.press("escape")
        assert isinstance(driver.app.screen, NewDraft)
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.raw(Key.UNIT) is None
        assert read_draft(driver.writing.session.path).draft.raw(Key.UNIT) is None


async def test_a_folder_that_cannot_be_written_says_so_and_keeps_the_answers(tmp_path: Path) -> None:
    folder = desk(tmp_path, is_laid_out=False)
    async with running(folder) as driver:
        await driver.settle()
        (folder / "templates").write_bytes(b"")
        await driver.fill(NAME, "", "", "1")
        await driver.press("enter")
        assert is_asked(driver) and "没有建成" in driver.text and entry(driver, "name") == NAME


async def test_a_desk_of_samples_is_shown_without_a_question_and_offers_a_unit_of_ones_own(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "桌面"
    init_desk(folder)
    async with running(folder) as driver:
        await driver.settle()
        assert not is_asked(driver)
        await driver.press("f2")
        assert "云川省民政厅　样例" in driver.text and "建本单位的档案" in driver.text
        await driver.press("tab", "tab", "end", "enter")
        await driver.fill(NAME, "", "", "1")
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == NAME
        await driver.press("escape", "escape", "f2")
        assert chosen(driver) == NAME and "样例" not in driver.text


async def test_the_unit_used_last_is_chosen_beforehand(tmp_path: Path) -> None:
    folder = empty_desk(tmp_path)
    async with running(folder) as driver:
        await driver.press("f2")
        assert chosen(driver) == "云川省民政厅"
        await driver.press("tab", "tab", "down", "enter")
        await driver.settle()
        await driver.press("escape", "escape", "f2")
        assert chosen(driver) == "甲市某某局"
    async with running(folder) as driver:
        await driver.press("f2")
        assert chosen(driver) == "甲市某某局"


async def test_after_a_restart_it_is_the_unit_of_the_draft_written_last(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / "缺项.md"
    path.write_text("---\n单位: 甲市某某局\n---\n", "utf-8")
    async with running(folder) as driver:
        await driver.press("f2")
        assert chosen(driver) == "甲市某某局"
        await driver.press("escape")
        os.utime(path, (1, 1))
        await driver.press("f2")
        assert chosen(driver) == "云川省民政厅"


@both_sizes
async def test_a_taken_name_keeps_what_was_answered(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.press("f2", "ctrl+u")
        await driver.paste("缺项")
        await driver.press("tab", "right", "right", "tab", "down", "enter")
        said = "".join(driver.text.replace("│", "").split())
        assert "“缺项”：已有同名的稿子，请换一个名字，如“缺项2”" in said
        assert driver.app.screen.query_one(Input).value == "缺项" and chosen(driver) == "甲市某某局"
        await driver.press("end", "乙", "enter")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == "甲市某某局"
        assert driver.draft.get(Key.KIND) == "代表建议会办意见"


async def test_units_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    for file in ("甲", "乙"):
        profile(folder, file).write_text(f"名称: 某局\n信头: 某局{file}\n", "utf-8")
    async with running(folder) as driver:
        await driver.settle()
        assert "有 2 个单位档案的名称都是“某局”" in driver.status
        await driver.press("f2")
        assert "某局（乙.yaml）" in driver.text and "某局（甲.yaml）" in driver.text
        await driver.press("tab", "tab", "down", "enter")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == "甲" and "某局甲" in driver.text
        await driver.press("escape", "escape", "f2")
        assert chosen(driver) == "某局（甲.yaml）"
