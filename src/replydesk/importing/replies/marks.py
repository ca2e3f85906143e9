"""Short labelled lines above and below the text of a letter, and the facts in them.

Recognised are the forms in `forms`, and others found in real replies (shared field notes, parts 3 and 5): a
label with a colon of either width, in brackets of any kind, alone on a line or several side by side.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.draft.model import Key
from replydesk.importing.replies.spacing import half_width
from replydesk.letter.print_options import PUBLICITY

_OPEN, _CLOSE = "〔【\\[（(﹝［〈", "〕】\\]）)﹞］〉"
_S = r"\s*+"  # possessive: two runs of blanks beside each other would take quadratic time
_DIGIT = "[0-9０-９]"
NUMBER = (
    rf"[^\s〔【\[（(﹝［：:，。《》0-9]{{0,16}}(?:[\s：:]{{0,2}})[{_OPEN}]{_S}{_DIGIT}{{2,4}}{_S}[{_CLOSE}]{_S}(?:第{_S})?"
    rf"[^\s号，。]{{0,9}}{_S}号"
    rf"|[\u4e00-\u9fff]{{2,15}}(?:字|函|复|议|提|办){_S}{_DIGIT}{{4}}(?:年{_S}第?|{_S}[-－—]?{_S}){_DIGIT}{{1,5}}{_S}号"
)
_MARK = "[A-DＡ-Ｄa-d甲乙丙丁][1-9]?"
_YES = "[^\\s\\u3000，。；]{1,12}"
_BRACKETED = re.compile(r"[（(【\[]([^（）()【】\[\]]+)[）)】\]]")
_HEAD = re.compile(
    rf"(?P<label>(?:发文字号|文{_S}号|编{_S}号){_S}[：:]{_S})?(?P<number>{NUMBER})"
    rf"|(?P<bracket>[（(【\[]{_S})?(?:答复|办理|办复|承办|建议|提案)?(?:结果|复文)?(?:类{_S}别|类型|分类|结果)(?:标记|标识|代码)?{_S}[：:]{_S}"
    rf"(?P<class1>{_MARK}{_S}类?|{_YES}?)(?(bracket){_S}[）)】\]]|(?=[\s，；]|$))"
    r"|(?<=[ \t\u3000])(?P<class4>[A-DＡ-Ｄ])(?=\s|$)"
    rf"|[（(【\[]{_S}(?P<class2>{_MARK}){_S}类?{_S}[）)】\]]|(?P<class3>{_MARK}){_S}类(?!\w)"
    rf"|[（(]?是否同意(?:对外|主动|全文)?公开{_S}[：:]{_S}(?P<public1>{_YES}?)[）)]?(?=[\s（(]|$)|[（(]?(?:信息)?公开(?:方式|属性|形式|类型|类别|选项){_S}[：:]{_S}(?P<public2>{_YES}?)[）)]?(?=[\s（(]|$)"
    r"|(?P<public3>[（(]\s*此(?:件|复函|答复|文)[^）)]{0,12}公开[^）)]{0,8}[）)]|此件[^\s，。]{0,8}公开(?:发布)?"
    r"|[（(]?(?:不?同意(?:对外|全文|主动)?公开|主动公开|依申请公开|不予公开)[）)]?)(?=\s|$)"
    rf"|签{_S}发{_S}人?{_S}[：:]"
    r"(?P<signer>[ \t\u3000]*[^\s\u3000：:]{0,8}(?:[ \u3000]{1,3}[^\s\u3000：:](?=\s|$))?)"
    rf"|(?:(?:代表|委员)?(?:建议|提案)(?:编{_S})?号|案{_S}号){_S}[：:]{_S}第?(?P<item>[^\s，。：:号]{{1,14}})号?(?=\s|$)"
    rf"|(?:建议人|提案人|提案者|提出人|领衔代表|第一提案人){_S}[：:]{_S}(?P<proposers>[^：:。\s][^：:。]{{1,60}})$"
    rf"|(?:(?:建议|提案)(?:标题|题目|名称)|案{_S}由){_S}[：:]{_S}(?P<subject>[^：:。\s][^：:。]{{3,100}})$"
    rf"|(?:主办|承办)单位{_S}[：:]{_S}(?P<unit>[^\s：:。]{{3,40}})(?=\s|$)"
    rf"|编{_S}号{_S}[：:]{_S}第?(?P<code>[A-Za-z0-9-]{{1,14}})号?(?=\s|$)"
    r"|(?P<urgency>特急|加急|特提|平急)(?=\s|$)|(?P<secrecy>(?:绝密|机密|秘密)(?:★\S{0,8})?)(?=\s|$)"
    r"|(?P<copy>\d{6})(?=\s|$)"
)

# A date as written under a signature: digits of any kind, the day possibly left open; or 2019.6.3.
DATE = re.compile(
    rf"[（(]?(?P<year>{_DIGIT}(?:{_S}{_DIGIT}){{3}}|[〇○零一二三四五六七八九0０OＯ]{{4}}){_S}年{_S}"
    rf"(?P<month>{_DIGIT}{{0,2}}|[一二三四五六七八九十元]{{1,3}}|[×xX＊*]{{1,2}}){_S}月{_S}"
    rf"(?P<day>(?:{_DIGIT}{_S}){{0,2}}|[一二三四五六七八九十廿卅]{{1,4}}|[×xX＊*]{{1,2}}){_S}[日号][）)]?"
    rf"|{_DIGIT}{{4}}{_S}[.．]{_S}{_DIGIT}{{1,2}}{_S}[.．]{_S}{_DIGIT}{{1,2}}日?"
)

SIGNED_AND_DATED = re.compile(rf"(?P<signed>[^\d〇。！？：；]{{3,60}}?){_S}(?P<date>(?:{DATE.pattern}))")
_PERSON_LABELS = rf"联{_S}系{_S}人(?:姓名|员)?|(?:具体)?承{_S}办{_S}人员?|(?:具体)?经{_S}办{_S}人员?|联系同志"
_PHONE_LABELS = (
    rf"联系(?:人)?电话(?:号码)?|办公电话|联系方式|联系人手机|手机(?:号码?)?|电{_S}话(?:号码)?|座机"
)
_SIGNER_LABELS = rf"领导签发|领导署名|签{_S}发{_S}人|承办负责人|分管领导|审签人|负责人"
_OFFICE_LABELS = r"联系单位|承办单位|承办(?:处|科|股)室|联系(?:处|科|股)室"
_OTHER_LABELS = rf"传{_S}真|邮{_S}编|邮政编码|(?:电子)?邮箱|联系地址|通讯地址|地{_S}址|职务"
_LABEL = re.compile(
    r"(?:(?P<both>(?:联系人|承办人|经办人|承办科室负责人)(?:员)?(?:及|和|、|与|\s)(?:其?联系)?(?:电话|方式)(?:号码)?)"
    rf"|(?P<phone>{_PHONE_LABELS})|(?P<person>{_PERSON_LABELS})"
    rf"|(?P<signer>{_SIGNER_LABELS})|(?P<office>{_OFFICE_LABELS})|(?P<other>{_OTHER_LABELS})){_S}[：:]"
)
_EDGES = " \t\u3000\xa0，,；;、。（）()【】[]"
_NAME_AND_PHONE = re.compile(
    r"(\D*?)(?<![\s，,；;、:：（(])[\s，,；;、:：（(]*+((?:\+|[0-9０-９])[0-9０-９\s\-－—–()（）转、,，/；;+]*)(.*)",
    re.DOTALL,
)

CC = re.compile(rf"(?P<label>抄{_S}[送报]){_S}(?:单位|机关)?{_S}[：:]{_S}(?P<text>.*)", re.DOTALL)
PRINTED = re.compile(rf"(?P<issuer>.*?)(?<!\s){_S}(?P<date>(?:{DATE.pattern})){_S}印{_S}发", re.DOTALL)
ATTACHED = re.compile(rf"附{_S}件?{_S}[：:]{_S}(?P<text>.*)", re.DOTALL)
ATTACHMENT_HEAD = re.compile(rf"附{_S}件{_S}([0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,2}})?{_S}[：:]?")
_CLASS_AT_END = re.compile(
    rf"[（(]?(?:答复|办理|办复|承办)?(?:结果)?(?:类{_S}别|结果)(?:标记)?{_S}[：:]{_S}(?P<mark>{_MARK}){_S}类?[）)]?"
)
_APPROVED = re.compile(r"(?:此|本)(?:复函|答复|函)已经(.{2,10}?)审签(?:同意)?。")
_WEAK_KEYS = {"proposers": Key.PROPOSERS, "subject": Key.SUBJECT, "unit": Key.UNIT, "code": Key.ITEM_NUMBER}


class Mark(NamedTuple):
    """One fact in a short line: its field, "" if no field holds it, and its value or text."""

    key: str
    value: str


class WeakMark(Mark):
    """A fact that title and opening should contain too: it fills its field only if they do not."""


def head_marks(text: str) -> list[Mark] | None:
    """Return the marks of a line above the text, None if it has anything besides marks."""
    text = text.strip()
    if found := _row_of_marks(text):
        return found
    bracketed = _BRACKETED.fullmatch(text)
    return _row_of_marks(bracketed[1].strip()) if bracketed else None


def _row_of_marks(text: str) -> list[Mark] | None:
    found: list[Mark] = []
    at = 0
    while at < len(text):
        match = _HEAD.match(text, at)
        if match is None or match.end() == at:
            return None
        found.append(_head_mark(match))
        at = match.end()
        while at < len(text) and text[at] in " \t\u3000\xa0|，；;":
            at += 1
    return found or None


def _head_mark(match: re.Match[str]) -> Mark:
    kind = match.lastgroup or ""
    value = (match[kind] or "").strip()
    if match["number"]:
        return Mark(Key.DOCUMENT_NUMBER, match["number"].strip())
    if kind.startswith("class"):
        return Mark(Key.RESULT_CLASS, half_width(_without_kind(value)))
    if kind.startswith("public"):
        return Mark(Key.PUBLICITY, publicity_of(value))
    if kind in _WEAK_KEYS:
        return WeakMark(_WEAK_KEYS[kind], value)
    keys = {
        "signer": Key.SIGNER,
        "item": Key.ITEM_NUMBER,
        "urgency": Key.URGENCY,
        "secrecy": Key.SECRECY,
        "copy": Key.COPY_NUMBER,
    }
    return Mark(keys[kind] if value else "", value)


def _without_kind(value: str) -> str:
    bare = value.rstrip("类").strip()
    return bare if re.fullmatch(_MARK, bare) else value


def publicity_of(text: str) -> str:
    """Return the publication choice a text expresses: one of `PUBLICITY`, or the text itself."""
    bare = "".join(text.strip("（()） ").split())
    if re.search(r"不予公开|不同意.{0,2}公开|不公开|^否$", bare):
        return PUBLICITY[2]
    if "依申请" in bare:
        return PUBLICITY[1]
    if re.search(r"主动公开|公开发布|同意.{0,2}公开|^是$|^公开$|全文公开|此件公开", bare):
        return PUBLICITY[0]
    return text


def foot_marks(text: str) -> list[Mark] | None:
    """Return the signer, contact, class and publicity in a line below the text; None for any other line.

    A mark with the key "" is text that no field holds.
    """
    bare = text.strip()
    if found := _CLASS_AT_END.fullmatch(bare):
        return [Mark(Key.RESULT_CLASS, half_width(found["mark"]))]
    if found := _APPROVED.fullmatch(bare):
        return [Mark(Key.SIGNER, found[1])]
    labels = list(_LABEL.finditer(bare))
    if labels and not bare[: labels[0].start()].strip(_EDGES):
        return _contact_marks(bare, labels)
    marks = head_marks(bare)
    kept = (Key.PUBLICITY, Key.RESULT_CLASS)
    return marks if marks and all(mark.key in kept for mark in marks) else None


def _contact_marks(text: str, labels: list[re.Match[str]]) -> list[Mark]:
    """Return the labelled facts. An office precedes its person; a fax or postcode stays after the phone."""
    marks: list[Mark] = []
    office = ""
    labels = [label for place, label in enumerate(labels) if not place or label.lastgroup != "other"]
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        value = _trimmed(text[label.end() : after.start() if after else len(text)])
        match label.lastgroup:
            case "office":
                office = value
            case "both" | "person":
                name, *phones = _person(value)
                marks += [Mark(Key.CONTACT, f"{office}\u3000{name.value}".strip()), *phones]
                office = ""
            case "phone":
                who, phone, rest = _split(value)
                marks.append(Mark(Key.PHONE, value if who or rest or not phone else phone))
            case "signer":
                marks.append(Mark(Key.SIGNER, value))
            case _:
                marks.append(Mark("", label[0] + value if value else ""))
    return [*marks, Mark(Key.CONTACT, office)] if office else marks


def _person(value: str) -> list[Mark]:
    name, phone, rest = _split(value)
    if not phone or (rest and not _LABEL.match(rest)):
        return [Mark(Key.CONTACT, value)]
    number = value[value.index(phone) :] if rest else phone
    return [Mark(Key.CONTACT, name), Mark(Key.PHONE, number)]


def _split(value: str) -> tuple[str, str, str]:
    """Return name, phone and the text after it."""
    found = _NAME_AND_PHONE.fullmatch(value)
    if not found or sum(char.isdecimal() for char in found[2]) < 3:
        return value, "", ""
    return found[1].strip(_EDGES), found[2].strip(" \t\u3000，,；;、"), found[3].strip(_EDGES)


def _trimmed(value: str) -> str:
    """Return a value without the marks that separate it from the next; its own parentheses stay whole."""
    value = value.strip(" \t\u3000\xa0，,；;、。\n").rstrip("（( ")
    closed = sum(map(value.count, "）)")) - sum(map(value.count, "（("))
    end = len(value)
    while closed > 0 and end and value[end - 1] in "）)":
        closed, end = closed - 1, end - 1
        while end and value[end - 1] in " \t\u3000\xa0，,；;、。":
            end -= 1
    return value[:end]
