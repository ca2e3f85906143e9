"""Marks in fields: those that stand in pairs, and half-width ones between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault

UNPAIRED = Rule(
    "栏内标点不成对",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "标点不成对",
    "请补上另一半，或者删去",
    "案由、标题、主送、附件等各栏",
    fires=tuple(
        Example(fields=((key, typed),), words=words)
        for key, typed, words in (
            (Key.SUBJECT, "关于加强【社区养老服务的建议", "【社区养老"),
            (Key.SUBJECT, "关于落实《养老服务条例的建议", "《养老服务"),
            (Key.SUBJECT, "关于推进“一老一小服务的建议", "“一老一小"),
            (Key.SUBJECT, "关于加强社区养老服务（含农村的建议", "（含农村的"),
            (Key.SUBJECT, "关于加强社区养老”服务的建议", "区养老”"),
            (Key.CONSULTED, "省财政厅（预算处", "（预算处"),
            (Key.ITEM_NUMBER, "【0033", "【0033"),
            (Key.SESSION, "省十四届人大四次会议（闭会期间", "（闭会期间"),
            (Key.CONTACT, "王某某（养老服务处", "（养老服务"),
            (Key.PHONE, "0555-12345678）", "678）"),
        )
    ),
    passes=tuple(
        Example(fields=((key, typed),))
        for key, typed in (
            (Key.SUBJECT, "关于落实《〈养老服务条例〉实施办法》（试行）的建议"),
            (Key.SUBJECT, "关于“一老一小”服务的‘两个清单’的建议"),
            (Key.SUBJECT, "关于办好1）养老、2）托育两件事的建议"),
            (Key.PHONE, "(0555)12345678"),
            (Key.CC, "省人大常委会代工委（2份)，省政府办公厅"),
        )
    ),
)
HALF_WIDTH = Rule(
    "栏内半角标点",
    Theme.FIELDS,
    Level.HINT,
    CUSTOM,
    "中文里有半角标点",
    "请改为全角；原件就是这样的可以不改",
    "案由、标题、主送、附件",
    fires=tuple(
        Example(fields=((Key.SUBJECT, typed),), words=words, right=right)
        for typed, words, right in (
            ("关于加强社区(含农村)养老服务的建议", "(含农村)", "（含农村）"),
            ("关于加强养老服务,改善民生的建议", "务,改", "务，改"),
            ('关于推进"一老一小"服务的建议', '"一老一小"', "“一老一小”"),
        )
    ),
    passes=tuple(
        Example(fields=((Key.SUBJECT, typed),))
        for typed in (
            "关于推广ISO 9001:2015标准的建议",
            "关于加强社区（含农村）养老服务的建议",
            "关于开通K2,K3路公交车的建议",
        )
    ),
)

_OPENING, _CLOSING = "《〈“‘（【〔「『", "》〉”’）】〕」』"
_AS_FULL = str.maketrans("()[]", "（）【】")
_EITHER = "[《〈“‘（(【\\[〔「『》〉”’）)】\\]〕」』]"
_ITEM_MARK = "(?:^|[^0-9])[0-9一二三四五六七八九十a-zA-Z]{1,2}$"
_SHOWN = 5  # characters shown of an unclosed mark and what follows it
_BEFORE = 3  # characters before a mark that closes nothing


def unpaired_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the marks without their other halves, with some characters beside them."""
    if not re.search(_EITHER, text):
        return
    plain = text.translate(_AS_FULL)
    open_at: list[int] = []
    for at, char in enumerate(plain):
        if char in _OPENING:
            open_at.append(at)
        elif char in _CLOSING:
            opening = _OPENING[_CLOSING.index(char)]
            if open_at and plain[open_at[-1]] == opening:
                open_at.pop()
            elif any(plain[each] == opening for each in open_at):  # one inside it is not closed
                while plain[last := open_at.pop()] != opening:
                    yield _fault(text, last, last + _SHOWN)
            elif not (char == "）" and re.search(_ITEM_MARK, text[max(at - 4, 0) : at])) and char != "’":
                yield _fault(text, at - _BEFORE, at + 1)
    for at in open_at:
        yield _fault(text, at, at + _SHOWN)


def _fault(text: str, begin: int, end: int) -> Fault:
    words = text[max(begin, 0) : end]
    return Fault(words, message=f"标点不成对：“{words}”")


_BRACKETS = rf"\([^()]{{0,60}}{HAN}[^()]{{0,60}}\)"
_QUOTES = rf'"[^"]{{0,60}}{HAN}[^"]{{0,60}}"'
_STOPS = rf"{HAN}[,;:?!]{HAN}"


def half_width_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield half-width marks between Chinese characters."""
    if text.isascii() or not re.search('[(",;:?!]', text):
        return
    for found in re.finditer(_BRACKETS, text):
        yield _half(found[0], f"（{found[0][1:-1]}）")
    for found in re.finditer(_QUOTES, text):
        yield _half(found[0], f"“{found[0][1:-1]}”")
    for found in re.finditer(_STOPS, text):
        words = found[0]
        yield _half(words, words[0] + chr(ord(words[1]) + _TO_FULL) + words[2])


_TO_FULL = 0xFEE0  # from a half-width mark to its full-width form


def _half(words: str, right: str) -> Fault:
    return Fault(words, right, f"“{words}”里有半角标点")
