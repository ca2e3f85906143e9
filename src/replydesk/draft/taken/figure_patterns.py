"""Patterns of the figures that may be stale, in a text with plain digits and marks. All take linear time."""

from __future__ import annotations

import re
from functools import cache

from replydesk.draft.taken.model import StaleKind

_CJK = r"[\u4e00-\u9fff]"
_DIGIT = "零〇一二两三四五六七八九"
_MANY = "十百千万亿"
_ARABIC = r"\d{1,15}(?:[,.]\d{1,9}){0,4}"
_CHINESE = f"[{_DIGIT}{_MANY}]{{1,12}}"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
_TO = r"(?:\s?(?:[-—–~～至到]|——)\s?)"
_MORE = "(?:余|多|几|来)?"
_ABOUT = "(?:[近约超逾数几])?"
_ORDER = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"  # of sessions, ranks, batches
_YEAR = r"(?:19|20)\d\d"
_CHINESE_YEAR = "[一二][九零〇○Oo][零〇○Oo一二三四五六七八九]{2}"
_ANY_YEAR = rf"(?:(?<!\d){_YEAR}|{_CHINESE_YEAR})"
_MONTH = r"(?:(?<!\d)\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月"
_DAY = r"\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号]"
_UNTIL = "(?:截至|截止到?|统计[到至])?"
_FROM_UNITS = "(?:以[上下]|左右)?"

# Words behind a numeral that is a count, those of more characters first.
_UNITS = "|".join(
    (
        "平方公里|平方千米|平方米|立方米|千瓦时|万千瓦|个月|公里|千米|海里|公顷|公斤|千克|千瓦|兆瓦|小时",
        "分钟|学时|课时|周岁|人次|床位|车位|泊位|学位|企业|单位|部门|学校|医院|园区|中心|基地|平台|机构",
        "项目|公司|街道|社区|米|亩|吨|升|天|日|周|年|岁|名|位|户|家|个|项|条|件|座|处|所|栋|幢|间|套|台",
        "辆|架|艘|列|次|批|期|轮|场|起|宗|例|种|门|部|本|册|份|张|篇|幅|只|头|匹|棵|株|枚|支|队|口|眼",
        "根|段|道|片|块|床|席|站|县|区|市|省|镇|乡|村|街|校|院|厂|店|园|馆|库|桥|届|趟|棚|盏|对|双|副|把",
        "箱|袋|瓶|克|秒|倍|人(?!民|大|才|工|口|力|员|社|居|均|行|心|生|体|文|事|身)",
    )
)
# Words behind 一 that make it a count: 一个, 一项, 一种 are mostly no number.
_UNITS_OF_ONE = "|".join(
    (
        "条(?!龙|心|腿|路)|座|所|家(?!亲|人)|处|栋|幢|辆|台|艘|名|位|次(?!性)|期|户|亩|吨|天",
        "年(?!级|一度)|个月|个(?=[县区市省镇乡村])|[县市镇乡村街院校](?!级|中)",
    )
)
_PAIRS = "意识|自信|全面|服从|维护|确立|毫不动摇|健康|大局|结合|转变|代表|务必|一批"
_OF_THE_TEXT = "方面|层面|维度|环节|阶段|步骤|重点|关键"  # 三个方面 counts what the text itself has

# What has numerals and is stale in no letter, sought first.
_HARMLESS = (
    r"^\s{0,4}(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d))|附件\s?\d{1,2}",
    r"(?<![A-Za-z\d])(?:[3-6]G|[23]D|PM2\.5|PM10|CO2|A4)(?![A-Za-z\d])",
    r"7\s?[×xX*]\s?24(?:小时)?|(?<![\d.])24小时(?!内)",
    r"(?<!\d)(?:123\d\d|110|119|120|122)(?![\d.])(?=\D{0,6}(?:热线|平台|电话|服务|报警|急救|便民))",
    rf"“[一二两三四五六七八九](?!五)[^”\d{_MANY}年月]{{1,8}}”",
    f"八项规定|五位一体|[一二两三四五六七八九十几]个(?:{_PAIRS}|{_OF_THE_TEXT})|千家万户|千方百计",
    "每(?:年|月|周|日|天|季度?|两年|半年)(?:[调评核会研通]?[度估定商究报]?)?一次",
    "成千上万|千千万万|百年大计|万众一心|一年一度|一[家个]一[^，。；]|一次性|一年级",
    "千万(?!元|人|户|吨|亩|千|平|立|斤|[余多])",
)

