"""The drafts that an assigned list asks for: what each begins with, its file's name, which are there already.

Pure: what the desk holds comes in as `Known`, what is to be written goes out as `Plan`.
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
from replydesk.letter.facts import kind_of
from replydesk.letter.profile import Profile
from replydesk.reply.reply import Office
from replydesk.text.characters import file_name, free_name
from replydesk.text.dates import parse_day
from replydesk.text.note import Note

SUBJECT_IN_NAME = 30
"""Characters of the subject in a file's name; a list of files shows about that many."""

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass
class Known:
    """What a desk holds: its items and the names of their files, names of files folded, notes."""

    items: Items[str] = field(default_factory=Items)
    names: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """A draft to be written: the row it is for, and the name of its file without suffix."""

    row: Assignment
    draft: Draft
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list comes to on a desk.

    `existing` are the rows whose item has a draft, and which; `passed` those that are no items.
    """

    new: tuple[PlannedDraft, ...] = ()
    existing: tuple[RejectedRow, ...] = ()
    refused: tuple[RejectedRow, ...] = ()
    passed: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def remarks(self) -> tuple[tuple[str, Sequence[RejectedRow | Note]], ...]:
        """What there is to say, by what it is about; the worst first."""
        return (
            ("不能用的行", self.refused),
            ("说明", self.notes),
            ("已有稿子的行", self.existing),
            ("略过的行", self.passed),
        )

    @property
    def counted(self) -> str:
        """How many drafts and rows there are of each sort."""
        return f"新稿子 {len(self.new)} 份，已有 {len(self.existing)} 份，不能用 {len(self.refused)} 行"


def plan_drafts(
    understood: Understood,
    office: Office,
    known: Known,
    today: date,
    unit: str = "",
    progress: Progress = lambda done, of: None,
) -> Plan:
    """The drafts of a list that a desk does not have yet. `unit` answers all of it, if it is given.

    `known` is left as it is. The names of the files are free on the desk and differ from each other.
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
        notes += [Note(f"{item.place}：{said}") for said in item.notes]
        profile, said = answering(item, office, unit)
        notes += [Note(f"{item.place}：{said}")] * bool(said)
        draft = begun(item, profile, office, today)
        new.append(PlannedDraft(item, draft, free_name(file_title(item), taken)))
    if not unit and len(office.profiles) > 1 and any(not draft.row.lead for draft in new):
        first = next(iter(office.profiles.values())).name
        notes.append(Note(f"有几个单位档案，没有写主办单位的行先写“{first}”"))
    return Plan(tuple(new), tuple(existing), understood.refused, understood.passed, tuple(notes))


def answering(item: Assignment, office: Office, unit: str = "") -> tuple[Profile, str]:
    """The body that answers: `unit`, or the one of the desk's that the row names; and what to say of it.

    A row that names none of them goes to the desk's first. Only a profile gives a body: a list is full of
    other bodies' names.
    """
    profiles = list(office.profiles.values())
    if unit:
        return office.profile_of(unit), _elsewhere(item, unit)
    for bodies in (item.lead, item.consulted):
        for profile in profiles:
            if any(_is(profile, body) for body in bodies):
                return profile, _elsewhere(item, profile.name) if bodies is item.consulted else ""
    first = profiles[0] if profiles else Profile()
    return first, _elsewhere(item, first.name)


def _elsewhere(item: Assignment, own: str) -> str:
    lead = "、".join(item.lead)
    return f"主办是“{lead}”，稿子照样起草，写明主办单位" if lead and own not in item.lead else ""


def _is(profile: Profile, body: str) -> bool:
    """Whether a list means this body: by its name, its short name, or the end of one (民政局)."""
    names = [name for name in (profile.name, profile.short_name) if name]
    return body in names or len(body) > 2 and any(name.endswith(body) for name in names)


def begun(item: Assignment, profile: Profile, office: Office, today: date) -> Draft:
    """The draft an item begins with: what the row says, and what the body always writes."""
    record = record_of(item)
    leads = [body for body in item.lead if not _is(profile, body)]
    others = [body for body in item.consulted if not _is(profile, body)]
    if len(leads) < len(item.lead):  # the bodies that lead beside this one were asked too
        others, leads = [*leads, *others], []
    code = profile.codes.get(kind_of(record).name, "")
    year = (parse_day(item.handed_over) or today).year
    values: list[tuple[str, Value]] = [
        (
            Key.DOCUMENT_NUMBER,
            item.document_number or (str(DocumentNumber(code, str(year))) if code else ""),
        ),
        (Key.RESULT_CLASS, item.result_class),
        (Key.PUBLICITY, item.publicity),
        (Key.CONSULTED, _few(others)),
        (Key.CONTACT, item.contact),
        (Key.PHONE, item.phone),
        (Key.LEAD_BODY, _few(leads)),
        (Key.HANDED_OVER, item.handed_over),
        (Key.DEADLINE, item.deadline),
        (PROPOSER_PHONE, item.proposer_phone),
        (REMARK, item.remark),
    ]
    own: list[tuple[str, Value]] = [(Key.UNIT, profile.name)] if profile.name else []
    given = [(key, value) for key, value in values if value]
    return office.new_draft(Draft((*own, *record.fields, *given)))


def _few(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def file_title(row: Assignment) -> str:
    """The name of a new draft's file: 0033-张某某-关于推进社区居家养老服务的建议.

    It has no suffix, and is allowed on every system.
    """
    people = row.proposers
    first = f"{people[0]}等" if len(people) > 1 or people and row.joint else "".join(people)
    known = [part for part in (row.number, first, row.subject[:SUBJECT_IN_NAME]) if part]
    return file_name("-".join(known if len(known) > 1 else [row.item.kind, *known]))
