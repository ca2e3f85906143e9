"""The file format of a register: a head and one line per event, written by the program, read by people.

    # 发文字号登记：云民复议字〔2026〕
    # 条	号	事项	稿件	经办人	时间	说明	校验
    1	33	签发	居家养老-张某某代表	王某某@pc1	2026-05-29 10:12:03		7d51a2c4

Columns are separated by tabs. 条 counts the events, which shows lines removed or moved; 校验 is the CRC-32
of series and line, which shows lines cut short or edited. A complete edited line counts as it reads now; of a
line cut short the number counts as taken (待核) if it is complete.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

from replydesk.reply.registers.model import HIGHEST_SERIAL, Action, Event, Ledger, Register, Stamp
from replydesk.text.characters import one_line
from replydesk.text.full_width import with_plain_digits
from replydesk.text.note import Note

COLUMNS = ("条", "号", "事项", "稿件", "经办人", "时间", "说明", "校验")

_PLAIN_NUMBER = re.compile(r"\s*+([0-9]{1,5})\s*+号?\s*+")
_KEPT_NOTES = 1_000


def format_head(series: str) -> str:
    """Return the comment lines above the first event."""
    return (
        f"# 发文字号登记：{series}\n"
        "# 每行一件事，由程序添在末尾（replydesk number）。请只看，不要改动；登记错了用退回、作废更正。\n"
        f"# {chr(9).join(COLUMNS)}\n"
    )


def format_event(event: Event, series: str, ordinal: int) -> str:
    """Return the line of an event, with its newline; `ordinal` counts the register's events from 1."""
    texts = (event.draft, event.stamp.by, event.stamp.when, event.reason)
    line = "\t".join((str(ordinal), str(event.number), event.action, *map(one_line, texts)))
    return f"{line}\t{_checksum(line, series)}\n"


