from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from replydesk.draft.model import Draft
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Page, Pages
from replydesk.layout.setup import Setup
from replydesk.render.squares import character_of, in_cells, padded, placed
from replydesk.render.terminal import (
    MARGIN,
    RED,
    cells_of,
    character_at,
    frame_width,
    page_height,
    page_row,
    page_rows,
)
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.text.characters import one_line
from replydesk.text.width import width
from tests.support.effort import examples
from tests.support.replies import SAMPLES, sample, starter_stock, varied
from tests.support.strategies import DRAFTS, LETTERS

LAID_OUT = st.one_of(
    st.integers(0, 10_000).map(lambda seed: make_reply(varied(seed), starter_stock()).pages),
    LETTERS.map(lambda letter: lay_out(letter, Setup())),
    DRAFTS.map(lambda draft: make_reply(draft, Stock()).pages),
)


def drawn(pages: Pages, page: Page) -> list[str]:
    return [row.plain for row in page_rows(pages, page)]


@pytest.mark.parametrize("char", "“”‘’…‥—―–─·～〔〕，。张％℃①")
def test_a_full_width_character_is_two_cells_wide(char: str) -> None:
    assert cell_len(in_cells(char)) == width(char) == 2
    assert in_cells(char).strip() == char


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026", "2026"),
        ("“十五五”时期", " “十五五” 时期"),
        ("2023年—2025年", "2023年— 2025年"),
        ("云川—南屏—清禾", "云川— 南屏— 清禾"),
        ("2023年―2025年", "2023年― 2025年"),
        ("省——市", "省————市"),
        ("省――市", "省――――市"),
        ("等……", "等 …… "),
        ("等…", "等… "),
        ("60%～90%", "60%～90%"),
        ("甲·乙", "甲· 乙"),
    ],
)
def test_marks_that_a_terminal_draws_narrow_are_padded(text: str, shown: str) -> None:
    assert padded(text) == shown
    assert cell_len(padded(text)) == width(text)


@given(st.characters(codec="utf-8"))
@example("\xad")
@example("\U0001f3fb")
def test_any_character_of_a_letter_is_drawn_as_wide_as_it_is_printed(char: str) -> None:
    for shown in one_line(char):
        assert cell_len(in_cells(shown)) == width(shown)


def test_a_letterhead_too_long_for_the_line_does_not_break_the_frame() -> None:
    pages = make_reply(Draft((("单位", "某局" * 20),)), Stock()).pages
    assert {cell_len(row) for row in drawn(pages, pages.pages[0])} == {frame_width(pages)}


@examples(60)
@given(LAID_OUT)
def test_every_row_is_as_wide_as_the_paper(pages: Pages) -> None:
    for page in pages.pages:
        rows = drawn(pages, page)
        assert len(rows) == pages.sheet.lines + 3
        assert {cell_len(row) for row in rows} == {frame_width(pages)}


def test_a_page_has_a_frame() -> None:
    pages = sample(SAMPLES[0]).pages
    rows = drawn(pages, pages.pages[1])
    assert rows[0] == "┌" + "─" * 60 + "┐"
    assert rows[-1] == "└" + "─" * 60 + "┘"
    assert all(row[0] == row[-1] == "│" for row in rows[1:-1])


def test_the_text_on_the_page_is_the_printed_line() -> None:
    pages = sample(SAMPLES[0]).pages
    for page in pages.pages:
        for row, text in zip(page.rows, drawn(pages, page)[1:], strict=False):
            if row:
                assert text.strip("│ ") == padded(pages.text(row[0])).strip()


def test_the_first_page_has_red_rules_and_no_number() -> None:
    pages = sample(SAMPLES[0]).pages
    rows = page_rows(pages, pages.pages[0])
    rules = [row for row in rows if row.plain.strip("│") == "═" * 60]
    assert len(rules) == 2
    assert all("red" in styles(row) for row in rules)
    assert RED in styles(rows[1])


def styles(row: Text) -> set[str]:
    return {str(span.style) for span in row.spans}


def test_pages_are_numbered_from_the_second_on_alternate_sides() -> None:
    pages = sample(SAMPLES[1]).pages
    numbers = [drawn(pages, page)[-2].strip("│") for page in pages.pages]
    assert numbers[1].startswith("    — 2 —")
    assert numbers[2].endswith("— 3 —    ")
    assert [number.strip(" —═") for number in numbers] == ["", *map(str, range(2, len(numbers) + 1))]


def test_levels_have_faces_of_their_own() -> None:
    pages = sample(SAMPLES[1]).pages
    looks = {
        text.strip(): styles(row)
        for page in pages.pages
        for row in page_rows(pages, page)
        for text in [row.plain.strip("│ ")]
    }
    assert "bold" in looks["一、工作开展情况"]
    assert any("italic" in look for text, look in looks.items() if text.startswith("（一）健全制度体系。"))


@examples(20)
@given(LAID_OUT)
def test_a_character_is_found_by_the_cells_it_is_drawn_in(pages: Pages) -> None:
    for page in pages.pages:
        for row in filter(None, page.rows):
            for cell, line in placed(pages, row):
                text, at = pages.text(line), cell + MARGIN + 1
                for offset, char in enumerate(text):
                    if width(char):
                        assert character_at(pages, row, at) == (line.block, line.start + offset)
                    at += width(char)


@examples(60)
@given(LAID_OUT)
def test_the_cells_of_characters_are_those_in_which_they_are_drawn(pages: Pages) -> None:
    for page in pages.pages:
        rows = page_rows(pages, page)
        for y, row in enumerate(page.rows, 1):
            in_cell = [char for char in rows[y].plain for _ in range(cell_len(char))]
            for line in row:
                for offset, char in enumerate(pages.text(line), line.start):
                    found = cells_of(pages, row, line.block, offset, offset + 1)
                    assert found is not None and found[1] - found[0] == width(char)
                    if "\u4e00" <= char <= "\u9fff" and found[1] < frame_width(pages) - 2:
                        assert in_cell[slice(*found)] == [char, char]


def test_beside_a_line_its_nearest_character_is_found() -> None:
    assert [character_of("张某", cell) for cell in (-5, 0, 1, 2, 3, 4, 50)] == [0, 0, 0, 1, 1, 1, 1]
    assert character_of("", 3) == 0
    pages = make_reply(varied(1), starter_stock()).pages
    assert character_at(pages, (), 10) is None


def test_a_row_alone_is_drawn_as_with_its_page() -> None:
    pages = make_reply(varied(1), starter_stock()).pages
    for page in pages.pages:
        rows = page_rows(pages, page)
        assert [page_row(pages, page, y) for y in range(len(rows))] == rows
        assert len(rows) == page_height(pages)
