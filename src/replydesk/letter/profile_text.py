"""Changes of one setting in the text of a unit profile; every line of another setting stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from replydesk.letter.offices import OFFICES, Office, format_offices
from replydesk.letter.profile import PARENTS, PASSED_OVER, PROFILE_KEYS, Profile, parse_profile
from replydesk.letter.profile_repair import INDENT, repair_profile_text
from replydesk.text.errors import UserError
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

# A text, a list, texts by key (类别), or offices
Setting = str | tuple[str, ...] | Mapping[str, str] | tuple[Office, ...]


class SettingKey(NamedTuple):
    """The place of a setting: its key and, for one of several below it, that one's key: 代字, 会办意见."""

    key: str
    inner: str = ""

    @property
    def name(self) -> str:
        """Return the name in messages."""
        return f"{self.key}·{self.inner}" if self.inner else self.key


def setting_at(profile: Profile, path: SettingKey) -> Setting:
    """Return a setting of a profile: as text, list or mapping; "" or () if it has none."""
    value = getattr(profile, PROFILE_KEYS[path.key])
    if path.inner:
        return value.get(path.inner, () if path.key == "抄送" else "")  # type: ignore[no-any-return]
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, str) else value


def with_setting(text: str, path: SettingKey, value: Setting) -> str:
    """Return the text of a profile with one setting changed.

    Comments, unknown keys and the order of lines are kept. Raises UserError if the text cannot be read, or
    is written in a way in which one line cannot be changed without others.
    """
    before = parse_profile(text)
    if before.unreadable:
        raise UserError(f"单位档案读不出来：{before.notes[0]}；请用记事本改好")
    changed = _changed(text, path, value)
    if not _is_as_meant(before, parse_profile(changed), path, value):
        raise UserError(f"“{path.name}”在档案里的写法特殊，这里改不了；请用记事本改")
    return changed


def _changed(text: str, path: SettingKey, value: Setting) -> str:
    if isinstance(value, Mapping):
        return _with_mapping(text, path.key, value)
    if path.key == OFFICES and not isinstance(value, str):
        return _with_offices(text, [each for each in value if isinstance(each, Office)])
    if path.key == PASSED_OVER and not isinstance(value, str):
        lines = [f"{INDENT}- {format_scalar(str(each))}" for each in value]
        return _with_block(_Text(text), path.key, lines, "[]")
    return _put(text, path.key, path.inner, _format(value))


def _format(value: str | tuple[str, ...] | tuple[Office, ...]) -> str:
    if isinstance(value, str):
        return format_scalar(value.strip()) or '""'
    value = tuple(map(str, value))
    return f"[{', '.join(quote_scalar(each) if ':' in each else format_scalar(each) for each in value)}]"


def _is_as_meant(before: Profile, after: Profile, path: SettingKey, value: Setting) -> bool:
    """Return True if only the one setting differs, and has the value; empty parts count as missing."""
    field = PROFILE_KEYS[path.key]
    if after.unreadable or _meant(setting_at(after, path)) != _meant(value):
        return False
    old, new = getattr(before, field), getattr(after, field)
    if path.inner:
        others = [
            {key: each for key, each in kept.items() if each and key != path.inner} for kept in (old, new)
        ]
        if others[0] != others[1]:
            return False
    rest: dict[str, object] = {field: old}
    return replace(after, **rest) == before  # type: ignore[arg-type]


def _meant(value: Setting) -> object:
    if isinstance(value, str):
        return value.strip()
    return list(value.items()) if isinstance(value, Mapping) else tuple(value)


