"""The rules of numbers (GB/T 15835-2011, as far as this genre follows it), their units and approximations."""

from __future__ import annotations

import re

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme, standard

_GB = standard("GB/T 15835-2011")
_WHERE = "正文各段、标题"
_THOUSANDS = {"十": 10, "百": 100, "千": 1000}
_COUNTED = "[元人个户家名件台辆亩吨万亿米套所张间册场次]"

NO_ZERO = Rule(
    "小数前零",
    Theme.MARKS,
    Level.SUSPECTED,
    _GB,
    "小数点前少了 0",
    "请补上 0",
    _WHERE,
    fires=(Example("下降.5个百分点。", ".5", "0.5"),),
    passes=(Example("下降0.5个百分点，版本为V2.5。"),),
)
DIGIT_LETTERS = Rule(
    "数字混字母",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "数字里混了字母",
    "请改成数字",
    _WHERE,
    fires=(Example("2O25年投入1O00万元。", "2O25", "2025"), Example("投入l2万元。", "l2", "12")),
    passes=(Example("PM10、5G、B12、H5页面、O2O模式，2025年。"),),
)
MIXED_NUMERAL = Rule(
    "数字混汉字",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "阿拉伯数字后用了“十”“百”“千”",
    "只有“万”“亿”可以跟在阿拉伯数字后面",
    _WHERE,
    fires=(Example("补助3千元。", "3千元", "3000元"), Example("共3千5百人。", "3千5百人", "3500人")),
    passes=(Example("共3000万元，2千克，全长5千米，5百分点以内，数千人。"),),
)
ABOUT_TWICE = Rule(
    "概数重复",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "前后都表示概数，重复了",
    "请只留一个",
    _WHERE,
    fires=(
        Example("新增约300个左右。", "左右"),
        Example("每年约节约资金60万元左右。", "左右"),
        Example("近500余户受益。", "余"),
        Example("超过30%以上。", "以上"),
    ),
    passes=(Example("新增约300个，左右两侧各20米，近500户，60岁以上超过30%。"),),
)
TIMES_LESS = Rule(
    "减少用倍",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "减少、降低不用“倍”来说，也不会超过 100%",
    "请核对数字",
    _WHERE,
    fires=(Example("事故减少了2倍。", "减少了2倍"), Example("事故下降120%。", "下降120%")),
    passes=(Example("产量增加2倍，事故下降20%，下降100%。"),),
)
PER_CENT = Rule(
    "百分之数字",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "“百分之”后用了阿拉伯数字",
    "请用“%”",
    _WHERE,
    fires=(Example("增长百分之30。", "百分之30", "30%"),),
    passes=(Example("增长百分之三十，增长30%。"),),
)
WIDE_PER_CENT = Rule(
    "全角百分号",
    Theme.MARKS,
    Level.HINT,
    _GB,
    "百分号用了全角",
    "请改为半角",
    _WHERE,
    fires=(Example("增长30％。", "％", "%"),),
    passes=(Example("增长30%。"),),
)
POINTS = Rule(
    "百分点重复",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "“%”和“个百分点”重复了",
    "请只留一个",
    _WHERE,
    fires=(Example("提高5%个百分点。", "5%个百分点", "5个百分点"),),
    passes=(Example("提高5个百分点，达到85%。"),),
)
DOUBLED_UNIT = Rule(
    "单位重复",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "单位或者符号写了两遍",
    "请只留一个",
    _WHERE,
    fires=(
        Example("投入300万元元。", "万元元", "万元"),
        Example("增长30%%。", "%%", "%"),
        Example("投入12..5亿元。", "12..5", "12.5"),
        Example("投入300万亿万元。", "万亿万元"),
    ),
    passes=(Example("投入300万元，12.5亿元，GDP达到3万亿元。"),),
)
GROUPED = Rule(
    "数字分节",
    Theme.MARKS,
    Level.SUSPECTED,
    CUSTOM,
    "数字里的逗号或句号位置不对",
    "三位一节，用半角逗号；小数点用下圆点",
    _WHERE,
    fires=(
        Example("投入1，206万元。", "1，206", "1,206"),
        Example("投入12,06万元。", "12,06"),
        Example("投入12。5亿元。", "12。5", "12.5"),
        Example("系数仅为0。48。", "0。48", "0.48"),
    ),
    passes=(Example("投入1,206万元，2024，2025两年，分别为100，200户，完成1,206,300平方米。"),),
)
LETTER_CASE = Rule(
    "字母大小写",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "字母的大小写不对",
    "请改过来",
    _WHERE,
    fires=(Example("pm2.5下降，5g基站增加。", "pm", "PM"), Example("新建5g基站。", "5g", "5G")),
    passes=(Example("PM2.5下降，5G基站增加，每包5g装。"),),
)
DECIMAL_DOT = Rule(
    "小数顿号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "两个数之间用了顿号，也许是小数点",
    "请核对",
    _WHERE,
    fires=(Example("绿化面积9、6万平方米。", "9、6", "9.6"),),
    passes=(Example("绿化面积9.6万平方米，第9、10栋。"),),
)
SQUARE_METRE = Rule(
    "平米",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "“平米”“M2”不是规范的单位名称",
    "请写“平方米”",
    _WHERE,
    fires=(Example("新增300平米。", "平米", "平方米"), Example("绿地850M2。", "M2", "平方米")),
    passes=(Example("新增300平方米。"),),
)
TWO = Rule(
    "二和两",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "量词前一般用“两”",
    "请核对",
    _WHERE,
    fires=(Example("新建二个公园。", "二个", "两个"),),
    passes=(Example("第二个公园、十二个公园、一二个、二位数。"),),
)

