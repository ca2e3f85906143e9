"""The shape of 发文字号 and 成文日期: the code of a body, and years that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.document_number import standard_parts
from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, law
from replydesk.reply.rules.shapes.shape import HAN, Fault
from replydesk.text.dates import parse_date

CODE = Rule(
    "机关代字写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    law("《党政机关公文处理工作条例》第九条"),
    "不像机关代字",
    "发文字号由机关代字、年份、序号组成，代字请写成“云民复议字”这样的几个汉字",
    "发文字号",
    fires=tuple(
        Example(fields=((Key.DOCUMENT_NUMBER, typed),), words=words)
        for typed, words in (
            ("yunmin〔2026〕33号", "yunmin"),
            ("云民复议字、云民函〔2026〕33号", "云民复议字、云民函"),
            ("云民复议字-〔2026〕33号", "云民复议字-"),
            ("文号云民复议字〔2026〕33号", "文号云民复议字"),
            ("云〔2026〕33号", "云"),
            ("云川省民政厅关于社区养老服务的复议字〔2026〕33号", "云川省民政厅关于社区养老服务的复议字"),
        )
    ),
    passes=tuple(
        Example(fields=((Key.DOCUMENT_NUMBER, typed),))
        for typed in (
            "云民复议字〔2026〕33号",
            "云民函〔2026〕  号",
            "〔2026〕  号",
            "南建（提）复〔2026〕5号",
        )
    ),
)
YEAR = Rule(
    "年份",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "年份不像",
    "请核对年份",
    "发文字号、原答复、成文日期、印发日期、交办日期、期限",
    fires=(
        Example(fields=((Key.DATE, "2206年5月29日"),), words="2206"),
        Example(fields=((Key.DATE, "1926年5月29日"),), words="1926"),
        Example(fields=((Key.DOCUMENT_NUMBER, "云民复议字〔2062〕33号"),), words="2062"),
        Example(fields=((Key.HANDED_OVER, "1026年3月1日"),), words="1026"),
        Example(fields=((Key.DATE, "26年　月　日"),), words="26", right="2026"),
    ),
    passes=(
        Example(fields=((Key.DATE, "2026年5月29日"),)),
        Example(fields=((Key.FIRST_REPLY, "云民复议字〔2009〕33号"),)),
    ),
)

_CODE = rf"(?:{HAN}|[()（）]){{2,16}}"
_NO_CODE = "文号|字号|编号|关于|^第|的"
_FIRST_YEAR, _LAST_YEAR = 1990, 2060
_YEAR_FIGURES = 4


def code_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the code of a document number, if it is hardly one."""
    code = (standard_parts(text) or ("",))[0].removesuffix("第")
    if code and (not re.fullmatch(_CODE, code) or re.search(_NO_CODE, code)):
        yield Fault(code)


def year_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the year of a document number or a date, if it is hardly one."""
    number, day = standard_parts(text), parse_date(text)
    year = number[1] if number else day[0] if day else ""
    if day and not (day[1] and day[2]) and len(year) < _YEAR_FIGURES:  # a whole day has a rule of its own
        yield Fault(year, f"20{year}" if len(year) == 2 else "", f"年份“{year}”不全", "请写四位数字")
    elif len(year) == _YEAR_FIGURES and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        yield Fault(year)
