"""What looks at the record share: the texts that name the item, quotations hidden, and findings of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, field_text, form_key, text_at
from replydesk.letter.kinds import NOTHING
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.found_words import FoundWords, edits
from replydesk.reply.rules.rule import Case, Rule
from replydesk.text.full_width import with_plain_digits

NUMERAL = "[0-9一二三四五六七八九十]"  # a character of a session's numbers
_QUOTATION = "《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉"
_HIDDEN = "〇"


def opening_texts(case: Case) -> tuple[tuple[Place, str], ...]:
    """Return the typed texts that open the letter: the passage, or the first paragraph if it has none."""
    opening = tuple(each for each in case.typed_texts if each[0].key == Part.OPENING)
    if opening or case.draft.get(Part.OPENING) != NOTHING:
        return opening
    answer = [each for each in case.texts if each[0].key == Part.ANSWER and not each[0].is_heading]
    return tuple(answer[:1])


def typed_title(case: Case) -> str:
    """Return the title of the letter if it is typed by hand, "" if a phrase makes it."""
    typed = field_text(case.draft, Key.TITLE)
    return "" if typed.strip() == NOTHING else typed


def naming_texts(case: Case) -> tuple[tuple[Place, str], ...]:
    """Return the texts that say which item is answered: title and opening, as far as they are typed."""
    title = typed_title(case)
    return ((Place(Key.TITLE), title), *opening_texts(case)) if title else opening_texts(case)


@lru_cache(maxsize=4096)
def outside_quotations(text: str) -> str:
    """Return a text of equal length whose quotations and titles are hidden, with plain digits."""
    plain = with_plain_digits(text)
    for _ in range(2):  # titles in titles
        if "《" not in plain and "“" not in plain and "〈" not in plain:
            break
        plain = re.sub(_QUOTATION, lambda found: _HIDDEN * len(found[0]), plain)
    return plain


def findings_of_hits(
    rule: Rule,
    hits: Iterable[Hit],
    case: Case,
    message: str = "",
    remedy: str = "",
    *,
    mends: bool = False,
    level: Level | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each part with hits; if it `mends`, what is proposed is the fix."""
    by_key: dict[Key | Part, list[Hit]] = {}
    for hit in hits:
        by_key.setdefault(form_key(hit.place.key), []).append(hit)
    for key, of_key in by_key.items():
        count = f"等 {len(of_key)} 处" if len(of_key) > 1 else ""
        said = f"{message or rule.message}：“{of_key[0].words}”{count}"
        right = of_key[0].right
        told = remedy or (f"请改为“{right}”" if right else "")
        fix = tuple(edits(_found(hit, case) for hit in of_key)) if mends else ()
        yield rule.found(key, said, told, hits=of_key, fix=fix, level=level)


def _found(hit: Hit, case: Case) -> FoundWords:
    text = text_at(case.draft, hit.place) or ""
    return FoundWords(hit.place, text, hit.begin, hit.end, hit.right or None)


def field_hit(case: Case, key: Key, right: str = "") -> Hit:
    """Return the whole of a field as words that do not fit others."""
    return Hit(Place(key), field_text(case.draft, key), 0, right)


def difference(wrong: str, right: str) -> tuple[int, int, str]:
    """Return begin and end of what differs in a text, not empty, and what should be there."""
    begin = 0
    while begin < min(len(wrong), len(right)) and wrong[begin] == right[begin]:
        begin += 1
    end = 0
    most = min(len(wrong), len(right)) - begin
    while end < most and wrong[-1 - end] == right[-1 - end]:
        end += 1
    last = len(wrong) - end
    if begin == last:  # something is missing: show it with its neighbour
        begin, end = (begin - 1, end) if begin else (begin, end - 1)
        last = len(wrong) - end
    return begin, last, right[begin : len(right) - end]
