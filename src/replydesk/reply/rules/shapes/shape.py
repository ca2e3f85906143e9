"""The shape of a field: what it should look like, and what in a value does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Finding, Hit, Level, fix_of
from replydesk.reply.rules.rule import Rule
from replydesk.text.full_width import normalized_without_spaces

# A class of Chinese characters, and of other scripts: an exact class takes a millisecond to compile.
HAN = r"[^\W\d_A-Za-z]"


class Fault(NamedTuple):
    """Words of a value that do not fit: `right` is what they should be, "" if that is not known.

    `message`, `remedy` and `level` take the place of the rule's own.
    """

    words: str
    right: str = ""
    message: str = ""
    remedy: str = ""
    level: Level | None = None


Shape = Callable[[str, Kind], Iterator[Fault]]


def finding(rule: Rule, draft: Draft, key: Key, faults: tuple[Fault, ...]) -> Finding:
    """Return the finding of the faults of a field: the first one's message, all their words."""
    text, first = field_text(draft, key), faults[0]
    worst = min((each.level or rule.level for each in faults), key=list(Level).index)
    right = _mended(text, faults)
    said = first.message or f"{rule.message}：“{_short(first.words)}”"
    count = f"等 {len(faults)} 处" if len(faults) > 1 else ""
    return rule.found(
        key,
        said + count,
        first.remedy or (f"请改为“{_short(right)}”" if right != text else rule.remedy),
        hits=(Hit(Place(key), each.words, max(text.find(each.words), 0), each.right) for each in faults),
        fix=fix_of(draft, key, right) if right != text else (),
        level=worst,
    )


def _mended(text: str, faults: tuple[Fault, ...]) -> str:
    for each in faults:
        if each.right:
            text = text.replace(each.words, each.right, 1)
    return text


_SHOWN = 30  # characters of a long value in a message


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _SHOWN else f"{one[:_SHOWN]}……"


def put_in_order(key: Key, text: str, kind: Kind) -> str:
    """Return the value as the form writes it when the field is left."""
    from replydesk.letter.typed_values import tidied  # its patterns are compiled when it is loaded

    return tidied(key, text, kind).text


def plain(text: str) -> str:
    """Return a value in half-width form and without blanks, as its grammar reads it."""
    return normalized_without_spaces(text)
