"""The rule of sentences made of two: 通过……的基础上, 即方便群众，也……."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme

# What is done by one thing and, behind 也 or 又, by it too; 即 says another word for a thing before names.
_DONE = (
    "方便|便利|便于|能|可以|解决|保障|保证|保护|保留|有利|满足|提高|提升|改善|增加|增强|减少|减轻|节约|节省|加强|推动"
    "|促进|降低|缓解|避免|要|符合|体现"
)

BLENDED = Rule(
    "句式杂糅",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "两种说法混在了一起，或者关联词不合",
    "请改用一种说法",
    "正文各段",
    fires=(
        Example("通过与您面商和征求意见的基础上，现答复如下：", "通过", "在"),
        Example("安装路灯即方便了群众夜间出行，也消除了隐患。", "即", "既"),
        Example("落实责任，避免此类问题不再发生。", "避免此类问题不再发生"),
    ),
    passes=(
        Example("在通过面商征求意见的基础上办理，通过座谈，在充分沟通的基础上形成方案。"),
        Example("既方便了群众，也消除了隐患；即使有困难，也要办好；二期工程，即南环路，也已开工。"),
        Example("原因是资金不足，目的是提高水平，由于资金不足，为了提高水平，确保问题不再发生。"),
    ),
)

_PATTERNS = (
    TextPattern(
        BLENDED, ("基础上", "前提下"), "(?<!在)(?P<words>通过)[^，。；：在于]{2,40}的(?:基础上|前提下)", "在"
    ),
    TextPattern(BLENDED, ("即",), f"(?P<words>即)(?:{_DONE})[^，。；：]{{1,24}}，(?:也|又|还)", "既"),
    TextPattern(
        BLENDED, ("不再",), "(?P<words>(?:防止|避免|杜绝)[^，。；：]{0,12}不再(?:发生|出现|重复))", None
    ),
)
LOOK = TextLook((BLENDED,), look_by(_PATTERNS))
