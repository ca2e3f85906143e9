"""The 花脸稿 on its screen: the changes on the page, one after another, of one person, saved as Word."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.session import Session
from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.tui.redlines.redline_screen import RedlineScreen
from replydesk.tui.writing.versions_screen import VersionsScreen
from tests.support.golden import compare_screen
from tests.support.workbench import (
    LARGE,
    NOW,
    SAMPLE,
    Driver,
    Size,
    lay_out,
    sample,
    three_sizes,
)

looks_as_before = partial(compare_screen, "redline")


def _next_steps(draft: Draft, *texts: str) -> Draft:
    return draft.with_passage(Part.NEXT_STEPS, tuple(map(Paragraph, texts)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose sample two people have changed."""
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    states = (
        ("张某某", ("下一步，我们将加大投入。", "同时抓好落实。")),
        ("李某某", ("下一步，我们将继续加大投入。同时抓好落实。",)),
    )
    for number, (who, texts) in enumerate(states):
        session = Session.open(desk_folder.read_draft(path), tmp_path / "home", "", who)
        session.apply(lambda draft, texts=texts: _next_steps(draft, *texts), "", 0.0)  # type: ignore[misc]
        session.save(NOW - timedelta(minutes=60 - 10 * number))
        session.close(NOW)
    return folder


async def _open(driver: Driver) -> RedlineScreen:
    """Open the redline from the first version to now."""
    await driver.press("ctrl+o", "end", "f20")
    await driver.settle()
    screen = driver.app.screen
    assert isinstance(screen, RedlineScreen)
    return screen


@three_sizes
async def test_changes_are_shown_on_the_page_with_their_authors(folder: Path, size: Size) -> None:
    async with sample(folder, size) as driver:
        await _open(driver)
        looks_as_before(driver, "花脸稿", size)
        await driver.press("f3")
        looks_as_before(driver, "花脸稿-下一处", size)
        await driver.press("escape")
        assert isinstance(driver.app.screen, VersionsScreen)


async def test_one_goes_from_change_to_change_and_is_told_the_last(folder: Path) -> None:
    async with sample(folder) as driver:
        await _open(driver)
        await driver.press("f2")
        assert driver.status == "已经是第一处"
        await driver.press(*["right"] * 40)
        assert driver.status == "已经是最后一处"
        await driver.press("left")
        assert "已经是" not in driver.status


async def test_the_changes_of_one_person_are_shown_alone(folder: Path) -> None:
    async with sample(folder) as driver:
        await _open(driver)
        assert "张某某 05-29" in driver.text and "李某某 05-29" in driver.text
        await driver.press("f4")
        assert "只看张某某改的" in driver.status and "李某某 05-29" not in driver.text
        await driver.press("f4")
        assert "只看李某某改的" in driver.status and "张某某 05-29" not in driver.text
        await driver.press("f4")
        assert "只看" not in driver.status and "张某某 05-29" in driver.text


async def test_a_click_on_the_page_shows_the_change_there(folder: Path) -> None:
    async with sample(folder) as driver:
        await _open(driver)
        assert "增：继续" not in driver.text
        await driver.click("继续")
        assert "增：继续" in driver.text


async def test_it_is_saved_as_a_word_file_beside_the_exported_ones(folder: Path) -> None:
    async with sample(folder) as driver:
        await _open(driver)
        await driver.press("f7")
        target = folder / "导出" / f"{SAMPLE}（花脸稿）.docx"
        assert target.read_bytes().startswith(b"PK") and f"{SAMPLE}（花脸稿）.docx" in driver.status
        await driver.press("f4", "f7")
        assert (folder / "导出" / f"{SAMPLE}-张某某（花脸稿）.docx").exists()


async def test_a_disk_that_is_not_written_to_is_reported(folder: Path) -> None:
    (folder / "导出").write_text("一个文件，不是文件夹", "utf-8")
    async with sample(folder) as driver:
        await _open(driver)
        await driver.press("f7")
        assert driver.status.startswith("没有存成：")


async def test_changes_that_are_not_printed_are_said(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    session = Session.open(desk_folder.read_draft(path), tmp_path / "home", "", "张某某")
    session.apply(lambda draft: draft.with_field(Key.OFFICE, "城建科"), "", 0.0)
    session.save(NOW)
    session.close(NOW)
    async with sample(folder) as driver:
        await driver.press("ctrl+o", "end", "f20")
        assert isinstance(driver.app.screen, VersionsScreen)
        assert "印出来的没有改动" in driver.status


async def test_what_changed_lately_leads_to_it_as_well(folder: Path) -> None:
    async with sample(folder, LARGE) as driver:
        await driver.press("6")
        await driver.paste("又写了几个字。")
        await driver.press("f20", "f20")
        await driver.settle()
        assert isinstance(driver.app.screen, RedlineScreen)
