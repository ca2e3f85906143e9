"""The rules of attachments that are listed: the text speaks of them, and each has a text or none has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Attachment, Key, Part
from replydesk.draft.place import Place
from replydesk.letter.compose import chosen_phrases
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import HEADINGS, Role
from replydesk.reply.findings import Finding, Hit, Level, field_hits
from replydesk.reply.rules.record.wording import field_hit
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

_ONE = ((Key.ATTACHMENTS, "设施建设情况表"),)
_TWO = ((Key.ATTACHMENTS, "设施建设情况表\n资金安排情况表"),)

UNMENTIONED = Rule(
    "附件未提及",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "附了材料，文中没有提到",
    "请在正文里写“（见附件）”，或者核对附件",
    "附件、各段文字",
    fires=(Example(words="设施建设情况表", fields=_ONE),),
    passes=(
        Example("全省设施建设情况见附件。", fields=_ONE),
        Example("现将设施建设情况表一并附上。", fields=_ONE),
        Example(fields=((Key.ATTACHMENTS, "代表建议办理征询意见表"),)),
        Example(fields=((Key.ATTACHMENTS, "无"),)),
    ),
)

SOME_WITHOUT_TEXT = Rule(
    "附件缺正文",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "有的附件写了正文，这个没有写",
    "请补上正文；另有文件的，可以不管",
    "附件",
    fires=(
        Example("各地建设情况。", "资金安排情况表", fields=_TWO, part="附件1"),
        Example("各地资金情况。", "设施建设情况表", fields=_TWO, part="附件2"),
    ),
    passes=(
        Example("各地建设情况见附件1、附件2。", fields=_TWO),
        Example(
            "各地建设情况。",
            fields=((Key.ATTACHMENTS, "设施建设情况表\n代表建议办理征询意见表"),),
            part="附件1",
        ),
    ),
)

FORM_MISSING = Rule(
    "套用语说的表没有附",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "结束语请对方填所附的表，却没有附",
    "请在“附件”里写上，在单位档案的“征询意见表”里选好，或者换一句结束语",
    "结束语、附件",
    fires=(
        Example(words="征询意见表", fields=((Key.CLOSING, "征询意见表"),)),
        Example(words="回执", fields=((Key.CLOSING, "回执"),)),
    ),
    passes=(
        Example(fields=((Key.CLOSING, "征询意见表"), (Key.ATTACHMENTS, "代表建议办理征询意见表"))),
        Example(fields=((Key.CLOSING, "征询意见表"),), profile=(("征询意见表", "通用"),)),
        Example(fields=((Key.CLOSING, "专此答复"),)),
    ),
)

_TEXT = (Role.BODY, Role.LEAD, Role.CELL, Role.CELL_HEAD, *HEADINGS)
_SPOKEN_OF = "附件|附表|附图|附后|附上|随[函文信]附|所附|后附"
_FORM = "征询意见|回执|反馈表|评价表|沟通(?:联系|情况)?表|联系表|意见表|征求意见"
_ENCLOSED_FORM = "所附|随[函文信]附|附后的"


def _names(case: Case) -> tuple[str, ...]:
    names = case.draft.names(Key.ATTACHMENTS)
    return () if names == (NOTHING,) else names


def _unmentioned(case: Case) -> Iterator[Finding]:
    names = [name for name in _names(case) if not re.search(_FORM, name)]
    if not names or (all(map(_has_text, case.draft.attachments)) and case.draft.attachments):
        return  # what follows the letter is seen anyway
    blocks = (each for each in case.letter.blocks if each.role in _TEXT)
    text = "\n".join(each.text for each in blocks if not each.place.key.startswith(Key.ATTACHMENTS))
    if not re.search(_SPOKEN_OF, text) and not any(name in text for name in names):
        yield UNMENTIONED.found(Key.ATTACHMENTS, hits=(field_hit(case, Key.ATTACHMENTS),))


def _without_text(case: Case) -> Iterator[Finding]:
    names, texts = _names(case), case.draft.attachments
    if not any(map(_has_text, texts)):
        return
    missing = [
        name
        for at, name in enumerate(names)
        if not re.search(_FORM, name) and not (at < len(texts) and _has_text(texts[at]))
    ]
    for name in missing:
        hits = field_hits(case.draft, Key.ATTACHMENTS, name)
        yield SOME_WITHOUT_TEXT.found(Key.ATTACHMENTS, f"别的附件写了正文，“{name}”没有写", hits=hits)


def _has_text(attachment: Attachment) -> bool:
    return bool(attachment.preamble or attachment.sections)


def _forms(case: Case) -> Iterator[Finding]:
    if _names(case) or case.facts.feedback_form or case.draft.closing:
        return
    if not chosen_phrases(case.draft, case.profile, Part.CLOSING):
        return
    text = "\n".join(each.text for each in case.letter.blocks if each.place.key == Part.CLOSING)
    if re.search(_ENCLOSED_FORM, text) and re.search(_FORM, text):
        typed = case.draft.get(Part.CLOSING)
        hits = (Hit(Place(Part.CLOSING), typed),) if typed else ()
        yield FORM_MISSING.found(Part.CLOSING, hits=hits)


LOOKS = (
    DraftLook((UNMENTIONED,), _unmentioned),
    DraftLook((SOME_WITHOUT_TEXT,), _without_text),
    DraftLook((FORM_MISSING,), _forms),
)
