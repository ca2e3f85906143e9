"""Patterns of the figures that may be stale, in a text with plain digits and marks. All take linear time."""

from __future__ import annotations

import re

from replydesk.draft.taken.model import StaleKind

_CJK = r"[\u4e00-\u9fff]"
_DIGIT = "零〇一二两三四五六七八九"
_MANY = "十百千万亿"
_ARABIC = r"\d{1,15}(?:[,.]\d{1,9}){0,4}"
_CHINESE = f"[{_DIGIT}{_MANY}]{{1,12}}"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
_TO = r"(?:\s?(?:[-—–~～至到]|——)\s?)"
_MORE = "(?:余|多|几|来)?"
_ABOUT = "(?:将?近|约|超过?|逾|上|数|几|成|达)?"
_ORDER = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"  # of sessions, ranks, batches
_YEAR = r"(?:19|20)\d\d"
_CHINESE_YEAR = "[一二][九零〇○Oo][零〇○Oo一二三四五六七八九]{2}"
_ANY_YEAR = rf"(?:(?<!\d){_YEAR}|{_CHINESE_YEAR})"
_MONTH = r"(?:(?<!\d)\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月"
_DAY_OF_MONTH = r"(?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号])"
_ENDS = "(?:年?底|年?初|年?末|中旬|上旬|下旬|份)"
_UNTIL = "(?:截至|截止到?|统计到|统计至)?"

# Counted words behind a numeral: those of more characters first.
_UNITS = (
    "平方公里 平方千米 平方米 立方米 千瓦时 万千瓦 个百分点 个月 公里 千米 海里 公顷 公斤 千克 千瓦 兆瓦 小时 分钟 学时 课时"
    " 周岁 人次 床位 车位 泊位 学位 企业 单位 部门 学校 医院 园区 中心 基地 平台 机构 项目 公司 街道 社区 米 亩 吨 升 天 日"
    " 周 年 岁 名 位 户 家 个 项 条 件 座 处 所 栋 幢 间 套 台 辆 架 艘 列 次 批 期 轮 场 起 宗 例 种 门 部 本 册 份 张 篇"
    " 幅 只 头 匹 棵 株 枚 支 队 口 眼 根 段 道 片 块 床 席 站 县 区 市 省 镇 乡 村 街 校 院 厂 店 园 馆 库 桥 届 趟 棚 盏"
    " 对 双 副 把 箱 袋 瓶 克 秒 倍"
).split()
_UNIT = f"(?:{'|'.join(_UNITS)}|人(?!民|大|才|工|口|力|员|社|居|均|行|心|生|体|文|事|身))"
# Words of more of which there may be just one, without its being said for its number.
_ONE_UNIT = "(?:条(?!龙|心|腿|路)|座|所|家(?!亲|人)|处|栋|幢|辆|台|艘|名|位|次(?!性)|期|户|亩|吨|天|年(?!级|一度)|个月|个(?=[县区市省镇乡村])|[县市镇乡村街院校](?!级|中))"

# What has numerals and is stale in no letter, sought first.
HARMLESS = (
    re.compile(r"^\s{0,4}(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d))|附件\s?\d{1,2}"),
    re.compile(r"(?<![A-Za-z\d])(?:[3-6]G|[23]D|PM2\.5|PM10|CO2|A4)(?![A-Za-z\d])"),
    re.compile(r"7\s?[×xX*]\s?24(?:小时)?|(?<![\d.])24小时(?!内)"),
    re.compile(
        r"(?<!\d)(?:123(?:15|45|48|55|28|29|33|06|69|80|50|85)|110|119|120|122)(?![\d.])(?=\D{0,6}(?:热线|平台|电话|服务|报警|急救|便民))"
    ),
    re.compile(f"“[一二两三四五六七八九](?![{_MANY}五])[^”]{{1,8}}”"),
    re.compile(
        "八项规定|五位一体|四个(?:意识|自信|全面|服从)|两个(?:维护|确立|毫不动摇|健康|大局|结合|转变)|三个(?:代表|务必|一批)"
        "|[一二两三四五六七八九十几]个(?:方面|层面|维度|环节|阶段|步骤|重点|关键)|千家万户|千方百计|成千上万|千千万万|百年大计"
        "|万众一心|一年一度|一[家个]一[^，。；]|一次性|一年级|百花|千万(?!元|人|户|吨|亩|千|平|立|斤|[余多])"
    ),
)

