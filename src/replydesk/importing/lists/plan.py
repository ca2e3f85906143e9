"""Planning of the drafts for an assigned list, with their content and file names, beside existing ones.

Pure: the desk's drafts come in as `KnownDrafts`, the files to write go out as `Plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.kept import OTHER_ASSISTING
from replydesk.draft.model import Draft, Key, Value
from replydesk.importing.lists.assignment import Assignment, RejectedRow, record_of
from replydesk.importing.lists.bodies import Duty, duty_in
from replydesk.importing.lists.cells import short
from replydesk.importing.lists.columns import DUTY, PROPOSER_PHONE, REMARK, SEPARATE
from replydesk.importing.lists.duties import ItemTask, OwnBodies
from replydesk.importing.lists.item_identity import Item, Items
from replydesk.importing.lists.remarks import ListRemark, RowPlace, Weight, grouped, loss, named_rows, plain
from replydesk.importing.lists.understanding import Understood
from replydesk.letter.facts import code_of
from replydesk.letter.kinds import PROPOSAL, kind_of, related
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name, free_name
from replydesk.text.dates import parse_day
from replydesk.text.natural_order import NaturalKey, natural_key
from replydesk.text.note import Note

SUBJECT_IN_NAME = 30  # Characters of the subject in a file name; a file listing shows about that many
ASSISTING = "会办意见"  # Ends the kind of a letter to the body that leads, and the name of its file
_FEW = 5  # rows told one by one
_NO_UNIT = "还没有单位档案，稿子里先不写单位；先建好单位档案再导入，就能分清主办、会办"
Remarks = tuple[tuple[str, Sequence[RejectedRow | Note]], ...]  # By topic
Progress = Callable[[int, int], None]  # Called with the numbers done and in all


@dataclass
class KnownDrafts:
    """The drafts of a desk: items with their file names, the kinds of those, folded file names, notes.

    `assisting` are the items of drafts to bodies that lead, `items` those of others; `subjects` are by file.
    """

    items: Items[str] = field(default_factory=Items)
    assisting: Items[str] = field(default_factory=Items)
    subjects: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, item: Item, kind: str, name: str) -> None:
        """Record a draft of an item."""
        (self.assisting if ASSISTING in kind else self.items).add(item, name)
        self.kinds[name], self.subjects[name] = kind, item.subject

    def find(self, item: Item, is_beside: bool = False) -> str | None:
        """Return the file of an item's draft; if `is_beside`, only of one that assists another draft."""
        places = (self.assisting,) if is_beside else (self.items, self.assisting)
        return next((found for each in places if (found := each.find(item)) is not None), None)


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """A draft to be written: the row it is for, and its file name without suffix.

    `is_beside` is True for the opinion of a body whose desk also answers the item by another one.
    """

    row: Assignment
    draft: Draft
    name: str
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The result of comparing a list with a desk.

    `existing` are the rows whose item has a draft, which is named; `passed` are rows that are no items;
    `others` are rows for other bodies. `losses`, `changes` and `notes` are remarks, the same text once.
    """

    new: tuple[PlannedDraft, ...] = ()
    existing: tuple[RejectedRow, ...] = ()
    refused: tuple[RejectedRow, ...] = ()
    passed: tuple[RejectedRow, ...] = ()
    others: tuple[RejectedRow, ...] = ()
    losses: tuple[Note, ...] = ()
    changes: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def first_remarks(self) -> Remarks:
        """Return the remarks on what is lost, missing or changed, by topic, the worst first."""
        return (
            ("不能用的行", self.refused),
            ("没有起草的行", _told_once(self.others)),
            ("请核对", self.losses),
            ("照这样理解", self.changes),
        )

    @property
    def harmless_remarks(self) -> Remarks:
        """Return the other remarks by topic."""
        return (
            ("已有稿子的行", _told_in_brief(self.existing, "已有稿子，没有动")),
            ("略过的行", _told_once(self.passed)),
            ("说明", self.notes),
        )

    @property
    def remarks(self) -> Remarks:
        """Return all remarks by topic, the worst first."""
        return (*self.first_remarks, *self.harmless_remarks)

    @property
    def summary(self) -> str:
        """Return the numbers of new drafts, existing drafts and refused rows, and of those for others."""
        others = f"，没有起草 {len(self.others)} 行" if self.others else ""
        return (
            f"新稿子 {len(self.new)} 份，已有 {len(self.existing)} 份，不能用 {len(self.refused)} 行{others}"
        )


def _told_once(rows: Sequence[RejectedRow]) -> list[Note]:
    """Return the rows with their reasons; of one reason together."""
    found: dict[str, list[RejectedRow]] = {}
    for row in rows:
        found.setdefault(row.reason, []).append(row)
    notes = []
    for reason, same in found.items():
        places = [row.row_place for row in same]
        which = named_rows(places)
        if len(same) <= _FEW and any(row.item for row in same):
            which = "；".join(f"{row.place}{row.item}" for row in same)
        notes.append(Note(f"{reason}，{len(same)} 行（{which}）" if len(same) > 1 else str(same[0])))
    return notes


def _named(item: Assignment) -> str:
    """Return an item as told after its row: “关于甲的建议”，县教育局主办."""
    leads = "、".join(item.bodies.lead or item.bodies.separate)
    lead = f"，{short(leads)}{'主办' if item.bodies.lead else '分办'}" if leads else ""
    return f"“{short(item.subject or item.number)}”{lead}"


def _told_in_brief(rows: Sequence[RejectedRow], reason: str) -> Sequence[RejectedRow | Note]:
    """Return the rows one by one, or one line for many."""
    if len(rows) <= _FEW:
        return rows
    return (Note(f"{reason}，{len(rows)} 行（{named_rows([row.row_place for row in rows])}）"),)


def plan_drafts(
    understood: Understood,
    stock: Stock,
    known: KnownDrafts,
    today: date,
    unit: str = "",
    progress: Progress = lambda done, of: None,
    *,
    usual: str = "",
) -> Plan:
    """Return the drafts of a list that a desk does not have yet, in the order of their numbers.

    `unit` chooses the desk's body that the list is for; without it `usual` has the rows that name no body.
    `known` is not changed. The file names are free on the desk and differ from each other.
    """
    planning = _ListPlanning(stock, known, today)
    profiles = [stock.profile_of(unit)] if unit else _profiles(stock, usual)
    if not profiles:
        planning.notes.append(Note(_NO_UNIT))
    own = OwnBodies(profiles, understood.assignments)
    items = sorted(understood.assignments, key=_order)
    for done, item in enumerate(items):
        progress(done, len(items))
        for place, task in enumerate(own.tasks(item)):
            planning.take(item, task, is_beside=place > 0)
    if not unit and len(profiles) > 1 and any(not draft.row.bodies.all for draft in planning.new):
        planning.notes.append(Note(f"有几个单位档案，没有写主办单位的行先写“{profiles[0].name}”"))
    losses = grouped(planning.said, Weight.LOSS)
    return Plan(
        tuple(planning.new),
        tuple(planning.existing),
        understood.refused,
        understood.passed,
        tuple(planning.others),
        (*understood.notes, *known.notes, *planning.notes, *losses),
        grouped(planning.said, Weight.CHANGE),
        (*grouped(planning.said, Weight.PLAIN), *understood.kept),
    )


def _profiles(stock: Stock, usual: str) -> list[Profile]:
    """Return the profiles of a desk's units, that of the usual one first."""
    first = stock.unit_named(usual)
    return [unit.profile for unit in sorted(stock.units, key=lambda unit: unit is not first)]


