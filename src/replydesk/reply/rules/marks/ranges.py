"""The rules of ranges: 一字线 for time and places, 浪纹线 for amounts, units on both sides."""

from __future__ import annotations

import re

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15834-2011")
_HYPHENS = "-－–‐−"  # the first stands for itself in a class
_TILDES = "～~〜"
_HYPHEN = f"[{_HYPHENS}]"
_NOT_DASH = f"(?:[{_HYPHENS}{_TILDES}]|——)"  # what is typed for 一字线
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"\d[\d,]{0,14}+(?:\.\d{1,6}+)?"
_SHARED = "[%％万亿]"  # stands behind both amounts of a range
_AMOUNT = (
    r"(?:(?:平方|立方)?(?:公里|千米|厘米|米)|公顷|亩|吨|千克|公斤|元|万元?|亿元?|个(?:月|工作日|百分点|小时)?|小时|分钟|天"
    r"|[人名户家项件所辆套台座处张间次倍岁度%％]|年(?![级度代]))"
)
_ORDINAL = r"(?:[社组栋号幢]|单元|年级)"
_FREE = r"(?<![\d,A-Za-z./〔\[（(第#－–-])"  # no part of a longer number or a code

TIME_RANGE = Rule(
    "时间起止",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "时间的起止之间用了别的连接号",
    "请用一字线“—”",
    "正文各段、标题",
    fires=(
        Example("2018-2019年共投入3亿元。", "2018-2019年", "2018—2019年"),
        Example("今年1-5月完成投资。", "1-5月", "1—5月"),
        Example("2018年～2020年稳步推进。", "2018年～2020年", "2018年—2020年"),
        Example("2018年——2020年稳步推进。", "2018年——2020年", "2018年—2020年"),
    ),
    passes=(
        Example("2018年—2020年、1—5月稳步推进，电话0000-1234567。"),
        Example("按照《云川省养老服务规划（2021-2025年）》推进，标准为GB/T 9704-2012。"),
    ),
)
AMOUNT_RANGE = Rule(
    "数值起止",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "数值的起止之间用了短横线一类的符号",
    "请用浪纹线“～”",
    "正文各段、标题",
    fires=(
        Example("每户补助5-10万元。", "5-10万元", "5万～10万元"),
        Example("今后5-10年稳步推进。", "5-10年", "5～10年"),
        Example("增长60-90%。", "60-90%", "60%～90%"),
        Example("需要3-5个月。", "3-5个月", "3～5个月"),
        Example("占60%－90%。", "60%－90%", "60%～90%"),
        Example("增收800元~1000元。", "800元~1000元", "800元～1000元"),
    ),
    passes=(Example("每户补助5万～10万元，占60%～90%，型号为QY-25个。"),),
)
AMOUNT_DASH = Rule(
    "数值一字线",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "数值的起止之间用了一字线",
    "一般用浪纹线“～”",
    "正文各段、标题",
    fires=(Example("需要3—5个月，补助5—10万元。", "3—5个月", "3～5个月"),),
    passes=(Example("2018年—2020年、1—5月推进，需要3～5个月。"),),
)
UNIT_ONCE = Rule(
    "起止单位",
    Theme.MARKS,
    Level.SUSPECTED,
    standard("GB/T 15835-2011"),
    "起止两个数，前一个少了“%”或者“万”“亿”",
    "请前后都写",
    "正文各段、标题",
    fires=(
        Example("占60～90%。", "60～90%", "60%～90%"),
        Example("投入5～8亿元。", "5～8亿", "5亿～8亿"),
    ),
    passes=(Example("占60%～90%，投入5亿～8亿元，需要3～5个月。"),),
)
ORDINAL_RANGE = Rule(
    "序数起止",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "编号的起止之间用了短横线",
    "请用一字线“—”",
    "正文各段、标题",
    fires=(Example("改造9-15栋住宅。", "9-15栋", "9—15栋"),),
    passes=(Example("改造9—15栋住宅，电话为0000-1234567号。"),),
)
WORD_RANGE = Rule(
    "词间短横",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "中文之间用了短横线",
    "请用一字线“—”",
    "正文各段、标题",
    fires=(Example("新开青山-绿水公交线路。", "山-绿", "山—绿"),),
    passes=(Example("新开青山—绿水公交线路。"), Example("执行《青山-绿水规划》。")),
)


