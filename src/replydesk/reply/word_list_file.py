"""A file of the unit's words (词表), as YAML that people write by hand.

- 写法: 按装
  应为: 安装
  何时不算: [按装置]
"""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.unit_lists import OwnWord
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

WRONG, RIGHT, UNLESS = "写法", "应为", "何时不算"
_KEYS = (WRONG, RIGHT, UNLESS)
_AS_SHOWN = "每条写成“- 写法: 按装”，下面缩进写“应为: 安装”“何时不算: [按装置]”"
_LONGEST = 100  # characters of a text in the list


def parse_word_list(text: str) -> tuple[tuple[OwnWord, ...], tuple[Note, ...]]:
    """Return the words of a list, and notes on what in it cannot be used."""
    try:
        root = compose_yaml(with_plain_keys(text, _KEYS))
    except NotYaml as error:
        return (), (Note(f"看不懂这里的写法，整个文件没有用；{_AS_SHOWN}", error.line),)
    if root is None:
        return (), ()
    if not isinstance(root, SequenceNode):
        return (), (Note(f"不是一份词表，没有用；{_AS_SHOWN}", _line(root)),)
    notes: list[Note] = []
    return tuple(word for node in root.value for word in _word(node, notes)), tuple(notes)


def _word(node: Node, notes: list[Note]) -> Iterator[OwnWord]:
    """Yield the word of an entry; none, and a note, if it cannot be used."""
    if not isinstance(node, MappingNode):
        notes.append(Note(f"不是一条词，没有用；{_AS_SHOWN}", _line(node)))
        return
    values = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
    if unknown := [key for key in values if key not in _KEYS]:
        notes.append(Note(f"不认得“{'”“'.join(unknown)}”，没有用；可写“{'”“'.join(_KEYS)}”", _line(node)))
    texts = {key: _texts(values.get(key)) for key in _KEYS}
    wrong, right = ("".join(texts[key][:1]) for key in (WRONG, RIGHT))
    if fault := _fault(wrong, right, texts):
        notes.append(Note(f"{fault}，这一条没有用；{_AS_SHOWN}", _line(node)))
        return
    yield OwnWord(wrong, right, texts[UNLESS])


def _fault(wrong: str, right: str, texts: dict[str, tuple[str, ...]]) -> str:
    """Return what is wrong with an entry, "" if nothing is."""
    if not wrong:
        return f"没有写“{WRONG}”"
    if wrong == right:
        return f"“{WRONG}”和“{RIGHT}”一样，都是“{wrong}”"
    if len(texts[WRONG]) > 1 or len(texts[RIGHT]) > 1:
        return f"“{WRONG}”“{RIGHT}”各写一个词"
    if any(len(text) > _LONGEST for of_key in texts.values() for text in of_key):
        return f"超过 {_LONGEST} 字"
    if others := [row for row in texts[UNLESS] if wrong not in row]:
        return f"“{UNLESS}”里的“{others[0]}”没有“{wrong}”"
    return ""


def _texts(node: Node | None) -> tuple[str, ...]:
    """Return the texts of a value: one, or a list."""
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    texts = (each.value.strip() for each in nodes if isinstance(each, ScalarNode))
    return tuple(text for text in texts if text)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
