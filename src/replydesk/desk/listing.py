"""The list of drafts of a desk: the facts of each, and finding, sorting and grouping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter
from pathlib import Path

from replydesk.draft.document_number import standard_parts
from replydesk.draft.kept import OTHER_ASSISTING, filled_fields, kept_words
from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.stages import RESIGN, SIGNED, STATE_WORDS, Stage, Verdict
from replydesk.draft.workflow import Record, WorkflowState, days_kept, workflow_state
from replydesk.letter.facts import (
    DraftFacts,
    item_number,
    lead_bodies,
    proposer_names,
    proposers,
    subject,
)
from replydesk.letter.item_order import LAST, item_order, order_of_name
from replydesk.letter.kinds import kind_of
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, has_errors, problems
from replydesk.reply.registers.agreement import Numbers, draft_findings
from replydesk.reply.reply import Reply, letter_digest
from replydesk.reply.stock import Stock
from replydesk.text.characters import one_line
from replydesk.text.dates import local_time
from replydesk.text.natural_order import natural_key

_SHORT = 4  # characters of a deadline without its day: 逾期3天
SOON = 7  # days before the deadline from which a draft is due soon
READY = "可签发"  # the state of a draft with nothing left open
OFFICE, LEADING, ASSISTING = str(Key.OFFICE), "主办", "会办"  # further columns, beside those kept from lists
REMARKS = str(Key.REMARKS)  # the column of the remarks that are open
MONTH = 31  # days before the deadline up to which a draft is due within a month


class Order(StrEnum):
    """A sort order of the list; the values are shown."""

    ITEM = "编号"
    NAME = "稿子"
    NUMBER = "文号"
    DEADLINE = "期限"
    MODIFIED = "修改时间"
    PROBLEMS = "问题"


class Grouping(StrEnum):
    """The property shared by the drafts of a group; the values are shown."""

    NONE = "不分组"
    STAGE = "环节"
    DEADLINE = "期限"
    STATE = "状态"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a draft that has been laid out and checked."""

    state: str
    pages: int
    problems: int
    has_errors: bool
    is_changed: bool = False  # the text differs from the one passed


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """One draft in the list: its file and name, when it was changed (seconds), and its fields."""

    path: Path
    name: str
    modified: float
    trouble: str = ""  # why the file could not be read
    number: str = ""
    item: str = ""  # the item's number
    item_order: str = LAST
    proposers: str = ""  # as lists name them
    subject: str = ""
    kind: str = ""
    more: tuple[tuple[str, str], ...] = ()  # name and text of each further column with a value
    deadline: date | None = None
    head: str = ""  # searched first: number, people, subject and name
    body: str = ""  # the typed text of the letter
    standing: WorkflowState = WorkflowState()  # noqa: RUF009 - frozen
    facts: Facts | None = None  # None until they are computed
    remarks: int = 0  # that are open
    clashes: tuple[Finding, ...] = ()  # problems of its number beside those of other drafts and the register

    @property
    def problems(self) -> int:
        """Return the count of findings that need action, as far as known."""
        return (self.facts.problems if self.facts else 0) + len(self.clashes)

    @property
    def has_errors(self) -> bool:
        """Return True if something would make a wrong letter."""
        return bool(self.facts and self.facts.has_errors) or has_errors(self.clashes)


def with_clashes(entry: ListedDraft, key: str, numbers: Numbers) -> ListedDraft:
    """Return the entry with the problems of its number among all of the desk; `key` is the draft's."""
    found = tuple(draft_findings(entry.number, key, numbers))
    return replace(entry, clashes=found) if found != entry.clashes else entry


def entry_of(path: Path, modified: float, draft: Draft, profile: Profile) -> ListedDraft:
    """Return the entry of a draft just read, without facts."""
    number, people = draft.get(Key.DOCUMENT_NUMBER), proposer_names(draft)
    kind = kind_of(draft)
    searched = (
        number,
        _number_words(draft),
        *dict.fromkeys((people, "、".join(proposers(draft)))),
        *lead_bodies(draft),
        draft.get(Key.SUBJECT) or path.stem,
        kind.name,
        kind.label,
        draft.get(Key.CONSULTED),
        kept_words(draft),
    )
    return ListedDraft(
        path,
        path.stem,
        modified,
        number=number,
        item=item_number(draft),
        item_order=item_order(draft),
        proposers=people,
        subject=subject(draft) or path.stem,
        kind=kind.label,
        more=tuple(_more(draft)),
        deadline=DraftFacts(draft, profile).deadline,
        head="\n".join((*searched, path.stem)),
        body=_body(draft),
        standing=workflow_state(draft),
        remarks=len(open_remarks(draft)),
    )


