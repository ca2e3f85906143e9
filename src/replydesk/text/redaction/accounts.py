"""Mail addresses, WeChat and QQ names, numbers of papers with letters, licence plates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replydesk.text.redaction.amounts import COUNTED_BEHIND
from replydesk.text.redaction.model import PrivateHit, matches
from replydesk.text.redaction.words import About, label_kind

_MAIL, _ACCOUNT, _PAPER, _PLATE = "电子邮箱", "微信或QQ号", "证件号码", "车牌号"

# What is written for @, and for the dots of a domain.
_AT = re.compile(
    r"@|[(] ?(?:at|a|@|艾特|圈a) ?[)]|(?<=[a-z0-9]) ?艾特 ?|(?<=[a-z0-9]) at (?=[a-z0-9])"
    r"|#(?=[a-z0-9-]+\.[a-z])|#at#|\*at\*|_at_"
)
_AT_BEGINS = re.compile("[@( 艾#*_]")
_DOT = re.compile(r" ?(?:\.|[(] ?(?:dot|点|\.) ?[)]|。|点(?=[a-z])| dot )[ ]?")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")
_LABEL = re.compile(r" ?[a-z0-9-]+(?: [a-z0-9-](?![a-z0-9-]))*| ?[\u4e00-\u9fff]{1,10}")
_CHINESE_ENDS = (
    "中国",
    "公司",
    "网络",
    "政务",
    "公益",
    "网址",
    "商城",
    "在线",
    "集团",
    "移动",
    "信息",
    "组织机构",
)
_PROVIDER = re.compile(
    r" ?(?:163|126|139|189|qq|sina|sohu|gmail|outlook|hotmail|foxmail|yeah|aliyun|wo|21cn|icloud)(?![a-z0-9])"
)
_WORD_BEFORE = re.compile(r"(?<![a-z0-9._-])(?P<word>[a-z][a-z0-9._-]{0,20}) $")  # zhang san@…
_NO_NAMES = ("email", "e-mail", "mail", "qq", "to")
_LOCAL_MOST = 64  # characters before @
_NAME_MOST = 4  # Chinese characters before @


def find_mail(text: str) -> Iterator[PrivateHit]:
    """Yield mail addresses of a folded text, with blanks, (at), Chinese names and domains."""
    for found in matches(_AT, _AT_BEGINS, text):
        start = _start_of_name(text, found.start())
        end, is_domain = _end_of_domain(text, found.end())
        if start == found.start() or end == found.end():
            continue
        is_plain = found[0] == "@" or "(" in found[0]
        if is_domain or (is_plain and _PROVIDER.match(text, found.end())):
            yield PrivateHit(start, end, _MAIL)
        elif is_plain and text[start].isascii():
            yield PrivateHit(start, end, _MAIL, is_certain=False)


def _start_of_name(text: str, at: int) -> int:
    """Return where the name before @ begins; blanks may part its letters."""
    end = at
    while end and text[end - 1] == " ":
        end -= 1
    start = end
    lowest = max(0, at - _LOCAL_MOST)
    while start > lowest:
        if text[start - 1] in _LATIN or (text[start - 1] == " " and _is_spaced(text, start)):
            start -= 1
        else:
            break
    if start < end:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        before = _WORD_BEFORE.search(text, max(0, start - _LOCAL_MOST), start)
        return start if before is None or before["word"] in _NO_NAMES else before.start("word")
    while start > max(lowest, end - _NAME_MOST) and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    return start if start < end else at


def _is_spaced(text: str, at: int) -> bool:
    """Return True if the blank before a place parts single letters: z h a n g."""
    behind, before = text[at : at + 2], text[max(0, at - 3) : at - 1]
    is_one_behind = behind[:1] in _LATIN and (len(behind) < 2 or behind[1] not in _LATIN)
    is_one_before = (
        before[-1:] in _LATIN and before[-1:] != "" and (len(before) < 2 or before[0] not in _LATIN)
    )
    return (is_one_behind and is_one_before) or before[-1:] in ("_", ".") or behind[:1] in ("_", ".")


def _end_of_domain(text: str, at: int) -> tuple[int, bool]:
    """Return where the domain behind @ ends, and whether it has several labels."""
    label = _LABEL.match(text, at)
    if label is None:
        return at, False
    end, labels = label.end(), 1
    while (dot := _DOT.match(text, end)) and (label := _LABEL.match(text, dot.end())):
        word = label[0].strip()
        if not word.isascii():
            top = next((each for each in _CHINESE_ENDS if word.startswith(each)), "")
            if not top:
                break
            return dot.end() + label[0].index(word) + len(top), True
        if dot[0].strip() == "。" and labels > 1:
            break
        end, labels = label.end(), labels + 1
    return (end, True) if labels > 1 else (end if text[at:end].isascii() else at, False)


def _spaced(words: str) -> str:
    """Return a pattern of words whose letters may be parted by blanks and marks."""
    return "|".join(r"[^\w]{0,2}_?".join(map(re.escape, word)) for word in words.split())


@cache  # compiled when first used
def _account_words() -> re.Pattern[str]:
    names = _spaced(
        "微信 薇信 威信 徽信 加微 v信 weixin wechat wx vx qq 扣扣 抠抠 企鹅 球球 微号 钉钉 抖音 快手 飞信"
        " telegram whatsapp skype"
    )
    papers = "护照|通行证|军官证|士兵证|身份证件?|证件|驾驶证|残疾人?证|车牌|车号|牌照|社保卡|医保卡"
    return re.compile(
        rf"(?P<word>(?<![a-z0-9])(?:{names})|(?:加|\+|➕) ?[vq](?![a-z0-9])|(?<![a-z0-9])[vq](?=[:号])"
        rf"|卫星(?=号?:)|(?P<paper>{papers}))"
        r"(?P<fill>(?: {0,3}(?:号码|账号|帐号|昵称|同号|群|号|id|no\.?|为|是|加|搜索?|联系|添加|的"
        r"|[:('=#/-]))"
        r"{0,6} {0,3})"
        rf"(?P<id>(?:(?<=:)[\u4e00-\u9fff]{{1,4}})?[a-z0-9](?:(?:[ .][ ._-]?)?[a-z0-9]|[_-]){{2,60}})"
    )


_ACCOUNT_BEGINS = re.compile("[微薇威徽vwq扣抠企球钉抖快飞ts加+➕卫护通军士身证驾残车牌社医]")
_PUBLIC_ACCOUNT = re.compile(r"公众|小程序|视频号|支付|扫码|平台|服务号|订阅号")


def find_accounts(text: str) -> Iterator[PrivateHit]:
    """Yield what stands behind words such as 微信, QQ and 护照."""
    for found in matches(_account_words(), _ACCOUNT_BEGINS, text):
        start, end = found.span("id")
        shown = (
            found["id"].split(" ")[0] if " " in found["id"] and not _is_single(found["id"]) else found["id"]
        )
        end = start + len(shown)
        letters = [each for each in shown if each.isalnum()]
        is_told = any(mark in found["fill"] for mark in (":", "号", "是", "为", "id", "(", "=", "#"))
        is_year = len(letters) == 4 and not is_told
        is_counted = shown.replace(".", "").isdigit() and not is_told and COUNTED_BEHIND.match(text, end)
        if len(letters) < 5 or is_year or is_counted or _PUBLIC_ACCOUNT.search(found["fill"]):
            continue
        has_digit = any(map(str.isdigit, letters)) or "_" in shown
        if found["paper"] and not has_digit:
            continue
        if is_told or has_digit:
            what = (
                (_PLATE if "车" in found["paper"] or "牌" in found["paper"] else _PAPER)
                if found["paper"]
                else _ACCOUNT
            )
            yield PrivateHit(start, end, what, is_told or len(letters) > 5)
        elif len(letters) >= 6:
            yield PrivateHit(start, end, _ACCOUNT, is_certain=False)


def _is_single(text: str) -> bool:
    return all(len(each) < 2 for each in text.split(" "))


_PASSPORT_BEGINS = re.compile("[egdpshm]")
_PASSPORT = re.compile(r"(?<![a-z0-9./_-])(?:e[a-z]\d{7}|[egdpshm]\d{8})(?![a-z0-9.])")
_CAR = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?[a-z][ ·.-]{0,2}"
    r"(?=(?:[a-z]*\d){3})(?:[a-z0-9]{5,6}|[a-z0-9]{4}[学警港澳挂])(?![a-z0-9])"
)


def find_marks(text: str) -> Iterator[PrivateHit]:
    """Yield what looks like the number of a passport or a licence plate, without a word beside it."""
    for found in matches(_PASSPORT, _PASSPORT_BEGINS, text):
        yield PrivateHit(*found.span(), _PAPER, is_certain=False)
    for found in _CAR.finditer(text):
        yield PrivateHit(*found.span(), _PLATE, is_certain=False)


_CELL_ID = re.compile(r"[a-z0-9][a-z0-9_-]{4,30}")


def find_in_cell(text: str, start: int, end: int, labels: tuple[str, ...]) -> Iterator[PrivateHit]:
    """Yield the account or paper in a cell whose nearest label says so."""
    kinds = [label_kind(each) for each in labels[:2]]
    what = next(
        (each for each in kinds if each in (About.ACCOUNT, About.DOCUMENT, About.PLATE, About.CARD)), None
    )
    if what is not None:
        for found in _CELL_ID.finditer(text, start, end):
            yield PrivateHit(*found.span(), what.value)
