"""The rule of lines of 略过 that pass over nothing, as there is no such rule."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level, field_hits
from replydesk.reply.passed_over import parse_passed
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

UNKNOWN_LINE = Rule(
    "略过看不懂",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "“略过”里有一行看不懂",
    "请照检查规则的名称写，如“标点重复「，，」”，或者删去这一行",
    "略过",
    fires=(Example(fields=((Key.PASSED_OVER, "没有的规则「甲」"),), words="没有的规则「甲」"),),
    passes=(Example(), Example(fields=((Key.PASSED_OVER, "标点重复「甲」 张某某"),))),
)


def _unknown(case: Case) -> Iterator[Finding]:
    lines = case.draft.names(Key.PASSED_OVER)
    if not lines:
        return
    from replydesk.reply.rules.catalogue import RULES  # which knows this look

    known = {rule.id for rule in RULES}
    for line in lines:
        if (name := parse_passed(line).rule) not in known:
            message = f"“略过”里的“{line}”看不懂：没有“{name}”这条规则"
            hits = field_hits(case.draft, Key.PASSED_OVER, line)
            yield UNKNOWN_LINE.found(Key.PASSED_OVER, message, hits=hits)


PASSED_LINE_LOOKS = (DraftLook((UNKNOWN_LINE,), _unknown),)
