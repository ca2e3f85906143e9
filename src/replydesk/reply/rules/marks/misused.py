"""The rules of marks that stand for another: 顿号 in approximations, 书名号 of honours, 等 with 省略号."""

from __future__ import annotations

from itertools import pairwise

from replydesk.reply.findings import Level
from replydesk.reply.rules.marks.enumerations import AFTER_NUMBER, AFTER_ORDINAL
from replydesk.reply.rules.marks.pairs_of_marks import ELLIPSIS
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15834-2011")
_WHERE = "正文各段、标题"
_HAN = "[\u4e00-\u9fff]"
_NUMERALS = "一二三四五六七八九"
_NEXT_TO = "|".join(f"{a}、{b}" for a, b in pairwise(_NUMERALS) if a != "一")
_LEAD = "如下|做法是|措施有|措施是|工作是|认为|表示|指出|包括|要求|原则|主要有|主要是"
_FILES = "通知|意见|办法|方案|决定|条例|规定|公告|细则|规划"

ETC_AND_ELLIPSIS = Rule(
    "等和省略号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "“等”和省略号不同时用",
    "请只留一个",
    _WHERE,
    fires=(Example("教育、医疗等等……都要办好。", "等等……", "等"), Example("教育、医疗等……", "等……", "等")),
    passes=(Example("教育、医疗等都要办好，教育、医疗……都要办好。"),),
)
DOT_IN_ABOUT = Rule(
    "概数顿号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "相邻两个数连用表示概数，中间不用顿号",
    "请删去顿号；不是概数的，可以略过",
    _WHERE,
    fires=(
        Example("大约三、四个月可以完成。", "三、四", "三四"),
        Example("有七、八家企业参与。", "七、八", "七八"),
    ),
    passes=(
        Example("第三、四个项目，二、三产业，三、四年级，三、四级医院，二、三线城市，一、二、三个示范点。"),
    ),
)
HONOUR_IN_TITLE_MARKS = Rule(
    "称号书名号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "称号、奖项用了书名号",
    "请用引号",
    _WHERE,
    fires=(Example("荣获《先进单位》称号。", "《先进单位》", "“先进单位”"),),
    passes=(Example("荣获“先进单位”称号，按照《荣誉称号管理办法》办理，《某称号》一文。"),),
)
FILE_IN_QUOTES = Rule(
    "文件用引号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "文件的名称用了引号",
    "请用书名号",
    _WHERE,
    fires=(Example("印发了“关于加强管理的通知”。", "“关于加强管理的通知”", "《关于加强管理的通知》"),),
    passes=(Example("印发了《关于加强管理的通知》，您提出的“关于加强管理的建议”收悉。"),),
)
COLON_TWICE = Rule(
    "冒号套冒号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "一句话里用了两层冒号",
    "里面一层请改用逗号，或者分成两句",
    "正文各段",
    fires=(Example("主要做法如下：一是加强领导，具体包括：成立专班。", "："),),
    passes=(Example("现答复如下：一是每天8：30开放，比例为1：48。二是要求：一律公开。"),),
)
DOT_BEFORE_CLAUSE = Rule(
    "分句顿号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "分句之间用了顿号",
    "请改用逗号",
    "正文各段",
    fires=(
        Example("办好民生实事、我们将从三个方面着手。", "、", "，"),
        Example("投入不足、因此进展不快。", "、", "，"),
    ),
    passes=(Example("办好实事，我们将认真研究，会同我市、我省的单位。"),),
)
QUESTION_INSIDE = Rule(
    "句中问号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "疑问的话作句子的一部分，不用问号",
    "请删去问号",
    "正文各段",
    fires=(Example("如何解决停车难？是我们一直思考的问题。", "？", ""),),
    passes=(Example("如何解决停车难？我们认为应当多措并举。"),),
)
CORNER_QUOTES = Rule(
    "直角引号",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "用了直角引号",
    "请用“”‘’",
    _WHERE,
    fires=(Example("「十四五」时期稳步推进。", "「", "“"),),
    passes=(Example("“十四五”时期稳步推进。"),),
)
STOP_OUTSIDE = Rule(
    "引号外句号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "独立引用的整句话，句号在引号外",
    "请把句号放在引号里",
    "正文各段",
    fires=(Example("您提出：“要加快道路建设”。", "”。", "。”"),),
    passes=(Example("您提出：“要加快道路建设。”做到“应修尽修”。目标是：“一年一变样”。"),),
)
HALF_DASH = Rule(
    "破折号半个",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "破折号占两个字，这里只有一个",
    "请用破折号“——”",
    "正文各段",
    fires=(
        Example("群众最关心的问题—看病，已经解决。", "—", "——"),
        Example("抓住工作的牛鼻子—项目建设。", "—", "——"),
    ),
    passes=(
        Example("逐一梳理的重点—难点—堵点，改造的青石坡—柳树湾公路，2026—2030年，最关心的问题——看病。"),
        Example("开通的东城—西城快线，连接的甲城—乙城走廊。"),
    ),
)
DASH_AT_HEAD = Rule(
    "段首短横",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "段首用了一个短横线",
    "分项列举用破折号“——”",
    "正文各段",
    fires=(Example("－拓宽就业岗位。", "－", "——"), Example("—拓宽就业岗位。", "—", "——")),
    passes=(Example("——拓宽就业岗位。"),),
)

