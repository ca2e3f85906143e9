"""What of the check is passed over: findings for a draft or a unit, and rules a unit switches. Pure.

    略过:
    - 标点重复「，，」 张某某 2026-11-29 10:05

A line names a rule, the words found and who passed them over, when; the program writes it, and reads what
people type. A line without words means every finding of its rule. A draft's lines are in its field 略过, a
unit's in its profile. There 检查 says of a rule that it is 不查, or which level it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Nested
from replydesk.draft.place import field_text
from replydesk.draft.taken.reading import STALE_RULE
from replydesk.draft.workflow import VerdictBy
from replydesk.letter.profile import NOT_CHECKED, Profile
from replydesk.reply.findings import Finding, Hit, Level, message_of, with_hits
from replydesk.text.marks import on_one_line

CUSTOM = "惯例"  # the source whose rules a unit may weigh otherwise
MOST_WORDS = 60  # characters of words found that are kept and compared
_SPACE = "␣"  # is written for words that are nothing but space
_QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’", '"': '"', "'": "'", "＂": "＂", "”": "”"}
NEVER_PASSED = frozenset(
    {STALE_RULE}
)  # rules that no line and no unit switches off: each is settled by itself
_WEIGHED = (Level.ERROR, Level.SUSPECTED, Level.HINT)
_ORIGINAL = "原文"  # suffix of the field that keeps a 略过 that is neither text nor list
_WHEN = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ \u3000T]*([0-9]{1,2})[:：]([0-9]{2}))?"


class PassedOver(NamedTuple):
    """A line of 略过: the rule, the words ("" for all of the rule), who passed it over, when if known."""

    rule: str
    words: str = ""
    who: str = ""
    when: datetime | None = None

    def __str__(self) -> str:
        words = f"「{self.words}」" if self.words else ""
        return f"{self.rule}{words} {self.signed}".strip()

    @property
    def signed(self) -> str:
        """Return who passed it over, and when: 张某某 2026-11-29 10:05."""
        when = f"{self.when:%Y-%m-%d %H:%M}" if self.when else ""
        return f"{self.who} {when}".strip()


class _PassingLine(NamedTuple):
    """A line, whether it is of the unit, and its place among all: the draft's come first."""

    by: PassedOver
    is_of_unit: bool
    order: int


_PassingLines = dict[tuple[str, str], _PassingLine]  # by rule and words


class Passed(NamedTuple):
    """A finding that is passed over, or those of its hits that are, and by which line."""

    finding: Finding
    by: PassedOver
    is_of_unit: bool = False


@dataclass(frozen=True)
class Settled:
    """The findings that are left, at the unit's levels, and those passed over, at theirs."""

    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...] = ()


def parse_passed(line: str) -> PassedOver:
    """Read a line; never fails. Quotes may be of any kind, who and when may be missing or swapped."""
    begin = next((at for at, char in enumerate(line) if char in _QUOTES), len(line))
    if begin == len(line):
        rule, _, rest = " ".join(line.split()).partition(" ")
        return PassedOver(rule.rstrip("：:"), "", *_who_and_when(rest))
    end = line.rfind(_QUOTES[line[begin]], begin + 1)
    end = end if end >= 0 else len(line)
    words = kept_words(line[begin + 1 : end])
    return PassedOver(line[:begin].strip(" \t\u3000：:"), words, *_who_and_when(line[end + 1 :]))


def _who_and_when(text: str) -> tuple[str, datetime | None]:
    found = re.search(_WHEN, text)
    if found is None:
        return _name(text), None
    who = _name(f"{text[: found.start()]} {text[found.end() :]}")
    year, month, day, hour, minute = (int(each or 0) for each in found.groups())
    try:
        return who, datetime(year, month, day, hour, minute)
    except ValueError:
        return who, None


def _name(text: str) -> str:
    return " ".join(re.sub("[，,；;：:（）()「」]", " ", on_one_line(text)).split())


def kept_words(text: str) -> str:
    """Return words found as a line has them: without space, on one line, cut to `MOST_WORDS`."""
    squeezed = on_one_line("".join(text.split()))[:MOST_WORDS]
    return squeezed or (_SPACE if text else "")


def words_of(finding: Finding, draft: Draft) -> tuple[str, ...]:
    """Return the words by which a finding is passed over: of its hits, else its field's text or name."""
    if finding.hits:
        return tuple(dict.fromkeys(kept_words(hit.words or finding.key) for hit in finding.hits))
    text = field_text(draft, finding.key) if finding.key in tuple(Key) else ""
    return (kept_words(text.strip() or finding.key),)


def lines_for(finding: Finding, draft: Draft, by: VerdictBy) -> tuple[PassedOver, ...]:
    """Return the lines that pass over a finding; none for one that no rule has made, or of `NEVER_PASSED`."""
    if not finding.rule or finding.rule in NEVER_PASSED:
        return ()
    when = by.when.replace(second=0, microsecond=0, tzinfo=None)
    who = _name(by.who)
    return tuple(PassedOver(finding.rule, words, who, when) for words in words_of(finding, draft))


