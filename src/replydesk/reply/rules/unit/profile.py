"""The rules of the unit: its profile, its letterhead, and the fields its forms require."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.layout.sheet import LETTERHEAD_ROOM
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import WHERE_AT_FOOT, Format, Seal, SignerForm
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, field_hits
from replydesk.reply.rules.required import REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, OF_UNIT, Example, Rule, Theme, of_facts, standard
from replydesk.text.width import width

_SMALLEST_LETTERHEAD = 320  # twips, the width of a 3号 character: the smallest legible letterhead
_LONG = "云川省南屏市" * 6
_OFFICES = (("承办处室", "养老处、老龄处"),)

UNREADABLE = Rule(
    "档案读不出",
    Theme.UNIT,
    Level.ERROR,
    CUSTOM,
    "单位档案读不出来",
    "请改好 templates/单位档案 里的这个文件",
    "单位档案",
    fires=(Example(profile=(("名称", "[甲"),)),),
    passes=(Example(),),
)
NO_PROFILE = Rule(
    "没有档案",
    Theme.UNIT,
    Level.HINT,
    CUSTOM,
    "没有这个单位的档案",
    "请核对名称；还没有档案的，在桌面新建答复，单位选“建本单位的档案”",
    "单位",
    fires=(Example(fields=((Key.UNIT, "东明市水利局"),), words="东明市水利局"),),
    passes=(Example(),),
)
LETTERHEAD_TOO_LONG = Rule(
    "信头太长",
    Theme.UNIT,
    Level.HINT,
    CUSTOM,
    "信头太长，排在一行里比 3 号字还小",
    "请在单位档案的“信头”里写规范化简称",
    "单位档案的信头、名称",
    fires=(Example(profile=(("信头", _LONG),)),),
    passes=(Example(), Example(profile=(("信头", "云川省民政厅办公室"),))),
)
LETTERHEAD_WORD = Rule(
    "信头带文件",
    Theme.UNIT,
    Level.HINT,
    standard("GB/T 9704-2012 10.1"),
    "信函格式的信头不带“文件”二字",
    "请在“信头”里删去“文件”；要印红头文件的，把“格式”改为“文件”",
    "单位档案的信头",
    fires=(Example(profile=(("信头", "云川省民政厅文件"), ("格式", "信函"))),),
    passes=(Example(profile=(("信头", "云川省民政厅文件"), ("格式", "文件"))),),
)
SIGNER_OPEN = Rule(
    "签发人待定",
    Theme.UNIT,
    Level.OPEN,
    OF_UNIT,
    "还没有签发人",
    "签发时填写",
    "签发人",
    fires=(Example(profile=(("签发样式", "领导签发"),)),),
    passes=(Example(), Example(profile=(("签发样式", "领导签发"),), fields=((Key.SIGNER, "李某某"),))),
)
STAMP_WITHOUT_POST = Rule(
    "签名章缺职务",
    Theme.UNIT,
    Level.HINT,
    standard("GB/T 9704-2012 7.3.5.3"),
    "用签名章，却没有签发人的职务",
    "请在单位档案的“签发职务”里写上，如“厅长”",
    "单位档案的用印、签发职务",
    fires=(Example(profile=(("用印", "签名章"), ("签发职务", ""))),),
    passes=(Example(profile=(("用印", "签名章"), ("签发职务", "厅长"))),),
)
UNKNOWN_OFFICE = Rule(
    "处室不在档案",
    Theme.UNIT,
    Level.HINT,
    OF_UNIT,
    "单位档案里没有这个处室，联系人、电话没有跟着它",
    "请改选；没有选错的，在单位档案的“承办处室”里加上",
    "承办处室",
    fires=(Example(fields=((Key.OFFICE, "某某处"),), words="某某处", profile=_OFFICES),),
    passes=(
        Example(fields=((Key.OFFICE, "养老处"),), profile=_OFFICES),
        Example(fields=((Key.OFFICE, "养老处、老龄处"),), profile=_OFFICES),
    ),
)
UNKNOWN_CLASS = Rule(
    "类别不在档案",
    Theme.UNIT,
    Level.SUSPECTED,
    OF_UNIT,
    "单位档案里没有这一类",
    "请改选",
    "办理类别",
    fires=(Example(fields=((Key.RESULT_CLASS, "丁"),), words="丁"),),
    passes=(Example(), Example(fields=((Key.RESULT_CLASS, ""),))),
)


def unit_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the unit has a profile, and that it can be read."""
    profile = facts.profile
    unit = facts.draft.get(Key.UNIT)
    if profile.unreadable:
        why = f"：{profile.notes[0]}" if profile.notes else ""
        yield UNREADABLE.found(Key.UNIT, f"“{profile.name}”的单位档案读不出来{why}")
    elif not unit and not profile.name:
        yield missing(Key.UNIT, "请写单位档案的名称，信头、落款和抄送都从那里来")
    elif unit and profile == Profile(name=unit):
        hits = field_hits(facts.draft, Key.UNIT)
        yield NO_PROFILE.found(Key.UNIT, f"没有“{unit}”的单位档案", hits=hits)


