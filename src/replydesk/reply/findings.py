"""A finding: what is wrong with a field, how much it weighs, and the remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from replydesk.draft.locations import Edit, apply_edits
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text
from replydesk.letter.facts import DraftFacts


class Level(Enum):
    """How much a finding weighs; the values are shown to the clerk."""

    ERROR = "错误"
    """The letter would be wrong: export stops unless it is forced."""
    WARNING = "提示"
    """Worth a look."""
    OPEN = "待定"
    """Filled in at signing: the letter is a draft until then."""
    INFO = "说明"
    """What the page did by itself; nothing to do."""


class Finding(NamedTuple):
    """One problem: the field, what is wrong with it and what to do."""

    level: Level
    key: str
    message: str
    remedy: str
    is_missing: bool = False
    """Whether nothing has been written yet, rather than something wrong."""
    places: tuple[Place, ...] = ()
    """The texts it is about, where it is about less than the field."""
    fix: tuple[Edit, ...] = ()
    """What puts it right, where the remedy is mechanical."""

    @property
    def where(self) -> tuple[Place, ...]:
        """The texts it is about, as far as they are known."""
        return self.places or tuple(edit.place for edit in self.fix)

    def __str__(self) -> str:
        return f"[{self.level.value}] {self.key}：{self.message}；{self.remedy}"


Rule = Callable[[DraftFacts], Iterator[Finding]]
"""Looks at one field and says what is wrong with it."""


def missing(key: str, remedy: str, message: str = "没有填") -> Finding:
    """The finding that nothing has been written where something must be."""
    return Finding(Level.ERROR, key, message, remedy, is_missing=True)


def fix_of(draft: Draft, key: Key, right: str) -> tuple[Edit, ...]:
    """What puts a field right."""
    return (Edit(Place(key), field_text(draft, key), right),)


MOST_ROUNDS = 20
"""Rounds of mending after which what is still found is left."""


def all_mended(draft: Draft, found: Callable[[Draft], Iterable[Finding]]) -> tuple[Draft, int]:
    """The draft with every finding mended that can be and takes no text out, and how many there were.

    One remedy can wait for another that changes the same text, so `found` looks again after each round.
    """
    count = 0
    for _ in range(MOST_ROUNDS):
        fixes = [each.fix for each in found(draft) if each.fix and all(edit.after for edit in each.fix)]
        before = draft
        for fix in fixes:
            changed = apply_edits(draft, fix)
            count += changed != draft
            draft = changed
        if draft == before:
            break
    return draft, count


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether anything would make a wrong letter."""
    return any(finding.level is Level.ERROR for finding in findings)


def problems(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that ask for something to be done."""
    return tuple(finding for finding in findings if finding.level is not Level.INFO)


def state(findings: tuple[Finding, ...]) -> str:
    """The draft's state in lists: 有误, 草稿 (number or date still open) or 可签发."""
    if has_errors(findings):
        return "有误"
    return "草稿" if any(finding.level is Level.OPEN for finding in findings) else "可签发"
