"""Parsers of single cells of a list: kind of item, people, contact, result class."""

from __future__ import annotations

import re

from replydesk.importing.lists.people import People, read_people
from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.text.full_width import normalized

_CLASS = re.compile(r"[(（]?([A-Da-dＡ-Ｄ])[)）]?\s*类?")
_PHONE = re.compile(r"[（(]?\+?\d[\d\-－—()（） 转]{5,}\d")


def kind_in(text: str) -> str:
    """Return the kind of item that a text mentions, "" if it mentions none or both."""
    is_proposal = bool(re.search("提案|政协|委员(?!会)", text))
    is_suggestion = bool(re.search("建议|议案|人大|代表", text))
    if is_proposal == is_suggestion:
        return ""
    return PROPOSAL.name if is_proposal else SUGGESTION.name


def people_of(first: str, others: str, notes: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people who put the item forward, and those who joined."""
    people = read_people(first) if first else People()
    joined = read_people(others) if others else People()
    dropped = dict.fromkeys((*people.dropped, *joined.dropped))
    notes += (f"名字后面的“{short(each)}”没有写进稿子" for each in dropped)
    if people.is_short or joined.is_short:
        notes.append("名单里有“等”，没有写全，请补上其余的人")
    names = people.names
    if people.lead:
        names = (people.lead,)
    rest = (*people.names, *joined.names) if people.lead else joined.names
    first_names = set(names)
    return names, tuple(name for name in dict.fromkeys(rest) if name not in first_names)


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
