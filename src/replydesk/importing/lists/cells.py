"""Parsers of single cells of a list: kind of item, contact, result class."""

from __future__ import annotations

import re
from functools import lru_cache

from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.letter.people import read_people
from replydesk.text.full_width import normalized

_CLASS = re.compile(r"[(（]?([A-Da-dＡ-Ｄ])[)）]?\s*类?")
_PHONE = re.compile(r"[（(]?\+?\d[\d\-－—()（） 转]{5,}\d")

# Groups that only the CPPCC has: parties, federations of its sectors, sectors (界别).
_OF_CPPCC = re.compile(
    "^(?:民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|工商联)|工商联$|界(?:别(?:小组|活动组|委员)?|小组|委员)?$"
)


@lru_cache(1024)
def kind_in(text: str) -> str:
    """Return the kind of item that a text mentions, "" if it mentions none or both."""
    kinds = _kinds_in(text)
    return kinds[0] if len(kinds) == 1 else ""


def kind_of_people(text: str) -> str:
    """Return the kind of item put forward by those in a cell (李某某委员, 民进某市委会), "" if unknown."""
    said = kind_in(text)
    if said or not any(_OF_CPPCC.search(name) for name in read_people(text).names):
        return said
    return "" if "代表" in text else PROPOSAL.name


def names_both_kinds(text: str) -> bool:
    """Return True if a text mentions both kinds of items: 人大代表建议、政协提案."""
    return len(_kinds_in(text)) > 1


def _kinds_in(text: str) -> list[str]:
    found = {
        PROPOSAL.name: re.search("提案|政协|委员(?!会)", text),
        SUGGESTION.name: re.search("建议|议案|人大|代表", text),
    }
    return [kind for kind, sign in found.items() if sign]


@lru_cache(1024)
def special_kind(text: str) -> str:
    """Return the kind of a suggestion without an ordinary number, "" for others: 闭会期间建议."""
    if "闭会" in text and "提案" not in text and not re.search("大会期间|和闭会", text):
        return "闭会期间建议"
    return "议案转建议" if re.search("议案(?:转|改|作为|按)|转(?:为|作)?建议的?议案", text) else ""


def contact_and_phone(name: str, phone: str) -> tuple[str, str]:
    """Return contact and telephone; one cell can hold both."""
    if found := _PHONE.search(name):
        phone = phone or found[0]
        name = name[: found.start()] + name[found.end() :]
    return single_line(name).strip(" ，,、:：()（）"), single_line(phone)


def is_class(text: str) -> bool:
    """Return True if a cell holds a result class: B, （B）, B类."""
    return bool(_CLASS.fullmatch(text))


def result_class(text: str) -> str:
    """Return the letter of a result class, or any other text unchanged."""
    found = _CLASS.fullmatch(text)
    return normalized(found[1]).upper() if found else single_line(text)


def single_line(text: str) -> str:
    """Return a cell's text on one line, joining lines broken to fit the column."""
    if "\n" not in text:
        return text
    return re.sub(r"(?<=[A-Za-z0-9]) *\n+ *(?=[A-Za-z0-9])", " ", text).replace("\n", "")


def short(text: str) -> str:
    """Return a cell's text as quoted in a note: at most 20 characters."""
    text = single_line(text)
    return text if len(text) <= 20 else f"{text[:19]}…"
