"""A table in Word: fixed columns, rows of whole lines of the page, the head on every page of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from replydesk.layout.pages import Row
from replydesk.layout.tables import CELL_MARGIN
from replydesk.letter import Block, Cell, Role
from replydesk.render.docx_text import Writer

_UPPER_RULE = 20
"""Twips that the rule above the first row of a page takes of its height."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)


def table(writer: Writer, number: int) -> str:
    """The table of this number in the letter."""
    pages = writer.pages
    edges = pages.tables[number]
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
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
    for row, group in groupby(writer.cells(number), key=lambda index: _of(blocks[index]).row):
        by_column = {_of(blocks[index]).column: index for index in group}
        is_head = any(blocks[index].role is Role.CELL_HEAD for index in by_column.values())
        yield (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{heights[row]}" w:hRule="exact"/>'
            f"{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
            + "".join(_cell(writer, by_column.get(column), wide) for column, wide in enumerate(widths))
            + "</w:tr>"
        )


def _heights(pages: Sequence[Sequence[Row]], writer: Writer) -> dict[int, int]:
    """How high each row of a table is, in twips: whole lines, less the rule above it on top of a page."""
    heights: dict[int, int] = {}
    for rows in pages:
        upper = _UPPER_RULE
        for row, group in groupby(rows, key=lambda each: _of(writer.pages.block(each[0])).row):
            heights[row] = len(list(group)) * writer.pages.sheet.line - upper
            upper = 0
    return heights


def _cell(writer: Writer, index: int | None, wide: int) -> str:
    properties = f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
    if index is None:
        return f"<w:tc>{properties}{writer.paragraph(Role.CELL, '', '')}</w:tc>"
    block = writer.pages.letter.blocks[index]
    align = f'<w:jc w:val="{_of(block).align}"/>' if block.role is Role.CELL else ""
    text = writer.paragraph(block.role, align, writer.runs(writer.whole(index)))
    return f"<w:tc>{properties}{text}</w:tc>"


def _of(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell
