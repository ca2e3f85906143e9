"""Letters of the other kinds: opinions to the lead body, second replies, motions, between sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.real.slots import told
from tests.support.corpus.truth import Row, Truth, Where

_OPINION_TITLES = (
    "关于{session}第{number}号{noun}的会办意见",
    "对{session}第{number}号{noun}的会办意见",
    "{body}关于{session}第{number}号{noun}的会办意见",
    "{body}关于{session}第{number}号{noun}协办意见的函",
    "关于{session}第{number}号{noun}会办意见的函",
    "关于{session}第{number}号{noun}协办件的答复",
    "对{session}第{number}号{noun}的协办意见",
    "{body}关于《{subject}》的会办意见",
    "关于{session}第{number}号{noun}办理意见的函",
    "关于反馈{session}第{number}号{noun}会办意见的函",
)
_OPINION_OPENINGS = (
    "现就{who}{member}提出的《{subject}》提出会办意见如下：",
    "{who}{member}提出的《{subject}》收悉。现提出如下会办意见：",
    "{who}{member}所提出的《{subject}》已收悉，现答复如下：",
    "现将{who}{member}在{session}上提出的《{subject}》（第{number}号{noun}）协办意见函告如下：",
    "{who}{member}在{session}上提出的《{subject}》，我单位会办意见如下：",
    "关于{who}{member}提出的《{subject}》（第{number}号{noun}），经研究，现将会办意见函复如下：",
    "贵单位转来{who}{member}提出的“{subject}”收悉，经研究，提出以下协办意见：",
    "根据分工，现就{who}{member}提出的《{subject}》提出以下意见，供答复时参考：",
    "现将{session}第{number}号{noun}《{subject}》会办意见函告如下：",
)
_OPINION_ENDS = (
    "以上意见供你单位统一答复{member}时参考。",
    "以上意见，请在答复{member}时一并考虑。",
    "以上会办意见，供贵局答复时参考。",
    "特此函告。",
    "专此函复。",
    "以上为我单位会办意见，请统筹答复。",
    "",
)

_AGAIN_TITLES = (
    "关于{session}第{number}号{noun}的再次答复",
    "对{session}第{number}号{noun}的再次答复",
    "{body}关于{session}第{number}号{noun}再次答复的函",
    "对{session}第{number}号{noun}的二次答复",
    "{body}对{session}第{number}号{noun}的补充答复",
)
_AGAIN_OPENINGS = (
    "{you}提出的《{subject}》，{we}已于{year}年5月6日答复（{first}）。针对{you}反馈的意见，经进一步研究，现再次答复如下：",
    "{you}对{we}《关于{session}第{number}号{noun}的答复》（{first}）所提意见收悉。{we}高度重视，现再次答复如下：",
    "{we}以{first}对{you}提出的《{subject}》作了答复。根据{you}的反馈意见，现作进一步答复如下：",
    "{you}提出的《{subject}》收悉。{we}曾以{first}文答复，现根据{you}的意见再次答复如下：",
)

_MOTION_TITLES = (
    "关于{session}第{number}号议案转建议的答复",
    "对{session}第{number}号议案（转为建议办理）的答复",
    "{body}关于{session}议案转建议第{number}号的答复",
    "对{session}第{number}号议案转代表建议的答复函",
    "对{session}第{number}号建议的答复",  # only the opening says that it was a motion
    "{body}关于{session}第{number}号建议办理情况的复函",
)
_MOTION_OPENINGS = (
    "{you}领衔提出的《{subject}》（议案转建议第{number}号）收悉。现答复如下：",
    "{you}在{session}上提出的《{subject}》，经大会主席团研究转为建议办理。现答复如下：",
    "{you}在{session}期间提出《{subject}》，经大会主席团审议，已转为建议交{we}研究办理，现将办理情况答复如下：",
    "{you}提出的《{subject}》转建议办理已收悉，现将办理情况答复如下：",
    "{you}在{session}上提出的《{subject}》，经大会主席团决定作为建议办理，现答复如下：",
    "{you}提出的《{subject}》，经大会审查转作代表建议，由{we}承办。现将办理情况答复如下：",
)

_BETWEEN_TITLES = (
    "关于{session}第{number}号代表建议的答复",
    "对{session}代表建议的答复",
    "{body}对{session}第{number}号建议的答复函",
    "关于{session}建议的答复",
)
_BETWEEN_OPENINGS = (
    "{you}在{session}提出的《{subject}》收悉。现答复如下：",
    "{you}在闭会期间提出的《{subject}》收悉，现答复如下：",
    "{you}提出的《{subject}》已收悉。经研究，现答复如下：",
)


@dataclass(frozen=True, slots=True)
class Special:
    """The rows that the kind of a letter decides; None leaves a part to the usual wordings."""

    title: list[Row]
    salutation: Row | None
    opening: list[Row]
    # The last sentence of an opinion; None for letters that thank their reader.
    end: str | None = None


def special_item(random: Random, item: Item, kind: str) -> Item:
    """Return the item of such a letter."""
    match kind:
        case "议案转建议":
            subject = item.subject.removesuffix("的提案").removesuffix("的建议") + "的议案"
            return replace(item, subject=subject)
        case "闭会期间建议":
            term = item.session.split("届")[0]
            short = random.choice(
                (f"{term}届人大闭会期间", item.session.removesuffix("闭会期间") + "闭会期间")
            )
            return replace(item, session=short)
    return item


def special(random: Random, item: Item, truth: Truth, kind: str) -> Special:
    """Return the parts of a letter of one of the other kinds, and put their facts into the truth."""
    match kind:
        case "会办意见":
            return _opinion(random, item, truth)
        case "再次答复":
            truth.kind = ("政协提案" if item.is_proposal else "代表建议") + "再次答复"
            code = item.place[0] + item.body[len(item.place)] + random.choice(("复议字", "提复", "函"))
            truth.first_reply = f"{code}〔{item.year}〕{random.randint(1, 99)}号"
            title, opening = random.choice(_AGAIN_TITLES), random.choice(_AGAIN_OPENINGS)
            return _usual(item, truth, title, opening, first=truth.first_reply)
        case "议案转建议":
            truth.kind = kind
            return _usual(item, truth, random.choice(_MOTION_TITLES), random.choice(_MOTION_OPENINGS))
    truth.kind = kind
    title = random.choice(_BETWEEN_TITLES)
    parts = _usual(item, truth, title, random.choice(_BETWEEN_OPENINGS))
    truth.also["届次"] = (item.session.removesuffix("闭会期间"),)
    return parts


def _usual(item: Item, truth: Truth, title: str, opening: str, **more: str) -> Special:
    truth.title = told(truth, item, title, **more)
    text = told(truth, item, opening, **more)
    truth.opening = (text,)
    return Special([Row(truth.title, Where.CENTRED)], None, [Row(text)])


def _opinion(random: Random, item: Item, truth: Truth) -> Special:
    """Return an opinion: the lead body is the recipient, the deputy is only named in the opening."""
    truth.kind = ("政协提案" if item.is_proposal else "代表建议") + "会办意见"
    dept = random.choice(
        ("民政局", "教育局", "交通运输局", "发展和改革委员会", "乡村振兴局", "财政局", "农业农村局")
    )
    lead = random.choice((item.rank + dept, item.rank + dept, item.place + dept))
    names = [words.person(random) for _ in range(random.choice((1, 1, 1, 2)))]
    who = "、".join(dict.fromkeys(names))
    counted = random.choice(("", "", "", "等3位")) if len(set(names)) == 1 else ""
    wording = random.choice(_OPINION_OPENINGS)
    truth.title = told(truth, item, random.choice(_OPINION_TITLES))
    text = told(truth, item, wording, who=who + counted)
    truth.opening, truth.salutation, truth.lead_body = (text,), lead, lead
    named = tuple(dict.fromkeys(names)) if not counted else (who + counted,)
    truth.people = named if "{who}" in wording else ()
    colon = random.choice(("：", "：", "：", ":"))
    end = random.choice(_OPINION_ENDS).format(member=item.member)
    return Special([Row(truth.title, Where.CENTRED)], Row(lead + colon, Where.FLUSH), [Row(text)], end)
