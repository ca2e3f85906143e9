"""The opening paragraph in the forms found: proposers, session, title, number, handling."""

from __future__ import annotations

from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth

_ENDS = (
    "收悉，现答复如下：",
    "收悉。现答复如下：",
    "收悉，现将有关情况答复如下：",
    "收悉。经研究，现答复如下：",
    "收悉。经认真研究办理，现函复如下：",
    "已收悉，现答复如下：",
    "已收悉。现将办理情况答复如下：",
    "已交由{we}研究办理，现将办理情况答复如下：",
    "已转交{we}办理，现答复如下：",
    "已交{we}办理。{we}高度重视，现将办理情况回复如下：",
    "收悉。{we}高度重视，经认真研究，现答复如下：",
    "收悉。{we}十分重视，立即安排专人办理。现将有关情况答复如下：",
    "收悉，具体答复如下：",
    "收悉，经研究答复如下：",
    "收悉。现将{noun}提出的有关问题答复如下：",
    "收悉，现将办理情况答复如下。",
    "收悉。经商{others}，现答复如下：",
    "收悉。经会同{others}研究，现答复如下：",
    "收悉。{we}会同{others}对所提意见逐条作了研究，现答复如下：",
    "悉。现答复如下：",
    "现回复如下：",
)


def opening(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return the rows of the opening."""
    texts = [_opinion(random, item, truth) if item.is_opinion else _received(random, item, truth, mistakes)]
    if random.random() < 0.04 and not item.is_opinion:
        texts.insert(
            0, random.choice(("您好！", "您好!", "你们好！") if item.is_several else ("您好！", "您好！"))
        )
    truth.opening = tuple(texts)
    return [Row(text) for text in texts]


def _others(random: Random, item: Item) -> str:
    names = random.sample(words.CONSULTED, random.randint(1, 3))
    return "、".join(f"{item.rank}{name}" for name in names)


def _received(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> str:
    you = {"E8": "您们" if item.is_several else "你们"}.get("E8" if "E8" in mistakes else "", item.you)
    form = random.random()
    who = you
    if form < 0.22:
        where = random.choice(("在{}上提出的", "在{}期间提出的", "在{}提出的"))
        who += where.format(item.session)
        truth.session = item.session
    elif form < 0.3:
        who += "代表提出的" if random.random() < 0.2 and not item.is_proposal else "提出的"
    else:
        who += "提出的"
    who += _named(random, item, truth, mistakes)
    end, others = random.choice(_ENDS), _others(random, item)
    truth.consulted = tuple(others.split("、")) if "{others}" in end else ()
    end = end.format(we=item.we, noun=item.noun, others=others)
    thanks = ""
    if random.random() < 0.1:
        work = random.choice(words.FIELDS)[0]
        thanks = random.choice(
            (
                f"感谢{you}对{work}工作的关心和支持。",
                f"首先感谢{you}对{item.place}{work}事业的关注！",
                f"非常感谢{you}对{work}工作的支持，",
            )
        )
    return thanks + who + end


def _named(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> str:
    """Return the naming of the item: its title between marks or bare, with or without the number."""
    truth.subject = item.subject
    before = ""
    numbered = random.random()
    if numbered < 0.08:
        before = f"第{item.number}号{item.noun}"
        truth.item_number = item.number
    marks = random.random()
    if marks < 0.62:
        named = f"《{item.subject}》"
        if "E7" in mistakes and item.subject.startswith("关于"):
            named = f"关于《{item.subject}》"
    elif marks < 0.83:
        named = f"“{item.subject}”" if "“" not in item.subject else f"《{item.subject}》"
    else:
        named = item.subject if item.subject.endswith(("建议", "提案")) else f"《{item.subject}》"
    behind = ""
    if 0.08 <= numbered < 0.3:
        behind = random.choice(
            (
                f"（第{item.number}号）",
                f"（第{item.number}号{item.noun}）",
                f"（{item.noun}第{item.number}号）",
                f"(第{item.number}号)",
            )
        )
        truth.item_number = item.number
    elif 0.3 <= numbered < 0.34:
        behind = f"（{item.session}第{item.number}号）"
        truth.item_number, truth.session = item.number, item.session
    if named[-1] not in "案议" and random.random() < 0.2 and not item.subject.endswith(("建议", "提案")):
        behind = f"的{item.noun}" + behind
    return before + named + behind


def _opinion(random: Random, item: Item, truth: Truth) -> str:
    """Return the opening of an assisting body's opinion."""
    truth.subject = item.subject
    who = words.person(random)
    return random.choice(
        (
            f"现就{who}{item.member}提出的《{item.subject}》提出会办意见如下：",
            f"{who}{item.member}提出的《{item.subject}》收悉。经研究，现提出如下会办意见：",
            f"你单位转来的《{item.subject}》收悉，现将协办意见函告如下：",
        )
    )