_LIKE_DIGIT = str.maketrans("OolI", "0011")


def _plain_number(found: re.Match[str]) -> str:
    """Return 3千5百 as 3500."""
    total = sum(
        int(digits) * _THOUSANDS[unit] for digits, unit in re.findall("([0-9]{1,2})([十百千])", found["n"])
    )
    return f"{total}{found['unit']}"


def _grouped(found: re.Match[str]) -> str:
    """Return 1，206 as 1,206; amounts told one by one stay."""
    before = found.string[max(found.start() - 40, 0) : found.start()]
    return found[0] if "分别" in before else f"{found[1]},{found[2]}"


_PATTERNS = (
    TextPattern(NO_ZERO, (".",), r"(?<![\dA-Za-z.])(?<!\d )\.\d+(?=[%％个万亿])", r"0\g<0>"),
    TextPattern(
        DIGIT_LETTERS,
        tuple("OolI"),
        r"(?<![A-Za-z0-9])(?=[lI]{0,2}\d)(?=\d{0,10}[OolI])[\dOolI]{2,12}+(?=[\u4e00-\u9fff%％])",
        lambda found: found[0].translate(_LIKE_DIGIT),
    ),
    TextPattern(
        MIXED_NUMERAL,
        tuple("十百千"),
        rf"(?<![\d.万亿])(?P<n>(?:\d{{1,2}}[十百千]){{1,3}})(?!(?<=千)米)(?P<unit>{_COUNTED})",
        _plain_number,
    ),
    TextPattern(
        ABOUT_TWICE,
        ("左右", "上下", "余", "多", "以上"),
        r"(?:大约|约|近|接近)\d[\d,.]{0,12}+[万亿]?(?P<words>[余多])(?![少数年样种方元])",
        "",
    ),
    TextPattern(
        ABOUT_TWICE,
        ("左右", "上下"),
        r"(?:大约|约|接近)[^，。；、约]{0,8}?\d[\d,.]{0,12}+[^，。；、\d]{0,6}?(?P<words>左右|上下)(?!两|联|级|班)",
        "",
    ),
    TextPattern(
        ABOUT_TWICE,
        ("以上",),
        r"(?:超过|高于|逾|不少于|不低于)了?\d[\d,.]{0,12}+(?:[万亿]?(?:元|%|人|户|个|家|名)|%)(?P<words>以上)",
        "",
    ),
    TextPattern(
        TIMES_LESS,
        ("倍", "%", "％"),
        r"(?:减少|降低|下降|缩短|缩小)了?(?:\d[\d.]*倍|(?:1(?!00(?:\.0+)?[%％])\d\d|[2-9]\d\d)(?:\.\d+)?[%％])",
    ),
    TextPattern(PER_CENT, ("百分之",), r"百分之(\d[\d.]{0,12}+)", r"\g<1>%"),
    TextPattern(WIDE_PER_CENT, ("％",), "％", "%"),
    TextPattern(POINTS, ("百分点",), r"(?<![\d.])(\d[\d.]{0,12}+)[%％]个?百分点", r"\g<1>个百分点"),
    TextPattern(DOUBLED_UNIT, ("元元",), "[万亿]元元", lambda found: found[0][:-1]),
    TextPattern(DOUBLED_UNIT, ("亿万", "万万", "亿亿"), r"(?<=\d)(?:万亿万|亿万|万万|亿亿)元?"),
    TextPattern(DOUBLED_UNIT, ("%%", "％％"), "[%％]{2,}", "%"),
    TextPattern(DOUBLED_UNIT, ("..",), r"(?<![\d.])(\d+)\.\.(\d+)(?![\d.])", r"\g<1>.\g<2>"),
    TextPattern(
        GROUPED,
        ("，",),
        r"(?<![\d，,])(\d{1,3})，(\d{3})(?=[\u4e00-\u9fff])",
        _grouped,
    ),
    TextPattern(GROUPED, (",",), r"(?<![\d,.])\d{1,3}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?![\d,])"),
    TextPattern(
        GROUPED,
        ("。",),
        r"(?<![\d。.])(\d{1,4})。(\d{1,3})(?![\d年月日、.．）)])",
        r"\1.\2",
    ),
    TextPattern(
        DECIMAL_DOT,
        ("、",),
        r"(?<![\d、.])(\d{1,4})、(\d{1,2})(?=[万亿%％])(?![^，。；]{0,16}(?:分别|各))",
        r"\1.\2",
    ),
    TextPattern(LETTER_CASE, ("pm", "Pm"), r"(?<![A-Za-z])[Pp]m(?=2\.5|10)", "PM"),
    TextPattern(
        LETTER_CASE,
        ("4g", "5g"),
        r"(?<![\d.A-Za-z])[45]g(?=基站|网络|信号|技术|应用|建设|覆盖)",
        lambda found: found[0].upper(),
    ),
    TextPattern(SQUARE_METRE, ("平米",), r"(?<=[\d万亿])平米", "平方米"),
    TextPattern(SQUARE_METRE, ("M2", "m2", "㎡"), r"(?<=[\d万亿])(?:[Mm]2(?![\d.A-Za-z])|㎡)", "平方米"),
    TextPattern(
        TWO,
        ("二",),
        r"(?<![第十百千一二三四五六七八九〇、\d])二(?:个|家|户|辆|座|台|所(?!有))(?!月)",
        lambda found: f"两{found[0][1:]}",
    ),
)
LOOKS = (TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS)),)
