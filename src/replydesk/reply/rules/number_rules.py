"""The rules of document numbers against the registers and the other drafts of a desk."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Rule, Theme


def _rule(name: str, level: Level, message: str, remedy: str) -> Rule:
    return Rule(name, Theme.NUMBERS, level, CUSTOM, message, remedy, "发文字号、登记")


DUPLICATE = _rule("文号重复", Level.ERROR, "文号与另一份稿子重复", "请核对，其中只能有一份用这个号")
OF_OTHER = _rule("登记不符", Level.ERROR, "登记里这个号给了别的稿子", "请改稿子里的文号，或先退回登记的号")
VOID = _rule("文号作废", Level.ERROR, "这个号已作废", "请清空稿子里的文号，再用 assign 另取一个")
UNREGISTERED = _rule("文号未登记", Level.HINT, "登记里没有这个号", "确是这个号的，请取号补登")
TO_REGISTER = _rule("文号待登记", Level.OPEN, "登记里预留了号，还没有签发", "签发时取号，就会登记")
NOT_COMPARED = _rule("登记损坏", Level.HINT, "登记损坏，没有核对这个号", "请先修复登记")
NUMBER_RULES = (DUPLICATE, OF_OTHER, VOID, UNREGISTERED, TO_REGISTER, NOT_COMPARED)
