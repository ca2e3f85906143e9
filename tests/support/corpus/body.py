"""The answer in the shapes that occur: plain, numbered, point by point, long and short; and next steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from replydesk.text.numerals import chinese_numeral
from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.mistakes import slipped
from tests.support.corpus.truth import Passage, Row, Truth

_FIRST = ("基本情况", "工作现状和进展情况", "工作开展情况", "已开展的工作", "现状及存在的问题", "办理情况")
_SECOND = ("关于所提{noun}的答复", "意见{noun}办理情况", "{noun}所提问题的答复", "对{noun}的办理情况")
_THIRD = ("下一步工作打算", "下步工作方向", "下一步工作措施", "今后工作安排")
_LEADS = (
    "强化组织领导",
    "完善政策体系",
    "加大投入力度",
    "健全长效机制",
    "抓好宣传引导",
    "严格监督检查",
    "补齐设施短板",
)
_NEXT = ("下一步，", "下步，", "今后，", "下阶段，", "下一步工作中，", "接下来，")
_PLANS = (
    "{we}将继续争取上级支持，适时启动{thing}项目",
    "{we}将把{thing}纳入“十五五”规划，分年度组织实施",
    "待条件成熟后，{we}将优先安排{thing}",
    "{we}将会同有关单位进一步抓好{thing}，力争{year}年底前见到成效",
    "{we}将认真吸纳所提意见，不断提高{thing}水平",
)


def body(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the rows of the answer and of the next steps."""
    shape = random.choices(list(_SHAPES), weights=list(_SHAPES.values()))[0]
    passages = [replace(each, text=slipped(random, each.text)) for each in shape(random, item)]
    truth.body = tuple(passages)
    rows = [Row(text) for text in printed(passages)]
    last = [each.heading for each in passages if each.level == 1][-1:]
    if random.random() < 0.45 and not set(last) & set(_THIRD):  # under such a heading they belong to it
        truth.next_steps = tuple(_next_steps(random, item))
        rows += [Row(text) for text in truth.next_steps]
    return rows


def printed(passages: Iterable[Passage]) -> list[str]:
    """Return the paragraphs with their numbers, counted level by level as in a letter."""
    counts = [0, 0, 0, 0]
    items = 0
    rows = []
    for each in passages:
        items = items + 1 if each.is_item else 0
        if not each.level:
            rows.append((f"{chinese_numeral(items)}是" if items else "") + each.text)
            continue
        counts[each.level - 1] += 1
        counts[each.level :] = [0] * (4 - each.level)
        count = counts[each.level - 1]
        number = (
            f"{chinese_numeral(count)}、",
            f"（{chinese_numeral(count)}）",
            f"{count}.",
            f"（{count}）",
        )[each.level - 1]
        rows.append((each.typed.format(count) or number) + each.heading + each.text)
    return rows


def _next_steps(random: Random, item: Item) -> list[str]:
    plan = random.choice(_PLANS).format(we=item.we, thing=item.thing, year=item.year + 1)
    first = random.choice(_NEXT) + plan + "。" + item.text(random, random.randint(0, 2))
    return [first] if random.random() < 0.85 else [first, item.text(random, 2)]


def _plain(random: Random, item: Item) -> list[Passage]:
    return [Passage(item.text(random, random.randint(1, 6))) for _ in range(random.randint(1, 4))]


def _short(random: Random, item: Item) -> list[Passage]:
    return [Passage(item.text(random, random.randint(1, 2)))]


def _heading(random: Random, item: Item, texts: tuple[str, ...]) -> str:
    return random.choice(texts).format(noun=item.noun)


def _long(random: Random, item: Item) -> list[Passage]:
    """Return 一、 on lines of their own, with run-in （一） below them, and sometimes 1. below these."""
    passages = []
    for texts in (_FIRST, _SECOND, _THIRD)[: random.choice((2, 2, 3))]:
        passages.append(Passage("", 1, _heading(random, item, texts)))
        if random.random() < 0.6:
            passages.append(Passage(item.text(random, random.randint(1, 5))))
        if random.random() < 0.7:
            for lead in random.sample(_LEADS, random.randint(2, 4)):
                passages += _second_level(random, item, lead)
        elif passages[-1].level:
            passages.append(Passage(item.text(random, 3)))
    return passages


