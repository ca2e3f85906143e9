"""The outline of the answer as a tree: moved, folded and dragged, by key and by mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.tui.writing.editors.outline_tree import Outline
from replydesk.tui.writing.editors.sections import NO_SECTION
from tests.support.workbench import (
    SMALL,
    WIDE,
    Driver,
    Size,
    both_sizes,
    every_size,
    lay_out,
    sample,
    screen_lines,
)

TREE = (
    Section(1, "甲项工作", (Paragraph("总的一句。"),)),
    Section(2, "甲之一。", (Paragraph("共2026件。"),)),
    Section(2, "甲之二"),
    Section(1, "乙项工作", (Paragraph("写在这里。"),)),
    Section(1, "丙项工作"),
)

LONG_HEADING = (
    "关于加强城乡社区养老设施规划建设和护理人员培养使用以及资金筹集管理监督等各项工作的进一步考虑和安排"
)


async def in_tree(driver: Driver) -> None:
    """Write nested sections into the sample, and go to its outline."""
    driver.writing.edit(lambda draft: Draft(draft.fields, sections=TREE), "")
    await driver.go_to_outline()
    await driver.settle()


def order(driver: Driver) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in driver.draft.sections]


def rows(driver: Driver) -> list[str]:
    """Return the rows of the tree on the screen, runs of blanks reduced to two."""
    place = driver.writing.query_one(Outline).region
    strips = driver.app.screen._compositor.render_strips()[place.y : place.bottom]
    texts = (strip.crop(place.x, place.right).text.strip() for strip in strips)
    return [re.sub(r" {2,}", "  ", text) for text in texts]


async def drag(driver: Driver, text: str, onto: str, *, let_go: bool = True) -> None:
    """Press on a row, move over another, release."""
    tree = driver.writing.query_one(Outline)
    here, there = (
        (tree.region.x + 6, next(y for y, line in enumerate(screen_lines(driver.app)) if each in line))
        for each in (text, onto)
    )
    await driver.pilot.mouse_down(offset=here)
    await driver.pilot.hover(offset=there)
    if let_go:
        await driver.pilot.mouse_up(offset=there)
    await driver.settle()


@every_size
async def test_the_tree_shows_numbers_sizes_and_what_runs_in(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        assert rows(driver) == [
            "（第一个标题之前的正文）  全部 14 字",
            "▾ 一、甲项工作  共 9 字",
            "（一）甲之一。  接排 4 字",
            "（二）甲之二  空",
            "二、乙项工作  5 字",
            "三、丙项工作  空",
        ]


@every_size
async def test_a_branch_is_folded_and_unfolded_by_key(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.press("left")
        assert "▸ 一、甲项工作  共 9 字" in rows(driver) and len(rows(driver)) == 4
        await driver.press("down")
        assert "写在这里。" in driver.text and order(driver)[3] == (1, "乙项工作")
        await driver.press("up", "right", "right", "right")
        assert rows(driver)[2:4] == ["（一）甲之一。  接排 4 字", "（二）甲之二  空"]
        assert driver.writing.query_one(Outline).at == 2
        await driver.press("left")
        assert driver.writing.query_one(Outline).at == 0
        assert order(driver) == [(each.level, each.heading) for each in TREE]


@every_size
async def test_a_folded_branch_stays_folded_where_it_goes_and_is_moved_whole(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.press("left", "shift+down")
        assert [name for _, name in order(driver)] == [
            "乙项工作",
            "甲项工作",
            "甲之一。",
            "甲之二",
            "丙项工作",
        ]
        assert rows(driver)[1:4] == ["一、乙项工作  5 字", "▸ 二、甲项工作  共 9 字", "三、丙项工作  空"]
        await driver.press("ctrl+z")
        assert order(driver) == [(each.level, each.heading) for each in TREE]


@both_sizes
async def test_a_branch_is_raised_and_lowered_whole(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.press("shift+right")
        assert driver.status == "第一节前面没有可以归入的一节，不能再降"
        await driver.press("shift+down", "shift+right")
        assert [level for level, _ in order(driver)] == [1, 2, 3, 3, 1]
        assert driver.status == "降为 （一）甲项工作　（Ctrl+Z 撤销）"
        await driver.press("shift+right")
        assert [level for level, _ in order(driver)] == [1, 2, 3, 3, 1]
        assert driver.status == "已经归在“一、乙项工作”下面，再降就跳过了一级"
        await driver.press("shift+left", "shift+left")
        assert [level for level, _ in order(driver)] == [1, 1, 2, 2, 1]
        assert driver.status == "已经是最高一级"
        await driver.press("up", "up")
        for key in ("delete", "shift+up", "shift+down", "shift+left", "shift+right"):
            await driver.press("home", key)
            assert driver.status == NO_SECTION
        assert [level for level, _ in order(driver)] == [1, 1, 2, 2, 1]


async def test_an_impossible_move_is_reported(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await in_tree(driver)
        await driver.press("shift+up")
        assert driver.status == "已经是最前，移不动了"
        await driver.press("end", "shift+down")
        assert driver.status == "已经是最后，移不动了"


@both_sizes
async def test_a_branch_is_deleted_whole_reported_and_undone(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.press("delete")
        assert [name for _, name in order(driver)] == ["乙项工作", "丙项工作"]
        assert driver.status == "已删除：甲项工作，连同下面 2 节　（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert driver.draft.sections == TREE


@every_size
async def test_a_click_chooses_folds_and_opens(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.click("▾ 一、甲项工作")
        assert "▸ 一、甲项工作  共 9 字" in rows(driver)
        await driver.click("▸ 一、甲项工作")
        assert "▾ 一、甲项工作  共 9 字" in rows(driver)
        await driver.click("二、乙项工作")
        assert driver.app.focused is driver.writing.query_one(Outline)
        assert "写在这里。" in driver.text
        place = driver.writing.query_one(Outline).region
        await driver.pilot.click(offset=(place.x + 6, place.y + 4), times=2)
        assert driver.app.focused is not None and driver.app.focused.id == "section-text"


@every_size
async def test_the_commands_below_the_tree_can_be_clicked(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await driver.click("二、乙项工作")
        await driver.click("Shift+↑ 上移")
        assert order(driver)[0] == (1, "乙项工作")
        await driver.click("Shift+↓ 下移")
        await driver.click("Shift+→ 降一级")
        assert order(driver)[3] == (2, "乙项工作")
        await driver.click("Shift+← 升一级")
        await driver.click("Delete 删除")
        assert order(driver)[3] == (1, "丙项工作")
        await driver.click("Insert 加一节")
        assert order(driver)[4] == (1, "")


@every_size
async def test_a_section_is_dragged_down_and_up_and_shown_where_it_will_land(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await in_tree(driver)
        await drag(driver, "二、乙项工作", "（一）甲之一。", let_go=False)
        assert driver.draft.sections == TREE
        assert rows(driver)[1:5] == [
            "▾ 一、甲项工作  共 14 字",
            "（一）乙项工作  5 字",
            "（二）甲之一。  接排 4 字",
            "（三）甲之二  空",
        ]
        await driver.press("escape")
        assert rows(driver)[4] == "二、乙项工作  5 字" and driver.draft.sections == TREE
        await driver.pilot.mouse_up()
        await drag(driver, "▾ 一、甲项工作", "三、丙项工作")
        assert [name for _, name in order(driver)] == [
            "乙项工作",
            "丙项工作",
            "甲项工作",
            "甲之一。",
            "甲之二",
        ]
        assert driver.status == "移到了 三、　（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert driver.draft.sections == TREE


async def test_a_drag_within_the_own_branch_changes_nothing(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await in_tree(driver)
        await drag(driver, "▾ 一、甲项工作", "（二）甲之二")
        assert driver.draft.sections == TREE and "移到了" not in driver.status


async def test_a_long_heading_is_cut_and_keeps_its_size_in_sight(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), SMALL) as driver:
        await in_tree(driver)
        long = Section(1, LONG_HEADING, (Paragraph("写了。"),))
        driver.writing.edit(lambda draft: Draft(draft.fields, sections=(long,)), "")
        await driver.settle()
        assert re.fullmatch(r"一、关于加强城乡社区.*…  ?3 字", rows(driver)[1])


async def test_a_key_draws_only_the_rows_that_differ_and_lays_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    laid_out: list[str] = []
    refresh = Widget.refresh

    def noted(self: Widget, *regions: Region, layout: bool = False, **named: bool) -> Widget:
        if isinstance(self, Outline):
            drawn.extend(region.y for region in regions)
        if layout:
            laid_out.append(str(self))
        return refresh(self, *regions, layout=layout, **named)

    async with sample(lay_out(tmp_path), WIDE) as driver:
        await in_tree(driver)
        await driver.press("down", "down", "down", "enter")
        await driver.settle()
        monkeypatch.setattr(Widget, "refresh", noted)
        await driver.paste("甲")
        await driver.settle()
    assert sorted(set(drawn)) == [0, 4] and laid_out == []