def _order(item: Assignment) -> tuple[bool, NaturalKey]:
    return item.item.kind == PROPOSAL.name, natural_key(item.number)


class _ListPlanning:
    """A plan while it is being made: drafts, rows without one, and what is to be said of the rows."""

    def __init__(self, stock: Stock, known: KnownDrafts, today: date) -> None:
        self.stock = stock
        self.known = known
        self.today = today
        self.taken = set(known.names)
        self.new: list[PlannedDraft] = []
        self.existing: list[RejectedRow] = []
        self.others: list[RejectedRow] = []
        self.notes: list[Note] = []
        self.said: list[tuple[RowPlace, ListRemark]] = []

    def take(self, item: Assignment, task: ItemTask | ListRemark, is_beside: bool) -> None:
        """Plan the draft of an item, unless it is for another body or the desk has one."""
        if isinstance(task, ListRemark):
            self.others.append(RejectedRow(item.sheet, item.row, item.place, task.text, _named(item)))
            return
        if (path := self.known.find(item.item, is_beside)) is not None:
            self.existing.append(RejectedRow(item.sheet, item.row, item.place, f"已有稿子 {path}，没有动"))
            self._compare(item, task, path)
            return
        duty = plain(_DUTIES[task.duty])
        for remark in (
            *(() if is_beside else item.notes),
            *task.remarks,
            *([duty] if item.bodies.all or item.own_duty else []),
        ):
            self.said.append((item.row_place, remark))
        draft = new_draft(item, task, self.stock, self.today)
        self.new.append(
            PlannedDraft(item, draft, free_name(file_title(item, task.duty), self.taken), is_beside)
        )

    def _compare(self, item: Assignment, task: ItemTask, path: str) -> None:
        """Tell of a draft whose item has another subject, or of one to the proposers if the body assists."""
        before = self.known.subjects.get(path, "")
        if before and item.item.subject and before != item.item.subject:
            said = f"已有稿子 {path} 的编号相同，案由却不同（清单里是“{item.subject[:20]}”），没有动，请核对"
            self.said.append((item.row_place, loss(said)))
            return
        kind = self.known.kinds.get(path, "")
        if task.duty is Duty.ASSIST and ASSISTING not in kind:
            said = f"已有稿子 {path} 是“{kind or '代表建议'}”，清单里本单位却是会办，请核对"
            self.said.append((item.row_place, loss(said)))


