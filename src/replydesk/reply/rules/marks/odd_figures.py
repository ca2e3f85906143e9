"""The rules of figures as they slip in: short years, figures among Chinese numerals, units, signs of less."""

from __future__ import annotations

import re

from replydesk.reply.findings import Level
from replydesk.reply.rules.marks.days import SHORT_YEAR, ZERO_SIGN
from replydesk.reply.rules.marks.figures import (
    ABOUT_TWICE,
    DIGIT_LETTERS,
    GROUPED,
    MIXED_NUMERAL,
    POINTS,
    SQUARE_METRE,
    TIMES_LESS,
)
from replydesk.reply.rules.marks.ranges import UNIT_ONCE
from replydesk.reply.rules.marks.stray import SPACE_IN_NUMBER
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15835-2011")
_WHERE = "正文各段、标题"
_DIGITS = "〇一二三四五六七八九"
_COUNTED = "(?:[万亿]?[元人个户家名件台辆亩吨套所张间册场次倍处项条天年]|[万亿])"
_CHINESE_MONTH = "(?:十[一二]?|[一二三四五六七八九])月"
_CHINESE_DAY = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_LATIN_UNITS = {
    "km/h": "公里/小时",
    "km²": "平方公里",
    "km2": "平方公里",
    "km": "公里",
    "kg": "千克",
    "m²": "平方米",
    "m³": "立方米",
    "m3": "立方米",
    "cm": "厘米",
    "mm": "毫米",
}
_WORDS_WITH_ONE = (
    "进1步|1方面(?!军)|1系列|1定程度|1体化|1直以来|1如既往|这1(?=工|问|项|政|建|要|领|难|点|做|目)|另1方面|唯1|统1(?=[\u4e00-\u9fff])"
    "|其中之1|同1(?=个|时)|第1时间|1视同仁|万无1失|1刀切|1站式|1体推进|1揽子"
)

MIXED_DAY = Rule(
    "日期混汉字",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "一个日期里，阿拉伯数字和汉字数字混用了",
    "请都用阿拉伯数字",
    _WHERE,
    fires=(
        Example("2025年十月开工建设。", "2025年十月", "2025年10月"),
        Example("十月15日开工建设。", "十月15日", "10月15日"),
        Example("2025年10月十五日开工建设。", "10月十五日", "10月15日"),
    ),
    passes=(Example("2025年10月15日开工，农历八月十五前完工，2025年正月十五举办灯会，一月一次。"),),
)
CHINESE_YEAR = Rule(
    "汉字年份",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "正文里的年份用了汉字数字",
    "一般用阿拉伯数字",
    _WHERE,
    fires=(Example("二〇二五年共改造小区96个。", "二〇二五年", "2025年"),),
    passes=(Example("2025年共改造小区96个，《二〇二五年工作要点》已经印发。"),),
)
FIGURE_IN_WORD = Rule(
    "数字代汉字",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "词语里的“一”写成了“1”",
    "请改为“一”",
    _WHERE,
    fires=(
        Example("我们将进1步加大力度。", "进1步", "进一步"),
        Example("这1工作取得了成效。", "这1", "这一"),
    ),
    passes=(Example("进一步加大力度，推进1体3核建设，统筹1方面军旧址保护，这10个小区。"),),
)
LONG_NUMBER = Rule(
    "数字过长",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "位数很多的整数没有用“万”“亿”",
    "一般用“万”“亿”作单位，例如1.2亿人",
    _WHERE,
    fires=(Example("总人口120000000人。", "120000000"),),
    passes=(Example("总人口1.2亿人，电话为00000000，投入1206300元的设备。"),),
)
LATIN_UNIT = Rule(
    "字母单位",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "计量单位用了字母符号",
    "正文里一般用中文名称",
    _WHERE,
    fires=(
        Example("时速提高到60km/h。", "km/h", "公里/小时"),
        Example("每袋5KG。", "KG", "千克"),
        Example("铺设管道12km。", "km", "公里"),
    ),
    passes=(Example("时速60公里，浓度35μg/m³，DN300mm管道，10kV线路，K12+300处，8mmol/L。"),),
)
PER_TWICE = Rule(
    "每字重复",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "“/”就是“每”，重复了",
    "请只留一个",
    _WHERE,
    fires=(Example("速度为60公里/每小时。", "/每", "/"),),
    passes=(Example("速度为60公里/小时，每小时60公里。"),),
)
SHARE_IN_POINTS = Rule(
    "占比用百分点",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "占比、比例用“%”，两个百分数相差多少才用“百分点”",
    "请核对",
    _WHERE,
    fires=(Example("占比达30个百分点。", "30个百分点", "30%"),),
    passes=(Example("占比达30%，占比提高5个百分点，占比比上年高3个百分点。"),),
)
MINUS_LESS = Rule(
    "下降负数",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "“下降”“减少”后又用了负号",
    "请删去负号，或者核对是升是降",
    _WHERE,
    fires=(
        Example("事故下降-5%。", "下降-5", "下降5"),
        Example("支出减少了－12万元。", "减少了－12", "减少了12"),
    ),
    passes=(Example("事故下降5%，下降3—5个百分点，温度在-18℃以下，下降5-10%。"),),
)


