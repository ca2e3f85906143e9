"""Ordinary sentences of replies by a grammar of our own: nothing in them is private."""

from __future__ import annotations

import random
from collections.abc import Callable

_N = Callable[[random.Random], str]


def _amount(rng: random.Random) -> str:
    unit = rng.choice(("元", "万元", "亿元", "元", "万美元"))
    value = rng.choice(
        (rng.randrange(1, 99999), rng.randrange(10**6, 10**11) if unit == "元" else rng.randrange(1, 9999))
    )
    forms = (
        f"{value}{unit}",
        f"{value:,}{unit}",
        f"{value}.{rng.randrange(1, 100):02}{unit}",
        f"{value} {unit}",
    )
    return rng.choice(forms)


def _year(rng: random.Random) -> str:
    return str(rng.randrange(1998, 2036))


def _date(rng: random.Random) -> str:
    year, month, day = rng.randrange(1998, 2031), rng.randrange(1, 13), rng.randrange(1, 29)
    forms = (
        "{0}年{1}月{2}日",
        "{0}-{1:02}-{2:02}",
        "{0}.{1:02}.{2:02}",
        "{0}/{1}/{2}",
        "{0}{1:02}{2:02}",
        "{1}月{2}日",
        "{0}年{1}月",
    )
    return rng.choice(forms).format(year, month, day)


def _years(rng: random.Random) -> str:
    one = rng.randrange(1998, 2026)
    return f"{one}{rng.choice('-—～－至')}{one + rng.randrange(1, 10)}年"


def _percent(rng: random.Random) -> str:
    one, other = (f"{rng.randrange(1, 100)}{rng.choice(('', f'.{rng.randrange(1, 100)}'))}%" for _ in "ab")
    return rng.choice(
        (
            one,
            f"{one}提高到{other}",
            f"{one}～{other}",
            f"{one}、{other}",
            f"{rng.randrange(1, 9)}.{rng.randrange(1, 99):02}‰",
        )
    )


def _count(rng: random.Random) -> str:
    unit = rng.choice(
        (
            "人",
            "户",
            "个",
            "家",
            "件",
            "人次",
            "名",
            "处",
            "条",
            "次",
            "台",
            "套",
            "亩",
            "公里",
            "平方米",
            "吨",
            "座",
            "株",
            "辆",
            "所",
            "万人次",
            "千瓦时",
        )
    )
    value = rng.choice((rng.randrange(1, 100), rng.randrange(100, 9999), rng.randrange(10**4, 10**8)))
    return rng.choice(
        (
            f"{value}{unit}",
            f"{value:,}{unit}",
            f"{value}余{unit}",
            f"{value}多{unit}",
            f"{value / 100:.2f}万{unit}",
        )
    )


def _range(rng: random.Random) -> str:
    one = rng.choice((rng.randrange(1, 100), rng.randrange(1, 60) * 100))
    other = one + rng.choice((5, 10, 50, 100, 500, 1000))
    unit = rng.choice(("元", "万元", "人", "户", "公里", "米", "亩", "个", "天", "岁", "平方米"))
    return f"{one}{rng.choice('-～—－至')}{other}{unit}"


def _document(rng: random.Random) -> str:
    body = rng.choice(("国办发", "云政发", "云民复议字", "财社", "发改投资", "建办城函", "云民发"))
    return f"{body}〔{_year(rng)}〕{rng.randrange(1, 1500)}号"


def _article(rng: random.Random) -> str:
    numeral = rng.choice(("一百二十", "二十三", "五", "三十六", "一百零八", "九十九", "一百八十七"))
    return rng.choice(
        (f"第{numeral}条", f"第{numeral}条第二款", f"第{numeral}条第（三）项", f"第{rng.randrange(1, 300)}条")
    )


def _hotline(rng: random.Random) -> str:
    number = rng.choice(
        (
            "12345",
            "110",
            "119",
            "120",
            "12388",
            "12315",
            "12333",
            "95598",
            "96123",
            "12369",
            "400-812-3456",
            "4008123456",
            "800-810-1234",
            "12393",
            "10086",
        )
    )
    return rng.choice(
        (
            f"{number}热线",
            f"拨打{number}",
            f"热线{number}",
            f"服务热线：{number}",
            f"{number}",
            f"电话{number}",
        )
    )


