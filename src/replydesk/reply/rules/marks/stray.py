"""The rules of signs that an input method leaves: spaces, halves of brackets, keys of the other alphabet."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15834-2011")
_WHERE = "正文各段、标题"
_HAN = r"[\u4e00-\u9fff]"
_BEFORE = r"(?<=[\u4e00-\u9fff\d%”》）])"

HALF_BRACKET = Rule(
    "括号半全角",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "括号一边全角，一边半角",
    "请都用全角",
    _WHERE,
    fires=(
        Example("乡镇（街道)设立窗口。", "（街道)", "（街道）"),
        Example("乡镇(街道）设立窗口。", "(街道）", "（街道）"),
    ),
    passes=(Example("乡镇（街道）设立窗口，按a)、b)两步走（试行）。"),),
)
WIDE_SPACE = Rule(
    "全角空格",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "文字之间有全角空格",
    "请删去空格",
    _WHERE,
    fires=(Example("听取基层意　见。", "意　见", "意见"),),
    passes=(Example("听取基层意见。"), Example("（联系人：王某某　电话：0000-00000000）")),
)
FIRST_SPACE = Rule(
    "段首空格",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "段首有空格",
    "缩进由程序排，请删去空格",
    _WHERE,
    fires=(Example("　　有关办法已经施行。", "　　有", "有"),),
    passes=(Example("有关办法已经施行。"),),
)
SPACE_IN_NUMBER = Rule(
    "数字里空格",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "数字中间有空格",
    "请删去空格",
    _WHERE,
    fires=(Example("培训不少于100 0人次。", "100 0", "1000"), Example("202 6年招生。", "202 6", "2026")),
    passes=(Example("投入1 206 300元，电话0000 12345678。"),),
)
ANGLES = Rule(
    "尖括号作书名号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "书名号用了别的符号",
    "请用《》",
    _WHERE,
    fires=(
        Example("印发了<志愿服务细则>。", "<志愿服务细则>", "《志愿服务细则》"),
        Example("修订〈物业管理办法〉。", "〈物业管理办法〉", "《物业管理办法》"),
    ),
    passes=(Example("印发《关于实施〈志愿服务细则〉的通知》，PM2.5<35微克。"),),
)
SINGLE_APOSTROPHE = Rule(
    "半角撇号",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "中文里有半角撇号",
    "请核对是逗号还是引号",
    _WHERE,
    fires=(
        Example("截至2025年底'全省共有3家。", "底'全", "底，全"),
        Example("做到'应保尽保'。", "'应保尽保'", "‘应保尽保’"),
    ),
    passes=(Example("做到‘应保尽保’，引进Women's项目。"),),
)
BACKSLASH = Rule(
    "反斜线",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "中文里有反斜线一类的符号",
    "请核对，顿号应写“、”",
    _WHERE,
    fires=(
        Example("会同市财政局\\市民政局研究。", "\\", "、"),
        Example("落实`三项·措施。", "`"),
        Example("会同财政#民政研究。", "#"),
    ),
    passes=(Example("会同市财政局、市民政局研究，A&B、C#语言、12345@某某。"),),
)
LEAD_DOT = Rule(
    "一是之间顿号",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "“二是”中间有顿号",
    "请删去顿号",
    "正文各段",
    fires=(Example("原因是：一是投入不足，二、是管护不到位。", "二、是", "二是"),),
    passes=(Example("一是投入不足，二是管护不到位。"),),
)
LAST_MARK = Rule(
    "段末标点",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "段末是逗号、分号或者顿号",
    "这一段完了的，请用句号",
    "正文各段",
    fires=(
        Example("9月底前完成；", "；", "。"),
        Example("9月底前完成，", "，", "。"),
    ),
    passes=(Example("1.摸清底数；\n2.分类施策；\n（1）开展调查；\n一是开展调查；"), Example("9月底前完成。")),
)

_PATTERNS = (
    TextPattern(HALF_BRACKET, (")",), r"（([^（）()]{1,60})\)", r"（\1）"),
    TextPattern(HALF_BRACKET, ("(",), r"\(([^（）()]{1,60})）", r"（\1）"),
    TextPattern(
        WIDE_SPACE, ("\u3000",), rf"({_HAN})\u3000+({_HAN})(?![^：]{{0,4}}：)", r"\1\2", in_titles=True
    ),
    TextPattern(FIRST_SPACE, (" ", "\u3000", "\xa0"), r"^[ \u3000\xa0]+([^ \u3000\xa0])", r"\1"),
    TextPattern(
        SPACE_IN_NUMBER,
        (" ", "\u3000"),
        rf"(?<![\d ,.])(?!\d{{1,3}} \d{{3}}(?!\d))(\d{{1,4}})[ \u3000](\d{{1,3}})(?=[%％]|{_HAN})",
        r"\1\2",
    ),
    TextPattern(ANGLES, ("<",), rf"<({_HAN}[^<>]{{0,60}}{_HAN}[）)]?)>", r"《\1》"),
    TextPattern(ANGLES, ("＜",), rf"＜({_HAN}[^＜＞]{{0,60}}{_HAN}[）)]?)＞", r"《\1》"),
    TextPattern(ANGLES, ("〈",), r"〈([^〈〉《》]{2,60})〉", r"《\1》"),
    TextPattern(SINGLE_APOSTROPHE, ("'",), rf"'({_HAN}[^']{{0,40}}{_HAN})'", r"‘\1’"),
    TextPattern(
        SINGLE_APOSTROPHE, ("'",), rf"(?<!')([\u4e00-\u9fff\d%])'({_HAN})(?![^']{{0,40}}')", r"\1，\2"
    ),
    TextPattern(BACKSLASH, ("\\",), rf"{_BEFORE}\\(?={_HAN})", "、"),
    TextPattern(BACKSLASH, tuple("`^#$_|{}"), rf"{_BEFORE}[`^#$_|{{}}](?={_HAN})"),
    TextPattern(LEAD_DOT, ("、是",), "(?<=[；。：，])([一二三四五六七八九])、是", r"\1是"),
    TextPattern(
        LAST_MARK,
        tuple("，；、,;"),
        r"^(?!\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]|[一二三四五六七八九十]是|[①-⑳]|[·●—-])).*(?P<words>[，；、,;])\s*$",
        "。",
        in_titles=True,
    ),
)
LOOKS = (
    TextLook(
        tuple(dict.fromkeys(each.rule for each in _PATTERNS if each.rule is not LAST_MARK)),
        look_by(_PATTERNS[:-1]),
    ),
    TextLook((LAST_MARK,), look_by(_PATTERNS[-1:]), of_headings=False),
)
