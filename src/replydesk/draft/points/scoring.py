"""How likely each paragraph of an answer answers each point: by words, headings, numbers and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.draft.points.answer_rows import LEAD, AnswerRow
from replydesk.draft.points.likeness import Likeness
from replydesk.text.numerals import numeral_value

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NUMBERS = rf"({_NUMBER}(?:[、和及与]第?{_NUMBER}){{0,9}})"
_ORDINAL = re.compile(
    rf"第\s?{_NUMBERS}\s?[条点项个]{{1,2}}的?(?:建议|意见|问题|提议|诉求)"
    rf"|(?:建议|意见|问题)第{_NUMBERS}[条点项个]"
    rf"|(?:建议|意见|问题)\s?{_NUMBERS}(?!\d|[年月日项条个])"
    rf"|^(?:(?:针对|关于|对于?)?您(?:所|在.{{0,8}})?提出?的?)?第{_NUMBERS}[条点项][，：。]"
)
_BETWEEN_NUMBERS = re.compile("[、和及与第]+")
_SENTENCE = re.compile("[。！？；]")
_MOST_SENTENCES = 20  # looked at one by one in a paragraph

# What a paragraph's words, its beginning and its headings count, and from where it answers.
_WHOLE, _BEGINNING, _BEST = 0.56, 0.43, 0.4
_HEADING, LEAST = 0.82, 0.36
_IN_STEP, _IN_ROW = 0.085, 0.07
_NAMED_BY_NUMBER, _ONE_OF_NUMBERS = 3.0, 0.6
_OTHER_HEADING = 0.13
_GENERAL_LESS, _OUTER_LESS = 3.0, 0.4


def scores_of(likeness: Likeness, rows: Sequence[AnswerRow]) -> list[list[float]]:
    """Return how likely each paragraph answers each point, above 0 if more likely than none."""
    headings = {each for row in rows for each in row.headings}
    on_heading = {each: _with_number(each, likeness) for each in headings}
    steps, rows_in_step = _in_step(rows, likeness.points), _rows_in_step(rows, likeness.points)
    return [
        [
            _IN_STEP * (steps.get(index) == at)
            + _IN_ROW * (rows_in_step.get(index) == at)
            + _WHOLE * whole
            + _BEGINNING * lead
            + _BEST * best
            + above
            - _less(row, index in rows_in_step)
            for at, (whole, lead, best, above) in enumerate(
                zip(
                    likeness.of(row.text),
                    _with_number(row.text[:LEAD], likeness),
                    _best(row.text, likeness),
                    _of_headings([on_heading[each] for each in row.headings], likeness.points),
                    strict=True,
                )
            )
        ]
        for index, row in enumerate(rows)
    ]


def _in_step(rows: Sequence[AnswerRow], points: int) -> dict[int, int]:
    """Return the point in whose place each paragraph's section is: below one heading as many as points."""
    groups: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        for depth, heading in enumerate(row.headings):
            groups.setdefault(row.headings[:depth], {}).setdefault(heading, []).append(index)
    even = [list(each.values()) for each in groups.values() if len(each) == points > 1]
    return {row: at for units in even for at, members in enumerate(units) for row in members}


def _rows_in_step(rows: Sequence[AnswerRow], points: int) -> dict[int, int]:
    """Return the point in whose place each paragraph is: below the same headings as many as points."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        if not row.is_general:
            groups.setdefault(row.headings, []).append(index)
    inner = [[each for each in group if not rows[each].is_outer] for group in groups.values()]
    even = [each for each in (*groups.values(), *inner) if len(each) == points > 1]
    return {row: at for each in even for at, row in enumerate(each)}


def _less(row: AnswerRow, is_in_step: bool) -> float:
    """Return what speaks against a paragraph answering any point."""
    return LEAST + _GENERAL_LESS * row.is_general + _OUTER_LESS * (row.is_outer and not is_in_step)


def _best(text: str, likeness: Likeness) -> list[float]:
    """Return for each point how much the sentence speaks of it that does so most."""
    return [max(each) for each in zip(*_of_sentences(text, likeness), strict=True)]


def _of_sentences(text: str, likeness: Likeness) -> list[list[float]]:
    """Return how much the first sentences of a text speak of each point."""
    sentences = [each for each in _SENTENCE.split(text)[:_MOST_SENTENCES] if each]
    return [likeness.of(each) for each in sentences or [text]]


def _of_headings(above: Sequence[Sequence[float]], points: int) -> list[float]:
    """Return what headings speak for each point, less where one speaks more of another."""
    return [
        _HEADING * max((each[at] for each in above), default=0.0)
        - _OTHER_HEADING * max((max(each) - each[at] for each in above), default=0.0)
        for at in range(points)
    ]


def _with_number(text: str, likeness: Likeness) -> list[float]:
    """Return how much a beginning or heading speaks of each point, much if it names its number."""
    numbered = _by_number(text, likeness.points)
    gain = _NAMED_BY_NUMBER if len(numbered) == 1 else _ONE_OF_NUMBERS
    return [each + gain * (at in numbered) for at, each in enumerate(likeness.of(text))]


def _by_number(text: str, points: int) -> frozenset[int]:
    """Return the points that a text names by their numbers: 关于第二条建议."""
    named = (each for found in _ORDINAL.findall(text) for each in _BETWEEN_NUMBERS.split("".join(found)))
    values = (numeral_value(each) for each in named)
    return frozenset(each - 1 for each in values if 0 < each <= points)


def named_by(row: AnswerRow, likeness: Likeness) -> list[float]:
    """Return for each point how much a heading speaks of it, or a sentence that speaks of no other more."""
    found = [0.0] * likeness.points
    for each in row.headings:
        found = list(map(max, found, _with_number(each, likeness)))
    for of_sentence in _of_sentences(row.text, likeness):
        most = max(of_sentence)
        at = of_sentence.index(most)
        found[at] = max(found[at], most)
    return found
