"""Which draft answers which original, by number, title and people; what is not certain is left to the clerk.

One draft takes one original. A match says why; where several drafts fit alike, or two originals fit one
draft alike, none is taken and all are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.letter.facts import proposers, subject
from replydesk.letter.kinds import PROPOSAL, kind_of
from replydesk.letter.original_fields import (
    bare_person,
    may_be_same_session,
    plain_number,
    plain_subject,
)
from replydesk.letter.people import read_people
from replydesk.text.char_diff import likeness

_ALIKE = 0.62  # likeness of two titles from which they may be one item
_NEARLY_SAME = 0.85  # and from which they are, if the people are the same
_CANDIDATES = 12  # drafts with like titles that are looked at closely
_SHOWN = 6  # candidates named

# What a match is worth; two of the same worth count as equal.
_CERTAIN, _LIKELY, _POSSIBLE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class DraftHead:
    """The item of a draft in a normal spelling; `title` is the subject as typed."""

    path: Path
    is_proposal: bool | None
    session: str
    number: str
    title: str
    people: frozenset[str]
    has_original: bool = False


class DraftCandidate(NamedTuple):
    """A draft that an original may belong to, and why: 编号、案由、提出人相同; `differs` is what is not."""

    path: Path
    why: str
    worth: int = 0
    differs: str = ""


class OriginalMatch(NamedTuple):
    """An original with its draft, None if that is not certain; `others` are likely ones, the best first."""

    original: Original
    draft: Path | None
    why: str
    others: tuple[DraftCandidate, ...] = ()


def head_of(path: Path, draft: Draft, *, has_original: bool = False) -> DraftHead:
    """Return what matching needs to know of a draft."""
    is_known = bool(draft.get(Key.KIND) or draft.get(Key.SESSION))
    people = (each for name in proposers(draft) for each in read_people(name).names or (name,))
    return DraftHead(
        path,
        (kind_of(draft).congress == PROPOSAL.congress) if is_known else None,
        draft.get(Key.SESSION),
        plain_number(draft.get(Key.ITEM_NUMBER)),
        subject(draft),
        frozenset(map(bare_person, people)),
        has_original,
    )


def match_originals(originals: Sequence[Original], heads: Iterable[DraftHead]) -> tuple[OriginalMatch, ...]:
    """Return a match for each original, in their order."""
    index = _Index(tuple(heads))
    found = [index.candidates(each) for each in originals]
    best = [_best(each) for each in found]
    wanted: dict[Path, list[int]] = defaultdict(list)
    for place, chosen in enumerate(best):
        if chosen:
            wanted[chosen.path].append(place)
    clashing: set[int] = set()
    for places in wanted.values():
        worth = max(found[place][0].worth for place in places)
        winners = [place for place in places if found[place][0].worth == worth]
        clashing |= {place for place in places if len(winners) > 1 or place not in winners}
    return tuple(
        _match(original, candidates, None if place in clashing else best[place], place in clashing)
        for place, (original, candidates) in enumerate(zip(originals, found, strict=True))
    )


def _match(
    original: Original, candidates: Sequence[DraftCandidate], chosen: DraftCandidate | None, is_clash: bool
) -> OriginalMatch:
    others = tuple(each for each in candidates if each != chosen)[:_SHOWN]
    if chosen:
        return OriginalMatch(original, chosen.path, chosen.why, others)
    if is_clash:
        return OriginalMatch(original, None, "另一份原件也对得上这份稿子，请选", others)
    if not candidates:
        return OriginalMatch(original, None, "没有对得上的稿子")
    same = [each for each in candidates if each.worth == candidates[0].worth]
    why = f"有 {len(same)} 份稿子都对得上，请选" if len(same) > 1 else f"只是{candidates[0].why}，请核对"
    return OriginalMatch(original, None, why, others)


def _best(candidates: Sequence[DraftCandidate]) -> DraftCandidate | None:
    """Return the one candidate that is certain or likely, None if there are two such or none."""
    if not candidates or candidates[0].worth < _LIKELY:
        return None
    is_alone = len(candidates) == 1 or candidates[1].worth < candidates[0].worth
    return candidates[0] if is_alone else None


class _Index:
    """The drafts of a desk by number, title, pairs of characters of the title, and people."""

    def __init__(self, heads: tuple[DraftHead, ...]) -> None:
        self._heads = heads
        self._titles = [plain_subject(head.title) for head in heads]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        for place, (head, title) in enumerate(zip(heads, self._titles, strict=True)):
            if head.number:
                self._numbers[head.number].append(place)
            for pair in set(pairwise(title)):
                self._pairs["".join(pair)].append(place)

    def candidates(self, original: Original) -> tuple[DraftCandidate, ...]:
        """Return the drafts an original may belong to, the best first; those without an original before."""
        wanted = _Wanted.of(original)
        found = []
        for place in self._near(wanted):
            head = self._heads[place]
            if judged := _judge(wanted, head, self._titles[place]):
                candidate = DraftCandidate(head.path, judged[1], judged[0], _differs(wanted, head))
                found.append((judged[0], not head.has_original, candidate))
        found.sort(key=lambda each: (-each[0], not each[1], each[2].path.name))
        return tuple(each for _, _, each in found)

    def _near(self, wanted: _Wanted) -> list[int]:
        counted = Counter(
            place for pair in set(pairwise(wanted.title)) for place in self._pairs.get("".join(pair), ())
        )
        by_title = [place for place, _ in counted.most_common(_CANDIDATES)]
        return list(dict.fromkeys((*self._numbers.get(wanted.number, ()), *by_title)))


class _Wanted(NamedTuple):
    """The item of an original in a normal spelling."""

    is_proposal: bool | None
    session: str
    number: str
    title: str
    people: frozenset[str]

    @classmethod
    def of(cls, original: Original) -> _Wanted:
        people = (*original.first, *original.joint)
        return cls(
            original.kind == PROPOSAL.name if original.kind else None,
            original.session,
            plain_number(original.number),
            plain_subject(original.subject),
            frozenset(map(bare_person, people)),
        )


def _judge(wanted: _Wanted, head: DraftHead, title: str) -> tuple[int, str] | None:
    """Return what a draft is worth for an original, and why; None if it is surely another item."""
    if None not in (wanted.is_proposal, head.is_proposal) and wanted.is_proposal != head.is_proposal:
        return None
    is_other_session = bool(
        wanted.session and head.session and not may_be_same_session(head.session, wanted.session)
    )
    has_numbers = bool(wanted.number and head.number)
    is_numbered = has_numbers and wanted.number == head.number
    like = likeness(wanted.title, title) if wanted.title and title else 0.0
    is_titled = like == 1.0
    shared = wanted.people & head.people
    signs = (("编号", is_numbered), ("案由", is_titled), ("提出人", bool(shared)))
    why = "、".join(name for name, is_so in signs if is_so)
    why = f"{why}相同" if why else "案由相近"
    if is_other_session:
        return _of_other_session(wanted, head, why, is_numbered=is_numbered, is_titled=is_titled)
    if has_numbers and not is_numbered:
        return (_POSSIBLE, f"{why}，编号不同") if is_titled else None
    is_other = bool(wanted.title and title) and like < _ALIKE and not shared
    if is_numbered:
        return (_POSSIBLE, f"{why}，案由不同") if is_other else (_CERTAIN + is_titled, why)
    has_people = bool(wanted.people and head.people)
    if is_titled:
        return (_CERTAIN, why) if shared else (_POSSIBLE if has_people else _LIKELY, why)
    if like >= _NEARLY_SAME:
        return (_LIKELY if shared else _POSSIBLE), why if not shared else f"{why}，案由相近"
    return (_POSSIBLE, f"{why}，案由相近" if shared else why) if like >= _ALIKE else None


def _of_other_session(
    wanted: _Wanted, head: DraftHead, why: str, *, is_numbered: bool, is_titled: bool
) -> tuple[int, str] | None:
    """Return what a draft of another session is worth: it is shown, never taken, if all else agrees.

    The session may be mistyped; the same title from the same people with another number is last year's item.
    """
    has_shared = bool(wanted.people & head.people)
    has_numbers = bool(wanted.number and head.number)
    if not is_titled or not (is_numbered or (has_shared and not has_numbers)):
        return None
    is_other_person = bool(wanted.people and head.people) and not has_shared
    if is_other_person:
        return None
    return _POSSIBLE, f"{why}，届次不同"


def _differs(wanted: _Wanted, head: DraftHead) -> str:
    """Return what a draft's number and session are and what the original's are, if they differ."""
    number = f"编号稿子是“{head.number}”，原件是“{wanted.number}”"
    session = f"届次稿子是“{head.session}”，原件是“{wanted.session}”"
    has_sessions = bool(wanted.session and head.session)
    parts = [number] if wanted.number and head.number and wanted.number != head.number else []
    parts += [session] if has_sessions and not may_be_same_session(head.session, wanted.session) else []
    return "；".join(parts)
