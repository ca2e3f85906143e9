"""The register of document numbers (发文字号登记) of one 代字 and year: who holds which number, and why.

A register is the sum of its events. `actions` decides which event may follow, `lines` reads and writes them.

The next number is the smallest one given back, else the one after the highest; a new register starts after
the numbers that drafts carry already. Unregistered numbers below the highest (gaps) are never handed out
automatically: somebody may have used them on paper.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from replydesk.text.note import Note

HIGHEST_SERIAL = 99_999  # the highest serial accepted; a unit sends some thousands of letters a year


class Action(StrEnum):
    """An action on a number; the values are written in the file."""

    RESERVE = "预留"
    ASSIGN = "签发"
    ADOPT = "补登"
    GIVE_BACK = "退回"
    VOID = "作废"
    EXPORT = "导出"


class NumberState(StrEnum):
    """The state of a number; the values are shown to the clerk."""

    RESERVED = "预留"
    ASSIGNED = "签发"
    FREE = "空出"  # given back; handed out next
    VOID = "作废"  # used up for nothing, with a reason
    UNSURE = "待核"  # known from a damaged register or a trace of it: taken until a clerk decides


DOUBT = "待核："  # what the reason of a reservation begins with, if nobody knows what became of the number

HELD = (NumberState.RESERVED, NumberState.ASSIGNED, NumberState.UNSURE)  # in which a number has a holder

_STATES = {
    Action.RESERVE: NumberState.RESERVED,
    Action.ASSIGN: NumberState.ASSIGNED,
    Action.ADOPT: NumberState.ASSIGNED,
    Action.GIVE_BACK: NumberState.FREE,
    Action.VOID: NumberState.VOID,
}


_FEW = 16  # numbers of one draft, or files of one number, up to which one is added by copying the others

# Looked up once: an enumeration takes longer to name its member than to compare it.
_EXPORT, _RESERVE, _FREE, _DOUBTED = Action.EXPORT, Action.RESERVE, NumberState.FREE, NumberState.UNSURE


class Stamp(NamedTuple):
    """Who acted (王某某@pc1), and when (2026-05-29 10:12:03)."""

    by: str
    when: str


class Event(NamedTuple):
    """One action on one number."""

    number: int
    action: Action
    draft: str  # its name, "" if there is none
    stamp: Stamp
    reason: str = ""  # the purpose, why the number is void, or the files exported (`FILES_APART`)


FILES_APART = "|"  # separates file names: Windows allows it in none, and `file_name` removes it


class NumberEntry(NamedTuple):
    """The present state of one number: its holder, the files exported for it, its last line in the file."""

    number: int
    state: NumberState
    draft: str
    stamp: Stamp
    reason: str = ""
    files: tuple[str, ...] = ()
    line: int = 0

    @property
    def holder(self) -> str:
        """Return the draft it belongs to, else the purpose it is reserved for."""
        return f"“{self.draft}”" if self.draft else self.reason or "没有写明的用途"


@dataclass(frozen=True)
class Register:
    """One register after all its events.

    `by_draft` has the numbers each draft holds, `free` those given back. `events` is the ordinal of the last
    event, `lines` the count of lines read; `notes` report lines that the program did not write as they are.
    """

    series: str = ""
    entries: Mapping[int, NumberEntry] = field(default_factory=dict)
    by_draft: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    free: frozenset[int] = frozenset()
    highest: int = 0
    events: int = 0
    lines: int = 0
    notes: tuple[Note, ...] = ()

    def full_number(self, number: int) -> str:
        """Return a number in full: 云民复议字〔2026〕33号."""
        return f"{self.series}{number}号"

    def held_by(self, draft: str) -> int:
        """Return the lowest number a draft holds; 0 if there is none."""
        return min(self.by_draft.get(draft, (0,)))


class Ledger:
    """A mutable copy of a register, to enter events into; the original does not change."""

    def __init__(self, before: Register) -> None:
        self.entries = dict(before.entries)
        self.by_draft = dict(before.by_draft)
        self.free = set(before.free)
        self.highest = before.highest
        # What grows long is kept apart until a register is asked for: drafts with many numbers, numbers
        # with new files.
        self._many: dict[str, dict[int, None]] = {}
        self._files: dict[int, dict[str, None]] = {}

    def enter(self, event: Event, line: int) -> str:
        """Enter an event; return what is wrong with it, "" if nothing is.

        A number claimed by two drafts stays with the first, unless the second adopts it (a renamed draft).
        """
        return self.enter_parts(*event, line)

    def enter_parts(
        self, number: int, action: Action, draft: str, stamp: Stamp, reason: str, line: int
    ) -> str:
        """Enter the event of these parts: a hundred thousand in half a second."""
        old = self.entries.get(number)
        if action is _EXPORT:
            return self._export(number, draft, stamp, reason, old)
        state = _DOUBTED if reason and action is _RESERVE and reason.startswith(DOUBT) else _STATES[action]
        if state not in HELD:
            self._files.pop(number, None)
            self._put(NumberEntry(number, state, "", stamp, reason, (), line), old)
            return ""
        if old is None:
            self._put(NumberEntry(number, state, draft, stamp, reason, (), line), old)
            return ""
        is_moved = action is Action.ADOPT and old.state in HELD
        if belongs_to_another(old, draft) and not is_moved:
            what = "已作废" if old.state is NumberState.VOID else f"已给{old.holder}"
            return f"{number} 号{what}，这一行又给“{draft or reason}”，没有算；请核对"
        self._put(NumberEntry(number, state, draft, stamp, reason, old.files, line), old)
        return ""

    def register(self, before: Register) -> Register:
        """Return the register with the entered events; series, counts and notes are those of `before`."""
        for draft, numbers in self._many.items():
            self.by_draft[draft] = tuple(numbers)
            if not numbers:
                del self.by_draft[draft]
        self._many = {draft: numbers for draft, numbers in self._many.items() if numbers}
        for number, names in self._files.items():
            self.entries[number] = self.entries[number]._replace(files=tuple(names))
        self._files.clear()
        return replace(
            before,
            entries=self.entries,
            by_draft=self.by_draft,
            free=frozenset(self.free),
            highest=self.highest,
        )

    def _export(self, number: int, draft: str, stamp: Stamp, files: str, old: NumberEntry | None) -> str:
        if old is None:
            why = f"{DOUBT}导出过，却没有登记签发"
            self._put(NumberEntry(number, _DOUBTED, draft, stamp, why), old)
            return f"{number} 号导出过，却没有登记签发；先作待核"
        names = files.split(FILES_APART)
        if number in self._files:
            self._files[number] |= dict.fromkeys(names)
        elif len(old.files) + len(names) > _FEW:
            self._files[number] = dict.fromkeys((*old.files, *names))
        else:
            every = tuple(dict.fromkeys((*old.files, *names))) if old.files or len(names) > 1 else (files,)
            self.entries[number] = NumberEntry(*old[:5], every, old.line)
        return ""

    def _put(self, entry: NumberEntry, old: NumberEntry | None) -> None:
        """Put an entry in the place of the one before it."""
        number, state, draft, *_ = entry
        if old is None or old.draft != draft:
            if old and old.draft:
                self._release(old.draft, number)
            if draft:
                self._hold(draft, number)
        self.entries[number] = entry
        if state is _FREE:
            self.free.add(number)
        elif self.free:
            self.free.discard(number)
        if number > self.highest:
            self.highest = number

    def _hold(self, draft: str, number: int) -> None:
        held = self.by_draft.get(draft)
        if held is None:
            self.by_draft[draft] = (number,)
        elif len(held) < _FEW:
            self.by_draft[draft] = (*held, number)
        else:
            if draft not in self._many:
                self._many[draft] = dict.fromkeys(held)
            self._many[draft][number] = None

    def _release(self, draft: str, number: int) -> None:
        if draft in self._many:
            self._many[draft].pop(number, None)
            return
        left = tuple(each for each in self.by_draft.pop(draft, ()) if each != number)
        self.by_draft |= {draft: left} if left else {}


def with_event(register: Register, event: Event) -> Register:
    """Return the register with one more event."""
    ledger = Ledger(register)
    ledger.enter(event, 0)
    return replace(ledger.register(register), events=register.events + 1)


def belongs_to_another(entry: NumberEntry, draft: str) -> bool:
    """Return True if a number cannot go to a draft. One reserved for a purpose can go to any draft."""
    if entry.state is NumberState.VOID:
        return True
    return entry.state in HELD and bool(entry.draft) and entry.draft != draft


def next_free(register: Register, taken: Collection[int] = ()) -> int:
    """Return the next number to hand out. `taken` are unregistered serials that drafts carry."""
    returned = [number for number in register.free if number not in taken]
    if returned:
        return min(returned)
    number = (register.highest or max(taken, default=0)) + 1
    while number in taken:
        number += 1
    return number


def gaps(register: Register) -> tuple[range, ...]:
    """Return the unregistered numbers below the highest, as consecutive ranges."""
    found = []
    start = 1
    for number in sorted(register.entries):
        if number > start:
            found.append(range(start, number))
        start = number + 1
    return tuple(found)
