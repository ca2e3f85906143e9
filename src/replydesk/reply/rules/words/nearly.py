"""The rules of rows of characters that are nearly a common word."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.words.near import Way, near_words

ANOTHER = Rule(
    "疑似别字",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "疑有音近、形近的别字",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("社会保彰制度日益健全。", "保彰", "保障"),
        Example("按照事施方案推进。", "事施", "实施"),
        Example("实现高质晾发展。", "质晾", "质量"),
        Example("加快公共服务射施建设。", "射施", "设施"),
    ),
    passes=(
        Example("该法自公布之日起施行，是指以其名义提出的意见。"),
        Example("赵河村、杏园村的道路已经硬化，胡某某负责。"),
        Example(
            "做到打早打小，短变长、弯变直，禁止污水直排，属小（二）型人畜饮水水库，对康养产业、对沼渣利用作出安排。"
        ),
        Example("甲项、乙项工作由两个处室分别承担。"),
        Example("社区帮办代办员由网格员兼任，做到小事不出村。"),
    ),
)
ORDER = Rule(
    "疑似漏字错序",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "疑有漏字或者颠倒的字",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("认真做好各项作工。", "作工", "工作"),
        Example("实现高质发展。", "高质发展", "高质量发展"),
        Example("提请省人民代大会审议。", "人民代大会", "人民代表大会"),
        Example("基础施设不断完善。", "施设", "设施"),
    ),
    passes=(
        Example("和平发展、发展和平，会议建议、建议会议。"),
        Example("提供一站服务。下步工作计划：离任时按职务发放补助，保证群众能饮用安全水，做好智管工作。"),
        Example("工作中，各地社保机构和民政机构通力合作。"),
    ),
)


ANOTHER_WORD = Rule(
    "疑似误用的词",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "疑为音近、形近的另一个词",
    "请核对",
    "正文各段、标题",
    fires=(Example("运转惊飞紧张的学校共有三所。", "惊飞", "经费"),),
    passes=(Example("您提出的问题已经解决，大枣和板栗销路很好。"),),
)


def _nearly(text: str) -> Iterator[Spot]:
    for near in near_words(text):
        rule = ANOTHER_WORD if near.is_word else ORDER if near.way is Way.ORDER else ANOTHER
        message = f"“{text[near.begin : near.end]}”疑为“{near.word}”"
        yield Spot(rule, near.begin, near.end, near.word, message)


LOOK = TextLook((ANOTHER, ORDER, ANOTHER_WORD), _nearly)
