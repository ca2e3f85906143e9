"""Made past replies in families of likeness: the same subject in other years, places, words, and order.

A family is a thing with what is asked for it: 加大资金补助 for 农村公路养护. Its near misses share the thing,
or what is asked, and all share formulas and sentences that tell nothing. Members take over some sentences of
their family, in another order and other words, with other places and figures; the others are their own. A
question is a new suggestion: its sentences are of other forms than those of replies, and half of the titles
do not say what is asked. Everything follows from a seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.original import Original
from tests.support.past_words import (
    ASKING_SENTENCES,
    ASPECTS,
    BODIES,
    COMMON_ASKING,
    COMMON_SENTENCES,
    PLACES,
    REPLY_SENTENCES,
    SAME_WORDS,
    SURNAMES,
    THINGS,
)

_PROPER = 0.55  # share of a reply's sentences that are about its subject
_REWORDED = 0.5  # share of words with another of the same meaning that get it
_RARE = bytes(  # the commoner half of GB 2312: of names that no two letters share
    byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFA) for byte in (row, cell)
).decode("gb2312")
_WORDS_KNOWN = 6  # of the eight words of a thing, or of what is asked, that are used in a family
_OWN_WORDS = 5  # that one writer uses in sentences of his own
_BASE = 16  # sentences of a family, of replies and of suggestions each
_TAKEN_OVER = 0.6  # share of the sentences on the subject that are the family's


class Family(NamedTuple):
    """The subject that all letters of a family share."""

    thing: str
    aspect: str


class Member(NamedTuple):
    """A made reply, the suggestion it answers, and its family."""

    family: Family
    draft: Draft
    original: Original


@cache
def families() -> tuple[Family, ...]:
    """Return all families, in an order that mixes them."""
    found = [Family(thing, aspect) for thing, aspect in product(THINGS, ASPECTS)]
    Random(18).shuffle(found)
    return tuple(found)


def members(count: int, seed: int = 1) -> Iterator[Member]:
    """Yield made replies; families have from one to many of them, as real ones do."""
    random = Random(seed)
    every = families()
    weights = [1 / (1 + at % 23) for at in range(len(every))]
    for number, family in enumerate(random.choices(every, weights, k=count), 1):
        yield member(family, number, random)


def member(family: Family, number: int, random: Random) -> Member:
    """Return a reply of a family with its suggestion, by some writer in some year."""
    writer = _Writer(family, random)
    return Member(family, writer.reply(number), writer.suggestion(number))


def questions(known: dict[Family, int], count: int, seed: int = 2) -> Iterator[Member]:
    """Yield new suggestions of families that have other replies, each family as often as any other."""
    random = Random(seed)
    there = sorted(family for family, many in known.items() if many > 1)
    for number in range(count):
        yield member(random.choice(there), 90_000 + number, random)


@cache
def _base(family: Family, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences of a family, with its words filled in, not yet places and figures."""
    random = Random(f"{family} {forms[0]}")
    nouns = random.sample(THINGS[family.thing].split(), _WORDS_KNOWN)
    asked = random.sample(ASPECTS[family.aspect].split(), _WORDS_KNOWN)
    made = []
    for form in random.choices(forms, k=_BASE):
        for slot, choices in (("{n}", nouns), ("{a}", asked)):
            while slot in form:
                form = form.replace(slot, random.choice(choices), 1)
        made.append(form)
    return tuple(made)


