"""Mistakes of section 标点: numerals, ranges, days and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from replydesk.reply.findings import Level
from tests.support.planting.model import Kind
from tests.support.planting.tools import Change, added, also_right, in_texts, pattern

SECTION = "标点"
_HAN = "[\u4e00-\u9fff]"


_YEARS = ("2023年—2025年累计完成投资{3~9}.{1~9}亿元。", "2021年—2024年新增学位{2~9}.{1~9}万个。")
_RANGES = ("每户补助3万元～5万元。", "每天接待群众60人～80人。", "亩均增收800元～1000元。")
_DATES = (
    "我们于2026年4月8日召开了座谈会。",
    "方案自2026年3月1日起施行。",
    "2026年5月6日，有关人员到现场作了查看。",
)
_MONTHS = ("今年5月—6月，将开展集中整治。", "去年7月—9月，对重点河段作了清理。")
_AMOUNTS = ("共落实资金{11~90}.5万元，已全部拨付。", "绿化面积{2~9}.6万平方米，品质明显提升。")
_SHARES = ("满意率为{81~98}.{1~9}%，比去年有所提高。", "完成年度任务的{51~92}%，进度快于计划。")


def _spaced(text: str, random: Random) -> Iterator[Change]:
    for found in re.finditer(rf"(?<={_HAN})(?=\d)|(?<=\d)(?={_HAN})", text):
        yield found.start(), found.end(), " "


def _full_digits(found: re.Match[str]) -> str:
    return "".join(chr(ord(each) + 0xFEE0) for each in found[0])


def _with_dash(words: str) -> str:
    return words.replace("-", "—")


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind(
        "起止年半角线",
        SECTION,
        "起止年用半角连接线",
        H,
        True,
        also_right(added(_YEARS, pattern(r"(\d{4})年—(\d{4})年", r"\1-\2年")), _with_dash),
    ),
    Kind("起止年浪纹线", SECTION, "起止年用～", H, True, added(_YEARS, pattern("年—", "年～"))),
    Kind(
        "起止月半角线",
        SECTION,
        "起止月用半角连接线",
        H,
        True,
        also_right(added(_MONTHS, pattern(r"(\d)月—(\d)月", r"\1-\2月")), _with_dash),
    ),
    Kind("数值范围半角线", SECTION, "数值范围用半角连接线", H, True, added(_RANGES, pattern("～", "-"))),
    Kind("数值范围波浪号", SECTION, "数值范围用半角波浪号", H, True, added(_RANGES, pattern("～", "~"))),
    Kind(
        "范围省略单位",
        SECTION,
        "3万元～5万元写成3～5万元",
        H,
        True,
        also_right(
            added(
                ("每户补助3万元～5万元。", "增长幅度为6%～9%。"),
                pattern("(?<=3)万元(?=～)|(?<=6)%(?=～)", ""),
            ),
            lambda words: "万",
        ),
    ),
    Kind(
        "地名半角线",
        SECTION,
        "起止地点用半角连接线",
        H,
        True,
        added(("柳树湾—青石坡公路全长9公里。", "云门山—石板沟客运班线已开通。"), pattern("(?<=湾|山)—", "-")),
    ),
    Kind("全角百分号", SECTION, "百分号用了全角", H, True, in_texts(pattern(r"(?<=\d)%", "％"))),
    Kind(
        "全角数字",
        SECTION,
        "数字用了全角",
        H,
        True,
        in_texts(pattern(r"(?<![\d.])\d{2,4}(?![\d.])", _full_digits)),
    ),
    Kind("数字旁空格", SECTION, "汉字和数字之间有空格", H, True, in_texts(_spaced)),
    Kind("数字里空格", SECTION, "数字中间有空格", S, True, in_texts(pattern(r"(?<=\d\d)(?=\d(?!\d))", " "))),
    Kind(
        "数字中的字母O",
        SECTION,
        "数字里的0写成字母O",
        S,
        True,
        in_texts(pattern(r"(?<=[1-9])0(?=[^\d.])", "O")),
    ),
    Kind(
        "数字中的字母l", SECTION, "数字里的1写成字母l", S, True, in_texts(pattern(r"1(?=\d(?:[^\d.]))", "l"))
    ),
    Kind("小数点是句号", SECTION, "小数点写成句号", S, True, in_texts(pattern(r"(?<=\d)\.(?=\d)", "。"))),
    Kind("小数点是顿号", SECTION, "小数点写成顿号", H, True, added(_AMOUNTS, pattern(r"\.", "、"))),
    Kind("小数点两个", SECTION, "小数点打了两个", S, True, in_texts(pattern(r"(?<=\d)\.(?=\d)", ".."))),
    Kind(
        "小数点前缺0",
        SECTION,
        "小数点前没有0",
        S,
        True,
        added(("增幅为0.8个百分点，较为平稳。", "比上年下降0.5%，符合预期。"), pattern(r"0(?=\.)", "")),
    ),
    Kind(
        "千分位全角逗号",
        SECTION,
        "数字里有全角逗号",
        H,
        True,
        also_right(
            added(
                ("共惠及群众{1~9}236户，反映良好。", "投入资金{2~9}850万元，全部到位。"),
                pattern(r"(?<=\d)(?=\d{3}\D)", "，"),
            ),
            lambda words: ",",
        ),
    ),
    Kind(
        "年份的圈",
        SECTION,
        "汉字年份的〇写成○",
        H,
        True,
        added(("方案于二〇二五年起执行。", "二〇二四年以来变化明显。"), pattern("二〇二", "二○二")),
    ),
    Kind(
        "年份的0",
        SECTION,
        "汉字年份的〇写成0",
        S,
        True,
        added(("方案于二〇二五年起执行。", "二〇二四年以来变化明显。"), pattern("二〇二", "二0二")),
    ),
    Kind(
        "缺年字",
        SECTION,
        "年份后漏了年字",
        S,
        True,
        added(("2021年以来，投入逐年增加。", "2024年以来，我们加大了检查力度。"), pattern("年(?=以来)", "")),
    ),
    Kind(
        "两位年份",
        SECTION,
        "年份只写两位",
        H,
        True,
        added(("2025年全面完成改造任务。", "截至2025年底已覆盖所有乡镇。"), pattern("20(?=25年)", "")),
    ),
    Kind(
        "月前补零",
        SECTION,
        "月、日前补了0",
        S,
        True,
        added(_DATES, pattern(r"(?<=年)(?=\d月)|(?<=月)(?=\d日)", "0")),
    ),
    Kind(
        "点分日期",
        SECTION,
        "日期用点分开",
        H,
        True,
        added(_DATES, pattern(r"(\d+)年(\d+)月(\d+)日", r"\1.\2.\3")),
    ),
    Kind(
        "横线日期",
        SECTION,
        "日期用横线分开",
        H,
        True,
        added(_DATES, pattern(r"(\d+)年(\d+)月(\d+)日", r"\1-\2-\3")),
    ),
    Kind(
        "斜线日期",
        SECTION,
        "日期用斜线分开",
        H,
        True,
        added(_DATES, pattern(r"(\d+)年(\d+)月(\d+)日", r"\1/\2/\3")),
    ),
    Kind("日字是号", SECTION, "日期的日写成号", H, True, added(_DATES, pattern(r"(?<=月\d)日", "号"))),
    Kind(
        "约和左右",
        SECTION,
        "约和左右连用",
        H,
        True,
        added(("全程约需40分钟。", "每年约节约资金60万元。", "总人口约3万人。"), pattern("(?=。$)", "左右")),
    ),
    Kind(
        "近和余",
        SECTION,
        "近和余连用",
        H,
        True,
        added(("近3年来惠及群众近600人。", "服务近1200人次。"), pattern("(?<=00)(?=人)", "余")),
    ),
    Kind(
        "超过和以上",
        SECTION,
        "超过和以上连用",
        H,
        True,
        added(("参保率超过95%。", "完成率超过90%。"), pattern("(?=。$)", "以上")),
    ),
    Kind(
        "减少几倍",
        SECTION,
        "减少用倍数",
        H,
        False,
        added(("事故数量比上年减少五成。", "办理时间缩短三分之一。"), pattern("五成|三分之一", "2倍")),
    ),
    Kind(
        "百千混写",
        SECTION,
        "百、千与阿拉伯数字混写",
        H,
        True,
        added(("新建道路3500米。", "培训农民2300人次。"), pattern(r"(\d)(\d)00", r"\1千\2百")),
    ),
    Kind(
        "正文文号方括号",
        SECTION,
        "正文引用的文号用方括号",
        S,
        True,
        added(
            (
                "根据《关于规范收费的通知》（云发改价〔2025〕16号），收费标准已作调整。",
                "按照云政办发〔2024〕31号文件要求，任务已分解到各县。",
            ),
            pattern(r"〔(\d{4})〕", r"[\1]", everywhere=True),
        ),
    ),
    Kind(
        "正文文号圆括号",
        SECTION,
        "正文引用的文号用圆括号",
        S,
        True,
        added(("按照云政办发〔2024〕31号文件要求，任务已分解到各县。",), pattern(r"〔(\d{4})〕", r"（\1）")),
    ),
    Kind(
        "正文文号补零",
        SECTION,
        "正文引用的文号补了0",
        H,
        True,
        added(("按照云政办发〔2024〕31号文件要求，任务已分解到各县。",), pattern("(?<=〕)", "0")),
    ),
    Kind(
        "纪念日缺引号",
        SECTION,
        "日期命名的活动没有引号",
        H,
        True,
        added(
            ("结合“3·15”活动开展宣传。", "在“12·4”国家宪法日集中普法。"), pattern("·", ".", everywhere=True)
        ),
    ),
    Kind(
        "PM小写",
        SECTION,
        "缩写的大小写写错",
        H,
        True,
        added(
            ("PM2.5平均浓度持续下降。", "县城实现5G网络全覆盖。", "通过PPP模式引入社会资本。"),
            pattern("PM2|5G|PPP", lambda found: found[0].lower()),
        ),
    ),
    Kind(
        "规划期缺引号",
        SECTION,
        "“十五五”没有引号",
        H,
        True,
        added(
            ("该工程已列入“十五五”规划。", "“十四五”时期投入明显加大。"),
            pattern("“(十[四五]五)”", r"\1", everywhere=True),
        ),
    ),
    Kind(
        "面积单位写错",
        SECTION,
        "平方米写成M2",
        H,
        True,
        added(("建筑面积2600平方米。", "新增绿地850平方米。"), pattern("平方米", "M2")),
    ),
    Kind(
        "万元写重",
        SECTION,
        "万元写成万元万元、万万元",
        S,
        True,
        added(("投入资金260万元。", "补助标准提高到2万元。"), pattern("万元", "万万元")),
    ),
    Kind("百分号写重", SECTION, "百分号打了两个", S, True, added(_SHARES, pattern("%", "%%"))),
)
