"""The rules of attachments: their names and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.locations import Edit
from replydesk.draft.model import Attachment, Draft, Key
from replydesk.draft.place import attachment_key
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Level, fix_of
from replydesk.reply.rules.body import heading_findings

_NUMBERED = re.compile(r"附件\d*[：:]?|\d{1,2}[.．、]")
_PUNCTUATION = tuple("。；，、：,;.")  # none behind the name of an attachment (7.3.4)


def attachment_names_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the names of attachments: no number before them, no punctuation behind (7.3.4)."""
    draft = facts.draft
    names = draft.names(Key.ATTACHMENTS)
    for index, name in enumerate(names):
        if _NUMBERED.match(name):
            message = f"“{name}”前面有序号，印出来会有两个"
            fix = _renaming(draft, names, index, _NUMBERED.sub("", name, count=1).strip())
            yield Finding(Level.HINT, Key.ATTACHMENTS, message, "请只写名称，序号由程序编", fix=fix)
        if name.endswith(_PUNCTUATION):
            right = name.rstrip("".join(_PUNCTUATION))
            fix = _renaming(draft, names, index, right)
            message = f"“{name}”后面有标点"
            yield Finding(Level.HINT, Key.ATTACHMENTS, message, f"请改为“{right}”", fix=fix)


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
            remedy = "请在“附件”里补上名称，或者删去这段正文"
            yield Finding(Level.ERROR, Key.ATTACHMENTS, f"{key}有正文，却没有名称", remedy)
        yield from heading_findings(Key.ATTACHMENTS, key, attachment.sections)
