"""The picker of files: completion, folders, kinds, places used before, and what cannot be opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from replydesk.desk import browsing
from replydesk.desk.settings import parse_settings
from replydesk.tui.kit.file_picker import FilePicker, PathField
from replydesk.tui.kit.file_rows import FileRows
from tests.support.workbench import Driver, Size, both_sizes, empty_desk, running
from tests.tui.test_import import unbroken
from tests.unit.importing.test_filling import LETTER


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The clerk's home, with two folders of old replies and a picture."""
    for year in ("2024", "2025"):
        folder = tmp_path / "home" / "文档" / f"旧答复{year}"
        folder.mkdir(parents=True)
        for name in ("答复2.txt", "答复10.txt"):
            (folder / name).write_text(LETTER, "utf-8")
        (folder / "照片.jpg").write_text("x")
    return tmp_path / "home"


def field(driver: Driver) -> str:
    return driver.app.screen.query_one(PathField).value


def current(driver: Driver) -> str:
    row = driver.app.screen.query_one(FileRows).current
    return row.text if row else ""


async def opened(driver: Driver) -> None:
    await driver.press("ctrl+o")
    await driver.settle()
    assert isinstance(driver.app.screen, FilePicker)


async def tabbed(driver: Driver, typed: str) -> str:
    """Type, press Tab, and return what the field holds."""
    await driver.press(*typed)
    await driver.press("tab")
    await driver.settle()
    return field(driver)


@both_sizes
async def test_a_path_is_completed_by_tab_and_its_file_taken(tmp_path: Path, home: Path, size: Size) -> None:
    async with running(empty_desk(tmp_path), size) as driver:
        await opened(driver)
        assert await tabbed(driver, "~/文") == f"~/文档{os.sep}"
        assert await tabbed(driver, "旧") == f"~/文档{os.sep}旧答复202"
        assert await tabbed(driver, "5") == f"~/文档{os.sep}旧答复2025{os.sep}"
        assert current(driver) == "整个文件夹：2 份" and "这里不读 .jpg" in driver.text
        assert await tabbed(driver, "答复1") == f"~/文档{os.sep}旧答复2025{os.sep}答复10.txt"
        await driver.press("enter")
        await driver.settle()
        assert "导入旧答复：答复10.txt" in driver.text


