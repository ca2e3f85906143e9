"""The lines of a returned copy divided among the parts of the draft, their numbers understood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from replydesk.draft.model import PASSAGES, Part
from replydesk.draft.place import attachment_number
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.lines import ITEM_LEAD, BackLine, count_of, number_of, typed_level
from replydesk.text.numerals import HeadingCounter

MAX_HEADING = 45  # characters of the longest paragraph that is a heading by its number alone
MAX_SENTENCE = 30  # of the longest that is one with a full stop, of the first two levels
MAX_RUN_IN = 26  # of the longest first sentence that is one

_ORDER = {str(part): order for order, part in enumerate(Part)}


def lines_by_part(
    base: ReviewBase, lines: Sequence[BackLine], pages: Sequence[int]
) -> dict[str, list[BackLine]]:
    """Return the lines of each part, in order.

    A paragraph that stands among those of another part than before is of that one; a new one is of the part
    before it, or the one behind it if that is typed and the other is not. `pages` are the paragraphs with
    which the pages of attachments begin.
    """
    staying = _staying([line.origin for line in lines])
    found: dict[str, list[BackLine]] = {}
    for place, line in enumerate(lines):
        part = line.part
        if place not in staying:
            above = next((lines[i] for i in range(place - 1, -1, -1) if i in staying), None)
            below = next((lines[i] for i in range(place + 1, len(lines)) if i in staying), None)
            part = _part_between(base, line, above, below, pages)
        found.setdefault(part, []).append(_in_part(line, part))
    return {part: list(_counted(each)) for part, each in found.items()}


def _rank(part: str) -> int:
    return _ORDER.get(part, len(_ORDER) + (attachment_number(part) or 0)) if part else -1


def _staying(origins: Sequence[int]) -> set[int]:
    """Return the places of the most lines that are in the order of the letter's blocks; -1 is none."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for place, origin in enumerate(origins):
        if origin >= 0:
            length = bisect_right(ends, origin)
            ends[length:] = [origin, *ends[length + 1 :]]
            last[length:] = [place, *last[length + 1 :]]
            before[place] = last[length - 1] if length else -1
    found: set[int] = set()
    place = last[-1] if last else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


def _part_between(
    base: ReviewBase, line: BackLine, above: BackLine | None, below: BackLine | None, pages: Sequence[int]
) -> str:
    """Return the part of a line that is new, or was moved, between lines of two parts."""
    if above is None or below is None or above.part == below.part:
        known = above or below
        return known.part if known else Part.ANSWER
    at, start = (each.words[0].paragraph if each.words else -1 for each in (line, above))
    if any(start < page < at for page in pages):
        return below.part
    if line.level and above.part in PASSAGES:
        is_before = _rank(above.part) < _ORDER[Part.ANSWER] <= _rank(below.part)
        return Part.ANSWER if is_before else above.part
    prefers_below = base.is_typed(below.part) and not base.is_typed(above.part)
    return below.part if prefers_below and not attachment_number(below.part) else above.part


def _in_part(line: BackLine, part: str) -> BackLine:
    """Return a line in a part; in a passage a heading is text, with its number."""
    if not line.level or part not in PASSAGES:
        return replace(line, part=part)
    return replace(_with_lead(line), part=part)


def _with_lead(line: BackLine) -> BackLine:
    """Return a heading or an item as text, with the number that the file has before it."""
    words = tuple(each.shifted(len(line.lead)) for each in line.words)
    text, printed = line.lead + line.text, line.lead + line.printed
    bare = replace(line, level=0, is_item=False, lead="", blocks=(), is_changed=True)
    return replace(bare, text=text, printed=printed, words=words)


def _counted(lines: Sequence[BackLine]) -> Iterator[BackLine]:
    """Yield the lines of a part, those with a number that the program would print as headings or items."""
    counter = HeadingCounter()
    items = last = 0  # items right above, and the number that the file has before the last one
    for place, line in enumerate(lines):
        for each in _understood(line, lines[place + 1 : place + 2], counter, items):
            if each.level:
                counter.take(each.level)
                items = last = 0
            elif each.is_item and not items and last and count_of(each.lead) == last + 1:
                last += 1  # another paragraph stands between: the program would begin with 一是 again
                each = _with_lead(each)
            elif each.is_item:
                items, last = items + 1, count_of(each.lead) or items + 1
            else:
                items = 0
            yield each


def _understood(
    line: BackLine, below: Sequence[BackLine], counter: HeadingCounter, items: int
) -> list[BackLine]:
    """Return a line with a typed number as the heading or the item that it is, if it is one."""
    if not line.is_fresh or (line.part in PASSAGES and not ITEM_LEAD.match(line.text)):
        return [line]
    if found := ITEM_LEAD.match(line.text):
        goes_on = items or (below and below[0].is_item and count_of(found[0]) == 1)
        return [line.cut(found.end(), is_item=True, lead=found[0])] if goes_on else [line]
    level = typed_level(line.text)
    number = number_of(line.text, level) if level else ""
    if not number or count_of(number) != count_of(counter.next(level)):
        return [line]
    end = line.text.find("。") + 1 or len(line.text)
    most = MAX_RUN_IN if end < len(line.text) else MAX_HEADING
    is_sentence = end == len(line.text) and line.text[-1] == "。" and (level > 2 or end > MAX_SENTENCE)
    if is_sentence or end - len(number) > most or line.text[end - 1] in "，,；;、：:？！":
        return [line]
    heading, rest = line.cut(len(number), end, level=level, lead=number), line.cut(end)
    return [heading, rest] if rest.text else [heading]
