"""Repair of a unit profile before it is parsed (colons, spaces, indents), with a note for each change."""

from __future__ import annotations

import re
from collections.abc import Collection

from replydesk.letter.office_lines import LONGEST_OFFICE, OTHER_NAMES, is_offices, repair_offices
from replydesk.letter.offices import OFFICES
from replydesk.text.key_value import KeyValue, key_value
from replydesk.text.note import Note
from replydesk.text.yaml_text import UNUSABLE_CHARACTER, NotYaml

_ODD_INDENT = re.compile(r"^ *[\t\u3000][ \t\u3000]*")
_MAX_KEY = 10  # length of the longest key of a profile
_NO_KEY = "#\"'[{-"  # first characters of a comment, a quotation or a list
INDENT = "  "  # The indent of lines below a key

# The likely cause of an error, by the beginning of what PyYAML was doing.
_CAUSES = (
    (UNUSABLE_CHARACTER, "有不能用的字符，请删去重写"),
    ("while scanning a quoted scalar", "引号只有一半，应前后成对"),
    ("while parsing a flow", "方括号、花括号不成对，或者中间少了逗号"),
    ("while scanning a simple key", "少一个冒号，应写成“名称: 某某厅”"),
    ("while scanning for the next token", "内容以特殊符号开头，请给内容加上引号"),
    ("", "这一行或者上一行写法不对，应写成“名称: 某某厅”，冒号后空一格"),
)


def repair_profile_text(text: str, keys: Collection[str], parents: Collection[str]) -> tuple[str, list[Note]]:
    """Return the repaired text and notes; `parents` are keys with lines below them."""
    notes: list[Note] = []
    rows = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    lines: list[str] = []
    is_below = False  # below 承办处室
    for number, line in rows:
        lines.append(_repair_colon(line, number, notes, LONGEST_OFFICE if is_below else _MAX_KEY))
        row = _entry(lines[-1])
        is_below = is_offices(lines[-1]) or (is_below and not (row and row.key in keys and not row.indent))
    return "\n".join(_repair_indents(lines, keys, parents, notes)), sorted(notes, key=lambda note: note.line)


def unreadable_note(error: NotYaml) -> Note:
    """Return a note of the likely cause, with the line."""
    cause = next(cause for beginning, cause in _CAUSES if error.doing.startswith(beginning))
    return Note(f"{cause}；单位档案没有读入", error.line)


def _entry(line: str, longest: int = _MAX_KEY) -> KeyValue | None:
    """Split a line that begins with a key of a profile; None for any other line."""
    row = key_value(line)
    if row is None or row.key[0] in _NO_KEY or len(row.key) > longest or len(row.key.split()) > 1:
        return None
    return row


def _repair_colon(line: str, number: int, notes: list[Note], longest: int) -> str:
    """Return the line with indent, colon and following space repaired."""
    if found := _ODD_INDENT.match(line):
        line = INDENT + line[found.end() :]
        if line.strip() and not line.lstrip().startswith("#"):
            notes.append(Note("行首应空两个半角空格，不用 Tab 键和全角空格，已照此理解", number))
    if not (row := _entry(line, longest)):
        return line
    no_space = row.space[0] != " " if row.space else row.value and row.value[0] not in ":/"
    if row.colon == "：":
        notes.append(Note("冒号是全角的，应写半角冒号加一个空格“: ”，已照此理解", number))
    elif no_space and not row.gap:
        notes.append(Note("冒号后少一个空格，已照有空格理解", number))
    else:
        return line
    return f"{row.indent}{row.key}: {row.value}"


def _repair_indents(
    lines: list[str], keys: Collection[str], parents: Collection[str], notes: list[Note]
) -> list[str]:
    """Return the lines with uniform indents below a key, and no indent before the keys."""
    parent, indent = "", ""
    result: list[str] = []
    for number, line in enumerate(lines, 1):
        if number <= len(result):
            continue
        if is_offices(line):
            result += [_offices_line(line, number, notes), *repair_offices(lines, number, keys, notes)]
            continue
        row = _entry(line)
        if row and row.key in OTHER_NAMES and not row.indent and OFFICES in keys:
            line = _offices_line(line, number, notes)  # names alone, behind the colon
            parent = ""
        elif row and row.key in keys:
            if row.indent:
                notes.append(Note(f"“{row.key}”前面多了空格，已照没有空格理解", number))
            parent = row.key if row.key in parents and _is_blank(row.value) else ""
            indent = ""
            line = line.lstrip()
        elif row and parent:
            indent = indent or row.indent or INDENT
            if row.indent != indent:
                notes.append(Note(f"“{row.key}”在“{parent}”下面，前面应空两格，已照此理解", number))
            line = indent + line.lstrip()
        result.append(line)
    return result


def _offices_line(line: str, number: int, notes: list[Note]) -> str:
    """Return the line above offices with its right name, without indent."""
    if line[:1] == " ":
        notes.append(Note(f"“{OFFICES}”前面多了空格，已照没有空格理解", number))
        line = line.lstrip()
    other = next((name for name in OTHER_NAMES if line.startswith(name)), "")
    if other:
        notes.append(Note(f"“{other}”应写“{OFFICES}”，已照此理解", number))
    return line.replace(other, OFFICES, 1) if other else line


def _is_blank(value: str) -> bool:
    return not value or value.startswith("#")