def passed_in(draft: Draft) -> tuple[PassedOver, ...]:
    """Return the lines of a draft's 略过."""
    return tuple(map(parse_passed, draft.names(Key.PASSED_OVER)))


def passed_by_unit(profile: Profile) -> tuple[PassedOver, ...]:
    """Return the lines of a unit's 略过."""
    return tuple(map(parse_passed, profile.passed_over))


def pass_over(draft: Draft, finding: Finding, by: VerdictBy) -> Draft:
    """Return the draft with a finding passed over in it."""
    lines = [str(each) for each in lines_for(finding, draft, by)]
    return _with_lines(draft, (*draft.names(Key.PASSED_OVER), *lines)) if lines else draft


def take_back(draft: Draft, line: PassedOver) -> Draft:
    """Return the draft without a line of its 略过."""
    return _with_lines(draft, (each for each in draft.names(Key.PASSED_OVER) if parse_passed(each) != line))


def _with_lines(draft: Draft, lines: Iterable[str]) -> Draft:
    old, new = draft.raw(Key.PASSED_OVER), tuple(lines)
    if isinstance(old, Nested):
        draft = replace(draft, fields=(*draft.fields, (f"{Key.PASSED_OVER}{_ORIGINAL}", old)))
    if new:
        return draft.with_field(Key.PASSED_OVER, new)
    return replace(draft, fields=tuple(each for each in draft.fields if each[0] != Key.PASSED_OVER))


def settle(findings: tuple[Finding, ...], draft: Draft, profile: Profile) -> Settled:
    """Return the findings without those switched off or passed over, at the levels the unit sets.

    Of a finding with several hits, some may be passed over. An error may be passed over, too: it is among
    `passed`, and so seen by who signs.
    """
    lines = _lines_of(draft, profile)
    if not lines and not profile.checks:
        return Settled(findings)
    weighed = [_weighed(each, profile) for each in findings if not _is_switched_off(each, profile)]
    divided = [_kept_and_passed(each, draft, lines) for each in weighed]
    left = (finding for kept, _ in divided for finding in kept)
    return Settled(tuple(left), tuple(each for _, passed in divided for each in passed))


def _is_switched_off(finding: Finding, profile: Profile) -> bool:
    return profile.checks.get(finding.rule) == NOT_CHECKED and finding.rule not in NEVER_PASSED


def _lines_of(draft: Draft, profile: Profile) -> _PassingLines:
    lines: _PassingLines = {}
    for is_of_unit, of_one in ((False, passed_in(draft)), (True, passed_by_unit(profile))):
        for by in of_one:
            lines.setdefault((by.rule, by.words), _PassingLine(by, is_of_unit, len(lines)))
    return lines


def _weighed(finding: Finding, profile: Profile) -> Finding:
    level = profile.checks.get(finding.rule)
    if (
        level is None
        or finding.rule in NEVER_PASSED
        or finding.source != CUSTOM
        or finding.level not in _WEIGHED
    ):
        return finding
    return finding._replace(level=Level(level))


def _kept_and_passed(
    finding: Finding, draft: Draft, lines: _PassingLines
) -> tuple[list[Finding], list[Passed]]:
    """Return what is left of a finding, and what is passed over by each line."""
    if finding.rule in NEVER_PASSED:
        return [finding], []
    if not finding.hits:
        by = _line_for(finding.rule, words_of(finding, draft)[0], lines)
        return ([], [Passed(finding, by.by, by.is_of_unit)]) if by else ([finding], [])
    found: dict[_PassingLine | None, list[Hit]] = {}
    for hit in finding.hits:
        by = _line_for(finding.rule, kept_words(hit.words or finding.key), lines)
        found.setdefault(by, []).append(hit)
    left = found.pop(None, [])
    if not found:
        return [finding], []
    passed = [Passed(_only(finding, hits, draft), by.by, by.is_of_unit) for by, hits in found.items() if by]
    return [with_hits(finding, left, draft)] if left else [], passed


def _only(finding: Finding, hits: list[Hit], draft: Draft) -> Finding:
    """Return a finding of some of its hits; if not of all, only to be told of: nothing corrects them."""
    if len(hits) == len(finding.hits):
        return finding
    message = message_of(finding, hits, draft)
    return finding._replace(message=message, hits=tuple(hits), fix=(), rulings=())


def _line_for(rule: str, words: str, lines: _PassingLines) -> _PassingLine | None:
    """Return the first line that passes over words which a rule has found, None if none does."""
    found = [lines[key] for key in ((rule, ""), (rule, words)) if rule and key in lines]
    return min(found, default=None, key=lambda each: each.order)
