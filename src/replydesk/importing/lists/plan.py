"""Planning of the drafts for an assigned list, with their content and file names, beside existing ones.

Pure: the desk's drafts come in as `KnownDrafts`, the files to write go out as `Plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key, Value
from replydesk.importing.lists.assignment import Assignment, RejectedRow, record_of
from replydesk.importing.lists.columns import PROPOSER_PHONE, REMARK
from replydesk.importing.lists.item_identity import Items
from replydesk.importing.lists.understanding import Understood
from replydesk.letter.facts import code_of
from replydesk.letter.kinds import kind_of
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name, free_name
from replydesk.text.dates import parse_day
from replydesk.text.note import Note

SUBJECT_IN_NAME = 30  # Characters of the subject in a file name; a file listing shows about that many
Progress = Callable[[int, int], None]  # Called with the numbers done and in all


@dataclass
class KnownDrafts:
    """The drafts of a desk: items with their file names, folded file names, notes."""

    items: Items[str] = field(default_factory=Items)
    names: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """A draft to be written: the row it is for, and its file name without suffix."""

    row: Assignment
    draft: Draft
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The result of comparing a list with a desk.

    `existing` are the rows whose item has a draft, which is named; `passed` are rows that are no items.
    """

    new: tuple[PlannedDraft, ...] = ()
    existing: tuple[RejectedRow, ...] = ()
    refused: tuple[RejectedRow, ...] = ()
    passed: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def remarks(self) -> tuple[tuple[str, Sequence[RejectedRow | Note]], ...]:
        """Return the remarks by topic, the worst first."""
        return (
            ("不能用的行", self.refused),
            ("说明", self.notes),
            ("已有稿子的行", self.existing),
            ("略过的行", self.passed),
        )

    @property
    def summary(self) -> str:
        """Return the numbers of new drafts, existing drafts and refused rows."""
        return f"新稿子 {len(self.new)} 份，已有 {len(self.existing)} 份，不能用 {len(self.refused)} 行"


def plan_drafts(
    understood: Understood,
    stock: Stock,
    known: KnownDrafts,
    today: date,
    unit: str = "",
    progress: Progress = lambda done, of: None,
) -> Plan:
    """Return the drafts of a list that a desk does not have yet. `unit` answers all items, if it is given.

    `known` is not changed. The file names are free on the desk and differ from each other.
    """
    new: list[PlannedDraft] = []
    existing: list[RejectedRow] = []
    notes = [*understood.notes, *known.notes]
    taken = set(known.names)
    for done, item in enumerate(understood.assignments):
        progress(done, len(understood.assignments))
        if (path := known.items.find(item.item)) is not None:
            existing.append(RejectedRow(item.sheet, item.row, item.place, f"已有稿子 {path}，没有动"))
            continue
        notes += [Note(f"{item.place}：{note}") for note in item.notes]
        profile, note = answering_body(item, stock, unit)
        notes += [Note(f"{item.place}：{note}")] * bool(note)
        draft = new_draft(item, profile, stock, today)
        new.append(PlannedDraft(item, draft, free_name(file_title(item), taken)))
    if not unit and len(stock.profiles) > 1 and any(not draft.row.lead for draft in new):
        first = next(iter(stock.profiles.values())).name
        notes.append(Note(f"有几个单位档案，没有写主办单位的行先写“{first}”"))
    return Plan(tuple(new), tuple(existing), understood.refused, understood.passed, tuple(notes))


def answering_body(item: Assignment, stock: Stock, unit: str = "") -> tuple[Profile, str]:
    """Return the body that answers, with a note: `unit`, or the body of the desk that the row names.

    A row that names none of them goes to the desk's first. Only a profile makes a body a candidate, because a
    list is full of other bodies' names.
    """
    profiles = list(stock.profiles.values())
    if unit:
        return stock.profile_of(unit), _note_on_lead(item, unit)
    for bodies in (item.lead, item.consulted):
        for profile in profiles:
            if any(_means(profile, body) for body in bodies):
                return profile, _note_on_lead(item, profile.name) if bodies is item.consulted else ""
    first = profiles[0] if profiles else Profile()
    return first, _note_on_lead(item, first.name)


def _note_on_lead(item: Assignment, own: str) -> str:
    lead = "、".join(item.lead)
    return f"主办是“{lead}”，稿子照样起草，写明主办单位" if lead and own not in item.lead else ""


def _means(profile: Profile, body: str) -> bool:
    """Return True if a list means this body: by its name, its short name, or the end of one (民政局)."""
    names = [name for name in (profile.name, profile.short_name) if name]
    return body in names or (len(body) > 2 and any(name.endswith(body) for name in names))


def new_draft(item: Assignment, profile: Profile, stock: Stock, today: date) -> Draft:
    """Return the initial draft of an item: the facts of the row, and the body's usual texts."""
    record = record_of(item)
    leads = [body for body in item.lead if not _means(profile, body)]
    others = [body for body in item.consulted if not _means(profile, body)]
    if len(leads) < len(item.lead):  # other leading bodies are consulted if this body leads too
        others, leads = [*leads, *others], []
    code = code_of(profile, kind_of(record))
    year = (parse_day(item.handed_over) or today).year
    values: list[tuple[str, Value]] = [
        (Key.DOCUMENT_NUMBER, item.document_number or (str(DocumentNumber(code, str(year))) if code else "")),
        (Key.RESULT_CLASS, item.result_class),
        (Key.PUBLICITY, item.publicity),
        (Key.CONSULTED, _join_names(others)),
        (Key.CONTACT, item.contact),
        (Key.PHONE, item.phone),
        (Key.LEAD_BODY, _join_names(leads)),
        (Key.HANDED_OVER, item.handed_over),
        (Key.DEADLINE, item.deadline),
        (PROPOSER_PHONE, item.proposer_phone),
        (REMARK, item.remark),
    ]
    own: list[tuple[str, Value]] = [(Key.UNIT, profile.name)] if profile.name else []
    given = [(key, value) for key, value in values if value]
    return stock.new_draft(Draft((*own, *record.fields, *given)))


def _join_names(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def file_title(row: Assignment) -> str:
    """Return a new draft's file name without suffix: 0033-张某某-关于推进社区居家养老服务的建议."""
    people = row.proposers
    first = f"{people[0]}等" if len(people) > 1 or (people and row.joint) else "".join(people)
    known = [part for part in (row.number, first, row.subject[:SUBJECT_IN_NAME]) if part]
    return file_name("-".join(known if len(known) > 1 else [row.item.kind, *known]))
