"""The rule of texts of which only the beginning is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.place import form_key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.in_text import LONGEST
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

TOO_LONG = Rule(
    "段落太长",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    f"有一段超过 {LONGEST} 个字，文字只检查了前面的",
    "请分段",
    "各段文字",
    fires=(Example("共建" * (LONGEST // 2) + "。"),),
    passes=(Example("共建" * 300 + "。"),),
)


def _too_long(case: Case) -> Iterator[Finding]:
    for place, text in case.texts:
        if len(text) > LONGEST:
            yield TOO_LONG.found(form_key(place.key), places=(place,))


LONG_TEXT_LOOKS = (DraftLook((TOO_LONG,), _too_long),)
