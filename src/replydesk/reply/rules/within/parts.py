"""The look at parts behind 其中 whose total is farther off, and at parts of two units: 8户31人."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from replydesk.reply.rules.rule import Spot, TextLook
from replydesk.reply.rules.within.amounts import Amount, amounts
from replydesk.reply.rules.within.sums import NOT_ALL, broken_rule, fits, is_label
from replydesk.text.table_rows import is_row

_SIGN = "其中，?"
_STATE = "[，、；]?(?:已|正在|正|尚未|未|待)[^，。；：、（）0-9]{1,8}"  # how far each part has come
_TOTALS = 4  # amounts before 其中 among which the total is looked for
_PARTS = 24  # amounts behind it
_FARTHEST = 40  # characters between the total and 其中


def _apart(text: str) -> Iterator[Spot]:
    """Find parts that do not make up a total of their unit, with another amount between, or pairs of them."""
    if "其中" not in text or is_row(text):
        return
    found = amounts(text)
    begins = [each.begin for each in found]
    for sign in re.finditer(_SIGN, text):
        at = bisect_left(begins, sign.start())
        before = found[max(at - _TOTALS, 0) : at]
        parts, seconds = _listed(text, sign.end(), found[at : at + _PARTS])
        has_pairs = len(parts) == len(seconds)
        for row in (parts, seconds) if has_pairs else (parts,):
            total = _total(text, before, row, sign.start()) if len(row) > 1 else None
            if total is None or (total is before[-1] and not has_pairs) or fits(total, row):
                continue
            rule = broken_rule(total, row, text[sign.start() : row[-1].end])
            if rule and rule is not NOT_ALL:
                yield from (Spot(rule, each.begin, each.end) for each in (total, *row))


def _listed(text: str, at: int, found: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Return the parts of the first unit, and those of a second unit right behind each of them."""
    parts, seconds = list[Amount](), list[Amount]()
    for each in found:
        label = text[at : each.begin]
        if not label and parts and len(seconds) < len(parts):
            seconds.append(each)
        elif _is_part(label, is_first=not parts) and (not parts or each.unit == parts[0].unit):
            parts.append(each)
        else:
            break
        at = each.end
    return parts, seconds


def _is_part(label: str, *, is_first: bool) -> bool:
    return is_label(label, is_first=is_first) or bool(re.fullmatch(_STATE, label))


def _total(text: str, before: Sequence[Amount], parts: Sequence[Amount], end: int) -> Amount | None:
    """Return the last amount of the parts' unit before 其中, None if it is far or shares no sentence pair."""
    total = next((each for each in reversed(before) if each.unit == parts[0].unit), None)
    if total is None or total.is_share or end - total.end > _FARTHEST:
        return None
    return total if text.count("。", total.end, end) < 2 else None


LOOKS = (TextLook((), _apart, of_rows=True),)