def _item(rng: random.Random) -> str:
    number = rng.choice(
        (
            f"{rng.randrange(1, 9999):04}",
            f"{rng.randrange(1, 999):03}",
            f"{rng.randrange(10**5, 10**6)}",
            f"13{rng.randrange(10**5):05}",
            f"{_year(rng)}{rng.randrange(1, 999):04}",
        )
    )
    return f"第{number}号{rng.choice(('建议', '提案', '代表建议'))}"


def _project_code(rng: random.Random) -> str:
    parts = (rng.randrange(110000, 659999), rng.randrange(10, 99), f"{rng.randrange(10):02}")
    return "-".join(map(str, (_year(rng), *parts, f"{rng.randrange(10**6):06}")))


def _stake(rng: random.Random) -> str:
    return f"K{rng.randrange(1, 900)}+{rng.randrange(0, 1000):03}"


def _degrees(rng: random.Random, low: int, high: int) -> str:
    degrees = rng.randrange(low, high)
    return rng.choice((f"{degrees}.{rng.randrange(10**4):04}", f"{degrees}°{rng.randrange(60)}′"))


def _code(rng: random.Random) -> str:
    forms = (
        f"邮编{rng.randrange(100000, 999999)}",
        f"邮政编码：{rng.randrange(100000, 999999)}",
        f"统一社会信用代码91{rng.randrange(10**6):06}MA{rng.randrange(10**7):07}X",
        f"项目代码{_project_code(rng)}",
        f"标准GB/T {rng.randrange(100, 50000)}-{_year(rng)}",
        f"GB {rng.randrange(1000, 50000)}—{_year(rng)}",
        f"ISO {rng.randrange(1000, 50000)}:{_year(rng)}",
        f"HJ {rng.randrange(100, 2000)}-{_year(rng)}",
        f"型号为DN{rng.randrange(50, 2000)}",
        f"桩号{_stake(rng)}",
        f"{_stake(rng)}～{_stake(rng)}段",
        f"G{rng.randrange(1, 99)}高速",
        f"S{rng.randrange(100, 400)}省道",
        f"东经{_degrees(rng, 73, 135)}、北纬{_degrees(rng, 20, 53)}",
        f"{rng.randrange(6, 12)}:{rng.randrange(60):02}-{rng.randrange(13, 22)}:{rng.randrange(60):02}",
        f"{rng.randrange(6, 12)}：{rng.randrange(60):02}至{rng.randrange(13, 22)}：{rng.randrange(60):02}",
        f"批准文号云卫许准字（{_year(rng)}）第{rng.randrange(1, 9999):04}号",
    )
    return rng.choice(forms)


def _project(rng: random.Random) -> str:
    names = (
        "“十四五”规划",
        "“一老一小”项目",
        "“211”工程",
        "“3·15”活动",
        "5G基站",
        "“1+3+N”体系",
        "“两个1公里”服务圈",
        "“365天不打烊”服务",
        "“12·4”宪法宣传日",
        "“三个100%”行动",
        "“9+3”模式",
        "CBA联赛",
        "A级景区",
        "4A级景区",
        "PM2.5",
        "10千伏线路",
    )
    return rng.choice(names)


