"""The rule of phrases that could not be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

UNFILLED = Rule(
    "套用语填不出",
    Theme.ITSELF,
    Level.ERROR,
    CUSTOM,
    "选的套用语填不出来",
    "请改选或修改",
    "标题、开头语、下一步、感谢、结束语",
    fires=(Example(fields=((Key("开头语"), "没有这一句"),)),),
    passes=(Example(),),
)


def _unfilled(case: Case) -> Iterator[Finding]:
    for each in case.letter.unfilled:
        yield UNFILLED.found(each.kind, each.text)


UNFILLED_LOOKS = (DraftLook((UNFILLED,), _unfilled),)