def letterhead_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the letterhead fits on one line and suits the format."""
    profile = facts.profile
    name = profile.letterhead or profile.name
    room = LETTERHEAD_ROOM[profile.format]
    if width(name) * _SMALLEST_LETTERHEAD > 2 * room:
        message = f"信头“{name}”太长，排在一行里比 3 号字还小"
        remedy = f"{LETTERHEAD_TOO_LONG.remedy}，不超过 {room // _SMALLEST_LETTERHEAD} 个字"
        yield LETTERHEAD_TOO_LONG.found(Key.UNIT, message, remedy)
    if profile.format is Format.LETTER and profile.letterhead.endswith("文件"):
        yield LETTERHEAD_WORD.found(Key.UNIT, f"{LETTERHEAD_WORD.message}，单位档案里写的是“{name}”")


def signer_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a signer is named if the unit's form prints one."""
    profile = facts.profile
    if profile.signer_form in (*WHERE_AT_FOOT, SignerForm.APPROVED) and not facts.draft.get(Key.SIGNER):
        yield SIGNER_OPEN.found(Key.SIGNER)


def post_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a signature stamp has the signer's post beside it."""
    profile = facts.profile
    if profile.seal is Seal.STAMP and not profile.post:
        yield STAMP_WITHOUT_POST.found(Key.SIGNER)


def office_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the offices named are the unit's, if its profile lists some."""
    typed = facts.draft.get(Key.OFFICE)
    if not facts.profile.offices or facts.office_named(typed):
        return
    for name in facts.draft.names(Key.OFFICE):
        if not facts.office_named(name):
            message = f"单位档案里没有“{name}”这个处室，联系人、电话没有跟着它"
            yield UNKNOWN_OFFICE.found(Key.OFFICE, message, hits=field_hits(facts.draft, Key.OFFICE, name))


def result_class_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the result class is one of the unit's."""
    profile = facts.profile
    mark = facts.draft.get(Key.RESULT_CLASS)
    if mark and profile.result_classes and mark not in profile.result_classes:
        have = "、".join(profile.result_classes)
        hits = field_hits(facts.draft, Key.RESULT_CLASS)
        yield UNKNOWN_CLASS.found(Key.RESULT_CLASS, f"单位档案里没有“{mark}”类", f"可填：{have}", hits=hits)


PROFILE_LOOKS = (
    of_facts((UNREADABLE, REQUIRED, NO_PROFILE), unit_rule),
    of_facts((LETTERHEAD_TOO_LONG, LETTERHEAD_WORD), letterhead_rule),
)
CLASS_LOOKS = (of_facts((UNKNOWN_CLASS,), result_class_rule),)
SIGNER_LOOKS = (of_facts((SIGNER_OPEN,), signer_rule), of_facts((STAMP_WITHOUT_POST,), post_rule))
OFFICE_LOOKS = (of_facts((UNKNOWN_OFFICE,), office_rule),)