_PATTERNS = (
    TextPattern(ETC_AND_ELLIPSIS, ("等…", "等."), r"等{1,2}(?:…{1,4}|\.{3,6})", "等"),
    TextPattern(ELLIPSIS, tuple("·•・⋯"), rf"(?<={_HAN})(?:[·•・]{{3,12}}|⋯{{1,4}})(?![·•・⋯])", "……"),
    TextPattern(
        DOT_IN_ABOUT,
        ("、",),
        rf"(?<![第、\d{_NUMERALS}十])(?:{_NEXT_TO})(?=[个家天次名人倍米亩处]|年(?!级|期|制|度)|公里|百|千|万|十(?!年代|月))",
        lambda found: found[0].replace("、", ""),
    ),
    TextPattern(
        HONOUR_IN_TITLE_MARKS,
        ("称号", "荣誉"),
        r"《([^《》]{2,24})》(?=等?(?:荣誉)?称号|等?荣誉(?:。|，))",
        r"“\1”",
        in_titles=True,
    ),
    TextPattern(
        FILE_IN_QUOTES,
        ("“关于",),
        rf"(?<=印发|出台|制定|下发|根据|按照|修订|发布|发了|台了|定了|布了|订了)“(关于[^“”]{{2,60}}的(?:{_FILES}))”",
        r"《\1》",
    ),
    TextPattern(
        COLON_TWICE,
        ("：",),
        rf"(?:{_LEAD})：[^。；！？：“”（）]{{1,80}}(?:{_LEAD}|具体[^，。；：]{{1,4}})(?P<words>：)",
    ),
    TextPattern(
        DOT_BEFORE_CLAUSE,
        ("、我", "、并且", "、从而", "、因此", "、但是", "、所以", "、同时"),
        r"、(?=我(?:们|局|厅|委|市|县|省|区)(?:将|已|还|要|会|认真|高度)|并且|从而|因此|但是|所以(?!需|在)|同时(?!期|间|段))",
        "，",
    ),
    TextPattern(DOT_BEFORE_CLAUSE, ("、男", "、女"), r"(?<=某)、(?=[男女]，)", "，"),
    TextPattern(
        QUESTION_INSIDE,
        ("？",),
        r"(?:如何|怎样|怎么)[^，。；？]{2,30}(?P<words>？)(?=是(?!的|否)|成为|一直)",
        "",
    ),
    TextPattern(
        CORNER_QUOTES,
        tuple("「」『』"),
        "[「」『』]",
        lambda found: dict(zip("「」『』", "“”‘’", strict=True))[found[0]],
        in_titles=True,
    ),
    TextPattern(
        STOP_OUTSIDE,
        ("”。",),
        "(?:说|表示|指出|提出|写道|强调|要求)：“[^“”。]{4,100}(?P<words>”。)",
        "。”",
    ),
    TextPattern(
        HALF_DASH,
        ("—",),
        rf"(?<=的){_HAN}{{1,4}}(?P<words>[—–])(?={_HAN}{{2}})(?!{_HAN}{{1,12}}[路线段站铁速班廊桥带—])",
        "——",
    ),
    TextPattern(DASH_AT_HEAD, tuple("-－–—"), rf"^[-－–—](?={_HAN})", "——"),
    TextPattern(
        AFTER_NUMBER,
        ("，", ",", "."),
        r"^\s*(?P<words>[一二三四五六七八九十]{1,3}[，,](?![一二三四五六七八九十])|\d{1,2}[.．][、，,])",
        lambda found: found["words"].rstrip(".．、，,") + ("." if found["words"][0].isdecimal() else "、"),
    ),
    TextPattern(
        AFTER_ORDINAL,
        ("第",),
        r"(?<![^。；：])第([1-9])、(?![第\d一二三四五六七八九十])",
        lambda found: f"第{_NUMERALS[int(found[1]) - 1]}，",
    ),
)
LOOKS = (TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS)),)
