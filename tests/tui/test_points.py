"""The points of a draft on the screen where it is written: listed, settled, marked, corrected, undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.originals import put_original
from replydesk.desk.settings import THEMES
from replydesk.draft.model import Draft, Part
from replydesk.draft.original import Original
from replydesk.draft.place import Place
from replydesk.draft.points.actions import add_point, set_state, tie
from replydesk.draft.points.model import Point, PointSource, PointState
from replydesk.draft.points.reading import points_of
from replydesk.tui.commands import EVERYWHERE, IN_POINT, IN_POINTS, ON_POINTS
from replydesk.tui.key_names import all_keys
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Pick
from replydesk.tui.points import point_changes
from replydesk.tui.points.points_screen import PointsScreen
from replydesk.tui.points.split_dialog import SplitDialog
from tests.support.golden import compare_screen
from tests.support.readable import english, faint_texts
from tests.support.workbench import (
    SAMPLE,
    SMALL,
    WIDE,
    Driver,
    Size,
    lay_out,
    sample,
    three_sizes,
)

looks_as_before = partial(compare_screen, "points")

NURSES = Place(Part.ANSWER, 2, -1)  # 关于培养护理人员。
MONEY = Place(Part.ANSWER, 3, 0)  # 省级财政安排专项资金……
STATIONS = Place(Part.ANSWER, 0, 0)
HOUSES = Place(Part.ANSWER, 0, 2)

TRAIN = "加快培养护理人员，对取得等级证书的给予补贴"
INVEST = "加大对社区养老服务的投入，建立增长机制，并向农村和山区倾斜"
MEALS = "把社区食堂的运营补贴列入预算"
HOTLINE = "另设监督电话"
BUILD = "新建小区按标准配建养老用房"
ORIGINAL = Original(text=("近年来老年人口增加。", f"为此建议：{INVEST}。", f"同时，{MEALS}。"))


def pointed(draft: Draft) -> Draft:
    """The sample draft with five points: two answered, two open, one declined."""
    for text, source in (
        (TRAIN, None),
        (INVEST, PointSource(1, 5, 5 + len(INVEST))),
        (MEALS, PointSource(2, 3, 3 + len(MEALS))),
        (HOTLINE, None),
        (BUILD, None),
    ):
        draft = add_point(draft, text, source=source)
    for number, place in ((1, NURSES), (5, HOUSES), (5, STATIONS), (1, STATIONS)):
        draft = tie(draft, number, place)
    return set_state(draft, 4, PointState.DECLINED, "省里已有服务热线，不另设").draft


@pytest.fixture(autouse=True)
def nothing_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no passage proposed unless a test does so."""
    propose(monkeypatch)


def propose(monkeypatch: pytest.MonkeyPatch, **likely: tuple[Place, ...]) -> None:
    """Propose passages for points without one: p2=(place,) for the second."""

    def proposed(draft: Draft) -> dict[int, tuple[Place, ...]]:
        unsettled = [each for each in points_of(draft) if not each.ties and not each.state]
        return {each.id: likely[f"p{each.number}"] for each in unsettled if f"p{each.number}" in likely}

    monkeypatch.setattr(point_changes, "proposed_ties", proposed)
    monkeypatch.setattr("replydesk.draft.points.proposing.proposed_ties", proposed)


def lay_out_points(folder: Path) -> Path:
    """A desk whose sample draft has points and an original."""
    place = lay_out(folder)
    path = place / "drafts" / f"{SAMPLE}.md"
    desk_folder.save_draft(path, pointed(desk_folder.read_draft(path).draft))
    put_original(path, ORIGINAL)
    return place


@asynccontextmanager
async def listed(folder: Path, size: Size = SMALL) -> AsyncIterator[Driver]:
    """The workbench with the points of the sample draft listed, the cursor on the first."""
    async with sample(lay_out_points(folder), size) as driver:
        await driver.press("ctrl+d", "home")
        assert isinstance(driver.app.screen, PointsScreen), driver.text
        yield driver


