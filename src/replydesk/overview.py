"""The desk at a glance: what the list tells of each draft, and how drafts are found, sorted and grouped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from replydesk.check import Finding, has_errors, problems
from replydesk.draft import PASSAGES, Draft, Key
from replydesk.office import Reply
from replydesk.profile import Profile
from replydesk.record import deadline, kind_of, parse_document_number, proposers
from replydesk.registercheck import Numbers, draft_findings
from replydesk.registry import name_of

SOON = 7
"""Days before the deadline from which a draft is due soon."""

MONTH = 31
"""Days before the deadline up to which a draft is due within a month."""


class Order(StrEnum):
    """What the list is sorted by; the values are shown."""

    NAME = "稿子"
    NUMBER = "文号"
    DEADLINE = "期限"
    MODIFIED = "修改时间"
    PROBLEMS = "问题"


class Grouping(StrEnum):
    """What the drafts of a group have in common; the values are shown."""

    NONE = "不分组"
    STATE = "状态"
    DEADLINE = "期限"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a draft once it has been laid out and checked."""

    state: str
    pages: int
    problems: int
    has_errors: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft as the list knows it: its file and name, when it was changed (seconds), and what it says.

    `trouble` says why the file could not be read. `head` is what is searched first: number, people, subject
    and name; `body` is the text of the letter that was typed. `facts` are None until they are asked for.
    """

    path: Path
    name: str
    modified: float
    trouble: str = ""
    number: str = ""
    proposers: str = ""
    subject: str = ""
    kind: str = ""
    deadline: date | None = None
    head: str = ""
    body: str = ""
    facts: Facts | None = None
    clashes: tuple[Finding, ...] = ()
    """What is wrong with its number beside those of the other drafts and the register."""

    @property
    def problems(self) -> int:
        """How many things ask for something to be done, as far as is known."""
        return (self.facts.problems if self.facts else 0) + len(self.clashes)

    @property
    def has_errors(self) -> bool:
        """Whether something would make a wrong letter."""
        return bool(self.facts and self.facts.has_errors) or has_errors(self.clashes)


def with_clashes(entry: Entry, numbers: Numbers) -> Entry:
    """The entry with what its number comes to among all numbers of the desk."""
    typed = Draft(((Key.DOCUMENT_NUMBER, entry.number),))
    found = tuple(draft_findings(typed, name_of(entry.path), numbers)) if entry.number else ()
    return replace(entry, clashes=found) if found != entry.clashes else entry


def entry_of(path: Path, modified: float, draft: Draft, profile: Profile) -> Entry:
    """The entry of a draft that has been read; its facts are still to come."""
    number, people = draft.get(Key.DOCUMENT_NUMBER), "、".join(proposers(draft))
    subject, kind = draft.get(Key.SUBJECT) or path.stem, kind_of(draft).noun
    return Entry(
        path,
        path.stem,
        modified,
        number=number,
        proposers=people,
        subject=subject,
        kind=kind,
        deadline=deadline(draft, profile),
        head="\n".join((number, draft.get(Key.ITEM_NUMBER), people, subject, kind, path.stem)),
        body=_body(draft),
    )


def unread(path: Path, modified: float, trouble: str = "") -> Entry:
    """The entry of a draft that has not been read yet, or cannot be."""
    return Entry(path, path.stem, modified, trouble, subject=path.stem, head=f"{path.stem}\n{trouble}")


def with_facts(entry: Entry, reply: Reply) -> Entry:
    """The entry with what its reply tells."""
    found = reply.findings
    facts = Facts(reply.state, len(reply.pages.pages), len(problems(found)), has_errors(found))
    return replace(entry, facts=facts)


def matches(entry: Entry, words: Sequence[str], *, in_body: bool) -> bool:
    """Whether every word is found in the entry's head, or in head or body."""
    return all(word in entry.head or in_body and word in entry.body for word in words)


