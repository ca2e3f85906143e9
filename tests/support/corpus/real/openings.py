"""Openings in the wordings found, in the order and with the slips that occur."""

from __future__ import annotations

from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.real.slots import gapped, told
from tests.support.corpus.truth import Row, Truth

_ENDS = (
    "收悉，现答复如下：",
    "收悉。现答复如下：",
    "已收悉，现将有关情况答复如下：",
    "收悉。经研究，现答复如下：",
    "收悉，现回复如下：",
    "已收悉。现将办理情况函复如下：",
    "收悉，我们高度重视，经认真研究，现答复如下：",
    "收悉，具体答复如下：",
    "收悉，现就有关问题答复如下：",
    "收悉。经商{others}，现答复如下：",
    "收悉。综合{others}意见，现答复如下：",
    "收悉。{we}会同{others}进行了认真研究，现答复如下：",
    "收悉，经综合{others}意见，现答复如下：",
    "收悉，{we}与{others}共同研究，现答复如下：",
    "收悉。经与{others}协商，现答复如下：",
    "收悉。经征求{others}意见，现答复如下：",
    "收悉。根据{others}的会办意见，现答复如下：",
    "收悉，现将办理情况汇报如下：",
    "收悉。经5月4日局党组会议研究，现答复如下：",
    "，交{we}研究办理，现答复如下：",
    "交由{we}办理，现答复如下：",
)
_OTHERS = (
    "委编办",
    "供销总社",
    "委宣传部",
    "残联",
    "税务局",
    "人社局",
    "住建局",
    "大数据中心",
    "公路事业发展中心",
)
_USUAL = (
    "{you}提出的《{subject}》",
    "{you}在{session}上提出的《{subject}》",
    "{you}提出的《{subject}》（第{number}号）",
    "{you}在{session}期间提出的“{subject}”",
    "{you}所提的《{subject}》",
    "{you}关于《{subject}》的{noun}",
)
_WORDINGS = {
    "先现将": (
        "现将{you}提出的{subject}办理情况答复如下：",
        "现将{you}在{session}上提出的《{subject}》办理情况答复如下：",
        "现就{you}提出的《{subject}》答复如下：",
        "现对{you}提出的“{subject}”作如下答复：",
    ),
    "先致谢": (
        "感谢{you}对{work}工作的关心和支持，{you}提出的{subject}已",
        "首先感谢{you}对{work}工作的关注。{you}提出的《{subject}》",
        "非常感谢{you}对{work}事业的关心！{you}提出的“{subject}”",
        "{you}好！感谢{you}对{work}工作的支持。{you}提出的《{subject}》已",
        "衷心感谢{you}长期以来对我们工作的理解与支持，现就{you}提出的《{subject}》答复如下：",
    ),
    "无书名号": (
        "{you}提出的{subject}",
        "{you}在{session}上提出的{subject}",
        "{you}提的{subject}已",
        "{you}提出{subject}",
    ),
    "会议在前": (
        "在{session}上，{you}提出了《{subject}》，已交{we}研究办理，现答复如下：",
        "在{session}期间，{you}提出的《{subject}》",
        "{session}期间{you}提出的第{number}号{noun}《{subject}》",
    ),
    "交办面商": (
        "{you}提出的“{subject}”收悉，已交{we}研究办理，并在办理过程中于{year}年7月31日与{you}进行了面商。现答复如下：",
        "{you}在{session}期间提的《{subject}》已交{we}办理，经局务会议研究，并于{year}年6月19日与{you}面商，现答复如下：",
        "{you}提出的《{subject}》已由{rank}政府办公室转交{we}办理。接到{noun}后，{we}立即组织人员实地察看，现将办理情况答复如下：",
    ),
    "括号届次": (
        "{you}提出的《{subject}》（{session}第{number}号{noun}）",
        "{you}提出的{session}第{number}号{noun}《{subject}》",
        "{you}在{session}上提出的第{number}号“{subject}”",
        "{you}提出的“{subject}”（{session}{noun}第{number}号）",
    ),
    "年份方括号": (
        "{you}提出的《{subject}》（{congress}【{year}】{number}号）",
        "{you}提出的《{subject}》（{congress}〔{year}〕第{number}号）",
    ),
    "贵": (
        "贵{member}提出的《{subject}》",
        "贵单位提出的《{subject}》",
        "贵方提出的“{subject}”",
        "贵委在{session}上提出的《{subject}》",
    ),
    "先问好": (
        "{you}好！{you}提出的《{subject}》",
        "{you}好！\n{you}提出的《{subject}》",
        "{you}好！\n感谢{you}的关心。{you}提出的“{subject}”",
    ),
    "缺前引号": (
        "{you}提出的{subject}》（第{number}号）",
        "{you}在{session}上提出的{subject}》已",
    ),
    "只有编号": (
        "{you}提出的第{number}号{noun}",
        "{you}在{session}上提出的第{number}号{noun}",
        "{you}的{number}号{noun}",
    ),
}


