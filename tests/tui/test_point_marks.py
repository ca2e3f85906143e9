"""The numbers of points in the margin of the pages: beside the right rows, no row wider, never printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from replydesk.layout.pages import Line
from replydesk.render import docx, plain, terminal
from replydesk.reply.judged import judge
from replydesk.tui.kit.point_marks import margin_numbers, printed_points, with_number
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import SMALL, Driver, Size, every_size, running, sample, screen_lines
from tests.tui.test_points import lay_out_points
from tests.tui.test_reading import reading

FRAMED = 62  # cells of a row of a page with its frame


def row_of(text: str) -> Text:
    """A row as it is drawn: 60 cells between the frames."""
    row = Text(text)
    row.truncate(FRAMED - 2, pad=True)
    return Text.assemble("│", row, "│")


@given(st.text("甲，a1 ", max_size=64), st.integers(1, 320), st.booleans())
def test_a_number_takes_blank_cells_or_the_frame_and_no_others(text: str, number: int, is_more: bool) -> None:
    row = row_of(f"  {text}")
    marked = with_number(row, f"{number}{'+' * is_more}", Style(bold=True))
    assert cell_len(marked.plain) == cell_len(row.plain) == FRAMED
    changed = [(was, now) for was, now in zip(row.plain, marked.plain, strict=True) if was != now]
    assert changed and all(was in " │" and now in "0123456789+" for was, now in changed)


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("", "3", "   3│"),
        ("", "12", "  12│"),
        ("", "12+", "  12+"),
        ("  " + "字" * 28, "3", "字 3│"),
        ("  " + "字" * 28, "12", "字12│"),
        ("字" * 30, "3", "字3"),
        ("字" * 30, "12", "字+"),
    ],
)
def test_a_number_is_beside_the_text_if_there_is_room(text: str, label: str, end: str) -> None:
    assert with_number(row_of(text), label, Style()).plain.endswith(end)


def test_in_a_row_that_fills_the_right_margin_the_number_is_in_the_left_one() -> None:
    assert with_number(row_of("  " + "字" * 29), "3", Style()).plain.startswith("│ 3字")


def lines(*blocks: int) -> dict[int, tuple[Line, ...]]:
    """Printed rows, each with a line of a block."""
    return {at: (Line(block, 0, 1, 0),) for at, block in enumerate(blocks)}


def test_numbers_are_one_to_a_row_and_the_last_row_tells_of_more() -> None:
    rows = lines(7, 7, 7, 8, 9, 9)
    assert margin_numbers(rows, {7: (1, 5), 8: (2,), 9: (1, 2, 3)}) == {
        0: "1",
        1: "5",
        3: "2",
        4: "1",
        5: "2+",
    }
    assert margin_numbers(rows, {8: (3, 4)}) == {3: "3+"}
    assert margin_numbers(rows, {}) == {}


def test_blocks_side_by_side_do_not_share_a_number() -> None:
    rows = {0: (Line(1, 0, 2, 0), Line(2, 0, 2, 900)), 1: (Line(2, 2, 4, 900),)}
    assert margin_numbers(rows, {1: (3,), 2: (4,)}) == {0: "3", 1: "4"}


def numbered(driver: Driver) -> dict[str, str]:
    """Return the rows of the page on the screen with a number: its number, by the words of the row."""
    found = {}
    for line in screen_lines(driver.app):
        frame = line.rstrip("▁▂▃▄▅▆▇█ ").rfind("│")
        inner = line[:frame].rpartition("│")[2]
        if frame > 0 and inner[-1:].isdigit() and inner[-2:-1] in (" ", ""):
            found[inner[:-1].strip("▌▏ ")] = inner[-1]
    return found


async def to_page(driver: Driver, size: Size) -> None:
    if size == SMALL:
        await driver.press("f6")
    await driver.settle()


@every_size
async def test_the_page_tells_which_point_a_paragraph_answers(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out_points(tmp_path), size) as driver:
        await driver.go_to_outline()
        await driver.press("enter")
        await to_page(driver, size)
        found = numbered(driver)
        assert found["近年来，我厅会同有关部门健全制度，完善设施，全省建成"] == "1"
        assert found["社区养老服务中心412个，日间照料站1860个，服务老年人23万"] == "5"
        assert found["二是完善设施。新建小区按每百户20平方米配建用房。"] == "5"
        assert set(found.values()) == {"1", "5"} and len(found) == 4


async def test_a_number_follows_its_paragraph_while_one_writes(tmp_path: Path) -> None:
    async with sample(lay_out_points(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+home", "enter", "up")
        await driver.paste("另起一段。")
        await driver.settle()
        assert driver.writing.query_one("#section-text", TextField).document.line_count == 4
        assert numbered(driver)["近年来，我厅会同有关部门健全制度，完善设施，全省建成"] == "1"
        assert not any(words.startswith("另起") for words in numbered(driver))


@every_size
async def test_reading_shows_the_numbers_too(tmp_path: Path, size: Size) -> None:
    place = lay_out_points(tmp_path)
    async with running(place, size) as driver:
        await driver.point("养老服务-张某某代表")
        await driver.press("f4")
        await driver.settle()
        assert reading(driver).reading is not None
        assert "5│" in driver.text and "1│" in driver.text


def test_what_is_printed_is_the_same_with_and_without_points(tmp_path: Path) -> None:
    with_points = lay_out_points(tmp_path)
    place = desk_folder.Desk.of(with_points / "drafts" / "养老服务-张某某代表.md")
    draft = desk_folder.read_draft(with_points / "drafts" / "养老服务-张某某代表.md").draft
    bare = replace(draft, fields=tuple(each for each in draft.fields if each[0] != Key.POINTS))
    one, other = (judge(each, place.stock).reply for each in (draft, bare))
    assert printed_points(one) and not printed_points(other)
    assert one.letter == other.letter
    assert plain.render(one.pages) == plain.render(other.pages)
    pages = zip(one.pages.pages, other.pages.pages, strict=True)
    assert all(terminal.page_rows(one.pages, a) == terminal.page_rows(other.pages, b) for a, b in pages)
    made = [docx.render(each.pages, {}, "", None) for each in (one, other)]
    assert made[0] == made[1]
