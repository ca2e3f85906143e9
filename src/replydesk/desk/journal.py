"""The journal of an open draft: every state since the oldest that can be undone, as lines.

    ["始", file, known, text, first, when]     the oldest state kept, whole; `first` is its number
    ["改", number, place, when, at, removed, added]    a state, as a change of the one numbered before it
    ["到", number, when]                       undo or redo went to this state
    ["存", digest]                             the file holds the state of this digest now

A state written again replaces the one of its number and all later ones. Lines are only appended; a last line
cut short by a crash is skipped, which loses at most the typing since the line before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from replydesk.text.delta import Delta, checked_line, read_checked_lines

MAX_REBUILT = 5_000_000_000  # characters copied to rebuild the present state, a second of work


class UndoStep(NamedTuple):
    """One state that can be undone: the place changed, and the change from the state before it."""

    place: str
    delta: Delta


class Put(NamedTuple):
    """A new state was made from the one numbered before it."""

    number: int
    step: UndoStep


class Move(NamedTuple):
    """Undo or redo went to a state."""

    number: int


Event = Put | Move


class Journal(NamedTuple):
    """The content of a journal: the oldest state and its number, the steps from it, and the present state."""

    file: str
    known: str  # the digest of the draft's file when it was last read or written
    base: str
    first: int = 0
    steps: tuple[UndoStep, ...] = ()
    at: int = 0
    when: str = ""  # when the last line was written: 2026-05-29 10:32:05

    @property
    def text(self) -> str:
        """Return the text of the present state. Raises ValueError if the steps do not fit together."""
        *_, text = self.texts()
        return text

    def texts(self) -> Iterator[str]:
        """Yield the texts from the oldest state to the present one. Raises ValueError as `text`."""
        text, left = self.base, MAX_REBUILT
        yield text
        for step in self.steps[: self.at - self.first]:
            text = step.delta.applied(text)
            left -= len(text)
            if left < 0:
                raise ValueError("more states than can be rebuilt")
            yield text


class JournalWorth(Enum):
    """The worth of a journal beside the file as it is now."""

    SAME = "the file holds its present state"
    NEWER = "its present state was never saved"
    STALE = "all of it was saved, and the file has changed since"
    CLASH = "its present state was never saved, and the file has changed since"


def compare_with_file(journal: Journal, file_digest: str, text_digest: str) -> JournalWorth:
    """Compare a journal with its file; `text_digest` is that of its present state."""
    if text_digest == file_digest:
        return JournalWorth.SAME
    if journal.known == file_digest:
        return JournalWorth.NEWER
    return JournalWorth.STALE if journal.known == text_digest else JournalWorth.CLASH


def format_journal(journal: Journal) -> bytes:
    """Format a journal as lines, the inverse of `parse_journal`."""
    head = checked_line(["始", journal.file, journal.known, journal.base, journal.first, journal.when])
    puts: list[Event] = [Put(journal.first + number, step) for number, step in enumerate(journal.steps, 1)]
    last = journal.first + len(journal.steps)
    moves: list[Event] = [Move(journal.at)] if journal.at != last else []
    return head + format_events([*puts, *moves], journal.when)


def format_events(events: Iterable[Event], when: str) -> bytes:
    """Format events of a draft as lines to append."""
    return b"".join(checked_line(_written(event, when)) for event in events)


def _written(event: Event, when: str) -> list[Any]:
    if isinstance(event, Put):
        place, delta = event.step
        return ["改", event.number, place, when, *delta]
    return ["到", event.number, when]


def format_saved(digest: str) -> bytes:
    """Format the line that the file holds the present state."""
    return checked_line(["存", digest])


def parse_journal(data: bytes) -> Journal | None:
    """Read a journal up to the first damaged line; None if even the head is damaged."""
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
    """The state of reading a journal."""

    known: str
    first: int
    at: int
    when: str
    steps: list[UndoStep] = field(default_factory=list)

    def take(self, value: list[Any]) -> bool:
        """Read one line; return True if it follows from those before it."""
        match value:
            case ["改", int(number), str(place), str(when), int(at), str(removed), str(added)]:
                if not 0 < number - self.first <= len(self.steps) + 1 or at < 0:
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
