"""Originals taken in on the desk: read, matched, looked over, kept beside their drafts, undone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from replydesk.desk.originals import has_original, original_of
from replydesk.importing.originals import files
from replydesk.text.errors import DiskError
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.kit.dialogs import Pick
from replydesk.tui.kit.file_picker import FilePicker
from replydesk.tui.originals.intake_screen import IntakeScreen
from replydesk.tui.originals.reading_dialog import ReadingDialog
from tests.support.beside import HANDED, beside, handed
from tests.support.workbench import LARGE, SAMPLE, Driver, Size, every_size, lay_out, running


def intake(driver: Driver) -> IntakeScreen:
    screen = driver.app.screen
    assert isinstance(screen, IntakeScreen)
    return screen


@asynccontextmanager
async def with_files(folder: Path, size: Size = LARGE) -> AsyncIterator[Driver]:
    """The workbench looking over three files: one that matches, one that does not, one that is no text."""
    place = lay_out(folder)
    files = folder / "交办"
    handed(files)
    handed(files, "0099", "修路架桥", "钱某某")
    (files / "坏的.docx").write_bytes(b"\x00\x01")
    async with running(place, size) as driver:
        await look_over(driver, files)
        yield driver


async def look_over(driver: Driver, path: Path) -> None:
    await driver.press("f22")
    assert isinstance(driver.app.screen, FilePicker)
    await driver.paste(f"{path}/" if path.is_dir() else str(path))
    await driver.settle()
    await driver.press("enter")
    await driver.settle()
    if isinstance(driver.app.screen, FilePicker):  # a folder was gone into
        await driver.press("enter")
        await driver.settle()


def rows(driver: Driver) -> list[str]:
    shown = intake(driver).rows
    return [shown.row(at)[0] for at in range(shown.count)]


@every_size
async def test_what_matched_is_told_with_the_reason_and_what_did_not_stands_first(
    tmp_path: Path, size: Size
) -> None:
    async with with_files(tmp_path, size) as driver:
        first, second, third = rows(driver)
        assert first.startswith(" ？ 第0099号") and "没有对上" in first
        assert second.startswith(" ＋ 第0033号") and SAMPLE in second and "编号" in second
        assert third.startswith(" ！ 坏的.docx") and "没有读入" in third
        assert "1 份原件对上稿子，1 份没有对上，1 个文件没有读入" in driver.text
        assert "代表建议　第0099号" in driver.text


async def test_originals_are_kept_as_decided_and_undone_like_an_import(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        sample, before = driver.file(SAMPLE), driver.file(SAMPLE).read_bytes()
        await driver.press("f2", "f8")
        await driver.settle()
        assert isinstance(driver.app.screen, DeskScreen)
        assert driver.status.startswith("放好 2 份原件（Ctrl+Z 取消）；新建 1 份稿子")
        assert has_original(sample) and sample.read_bytes() != before
        new = next(path for path in driver.desk.desk.drafts() if "0099" in path.stem)
        assert (found := original_of(new)) and found.number == "0099"
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status.startswith("取消添加原件：2 件")
        assert not has_original(sample) and sample.read_bytes() == before and not new.exists()


async def test_a_draft_is_chosen_by_typing_its_name(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        await driver.press("enter")
        assert isinstance(driver.app.screen, Pick) and "建一份新稿子" in driver.text
        await driver.burst("缺", "enter")
        assert "缺项" in rows(driver)[0] and "您选的" in rows(driver)[0]
        await driver.press("f8")
        await driver.settle()
        assert has_original(driver.file("缺项")) and has_original(driver.file(SAMPLE))


async def test_one_draft_takes_one_original(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        await driver.burst("enter", "养", "老", "enter")
        assert SAMPLE in rows(driver)[0] and "没有对上" in rows(driver)[1]


async def test_one_is_left_out_and_taken_again_with_the_space_bar(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        await driver.press("down", "space")
        assert rows(driver)[1].startswith(" － 第0033号") and "1 份不要" in driver.text
        await driver.press("f8")
        assert driver.status.startswith("没有要放的")
        await driver.press("up", "up", "down", "space")
        assert rows(driver)[1].startswith(" ＋ 第0033号") and "份不要" not in driver.text


async def test_new_drafts_are_made_for_all_that_have_none(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        await driver.press("f3")
        assert rows(driver)[0].startswith(" 新 第0099号") and "另建新稿：0099-钱某某等-" in driver.text
        await driver.press("f4")
        assert driver.status == "都对上了"
        await driver.press("f3", "down", "f4")
        assert rows(driver)[0].startswith(" ？ 第0099号") and intake(driver).rows.at == 0


async def test_esc_keeps_nothing(tmp_path: Path) -> None:
    async with with_files(tmp_path) as driver:
        await driver.press("f6", "escape")
        assert driver.app.focused is intake(driver).rows
        await driver.press("escape")
        assert isinstance(driver.app.screen, DeskScreen) and not has_original(driver.file(SAMPLE))


async def test_an_original_that_is_there_is_told_and_another_one_put_aside(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    beside(place / "drafts" / f"{SAMPLE}.md")
    async with running(place) as driver:
        path = handed(tmp_path / "交办")
        await look_over(driver, path)
        assert "换下原来的" in rows(driver)[0]
        await driver.press("f8")
        await driver.settle()
        await look_over(driver, path)
        assert rows(driver)[0].startswith(" ·  第0033号") and "已经放好" in rows(driver)[0]
        await driver.press("enter")
        assert driver.status.startswith("这份已经放好了")
        await driver.press("space", "f8")
        assert driver.status.startswith("没有要放的")


async def test_a_pasted_original_is_matched(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f22")
        await driver.paste("太短\n的")
        await driver.settle()
        assert isinstance(driver.app.screen, FilePicker) and "太短" in driver.text
        await driver.paste(HANDED.format(number="0033", subject="推进社区养老服务", first="张某某"))
        await driver.settle()
        assert rows(driver)[0].startswith(" ＋ 第0033号")


@pytest.mark.parametrize("end", ["\r", "\r\n"])
async def test_an_original_pasted_by_a_terminal_is_taken_whole(tmp_path: Path, end: str) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f22")
        text = HANDED.format(number="0033", subject="推进社区养老服务", first="张某某")
        await driver.paste(text.replace("\n", end))
        await driver.settle()
        assert rows(driver)[0].startswith(" ＋ 第0033号")


async def test_a_folder_without_originals_is_told(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f22")
        await driver.paste(str(tmp_path / "没有的.docx"))
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, FilePicker) and "没有找到" in driver.text


@pytest.mark.thorough
async def test_a_list_of_thousands_of_drafts_can_be_narrowed(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    for number in range(2000):
        (place / "drafts" / f"件{number:04}.md").write_text(f"---\n编号: 9{number:04}\n---\n", "utf-8")
    async with running(place) as driver:
        await look_over(driver, handed(tmp_path / "交办", "0099", "修路架桥", "钱某某"))
        await driver.press("enter")
        await driver.burst("=件1999", "enter")
        assert "件1999" in rows(driver)[0]


@pytest.fixture
def no_answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A folder that does not answer: reading a file of an original waits until the test is over."""
    begun, over = Event(), Event()

    def wait(path: Path, most: int, what: str) -> bytes:
        begun.set()
        over.wait()
        raise DiskError(f"{path}：{what}")

    monkeypatch.setattr(files, "read_up_to", wait)
    yield begun
    over.set()


