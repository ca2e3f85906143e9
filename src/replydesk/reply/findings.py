"""Findings: a problem of a field, its level and its remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from replydesk.draft.locations import Edit, apply_edits
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text, text_at
from replydesk.text.changes import with_changes
from replydesk.text.full_width import with_plain_digits


class Level(Enum):
    """The weight of a finding; the values are shown to the clerk."""

    ERROR = "错误"  # the letter would be wrong: export stops unless forced
    SUSPECTED = "疑似"  # probably wrong
    HINT = "提示"  # worth a look
    OPEN = "待定"  # filled in at signing: the letter is a draft until then
    INFO = "说明"  # done by the layout itself; nothing to do


class Ruling(NamedTuple):
    """One of the ways to settle what only the clerk can decide: its name, and the edits that record it."""

    name: str
    edits: tuple[Edit, ...]


class Hit(NamedTuple):
    """Words found wrong: the text they stand in, their offsets in it, and what they should be.

    `right` is "" if nothing is proposed. An offset counts in the text of `text_at`.
    """

    place: Place
    words: str
    begin: int = 0
    right: str = ""

    @property
    def end(self) -> int:
        """Return the offset behind the words."""
        return self.begin + len(self.words)


class Finding(NamedTuple):
    """One problem: the field, the message and the remedy.

    `rule` and `source` are those of the rule that found it, `hits` the words found.
    """

    level: Level
    key: str
    message: str
    remedy: str
    is_missing: bool = False  # not written yet, rather than wrong
    places: tuple[Place, ...] = ()  # the texts concerned, if not the whole field
    fix: tuple[Edit, ...] = ()  # edits that correct it, if the remedy is mechanical
    rulings: tuple[Ruling, ...] = ()  # if the clerk must decide; correcting all makes none
    rule: str = ""  # its id
    source: str = ""  # as shown: 国标 GB/T 9704-2012 7.2.5
    hits: tuple[Hit, ...] = ()

    @property
    def where(self) -> tuple[Place, ...]:
        """Return the texts concerned, as far as known."""
        of_hits = tuple(dict.fromkeys(hit.place for hit in self.hits))
        return self.places or of_hits or tuple(edit.place for edit in self.fix)

    @property
    def is_mended_with_all(self) -> bool:
        """Return True if correcting all corrects it: it has a fix, and that deletes no whole text."""
        return bool(self.fix) and all(edit.after for edit in self.fix)

    @property
    def sort(self) -> str:
        """Return the word by which it is listed and counted: 未填, else its level."""
        return MISSING if self.is_missing else self.level.value

    def __str__(self) -> str:
        return f"[{self.level.value}] {self.key}：{self.message}；{self.remedy}"


_AROUND = 5  # characters shown on both sides of the first words found


def shown_hits(text: str, hits: Sequence[Hit]) -> str:
    """Return the first words found, with the text around them, and how many there are."""
    first, last = max(hits[0].begin - _AROUND, 0), hits[0].end + _AROUND
    excerpt = "……" * (first > 0) + text[first:last] + "……" * (last < len(text))
    return f"“{excerpt}”" + (f"等 {len(hits)} 处" if len(hits) > 1 else "")


def as_typed(finding: Finding, draft: Draft) -> Finding:
    """Return a finding whose words are those of the draft, digits of full width and all.

    Some rules read texts with plain digits, as long as what is typed.
    """
    if all(_is_typed(hit, text_at(draft, hit.place)) for hit in finding.hits):
        return finding
    hits = ((hit, text_at(draft, hit.place)) for hit in finding.hits)
    return finding._replace(
        hits=tuple(
            hit if text is None or _is_typed(hit, text) else hit._replace(words=text[hit.begin : hit.end])
            for hit, text in hits
        )
    )


def _is_typed(hit: Hit, text: str | None) -> bool:
    """Return True unless a text has the words of a hit at its place, but with other digits."""
    if text is None or text.startswith(hit.words, hit.begin):
        return True
    return not with_plain_digits(text).startswith(hit.words, hit.begin)


def with_hits(finding: Finding, hits: Sequence[Hit], draft: Draft) -> Finding:
    """Return a finding of some of its hits, at least one: message, fix and rulings are of these."""
    kept = frozenset(hits)
    parts: dict[Place, tuple[list[Hit], list[Hit]]] = {}
    for hit in finding.hits:
        of_text, left = parts.setdefault(hit.place, ([], []))
        of_text.append(hit)
        left += [hit] if hit in kept else []
    return finding._replace(
        message=message_of(finding, hits, draft),
        hits=tuple(hits),
        fix=tuple(_edits_of(finding.fix, parts)),
        rulings=tuple(Ruling(each.name, tuple(_edits_of(each.edits, parts))) for each in finding.rulings),
    )


def message_of(finding: Finding, hits: Sequence[Hit], draft: Draft) -> str:
    """Return the message of a finding as if it had some of its hits only, at least one."""
    said, now = (shown_hits(text_at(draft, each[0].place) or "", each) for each in (finding.hits, hits))
    return finding.message.replace(said, now)


def _edits_of(edits: Iterable[Edit], parts: Mapping[Place, tuple[list[Hit], list[Hit]]]) -> Iterator[Edit]:
    """Yield the edits that correct some of the hits; one that cannot be parted is left out.

    `parts` are all hits of each text, and those that are kept.
    """
    for edit in edits:
        of_text, kept = parts.get(edit.place, ([], []))
        if kept == of_text:
            yield edit
        elif kept and _with_right(edit.before, of_text) == edit.after:
            yield edit._replace(after=_with_right(edit.before, kept))


def _with_right(text: str, hits: Iterable[Hit]) -> str:
    return with_changes(text, ((each.begin, each.end, each.right) for each in hits if each.right))


MISSING = "未填"  # not written yet
# The words by which findings are listed and counted, in their order.
SORTS = tuple(each.value for each in (Level.ERROR, Level.SUSPECTED, Level.HINT)) + (
    MISSING,
    *(each.value for each in (Level.OPEN, Level.INFO)),
)


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of lists: the worst first, else as they were."""
    return sorted(findings, key=lambda each: SORTS.index(each.sort))


