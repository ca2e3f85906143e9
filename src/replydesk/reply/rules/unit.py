"""The rules of the unit: its profile, its letterhead, and what its forms ask for."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.layout.sheet import LETTERHEAD_ROOM
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import WHERE_AT_FOOT, Format, Seal, SignerForm
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, missing
from replydesk.text.width import width

_SMALLEST_LETTERHEAD = 320
"""Width in twips of a character of 3号, the smallest a letterhead is readable in."""


def unit_rule(facts: DraftFacts) -> Iterator[Finding]:
    """The unit has a profile, and one that could be read."""
    profile = facts.profile
    unit = facts.draft.get(Key.UNIT)
    if profile.unreadable:
        why = f"：{profile.notes[0]}" if profile.notes else ""
        said = f"“{profile.name}”的单位档案读不出来{why}"
        yield Finding(Level.ERROR, Key.UNIT, said, "请改好 templates/单位档案 里的这个文件")
    elif not unit and not profile.name:
        yield missing(Key.UNIT, "请写单位档案的名称，信头、落款和抄送都从那里来")
    elif unit and profile == Profile(name=unit):
        said = f"没有“{unit}”的单位档案"
        remedy = "请核对名称，或在 templates/单位档案 里照样子做一份"
        yield Finding(Level.WARNING, Key.UNIT, said, remedy)


def letterhead_rule(facts: DraftFacts) -> Iterator[Finding]:
    """The letterhead can be printed on one line, and is one of its format."""
    profile = facts.profile
    name = profile.letterhead or profile.name
    room = LETTERHEAD_ROOM[profile.format]
    if width(name) * _SMALLEST_LETTERHEAD > 2 * room:
        said = f"信头“{name}”太长，排在一行里比 3 号字还小"
        most = room // _SMALLEST_LETTERHEAD
        remedy = f"请在单位档案的“信头”里写规范化简称，不超过 {most} 个字"
        yield Finding(Level.WARNING, Key.UNIT, said, remedy)
    if profile.format is Format.LETTER and profile.letterhead.endswith("文件"):
        said = f"信函格式的信头不带“文件”二字，单位档案里写的是“{name}”"
        remedy = "请在“信头”里删去“文件”；要印红头文件的，把“格式”改为“文件”"
        yield Finding(Level.WARNING, Key.UNIT, said, remedy)


def signer_rule(facts: DraftFacts) -> Iterator[Finding]:
    """A signer is named where the unit's form has a place for one."""
    profile = facts.profile
    if profile.signer_form in (*WHERE_AT_FOOT, SignerForm.APPROVED) and not facts.draft.get(Key.SIGNER):
        yield Finding(Level.OPEN, Key.SIGNER, "还没有签发人", "签发时填写")


def post_rule(facts: DraftFacts) -> Iterator[Finding]:
    """The stamp of a name stands beside a post."""
    profile = facts.profile
    if profile.seal is Seal.STAMP and not profile.post:
        said = "用签名章，却没有签发人的职务"
        yield Finding(Level.WARNING, Key.SIGNER, said, "请在单位档案的“签发职务”里写上，如“厅长”")


def result_class_rule(facts: DraftFacts) -> Iterator[Finding]:
    """The result class is one that the unit has."""
    profile = facts.profile
    mark = facts.draft.get(Key.RESULT_CLASS)
    if mark and profile.result_classes and mark not in profile.result_classes:
        have = "、".join(profile.result_classes)
        yield Finding(Level.WARNING, Key.RESULT_CLASS, f"单位档案里没有“{mark}”类", f"可填：{have}")
