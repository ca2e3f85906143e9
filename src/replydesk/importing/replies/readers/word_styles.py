"""How a paragraph of a Word file looks, by its style, its list and its own properties."""

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
    whole,
)
from replydesk.importing.replies.source import Side

Properties = Mapping[str, str]
"""Raw values by name: `jc`, `outlineLvl`, `numId`, `ilvl`, `sz`, `vanish`, and the attributes of `ind`."""

_FIRST = ("firstLine", "firstLineChars")
_HANGING = ("hanging", "hangingChars")
_SIDES = {"center": Side.CENTRE, "distribute": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT}
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_MAX_CHAIN = 20
_DEFAULT_HALF_POINTS = 20


def properties(paragraph: Element | None, run: Element | None) -> dict[str, str]:
    """What pPr and rPr say of these things."""
    found: dict[str, str] = {}
    if paragraph is not None:
        for name in ("jc", "outlineLvl"):
            if (said := value(paragraph, name)) is not None:
                found[name] = said
        if (indent := paragraph.find(f"{W}ind")) is not None:
            found |= {_plain(key): said for key, said in indent.items()}
        if (number := paragraph.find(NUM_PR)) is not None:
            found |= {name: said for name in ("numId", "ilvl") if (said := value(number, name)) is not None}
    if run is not None:
        if (size := value(run, "sz")) is not None:
            found["sz"] = size
        if (hidden := is_on(run, "vanish")) is not None:
            found["vanish"] = "1" if hidden else ""
    return found


def _plain(key: str) -> str:
    """An attribute's name without its namespace; Strict says start and end."""
    name = key.rpartition("}")[2]
    return {"start": "left", "startChars": "leftChars", "end": "right", "endChars": "rightChars"}.get(
        name, name
    )


def over(base: Properties, own: Properties) -> dict[str, str]:
    """Properties laid over others: an indent takes the place of a hanging one, and the other way round."""
    gone: tuple[str, ...] = ()
    if any(name in own for name in _FIRST):
        gone = _HANGING
    elif any(name in own for name in _HANGING):
        gone = _FIRST
    return {**{name: said for name, said in base.items() if name not in gone}, **own}


def first_indent(look: Properties, half_points: int = 0) -> float:
    """The indent of the first line in squares of its characters, their size in half points where known."""
    square = 10 * (half_points or whole(look.get("sz")) or _DEFAULT_HALF_POINTS)
    first = _squares(look, "firstLine", square)
    if not any(whole(look.get(name)) for name in _FIRST):
        first -= _squares(look, "hanging", square)
    return round(_squares(look, "left", square) + first, 1)


def _squares(look: Properties, name: str, square: int) -> float:
    in_characters = whole(look.get(f"{name}Chars"))
    return in_characters / 100 if in_characters else (measure(look.get(name)) or 0.0) / square


def side(look: Properties) -> Side:
    """Where a paragraph stands: justified and plain ones stand left."""
    return _SIDES.get(look.get("jc", ""), Side.LEFT)


@dataclass(frozen=True)
class WordStyle:
    """One style, without what it is based on."""

    name: str
    based_on: str
    own: Properties


@dataclass
class Styles:
    """The styles of a file. A style that is based on itself, by whatever detour, is based on nothing."""

    defaults: Properties = field(default_factory=dict)
    default_style: str = ""
    by_id: dict[str, WordStyle] = field(default_factory=dict)
    _looks: dict[str, Properties] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """The name of a style, "" for one that is not there."""
        found = self.by_id.get(style or self.default_style)
        return found.name if found else ""

    def look(self, style: str) -> Properties:
        """What a paragraph of a style looks like."""
        if style not in self._looks:
            look: Properties = self.defaults
            for each in reversed(self._chain(style or self.default_style)):
                look = over(look, each.own)
            self._looks[style] = look
        return self._looks[style]

    def level(self, style: str, look: Properties) -> int:
        """The level of a heading, 1 to 9: by outline, else by the name of a style; 0 for none."""
        if "outlineLvl" in look:
            outline = whole(look["outlineLvl"], 9)
            return outline + 1 if 0 <= outline <= 8 else 0
        names = (_HEADING_NAME.fullmatch(each.name) for each in self._chain(style or self.default_style))
        return next((int(found[1]) for found in names if found), 0)

    def is_hidden(self, character_style: str) -> bool:
        """Whether a character style hides its text."""
        return any(each.own.get("vanish") == "1" for each in self._chain(character_style)[:1])

    def _chain(self, style: str) -> list[WordStyle]:
        """The style and what it is based on, up to the last or to a turn in a circle."""
        chain: dict[str, WordStyle] = {}
        while style in self.by_id and style not in chain and len(chain) < _MAX_CHAIN:
            chain[style] = self.by_id[style]
            style = chain[style].based_on
        return list(chain.values())


def read_styles(root: Element) -> Styles:
    """The styles of styles.xml."""
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
