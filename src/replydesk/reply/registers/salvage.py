"""What can be made of a damaged register: its proven lines from every source, and what remains in doubt.

Nothing is invented: an event is taken over only from a line that its checksum proves. A number that is only
seen, in a changed line, a draft or an exported file, is kept as taken until a clerk decides (待核).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from replydesk.reply.registers.lines import (
    Damage,
    as_written,
    event_of,
    format_event,
    format_head,
    parse_register,
    proven_lines,
)
from replydesk.reply.registers.model import (
    DOUBT,
    HIGHEST_SERIAL,
    Action,
    Event,
    Ledger,
    NumberState,
    Register,
    Stamp,
)

_ROOM = 1_000  # how far above all known numbers one in a changed line may lie and be believed
_MOST_TOLD = 20  # remarks of one kind
# 条 号, as a line begins
_NUMBER = re.compile(rb" {0,9}+(?:(\d{1,7})\t {0,9}+)?(\d{1,5}) {0,9}+(?:\xe5\x8f\xb7)? {0,9}+\t")


class ProvenLine(NamedTuple):
    """A proven line: its place among the events of the register, and its event."""

    ordinal: int
    event: Event


@dataclass(frozen=True)
class RegisterSource:
    """A file with lines of a register: what is proven in it, and which other numbers are seen."""

    name: str
    lines: tuple[ProvenLine, ...]
    seen: Mapping[int, int]  # numbers in lines that cannot be used, with the ordinal the line has (0: none)
    is_whole: bool  # it can be read as a register

    def has_all_of(self, other: RegisterSource) -> bool:
        """Return True if all events of another source are in this one, wherever they stand."""
        own = Counter(line.event for line in self.lines)
        return all(own[event] >= times for event, times in _events(other).items())


def _events(source: RegisterSource) -> Counter[Event]:
    """Return how often a source has each event; a repeated line counts once."""
    return Counter(line.event for line in set(source.lines))


def read_source(name: str, data: bytes, series: str) -> RegisterSource:
    """Return what a file holds of a register. Never fails."""
    lines, seen, proven = [], {}, set()
    for ordinal, cells, row in proven_lines(data, series):
        event = event_of(cells)
        if event:
            proven.add(row)
            lines.append(ProvenLine(ordinal, event))
    for row in as_written(data).split(b"\n"):
        found = None if row in proven or row.startswith(b"#") else _NUMBER.match(row)
        if found and 0 < int(found[2]) <= HIGHEST_SERIAL:
            seen[int(found[2])] = int(found[1] or 0)
    return RegisterSource(name, tuple(lines), seen, _is_whole(data, series))


def _is_whole(data: bytes, series: str) -> bool:
    try:
        parse_register(as_written(data), series)
    except (Damage, UnicodeDecodeError):
        return False
    return data.endswith(b"\n")


class Evidence(NamedTuple):
    """What drafts and exported files know of the numbers of a series."""

    carried: Mapping[int, tuple[str, ...]]  # the drafts that carry each number
    exported: Mapping[int, str]  # where each number is seen


@dataclass
class Rebuilt:
    """A register made again: the bytes of its file, and what the clerk is told."""

    data: bytes = b""
    told: list[str] = field(default_factory=list)


def rebuild(series: str, sources: Sequence[RegisterSource], evidence: Evidence, by: Stamp) -> Rebuilt:
    """Make a register again from all sources; no number that one of them knows is lost, or given again."""
    told: list[str] = []
    lines = merged(sources)
    is_complete = any(each.is_whole and all(map(each.has_all_of, sources)) for each in sources)
    if not is_complete:
        told += _lost(lines)
    events: list[Event] = []
    ledger = Ledger(Register(series))
    for event in (line.event for line in lines):
        wrong = ledger.enter(event, 0)
        told += [wrong] if wrong else []
        events += [] if wrong else [event]
    for event in _additions(ledger, lines, sources, evidence, by, told, is_complete=is_complete):
        ledger.enter(event, 0)
        events.append(event)
    rows = (format_event(event, series, ordinal) for ordinal, event in enumerate(events, 1))
    return Rebuilt((format_head(series) + "".join(rows)).encode("utf-8", "replace"), told)


def merged(sources: Sequence[RegisterSource]) -> list[ProvenLine]:
    """Return the proven lines of all sources in their order, those that several have once.

    The longest source is the measure: of the others only the events it lacks are added, since a repair, which
    counts the lines anew, may have been interrupted.
    """
    if not sources:
        return []
    longest = max(sources, key=lambda source: (len(set(source.lines)), source.is_whole))
    first, had = set(longest.lines), _events(longest)
    found = set(first)
    for source in sources:
        times = _events(source)
        found |= {line for line in source.lines if times[line.event] > had[line.event]}
    return sorted(
        found, key=lambda line: (line.ordinal, line.event.stamp.when, line not in first, line.event)
    )


def _lost(lines: Sequence[ProvenLine]) -> Iterator[str]:
    """Tell which lines no source has, and at which places sources differ."""
    had = Counter(line.ordinal for line in lines)
    last = max(had, default=0)
    if gone := [ordinal for ordinal in range(1, last + 1) if ordinal not in had]:
        yield f"第 {gone[0]} 条起共 {len(gone)} 条哪里也没有找到，那几条里的号请核对"
    if twice := [ordinal for ordinal, times in had.items() if times > 1]:
        yield f"第 {min(twice)} 条起有 {len(twice)} 条几处写的不一样，都算上了，请核对"
    yield "登记末尾是否还缺，无法知道；请核对最后发出的号"


def _additions(
    ledger: Ledger,
    lines: Sequence[ProvenLine],
    sources: Sequence[RegisterSource],
    evidence: Evidence,
    by: Stamp,
    told: list[str],
    *,
    is_complete: bool,
) -> Iterator[Event]:
    """Yield the events for numbers that the lines do not settle; the caller enters each before the next."""
    for number, drafts in sorted(evidence.carried.items()):
        entry = ledger.entries.get(number)
        if entry and (is_complete or entry.state is not NumberState.FREE):
            continue
        if len(drafts) == 1 and drafts[0] not in ledger.by_draft:
            told.append(f"{number} 号：写在“{drafts[0]}”里，已补登")
            yield Event(number, Action.ADOPT, drafts[0], by, "修复登记")
        else:
            yield _doubt(number, by, f"写在“{'”“'.join(drafts[:3])}”里", told)
    for number, where in sorted(evidence.exported.items()):
        if number not in ledger.entries:
            yield _doubt(number, by, f"导出过（{where}）", told)
    for number in sorted(ledger.free) if not is_complete else ():
        yield _doubt(number, by, "登记不全，退回以后有没有再给出，不知道", told)
    known = {line.ordinal for line in lines}
    for number, ordinal in sorted({pair for source in sources for pair in source.seen.items()}):
        if number in ledger.entries or ordinal in known:
            continue
        if number > ledger.highest + _ROOM:
            told.append(f"{number} 号：在看不懂的一行里，离别的号太远，没有算；请核对")
        else:
            yield _doubt(number, by, "登记里有一行不完整", told)


def _doubt(number: int, by: Stamp, why: str, told: list[str]) -> Event:
    told.append(f"{number} 号：{why}，先作待核；用过的请签发或作废，没有用过的请退回")
    return Event(number, Action.RESERVE, "", by, f"{DOUBT}{why}")


def shortened(told: Sequence[str]) -> list[str]:
    """Return the remarks of a repair, a long row of them cut."""
    left = len(told) - _MOST_TOLD
    return [*told[:_MOST_TOLD], *([f"……还有 {left} 条，登记里都写着"] if left > 0 else [])]