def _second_level(random: Random, item: Item, lead: str) -> list[Passage]:
    form = random.random()
    if form < 0.75:
        return [Passage(item.text(random, random.randint(1, 5)), 2, f"{lead}。")]
    if form < 0.9:
        return [Passage("", 2, lead), Passage(item.text(random, random.randint(1, 4)))]
    below = [Passage(item.text(random, 1), 3, f"{each}。") for each in random.sample(_LEADS, 2)]
    return [Passage("", 2, lead), *below]


def _runs_in(random: Random, item: Item) -> list[Passage]:
    """Return run-in 一、: the short numbered answers of counties."""
    rows = [
        Passage(item.text(random, random.randint(1, 4)), 1, f"{lead}。") for lead in random.sample(_LEADS, 3)
    ]
    return [Passage(item.text(random, 2)), *rows] if random.random() < 0.5 else rows


def _items(random: Random, item: Item) -> list[Passage]:
    """Return paragraphs that begin with 一是, 二是, under headings or not."""
    passages = []
    for texts in random.choice(((), (_FIRST, _SECOND))) or (None,):
        if texts:
            passages.append(Passage("", 1, _heading(random, item, texts)))
        passages.append(Passage(f"{item.text(random, 1)[:-1]}，主要做了以下工作。"))
        leads = random.sample(_LEADS, random.randint(2, 4))
        passages += [
            Passage(f"{lead}。{item.text(random, random.randint(1, 3))}", is_item=True) for lead in leads
        ]
    return passages


def _digits(random: Random, item: Item) -> list[Passage]:
    """Return 1. alone, or non-standard forms: where these count correctly they are headings too."""
    mark = random.choice(("1.", "1.", "1、", "(1)", "①"))
    leads = random.sample(_LEADS, random.randint(2, 4))
    start = [Passage(item.text(random, 2))] if random.random() < 0.6 else []
    if mark == "①":
        return start + [Passage(f"{'①②③④'[i]}{lead}。{item.text(random, 2)}") for i, lead in enumerate(leads)]
    level = 4 if mark == "(1)" else 3
    typed = {"1、": "{}、", "(1)": "({})"}.get(mark, "")
    return start + [
        Passage(item.text(random, random.randint(1, 3)), level, f"{lead}。", typed=typed) for lead in leads
    ]


def _one_by_one(random: Random, item: Item) -> list[Passage]:
    """Return each point of the item under its own heading, or as question and answer."""
    things = random.sample([thing for _, *things in words.FIELDS for thing in things if "“" not in thing], 3)
    form = random.choice(("一、", "（一）", "问题", "提出", "第一"))
    passages = []
    for index, thing in enumerate(things):
        answer = item.text(random, random.randint(1, 4))
        match form:
            case "一、":
                tail = random.choice(("的问题", "的建议", "方面"))
                passages += [Passage("", 1, f"关于{thing}{tail}"), Passage(answer)]
            case "（一）":
                passages.append(Passage(answer, 2, f"关于{thing}的{item.noun}。"))
            case "问题":
                passages += [Passage(f"问题{index + 1}：{thing}进展缓慢。"), Passage(f"答复：{answer}")]
            case "提出":
                passages.append(Passage(f"关于您提出的“加快{thing}”的意见。{answer}"))
            case _:
                passages.append(Passage(f"第{'一二三'[index]}，关于{thing}。{answer}"))
    return passages


# Weights of the shapes; plain paragraphs are by far the commonest in counties.
_SHAPES: dict[Callable[[Random, Item], list[Passage]], int] = {
    _plain: 34,
    _short: 16,
    _long: 18,
    _runs_in: 6,
    _items: 8,
    _digits: 7,
    _one_by_one: 11,
}
