"""The rules of what is not written yet: what a letter must have, and what it has if there is some."""

from __future__ import annotations

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, law

REQUIRED = Rule(
    "必填未填",
    Theme.FIELDS,
    Level.ERROR,
    law("党政机关公文处理工作条例 第九条"),
    "没有填",
    "请填写",
    "类型、提出人（主办单位）、案由、发文字号、答复内容、落款、成文日期、单位",
    fires=(Example(fields=((Key.SUBJECT, ""),)), Example(fields=((Key.DATE, " "),))),
    passes=(Example(), Example(fields=((Key.RESULT_CLASS, ""), (Key.SIGNER, "")))),
)
OPTIONAL = Rule(
    "可填未填",
    Theme.FIELDS,
    Level.HINT,
    CUSTOM,
    "没有填",
    "如有，请照抄",
    "届次、编号、原答复，会办意见的提出人",
    fires=(Example(fields=((Key.SESSION, ""),)), Example(fields=((Key.ITEM_NUMBER, ""),))),
    passes=(Example(),),
)


def missing(key: str, remedy: str, message: str = "") -> Finding:
    """Return the error that a required text is not written."""
    return REQUIRED.found(key, message, remedy, is_missing=True)
