"""A review copy that came back: what is taken, what is left, and one undo for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from replydesk.desk.desk_folder import Desk
from replydesk.desk.settings import THEMES
from replydesk.desk.versions import READ_BACK
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import ReviewRefused
from replydesk.tui.commands import EVERYWHERE, IN_DECISIONS, ON_REVIEW
from replydesk.tui.key_names import all_keys
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.file_picker import FilePicker
from replydesk.tui.reviewing import reading
from replydesk.tui.reviewing.clash_screen import ClashScreen
from replydesk.tui.reviewing.decisions import Decisions
from replydesk.tui.reviewing.review_screen import ReviewScreen
from tests.support.golden import compare_screen
from tests.support.made_plans import LI, WANG, MadePlan, read_sample_plan, sample_plan
from tests.support.readable import english, faint_texts
from tests.support.workbench import (
    LARGE,
    SAMPLE,
    SMALL,
    SOON,
    WIDE,
    Driver,
    Size,
    key_event,
    lay_out,
    sample,
    three_sizes,
)

looks_as_before = partial(compare_screen, "reviewing")
UNTRACKED = "没有记修订的改动"


@pytest.fixture(autouse=True)
def planned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every file bring the changes of a made plan."""
    monkeypatch.setattr(reading, "read_plan", read_sample_plan)


