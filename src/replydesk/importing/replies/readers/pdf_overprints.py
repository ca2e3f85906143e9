"""Text of a PDF that is printed across the letter and is not part of it: watermarks, seals, stamps."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from replydesk.importing.replies.readers.pdf_glyphs import Glyph, Paper

_SLANT = 3.0  # Degrees from the direction of the page's text
_PALE, _WHITE = 150, 250  # Shades (0 black, 255 white) of watermarks; white may stand on a dark ground
_MOST_PALE = 0.3  # Share of a file's text up to which pale text is none of the letter's
_OVER = 0.25  # Share of a run that must lie on the letter's text
_SHORTEST = 2  # Characters of a run that is repeated on every page

_Look = tuple[int, int]
"""Size in half points and colour."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that follow one another in the file, of one look and direction; `page` counts from 1."""

    glyphs: tuple[Glyph, ...]
    page: int

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def place(self) -> tuple[str, int, int, _Look]:
        """Where which text stands, to find it again on other pages."""
        first = self.glyphs[0]
        return self.text, round(first.left / 2), round(first.baseline / 2), _look(first)


def without_overprints(papers: Sequence[Paper]) -> tuple[list[Paper], list[tuple[int, str]]]:
    """Return the pages without overprinted text, and that text with its pages."""
    glyphs = [glyph for paper in papers for glyph in paper.glyphs if not glyph.text.isspace()]
    if not glyphs:
        return list(papers), []
    look = Counter(map(_look, glyphs)).most_common(1)[0][0]
    pale = sum(_is_pale(glyph) for glyph in glyphs) / len(glyphs)
    runs = [list(_runs(paper, page)) for page, paper in enumerate(papers, 1)]
    pages = Counter(place for page in runs for place in {run.place for run in page})
    everywhere = {place for place, count in pages.items() if count == len(papers) > 1}
    kept: list[Paper] = []
    aside: list[tuple[int, str]] = []
    for paper, page in zip(papers, runs, strict=True):
        ground = _Ground(paper, look)
        left: list[Glyph] = []
        for run in page:
            is_pale = pale <= _MOST_PALE and _is_pale(run.glyphs[0])
            is_repeated = run.place in everywhere and len(run.text) >= _SHORTEST
            if (
                is_pale
                or ground.is_slanted(run)
                or ground.lies_under(run)
                or (is_repeated and _other(run, look))
            ):
                aside.append((run.page, run.text))
            else:
                left += run.glyphs
        kept.append(replace(paper, glyphs=tuple(left)))
    return kept, [(page, text) for page, text in dict.fromkeys(aside) if text]


def _runs(paper: Paper, page: int) -> Iterator[_Run]:
    for _, group in groupby(paper.glyphs, key=lambda each: (_look(each), round(each.angle))):
        yield _Run(tuple(group), page)


def _look(glyph: Glyph) -> _Look:
    return round(glyph.size * 2), glyph.colour


def _other(run: _Run, look: _Look) -> bool:
    return _look(run.glyphs[0]) != look and not run.text.strip("—－–-· ").isdecimal()


def _is_pale(glyph: Glyph) -> bool:
    return _PALE <= glyph.shade < _WHITE


class _Ground:
    """The text of one page over which others may be printed: its direction, and where its characters are."""

    def __init__(self, paper: Paper, look: _Look) -> None:
        self._angle = statistics.mode([round(each.angle) for each in paper.glyphs] or [0])
        self._look = look
        self._cell = max(look[0] / 2, 4.0)
        self._places: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for glyph in paper.glyphs:
            if _look(glyph) == look and not glyph.text.isspace() and not self._is_off(glyph):
                middle = _middle(glyph)
                held = self._places[self._key(*middle)]
                if len(held) < 4:  # more of them at one place tell nothing new
                    held.append(middle)

    def is_slanted(self, run: _Run) -> bool:
        """Return True if a run has another direction than the page's text."""
        return self._is_off(run.glyphs[0])

    def lies_under(self, run: _Run) -> bool:
        """Return True if a run of another look shares its place with the page's text."""
        if _look(run.glyphs[0]) == self._look:
            return False
        seen = [glyph for glyph in run.glyphs if not glyph.text.isspace()]
        return bool(seen) and sum(map(self._is_over, seen)) >= _OVER * len(seen)

    def _is_off(self, glyph: Glyph) -> bool:
        off = abs(glyph.angle - self._angle) % 360
        return min(off, 360 - off) > _SLANT

    def _is_over(self, glyph: Glyph) -> bool:
        x, y = _middle(glyph)
        column, row = self._key(x, y)
        near = 0.4 * self._cell
        return any(
            abs(x - other_x) < near and abs(y - other_y) < near
            for at in range(column - 1, column + 2)
            for of in range(row - 1, row + 2)
            for other_x, other_y in self._places.get((at, of), ())
        )

    def _key(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self._cell), int(y // self._cell)


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.baseline + glyph.size / 3
