"""The rules of enumerations: 顿号 before 等 and 和, and the marks behind typed numbers (GB/T 15834-2011)."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15834-2011")
_NOT_ETC = "级次同待候于额价效距比离量式腰闲高身外温边第"  # 等级, 等次, 同等: the words that begin with 等
_NUMERAL = "一二三四五六七八九十"

BEFORE_ETC = Rule(
    "等前顿号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "“等”前用了标点",
    "请删去“等”前的标点",
    "正文各段、标题",
    fires=(
        Example("会同财政、教育、等部门研究。", "、等", "等"),
        Example("涉及环境、交通……等方面。", "……等", "等"),
    ),
    passes=(
        Example("会同财政、教育等部门，按规模、等级分类。"),
        Example("情况复杂，等条件成熟后再办。"),
    ),
)
BEFORE_AND = Rule(
    "和前顿号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "“和”“及”前用了顿号",
    "一般删去顿号",
    "正文各段、标题",
    fires=(Example("新建学校、医院、和公园。", "、和", "和"),),
    passes=(
        Example("建设富裕、和谐、美丽的家园，坚持开放、及时、准确。"),
        Example("建成设施配套、抗灾能力强、与现代农业生产相适应的农田，向领导汇报、与财政部门沟通。"),
    ),
)
AFTER_NUMBER = Rule(
    "序号标点",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "序号后的标点不对",
    "“一”后用顿号，“1”后用下圆点，加了括号的序号后不用标点",
    "正文各段",
    fires=(
        Example("1、加大投入。", "1、", "1."),
        Example("（一）、加大投入。", "（一）、", "（一）"),
        Example("（2）.加大投入。", "（2）.", "（2）"),
        Example("一．加大投入，补齐短板，方便群众办事。", "一．", "一、"),
    ),
    passes=(
        Example("1.加大投入。"),
        Example("（一）加大投入。"),
        Example("1、2号楼已经完工。"),
        Example("一，二，三，三步走的办法已经定了。"),
    ),
)
AFTER_ORDINAL = Rule(
    "第一后标点",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "“第一”“首先”一类的词后用了顿号",
    "请改用逗号",
    "正文各段",
    fires=(
        Example("第一、加大投入；第二、加强监管。", "第一、", "第一，"),
        Example("首先、加大投入。", "首先、", "首先，"),
    ),
    passes=(Example("第一、第二产业协调发展，第一、二季度平稳。"), Example("第一，加大投入。")),
)
AFTER_LEAD = Rule(
    "一是后标点",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "“一是”后用了标点",
    "一般不用标点",
    "正文各段",
    fires=(Example("一是、加大投入，二是，加强监管。", "一是、", "一是"),),
    passes=(Example("一是加大投入，唯一是，第二是重点。"),),
)

_PATTERNS = (
    TextPattern(BEFORE_ETC, ("、等", "…等"), rf"(?:、|……|…)等(?![{_NOT_ETC}])", "等"),
    TextPattern(
        BEFORE_AND,
        ("、和", "、及", "、与"),
        r"、(?:和(?![谐平睦解善气美])|及(?![时格早其第])|与(?![时会众其]|[^、，。；]{1,14}(?:相[适匹协衔一]|沟通|对接|联系|协商|衔接)))",
        lambda found: found[0][1:],
    ),
    TextPattern(
        AFTER_NUMBER,
        ("、", ".", "．", "，", ","),
        rf"^\s*(?P<words>\d{{1,2}}、(?!\d)"
        rf"|[{_NUMERAL}]{{1,3}}[.．])",
        lambda found: _number_right(found["words"]),
    ),
    TextPattern(
        AFTER_NUMBER,
        ("）、", "）.", "）．", "），"),
        rf"(?<![\u4e00-\u9fff\d])（(?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})）[、.．，,]",
        lambda found: found[0][:-1],
    ),
    TextPattern(
        AFTER_ORDINAL,
        ("、",),
        rf"(?<![^。；：])(?:第[{_NUMERAL}]|首先|其次|再次|最后|其[一二三四五])、(?![第{_NUMERAL}\d])",
        lambda found: f"{found[0][:-1]}，",
    ),
    TextPattern(
        AFTER_LEAD,
        ("是、", "是，", "是："),
        rf"(?<![^。；：，])[{_NUMERAL}]是[、，：]",
        lambda found: found[0][:-1],
    ),
)


def _number_right(words: str) -> str:
    number = words[:-1]
    if number.isdecimal():
        return f"{number}."
    return f"{number}、"


LOOKS = (TextLook((BEFORE_ETC, BEFORE_AND, AFTER_NUMBER, AFTER_ORDINAL, AFTER_LEAD), look_by(_PATTERNS)),)