@pytest.fixture
def clashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the first change be one that our side changed, too."""

    def read(path: Path, place: Desk, draft_path: Path, draft: Draft, by: VerdictBy) -> MadePlan:
        return sample_plan(draft, clash=0)

    monkeypatch.setattr(reading, "read_plan", read)


def refuse(monkeypatch: pytest.MonkeyPatch, reason: str, *, is_reply: bool = True) -> None:
    """Have no file be read."""

    def read(path: Path, place: Desk, draft_path: Path, draft: Draft, by: VerdictBy) -> MadePlan:
        raise ReviewRefused(reason, can_import=is_reply)

    monkeypatch.setattr(reading, "read_plan", read)


def came_back(folder: Path, name: str = "回来的（审阅稿）.docx") -> Path:
    """A file to pick."""
    path = folder / name
    path.write_bytes(b"PK")
    return path


@asynccontextmanager
async def reviewing(folder: Path, size: Size = LARGE) -> AsyncIterator[Driver]:
    """The workbench with a review shown over the sample draft."""
    path = came_back(folder)
    async with sample(lay_out(folder), size) as driver:
        await driver.press("f19")
        assert isinstance(driver.app.screen, FilePicker)
        await driver.paste(str(path))
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, ReviewScreen), driver.text
        yield driver


def review_of(driver: Driver) -> ReviewScreen:
    screen = driver.app.screen
    assert isinstance(screen, ReviewScreen), driver.text
    return screen


@three_sizes
async def test_changes_are_listed_by_person_and_comments_and_what_was_not_read(
    tmp_path: Path, size: Size
) -> None:
    async with reviewing(tmp_path, size) as driver:
        await driver.press("space", "delete")
        await driver.settle()
        looks_as_before(driver, "改动", size)
        await driver.press("end", "up", "up")
        looks_as_before(driver, "批注", size)
        await driver.press("f6")
        await driver.settle()
        looks_as_before(driver, "版面", size)
        await driver.press("f6")
        assert review_of(driver).changes.has_focus


async def test_a_decision_is_shown_by_a_mark_and_the_cursor_goes_on(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        review = review_of(driver)
        assert "空格 采纳，Delete 不采纳" in driver.text
        await driver.press("space", "delete")
        assert review.decisions == Decisions(frozenset([0]), frozenset([2]))
        assert "✓  第一节" in driver.text and "✗  第二节" in driver.text and "？ 第二节" in driver.text
        await driver.press("up", "space", "up", "up", "space")
        assert review.decisions == Decisions(frozenset([2]), frozenset([0]))
        assert driver.status.endswith("✓ 采纳 1　✗ 不采纳 1　？ 还没有定 3")


async def test_all_of_a_person_and_all_are_taken_by_a_key_and_left_by_the_same(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        review = review_of(driver)
        await driver.press("f2")
        assert review.decisions.taken == {0, 2, 4} and driver.status == f"{LI}：采纳 3 处"
        await driver.press("f3")
        assert review.decisions.taken == {0, 1, 2, 3, 4} and driver.status == "全部：采纳 5 处"
        await driver.press("f2")
        assert review.decisions == Decisions(frozenset([1, 3]), frozenset([0, 2, 4]))
        assert driver.status == f"{LI}：不采纳 3 处"
        await driver.press("down", "down", "down", "down", "f2")
        assert driver.status == f"{UNTRACKED}：不采纳 1 处"


async def test_the_next_open_change_is_gone_to(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        await driver.press("f2", "f4")
        assert review_of(driver).changes.person == WANG
        await driver.press("space", "space", "f4")
        assert driver.status == "都定了；回车写进稿子"


async def test_what_is_taken_is_one_change_with_one_undo_and_a_version(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        before = driver.draft
        await driver.press("f2", "f4", "delete", "delete", "enter")
        await driver.settle()
        assert driver.is_writing
        assert driver.status == "采纳 3 处，没有采纳 2 处，收进批注 2 条；Ctrl+Z 一次撤回"
        assert "420个" in driver.letter and "1.3万人次" in driver.letter
        assert "健全制度，完善设施" in driver.letter and "按季度调度" in driver.letter
        assert driver.on_disk == driver.draft
        assert READ_BACK in driver.writing.session.store.versions()[-1].why
        await driver.press("ctrl+z")
        assert driver.draft == before
        await driver.press("ctrl+y")
        assert "420个" in driver.letter


async def test_open_changes_are_asked_about_and_then_left(tmp_path: Path) -> None:
    async with reviewing(tmp_path, SMALL) as driver:
        await driver.press("f2", "enter")
        assert isinstance(driver.app.screen, Agree) and "还有 2 处没有定" in driver.text
        await driver.press("escape")
        assert review_of(driver).decisions.taken == {0, 2, 4}
        await driver.press("enter", "enter")
        await driver.settle()
        assert driver.is_writing and driver.status.startswith("采纳 3 处，没有采纳 2 处")


async def test_comments_are_taken_in_though_nothing_else_is(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        await driver.press("end", "up", "space")
        assert driver.status == "批注都收进稿子；处理的时候再定改不改"
        await driver.press("f3", "f3", "enter")
        await driver.settle()
        assert driver.is_writing


async def test_leaving_changes_nothing_and_asks_only_if_something_is_decided(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        before = driver.draft
        await driver.press("space", "escape")
        assert isinstance(driver.app.screen, Agree) and "这些还没有写进稿子" in driver.text
        await driver.press("escape")
        assert review_of(driver).decisions.taken == {0}
        await driver.press("up", "space", "escape", "enter")
        assert driver.is_writing and driver.draft == before and not driver.writing.session.can_undo
        await driver.press("f19", "enter")
        await driver.settle()
        await driver.press("escape")
        assert driver.is_writing and driver.draft == before


@pytest.mark.usefixtures("clashing")
@three_sizes
async def test_what_both_have_changed_is_settled_side_by_side(tmp_path: Path, size: Size) -> None:
    async with reviewing(tmp_path, size) as driver:
        assert "≠ 删“412个”增“420个”" in driver.text and "稿子里这几个字后来也改了" in driver.text
        await driver.press("f3", "enter")
        assert isinstance(driver.app.screen, ClashScreen)
        looks_as_before(driver, "两边都改", size)
        await driver.press("f3")
        assert "● 他的" in driver.text and driver.status.endswith("都选了；回车写进稿子")
        await driver.press("enter")
        await driver.settle()
        assert driver.is_writing and "420个" in driver.letter
        assert driver.status.startswith("采纳 5 处，收进批注 2 条；")


@pytest.mark.usefixtures("clashing")
async def test_an_unsettled_conflict_stays_ours_and_that_is_said(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        await driver.press("f3", "enter", "escape")
        assert review_of(driver).decisions.taken == {0, 1, 2, 3, 4}
        await driver.press("enter", "enter")
        assert isinstance(driver.app.screen, Agree) and "稿子里留我们的，他的记成批注" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.is_writing and "412个" in driver.letter and "按月调度" in driver.letter
        assert "1 处两边都改了，留了我们的，他的记成批注" in driver.status


async def test_the_page_shows_all_changes_or_only_those_taken(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        page = review_of(driver).page
        assert "季度月调度" in driver.text and page.changes_shown == {0, 1, 2, 3, 4}
        await driver.press("space", "f5")
        await driver.settle()
        assert page.changes_shown == {0} and "版面上只有采纳的" in driver.status
        await driver.press("space")
        await driver.settle()
        assert page.changes_shown == {0, 2}


async def test_a_click_on_the_page_goes_to_the_change_and_one_on_the_mark_decides(tmp_path: Path) -> None:
    async with reviewing(tmp_path, WIDE) as driver:
        await driver.click("建章立制，补齐  │")
        assert review_of(driver).changes.person == WANG
        await driver.click("？ 下一步")
        assert review_of(driver).decisions.taken == {3}


@pytest.mark.usefixtures("clashing")
@pytest.mark.parametrize("theme", THEMES)
async def test_all_can_be_read_in_every_theme_and_is_chinese(tmp_path: Path, theme: str) -> None:
    async with reviewing(tmp_path) as driver:
        driver.app.theme = theme
        for keys in (("space", "delete"), ("f5",), ("f1",), ("escape", "f3", "enter"), ("f1",)):
            await driver.press(*keys)
            await driver.settle()
            assert faint_texts(driver) == {} and not english(driver.text) - {"docx"}, driver.text


async def test_the_help_lists_every_command_of_the_screen(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        text = review_of(driver).help_text().plain
        for command in (*ON_REVIEW, *IN_DECISIONS, *EVERYWHERE):
            assert all_keys(command.keys) in text and command.help in text


async def test_the_program_is_left_from_a_review_and_the_draft_stays(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        data = driver.file(SAMPLE).read_bytes()
        await driver.press("f3", "f10")
        assert driver.has_left and driver.file(SAMPLE).read_bytes() == data


async def test_keys_typed_while_a_file_is_read_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = came_back(tmp_path)
    is_let_go = Event()

    def read(path: Path, place: Desk, draft_path: Path, draft: Draft, by: VerdictBy) -> MadePlan:
        assert is_let_go.wait(30)
        return sample_plan(draft)

    monkeypatch.setattr(reading, "read_plan", read)
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f19")
        await driver.paste(str(path))
        for key in ("enter", "f2", "f4", "delete", "delete", "enter"):
            driver.app.post_message(key_event(key))
        while len(driver.app.input._waiting) < 5:
            await asyncio.sleep(SOON)
        is_let_go.set()
        await driver.settle()
        assert driver.is_writing and driver.status.startswith("采纳 3 处，没有采纳 2 处")
