"""The tables of a web page, and the lines in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from replydesk.importing.replies.readers.layout_tables import flat, is_layout, side_by_side
from replydesk.importing.replies.readers.limits import MAX_CELLS, too_much
from replydesk.importing.replies.source import SourceLine

_MAX_SPAN = 63  # Columns or rows that one cell spans at most


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; `block` counts the blocks in page order, the innermost that holds the line.

    `link` counts the link that all of it belongs to, 0 if it is not all link; `is_hidden` is True if a
    browser does not show it as text.
    """

    line: SourceLine
    block: int
    link: int = 0
    is_hidden: bool = False

    @property
    def is_link(self) -> bool:
        """Return True if all of the line leads elsewhere."""
        return self.link > 0

    @property
    def text(self) -> str:
        """The text, the cells of a row separated by tabs."""
        return "\t".join(self.line.cells) if self.line.cells else self.line.text


@dataclass
class HtmlTable:
    """A table being read: its rows of cells of lines, and what stands in it outside cells.

    `spans` has the columns and rows that each cell spans; `block` is the table's own.
    """

    rows: list[list[list[PageLine]]] = field(default_factory=list)
    spans: list[list[tuple[int, int]]] = field(default_factory=list)
    loose: list[PageLine] = field(default_factory=list)
    is_in_cell: bool = False
    block: int = 0

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self.spans.append([])

    def begin_cell(self, columns: str | None, rows: str | None) -> None:
        """Begin a cell that spans so many columns and rows, as written; a missing row begins with it."""
        if not self.rows:
            self.begin_row()
        self.rows[-1].append([])
        self.spans[-1].append((_span(columns), _span(rows)))
        self.is_in_cell = True

    def target(self) -> list[PageLine]:
        """Return where the next line goes: into the open cell, or outside cells."""
        return self.rows[-1][-1] if self.is_in_cell else self.loose

    def lines(self) -> Iterator[PageLine]:
        """Yield the lines of a layout as lines, those of any other table as rows of cells."""
        yield from self.loose
        cells = [[[line.line for line in cell] for cell in row] for row in self.rows]
        if is_layout(cells) or _holds_page(self):
            for row in self.rows:
                yield from _laid_out(row)
            return
        count = 0
        below: dict[int, int] = {}  # For each column, the rows that a cell above still covers
        for cells_of_row, spans in zip(cells, self.spans, strict=True):
            texts = _with_spans([flat(cell) for cell in cells_of_row], spans, below)
            count += len(texts)
            if count > MAX_CELLS:
                raise too_much(f"文件里的表格有 {MAX_CELLS // 10_000} 万格以上")
            if any(texts):
                yield PageLine(SourceLine("", True, cells=tuple(texts), table=self.block), self.block)


def _span(written: str | None) -> int:
    is_number = written is not None and written.isdecimal() and len(written) < 7
    return min(max(int(written), 1), _MAX_SPAN) if is_number and written else 1


def _with_spans(cells: Sequence[str], spans: Sequence[tuple[int, int]], below: dict[int, int]) -> list[str]:
    """Return the cells of a row with empty ones for what they span, and for cells above that reach down."""
    texts: list[str] = []

    def pass_covered() -> None:
        while below.get(len(texts)):
            below[len(texts)] -= 1
            texts.append("")

    for cell, (columns, rows) in zip(cells, spans, strict=True):
        pass_covered()
        for column in range(len(texts), len(texts) + columns):
            below[column] = rows - 1
        texts += (cell, *[""] * (columns - 1))
    pass_covered()
    return texts


def _holds_page(table: HtmlTable) -> bool:
    """Return True if a table holds a part of the page: a heading, another table, links or hidden text."""
    lines = [line for row in table.rows for cell in row for line in cell]
    return any(line.line.cells or line.line.level or line.is_link or line.is_hidden for line in lines)


def _laid_out(row: Sequence[list[PageLine]]) -> list[PageLine]:
    """Return the lines of a row that is only layout."""
    cells = [cell for cell in row if cell]
    joined = side_by_side([[line.line for line in cell] for cell in cells])
    if len(joined) == 1 and len(cells) > 1 and len({(c[0].is_link, c[0].is_hidden) for c in cells}) == 1:
        return [replace(cells[0][0], line=joined[0])]
    return [line for cell in cells for line in cell]
