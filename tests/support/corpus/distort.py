"""Distortions of a letter on its way to a text file: line wrap, spaces, pages, website lines, encodings."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.support.corpus.frames import framed
from tests.support.corpus.truth import Row, Sample, Where
from tests.support.corpus.wrapping import Wrap, is_clear, wrapped

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff〕])([0-9][0-9.]*)|([0-9][0-9.]*%?)(?=[\u4e00-\u9fff])")
_PAGE_MARKS = (
    "— {} —",
    "－{}－",
    "- {} -",
    "{}/{}",
    "第{}页 共{}页",
    "第 {} 页",
    "{}",
    "-{}-",
    "·{}·",
    "—{}—",
)


def distorted(sample: Sample) -> bytes:
    """Return the file of a sample as it might be found; the sample's seed decides how."""
    random = Random(f"distorted {sample.seed}")
    rows = tuple(spaced(random, sample.rows))
    wrap = wrap_of(random, rows)
    lines = wrapped(random, rows, wrap)
    if random.random() < 0.4:
        lines = paged(random, lines)
    above, below = framed(random, sample.truth, sample.body)
    lines = dirty(random, [*above, *lines, *below])
    text = random.choice(("\n", "\n", "\r\n")).join(lines) + random.choice(("", "\n", "\n\n\n"))
    return encoded(random, text)


def plain(sample: Sample) -> bytes:
    """Return the file of a sample as typed: one line for each paragraph, with the usual indents."""
    return "\n".join("　　" * (row.where is Where.INDENTED) + row.text for row in sample.rows).encode()


def wrap_of(random: Random, rows: tuple[Row, ...]) -> Wrap:
    """Return a random wrapping from which the paragraphs can be told."""
    wrap = Wrap(
        width=random.choice((0, 1, 1, 1)) * random.randint(20, 40),
        by_sense=random.random() < 0.6,
        indent=random.choice(("　　", "　　", "    ", "\t", "\xa0\xa0\xa0\xa0", "")),
        blanks=random.choice(("none", "paragraphs", "lines", "random")),
    )
    return wrap if is_clear(rows, wrap) else replace(wrap, indent="　　")


def spaced(random: Random, rows: tuple[Row, ...]) -> list[Row]:
    """Add spaces around digits as PDF files have them, and full-width digits."""
    if random.random() < 0.1:
        return [replace(row, text=row.text.translate(_FULL_WIDTH)) for row in rows]
    if random.random() < 0.5:
        return list(rows)

    def with_spaces(match: re.Match[str]) -> str:
        return " " * (random.random() < 0.6) + match[0] + " " * (random.random() < 0.6)

    return [replace(row, text=_DIGITS.sub(with_spaces, row.text).strip()) for row in rows]


def paged(random: Random, lines: list[str]) -> list[str]:
    """Add page numbers of one form, with the gap that the foot of a page leaves."""
    mark, size = random.choice(_PAGE_MARKS), random.randint(16, 30)
    gap = [""] * random.choice((0, 1, 3))
    pages = [lines[start : start + size] for start in range(0, len(lines), size)]
    paged: list[str] = []
    for number, page in enumerate(pages, 1):
        number_line = " " * random.choice((0, 0, 20)) + mark.format(number, len(pages))
        paged += [*page, *gap, number_line, *gap]
    return paged


def dirty(random: Random, lines: list[str]) -> list[str]:
    """Add spaces at line ends and invisible characters."""
    if random.random() < 0.3:
        lines = [line + " " * random.randint(0, 3) for line in lines]
    if random.random() < 0.15:
        mark = random.choice("\u00ad\u200b\u2060")
        lines = [_sprinkled(random, line, mark) for line in lines]
    return lines


def _sprinkled(random: Random, line: str, mark: str) -> str:
    if len(line) < 8 or random.random() < 0.7:
        return line
    place = random.randrange(2, len(line))
    return line[:place] + mark + line[place:]


def encoded(random: Random, text: str) -> bytes:
    """Return the text in one of the encodings found."""
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return text.encode(encoding)
