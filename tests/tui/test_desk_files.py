"""The desk as a folder: drafts deleted and put back, renamed, copied, opened, printed, saved elsewhere."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input

from replydesk.desk import desk_folder, libreoffice, outside
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.session import Session
from replydesk.draft.model import Key
from replydesk.text.errors import UserError
from replydesk.tui.desk.bin_screen import BinScreen
from replydesk.tui.desk.desk_reader import DeskReader
from replydesk.tui.desk.outside_commands import ShowPath
from replydesk.tui.desk.print_commands import PrintDialog
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Agree, Pick
from replydesk.tui.kit.file_picker import FilePicker
from tests.support.soffice import needs_scripts, stand_in
from tests.support.workbench import LARGE, SAMPLE, SMALL, Driver, Size, both_sizes, lay_out, running, text_of

OTHER = "电梯加装-李某、王某委员"


def names(driver: Driver) -> set[str]:
    return {path.stem for path in (driver.folder / "drafts").glob("*.md")}


def flat(driver: Driver) -> str:
    """The screen without blanks, line breaks and frames."""
    return "".join(driver.text.split()).replace("│", "")


async def at_sample(driver: Driver) -> None:
    await driver.point(SAMPLE)


@both_sizes
async def test_a_draft_is_deleted_and_the_deletion_undone(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        data = driver.file(SAMPLE).read_bytes()
        await at_sample(driver)
        await driver.press("delete")
        await driver.settle()
        assert SAMPLE not in names(driver) and "张某某" not in driver.text.replace(driver.status, "")
        assert driver.status == f"已删除（Ctrl+Z 取消；都在回收站 Ctrl+U）：{SAMPLE}"
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == f"取消删除：{SAMPLE}" and driver.file(SAMPLE).read_bytes() == data
        assert driver.desk.drafts.cursor == driver.file(SAMPLE)
        await driver.press("ctrl+z")
        assert driver.status == "没有可以取消的办理"


async def test_delete_in_the_filter_deletes_characters_only(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+f")
        await driver.paste("张某某")
        await driver.press("home", "delete")
        await driver.settle()
        assert driver.desk.query_one("#filter", Input).value == "某某" and len(names(driver)) == 4
        assert "只删查找的字" not in driver.status
        await driver.press("end", "delete")
        await driver.settle()
        assert "只删查找的字" in driver.status and "按 ↓ 到列表" in driver.status
        assert driver.desk.query_one("#filter", Input).value == "某某" and len(names(driver)) == 4
        await driver.press("down", "delete")
        await driver.settle()
        assert "已删除" in driver.status


@both_sizes
async def test_several_are_deleted_after_a_question_and_put_back_from_the_bin(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        before = names(driver)
        await driver.press("ctrl+a", "delete")
        await driver.settle()
        assert isinstance(driver.app.screen, Agree) and "删除 4 份稿子" in driver.text
        await driver.press("escape")
        assert names(driver) == before
        await driver.press("delete", "enter")
        await driver.settle()
        assert not names(driver) and "：4 件" in driver.status
        await driver.press("ctrl+u")
        await driver.settle()
        assert isinstance(driver.app.screen, BinScreen) and "回收站　4 份" in driver.text
        await driver.press("ctrl+a", "enter")
        await driver.settle()
        assert names(driver) == before and driver.status == "已放回：4 件"


async def test_the_bin_shows_who_when_and_the_page_and_puts_one_back(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("delete", "ctrl+u")
        await driver.settle()
        assert "05-29 10:32" in driver.text and "您提出的" in driver.text and "▸ " + SAMPLE in driver.status
        await driver.press("f6")
        assert driver.app.screen.query_one("#page").has_focus
        await driver.press("escape", "enter")
        await driver.settle()
        assert driver.status == f"已放回：{SAMPLE}" and driver.desk.drafts.cursor == driver.file(SAMPLE)
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == f"取消放回：{SAMPLE}" and SAMPLE not in names(driver)


async def test_in_a_small_window_list_and_page_take_turns(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path), SMALL) as driver:
        await at_sample(driver)
        await driver.press("delete", "ctrl+u")
        await driver.settle()
        assert "谁删的" in driver.text and "您提出的" not in driver.text
        await driver.press("f6")
        assert "谁删的" not in driver.text and "您提出的" in driver.text
        await driver.press("f6")
        assert "谁删的" in driver.text


async def test_keys_typed_ahead_wait_for_what_the_ones_before_them_do(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.burst(
            "delete", "ctrl+u", "enter", "f6", "ctrl+u", "=养老服务", "enter", "ctrl+d", "enter"
        )
        await driver.settle()
        assert {"养老服务", "养老服务（副本）"} <= names(driver) and SAMPLE not in names(driver)


async def test_an_empty_bin_says_what_it_is_for(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+u")
        await driver.settle()
        assert "回收站是空的" in driver.status
        await driver.press("enter", "space", "escape")
        assert names(driver)


async def test_a_draft_put_back_beside_a_new_one_gets_another_name(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("delete")
        await driver.settle()
        driver.file(SAMPLE).write_text("---\n案由: 新的\n---\n近年来。\n", "utf-8")
        await driver.press("ctrl+z")
        await driver.settle()
        assert f"放回的叫“{SAMPLE}2”" in driver.status and f"{SAMPLE}2" in names(driver)
        assert desk_folder.read_draft(driver.file(SAMPLE)).draft.get(Key.SUBJECT) == "新的"


async def test_a_draft_that_holds_a_number_is_deleted_after_a_warning(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("ctrl+e", "enter")
        await driver.settle()
        await driver.press("delete")
        assert isinstance(driver.app.screen, Agree)
        shown = flat(driver)
        assert "云民复议字〔2026〕33号登记给了它，删了号还归它" in shown and "先按F8退回或者作废" in shown
        await driver.press("enter")
        await driver.settle()
        assert SAMPLE not in names(driver)


async def test_a_draft_open_elsewhere_stays_and_the_others_go(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        stored = desk_folder.read_draft(driver.file(SAMPLE))
        session = Session.open(stored, tmp_path / "别人", "李某某@pc2")
        await driver.press("ctrl+a", "delete", "enter")
        await driver.settle()
        assert names(driver) == {SAMPLE}
        assert f"没有动：{SAMPLE}，李某某@pc2 正打开着" in driver.status
        session.close(datetime(2026, 5, 29))


@both_sizes
async def test_a_draft_gets_another_name_until_it_can_have_it(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await at_sample(driver)
        await driver.press("f6")
        assert isinstance(driver.app.screen, AskLine)
        assert driver.app.screen.query_one(Input).value == SAMPLE
        await driver.press("ctrl+u")
        await driver.paste("缺项")
        await driver.press("enter")
        await driver.settle()
        assert "已有叫“缺项”的稿子" in driver.text
        await driver.press("ctrl+u")
        await driver.paste("养老/服务")
        await driver.press("enter")
        await driver.settle()
        assert "名字里不能有“/”" in driver.text
        await driver.press("backspace")
        assert driver.app.screen.query_one(Input).value == "养老/服"
        await driver.press("ctrl+u")
        await driver.paste("养老服务.md")
        await driver.press("enter")
        await driver.settle()
        assert driver.status == f"已改名：{SAMPLE} → 养老服务"
        assert driver.desk.drafts.cursor == driver.file("养老服务")
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == f"取消改名：{SAMPLE}" and SAMPLE in names(driver)


async def test_marked_drafts_are_renamed_one_after_the_other_and_stay_marked(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("space")
        await driver.point(OTHER)
        await driver.press("space", "f6")
        assert "改名（第 1 份，共 2 份）" in driver.text
        await driver.press("ctrl+u")
        await driver.paste("一")
        await driver.press("enter")
        await driver.settle()
        assert "改名（第 2 份，共 2 份）" in driver.text
        await driver.press("escape")
        await driver.settle()
        assert driver.desk.drafts.marked == {driver.file("一"), driver.file(OTHER)}


@both_sizes
async def test_a_copy_has_the_text_and_neither_number_date_nor_verdicts(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await at_sample(driver)
        await driver.press("ctrl+d")
        assert "编号、提出人、案由先照原来的" in flat(driver)
        await driver.press("enter")
        await driver.settle()
        copied = driver.file(f"{SAMPLE}（副本）")
        assert driver.desk.drafts.cursor == copied and driver.status.startswith("已复制为：")
        copy, draft = (desk_folder.read_draft(path).draft for path in (copied, driver.file(SAMPLE)))
        assert copy.sections == draft.sections and copy.get(Key.UNIT) == draft.get(Key.UNIT)
        assert copy.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕  号" and not copy.get(Key.DATE)
        await driver.press("ctrl+z")
        await driver.settle()
        assert not copied.exists() and driver.status.startswith("取消复制：")
        assert [each.path for each in deleted_drafts(driver.folder / "drafts")] == [copied]


async def test_undo_takes_back_whatever_came_last(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("f5", "enter")
        await driver.settle()
        assert driver.status == f"送核稿：{SAMPLE}"
        await driver.press("delete")
        await driver.settle()
        await driver.press("ctrl+z", "ctrl+z")
        await driver.settle()
        assert driver.status == f"取消送核稿：{SAMPLE}"
        assert not desk_folder.read_draft(driver.file(SAMPLE)).draft.get(Key.STAGE)


async def test_reading_leaves_what_the_desk_did_to_the_desk(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.point("缺项")
        await driver.press("delete")
        await driver.settle()
        await at_sample(driver)
        await driver.press("f4")
        await driver.settle()
        await driver.press("ctrl+z")
        assert "上一步是在桌面上删除" in driver.status and "缺项" not in names(driver)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    found: list[Path] = []

    def open_file(path: Path) -> str:
        found.append(path)
        return ""

    monkeypatch.setattr(outside, "why_no_window", lambda: "")
    monkeypatch.setattr(outside, "open_file", open_file)
    return found


async def test_the_exported_word_file_is_opened_and_its_age_told(tmp_path: Path, opened: list[Path]) -> None:
    async with running(lay_out(tmp_path)) as driver:
        word = driver.folder / "导出" / f"{SAMPLE}.docx"
        await at_sample(driver)
        await driver.press("ctrl+w")
        await driver.settle()
        assert "还没有导出；按 F7 导出以后再打开" in driver.status and not opened
        await driver.press("f7")
        await driver.settle()
        await driver.press("ctrl+w")
        await driver.settle()
        assert opened == [word] and driver.status == f"已交给系统打开：{word.name}"
        draft = desk_folder.read_draft(driver.file(SAMPLE)).draft
        desk_folder.save_draft(driver.file(SAMPLE), draft.with_field(Key.SUBJECT, "关于改了的建议"))
        await driver.press("ctrl+w")
        await driver.settle()
        assert opened == [word, word] and "导出以后又改过" in driver.status
        await driver.press("ctrl+n")
        await driver.settle()
        assert opened[-1] == driver.folder / "drafts"


async def test_where_nothing_opens_the_path_is_shown_and_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(outside, "why_no_window", lambda: outside.NO_SCREEN)
    monkeypatch.setattr(App, "copy_to_clipboard", lambda _, text: copied.append(text))
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+n")
        assert isinstance(driver.app.screen, ShowPath) and "没有图形界面" in driver.text
        await driver.press("enter")
        assert copied == [str(driver.folder / "drafts")]


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with a LibreOffice and a printer; `printed` there tells what was sent."""
    programs = tmp_path / "programs"
    programs.mkdir()
    stand_in(programs)
    for name, lines in (
        ("lpstat", 'if [ "$1" = -d ]; then echo "system default destination: HP_1"; else echo HP_1; fi'),
        ("lp", f'echo "$@" >> {programs}/printed; for each; do :; done; wc -c < "$each" >> {programs}/sizes'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return programs / "printed"


@needs_scripts
async def test_drafts_are_exported_counted_and_sent_to_the_printer(tmp_path: Path, printed: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+a", "ctrl+b")
        await driver.settle()
        assert isinstance(driver.app.screen, Pick)
        shown = flat(driver)
        assert "打印2份，共3页" in shown and "打印机HP_1" in shown and "不打印：" in shown
        assert not printed.exists()
        await driver.press("enter")
        await driver.until(lambda: not isinstance(driver.app.screen, PrintDialog))
        await driver.settle()
        assert driver.status.startswith("已送到打印机 HP_1：2 个文件，共 3 页；不打印：")
        lines = printed.read_text("utf-8").splitlines()
        assert len(lines) == 2 and all(line.startswith("-d HP_1 -t ") for line in lines)
        assert (driver.folder / "导出" / f"{SAMPLE}.docx").exists()
        assert not list((driver.folder / "导出").glob("*.pdf"))


@needs_scripts
async def test_a_draft_is_printed_to_a_pdf(tmp_path: Path, printed: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("ctrl+b", "down", "enter")
        await driver.until(lambda: not isinstance(driver.app.screen, PrintDialog))
        await driver.settle()
        pdf = driver.folder / "导出" / f"{SAMPLE}.pdf"
        assert pdf.exists() and driver.status == f"已存成 PDF：{pdf}" and not printed.exists()


async def test_without_libreoffice_printing_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        await driver.press("ctrl+b")
        await driver.settle()
        if sys.platform != "win32":
            assert "没有找到 LibreOffice" in driver.status and "Ctrl+W" in driver.status


@both_sizes
async def test_a_word_file_is_saved_elsewhere_and_never_over_another(tmp_path: Path, size: Size) -> None:
    (tmp_path / "home").mkdir()
    async with running(lay_out(tmp_path), size) as driver:
        await at_sample(driver)
        await driver.press("ctrl+x", "enter")
        await driver.until(lambda: f"存在这里：{SAMPLE}.docx" in driver.text)
        assert isinstance(driver.app.screen, FilePicker)
        await driver.press("enter")
        await driver.settle()
        saved = tmp_path / "home" / f"{SAMPLE}.docx"
        assert saved.exists() and driver.status.startswith("已另存：") and "张某某代表" in text_of(saved)
        data = saved.read_bytes()
        await driver.press("ctrl+x", "enter", "enter")
        await driver.settle()
        assert "已有同名的文件，没有存" in flat(driver)
        await driver.press("escape")
        await driver.press("ctrl+x", "enter")
        await driver.paste("送审稿")
        await driver.press("enter")
        await driver.settle()
        assert (tmp_path / "home" / "送审稿.docx").exists() and saved.read_bytes() == data


async def test_drafts_are_saved_elsewhere_but_not_among_the_drafts(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    async with running(lay_out(tmp_path), LARGE) as driver:
        await driver.press("ctrl+a", "ctrl+x", "down", "enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert driver.status.startswith("已另存 4 个文件到")
        assert len(list((tmp_path / "home").glob("*.md"))) == 4
        await driver.press("ctrl+x", "down", "enter", "ctrl+u")
        await driver.paste(f"{driver.folder / 'drafts'}/")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "请用“复制一份”" in flat(driver)


async def test_the_command_list_says_that_nothing_is_found(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f9")
        await driver.paste("甲乙丙")
        assert "没有“甲乙丙”这样的命令" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, Pick)
        await driver.press("backspace", "backspace", "backspace")
        await driver.paste("回收站")
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, BinScreen)


@pytest.mark.parametrize("key", ["ctrl+w", "ctrl+b", "ctrl+x", "delete"])
async def test_a_desk_that_cannot_be_read_is_told_at_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def fail(_: object) -> None:
        raise UserError("发文字号：没有权限")

    async with running(lay_out(tmp_path)) as driver:
        await at_sample(driver)
        monkeypatch.setattr(DeskReader, "numbers", property(fail))
        await driver.press(key, *(["enter"] if key == "ctrl+x" else []))
        await driver.settle()
        assert "没有权限" in driver.text and not driver.has_left


@both_sizes
async def test_review_copies_of_the_selected_drafts_are_made_and_their_place_is_said(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await at_sample(driver)
        await driver.press("f20")
        await driver.settle()
        copy = driver.folder / "导出" / f"{SAMPLE}（审阅稿）.docx"
        assert driver.status == f"审阅稿：{copy}"
        assert "张某某代表：" in text_of(copy)
        await driver.press("ctrl+a", "f20")
        await driver.settle()
        assert driver.status.startswith(f"做了 3 份审阅稿，在 {driver.folder / '导出'}")
        assert "“打不开的”没有做审阅稿：不是文本文件" in driver.status
        assert {path.name for path in copy.parent.iterdir()} == {
            f"{name}（审阅稿）.docx" for name in names(driver) - {"打不开的"}
        }


@both_sizes
async def test_approval_forms_of_the_selected_drafts_are_made_and_their_place_is_said(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await at_sample(driver)
        await driver.press("f16")
        await driver.settle()
        form = driver.folder / "导出" / f"{SAMPLE}（发文稿纸）.docx"
        assert driver.status == f"发文稿纸：{form}" and form.is_file()
        faulty = driver.folder / "templates" / "发文稿纸"
        faulty.mkdir(exist_ok=True)
        (faulty / "通用.j2").write_text("# 表\n{{没有的}}", "utf-8")
        driver.desk.read_all()
        await driver.press("f16")
        await driver.settle()
        assert "没有做发文稿纸：" in driver.status and "用了没有的名字“没有的”" in driver.status
