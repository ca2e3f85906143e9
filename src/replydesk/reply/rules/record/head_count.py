"""The rule of the number of people: 等3位代表 in 主送 and the text is as many as the record names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.place import Place, field_text
from replydesk.letter.addressees import is_group
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import (
    findings_of_hits,
    opening_texts,
    outside_quotations,
    typed_title,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.numerals import chinese_numeral, numeral_value

_THREE = (Key.PROPOSERS, "张某某、李某某、王某某")

COUNT = Rule(
    "人数不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "写的人数与提出人、联名的人数不同",
    "请核对主送和提出人、联名",
    "主送、手写的标题、开头语",
    fires=(
        Example(words="5", right="3", fields=(_THREE, (Key.SALUTATION, "张某某等5位代表"))),
        Example(
            words="3",
            right="12",
            fields=((Key.PROPOSERS, "张某某等12人"), (Key.SALUTATION, "张某某等3位代表")),
        ),
        Example(words="四", right="三", fields=(_THREE, (Key.SALUTATION, "张某某等四名代表"))),
        Example(words="2", right="3", fields=(_THREE, (Key.SALUTATION, "张某某、李某某（等2位）代表"))),
    ),
    passes=(
        Example(fields=(_THREE, (Key.SALUTATION, "张某某等3位代表"))),
        Example(fields=(_THREE, (Key.SALUTATION, "张某某等三名代表"))),
        Example(fields=((Key.PROPOSERS, "张某某"), (Key.SALUTATION, "张某某等3位代表"))),
        Example(fields=((Key.PROPOSERS, "张某某等12人"), (Key.SALUTATION, "张某某等12名代表"))),
        Example(fields=((Key.PROPOSERS, "南屏市代表团、张某某"), (Key.SALUTATION, "张某某等5位代表"))),
    ),
)

_NUMERAL = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_COUNTED = rf"等({_NUMERAL})[位名个](?=代表|委员|[）)])"
_COUNTED_NAME = rf"等({_NUMERAL})[位名人]"


def _number_of_people(case: Case) -> int:
    """Return how many people the record names, 0 if it does not say."""
    names = case.facts.proposers
    if any(is_group(name) for name in names):
        return 0
    counted = [_value(found[1]) for name in names if (found := re.search(_COUNTED_NAME, name))]
    if counted:
        return counted[0] if len(names) == 1 else 0
    return len(names) if len(names) > 1 and not any("等" in name for name in names) else 0


def _value(numeral: str) -> int:
    return 2 if numeral == "两" else numeral_value(numeral)


def _counts(case: Case) -> Iterator[Finding]:
    number = _number_of_people(case)
    if not number or case.facts.kind.to_lead:
        return
    fields = (
        (Place(Key.SALUTATION), field_text(case.draft, Key.SALUTATION)),
        (Place(Key.TITLE), typed_title(case)),
    )
    hits = [
        Hit(place, found[1], found.start(1), _as_typed(found[1], number))
        for place, text in (*fields, *opening_texts(case))
        for found in re.finditer(_COUNTED, outside_quotations(text))
        if _value(found[1]) != number
    ]
    yield from findings_of_hits(COUNT, hits, case, f"提出人、联名有 {number} 位，写的却是")


def _as_typed(typed: str, number: int) -> str:
    return str(number) if typed.isdecimal() else chinese_numeral(number)


LOOKS = (DraftLook((COUNT,), _counts),)
