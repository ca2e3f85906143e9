"""The review screen: drafts read as printed, passed, returned; stages on the desk.

`UPDATE_GOLDEN=1` rewrites the screens; read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from replydesk.desk import desk_folder
from replydesk.desk.remarks import put_remark
from replydesk.desk.session import Session
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.stages import step_named
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, workflow_state
from replydesk.render.terminal import page_rows
from replydesk.reply.reply import make_reply
from replydesk.reply.stage_needs import look_at, take_step
from replydesk.reply.stock import Stock
from replydesk.tui.desk import desk_screen
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.read_screen import ReadScreen
from replydesk.tui.reading.reading_facts import signature_line
from replydesk.tui.writing.draft_screen import DraftScreen
from tests.support.workbench import (
    LARGE,
    SAMPLE,
    SMALL,
    WIDE,
    YESTERDAY,
    Driver,
    Size,
    every_size,
    lay_out,
    running,
    screen_lines,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "reading"
LEADER = "王某某"
LIFT = "电梯加装-李某、王某委员"
CLERK = VerdictBy("张某某", datetime(2026, 5, 27, 9, 5))
SIZES = (WIDE, LARGE, SMALL)


@pytest.fixture(autouse=True)
def leader_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_screen, "reviewer_name", lambda _: LEADER)


def of_cities() -> list[str]:
    """Return 25 paragraphs, none of them like another: what one city did each."""
    cities = [first + second for first in "东西南北中" for second in "屏塘溪桥坪"]
    return [
        f"{city}市出台办法{number}项，新建站点{90 + 7 * number}处，改造老年人家庭{400 + 13 * number}户，"
        f"服务老年人{1300 + 70 * number}人次，{city}市民政局每季度检查一次，结果在辖区公布。\n"
        for number, city in enumerate(cities, 3)
    ]


def lay_out_waiting(folder: Path) -> Path:
    """Create a desk with two drafts that wait to be checked, the first with five pages."""
    place = lay_out(folder)
    for name in (SAMPLE, LIFT):
        path = place / "drafts" / f"{name}.md"
        text = path.read_text("utf-8")
        if name == SAMPLE:
            (long,) = re.findall(r"近年来，我厅.*\n", text)
            text = text.replace(long, "\n".join([long, *of_cities()]))
        path.write_text(text, "utf-8")
        draft = desk_folder.read_draft(path).draft.with_field(Key.DEADLINE, "2026年6月12日")
        desk_folder.save_draft(path, give_verdict(draft, Verdict.TO_CHECK, CLERK).draft)
        os.utime(path, (YESTERDAY.timestamp(),) * 2)
    return place


def on_disk(driver: Driver, name: str = SAMPLE) -> Draft:
    return desk_folder.read_draft(driver.file(name)).draft


def reading(driver: Driver) -> ReadScreen:
    screen = driver.app.screen
    assert isinstance(screen, ReadScreen)
    return screen


def waiting(folder: Path) -> list[Path]:
    return [folder / "drafts" / f"{name}.md" for name in (SAMPLE, LIFT)]


def change(path: Path, before: str = "张某某", after: str = "孙某某") -> bytes:
    """Change a draft as another program would; return the new content of the file."""
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    return path.read_bytes()


@every_size
async def test_f4_reads_the_marked_drafts_and_arrows_go_from_one_to_the_next(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out_waiting(tmp_path), size) as driver:
        await driver.press("home", "space", "down", "space", "f4")
        assert "第 1 件，共 2 件" in driver.text and "张某某代表" in driver.text
        await driver.press("right")
        assert "第 2 件，共 2 件" in driver.text and "李某、王某委员" in driver.text
        await driver.press("right")
        assert driver.status == "已经是最后一件"
        await driver.press("left")
        assert "第 1 件，共 2 件" in driver.text
        await driver.press("left")
        assert driver.status == "已经是第一件"
        await driver.press("escape")
        assert driver.desk.drafts.cursor == driver.file(SAMPLE)


async def test_without_marks_all_listed_drafts_are_read_from_the_cursor_on(tmp_path: Path) -> None:
    async with running(lay_out_waiting(tmp_path)) as driver:
        await driver.press("end", "f4")
        assert "第 4 件，共 4 件" in driver.text
        await driver.press("escape", "shift+tab")
        await driver.paste("核稿 33号")
        await driver.press("f4")
        assert "第 1 件，共 1 件" in driver.text


@every_size
async def test_the_pages_are_exactly_those_that_are_printed(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        pages = make_reply(on_disk(driver), driver.app.desk.stock).pages
        printed = [[row.plain for row in page_rows(pages, page)] for page in pages.pages]
        assert len(printed) == 5
        for page, rows in enumerate(printed, 1):
            reading(driver).pair.turn_to(page)
            await driver.calm()
            seen = "\n".join(screen_lines(driver.app))
            room = reading(driver).pair.size.height
            assert all(row in seen for row in rows[: min(room, len(rows))])
        if size == WIDE:
            reading(driver).pair.turn_to(1)
            await driver.calm()
            assert f"{printed[0][1]} {printed[1][1]}" in driver.text


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (WIDE, ["1–2", "3–4", "5", "5", "3–4", "1–2", "5", "1–2"]),
        (LARGE, ["1", "2", "3", "4", "3", "2", "5", "1"]),
    ],
    ids=["160x45", "120x40"],
)
async def test_pages_are_turned_one_or_two_at_a_time(tmp_path: Path, size: Size, said: list[str]) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        keys = ["pagedown", "space", "pagedown", "pageup", "pageup", "end", "home"]
        seen = [driver.status]
        for key in keys:
            await driver.press(key)
            seen.append(driver.status)
        assert seen == [f"第 {pages} 页，共 5 页" for pages in said]


async def test_in_a_low_window_every_line_of_a_page_is_passed(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, SMALL, to_read=waiting(folder)) as driver:
        pages = make_reply(on_disk(driver), driver.app.desk.stock).pages
        wanted = {row.plain.strip() for page in pages.pages for row in page_rows(pages, page)}
        seen: set[str] = set()
        for _ in range(12):
            seen |= {line.rstrip("▁▂▃▄▅▆▇█ ").strip() for line in screen_lines(driver.app)}
            await driver.press("pagedown")
        assert wanted - seen == set()
        assert driver.status == "第 5 页，共 5 页"
        for _ in range(12):
            await driver.press("pageup")
        assert driver.status == "第 1 页，共 5 页" and "云川省民政厅" in driver.text


async def test_keys_typed_in_one_breath_are_all_counted(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.burst("pagedown", "pagedown", "pagedown")
        assert driver.status == "第 4 页，共 5 页"
        await driver.burst("right", "f8")
        assert "通过：核稿 → 签发" in driver.text and "李某、王某委员　" in driver.text
        await driver.burst("escape", "escape")
        await driver.burst("home", "down", "down", "space", "f5")
        assert f"环节：{LIFT}" in driver.text


@every_size
async def test_a_heading_is_found_by_typing_and_turned_to(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("f2")
        assert "一、工作开展情况　第 1 页" in driver.text
        await driver.paste("加大投入")
        assert "工作开展" not in driver.app.screen.query_one("OptionList").render_line(0).text
        await driver.press("enter")
        await driver.settle()
        assert "（二）关于加大投入。" in driver.text
        assert driver.status == "第 5 页，共 5 页"


@every_size
async def test_the_facts_are_in_sight(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("right")
        for fact in ("李某、王某委员", "6月12日 剩14天", "1 页", "核稿", "5月27日 09:05 张某某 送核"):
            assert fact in driver.text
        assert re.search(r"问题 +2", driver.text)
        await driver.press("f3")
        assert "篇幅" in driver.text and "· 5月27日 09:05 张某某 送核" in driver.text


@every_size
async def test_a_draft_is_passed_with_a_remark_and_it_is_in_the_file_at_once(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("f8")
        assert "通过：核稿 → 签发" in driver.text
        await driver.paste("数字已核对。")
        await driver.press("enter")
        await driver.settle()
        stands = workflow_state(on_disk(driver))
        assert stands.word == "签发" and stands.last is not None
        assert (stands.last.who, stands.last.reason) == (LEADER, "数字已核对。")
        assert stands.last.when == datetime(2026, 5, 29, 10, 32)
        assert driver.status == f"通过：核稿 → 签发（Ctrl+Z 取消）：{SAMPLE}"
        await driver.press("f3")
        assert "5月29日 10:32 王某某 核稿通过：数字已核对。" in driver.text
        await driver.press("escape")
        await driver.press("f8", "enter")
        await driver.settle()
        assert workflow_state(on_disk(driver)).word == "已签"
        await driver.press("f8")
        assert driver.status == "已经签发过了，文字没有再改"


@every_size
async def test_a_draft_is_sent_back_only_with_a_reason(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("f6", "enter")
        assert "请写明理由" in driver.text and workflow_state(on_disk(driver)).word == "核稿"
        await driver.paste("第二部分的数字请核对")
        await driver.press("enter")
        await driver.settle()
        assert workflow_state(on_disk(driver)).word == "退回"
        await driver.press("f3")
        assert "核稿退回：第二部分的数字请核对" in driver.text
        await driver.press("escape")
        await driver.press("f6")
        assert driver.status == "已经退回，等拟稿人改好再送"


@every_size
async def test_a_verdict_is_taken_back(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        before = driver.file(SAMPLE).read_bytes()
        await driver.press("f8", "enter", "right", "ctrl+z")
        await driver.settle()
        assert driver.file(SAMPLE).read_bytes() == before
        assert driver.status == f"已取消：{SAMPLE}" and "第 1 件，共 2 件" in driver.text
        await driver.press("ctrl+z")
        assert driver.status == "没有可以取消的办理"


async def test_a_verdict_on_a_draft_changed_since_is_not_taken_back(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f8", "enter")
        changed = change(driver.file(SAMPLE))
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == f"没有动：{SAMPLE}，后来又改过"
        assert driver.file(SAMPLE).read_bytes() == changed


async def test_a_draft_changed_while_it_is_read_is_not_overwritten_by_a_verdict(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f8")
        changed = change(driver.file(SAMPLE))
        await driver.press("enter")
        await driver.settle()
        assert driver.status == f"没有动：{SAMPLE}，刚刚在别处改过；请看过再办"
        assert driver.file(SAMPLE).read_bytes() == changed and "孙某某代表" in driver.text


async def test_a_draft_changed_while_it_is_read_is_shown_as_it_is_now(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("pagedown")
        change(driver.file(SAMPLE))
        reading(driver)._watch()
        await driver.settle()
        assert "孙某某代表" in driver.text and "在别处改过" in driver.status
        assert reading(driver).pair.in_sight == (2, 2)


@every_size
async def test_a_text_changed_after_it_was_passed_is_reported(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("f8", "enter")
        assert "通过后改过" not in driver.text
        change(driver.file(SAMPLE), "健全制度", "完善制度")
        await driver.press("right", "left")
        assert "签发（通过后改过）" in driver.text
        await driver.press("escape")
        await driver.settle()
        assert any("签发改" in line for line in screen_lines(driver.app))


@every_size
async def test_reading_changes_no_file(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        before = {
            path: path.read_bytes() for path in (folder / "drafts").glob("*.md") if path.suffix == ".md"
        }
        moves = ["pagedown", "end", "home", "up", "down", "space", "enter", "right", "left", "tab", "delete"]
        for key in (*moves, "x", "f2", "escape", "f3", "escape", "f5", "escape", "f6", "escape"):
            await driver.press(key)
        for key in ("f8", "escape", "f1", "escape", "f9", "escape"):
            await driver.press(key)
        await driver.paste("贴进来的字")
        assert {path: path.read_bytes() for path in before} == before


@every_size
async def test_a_draft_that_cannot_be_read_says_why_and_one_goes_on(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    paths = [folder / "drafts" / "打不开的.md", *waiting(folder)]
    async with running(folder, size, to_read=paths) as driver:
        said = "".join(driver.text.split())
        assert "不是文本文件，打不开" in said and "按→看下一件" in said
        for key in ("f8", "f6", "f4", "f5", "f2", "f3", "pagedown", "end"):
            await driver.press(key)
        assert isinstance(driver.app.screen, ReadScreen)
        await driver.press("right")
        assert "张某某代表" in driver.text and driver.status == (
            "第 1–2 页，共 5 页" if size == WIDE else "第 1 页，共 5 页"
        )


@every_size
async def test_a_draft_is_opened_to_be_written_and_read_again_as_it_is_then(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        await driver.press("right", "f4")
        assert isinstance(driver.app.screen, DraftScreen)
        await driver.go_to(4)
        await driver.press("ctrl+home")
        await driver.paste("新写的一句。")
        await driver.press("escape", "escape")
        await driver.settle()
        assert isinstance(driver.app.screen, ReadScreen) and "新写的一句。" in driver.text


async def test_problems_are_listed_and_lead_to_the_page(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    change(path, "# 关于所提建议的答复", "# 一、关于所提建议的答复")
    change(path, "成文日期: 2026年5月29日", "成文日期: 2026年　月　日")
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("f5")
        assert "[待定] 成文日期" in driver.text
        await driver.paste("成文日期")
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "第 5 页，共 5 页"


@every_size
async def test_the_mouse_turns_pages_and_goes_to_the_next_draft(tmp_path: Path, size: Size) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, size, to_read=waiting(folder)) as driver:
        first = driver.status
        await driver.click("PgDn 下一页")
        await driver.click("PgDn 下一页")
        assert driver.status != first
        await driver.click("PgUp 上一页")
        await driver.click("PgUp 上一页")
        assert driver.status == first
        await driver.click("近年来")
        assert isinstance(driver.app.screen, ReadScreen)
        pair = driver.app.screen.query_one(PagePair)
        for kind in (MouseScrollDown, MouseScrollUp):
            at = int(pair.scroll_y)
            pair.post_message(kind(pair, 3, 3, 0, 1, 0, False, False, False))
            await driver.settle()
            assert int(pair.scroll_y) != at
        await driver.click("Esc 不批注")
        await driver.click("→ 下一件")
        assert "第 2 件，共 2 件" in driver.text
        await driver.click("F8 通过")
        assert "通过：核稿 → 签发" in driver.text


async def test_resizing_keeps_the_page(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, WIDE, to_read=waiting(folder)) as driver:
        await driver.press("pagedown")
        assert driver.status == "第 3–4 页，共 5 页"
        for size, said in ((LARGE, "3"), (SMALL, "3"), ((140, 50), "3–4"), (WIDE, "3–4")):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert driver.status == f"第 {said} 页，共 5 页"
        await driver.pilot.resize_terminal(60, 20)
        await driver.settle()
        assert "窗口太小" in driver.text


async def test_leaving_the_first_screen_comes_to_the_list(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        await driver.press("right", "escape")
        assert driver.desk.drafts.cursor == driver.file(LIFT)
        await driver.press("space")
        assert driver.status.startswith("已选 1 件")


@every_size
async def test_marked_drafts_are_sent_on_from_the_desk_and_taken_back(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        before = driver.file(SAMPLE).read_bytes()
        await driver.press("ctrl+a", "f5")
        assert "环节：选中的 4 件" in driver.text and "可办 4 件" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert "送核稿：可以办 2 件，有错误 1 件，不能办 1 件" in driver.text
        shown = driver.text
        assert shown.index("打不开的　不是文本文件") < shown.index("缺项　") < shown.index(f"{SAMPLE} ")
        await driver.paste("领导要先看")
        assert "回车办 3 件" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status.startswith("送核稿：3 件；没有动：打不开的，不是文本文件")
        stands = workflow_state(on_disk(driver))
        assert stands.word == "核稿" and stands.last is not None and stands.last.who == LEADER
        assert sum(line.count("核稿") for line in screen_lines(driver.app)[3:-2]) == 3
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.status == "取消送核稿：3 件" and driver.file(SAMPLE).read_bytes() == before


@every_size
async def test_open_remarks_are_shown_before_a_draft_is_sent_on_and_hold_it_not_up(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        path, by = driver.file(SAMPLE), VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
        put_remark(path, lambda draft: add_remark(draft, Place(Key.SUBJECT), 0, 0, "请核对", by), by.when)
        await driver.point(SAMPLE)
        await driver.press("f5", "enter")
        await driver.settle()
        assert "· 还有 1 条批注没有处理（李某某：请核对）" in driver.text and "回车办 1 件" in driver.text
        await driver.press("enter")
        await driver.settle()
        last = workflow_state(on_disk(driver)).last
        assert last is not None and last.reason == "〔还有 1 条批注没有处理（李某某：请核对）〕"


@every_size
async def test_without_a_reason_those_with_errors_stay_where_they_are(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.press("ctrl+a", "f5", "enter")
        await driver.settle()
        assert "回车办 2 件" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status.startswith("送核稿：2 件；没有动：")
        assert workflow_state(on_disk(driver, "缺项")).word == "拟稿"


@every_size
async def test_a_draft_with_errors_is_sent_on_with_a_reason_that_the_supervisor_sees(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.point("缺项")
        await driver.press("f5", "enter")
        await driver.settle()
        assert "送核稿：缺项（有 " in driver.text and "· 案由：没有填" in driver.text
        await driver.press("enter")
        assert "写明理由才能办" in driver.text
        await driver.paste("届次等秘书处补")
        await driver.press("enter")
        await driver.settle()
        assert driver.status == "送核稿：缺项" and workflow_state(on_disk(driver, "缺项")).word == "核稿"
        await driver.press("escape")
        await driver.point("缺项")
        assert "送核：届次等秘书处补〔有 " in driver.status or size == SMALL
        await driver.press("f4", "f3")
        assert "送核：届次等秘书处补〔有 " in "".join(driver.text.split("│"))
        await driver.press("escape", "f8")
        assert "处错误：" in driver.text
        await driver.press("enter")
        assert "写明理由才能通过" in driver.text
        await driver.paste("先印样张")
        await driver.press("enter")
        await driver.settle()
        last = workflow_state(on_disk(driver, "缺项")).last
        assert last is not None and last.verdict is Verdict.PASSED
        assert last.reason.startswith("先印样张〔有 ") and "没有填" in last.reason


@every_size
async def test_a_signature_on_paper_is_recorded_with_who_signed_and_then_the_letter_is_sent(
    tmp_path: Path, size: Size
) -> None:
    async with running(lay_out_waiting(tmp_path), size) as driver:
        await driver.press("home", "f5", "down", "down", "down", "enter")
        await driver.settle()
        assert driver.status == f"没有动：{SAMPLE}，还在核稿，没有签发；纸面签发的，先记为已签"
        await driver.press("f5", "down", "down", "enter")
        await driver.settle()
        assert "谁签发的" in driver.text
        await driver.press("enter")
        assert "请写明谁签发的" in driver.text
        await driver.paste("赵某某")
        await driver.press("enter")
        await driver.settle()
        last = workflow_state(on_disk(driver)).last
        assert workflow_state(on_disk(driver)).word == "已签" and last is not None
        assert (last.who, last.reason) == ("赵某某", f"纸面签发，{LEADER}补记")
        await driver.press("f5", "down", "down", "down", "enter")
        await driver.settle()
        assert driver.status == f"记为已发：{SAMPLE}" and workflow_state(on_disk(driver)).word == "已发"


async def test_of_many_drafts_only_those_that_can_are_recorded_as_sent(tmp_path: Path) -> None:
    async with running(lay_out_waiting(tmp_path)) as driver:
        await driver.press("home", "f5", "down", "down", "enter")
        await driver.settle()
        await driver.paste("赵某某")
        await driver.press("enter", "ctrl+a", "f5", "down", "down", "down", "enter")
        await driver.settle()
        assert "记为已发：可以办 1 件，不能办 3 件" in driver.text and "回车办 1 件" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status.startswith(f"记为已发：{SAMPLE}；没有动：")
        words = {name: workflow_state(on_disk(driver, name)).word for name in (SAMPLE, LIFT, "缺项")}
        assert words == {SAMPLE: "已发", LIFT: "核稿", "缺项": "拟稿"}


async def test_nothing_is_done_where_no_draft_can_take_the_step(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        before = {path: path.read_bytes() for path in (driver.folder / "drafts").glob("*.md")}
        await driver.press("ctrl+a", "f5", "down", "down", "down", "enter")
        await driver.settle()
        assert "记为已发：可以办 0 件，不能办 4 件" in driver.text and "回车办" not in driver.text
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, DeskScreen) and len(driver.desk.drafts.marked) == 4
        assert {path: path.read_bytes() for path in before} == before


@every_size
async def test_the_picker_says_why_a_stage_cannot_be(tmp_path: Path, size: Size) -> None:
    async with running(lay_out_waiting(tmp_path), size) as driver:
        await driver.press("home", "f5")
        assert "已经在“核稿”了" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.status == f"没有动：{SAMPLE}，已经在“核稿”了"


async def test_the_desk_is_grouped_by_stage_and_searched_for_one(tmp_path: Path) -> None:
    async with running(lay_out_waiting(tmp_path)) as driver:
        await driver.press("ctrl+g")
        assert driver.status == "按环节分组"
        groups = [line.strip() for line in screen_lines(driver.app) if line.strip().startswith("──")]
        assert groups == ["── 拟稿（1 件）", "── 核稿（2 件）", "── 打不开（1 件）"]
        await driver.press("shift+tab")
        await driver.paste("核稿")
        assert {path.stem for path in driver.desk.drafts.paths} == {SAMPLE, LIFT}


async def test_a_message_stays_until_the_clerk_goes_on(tmp_path: Path) -> None:
    async with running(lay_out_waiting(tmp_path)) as driver:
        await driver.press("home", "f5", "enter")
        await driver.settle()
        assert driver.status.startswith("没有动")
        await driver.press("down")
        assert driver.status.startswith("▸")


async def pages(_: Driver) -> None:
    """Show the first pages of the first draft."""


async def in_the_middle(driver: Driver) -> None:
    await driver.press("pagedown", "pagedown", "pagedown")


async def approving(driver: Driver) -> None:
    await driver.press("right", "f8")
    await driver.paste("同意。")


async def sent_back(driver: Driver) -> None:
    await driver.press("f6")
    await driver.paste("第二部分“关于培养护理人员”的数字，请与统计公报再核对一遍。")
    await driver.press("enter")


async def heads(driver: Driver) -> None:
    await driver.press("f2")


async def facts(driver: Driver) -> None:
    await driver.press("f3")


async def problems(driver: Driver) -> None:
    await driver.press("right", "f5")


async def not_readable(driver: Driver) -> None:
    await driver.press("right", "right")


async def desk_with_stages(driver: Driver) -> None:
    await driver.press("f8", "enter", "escape", "ctrl+g")


async def stage_picked(driver: Driver) -> None:
    await driver.press("escape", "home", "f5")


async def helping(driver: Driver) -> None:
    await driver.press("f1")


SCREENS: dict[str, Callable[[Driver], Awaitable[None]]] = {
    "阅稿": pages,
    "阅稿-翻页": in_the_middle,
    "阅稿-通过": approving,
    "阅稿-退回": sent_back,
    "阅稿-标题": heads,
    "阅稿-情况": facts,
    "阅稿-问题": problems,
    "阅稿-打不开": not_readable,
    "阅稿-帮助": helping,
    "桌面-环节": desk_with_stages,
    "桌面-送核": stage_picked,
}


@every_size
@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen(name: str, size: Size, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "resolve", lambda path, strict=False: path)
    monkeypatch.chdir(tmp_path)
    folder = lay_out_waiting(Path())
    paths = [*waiting(folder), folder / "drafts" / "打不开的.md"]
    async with running(folder, size, to_read=paths) as driver:
        await SCREENS[name](driver)
        await driver.settle()
        for path in (folder / "drafts").glob("*.md"):
            os.utime(path, (YESTERDAY.timestamp(),) * 2)
        if isinstance(driver.app.screen, DeskScreen):
            driver.desk.read_all()
            await driver.settle()
        seen = driver.text.rstrip("\n") + "\n"
    file = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, "utf-8", newline="\n")
    assert seen == file.read_text("utf-8")


def test_no_english_on_any_screen() -> None:
    files = sorted(GOLDEN.glob("*.txt"))
    assert len(files) == len(SCREENS) * len(SIZES)
    known = re.compile(r"F\d+|Esc|Ctrl|Shift|Home|End|PgUp|PgDn|Word|Excel|CSV|Tab|UTF?|\bdrafts\b|\bmd\b")
    for file in files:
        assert not re.findall(r"[A-Za-z]{2,}", known.sub("", file.read_text("utf-8"))), file.name


async def test_the_name_on_a_verdict_is_shown_before_it_is_given(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        for key in ("f8", "f6"):
            await driver.press(key)
            assert f"署名：{LEADER}" in driver.text
            await driver.press("escape")
    assert signature_line("wang", is_set=False) == "署名：wang（电脑的用户名；姓名写在设置里）"
    assert signature_line(LEADER, is_set=True) == f"署名：{LEADER}"


async def test_a_deadline_that_is_no_day_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder, to_read=waiting(folder)) as driver:
        text = driver.file(SAMPLE).read_text("utf-8")
        text = re.sub(r"(?m)^期限: .*\n", "", text).replace("\n---\n", "\n期限: 八月底\n---\n", 1)
        driver.file(SAMPLE).write_text(text, "utf-8")
        reading(driver)._watch()
        await driver.settle()
        assert "八月底（看不懂）" in driver.text


LONG_REASON = (
    "第二部分“关于培养护理人员”的数字，请与统计公报再核对一遍；第三部分与去年的答复说法不一，请说明；" * 2
)


@every_size
async def test_the_reason_of_a_return_stands_where_the_draft_is_written_until_it_is_sent_again(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out_waiting(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    returned = give_verdict(desk_folder.read_draft(path).draft, Verdict.RETURNED, CLERK, LONG_REASON).draft
    desk_folder.save_draft(path, returned)
    async with running(folder, size) as driver:
        driver.desk.open(path)
        await driver.settle()
        lines = screen_lines(driver.app)
        at = next(index for index, line in enumerate(lines) if "退回（5月27日 张某某）：" in line)
        shown = "".join(line.strip() for line in lines[at : at + 6])
        assert at == 1 and LONG_REASON in shown
        assert "收件人" in driver.text and "提出人" in driver.text  # there is room to write
        await driver.press("escape", "escape")
        await driver.press("f5", "enter")
        await driver.settle()
        assert workflow_state(on_disk(driver)).word == "核稿"
        driver.desk.open(path)
        await driver.settle()
        assert "退回（" not in driver.text


@every_size
async def test_a_signed_letter_says_so_where_it_is_written_and_what_a_change_means(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out_waiting(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    place = desk_folder.Desk.open(folder)
    signed = take(desk_folder.read_draft(path).draft, "记为已签", place.stock)
    desk_folder.save_draft(path, signed)
    async with running(folder, size) as driver:
        driver.desk.open(path)
        await driver.settle()
        assert "已经签发（5月27日 李某某）：文字再改，就要重新签发" in driver.text
        driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, "关于养老的建议"), "")
        await driver.settle()
        assert "签发以后改过，要重新签发" in driver.text
        await driver.press("ctrl+z")
        await driver.settle()
        assert "文字再改，就要重新签发" in driver.text
        sent = take(driver.draft, "记为已发", place.stock)
        driver.writing.edit(lambda _: sent, "")
        await driver.settle()
        assert "已经发出（5月27日）：再改，就和发出的不一样了" in driver.text


def take(draft: Draft, step: str, stock: Stock) -> Draft:
    result = take_step(draft, look_at(draft, stock, step_named(step)), CLERK, signer="李某某")
    assert not result.refusal
    return result.draft


@every_size
async def test_a_reader_does_not_undo_a_step_of_the_desk(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.point(SAMPLE)
        await driver.press("f5", "enter")
        await driver.settle()
        assert workflow_state(on_disk(driver)).word == "核稿"
        await driver.press("f4", "ctrl+z")
        await driver.settle()
        assert "上一步是在桌面上送核稿" in driver.status
        assert workflow_state(on_disk(driver)).word == "核稿"


async def test_f20_shows_what_changed_since_the_last_verdict_and_by_whom(tmp_path: Path) -> None:
    folder = lay_out_waiting(tmp_path)
    async with running(folder) as driver:
        await driver.press("home", "f4", "f20")
        assert "没有可比的" in driver.status
        await driver.press("f6")
        await driver.paste("数字请核对")
        await driver.press("enter", "f20")
        assert "核稿退回到现在：没有改动" in driver.text
        await driver.press("escape")
        session = Session.open(desk_folder.read_draft(driver.file(SAMPLE)), folder, "", "张某某")
        session.apply(lambda draft: draft.with_field(Key.PHONE, "0571-0000000"), "", 0.0)
        session.save(YESTERDAY)
        session.close(YESTERDAY)
        await driver.press("right", "left", "f20")
        assert "王某某核稿退回到现在：张某某" in driver.text and "电话：" in driver.text
        await driver.press("f4", "escape")
        assert reading(driver).path == driver.file(SAMPLE)
