"""Formatting of a paragraph of a Word file, from its style, its list and its own properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.word_names import (
    NUM_PR,
    PPR,
    RPR,
    STYLE,
    W,
    is_on,
    measure,
    value,
    whole_number,
)
from replydesk.importing.replies.source import Side

# Raw values by name: `jc`, `outlineLvl`, `numId`, `ilvl`, `sz`, `vanish`, and the attributes of `ind`.
Properties = Mapping[str, str]

_FIRST = ("firstLine", "firstLineChars")
_HANGING = ("hanging", "hangingChars")
_INDENTS = frozenset((*_FIRST, *_HANGING, "left", "leftChars"))
_SIDES = {"center": Side.CENTRE, "distribute": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT}
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_MAX_CHAIN = 20
_DEFAULT_HALF_POINTS = 20


def properties(paragraph: Element | None, run: Element | None) -> dict[str, str]:
    """Return the properties given in pPr and rPr."""
    found: dict[str, str] = {}
    if paragraph is not None:
        for name in ("jc", "outlineLvl"):
            if (given := value(paragraph, name)) is not None:
                found[name] = given
        if (indent := paragraph.find(f"{W}ind")) is not None:
            found |= {name: given for key, given in indent.items() if (name := _plain(key)) in _INDENTS}
        if (number := paragraph.find(NUM_PR)) is not None:
            found |= {name: given for name in ("numId", "ilvl") if (given := value(number, name)) is not None}
    if run is not None:
        if (size := value(run, "sz")) is not None:
            found["sz"] = size
        if (hidden := is_on(run, "vanish")) is not None:
            found["vanish"] = "1" if hidden else ""
    return found


def _plain(key: str) -> str:
    """Return an attribute's name without its namespace; Strict uses start and end."""
    return key.rpartition("}")[2].replace("start", "left").replace("end", "right")


def override(base: Properties, own: Properties) -> dict[str, str]:
    """Return `base` overridden by `own`: a first-line indent replaces a hanging one, and vice versa."""
    replaced: tuple[str, ...] = ()
    if any(name in own for name in _FIRST):
        replaced = _HANGING
    elif any(name in own for name in _HANGING):
        replaced = _FIRST
    return {**{name: given for name, given in base.items() if name not in replaced}, **own}


def first_indent(look: Properties, half_points: int = 0) -> float:
    """Return the first line's indent in squares of its characters, whose size is in half points."""
    square = 10 * (half_points or whole_number(look.get("sz")) or _DEFAULT_HALF_POINTS)
    first = _squares(look, "firstLine", square)
    if not any(whole_number(look.get(name)) for name in _FIRST):
        first -= _squares(look, "hanging", square)
    return round(_squares(look, "left", square) + first, 1)


def _squares(look: Properties, name: str, square: int) -> float:
    in_characters = whole_number(look.get(f"{name}Chars"))
    return in_characters / 100 if in_characters else (measure(look.get(name)) or 0.0) / square


def side(look: Properties) -> Side:
    """Return the alignment of a paragraph; justified and plain ones are left-aligned."""
    return _SIDES.get(look.get("jc", ""), Side.LEFT)


@dataclass(frozen=True)
class WordStyle:
    """One style, without the styles it is based on."""

    name: str
    based_on: str
    own: Properties


@dataclass
class Styles:
    """The styles of a file. A style that is circularly based on itself is based on nothing."""

    defaults: Properties = field(default_factory=dict)
    default_style: str = ""
    by_id: dict[str, WordStyle] = field(default_factory=dict)
    _looks: dict[str, Properties] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """Return the name of a style, "" if it does not exist."""
        found = self.by_id.get(style or self.default_style)
        return found.name if found else ""

    def look(self, style: str) -> Properties:
        """Return the properties of a paragraph in a style."""
        if style not in self._looks:
            look: Properties = self.defaults
            for each in reversed(self._chain(style or self.default_style)):
                look = override(look, each.own)
            self._looks[style] = look
        return self._looks[style]

    def level(self, style: str, look: Properties) -> int:
        """Return the level of a heading, 1 to 9: by outline, else by the style's name; 0 for none."""
        if "outlineLvl" in look:
            outline = whole_number(look["outlineLvl"], 9)
            return outline + 1 if 0 <= outline <= 8 else 0
        names = (_HEADING_NAME.fullmatch(each.name) for each in self._chain(style or self.default_style))
        return next((int(found[1]) for found in names if found), 0)

    def is_hidden(self, character_style: str) -> bool:
        """Return True if a character style hides its text."""
        return any(each.own.get("vanish") == "1" for each in self._chain(character_style)[:1])

    def _chain(self, style: str) -> list[WordStyle]:
        """Return the style and the styles it is based on, up to the last or to a repeated one."""
        chain: dict[str, WordStyle] = {}
        while style in self.by_id and style not in chain and len(chain) < _MAX_CHAIN:
            chain[style] = self.by_id[style]
            style = chain[style].based_on
        return list(chain.values())


def read_styles(root: Element) -> Styles:
    """Return the styles of styles.xml."""
    styles = Styles()
    defaults = root.find(f"{W}docDefaults")
    if defaults is not None:
        styles.defaults = properties(
            defaults.find(f"{W}pPrDefault/{PPR}"), defaults.find(f"{W}rPrDefault/{RPR}")
        )
    for each in root.iter(STYLE):
        identity = each.get(f"{W}styleId", "")
        own = properties(each.find(PPR), each.find(RPR))
        styles.by_id[identity] = WordStyle(value(each, "name") or "", value(each, "basedOn") or "", own)
        is_default = each.get(f"{W}default") in ("1", "true", "on")
        if is_default and each.get(f"{W}type") == "paragraph":
            styles.default_style = identity
    return styles