def opening_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows of the opening."""
    names = [
        f"{item.rank}{name}" for name in random.sample((*words.CONSULTED, *_OTHERS), random.randint(1, 3))
    ]
    joint = random.choice(("、", "、", "和" if len(names) == 2 else "、"))
    slots = {"others": joint.join(names), "work": random.choice(words.FIELDS)[0]}
    if trouble == "你":
        slots["you"] = {"您": "你", "你们": "你们"}[item.you]
    wording = _subject_slip(random, item, truth, trouble)
    if not wording:
        wording = random.choice(_WORDINGS.get(trouble, _USUAL))
        wording += "" if wording.endswith("：") else random.choice(_ENDS)
    wording = wording.replace("已已", "已")
    text = told(truth, item, wording, **slots)
    truth.consulted = tuple(names) if "{others}" in wording else ()
    if "{subject}" not in wording and trouble == "只有编号" and not truth.subject:
        truth.subject = ""
    if trouble == "字间空":
        text = gapped(random, text, 0.12)
    texts = _in_two(random, text) if trouble == "分两段" else [text]
    truth.opening = tuple(part for each in texts for part in each.split("\n"))
    return [Row(each) for each in truth.opening]


def _subject_slip(random: Random, item: Item, truth: Truth, trouble: str) -> str:
    """Return a wording whose subject is marked or named unlike its title, or ""; the truth takes either."""
    subject = item.subject
    inner = subject.removeprefix("关于")
    bare = inner.removesuffix(f"的{item.noun}").removesuffix("的建议")
    end = random.choice(_ENDS[:10])
    match trouble:
        case "关于引号" if "“" not in subject:
            truth.subject, truth.also["案由"] = subject, (inner, f"关于“{inner}”", f"{bare}", f"关于{bare}")
            truth.also["案由"] += (
                f"关于{bare}的{item.noun}",
                f"关于{bare}的建议",
                f"关于“{bare}”的{item.noun}",
                f"{bare}的{item.noun}",
            )
            form = random.choice(
                (f"关于“{inner}”", f"关于“{bare}”的{item.noun}", f"关于《{bare}》的{item.noun}")
            )
            return "{you}提出的" + form + end
        case "建议提案":
            truth.subject, truth.also["案由"] = subject, (f"{subject}提案", f"{subject}的提案")
            return (
                "{you}提出的"
                + random.choice((f"{subject}提案", f"《{subject}》提案", f"“{subject}”的提案"))
                + end
            )
        case "重复的建议" if subject.startswith("关于") and subject.endswith(("建议", "提案")):
            truth.subject, truth.also["案由"] = subject, (f"{subject}的{item.noun}", f"关于{subject}")
            form = random.choice(
                (
                    f"关于 {inner} 的{item.noun} 已 ",
                    f"关于《{subject}》的{item.noun}",
                    f"关于{subject}的{item.noun}",
                )
            )
            return "{you}提出的" + form + end
    return ""


def _in_two(random: Random, text: str) -> list[str]:
    """Return an opening whose last clause is a paragraph of its own."""
    place = max(text.rfind("。"), text.rfind("，现"))
    if place < 8:
        return [text]
    return [text[:place] + "。", text[place + 1 :]]
