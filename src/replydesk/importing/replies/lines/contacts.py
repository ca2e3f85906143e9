"""Labelled people, offices, telephones and addresses below a letter, and the fields they fill.

A label is built from what offices write: who (联系人, 分管领导), an office (承办股室), a telephone, or a way
to write (传真, 邮编), each with the words that may stand before and behind it, with blanks between its
characters, several on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from replydesk.draft.model import Key
from replydesk.importing.replies.joining.paragraphs import squeezed

_S = r"\s*+"  # possessive: two runs of blanks beside each other would take quadratic time


def _words(text: str) -> str:
    """Return a pattern for one of several words, each with blanks between its characters."""
    return "|".join(_S.join(word) for word in text.split())


_STAMPED = rf"{_S}[（(]{_S}(?:{_words('签字 签名 盖章 公章 签章 印章 签字盖章 章')}){_S}[）)]"
_WHICH = _words(
    "具体 承办单位 主办单位 单位 部门 科室 股室 处室 直接 业务 主要 工作 答复 办理 现场 本单位 我局 我单位"
)
_HANDLER = (
    rf"(?:{_words('承办 经办 具办 主办 办理 填报 填表 拟稿 起草 责任 答复 回复')}){_S}"
    rf"(?:人{_S}员|人|员|者|同志)(?:{_S}姓{_S}名)?|(?:{_words('拟稿 起草 经办')})(?={_S}[：:])"
)
_CONTACT = rf"联{_S}[系络]{_S}(?:人{_S}员|人|员|同志|负责人)(?:{_S}姓{_S}名)?"
_AND = rf"{_S}(?:以及|及其|及|和|与|、|/|／|\s){_S}"
_CALL = rf"(?:其|联{_S}系|办{_S}公|手机|移动){{0,2}}(?:{_words('电话 方式 手机 号码 座机')})(?:号码?)?"
_AND_PHONE = rf"(?:(?:{_AND}{_CONTACT})?(?:{_AND}{_CALL}|{_S}[（(]{_S}{_CALL}{_S}[）)])|{_AND}{_CONTACT})"
_OFFICE = (
    rf"(?:{_words('联系 承办 经办 协办 会办 答复 办理 责任 分管 主管 牵头 具体承办 主要承办')}){_S}"
    rf"(?:{_words('单位 部门 机关 科室 处室 股室 科 处 股 室')})"
    rf"|(?<![\u4e00-\u9fff])单位(?={_STAMPED})"
)
_RANK = (
    rf"(?:{_words('主要 主管 分管 责任 牵头 单位 部门 科室 股室 处室 承办 经办 主办 联系 审签 复核')}){{0,2}}"
)
_TITLES = _words(
    "局长 县长 市长 区长 镇长 乡长 州长 旗长 省长 厅长 部长 主任 处长 科长 股长 书记 院长 校长 主席 行长 所长"
    " 站长 队长 经理 董事长"
)
_ROLE = (
    rf"(?:{_RANK}|(?<![^\s，,；;、（(])[\u4e00-\u9fff]{{1,8}}?)"
    rf"(?:(?:{_words('领导人 领导 负责人 责任人 负责同志')})"
    rf"(?:{_S}(?:{_words('姓名 签字 签名 签批 签发 审签 审核 审批 署名 批示 意见')}))?|{_TITLES})"
    rf"|(?:{_words('审签 审核 审定 审批 核稿 签批 校对 核签 会签 批准')})(?:{_S}人)?"
)
_PHONE = (
    rf"(?:{_words('联系人 承办人 经办人 责任人 负责人 单位 科室 股室 办公室 咨询 值班 固定 监督 服务')})?"
    rf"(?:{_words('联系电话号码 联系电话 办公电话 移动电话 电话号码 电话 联系方式 手机号码 手机号')}"
    rf"|{_words('手机 座机 热线 联系号码')}|TEL|Tel|tel)"
)
_WRITE = _words(
    "传真 邮编 邮政编码 电子邮箱 邮箱 电子邮件 联系地址 通讯地址 通信地址 单位地址 办公地址 地址 网址 职务"
    " 微信号 微信"
)

_LABEL = re.compile(
    rf"(?=\S)(?:(?P<both>(?:{_WHICH})?(?:{_CONTACT}|{_HANDLER}|{_OFFICE}|{_ROLE}){_AND_PHONE})"
    rf"|(?P<phone>{_PHONE})|(?P<contact>(?:{_WHICH})?{_CONTACT})|(?P<handler>(?:{_WHICH})?{_HANDLER})"
    rf"|(?P<signer>签{_S}发{_S}人)|(?P<office>{_OFFICE})|(?P<role>{_ROLE})"
    rf"|(?P<write>{_WRITE}|[Ee]-?[Mm]ail|QQ))(?:{_STAMPED}{_S}[：:]?|(?:{_S}[（(][^（()）：:]{{1,8}}[）)])?{_S}[：:])"
)
_OF_UNIT = re.compile("单位|科室|股室|办公室|咨询|值班|监督|服务|工作")  # Whose telephone is nobody's own
_BESIDE_PHONE = re.compile(rf"(?<!\s){_AND_PHONE}$")
_NAMED = re.compile("(?:姓名|签字|签名)$")
_EDGES = " \t\u3000\xa0，,；;、。：:（）()【】[]"
_BEFORE = re.compile(r"[\s，,；;、（()【\[]*+(?:(?:附|备)?注[：:])?[\s（(]*+")
_STAMP = re.compile(rf"(?<!\s)(?:{_STAMPED}|{_S}[（(]{_S}[）)])")
_NAME_AND_PHONE = re.compile(
    r"(\D*?)(?<![\s，,；;、:：（(])[\s，,；;、:：（(]*+((?:\+|[0-9０-９])[0-9０-９\s\-－—–()（）转、,，/；;+]*)(.*)",
    re.DOTALL,
)
_OFFICE_AND_NAME = re.compile(
    r"([\u4e00-\u9fff]{1,14}(?:[股科处室局委]|中心|大队|支队))(?P<gap>[ \u3000]{0,12})"
    r"([\u4e00-\u9fff]{1,3}[^\W股科处室局委办组部队站所院心])"
)
_PERSON = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]{0,2}[\u4e00-\u9fff]){1,3}")
_HAS_NUMBER = re.compile("[0-9０-９]{4}")
_NUMBER_BEHIND = re.compile(r"((?:电话|手机)(?:号码)?)\s{0,4}(?=[0-9０-９]{3})")  # A number without its colon
# The rest of a number cut by a line end.
_DIGITS_ON = re.compile(r"(?!\d{4}-\d{1,2}-\d)[-－—0-9０-９][0-9０-９ \-－—–()（）转]{0,30}")
_OPEN_NUMBER = re.compile(r"(?:电\s*话|手\s*机|方\s*式)\s*+[：:]\s*+[0-9０-９\-－—]{0,13}$")
_DIGITS = re.compile(r"[0-9０-９][0-9０-９ \-－—–()（）转]{2,30}")
_BARE_LABEL = re.compile(  # A label without its colon: 联系人　张某某　电话　123, 联系人及电话张某某123
    rf"((?<![\u4e00-\u9fff])(?:{_words('联系人 承办人 经办人')})(?:[及和与、](?:联系)?(?:电话|方式))?+"
    r"|联系电话|(?<!系)电话)"
    r"[ \t\xa0\u3000]*+(?=[\u4e00-\u9fff\d])"
)
_OF_PAGE = re.compile("。|https?:|www|^(?:本文|本页|您的|您对)")  # No fact of a letter
_ANY = re.compile(
    r"([\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\s\u3000]{0,14}[\u4e00-\u9fffA-Za-z])\s*+[：:]\s*+(\S.{0,79})"
)


def labelled(text: str) -> list[tuple[str, str]] | None:
    """Return the labelled facts of a line: each its field, or the heading as written, and its value.

    None for a line that has no such label, or has text before the first. A telephone behind a role stays with
    it.
    """
    bare = _NUMBER_BEHIND if re.search("[：:（(]", text.strip("（( ")) else _BARE_LABEL
    text = bare.sub(r"\1：", text)
    before = _BEFORE.match(text)
    if not any(_LABEL.match(text, place) for place in range((before.end() if before else 0) + 1)):
        return None
    labels = [(found.start(), found.end(), _kind(found), _heading(found)) for found in _LABEL.finditer(text)]
    if not labels or not _BEFORE.fullmatch(text[: labels[0][0]]):
        return None
    if text.rstrip()[-1:] == "。" and not _HAS_NUMBER.search(text):
        value = _trimmed(text[labels[0][1] : labels[1][0] if labels[1:] else len(text)])
        if not _PERSON.fullmatch(value):
            return None  # a sentence that begins like a label
    facts: list[tuple[str, str]] = []
    above = ""
    for (_, end, kind, heading), after in zip(labels, [*labels[1:], None], strict=True):
        value = _trimmed(_STAMP.sub("", text[end : after[0] if after else len(text)]))
        if kind == "phone" and above == "role" and facts[-1][1]:
            facts[-1] = (facts[-1][0], f"{facts[-1][1]}\u3000{value}".rstrip())
        else:
            facts += _facts(kind, heading, value)
        above = kind
    return facts


def with_values_below(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Return the lines, a label alone joined to the value below it, each with the number of lines it was."""
    result: list[tuple[str, int]] = []
    place = 0
    while place < len(texts):
        below = texts[place + 1].strip() if place + 1 < len(texts) else ""
        text = texts[place].strip()
        kind = _kind_alone(text)
        if _DIGITS_ON.fullmatch(below) and (_OPEN_NUMBER.search(text) and labelled(text)):
            result.append((f"{text}{below}", 2))
        elif _DIGITS.fullmatch(below) if kind == "phone" else kind and _PERSON.fullmatch(below):
            result.append((f"{text.rstrip('：:')}：{below}", 2))
        else:
            result.append((texts[place], 1))
        place += result[-1][1]
    return result


