"""The shape of 电话: telephone numbers, and words that say whose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.kinds import NOTHING, Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault, plain, put_in_order

PHONE = Rule(
    "电话写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像电话号码",
    "请写成“0000-00000000”，手机 11 位；几个号码之间用顿号",
    "电话",
    fires=tuple(
        Example(fields=((Key.PHONE, typed),), words=words or typed, right=right)
        for typed, words, right in (
            ("电话abc１２３", "", ""),
            ("０５５５－１２３４５６７８", "", "0555-12345678"),
            ("0555-1234567O", "0555-1234567O", "0555-12345670"),
            ("0555-123456789", "", ""),
            ("0555-12345", "", ""),
            ("1380000000", "", ""),
            ("138000000001", "", ""),
            ("0555-12345678、1234", "1234", ""),
            ("0555--12345678", "", "0555-12345678"),
            ("王某某", "", ""),
            ("请与我局办公室联系", "", ""),
            ("110101190001011234", "", ""),
            ("0555-1234 5678", "", "0555-12345678"),
            ("0555-123456780555-87654321", "", ""),
            ("0555-12345678转", "", ""),
            ("0555-12345678，", "", "0555-12345678"),
            ("0555-12345678、0555-12345678", "", "0555-12345678"),
        )
    ),
    passes=tuple(
        Example(fields=((Key.PHONE, typed),))
        for typed in (
            "0000-00000000",
            "（0555）12345678",
            "010-12345678转801",
            "0555-1234567-12",
            "0555-12345678、12345679",
            "0555-12345678/79",
            "13800000000",
            "138 0000 0000",
            "12345678",
            "12345",
            "400-123-4567",
            "4001234567",
            "+86-555-12345678",
            "0555-12345678（传真）",
            "办公室：0555-12345678",
            "138****0000",
            "0555-12345678，13800000000",
            "无",
        )
    ),
)

_EXTENSION = r"(?:[-—转x]{1,2}[0-9]{1,6})?"
_WORDS = rf"{HAN}{{1,8}}"
_FORM = (
    rf"(?:\(0[0-9]{{2,3}}\)|0[0-9]{{2,3}})-?[0-9*×xX]{{7,8}}{_EXTENSION}"  # with an area code
    rf"|\+?86-?\(?0?[0-9]{{2,3}}\)?-?[0-9*×xX]{{7,8}}{_EXTENSION}"
    rf"|[0-9]{{7,8}}{_EXTENSION}"
    r"|(?:\+?86-?)?1[0-9*×xX]{2}-?[0-9*×xX]{4}-?[0-9*×xX]{4}"
    rf"|[48]00-?[0-9]{{3}}-?[0-9]{{4}}{_EXTENSION}"
    r"|[19][0-9]{4,5}"  # services: 12345, 96000
    r"|[5678][0-9]{5}"  # numbers within a body
)
_SAID_OF_NUMBER = rf"^{_WORDS}:?|\({_WORDS}\)$|(?<=[0-9]){_WORDS}$"
_STRAY = "、，,；;。"
_LOOKALIKE = r"[0-9lIoO-]{7,14}"
_AS_FIGURE = str.maketrans({"l": "1", "I": "1", "o": "0", "O": "0"})
_AS_HYPHEN = str.maketrans("—–", "--")
_BETWEEN = "[、，,;；/或\n]"
_FULL_FIGURES = "[０-９]"
_ODD_FORM = r"[０-９]|^[(（]?0[0-9-]{6,9}[ \u3000]+[0-9]|^0[0-9]{2,3}[—–－]+[0-9]"
_MOBILE_LIKE = "1[3-9][0-9]{8,}"
_MOBILE_FIGURES = 11


def phone_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the numbers that are none, or one that is written in an unusual form."""
    whole = text.strip()
    parts = [each.strip() for each in re.split(_BETWEEN, whole) if each.strip()]
    is_short_end = "/" in whole  # 12345678/79
    wrong = [each for each in parts if not _fits(plain(each)) and not (is_short_end and each.isdecimal())]
    for each in wrong:
        yield Fault(each, _mended(each, kind), level=_level(each))
    if not wrong and len(set(parts)) < len(parts):
        yield Fault(whole, "、".join(dict.fromkeys(parts)), "同一个号码写了两次", level=Level.HINT)
    elif not wrong and whole.strip(_STRAY) != whole:
        yield Fault(whole, whole.strip(_STRAY), f"“{whole}”前后有多余的标点", level=Level.HINT)
    elif not wrong and re.search(_ODD_FORM, whole):
        tidy = put_in_order(Key.PHONE, whole, kind)
        is_wide = bool(re.search(_FULL_FIGURES, whole))
        if tidy != whole:
            yield Fault(whole, tidy, f"“{whole}”一般写“{tidy}”", level=None if is_wide else Level.HINT)


def _fits(number: str) -> bool:
    if number == NOTHING:
        return True
    bare = re.sub(_SAID_OF_NUMBER, "", number) if not number.endswith("转") else number
    if re.fullmatch(_MOBILE_LIKE, bare):
        return len(bare) == _MOBILE_FIGURES
    return bool(re.fullmatch(_FORM, bare.translate(_AS_HYPHEN)))


def _mended(number: str, kind: Kind) -> str:
    """Return the number that is meant, "" if that is not known."""
    bare = re.sub("-{2,}", "-", plain(number))
    if re.fullmatch(_LOOKALIKE, bare):
        bare = bare.translate(_AS_FIGURE)
    bare = put_in_order(Key.PHONE, bare, kind)
    return bare if bare != number and _fits(bare) else ""


def _level(number: str) -> Level | None:
    """Return ERROR for what has letters, other than x for a figure or an extension: nobody can call that."""
    return Level.ERROR if re.search("[A-Za-z]{2}|[A-WYZa-wyz]", plain(number)) else None
