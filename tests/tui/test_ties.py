"""The ties between the cursor in the text and the line on the page, both ways."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from replydesk.draft.model import Part
from replydesk.draft.place import Place
from replydesk.letter.source_map import LetterSpot
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing.editors.fields import LineField, TextField
from tests.support.workbench import SMALL, Driver, Size, every_size, lay_out, sample, screen_lines

LONG = "".join(f"第{number}句话说的是第{number}件事。" for number in range(1, 120))


def marked(driver: Driver, mark: str = "▌") -> list[str]:
    """Return the printed lines with a mark."""
    lines = [line.split(f"│{mark}")[1] for line in screen_lines(driver.app) if f"│{mark}" in line]
    return [line.split("│")[0].strip() for line in lines]


async def see_page(driver: Driver, size: Size) -> None:
    """Show the page, which in a narrow window takes the place of the editor."""
    if size == SMALL:
        await driver.press("f6")
    await driver.settle()


@every_size
async def test_the_line_with_the_cursor_is_marked_and_its_paragraph_more_quietly(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end", "enter")
        await driver.paste(LONG)
        field = driver.writing.query_one("#section-text", TextField)
        field.move_cursor((field.cursor_location[0], LONG.index("第60件事")))
        await see_page(driver, size)
        (line,) = marked(driver)
        assert "第60" in line and "第60" not in "".join(marked(driver, "▏"))
        assert len(marked(driver, "▏")) > 5


@every_size
async def test_the_mark_follows_the_cursor(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+home")
        await see_page(driver, size)
        first = marked(driver)
        if size == SMALL:
            await driver.press("f6", "tab", "tab")
        driver.writing.query_one("#section-text", TextField).focus()
        await driver.press("ctrl+end")
        await see_page(driver, size)
        assert first and marked(driver) != first
        assert "二是完善设施" in marked(driver)[0] or "配建用房" in marked(driver)[0]


async def test_the_page_scrolls_to_the_line_with_the_cursor(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end", "enter")
        await driver.paste(LONG * 2)
        await driver.settle()
        field = driver.writing.query_one("#section-text", TextField)
        row = field.cursor_location[0]
        for at in (0, len(LONG), 2 * len(LONG) - 1):
            field.move_cursor((row, at))
            await driver.settle()
            (line,) = marked(driver)
            assert LONG[at % len(LONG)] in line


@every_size
async def test_a_click_puts_the_cursor_before_the_character_clicked(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end", "enter")
        await driver.paste(LONG)
        await see_page(driver, size)
        (line,) = marked(driver)
        y = next(y for y, each in enumerate(screen_lines(driver.app)) if line in each)
        text = screen_lines(driver.app)[y]
        at = len(line) // 2
        x = cell_len(text[: text.index(line) + at])
        await driver.pilot.click(offset=(x, y))
        await driver.settle()
        field = driver.app.focused
        assert isinstance(field, TextField)
        row, column = field.cursor_location
        assert LONG[column : column + 5] == line[at : at + 5]
        assert field.document[row] == LONG


async def test_a_click_on_a_heading_goes_into_the_heading(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.click("关于所提建议的答复")
        await driver.settle()
        field = driver.app.focused
        assert isinstance(field, LineField) and field.id == "heading"
        assert field.cursor_position == 0 and field.value == "关于所提建议的答复"


async def test_a_click_on_a_paragraph_behind_its_heading_goes_into_the_text(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.click("省级财政安排")
        field = driver.app.focused
        assert isinstance(field, TextField) and field.cursor_location == (0, 0)
        assert field.text.startswith("省级财政安排")
        assert driver.writing.tie.spot == LetterSpot(Place(Part.ANSWER, 3, 0), 0)
        assert "省级财政安排" in marked(driver)[0]


async def test_a_click_on_a_field_goes_into_it(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.click("2026年5月29日")
        field = driver.app.focused
        assert isinstance(field, LineField) and field.id == "field-date"
        assert field.cursor_position == 1  # the click is on the second digit


async def test_the_mark_stays_while_the_clerk_leafs_through(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("enter")
        await driver.press("f6")
        await driver.settle()
        page = driver.app.focused
        assert isinstance(page, PageView)
        line = marked(driver)
        await driver.press("pagedown")
        await driver.settle()
        assert page.scroll_y > 0
        await driver.press("pageup")
        await driver.settle()
        assert line and marked(driver) == line
