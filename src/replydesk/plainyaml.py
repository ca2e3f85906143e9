"""The plain form of YAML that heads of drafts and unit profiles are nearly always in: texts, lists, mappings.

Loading the YAML library takes longer than laying out a reply. What is of the plain form is read here as that
library reads it with every value a text (`BaseLoader`); anything else, and any mistake, is left to it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

_PLAIN = re.compile(
    r"(?:[^\W]|[（(《“〔〈~])"  # nothing that YAML gives a meaning at the start
    r"(?:[^\W]|[ ，。、；！？（）《》“”‘’〔〕—…·～〈〉/+%()\u3000-]|[:：](?=\S))*"
)
_ENTRY = re.compile(r"( *)([^\W_][\w（）]{0,59}):(?: +(.+?))? *")

Mapping = dict[str, "str | list[str] | dict[str, str | list[str]]"]


def is_plain(text: str) -> bool:
    """Whether a text can stand for itself as a value, without quotes."""
    return bool(_PLAIN.fullmatch(text))


def read_list(text: str) -> list[str] | None:
    """The items of `[甲, 乙]`, None if it is anything else."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    items = [item.strip(" ") for item in text[1:-1].split(",")]
    return items if all(map(is_plain, items)) and ":" not in text else None


def read_mapping(text: str) -> Mapping | None:
    """The keys and values of a text, some with keys below them; None if it is not of the plain form."""
    rows = [row for row in text.replace("\r\n", "\n").split("\n") if row.strip(" ")]
    if not all(map(str.isprintable, rows)):
        return None
    entries = [_entry(row) for row in rows if not row.lstrip(" ").startswith("#")]
    found: Mapping = {}
    parent = ""
    for indent, group in groupby(entries, key=lambda entry: entry.indent if entry else None):
        level = [entry for entry in group if entry]
        keys = [entry.key for entry in level]
        if not level or len(set(keys)) < len(keys) or (found.keys() & keys if not indent else not parent):
            return None
        values = {entry.key: entry.value or "" for entry in level}
        if indent:
            found[parent], parent = values, ""
        else:
            found.update(values)
            parent = keys[-1] if level[-1].value is None else ""
    return found or None


class _Entry(NamedTuple):
    indent: int
    key: str
    value: str | list[str] | None
    """None where nothing stands behind the key."""


def _entry(row: str) -> _Entry | None:
    """A row `key: value`, None if it is not of the plain form."""
    if not (found := _ENTRY.fullmatch(row)):
        return None
    indent, key, text = len(found[1]), found[2], found[3]
    if text is None or is_plain(text):
        return _Entry(indent, key, text)
    if len(text) > 1 and text[0] == text[-1] == '"' and not set(text[1:-1]) & set('"\\'):
        return _Entry(indent, key, text[1:-1])
    items = read_list(text)
    return None if items is None else _Entry(indent, key, items)