async def test_esc_leaves_a_file_that_does_not_answer(tmp_path: Path, no_answer: Event) -> None:
    path = handed(tmp_path / "交办")
    async with running(lay_out(tmp_path)) as driver:
        for _ in range(2):
            await driver.press("f22")
            await driver.paste(str(path))
            await driver.calm()
            await driver.press("enter")
            while not no_answer.is_set():
                await driver.calm()
            no_answer.clear()
            assert isinstance(driver.app.screen, ReadingDialog)
            await driver.press("escape")
            await driver.settle()
            assert isinstance(driver.app.screen, FilePicker)
            await driver.press("escape")
            assert isinstance(driver.app.screen, DeskScreen) and not has_original(driver.file(SAMPLE))


async def test_esc_leaves_a_file_that_does_not_answer_in_a_draft(tmp_path: Path, no_answer: Event) -> None:
    path = handed(tmp_path / "交办")
    async with running(lay_out(tmp_path)) as driver:
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        await driver.press("f22", "enter")
        assert isinstance(driver.app.screen, FilePicker)
        await driver.paste(str(path))
        await driver.calm()
        await driver.press("enter")
        while not no_answer.is_set():
            await driver.calm()
        await driver.press("escape")
        await driver.settle()
        assert isinstance(driver.app.screen, FilePicker)
        await driver.press("escape")
        assert driver.is_writing and not has_original(driver.file(SAMPLE))


async def test_a_text_longer_than_any_original_is_refused(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f22")
        await driver.paste("关于修路的建议\n" + "路面坏了。\n" * 25_000)
        await driver.settle()
        assert isinstance(driver.app.screen, FilePicker) and "不像一份原件" in driver.text