def _amounts(mark: str, number: str = _NUMBER) -> str:
    """Return the pattern of a range of amounts with a mark between."""
    return rf"{_FREE}(?P<a>{number})(?P<lead>{_SHARED}|{_AMOUNT})?{mark}(?P<b>{number})(?P<unit>{_AMOUNT})"


def _with_tilde(found: re.Match[str]) -> str:
    """Return a range of amounts with 浪纹线, and % or 万 and 亿 on both sides."""
    unit = found["unit"]
    shared = unit[0] if re.match(_SHARED, unit) else ""
    return f"{found['a']}{found['lead'] or shared}～{found['b']}{unit}"


def _is_of_years(found: re.Match[str]) -> bool:
    return found["unit"] == "年" and len(found["b"]) == 4


def _with_dash(found: re.Match[str]) -> str:
    return f"{found['a']}{found['lead'] or ''}—{found['b']}{found['unit']}"


_PATTERNS = (
    TextPattern(
        TIME_RANGE,
        (*_HYPHENS, *_TILDES, "——"),
        rf"{_FREE}(?P<a>{_YEAR})(?P<lead>年)?{_NOT_DASH}(?P<b>{_YEAR})(?P<unit>年)",
        _with_dash,
    ),
    TextPattern(
        TIME_RANGE,
        (*_HYPHENS, *_TILDES, "——"),
        rf"{_FREE}(?P<a>\d{{1,2}})(?P<lead>月|日|时)?{_NOT_DASH}(?P<b>\d{{1,2}})(?P<unit>月|日|时(?!间)|季度)",
        _with_dash,
    ),
    TextPattern(
        AMOUNT_RANGE,
        (*_HYPHENS, "~", "〜"),
        _amounts(f"[{_HYPHENS}~〜]"),
        lambda found: found[0] if _is_of_years(found) else _with_tilde(found),
    ),
    TextPattern(
        AMOUNT_DASH,
        ("—",),
        _amounts("—{1,2}"),
        lambda found: found[0] if _is_of_years(found) else _with_tilde(found),
    ),
    TextPattern(
        UNIT_ONCE,
        tuple(_TILDES),
        rf"{_FREE}(?P<a>{_NUMBER})(?P<lead>)[{_TILDES}](?P<b>{_NUMBER})(?P<unit>{_SHARED})",
        _with_tilde,
    ),
    TextPattern(
        UNIT_ONCE,
        ("至",),
        rf"{_FREE}(?P<a>{_NUMBER})至(?P<b>{_NUMBER})(?P<unit>[%％])",
        lambda found: f"{found['a']}{found['unit']}至{found['b']}{found['unit']}",
    ),
    TextPattern(
        ORDINAL_RANGE,
        tuple(_HYPHENS),
        rf"{_FREE}(?P<a>\d{{1,3}})(?P<lead>){_HYPHEN}(?P<b>\d{{1,3}})(?P<unit>{_ORDINAL})",
        _with_dash,
    ),
    TextPattern(
        WORD_RANGE,
        tuple(_HYPHENS),
        rf"[\u4e00-\u9fff]{_HYPHEN}[\u4e00-\u9fff]",
        lambda found: f"{found[0][0]}—{found[0][2]}",
    ),
)
_RULES = (TIME_RANGE, AMOUNT_RANGE, AMOUNT_DASH, UNIT_ONCE, ORDINAL_RANGE, WORD_RANGE)
LOOKS = (TextLook(_RULES, look_by(_PATTERNS)),)