def labelled_row(cells: Sequence[str]) -> str:
    """Return a row of a table that has labels beside their values as a line, "" for another row."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    if not pairs or len(cells) % 2 or not all(_kind_alone(label) for label, _ in pairs):
        return ""
    is_filled = all(_DIGITS.fullmatch(value) or _PERSON.fullmatch(value) for _, value in pairs)
    is_head = any(_kind_alone(value) for _, value in pairs)
    return "\u3000".join(f"{label}：{value}" for label, value in pairs) if is_filled and not is_head else ""


def _kind_alone(text: str) -> str:
    """Return whose value a label alone on a line announces: phone, contact, handler; "" for another line."""
    found = _LABEL.fullmatch(text) or _LABEL.fullmatch(f"{text}：") if len(text) < 12 else None
    return _kind(found) if found and _kind(found) in ("phone", "contact", "handler", "role") else ""


def names_people(facts: Iterable[tuple[str, str]]) -> bool:
    """Return True if the facts of a line are of people or telephones, not only of offices and addresses."""
    kinds = ("contact", "handler", "last handler", "role", "phone")
    return any(key in (Key.CONTACT, Key.PHONE, Key.SIGNER) or kind_of(key) in kinds for key, _ in facts)


def labelled_by_any(text: str) -> list[tuple[str, str]] | None:
    """Return the fact of a short line with any label at all, None for another line."""
    found = _ANY.fullmatch(text.strip().strip("（()）"))
    return [(squeezed(found[1]), found[2].strip())] if found and not _OF_PAGE.search(text) else None


def _kind(found: re.Match[str]) -> str:
    return found.lastgroup or ""


def _heading(found: re.Match[str]) -> str:
    label = _STAMP.sub("", found[0]).rstrip("：: \t\u3000")
    return _NAMED.sub("", squeezed(_BESIDE_PHONE.sub("", label) if found["both"] else label))


def _facts(kind: str, heading: str, value: str) -> list[tuple[str, str]]:
    """Return the facts of one label: a person or an office with the telephone behind it."""
    match kind:
        case "phone":
            if _OF_UNIT.match(heading):
                return [(heading, value)]
            who, phone, rest = _split(value)
            if (
                phone and _PERSON.fullmatch(who + rest) and value[-1] not in "）)"
            ):  # the name before its telephone, or the next name
                return (
                    [(Key.CONTACT, who), (Key.PHONE, phone)]
                    if who
                    else [(Key.PHONE, phone), (Key.CONTACT, rest)]
                )
            return [(Key.PHONE, value if who or rest or not phone else phone)]
        case "signer":
            return [(Key.SIGNER, value)]
        case "write":
            return [(heading, value)]
    name, phone, rest = _split(value)
    number = (value[value.index(phone) :] if rest else phone) if phone else ""
    if kind_of(heading) == "role":
        return [(heading, f"{name}\u3000{number}".strip())]
    both = _OFFICE_AND_NAME.fullmatch(name)
    is_office = kind_of(heading) == "office" and bool(phone or (both and both["gap"]))
    facts = _of_office(heading, name) if is_office else [(_field(heading), name)]
    return [*facts, (Key.PHONE, number)] if number else facts


def _of_office(heading: str, value: str) -> list[tuple[str, str]]:
    """Return an office, and the person whose name is written behind it."""
    both = _OFFICE_AND_NAME.fullmatch(value) if len(value) > 3 else None
    return [(heading, both[1]), (Key.CONTACT, both[3])] if both else [(heading, value)]


def _field(heading: str) -> str:
    return Key.CONTACT if kind_of(heading) == "contact" else heading


def kind_of(heading: str) -> str:
    """Return what a heading names: contact, handler, office, role, write; "" for any other."""
    found = _LABEL.fullmatch(f"{heading}：")
    kind = _kind(found) if found else ""
    if kind == "handler" and re.search("拟稿|起草|填|责任", heading):
        return "last handler"
    return kind


def _split(value: str) -> tuple[str, str, str]:
    """Return name, phone and the text after it."""
    found = _NAME_AND_PHONE.fullmatch(value)
    if not found or sum(char.isdecimal() for char in found[2]) < 3:
        return value, "", ""
    number = found[2].strip(" \t\u3000，,；;、")
    return _closed(found[1]), _closed(number), found[3].strip(_EDGES)


def _closed(text: str) -> str:
    """Return a name or a number without the marks around it; its own parentheses stay whole."""
    text = text.strip(" \t\u3000\xa0，,；;、。：:")
    for opening, closing in ("（）", "()"):
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text.strip()


def _trimmed(value: str) -> str:
    """Return a value without the marks that separate it from the next; its own parentheses stay whole."""
    value = value.strip(" \t\u3000\xa0，,；;、。|｜\n").rstrip("（( ")
    closed = sum(map(value.count, "）)")) - sum(map(value.count, "（("))
    end = len(value)
    while closed > 0 and end and value[end - 1] in "）)":
        closed, end = closed - 1, end - 1
        while end and value[end - 1] in " \t\u3000\xa0，,；;、。":
            end -= 1
    return value[:end]
