"""What the check finds of a planted mistake: at the right words, on which level, and what it proposes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, text_at
from replydesk.reply.findings import Finding, Level
from replydesk.reply.reply import make_reply
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import Theme
from tests.support.planting.catalogue import Case
from tests.support.planting.model import Spot
from tests.support.planting.pool import Clean

_RANKS = (Level.ERROR, Level.SUSPECTED, Level.HINT)
_FIELDS = frozenset(Key)
_ABOUT_PAGES = frozenset(rule.id for rule in RULES if rule.theme in (Theme.PAGES, Theme.PUBLIC))


class Told(NamedTuple):
    """Words that the check tells: its finding, and the text it proposes for the place, None for nothing."""

    finding: Finding
    place: Place
    begin: int
    end: int
    words: str
    proposed: str | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what makes it the same finding in another draft."""
        key = self.finding.rule or self.finding.message
        return (key, str(self.place.key), self.words)


class Result(NamedTuple):
    """What became of a planted mistake.

    `found` are the new findings at its words, the weightiest first; `elsewhere` the other new ones; `fixes`
    tells of each proposal at its words if it gives the right text. `alarms` are what was told before of the
    right words that were added for the mistake to be put into.
    """

    case: Case
    found: tuple[Told, ...]
    elsewhere: tuple[Told, ...]
    fixes: tuple[bool, ...]
    alarms: tuple[Told, ...]

    @property
    def level(self) -> Level | None:
        """Return the weightiest level on which it is told."""
        return self.found[0].finding.level if self.found else None


def judged(case: Case) -> Result:
    """Return what the check finds of a planted mistake and did not find before."""
    planted = case.planted
    names = planted.files or (case.clean.name, case.clean.name)
    is_as_it_was = planted.before == case.clean.draft and not planted.files
    of_clean = _told_of_clean(case.clean)
    before = of_clean if is_as_it_was else told(case.clean, planted.before, names[0])
    new = _new(told(case.clean, planted.after, names[1]), before)
    found = [each for each in new if any(_meets(each, spot) for spot in planted.spots)]
    found.sort(key=lambda each: _RANKS.index(each.finding.level))
    elsewhere = tuple(each for each in new if each not in found)
    alarms = _new(before, of_clean)
    return Result(case, tuple(found), elsewhere, tuple(_fixes(case, found)), tuple(alarms))


_KEPT: dict[int, tuple[Clean, list[Told]]] = {}  # by the identity of the clean replies, which it holds


def _told_of_clean(clean: Clean) -> list[Told]:
    """Return what is told in a clean reply itself; most mistakes are planted right into it."""
    if id(clean) not in _KEPT:
        _KEPT[id(clean)] = clean, told(clean, clean.draft, clean.name)
    return _KEPT[id(clean)][1]


def _new(found: list[Told], before: list[Told]) -> list[Told]:
    """Return what is told and was not told before; equal words count as often as they are told."""
    counts, new = Counter(each.identity for each in before), []
    for each in found:
        if counts[each.identity]:
            counts[each.identity] -= 1
        else:
            new.append(each)
    return new


def told(clean: Clean, draft: Draft, name: str) -> list[Told]:
    """Return the words that the check tells in a draft, without what is missing and what is about pages."""
    findings = make_reply(draft, clean.stock, name).findings
    return [each for finding in findings if _counts(finding) for each in _words_of(draft, finding)]


def _counts(finding: Finding) -> bool:
    is_of_text = finding.rule not in _ABOUT_PAGES
    return finding.level in _RANKS and is_of_text and not finding.is_missing


def _words_of(draft: Draft, finding: Finding) -> Iterator[Told]:
    """Yield the words of a finding's hits; without hits those its edits change, else its fields."""
    edits = [edit for edit in finding.fix if not edit.level]
    if finding.hits:
        mended = {edit.place: edit.after for edit in edits}
        for hit in finding.hits:
            proposed = _proposed(draft, finding, hit.place) or mended.get(hit.place)
            yield Told(finding, hit.place, hit.begin, hit.end, hit.words, proposed)
        return
    for edit in edits:
        yield _of_edit(finding, edit.place, edit.before, edit.after)
    if not edits:
        places = finding.places or ((Place(finding.key),) if finding.key in _FIELDS else ())
        for place in places:
            text = text_at(draft, place) or ""
            yield Told(finding, place, 0, len(text), text)
        if not places:
            yield Told(finding, Place(finding.key), 0, 0, "")


def _proposed(draft: Draft, finding: Finding, place: Place) -> str | None:
    """Return a text as a finding's hits in it propose it, None if they propose nothing."""
    text = text_at(draft, place) or ""
    hits = [hit for hit in finding.hits if hit.place == place and hit.right]
    for hit in sorted(hits, key=lambda each: -each.begin):
        text = text[: hit.begin] + hit.right + text[hit.end :]
    return text if hits else None


def _of_edit(finding: Finding, place: Place, before: str, after: str) -> Told:
    both = enumerate(zip(before, after, strict=False))
    begin = next((i for i, (a, b) in both if a != b), min(len(before), len(after)))
    rest = 0
    while rest < min(len(before), len(after)) - begin and before[-1 - rest] == after[-1 - rest]:
        rest += 1
    end = len(before) - rest
    return Told(finding, place, begin, end, before[begin:end], after)


_MOST = 4  # words found in a text may be so many times as long as the mistake, and some more
_SOME_MORE = 24


def _meets(each: Told, spot: Spot) -> bool:
    """Return True if words are those of a mistake, or touch them where something is lost."""
    if each.place != spot.place:
        return False
    if spot.place.key in _FIELDS:
        return True
    length = spot.end - spot.begin
    if each.end - each.begin > _MOST * length + _SOME_MORE:
        return False
    if length and each.end > each.begin:
        return each.begin < spot.end and spot.begin < each.end
    return each.begin <= spot.end and spot.begin <= each.end


def _fixes(case: Case, found: list[Told]) -> Iterator[bool]:
    planted = case.planted
    proposals = {
        (id(each.finding), each.proposed): None
        for each in found
        if each.proposed is not None and each.place == planted.place
    }
    for _, proposed in proposals:
        yield proposed in planted.right_texts
