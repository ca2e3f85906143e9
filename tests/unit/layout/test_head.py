from __future__ import annotations

import pytest

from replydesk.layout.head import head_of
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SHEETS, twips
from replydesk.letter.print_options import Format

LETTER, DOCUMENT = Setup(), Setup(format=Format.DOCUMENT)
MM = 1440 / 25.4
NAMES = ["某局", "云川省民政厅", "南屏市住房和城乡建设局", "某" * 30, "某" * 200, ""]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_letter_s_head_has_the_distances_of_10_1(name: str, sheet: object) -> None:
    setup = Setup(sheet=sheet)  # type: ignore[arg-type]
    head = head_of(name, setup)
    assert head.letterhead == twips(30)
    assert head.rule - (head.letterhead + head.size * 20) == twips(4)
    assert head.number - head.rule - 80 == 280  # the double rule, then 7/8 of 16 pt
    assert head.end - head.number == setup.sheet.line - setup.sheet.above_glyphs  # the number's line


@pytest.mark.parametrize("name", NAMES)
def test_a_document_s_head_has_the_distances_of_7_2(name: str) -> None:
    head = head_of(name, DOCUMENT)
    assert head.letterhead == twips(37) + twips(35)
    number_line = head.number - DOCUMENT.sheet.above_glyphs
    assert number_line - (head.letterhead + head.size * 20) == 2 * DOCUMENT.sheet.line
    assert head.rule - (head.number + 320) == twips(4)


@pytest.mark.parametrize(
    ("name", "letter", "document"),
    [("某局", 42, 42), ("某" * 12, 40, 36), ("某" * 60, 8, 7), ("某" * 9999, 1, 1)],
)
def test_a_letterhead_is_as_large_as_one_line_allows(name: str, letter: int, document: int) -> None:
    assert head_of(name, LETTER).size == letter
    assert head_of(name, DOCUMENT).size == document


@pytest.mark.parametrize("setup", [LETTER, DOCUMENT], ids=["letter", "document"])
@pytest.mark.parametrize("name", NAMES)
def test_the_lines_below_the_head_fit_the_page(name: str, setup: Setup) -> None:
    head = head_of(name, setup)
    below = setup.sheet.lines - head.rows
    assert head.end + below * setup.sheet.line <= setup.sheet.end
    assert head.end + (below + 1) * setup.sheet.line > setup.sheet.end  # no room for one more
    assert 0 <= head.letterhead_row <= head.rule_row < head.rows
    assert head.letterhead_row < head.number_row < head.rows