_DUTIES = {
    Duty.LEAD: "由本单位主办",
    Duty.SEPARATE: "由本单位分办，单独答复",
    Duty.ASSIST: "由本单位会办，起草会办意见，送主办单位",
}


def new_draft(item: Assignment, task: ItemTask, stock: Stock, today: date) -> Draft:
    """Return the initial draft of an item: the facts of the row, and the body's usual texts."""
    record = record_of(item)
    profile = task.profile
    if is_assisting := task.duty is Duty.ASSIST:
        record = record.with_field(Key.KIND, related(kind_of(record), ASSISTING).name)
    leads, consulted = task.leads, task.assisting
    if task.duty is Duty.LEAD and item.bodies.lead and len(leads) < len(item.bodies.lead):
        consulted, leads = (*leads, *consulted), ()  # if this body leads too, the other ones are consulted
    if task.duty is Duty.SEPARATE:
        leads = ()
    code = code_of(profile, kind_of(record))
    year = (parse_day(item.handed_over) or today).year
    more = dict(item.more)
    values: list[tuple[str, Value]] = [
        (Key.DOCUMENT_NUMBER, item.document_number or (str(DocumentNumber(code, str(year))) if code else "")),
        (Key.RESULT_CLASS, item.result_class),
        (Key.PUBLICITY, item.publicity),
        (Key.CONSULTED, "" if is_assisting else _join_names(consulted)),
        (Key.OFFICE, more.pop(Key.OFFICE, "")),
        (Key.CONTACT, item.contact),
        (Key.PHONE, item.phone),
        (Key.LEAD_BODY, _join_names(leads)),
        (Key.HANDED_OVER, item.handed_over),
        (Key.DEADLINE, item.deadline),
        (PROPOSER_PHONE, item.proposer_phone),
        (REMARK, item.remark),
    ]
    if duty_in(more.get(DUTY, "")) not in (None, task.duty):  # of another body of the item
        more[DUTY] = str(task.duty)
    if is_assisting:
        more.setdefault(OTHER_ASSISTING, _join_names(consulted))
    if task.separate:
        more.setdefault(SEPARATE, _join_names(task.separate))
    own: list[tuple[str, Value]] = [(Key.UNIT, stock.key_of(profile))] if profile.name else []
    given = [(key, value) for key, value in (*values, *more.items()) if value]
    return stock.new_draft(Draft((*own, *record.fields, *given)))


def _join_names(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def file_title(row: Assignment, duty: Duty = Duty.LEAD) -> str:
    """Return a new draft's file name without suffix: 0033-张某某-关于推进社区居家养老服务的建议."""
    people = row.proposers
    first = f"{people[0]}等" if len(people) > 1 or (people and row.joint) else "".join(people)
    if "等" in first:
        first = f"{first.partition('等')[0]}等"
    known = [part for part in (row.number, first, row.subject[:SUBJECT_IN_NAME]) if part]
    known = known if len(known) > 1 else [row.item.kind, *known]
    return file_name("-".join([*known, *([ASSISTING] if duty is Duty.ASSIST else [])]))
