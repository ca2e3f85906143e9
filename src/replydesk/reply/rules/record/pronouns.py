"""The rules of pronouns: 您 for one recipient, 你们 for several, never 你 (E8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from replydesk.draft.locations import Edit
from replydesk.draft.model import PASSAGES, Key, Part, split_names
from replydesk.draft.place import Place
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.print_options import JointForm
from replydesk.letter.recipients import with_pronoun
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme, of_facts
from replydesk.text.changes import changes

_SHOWN = 10  # characters shown of a paragraph
_MOST = 3  # paragraphs named per part
_TO_MANY = "你们"
_TO_MEMBER = re.compile("您|感谢[^。！]{0,40}?(?:代表|委员)(?![会团工])")
_OF_OTHERS = "[你贵](?:[镇村乡县市区校院]|社区|街道|公司|企业)"  # 你们 may be those

_SEVERAL = (Key.PROPOSERS, "张某某、李某某")
_TO_LEAD = ((Key.KIND, "会办意见"), (Key.LEAD_BODY, "市财政局"))

WRONG_PRONOUN = Rule(
    "称呼不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "写给一个人用“您”，写给几位或者一个团体用“你们”",
    "请改称呼",
    "各段文字；对几位写“您”的为提示",
    fires=(
        Example("感谢你们的关心。", "你们", "您"),
        Example("感谢您们的关心。", "您们", "您"),
        Example("感谢您的关心。", "您", "你们", fields=(_SEVERAL,)),
        Example("感谢您们的关心。", "您们", "你们", fields=(_SEVERAL,)),
    ),
    passes=(
        Example("感谢您的关心。"),
        Example("印发《致你们的一封信》，开展“你们说、我们办”活动。"),
        Example("感谢你们的关心。", fields=(_SEVERAL,)),
        Example("我局到你村调研，对你们正在进行的育苗表示支持。"),
        Example("感谢你们的关心。", fields=((Key.SALUTATION, "张某某代表并附议人"),)),
    ),
)
MEMBER_ADDRESSED = Rule(
    "会办写给代表",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "会办意见写给主办单位，有的话却是对代表、委员说的",
    "请写“代表”“你单位”；致谢由主办单位在答复里写",
    "会办意见的各段文字",
    fires=(Example("感谢您的关心。", "您", fields=_TO_LEAD),),
    passes=(
        Example("该代表提出的建议很有意义，请你单位统一答复。", fields=_TO_LEAD),
        Example("感谢您的关心。"),
    ),
)


YOU = Rule(
    "称呼用你",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "对代表、委员用了“你”",
    "一位用“您”，几位或者团体用“你们”",
    "各段文字（引号里的不看）",
    fires=(
        Example("你提出的意见很有针对性。", "你", "您"),
        Example("感谢你对民政工作的关心。", "你", "您"),
        Example("工作进展将及时向你通报。", "你", "您"),
        Example("希望你继续关心民政工作。", "你", "您"),
        Example("你所反映的问题客观存在。", "你", "你们", fields=(_SEVERAL,)),
    ),
    passes=(
        Example("您提出的意见很有针对性，你们单位也可以参加。"),
        Example("推广“你点单、我服务”做法，形成你追我赶的氛围。"),
        Example("你们提出的意见很有针对性。", fields=(_SEVERAL,)),
        Example("请你单位统一答复。", fields=((Key.KIND, "代表建议会办意见"), (Key.LEAD_BODY, "省教育厅"))),
    ),
)

_YOU = (
    "(?:你(?=所?提|所?反映|所?关心|所?关注|在[^，。]{0,30}提|好[！，]|代表|委员"
    "|的(?:建议|提案|意见|关心|支持|来信|理解|宝贵))"
    "|(?<=[向与和同给])你(?=通报|沟通|联系|反馈|汇报|说明|见面|当面|作|进行|介绍)"
    "|(?<=感谢)你(?=对|长期|一直|多年)|(?:(?<=希望)|(?<=欢迎)|(?<=恳请)|(?<=敬请))你(?=继续|一如|能|多|今后|在))(?!们)"
)


def pronoun_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that typed text addresses one person as 您, several or a group as 你们; quotations are skipped.

    Not for letters to several made from one text: their pronouns are adjusted at composing.
    """
    if facts.kind.to_lead:
        yield from _members_addressed(facts)
        return
    if facts.joint_form is not JointForm.TOGETHER:
        return
    if not (word := _right_pronoun(facts.draft.get(Key.SALUTATION), facts.proposers)):
        return
    to = "几位（或者一个团体）" if word == _TO_MANY else "一个人"
    for part in Part:
        texts = [each for each in _typed_texts(facts, part) if not re.search(_OF_OTHERS, each[1])]
        wrong = [each for each in texts if _with_pronoun(each[1], word) != each[1]]
        if wrong:
            shown = "、".join(_quoted_start(text) for _, text in wrong[:_MOST])
            shown += f"等 {len(wrong)} 段" if len(wrong) > _MOST else ""
            message = f"这份答复写给{to}，{shown}里的称呼却不是“{word}”"
            fix = tuple(Edit(place, text, _with_pronoun(text, word)) for place, text in wrong)
            hits = [Hit(edit.place, *hit) for edit in fix for hit in _pronouns(edit.before, edit.after)]
            is_polite = all(hit.words == "您" for hit in hits)  # often written to several
            level = Level.HINT if is_polite else None
            yield WRONG_PRONOUN.found(part, message, f"请改为“{word}”", hits=hits, fix=fix, level=level)


