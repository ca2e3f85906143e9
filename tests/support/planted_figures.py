"""Sentences of replies with figures planted in them, of every kind and form; our own writing."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

from replydesk.draft.taken.model import StaleKind

_DIGITS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


class PlantedFigure(NamedTuple):
    """The characters of a text that are a figure, of a kind."""

    start: int
    end: int
    kind: StaleKind


class PlantedText(NamedTuple):
    """A text with figures planted in it."""

    text: str
    figures: tuple[PlantedFigure, ...]


# What stands in a slot: {年} a year, {日} a day and so on; texts outside have nothing stale.
_SENTENCES = """
自{年}以来，我厅会同有关部门印发《关于推进社区食堂建设的意见》（{号}），明确补贴办法。
{日}，我厅召开专题会议研究办理工作，形成办理方案。
截至{日}，各地累计建成示范点{数}，惠及老年人{数}，覆盖率达到{率}。
{年}，省级财政安排专项资金{钱}，同比增长{率}，比上一个周期提高{率}。
您在{届}上提出的《关于加强水源地保护的建议》（{编}）收悉，现答复如下：
{人}代表：您提出的建议收悉。感谢您对交通工作的关心。
党组书记、厅长{人}带队调研。感谢{人}、{人}委员对我们工作的支持，欢迎继续提出意见。
{人}等{位}代表提出的议案，我们认真作了研究。
根据《省人民政府办公厅关于优化服务的通知》（{号}）要求，各地已经开展自查。
按照“放得开、管得住”的思路，{年}计划改造老旧管网{长}，投资{钱}。
联系人：{人}，联系电话：{话}。
{年}期间，全省新增学位{数}，其中农村占{率}。
对连续经营{长}的商户，每户给予{钱}的奖励，每季度核定一次补贴。
{近}，全省共查处此类案件{数}，处罚金额{钱}，移送司法机关{数}。
全省空气质量优良天数比例居全国{名}，同比上升{率}。
下一步，我们将在{日}前制定实施细则，{日}前完成{数}的建设任务。
已有{数}纳入名单，覆盖{数}，还有{数}正在审核。
由分管副省长{人}任组长的工作专班已经成立，每月调度一次。
每人每月补助标准由{钱}提高到{钱}，所需资金由省、市、县按比例分担。
总投资{钱}的水库工程于{日}开工，预计{日}竣工，可新增灌溉面积{长}。
受益群众超过{数}，户均增收{钱}，满意度为{率}。
{近}，我们先后组织培训{数}，培训人员{数}，发放资料{数}。
省{届}期间提出的{编}建议与此相同，已合并办理。
我局会同{地}人民政府对{地}至{地}的道路进行修复，由{司}承建。
{地}、{地}先行先试，{司}等一批单位参加。
在{地}召开现场会，推广{地}的做法。
位于{地}的老旧小区已经改造，{司}负责日常管护。
针对您反映的{地}积水问题，我们到现场查看，已列入{年}计划。
{司}已建成分院，{地}的群众就近看病；{地}党委、政府给予支持。
委托{司}运营，{地}的老年人每天都能吃上热饭。
{年}，我省民营经济增加值占全省的{率}，同比提高{率}，增速快于全国{率}。
""".strip().split("\n")

# Sentences of replies with numerals, of which none is stale in another letter.
_HARMLESS = """
一是加强组织领导。二是压实各方责任。三是强化督促检查，确保各项措施落到实处。
我们将进一步统一思想，一方面完善制度，另一方面抓好落实，不断提升服务水平。
近年来，我厅高度重视这项工作，坚持以人民为中心的发展思想，千方百计增加供给。
从以下三个方面推进：健全机制、加大投入、严格考核，形成一批可复制的经验。
第一，摸清底数；第二，分类施策；第三，跟踪问效。
增强“四个意识”，坚定“四个自信”，做到“两个维护”，把责任落实到每一个环节。
感谢您对我厅工作的关心和支持，希望您一如既往地提出宝贵意见。
推行一网通办、一窗受理，打通服务群众的最后一公里，让群众只进一扇门。
统筹发展和安全，守住不发生规模性返贫的底线，加快补齐农村基础设施短板。
加强与高校、科研院所的合作，鼓励企业加大研发投入，培育一支高素质的队伍。
有关企业代表、群众代表和专家学者参加了座谈，大家一致认为方案可行。
各市、县（市、区）民政局要压实责任，各乡镇（街道）抓好落实，城市和农村社区服务不断完善。
重点镇、中心村先行先试，试点县、示范村带头，山区、库区和边远地区交通条件改善。
经商省发展改革委、市自然资源局，省财政厅、省卫生健康委密切配合，意见如下。
依托县级医院、乡镇卫生院、社区卫生服务中心开展签约服务，三甲医院、专科医院、敬老院规范管理。
鼓励龙头企业、物业公司、家政公司参与，支持民办学校、公立医院发展，商业银行加大信贷投放。
推动老旧小区改造，打通道路堵点，引导村民委员会、居民委员会规范运行，村民会议依法召开。
推进美丽乡村建设，加快城镇化，发展乡村旅游和县域经济，推动市场主体活跃。
充分发挥行业协会、商会、基金会作用，加强开发区、工业园区、高新区建设。
高速公路、铁路、机场、港口不断完善，公路沿线、河道两岸、水库周边得到整治。
我县、我区、本市、该镇、全乡、邻县、外省、有关省市区都在探索，出路、思路、线路都要理清。
国家发展改革委、民政部、国务院办公厅、全国人大常委会、省政协提案委员会高度重视。
拨打12345热线或者110报警电话，可以得到帮助；5G网络已经全面覆盖。
""".strip().split("\n")

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕任方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国玉兰志红梅斌海燕鹏飞宇浩欣怡子涵雨"
    "泽晓东春生新民立群家业大成"
)


def chinese_count(number: int) -> str:
    """Return a number below 100,000,000 in Chinese numerals."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{chinese_count(high)}万{gap}{chinese_count(low) if low else ''}"
    text, is_gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if is_gap and text else "") + _DIGITS[digit] + word
            is_gap = False
        else:
            is_gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def _number(chance: Random, least: int, most: int) -> str:
    """Return a number as people write it: in digits, with commas, decimals or Chinese numerals."""
    value = chance.randint(least, most)
    form = chance.random()
    if form < 0.5:
        return str(value)
    if form < 0.6:
        return f"{value:,}"
    if form < 0.75:
        return f"{chance.uniform(least, min(most, 999)):.{chance.randint(1, 2)}f}"
    if form < 0.8:
        return str(value).translate(_WIDE)
    return chinese_count(value)


