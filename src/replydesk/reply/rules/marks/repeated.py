"""The rule of marks typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme

# …… and —— are marks of two characters.
_TWICE = re.compile(r"([，；：、？！])\1+|(?<!。)。。(?!。)")

REPEATED = Rule(
    "标点重复",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "标点重复",
    "请只留一个",
    "正文各段、标题",
    fires=(Example("我局高度重视，，认真研究。", "，，", "，"), Example("已经落实。。", "。。", "。")),
    passes=(Example("落实……好，真正做到——件件有回音。"),),
)


def _repeated(text: str) -> Iterator[Spot]:
    for found in _TWICE.finditer(text):
        yield Spot(REPEATED, found.start(), found.end(), found[0][0])


LOOKS = (TextLook((REPEATED,), _repeated),)
