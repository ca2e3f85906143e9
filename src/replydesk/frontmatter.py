"""The head of a draft file: YAML of which every value is text, read leniently and written back.

The head is read one entry at a time (a key at the margin and the lines that belong to it), so that
one line which is not YAML spoils only itself: it is understood as the clerk meant it, with a note,
or handed back as text to be kept elsewhere. Keys, their order and comments survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from replydesk.draft import Key, Nested, Value
from replydesk.notes import Note
from replydesk.plainyaml import is_plain, read_list

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

COMMENT = "#"
"""The key under which a comment of the head is kept as a field."""

# Patterns that most heads have no use for: compiled when one first has.
_KNOWN = "|".join(Key)
_ENTRY = r"[^\s\-\[\]{}#,&*!|>'\"%@`:：][^:：]*: *(?=\s|$)|[\"'][^\"']*[\"']:(?=\s|$)"
_FULL_WIDTH_COLON = r"([^\s\-\[\]{}#,&*!|>'\"%@`:：][^:：]{0,19})[ \t\u3000]*：[ \t\u3000]*"
_COLON_WITHOUT_SPACE = rf"({_KNOWN}):(?=[^\s])"
_SPACE_BEFORE_COLON = rf"({_KNOWN})[ \t\u3000]+[:：][ \t\u3000]*"
_WITHOUT_VALUE = r"[:：]\s*(#.*)?$"
_COMMENT = r"#(.*)"
_KNOWN_ENTRY = rf"({_KNOWN})[ \t\u3000]*[:：]"


Fields = list[tuple[str, Value]]


def looks_like_entry(line: str) -> bool:
    """Whether a line begins an entry of the head, written right or nearly right."""
    return bool(
        re.match(_ENTRY, line)
        or re.match(_COLON_WITHOUT_SPACE, line)
        or (found := re.match(_FULL_WIDTH_COLON, line))
        and found[1].strip() in tuple(Key)
    )


def parse_fields(lines: list[str], first_line: int) -> tuple[Fields, list[str], list[Note]]:
    """Read the lines of a head; never fails.

    `first_line` is the number of `lines[0]` in the file. Returns the fields in order, the lines
    that could not be placed, and notes.
    """
    fields: Fields = []
    lost: list[str] = []
    notes: list[Note] = []
    for number, chunk in _chunks(lines, first_line):
        try:
            fields += _entry(chunk, number, notes)
        except _NotAnEntry:
            lost += [line for line in chunk if line.strip()]
            notes.append(
                Note(f"看不懂“{chunk[0].strip()}”，已原样放到正文最前面。应写成“案由: 关于……”", number)
            )
    _note_repeated(fields, notes, first_line)
    return fields, lost, notes


def format_fields(fields: Iterable[tuple[str, Value]]) -> str:
    """The fields as YAML, one entry after the other, each ending with a line break."""
    return "".join(_format_entry(key, value) for key, value in fields)


def _chunks(lines: list[str], first_line: int) -> list[tuple[int, list[str]]]:
    """The lines grouped into entries, each with the number of its first line."""
    chunks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, first_line):
        is_item = line.startswith(("- ", "-\t")) and chunks and re.search(_WITHOUT_VALUE, chunks[-1][1][0])
        if line[:1] in ("\t", "\u3000") and re.match(_KNOWN_ENTRY, line.strip()):
            line = line.strip()
        continues = not line.strip() or line[0] in " \t\u3000]}" or is_item
        after_comment = chunks and chunks[-1][1][0].startswith("#")
        if continues and chunks and not (after_comment and line.strip()):
            chunks[-1][1].append(line)
        elif line.strip():
            chunks.append((number, [line]))
    return chunks


def _entry(chunk: list[str], number: int, notes: list[Note]) -> Fields:
    """One entry of the head as fields: its comments, then itself."""
    if chunk[0].startswith("#"):
        return [(COMMENT, chunk[0][1:])]
    key, separator, rest = chunk[0].partition(": ")
    if len(chunk) == 1 and separator and key.isalnum():  # as most are
        if is_plain(rest):
            return [(key, rest.strip())]
        if items := read_list(rest.strip(" ")):
            return [(key, tuple(items))]
    chunk = _mended(chunk, number, notes)
    key, separator, rest = chunk[0].partition(": ")
    if separator and len(chunk) == 1 and _is_plain(key):
        if _is_plain(rest):
            return [(key.strip(), rest.strip())]
        if items := read_list(rest.strip(" ")):
            return [(key.strip(), tuple(items))]
    if (value := _plain_below(chunk)) is not None:
        return [(chunk[0][:-1].strip(), value)]
    try:
        fields = _composed("\n".join(chunk))
        _note_odd(fields, number, notes)
        return fields
    except _NotAnEntry:
        if not separator or any(line.strip() for line in chunk[1:]):
            raise
        notes.append(Note(f"“{key}”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号", number))
        return [(key.strip(), rest.strip())]


def _plain_below(chunk: list[str]) -> Value | None:
    """The texts of a row of `- text` below a key with nothing behind it, "" without a row; None for any
    other entry."""
    key, *rows = chunk
    if not (key.endswith(":") and _is_plain(key[:-1])):
        return None
    items = tuple(row[2:].strip(" ") for row in rows if row.startswith("- ") and _is_plain(row[2:]))
    return (items or "") if len(items) == len(rows) else None


def _note_odd(fields: Fields, number: int, notes: list[Note]) -> None:
    """Note what a clerk may not have meant: text taken for a comment, a structure for a text."""
    key, value = fields[-1]
    if len(fields) > 1 and key in tuple(Key):
        said = f"“{key}”里“#”后面的字当作注释，不写进答复；要写进去，请给整项加上引号"
        notes.append(Note(said, number))
    if isinstance(value, Nested) and key in tuple(Key):
        notes.append(Note(f"“{key}”应是一行文字，或一行一个“- ”，现在的写法没有写进答复", number))


def _mended(chunk: list[str], number: int, notes: list[Note]) -> list[str]:
    """The entry with what is often typed wrong by hand set right: colons and tabs."""
    head = chunk[0]
    if found := re.match(_SPACE_BEFORE_COLON, head) or re.match(_COLON_WITHOUT_SPACE, head):
        head = f"{found[1]}: {head[found.end() :]}"
        notes.append(Note(f"“{found[1]}”后面应写半角冒号加一个空格“{found[1]}: ”，已照此理解", number))
    elif not re.match(_ENTRY, head) and (found := re.match(_FULL_WIDTH_COLON, head)):
        key = found[1].strip()
        head = f"{key}: {head[found.end() :]}"
        notes.append(Note(f"“{key}”后面是全角冒号，应写“{key}: ”，已照此理解", number))
    rest = chunk[1:]
    if any("\t" in line or "\u3000" in line[:4] for line in chunk):
        rest = [re.sub(r"^\s*-\s+", "- ", line).replace("\t", "  ") for line in rest]
        notes.append(Note("有制表符（Tab），应写空格，已照此理解", number))
    return [head.replace("\t", " "), *rest]


def _is_plain(text: str) -> bool:
    return is_plain(text.strip())


class _NotAnEntry(Exception):
    """Some lines of the head are not one entry of a YAML mapping."""


def _composed(text: str) -> Fields:
    """One entry read by the YAML library. Raises _NotAnEntry if it is not a single mapping entry."""
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError) as error:
        raise _NotAnEntry("not YAML, not text, or nested without end") from error
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        raise _NotAnEntry("not one entry")
    key, value = node.value[0]
    if not isinstance(key, yaml.ScalarNode):
        raise _NotAnEntry("the key is not text")
    if _is_nested(value):
        return [(str(key.value), Nested(text[key.end_mark.index :].partition(":")[2].rstrip("\n")))]
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    if any(text.startswith(("&", "!"), each.start_mark.index) for each in (key, *items)):
        raise _NotAnEntry("anchors and tags would be lost")
    comments = [(COMMENT, found) for found in _comments(text, [key, *items])]
    return [*comments, (str(key.value), _value(value))]


def _comments(text: str, scalars: list[ScalarNode]) -> list[str]:
    """Comments between and behind the scalars of an entry, which a YAML reader drops."""
    found: list[str] = []
    at = 0
    for scalar in scalars:
        begin = scalar.start_mark.index
        header = text[begin:].partition("\n")[0] if scalar.style in ("|", ">") else ""
        found += re.findall(_COMMENT, text[at:begin] + header)
        at = max(at, scalar.end_mark.index)
    return found + re.findall(_COMMENT, text[at:])


def _is_nested(value: Node) -> bool:
    from yaml import ScalarNode, SequenceNode

    if isinstance(value, SequenceNode):
        return not all(isinstance(item, ScalarNode) for item in value.value)
    return not isinstance(value, ScalarNode)


def _value(node: Node) -> Value:
    from yaml import SequenceNode

    if isinstance(node, SequenceNode):
        return tuple(str(item.value) for item in node.value)
    return str(node.value)


def _note_repeated(fields: Fields, notes: list[Note], first_line: int) -> None:
    keys = [key for key, _ in fields if key != COMMENT]
    if len(keys) == len(set(keys)):
        return
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        notes.append(Note(f"“{key}”写了不止一次，以第一次为准；请删去多余的", first_line))


def _format_entry(key: str, value: Value) -> str:
    if key == COMMENT and isinstance(value, str) and not set(value) & set("\r\n"):
        return f"#{value}\n"
    name = _name(key)
    if isinstance(value, Nested):
        return f"{name}:{value.yaml}\n"
    if isinstance(value, tuple):
        return f"{name}:\n" + "".join(f"- {_scalar(item)}\n" for item in value) if value else f"{name}: []\n"
    return f"{name}: {_scalar(value)}".rstrip(" ") + "\n"


@lru_cache(256)
def _name(key: str) -> str:
    """A key as it is written; the keys of drafts are few, and written often."""
    return _scalar(key) if key and not set(key) & set(":：") else _quoted(key)


def _scalar(text: str) -> str:
    if not text:
        return ""
    if text == text.strip() and _is_plain(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar on one line."""
    import yaml

    dumped = yaml.dump(text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=10**9)
    return str(dumped).strip("\n")
