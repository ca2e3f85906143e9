"""The points within a region that asks: its list's items, or its paragraphs, sentences and clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from replydesk.draft.points.finding.regions import AskingRegion
from replydesk.draft.points.finding.units import TextUnit
from replydesk.draft.points.finding.words import (
    announces_reasons,
    asks_at_all,
    asks_strongly,
    explains,
    is_closing,
    is_hope,
    lead_in,
    may_begin_asking,
    tells_who_should,
)

_LONGEST_HEADING = 28  # characters of a line that heads paragraphs
_SHORT = 25  # characters of a sentence that the next ones explain
_HEAD = 30  # characters of a paragraph in which it says who should do something
_SECOND = 2  # number of an item
_LEAST = 3  # characters of a point with its stop


class AskedItem(NamedTuple):
    """A point: the unit it begins with, and those behind it."""

    units: tuple[TextUnit, ...]

    @property
    def head(self) -> TextUnit:
        """Return the first unit."""
        return self.units[0]


def items_of(region: AskingRegion) -> Iterator[AskedItem]:
    """Yield the points of a region."""
    units = region.units
    first = next((row for row, each in enumerate(units) if each.style), None)
    if first is None:
        yield from _unnumbered(units, is_announced=region.is_announced)
        return
    before, listed = units[:first], units[first:]
    if before and listed[0].number == _SECOND and region.is_announced:  # the first number was left out
        yield AskedItem(tuple(before))
    elif not _leads_to_list(before, listed):
        yield from _unnumbered(before, is_announced=region.is_announced)
    yield from list_items(listed)


def _leads_to_list(before: Sequence[TextUnit], listed: Sequence[TextUnit]) -> bool:
    """Return True if what is before a list only leads in to it: one sentence, or what does not ask."""
    is_list = sum(each.style == listed[0].style for each in listed) > 1
    return is_list and sum(asks_at_all(each.text) for each in before) <= 1


def list_items(units: Sequence[TextUnit]) -> Iterator[AskedItem]:
    """Yield the items of a list: its numbers are of the style of the first one."""
    style = units[0].style
    rows = [row for row, each in enumerate(units) if each.style == style]
    inner = _inner([units[row].number for row in rows])
    rows = [row for at, row in enumerate(rows) if at not in inner]
    for row, after in zip(rows, (*rows[1:], len(units)), strict=True):
        yield AskedItem(tuple(units[row:after]))


def _inner(numbers: Sequence[int]) -> set[int]:
    """Return which numbers are of lists within an item: 1, 2 in 1, 2, 3, 1, 2, 4."""
    found: set[int] = set()
    last = 0
    at = 0
    while at < len(numbers):
        run = 1
        while numbers[at] == 1 and at + run < len(numbers) and numbers[at + run] == run + 1:
            run += 1
        goes_on = at + run < len(numbers) and numbers[at + run] == last + 1
        if last > 1 and numbers[at] == 1 and goes_on:
            found.update(range(at, at + run))
            at += run
        else:
            last = numbers[at]
            at += 1
    return found


def _unnumbered(units: Sequence[TextUnit], *, is_announced: bool) -> Iterator[AskedItem]:
    paragraphs = [list(group) for _, group in groupby(units, key=lambda each: each.paragraph)]
    if heads := _headings(paragraphs):
        yield from _from(paragraphs, heads)
    elif len(paragraphs) > 1 and is_announced:
        yield from _paragraphs(paragraphs)
    else:
        for each in paragraphs:
            yield from _sentences(each, is_announced=is_announced)


def _headings(paragraphs: Sequence[Sequence[TextUnit]]) -> list[int]:
    """Return which paragraphs are headings of others: short lines without a stop, one at the beginning."""
    rows = [
        row
        for row, (first, *more) in enumerate(paragraphs)
        if not more and len(first.text) <= _LONGEST_HEADING and first.text[-1] not in "。；;，,！：:"
    ]
    is_heading = rows[:1] == [0] and len(rows) < len(paragraphs)
    return rows if is_heading else []


def _from(paragraphs: Sequence[Sequence[TextUnit]], rows: Sequence[int]) -> Iterator[AskedItem]:
    for row, after in zip(rows, (*rows[1:], len(paragraphs)), strict=True):
        yield AskedItem(tuple(unit for each in paragraphs[row:after] for unit in each))


def _paragraphs(paragraphs: Sequence[Sequence[TextUnit]]) -> Iterator[AskedItem]:
    """Yield a point a paragraph; one that does not ask belongs to the one before it."""
    items: list[list[TextUnit]] = []
    for each in paragraphs:
        first = each[0].text
        is_new = may_begin_asking(first) or tells_who_should(first[:_HEAD]) or not explains(first)
        if is_new and not is_hope(first):
            pieces = list(_sentences(each)) if asks_strongly(first) else [AskedItem(tuple(each))]
            items += [list(piece.units) for piece in pieces]
        elif items:
            items[-1] += each
    yield from (AskedItem(tuple(each)) for each in items)


def _sentences(units: Sequence[TextUnit], *, is_announced: bool = False) -> Iterator[AskedItem]:
    """Yield the points of a paragraph without numbers: its sentences that ask, and clauses between ；."""
    items: list[list[TextUnit]] = []
    is_coordinated = is_told = False  # the unit before ended with ；, or told of something else
    for unit in units:
        text = unit.text
        if is_closing(text) or announces_reasons(text, is_line=False):
            break
        is_explained = bool(items) and _is_headed(items[0])
        asks = asks_at_all(text) or (_is_asked(text) and not _only_aims(text))
        is_first = not items and (is_announced or not explains(text))
        is_new = is_coordinated or is_first or (asks and not is_explained)
        is_new = is_new and not _says_too_little(text)
        is_told = not is_new and (is_told or explains(text))
        if is_new:
            items.append([unit])
        elif items and not is_told:
            items[-1].append(unit)
        is_coordinated = text.endswith(("；", ";"))
    yield from (AskedItem(tuple(each)) for each in items)


def _says_too_little(text: str) -> bool:
    """Return True for what is no point: a hope for attention, a clause that leads in, a few characters."""
    only_leads = text.endswith(("，", ",")) and not asks_at_all(text)
    return only_leads or is_hope(text) or len(text) - lead_in(text) < _LEAST


def _is_asked(text: str) -> bool:
    return may_begin_asking(text) or tells_who_should(text[:_HEAD])


def _is_headed(units: Sequence[TextUnit]) -> bool:
    """Return True if a paragraph begins with a short sentence that names what the others explain."""
    text = units[0].text
    return len(text) <= _SHORT and text.endswith("。") and not asks_strongly(text)


def _only_aims(text: str) -> bool:
    """Return True for a sentence that says what for: 确保……, 切实……."""
    return text.startswith(("确保", "切实", "真正", "从而", "以便", "不断", "实现", "形成", "促进", "保障"))
