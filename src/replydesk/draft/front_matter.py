"""The front matter of a draft file: YAML whose values are all text, read leniently and written back.

It is split into entries (a key at the margin and its lines), typing slips are repaired, and PyYAML reads
all entries at once. If that fails, each entry is read by itself, so that a line that is not YAML spoils
only its own entry: it is read as plain text with a note, or returned to be kept elsewhere. Keys, their
order and comments survive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from replydesk.draft.model import COMMENT, Key, Nested, Value
from replydesk.text.key_value import key_value
from replydesk.text.note import Note
from replydesk.text.yaml_text import (
    MappingNode,
    Node,
    NotYaml,
    ScalarNode,
    SequenceNode,
    compose_yaml,
    format_scalar,
    quote_scalar,
)

_KNOWN = frozenset(map(str, Key))
# Entries are read one by one where an anchor might reach over entries, a block of lines might end in blank
# lines that belong to no entry, or YAML might drop a leading byte order mark.
_NOT_TOGETHER = frozenset("&|>\ufeff")
_SPECIAL = frozenset("-[]{}#,&*!|>'\"%@`")  # only YAML reads a key that begins with one of these
_MAX_TYPED_KEY = 20  # longer text before a full-width colon is no key
_WITHOUT_VALUE = re.compile(r"[:：]\s*(#.*)?$")
_COMMENT = re.compile(r"#(.*)")

Fields = list[tuple[str, Value]]


class _Entry(NamedTuple):
    """The lines of one entry or one comment: as in the file, and repaired. `line` is 1-based."""

    line: int
    lines: list[str]
    repaired: list[str]

    @property
    def is_comment(self) -> bool:
        return self.lines[0].startswith("#")


class _NotAnEntry(Exception):
    """Lines of the front matter that are not one entry of a YAML mapping."""


def looks_like_entry(line: str) -> bool:
    """Return True if a line begins an entry of the front matter, typed right or nearly right."""
    row = key_value(line)
    if not row or row.indent:
        return False
    is_quoted = len(row.key) > 1 and row.key[0] in "\"'" and row.key[-1] == row.key[0] and not row.gap
    is_key = is_quoted or row.key[0] not in _SPECIAL
    is_yaml = row.colon == ":" and (row.space or not row.value)
    return bool((is_key and is_yaml) or (row.key in _KNOWN and (row.colon == "：" or not row.gap)))


def parse_fields(lines: list[str], first_line: int) -> tuple[Fields, list[str], list[Note]]:
    """Return the fields, lines without a place, and notes; `lines[0]` is line `first_line`. Never fails."""
    fields: Fields = []
    lost: list[str] = []
    notes: list[Note] = []
    entries = [_repaired(number, chunk, notes) for number, chunk in _chunks(lines, first_line)]
    together = _read_together([entry for entry in entries if not entry.is_comment])
    for entry in entries:
        try:
            if entry.is_comment:
                fields.append((COMMENT, entry.lines[0][1:]))
            else:
                read = next(together) if together is not None else _read_alone(entry, notes)
                _note_odd(read, entry.line, notes)
                fields += read
        except _NotAnEntry:
            lost += [line for line in entry.lines if line.strip()]
            text = f"看不懂“{entry.lines[0].strip()}”，已原样放到正文最前面。应写成“案由: 关于……”"
            notes.append(Note(text, entry.line))
    notes.sort(key=lambda note: note.line)
    _note_repeated(fields, notes, first_line)
    return fields, lost, notes


def format_fields(fields: Iterable[tuple[str, Value]]) -> str:
    """Return the fields as YAML, one entry after the other, each ending with a line break."""
    return "".join(_format_entry(key, value) for key, value in fields)


def _chunks(lines: list[str], first_line: int) -> list[tuple[int, list[str]]]:
    """Group the lines into entries, each with the number of its first line."""
    chunks: list[tuple[int, list[str]]] = []
    is_open = False  # the last entry has no value on its first line
    for number, line in enumerate(lines, first_line):
        is_item = is_open and line.startswith(("- ", "-\t"))
        if line[:1] in ("\t", "\u3000") and (row := key_value(line.strip())) and row.key in _KNOWN:
            line = line.strip()
        continues = not line.strip() or line[0] in " \t\u3000]}" or is_item
        after_comment = chunks and chunks[-1][1][0].startswith(COMMENT)
        if continues and chunks and not (after_comment and line.strip()):
            chunks[-1][1].append(line)
        elif line.strip():
            chunks.append((number, [line]))
            is_open = bool(_WITHOUT_VALUE.search(line))
    return chunks


def _repaired(number: int, lines: list[str], notes: list[Note]) -> _Entry:
    """Build an entry; repair colons and tabs that are often mistyped."""
    head, *rest = lines
    if head.startswith(COMMENT):
        return _Entry(number, lines, lines)
    row = key_value(head)
    if row and not row.indent:
        colon_alone = row.colon == ":" and not row.space and row.value
        if row.key in _KNOWN and (row.gap or colon_alone):
            head = f"{row.key}: {row.value}"
            text = f"“{row.key}”后面应写半角冒号加一个空格“{row.key}: ”，已照此理解"
            notes.append(Note(text, number))
        elif row.colon == "：" and row.key[0] not in _SPECIAL and len(row.key) <= _MAX_TYPED_KEY:
            head = f"{row.key}: {row.value}"
            notes.append(Note(f"“{row.key}”后面是全角冒号，应写“{row.key}: ”，已照此理解", number))
    if any("\t" in line or "\u3000" in line[:4] for line in lines):
        rest = [re.sub(r"^\s*-\s+", "- ", line).replace("\t", "  ") for line in rest]
        notes.append(Note("有制表符（Tab），应写空格，已照此理解", number))
    return _Entry(number, lines, [head.replace("\t", " "), *rest])


def _read_together(entries: Sequence[_Entry]) -> Iterator[Fields] | None:
    """Read all entries as one YAML text; None unless it is a mapping with exactly these entries."""
    texts = ["\n".join(entry.repaired) for entry in entries]
    text = "\n".join(texts)
    if not _NOT_TOGETHER.isdisjoint(text):
        return None
    starts = list(accumulate((len(each) + 1 for each in texts), initial=0))
    try:
        root = compose_yaml(text)
        pairs = root.value if isinstance(root, MappingNode) else []
        if [key.start_mark.index for key, _ in pairs] != starts[:-1]:
            return None
        spans = zip(starts, starts[1:], pairs, strict=False)
        return iter([_fields_of(text, start, end - 1, *pair) for start, end, pair in spans])
    except (NotYaml, _NotAnEntry):
        return None


def _read_alone(entry: _Entry, notes: list[Note]) -> Fields:
    """Read one entry by itself; one line that is not YAML is taken as plain text. Raises _NotAnEntry."""
    text = "\n".join(entry.repaired)
    try:
        root = compose_yaml(text)
        if not isinstance(root, MappingNode) or len(root.value) != 1:
            raise _NotAnEntry
        return _fields_of(text, 0, len(text), *root.value[0])
    except (NotYaml, _NotAnEntry) as error:
        key, separator, value = entry.repaired[0].partition(": ")
        if not separator or any(line.strip() for line in entry.repaired[1:]):
            raise _NotAnEntry from error
        text = f"“{key}”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号"
        notes.append(Note(text, entry.line))
        return [(key.strip(), value.strip())]


def _fields_of(text: str, start: int, end: int, key: Node, value: Node) -> Fields:
    """Return the fields of one entry, `text[start:end]`: its comments, then itself. Raises _NotAnEntry."""
    if not isinstance(key, ScalarNode):
        raise _NotAnEntry
    if not isinstance(value, ScalarNode) and not _is_list(value):
        yaml = text[key.end_mark.index : end].partition(":")[2].rstrip("\n")
        return [(str(key.value), Nested(yaml))]
    items = [value] if isinstance(value, ScalarNode) else value.value
    if any(text.startswith(("&", "!"), each.start_mark.index) for each in (key, *items)):
        raise _NotAnEntry  # anchors and tags would be lost
    comments = [(COMMENT, found) for found in _comments(text, start, end, [key, *items])]
    if isinstance(value, ScalarNode):
        return [*comments, (_bare(key), _bare(value))]
    return [*comments, (_bare(key), tuple(str(item.value) for item in items))]


def _bare(node: ScalarNode) -> str:
    """Return the text of a scalar; one without quotes has no blanks around it, wide ones included."""
    return str(node.value) if node.style else str(node.value).strip()


def _comments(text: str, start: int, end: int, scalars: list[ScalarNode]) -> list[str]:
    """Return the comments between and behind the scalars of an entry, which PyYAML drops."""
    if "#" not in text[start:end]:
        return []
    found: list[str] = []
    at = start
    for each in scalars:
        begin = each.start_mark.index
        line_end = text.find("\n", begin, end)
        header = text[begin : line_end if line_end >= 0 else end] if each.style in ("|", ">") else ""
        found += _COMMENT.findall(text[at:begin] + header)
        at = max(at, each.end_mark.index)
    return found + _COMMENT.findall(text[at:end])


def _is_list(value: Node) -> bool:
    """Return True if a node is a list of texts."""
    return isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value)


def _note_odd(fields: Fields, number: int, notes: list[Note]) -> None:
    """Add notes on probable mistakes: text that became a comment, a structure instead of text."""
    key, value = fields[-1]
    if key not in _KNOWN:
        return
    if len(fields) > 1:
        text = f"“{key}”里“#”后面的字当作注释，不写进答复；要写进去，请给整项加上引号"
        notes.append(Note(text, number))
    if isinstance(value, Nested):
        notes.append(Note(f"“{key}”应是一行文字，或一行一个“- ”，现在的写法没有写进答复", number))


def _note_repeated(fields: Fields, notes: list[Note], first_line: int) -> None:
    counts = Counter(key for key, _ in fields if key != COMMENT)
    repeated = sorted(key for key, count in counts.items() if count > 1)
    notes += (Note(f"“{key}”写了不止一次，以第一次为准；请删去多余的", first_line) for key in repeated)


def _format_entry(key: str, value: Value) -> str:
    if key == COMMENT and isinstance(value, str) and not set(value) & set("\r\n"):
        return f"#{value}\n"
    name = format_scalar(key) if key and not set(key) & set(":：") else quote_scalar(key)
    if isinstance(value, Nested):
        return f"{name}:{value.yaml}\n"
    if isinstance(value, tuple):
        items = "".join(f"- {format_scalar(item)}\n" for item in value)
        return f"{name}:\n{items}" if items else f"{name}: []\n"
    return f"{name}: {format_scalar(value)}".rstrip(" ") + "\n"