def _year(chance: Random) -> str:
    year = chance.randint(2015, 2029)
    spelt = "".join("〇" if each == "0" else _DIGITS[int(each)] for each in str(year))
    return chance.choice(
        (
            f"{year}年",
            f"{year}年度",
            f"{year}—{year + 2}年",
            f"{year}年至{year + 3}年",
            f"{year}-{year + 1}学年",
            f"{spelt}年",
            f"{year}年".translate(_WIDE),
            "今年",
            "去年",
            "“十四五”",
            "“十五五”",
            "“十三五”时期",
            "明年",
            "本年度",
            "上年度",
        )
    )


def _day(chance: Random) -> str:
    year, month, day = chance.randint(2015, 2029), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(
        (
            f"{year}年{month}月{day}日",
            f"{year}年{month}月底",
            f"{year}年{month}月",
            f"{month}月{day}日",
            f"{month}月底",
            f"今年{month}月",
            f"去年{month}月份",
            f"{year}年底",
            f"{year}年上半年",
            f"{year}年第{chance.choice('一二三四')}季度",
            f"{year}年前三季度",
            f"{year}.{month}.{day}",
            f"{year}-{month:02}-{day:02}",
            f"{chinese_count(month)}月{chinese_count(day)}日",
            f"{chinese_count(month)}月底",
            f"{year}年{month}月{day}日".translate(_WIDE),
            "年底",
            "本月底",
            "上半年",
            "目前",
            "月底",
        )
    )


def _money(chance: Random) -> str:
    unit = chance.choice(("万元", "亿元", "元", "万元", "亿元"))
    return chance.choice(
        (
            f"{_number(chance, 2, 9999)}{unit}",
            f"{_number(chance, 2, 9999)}余{unit}",
            f"{chance.choice('二三四五六七八九')}{chance.choice('百千')}余万元",
            f"{chance.randint(1, 9)}.{chance.randint(1, 99)}亿元",
            f"近{_number(chance, 2, 999)}{unit}",
            f"{chance.randint(1, 50)}—{chance.randint(51, 99)}{unit}",
            f"数{chance.choice('百千')}万元",
            f"上{chance.choice('百千')}{unit}",
            f"{chance.randint(1, 99)}万美元",
        )
    )


