"""The facts of a past reply, from its draft."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import workflow_state
from replydesk.letter.facts import item_number, proposer_names, subject
from replydesk.letter.kinds import kind_of
from replydesk.past.model import PastReply
from replydesk.past.texts import RememberedLine, packed
from replydesk.text.characters import one_line
from replydesk.text.full_width import with_plain_digits
from replydesk.text.typed_dates import typed_day

_YEAR_TYPED = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_MOST_LABEL = 120  # characters of a label


def reply_of(
    path: Path, draft: Draft, lines: tuple[RememberedLine, ...], *, place: int = 0, is_draft: bool = True
) -> PastReply:
    """Return the facts of a reply; those of a file that is no draft of the program have no stage."""
    title = subject(draft) or path.stem
    year, people = year_of(draft), proposer_names(draft)
    return PastReply(
        key=f"{path}#{place}" if place else str(path),
        path=path,
        label=_label(year, item_number(draft), people, title),
        title=title,
        number=one_line(draft.get(Key.ITEM_NUMBER)),
        session=one_line(draft.get(Key.SESSION)),
        year=year,
        people=people,
        result_class=one_line(draft.get(Key.RESULT_CLASS)),
        kind=kind_of(draft).name,
        stage=workflow_state(draft).word if is_draft else "",
        day=one_line(draft.get(Key.DATE)),
        digest=blake2b(packed(lines).encode("utf-8", "replace"), digest_size=8).hexdigest(),
        place=place,
    )


def year_of(draft: Draft) -> str:
    """Return the year of a reply: of 成文日期, else of its number, else of the day it was handed over."""
    for key in (Key.DATE, Key.HANDED_OVER, Key.DEADLINE):
        number = DocumentNumber.parse(draft.get(Key.DOCUMENT_NUMBER)) if key is Key.HANDED_OVER else None
        if number and number.year:
            return number.year
        text = with_plain_digits(draft.get(key))
        if found := _YEAR_TYPED.search(text):
            return found[0]
        if day := typed_day(text):
            return str(day.year)
    return ""


def _label(year: str, number: str, people: str, title: str) -> str:
    """Return how a reply is named: 2025年 第0055号 王某某 关于……."""
    parts = (f"{year}年" if year else "", f"第{number}号" if number else "", people, title)
    return " ".join(filter(None, parts))[:_MOST_LABEL]
