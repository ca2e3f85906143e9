"""The text area that draws row by row shows what Textual's own would."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.document import _wrapped_document
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea, _text_area
from textual.widgets.text_area import Selection

from replydesk.layout.line_breaks import may_break
from replydesk.tui.kit.row_area import RowArea
from replydesk.tui.kit.textual_privates import Rows
from replydesk.tui.kit.wrapping import wrap_offsets
from replydesk.tui.writing.editors.fields import TextField
from tests.support.effort import examples
from tests.support.workbench import key_event, lay_out, sample

LONG = "近年来，我局在 2024 年共安排资金1200万元（含中央补助），用于“一老一小”等方面；" * 100

texts = st.text("张某某，。（）“”1a 　《》：\n\t", max_size=120)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Selection, str]:
    """Return a text, a selection, and a completion offered behind the cursor."""
    text = draw(texts)
    rows = text.split("\n")
    places = [
        (row, draw(st.integers(0, len(rows[row]))))
        for row in draw(st.lists(st.integers(0, len(rows) - 1), min_size=2, max_size=2))
    ]
    start, end = places if draw(st.booleans()) else (places[0], places[0])
    return text, Selection(start, end), draw(st.sampled_from(["", "", "的建议收悉"]))


def cells(strip: Strip) -> list[tuple[str, Style]]:
    """Return the characters of a strip with their styles."""
    return [(char, segment.style or Style()) for segment in strip for char in segment.text]


class Areas(App[None]):
    """A text area of the workbench alone on a small screen."""

    def compose(self) -> ComposeResult:
        yield RowArea()


@examples(20)
@given(st.lists(cases(), min_size=5, max_size=10), st.integers(12, 40))
def test_rows_look_as_textual_draws_them(drawn: list[tuple[str, Selection, str]], width: int) -> None:
    async def run() -> None:
        async with Areas().run_test(size=(width, 12)) as pilot:
            area = pilot.app.query_one(RowArea)
            area.focus()
            for text, selection, offered in drawn:
                area.load_text(text)
                await pilot.pause()
                area.selection = selection
                row, column = selection.end
                is_behind = selection.is_empty and column == len(area.document[row])
                area.suggestion = offered if is_behind else ""
                area.render_lines(area.size.region)
                for y in range(area.size.height):
                    if area.row(y) is not None:
                        own = cells(area.render_line(y))
                        textual = TextArea._render_line(area, y).crop(0, area.scrollable_content_region.width)
                        assert own == cells(textual), (text, selection, y)

    asyncio.run(run())


def test_the_rows_of_plain_text_are_drawn_here() -> None:
    async def run() -> None:
        async with Areas().run_test(size=(60, 12)) as pilot:
            area = pilot.app.query_one(RowArea)
            area.load_text(LONG)
            await pilot.pause()
            assert all(area.row(y) is not None for y in range(area.size.height))
            assert isinstance(area.wrapped_document, Rows)
            area.load_text("有\t制表符")
            assert area.row(0) is None

    asyncio.run(run())


def test_only_the_rows_that_differ_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        async with Areas().run_test(size=(60, 12)) as pilot:
            area = pilot.app.query_one(RowArea)
            area.focus()
            area.load_text(LONG)
            area.move_cursor(area.document.end)
            await pilot.pause()
            rows = area.wrapped_document.height
            area.render_lines(area.size.region)
            drawn: list[Region] = []
            monkeypatch.setattr(area, "refresh", lambda *regions, **_: drawn.extend(regions))
            area.insert("末")
            assert area.wrapped_document.height == rows  # a new row would scroll all others
            assert len({region.y for region in drawn}) == 1 and {region.height for region in drawn} == {1}

    asyncio.run(run())


async def test_the_row_that_a_character_begins_at_the_end_comes_in_sight(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(4)
        await driver.press("enter", "ctrl+end")
        await driver.paste(LONG)
        for number in range(60):
            await driver.press(chr(ord("一") + number))
            await driver.settle()
            field = driver.writing.query_one("#section-text", TextField)
            row = field.cursor_screen_offset.y - field.content_region.y
            assert 0 <= row < field.content_region.height


def test_the_text_areas_have_these_rows_and_wrap_by_this_function() -> None:
    assert vars(_wrapped_document)["compute_wrap_offsets"] is wrap_offsets
    assert vars(_text_area)["WrappedDocument"] is Rows


class Wrapped(Rows):
    """Rows over lines given in a list."""

    def __init__(self, text: str, width: int) -> None:
        super().__init__(Document(text), width)


@given(texts, st.integers(2, 30), st.data())
def test_places_and_rows_are_those_of_textual(text: str, width: int, data: st.DataObject) -> None:
    rows = Wrapped(text, width)
    assert rows.height == WrappedDocument.height.fget(rows)  # type: ignore[attr-defined]
    for index, line in enumerate(rows.document.lines):
        assert rows.get_sections(index) == WrappedDocument.get_sections(rows, index)
        for number, section in enumerate(rows.get_sections(index)):
            start, end = rows.bounds(index, number)
            assert line[start:end] == section
        column = data.draw(st.integers(0, len(line)))
        assert rows.location_to_offset((index, column)) == WrappedDocument.location_to_offset(
            rows, (index, column)
        )
    y = data.draw(st.integers(0, rows.height - 1))
    assert rows.offset_to_location(Offset(3, y))[0] == rows._offset_to_line_info[y][0]


def wrapped_one_by_one(text: str, width: int) -> list[int]:
    """Return the same offsets, found character by character."""
    offsets: list[int] = []
    start = used = 0
    for at, char in enumerate(text):
        size = get_character_cell_size(char)
        while used + size > width and at > start:
            back = range(at, start, -1)
            start = next((each for each in back if text[each] != " " and may_break(text, each)), at)
            offsets.append(start)
            used = sum(map(get_character_cell_size, text[start:at]))
        used += size
    return offsets


@given(st.text("张某某，。（）“”1a 　《》：", max_size=120), st.integers(1, 40))
def test_wrapping_by_leaps_is_wrapping_one_by_one(text: str, width: int) -> None:
    assert wrap_offsets(text, width) == wrapped_one_by_one(text, width)
    offsets = wrap_offsets(text, width)
    assert "".join(text[a:b] for a, b in pairwise([0, *offsets, len(text)])) == Text(text).plain


async def test_a_typed_character_waits_for_no_beat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(4)
        await driver.press("enter", "ctrl+end", "甲")
        assert await driver.see("甲")
        screen, painted = driver.app.screen, list[bool]()
        monkeypatch.setattr(screen._update_timer, "resume", lambda: None)
        monkeypatch.setattr(screen, "_on_timer_update", lambda: painted.append("甲字" in driver.text))
        driver.app.post_message(key_event("字"))
        await driver.quiet()
        assert painted == [True]
