"""Pages of a PDF set in two columns, read column by column."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from replydesk.importing.replies.readers.pdf_glyphs import Glyph

Row = tuple[Glyph, ...]

_LEAST_ROWS = 6  # Fewest rows beside each other for two columns
_GAP = 1.2  # Narrowest gap between columns, in character sizes
_NARROWEST = 8  # Narrowest column, in character sizes
_TAIL = 1.5  # How far a full line ends before the edge of its column, in character sizes


def by_column(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a page with their columns (1, 2), 0 for a row across; one column is all across."""
    at = _gutter(rows)
    if at is None:
        yield from ((0, row) for row in rows)
        return
    held: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        left, right = _split(row, at)
        if left and right and not _has_gap(left, right):
            yield from _columns(held)
            held = ([], [])
            yield 0, row
            continue
        for side, part in zip(held, (left, right), strict=True):
            if part:
                side.append(part)
    yield from _columns(held)


def _columns(held: tuple[list[Row], list[Row]]) -> Iterator[tuple[int, Row]]:
    yield from ((1, row) for row in held[0])
    yield from ((2, row) for row in held[1])


def _split(row: Row, at: float) -> tuple[Row, Row]:
    middle = [(glyph.left + glyph.right) / 2 for glyph in row]
    cut = next((index for index, place in enumerate(middle) if place > at), len(row))
    return row[:cut], row[cut:]


def _has_gap(left: Row, right: Row) -> bool:
    return right[0].left - left[-1].right > _GAP * max(left[-1].size, 1.0)


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the gap between two columns, None if the page has one."""
    gaps = [(a.right, b.left) for row in rows for a, b in _widest(row)]
    if len(gaps) < _LEAST_ROWS:
        return None
    at = statistics.median((a + b) / 2 for a, b in gaps)
    parts = [(left, right) for left, right in (_split(row, at) for row in rows) if left and right]
    apart = [(left, right) for left, right in parts if _has_gap(left, right)]
    if len(apart) < _LEAST_ROWS or len(apart) * 3 < len(parts) * 2:
        return None
    size = statistics.median(left[0].size for left, _ in apart)
    edge, start = max(left[-1].right for left, _ in apart), min(right[0].left for _, right in apart)
    full = sum(left[-1].right > edge - _TAIL * size for left, _ in apart)
    flush = sum(right[0].left < start + 2.5 * size for _, right in apart)
    widths = [
        statistics.median(part[-1].right - part[0].left for part in side) for side in zip(*apart, strict=True)
    ]
    is_text = full * 2 > len(apart) and flush * 3 > len(apart) * 2 and min(widths) > _NARROWEST * size
    return at if is_text and edge < start else None


def _widest(row: Row) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield the widest gap of a row, if it may part columns."""
    pairs = [(a, b) for a, b in pairwise(row) if _has_gap((a,), (b,))]
    if pairs:
        yield max(pairs, key=lambda pair: pair[1].left - pair[0].right)
