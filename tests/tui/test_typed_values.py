"""A value typed or pasted into a form is put into its printed form when it is left; undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from replydesk.draft.model import Key, Paragraph, Part
from replydesk.reply.findings import count_problems
from replydesk.tui.writing.check_lines import finding_lines
from tests.support.workbench import (
    SAMPLE,
    Driver,
    Size,
    both_sizes,
    empty_desk,
    lay_out,
    new_draft,
    running,
    sample,
)

NUMBER = "吉卫复议字〔2025〕11号"


async def go_to_field(driver: Driver, key: Key) -> None:
    await driver.writing.go_to_field(key)
    await driver.settle()


LEAVING = {  # keys that leave a field, or use its value
    "enter": ("enter",),
    "tab": ("tab",),
    "up": ("up",),
    "step": ("f4",),
    "back": ("f2",),
    "check": ("f5",),
    "save": ("f8",),
    "steps": ("escape",),
    "export": ("f7",),
    "page": ("f6",),
    "desk": ("escape", "escape"),
}


@pytest.mark.parametrize("way", LEAVING)
async def test_a_value_is_put_in_order_however_it_is_left(tmp_path: Path, way: str) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await go_to_field(driver, Key.PROPOSERS)
        await driver.press(*"魏某代表")
        assert driver.draft.get(Key.PROPOSERS) == "魏某代表"
        writing = driver.writing
        await driver.press(*LEAVING[way])
        await driver.settle()
        assert writing.session.draft.get(Key.PROPOSERS) == "魏某"


@both_sizes
async def test_it_says_what_it_did_and_one_undo_takes_it_back(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await go_to_field(driver, Key.PROPOSERS)
        await driver.paste("李某 王某某代表")
        await driver.press("enter")
        assert driver.draft.get(Key.PROPOSERS) == "李某、王某某"
        assert driver.status == "提出人“李某 王某某代表”改成了“李某、王某某”，Ctrl+Z 改回来"
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.PROPOSERS) == "李某 王某某代表"
        await driver.press("f4", "f2")
        assert driver.draft.get(Key.PROPOSERS) == "李某 王某某代表"
        await go_to_field(driver, Key.PROPOSERS)
        await driver.press("、", "tab")
        assert driver.draft.get(Key.PROPOSERS) == "李某、王某某"


async def test_names_copied_from_a_table_are_several(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await go_to_field(driver, Key.PROPOSERS)
        await driver.paste("李某\n王　某\t张某某\n")
        await driver.press("tab")
        assert driver.draft.get(Key.PROPOSERS) == "李某、王某、张某某"


async def test_a_day_without_a_year_stays_and_is_told(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await go_to_field(driver, Key.DATE)
        await driver.press(*"3月5日", "tab")
        assert driver.draft.get(Key.DATE) == "3月5日"
        assert driver.status.startswith("成文日期：“3月5日”没有年份")


async def test_lists_of_lines_are_put_in_order_too(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await go_to_field(driver, Key.ATTACHMENTS)
        await driver.paste("附件：1.方案\n2.清单")
        await driver.press("f4", "f4")
        assert driver.draft.names(Key.ATTACHMENTS) == ("方案", "清单")
        await driver.paste("抄送：省人大常委会代工委 省政府办公厅。")
        await driver.press("escape")
        assert driver.draft.get(Key.CC) == "省人大常委会代工委、省政府办公厅"


@pytest.mark.parametrize("box", ["code", "year", "serial"])
@pytest.mark.parametrize("is_pasted", [True, False])
async def test_a_whole_number_in_one_box_is_taken_apart(tmp_path: Path, box: str, is_pasted: bool) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.press("f4")
        driver.app.screen.query_one(f"#{box}", Input).focus()
        await driver.settle()
        await (driver.paste(NUMBER) if is_pasted else driver.press(*NUMBER))
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == NUMBER
        await driver.press("escape")
        boxes = [driver.app.screen.query_one(f"#{name}", Input).value for name in ("code", "year", "serial")]
        assert boxes == ["吉卫复议字", "2025", "11"] and driver.draft.get(Key.DOCUMENT_NUMBER) == NUMBER
        assert driver.status.startswith(
            "文号分开填好了：吉卫复议字、2025年、11号；单位档案的代字是“云民复议字”"
        )


async def test_a_pasted_number_takes_the_place_of_another_and_is_undone(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.press("f4")
        await driver.fill("2026", "7")
        await driver.press("shift+tab")
        await driver.paste("〔2025〕第11号")
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2025〕11号"
        assert "换下了原来的 7" in driver.status
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕7号"


async def test_step_six_opens_at_the_date(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(6)
        await driver.press(*"20260305", "tab")
        assert driver.draft.get(Key.DATE) == "2026年3月5日"


@both_sizes
async def test_enter_on_a_fact_goes_to_where_it_comes_from(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await go_to_field(driver, Key.CONTACT)
        assert "回车去单位档案" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert "单位档案　云川省民政厅" in driver.text and "● 联系" in driver.text
        await driver.press("escape")
        await driver.settle()
        opened: list[tuple[str, str]] = []
        setattr(driver.app, "edit_profile", lambda unit, key="": opened.append((unit, key)))  # noqa: B010
        await driver.press("enter")
        await go_to_field(driver, Key.CC)
        await driver.press("enter")
        assert opened == [("云川省民政厅", "联系人"), ("云川省民政厅", "抄送")]
        assert not driver.draft.get(Key.CC)
        await driver.press(*"甲局", "enter", *"乙局", "f5", "escape")
        assert driver.draft.get(Key.CC) == "甲局、乙局" and len(opened) == 2


async def test_enter_on_what_follows_in_the_same_step_goes_on(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await go_to_field(driver, Key.HANDED_OVER)
        await driver.press(*"20260305", "enter")
        assert driver.app.focused is not None and driver.app.focused.id == "field-deadline"
        await driver.press("enter")
        assert driver.app.focused.id != "field-handed_over"


async def test_f7_exports_over_the_list_of_findings(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(lambda draft: draft.with_passage(Part.THANKS, [Paragraph("感谢,支持。")]), "")
        await driver.press("f5")
        assert "F7 导出" in driver.text and "检查：1 条（疑似 1）" in driver.text
        await driver.press("f7")
        await driver.settle()
        assert driver.is_writing and driver.status.startswith("已导出："), driver.status


@pytest.mark.parametrize("name", [SAMPLE, "缺项"])
async def test_every_place_counts_the_same_findings(tmp_path: Path, name: str) -> None:
    async with running(lay_out(tmp_path)) as driver:
        entry = driver.desk.reader.entries[driver.file(name)]
        driver.desk.open(driver.file(name))
        await driver.settle()
        problems = driver.writing.judged.problems
        counted = count_problems(problems)
        assert entry.problems == len(problems)
        assert (counted or "没有问题") in driver.text
        await driver.press("f4", "f5")
        lines = finding_lines(driver.writing.judged, ())
        assert sum(not line.text.startswith("[说明]") for line in lines) == len(problems)
        if problems:
            assert f"检查：{len(problems)} 条（{counted}）" in driver.text


async def test_behind_the_last_step_it_says_what_comes_next(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(8)
        await driver.press("f4")
        assert "8 抄送　" in driver.text
        assert driver.status.startswith("写完了：还有 ") and "未填 " in driver.status
        assert "F5 检查，F7 导出" in driver.status
        await driver.press("f2", "f4", "f4")
        assert "8 抄送　" in driver.text and driver.status.startswith("写完了")
        await driver.press("f4")
        assert "1 收件人　" in driver.text
