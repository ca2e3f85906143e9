"""Nothing is lost: autosave, leaving, other programs, full disks, small windows."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from replydesk.desk import files
from replydesk.desk.session import RESCUE
from replydesk.draft.model import Key
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.writing import saving
from replydesk.tui.writing.draft_screen import DraftScreen
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import SAMPLE, Size, both_sizes, lay_out, running, sample

TYPED = "忽然写下的几个字"


def disk_refuses(monkeypatch: pytest.MonkeyPatch, folder: Path, reason: int) -> None:
    """Nothing can be written below a folder from now on."""
    begin = files.create_temporary_file

    def refuse(place: Path) -> tuple[int, Path]:
        if folder in (place, *place.parents):
            raise OSError(reason, os.strerror(reason))
        return begin(place)

    monkeypatch.setattr(files, "create_temporary_file", refuse)


def rescued(folder: Path) -> str:
    """Return the text of the draft saved to the clerk's home."""
    (path,) = (folder.parent / "home" / RESCUE).glob("*.md")
    return path.read_text("utf-8")


@both_sizes
async def test_the_draft_is_saved_when_the_clerk_pauses(
    tmp_path: Path, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saving.SAVE_AFTER == 1.0
    monkeypatch.setattr(saving, "SAVE_AFTER", 3600.0)
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.paste(TYPED)
        await driver.settle()
        assert "正在写……" in driver.status and TYPED not in driver.file(SAMPLE).read_text("utf-8")
        monkeypatch.setattr(saving, "SAVE_AFTER", 0.01)
        await driver.paste("又")
        await driver.until(lambda: "已存 10:32" in driver.status)
        assert f"{TYPED}又" in driver.file(SAMPLE).read_text("utf-8")


@both_sizes
async def test_leaving_in_the_same_breath_loses_nothing(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder, size) as driver:
        await driver.burst("f4", "f4", "f4", "enter", "f4", f"={TYPED}", "f10")
    assert TYPED in (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    assert driver.app.return_value is None and driver.app.parting_words == ""


async def test_going_back_to_the_desk_saves(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        await driver.press("escape", "escape")
        assert not isinstance(driver.app.screen, DraftScreen)
        assert TYPED in driver.file(SAMPLE).read_text("utf-8")


async def test_a_draft_that_is_only_read_is_not_written(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    before = path.stat().st_mtime_ns
    async with sample(folder) as driver:
        await driver.press(*["f4"] * 9, "f8", "escape", "escape", "f10")
    assert path.stat().st_mtime_ns == before


@both_sizes
async def test_leaving_keeps_a_draft_changed_elsewhere_and_this_one(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        other = driver.file(SAMPLE).read_text("utf-8").replace("张某某", "钱某某")
        driver.file(SAMPLE).write_text(other, "utf-8")
        await driver.paste(TYPED)
        await driver.press("escape", "escape")
        beside = driver.file(f"{SAMPLE}（另存 05月29日10时32分00秒）")
        assert "在别处改过了" in driver.status and "两份都在" in driver.status
        assert driver.file(SAMPLE).read_text("utf-8") == other
        assert TYPED in beside.read_text("utf-8")
        assert "（另存" in driver.text or size == (80, 24)


@both_sizes
@pytest.mark.parametrize(
    ("reason", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限")], ids=["full", "read-only"]
)
async def test_a_failed_save_is_reported_and_goes_to_the_clerks_home(
    tmp_path: Path, size: Size, monkeypatch: pytest.MonkeyPatch, reason: int, words: str
) -> None:
    folder = lay_out(tmp_path)
    before = (folder / "drafts" / f"{SAMPLE}.md").read_bytes()
    async with sample(folder, size) as driver:
        disk_refuses(monkeypatch, folder, reason)
        await driver.paste(TYPED)
        await driver.press("f8")
        assert driver.status.startswith("没有存上：") and "正在写……" not in driver.status
        assert words in str(driver.writing.query_one(StatusLine).message)
        await driver.press("f10")
    assert TYPED in rescued(folder)
    assert "稿子存到了" in driver.app.parting_words
    assert (folder / "drafts" / f"{SAMPLE}.md").read_bytes() == before


async def test_saving_is_tried_again_when_the_disk_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "SAVE_AGAIN_AFTER", 0.05)
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        with monkeypatch.context() as full:
            disk_refuses(full, folder, errno.ENOSPC)
            await driver.paste(TYPED)
            await driver.press("f8")
        await driver.until(lambda: driver.status == f"存上了：{SAMPLE}.md")
        assert TYPED in driver.file(SAMPLE).read_text("utf-8")


async def test_when_nothing_can_be_written_anywhere_the_program_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        disk_refuses(monkeypatch, tmp_path, errno.ENOSPC)
        await driver.paste(TYPED)
        await driver.press("f10")
        assert "请先不要退出" in driver.status and not driver.has_left
        await driver.press("escape", "escape")
        assert isinstance(driver.app.screen, DraftScreen)
        assert TYPED in driver.draft.get(Key.SESSION)
        monkeypatch.undo()


async def test_an_export_that_cannot_be_written_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        disk_refuses(monkeypatch, driver.folder / "导出", errno.EROFS)
        await driver.press("f7")
        assert driver.status.startswith("没有导出：")


async def test_control_characters_of_a_file_are_shown_and_saved(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("近年来，", "近年来，铃\x07声", 1), "utf-8")
    async with sample(folder) as driver:
        await driver.go_to(4)
        await driver.press("enter", "ctrl+home")
        await driver.paste("又一句。")
        await driver.settle()
        assert "铃␇声" in driver.letter and "铃\x07声" in driver.on_disk.sections[0].paragraphs[0].text
        await driver.press("f8")
        assert driver.on_disk == driver.draft


async def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    async with sample(folder) as driver:
        assert "原为 GB18030 编码" in driver.status
        await driver.paste(TYPED)
        await driver.press("f8")
        assert TYPED in path.read_text("utf-8")


async def test_undo_says_what_it_took_back_and_goes_there_also_after_a_restart(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        await driver.go_to_outline()
        await driver.press("down", "down", "enter", "ctrl+home", "shift+right", "shift+right", "delete")
        await driver.go_to(7)
        await driver.settle()
        driver.writing.saving.record_now()
        driver.writing.saving.put_by()
        shutil.copytree(folder, tmp_path / "断电")
    async with sample(tmp_path / "断电") as driver:
        before = driver.draft
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == "已撤销：答复内容第二节（一）里删去的“今年”"
        text = driver.app.focused
        assert isinstance(text, TextField) and text.id == "section-text" and text.cursor_location == (0, 2)
        await driver.press("ctrl+y")
        assert driver.status == "已重做：答复内容第二节（一）里删去的“今年”"
        assert text.cursor_location == (0, 0) and driver.draft == before


@both_sizes
async def test_undo_and_redo_go_through_all_steps(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        states = [driver.draft]
        await driver.paste("一次")
        states.append(driver.draft)
        await driver.go_to_outline()
        await driver.press("delete")
        states.append(driver.draft)
        await driver.go_to(5)
        driver.writing.query_one("#passage-thanks", TextField).focus()
        await driver.paste("谢。")
        states.append(driver.draft)
        await driver.go_to(8)
        for state in states[-2::-1]:
            await driver.press("ctrl+z")
            assert driver.draft == state
        assert "1 收件人　" in driver.text and driver.status == "已撤销：届次里写的“一次”"
        await driver.press("ctrl+z")
        assert driver.status == "没有可撤销的改动"
        for state in states[1:]:
            await driver.press("ctrl+y")
            assert driver.draft == state
        await driver.press("ctrl+y")
        assert driver.status == "没有可重做的改动"
        assert "谢。" in driver.text


async def test_undo_shows_the_text_it_came_back_to(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(5)
        field = driver.writing.query_one("#passage-next_steps", TextField)
        before = field.text
        await driver.press("ctrl+end")
        await driver.paste(TYPED)
        assert field.text == before + TYPED
        await driver.press("ctrl+z")
        assert field.text == before
        await driver.press("ctrl+y")
        assert field.text == before + TYPED and field.cursor_location == field.document.end


async def test_the_window_of_a_program_that_ran_before_is_no_obstacle(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with running(folder) as one:
        await one.press("f10")
    async with running(folder) as other:
        assert "张某某" in other.text


async def test_a_draft_renamed_or_removed_by_another_program_is_written_again_and_reported(
    tmp_path: Path,
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.file(SAMPLE).rename(driver.file("改了名"))
        await driver.paste(TYPED)
        await driver.press("ctrl+s")
        await driver.settle()
        assert "文件被移走、改名或删了，已在原处重新存上" in driver.text
        assert TYPED in driver.file(SAMPLE).read_text("utf-8")
        assert TYPED not in driver.file("改了名").read_text("utf-8")