def points(driver: Driver) -> PointsScreen:
    screen = driver.app.screen
    assert isinstance(screen, PointsScreen), driver.text
    return screen


def texts(driver: Driver) -> list[str]:
    return [each.text for each in points_of(driver.draft)]


def point(driver: Driver, number: int) -> Point:
    return points_of(driver.draft)[number - 1]


def places(driver: Driver, number: int) -> set[Place]:
    return {each.place for each in point(driver, number).ties}


async def at_point(driver: Driver, number: int) -> None:
    """Put the cursor on a point."""
    await driver.press("home")
    points(driver).points.go_to_point(point(driver, number).id)
    await driver.calm()


@three_sizes
async def test_the_points_are_listed_with_what_answers_them_beside_the_page(
    tmp_path: Path, size: Size
) -> None:
    async with listed(tmp_path, size) as driver:
        await at_point(driver, 2)
        await driver.settle()
        looks_as_before(driver, "逐条", size)
        await driver.press("f6")
        await driver.settle()
        if size == SMALL:
            looks_as_before(driver, "版面", size)
        await driver.press("escape")
        assert points(driver).points.has_focus


async def test_a_draft_without_points_says_how_to_get_some(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), SMALL) as driver:
        await driver.press("ctrl+d")
        assert "这份稿子还没有逐条。Ctrl+F 从原件里找，Insert 自己加。" in driver.text
        await driver.press("enter")
        assert driver.status.startswith("这份稿子还没有逐条。Ctrl+F")
        for key in ("space", "1", "f2", "f3", "f4", "f5", "f7", "delete", "enter", "shift+up", "f8", "f14"):
            await driver.press(key)
            assert driver.status
        await driver.press("ctrl+f")
        assert "没有原件" in driver.status
        await driver.press("insert")
        await driver.burst("=增设公交站点", "enter")
        assert texts(driver) == ["增设公交站点"] and point(driver, 1).standing is PointState.OPEN


# moving between text and points


async def test_enter_goes_to_the_passage_and_the_key_back_to_its_point(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 5)
        await driver.press("down", "down", "enter")
        await driver.settle()
        assert driver.is_writing and driver.writing.editor.spot(driver.draft).place == HOUSES
        await driver.press("ctrl+d")
        row = points(driver).points.current
        assert row is not None and (row.point.text, row.place) == (BUILD, HOUSES)


async def test_enter_on_a_tied_section_goes_below_its_heading(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await driver.press("down", "down", "enter")
        await driver.settle()
        assert driver.writing.editor.place() == Place(Part.ANSWER, 2, -1)  # it runs in
        assert driver.app.focused is not None and driver.app.focused.id == "section-text"


@pytest.mark.parametrize("key", ["ctrl+d", "escape"])
async def test_leaving_puts_the_cursor_where_one_wrote(tmp_path: Path, key: str) -> None:
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to_outline()
        await driver.press("down", "down", "enter", "ctrl+end", "left", "left")
        before, focused = driver.writing.editor.spot(driver.draft), driver.app.focused
        await driver.press("ctrl+d", "down", "1", key)
        await driver.settle()
        assert driver.is_writing
        assert (driver.writing.editor.spot(driver.draft), driver.app.focused) == (before, focused)


async def test_from_a_passage_that_answers_none_the_list_opens_at_the_first_open_point(
    tmp_path: Path,
) -> None:
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to(1)
        await driver.press("ctrl+d")
        assert points(driver).point == 2 and "光标在 " not in driver.status
        await driver.press("f2")
        assert "光标不在正文的段落里" in driver.status


async def test_from_a_likely_passage_the_list_opens_at_its_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, p3=(MONEY,))
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to_outline()
        await driver.press("end", "enter", "ctrl+d")
        row = points(driver).points.current
        assert row is not None and row.point.text == MEALS


