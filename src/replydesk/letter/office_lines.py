"""Repair of the lines of a profile below 承办处室: offices, and below each its contact and telephone.

Other keys of a profile have lines of one depth below them, and 联系人 and 电话 are keys of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from replydesk.letter.offices import CONTACT_WORDS, OFFICES, PHONE_WORDS
from replydesk.text.key_value import KeyValue, key_value
from replydesk.text.note import Note

# Other names of the key, that people write.
OTHER_NAMES = ("承办科室", "承办股室", "承办机构", "责任科室", "责任处室", "处室", "科室", "股室")
LONGEST_OFFICE = 30  # characters of an office's name
_PARTS = (*CONTACT_WORDS, *PHONE_WORDS)
_INDENT = "  "


def is_offices(line: str) -> bool:
    """Return True if the lines below this one are offices."""
    row = key_value(line)
    is_key = row and (row.key == OFFICES or (row.key in OTHER_NAMES and not row.indent))
    return bool(row and is_key and _is_open(row))


def repair_offices(lines: Sequence[str], start: int, keys: Collection[str], notes: list[Note]) -> list[str]:
    """Return the repaired lines of offices, from index `start`, up to the next of the profile's `keys`.

    Indents that are lost or uneven are made even, with a note for each. A list stays as it is.
    """
    below = _OfficeLines(keys, notes)
    for index in range(start, len(lines)):
        if not below.take(lines[index], index + 1):
            break
    return below.lines


class _OfficeLines:
    """The lines below 承办处室 read so far, and the indents of offices and of what they have."""

    def __init__(self, keys: Collection[str], notes: list[Note]) -> None:
        self.lines: list[str] = []
        self._keys = keys
        self._notes = notes
        self._outer = self._inner = ""  # indents of the offices and of what they have, as they are kept
        self._office: KeyValue | None = None
        self._is_list = False

    def take(self, line: str, number: int) -> bool:
        """Take a line; return False if it is no longer below 承办处室."""
        bare = line.lstrip()
        self._is_list |= bare.startswith("- ")
        row = None if bare[:1] in ("", "#", "-") else key_value(line)
        if row is None or (self._is_list and row.indent):
            if bare == line and bare[:1] not in ("", "#", "-"):
                return False
            self.lines.append(line)
            return True
        is_part = self._is_part(row)
        is_nameless = bool(row.indent) and row.key in _PARTS and self._office is None
        if row.key in self._keys and not is_part and not is_nameless:
            return False
        self.lines.append(self._indented(row, line, number, is_part=is_part))
        if not is_part:
            self._office = row
        return True

    def _is_part(self, row: KeyValue) -> bool:
        """Return True for a line that belongs to the office above it."""
        office = self._office
        if office is None or not _is_open(office):
            return False
        is_deeper = len(row.indent) > len(office.indent)
        return is_deeper or (row.key in _PARTS and len(row.indent) == len(office.indent))

    def _indented(self, row: KeyValue, line: str, number: int, *, is_part: bool) -> str:
        """Return a line with the indent of its kind, which the first of them sets."""
        if is_part:
            self._inner = right = self._inner or _at_least(row.indent, self._outer + _INDENT)
        else:
            self._outer = right = self._outer or _at_least(row.indent, _INDENT)
        if row.indent != right:
            whose, count = (self._office.key, "四") if is_part and self._office else (OFFICES, "两")
            said = f"“{row.key}”在“{whose}”下面，前面应空{count}格，已照此理解"
            self._notes.append(Note(said, number))
        return right + line.lstrip()


def _at_least(indent: str, least: str) -> str:
    return max(indent, least, key=len)


def _is_open(row: KeyValue) -> bool:
    """Return True if nothing is behind the colon, so that lines may follow below."""
    return not row.value.strip() or row.value.startswith("#")
