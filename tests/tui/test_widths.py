"""The panes a window shows, and what is kept when it is resized."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.writing.editors.fields import LineField, TextField
from tests.support.workbench import Driver, Size, lay_out, running, sample

SIZES = ((120, 40), (80, 24), (60, 20), (160, 45))
LONG = "我厅会同有关部门，按照2026年工作要点，逐条研究代表所提建议，认真抓好落实。" * 60


def panes(driver: Driver) -> set[str]:
    """Return the panes of the draft's screen that are side by side."""
    shown = {name for name in ("#editor", "#page") if driver.writing.query_one(name).region}
    bar = driver.writing.query_one("StepBar").region
    return shown | ({"steps"} if bar.height > 1 else set())


@pytest.mark.parametrize(
    ("width", "editing", "looking"),
    [
        (80, {"#editor"}, {"#page"}),
        (99, {"#editor"}, {"#page"}),
        (100, {"steps", "#editor"}, {"steps", "#page"}),
        (115, {"steps", "#editor"}, {"steps", "#page"}),
        (116, {"#editor", "#page"}, {"#editor", "#page"}),
        (159, {"#editor", "#page"}, {"#editor", "#page"}),
        (160, {"steps", "#editor", "#page"}, {"steps", "#editor", "#page"}),
    ],
)
async def test_a_window_shows_as_many_panes_as_it_has_room_for(
    tmp_path: Path, width: int, editing: set[str], looking: set[str]
) -> None:
    async with sample(lay_out(tmp_path), (width, 30)) as driver:
        assert panes(driver) == editing
        await driver.press("f6")
        assert panes(driver) == looking and isinstance(driver.app.focused, PageView)
        await driver.press("f6")
        assert panes(driver) == editing and isinstance(driver.app.focused, LineField)


async def resize(driver: Driver, size: Size) -> None:
    await driver.pilot.resize_terminal(*size)
    await driver.settle()


def is_cursor_in_sight(driver: Driver, field: TextField | LineField) -> bool:
    """Return True if the cursor is inside the field, and the field inside the window."""
    x, y = field.cursor_screen_offset
    return field.region.contains(x, y) and driver.app.screen.query_one("#main").region.contains(x, y)


@pytest.mark.parametrize("step", range(1, 9))
async def test_pulling_the_window_loses_neither_cursor_nor_focus(tmp_path: Path, step: int) -> None:
    async with sample(lay_out(tmp_path), (160, 45)) as driver:
        await driver.go_to(step)
        if step == 4:
            await driver.press("down", "down", "enter")
        field = driver.app.focused
        while not isinstance(field, TextField | LineField):
            await driver.press("tab")
            field = driver.app.focused
        if isinstance(field, TextField):
            await driver.paste(LONG)
            await driver.settle()  # the field has its height only when the text has been judged
            field.move_cursor((0, len(field.document.get_line(0)) // 2), center=True)
        else:
            await driver.press("home", "right", "right")
        await driver.settle()
        at, seen = field.selection, field.scroll_offset
        for size in SIZES:
            await resize(driver, size)
            assert driver.app.focused is field and field.selection == at, size
            assert size == (60, 20) or is_cursor_in_sight(driver, field), size
        assert field.scroll_offset == seen, (field.scroll_offset, seen)


@pytest.mark.parametrize("step", [1, 2, 6])
async def test_the_last_field_of_a_form_stays_in_sight(tmp_path: Path, step: int) -> None:
    async with sample(lay_out(tmp_path), (160, 45)) as driver:
        await driver.go_to(step)
        fields = [each for each in driver.writing.editor.query(LineField) if each.focusable]
        fields[-1].focus()
        await driver.settle()
        for size in SIZES:
            await resize(driver, size)
            assert driver.app.focused is fields[-1]
            assert size == (60, 20) or is_cursor_in_sight(driver, fields[-1]), size


async def test_leafing_through_the_page_goes_on_in_any_window(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), (160, 45)) as driver:
        page = driver.writing.query_one(PageView)
        page.focus()
        page.scroll_to(y=7, animate=False)
        await driver.settle()
        for size in SIZES:
            await resize(driver, size)
            assert driver.app.focused is page and page.scroll_y == 7, size
            assert page.region, size


async def test_the_page_gives_back_the_place_where_one_was_writing(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), (80, 24)) as driver:
        await driver.go_to(4)
        await driver.press("enter", "right", "right")
        field = driver.app.focused
        assert isinstance(field, TextField)
        at = field.cursor_location
        await driver.press("f6", "pagedown", "f6")
        assert driver.app.focused is field and field.cursor_location == at
        await driver.press("f6", "escape")
        assert driver.app.focused is field


async def test_the_desk_keeps_its_cursor(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path), (160, 45)) as driver:
        await driver.press("end")
        at = driver.desk.drafts.cursor
        for size in SIZES:
            await resize(driver, size)
            assert driver.desk.drafts.cursor == at and isinstance(driver.app.focused, DraftList)


async def test_text_typed_in_a_window_that_is_too_small_is_kept(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), (160, 45)) as driver:
        await driver.go_to(5)
        await driver.press("ctrl+home")
        await resize(driver, (60, 20))
        await driver.paste("看不见的时候写的。")
        await resize(driver, (160, 45))
        assert driver.draft.next_steps[0].text.startswith("看不见的时候写的。")


async def test_a_narrow_window_still_shows_if_the_draft_is_saved(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), (80, 24)) as driver:
        status = driver.writing.query_one(StatusLine)
        counted = "待定 1　提示 3　未填 1"
        status.facts("云民复议字〔2026〕  号", "267 字", "第 10 页，共 12 页", counted, "已存 07:05")
        assert driver.status == "267 字 · 第 10 页，共 12 页 · 待定 1　提示 3　未填 1 · 已存 07:05"
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert driver.status.startswith("云民复议字〔2026〕  号 · 267 字")
