"""Suggestions in everyday words and replies in the words of offices, by hand: which answers which is marked.

`=== name`, `@ subject`, `? point`, `# heading`, `12 paragraph that answers points 1 and 2`, `- of none`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from tests.support.answered.made import AnsweredPoints

_PAIRS = Path(__file__).with_name("pairs.txt")
LATER = Path(__file__).with_name("pairs_later.txt")
FRESH = Path(__file__).with_name("pairs_fresh.txt")
LAST = Path(__file__).with_name("pairs_last.txt")
PAIR_FILES = (_PAIRS, LATER, FRESH, LAST)
_LINE = re.compile(r"(\S+) (.+)")


def pair_cases(path: Path = _PAIRS) -> Iterator[AnsweredPoints]:
    """Yield the pairs of a file."""
    blocks = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]
    for number, block in enumerate(blocks):
        name, *lines = block.strip().splitlines()
        yield _pair(number, name, lines)


def _pair(number: int, name: str, lines: list[str]) -> AnsweredPoints:
    points: list[str] = []
    texts: list[tuple[str, list[Paragraph]]] = [("", [])]
    answers: dict[int, set[Place]] = {}
    subject = ""
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        mark, text = found.groups()
        if mark == "@":
            subject = text
        elif mark == "?":
            points.append(text)
        elif mark == "#":
            texts.append((text, []))
        else:
            place = Place(Part.ANSWER, len(texts) - 2, len(texts[-1][1]))
            texts[-1][1].append(Paragraph(text))
            for digit in mark.replace("-", ""):
                answers.setdefault(int(digit) - 1, set()).add(place)
    truth = {at: frozenset(answers.get(at, ())) for at in range(len(points))}
    sections = tuple(Section(1, heading, tuple(found)) for heading, found in texts[1:])
    draft = Draft(((Key.SUBJECT, subject),), preamble=tuple(texts[0][1]), sections=sections)
    return AnsweredPoints(number, name, tuple(points), draft, truth)


def varied_cases(count: int, path: Path = _PAIRS) -> Iterator[AnsweredPoints]:
    """Yield pairs changed: answers or headings taken out, paragraphs in another order or of another reply."""
    cases = list(pair_cases(path))
    for seed in range(count):
        rng = random.Random(seed)
        yield _varied(cases[seed % len(cases)], rng.choice(cases), rng)


_Row = tuple[Paragraph, frozenset[int]]
_Rows = list[_Row]


def _varied(case: AnsweredPoints, other: AnsweredPoints, rng: random.Random) -> AnsweredPoints:
    left_out = rng.randrange(len(case.points)) if rng.random() < 0.6 else -1
    parts = [[row for row in each if row[1] != {left_out}] for each in _parts(case)]
    if rng.random() < 0.3:
        for each in parts:
            rng.shuffle(each)
    if other.shape != case.shape and rng.random() < 0.5:
        foreign, _ = rng.choice([row for each in _parts(other) for row in each])
        parts[-1].insert(rng.randint(0, len(parts[-1])), (foreign, frozenset()))
    headings = [each.heading for each in case.draft.sections]
    if rng.random() < 0.3:
        parts, headings = [[row for each in parts for row in each]], []
    below = [(heading, rows) for heading, rows in zip(headings, parts[1:], strict=True) if rows]
    return _case(case, parts[0], below)


def _case(case: AnsweredPoints, first: _Rows, below: Sequence[tuple[str, _Rows]]) -> AnsweredPoints:
    """Return a pair with other paragraphs: those without heading, and those below each heading."""
    truth: dict[int, set[Place]] = {at: set() for at in range(len(case.points))}
    for section, rows in enumerate([first, *(rows for _, rows in below)], -1):
        for at, (_, points) in enumerate(rows):
            for point in points:
                truth[point].add(Place(Part.ANSWER, section, at))
    sections = [Section(1, heading, tuple(text for text, _ in rows)) for heading, rows in below]
    draft = Draft(case.draft.fields, preamble=tuple(text for text, _ in first), sections=tuple(sections))
    answers = {at: frozenset(each) for at, each in truth.items()}
    return AnsweredPoints(case.seed, case.shape, case.points, draft, answers)


def _parts(case: AnsweredPoints) -> list[_Rows]:
    """Return the paragraphs of a pair by section, those without heading first, each with its points."""
    answered: dict[Place, set[int]] = {}
    for point, places in case.truth.items():
        for place in places:
            answered.setdefault(place, set()).add(point)
    texts = [case.draft.preamble, *(each.paragraphs for each in case.draft.sections)]
    return [
        [(text, frozenset(answered.get(Place(Part.ANSWER, section, at), ()))) for at, text in enumerate(rows)]
        for section, rows in enumerate(texts, -1)
    ]
