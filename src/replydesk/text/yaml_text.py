"""YAML whose scalars are all text as typed (`0033` stays `0033`); the only module that imports PyYAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import Reader

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode"]  # of PyYAML, for the other modules

# The base loaders resolve no types: every scalar is text. The one in C is 30 times as fast.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Texts that need no quotes: no YAML indicator at the start, no ": " and no " #".
_PLAIN = re.compile(
    r"(?:[^\W]|[（(《“〔〈「~])"
    r"(?:[^\W]|[ ，。、；！？（）《》“”‘’〔〕「」【】—…·～〈〉/+%()\\\u3000-]|[:：](?=\S))*"
)

_BLANKS = " \t\u3000"

UNUSABLE_CHARACTER = "while reading a character"


class NotYaml(Exception):
    """A text that is not YAML.

    `doing` is PyYAML's context ("while parsing a flow sequence"), `line` is 1-based; "" and 0 if unknown.
    """

    def __init__(self, doing: str = "", line: int = 0) -> None:
        super().__init__(doing)
        self.doing = doing
        self.line = line


def compose_yaml(text: str) -> Node | None:
    """Return the root node of a YAML text, None if it is empty. Raises NotYaml."""
    try:
        node: Node | None = yaml.compose(text, Loader=_LOADER)
        return node
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError) as error:
        raise _not_yaml(error, text) from error


def yaml_data(node: Node) -> Any:
    """Return the data of a node: texts, lists and dicts; the last of equal keys counts. Raises NotYaml."""
    try:
        return yaml.constructor.BaseConstructor().construct_document(node)
    except (yaml.YAMLError, RecursionError) as error:
        raise _not_yaml(error, "") from error


def format_scalar(text: str) -> str:
    """Return the text as a YAML scalar on one line, quoted only where it has to be."""
    return text if not text or (text == text.strip() and _PLAIN.fullmatch(text)) else quote_scalar(text)


def quote_scalar(text: str) -> str:
    """Return the text as a double-quoted YAML scalar on one line; lone surrogates become “?”."""
    whole = text.encode("utf-8", "replace").decode()
    dumped = yaml.dump(whole, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=10**9)
    return str(dumped).strip("\n")


def _not_yaml(error: Exception, text: str) -> NotYaml:
    if found := Reader.NON_PRINTABLE.search(text):
        return NotYaml(UNUSABLE_CHARACTER, text.count("\n", 0, found.start()) + 1)
    doing = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    if "block" not in doing:  # report an unclosed quotation or bracket where it opens
        mark = getattr(error, "context_mark", None) or mark
    last = text.rstrip().count("\n") + 1  # PyYAML may mark the line after the last one
    return NotYaml(doing, min(mark.line + 1, last) if mark else 0)


def with_plain_keys(text: str, keys: Sequence[str]) -> str:
    """Return a YAML text with its known keys as YAML has them: 姓名：甲 and 姓名:甲 become 姓名: 甲.

    A line stays a line.
    """
    return "\n".join(_with_plain_key(line, keys) for line in text.split("\n"))


def _with_plain_key(line: str, keys: Sequence[str]) -> str:
    rest = line.lstrip(_BLANKS)
    indent = line[: len(line) - len(rest)].replace("\t", "  ").replace("\u3000", "  ")
    entry = rest.removeprefix("-").lstrip(_BLANKS)
    dash = "- " if rest.startswith("-") else ""
    for key in keys:
        value = entry.removeprefix(key).lstrip(_BLANKS)
        if entry.startswith(key) and value.startswith((":", "：")):
            return f"{indent}{dash}{key}: {value[1:].strip(_BLANKS)}"
    return line
