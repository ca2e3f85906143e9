"""The journal of a draft being written: every state since the oldest that can be undone, as lines.

    ["始", file, known, text, first, when]     the oldest state that is kept, whole; `first` is its number
    ["改", number, place, when, at, removed, added]    a state made of the one numbered before it
    ["到", number, when]                       undo or redo went to this state
    ["存", digest]                             the file holds the state of this digest now

A state that is written again takes the place of its namesake and of all behind it. Lines are appended only;
a last one cut short by a crash is passed over, and with it at most what was typed since the line before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from replydesk.text.delta import Delta, checked_line, read_checked_lines


class UndoStep(NamedTuple):
    """One state that can be undone: where it was changed, and how from the state before it."""

    place: str
    delta: Delta


class Put(NamedTuple):
    """A state was made, of the one numbered before it."""

    number: int
    step: UndoStep


class Move(NamedTuple):
    """Undo or redo went to a state."""

    number: int


Event = Put | Move


class Journal(NamedTuple):
    """What a journal says: the oldest state's text and number, the steps from it, and the present state."""

    file: str
    known: str
    """The digest of what the draft's file held when it was last read or written."""
    base: str
    first: int = 0
    steps: tuple[UndoStep, ...] = ()
    at: int = 0
    when: str = ""
    """When the last line was written: 2026-05-29 10:32:05."""

    @property
    def text(self) -> str:
        """The present state. Raises ValueError for steps that do not follow from each other."""
        text = self.base
        for step in self.steps[: self.at - self.first]:
            text = step.delta.applied(text)
        return text


class JournalWorth(Enum):
    """What a journal is worth beside the file as it is now."""

    SAME = "the file holds its present state"
    NEWER = "its present state was never saved"
    STALE = "all of it was saved, and the file has changed since"
    CLASH = "its present state was never saved, and the file has changed since"


def verdict(journal: Journal, file_digest: str, text_digest: str) -> JournalWorth:
    """Compare a journal with its file: `text_digest` is that of its present state."""
    if text_digest == file_digest:
        return JournalWorth.SAME
    if journal.known == file_digest:
        return JournalWorth.NEWER
    return JournalWorth.STALE if journal.known == text_digest else JournalWorth.CLASH


def format_journal(journal: Journal) -> bytes:
    """A journal as lines, the inverse of `parse_journal`."""
    head = checked_line(["始", journal.file, journal.known, journal.base, journal.first, journal.when])
    puts: list[Event] = [Put(journal.first + number, step) for number, step in enumerate(journal.steps, 1)]
    last = journal.first + len(journal.steps)
    moves: list[Event] = [Move(journal.at)] if journal.at != last else []
    return head + format_events([*puts, *moves], journal.when)


def format_events(events: Iterable[Event], when: str) -> bytes:
    """What has happened to a draft as lines to be appended."""
    return b"".join(checked_line(_written(event, when)) for event in events)


def _written(event: Event, when: str) -> list[Any]:
    if isinstance(event, Put):
        place, delta = event.step
        return ["改", event.number, place, when, *delta]
    return ["到", event.number, when]


def format_saved(digest: str) -> bytes:
    """That the file holds the present state, as a line."""
    return checked_line(["存", digest])


def parse_journal(data: bytes) -> Journal | None:
    """Read a journal up to the first damaged line; None if it does not even have a head."""
    values = read_checked_lines(data)
    match next(values, None):
        case ["始", str(file), str(known), str(base), int(first), str(when)]:
            read = _Reading(known, first, first, when)
        case _:
            return None
    for value in values:
        if value is None or not read.take(value):
            break
    return Journal(file, read.known, base, first, tuple(read.steps), read.at, read.when)


@dataclass
class _Reading:
    """A journal while it is read."""

    known: str
    first: int
    at: int
    when: str
    steps: list[UndoStep] = field(default_factory=list)

    def take(self, value: list[Any]) -> bool:
        """Read one line; whether it follows from those before it."""
        match value:
            case ["改", int(number), str(place), str(when), int(at), str(removed), str(added)]:
                if not 0 < number - self.first <= len(self.steps) + 1:
                    return False
                del self.steps[number - self.first - 1 :]
                self.steps.append(UndoStep(place, Delta(at, removed, added)))
                self.at, self.when = number, when
            case ["到", int(number), str(when)]:
                if not 0 <= number - self.first <= len(self.steps):
                    return False
                self.at, self.when = number, when
            case ["存", str(digest)]:
                self.known = digest
            case _:
                return False
        return True