def _more(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield name and text of each further column with a value: office, bodies, kept columns of lists."""
    kept = filled_fields(draft)
    assisting = "、".join(filter(None, (draft.get(Key.CONSULTED), kept.pop(OTHER_ASSISTING, ""))))
    own = {OFFICE: draft.get(OFFICE), LEADING: draft.get(Key.LEAD_BODY), ASSISTING: assisting}
    for name, text in (kept | {name: text for name, text in own.items() if text}).items():
        yield name, one_line(text)


def _number_words(draft: Draft) -> str:
    """Return the item's number as typed, and with zeros: 55 is found as 055 and 0055 too."""
    bare = item_number(draft)
    return f"{draft.get(Key.ITEM_NUMBER)}\n{bare.lstrip('0'):>04}" if bare.isdecimal() else bare


def unread_entry(path: Path, modified: float, trouble: str = "") -> ListedDraft:
    """Return the entry of a draft that is not read yet, or cannot be."""
    name = path.stem
    order = LAST if trouble else order_of_name(name)
    return ListedDraft(
        path, name, modified, trouble, item_order=order, subject=name, head=f"{name}\n{trouble}"
    )


def with_facts(entry: ListedDraft, reply: Reply, stock: Stock) -> ListedDraft:
    """Return the entry with the facts of its reply."""
    found = reply.findings
    is_changed = is_changed_since_passed(entry.standing, reply.draft, stock)
    facts = Facts(reply.state, len(reply.pages.pages), len(problems(found)), has_errors(found), is_changed)
    return replace(entry, facts=facts)


def is_changed_since_passed(position: WorkflowState, draft: Draft, stock: Stock) -> bool:
    """Return True if a draft was passed and its letter has changed since."""
    return position.passed is not None and position.is_changed(letter_digest(draft, stock))


def state_now(entry: ListedDraft) -> str:
    """Return the state from which a step begins: a signed draft that was changed since is not 已签."""
    is_to_be_signed = entry.standing.is_signed and entry.facts and entry.facts.is_changed
    return RESIGN if is_to_be_signed else entry.standing.word


def stage_word(entry: ListedDraft) -> str:
    """Return the stage as listed: 核稿; 签发改 if the text was changed after it was passed."""
    if entry.trouble:
        return ""
    return entry.standing.word + ("改" if entry.facts and entry.facts.is_changed else "")


def matches(entry: ListedDraft, words: Sequence[str], *, in_body: bool) -> bool:
    """Return True if every word is found in the entry's head, or in head or body, or names its stage."""
    for word in words:  # for each of ten thousand entries at every key: no generator
        if word in entry.head or (in_body and word in entry.body):
            continue
        if word not in STATE_WORDS or word not in (entry.standing.stage, entry.standing.word):
            return False
    return True


def sort_drafts(entries: Iterable[ListedDraft], order: Order) -> list[ListedDraft]:
    """Return the entries sorted; those without a value for the order come last, by name."""
    named = sorted(entries, key=attrgetter("name"))
    match order:
        case Order.ITEM:
            return sorted(named, key=attrgetter("item_order"))
        case Order.NAME:
            return sorted(named, key=lambda entry: natural_key(entry.name))
        case Order.NUMBER:
            return sorted(named, key=_number_order)
        case Order.DEADLINE:
            return sorted(named, key=lambda entry: entry.deadline or date.max)
        case Order.MODIFIED:
            return sorted(named, key=lambda entry: -entry.modified)
        case Order.PROBLEMS:
            return sorted(named, key=lambda entry: -_weight(entry))


def group_drafts(
    entries: Iterable[ListedDraft], grouping: Grouping, today: date
) -> list[tuple[str, list[ListedDraft]]]:
    """Return the entries in their groups, each with its name; one unnamed group without a grouping."""
    if grouping is Grouping.NONE:
        return [("", list(entries))]
    names, group_of = _GROUPS[grouping]
    groups: dict[str, list[ListedDraft]] = {name: [] for name in names}
    for entry in entries:
        groups[group_of(entry, today)].append(entry)
    return [(name, members) for name, members in groups.items() if members]


def days_left(entry: ListedDraft, today: date) -> int | None:
    """Return the days to the deadline, negative if overdue; None without one, or once the letter is out."""
    is_due = entry.deadline and entry.standing.stage is not Stage.SENT
    return (entry.deadline - today).days if entry.deadline and is_due else None


def deadline_text(entry: ListedDraft, today: date, *, with_day: bool) -> str:
    """Format the deadline: 6月12日 剩9天; without the day 剩9天. Of a letter that is out: 6月12日 按时."""
    left, day, sent = days_left(entry, today), day_text(entry.deadline), entry.standing.sent
    if with_day:
        words = sending_text(entry.deadline, sent) if left is None else days_left_text(left)
        return f"{day} {words}".strip()
    words = days_kept(entry.deadline, sent) if left is None else days_left_text(left)
    return words if len(words) <= _SHORT else words.replace("逾期", "逾")


def sending_text(deadline: date | None, sent: date | None) -> str:
    """Return whether a letter was sent in time: 按时, 逾期3天; without a deadline when: 6月10日发出."""
    return days_kept(deadline, sent) or (f"{day_text(sent)}发出" if sent else "")


def last_verdict_text(position: WorkflowState) -> list[str]:
    """Return the last verdict in a few words, as a list; [] if there is none."""
    return [verdict_text(position.last)] if position.last else []


def verdict_text(record: Record) -> str:
    """Format a verdict: 5月29日 10:32 王某某 核稿退回：理由."""
    at = record.stage if record.verdict in (Verdict.PASSED, Verdict.RETURNED) else ""
    reason = f"：{record.reason}" if record.reason else ""
    return f"{day_text(record.when.date())} {record.when:%H:%M} {record.who} {at}{record.verdict}{reason}"


def day_text(day: date | None) -> str:
    """Format a day of this year or next: 6月12日."""
    return f"{day.month}月{day.day}日" if day else ""


def days_left_text(left: int) -> str:
    """Format the days left: 剩9天, 今天, 逾2天."""
    return "今天" if left == 0 else f"剩{left}天" if left > 0 else f"逾{-left}天"


def modified_text(entry: ListedDraft) -> str:
    """Format the time of the last change: 11-22 10:32."""
    return f"{local_time(entry.modified):%m-%d %H:%M}" if entry.modified else ""


def summary(entries: Iterable[ListedDraft], today: date) -> str:
    """Count all drafts, in a line: total, overdue, due soon, before a supervisor, ready to sign, wrong."""
    count = late = soon = checking = signing = ready = wrong = 0
    last = today + timedelta(SOON)
    for entry in entries:
        count += 1
        position, state = entry.standing, _state(entry, today)
        is_out = position.stage is Stage.SENT
        if entry.deadline and not is_out:
            late += entry.deadline < today
            soon += today <= entry.deadline <= last
        checking += position.stage is Stage.CHECKING
        signing += position.stage is Stage.SIGNING and state_now(entry) != SIGNED
        ready += state == READY and not is_out
        wrong += state == "有误"
    urgent = (("逾期", late), ("七日内", soon), ("待核稿", checking), ("待签发", signing))
    states = ((READY, ready), ("有误", wrong))
    shown = [f"{name} {number}" for name, number in (*urgent, *states) if number]
    return "　".join((f"共 {count} 件", *shown))


_UNREAD = "打不开"
_STATES = (READY, "草稿", "有误", _UNREAD, "还在看")
_TERMS = ("逾期", "七日内", "一个月内", "以后", "没有期限", "已发")


def _stage(entry: ListedDraft, today: date) -> str:
    return _UNREAD if entry.trouble else entry.standing.word


def _state(entry: ListedDraft, today: date) -> str:
    if entry.trouble:
        return _UNREAD
    if entry.facts is None:
        return "还在看"
    return "有误" if entry.has_errors else entry.facts.state


def _term(entry: ListedDraft, today: date) -> str:
    left = days_left(entry, today)
    if left is None:
        return "已发" if entry.standing.stage is Stage.SENT else "没有期限"
    return "逾期" if left < 0 else "七日内" if left <= SOON else "一个月内" if left <= MONTH else "以后"


# The names of the groups in their order, and the function that returns the name of an entry's group.
_GROUPS: dict[Grouping, tuple[tuple[str, ...], Callable[[ListedDraft, date], str]]] = {
    Grouping.STAGE: ((*STATE_WORDS, _UNREAD), _stage),
    Grouping.DEADLINE: (_TERMS, _term),
    Grouping.STATE: (_STATES, _state),
}


def _number_order(entry: ListedDraft) -> tuple[bool, str, str, int]:
    code, year, serial = standard_parts(entry.number) or ("", "", "")
    return (False, code, year, int(serial)) if serial else (True, "", "", 0)


def _weight(entry: ListedDraft) -> int:
    """Return how urgent a draft is, for sorting: unreadable ones first, then those with errors."""
    if entry.trouble:
        return 10**6
    return entry.problems + 10**3 * entry.has_errors if entry.facts else -1


def _body(draft: Draft) -> str:
    return "\n".join(text for _, text in typed_texts(draft))
