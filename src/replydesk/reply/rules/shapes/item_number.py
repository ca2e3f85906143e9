"""The shape of 编号: the number of an item, copied as its congress gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault, plain, put_in_order

ITEM_NUMBER = Rule(
    "编号写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像建议、提案的编号",
    "请照抄原件的编号，如“0033”“A-12”，不写别的",
    "编号",
    fires=tuple(
        Example(fields=((Key.ITEM_NUMBER, typed),), words=typed, right=right)
        for typed, right in (
            ("编号第0033号", "0033"),
            ("００３３", "0033"),
            ("O033", "0033"),
            ("5l", "51"),
            ("00 33", ""),
            ("第0033", "0033"),
            ("第第0033号", "0033"),
            ("0033号号", "0033"),
            ("第0033号建议", "0033"),
            ("110101190001011234", ""),
            ("00330033003300", ""),
            ("0033.", "0033"),
            ("#0033", "0033"),
            ("0033？", "0033"),
            ("关于加强社区养老服务的建议", ""),
            ("张某某", ""),
            ("《0033》", "0033"),
            ("2026-05-29", ""),
            ("0033x", ""),
            ("0033-0034", ""),
            ("0，152", "0152"),
            ("0？105", "0105"),
            ("00，33", ""),
            ("0.33", ""),
            ("省十四届人大四次会议第0033号", "0033"),
            ("2026年5月29日", ""),
            ("云民复议字〔2026〕33号", ""),
        )
    ),
    passes=tuple(
        Example(fields=((Key.ITEM_NUMBER, typed),))
        for typed in (
            "第2026033号",
            "A-12",
            "DH0271",
            "15-3-118",
            "闭12",
            "第闭12号",
            "闭会第3号",
            "温36",
            "第1、2号",
            "第1号、第2号",
            "12、15、33",
            "1321169",
            "2026-033",
            "2024-B-033",
            "第48号（社会类5）",
            "20260033",
            "来信",
            "第十二号",
            "议案第5号",
            "平时第3号",
            "JY2026-0033",
            "JY100012050733",
            "社会法制类第033号",
            "甲",
        )
    ),
)

_WORD = rf"{HAN}{{1,8}}"
_FIGURES = "(?:[0-9]{1,10}|[一二三四五六七八九十百〇零]{1,6})"
_ONE = (
    rf"第?(?:{_WORD}?第?)?(?:[A-Za-z]{{2,6}}[0-9]{{1,16}}|[A-Za-z]{{0,6}}-?{_FIGURES})(?:[-—/][A-Za-z]{{0,2}}-?{_FIGURES}){{0,3}}[A-Z甲乙丙]?号?"
    rf"(?:\({_WORD}(?:第?{_FIGURES}号?)?\))?"
)
_SEVERAL = rf"{_ONE}(?:(?:[、,和及/]|号第){_ONE}){{0,19}}"
_NOT_NUMBERED = "(?:来[信函件]|平时|无|未编号|闭会|[甲乙丙丁戊己庚辛壬癸]|[A-Z])"
# Words that say what the number is or whose: they belong into other fields.
_OTHER_WORDS = "编号|届|会议|提出|关于|[年月日]|代表|委员|收悉|复议?字"
_NUMBER_BEHIND = r"[第#]{0,2}([0-9]{1,10})号{0,2}(?:代表)?(?:建议|提案)?[.。?？!！，、；;]{0,2}"
_LOOKALIKE = r"(?=[^0-9]*[0-9])[0-9lIoO|〇○]{2,10}"
_AS_FIGURE = str.maketrans({"l": "1", "I": "1", "|": "1", "o": "0", "O": "0", "〇": "0", "○": "0"})
_DAY_LIKE = r"20[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9]"
_MARK_WITHIN = "([0-9]{1,8})[，,。?!；;:·、]{1,3}(?<!.、)([0-9]{1,8})"
_RANGE = "第?0*([0-9]{2,4})[-—~～至到]0*([0-9]{2,4})号?"
_BLANK_WITHIN = r"[0-9][ \u3000\xa0]+[0-9]"
_MOST_FIGURES = 10  # in one number; an identity card has 18, a mobile telephone 11


def item_number_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the fault of an item's number, if it has one."""
    whole = text.strip()
    number = plain(whole)
    if re.search(_BLANK_WITHIN, whole):
        yield Fault(whole, "", f"“{whole}”里有空格，看不出是一个编号还是两个", "请删去空格，或者用顿号隔开")
    elif re.fullmatch(_LOOKALIKE, number) and not number.isdecimal():
        right = number.translate(_AS_FIGURE)
        yield Fault(whole, right, f"“{whole}”里有像数字的字母")
    elif parts := re.fullmatch(_MARK_WITHIN, number):
        right = "".join(parts.groups()) if parts[1] == "0" or not re.search("[,，]", number) else ""
        yield Fault(whole, right, f"“{whole}”里有标点", level=None if right else Level.HINT)
    elif re.fullmatch(_DAY_LIKE, number):
        yield Fault(whole, "", f"“{whole}”像是日期")
    elif re.search(rf"(?<![A-Za-z0-9])[0-9]{{{_MOST_FIGURES + 1},}}", number):
        yield Fault(whole, "", f"“{whole}”的数字太多，不像编号")
    elif (ends := re.fullmatch(_RANGE, number)) and int(ends[1]) < int(ends[2]) < int(ends[1]) + 20:
        yield Fault(whole, "", f"“{whole}”像是一串编号", "几个编号请用顿号隔开", Level.HINT)
    elif not _fits(number) or re.search("[０-９]", whole):
        tidy = put_in_order(Key.ITEM_NUMBER, whole, kind)
        yield Fault(whole, _mended(whole, number, tidy))


def _fits(number: str) -> bool:
    if re.fullmatch(_NOT_NUMBERED, number):
        return True
    is_balanced = ("第" in number) == ("号" in number) or "第" not in number or not number[1:].isdecimal()
    return (
        is_balanced
        and not re.search(_OTHER_WORDS, number)
        and "第第" not in number
        and "号号" not in number
        and bool(re.fullmatch(_SEVERAL, number))
    )


def _mended(whole: str, number: str, tidy: str) -> str:
    """Return the number that is meant, "" if that is not known."""
    if tidy != whole and _fits(tidy):
        return tidy
    bare = number.strip("《》〈〉【】[]〔〕()“”\"'")
    found = re.search(rf"(?:^|[^0-9]){_NUMBER_BEHIND}$", bare)
    is_date_or_code = re.search(r"[〔年月]|[0-9]\.|[0-9][eE]", bare)
    return found[1] if found and not is_date_or_code else ""
