"""A clean invented reply, in which the check finds nothing, and examples of rules put into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import attachment_number
from replydesk.letter.profile import PROFILE_KEYS, parse_profile
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.rules.rule import Example
from replydesk.reply.stock import Stock
from replydesk.reply.unit_lists import OwnWord, PostHeld, UnitLists
from tests.support.replies import starter_stock

UNIT = "云川省民政厅"
_FIELDS = (
    (Key.UNIT, UNIT),
    (Key.KIND, "代表建议"),
    (Key.SESSION, "省十四届人大四次会议"),
    (Key.ITEM_NUMBER, "0033"),
    (Key.SUBJECT, "关于加强社区养老服务的建议"),
    (Key.PROPOSERS, "张某某"),
    (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号"),
    (Key.RESULT_CLASS, "A"),
    (Key.PUBLICITY, "主动公开"),
    (Key.DATE, "2026年5月29日"),
)
# Who is named in the examples of rules.
ROSTER = (
    PostHeld("韩某光", "云川省民政厅党组书记、厅长", date(2023, 3, 1)),
    PostHeld("方某林", "云川省民政厅厅长", date(2018, 1, 1), date(2023, 2, 28)),
    PostHeld("钟某平", "云川省民政厅副厅长"),
)
WORDS = (OwnWord("安心居", "安心居家", ("安心居委会",)), OwnWord("老大难"))
_TEXT = "近年来，我厅以群众需求为导向，把社区养老服务列入重点任务，逐项推动落实。"


@cache
def clean_draft() -> Draft:
    """Return the draft."""
    section = Section(1, "社区养老服务基本情况", (Paragraph(_TEXT),))
    return starter_stock().new_draft(Draft(_FIELDS, sections=(section,)))


def with_example(example: Example) -> Draft:
    """Return the clean draft with the fields and the text of an example."""
    draft = clean_draft().with_fields(example.fields)
    lines = example.text.split("\n") if example.text else []
    if number := attachment_number(example.part):
        attached = Attachment((), _with_lines((Section(1, "概况"),), lines))
        return replace(draft, attachments=(Attachment(),) * (number - 1) + (attached,))
    if example.part != Part.ANSWER:
        return draft.with_passage(Part(example.part), map(Paragraph, lines)) if lines else draft
    return replace(draft, sections=_with_lines(draft.sections, lines))


def _with_lines(old: tuple[Section, ...], lines: list[str]) -> tuple[Section, ...]:
    sections = list(old)
    for line in lines:
        if line.startswith("# "):
            sections.append(Section(1, line.removeprefix("# "), ()))
        else:
            last = sections[-1]
            sections[-1] = last._replace(paragraphs=(*last.paragraphs, _paragraph(line)))
    return tuple(sections)


def _paragraph(line: str) -> Paragraph:
    """Return a line as a paragraph, one after - as an item."""
    return Paragraph(line.removeprefix("- "), line.startswith("- "))


def judged_example(example: Example, draft: Draft | None = None) -> Reply:
    """Return an example, or another draft of its unit, as the program judges it."""
    stock = _stock()
    if example.profile:
        profile = stock.profiles[UNIT]
        lines = "\n".join(f"{key}: {value}" for key, value in (("名称", UNIT), *example.profile))
        typed = parse_profile(lines)
        profile = typed if typed.unreadable else profile
        changed = {PROFILE_KEYS[key]: getattr(typed, PROFILE_KEYS[key]) for key, _ in example.profile}
        profiles = {**stock.profiles, UNIT: replace(profile, **changed)}
        stock = replace(stock, profiles=profiles)
    return make_reply(draft or with_example(example), stock, example.name)


def judged(draft: Draft, name: str = "") -> Reply:
    """Return a draft, of this file name, as the program judges it, with the starter stock and a roster."""
    return make_reply(draft, _stock(), name)


@cache
def _stock() -> Stock:
    return replace(starter_stock(), lists=UnitLists(WORDS, ROSTER))
