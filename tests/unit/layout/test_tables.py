from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.layout.pages import Pages
from replydesk.layout.sheet import SQUARE
from replydesk.layout.tables import CELL_MARGIN, HALF, NARROWEST
from replydesk.letter.model import Role
from tests.support.letters import filling, laid_out, table, texts

HEAD = ("序号", "项目", "数量")
TEXTS = st.text(st.sampled_from("工作情况统计表2025年12.5%（含）"), max_size=60)
TABLES = st.integers(1, 9).flatmap(
    lambda columns: st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), min_size=1, max_size=8)
)


def rows(pages: Pages) -> list[str]:
    return [text for page in pages.pages for text in texts(pages, page) if text]


def test_cells_are_side_by_side_and_wrap_in_their_columns() -> None:
    pages = laid_out(*table(HEAD, ("1", "社区养老服务站改造提升工程及配套设施建设情况统计说明材料", "3860")))
    assert rows(pages) == [
        "序号|项目|数量",
        "1|社区养老服务站改造提升工程及配套设施建设情|3860",
        "况统计说明材料",
    ]


def test_a_narrow_column_keeps_what_it_wants_where_others_wrap() -> None:
    pages = laid_out(*table(HEAD, ("12", "很长的说明" * 12, "3860")))
    edges = pages.tables[1]
    assert rows(pages)[0] == "序号|项目|数量"
    assert edges[1] < 3 * NARROWEST * HALF and edges[2] - edges[1] > 15 * SQUARE


def test_the_head_of_a_table_is_on_every_page_of_it() -> None:
    pages = laid_out(filling(10), *table(HEAD, *((str(n), "某某项目", "5") for n in range(40))))
    tops = [next(text for text in texts(pages, page) if text) for page in pages.pages[1:]]
    assert len(tops) >= 2 and set(tops) == {"序号|项目|数量"}


def test_a_row_is_never_split_by_the_end_of_a_page() -> None:
    high = ("1", "很长的说明" * 20, "5")
    pages = laid_out(*table(HEAD, *[high] * 9))
    for page in pages.pages:
        first = next(text for text in texts(pages, page)[3 if page.number == 1 else 0 :] if text)
        assert first == "序号|项目|数量"
        heights = [text.count("|") for text in texts(pages, page) if text]
        assert heights.count(2) >= 2


def test_a_head_is_not_left_alone_at_the_foot_of_a_page() -> None:
    pages = laid_out(filling(18), *table(HEAD, ("1", "甲", "2")))
    assert not any(pages.table(row) for row in pages.pages[0].rows)


def test_a_table_of_too_many_columns_becomes_text_and_is_reported() -> None:
    pages = laid_out(*table([f"第{n}列" for n in range(20)]))
    assert not pages.tables and "列数太多" in pages.notes[0].text
    assert len(rows(pages)) == 20


def test_a_row_higher_than_a_page_becomes_text_and_is_reported() -> None:
    pages = laid_out(*table(("甲", "很长的说明" * 200)))
    assert not pages.tables and "比一页还高" in pages.notes[0].text


@given(TABLES, st.integers(0, 30))
def test_every_character_of_a_table_is_in_its_column(cells: list[list[str]], above: int) -> None:
    blocks = table(*cells)
    pages = laid_out(filling(above + 1), *blocks)
    for index, each in enumerate(pages.letter.blocks):
        lines = dict.fromkeys(line for line in pages.lines if line.block == index)
        assert "".join(each.text[line.start : line.end] for line in lines) == each.text
        if each.cell and each.cell.table in pages.tables:
            edges = pages.tables[each.cell.table]
            assert all(edges[each.cell.column] < line.left < edges[each.cell.column + 1] for line in lines)
    for edges in pages.tables.values():
        assert edges[0] == 0 and edges[-1] == pages.sheet.measure
        assert all(right - left >= NARROWEST * HALF - 1 for left, right in pairwise(edges))


@pytest.mark.parametrize(("side", "spare"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_cell_is_set_to_its_side(side: str, spare: float) -> None:
    cells = table(HEAD, ("1", "甲", "2"), has_head=False)
    last = cells[-1]
    assert last.cell
    pages = laid_out(*cells[:-1], replace(last, cell=last.cell._replace(align=side)))
    line = next(line for line in pages.lines if line.block == len(cells) - 1)
    edges = pages.tables[1]
    room = edges[3] - edges[2] - 2 * CELL_MARGIN - 155
    assert line.left - edges[2] - CELL_MARGIN == pytest.approx(room * spare, abs=2)
    assert pages.block(line).role is Role.CELL
