"""The shape of 届次: which term of which congress, and which of its sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault, plain, put_in_order
from replydesk.text.numerals import numeral_value

_EXPECTED = "届次应像“省十四届人大四次会议”“省政协十三届四次会议”，闭会期间的像“2026年闭会期间”"

SESSION = Rule(
    "届次写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像届次",
    _EXPECTED,
    "届次",
    fires=tuple(
        Example(fields=((Key.SESSION, typed),), words=typed, right=right)
        for typed, right in (
            ("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", ""),
            ("省十四界人大四次会议", "省十四届人大四次会议"),
            ("省十四届人大四次会义", "省十四届人大四次会议"),
            ("省十四届入大四次会议", "省十四届人大四次会议"),
            ("省14届人大4次会议", "省十四届人大四次会议"),
            ("省十四届 人大四次会议", "省十四届人大四次会议"),
            ("省十四届人大四次会议。", "省十四届人大四次会议"),
            ("省十四届人大四次会", "省十四届人大四次会议"),
            ("省省十四届人大四次会议", "省十四届人大四次会议"),
            ("省政协政协十三届四次会议", "省政协十三届四次会议"),
            ("市七届届人大五次会议", "市七届人大五次会议"),
            ("省十四届人大", ""),
            ("省人大", ""),
            ("省十四届人大届四次会议", ""),
            ("您在省十四届人大四次会议上提出的建议收悉", ""),
            ("十四届人大四次会议", ""),
            ("省十四届人大四十次会议", ""),
        )
    ),
    passes=tuple(
        Example(fields=((Key.SESSION, typed),))
        for typed in (
            "市第十五届人大第三次会议",
            "政协第十三届云川省委员会第三次会议",
            "政协云川省第十三届委员会第三次会议",
            "政协清禾县委员会十二届四次会议",
            "中国人民政治协商会议云川省第十三届委员会第三次会议",
            "十四届全国人大三次会议",
            "第十四届全国人民代表大会第三次会议",
            "全国政协十四届三次会议",
            "区九届五次",
            "省十四届人大四次会议闭会期间",
            "2026年闭会期间",
            "市十五届人大三次会议（闭会期间）",
            "闭会期间",
            "城关镇第二十届人民代表大会第三次会议",
            "省十四届人大常委会第三十二次会议",
            "县政协十届常委会第二十次会议",
            "青石坡自治州第十二届人民代表大会第五次会议期间",
            "2026年市两会",
            "市十五届二次全会",
            "2025年度平时提案",
            "河湾区第十三届政治协商会议第四次会议",
        )
    ),
)

_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
_PLACE = rf"(?:(?![届次]){HAN}){{0,30}}?"
_CONGRESS = "(?:人大|人民代表大会|人代会|政协|(?:人民)?政治协商会议|委员会|常委会|全委会|工委|代表大会)"
_TIME = rf"第?{_NUMBER}次"
_END = r"(?:全体|全委)?(?:会议|全会|大会|会)?\(?(?:大会|闭会|会议|休会)?(?:期间|上)?\)?"
_BETWEEN_SESSIONS = r"\(?(?:闭会|休会|大会|会议)期间\)?"
_FORM = (
    rf"{_PLACE}第?{_NUMBER}届(?:{_PLACE}{_CONGRESS})?{_TIME}{_END}"
    rf"|{_PLACE}第?{_NUMBER}届(?:{_PLACE}{_CONGRESS})?(?:[0-9]{{4}}年度?)?{_BETWEEN_SESSIONS}"
    rf"|{_PLACE}[0-9]{{4}}年度?{_PLACE}(?:期间|会议|两会|{_TIME}会议|平时(?:建议|提案)?|闭会|会后|建议|提案)"
    rf"|{_PLACE}(?:闭会期间|休会期间|平时|平时提案|会后|两会|大会期间)"
)
_TERM = rf"{_PLACE}第?{_NUMBER}届{_CONGRESS}"  # enough for an item put forward between sessions
_WORDS = "届次会年期平"  # no session is without any of these
_LONGEST = 50  # characters

_SLIPS = (
    (r"(?<=[0-9一二三四五六七八九十])[界屈介]", "届"),
    ("会[义仪以意宜]|汇议|会仪", "会议"),
    ("[入八]大|人太|人犬", "人大"),
    ("正协|政斜|政胁|证协", "政协"),
    ("人民代表大汇|人民代表人会|人名代表大会", "人民代表大会"),
    (r"([^\W\d一二三四五六七八九十]{1,4})\1", r"\1"),
    ("次会$", "次会议"),
    ("(?<=次)(?:会会议|会议会议|会议议|议会)", "会议"),
)

_UNUSUAL = r"[0-9０-９](?!\d{0,3}年)|[\s。，；]"  # figures, and what is around a session
_SLIPPED = r"次会$|([^\W\d一二三四五六七八九十]{1,4})\1"  # these forms fit, but are slips
_OPEN_TERM = rf"(?:政协|人大)?第?{_NUMBER}届(?:人大|政协|委员会)?{_TIME}"
_COUNTS = rf"第?(?P<term>{_NUMBER})届(?P<between>[^届]{{0,20}}?)第?(?P<time>{_NUMBER})次"
_MOST_TERMS, _MOST_TIMES = 25, 15  # of a congress since 1954; of its sessions, towns have the most
_STANDING = ("常委", "常务")  # these meet every other month


def session_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the fault of a session, if it has one: its form, its numbers, whose it is."""
    whole = text.strip()
    sessions = [each for each in re.split("[、\n]|和(?=[省市县区])", plain(whole)) if each]
    is_open = not kind.asked and all(re.fullmatch(_TERM, each) for each in sessions)
    if re.search(_SLIPPED, plain(whole)) or not (is_open or all(map(_fits, sessions))):
        yield Fault(whole, _mended(whole, kind), level=_level(whole))
        return
    if re.search(_UNUSUAL, whole):
        tidy = put_in_order(Key.SESSION, whole, kind)
        if tidy != whole and _fits(plain(tidy)):
            yield Fault(whole, tidy, f"“{whole}”一般写“{tidy}”", level=Level.HINT)
            return
    for each in sessions:
        if said := _odd_count(each):
            yield Fault(whole, "", said, "请核对")
        elif re.match(_OPEN_TERM, each):
            yield Fault(whole, "", f"“{whole}”没有写是哪一级的", "请补省、市或县", Level.HINT)


def _fits(session: str) -> bool:
    return len(session) <= _LONGEST and bool(re.fullmatch(_FORM, session))


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(slip), word) for slip, word in _SLIPS)


def _mended(text: str, kind: Kind) -> str:
    """Return the session that is meant, "" if that is not known."""
    right = plain(text)
    for slip, word in _slips():
        right = slip.sub(word, right)
    right = put_in_order(Key.SESSION, right, kind)
    return right if right != text and _fits(plain(right)) else ""


def _level(text: str) -> Level | None:
    """Return ERROR for what has not even a word of a session."""
    return None if any(word in text for word in _WORDS) else Level.ERROR


def _odd_count(session: str) -> str:
    found = re.search(_COUNTS, session)
    if not found or any(word in session for word in _STANDING):
        return ""
    term, time = (_value(found[name]) for name in ("term", "time"))
    if term > _MOST_TERMS or not term:
        return f"没有见过“{found['term']}届”"
    return f"没有见过“{found['time']}次会议”" if time > _MOST_TIMES or not time else ""


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else numeral_value(number)
