"""Characters that no letter holds: pictures, private characters, and remains of codes and broken text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replydesk.draft.model import Key
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme

# Emoji and dingbats without the signs that lists and forms have: ★☆☎☏☐☑☒♀♂✓✔✕✖✗✘ ❶…➓ ➢➤; keycaps, variants.
_PICTURES = (
    r"[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u260d\u2613-\u263f\u2641\u2643-\u26ff"
    r"\u2700-\u2712\u2719-\u2775\u2794-\u27a1\u27a3\u27a5-\u27bf\u2b50\u2b55\u20e3\ufe0f]+"
)
# What programs put where they cannot show a character, and the pictures of control characters.
_REPLACED = r"[\ufffc\ufffd\u2400-\u2426]+"
_ODD = rf"{_PICTURES}|{_REPLACED}"
_PRIVATE = r"[\ue000-\uf8ff\U000f0000-\U0010fffd]+"
_CODES = (
    r"(?:\^\[{1,2}|\\(?:x1b|e|033|u001b)\[|(?<!\x1b)\[)[0-9]{1,3}(?:;[0-9]{1,3}){0,4}m(?![\]0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])\^\[{1,2}|(?<![0-9A-Za-z)])\^[A-Z](?![A-Za-z])"
    r"|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|middot|emsp|ensp|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});"
    r"|</?(?:br|p|span|div|font|b|strong|td|tr|a|o:p)(?: [^<>]{0,80})?/?>"
    r"|锟斤拷|烫烫烫|屯屯屯|\\u[0-9a-fA-F]{4}|\\[nrt](?![A-Za-z])"
)

ODD_CHARACTER = Rule(
    "异常字符",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "有公文里不该有的字符",
    "请删去",
    "各栏、正文各段、标题",
    fires=(
        Example("我局认真研究😀，逐项落实。", "究😀", "究"),
        Example("已完成改造\ufffd处。", "造\ufffd", "造"),
        Example(fields=((Key.ITEM_NUMBER, "编号😀第0033号"),), words="编号😀第0033号", right="0033"),
        Example(
            fields=((Key.SUBJECT, "关于加强社区养老❤️服务的建议"),),
            words="关于加强社区养老❤️服务的建议",
            right="关于加强社区养老服务的建议",
        ),
        Example(fields=((Key.PROPOSERS, "张某某👍"),), words="张某某👍", right="张某某"),
    ),
    passes=(
        Example("已完成①新建②改建③扩建，气温35℃以上时停工，★为重点任务。"),
        Example("服务对象占全县人口的60％，人均10㎡，按GB/T 9704—2012执行。"),
        Example(fields=((Key.PROPOSERS, "阿依古丽·买买提、𠮷某"),)),
    ),
)
PRIVATE_CHARACTER = Rule(
    "专用字符",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "有只在个别电脑上能显示的专用字符",
    "请换成通用的字，或用输入法重新输入",
    "各栏、正文各段、标题",
    fires=(
        Example("我局\ue5e5认真研究。", "\ue5e5"),
        Example(fields=((Key.CONTACT, "王\ue863某"),), words="\ue863"),
    ),
    passes=(Example("镕、䶮、𫖮、㛃等字都有通用的编码。"),),
)
LEFT_CODE = Rule(
    "代码残留",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "有网页、终端的代码或乱码",
    "请删去",
    "各栏、正文各段、标题",
    fires=(
        Example("我局&nbsp;认真研究。", "局&nbsp;", "局"),
        Example("已改造12处<br/>，", "处<br/>", "处"),
        Example(
            fields=((Key.SUBJECT, "关于^[31m加强社区养老服务的建议"),),
            words="关于^[31m加强社区养老服务的建议",
            right="关于加强社区养老服务的建议",
        ),
        Example(
            fields=((Key.SUBJECT, "关于[31m加强社区养老服务[0m的建议"),),
            words="关于[31m加强社区养老服务[0m的建议",
            right="关于加强社区养老服务的建议",
        ),
    ),
    passes=(
        Example("按<50%、>80%分档，面积约10^4平方米，见附件[1]，长度[30m]。"),
        Example("AT&T等企业参与，甲<乙，乙>丙。"),
    ),
)

# A text without any of these has no odd character.
_SIGNS = (
    r"[\u2400-\u2426\u2600-\u27bf\u2b50\u2b55\u20e3\ue000-\uf8ff\ufe0f\ufffc\ufffd\U0001f000-\U0010ffff"
    r"<^&\\\[烫锟屯]"
)
# Each rule's pattern, and True if what it finds can be left out.
_OF_RULE = ((ODD_CHARACTER, _ODD, True), (LEFT_CODE, _CODES, True), (PRIVATE_CHARACTER, _PRIVATE, False))


@cache  # compiled when the first text needs them
def _signs() -> re.Pattern[str]:
    return re.compile(_SIGNS)


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str], bool], ...]:
    return tuple((rule, re.compile(pattern), is_surplus) for rule, pattern, is_surplus in _OF_RULE)


def odd_characters(text: str) -> Iterator[Spot]:
    """Yield what is odd in a text, with the character before it where it can be left out."""
    if not _signs().search(text):
        return
    for rule, pattern, is_surplus in _patterns():
        for found in pattern.finditer(text):
            begin = max(found.start() - 1, 0) if is_surplus else found.start()
            right = text[begin : found.start()] if is_surplus else None
            yield Spot(rule, begin, found.end(), right)


def without_odd(text: str) -> str:
    """Return a text without what can be left out."""
    if not _signs().search(text):
        return text
    for _, pattern, is_surplus in _patterns():
        text = pattern.sub("", text) if is_surplus else text
    return text


RULES = tuple(rule for rule, _, _ in _OF_RULE)
TEXT_LOOK = TextLook(RULES, odd_characters, of_rows=True)
