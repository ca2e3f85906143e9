"""Mistakes of section 各栏: a field that does not have the form it should have."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted
from tests.support.planting.stock import planting_stock
from tests.support.planting.tools import field_planted, in_field

SECTION = "各栏"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
    "云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
)
_EMOJI = "😀👍✅🌟❤"
_PRIVATE = "\ue004\ue5e5\uf8ff"
_UNSEEN = "\u200b\u200e\u2060\ufeff"


def _sub(regex: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str, Random], str | None]:
    """Return the change of the first match of a pattern, None if there is none."""
    return lambda text, random: re.sub(regex, new, text, count=1) if re.search(regex, text) else None


def _inside(characters: str) -> Callable[[str, Random], str | None]:
    """Return the insertion of one of some characters into a text, not at its ends."""

    def change(text: str, random: Random) -> str | None:
        if len(text) < 2:
            return None
        at = random.randint(1, len(text) - 1)
        return text[:at] + random.choice(characters) + text[at:]

    return change


def _of_profile(key: Key, change: Callable[[str, Random], str | None]) -> Plant:
    """Return the planting into a field that the profile fills in if the draft does not."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        right = DraftFacts(draft, planting_stock().profile(draft)).filled(key)
        new = change(right, random) if right else None
        return None if new is None else field_planted(draft.with_field(key, right), key, new)

    return plant


def _people(change: Callable[[str, Random], str | None]) -> Plant:
    """Return the planting into 提出人 where people are named."""
    plant = in_field(Key.PROPOSERS, change)
    return lambda draft, random: plant(draft, random) if "某" in draft.get(Key.PROPOSERS)[:3] else None


def _new(key: Key, right: str, *wrong: str) -> Plant:
    """Return the planting into a field that few replies have: a right value first, then a wrong one."""
    return lambda draft, random: field_planted(draft.with_field(key, right), key, random.choice(wrong))


def _mixed_people(draft: Draft, random: Random) -> Planted | None:
    """Part four people by all kinds of marks."""
    if "某" not in draft.get(Key.PROPOSERS)[:3] or "等" in draft.get(Key.PROPOSERS):
        return None
    first, second, third, fourth = random.sample(_SURNAMES, 4)
    right = f"{first}四、{second}五、{third}六、{fourth}七"
    wrong = f"{first}四，{second}五 {third}六;{fourth}七"
    return field_planted(draft.with_field(Key.PROPOSERS, right), Key.PROPOSERS, wrong)


def _year_number(text: str, random: Random) -> str | None:
    found = re.fullmatch(r"(.+)〔(\d{4})〕(\d+)号", text)
    return f"{found[1]}〔{found[2][2:]}〕{found[3]}号" if found else None


