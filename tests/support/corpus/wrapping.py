"""A letter as visual lines: wrapped as PDF files and websites do, with indents kept or lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.support.corpus.truth import Row, Where

_NOT_FIRST = "，。、；：？！）》”’〕】…%％"
_NOT_LAST = "（《“‘〔【"
_UNITS = re.compile(r"[A-Za-z0-9./+%:-]+|.")
_TITLE_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Wrap:
    """The line width in squares (0: no wrapping), breaking anywhere or by typesetting rules, and the
    indent.
    """

    width: int = 0
    by_sense: bool = True
    indent: str = "　　"
    # Blank lines: none, paragraphs, lines, random.
    blanks: str = "none"


def wrapped(random: Random, rows: tuple[Row, ...], wrap: Wrap) -> list[str]:
    """Return the visual lines of a letter."""
    lines: list[str] = []
    for row in rows:
        parts = _parts(row, wrap)
        for index, part in enumerate(parts):
            lines.append(part)
            if _blank_follows(random, wrap.blanks, index == len(parts) - 1):
                lines.append("")
    return lines


def is_clear(rows: tuple[Row, ...], wrap: Wrap) -> bool:
    """Return True if a reader can find each paragraph's end: by a short last line, or by other signs."""
    if not wrap.width or wrap.indent or wrap.blanks == "paragraphs":
        return True
    return all(
        _squares(_parts(row, wrap)[-1]) < wrap.width - 2 for row in rows if row.where is Where.INDENTED
    )


def _blank_follows(random: Random, blanks: str, ends: bool) -> bool:
    if blanks == "paragraphs":
        return ends
    return blanks == "lines" or (blanks == "random" and random.random() < 0.35)


def _parts(row: Row, wrap: Wrap) -> list[str]:
    indent = wrap.indent if row.where is Where.INDENTED else ""
    if not wrap.width or row.where is Where.TABLE:
        return [indent + row.text]
    match row.where:
        case Where.CENTRED:
            return _lines(row.text, min(wrap.width, _TITLE_WIDTH), True, 0)
        case Where.RIGHT:
            return (
                [" " * max(0, wrap.width - int(_squares(row.text)) - 4) + row.text]
                if wrap.indent
                else [row.text]
            )
        case Where.FLUSH:
            return _lines(row.text, wrap.width, wrap.by_sense, 0)
    first, *rest = _lines(row.text, wrap.width, wrap.by_sense, 2)
    return [indent + first, *rest]


def _lines(text: str, width: int, by_sense: bool, indent: int) -> list[str]:
    """Return the text cut to lines of `width` squares, the first shorter by the indent."""
    units = _UNITS.findall(text) if by_sense else list(text)
    lines: list[str] = []
    line, room = "", float(width - indent)
    for unit in units:
        needed = _squares(unit) if by_sense else 1
        if line and needed > room and not (by_sense and unit in _NOT_FIRST):
            carried = line[-1] if by_sense and line[-1] in _NOT_LAST and len(line) > 1 else ""
            lines.append(line[: len(line) - len(carried)])
            line, room = carried, width - len(carried)
        line += unit
        room -= needed
    lines.append(line)
    return [each for line in lines if (each := line.strip(" "))] or [""]


def _squares(text: str) -> float:
    return sum(0.5 if char.isascii() else 1 for char in text)