def count_problems(findings: Iterable[Finding]) -> str:
    """Count the findings that need action, by sort: 错误 1　未填 3; "" if there are none."""
    counts = Counter(each.sort for each in findings if each.level is not Level.INFO)
    return "　".join(f"{sort} {counts[sort]}" for sort in SORTS if counts[sort])


def fix_of(draft: Draft, key: Key, right: str) -> tuple[Edit, ...]:
    """Return the edit that sets a field to its right text."""
    return (Edit(Place(key), field_text(draft, key), right),)


def field_hits(draft: Draft, key: str, words: str = "", right: str = "") -> tuple[Hit, ...]:
    """Return words of a field as hits, all of its text unless given; none if the field does not hold them."""
    text = field_text(draft, key)
    words = words or text.strip()
    begin = text.find(words) if words else -1
    return (Hit(Place(key), words, begin, right),) if begin >= 0 else ()


MOST_ROUNDS = 20  # rounds of fixes after which the remaining findings are left


def apply_all_fixes(draft: Draft, found: Callable[[Draft], Iterable[Finding]]) -> tuple[Draft, int]:
    """Apply fixes that delete no whole text, in rounds, as some depend on others; return their count too.

    Paragraphs become headings first, and together: that changes the places of all others.
    """
    count = 0
    for _ in range(MOST_ROUNDS):
        fixes = [each.fix for each in found(draft) if each.is_mended_with_all]
        before = draft
        if headings := [edit for fix in fixes for edit in fix if edit.level]:
            draft = apply_edits(draft, headings)
            count += len(headings)
            continue
        for fix in fixes:
            changed = apply_edits(draft, fix)
            count += changed != draft
            draft = changed
        if draft == before:
            break
    return draft, count


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Return True if any finding is an error."""
    return any(finding.level is Level.ERROR for finding in findings)


def problems(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that need action: all but Level.INFO."""
    return tuple(finding for finding in findings if finding.level is not Level.INFO)


def state_of(findings: tuple[Finding, ...]) -> str:
    """Return the draft's state in lists: 有误, 草稿 (number or date still open) or 可签发."""
    if has_errors(findings):
        return "有误"
    return "草稿" if any(finding.level is Level.OPEN for finding in findings) else "可签发"
