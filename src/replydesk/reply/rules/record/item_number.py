"""The rules of the item's number: title and opening name that of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, form_key
from replydesk.letter.facts import item_number
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import (
    field_hit,
    findings_of_hits,
    naming_texts,
    outside_quotations,
    typed_texts,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.full_width import normalized_without_spaces

NUMBER = Rule(
    "编号不符",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "写的编号与“编号”一项不同",
    "请核对标题、开头语和“编号”，改成一样的",
    "标题、开头语",
    fires=(
        Example(
            words="0038", right="0033", fields=((Key.TITLE, "对省十四届人大四次会议第0038号代表建议的答复"),)
        ),
        Example(
            "您提出的《关于加强社区养老服务的建议》（第0330号）收悉，现答复如下：",
            "0330",
            "0033",
            part=Part.OPENING,
        ),
        Example("您提出的第58号建议收悉，现答复如下：", "58", "0033", part=Part.OPENING),
    ),
    passes=(
        Example(fields=((Key.TITLE, "对省十四届人大四次会议第0033号代表建议的答复"),)),
        Example(
            fields=(
                (Key.ITEM_NUMBER, "0033、0034"),
                (Key.TITLE, "对省十四届人大四次会议第0033、0034号代表建议的答复"),
            )
        ),
        Example(
            fields=((Key.ITEM_NUMBER, "20260033"), (Key.TITLE, "对省十四届人大四次会议第33号代表建议的答复"))
        ),
        Example(
            "您提出的《关于加强社区养老服务的建议》（省十四届人大四次会议第0033号）收悉，现答复如下：",
            part=Part.OPENING,
        ),
        Example(
            "您提出的《关于落实省政府令第268号的建议》收悉，现答复如下：",
            part=Part.OPENING,
            fields=((Key.SUBJECT, "关于落实省政府令第268号的建议"),),
        ),
    ),
)

NUMBER_FORM = Rule(
    "编号写法不同",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "编号与“编号”一项的写法不同",
    "编号照抄，不增减前面的 0",
    "标题、开头语",
    fires=(
        Example(
            words="33", right="0033", fields=((Key.TITLE, "对省十四届人大四次会议第33号代表建议的答复"),)
        ),
    ),
    passes=(Example(fields=((Key.TITLE, "对省十四届人大四次会议第0033号代表建议的答复"),)),),
)

IN_TEXT = Rule(
    "正文编号不同",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "正文提到的编号不是“编号”一项的",
    "请核对；说的是别的件的，可以不管",
    "正文各段",
    fires=(
        Example("第0034号件由分管负责同志牵头办理。", "0034", "0033"),
        Example("我厅把第330号建议列为重点。", "330", "0033"),
    ),
    passes=(
        Example("第0033号件由分管负责同志牵头办理，第33号建议已办结。"),
        Example("该件与第0034号建议一并办理，省政府令第268号已经施行，第3号楼建议拆除。"),
    ),
)

_ITEM_IN_TEXT = "(?<![与和及、])第([0-9]{1,8})号(?=件|建议|提案|议案|代表建议|人大建议|政协提案)"
_NUMBER = (
    r"(?<![〕\]】）)令])第([^第，。；：号会届次（）()《》“”〇\s]{1,20})号(?!令|文|楼|线|公告)"
    r"|[（(]([A-Za-z]{0,4}[0-9]{1,8})号?[）)]|(?:建议|提案|议案)([0-9]{1,8})号"
)
_BETWEEN_NUMBERS = r"[、，,和及/／]"


def _numbers(case: Case) -> Iterator[Finding]:
    typed = item_number(case.draft)
    record = [each for each in map(_bare, re.split(_BETWEEN_NUMBERS, typed)) if each]
    if not any(any(char.isdigit() for char in each) for each in record):
        return
    for place, text in naming_texts(case):
        found = list(re.finditer(_NUMBER, outside_quotations(text)))
        named = [(each, part) for each in found for part in _parts(text, each)]
        if not named or any(_bare(words) in record for _, (_, words) in named):
            continue
        _, (begin, words) = named[0]
        yield _number_finding(case, place, begin, words, record)


def _in_text(case: Case) -> Iterator[Finding]:
    record = [_bare(each) for each in re.split(_BETWEEN_NUMBERS, item_number(case.draft)) if each]
    if len(record) != 1 or not record[0].isdecimal():
        return
    naming = dict(naming_texts(case))
    hits = [
        Hit(place, found[1], found.start(1), record[0])
        for place, text in typed_texts(case)
        if "号" in text and place not in naming
        for found in re.finditer(_ITEM_IN_TEXT, outside_quotations(text))
        if not _is_same_number(found[1], record[0]) and "一并" not in text[found.end() : found.end() + 8]
    ]
    yield from findings_of_hits(IN_TEXT, hits, case)


def _parts(text: str, found: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield offset and words of each number in a match that has a figure: 第0033、0034号 has two."""
    group = found.lastindex or 1
    at = found.start(group)
    for words in re.split(_BETWEEN_NUMBERS, text[at : found.end(group)]):
        if any(char.isdigit() for char in words):
            yield at, words
        at += len(words) + 1


def _number_finding(case: Case, place: Place, begin: int, words: str, record: list[str]) -> Finding:
    own = next((each for each in record if _is_same_number(_bare(words), each)), "")
    rule = NUMBER_FORM if own else NUMBER
    right = own or (record[0] if len(record) == 1 else "")
    message = f"{rule.message}：这里是“{words}”，“编号”是“{case.draft.get(Key.ITEM_NUMBER)}”"
    hits = (Hit(place, words, begin, right), field_hit(case, Key.ITEM_NUMBER))
    return rule.found(form_key(place.key), message, hits=hits)


def _bare(number: str) -> str:
    return normalized_without_spaces(number).removeprefix("第").removesuffix("号")


def _is_same_number(one: str, other: str) -> bool:
    """Return True if numbers differ in noughts, letters or a year only: 33 and 0033, 12 and A-12, 2026033."""
    first, second = (re.sub(r"[^0-9]", "", each).lstrip("0") for each in (one, other))
    short, long = sorted((first, second), key=len)
    is_with_year = long.startswith("20") and long[4:].lstrip("0") == short
    return first == second or bool(short and is_with_year)


LOOKS = (DraftLook((NUMBER, NUMBER_FORM), _numbers), DraftLook((IN_TEXT,), _in_text))