class _Text:
    """The lines of a profile with the places of its entries; line ends stay as they are."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.repaired, _ = repair_profile_text(text, PROFILE_KEYS, PARENTS)
        self.rows = self.repaired.split("\n")
        try:
            root = compose_yaml(self.repaired)
        except NotYaml as error:
            raise UserError("单位档案读不出来；请用记事本改好") from error
        if not isinstance(root, MappingNode) or root.flow_style:
            raise UserError("单位档案不是一行一项的写法，这里改不了；请用记事本改")
        self.root = root
        self.end = "\r" if self.lines[0].endswith("\r") else ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def line_of(self, index: int) -> int:
        """Return the number of the line, from 0, with a character of the repaired text."""
        return self.repaired.count("\n", 0, index)

    def last_line(self, node: Node) -> int:
        """Return the number of the last line of a node."""
        if isinstance(node, MappingNode) and not node.flow_style:
            return max(self.last_line(each) for pair in node.value for each in pair)
        if isinstance(node, SequenceNode) and not node.flow_style:
            return max(map(self.last_line, node.value))
        last = self.line_of(max(node.end_mark.index - 1, node.start_mark.index))
        while last > self.line_of(node.start_mark.index) and not self.rows[last].strip():
            last -= 1
        return last

    def replace(self, first: int, last: int, lines: list[str]) -> None:
        """Put lines, written without their ends, in the place of some."""
        is_last = last + 1 == len(self.lines)
        new = [line + self.end for line in lines]
        if is_last and new and not self.lines[last].endswith("\r"):
            new[-1] = new[-1].removesuffix(self.end) if self.end else new[-1]
        self.lines[first : last + 1] = new

    def insert(self, at: int, lines: list[str]) -> None:
        """Put lines, written without their ends, before one, or at the end of the text."""
        new = [line + self.end for line in lines]
        if at == len(self.lines) or (at == len(self.lines) - 1 and not self.lines[at]):
            while self.lines and not self.lines[-1]:
                self.lines.pop()
            if self.lines and self.end and not self.lines[-1].endswith(self.end):
                self.lines[-1] += self.end
            self.lines += [*new, ""]
        else:
            self.lines[at:at] = new


def _entry(node: MappingNode, key: str) -> tuple[Node, Node] | None:
    """Return key and value of an entry, the last of equal ones, which counts."""
    found = [pair for pair in node.value if isinstance(pair[0], ScalarNode) and pair[0].value == key]
    return found[-1] if found else None


def _put(text: str, key: str, inner: str, written: str) -> str:
    """Return the text with a setting written at its place."""
    rows = _Text(text)
    entry = _entry(rows.root, key)
    if not inner:
        if entry:
            _write_value(rows, *entry, written)
        else:
            rows.insert(_place_for(rows, key), [f"{key}: {written}"])
        return rows.text
    if entry is None:
        rows.insert(_place_for(rows, key), [f"{key}:", f"{INDENT}{_key(inner)}: {written}"])
    elif isinstance(entry[1], MappingNode) and not entry[1].flow_style:
        if below := _entry(entry[1], inner):
            _write_value(rows, *below, written)
        else:
            column = entry[1].value[0][0].start_mark.column
            line = " " * column + f"{_key(inner)}: {written}"
            rows.insert(rows.last_line(entry[1]) + 1, [line])
    else:
        _write_below(rows, *entry, inner, written)
    return rows.text


def _key(inner: str) -> str:
    return quote_scalar(inner) if ":" in inner or "：" in inner else format_scalar(inner)


def _write_value(rows: _Text, key: Node, value: Node, written: str) -> None:
    """Write the value of an entry in the place of the present one; what follows it on its line stays."""
    first, last = rows.line_of(key.start_mark.index), rows.last_line(value)
    head, tail, comments = _around(rows, key, value, last)
    rows.replace(first, last, [*comments, f"{head} {written}{tail}"])


def _write_below(rows: _Text, key: Node, value: Node, inner: str, written: str) -> None:
    """Write one of several settings below a key that has none, or has them on one line."""
    first, last = rows.line_of(key.start_mark.index), rows.last_line(value)
    head, tail, comments = _around(rows, key, value, last)
    pairs = value.value if isinstance(value, MappingNode) else []
    kept = {name.value: rows.repaired[each.start_mark.index : each.end_mark.index] for name, each in pairs}
    lines = [f"{INDENT}{_key(name)}: {each}" for name, each in (kept | {inner: written}).items()]
    rows.replace(first, last, [*comments, head + tail, *lines])


def _around(rows: _Text, key: Node, value: Node, last: int) -> tuple[str, str, list[str]]:
    """Return a line up to its colon, the comment behind the value, and comments within it as lines."""
    start = rows.repaired.rfind("\n", 0, key.start_mark.index) + 1
    colon = rows.repaired.index(":", key.end_mark.index)
    head = rows.repaired[start : colon + 1]
    indent = re.match(" *", head)
    comments = [f"{indent[0] if indent else ''}{each}" for each in _comments(rows, key, value)]
    first = rows.line_of(key.start_mark.index)
    tail = _comment(rows, value, last)
    if first != last and tail:
        return head, "", [*comments, tail]
    return head, f"  {tail}" if tail else "", comments


def _comments(rows: _Text, key: Node, value: Node) -> Iterator[str]:
    """Yield the comments on the lines of an entry before its last one."""
    for line in range(rows.line_of(key.start_mark.index), rows.last_line(value)):
        if found := _comment(rows, value, line):
            yield found


def _comment(rows: _Text, value: Node, line: int) -> str:
    """Return the comment on a line of an entry, behind the last text on it; "" if there is none."""
    start = sum(len(row) + 1 for row in rows.rows[:line])
    end = start + len(rows.rows[line])
    texts = list(_texts(value))
    if any(each.start_mark.index < start and each.end_mark.index > end for each in texts):
        return ""  # within a text of several lines
    ends = [min(each.end_mark.index, end) for each in texts if start <= each.end_mark.index <= end + 1]
    found = re.search(r"(?:^|\s)(#.*)", rows.repaired[max([start, *ends]) : end])
    return found[1].rstrip("\r") if found else ""


def _texts(node: Node) -> Iterator[Node]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for each in node.value:
        for part in each if isinstance(node, MappingNode) else (each,):
            yield from _texts(part)


def _place_for(rows: _Text, key: str) -> int:
    """Return the line before which a new key goes: in the order of the keys, above the next one's comment."""
    order = list(PROFILE_KEYS)
    before = [
        (order.index(name.value), rows.last_line(value))
        for name, value in rows.root.value
        if name.value in order and order.index(name.value) < order.index(key)
    ]
    if before:
        return max(before)[1] + 1
    first = rows.line_of(rows.root.value[0][0].start_mark.index)
    while first and rows.rows[first - 1].startswith("#"):
        first -= 1
    return first


