"""The fields of the form: their hints, choices and sources, and where in the letter they are shown."""

from __future__ import annotations

from collections.abc import Collection

from replydesk.draft.model import Key, Part
from replydesk.letter.kinds import KIND_NAMES
from replydesk.letter.print_options import PUBLICITY, URGENCY
from replydesk.letter.profile import Profile
from replydesk.reply.reply import Reply
from replydesk.reply.steps import PROFILE, automatic_source

LONG = (Key.CC, Key.ATTACHMENTS)  # fields that have several lines

UNMARKED = "不标"  # the choice for no value
NO_OFFICE = "不分处室"  # the same for the office

NAMED = (Key.PROPOSERS, Key.JOINT, Key.LEAD_BODY, Key.CONSULTED, Key.SIGNATURE)  # lists of names in a line

HINTS = {  # placeholders of fields without an automatic value
    Key.SESSION: "如 省十四届人大四次会议",
    Key.ITEM_NUMBER: "照抄，如 0033",
    Key.SUBJECT: "建议、提案的标题，不加书名号",
    Key.PROPOSERS: "如 张某某；几位用顿号隔开",
    Key.JOINT: "联名的其他人，几位用顿号隔开；没有就空着",
    Key.HANDED_OVER: "如 2026年3月15日",
    Key.DEADLINE: "如 2026年6月15日",
    Key.FIRST_REPLY: "原来那份答复的文号，如 某复字〔2026〕33号",
    Key.LEAD_BODY: "主办这件的单位，如 市财政局",
    Key.CONSULTED: "如 省财政厅；没有就空着",
    Key.SECRECY: "涉密稿件不能在这里写",
    Key.COPY_NUMBER: "涉密公文才编，如 000001",
    Key.DATE: "如 2026年5月29日",
    Key.SIGNER: "签发人姓名；不要求写的就空着",
    Key.OFFICE: "如 养老服务处；只存在稿子里，不印",
    Key.PRINT_DATE: "如 2026年5月30日",
    Key.ATTACHMENTS: "附件名称，一行一个；没有就空着",
}

SHOWN_IN = {  # the field or part in whose place of the letter a field is shown that has none of its own
    Key.KIND: Key.TITLE,
    Key.SESSION: Key.TITLE,
    Key.ITEM_NUMBER: Key.TITLE,
    Key.SUBJECT: Part.OPENING,
    Key.FIRST_REPLY: Part.OPENING,
    Key.LEAD_BODY: Key.PROPOSERS,
    Key.JOINT: Key.PROPOSERS,
    Key.CONSULTED: Part.OPENING,
    Key.SALUTATION: Key.PROPOSERS,
    Key.OFFICE: Key.CONTACT,
    Key.PHONE: Key.CONTACT,
    Key.RESULT_CLASS: Key.DOCUMENT_NUMBER,
    Key.PUBLICITY: Key.RESULT_CLASS,
    Key.SECRECY: Key.DOCUMENT_NUMBER,
    Key.COPY_NUMBER: Key.DOCUMENT_NUMBER,
    Key.URGENCY: Key.DOCUMENT_NUMBER,
    Key.SIGNER: Key.DATE,
    Key.PRINT_DATE: Key.CC,
}

_LONG_QUOTE = 10  # characters of a value quoted in the status line


def choices(key: Key, profile: Profile) -> list[str]:
    """Return the words a field of `CHOSEN` is chosen from, given the unit's profile."""
    match key:
        case Key.KIND:
            return list(KIND_NAMES)
        case Key.PUBLICITY:
            return [UNMARKED, *PUBLICITY]
        case Key.URGENCY:
            return [UNMARKED, *URGENCY]
        case Key.OFFICE:
            return [NO_OFFICE, *(office.name for office in profile.offices)]
    return [UNMARKED, *profile.result_classes]


def source_of(reply: Reply, key: Key) -> str:
    """Return where the automatic value of a field comes from, "" if a value is typed or there is none."""
    if reply.draft.get(key):
        return ""
    if key is Key.DOCUMENT_NUMBER:
        return PROFILE if reply.facts.code else ""
    return automatic_source(reply, key)


def source_elsewhere(reply: Reply, key: Key, fields: Collection[Key]) -> str:
    """Return the source of an automatic value if it is 单位档案 or a field other than `fields`, else ""."""
    if reply.draft.get(key):
        return ""
    source = automatic_source(reply, key)
    source = PROFILE if source == Key.OFFICE else source
    is_elsewhere = source == PROFILE or (source in set(Key) and source not in fields)
    return source if is_elsewhere else ""


def describe_tidying(key: Key, typed: str, text: str, remark: str, undo: str) -> str:
    """Describe in words how a typed value was put into its printed form; `undo` is the key that undoes it."""
    told = f"{key}“{_brief(typed)}”改成了“{_brief(text)}”，{undo} 改回来"
    return f"{told}；{remark}" if remark else told


def _brief(text: str) -> str:
    text = "；".join(text.split("\n")).strip()
    return text if len(text) <= _LONG_QUOTE else f"{text[: _LONG_QUOTE - 1]}…"