class _Writer:
    """One letter's choices: place, year, the words its writer knows, those he prefers."""

    def __init__(self, family: Family, random: Random) -> None:
        self.family, self.random = family, random
        self.year = random.randrange(2018, 2027)
        self.place = random.choice(PLACES)
        self.body = random.choice(BODIES)
        self.nouns = random.sample(THINGS[family.thing].split(), _OWN_WORDS)
        self.asked = random.sample(ASPECTS[family.aspect].split(), _OWN_WORDS)
        self.swapped = [pair[:: random.choice((1, -1))] for pair in SAME_WORDS if random.random() < _REWORDED]
        self.people = random.choice(SURNAMES) + random.choice(("某", "某某"))

    def title(self) -> str:
        """Return the 案由: what is asked for the thing, at the place or not, in one of several forms."""
        thing, aspect = self.family
        where = self.place if self.random.random() < 0.4 else ""
        form = self.random.choice(
            (
                "关于{a}促进{w}{t}的建议",
                "关于{w}{t}{a}的建议",
                "关于进一步做好{w}{t}工作的建议",
                "关于{w}{t}的提案",
            )
        )
        return form.format(a=aspect, w=where, t=thing)

    def sentence(self, form: str) -> str:
        """Return a sentence with its words filled in, some of them put otherwise."""
        random = self.random
        text = form
        for slot, choices in (("{n}", self.nouns), ("{a}", self.asked), ("{p}", PLACES)):
            while slot in text:
                text = text.replace(slot, random.choice(choices), 1)
        while "{x}" in text:
            text = text.replace("{x}", "".join(random.choices(_RARE, k=random.randrange(2, 4))), 1)
        text = text.format(
            t=self.family.thing,
            r=random.choice("市县区"),
            b=self.body,
            d=random.randrange(2, 980),
            y=self.year + random.randrange(2),
        )
        for this, that in self.swapped:
            text = text.replace(this, that)
        return text

    def sentences(self, count: int, own: tuple[str, ...], common: tuple[str, ...]) -> str:
        random = self.random
        base = _base(self.family, own)
        forms = [
            random.choice(
                (base if random.random() < _TAKEN_OVER else own) if random.random() < _PROPER else common
            )
            for _ in range(count)
        ]
        return "".join(self.sentence(form) for form in dict.fromkeys(forms))

    def reply(self, number: int) -> Draft:
        """Return the reply, with formulas around its answer."""
        random = self.random
        sections = tuple(
            Section(1, heading, tuple(Paragraph(self._paragraph()) for _ in range(random.randrange(1, 4))))
            for heading in random.sample(self._headings(), random.randrange(2, 4))
        )
        draft = Draft(sections=sections).with_fields(
            [
                (Key.KIND, "代表建议"),
                (Key.SESSION, f"市{self.year - 2000}届人大一次会议"),
                (Key.ITEM_NUMBER, f"{number:04}"),
                (Key.SUBJECT, self.title()),
                (Key.PROPOSERS, self.people),
                (Key.DOCUMENT_NUMBER, f"云复议字〔{self.year}〕{number}号"),
                (Key.DATE, f"{self.year}年{random.randrange(3, 10)}月{random.randrange(1, 28)}日"),
                (Key.RESULT_CLASS, random.choice("ABC")),
            ]
        )
        thanks = f"感谢您对{self.family.thing}工作的关心和支持，欢迎继续提出宝贵意见。"
        opening = "您提出的建议收悉。经研究，现答复如下："
        typed = ((Part.OPENING, opening), (Part.THANKS, thanks), (Part.CLOSING, "专此答复。"))
        for part, text in typed:
            draft = draft.with_passage(part, (Paragraph(text),))
        return draft

    def _paragraph(self) -> str:
        return self.sentences(self.random.randrange(4, 9), REPLY_SENTENCES, COMMON_SENTENCES)

    def _headings(self) -> list[str]:
        thing, aspect = self.family
        return [
            "基本情况",
            "下一步打算",
            f"关于{aspect}",
            f"关于{self.random.choice(self.nouns)}",
            f"{thing}工作进展",
            f"关于{self.random.choice(self.asked)}的建议",
        ]

    def suggestion(self, number: int) -> Original:
        """Return the suggestion: its title and two to four paragraphs."""
        text = tuple(
            self.sentences(self.random.randrange(2, 5), ASKING_SENTENCES, COMMON_ASKING)
            for _ in range(self.random.randrange(2, 5))
        )
        return Original(
            kind="代表建议", number=f"{number:04}", subject=self.title(), first=(self.people,), text=text
        )


def again(original: Original, random: Random) -> Original:
    """Return a suggestion made once more by other people: without a head, a tenth in other words."""
    text = []
    for paragraph in original.text:
        sentences = paragraph.split("。")
        if len(paragraph) > 80 and random.random() < 0.5:
            sentences[0] += random.choice(("，应予重视", "，还需努力", "，亟待解决"))
        text.append("。".join(sentences).replace("建议加大", "希望加大"))
    return Original(subject=original.subject, first=("新某某",), text=tuple(text))
