r"""Names of drafts in registers: written so that no two are alike, and compared as people see them.

A draft's name is its file's without .md, whatever it holds: blanks at its ends, tabs, combining marks, bytes
that are not UTF-8. In a register a plain name stands as it is; any other stands in quotes, and whatever
cannot be seen in it is written as its code: "甲\{20}". Names of earlier versions are read as they stand.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from unicodedata import category, combining, is_normalized, normalize

_WIDE_SPACE = "\u3000"  # the one character that is not printable to Python and yet seen by people
_ESCAPE = re.compile(r"\\\{([0-9a-f]{1,6})\}")
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"}  # controls, format characters, blanks, marks drawn over others


def name_cell(name: str) -> str:
    """Return a draft's name as written in a register: on one line, and different for every name."""
    is_plain = name == name.strip() and name[:1] != '"' and is_normalized("NFC", name)
    if is_plain and (name.isprintable() or name.replace(_WIDE_SPACE, "").isprintable()):
        return name
    at_ends = {0, len(name) - 1}
    written = (_coded(char, is_end=at in at_ends) for at, char in enumerate(name))
    return f'"{"".join(written)}"'


def name_in_cell(cell: str) -> str:
    """Return the draft's name that a cell of a register stands for."""
    if not (cell[:1] == cell[-1:] == '"'):
        return cell
    name = _ESCAPE.sub(_decoded, cell[1:-1])
    return name if name_cell(name) == cell else cell


def _coded(char: str, *, is_end: bool) -> str:
    """Return a character of a name as written in quotes; a blank at the end of a name is coded."""
    is_seen = char.isprintable() or char == _WIDE_SPACE
    if is_seen and char not in '"\\' and not combining(char) and not (is_end and char.isspace()):
        return char
    return f"\\{{{ord(char):x}}}"


def _decoded(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def looks(name: str) -> str:
    """Return a form of a name that is equal for names people take for the same.

    Blanks, invisible characters, case, full-width forms, composed letters and the encoding of the file's name
    make no difference.
    """
    if any("\udc80" <= char <= "\udcff" for char in name):
        name = _in_gb18030(name)
    if name.isascii():
        return "".join(name.split()).casefold()
    seen = normalize("NFKC", normalize("NFKC", name).casefold())
    return "".join(char for char in seen if category(char) not in _UNSEEN)


def _in_gb18030(name: str) -> str:
    """Return a name whose bytes are not UTF-8 as it reads in GB18030, if it does."""
    try:
        return os.fsencode(name).decode("gb18030")
    except (UnicodeError, ValueError):
        return name


def alike(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that look alike, each sorted."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[looks(name)].append(name)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