def _with_mapping(text: str, key: str, wanted: Mapping[str, str]) -> str:
    """Return the text with the texts below a key: lines of the same ones stay, if their order does."""
    rows = _Text(text)
    entry = _entry(rows.root, key)
    has_block = entry is not None and isinstance(entry[1], MappingNode) and not entry[1].flow_style
    names = [name.value for name, _ in entry[1].value] if entry and has_block else []
    kept = [name for name in names if name in wanted]
    if not wanted or len(set(names)) < len(names) or kept != list(wanted)[: len(kept)]:
        return _with_block(rows, key, _below(wanted))
    if entry and has_block:
        for name, value in reversed(entry[1].value):
            if name.value not in wanted and kept:
                rows.replace(rows.line_of(name.start_mark.index), rows.last_line(value), [])
        if not kept:
            return _with_block(rows, key, _below(wanted))
    text = rows.text
    old = parse_profile(text)
    for name, each in wanted.items():
        if setting_at(old, SettingKey(key, name)) != each or name not in kept:
            text = _put(text, key, name, _format(each))
    return text


def _below(wanted: Mapping[str, str]) -> list[str]:
    return [f"{INDENT}{_key(name)}: {_format(each)}" for name, each in wanted.items()]


def _with_block(rows: _Text, key: str, lines: list[str], empty: str = "{}") -> str:
    """Return the text with all lines below a key written again; `empty` is written if there are none."""
    entry = _entry(rows.root, key)
    if entry is None:
        rows.insert(_place_for(rows, key), [f"{key}:", *lines] if lines else [f"{key}: {empty}"])
        return rows.text
    first, last = rows.line_of(entry[0].start_mark.index), rows.last_line(entry[1])
    head, tail, comments = _around(rows, *entry, last)
    rows.replace(first, last, [*comments, head + ("" if lines else f" {empty}") + tail, *lines])
    return rows.text


def _with_offices(text: str, wanted: Sequence[Office]) -> str:
    """Return the text with these offices: the lines of those that stay as they are, if their order does."""
    rows = _Text(text)
    entry = _entry(rows.root, OFFICES)
    if entry is None:
        rows.insert(_place_for(rows, OFFICES), format_offices(wanted))
        return rows.text
    names = [" ".join(str(name.value).split()) for name, _ in _pairs(entry[1])]
    kept = [office for office in wanted if office.name in names]
    order = [name for name in names if name in [office.name for office in kept]]
    is_in_order = [office.name for office in kept] == order and list(wanted[: len(kept)]) == kept
    if not kept or len(set(names)) < len(names) or not is_in_order:
        first, last = rows.line_of(entry[0].start_mark.index), rows.last_line(entry[1])
        head, tail, comments = _around(rows, *entry, last)
        _, *lines = format_offices(wanted) or [""]
        rows.replace(first, last, [*comments, head + ("" if lines else " []") + tail, *lines])
        return rows.text
    end = rows.last_line(entry[1]) + 1
    present = parse_profile(text).offices
    new = format_offices([office for office in wanted if office not in kept])
    rows.insert(end, new[1:])
    for name, (key, value) in reversed(list(zip(names, _pairs(entry[1]), strict=True))):
        office = next((each for each in kept if each.name == name), None)
        if office not in present:
            lines = format_offices([office])[1:] if office else []
            rows.replace(rows.line_of(key.start_mark.index), rows.last_line(value), lines)
    return rows.text


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    """Return keys and values of a mapping that has its entries on lines of their own; [] for another node."""
    return node.value if isinstance(node, MappingNode) and not node.flow_style else []


def paths_of(profile: Profile) -> Iterator[SettingKey]:
    """Yield the paths of all settings that a profile has or may have."""
    for key, field in PROFILE_KEYS.items():
        if key in PARENTS and key != "类别":
            yield from (SettingKey(key, inner) for inner in getattr(profile, field))
        else:
            yield SettingKey(key)


class Merged(NamedTuple):
    """A text with the changes of two sides, and the settings that both have changed: theirs stayed."""

    text: str
    clashes: tuple[SettingKey, ...]


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Return their text with our changes of `base`, where they have not changed the same setting.

    Raises UserError if their text cannot be read.
    """
    before, mine, now = map(parse_profile, (base, ours, theirs))
    clashes, text = [], theirs
    for path in dict.fromkeys((*paths_of(before), *paths_of(mine))):
        old, own, other = (setting_at(each, path) for each in (before, mine, now))
        if own in (old, other):
            continue
        if other == old:
            text = with_setting(text, path, own)
        else:
            clashes.append(path)
    return Merged(text, tuple(clashes))
