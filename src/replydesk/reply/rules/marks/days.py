"""The rules of years, days, hours and named days (GB/T 15835-2011, as far as this genre follows it)."""

from __future__ import annotations

import re

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15835-2011")
_WHERE = "正文各段、标题"

SHORT_YEAR = Rule(
    "年份不全",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "年份没有写全",
    "请写四位数字",
    _WHERE,
    fires=(Example("力争26年底前完成。", "26年", "2026年"),),
    passes=(Example("2026年底前完成，连续10年来，运营15年以上，每10年末评估一次。"),),
)
YEAR_WORD = Rule(
    "年份缺年字",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "年份后面少了“年”字",
    "请补上“年”",
    _WHERE,
    fires=(
        Example("2021以来稳步推进。", "2021", "2021年"),
        Example("2026上半年完成。", "2026", "2026年"),
    ),
    passes=(Example("2021年以来稳步推进，共投入2021万元。"),),
)
ZERO_SIGN = Rule(
    "汉字零",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "年份里的“〇”写成了别的字符",
    "请用“〇”，或者全用阿拉伯数字",
    _WHERE,
    fires=(
        Example("二0二五年完成。", "二0二五", "二〇二五"),
        Example("二零二五年。", "二零二五", "二〇二五"),
    ),
    passes=(Example("二〇二五年，一百零二五折。"),),
)
DAY_ZERO = Rule(
    "月日前零",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "月、日前多了 0",
    "请删去 0",
    _WHERE,
    fires=(
        Example("2025年06月05日开工。", "06月", "6月"),
        Example("2025年6月05日开工。", "05日", "5日"),
    ),
    passes=(Example("2025年6月5日开工，2025年10月20日。"),),
)
MONTH_POINT = Rule(
    "年月用点",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "年月之间用了点",
    "请写成“2025年6月”的样子",
    _WHERE,
    fires=(Example("2025.6以来稳步推进。", "2025.6", "2025年6月"),),
    passes=(Example("投入2025.6万元。"),),
)
CLOCK = Rule(
    "时刻冒号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "时刻里的冒号用了全角",
    "请改为半角",
    _WHERE,
    fires=(Example("每天8：30开放。", "8：30", "8:30"),),
    passes=(Example("每天8:30开放，比例为3：15人。"),),
)
DAY_WORD = Rule(
    "日写成号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "日期里的“日”写成了“号”",
    "公文里用“日”",
    _WHERE,
    fires=(Example("自2026年3月1号起施行。", "1号", "1日"),),
    passes=(Example("自2026年3月1日起施行，6月2号线通车，完成1号楼。"),),
)
PLAN_QUOTES = Rule(
    "十四五引号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "五年规划的简称没有加引号",
    "一般加引号",
    _WHERE,
    fires=(Example("十四五期间投入3亿元。", "十四五", "“十四五”"),),
    passes=(Example("“十四五”期间，“十四五”规划，第十四五组。"),),
)
NAMED_DAY = Rule(
    "节日间隔号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "用月日命名的日子，月日之间没有用间隔号",
    "请用“·”",
    _WHERE,
    fires=(Example("开展“3.15”宣传活动。", "3.15", "3·15"),),
    passes=(Example("开展“3·15”宣传活动，增长3.15%。"),),
)

_PATTERNS = (
    TextPattern(
        SHORT_YEAR,
        ("年",),
        r"(?<![\d.—～~近每约第前后达满超续用了/-])[12]\d年(?=(?:年?底|年?初|以前|上半年|下半年|第[一二三四]季度|1?\d月))",
        r"20\g<0>",
    ),
    TextPattern(
        SHORT_YEAR,
        ("年",),
        r"(?<![^。；，、（])[12]\d年(?=全|力|拟|计划|将|完成|建成|我|累计|共|起|启动|实施|投入|新|又|已|以来)",
        r"20\g<0>",
    ),
    TextPattern(
        YEAR_WORD,
        ("20",),
        r"(?<![\dA-Za-z.,/-])20[0-3]\d(?=(?:以来|[底初末]|上半年|下半年|第[一二三四]季度|全年))",
        r"\g<0>年",
    ),
    TextPattern(
        ZERO_SIGN,
        ("二",),
        r"(?<![一二三四五六七八九十百千])二[0Oo○零][一二三][〇0Oo○零一二三四五六七八九](?=年)",
        lambda found: re.sub("[0Oo○零]", "〇", found[0]),
    ),
    TextPattern(DAY_ZERO, ("年0", "月0"), r"(?<=[年月])0[1-9][月日]", lambda found: found[0][1:]),
    TextPattern(
        MONTH_POINT,
        ("20",),
        r"(?<![\d.A-Za-z])(20[0-3]\d)[.．](1[0-2]|0?[1-9])(?=以来|[至到，。、）]|开工|完工|竣工|投入|启动|前|底|动工|建成|通车)(?!.{0,3}\.)",
        lambda found: f"{found[1]}年{int(found[2])}月",
    ),
    TextPattern(
        CLOCK,
        ("：",),
        r"(?<!\d)(?:[01]?\d|2[0-4])：[0-5]\d(?![\d人:：])",
        lambda found: found[0].replace("：", ":"),
    ),
    TextPattern(DAY_WORD, ("号",), r"(?<=\d月)([1-3]?\d)号(?![线楼院文令桥路井机船门])", r"\1日"),
    TextPattern(
        PLAN_QUOTES,
        ("五",),
        r"(?<![“‘\"「第〔])十[一二三四五]五(?=规划|期间|时期|以来|末|开局|发展|建设|收官)",
        r"“\g<0>”",
    ),
    TextPattern(
        NAMED_DAY,
        (".", "．", "、"),
        r"(?<![\d.])(?:3[.．、]15|12[.．、]4|6[.．、]26|4[.．、]15|11[.．、]9|5[.．、]12|6[.．、]5|4[.．、]23)"
        r"(?=[”’]|国际|消费者|晚会|禁毒|宪法|消防|防灾)",
        lambda found: re.sub("[.．、]", "·", found[0]),
    ),
)
LOOKS = (TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS)),)