def _brackets(left: str, right: str) -> Callable[[str, Random], str | None]:
    return _sub(r"〔(\d{4})〕", rf"{left}\1{right}")


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind(
        "届次是六十个姓",
        SECTION,
        "届次里是一长串姓",
        E,
        False,
        in_field(Key.SESSION, lambda text, random: "".join(random.sample(_SURNAMES, 60))),
    ),
    Kind(
        "届次错字",
        SECTION,
        "届次的会议写成会义、回忆",
        S,
        True,
        in_field(
            Key.SESSION,
            lambda text, random: (
                text.replace("会议", random.choice(("会义", "汇议", "会仪"))) if "会议" in text else None
            ),
        ),
    ),
    Kind(
        "届次漏字",
        SECTION,
        "届次漏了届或者次",
        S,
        False,
        in_field(Key.SESSION, _sub("(?<=四|五|六)[届次]", "")),
    ),
    Kind(
        "届次多句号",
        SECTION,
        "届次末尾有句号",
        S,
        True,
        in_field(Key.SESSION, lambda text, random: text + "。"),
    ),
    Kind(
        "届次重字",
        SECTION,
        "届次有一个字打了两遍",
        S,
        True,
        in_field(Key.SESSION, _sub("届|会议|人大|政协", lambda found: found[0] * 2)),
    ),
    Kind("编号有表情", SECTION, "编号里有表情符号", E, False, in_field(Key.ITEM_NUMBER, _inside(_EMOJI))),
    Kind(
        "编号字母代数字",
        SECTION,
        "编号的0写成字母O，1写成l",
        S,
        True,
        in_field(Key.ITEM_NUMBER, _sub("[01]", lambda found: {"0": "O", "1": "l"}[found[0]])),
    ),
    Kind(
        "编号有标点",
        SECTION,
        "编号里有句号、逗号、问号",
        S,
        False,
        in_field(Key.ITEM_NUMBER, _inside("。，？！")),
    ),
    Kind(
        "案由有控制字符",
        SECTION,
        "案由里有终端的控制字符",
        E,
        True,
        in_field(Key.SUBJECT, _inside(("\x1b[31m")[:1])),
    ),
    Kind("案由有私用字符", SECTION, "案由里有私用区字符", S, False, in_field(Key.SUBJECT, _inside(_PRIVATE))),
    Kind("案由有看不见的字符", SECTION, "案由里有零宽字符", S, True, in_field(Key.SUBJECT, _inside(_UNSEEN))),
    Kind("案由有表情", SECTION, "案由里有表情符号", S, False, in_field(Key.SUBJECT, _inside(_EMOJI))),
    Kind(
        "案由括号不成对", SECTION, "案由多一个前半括号", S, False, in_field(Key.SUBJECT, _inside("【（《“"))
    ),
    Kind(
        "案由末尾句号",
        SECTION,
        "案由末尾有句号",
        S,
        True,
        in_field(Key.SUBJECT, lambda text, random: text + "。"),
    ),
    Kind(
        "案由关于重复",
        SECTION,
        "案由里关于写了两遍",
        S,
        True,
        in_field(Key.SUBJECT, lambda text, random: "关于" + text if text.startswith("关于") else None),
    ),
    Kind(
        "案由没写完",
        SECTION,
        "案由末尾的建议、提案丢了",
        H,
        False,
        in_field(Key.SUBJECT, _sub("的(建议|提案|议案)$", "的")),
    ),
    Kind(
        "案由双尾",
        SECTION,
        "案由末尾的建议写了两遍",
        S,
        True,
        in_field(Key.SUBJECT, _sub("的(建议|提案)$", r"的\1的\1")),
    ),
    Kind(
        "提出人分隔混乱",
        SECTION,
        "几个人用不同的标点和空格隔开",
        S,
        True,
        _mixed_people,
    ),
    Kind(
        "提出人有数字",
        SECTION,
        "人名里有数字",
        S,
        False,
        _people(lambda text, random: f"{text}{random.randint(1, 9)}"),
    ),
    Kind("提出人有括号", SECTION, "人名后面有半个括号", S, True, _people(lambda text, random: text + "（")),
    Kind("提出人有字母", SECTION, "人名里有字母", S, False, _people(_sub("某", lambda found: "a"))),
    Kind(
        "提出人是一句话",
        SECTION,
        "人名栏里是一句话",
        S,
        False,
        _people(lambda text, random: f"由{text}代表领衔，请按时答复。"),
    ),
    Kind(
        "提出人有标点",
        SECTION,
        "人名里有句号、问号",
        S,
        True,
        _people(lambda text, random: text + random.choice("。？！")),
    ),
    Kind(
        "电话有字母",
        SECTION,
        "电话里有字母",
        E,
        False,
        _of_profile(Key.PHONE, _sub("0(?=.$)", lambda found: "o")),
    ),
    Kind(
        "电话少一位",
        SECTION,
        "电话少了一位",
        S,
        False,
        _of_profile(Key.PHONE, lambda text, random: text[:-3]),
    ),
    Kind(
        "电话多一位",
        SECTION,
        "电话多了一位",
        S,
        False,
        _of_profile(Key.PHONE, lambda text, random: text + "6"),
    ),
    Kind(
        "电话是一段话",
        SECTION,
        "电话里有别的字",
        S,
        False,
        _of_profile(Key.PHONE, lambda text, random: f"电话abc{text[-4:]}"),
    ),
    Kind(
        "电话连接线写错",
        SECTION,
        "电话的连接线写成破折号",
        H,
        True,
        _of_profile(Key.PHONE, _sub("-", lambda found: "——")),
    ),
    Kind(
        "联系人有数字",
        SECTION,
        "联系人里是电话",
        S,
        False,
        _of_profile(Key.CONTACT, lambda text, random: f"{text}138{random.randint(1000, 9999)}"),
    ),
    Kind("联系人有表情", SECTION, "联系人里有表情符号", S, False, _of_profile(Key.CONTACT, _inside(_EMOJI))),
    Kind(
        "文号方括号", SECTION, "文号年份用方括号", E, True, in_field(Key.DOCUMENT_NUMBER, _brackets("[", "]"))
    ),
    Kind(
        "文号实心括号",
        SECTION,
        "文号年份用【】",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _brackets("【", "】")),
    ),
    Kind(
        "文号圆括号",
        SECTION,
        "文号年份用圆括号",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _brackets("（", "）")),
    ),
    Kind(
        "文号半边括号",
        SECTION,
        "文号年份的括号两边不同",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _brackets("〔", "]")),
    ),
    Kind(
        "文号补零",
        SECTION,
        "文号的序号前补了0",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub(r"〕(?=\d)", "〕0")),
    ),
    Kind(
        "文号加第",
        SECTION,
        "文号的序号前加了第",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub(r"〕(?=\d)", "〕第")),
    ),
    Kind("文号年份缩写", SECTION, "文号的年份只写两位", E, True, in_field(Key.DOCUMENT_NUMBER, _year_number)),
    Kind(
        "文号缺号字",
        SECTION,
        "文号末尾没有号",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub(r"(?<=\d)号$", "")),
    ),
    Kind(
        "文号有冒号",
        SECTION,
        "文号的代字后有冒号",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub("〔", "：〔")),
    ),
    Kind(
        "文号有空格",
        SECTION,
        "文号里有空格",
        S,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub(r"〕(?=\d)", "〕 ")),
    ),
    Kind(
        "文号两个号",
        SECTION,
        "文号末尾两个号字",
        E,
        True,
        in_field(Key.DOCUMENT_NUMBER, _sub(r"(?<=\d)号$", "号号")),
    ),
    Kind("日期补零", SECTION, "成文日期的月前补了0", E, True, in_field(Key.DATE, _sub(r"年(?=\d月)", "年0"))),
    Kind(
        "日期点分",
        SECTION,
        "成文日期用点分开",
        E,
        True,
        in_field(Key.DATE, _sub(r"(\d+)年(\d+)月(\d+)日", r"\1.\2.\3")),
    ),
    Kind("日期缺日", SECTION, "成文日期没有日", E, False, in_field(Key.DATE, _sub(r"\d+日", ""))),
    Kind("日期汉字", SECTION, "成文日期用汉字", E, True, in_field(Key.DATE, _sub(r"2026(?=年)", "二〇二六"))),
    Kind(
        "日期两位年", SECTION, "成文日期的年只写两位", E, True, in_field(Key.DATE, _sub(r"^20(?=\d\d年)", ""))
    ),
    Kind("日期有空格", SECTION, "成文日期里有空格", S, True, in_field(Key.DATE, _sub(r"年(?=\d)", "年 "))),
    Kind(
        "落款有标点",
        SECTION,
        "落款末尾有句号",
        S,
        True,
        _of_profile(Key.SIGNATURE, lambda text, random: text + "。"),
    ),
    Kind(
        "落款错字",
        SECTION,
        "落款的单位名称错一个字",
        S,
        True,
        _of_profile(Key.SIGNATURE, lambda text, random: text[:3] + random.choice("和与的及") + text[4:]),
    ),
    Kind(
        "抄送标点混乱",
        SECTION,
        "抄送单位之间有半角分号",
        S,
        True,
        _of_profile(Key.CC, lambda text, random: text.replace("、", ";") if "、" in text else None),
    ),
    Kind(
        "会商单位有字母", SECTION, "会商单位里有拼音残留", S, False, in_field(Key.CONSULTED, _inside("djgs"))
    ),
    Kind(
        "类别不存在",
        SECTION,
        "办理类别是没有的字母",
        E,
        False,
        in_field(Key.RESULT_CLASS, lambda text, random: random.choice(("E", "AB", "F类", "甲乙"))),
    ),
    Kind(
        "公开属性写错",
        SECTION,
        "公开属性是没有的词",
        S,
        False,
        in_field(Key.PUBLICITY, lambda text, random: random.choice(("主动公布", "全部公开吧", "公开？"))),
    ),
    Kind(
        "签发人有数字",
        SECTION,
        "签发人里有数字",
        S,
        False,
        _new(Key.SIGNER, "赵某某", "赵某某1", "赵某2某", "赵3某"),
    ),
    Kind(
        "份号有字母",
        SECTION,
        "份号里有字母",
        S,
        False,
        _new(Key.COPY_NUMBER, "000012", "0000l2", "00A012", "0OOO12"),
    ),
    Kind(
        "紧急程度写错",
        SECTION,
        "紧急程度是没有的词",
        S,
        False,
        _new(Key.URGENCY, "加急", "非常急", "加急急", "急件!"),
    ),
    Kind(
        "主送缺字",
        SECTION,
        "手写主送没有称谓",
        H,
        False,
        lambda draft, random: (
            field_planted(
                draft.with_field(Key.SALUTATION, f"{draft.get(Key.PROPOSERS)}代表"),
                Key.SALUTATION,
                draft.get(Key.PROPOSERS),
            )
            if draft.get(Key.KIND) == "代表建议" and re.fullmatch(".某某", draft.get(Key.PROPOSERS))
            else None
        ),
    ),
)
