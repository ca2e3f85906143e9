"""Printed lines of a PDF, rebuilt from the positions of its characters."""

from __future__ import annotations

import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replydesk.importing.replies.readers.limits import MAX_LINES, Unreadable, too_much
from replydesk.importing.replies.readers.pdf_columns import by_column
from replydesk.importing.replies.readers.pdf_glyphs import Glyph, Paper
from replydesk.importing.replies.readers.pdf_overprints import without_overprints
from replydesk.importing.replies.source import Side, Source, SourceLine
from replydesk.text.marks import has_forbidden
from replydesk.text.note import Note

SCAN = "PDF 是扫描件，没有文字，没有读入；请找电子版，或者先作文字识别"
_DASHES = "—－–─―‐‑‒﹣−一~～·•\\-\\s"
_PAGE_NUMBER = re.compile(
    rf"[{_DASHES}]*+[\dⅠⅡⅢⅣⅤⅰⅱⅲⅳⅴ]{{1,3}}[{_DASHES}]*+|第\s*+\d{{1,3}}\s*+页.{{0,20}}|\d{{1,3}}\s*+[/／]\s*+\d{{1,3}}"
    r"|[Pp]age\s*+\d{1,3}.{0,12}|[（(\[]\s*+\d{1,3}\s*+[）)\]]"
)
_DIGITS = re.compile(r"\d+|\s+")
_TOP, _BOTTOM = 0.08, 0.14  # shares of the page's height in which a line can be a page number
_SAME_LINE = 0.35  # greatest distance of baselines in a line, in character sizes
# Gaps that are a space and ideographic spaces, in character sizes; the most spaces in a gap.
_WORD_GAP, _SQUARE_GAP, _MAX_GAP = 0.18, 0.6, 20
_LONG = 0.7  # share of the widest line from which a line counts as long
_REPLACED = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"


@dataclass(frozen=True, slots=True)
class _GlyphRow:
    """The characters of one line, from left to right, without spaces at the ends."""

    glyphs: tuple[Glyph, ...]
    page: int
    column: int = 0

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right


def source_of_pages(papers: Sequence[Paper]) -> Source:
    """Return the lines of all pages. Raises Unreadable for a scan."""
    papers, aside = without_overprints(papers)
    rows, edge_texts = _without_edges(
        [list(_body(paper, page)) for page, paper in enumerate(papers, 1)], papers
    )
    if not rows:
        raise Unreadable(SCAN)
    if len(rows) > MAX_LINES:
        raise too_much(f"PDF 有 {MAX_LINES} 行以上")
    lines = list(_placed(rows))
    notes = []
    unknown = sum(line.text.count("\ufffd") for line in lines)
    if unknown:
        notes.append(f"有 {unknown} 个字在 PDF 里没有编码，以“\ufffd”代替，请对照原件补上")
    empty = [page for page, paper in enumerate(papers, 1) if not any(map(_is_visible, paper.glyphs))]
    if empty:
        pages = "、".join(map(str, empty[:10]))
        notes.append(f"第 {pages} 页没有文字，可能是扫描的，请核对")
    if aside:
        pages = "、".join(map(str, sorted({page for page, _ in aside})[:10]))
        some = "、".join(f"“{text[:30]}”" for text in list(dict.fromkeys(text for _, text in aside))[:5])
        notes.append(f"第 {pages} 页有水印、印章一类的文字，没有读入：{some}")
    left_out = (*(text for _, text in aside), *edge_texts)
    return Source(tuple(lines), tuple(map(Note, notes)), left_out)


def _placed(rows: Sequence[_GlyphRow]) -> Iterator[SourceLine]:
    """Yield the rows as lines, each with its place within the long lines of its column and kind of page."""
    square = _square(rows)
    widest = max(row.right - row.left for row in rows)
    long = [row for row in rows if row.right - row.left >= _LONG * widest]
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for row in rows:
        kind = row.page % 2, row.column
        if kind not in edges:
            of_column = [each for each in rows if each.column == row.column] if row.column else long
            edges[kind] = _edges([each for each in of_column if each.page % 2 == kind[0]] or of_column)
        yield _line(row, edges[kind], square)


def _is_visible(glyph: Glyph) -> bool:
    return not glyph.text.isspace()


def _body(paper: Paper, page: int) -> Iterator[_GlyphRow]:
    """Yield the lines of a page from top to bottom, the first column before the second."""
    for column, row in by_column(list(_rows(paper))):
        yield _GlyphRow(row, page, column)