def in_order(entries: Iterable[Entry], order: Order) -> list[Entry]:
    """The entries sorted; those that say nothing of what they are sorted by come last, by name."""
    named = sorted(entries, key=lambda entry: entry.name)
    match order:
        case Order.NUMBER:
            return sorted(named, key=_number_order)
        case Order.DEADLINE:
            return sorted(named, key=lambda entry: entry.deadline or date.max)
        case Order.MODIFIED:
            return sorted(named, key=lambda entry: -entry.modified)
        case Order.PROBLEMS:
            return sorted(named, key=lambda entry: -_weight(entry))
    return named


def grouped(entries: Iterable[Entry], grouping: Grouping, today: date) -> list[tuple[str, list[Entry]]]:
    """The entries in their groups, each with its name; one group without a name if there is no grouping."""
    if grouping is Grouping.NONE:
        return [("", list(entries))]
    names = _STATES if grouping is Grouping.STATE else _TERMS
    groups: dict[str, list[Entry]] = {name: [] for name in names}
    for entry in entries:
        groups[_state(entry) if grouping is Grouping.STATE else _term(entry, today)].append(entry)
    return [(name, members) for name, members in groups.items() if members]


def days_left(entry: Entry, today: date) -> int | None:
    """Days to the deadline, negative once it has passed; None without one."""
    return (entry.deadline - today).days if entry.deadline else None


def term(entry: Entry, today: date, *, with_day: bool) -> str:
    """The deadline in words: 6月12日 剩9天; without the day 剩9天."""
    left = days_left(entry, today)
    if left is None or entry.deadline is None:
        return ""
    words = "今天" if left == 0 else f"剩{left}天" if left > 0 else f"逾{-left}天"
    return f"{entry.deadline.month}月{entry.deadline.day}日 {words}" if with_day else words


def changed(entry: Entry) -> str:
    """When a draft was changed last: 11-22 10:32."""
    return f"{datetime.fromtimestamp(entry.modified):%m-%d %H:%M}" if entry.modified else ""


def summary(entries: Iterable[Entry], today: date) -> str:
    """What the foot of the list says of all drafts."""
    every = list(entries)
    states = [_state(entry) for entry in every]
    counts = [f"{name} {states.count(name)}" for name in _STATES[:3]]
    left = [days for entry in every if (days := days_left(entry, today)) is not None]
    late, soon = sum(days < 0 for days in left), sum(0 <= days <= SOON for days in left)
    counts += [f"逾期 {late}"] if late else []
    counts += [f"七日内到期 {soon}"] if soon else []
    return f"共 {len(every)} 件　" + "　".join(counts)


_STATES = ("可签发", "草稿", "有误", "打不开", "还在看")
_TERMS = ("逾期", "七日内", "一个月内", "以后", "没有期限")


def _state(entry: Entry) -> str:
    if entry.trouble:
        return "打不开"
    if entry.facts is None:
        return "还在看"
    return "有误" if entry.has_errors else entry.facts.state


def _term(entry: Entry, today: date) -> str:
    left = days_left(entry, today)
    if left is None:
        return "没有期限"
    return "逾期" if left < 0 else "七日内" if left <= SOON else "一个月内" if left <= MONTH else "以后"


def _number_order(entry: Entry) -> tuple[bool, str, str, int]:
    number = parse_document_number(entry.number)
    if number is None or not number.serial:
        return True, "", "", 0
    return False, number.code, number.year, int(number.serial)


def _weight(entry: Entry) -> int:
    """How urgently a draft asks to be looked at: first those that cannot be read, then those in error."""
    if entry.trouble:
        return 10**6
    return entry.problems + 10**3 * entry.has_errors if entry.facts else -1


def _body(draft: Draft) -> str:
    paragraphs = [*(each for part in PASSAGES for each in draft.passage(part)), *draft.preamble]
    texts = [each.text for each in paragraphs]
    for section in (*draft.sections, *(each for one in draft.attachments for each in one.sections)):
        texts += [section.heading, *(each.text for each in section.paragraphs)]
    return "\n".join(texts)
