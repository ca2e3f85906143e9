"""A clean invented reply, in which the check finds nothing, and examples of rules put into it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.rules.rule import Example
from replydesk.reply.unit_lists import OwnWord, UnitLists
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
    if example.part is not Part.ANSWER:
        return draft.with_passage(example.part, map(Paragraph, lines)) if lines else draft
    return _with_answer(draft, lines)


def _with_answer(draft: Draft, lines: list[str]) -> Draft:
    sections = list(draft.sections)
    for line in lines:
        if line.startswith("# "):
            sections.append(Section(1, line.removeprefix("# "), ()))
        else:
            last = sections[-1]
            sections[-1] = last._replace(paragraphs=(*last.paragraphs, Paragraph(line)))
    return replace(draft, sections=tuple(sections))


def judged(draft: Draft) -> Reply:
    """Return a draft as the program judges it, with the starter stock."""
    return make_reply(draft, replace(starter_stock(), lists=UnitLists(WORDS)))