_PHONE = (
    r"(?<!\d)(?:0\d{2,3}\s?[-—]?\s?\d{7,8}|1[3-9]\d{9})(?:-\d{1,5})?(?!\d)",
    r"(?<=电话|手机|传真)(?:号码)?\s?[:：]?\s?\d[\d-]{4,15}",
)
_DOCUMENT = (
    rf"(?:(?![根据按照依以和及与的关于等由在号见如经了]){_CJK}){{0,10}}"
    rf"[〔\[(【<〈]\s?{_YEAR}\s?[〕\])】>〉]\s?第?\s?[\dXx×_＿]{{0,6}}\s?号",
    rf"(?:{_YEAR}年\s?)?第\s?{_ORDER}\s?号(?:令|公告|文件)|令\s?\(?第\s?{_ORDER}\s?号",
    rf"{_YEAR}年第?{_ORDER}号|[一二三四五六七八九十]号文件",
)
_SESSION = (
    rf"第?{_ORDER}届(?:{_CJK}{{0,16}}?第?{_ORDER}次(?:全体)?(?:会议|全会)|{_CJK}{{0,4}}?{_ORDER}中全会)?",
    rf"第?{_ORDER}次(?:全体|常务|专题)?会议",
    "[本上下首]届(?!时)|(?:全国|[省市县区])?“?两会”?(?=期间|召开|[前后上闭开])",
    "(?:党的)?(?:二十[一二]?|十[五六七八九])大(?!道|街|桥|厦|型|户|力|学)|[一二三四五六七八九]中全会",
)
_ITEM = (
    r"第\s?[A-Za-z\d][A-Za-z\d-]{0,11}\s?号|第[零〇一二三四五六七八九十百千]{1,8}号(?!线)",
    "[一二三四五六七八九十]{1,3}号(?:提案|议案|建议|线(?!索)|楼|地块|桥|院|厂房|泵站)",
    r"编号\s?[:：为是]?\s?[A-Za-z\d-]{2,16}|(?<=建议|提案|议案)\s?\(?\d{1,8}\s?号",
)
_YUAN = "(?:美元|欧元|港元|日元|元(?!旦|素|件|气|月)|块钱)"
_AMOUNT = (
    rf"{_ABOUT}{_NUMBER}(?:{_TO}{_NUMBER})?{_MORE}\s?[{_MANY}]{{0,4}}{_MORE}\s?{_YUAN}",
    rf"[近约超逾数几上成]?[{_MANY}]{{1,4}}{_MORE}{_YUAN}|{_ABOUT}{_NUMBER}{_MORE}个亿",
)
_PERCENT = (
    rf"{_ABOUT}{_ARABIC}(?:%?{_TO}{_ARABIC})?\s?[%‰]{_FROM_UNITS}",
    rf"[百千万]分之{_NUMBER}(?:点{_CHINESE})?{_FROM_UNITS}|{_ABOUT}{_NUMBER}(?:点{_CHINESE})?个百分点",
    rf"{_NUMBER}分之{_NUMBER}|{_ABOUT}{_NUMBER}{_MORE}倍|翻了?[一两二三]?番|一半|过半|半数",
    "(?<![一-龥])[一二三四五六七八九]成(?![立为功绩果效熟员长都本人型交])",
    "(?<=[近约超过达逾降升长加少占高])[一二两三四五六七八九]成(?![立为功绩果效熟员长都本人型交])|[一二三四五六七八九]成(?=以上|左右|多)",
)
_DATE = (
    rf"{_UNTIL}(?<!\d){_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)",
    rf"{_UNTIL}(?:{_ANY_YEAR}\s?年\s?|[今去前明本上]年)?(?:(?<!\d)\d{{1,2}}{_TO})?{_MONTH}(?:{_DAY}|年?[底初末]|[上中下]旬|份)?",
    rf"{_UNTIL}(?:{_ANY_YEAR}\s?年|[今去前明本]年)"
    rf"(?:[上下]半年|第?[一二三四1-4]季度|前三季度|前{_ORDER}个月|[春夏秋冬]季|[底初末]|中(?!小|学|央|心|国|等|部))",
)
_YEARS = (
    rf"{_ANY_YEAR}\s?年?(?:{_TO}(?:{_ANY_YEAR}|\d\d)){{1,2}}\s?(?:学年|年度|年)?",
    rf"{_ANY_YEAR}\s?(?:学年|年度|年)",
    r"[“\"](?:十[一二三四五六]?五|[七八九]五)[”\"]|十[一二三四五六]五|[七八九]五(?=普法|规划|期间|时期)",
    rf"(?<!\d){_YEAR}(?!\d)",
    r"[近前后这](?:\d{1,2}|[两二三四五六七八九十几]{1,2})年来?",
    rf"(?:今后|未来|连续){_ORDER}年",
    "[今去]年以来|今年|去年|明年|(?<![一-龥])[前后来]年(?!轮|夜)度?|本年(?!轮)度?|[上下]一?年度?(?!级)|新一年|当年|(?<![一二两三四五六七八九十\\d])年内(?!涝)|(?<![上下])半年(?!度)",
)
_RELATIVE_DATE = (
    rf"{_UNTIL}(?:[本上下当]月(?:[底初末中]|[上中下]旬)?|[年月]底|年初|年末|月[初末](?!来)|年中(?!考)|[上下]半年)",
    rf"{_UNTIL}前?第?[一二三四1-4]个?季度|(?<!\d)\d{{1,2}}[:：]\d\d(?!\d)",
    "去冬今春|今冬明春|[今去明][春夏秋冬](?:季|天)?(?![风雨色花])",
    "(?:春节|元旦|清明|五一|端午|中秋|国庆|重阳)(?:节|假期)?(?:[前后]|期间|以来|前夕)",
    f"{_UNTIL}目前|[今昨明]天|截至|当前|现阶段|近日|日前|近期|最近",
)
_COUNT = (
    "首(?:[批个次家轮期座条项例台部支只]|单(?!位))(?!席)|首(?=创|发|推)|数以[十百千万亿]+计",
    "(?:[居列位]|排名|排在|走在|处于|位居|稳居)全[国省市区县](?:前列|首位|上游|前茅|领先|第一方阵)",
    r"前(?:\d{1,3}|[一二三四五六七八九十百]{1,3})(?:名|位|强|个|批)?(?![期者沿线])",
    r"第(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:名|位(?!的)|批|期|次|轮|年|条|款|章|场|季|站|个|家|座|所|梯队)",
    rf"(?<=[居列位排])(?:全[国省市区县])?第{_ORDER}|(?<=全[国省市区县])第{_ORDER}",
    rf"{_ABOUT}{_ARABIC}(?:{_TO}{_ARABIC})?\s?{_MORE}\s?[{_MANY}]{{0,3}}{_MORE}"
    rf"\s?(?:{_UNITS}|级|类|层|线|路|点|师|组|班|楼|号|人)?",
    rf"{_ABOUT}[{_DIGIT}]?[{_MANY}][{_DIGIT}{_MANY}]{{0,10}}{_MORE}\s?[万亿]?{_MORE}\s?(?:{_UNITS})",
    rf"(?:[二两三四五六七八九一][十百千万亿]|十[{_DIGIT[2:]}])[{_DIGIT}{_MANY}]{{0,10}}{_MORE}",
    rf"[数几上近逾超约成][十百千万亿]{{1,3}}{_MORE}|[百千](?:余|多)[万亿]?|十[几多余][万亿]",
    rf"(?<![第十百千万一周初高大])[二两三四五六七八九]{_MORE}\s?(?:{_UNITS})(?!化)",
    rf"(?<![每同这那统唯进某另第何之万专逐单十百千])一(?:{_UNITS_OF_ONE})",
)
# In the order in which they are sought: a character belongs to the first that has it.
_KINDS = (
    (StaleKind.PHONE, _PHONE),
    (StaleKind.DOCUMENT, _DOCUMENT),
    (StaleKind.SESSION, _SESSION),
    (StaleKind.NUMBER, _ITEM),
    (StaleKind.AMOUNT, _AMOUNT),
    (StaleKind.PERCENT, _PERCENT),
    (StaleKind.DATE, _DATE),
    (StaleKind.YEAR, _YEARS),
    (StaleKind.DATE, _RELATIVE_DATE),
    (StaleKind.COUNT, _COUNT),
)


@cache  # compiled when first used
def harmless_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what is no figure although it has numerals."""
    return tuple(map(re.compile, _HARMLESS))


@cache  # compiled when first used
def figure_patterns() -> tuple[tuple[StaleKind, re.Pattern[str]], ...]:
    """Return the patterns of figures with their kinds, the surest first."""
    return tuple((kind, re.compile(each)) for kind, patterns in _KINDS for each in patterns)
