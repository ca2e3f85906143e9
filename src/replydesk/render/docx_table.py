"""A table in Word: fixed columns, rows of whole lines of the page, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from replydesk.layout.pages import Row
from replydesk.layout.tables import CELL_MARGIN
from replydesk.letter.model import Block, Cell, Role
from replydesk.render.docx_text import Writer

_UPPER_RULE = 20  # twips that the rule above takes from a page's first row
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)


def table(writer: Writer, number: int) -> str:
    """Return the table of this number in the letter."""
    pages = writer.pages
    edges = pages.tables[number]
    widths = [right - left for left, right in pairwise(edges)]
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    rows = "".join(_rows(writer, number, widths))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{CELL_MARGIN}" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _rows(writer: Writer, number: int, widths: Sequence[int]) -> Iterator[str]:
    blocks = writer.pages.letter.blocks
    heights = _heights(writer.table_rows(number), writer)
    tops = _tops(writer.table_rows(number), writer)
    for row, group in groupby(writer.cells(number), key=lambda index: _cell_of(blocks[index]).row):
        by_column: dict[int, list[int]] = {}
        indexes = list(group)
        for index in indexes:
            by_column.setdefault(_cell_of(blocks[index]).column, []).append(index)
        is_head = any(blocks[cell[0]].role is Role.CELL_HEAD for cell in by_column.values())
        yield (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{heights[row]}" w:hRule="exact"/>'
            f"{'<w:tblHeader/>' if is_head else ''}{writer.row_mark(indexes)}</w:trPr>"
            + "".join(_cells(writer, by_column, widths, tops))
            + "</w:tr>"
        )


def _cells(
    writer: Writer, by_column: Mapping[int, list[int]], widths: Sequence[int], tops: Mapping[int, int]
) -> Iterator[str]:
    """Yield the cells of a row from left to right, empty ones too."""
    column = 0
    while column < len(widths):
        cell = by_column.get(column, [])
        span = _cell_of(writer.pages.letter.blocks[cell[0]]).span if cell else 1
        yield _cell(writer, cell, sum(widths[column : column + span]), span, tops)
        column += span


def _heights(pages: Sequence[Sequence[Row]], writer: Writer) -> dict[int, int]:
    """Return the height of each row in twips: whole lines, less the rule above it on top of a page."""
    heights: dict[int, int] = {}
    for rows in pages:
        upper = _UPPER_RULE
        for row, group in groupby(rows, key=lambda each: _cell_of(writer.pages.block(each[0])).row):
            heights[row] = len(list(group)) * writer.pages.sheet.line - upper
            upper = 0
    return heights


def _tops(pages: Sequence[Sequence[Row]], writer: Writer) -> dict[int, int]:
    """Return the distance (twips) of vertically centred blocks from the top of their rows."""
    tops: dict[int, int] = {}
    for rows in pages:
        for _, group in groupby(rows, key=lambda each: _cell_of(writer.pages.block(each[0])).row):
            for number, row in enumerate(group):
                for line in row:
                    if _cell_of(writer.pages.block(line)).is_middle:
                        tops.setdefault(line.block, number * writer.pages.sheet.line)
    return tops


def _cell(writer: Writer, cell: Sequence[int], wide: int, span: int, tops: Mapping[int, int]) -> str:
    """Return a cell of blocks, one below the other; without any, an empty cell."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    top = tops.get(cell[0], 0) if cell else 0
    texts = [_paragraph(writer, index, top if index == cell[0] else 0) for index in cell]
    texts = texts or [writer.paragraph(Role.CELL, "", "")]
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{spans}</w:tcPr>{"".join(texts)}</w:tc>'


def _paragraph(writer: Writer, index: int, top: int) -> str:
    """Return the paragraph of a block in a cell, with `top` twips of room above it."""
    block = writer.pages.letter.blocks[index]
    room = f'<w:spacing w:before="{top}"/>' if top else ""
    align = f'<w:jc w:val="{_cell_of(block).align}"/>' if block.role is Role.CELL else ""
    runs = writer.beginning(index) + writer.runs(writer.whole(index))
    return writer.paragraph(block.role, room + align, runs)


def _cell_of(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell
