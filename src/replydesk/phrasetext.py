"""The plain form of phrases: text, comments, names to fill in, and conditions on names.

Nearly all phrases are of this form, and loading Jinja2 takes longer than making a reply. What is of this form
is filled in here as Jinja2 would; anything else, and any mistake, is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MAX_DEPTH = 20
"""The deepest conditions within conditions that are taken for the plain form."""

_NAME = r"[^\W\da-zA-Z_]+"  # a range as wide as that of Chinese takes a millisecond to compile
_NAMES = re.compile(_NAME)
_TERM = rf"(?:not\s+)*{_NAME}"
_OPENING = re.compile(r"\{[{%#]")
_MARK = re.compile(
    rf"\{{\{{\s*(?P<name>{_NAME})\s*\}}\}}"
    rf"|\{{%\s*(?P<test>(?:el)?if)\s+(?P<condition>{_TERM}(?:\s+(?:and|or)\s+{_TERM})*)\s*%\}}\n?"
    r"|\{%\s*(?P<word>else|endif)\s*%\}\n?"
    r"|\{#(?![-+])(?:(?!#\}).)*(?<![-+])#\}\n?",
    re.DOTALL,
)

Condition = tuple[tuple[tuple[bool, str], ...], ...]
"""Holds if of any of its rows all names are as said: filled (True) or empty."""

ALWAYS: Condition = ((),)


class Slot(NamedTuple):
    """A name to fill in."""

    name: str


class Conditional(NamedTuple):
    """The first text whose condition holds, if any."""

    branches: list[tuple[Condition, Text]]


Text = list[str | Slot | Conditional]


class Plain(NamedTuple):
    """A phrase of the plain form, and the names it uses in their order."""

    text: Text
    names: tuple[str, ...]

    def render(self, slots: Mapping[str, str]) -> str:
        """The phrase filled in; `slots` has all its names."""
        return "".join(_pieces(self.text, slots))


def parse(source: str) -> Plain | None:
    """The phrase of a source, None if it is not of the plain form."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    text: Text = []
    open_choices: list[tuple[Conditional, Text]] = []
    here, names, at = text, [], 0
    while opening := _OPENING.search(source, at):
        mark = _MARK.match(source, opening.start())
        if not mark:
            return None
        used = _NAMES.findall(mark["name"] or mark["condition"] or "")
        if not all("\u4e00" <= character <= "\u9fff" for name in used for character in name):
            return None
        names += used
        here.append(source[at : opening.start()])
        at = mark.end()
        if mark["name"]:
            here.append(Slot(mark["name"]))
        if mark["test"] or mark["word"]:
            within = _within(mark, here, open_choices)
            if within is None:
                return None
            here = within
    here.append(source[at:])
    return None if open_choices else Plain(text, tuple(dict.fromkeys(names)))


def _within(mark: re.Match[str], here: Text, open_choices: list[tuple[Conditional, Text]]) -> Text | None:
    """The text that goes on behind a mark of a choice; None where that mark cannot stand.

    `open_choices` are those that stand around it, each with the text it stands in.
    """
    if mark["test"] == "if":
        if len(open_choices) == MAX_DEPTH:
            return None
        choice = Conditional([])
        here.append(choice)
        open_choices.append((choice, here))
    elif not open_choices:
        return None
    elif mark["word"] == "endif":
        return open_choices.pop()[1]
    branches = open_choices[-1][0].branches
    if branches and branches[-1][0] is ALWAYS:
        return None
    branches.append((_condition(mark["condition"]) if mark["test"] else ALWAYS, []))
    return branches[-1][1]


def _condition(text: str) -> Condition:
    rows = [re.split(r"\s+and\s+", row) for row in re.split(r"\s+or\s+", text)]
    return tuple(tuple((term.count("not") % 2 == 0, term.split()[-1]) for term in row) for row in rows)


def _pieces(text: Text, slots: Mapping[str, str]) -> Iterator[str]:
    for piece in text:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Slot):
            yield slots[piece.name]
        else:
            yield from _pieces(_chosen(piece, slots), slots)


def _chosen(choice: Conditional, slots: Mapping[str, str]) -> Text:
    for condition, text in choice.branches:
        if any(all(bool(slots[name]) is wanted for wanted, name in row) for row in condition):
            return text
    return []