_with_pronoun = lru_cache(maxsize=4096)(with_pronoun)  # a keystroke changes one text


def _pronouns(before: str, after: str) -> Iterator[tuple[str, int, str]]:
    """Yield each pronoun that is changed, whole: its words, its offset, and the right one."""
    for begin, end, right in changes(before, after):
        more = "们" if before.startswith("们", end) else ""
        yield f"{before[begin:end]}{more}", begin, f"{right}{more}"


def _members_addressed(facts: DraftFacts) -> Iterator[Finding]:
    """Find texts that address or thank a member in a letter to the body that leads."""
    kind = facts.kind
    for part in Part:
        hits = [
            Hit(place, found[0], found.start())
            for place, text in _typed_texts(facts, part)
            for found in _TO_MEMBER.finditer(outside_quotations(text))
        ]
        if hits:
            texts = dict(_typed_texts(facts, part))
            wrong = list(dict.fromkeys(hit.place for hit in hits))
            shown = "、".join(_quoted_start(texts[place]) for place in wrong[:_MOST])
            message = f"{kind.family}写给主办单位，{shown}却是对{kind.member}说的"
            remedy = f"请写“{kind.member}”“你单位”；致谢由主办单位在答复里写"
            yield MEMBER_ADDRESSED.found(part, message, remedy, hits=hits)


def _right_pronoun(salutation: str, proposers: Sequence[str]) -> str:
    """Return 您 or 你们 for the addressee of the letter; "" if nobody is named."""
    salutation = salutation.rstrip("：:")
    if re.search("各位|附议", salutation or "、".join(proposers)):
        return _TO_MANY
    names = split_names(Key.PROPOSERS, salutation) or proposers
    return pronoun(names) if names else ""


def _typed_texts(facts: DraftFacts, part: Part) -> Iterator[tuple[Place, str]]:
    """Yield the typed texts of a part, headings too; for a passage made of phrases, its field."""
    if part in PASSAGES and not facts.draft.passage(part):
        yield Place(part), facts.draft.get(part)
    yield from facts.texts_of(part)


def _quoted_start(text: str) -> str:
    text = text.strip()
    return f"“{text if len(text) <= _SHOWN else f'{text[:_SHOWN]}……'}”"


def _you(case: Case) -> Iterator[Finding]:
    facts = case.facts
    if facts.kind.to_lead or not facts.proposers:
        return
    right = pronoun(facts.proposers)
    hits = [
        Hit(place, "你", found.start(), right)
        for place, text in case.typed_texts
        if "你" in text
        for found in re.finditer(_YOU, outside_quotations(text))
    ]
    yield from findings_of_hits(YOU, hits, case, mends=True)


PRONOUN_LOOKS = (of_facts((WRONG_PRONOUN, MEMBER_ADDRESSED), pronoun_rule),)
LOOKS = (DraftLook((YOU,), _you),)
