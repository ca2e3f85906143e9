"""The rules of the bodies and names that a list or a clerk puts into a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.locations import Edit
from replydesk.draft.model import Draft, Key, Part
from replydesk.draft.place import Place, field_text
from replydesk.letter.addressees import odd_in_name
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import HEADINGS, Letter, Role
from replydesk.reply.findings import Finding, Level, field_hits
from replydesk.reply.rules.rule import CUSTOM, DraftLook, Example, Rule, Theme, of_facts
from replydesk.text.body_names import is_named_in

_TEXT = (Role.BODY, Role.LEAD, Role.CELL, Role.CELL_HEAD, *HEADINGS)  # of a letter, without its frame
_ASKED = (Key.CONSULTED, "省财政厅、省发展改革委")

CONSULTED_UNNAMED = Rule(
    "会办未写明",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "答复里没有写到会办单位",
    "会办单位的意见要告诉代表、委员，请在开头语里写“经商……”，或在正文里写明",
    "会商单位、正文",
    fires=(
        Example("经商省财政厅，现答复如下：", "省发展改革委", fields=(_ASKED,), part=Part.OPENING),
        Example("现答复如下：", "省财政厅", fields=(_ASKED,), part=Part.OPENING),
    ),
    passes=(
        Example("经商省财政厅、省发展和改革委员会，现答复如下：", fields=(_ASKED,), part=Part.OPENING),
        Example("现答复如下：", fields=((Key.CONSULTED, ""),), part=Part.OPENING),
        Example(
            "经商省财政厅，现答复如下：", fields=((Key.CONSULTED, "省财政厅【预算处"),), part=Part.OPENING
        ),
    ),
)
ODD_NAME = Rule(
    "姓名混杂",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "姓名里有别的字，会照样印出来",
    "只写姓名或单位、界别、代表团的名称；别的请删去",
    "提出人、联名",
    fires=(
        Example(fields=((Key.PROPOSERS, "张某某13900000000"),), words="张某某13900000000"),
        Example(fields=((Key.PROPOSERS, "张某某（领衔）"),), words="张某某（领衔）", right="张某某"),
    ),
    passes=(Example(), Example(fields=((Key.PROPOSERS, "南屏市代表团"),))),
)


def consulted_rule(facts: DraftFacts, letter: Letter) -> Iterator[Finding]:
    """Check that a reply names each assisting body in its text, because only it answers the deputy.

    Short forms count; who assists answers nobody.
    """
    bodies = facts.draft.names(Key.CONSULTED)
    if not bodies or facts.kind.to_lead:
        return
    text = "".join(block.text for block in letter.blocks if block.role in _TEXT)
    # Names with a bracket have a rule of their own.
    whole = [body for body in bodies if not re.search(r"[【（(\[〔]", body)]
    unnamed = [body for body in whole if body not in text and not is_named_in(body, text)]
    if unnamed:
        message = f"答复里没有写到“{'”“'.join(unnamed)}”"
        hits = [hit for body in unnamed for hit in field_hits(facts.draft, Key.CONSULTED, body)]
        yield CONSULTED_UNNAMED.found(Key.CONSULTED, message, hits=hits)


def names_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that nothing but names stands where those who are addressed are named."""
    for key in (Key.PROPOSERS, Key.JOINT):
        for name in facts.draft.names(key):
            if odd := odd_in_name(name):
                right = _without_note(name)
                hits = field_hits(facts.draft, key, name, right)
                fix = _replacing(facts.draft, key, name, right) if right else ()
                level = Level.ERROR if odd == "数字" else None
                yield ODD_NAME.found(key, f"“{name}”里有{odd}，会照样印出来", hits=hits, fix=fix, level=level)


def _without_note(name: str) -> str:
    """Return a name without the note or bracket behind it: 张某某（领衔）; "" if it is odd then."""
    found = re.fullmatch(r"([^（(]{2,20})(?:[（(][^（()）]{1,20})?[（(）)]", name)
    bare = found[1].strip() if found else ""
    return "" if odd_in_name(bare) else bare


def _replacing(draft: Draft, key: Key, name: str, right: str) -> tuple[Edit, ...]:
    text = field_text(draft, key)
    return (Edit(Place(key), text, text.replace(name, right, 1)),)


NAME_LOOKS = (of_facts((ODD_NAME,), names_rule),)
CONSULTED_LOOKS = (DraftLook((CONSULTED_UNNAMED,), lambda case: consulted_rule(case.facts, case.letter)),)
