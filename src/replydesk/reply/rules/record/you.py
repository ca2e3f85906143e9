"""The rule of 你: a deputy or member is addressed as 您, several as 你们 (E8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.facts import pronoun
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import findings_of_hits, outside_quotations, typed_texts
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

_TWO = ((Key.PROPOSERS, "张某某、李某某"),)

YOU = Rule(
    "称呼用你",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "对代表、委员用了“你”",
    "一位用“您”，几位或者团体用“你们”",
    "各段文字（引号里的不看）",
    fires=(
        Example("你提出的意见很有针对性。", "你", "您"),
        Example("感谢你对民政工作的关心。", "你", "您"),
        Example("工作进展将及时向你通报。", "你", "您"),
        Example("希望你继续关心民政工作。", "你", "您"),
        Example("你所反映的问题客观存在。", "你", "你们", fields=_TWO),
    ),
    passes=(
        Example("您提出的意见很有针对性，你们单位也可以参加。"),
        Example("推广“你点单、我服务”做法，形成你追我赶的氛围。"),
        Example("你们提出的意见很有针对性。", fields=_TWO),
        Example("请你单位统一答复。", fields=((Key.KIND, "代表建议会办意见"), (Key.LEAD_BODY, "省教育厅"))),
    ),
)

_YOU = (
    "(?:你(?=所?提|所?反映|所?关心|所?关注|在[^，。]{0,30}提|好[！，]|代表|委员"
    "|的(?:建议|提案|意见|关心|支持|来信|理解|宝贵))"
    "|(?<=[向与和同给])你(?=通报|沟通|联系|反馈|汇报|说明|见面|当面|作|进行|介绍)"
    "|(?<=感谢)你(?=对|长期|一直|多年)|(?:(?<=希望)|(?<=欢迎)|(?<=恳请)|(?<=敬请))你(?=继续|一如|能|多|今后|在))(?!们)"
)


def _you(case: Case) -> Iterator[Finding]:
    facts = case.facts
    if facts.kind.to_lead or not facts.proposers:
        return
    right = pronoun(facts.proposers)
    hits = [
        Hit(place, "你", found.start(), right)
        for place, text in typed_texts(case)
        if "你" in text
        for found in re.finditer(_YOU, outside_quotations(text))
    ]
    yield from findings_of_hits(YOU, hits, case, mends=True)


LOOKS = (DraftLook((YOU,), _you),)
