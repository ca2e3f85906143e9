"""The desk: finding, opening, creating and exporting drafts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from replydesk.draft.model import Key
from replydesk.tui.desk import export_dialog
from replydesk.tui.writing.draft_screen import DraftScreen
from tests.support.workbench import (
    LARGE,
    SAMPLE,
    WIDE,
    Driver,
    Size,
    both_sizes,
    empty_desk,
    lay_out,
    running,
    sample,
    screen_lines,
    sign,
    text_of,
)


def row(driver: Driver, text: str) -> str:
    """Return the row of the list that contains a text."""
    return next(line for line in screen_lines(driver.app)[1:-2] if text in line)


@both_sizes
async def test_the_list_shows_number_people_subject_state_and_pages(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        top, line = screen_lines(driver.app)[0], row(driver, "张某某")
        number = "云民复议字〔2026〕33号" if size == LARGE else "〔2026〕33号"
        assert line.split()[:3] == ["0033", number, "张某某"] and "拟稿" in line
        assert "关于推进社区养老" in line and "✓" in line
        assert line.split().count("2") == (1 if size == LARGE else 0)  # pages
        assert top.endswith("共 4 件　可签发 1　有误 1") and "答复工作台" in top


@both_sizes
async def test_a_file_that_is_no_text_is_listed_as_such(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        line = next(each for each in screen_lines(driver.app)[1:] if "打不开的" in each)
        assert "不是文本文件" in line
        driver.desk.open(driver.file("打不开的"))
        assert await driver.see("不是文本文件，打不开")


@both_sizes
async def test_what_was_said_before_a_draft_was_opened_is_gone_on_return(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.press("ctrl+r")
        assert "排序" in driver.status
        await driver.press("enter")
        assert driver.writing
        await driver.press("escape", "escape")
        assert driver.status.startswith(" ▸ ") or driver.status.startswith("▸ ")


@both_sizes
async def test_the_list_is_filtered_as_one_types(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.press("shift+tab")
        await driver.paste("王某")
        assert "李某、王某" in driver.text and "张某某" not in driver.text
        await driver.paste("甲乙丙")
        assert "没有找到“王某甲乙丙”" in driver.status
        await driver.press("escape")
        assert "张某某" in driver.text and driver.desk.focused is not None
        assert driver.desk.focused.id == "drafts"


async def test_enter_in_the_filter_opens_what_was_found(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("shift+tab")
        await driver.paste("33号")
        await driver.press("enter")
        await driver.settle()
        assert driver.writing.session.path.stem == SAMPLE


async def test_words_typed_one_after_the_other_over_the_list_are_all_looked_for(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("王", "某")
        await driver.settle()
        await driver.press("加", "装")
        assert driver.desk.query_one("#filter", Input).value == "王某加装"


async def test_down_leads_from_the_filter_into_the_list_where_space_marks(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("号")
        await driver.settle()
        first = driver.desk.drafts.cursor
        await driver.press("down")
        assert driver.desk.focused is driver.desk.drafts and driver.desk.drafts.cursor != first
        await driver.press("space")
        assert "已选 1 件" in driver.status


@both_sizes
async def test_brackets_in_a_subject_are_no_markup(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        assert "关于[老旧小区]" in driver.text
        driver.desk.open(driver.file("电梯加装-李某、王某委员"))
        assert await driver.see("关于[老旧小区]加装电梯的提案")


@both_sizes
async def test_a_new_draft_has_the_name_and_the_unit_that_were_chosen(tmp_path: Path, size: Size) -> None:
    async with running(empty_desk(tmp_path), size) as driver:
        assert driver.status == "还没有稿子；按 F2 新建，或者按 F3 导入交办清单"
        await driver.press("f2", "end", *["backspace"] * 3)
        await driver.paste("某镇道路-赵某某代表")
        await driver.press("tab", "tab", "down", "enter")
        await driver.settle()
        assert driver.writing.session.path == driver.file("某镇道路-赵某某代表")
        assert driver.draft.get(Key.UNIT) == "甲市某某局"
        assert "甲市某某局" in screen_lines(driver.app)[0]


async def test_a_new_draft_is_of_the_kind_that_was_chosen(tmp_path: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await driver.press("f2", "tab", "right", "right", "enter")
        await driver.settle()
        assert driver.draft.get(Key.KIND) == "代表建议会办意见"
        assert driver.draft.get(Key.CLOSING) == "供统一答复参考"
        assert "主办单位" in driver.text and "原答复" not in driver.text
        await driver.press("shift+tab", "right", "right")
        await driver.settle()
        assert driver.draft.get(Key.KIND) == "代表建议再次答复"
        assert "主办单位" not in driver.text and "原答复" in driver.text
        assert not driver.draft.get(Key.CLOSING)


async def test_a_taken_name_is_reported_and_the_file_kept(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    before = (folder / "drafts" / f"{SAMPLE}.md").read_bytes()
    async with running(folder) as driver:
        await driver.press("f2", "end", *["backspace"] * 3)
        await driver.paste(SAMPLE)
        await driver.press("enter")
        said = "".join(driver.text.replace("│", "").split())
        assert "已有同名的稿子" in said and f"{SAMPLE}2" in said
        assert driver.file(SAMPLE).read_bytes() == before


async def test_escape_in_the_dialog_makes_no_draft(tmp_path: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await driver.press("f2", "escape")
        assert not list((driver.folder / "drafts").iterdir())


@both_sizes
async def test_export_from_the_list(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.point("缺项")
        await driver.press("f7")
        assert "有错误，没有导出" in driver.status
        await driver.press("shift+tab")
        await driver.paste("33号")
        await driver.press("enter", "f7")
        assert driver.status.startswith("已导出：")
        assert "感谢您对民政工作的关心和支持。" in text_of(driver.folder / "导出" / f"{SAMPLE}.docx")


async def test_a_wide_window_shows_the_page_of_the_chosen_draft(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path), WIDE) as driver:
        pages = {}
        await driver.press("home")
        for _ in range(4):
            chosen = driver.desk.drafts.cursor
            assert chosen is not None
            await driver.settle()
            pages[chosen.stem] = driver.text
            await driver.press("down")
        assert "张某某代表：" in pages[SAMPLE]
        assert "赵某某代表：" in pages["缺项"] and "张某某代表：" not in pages["缺项"]
        assert "┌───" not in pages["打不开的"]


async def test_the_mouse_points_at_a_draft_and_opens_it_with_a_second_click(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.click("赵某某")
        chosen = driver.desk.drafts.cursor
        assert chosen is not None and chosen.stem == "缺项"
        await driver.click("赵某某")
        assert isinstance(driver.app.screen, DraftScreen)


async def test_the_list_keeps_its_position_on_return(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        driver.desk.open(driver.file("缺项"))
        await driver.settle()
        await driver.paste("省十四届人大四次会议")
        await driver.press("escape", "escape")
        chosen = driver.desk.drafts.cursor
        assert chosen is not None and chosen.stem == "缺项"


@both_sizes
async def test_a_desk_in_a_missing_folder_is_reported(tmp_path: Path, size: Size) -> None:
    async with running(tmp_path / "没有这个文件夹", size) as driver:
        assert "没有找到这个文件或文件夹" in driver.status


async def test_a_profile_changed_meanwhile_holds_for_the_next_draft_opened(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with running(folder) as driver:
        path = folder / "templates" / "单位档案" / "云川省民政厅.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("联系人: 王某某", "联系人:钱某某"), "utf-8")
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        assert "联系人：钱某某" in driver.letter
        await driver.press("f5")
        assert "[单位档案] 第" in driver.text and "冒号后少一个空格" in driver.text
        await driver.press("enter", "escape", "escape", "escape")
        path.write_text("名称: 云川省民政厅\n格式 文件\n双面: 是\n", "utf-8")
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        assert "错误 1" in driver.status
        await driver.press("f7")
        assert "有错误，改好再导出" in driver.text and "第 2 行：少一个冒号" in driver.text
        await driver.press("escape", "escape", "escape")
        line = next(each for each in screen_lines(driver.app)[1:] if "张某某" in each)
        assert "！1" in line


async def test_faults_of_a_changed_profile_are_reported_on_return(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        path = folder / "templates" / "单位档案" / "云川省民政厅.yaml"
        path.write_text("名称: 云川省民政厅\n双面: yes\n", "utf-8")
        await driver.press("escape", "escape")
        assert "双面写的是“yes”，只能写“是”或者“否”" in driver.status


async def test_marked_drafts_are_counted_and_stay_marked_while_others_are_looked_for(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("home", "space", "space")
        assert driver.status.startswith("已选 2 件")
        await driver.paste("张某某")
        await driver.press("escape")
        assert sum(line.startswith((" ✔", "✔")) for line in screen_lines(driver.app)) == 2
        await driver.press("ctrl+a")
        assert driver.status.startswith("已选 4 件")
        await driver.press("ctrl+a")
        assert "已选" not in driver.status


async def test_the_text_of_a_reply_is_searched_too(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("shift+tab")
        await driver.paste("日间照料站 代表")
        await driver.settle()
        assert [path.stem for path in driver.desk.drafts.paths] == [SAMPLE]
        assert driver.status.startswith("找到 1 件")


@both_sizes
async def test_drafts_are_sorted_and_grouped_by_their_deadline(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    for name, day in (("缺项", "2026年6月2日"), (SAMPLE, "2026年5月27日")):
        path = folder / "drafts" / f"{name}.md"
        path.write_text(path.read_text("utf-8").replace("---\n", f"---\n期限: {day}\n", 1), "utf-8")
    async with running(folder, size) as driver:
        await driver.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert driver.status == "按期限排序"
        assert [path.stem for path in driver.desk.drafts.paths][:2] == [SAMPLE, "缺项"]
        assert "逾2天" in driver.text and "剩4天" in driver.text
        await driver.press("ctrl+g", "ctrl+g")
        groups = [line.strip() for line in screen_lines(driver.app) if line.strip().startswith("──")]
        assert groups == ["── 逾期（1 件）", "── 七日内（1 件）", "── 没有期限（2 件）"]
        await driver.press("home", "down", "up", "enter")
        assert driver.writing.session.path.stem == SAMPLE


async def test_a_draft_changed_by_another_program_is_shown_as_it_is_now(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        path = driver.file(SAMPLE)
        path.write_text(path.read_text("utf-8").replace("张某某", "孙某某"), "utf-8")
        driver.file("打不开的").unlink()
        driver.desk.watching.look()
        await driver.settle()
        assert "孙某某" in driver.text and "打不开" not in driver.text


async def test_hundreds_of_drafts_are_listed_and_read(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    text = (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    for number in range(300):
        (folder / "drafts" / f"第{number:04}件.md").write_text(text.replace("0033", f"{number:04}"), "utf-8")
    async with running(folder) as driver:
        assert len(driver.desk.drafts.paths) == 304
        await driver.press("end", "pageup", "pagedown")
        assert driver.desk.drafts.cursor == driver.desk.drafts.paths[-1]
        assert all(entry.facts for entry in driver.desk.reader.entries.values() if not entry.trouble)


async def test_a_number_of_two_drafts_is_reported_in_the_list_and_stops_both(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    copied = folder / "drafts" / "又一份.md"
    copied.write_bytes((folder / "drafts" / f"{SAMPLE}.md").read_bytes())
    async with running(folder) as driver:
        lines = [line for line in screen_lines(driver.app)[1:-2] if "张某某" in line]
        assert len(lines) == 2 and all("！1" in line for line in lines)
        driver.desk.open(copied)
        await driver.settle()
        await driver.press("f5")
        assert f"文号与“{SAMPLE}”重复" in driver.text


@both_sizes
async def test_drafts_are_made_of_an_assigned_list_once_it_has_been_looked_at(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out(tmp_path)
    path = folder / "交办清单.csv"
    rows = ["编号,案由,领衔代表,届次,交办日期", "0034,关于甲的建议,赵某某,省十四届人大四次会议,2026年5月6日"]
    path.write_text(
        "\n".join([*rows, "0033,关于推进社区养老服务的建议,张某某,省十四届人大四次会议,", ",,钱某某,,"]),
        "utf-8",
    )
    async with running(folder, size) as driver:
        await driver.press("f3")
        assert "交办清单.csv" in driver.text
        await driver.paste(str(tmp_path / "没有.xlsx"))
        await driver.press("enter")
        await driver.settle()
        assert "没有找到" in driver.text and "由哪个单位办理" not in driver.text
        await driver.press("ctrl+u", "enter")
        await driver.settle()
        assert "由哪个单位办理" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert "新稿子 1 份，已有 1 份，不能用 1 行" in driver.text and "0034　赵某某" in driver.text
        assert len(list((folder / "drafts").glob("*.md"))) == 4
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "已建 1 份新稿子，1 行不能用"
        cursor = driver.desk.drafts.cursor
        assert cursor is not None and cursor.stem.startswith("0034-赵某某")
        driver.desk.open(cursor)
        await driver.settle()
        assert driver.draft.get(Key.HANDED_OVER) == "2026年5月6日"


async def test_a_list_that_is_not_agreed_to_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "清单.csv").write_text("建议号,标题,提出人\n7,关于乙的建议,孙某某\n", "utf-8")
    async with running(folder) as driver:
        await driver.press("f3", "enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        await driver.press("escape")
        assert len(list((folder / "drafts").glob("*.md"))) == 4 and await driver.see("共 4 件")


@both_sizes
async def test_numbers_are_taken_for_marked_drafts_and_written_into_them(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    sign(folder, "缺项", "电梯加装-李某、王某委员")
    async with running(folder, size) as driver:
        await driver.point("缺项")
        await driver.press("space", "space", "ctrl+e")
        await driver.settle()
        assert "＋ 甲某提复〔2026〕1号" in driver.text and "！ 缺项：有错误，先不取号（" in driver.text
        assert "没有填" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "已取 1 个号；1 件没有签发或者有错误，没有取号"
        assert "发文字号: 甲某提复〔2026〕1号" in driver.file("电梯加装-李某、王某委员").read_text("utf-8")
        await driver.press("f8")
        assert "甲某提复〔2026〕1号　签发　电梯加装" in driver.text
        assert "甲某提复〔2026〕　下一个：2号" in driver.text


@both_sizes
async def test_a_number_is_taken_while_a_draft_is_written(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    sign(folder, "缺项")
    async with sample(folder, size, "缺项") as driver:
        await driver.go_to(2)
        await driver.press("ctrl+e")
        assert driver.status == "文号 云民复议字〔2026〕34号，已登记；新建了登记，接在已有的 33 号之后"
        assert "发文字号：云民复议字〔2026〕34号" not in driver.text and "34" in driver.text
        await driver.press("ctrl+e")
        assert driver.status == "文号 云民复议字〔2026〕34号，登记里本来就是它"
        await driver.press("f8")
        assert driver.on_disk.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕34号"


@both_sizes
async def test_unsigned_drafts_get_no_number_and_it_is_said_what_to_do(tmp_path: Path, size: Size) -> None:
    folder, lift = lay_out(tmp_path), "电梯加装-李某、王某委员"
    async with running(folder, size) as driver:
        await driver.point("缺项")
        await driver.press("space", "space", "ctrl+e")
        await driver.settle()
        shown = "".join(driver.text.replace("│", "").split())
        assert f"！{lift}：先不取号：还在拟稿，没有签发；纸面签发的，先记为已签" in shown
        assert "在单位档案里把“编号时机”改为“随时”" in shown and "＋" not in shown
        await driver.press("enter")
        assert "〔2026〕1号" not in driver.file(lift).read_text("utf-8")
    profiles = list((folder / "templates" / "单位档案").glob("*.yaml"))
    for profile in profiles:
        profile.write_text(profile.read_text("utf-8").rstrip() + "\n编号时机: 随时\n", "utf-8")
    async with running(folder, size) as driver:
        await driver.point("缺项")
        await driver.press("space", "space", "ctrl+e")
        await driver.settle()
        assert "＋ 甲某提复〔2026〕1号" in driver.text


async def test_no_number_is_taken_while_an_unsigned_draft_is_written(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        await driver.press("ctrl+e")
        assert driver.status.startswith("没有取号：还在拟稿，没有签发")
        assert not driver.on_disk.get(Key.DOCUMENT_NUMBER)


@both_sizes
async def test_several_drafts_are_exported_and_the_outcome_of_each_is_shown(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out(tmp_path)
    async with running(folder, size) as driver:
        await driver.press("ctrl+a", "f7")
        await driver.settle()
        assert "4/4 份" in driver.text and "失败 2 份" in driver.text
        assert f"✓ {SAMPLE}" in driver.text and "！ 缺项" in driver.text
        await driver.press("enter")
        assert driver.status.startswith("已导出 2 件（2 个文件）") and "2 件没有导出" in driver.status
        written = sorted(path.name for path in (folder / "导出").iterdir() if path.suffix != ".jsonl")
        assert written == sorted([f"{SAMPLE}.docx", "电梯加装-李某、王某委员.docx", "目录.xlsx"])


async def test_an_export_of_many_is_stopped_with_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "SLICE", 0.001)  # a draft at a time,
    monkeypatch.setattr(export_dialog, "PAUSE", 0.1)  # and time for a key between two
    folder, output = lay_out(tmp_path), tmp_path / "桌面" / "导出"
    text = (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    for number in range(40):
        own = text.replace("33号", f"{number + 100}号").replace("0033", str(number))
        (folder / "drafts" / f"第{number:03}件.md").write_text(own, "utf-8")
    async with running(folder) as driver:
        await driver.press("ctrl+a", "f7")
        while not list(output.glob("*.docx")):
            await asyncio.sleep(0.001)
        await driver.press("escape")
        await driver.settle()
        await driver.press("enter")
        assert "没有做" in driver.status
        done = sum(path.suffix == ".docx" for path in output.iterdir())
        assert 0 < done < 40 and not [path for path in output.iterdir() if path.suffix == ".tmp"]


@both_sizes
async def test_an_export_with_a_remark_still_says_how_to_go_on(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    sign(folder, "缺项")
    async with running(folder, size) as driver:
        await driver.point("缺项")
        await driver.press("ctrl+e", "enter")
        await driver.settle()
        await driver.press("ctrl+a", "f7")
        await driver.settle()
        assert "登记、目录：" in driver.text and "回车 返回" in driver.text


async def test_enter_before_the_list_is_made_opens_what_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lay_out(tmp_path)) as driver:
        monkeypatch.setattr(driver.desk, "call_after_refresh", lambda *_: None)
        monkeypatch.setattr(driver.desk.watching, "typed", lambda: None)
        await driver.press("电", "梯", "enter")
        assert "电梯" in driver.writing.session.path.stem