async def test_keys_typed_at_once_are_all_taken(tmp_path: Path) -> None:
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to(1)
        await driver.burst(
            "ctrl+d", "down", "4", "=另有渠道", "enter", "insert", "=新的一条", "enter", "escape"
        )
        assert driver.is_writing
        assert point(driver, 3).state is PointState.DECLINED and point(driver, 3).reason == "另有渠道"
        assert texts(driver)[3] == "新的一条"


# passages


async def test_the_paragraph_at_the_cursor_is_tied_by_a_key(tmp_path: Path) -> None:
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end", "up", "ctrl+d")
        assert "光标在 一 第2段" in driver.status
        await at_point(driver, 3)
        await driver.press("f2")
        assert places(driver, 3) == {Place(Part.ANSWER, 0, 1)}
        assert driver.status == "第 3 条：答在 一 第2段（Ctrl+Z 撤销）"
        await driver.press("f2")
        assert "没有变" in driver.status
        await driver.press("ctrl+z")
        assert not places(driver, 3) and driver.status == "已撤销：第3条答在哪里"
        await driver.press("ctrl+y")
        assert places(driver, 3) and driver.status == "已重做：第3条答在哪里"


async def test_a_proposed_passage_is_settled_by_one_key_and_the_next_point_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, p2=(MONEY,), p3=(HOUSES, MONEY))
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        assert "像是   二（二）第1段" in driver.text
        await driver.press("space", "space")
        assert places(driver, 2) == {MONEY} and places(driver, 3) == {HOUSES, MONEY}
        assert points(driver).point == point(driver, 4).id
        await driver.press("space")
        assert "没有像是的段落" in driver.status
        await at_point(driver, 2)
        await driver.press("down", "space")
        assert driver.status == "这一段已经认下了"
        await driver.press("ctrl+z")
        await at_point(driver, 3)
        await driver.press("down", "down", "space")
        assert places(driver, 3) == {MONEY}


