"""The item a generated reply answers, and the body that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from replydesk.text.numerals import chinese_numeral
from tests.support.corpus import words

RANKS = ("省",) * 3 + ("市",) * 3 + ("县",) * 7 + ("区",) * 2 + ("镇",)


@dataclass(frozen=True, slots=True)
class Item:
    """One suggestion or proposal, the body that answers it and the people it came from."""

    rank: str
    place: str
    body: str
    is_proposal: bool
    is_opinion: bool
    session: str
    number: str
    subject: str
    thing: str
    # The recipients as in the salutation, without a mark after them.
    addressed: str
    people: tuple[str, ...] | None
    is_several: bool
    year: int

    @property
    def noun(self) -> str:
        return "提案" if self.is_proposal else "建议"

    @property
    def member(self) -> str:
        return "委员" if self.is_proposal else "代表"

    @property
    def congress(self) -> str:
        return "政协" if self.is_proposal else "人大"

    @property
    def you(self) -> str:
        return "你们" if self.is_several else "您"

    @property
    def we(self) -> str:
        return words.self_name(self.body)

    def text(self, random: Random, sentences: int) -> str:
        return words.text(random, self.thing, self.place, self.body, sentences)


def make_item(random: Random) -> Item:
    """Return an item, and the body that answers it."""
    people: tuple[str, ...] | None
    rank = random.choice(RANKS)
    place = random.choice(words.PLACES[rank])
    is_proposal = random.random() < 0.32 and rank != "镇"
    is_opinion = random.random() < 0.04
    subject, thing = words.subject(random)
    addressed, people, several = _people(random, rank, is_proposal)
    if is_opinion:
        addressed, people, several = (
            place[-1] + random.choice(("交通运输局", "发展改革委", "财政局")),
            None,
            True,
        )
    noun = (
        "提案" if is_proposal and random.random() < 0.5 else "建议"
    )  # E6: half of the proposals have this name
    return Item(
        rank=rank,
        place=place,
        body=place + random.choice(words.DEPARTMENTS[rank]),
        is_proposal=is_proposal,
        is_opinion=is_opinion,
        session=_session(random, rank, place, is_proposal),
        number=_number(random, place),
        subject=subject + f"的{noun}" * (random.random() < 0.93),
        thing=thing,
        addressed=addressed,
        people=people,
        is_several=several,
        year=random.randint(2018, 2026),
    )


def _session(random: Random, rank: str, place: str, is_proposal: bool) -> str:
    """Return the session, in one of its usual names."""
    short: tuple[str, ...]
    term, nth = chinese_numeral(random.randint(2, 20)), chinese_numeral(random.randint(1, 6))
    if not is_proposal:
        short = (f"{rank}{term}届人大{nth}次会议",) * 6
        full = (f"{place}第{term}届人民代表大会第{nth}次会议", f"{place}{term}届人大{nth}次会议")
        rare = (f"{rank}{term}届人大{nth}次会议闭会期间",)
        country = (f"{term}届全国人大{nth}次会议",) if rank == "省" else ()
    else:
        short = (
            f"{rank}政协{term}届{nth}次会议",
            f"{rank}{term}届政协{nth}次会议",
            f"政协{rank}{term}届{nth}次会议",
        )
        full = (f"政协{place}委员会{term}届{nth}次会议", f"政协{place}第{term}届委员会第{nth}次会议")
        rare = (f"政协{place}{term}届委员会{nth}次会议",)
        country = (f"全国政协{term}届{nth}次会议",) if rank == "省" else ()
    return random.choice(short + full + rare + country)


def _number(random: Random, place: str) -> str:
    return random.choice(
        (
            f"{random.randint(1, 320)}",
            f"{random.randint(1, 320)}",
            f"{random.randint(1, 90):03d}",
            f"{random.randint(1, 900):04d}",
            f"{random.randint(1000, 9999)}",
            f"{place[0]}{random.randint(1, 90)}",
            f"DH{random.randint(1, 900):04d}",
            f"{random.randint(1300000, 1399999)}",
            f"{random.randint(20260001, 20260999)}",
        )
    )


def _people(random: Random, rank: str, is_proposal: bool) -> tuple[str, tuple[str, ...], bool]:
    """Return recipients as addressed, their names without 代表 and 委员, and True if there are several."""
    member = "委员" if is_proposal else "代表"
    names = tuple(dict.fromkeys(words.person(random) for _ in range(random.randint(2, 5))))
    form = random.random()
    if form < 0.66 or len(names) < 2:
        return f"{names[0]}{member}", names[:1], False
    if form < 0.76:
        return f"{'、'.join(names)}{member}", names, True
    if form < 0.82:
        return "、".join(f"{name}{member}" for name in names), names, True
    count = random.randint(3, 12)
    counted = random.choice(
        (f"等{count}位", f"等{count}名", f"等{chinese_numeral(count)}位", f"（等{count}位）", "等")
    )
    if form < 0.85:
        return f"{names[0]}、{names[1]}等{count}位{member}", (names[0], f"{names[1]}等{count}位"), True
    if form < 0.91:
        return f"{names[0]}{counted}{member}", (f"{names[0]}{counted}",), True
    group = (
        (
            "民革南屏市委",
            "民建清禾县支部",
            "县政协社会和法制委员会",
            "九三学社南屏市委员会",
            "市工商联",
            "农工党云川省委员会",
        )
        if is_proposal
        else ("桂溪镇代表团", "石桥镇代表团", "甸坪代表小组", "东屏区代表团", "河湾区人民政府")
    )
    name = random.choice(group)
    return name, (name,), True