def _without_edges(
    pages: Sequence[Sequence[_GlyphRow]], papers: Sequence[Paper]
) -> tuple[list[_GlyphRow], list[str]]:
    """Return the rows without page numbers and what is repeated above or below them; and these texts."""
    at_edge = [[_is_at_edge(row, paper) for row in rows] for rows, paper in zip(pages, papers, strict=True)]
    texts = [
        [_text(row.glyphs) if edge else "" for row, edge in zip(*page, strict=True)]
        for page in zip(pages, at_edge, strict=True)
    ]
    counts = Counter(name for page in texts for name in {_DIGITS.sub("", text) for text in page})
    kept: list[_GlyphRow] = []
    left_out: list[str] = []
    for rows, shown in zip(pages, texts, strict=True):
        for row, text in zip(rows, shown, strict=True):
            name = _DIGITS.sub("", text)
            is_running = len(name) > 3 and counts[name] > 1 and counts[name] * 2 >= len(pages)
            if text and (is_running or _PAGE_NUMBER.fullmatch(text)):
                left_out.append(text)
            else:
                kept.append(row)
    return kept, left_out


def _is_at_edge(row: _GlyphRow, paper: Paper) -> bool:
    """Return True if a row stands where page numbers stand."""
    place = row.glyphs[0].baseline / (paper.height or 1)
    return place < _BOTTOM or place > 1 - _TOP


def _rows(paper: Paper) -> Iterator[tuple[Glyph, ...]]:
    found: list[list[Glyph]] = []
    for glyph in sorted(filter(_is_visible, paper.glyphs), key=lambda each: -each.baseline):
        first = found[-1][0] if found else None
        if first is None or first.baseline - glyph.baseline > _SAME_LINE * max(glyph.size, first.size):
            found.append([])
        found[-1].append(glyph)
    for row in found:
        yield tuple(_without_duplicates(sorted(row, key=lambda each: each.left)))


def _without_duplicates(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield the characters of a row without the duplicates that imitate bold type."""
    before: Glyph | None = None
    for glyph in row:
        if before is None or glyph.text != before.text or glyph.left - before.left > 0.2 * glyph.size:
            yield glyph
            before = glyph


def _text(row: Sequence[Glyph]) -> str:
    """Return the text of a line with spaces for its gaps."""
    pieces = [_character(row[0].text)]
    for before, glyph in itertools.pairwise(row):
        pieces += (_gap(before, glyph), _character(glyph.text))
    return "".join(pieces)


def _gap(before: Glyph, after: Glyph) -> str:
    """Return the spaces of a gap: one between Latin words, ideographic ones in Chinese text, else ""."""
    size = max(before.size, after.size, 0.1)
    wide = (after.left - before.right) / size
    if before.text.isascii() and after.text.isascii() and _WORD_GAP < wide < 1:
        return " "
    return "\u3000" * min(round(wide), _MAX_GAP) if wide > _SQUARE_GAP else ""


def _character(char: str) -> str:
    """Return the intended character for a ligature, a radical that looks like one (⽂), or an unknown one."""
    if char in _REPLACED or "\u2f00" <= char <= "\u2fd5":
        return unicodedata.normalize("NFKC", char)
    return "\ufffd" if has_forbidden(char) or "\ue000" <= char <= "\uf8ff" else char


def _square(rows: Sequence[_GlyphRow]) -> float:
    """Return the width (pt) of a Chinese character of the body."""
    glyphs = [glyph for row in rows for glyph in row.glyphs]
    wide = [glyph.right - glyph.left for glyph in glyphs if "\u4e00" <= glyph.text <= "\u9fff"]
    return max(statistics.median(wide or [glyph.size for glyph in glyphs]), 1.0)


def _edges(rows: Sequence[_GlyphRow]) -> tuple[float, float]:
    """Return the left and right edges (pt) of long lines."""
    return min(row.left for row in rows), max(row.right for row in rows)


def _line(row: _GlyphRow, edges: tuple[float, float], square: float) -> SourceLine:
    left, right = ((row.left - edges[0]) / square, (edges[1] - row.right) / square)
    return SourceLine(_text(row.glyphs), indent=round(left, 1), side=_side(left, right), page=row.page)


def _side(left: float, right: float) -> Side:
    """Return the alignment of a line, given the free squares before and after it."""
    if left > 2.5 and abs(left - right) < 1.5:
        return Side.CENTRE
    if left > 8 and right < 6 and left > 2 * right:
        return Side.RIGHT
    return Side.LEFT