async def test_a_passage_is_picked_from_all_by_typing(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        await driver.press("f3")
        assert isinstance(driver.app.screen, Pick) and "答第 1、5 条" in driver.text
        await driver.burst("=专项资金", "enter")
        assert places(driver, 2) == {MONEY}


async def test_undo_shows_the_point_that_it_brings_back(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        gone = points(driver).point
        await driver.press("delete", "end")
        assert points(driver).point != gone
        await driver.press("ctrl+z")
        assert points(driver).point == gone and len(texts(driver)) == 5
        await driver.press("ctrl+y", "end", "ctrl+z")
        assert points(driver).point == gone


async def test_delete_on_a_passage_unties_it_only(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 5)
        await driver.press("down", "delete")
        assert places(driver, 5) == {HOUSES} and len(texts(driver)) == 5
        assert driver.status == "第 5 条不再答在这里（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert places(driver, 5) == {HOUSES, STATIONS}


async def test_passages_whose_words_are_gone_are_told_and_forgotten(tmp_path: Path) -> None:
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+a", "delete", "ctrl+d")
        assert point(driver, 5).lost == 2 and not point(driver, 5).ties
        await at_point(driver, 5)
        assert "不在了 2 处的原话已经不在了" in driver.text
        await driver.press("down", "delete")
        assert not point(driver, 5).lost and point(driver, 1).lost
        await driver.press("ctrl+z", "ctrl+z")
        assert places(driver, 5) == {HOUSES, STATIONS}


async def test_paragraphs_that_answer_none_are_listed_and_gone_to(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await driver.press("f14")
        assert "没有答哪一条的段落：2 段" in driver.text
        await driver.burst("=专项资金", "enter")
        assert driver.is_writing and driver.writing.editor.spot(driver.draft).place.section == 3


# states


async def test_states_are_set_by_digits_and_declining_asks_for_a_reason(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        await driver.press("1")
        assert point(driver, 2).state is PointState.ANSWERED
        await driver.press("3")
        assert point(driver, 2).state is PointState.OPEN
        await driver.press("4", "enter")
        assert isinstance(driver.app.screen, AskLine) and "不采纳要写明理由" in driver.text
        await driver.burst("=省里已有渠道", "enter")
        assert (point(driver, 2).state, point(driver, 2).reason) == (PointState.DECLINED, "省里已有渠道")
        await driver.burst("2", "enter")
        assert (point(driver, 2).state, point(driver, 2).reason) == (PointState.PARTLY, "")
        await driver.press("5")
        assert point(driver, 2).state is None
        await driver.press("ctrl+z", "ctrl+z")
        assert point(driver, 2).state is PointState.DECLINED
        assert driver.status == "已撤销：第2条记的部分"
        await driver.press("4")
        assert "省里已有渠道" in driver.text  # to be mended


# points


async def test_points_are_added_reworded_shifted_and_removed(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        await driver.press("insert", "enter")
        assert "请写这一条提的是什么" in driver.text
        await driver.burst("=新提的", "enter")
        assert texts(driver) == [TRAIN, INVEST, "新提的", MEALS, HOTLINE, BUILD]
        await driver.press("shift+up", "shift+up")
        assert texts(driver)[:3] == ["新提的", TRAIN, INVEST]
        await driver.press("shift+up")
        assert driver.status == "已经是第一条"
        await driver.burst("f4", "=另提的", "enter")
        assert texts(driver)[0] == "另提的" and places(driver, 2) == {NURSES, STATIONS}
        await driver.press("delete")
        assert texts(driver) == [TRAIN, INVEST, MEALS, HOTLINE, BUILD]
        await driver.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert texts(driver) == [TRAIN, INVEST, "新提的", MEALS, HOTLINE, BUILD]


async def test_a_point_is_divided_where_the_mark_is_put_and_joined_again(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 1)
        await driver.press("f5")
        assert isinstance(driver.app.screen, SplitDialog)
        assert "前一条：加快培养护理人员，▏" in driver.text
        await driver.press("enter")
        assert texts(driver)[:2] == ["加快培养护理人员", "对取得等级证书的给予补贴"]
        assert places(driver, 1) == {NURSES, STATIONS} and not places(driver, 2)
        await driver.press("f7")
        assert texts(driver)[0] == "加快培养护理人员；对取得等级证书的给予补贴"
        await at_point(driver, 5)
        await driver.press("f7")
        assert "没有可并的" in driver.status
        await driver.press("f5", "escape")
        assert len(texts(driver)) == 5


async def test_what_the_original_asks_besides_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more(draft: Draft, original: Original) -> Draft:
        assert original.text == ORIGINAL.text
        return draft if len(points_of(draft)) > 5 else add_point(draft, "另有一条")

    monkeypatch.setattr(point_changes, "with_more_points", more)
    async with listed(tmp_path) as driver:
        await driver.press("ctrl+f")
        assert texts(driver)[5:] == ["另有一条"] and "又找到 1 条" in driver.status
        await driver.press("ctrl+f")
        assert driver.status == "原件里没有找到别的条"


async def test_a_point_is_shown_in_its_paragraph_of_the_original(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 3)
        assert f"原件第 3 段：同时，{MEALS}。" in driver.text


async def test_sections_are_added_for_points_without_passages_and_written(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        before = driver.draft
        await driver.press("f8")
        new = [each for each in driver.draft.sections if each not in before.sections]
        assert len(new) == 2 + 1 and all(each.heading.startswith("关于") for each in new)
        assert "添了 3 节" in driver.status
        await at_point(driver, 3)
        assert "○ 未答（段落还没有写）" in driver.text
        await driver.press("enter")
        await driver.burst("=食堂的补贴已经列入。")
        await driver.press("ctrl+d")
        row = points(driver).points.current
        assert row is not None and row.point.text == MEALS and row.state is PointState.ANSWERED
        await driver.press("f8")
        assert driver.status == "每条都有段落了，没有要添的"
        await driver.press("ctrl+z", "ctrl+z")
        assert driver.draft == before


async def test_a_point_that_is_likely_answered_gets_a_section_only_when_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, p3=(HOUSES,))
    async with listed(tmp_path) as driver:
        before = len(driver.draft.sections)
        await driver.press("f8")
        assert "第 3 条像是写了，没有添" in driver.status and not places(driver, 3)
        added = len(driver.draft.sections) - before
        await driver.press("f8")
        assert "添了 1 节" in driver.status and len(places(driver, 3)) == 1
        assert len(driver.draft.sections) == before + added + 1


async def test_what_was_done_is_no_longer_told_at_another_row(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await driver.press("1")
        assert "已答" in driver.status and "撤销" in driver.status
        await driver.press("end")
        assert "撤销" not in driver.status


async def test_space_on_a_point_that_has_its_passages_does_not_ask_for_one(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 1)
        await driver.press("space")
        assert driver.status == "没有别的像是的段落了"


async def test_a_point_is_first_divided_at_its_strongest_stop(tmp_path: Path) -> None:
    dialog = SplitDialog(1, "明确社区为管养责任人，设立报修的热线，并二十四小时值守；公布结果")
    async with listed(tmp_path) as driver:
        driver.app.push_screen(dialog)
        await driver.settle()
        assert "后一条：公布结果" in driver.text


async def test_typing_on_the_list_is_reported(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await driver.press("x")
        assert driver.status == "没有写上：光标在逐条上，按 Esc 回到文字"


async def test_the_points_are_written_to_the_draft_s_file(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await at_point(driver, 2)
        await driver.press("1", "escape", "f8")
        assert points_of(driver.on_disk)[1].state is PointState.ANSWERED


async def test_a_click_on_the_page_goes_to_the_point_that_the_paragraph_answers(tmp_path: Path) -> None:
    async with listed(tmp_path, WIDE) as driver:
        await driver.click("培养护理人员。今年")
        assert points(driver).point == 1
        await driver.click("印发三年行动方案")
        assert "这一段没有答哪一条" in driver.status
        await driver.press("f2")
        assert Place(Part.ANSWER, 0, 1) in places(driver, 1)


async def test_the_help_lists_every_command_of_the_screen(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        said = points(driver).help_text().plain
        for command in (*ON_POINTS, *IN_POINTS, *IN_POINT, *EVERYWHERE):
            assert all_keys(command.keys) in said and command.help in said


@pytest.mark.parametrize("theme", THEMES)
async def test_the_points_can_be_read_in_every_theme_and_are_chinese(
    tmp_path: Path, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, p2=(MONEY,))
    async with listed(tmp_path, WIDE) as driver:
        driver.app.theme = theme
        for keys in (("down",), ("end", "f5"), ("escape", "4"), ("escape", "f3"), ("escape", "f14"), ("f1",)):
            await driver.press(*keys)
            await driver.settle()
            assert faint_texts(driver) == {} and not english(driver.text), driver.text


async def test_the_program_is_left_from_the_points_and_what_was_done_is_saved(tmp_path: Path) -> None:
    async with listed(tmp_path) as driver:
        await driver.press("delete", "f10")
        assert driver.has_left
        assert len(points_of(desk_folder.read_draft(driver.file(SAMPLE)).draft)) == 4


async def test_a_finding_on_points_leads_to_the_first_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = {3: (MONEY,)}  # of the rules, which see proposals of their own
    monkeypatch.setattr("replydesk.draft.points.proposing.proposed_ties", lambda _: likely)
    monkeypatch.setattr("replydesk.draft.points.proposing.surely_answered", lambda _: frozenset(likely))
    async with sample(lay_out_points(tmp_path), SMALL) as driver:
        for words, number in (("没有答", 2), ("像是答了", 3)):
            await driver.press("f5")
            await driver.burst(f"={words}", "enter")
            assert points(driver).point == number, driver.text
            await driver.press("escape")
            assert driver.is_writing
