"""Mistakes of section 附件."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part
from replydesk.draft.place import Place
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted, Spot
from tests.support.planting.tools import (
    changed,
    field_planted,
    with_attachment,
    with_others,
    with_sentence,
)


def _cited_too_far(draft: Draft, random: Random) -> Planted | None:
    """Cite 附件3 where there are two."""
    if draft.names(Key.ATTACHMENTS):
        return None
    rows = ("| 地区 | 数量 |", "| --- | ---: |", "| 城区 | 12个 |")
    draft, _ = with_attachment(draft, "城区设施分布表", rows)
    draft, _ = with_attachment(draft, "郊区设施分布表", rows)
    sentence = "设施分布情况见附件1，郊区的情况见附件2。"
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("附件2")
    planted = changed(before, place, (begin, begin + 3, random.choice(("附件3", "附件5"))))
    return planted and with_others(planted, (Key.ATTACHMENTS,))


def _cited_without(draft: Draft, random: Random) -> Planted | None:
    """Cite an attachment where there is none."""
    if draft.names(Key.ATTACHMENTS):
        return None
    sentence = "具体安排已在前文说明。"
    before, place, at = with_sentence(draft, random, sentence)
    return changed(
        before, place, (at, at + len(sentence) - 1, random.choice(("具体安排见附件", "具体名单详见附件1")))
    )


def _with_two(change: str) -> Plant:
    """Return the planting into the names of two attachments."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        if draft.names(Key.ATTACHMENTS):
            return None
        right = draft.with_field(Key.ATTACHMENTS, ("城区设施分布表", "郊区设施分布表"))
        first, second = {
            "重复": ("城区设施分布表", "城区设施分布表"),
            "句号": ("城区设施分布表。", "郊区设施分布表"),
            "书名号": ("《城区设施分布表》", "郊区设施分布表"),
            "序号": ("城区设施分布表", "2.郊区设施分布表"),
            "分号": ("城区设施分布表；", "郊区设施分布表"),
        }[change]
        return field_planted(right, Key.ATTACHMENTS, f"{first}\n{second}")

    return plant


def _text_without_name(draft: Draft, random: Random) -> Planted | None:
    if draft.names(Key.ATTACHMENTS):
        return None
    text = Attachment((Paragraph("2026年任务按季度分解，每季度完成四分之一。"),))
    before = replace(draft.with_field(Key.ATTACHMENTS, ("年度任务分解表",)), attachments=(text,))
    after = before.with_field(Key.ATTACHMENTS, "")
    length = len(text.preamble[0].text)
    return Planted(
        before, after, (Spot(Place("附件1", -1, 0), 0, length), Spot(Place(Key.ATTACHMENTS), 0, 0))
    )


def _ragged(draft: Draft, random: Random) -> Planted | None:
    """Lose a cell of a table."""
    if draft.names(Key.ATTACHMENTS):
        return None
    rows = [
        "| 地区 | 数量 | 完成时间 |",
        "| --- | ---: | --- |",
        "| 城区 | 12个 | 6月底 |",
        "| 郊区 | 8个 | 9月底 |",
    ]
    before, key = with_attachment(draft, "任务分解表", rows)
    row = rows[3]
    at = row.index(" 9月底 |")
    planted = changed(before, Place(key, -1, 3), (at, len(row), ""))
    return planted and planted._replace(spots=(Spot(Place(key, -1, 3), 0, at),))


def _form_missing(draft: Draft, random: Random) -> Planted | None:
    """Ask for the attached form where none is attached."""
    if draft.names(Key.ATTACHMENTS) or draft.passage(Part.CLOSING):
        return None
    before = draft.with_passage(Part.CLOSING, (Paragraph("特此答复。"),))
    sentence = "请填写所附征询意见表并寄回我单位。"
    after = before.with_passage(Part.CLOSING, (Paragraph(sentence),))
    return Planted(before, after, (Spot(Place(Part.CLOSING), 0, len(sentence)),))


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("引用附件过头", "附件", "只有两个附件，文中见附件3", S, False, _cited_too_far),
    Kind("引用没有的附件", "附件", "没有附件，文中见附件", S, False, _cited_without),
    Kind("附件名重复", "附件", "两个附件同名", S, False, _with_two("重复")),
    Kind("附件名有句号", "附件", "附件名后有句号", S, True, _with_two("句号")),
    Kind("附件名有书名号", "附件", "附件名加了书名号", H, True, _with_two("书名号")),
    Kind("附件名有序号", "附件", "附件名自带序号", S, True, _with_two("序号")),
    Kind("附件名有分号", "附件", "附件名后有分号", S, True, _with_two("分号")),
    Kind("附件没有名称", "附件", "有附件正文，没有附件名", S, False, _text_without_name),
    Kind("表格少一格", "附件", "附件表格有一行少一格", H, False, _ragged),
    Kind("没有附上的表", "附件", "请填所附的表，却没有附", H, False, _form_missing),
)