def _share(chance: Random) -> str:
    tenth = chance.randint(1, 99)
    return chance.choice(
        (
            f"{tenth}%",
            f"{tenth}.{chance.randint(1, 9)}%",
            f"{tenth}％",
            f"{tenth}%以上",
            f"百分之{chinese_count(tenth)}",
            f"{chance.randint(2, 30)}个百分点",
            f"{chance.randint(0, 9)}.{chance.randint(1, 9)}个百分点",
            f"{chinese_count(chance.randint(2, 20))}个百分点",
            f"{chance.choice('三四五六七八九')}成以上",
            f"{chance.choice('二三四五')}分之一",
            f"{tenth}.{chance.randint(1, 9)}‰",
            f"{tenth}%".translate(_WIDE),
            f"{chance.randint(2, 9)}倍",
        )
    )


def _count(chance: Random) -> str:
    unit = chance.choice(
        [
            "个",
            "家",
            "所",
            "项",
            "处",
            "座",
            "名",
            "人",
            "户",
            "万户",
            "万人",
            "万人次",
            "起",
            "批",
            "场次",
            "件",
            "台",
            "辆",
            "个县",
            "个县（市、区）",
            "个街道",
            "套",
            "万份",
            "家企业",
        ]
    )
    few = chance.choice(
        [
            "个",
            "家",
            "所",
            "项",
            "处",
            "座",
            "名",
            "户",
            "起",
            "批",
            "场",
            "件",
            "台",
            "辆",
            "个县",
            "个街道",
            "套",
        ]
    )
    return chance.choice(
        (
            f"{_number(chance, 2, 9999)}{unit}",
            f"{_number(chance, 20, 900)}余{unit}",
            f"{chance.choice('两三四五六七八九')}{few}",
            f"{chance.choice('两三四五六七八九')}百多{few}",
            f"近{_number(chance, 20, 900)}{unit}",
            f"百余{few}",
            f"数十{few}",
            f"几{chance.choice('十百千')}{few}",
            f"上{chance.choice('百千')}{few}",
            "一条街",
            f"一{chance.choice('座所处家')}",
        )
    )


def _length(chance: Random) -> str:
    unit = chance.choice(["公里", "千米", "亩", "万亩", "平方米", "公顷", "个月", "年", "天", "立方米"])
    return f"{_number(chance, 2, 900)}{chance.choice(('', '', '余', '多'))}{unit}"


def _name(chance: Random) -> str:
    if chance.random() < 0.3:
        return f"{chance.choice(_SURNAMES)}某{chance.choice(('某', ''))}"
    if chance.random() < 0.05:
        return chance.choice(("欧阳明", "司马建国", "阿依·买买提", "上官婉"))
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.randint(1, 2)))


def _document(chance: Random) -> str:
    code = chance.choice(("国办发", "云政发", "云民复", "南府办", "财社", "云交规划函", "发改能源"))
    left, right = chance.choice(("〔〕", "[]", "（）", "〔〕"))
    return f"{code}{left}{chance.randint(2015, 2029)}{right}{chance.randint(1, 300)}号"


def _session(chance: Random) -> str:
    term, time = chinese_count(chance.randint(8, 16)), chance.choice("一二三四五")
    return chance.choice(
        (
            f"第{term}届人民代表大会第{time}次会议",
            f"{term}届人大{time}次会议",
            f"政协第{term}届委员会第{time}次会议",
            f"十{chance.choice('三四五')}届全国人大{time}次会议",
            f"第{term}届第{time}次会议",
            f"{term}届{time}次会议",
        )
    )


def _item(chance: Random) -> str:
    number = chance.randint(1, 9999)
    return chance.choice(
        (f"第{number:04}号", f"第{number}号", f"第 {number} 号", f"第{number:04}号".translate(_WIDE))
    )


