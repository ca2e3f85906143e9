"""The layouts in which a letter is found: a web copy, wrapped, flattened, twice, double-spaced."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.support.corpus.distort import dirty, encoded, paged, spaced, wrap_of
from tests.support.corpus.truth import Row, Sample, Where
from tests.support.corpus.wrapping import Wrap, is_clear, wrapped

_LAYOUTS = {"网页": 45, "折行": 20, "硬折行": 10, "双倍行距": 6, "一行": 3, "三行": 4, "两遍": 8}


def laid_out(random: Random, made: Sample, above: list[str], below: list[str]) -> tuple[Sample, bytes]:
    """Return a letter and its file, in one of the layouts."""
    name = random.choices(list(_LAYOUTS), weights=list(_LAYOUTS.values()))[0]
    if name in ("一行", "三行") and _cannot_be_flat(made):
        name = "网页"
    truth = replace(made.truth, is_loose=made.truth.is_loose or name in ("一行", "三行"))
    made = replace(made, troubles=(*made.troubles, f"版式：{name}"), truth=truth)
    lines, again = _lines(random, made, name)
    if again:
        made = replace(made, frame=(*made.frame, *_only_frame(again)))
    lines = dirty(random, [*above, *lines, *again, *below])
    if above or below:
        lines = _page_blanks(random, lines)
    return made, encoded(random, random.choice(("\n", "\n", "\r\n")).join(lines) + "\n")


def _lines(random: Random, made: Sample, name: str) -> tuple[list[str], list[str]]:
    """Return the lines of the letter, and those of its second copy with what stands between the two."""
    match name:
        case "一行":
            return [_joined(random, made.rows)], []
        case "三行":
            return _three_lines(random, made), []
        case "折行":
            rows = tuple(spaced(random, made.rows))
            lines = wrapped(random, rows, wrap_of(random, rows))
            return (paged(random, lines) if random.random() < 0.3 else lines), []
        case "硬折行":
            wrap = Wrap(
                width=random.randint(22, 42),
                by_sense=False,
                indent="　　",
                blanks=random.choice(("none", "random")),
            )
            return wrapped(random, made.rows, wrap), []
        case "双倍行距":
            wrap = wrap_of(random, made.rows)
            lines = wrapped(random, made.rows, replace(wrap, blanks="none", indent=wrap.indent or "　　"))
            return [text for line in lines for text in (line, "", "")[: random.choice((2, 2, 3))]], []
    indent = random.choice(("　　", "　　", "    ", "", "\xa0\xa0\xa0\xa0", "　"))
    wrap = Wrap(0, True, indent, random.choice(("none", "paragraphs", "random")))
    lines = wrapped(random, made.rows, wrap if is_clear(made.rows, wrap) else replace(wrap, indent="　　"))
    return lines, _second_copy(random, lines) if name == "两遍" else []


def _cannot_be_flat(made: Sample) -> bool:
    """Return True if a letter on one line would leave more open than the ends of its paragraphs."""
    truth = made.truth
    told = "".join(truth.salutation)
    return bool(
        truth.attachments or truth.cc or not truth.title or ("代表" not in told and "委员" not in told)
    )


def _joined(random: Random, rows: tuple[Row, ...]) -> str:
    return random.choice((" ", "  ", "　　", " ")).join(row.text.strip() for row in rows)


def _three_lines(random: Random, made: Sample) -> list[str]:
    """Return the head, the text and the foot, each on one line."""
    texts = ["".join(row.text.split()) for row in made.rows]
    salutation = "".join(made.truth.salutation.split())
    first = next(index for index, text in enumerate(texts) if text.startswith(salutation))
    right = [index for index, row in enumerate(made.rows) if row.where is Where.RIGHT and index > first]
    cut = right[0] if right else len(texts)
    parts = (made.rows[:first], made.rows[first:cut], made.rows[cut:])
    return [_joined(random, part) for part in parts if part]


def _second_copy(random: Random, lines: list[str]) -> list[str]:
    between = random.choice(
        (
            ["当前位置："],
            ["打印 关闭", "相关信息"],
            [""],
            ["【字体：大 中 小】", ""],
            ["当前位置：首页 > 正文"],
        )
    )
    if random.random() < 0.2:  # only the title stands twice
        return [*between, next(line for line in lines if line.strip())]
    return [*between, *lines]


def _only_frame(again: list[str]) -> list[str]:
    return [line for line in again[:2] if line.strip() and re.search(r"位置|打印|相关|字体", line)]


def _page_blanks(random: Random, lines: list[str]) -> list[str]:
    """Return the lines of a page, with the blank lines that its copy has."""
    rate = random.choice((0, 0, 0.1, 0.4))
    return [text for line in lines for text in ((line, "") if random.random() < rate else (line,))]
