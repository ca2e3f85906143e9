"""Read the files of a unit's lists (词表, 名册): entries within limits, and few notes.

A file is small, but one part of it may be named a million times (`*a`): each is read once, and so far only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from replydesk.text.characters import one_line
from replydesk.text.marks import without_unseen
from replydesk.text.note import Note
from replydesk.text.yaml_text import (
    MappingNode,
    Node,
    NotYaml,
    ScalarNode,
    SequenceNode,
    compose_yaml,
    with_plain_keys,
)

LONGEST = 100  # characters of a text
MOST_TEXTS = 100  # of one key
MOST_NOTES = 20  # of one file
_SHOWN = 40  # characters of a text that a note shows
_MOST_KEYS = 10  # of an entry


class ListEntry(NamedTuple):
    """One entry of a list: the texts of its keys, and its line."""

    texts: dict[str, tuple[str, ...]]
    line: int

    def first(self, key: str) -> str:
        """Return the first text of a key, "" if it has none."""
        return "".join(self.texts.get(key, ())[:1])

    @property
    def fault(self) -> str:
        """Return why its texts cannot be used, "" if they can."""
        for key, texts in self.texts.items():
            if len(texts) > MOST_TEXTS:
                return f"“{key}”超过 {MOST_TEXTS} 个"
            if any(len(text) > LONGEST for text in texts):
                return f"“{key}”超过 {LONGEST} 字"
            if odd := [text for text in texts if text != without_unseen(one_line(text))]:
                return f"“{shown(odd[0])}”里有换行或者看不见的字符"
        return ""


def read_entries(
    text: str, keys: tuple[str, ...], what: tuple[str, str], notes: list[Note]
) -> Iterator[ListEntry]:
    """Yield the entries of a list; add notes on what is none.

    `keys` are those an entry may have; `what` names an entry, and shows how it is written.
    """
    named, as_shown = what
    try:
        root = compose_yaml(with_plain_keys(text, keys))
    except NotYaml as error:
        notes.append(Note(f"看不懂这里的写法，整个文件没有用；{as_shown}", error.line))
        return
    if root is not None and not isinstance(root, SequenceNode):
        notes.append(Note(f"不是一份清单，没有用；{as_shown}", _line(root)))
        return
    for node in {id(each): each for each in root.value}.values() if root else ():
        if isinstance(node, MappingNode):
            yield _entry(node, keys, notes)
        else:
            notes.append(Note(f"不是{named}，没有用；{as_shown}", _line(node)))


def _entry(node: MappingNode, keys: tuple[str, ...], notes: list[Note]) -> ListEntry:
    values = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
    if unknown := [shown(key) for key in values if key not in keys][:_MOST_KEYS]:
        notes.append(Note(f"不认得“{'”“'.join(unknown)}”，没有用；可写“{'”“'.join(keys)}”", _line(node)))
    return ListEntry({key: _texts(values[key]) for key in keys if key in values}, _line(node))


def _texts(node: Node) -> tuple[str, ...]:
    """Return the texts of a value, one or a list: one more than may be, and of each a little more."""
    nodes = islice(node.value, MOST_TEXTS + 1) if isinstance(node, SequenceNode) else [node]
    texts = (each.value[: 2 * LONGEST].strip() for each in nodes if isinstance(each, ScalarNode))
    return tuple(text for text in texts if text)


def shown(text: str) -> str:
    """Return a text as a note shows it."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def few(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the first notes of a file, and how many more there are."""
    first = list(notes)
    rest = len(first) - MOST_NOTES
    return (*first[:MOST_NOTES], *([Note(f"这样的还有 {rest} 处")] if rest > 0 else []))


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
