"""Words found wrong in typed texts, as findings of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from replydesk.draft.locations import Edit
from replydesk.draft.place import Place, attachment_name, form_key
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.rule import Rule
from replydesk.text.changes import with_changes

_SHOWN = 16  # characters of the words that a message quotes


class FoundWords(NamedTuple):
    """Words found wrong: their place, its text, offsets, and what they should be, None if not known."""

    place: Place
    text: str
    begin: int
    end: int
    right: str | None = None

    @property
    def words(self) -> str:
        """Return the words."""
        return self.text[self.begin : self.end]

    @property
    def hit(self) -> Hit:
        """Return them as a hit of a finding."""
        return Hit(self.place, self.words, self.begin, self.right or "")


def findings_by_part(rule: Rule, found: Iterable[FoundWords]) -> Iterator[Finding]:
    """Yield one finding of a rule for each part, with all its words."""
    by_key: dict[str, list[FoundWords]] = {}
    for each in found:
        by_key.setdefault(each.place.key, []).append(each)
    for of_key in by_key.values():
        yield finding(rule, of_key)


def finding(
    rule: Rule,
    found: Sequence[FoundWords],
    message: str = "",
    *,
    also: Iterable[FoundWords] = (),
    level: Level | None = None,
) -> Finding:
    """Return a finding for words of one part, which its message quotes.

    `also` are the words that they contradict or repeat.
    """
    count = f"等 {len(found)} 处" if len(found) > 1 else ""
    said = f"{message or rule.message}：“{shortened(found[0].words)}”{count}"
    return finding_that_says(said, rule, found, also=also, level=level)


def finding_that_says(
    message: str,
    rule: Rule,
    found: Sequence[FoundWords],
    remedy: str = "",
    *,
    also: Iterable[FoundWords] = (),
    level: Level | None = None,
) -> Finding:
    """Return a finding for words of one part with a message of its own; it names the attachment."""
    key = found[0].place.key
    return rule.found(
        form_key(key),
        f"{attachment_name(key)}{message}",
        remedy,
        hits=(each.hit for each in (*found, *dict.fromkeys(also))),
        fix=tuple(edits(found)),
        level=level,
    )


def edits(found: Iterable[FoundWords]) -> Iterator[Edit]:
    """Yield an edit for each text with words that can be put right."""
    by_place: dict[tuple[Place, str], list[tuple[int, int, str]]] = {}
    for place, text, begin, end, right in found:
        if right is not None:
            by_place.setdefault((place, text), []).append((begin, end, right))
    for (place, text), changes in by_place.items():
        yield Edit(place, text, with_changes(text, changes))


def shortened(words: str) -> str:
    """Return words as a message quotes them."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 4]}……"
