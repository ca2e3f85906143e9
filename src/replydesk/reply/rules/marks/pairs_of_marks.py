"""The rules of marks beside marks, of 省略号, of brackets within brackets, and of cited document numbers."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15834-2011")
_WHERE = "正文各段、标题"
_STOPS = "，、；：。"

SIDE_BY_SIDE = Rule(
    "标点相连",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "两个不同的标点连在一起",
    "请只留一个",
    _WHERE,
    fires=(
        Example("我局高度重视，。", "，。", "。"),
        Example("我局高度重视，、认真研究。", "，、"),
        Example("我局认真研究。，现答复如下。", "。，"),
    ),
    passes=(Example("怎么办？！我局认为：“要办好。”他说：《某办法》。"),),
)
STOP_TWICE = Rule(
    "引号内外句号",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "引号里外都有句号",
    "请只留一个",
    _WHERE,
    fires=(Example("做到“件件有回音。”。", "。”。", "。”"),),
    passes=(Example("做到“件件有回音”。他说：“要办好。”"),),
)
ELLIPSIS = Rule(
    "省略号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "省略号不是六个点",
    "请用“……”",
    _WHERE,
    fires=(Example("涉及教育、医疗…都要办。", "…", "……"), Example("涉及教育………都要办。", "………", "……")),
    passes=(Example("涉及教育、医疗……都要办。"),),
)
NESTED_BRACKETS = Rule(
    "括号套括号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "圆括号里又用了圆括号",
    "里面一层一般用方括号，或者改写",
    _WHERE,
    fires=(Example("新建学校3所（含小学（2所）1处）。", "（2所）"),),
    passes=(Example("新建学校（3所）、医院（2所）。"),),
)
CITED_NUMBER = Rule(
    "引文号",
    Theme.MARKS,
    Level.SUSPECTED,
    standard("GB/T 9704-2012 7.2.5"),
    "引用的文号写法不对",
    "年份用四位数字，序号不编虚位",
    _WHERE,
    fires=(
        Example("印发了云民发〔2024〕005号文件。", "〔2024〕005号", "〔2024〕5号"),
        Example("印发了云民发字：〔2024〕5号文件。", "：〔", "〔"),
        Example("印发了云民发〔24〕5号文件。", "〔24〕", "〔2024〕"),
    ),
    passes=(Example("印发了云民发〔2024〕5号文件。"),),
)
CITED_ORDER = Rule(
    "引文号第字",
    Theme.MARKS,
    Level.HINT,
    standard("GB/T 9704-2012 7.2.5"),
    "引用的文号，序号前加了“第”",
    "一般不加“第”；原文就是这样写的，照原文",
    _WHERE,
    fires=(Example("印发了云民发〔2024〕第5号文件。", "第5号", "5号"),),
    passes=(Example("国务院令第5号，云民发〔2024〕5号。"),),
)
NO_COLON = Rule(
    "如下后冒号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "“如下”后面不是冒号",
    "请用冒号",
    "正文各段",
    fires=(Example("现答复如下。", "如下。", "如下："), Example("现将办理情况答复如下", "如下", "如下：")),
    passes=(Example("现答复如下："), Example("现将如下情况告知您，请审阅。")),
)


def _one_of(marks: str, is_last: bool) -> str | None:
    """Return the mark to keep of several at the end of a text; it is not known which elsewhere."""
    return "。" if is_last and "。" in marks else None


_PATTERNS = (
    TextPattern(
        SIDE_BY_SIDE,
        tuple(_STOPS),
        "(?:，[、；：。！？]|、[，；：。！？]|；[，、：。！？]|：[，、；。！？]|。[，、；：！？])[，、；：。！？]*",
        lambda found: _one_of(found[0], found.end() == len(found.string.rstrip())),
        in_titles=True,
    ),
    TextPattern(STOP_TWICE, ("。”。", "！”。", "？”。"), "[。！？]”。", lambda found: found[0][:2]),
    TextPattern(ELLIPSIS, ("…",), "(?<!…)(?:…|…{3}|…{5,})(?!…)", "……", in_titles=True),
    TextPattern(NESTED_BRACKETS, ("（",), r"（[^（）]{0,200}(?P<words>（[^（）]{0,200}）)[^（）]{0,200}）"),
    TextPattern(
        CITED_NUMBER,
        ("〕",),
        r"〔(\d{4})〕0{1,6}(\d{1,6})号",
        r"〔\g<1>〕\g<2>号",
    ),
    TextPattern(CITED_NUMBER, ("：〔", ":〔"), "[：:]〔", "〔"),
    TextPattern(CITED_NUMBER, ("〔",), r"〔([12]\d)〕(?=\d)", r"〔20\g<1>〕"),
    TextPattern(CITED_ORDER, ("〕第",), r"(?<=〕)第\d+号", lambda found: found[0][1:]),
)
_OF_PARAGRAPHS = (  # a heading has no mark at its end
    TextPattern(
        NO_COLON,
        ("如下",),
        r"(?:答复|函复|回复|报告|说明)(?P<words>如下(?:[。，；]|$))",
        lambda found: "如下：",
    ),
)
LOOKS = (
    TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS)),
    TextLook((NO_COLON,), look_by(_OF_PARAGRAPHS), of_headings=False),
)
