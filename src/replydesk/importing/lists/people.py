"""Names in the cells of a list: of proposers, and of the bodies that handle an item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

_SEPARATORS = re.compile(r"[、，,；;/／|\n]+")
_TWO = re.compile(r"(\S{2,3})和(\S{2,3})")
_LABEL = re.compile(r"(?:领衔|第一|联名|附议|其他)(?:代表|委员|人|提案人|提案者|提出人|附议人)?\s*[:：]\s*")
_LEAD = re.compile(r"(?<!\s)\s*+[（(【\[](?:领衔|第一|执笔|主提)[^（(【\[）)】\]]*[）)】\]]|[*＊★]")
_COUNT = re.compile(
    r"[（(]?(?:等|共|计)*\s*[\d一二三四五六七八九十]+\s*[名位人]+(?:代表|委员)?[）)]?|等(?:人)?"
)
_COUNTED = re.compile(
    r"等(?:\s*[\d一二三四五六七八九十]+\s*[名位人]+)?(?:代表|委员)?$|[（(]等[^（(）)]*[）)]$"
)
_BRACKET = re.compile(r"(?<!\s)\s*+[（(【\[][^（(【\[）)】\]]*[）)】\]]")
_ROLES = re.compile(r"(主办|牵头|主责|承办|会办|协办|分办|配合)(?:单位|部门)?\s*[:：]")
_LEADING = ("主办", "牵头", "主责", "承办")


@dataclass(frozen=True, slots=True)
class People:
    """The names of a cell in order. `lead` is the name marked as the first, "" if none is.

    `dropped` are the texts in brackets after names; `is_short` is True if names are left out (等3人).
    """

    names: tuple[str, ...] = ()
    lead: str = ""
    dropped: tuple[str, ...] = ()
    is_short: bool = False


def read_people(text: str) -> People:
    """Return the names in a cell, separated by marks or spaces; the space within 张　某 is removed."""
    names: list[str] = []
    dropped: list[str] = []
    lead, is_short = "", False
    for part in _SEPARATORS.split(_LABEL.sub("、", text)):
        part = _TWO.sub(r"\1 \2", part) if _TWO.fullmatch(part.strip()) else part
        is_lead = bool(_LEAD.search(part))
        part = _LEAD.sub("", part).strip()
        if _COUNT.fullmatch(part):
            is_short = True
            if names and part.startswith("等"):
                names[-1] += part
            continue
        is_short |= bool(_COUNTED.search(part))
        if not _COUNTED.search(part):
            dropped += [each.strip() for each in _BRACKET.findall(part)]
            part = _BRACKET.sub(" ", part)
        found = _join_names(part.split())
        lead = found[0] if is_lead and found and not lead else lead
        names += found
    return People(tuple(dict.fromkeys(names)), lead, tuple(dropped), is_short)


def _join_names(words: list[str]) -> list[str]:
    """Return the names in words separated by spaces: 张　某 is one name, 张某某 李某某 are two."""
    names: list[str] = []
    is_open = False  # True if the last name is only a surname so far
    for is_single, run in groupby(words, key=lambda word: len(word) == 1):
        parts = list(run)
        if is_single and len(parts) > 1:
            names += _split_characters(parts)
        elif names and (is_single or is_open or parts[0].startswith("等")):
            names[-1] += parts[0]
            names += parts[1:]
        elif " ".join(parts).isascii():
            names.append(" ".join(parts))
        else:
            names += parts
        is_open = is_single and len(parts) == 1
    return names


def _split_characters(characters: list[str]) -> list[str]:
    """Return single characters between spaces as one name of up to three, or as names of two each."""
    size = 2 if len(characters) > 3 else len(characters)
    return ["".join(characters[at : at + size]) for at in range(0, len(characters), size)]


@lru_cache(1024)
def read_bodies(text: str) -> tuple[str, ...]:
    """Return the bodies named in a cell; a cell that says 无 names none."""
    bodies = (re.sub(r"\s+", "", each) for each in re.split(r"[、，,；;/|\n]+", text))
    return tuple(dict.fromkeys(each for each in bodies if each and each not in ("无", "-", "—", "/", "——")))


@lru_cache(1024)
def read_roles(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the leading (also if without a role) and assisting bodies of a cell: 主办：某厅；会办：某局."""
    parts = _ROLES.split(text)
    leading, assisting = list(read_bodies(parts[0])), list[str]()
    for role, bodies in zip(parts[1::2], parts[2::2], strict=True):
        (leading if role in _LEADING else assisting).extend(read_bodies(bodies))
    return tuple(leading), tuple(assisting)
