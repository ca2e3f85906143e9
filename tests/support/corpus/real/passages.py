"""Paragraphs of the answer that are easily misread, and remarks below it."""

from __future__ import annotations

from random import Random

from tests.support.corpus.body import printed
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Passage, Row, Truth

_DIGIT_STARTS = (
    "{year}年，",
    "{year}年5月至6月，",
    "5月20日，",
    "12345热线开通以来，",
    "3.5公里的主干道中，",
    "120急救站点方面，",
    "2个项目中，",
    "110千伏线路改造方面，",
    "98%的群众反映，",
    "{year}年以来，",
)
_LABELS = (
    "时间：{year}年5月至6月。",
    "名称：{place}{thing}专项行动。",
    "地点：{place}政务服务中心。",
    "对象：全{rank}有关单位和群众。",
    "责任单位：{place}有关部门。",
    "目标：年底前完成任务。",
    "问：何时能够完成？答：力争{year}年底完成。",
)
# A sentence, and the words in it that must come out with their blanks.
_LATIN = (
    ("支持企业申报 ISO 9001 质量管理体系认证，引进 Free Trade Zone 经验", ("ISO 9001", "Free Trade Zone")),
    ("组织企业参加 World Expo 展会，累计签约3.5亿元，完成率达到98.6%", ("World Expo", "3.5亿元", "98.6%")),
    ("群众可登录 www.example.com/a/b/index.html 查询", ("www.example.com/a/b/index.html",)),
    ("群众可发送邮件至 jytabl@example.com 反映意见", ("jytabl@example.com",)),
    ("严格执行GB/T 50378-2019标准和GB 50016—2014等规范", ("GB/T 50378-2019", "GB 50016—2014")),
    ("平台已升级到V2.0.13版本，接入5G基站126个", ("V2.0.13",)),
    ("全年PM2.5平均浓度为31.5微克每立方米，同比下降4.2%", ("PM2.5", "31.5微克", "4.2%")),
    ("采用BOT、PPP和Building Information Modeling等方式建设", ("Building Information Modeling",)),
    ("开发Wi-Fi 6热点和eID服务，注册用户1.28万人", ("Wi-Fi 6", "1.28万人")),
)
_SATISFIED = (
    "（经过与代表见面沟通，代表表示很满意。）",
    "经与您沟通，您对办理结果表示满意。",
    "（已与{member}面商，{member}表示满意。）",
    "办理过程中，{we}与您进行了当面沟通，您表示基本满意。",
)
_WISHES = (
    "顺祝身体健康，工作顺利！",
    "祝您工作顺利、阖家幸福！",
    "顺颂时祺！",
    "祝身体健康，万事如意！",
    "顺致崇高的敬意！",
)
_NO_TEXT = (
    "（此页无正文）",
    "此页无正文。",
    "（此页无正文，为签章页）",
    "（以下无正文）",
    "(此页无正文)",
    "本页无正文",
)
_PUBLIC = {
    "注：“主动公开”。": "主动公开",
    "注：此件主动公开": "主动公开",
    "（此件公开）": "主动公开",
    "公开属性：主动公开": "主动公开",
    "（依申请公开）": "依申请公开",
    "（主动公开）": "主动公开",
    "此件公开发布": "主动公开",
    "是否公开：是": "主动公开",
}
_ASKING = (
    "以上办理情况，如有不同意见，请填入“征询意见表”向人大选举联络工作委员会反馈。",
    "以上答复如有不妥，请批评指正。",
    "以上答复，已经镇长张某某审阅，您对此有何意见，请填写在《答复函回执》上，交人大主席团，以便我们进一步改进工作。",
    "对{we}的答复，您有何意见，请及时反馈。",
    "附寄征询意见表一份，请填写后寄回。",
)


# Thanks as the first paragraph of the answer, not its end.
_FIRST_THANKS = (
    "首先，感谢{you}对{place}工作的关心和支持！",
    "首先感谢{you}对我们工作的理解和支持。",
    "感谢{you}长期以来对{place}发展的关注。",
)


def troubled_body(random: Random, item: Item, truth: Truth, rows: list[Row], trouble: str) -> list[Row]:
    """Return the rows of the answer with such paragraphs behind them, or in their place."""
    passages = _passages(random, item, truth, trouble)
    if not passages:
        return rows
    next_count = len(truth.next_steps)
    answer, last = (rows[:-next_count], rows[-next_count:]) if next_count else (rows, [])
    has_numbers = any(each.level or each.is_item for each in truth.body)
    if trouble in ("顿号编号", "分号条目", "先致谢") or has_numbers:
        answer, truth.body = [], ()
    truth.body = (*truth.body, *passages)
    return [*answer, *map(Row, printed(passages)), *last]


def _passages(random: Random, item: Item, truth: Truth, trouble: str) -> list[Passage]:
    slots = {"year": item.year, "place": item.place, "rank": item.rank, "thing": item.thing.strip("“”")}
    match trouble:
        case "数字开头":
            starts = random.sample(_DIGIT_STARTS, random.randint(2, 4))
            return [
                Passage(start.format(**slots) + item.text(random, random.randint(1, 3))) for start in starts
            ]
        case "顿号编号":
            mark = random.choice(("{}、", "{}、", "（{}）、", "{}）"))
            count = random.randint(2, 4)
            texts = [f"{item.text(random, 1)}{item.text(random, random.randint(1, 2))}" for _ in range(count)]
            return [Passage(mark.format(number) + text) for number, text in enumerate(texts, 1)]
        case "先致谢":
            truth.is_loose = True
            thanks = random.choice(_FIRST_THANKS).format(you=item.you, place=item.place)
            return [Passage(thanks), Passage(item.text(random, 2))]
        case "标签段落":
            texts = random.sample(_LABELS, random.randint(2, 4))
            return [
                Passage(f"{item.text(random, 1)[:-1]}，安排如下。"),
                *(Passage(text.format(**slots)) for text in texts),
                Passage(item.text(random, 2)),
            ]
        case "西文":
            chosen = random.sample(_LATIN, random.randint(2, 4))
            truth.exact = tuple(word for _, names in chosen for word in names)
            texts = [f"{item.text(random, 1)}{text}。{item.text(random, 1)}" for text, _ in chosen]
            return [Passage(text) for text in texts]
        case "分号条目":
            count = random.randint(2, 4)
            ends = "；" * (count - 1) + "。"
            return [
                Passage(item.text(random, 1)),
                *(Passage(item.text(random, 1)[:-1] + end, is_item=True) for end in ends),
            ]
    return []


def closing_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows of a remark below the answer."""
    slots = {"member": item.member, "we": item.we}
    match trouble:
        case "无正文":
            return [Row(random.choice(_NO_TEXT), aside=True)]
        case "公开注" if not truth.publicity:
            text, truth.publicity = random.choice(list(_PUBLIC.items()))
            return [Row(text, aside=True)]
    texts = {"满意": _SATISFIED, "祝颂": _WISHES, "征询": _ASKING}.get(trouble)
    if not texts:
        return []
    text = random.choice(texts).format(**slots)
    truth.ending = (*truth.ending, text)
    truth.is_loose = trouble == "满意"
    return [Row(text)]
