"""The text of a unit profile, set right before it is read: colons, spaces and indents as people type them.

Every line that is changed is noted. What is still no profile after that is told with its likely cause.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from replydesk.notes import Note

_KEY = r"[^\s:：#\"'\[{-][^:：\s]{0,9}"
"""A key of a profile, and no list, quotation or comment."""

_FULL_WIDTH_COLON = re.compile(rf"^( *{_KEY})[ \t\u3000]*：[ \t\u3000]*")
_NO_SPACE = re.compile(rf"^( *{_KEY}):(?:[\t\u3000][ \t\u3000]*|(?=[^\s:/]))")
_ODD_INDENT = re.compile(r"^ *[\t\u3000][ \t\u3000]*")
_LINE = re.compile(rf"^( *)({_KEY}): *(.*)$")

INDENT = "  "
"""What stands before a line that belongs to the one above it."""

_CAUSES = (
    ("while scanning a quoted scalar", "引号只有一半，应前后成对"),
    ("while parsing a flow", "方括号、花括号不成对，或者中间少了逗号"),
    ("while scanning a simple key", "少一个冒号，应写成“名称: 某某厅”"),
    ("while scanning for the next token", "内容以特殊符号开头，请给内容加上引号"),
    ("", "这一行或者上一行写法不对，应写成“名称: 某某厅”，冒号后空一格"),
)
"""What is likely wrong where a reader of YAML gave up, by the beginning of what it was doing."""


def set_right(text: str, keys: Collection[str], parents: Collection[str]) -> tuple[str, list[Note]]:
    """The text with its slips mended, and notes of them. `parents` are the keys with lines below them."""
    notes: list[Note] = []
    rows = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    lines = [_spaced(line, number, notes) for number, line in rows]
    return "\n".join(_indented(lines, keys, parents, notes)), sorted(notes, key=lambda note: note.line)


def why_unreadable(error: Exception, text: str) -> Note:
    """What is wrong with a text that could not be read, and the line."""
    position = getattr(error, "position", None)
    if position is not None:
        line = text.count("\n", 0, position) + 1
        return Note("有不能用的字符，请删去重写；单位档案没有读入", line)
    doing = str(getattr(error, "context", None) or "")
    cause = next(cause for beginning, cause in _CAUSES if doing.startswith(beginning))
    mark: Any = getattr(error, "problem_mark", None)
    if "block" not in doing:
        mark = getattr(error, "context_mark", None) or mark
    return Note(f"{cause}；单位档案没有读入", mark.line + 1 if mark else 0)


def _spaced(line: str, number: int, notes: list[Note]) -> str:
    """A line with the spaces and the colon set right at its beginning."""
    if found := _ODD_INDENT.match(line):
        line = INDENT + line[found.end() :]
        if line.strip() and not line.lstrip().startswith("#"):
            notes.append(Note("行首应空两个半角空格，不用 Tab 键和全角空格，已照此理解", number))
    if _FULL_WIDTH_COLON.match(line):
        notes.append(Note("冒号是全角的，应写半角冒号加一个空格“: ”，已照此理解", number))
        return _FULL_WIDTH_COLON.sub(r"\1: ", line)
    if _NO_SPACE.match(line):
        notes.append(Note("冒号后少一个空格，已照有空格理解", number))
        return _NO_SPACE.sub(r"\1: ", line)
    return line


def _indented(
    lines: list[str], keys: Collection[str], parents: Collection[str], notes: list[Note]
) -> list[str]:
    """The lines with what belongs below a key indented alike, and the keys themselves not at all."""
    parent, indent = "", ""
    result = []
    for number, line in enumerate(lines, 1):
        found = _LINE.match(line)
        if found and found[2] in keys:
            if found[1]:
                notes.append(Note(f"“{found[2]}”前面多了空格，已照没有空格理解", number))
            parent = found[2] if found[2] in parents and _is_blank(found[3]) else ""
            indent = ""
            line = line.lstrip()
        elif found and parent:
            indent = indent or found[1] or INDENT
            if found[1] != indent:
                notes.append(Note(f"“{found[2]}”在“{parent}”下面，前面应空两格，已照此理解", number))
            line = indent + line.lstrip()
        result.append(line)
    return result


def _is_blank(value: str) -> bool:
    return not value or value.startswith("#")