_PATTERNS: tuple[tuple[StaleKind, str], ...] = (
    (StaleKind.PHONE, r"(?<!\d)(?:0\d{2,3}\s?[-—]?\s?\d{7,8}|1[3-9]\d{9})(?:-\d{1,5})?(?!\d)"),
    (StaleKind.PHONE, r"(?<=电话|手机|传真)(?:号码)?\s?[:：]?\s?\d[\d-]{4,15}"),
    (
        StaleKind.DOCUMENT,
        rf"(?:(?![根据按照依以和及与的关于等由在号见如经了])[\u4e00-\u9fff]){{0,10}}[〔\[(【<〈]\s?{_YEAR}\s?[〕\])】>〉]\s?第?\s?"
        r"[\dXx×_＿]{0,6}\s?号",
    ),
    (StaleKind.DOCUMENT, rf"(?:{_YEAR}年\s?)?第\s?{_ORDER}\s?号(?:令|公告|文件)|令\s?\(?第\s?{_ORDER}\s?号"),
    (StaleKind.DOCUMENT, rf"{_YEAR}年第{_ORDER}号"),
    (
        StaleKind.SESSION,
        rf"第?{_ORDER}届(?:{_CJK}{{0,16}}?第?{_ORDER}次(?:全体)?(?:会议|全会)|{_CJK}{{0,4}}?[一二三四五六七八九]中全会|{_CJK}{{0,4}}?[一二三四五六七八九]次会议)?",
    ),
    (StaleKind.SESSION, rf"第?{_ORDER}次(?:全体|常务|专题)?会议|第?{_ORDER}届"),
    (
        StaleKind.SESSION,
        "(?:党的)?(?:二十[一二]?|十[五六七八九])大(?!道|街|桥|厦|型|户|力|学)|[一二三四五六七八九]中全会",
    ),
    (
        StaleKind.NUMBER,
        r"第\s?[A-Za-z\d][A-Za-z\d-]{0,11}\s?号|第[零〇一二三四五六七八九十百千]{1,8}号(?!线)|编号\s?[:：为是]?\s?[A-Za-z\d-]{2,16}",
    ),
    (StaleKind.NUMBER, r"(?<=建议|提案|议案)\s?\(?\d{1,8}\s?号"),
    (
        StaleKind.AMOUNT,
        rf"{_ABOUT}{_NUMBER}(?:{_TO}{_NUMBER})?{_MORE}\s?[{_MANY}]{{0,4}}{_MORE}\s?(?:美元|欧元|港元|日元|元(?!旦|素|件|气|月)|块钱)",
    ),
    (StaleKind.AMOUNT, rf"{_ABOUT}[{_MANY}]{{1,4}}{_MORE}(?:美元|元(?!旦|素|件|气|月))"),
    (StaleKind.PERCENT, rf"{_ABOUT}{_ARABIC}(?:%?{_TO}{_ARABIC})?\s?[%‰](?:以上|以下|左右)?"),
    (
        StaleKind.PERCENT,
        rf"[百千万]分之{_NUMBER}(?:点{_CHINESE})?(?:以上|以下|左右)?|{_ABOUT}{_NUMBER}(?:点{_CHINESE})?个百分点",
    ),
    (StaleKind.PERCENT, rf"{_NUMBER}分之{_NUMBER}|{_ABOUT}{_NUMBER}{_MORE}倍|翻[一两二三]番"),
    (
        StaleKind.PERCENT,
        "(?<![一-龥])[一二三四五六七八九]成(?![立为功绩果效熟员长都本人型交])|(?<=[近约超过达逾])[一二三四五六七八九]成|[一二三四五六七八九]成(?=以上|左右|多)",
    ),
    (StaleKind.DATE, rf"{_UNTIL}(?<!\d){_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)"),
    (
        StaleKind.DATE,
        rf"{_UNTIL}(?:{_ANY_YEAR}\s?年\s?|[今去前明本上]年)?{_MONTH}(?:{_DAY_OF_MONTH}|{_ENDS})?",
    ),
    (
        StaleKind.DATE,
        rf"{_UNTIL}(?:{_ANY_YEAR}\s?年|[今去前明本]年)(?:年?[底初末中](?!小|学|央|心|国|等|部)|[上下]半年|第?[一二三四1-4]季度|前三季度|前?{_ORDER}个月|春季|夏季|秋季|冬季)",
    ),
    (StaleKind.YEAR, rf"{_ANY_YEAR}\s?年?(?:{_TO}(?:{_ANY_YEAR}|\d\d)){{1,2}}\s?(?:学年|年度|年)?"),
    (StaleKind.YEAR, rf"{_ANY_YEAR}\s?(?:学年|年度|年)"),
    (
        StaleKind.YEAR,
        r"[“\"](?:十[一二三四五六]?五|[七八九]五)[”\"]|(?:十[一二三四五六]五|十五五)|[七八九]五(?=普法|规划|期间|时期)",
    ),
    (StaleKind.YEAR, rf"(?<!\d){_YEAR}(?!\d)"),
    (
        StaleKind.YEAR,
        rf"[近前后这](?:\d{{1,2}}|[两二三四五六七八九十几]{{1,2}})年来?|(?:今后|未来|连续){_ORDER}年",
    ),
    (
        StaleKind.YEAR,
        "[今去]年以来|(?<![一-龥])[今去前明后来本]年(?!轮|夜)度?|今年|去年|明年|上一?年度?|下一?年度|新一年|当年|年内(?!涝)",
    ),
    (StaleKind.DATE, "截至目前|截至|截止目前|统计到目前|(?:当前|目前|现阶段|近日|日前|近期|最近)"),
    (
        StaleKind.DATE,
        "[本上下当]月(?:[底初末中]|[上中下]旬)?|[年月]底|年初|年末|年中(?!考)|[上下]半年|前?第?[一二三四1-4]个?季度|月[初末](?!来)",
    ),
    (StaleKind.DATE, r"(?<!\d)\d{1,2}[:：]\d\d(?!\d)"),
    (StaleKind.COUNT, rf"前(?:\d{{1,3}}|[一二三四五六七八九十百]{{1,3}})(?:名|位|强|个|批)?(?![期者沿线])"),
    (
        StaleKind.COUNT,
        rf"第(?:\d{{1,4}}|[一二两三四五六七八九十百]{{1,4}})(?:名|位(?!的)|批|期|次|轮|年|条|款|章|场|季|站|个|家|座|所|梯队)",
    ),
    (StaleKind.COUNT, rf"(?<=[居列位排])(?:全[国省市区县])?第{_ORDER}|(?<=全[国省市区县])第{_ORDER}"),
    (
        StaleKind.COUNT,
        rf"{_ABOUT}{_ARABIC}(?:{_TO}{_ARABIC})?\s?{_MORE}\s?[{_MANY}]{{0,3}}{_MORE}\s?(?:{_UNIT}|级|类|层|线|路|点|师|组|班|楼|号|人)?",
    ),
    (
        StaleKind.COUNT,
        rf"{_ABOUT}[{_DIGIT}]?[{_MANY}][{_DIGIT}{_MANY}]{{0,10}}{_MORE}\s?[万亿]?{_MORE}\s?{_UNIT}",
    ),
    (StaleKind.COUNT, rf"(?:[{_DIGIT[2:]}][十百千万亿]|十[{_DIGIT[2:]}])[{_DIGIT}{_MANY}]{{0,10}}{_MORE}"),
    (StaleKind.COUNT, rf"(?:数|几|上|近|逾|超|约)[十百千万亿]{{1,3}}{_MORE}|[百千](?:余|多)[万亿]?"),
    (StaleKind.COUNT, rf"(?<![第十百千万一周初高大])[二两三四五六七八九]{_MORE}\s?{_UNIT}(?!化)"),
    (StaleKind.COUNT, rf"(?<![每同这那统唯进某另第何之万专逐单十百千]){'一'}{_ONE_UNIT}"),
)
FIGURE_PATTERNS: tuple[tuple[StaleKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern)) for kind, pattern in _PATTERNS
)
