"""The rule of pronouns: 您 for one recipient, 你们 for several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replydesk.draft.locations import Edit
from replydesk.draft.model import PASSAGES, Key, Part, split_names
from replydesk.draft.place import Place
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.print_options import JointForm
from replydesk.letter.recipients import with_pronoun
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts
from replydesk.text.changes import changes

_SHOWN = 10  # characters shown of a paragraph
_MOST = 3  # paragraphs named per part
_TO_MANY = "你们"
_TO_MEMBER = re.compile("您|感谢[^。！]{0,40}?(?:代表|委员)(?![会团工])")
_OF_OTHERS = "[你贵](?:[镇村乡县市区校院]|社区|街道|公司|企业)"  # 你们 may be those
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")

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
        wrong = [each for each in texts if with_pronoun(each[1], word) != each[1]]
        if wrong:
            shown = "、".join(_quoted_start(text) for _, text in wrong[:_MOST])
            shown += f"等 {len(wrong)} 段" if len(wrong) > _MOST else ""
            message = f"这份答复写给{to}，{shown}里的称呼却不是“{word}”"
            fix = tuple(Edit(place, text, with_pronoun(text, word)) for place, text in wrong)
            hits = [Hit(edit.place, *hit) for edit in fix for hit in _pronouns(edit.before, edit.after)]
            is_polite = all(hit.words == "您" for hit in hits)  # often written to several
            level = Level.HINT if is_polite else None
            yield WRONG_PRONOUN.found(part, message, f"请改为“{word}”", hits=hits, fix=fix, level=level)


def _pronouns(before: str, after: str) -> Iterator[tuple[str, int, str]]:
    """Yield each pronoun that is changed, whole: its words, its offset, and the right one."""
    for begin, end, right in changes(before, after):
        more = "们" if before.startswith("们", end) else ""
        yield f"{before[begin:end]}{more}", begin, f"{right}{more}"


def _members_addressed(facts: DraftFacts) -> Iterator[Finding]:
    """Find texts that address or thank a member in a letter to the body that leads."""
    kind = facts.kind
    for part in Part:
        wrong = [each for each in _typed_texts(facts, part) if _TO_MEMBER.search(_QUOTED.sub("", each[1]))]
        if wrong:
            shown = "、".join(_quoted_start(text) for _, text in wrong[:_MOST])
            message = f"{kind.family}写给主办单位，{shown}却是对{kind.member}说的"
            remedy = f"请写“{kind.member}”“你单位”；致谢由主办单位在答复里写"
            hits = [
                Hit(place, found[0], found.start())
                for place, text in wrong
                for found in _TO_MEMBER.finditer(_QUOTED.sub(_blanked, text))
            ]
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


def _blanked(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


def _quoted_start(text: str) -> str:
    text = text.strip()
    return f"“{text if len(text) <= _SHOWN else f'{text[:_SHOWN]}……'}”"


PRONOUN_LOOKS = (of_facts((WRONG_PRONOUN, MEMBER_ADDRESSED), pronoun_rule),)
