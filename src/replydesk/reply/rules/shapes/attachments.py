"""The rules of attachments: their names and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.locations import Edit
from replydesk.draft.model import Attachment, Draft, Key
from replydesk.draft.place import attachment_key
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Level, field_hits, fix_of
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts, standard
from replydesk.reply.rules.within.headings import HEADING_RULES, heading_findings

_NUMBERED = re.compile(r"附件(?:\d+[：:]?|[一二三四五六七八九十]*[：:])|\d{1,2}[.．、](?!\d)")
_PUNCTUATION = tuple("。；，、：,;.")  # none behind the name of an attachment (7.3.4)


def _of(names: str, words: str = "", right: str = "", text: str = "") -> Example:
    """Return an example of attachments with some names, the first with a text."""
    return Example(
        text, words, right, fields=((Key.ATTACHMENTS, names),), part="附件1" if text else "答复内容"
    )


NUMBERED_NAME = Rule(
    "附件名带序号",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "附件名称前面有序号，印出来会有两个",
    "请只写名称，序号由程序编",
    "附件",
    fires=(_of("1.任务清单\n明细", "1.任务清单", "任务清单"), _of("附件2：明细", "附件2：明细", "明细")),
    passes=(
        _of("任务清单\n明细（2026年）"),
        _of("2026年任务清单"),
        _of("附件材料汇总表"),
        _of("1.5亿元资金明细"),
    ),
)
NAME_WITH_MARK = Rule(
    "附件名带标点",
    Theme.FIELDS,
    Level.SUSPECTED,
    standard("GB/T 9704-2012 7.3.4"),
    "附件名称后面有标点",
    "请删去标点",
    "附件",
    fires=(_of("任务清单。", "任务清单。", "任务清单"), _of("任务清单\n明细；", "明细；", "明细")),
    passes=(_of("任务清单（2026年）\n《办法》"),),
)
NAMELESS = Rule(
    "附件没有名称",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "附件有正文，却没有名称",
    "请在“附件”里补上名称，或者删去这段正文",
    "附件",
    fires=(_of("", text="任务。"),),
    passes=(_of("任务清单", text="任务。"),),
)


def attachment_names_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the names of attachments: no number before them, no punctuation behind (7.3.4)."""
    draft = facts.draft
    names = draft.names(Key.ATTACHMENTS)
    for index, name in enumerate(names):
        if _NUMBERED.match(name):
            message = f"“{name}”前面有序号，印出来会有两个"
            fix = _renaming(draft, names, index, _NUMBERED.sub("", name, count=1).strip())
            hits = field_hits(draft, Key.ATTACHMENTS, name, _NUMBERED.sub("", name, count=1).strip())
            yield NUMBERED_NAME.found(Key.ATTACHMENTS, message, hits=hits, fix=fix)
        if name.endswith(_PUNCTUATION):
            right = name.rstrip("".join(_PUNCTUATION))
            fix = _renaming(draft, names, index, right)
            message = f"“{name}”后面有标点"
            hits = field_hits(draft, Key.ATTACHMENTS, name, right)
            yield NAME_WITH_MARK.found(Key.ATTACHMENTS, message, f"请改为“{right}”", hits=hits, fix=fix)


def _renaming(draft: Draft, names: tuple[str, ...], index: int, right: str) -> tuple[Edit, ...]:
    """Return the edits that rename an attachment; none if no name would be left: texts belong to names."""
    text = "\n".join((*names[:index], right, *names[index + 1 :]))
    return fix_of(draft, Key.ATTACHMENTS, text) if right else ()


def attachment_texts_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the texts of attachments: each has a name, and headings that are complete."""
    draft = facts.draft
    names = len(draft.names(Key.ATTACHMENTS))
    for number, attachment in enumerate(draft.attachments, 1):
        key = attachment_key(number)
        if number > names and attachment != Attachment():
            yield NAMELESS.found(Key.ATTACHMENTS, f"{key}有正文，却没有名称")
        yield from heading_findings(Key.ATTACHMENTS, key, attachment.sections)


ATTACHMENT_LOOKS = (
    of_facts((NUMBERED_NAME, NAME_WITH_MARK), attachment_names_rule),
    of_facts((NAMELESS, *HEADING_RULES), attachment_texts_rule),
)