async def test_keys_in_one_breath_wait_for_the_folder(tmp_path: Path, home: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await driver.burst("ctrl+o", f"={home}/文档/旧答复2025/答", "tab", "1", "tab", "enter")
        await driver.settle()
        assert "导入旧答复：答复10.txt" in driver.text


async def test_folders_are_gone_into_and_left(tmp_path: Path, home: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        await driver.press(*"主目录")
        assert "主目录" not in current(driver) and "没有" not in driver.text
        await driver.press("f2", "end", "down", "down", "down", "enter")
        await driver.settle()
        assert current(driver) == "文档/"
        await driver.press("enter")
        await driver.settle()
        await driver.press("down", "enter")
        await driver.settle()
        assert "旧答复2025　能读的 2 份" in driver.text
        await driver.press("backspace")
        await driver.settle()
        assert current(driver) == "旧答复2025/"
        await driver.press("backspace")
        await driver.settle()
        assert current(driver) == "文档/"


async def test_what_is_typed_filters_the_folder(tmp_path: Path, home: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        await driver.paste(f"{home}/文档/旧答复2024/")
        await driver.press(*"10")
        await driver.settle()
        assert current(driver) == "答复10.txt" and "答复2.txt" not in driver.text
        await driver.press("x", "enter")
        await driver.settle()
        assert "没有找到" in unbroken(driver.text)


@pytest.fixture(params=["近", "远" * 80])
def beside(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A desk with a readable file, and beside it a folder that holds only two folders; near, or far down."""
    desk = empty_desk(tmp_path / request.param)
    for year in ("2025", "2026"):
        (desk / "旧稿" / year).mkdir(parents=True)
    (desk / "old.txt").write_text(LETTER, "utf-8")
    return desk


async def test_tab_at_the_start_completes_beside_the_files_shown(beside: Path) -> None:
    async with running(beside) as driver:
        await opened(driver)
        assert await tabbed(driver, "旧") == f"旧稿{os.sep}"
        assert "旧稿　里面有 2 个文件夹" in driver.text and "2025/" in driver.text


async def test_enter_at_the_start_opens_the_folder_that_is_typed(beside: Path) -> None:
    async with running(beside) as driver:
        await opened(driver)
        await driver.press(*"旧稿", "enter")
        await driver.settle()
        assert "旧稿　里面有 2 个文件夹" in driver.text and field(driver) == ""


async def test_here_is_the_folder_of_the_files_shown(beside: Path) -> None:
    async with running(beside) as driver:
        await opened(driver)
        await driver.press(*"./")
        await driver.settle()
        assert "旧稿/" in driver.text and "old.txt" in driver.text


async def test_a_second_tab_goes_into_the_only_folder(beside: Path) -> None:
    (beside / "旧稿.txt").write_text(LETTER, "utf-8")
    async with running(beside) as driver:
        await opened(driver)
        await driver.press(*"./")
        assert await tabbed(driver, "旧") == "./旧稿"
        assert await tabbed(driver, "") == f"./旧稿{os.sep}"


async def test_enter_on_nothing_at_the_start_says_so(beside: Path) -> None:
    async with running(beside) as driver:
        await opened(driver)
        await driver.press(*"没有的", "enter")
        await driver.settle()
        assert "这里没有名称里含“没有的”的" in driver.text


async def test_a_kind_that_cannot_be_read_says_why(tmp_path: Path, home: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        await driver.paste(f"{home}/文档/旧答复2024/照")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "照片.jpg：这里不读.jpg；能读的是.docx、" in unbroken(driver.text)
        await driver.press("tab", "enter")  # named in full it is tried: the program reads by content
        await driver.settle()
        assert "导入旧答复：照片.jpg" in driver.text


async def test_the_folders_used_are_offered_again_also_after_a_new_start(tmp_path: Path, home: Path) -> None:
    settings = tmp_path / "设置.yaml"
    async with running(empty_desk(tmp_path), settings=settings) as driver:
        for name in ("旧答复2024", "旧答复2025/答复2.txt"):
            await opened(driver)
            await driver.paste(str(home / "文档" / name))
            await driver.press("enter")
            await driver.settle()
            await driver.press("escape")
    used = [str(home / "文档" / f"旧答复{year}") for year in ("2025", "2024")]
    assert list(parse_settings(settings.read_text("utf-8")).places) == used
    async with running(tmp_path / "桌面", settings=settings) as driver:
        await opened(driver)
        assert current(driver) == f"~{os.sep}文档{os.sep}旧答复2025"
        await driver.press("down", "enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "导入旧答复：" in driver.text


async def test_a_folder_that_cannot_be_opened_says_so(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(folder: Path) -> object:
        raise PermissionError(13, "")

    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        monkeypatch.setattr("replydesk.desk.browsing.os.scandir", closed)
        await driver.press("down", "enter")
        await driver.settle()
        assert "没有权限" in driver.text
        await driver.press("f2")
        assert current(driver) == str(tmp_path / "桌面")


async def test_escape_does_not_wait_for_a_folder_that_does_not_answer(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def slow(folder: Path, suffixes: Sequence[str]) -> browsing.Listing:
        answers.wait(60)
        return browsing.list_folder(folder, suffixes)

    monkeypatch.setattr("replydesk.tui.kit.file_picker.list_folder", slow)
    try:
        async with running(empty_desk(tmp_path)) as driver:
            await opened(driver)
            await driver.press("down", "enter", "x")
            await driver.press("escape")
            assert driver.desk.is_active
            answers.set()
    finally:
        answers.set()


async def test_many_entries_cost_few_rows(tmp_path: Path, home: Path) -> None:
    folder = home / "很多"
    folder.mkdir()
    for number in range(3_000):
        (folder / f"答复{number}.txt").touch()
    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        await driver.paste(f"{folder}/")
        await driver.settle()
        assert "能读的 3000 份" in driver.text
        await driver.press("pagedown", "pagedown")
        assert current(driver).startswith("答复")
        await driver.press(*"2999")
        await driver.settle()
        assert current(driver) == "答复2999.txt"


async def test_a_name_that_speaks_to_the_terminal_is_shown_by_marks(tmp_path: Path, home: Path) -> None:
    (home / "坏\x1b[2J名.txt").write_text("x")
    async with running(empty_desk(tmp_path)) as driver:
        await opened(driver)
        await driver.paste(f"{home}/")
        await driver.settle()
        assert "坏␛[2J名.txt" in driver.text
