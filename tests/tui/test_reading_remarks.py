"""Remarks where a draft is read: the words pointed at on the page, gone through, answered, listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.draft.remarks.reading import open_remarks, remarks_of
from replydesk.draft.workflow import workflow_state
from replydesk.tui.desk import desk_screen
from replydesk.tui.kit.remark_dialog import RemarkDialog
from replydesk.tui.reading.line_walk import LineWalk
from replydesk.tui.reading.reading_facts import facts_text
from tests.support.workbench import NOW, SAMPLE, WIDE, Driver, Size, every_size, running
from tests.tui.test_reading import LEADER, change, lay_out_waiting, reading, waiting

FIRST = "近年来，我厅会同有关部门健全制度，完善设施"


@pytest.fixture(autouse=True)
def leader_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_screen, "reviewer_name", lambda _: LEADER)


def on_disk(driver: Driver) -> Draft:
    return desk_folder.read_draft(driver.file(SAMPLE)).draft


def walk(driver: Driver) -> LineWalk:
    found = reading(driver).line_bar.walk
    assert found is not None
    return found


async def point_at(driver: Driver, words: str) -> None:
    """Go down from line to line until the words pointed at begin so."""
    while not walk(driver).target.words.startswith(words):
        before = walk(driver).stop
        await driver.press("down")
        assert walk(driver).stop != before, words


@every_size
async def test_two_remarks_are_put_and_the_draft_is_returned_by_keys_alone(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.burst(*["f7", *["down"] * 8, "enter", *"数字请核对", "enter"])
        first = open_remarks(on_disk(driver))
        assert [(each.text, each.who) for each in first] == [("数字请核对", LEADER)]
        assert first[0].anchor.words.startswith(FIRST) and first[0].version
        assert "批注了这一段，共 1 条" in driver.status
        await driver.burst(
            "f7", "down", "down", "down", "enter", "tab", "ctrl+a", "=东屏市已有办法。", "enter"
        )
        assert [each.proposed for each in open_remarks(on_disk(driver))] == [None, "东屏市已有办法。"]
        await driver.burst("f6", "=照批注改", "enter")
        assert workflow_state(on_disk(driver)).is_returned
        assert len(open_remarks(on_disk(driver))) == 2


@every_size
async def test_the_words_pointed_at_are_shown_on_the_page_and_widened(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        assert "下一件" in driver.text
        await driver.press("f7")
        await point_at(driver, "健全制度。")
        assert "批注这一句：健全制度。" in driver.text and "▌" in driver.text
        assert "下一件" not in driver.text  # the arrows go to sentences now
        await driver.press("right")
        assert walk(driver).target.words == "印发三年行动方案，明确12项任务。"
        await driver.press("space")
        assert walk(driver).target.words == "健全制度。印发三年行动方案，明确12项任务。"
        assert "批注这一段" in driver.text
        await driver.press("space")
        assert walk(driver).target[:3] == (Place(Part.ANSWER, 0, -1), 0, 6)
        assert "批注这个标题：工作开展情况" in driver.text
        await driver.press("space", "left")
        assert walk(driver).target.words == "健全制度。"
        await driver.press("escape")
        assert "▌" not in driver.text and "下一件" in driver.text
        assert driver.app.screen.focused is reading(driver).pair
        assert not remarks_of(on_disk(driver))


async def test_every_line_of_the_letter_can_be_pointed_at(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f7")
        seen, pages = set(), set()
        while True:
            before = walk(driver).stop
            block, begin, end = walk(driver).printed
            assert begin < end
            seen.add(block)
            pages.add(before.page)
            walk(driver).move_line(1)
            if walk(driver).stop == before:
                break
        found = reading(driver).reading
        assert found is not None
        blocks = found.reply.letter.blocks
        assert seen == {index for index, each in enumerate(blocks) if each.text}
        assert pages == set(range(1, 6))
        await driver.press("pageup", "pageup", "pagedown")
        assert walk(driver).stop.page == 4
        await driver.press("x")
        assert "没有写上" in driver.status


async def test_a_click_points_at_the_sentence_under_the_mouse(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, WIDE, to_read=waiting(folder)) as driver:
        await driver.click("开展情况")
        assert walk(driver).target.words == "工作开展情况"
        await driver.click("东桥市出台办法")
        assert walk(driver).target.words.startswith("东桥市出台办法")
        await driver.press("enter")
        assert isinstance(driver.app.screen, RemarkDialog)


@every_size
async def test_remarks_are_gone_through_answered_and_listed(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("f16")
        assert driver.status == "这份稿子没有批注"
        for text in ("第一条", "第二条"):
            await driver.burst("f7", "down", "down", "down", "enter", f"={text}", "enter")
        await driver.press("f16")
        assert "批注 1/2" in driver.text and "第一条" in driver.text and "↓ 下一条" in driver.text
        await driver.press("f16")
        assert "批注 2/2" in driver.text and "第二条" in driver.text
        await driver.press("f16", "2")
        assert driver.status.startswith("已改：")
        assert [each.text for each in open_remarks(on_disk(driver))] == ["第二条"]
        found = reading(driver).reading
        assert found is not None
        facts = facts_text(found, NOW.date()).plain
        assert facts.count("：第二条") == 1 and facts.endswith("还有 1 条批注没有处理")
        await driver.press("f3")
        assert "1 条没有处理，共 2 条" in driver.text
        await driver.press("escape", "f18")
        assert "批注：1 条没有处理，共 2 条" in driver.text
        await driver.burst("=第一条", "enter")
        await driver.press("5")
        assert len(open_remarks(on_disk(driver))) == 2
        assert "批注 1/2" in driver.text
        await driver.press("3")
        await driver.burst("=不用改", "enter")
        assert [each.text for each in open_remarks(on_disk(driver))] == ["第二条"]
        assert "批注 1/1" in driver.text and "↓ 下一条" not in driver.text
        await driver.press("escape")
        assert not reading(driver).strip.display
        await driver.press("right")
        assert "第 2 件" in driver.text


async def test_a_remark_reaches_a_file_that_has_changed_since(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f7")
        await point_at(driver, FIRST)
        await driver.press("enter")
        path = driver.file(SAMPLE)
        path.write_text(
            path.read_text("utf-8").replace("# 工作开展情况\n", "# 工作开展情况\n\n新的一段。\n"), "utf-8"
        )
        await driver.burst("=数字请核对", "enter")
        (remark,) = open_remarks(on_disk(driver))
        assert remark.anchor.words.startswith(FIRST) and not remark.is_lost
        assert "新的一段。" in path.read_text("utf-8")


async def test_what_was_typed_is_there_again_after_escape(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f7", "enter")
        await driver.paste("写了一半")
        await driver.press("escape", "enter")
        assert "写了一半" in driver.text


async def test_ctrl_z_takes_a_remark_back_unless_the_file_has_changed_since(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        before = driver.file(SAMPLE).read_bytes()
        await driver.burst("f7", "enter", "=看一下", "enter", "ctrl+z")
        assert driver.file(SAMPLE).read_bytes() == before
        assert driver.status.startswith("已取消")
        await driver.burst("f7", "enter", "=看一下", "enter")
        change(driver.file(SAMPLE))
        await driver.burst("ctrl+z")
        assert "后来又改过" in driver.status
        assert len(open_remarks(on_disk(driver))) == 1


async def test_words_are_taken_where_one_writes_not_where_one_reads(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.burst("f7", "down", "enter", "tab", "=号", "enter", "f16", "1")
        assert "采纳要改文字，请按 F4 改稿" in driver.status
        assert "1 采纳" not in driver.text and len(open_remarks(on_disk(driver))) == 1
