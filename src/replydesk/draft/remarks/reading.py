"""The remarks of a draft in the order of its letter, and what of 批注 cannot be read."""

from __future__ import annotations

from replydesk.draft.field_lines import field_lines
from replydesk.draft.model import Draft, Key, Nested
from replydesk.draft.remarks.model import Remark
from replydesk.text.characters import one_line
from replydesk.text.note import Note

_NAMED, _LONGEST = 3, 20  # remarks named in a message, and characters of each


def lines_of(draft: Draft) -> tuple[str, ...]:
    """Return the lines of 批注 as in the file, in a list or in a text."""
    return field_lines(draft, Key.REMARKS)


def remarks_of(draft: Draft) -> tuple[Remark, ...]:
    """Return the remarks of a draft in the order of the letter, at the end those whose words are gone."""
    if not (lines := lines_of(draft)):
        return ()
    from replydesk.draft.remarks.placing import placed_remarks  # most drafts have none

    return placed_remarks(lines, draft)


def open_remarks(draft: Draft) -> tuple[Remark, ...]:
    """Return the remarks that wait to be settled."""
    return tuple(each for each in remarks_of(draft) if each.is_open)


def count_remarks(remarks: tuple[Remark, ...]) -> str:
    """Return the number of open remarks and the first of them; "" if there are none."""
    if not remarks:
        return ""
    named = "；".join(map(_words, remarks[:_NAMED])) + "……" * (len(remarks) > _NAMED)
    return f"还有 {len(remarks)} 条批注没有处理（{named}）"


def _words(remark: Remark) -> str:
    said = one_line(remark.text) or f"改成“{one_line(remark.proposed or '')}”"
    return f"{remark.who}：{said if len(said) <= _LONGEST else said[:_LONGEST] + '……'}"


def remark_notes(draft: Draft) -> tuple[Note, ...]:
    """Return notes on what of 批注 cannot be read and is kept as it is."""
    value = draft.raw(Key.REMARKS)
    if not value:
        return ()
    from replydesk.draft.remarks import placing  # most drafts have none

    if isinstance(value, Nested):
        return (Note(placing.NESTED),)
    return tuple(placing.line_notes(lines_of(draft)))
