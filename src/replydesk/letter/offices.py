"""The offices of a body (承办处室) that have a contact of their own, as its profile lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replydesk.draft.model import Key, split_names
from replydesk.text.marks import without_forbidden
from replydesk.text.note import Note
from replydesk.text.yaml_text import MappingNode, Node, ScalarNode, SequenceNode, format_scalar, quote_scalar

OFFICES = str(Key.OFFICE)  # the key of a profile that lists its offices
CONTACT_WORDS = ("联系人", "承办人", "经办人", "姓名")  # what may be before an office's contact
PHONE_WORDS = ("电话", "联系电话", "办公电话", "手机")
NAME_WORDS = ("名称", "处室", "科室", "股室", *OFFICES.split())

_AS_SHOWN = "应写成“处室名称:”，下面缩进写“联系人: ”和“电话: ”"
_AFTER_OFFICE = re.compile(r"[\s:：]+")
_OFFICE_NUMBER = re.compile(r"[（(]?[+\d]")
_FEWEST_DIGITS = 5  # of a telephone written behind a name
_BETWEEN = " ，,、；;：:（("  # what may be between a name and the telephone behind it

_Parts = list[tuple[Node, Node]]  # keys and values below the name of an office


@dataclass(frozen=True, slots=True)
class Office:
    """One office of a body: its name, contact and telephone; "" for what it has not of its own."""

    name: str
    contact: str = ""
    phone: str = ""


def find_office(offices: Sequence[Office], typed: str, bodies: Sequence[str] = ()) -> Office | None:
    """Return the office that a draft names, the first of several; None if it is none of these.

    The name of its body, one of `bodies`, may stand before it: 省民政厅养老服务处.
    """
    by_name = {_bare(office.name): office for office in offices}
    for name in (typed, *split_names(Key.OFFICE, typed)[:1]):
        bare = _bare(name)
        before = next((body for body in bodies if body and bare.startswith(body)), "")
        if found := by_name.get(bare) or by_name.get(bare.removeprefix(before)):
            return found
    return None


def format_offices(offices: Sequence[Office]) -> list[str]:
    """Return the lines of a profile that list these offices; [] if there are none."""
    lines = [f"{OFFICES}:"] if offices else []
    for office in offices:
        name = quote_scalar(office.name) if set(office.name) & set(":：") else format_scalar(office.name)
        lines.append(f"  {name}:")
        lines += (
            f"    {word}: {format_scalar(text)}"
            for word, text in ((CONTACT_WORDS[0], office.contact), (PHONE_WORDS[0], office.phone))
            if text
        )
    return lines


def read_offices(node: Node, notes: list[Note]) -> tuple[Office, ...]:
    """Return the offices below 承办处室, with a note on whatever is not written as it should be.

    Lists, and a contact on the line of its office, are understood.
    """
    if isinstance(node, ScalarNode):
        return tuple(Office(name) for name in split_names(Key.OFFICE, _text(node)))
    found: dict[str, Office] = {}
    for name, value, line in _entries(node, notes):
        if not name or name in (*CONTACT_WORDS, *PHONE_WORDS):
            notes.append(Note(f"“{OFFICES}”下面先写处室的名称，{_AS_SHOWN}；这一条已略过", line))
            continue
        if name in found and isinstance(node, SequenceNode):  # a repeated key is noted by the profile
            notes.append(Note(f"“{name}”写了两遍，已按后一个", line))
        found[name] = _office(name, value, line, notes)
    return tuple(found.values())


def _entries(node: Node, notes: list[Note]) -> Iterator[tuple[str, _Parts | str, int]]:
    """Yield name, what belongs to it, and line (1-based) of each entry of a mapping or a list."""
    for each in node.value:
        if isinstance(node, MappingNode):
            yield _text(each[0]), _parts_or_text(each[1]), each[0].start_mark.line + 1
        elif isinstance(each, MappingNode):
            named = next((pair for pair in each.value if _text(pair[0]) in NAME_WORDS), None)
            if named:
                parts = [pair for pair in each.value if pair is not named]
                yield _text(named[1]), parts, each.start_mark.line + 1
            else:
                yield from _entries(each, notes)
        elif isinstance(each, ScalarNode):
            name, *rest = _AFTER_OFFICE.split(_text(each), maxsplit=1)
            yield name, "".join(rest), each.start_mark.line + 1
        else:
            said = f"“{OFFICES}”里这一条写法不对，{_AS_SHOWN}；已略过"
            notes.append(Note(said, each.start_mark.line + 1))


def _parts_or_text(node: Node) -> _Parts | str:
    return node.value if isinstance(node, MappingNode) else _joined(node, " ")


def _office(name: str, given: _Parts | str, line: int, notes: list[Note]) -> Office:
    """Return an office from what is written below its name, or behind it."""
    if isinstance(given, str):
        return _split(Office(name, given), line, notes)
    parts: dict[str, str] = {}
    for key, value in given:
        word, at = _text(key), key.start_mark.line + 1
        part = next((each[0] for each in (CONTACT_WORDS, PHONE_WORDS) if word in each), "")
        if not part:
            notes.append(Note(f"“{name}”下面没有“{word}”，可写：联系人、电话；已略过", at))
            continue
        if part in parts:
            notes.append(Note(f"“{name}”的“{part}”写了两遍，已按后一个", at))
        parts[part] = _joined(value, "、")
    office = Office(name, parts.get(CONTACT_WORDS[0], ""), parts.get(PHONE_WORDS[0], ""))
    return office if office.phone else _split(office, line, notes)


def _split(office: Office, line: int, notes: list[Note]) -> Office:
    """Return an office whose contact has a telephone behind it with both in their places."""
    typed = office.contact
    found = _OFFICE_NUMBER.search(typed)
    if not found or sum(map(str.isdecimal, typed)) < _FEWEST_DIGITS:
        return office
    contact = _without_words(typed[: found.start()].strip(_BETWEEN))
    number = typed[found.start() :].strip(" ，,、；;。")
    if number[0] in "（(" and number[-1] in "）)":
        number = number[1:-1]
    elif number.count("（") + number.count("(") < number.count("）") + number.count(")"):
        number = number.rstrip("）)")
    said = f"联系人“{contact}”、电话“{number}”" if contact else f"电话“{number}”"
    notes.append(Note(f"“{office.name}”的联系人和电话写在一行里，已按{said}理解", line))
    return Office(office.name, contact, number)


def _without_words(text: str) -> str:
    """Return a name without the word before it (联系人：) and the one before the telephone behind it."""
    word = next((each for each in PHONE_WORDS[::-1] if text.endswith(each)), "")
    text = text.removesuffix(word).strip(_BETWEEN)
    word = next((each for each in CONTACT_WORDS if text.startswith(each)), "")
    return text.removeprefix(word).strip(_BETWEEN)


def _joined(node: Node, between: str) -> str:
    """Return the text of a scalar, or those of a list joined; "" for anything else."""
    if isinstance(node, SequenceNode):
        return between.join(_text(each) for each in node.value if isinstance(each, ScalarNode))
    return _text(node)


def _text(node: Node) -> str:
    """Return the text of a scalar on one line, "" for any other node."""
    return " ".join(without_forbidden(node.value).split()) if isinstance(node, ScalarNode) else ""


def _bare(name: str) -> str:
    """Return a name without blanks, by which names are compared."""
    return "".join(name.split())
