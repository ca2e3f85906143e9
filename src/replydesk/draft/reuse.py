"""A draft as the beginning of another one."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key

# What belongs to one letter only: its copy number, days, stage and verdicts, remarks, points, what its check
# passes over, who signed it. Figures from past replies stay marked: in a copy they may be stale, too.
OWN = frozenset(
    {
        Key.COPY_NUMBER,
        Key.SIGNER,
        Key.DATE,
        Key.PRINT_DATE,
        Key.HANDED_OVER,
        Key.DEADLINE,
        Key.STAGE,
        Key.REVIEWS,
        Key.REMARKS,
        Key.POINTS,
        Key.PASSED_OVER,
    }
)


def fresh_copy(draft: Draft, year: str) -> Draft:
    """Return a draft for a similar reply: all but what belongs to one letter only.

    Of the document number the code stays, with an open serial of the year.
    """
    fields = tuple((key, value) for key, value in draft.fields if key not in OWN)
    kept = replace(draft, fields=fields)
    if not kept.get(Key.DOCUMENT_NUMBER):
        return kept
    number = DocumentNumber.parse(kept.get(Key.DOCUMENT_NUMBER))
    if number is None or not number.code:
        return replace(kept, fields=tuple(each for each in fields if each[0] != Key.DOCUMENT_NUMBER))
    return kept.with_field(Key.DOCUMENT_NUMBER, str(DocumentNumber(number.code, year)))
