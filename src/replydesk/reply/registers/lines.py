"""The file format of a register: a head and one line per event, written by the program, read by people.

    # 发文字号登记：云民复议字〔2026〕
    # 条	号	事项	稿件	经办人	时间	说明	校验
    1	33	签发	居家养老-张某某代表	王某某@pc1	2026-05-29 10:12:03		7d51a2c4

Columns are separated by tabs. 条 counts the events; 校验 is the CRC-32 of series and line. A register is read
only if nothing is missing and nothing was changed: its whole head, every line proven by its checksum, 条
from 1 on without a gap, every 事项 known. Anything else is `Damage`, with the line where it begins; what can
still be made of it is in `salvage`. Lines that begin with # are comments, and empty ones do no harm.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from replydesk.reply.registers.model import HIGHEST_SERIAL, Action, Event, Ledger, Register, Stamp
from replydesk.reply.registers.names import name_cell, name_in_cell
from replydesk.text.characters import one_line
from replydesk.text.note import Note

COLUMNS = ("条", "号", "事项", "稿件", "经办人", "时间", "说明", "校验")

_ACTIONS = {action.value: action for action in Action}
_CHECK = 8  # hexadecimal digits of a checksum
_HEAD_LINES = 3
_KEPT_NOTES = 1_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order marks


class Damage(Exception):
    """What is wrong with a register, and the line of its file where it begins (0: the whole file)."""

    def __init__(self, text: str, line: int = 0) -> None:
        super().__init__(text)
        self.note = Note(text, line)


def format_head(series: str) -> str:
    """Return the comment lines above the first event."""
    return (
        f"# 发文字号登记：{series}\n"
        "# 每行一件事，由程序添在末尾（replydesk number）。请只看，不要改动；登记错了用退回、作废更正。\n"
        f"# {chr(9).join(COLUMNS)}\n"
    )


def format_event(event: Event, series: str, ordinal: int) -> str:
    """Return the line of an event, with its newline; `ordinal` counts the register's events from 1."""
    texts = map(one_line, (event.stamp.by, event.stamp.when, event.reason))
    line = "\t".join((str(ordinal), str(event.number), event.action, name_cell(event.draft), *texts))
    data = line.encode("utf-8", "replace")
    return f"{data.decode()}\t{_checksum(data, _seed(series))}\n"


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
        lines = [_decoded_line(line) for line in data.split(b"\n")]
    names = {name for _, name in lines}
    return "\n".join(text for text, _ in lines), "?" if "?" in names else "GB18030"


def _decoded_line(line: bytes) -> tuple[str, str]:
    for name in ("utf-8", "gb18030"):
        try:
            return line.decode(name), "" if name == "utf-8" else "GB18030"
        except UnicodeDecodeError:
            continue
    return line.decode("utf-8", "replace"), "?"


def as_written(data: bytes) -> bytes:
    """Return a register's bytes as the program writes them, if another program saved it in its own way.

    Encoding, byte order mark and line ends are those of an editor; the lines are the same.
    """
    if b"\r" not in data and not data.startswith(_MARKS):
        with suppress(UnicodeDecodeError):
            data.decode()
            return data
    text = decode_register(data)[0].removeprefix("\ufeff")
    return text.replace("\r\n", "\n").encode("utf-8", "replace")


