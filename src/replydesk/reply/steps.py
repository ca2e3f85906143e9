"""The eight steps of writing a letter: the fields and parts of each, and its state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from replydesk.draft.kept import KEPT
from replydesk.draft.model import Key, Part
from replydesk.draft.place import attachment_number
from replydesk.letter.model import Role
from replydesk.letter.print_options import Format
from replydesk.reply.reply import Reply
from replydesk.text.dates import format_day


class StepState(Enum):
    """The state of a step; the values are the marks shown beside it."""

    DONE = "✓"
    OPEN = "…"  # left open on purpose until signing
    EMPTY = "○"  # something has still to be written
    WRONG = "！"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its fields, and its parts of the text."""

    name: str
    fields: tuple[Key, ...] = ()
    parts: tuple[Part, ...] = ()
    hint: str = ""


# The steps, in the order of the letter.
STEPS = (
    Step(
        "收件人",
        (
            Key.KIND,
            Key.SESSION,
            Key.ITEM_NUMBER,
            Key.SUBJECT,
            Key.FIRST_REPLY,
            Key.PROPOSERS,
            Key.JOINT,
            Key.LEAD_BODY,
            Key.CONSULTED,
            Key.SALUTATION,
            Key.TITLE,
            Key.HANDED_OVER,
            Key.DEADLINE,
        ),
        hint="照建议、提案原件填；标题、主送和开头语随着变",
    ),
    Step(
        "发文字号",
        (Key.DOCUMENT_NUMBER, Key.RESULT_CLASS, Key.PUBLICITY, Key.URGENCY, Key.SECRECY, Key.COPY_NUMBER),
        hint="未编号的，序号空着即可；不要求标的就不标",
    ),
    Step("开头语", parts=(Part.OPENING,), hint="从下面挑一句，或者直接改上面的文字"),
    Step("答复内容", parts=(Part.ANSWER,), hint="标题不写序号，由程序编；标题以“。”结尾的，正文接排"),
    Step(
        "下一步",
        parts=(Part.NEXT_STEPS, Part.THANKS, Part.CLOSING),
        hint="挑一句再改，或者直接写；空着就没有这一段",
    ),
    Step(
        "落款",
        (Key.SIGNATURE, Key.DATE, Key.SIGNER, Key.ATTACHMENTS),
        hint="日期未定可写“2026年　月　日”",
    ),
    Step("联系方式", (Key.OFFICE, Key.CONTACT, Key.PHONE), hint="写入附注；填“无”就不写"),
    Step("抄送", (Key.CC, Key.PRINT_DATE), hint="几个单位之间用顿号；填“无”就不抄送"),
)


def step_of(key: str) -> int:
    """Return the index of the step of a field, part or attachment; 0 if it has none."""
    key = Key.ATTACHMENTS if attachment_number(key) else key
    return next((i for i, step in enumerate(STEPS) if key in (*step.fields, *step.parts)), 0)


def step_of_change(place: str) -> int | None:
    """Return the step of a change; None for a change of structure, which may be anywhere."""
    if attachment_number(place):
        return step_of(place)
    if place.startswith(KEPT):
        return step_of(Key.SUBJECT)
    named = next((i for i, step in enumerate(STEPS) if place in (*step.fields, *step.parts)), None)
    return named if named is not None or not place else step_of(Part.ANSWER)


PROFILE = "单位档案"  # the source of what the unit profile fills in


def automatic_text(reply: Reply, key: Key) -> str:
    """Return what the letter prints for a field left empty; "" if nothing."""
    if key is Key.TITLE:
        return reply.letter.text_of(Role.TITLE)
    if key is Key.SALUTATION:
        return reply.letter.text_of(Role.SALUTATION).rstrip("：")
    if key is Key.PRINT_DATE:
        return reply.draft.get(Key.DATE) if is_printed(reply, key) else ""
    if key is Key.DEADLINE:
        day = reply.facts.deadline
        return format_day(day) if day else ""
    return reply.facts.default(key)


def is_printed(reply: Reply, key: Key) -> bool:
    """Return True if the unit's format prints a field."""
    return key is not Key.PRINT_DATE or reply.profile.format is Format.DOCUMENT


def is_shown(reply: Reply, key: Key) -> bool:
    """Return True if a form shows a field: it applies to the kind and the format, or is filled in."""
    kind = reply.facts.kind
    if reply.draft.get(key):
        return True
    match key:
        case Key.FIRST_REPLY:
            return key in kind.asked
        case Key.LEAD_BODY:
            return kind.to_lead
        case Key.RESULT_CLASS:
            return not kind.to_lead
        case Key.OFFICE:
            return bool(reply.profile.offices)
    return is_printed(reply, key)


def automatic_source(reply: Reply, key: Key) -> str:
    """Return where the text of a field left empty comes from; "" if nothing fills it in."""
    if not automatic_text(reply, key):
        return ""
    if reply.facts.is_of_office(key):
        return Key.OFFICE
    sources = {
        Key.TITLE: "套用语",
        Key.SALUTATION: Key.LEAD_BODY if reply.facts.kind.to_lead else Key.PROPOSERS,
        Key.PRINT_DATE: "成文日期",
        Key.DEADLINE: "交办日期",
    }
    return sources.get(key, PROFILE)