def _phone(chance: Random) -> str:
    local = f"{chance.choice('23568')}{chance.randint(0, 9999999):07}"
    return chance.choice(
        (f"08{chance.randint(10, 99)}-{local}", local, f"010—{local}", f"1380000{chance.randint(0, 9999):04}")
    )


def _recent(chance: Random) -> str:
    return chance.choice(
        (
            "今年以来",
            "近三年",
            "近3年",
            "去年以来",
            "上半年",
            "前三季度",
            "今年一季度",
            "近五年来",
            "2023年以来",
            "最近",
            "今年1至5月",
        )
    )


def _rank(chance: Random) -> str:
    return chance.choice(
        (
            f"第{chance.randint(1, 20)}位",
            f"第{chance.choice('二三四五六')}",
            f"第{chance.choice('二三四五')}名",
            "第一位",
        )
    )


def _people(chance: Random) -> str:
    number = chance.randint(2, 40)
    return chance.choice((str(number), chinese_count(number), "10余", "数十")) + chance.choice("位名")


_STEMS = """
河口 青石 柳湾 白沙 云岭 双河 石桥 临江 高桥 龙门 桃源 枫林 清溪 东湖 北山 南屏 大坪 永丰 太平 兴隆 安宁 金山
凤凰 翠湖 望江 古城 新安 马家沟 杨家湾 三河 五里 七星 黄泥坑 松树坪
梨树坝 石佛 文昌 洪山 鹿鸣 彭家湾 九龙 滨湖 长乐 和顺 仁和 宝塔
""".strip().split()
_PLACE_ENDS = """
镇 乡 县 区 市 街道 村 社区 路 大道 街 大桥 水库 河 小区 公园 湿地公园 新区 开发区 林场 流域 景区 隧道
""".strip().split()
_BODY_ENDS = """
建设集团有限公司 物业公司 供水公司 小学 中学 中心小学 幼儿园 人民医院 医院 卫生院 养老院
养老服务中心 农业专业合作社 银行
""".strip().split()


def _place(chance: Random) -> str:
    return chance.choice(_STEMS) + chance.choice(_PLACE_ENDS)


def _body(chance: Random) -> str:
    return chance.choice(
        (f"{chance.choice(_STEMS)}{chance.choice(_BODY_ENDS)}", "市第三人民医院", "第二中学")
    )


_SLOTS = {
    "年": (StaleKind.YEAR, _year),
    "日": (StaleKind.DATE, _day),
    "钱": (StaleKind.AMOUNT, _money),
    "率": (StaleKind.PERCENT, _share),
    "数": (StaleKind.COUNT, _count),
    "长": (StaleKind.COUNT, _length),
    "人": (StaleKind.PERSON, _name),
    "号": (StaleKind.DOCUMENT, _document),
    "届": (StaleKind.SESSION, _session),
    "编": (StaleKind.NUMBER, _item),
    "话": (StaleKind.PHONE, _phone),
    "近": (StaleKind.YEAR, _recent),
    "名": (StaleKind.COUNT, _rank),
    "地": (StaleKind.PLACE, _place),
    "司": (StaleKind.BODY, _body),
    "位": (StaleKind.COUNT, _people),
}


def planted_text(seed: int) -> PlantedText:
    """Return a sentence with figures planted in it; the same for a seed."""
    chance = Random(seed)
    return _planted(chance, chance.choice(_SENTENCES))


def planted_paragraph(seed: int, most: int = 4) -> PlantedText:
    """Return some sentences with figures, and without, as one text."""
    chance = Random(seed)
    text, figures = "", []
    for _ in range(chance.randint(1, most)):
        one = _planted(chance, chance.choice(_SENTENCES if chance.random() < 0.7 else _HARMLESS))
        figures += [PlantedFigure(a + len(text), b + len(text), kind) for a, b, kind in one.figures]
        text += one.text
    return PlantedText(text, tuple(figures))


def harmless_texts() -> tuple[str, ...]:
    """Return sentences that have nothing stale."""
    return tuple(_HARMLESS)


def _planted(chance: Random, sentence: str) -> PlantedText:
    text, figures = "", []
    for piece in re.split("({.})", sentence):
        if piece[:1] != "{":
            text += piece
            continue
        kind, make = _SLOTS[piece[1]]
        words = make(chance)
        figures.append(PlantedFigure(len(text), len(text) + len(words), kind))
        text += words
    return PlantedText(text, tuple(figures))
