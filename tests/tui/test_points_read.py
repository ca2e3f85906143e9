"""The points where a draft is read: listed beside the page, turned to, told among the facts, not changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.tui.desk import desk_screen
from replydesk.tui.points.points_screen import PointsScreen
from replydesk.tui.points.points_view import PointsView
from replydesk.tui.reading.reading_facts import facts_text
from tests.support.golden import compare_screen
from tests.support.workbench import LARGE, NOW, SAMPLE, SMALL, WIDE, Driver, Size, running, three_sizes
from tests.tui.test_points import lay_out_points
from tests.tui.test_reading import LEADER, reading

looks_as_before = partial(compare_screen, "points")


@pytest.fixture(autouse=True)
def leader_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_screen, "reviewer_name", lambda _: LEADER)


async def read_sample(driver: Driver) -> None:
    """Read the sample draft, and list its points."""
    await driver.point(SAMPLE)
    await driver.press("f4")
    await driver.settle()
    await driver.press("ctrl+d")
    await driver.settle()
    assert isinstance(driver.app.screen, PointsView)


def points_read(driver: Driver) -> PointsView:
    screen = driver.app.screen
    assert isinstance(screen, PointsView) and not isinstance(screen, PointsScreen)
    return screen


@three_sizes
async def test_the_points_are_listed_beside_the_page(tmp_path: Path, size: Size) -> None:
    async with running(lay_out_points(tmp_path), size) as driver:
        await read_sample(driver)
        await driver.press("down")
        await driver.settle()
        looks_as_before(driver, "阅稿", size)


async def test_enter_turns_to_the_passage_on_the_page(tmp_path: Path) -> None:
    async with running(lay_out_points(tmp_path), SMALL) as driver:
        await read_sample(driver)
        await driver.press("down", "down", "enter")
        await driver.settle()
        assert reading(driver).pair.has_focus
        assert "▌     （一）关于培养护理人员。" in driver.text
        await driver.press("ctrl+d", "escape")
        assert reading(driver).pair.has_focus
        await driver.press("ctrl+d", "ctrl+d")
        assert reading(driver).pair.has_focus


async def test_nothing_is_changed_by_reading(tmp_path: Path) -> None:
    async with running(lay_out_points(tmp_path), SMALL) as driver:
        before = desk_folder.read_draft(driver.file(SAMPLE)).data
        await read_sample(driver)
        await driver.press("1", "4", "delete", "insert", "space", "f2", "f5", "f7", "f8", "shift+down")
        assert points_read(driver).points.has_focus
        await driver.press("f6", "escape", "escape")
        assert desk_folder.read_draft(driver.file(SAMPLE)).data == before


async def test_a_point_without_passages_says_so(tmp_path: Path) -> None:
    async with running(lay_out_points(tmp_path), WIDE) as driver:
        await read_sample(driver)
        await driver.press("down", "down", "down", "enter")
        assert driver.status == "这一条没有段落"


async def test_the_facts_tell_the_points_with_their_states(tmp_path: Path) -> None:
    async with running(lay_out_points(tmp_path), LARGE) as driver:
        await read_sample(driver)
        await driver.press("escape")
        found = reading(driver).reading
        assert found is not None
        assert await driver.see("（Ctrl+D 看）")
        said = facts_text(found, NOW.date()).plain
        assert "逐条    5 条：已答 2，未答 2，不采纳 1\n" in said
        assert "· 1 已答　加快培养护理人员，对取得等级证书的给予补贴（见二（一）整节、一 第1段）\n" in said
        assert "· 4 不采纳（省里已有服务热线，不另设）　另设监督电话\n" in said


async def test_a_draft_without_points_says_so(tmp_path: Path) -> None:
    place = lay_out_points(tmp_path)
    async with running(place, SMALL) as driver:
        await driver.point("缺项")
        await driver.press("f4")
        await driver.settle()
        assert "逐条" not in facts_text(reading(driver).reading, NOW.date()).plain  # type: ignore[arg-type]
        await driver.press("ctrl+d")
        assert "这份稿子还没有逐条。" in driver.text and "自己加" not in driver.text
