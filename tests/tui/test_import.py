"""Import of old replies: preview, agreement, and no file overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies import importer
from replydesk.reply.stock import Stock
from replydesk.tui.desk import import_dialog
from tests.support.replies import starter_stock
from tests.support.workbench import Size, both_sizes, empty_desk, lay_out, running

LETTER = """云民复议字〔2025〕7号
张某某代表：
　　您提出的《关于推进社区养老服务的建议》（第0007号）收悉。经研究，现答复如下：
　　一、工作进展
　　全省已有站点412个。
　　感谢您对民政工作的关心和支持。
　　　　　　　　云川省民政厅
　　　　　　　　2025年5月29日
"""
UNKNOWN = LETTER.replace("张某某代表：", "此前已经电话沟通过。\n张某某代表：")


def old_replies(folder: Path, **texts: str) -> Path:
    """Create a folder of texts, and one file that is no reply."""
    place = folder / "旧答复"
    place.mkdir()
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text, "utf-8")
    (place / "照片.docx").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    return place


def unbroken(screen: str) -> str:
    """Return a text of the screen without the lines of its box."""
    return "".join(screen.replace("│", "").split())


def drafts_in(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "drafts").glob("*.md"))


@both_sizes
async def test_a_folder_of_old_replies_is_shown_and_then_written(tmp_path: Path, size: Size) -> None:
    place = old_replies(tmp_path, 甲=LETTER, 乙=UNKNOWN)
    folder = empty_desk(tmp_path)
    async with running(folder, size) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        assert "可以导入 2 份，1 份有没收进来的文字，1 份读不了" in driver.text
        assert "＋ 甲.txt　0007　关于推进社区养老服务的建议" in driver.text
        assert "没有收进来，请对照原文：此前已经电话沟通过。" in driver.text and "！ 照片.docx" in driver.text
        assert drafts_in(folder) == []
        await driver.press("enter")
        await driver.settle()
        assert drafts_in(folder) == ["乙", "甲"]
        assert driver.status == "已导入 2 份；1 份有没收进来的文字，请对照原件"
        assert driver.desk.drafts.cursor == folder / "drafts" / "乙.md"
        driver.desk.open(folder / "drafts" / "甲.md")
        await driver.settle()
        assert driver.draft.get(Key.DATE) == "2025年5月29日"


async def test_a_name_that_is_taken_is_left_to_its_file(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "drafts" / "甲.md").write_text("---\n案由: 另一件\n---\n", "utf-8")
    letter = tmp_path / "甲.txt"
    letter.write_text(LETTER, "utf-8")
    async with running(folder) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(letter))
        await driver.press("enter")
        await driver.settle()
        assert "认出" in driver.text and "全文照原样印出" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "已导入 1 份；已有同名的，另存为“甲(2)”"
        assert (folder / "drafts" / "甲.md").read_text("utf-8") == "---\n案由: 另一件\n---\n"
        assert "甲(2)" in drafts_in(folder)


async def test_old_replies_that_are_not_agreed_to_leave_the_desk_as_it_was(tmp_path: Path) -> None:
    place = old_replies(tmp_path, 甲=LETTER)
    folder = empty_desk(tmp_path)
    async with running(folder) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        await driver.press("escape")
        await driver.settle()
        assert drafts_in(folder) == [] and driver.desk.is_active


async def test_a_path_with_nothing_to_import_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    async with running(empty_desk(tmp_path)) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(tmp_path / "空"))
        await driver.press("enter")
        await driver.settle()
        assert "没有可以导入的文件" in unbroken(driver.text)
        await driver.press("ctrl+u")
        await driver.paste(str(tmp_path / "没有"))
        await driver.press("enter")
        await driver.settle()
        assert "没有找到这个文件或文件夹" in unbroken(driver.text)


async def test_an_unreadable_file_is_reported_and_nothing_is_offered(tmp_path: Path) -> None:
    place = old_replies(tmp_path)
    folder = empty_desk(tmp_path)
    async with running(folder) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        assert "可以导入 0 份，1 份读不了" in driver.text and "回车导入" not in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.desk.is_active and drafts_in(folder) == []


async def test_keys_do_not_wait_for_a_file_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = old_replies(tmp_path, 甲=LETTER, 乙=LETTER)
    folder = empty_desk(tmp_path)
    waits = Event()
    read = importer.import_paths

    def slow(paths: Sequence[Path], stock: Stock) -> Iterator[tuple[Path, importer.ImportOutcome]]:
        for number, each in enumerate(read(paths, stock)):
            if number:
                waits.wait(20)
            yield each

    monkeypatch.setattr(importer, "import_paths", slow)
    try:
        async with running(folder) as driver:
            await driver.press("ctrl+o")
            await driver.paste(str(place))
            await driver.press("enter")
            await driver.press("enter")
            assert "Esc 停下" in driver.text
            await driver.press("escape")
            assert driver.desk.is_active and drafts_in(folder) == []
            waits.set()
    finally:
        waits.set()


@both_sizes
async def test_losses_come_first_and_what_is_outside_the_letter_is_apart(tmp_path: Path, size: Size) -> None:
    outside = LETTER + "下一篇：关于修路的答复\n版权所有：某某单位\n"
    place = old_replies(tmp_path, 甲=outside, 乙=UNKNOWN)
    async with running(empty_desk(tmp_path), size) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        shown = unbroken(driver.text)
        assert shown.index("＋乙.txt") < shown.index("！照片.docx") < shown.index("＋甲.txt")
        await driver.press("end")
        await driver.settle()
        shown = unbroken(driver.text)
        assert "信外的文字，不收进稿子，2行：下一篇：关于修路的答复版权所有：某某单位" in shown


def test_a_lost_sentence_is_told_before_everything_else(tmp_path: Path) -> None:
    fine = importer.import_file(LETTER.encode(), "甲.txt", starter_stock())
    assert fine.imported
    gone, more = ("这一句丢了。",), fine.imported.characters + 6
    lost = replace(
        fine, imported=replace(fine.imported, characters=more, missing=6, lost=gone, left_out=gone)
    )
    told = import_dialog._line(tmp_path / "乙.txt", lost).plain
    assert "丢失 6 字" in told and "没有收进来，请对照原文：这一句丢了。" in told and "信外" not in told
    order = sorted([(tmp_path, fine), (tmp_path, lost)], key=import_dialog._severity)
    assert [each[1] for each in order] == [lost, fine]
    assert import_dialog._facts(order, 2) == "可以导入 2 份，1 份有没收进来的文字"


NOTICE = "关于召开办公会的通知\n各股室：\n定于周五上午九时召开办公会。\n"


@both_sizes
async def test_what_is_no_reply_or_has_a_draft_is_passed_over_unless_wanted(
    tmp_path: Path, size: Size
) -> None:
    place = old_replies(tmp_path, 甲=LETTER, 通知=NOTICE)
    folder = empty_desk(tmp_path)
    async with running(folder, size) as driver:
        for _ in range(2):
            await driver.press("ctrl+o")
            await driver.paste(str(place))
            await driver.press("enter")
            await driver.settle()
            assert "略过，不像答复" in driver.text
            if drafts_in(folder):
                break
            assert "可以导入 1 份，1 份略过，1 份读不了" in driver.text and "回车导入 1 份" in driver.text
            await driver.press("enter")
            await driver.settle()
            assert drafts_in(folder) == ["甲"]
        assert "可以导入 0 份，2 份略过" in driver.text and "回车导入" not in driver.text
        assert "略过，已有稿子甲.md（同一件）" in unbroken(driver.text)
        await driver.press("a")
        await driver.settle()
        assert "回车导入 2 份" in driver.text and "A 还是略过" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert set(drafts_in(folder)) == {"甲", "甲(2)", "通知"}


async def test_every_line_outside_a_letter_can_be_reached(tmp_path: Path) -> None:
    outside = "".join(f"上一篇：关于修第{number}条路的通知\n" for number in range(30))
    place = old_replies(tmp_path, 甲=LETTER + outside, 乙=LETTER, 丙=LETTER, 丁=LETTER)
    async with running(empty_desk(tmp_path)) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(place))
        await driver.press("enter")
        await driver.settle()
        seen = unbroken(driver.text)
        assert "PgUpPgDn翻看" in seen
        for _ in range(8):
            await driver.press("pagedown")
            await driver.settle()
            seen += unbroken(driver.text)
        assert all(f"关于修第{number}条路的通知" in seen for number in range(30)) and "……" not in seen


async def test_files_to_check_are_named_after_an_import(tmp_path: Path) -> None:
    page = "".join(f"<p>{line.strip()}</p>" for line in LETTER.splitlines())
    letter = tmp_path / "甲.htm"
    table = "<table border=1><tr><td>街道<td>人数<tr><td>东街<td>320</table>"
    letter.write_text(f"<html><meta charset=utf-8><body><div>{page}{table}</div></body></html>", "utf-8")
    async with running(empty_desk(tmp_path)) as driver:
        await driver.press("ctrl+o")
        await driver.paste(str(letter))
        await driver.press("enter")
        await driver.settle()
        assert "信后的表格（2 行）已放在答复内容末尾" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "已导入 1 份；请核对 甲.htm"