_SLOTS: dict[str, _N] = {
    "A": _amount, "Y": _year, "D": _date, "R": _years, "P": _percent, "C": _count, "G": _range,
    "W": _document, "L": _article, "H": _hotline, "I": _item, "K": _code, "J": _project,
}  # fmt: skip
_FORMS = (
    "投诉人满意率{P}，申请人满意度{P}。",
    "经办人员业务培训{C}，经办银行发放贷款{A}，经办居民{N}户。",
    "办理人、督办分离，核稿、校对、签发流程进一步规范。",
    "通讯地址变更登记{N}件，常住居民{N}户，改造老旧楼房{N}栋。",
    "截至{Y}年底，全省共建成站点{C}，覆盖率达到{P}。",
    "{R}累计投入资金{A}，其中省级财政补助{A}。",
    "根据《中华人民共和国地方组织法》{L}规定，我局会同有关部门印发了{W}文件。",
    "对符合条件的对象，按每人每月{G}的标准给予补助。",
    "您提出的{I}收悉，现答复如下：",
    "群众可拨打{H}反映问题，也可通过微信小程序办理。",
    "{D}，我厅组织召开现场会，参加{C}。",
    "全年接待群众{C}，办结率{P}，同比增长{P}。",
    "该项目{K}，总投资{A}，建设规模{C}。",
    "{D}至{D}开展专项检查，共检查{C}，发现问题{C}，已整改{C}。",
    "推进{J}建设，新增{C}，惠及群众{C}。",
    "现行标准为{K}，由市场监管部门负责解释。",
    "按照{W}和{W}要求，落实{L}的规定。",
    "道路全长{C}，起点{K}，路面宽{G}。",
    "我市常住人口{C}，城镇化率{P}，人均收入{A}。",
    "开放时间为{K}，节假日不休。",
    "{Y}年、{Y}年、{Y}年分别下达{A}、{A}、{A}。",
    "其中，{Y}年{C}，{Y}年{C}，年均增长{P}。",
    "联系群众{C}，走访企业{C}，收集意见{C}。",
    "热线电话受理量{C}，手机用户{C}，开通电话{C}。",
    "我局高度重视，明确专人负责，与代表电话联系{C}，当面沟通{C}。",
    "各承办单位要建立联系人制度，责任人要落实到岗。",
    "主要负责人为第一责任人，经办机构为县医保局。",
    "经办服务事项{C}，承办单位{C}，均已按期办结。",
    "联系人大代表和政协委员{C}，座谈{C}。",
    "服务热线{H}、{H}全天开通。",
    "（一）出台{W}，明确到{Y}年建成{C}。",
    "1.{Y}年建设{C}；2.{Y}年建设{C}；3.投入{A}。",
    "比例由{P}，差距由{C}缩小到{C}。",
    "位于{K}，占地{C}，绿化率{P}。",
    "按{G}分档，第一档{A}，第二档{A}，第三档{A}。",
    "电价每千瓦时0.{N}元，水价每吨{M}.{M}元，比例为{M}:{M}:{M}。",
    "在{J}中，{C}获得表彰，{C}完成改造，完成率{P}。",
    "网址为http://www.example.gov.cn/{Y}05/t{Y}0529_{N}5.html，可自行查询。",
    "抄送：省人大常委会人事代表选举委员会，省政府办公厅（{N}份）。",
    "一是健全机制，二是{Y}年前完成{C}，三是安排{A}。",
    "编制人数{C}，实有{C}，平均年龄{M}{M}岁。",
    "近三年共受理{C}，{Y}年{C}、{Y}年{C}、{Y}年{C}。",
    "{D}起施行，有效期至{D}，原{W}同时废止。",
    "总面积{C}，其中耕地{C}、林地{C}，海拔{G}。",
    "微信公众号发布信息{C}，抖音阅读量{C}，QQ群{C}。",
    "最高法{Y}年发布的法释〔{Y}〕{M}号{L}作了规定。",
    "每{M}年一次，每次{G}，合计{A}。",
    "户籍人口{C}，居住证持有人{C}，身份证办理{C}。",
    "本次抽检{N}批次，合格{N}批次，合格率{P}。",
    "二〇二六年前，全市一百二十个社区全部达标，三千六百户居民受益。",
)  # fmt: skip


def sentence(rng: random.Random) -> str:
    """Return one ordinary sentence."""
    text = rng.choice(_FORMS)
    while "{" in text:
        slot = text[text.index("{") + 1]
        made = (
            str(rng.randrange(1, 10))
            if slot == "M"
            else str(rng.randrange(100, 9999))
            if slot == "N"
            else _SLOTS[slot](rng)
        )
        text = text.replace(f"{{{slot}}}", made, 1)
    return text