class RegisterReader:
    """An incremental reader of a register; registers it has returned are valid until the next `read`."""

    def __init__(self, series: str) -> None:
        self._series = series
        self._seed = _seed(series)
        self._head = format_head(series).split("\n")
        self._ledger = Ledger(Register(series))
        self._events = self._lines = 0
        self._notes: list[Note] = []

    def read(self, data: bytes) -> Register:
        """Return the register with the events of these whole lines, in UTF-8. Raises Damage."""
        rows = data.split(b"\n")
        rows.pop()
        head = max(0, min(_HEAD_LINES - self._lines, len(rows)))
        for row in rows[:head]:
            self._lines += 1
            self._take_head(row)
        self._take(rows[head:])
        register = self._ledger.register(Register(self._series))
        return replace(register, events=self._events, lines=self._lines, notes=tuple(self._notes))

    def end(self) -> None:
        """Raise Damage unless the whole head was read."""
        if self._lines < _HEAD_LINES:
            raise Damage("登记的开头不全", self._lines + 1)

    def _take_head(self, row: bytes) -> None:
        wanted = self._head[self._lines - 1]
        is_sentence = self._lines == _HEAD_LINES - 1  # its words may change
        if row[:1] != b"#" or not (is_sentence or row == wanted.encode()):
            raise Damage(f"不是“{self._series}”登记的开头", self._lines)

    def _take(self, rows: list[bytes]) -> None:
        """Enter the events of lines below the head: a hundred thousand in half a second."""
        seed, enter, crc32 = self._seed, self._ledger.enter_parts, zlib.crc32
        at, ordinal = self._lines, self._events
        for at, row in enumerate(rows, self._lines + 1):
            if not row or row[:1] == b"#":
                continue
            if row[-_CHECK - 1 :] != b"\t%08x" % crc32(row[: -_CHECK - 1], seed):
                raise Damage("校验不符：这一行被改动过，没有写完，或者不是这本登记的", at)
            cells = row.decode().split("\t")
            ordinal += 1
            if cells[0] != str(ordinal):
                raise Damage(_wrong_ordinal(cells[0], ordinal), at)
            parts = _parts(cells)
            if parts is None:
                raise Damage(f"事项“{''.join(cells[2:3])}”不认识，可能是新版程序写的，请先更新程序", at)
            if (wrong := enter(*parts, at)) and len(self._notes) < _KEPT_NOTES:
                self._notes.append(Note(wrong, at))
        self._lines, self._events = at, ordinal


def _parts(cells: list[str]) -> tuple[int, Action, str, Stamp, str] | None:
    """Return the parts of the event in the cells of a proven line; None for a later program's."""
    if len(cells) != len(COLUMNS):
        return None
    _, serial, word, name, by, when, reason, _ = cells
    action = _ACTIONS.get(word)
    if action is None or not (serial.isascii() and serial.isdecimal() and len(serial) < _CHECK):
        return None
    number = int(serial)
    if not 0 < number <= HIGHEST_SERIAL:
        return None
    return number, action, name_in_cell(name) if name[:1] == '"' else name, Stamp(by, when), reason


def _wrong_ordinal(cell: str, wanted: int) -> str:
    ordinal = int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < _CHECK else 0
    if ordinal > wanted:
        return f"前面缺第 {_range_text(wanted, ordinal - 1)} 条"
    return f"第 {cell[:_CHECK]} 条重复，或者次序不对"


def parse_register(data: bytes, series: str) -> Register:
    """Return the register of a whole file's lines, in UTF-8. Raises Damage."""
    reader = RegisterReader(series)
    register = reader.read(data)
    reader.end()
    return register


def event_of(cells: list[str]) -> Event | None:
    """Return the event in the cells of a proven line; None for a later program's."""
    parts = _parts(cells)
    return Event(*parts) if parts else None


def proven_lines(data: bytes, series: str) -> Iterator[tuple[int, list[str], bytes]]:
    """Yield the lines of any file that the register's checksum proves: ordinal, cells, the line itself."""
    seed = _seed(series)
    for row in as_written(data).split(b"\n"):
        body, check = row[: -_CHECK - 1], row[-_CHECK:]
        if row[-_CHECK - 1 : -_CHECK] != b"\t" or check != _checksum(body, seed).encode():
            continue
        cells = row.decode("utf-8", "replace").split("\t")
        if cells[0].isascii() and cells[0].isdecimal() and len(cells[0]) < _CHECK:
            yield int(cells[0]), cells, row


def _seed(series: str) -> int:
    return zlib.crc32(series.encode("utf-8", "replace"))


def _checksum(line: bytes, seed: int) -> str:
    return f"{zlib.crc32(line, seed):08x}"


def _range_text(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}～{last}"