def decode_register(data: bytes) -> tuple[str, str]:
    """Return the text of a register, and the encoding another program left it in ("" for UTF-8).

    Lines are decoded one by one, so that a line in another encoding spoils only itself. Undecodable bytes
    become �, and the encoding is then "?".
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        lines = [_decoded(line) for line in data.split(b"\n")]
    names = {name for _, name in lines}
    return "\n".join(text for text, _ in lines), "?" if "?" in names else "GB18030"


def _decoded(line: bytes) -> tuple[str, str]:
    for name in ("utf-8", "gb18030"):
        try:
            return line.decode(name), "" if name == "utf-8" else "GB18030"
        except UnicodeDecodeError:
            continue
    return line.decode("utf-8", "replace"), "?"


def parse_register(text: str, before: Register) -> Register:
    """Return the register with the events of some more lines of its file. Never fails.

    A file's first lines continue `Register(series)`. Lines out of order are sorted within `text`.
    """
    return RegisterReader(before).read(text)


@dataclass(frozen=True, slots=True)
class _RegisterLine:
    """One line that is no comment: its cells, its line number, and whether its checksum is right."""

    cells: tuple[str, ...]
    at: int
    is_proven: bool

    @property
    def ordinal(self) -> int:
        return int(self.cells[0])


def _parse_line(row: str, at: int, register: Register) -> _RegisterLine | None:
    if not row.strip() or row.startswith("#"):
        return None
    cells = tuple(row.split("\t"))
    body, _, check = row.rpartition("\t")
    is_proven = len(cells) == len(COLUMNS) and check == _checksum(body, register.series)
    return _RegisterLine(cells, at, is_proven)


def _checksum(line: str, series: str) -> str:
    return f"{zlib.crc32(f'{series}{line}'.encode('utf-8', 'replace')):08x}"


class RegisterReader:
    """An incremental reader of a register; registers it has returned are valid until the next `read`."""

    def __init__(self, before: Register) -> None:
        self._ledger = Ledger(before)
        self._before = before
        self._events = before.events
        self._lines = before.lines
        self._notes = list(before.notes)
        self._previous: _RegisterLine | None = None

    def read(self, text: str) -> Register:
        """Return the register with the events of these lines; the last may be incomplete."""
        rows = text.removeprefix("\ufeff").split("\n")
        if not rows[-1]:
            rows.pop()
        found = [
            _parse_line(row.removesuffix("\r"), at, self._before)
            for at, row in enumerate(rows, self._lines + 1)
        ]
        for line in self._in_order([line for line in found if line]):
            self._take(line)
        self._lines += len(rows)
        register = self._ledger.register(self._before)
        return replace(register, events=self._events, lines=self._lines, notes=tuple(self._notes))

    def _in_order(self, lines: list[_RegisterLine]) -> list[_RegisterLine]:
        """Sort lines by ordinal; a line with a wrong checksum stays behind the one above it."""
        last, keys = self._events, []
        for line in lines:
            if line.is_proven and line.ordinal < last:
                self._note("次序不对，已按“条”的次序理解；请不要移动已有的行", line.at)
            last = line.ordinal if line.is_proven else last
            keys.append(last)
        order = sorted(range(len(lines)), key=keys.__getitem__)
        return [lines[each] for each in order]

    def _note(self, text: str, at: int) -> None:
        if len(self._notes) < _KEPT_NOTES:
            self._notes.append(Note(text, at))

    def _take(self, line: _RegisterLine) -> None:
        if not line.is_proven:
            self._guess(line)
        elif self._previous and line.cells == self._previous.cells:
            self._note("与上一条重复，只算一次", line.at)
        else:
            self._count(line)
            self._enter(_event(line.cells), line.at)
        self._previous = line

    def _count(self, line: _RegisterLine) -> None:
        if line.ordinal > self._events + 1:
            lost = _range_text(self._events + 1, line.ordinal - 1)
            self._note(f"前面缺第 {lost} 条，可能被人删去；请从备份里找回，或核对缺的号", line.at)
        elif line.ordinal <= self._events:
            self._note(f"第 {line.ordinal} 条出现了两次，两行都算；请核对", line.at)
        self._events = max(self._events, line.ordinal)

    def _enter(self, event: Event, at: int) -> None:
        if wrong := self._ledger.enter(event, at):
            self._note(wrong, at)

    def _guess(self, line: _RegisterLine) -> None:
        """Read a line with a wrong checksum as far as possible."""
        cells = tuple(with_plain_digits(cell.strip()) for cell in line.cells)
        if cells[0] == str(self._events + 1) and len(cells) > 1:
            self._events += 1
        where = next((i for i, cell in enumerate(cells) if cell in tuple(Action)), None)
        number = _serial(cells, 1 if where is None else where - 1)
        if number and where == 2 and len(cells) == len(COLUMNS):
            self._enter(_event(cells), line.at)
            self._note(f"{number} 号这一行被改动过（校验不符），已按现在的字面理解；请核对", line.at)
        elif number:
            draft = cells[where + 1] if where is not None and len(cells) > where + 2 else ""
            is_new = number not in self._ledger.entries
            self._ledger.doubt(number, draft, line.at)
            then = "先作已用（待核）；没有用过的请退回" if is_new else "没有算进去；请核对"
            self._note(f"{number} 号这一行没有写完，或不是程序写的，{then}", line.at)
        else:
            self._note("这一行没有写完，或看不懂，没有算；请核对", line.at)


def _event(cells: tuple[str, ...]) -> Event:
    stamp = Stamp(cells[4], cells[5])
    number = _PLAIN_NUMBER.fullmatch(cells[1])
    return Event(int(number[1]) if number else 0, Action(cells[2]), cells[3], stamp, cells[6])


def _serial(cells: tuple[str, ...], at: int) -> int:
    """Return the serial in a cell; 0 if there is none. The last cell, which may be cut short, is not read."""
    found = _PLAIN_NUMBER.fullmatch(cells[at]) if 0 <= at < len(cells) - 1 else None
    return int(found[1]) if found and int(found[1]) <= HIGHEST_SERIAL else 0


def _range_text(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}～{last}"
