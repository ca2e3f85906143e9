"""A file of the unit's words (词表), as YAML that people write by hand.

- 写法: 按装
  应为: 安装
  何时不算: [按装置]
"""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.list_entries import ListEntry, few, read_entries, shown
from replydesk.reply.unit_lists import OwnWord
from replydesk.text.note import Note

WRONG, RIGHT, UNLESS = "写法", "应为", "何时不算"
_KEYS = (WRONG, RIGHT, UNLESS)
_AS_SHOWN = "每条写成“- 写法: 按装”，下面缩进写“应为: 安装”“何时不算: [按装置]”"


def parse_word_list(text: str) -> tuple[tuple[OwnWord, ...], tuple[Note, ...]]:
    """Return the words of a list, and notes on what in it cannot be used."""
    notes: list[Note] = []
    words = tuple(_words(text, notes))
    return words, few(notes)


def _words(text: str, notes: list[Note]) -> Iterator[OwnWord]:
    """Yield the words of the entries; add a note for each that cannot be used."""
    for entry in read_entries(text, _KEYS, ("一条词", _AS_SHOWN), notes):
        if fault := _fault(entry):
            notes.append(Note(f"{fault}，这一条没有用；{_AS_SHOWN}", entry.line))
        else:
            yield OwnWord(entry.first(WRONG), entry.first(RIGHT), entry.texts.get(UNLESS, ()))


def _fault(entry: ListEntry) -> str:
    """Return what is wrong with an entry, "" if nothing is."""
    wrong, right = entry.first(WRONG), entry.first(RIGHT)
    if not wrong:
        return f"没有写“{WRONG}”"
    if fault := entry.fault:
        return fault
    if wrong == right:
        return f"“{WRONG}”和“{RIGHT}”一样，都是“{wrong}”"
    if any(len(entry.texts.get(key, ())) > 1 for key in (WRONG, RIGHT)):
        return f"“{WRONG}”“{RIGHT}”各写一个词"
    if others := [row for row in entry.texts.get(UNLESS, ()) if wrong not in row]:
        return f"“{UNLESS}”里的“{shown(others[0])}”没有“{wrong}”"
    return ""
