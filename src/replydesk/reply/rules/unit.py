"""The rules of the unit: its profile, its letterhead, and the fields its forms require."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.layout.sheet import LETTERHEAD_ROOM
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import WHERE_AT_FOOT, Format, Seal, SignerForm
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, missing
from replydesk.text.width import width

_SMALLEST_LETTERHEAD = 320  # twips, the width of a 3号 character: the smallest legible letterhead


def unit_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the unit has a profile, and that it can be read."""
    profile = facts.profile
    unit = facts.draft.get(Key.UNIT)
    if profile.unreadable:
        why = f"：{profile.notes[0]}" if profile.notes else ""
        message = f"“{profile.name}”的单位档案读不出来{why}"
        yield Finding(Level.ERROR, Key.UNIT, message, "请改好 templates/单位档案 里的这个文件")
    elif not unit and not profile.name:
        yield missing(Key.UNIT, "请写单位档案的名称，信头、落款和抄送都从那里来")
    elif unit and profile == Profile(name=unit):
        message = f"没有“{unit}”的单位档案"
        remedy = "请核对名称；还没有档案的，在桌面新建答复，单位选“建本单位的档案”"
        yield Finding(Level.HINT, Key.UNIT, message, remedy)


def letterhead_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the letterhead fits on one line and suits the format."""
    profile = facts.profile
    name = profile.letterhead or profile.name
    room = LETTERHEAD_ROOM[profile.format]
    if width(name) * _SMALLEST_LETTERHEAD > 2 * room:
        message = f"信头“{name}”太长，排在一行里比 3 号字还小"
        most = room // _SMALLEST_LETTERHEAD
        remedy = f"请在单位档案的“信头”里写规范化简称，不超过 {most} 个字"
        yield Finding(Level.HINT, Key.UNIT, message, remedy)
    if profile.format is Format.LETTER and profile.letterhead.endswith("文件"):
        message = f"信函格式的信头不带“文件”二字，单位档案里写的是“{name}”"
        remedy = "请在“信头”里删去“文件”；要印红头文件的，把“格式”改为“文件”"
        yield Finding(Level.HINT, Key.UNIT, message, remedy)


def signer_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a signer is named if the unit's form prints one."""
    profile = facts.profile
    if profile.signer_form in (*WHERE_AT_FOOT, SignerForm.APPROVED) and not facts.draft.get(Key.SIGNER):
        yield Finding(Level.OPEN, Key.SIGNER, "还没有签发人", "签发时填写")


def post_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a signature stamp has the signer's post beside it."""
    profile = facts.profile
    if profile.seal is Seal.STAMP and not profile.post:
        message = "用签名章，却没有签发人的职务"
        yield Finding(Level.HINT, Key.SIGNER, message, "请在单位档案的“签发职务”里写上，如“厅长”")


def office_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the offices named are the unit's, if its profile lists some."""
    typed = facts.draft.get(Key.OFFICE)
    if not facts.profile.offices or facts.office_named(typed):
        return
    for name in facts.draft.names(Key.OFFICE):
        if not facts.office_named(name):
            message = f"单位档案里没有“{name}”这个处室，联系人、电话没有跟着它"
            remedy = "请改选；没有选错的，在单位档案的“承办处室”里加上"
            yield Finding(Level.HINT, Key.OFFICE, message, remedy)


def result_class_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the result class is one of the unit's."""
    profile = facts.profile
    mark = facts.draft.get(Key.RESULT_CLASS)
    if mark and profile.result_classes and mark not in profile.result_classes:
        have = "、".join(profile.result_classes)
        yield Finding(Level.HINT, Key.RESULT_CLASS, f"单位档案里没有“{mark}”类", f"可填：{have}")
