"""Review copies made on the desk, edited as Word does, and taken back into their drafts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from docx import Document

from replydesk.desk import desk_folder
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import READ_BACK, SAVED
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.remarks.reading import remarks_of
from replydesk.tui.desk.import_dialog import ImportDialog
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.reviewing.clash_screen import ClashScreen
from replydesk.tui.reviewing.review_screen import ReviewScreen
from tests.support.edited_copies import EditedCopy
from tests.support.workbench import LARGE, SAMPLE, SMALL, Driver, lay_out, running

LI, WANG = "李某某", "王某某"
OTHER = "缺项"


@asynccontextmanager
async def desk_with_copy(folder: Path, *names: str) -> AsyncIterator[tuple[Driver, list[EditedCopy]]]:
    """The desk, with review copies of some drafts made on it."""
    async with running(lay_out(folder), LARGE) as driver:
        copies = []
        for name in names or (SAMPLE,):
            await driver.point(name)
            await driver.press("f20")
            await driver.settle()
            assert "审阅稿：" in driver.status, driver.status
            copies.append(EditedCopy(driver.folder / "导出" / f"{name}（审阅稿）.docx"))
        yield driver, copies


async def read_back(driver: Driver, path: Path) -> None:
    """Read a file back on the screen that is shown."""
    await driver.press("f19")
    await driver.paste(str(path))
    await driver.press("enter")
    await driver.settle()


def edited(copy: EditedCopy) -> Path:
    """Have two people edit the copy of the sample, one of them with a comment."""
    copy.replace(LI, "412个", "420个").replace(WANG, "，比上年增加2000万元")
    return copy.comment(WANG, "配建用房", "标准请再核对。").save()


async def test_a_copy_is_taken_back_from_the_desk_with_one_undo(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        before = desk_folder.read_draft(driver.file(SAMPLE)).draft
        await driver.press("home")
        await read_back(driver, edited(copy))
        screen = driver.app.screen
        assert isinstance(screen, ReviewScreen), driver.text
        assert f"{LI}　1 处" in driver.text and f"{WANG}　1 处" in driver.text
        assert "“配建用房”王某某：标准请再核对。" in driver.text
        await driver.press("f2", "down", "delete", "enter")
        await driver.settle()
        assert driver.is_writing and driver.writing.session.path == driver.file(SAMPLE)
        assert driver.status == "采纳 1 处，没有采纳 1 处，收进批注 1 条；Ctrl+Z 一次撤回"
        assert "420个" in driver.letter and "比上年增加2000万元" in driver.letter
        (remark,) = remarks_of(driver.draft)
        assert (remark.who, remark.text, remark.anchor.words) == (WANG, "标准请再核对。", "配建用房")
        assert driver.on_disk == driver.draft
        last = VersionFile(driver.file(SAMPLE)).read()[-1]
        assert last.who == LI and {READ_BACK, SAVED} < set(last.why.split("、"))
        await driver.press("ctrl+z")
        assert driver.draft == before
        await driver.press("escape", "escape")
        await driver.settle()
        assert driver.desk.is_active and driver.desk.drafts.cursor == driver.file(SAMPLE)


async def test_a_review_that_is_left_leads_back_to_the_desk(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        data = driver.file(SAMPLE).read_bytes()
        await read_back(driver, edited(copy))
        await driver.press("escape")
        await driver.settle()
        assert driver.desk.is_active and driver.file(SAMPLE).read_bytes() == data


async def test_a_copy_is_taken_back_into_the_open_draft_that_was_changed_meanwhile(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        path = edited(copy)
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        text = format_draft(driver.draft).replace("412个", "415个").replace("按季度调度", "按月调度")
        driver.writing.edit(lambda _: parse_draft(text).draft, "")
        await read_back(driver, path)
        await driver.press("f3", "enter")
        assert isinstance(driver.app.screen, ClashScreen), driver.text
        assert "415" in driver.text and "420" in driver.text
        await driver.press("f3", "enter")
        await driver.settle()
        assert driver.is_writing and "420个" in driver.letter and "按月调度" in driver.letter
        await driver.press("ctrl+z")
        assert "415个" in driver.letter and not remarks_of(driver.draft)


async def test_an_unsettled_conflict_becomes_a_remark_with_the_other_words(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        path = edited(copy)
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        text = format_draft(driver.draft).replace("412个", "415个")
        driver.writing.edit(lambda _: parse_draft(text).draft, "")
        await read_back(driver, path)
        await driver.press("f3", "enter", "enter", "enter")
        await driver.settle()
        assert "415个" in driver.letter and "1 处两边都改了，留了我们的，他的记成批注" in driver.status
        assert [each.who for each in remarks_of(driver.draft)] == [LI, WANG]


async def test_a_draft_changed_elsewhere_while_one_decides_keeps_both_changes(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        await read_back(driver, edited(copy))
        path = driver.file(SAMPLE)
        path.write_text(path.read_text("utf-8").replace("1860个", "1861个"), "utf-8")
        driver.writing.saving._look()
        await driver.until(lambda: "1861个" in format_draft(driver.draft))
        await driver.press("f3", "enter")
        await driver.settle()
        assert driver.is_writing and driver.status.startswith("采纳 2 处，收进批注 1 条")
        assert "420个" in driver.letter and "1861个" in driver.letter


async def test_the_files_of_a_folder_are_taken_one_after_the_other(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path, SAMPLE, OTHER) as (driver, (first, second)):
        folder = tmp_path / "回来的"
        folder.mkdir()
        first.replace(LI, "412个", "420个").save(folder / "甲.docx")
        second.comment(LI, "代表", "称呼请再看。").save(folder / "乙.docx")
        (folder / "~$甲.docx").write_bytes(b"")
        await read_back(driver, folder)
        assert isinstance(driver.app.screen, ReviewScreen), driver.text
        names = []
        for number in range(2):
            names.append(driver.writing.session.path.stem)
            await driver.press("f3", "enter")
            await driver.settle()
            assert driver.is_writing
            more = "Esc 接着读下一份（还有 1 份）"
            assert (more in driver.status) is (number == 0), driver.status
            await driver.press("escape", "escape")
            await driver.settle()
        assert sorted(names) == sorted([SAMPLE, OTHER]) and driver.desk.is_active


async def test_a_copy_that_was_read_already_brings_nothing(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        path = edited(copy)
        await read_back(driver, path)
        await driver.press("f3", "enter")
        await driver.settle()
        await read_back(driver, path)
        assert isinstance(driver.app.screen, Agree) and "稿子里都已经有了" in driver.text
        assert "当作旧答复导入" not in driver.text
        await driver.press("enter", "escape")
        assert driver.is_writing


@pytest.mark.parametrize("from_desk", [True, False], ids=["desk", "draft"])
async def test_a_file_that_is_no_review_copy_is_offered_as_an_old_reply(
    tmp_path: Path, from_desk: bool
) -> None:
    letter = tmp_path / "另一封信.docx"
    document = Document()
    for line in ("张某某代表：", "您提出的《关于某事的建议》收悉。现答复如下：", "一、工作进展", "已办。"):
        document.add_paragraph(line)
    document.save(str(letter))
    async with running(lay_out(tmp_path), SMALL) as driver:
        if not from_desk:
            driver.desk.open(driver.file(SAMPLE))
            await driver.settle()
        await read_back(driver, letter)
        assert isinstance(driver.app.screen, Agree)
        assert "没有读回：另一封信.docx" in driver.text and "当作旧答复导入" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, ImportDialog), driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status.startswith("已导入 1 份") and driver.file("另一封信").exists()
        assert driver.is_writing is not from_desk


async def test_the_copy_of_another_draft_is_refused_with_its_name(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path, OTHER) as (driver, (copy,)):
        path = copy.comment(LI, "代表", "称呼请再看。").save()
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        data = driver.file(SAMPLE).read_bytes()
        await read_back(driver, path)
        assert isinstance(driver.app.screen, Agree) and f"请打开“{OTHER}”再读" in driver.text
        await driver.press("escape", "escape")
        assert driver.is_writing and driver.file(SAMPLE).read_bytes() == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "没有读回"),
        (b"PK\x03\x04 broken", "没有读回"),
        (b"", "没有读回"),
    ],
    ids=["locked", "broken", "empty"],
)
async def test_a_file_that_cannot_be_read_is_refused_and_the_draft_stays(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "坏的.docx"
    path.write_bytes(data)
    async with running(lay_out(tmp_path), SMALL) as driver:
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        before = driver.file(SAMPLE).read_bytes()
        await read_back(driver, path)
        assert isinstance(driver.app.screen, Agree) and f"{reason}：坏的.docx" in driver.text, driver.text
        assert "稿子没有变" in driver.text
        await driver.press("escape", "escape")
        assert driver.is_writing and driver.file(SAMPLE).read_bytes() == before


async def test_keys_in_one_breath_from_the_desk_reach_the_review(tmp_path: Path) -> None:
    async with desk_with_copy(tmp_path) as (driver, (copy,)):
        await driver.burst("f19", f"={edited(copy)}", "enter", "f3", "enter")
        assert driver.is_writing, driver.text
        assert driver.status.startswith("采纳 2 处，收进批注 1 条")
        assert "420个" in driver.letter and "比上年增加2000万元" not in driver.letter