def _years(found: re.Match[str]) -> str:
    return "".join(str(_DIGITS.index(each)) for each in found[0][:4]) + "年"


def _numeral(words: str) -> str:
    """Return a Chinese numeral up to 39 in figures."""
    tens, ten, ones = words.rpartition("十")
    value = _DIGITS.index(ones) if ones else 0
    return str(value + (10 * (_DIGITS.index(tens) if tens else 1) if ten else 0))


def _in_figures(found: re.Match[str]) -> str:
    """Return a date with its Chinese numerals in figures."""
    return re.sub("[一二三四五六七八九十]+", lambda each: _numeral(each[0]), found[0])


def _with_century(found: re.Match[str]) -> str:
    return f"{'20' if found['year'] < '50' else '19'}{found['year']}年"


def _in_one_unit(found: re.Match[str]) -> str:
    """Return 3万5千 as 3.5万."""
    return f"{found[1]}.{found[3]}{found[2]}" if found[4] == "千" and found[2] == "万" else found[0]


_PATTERNS = (
    TextPattern(SHORT_YEAR, ("'", "’", "‘"), r"['’‘](?P<year>\d\d)年(?!代)", _with_century),
    TextPattern(SHORT_YEAR, ("0",), r"(?<![\dA-Za-z.,—～~/-])(?P<year>0\d)年(?!代)", _with_century),
    TextPattern(
        ZERO_SIGN,
        ("О", "Ο", "◯", "Ｏ", "０", "о", "ο"),
        r"(?<![一二三四五六七八九十百千])二[ОΟ◯Ｏ０οо][一二三][〇零ОΟ◯Ｏ０οо一二三四五六七八九](?=年)",
        lambda found: re.sub("[零ОΟ◯Ｏ０οо]", "〇", found[0]),
    ),
    TextPattern(CHINESE_YEAR, ("年",), r"(?:二〇|一九)[〇一二三四五六七八九]{2}年", _years),
    TextPattern(MIXED_DAY, ("月",), rf"(?<=\d年){_CHINESE_MONTH}(?=\d)", _in_figures),
    TextPattern(
        MIXED_DAY, ("年",), rf"(?<!\d)\d{{4}}年{_CHINESE_MONTH}(?![初末]?[一二三四五六七八九十])", _in_figures
    ),
    TextPattern(
        MIXED_DAY, ("月",), rf"(?<![年第、一二三四五六七八九十]){_CHINESE_MONTH}\d{{1,2}}日", _in_figures
    ),
    TextPattern(MIXED_DAY, ("月",), rf"(?<!\d)\d{{1,2}}月{_CHINESE_DAY}(?!内|游)", _in_figures),
    TextPattern(
        FIGURE_IN_WORD,
        ("1",),
        rf"(?<![\d.])(?:{_WORDS_WITH_ONE})(?!\d)",
        lambda found: found[0].replace("1", "一"),
    ),
    TextPattern(LONG_NUMBER, tuple("元人户亩吨"), r"(?<![\dA-Za-z.,/-])\d{4,14}0000(?=[元人户亩吨])"),
    TextPattern(
        LATIN_UNIT,
        tuple("kKmMc"),
        r"(?<![\dA-Za-z.+])\d[\d,.]{0,14}+[万亿]? ?"
        r"(?P<words>[kK][mM]/[hH]|[kK][mM][²2]?|[kK][gG]|[mM]²|[mM][³3]|[cm]m)(?![A-Za-z\d/²³])",
        lambda found: _LATIN_UNITS[found["words"].lower()],
    ),
    TextPattern(LATIN_UNIT, ("度C", "°C"), r"(?<=\d)(?:摄氏度C|度C|°C)", "℃"),
    TextPattern(POINTS, ("百分点",), r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?P<words>百分点)", "个百分点"),
    TextPattern(
        MIXED_NUMERAL,
        ("分之",),
        r"(?<![百千万十])([一二三四五六七八九十])分之([1-9])(?!\d)",
        lambda found: f"{found[1]}分之{_DIGITS[int(found[2])]}",
    ),
    TextPattern(MIXED_NUMERAL, ("百分之",), r"百分之[一二三四五六七八九十]{1,2}\d"),
    TextPattern(MIXED_DAY, ("年元月",), r"(?<=\d年)元月", "1月"),
    TextPattern(PER_TWICE, ("/每", "／每"), "[/／]每", "/"),
    TextPattern(
        SHARE_IN_POINTS,
        ("百分点",),
        r"(?:占比|占全\w{1,6}|比例|比重|覆盖率|合格率)(?:为|达到?|约为|约)?(?P<words>(\d[\d.]{0,12}+)个百分点)",
        lambda found: f"{found[2]}%",
    ),
    TextPattern(
        MINUS_LESS,
        tuple("-－−"),
        r"((?:下降|减少|降低|回落|下跌|下滑|缩减)了?)[-－−](\d[\d.]{0,12}+)(?![-－—～])",
        r"\1\2",
    ),
    TextPattern(TIMES_LESS, ("倍",), "(?:减少|降低|下降|缩短|缩小)了?[一二两三四五六七八九十几数]{1,3}倍"),
    TextPattern(
        ABOUT_TWICE,
        ("余元", "多元", "余"),
        r"(?:大约|约|近|接近)\d[\d,.]{0,12}+[万亿]?(?P<words>余元|多元(?=[，。；、的]))",
        "元",
    ),
    TextPattern(ABOUT_TWICE, ("多余",), rf"(?<=[\d万亿])多余(?={_COUNTED})", "余"),
    TextPattern(
        ABOUT_TWICE,
        ("以上",),
        r"\d[万亿]?(?:[余多][个家名户人元倍亩吨]?|倍多)(?P<words>以上)",
        "",
    ),
    TextPattern(
        ABOUT_TWICE,
        ("以上",),
        r"(?:至少|最少|不下)[^，。；、\d]{0,4}\d[\d,.]{0,12}+[^，。；、\d]{0,5}?(?P<words>以上)(?!学|的|单|人|规|职|经|年|河|老|城|企|公|医)",
        "",
    ),
    TextPattern(
        ABOUT_TWICE,
        ("近", "约"),
        r"(?:大约|约|大概)有?(?P<words>近)(?=[\d百千一二三四五六七八九十])|(?:将近|接近)(?P<second>约)(?=\d)",
        "",
    ),
    TextPattern(
        ABOUT_TWICE,
        ("以内", "以下"),
        r"不(?:超过|高于|多于)了?\d[\d,.]{0,12}+[万亿]?(?:元|%|人|天|个|年|公里|米|户|亩)?(?P<words>以内|以下)",
        "",
    ),
    TextPattern(ABOUT_TWICE, ("左右以", "上下以"), r"\d[^，。；、\d]{0,5}?(?P<words>左右|上下)以[上下]", ""),
    TextPattern(
        UNIT_ONCE,
        ("%", "％"),
        r"(?<![\d.])(\d[\d.]{0,8}+)[%％]([-—～~至])(\d[\d.]{0,8}+)(?=[，。；、）]|$)",
        r"\1%～\3%",
    ),
    TextPattern(
        GROUPED, (".",), r"(?<![\dA-Za-z.])\d{1,6}\.\d{1,3}\.\d{1,3}(?=[万亿]?[元人户亩吨]|[万亿%％])"
    ),
    TextPattern(
        GROUPED,
        (".万", ".亿", ".元", ".%"),
        r"(?<![\dA-Za-z.])(?<![第至到])(\d[\d,]{0,12}+\.\d{1,4}+|(?<=[\u4e00-\u9fff])\d[\d,]{0,12}+)\.(?=[万亿]?元|[万亿%][元人户亩吨名家，。]|%)",
        r"\1",
    ),
    TextPattern(SPACE_IN_NUMBER, (" .",), r"(?<=\d) +\.(?=\d)", "."),
    TextPattern(SQUARE_METRE, ("平方",), r"(?<=[\d万亿])平方(?![米公千厘毫分根英])", "平方米"),
    TextPattern(DIGIT_LETTERS, ("O.", "o."), r"(?<![A-Za-z0-9])[Oo]\.(?=\d)", "0."),
    TextPattern(
        DIGIT_LETTERS,
        tuple("lI"),
        r"(?<![A-Za-z0-9])[lI]{1,2}(?=月(?:\d|底|初|份|[，。]|完|开|前)|日(?!志)|[万亿]元|%)",
        lambda found: "1" * len(found[0]),
    ),
    TextPattern(
        MIXED_NUMERAL,
        ("万", "亿"),
        r"(?<![\d.])(\d{1,4})([万亿])(\d)([千百])(?=[元人个户家名亩吨])",
        _in_one_unit,
    ),
    TextPattern(
        MIXED_NUMERAL,
        tuple("十百千"),
        rf"(?<![第数几])[一二两三四五六七八九](?:[百千][一二三四五六七八九]?)?[十百千]\d{{1,3}}(?={_COUNTED})",
    ),
    TextPattern(
        MIXED_NUMERAL,
        ("几",),
        r"(?<![\d.])([1-9])0几(?=[个家户名人年次亩万公台件项天里米])",
        lambda found: f"{'' if found[1] == '1' else _DIGITS[int(found[1])]}十几",
    ),
)
LOOKS = (TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS)),)
