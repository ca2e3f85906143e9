"""One item of an assigned list, as given in its row."""

from __future__ import annotations

from dataclasses import dataclass

from replydesk.draft.model import Draft, Key, Value
from replydesk.importing.lists.item_identity import Item


@dataclass(frozen=True, slots=True)
class Assignment:
    """One item of the list: its texts, "" and () if the list lacks them, and the row it came from.

    `item` identifies it; `place` describes its row for the clerk. Days are written 2026年5月29日; a text that
    is no day is kept as typed, with a note. `lead` are the leading bodies, `consulted` the assisting ones;
    `contact` and `phone` belong to the body that answers.
    """

    sheet: str
    row: int
    place: str
    item: Item
    kind: str = ""
    session: str = ""
    number: str = ""
    subject: str = ""
    proposers: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    handed_over: str = ""
    deadline: str = ""
    contact: str = ""
    phone: str = ""
    proposer_phone: str = ""
    result_class: str = ""
    publicity: str = ""
    document_number: str = ""
    remark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that became no assignment, and the reason."""

    sheet: str
    row: int
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}：{self.reason}"


def record_of(item: Assignment) -> Draft:
    """Return the record of the item as fields of a draft, without the fields that the list lacks."""
    fields: list[tuple[str, Value]] = [
        (Key.KIND, item.kind),
        (Key.SESSION, item.session),
        (Key.ITEM_NUMBER, item.number),
        (Key.SUBJECT, item.subject),
        (Key.PROPOSERS, "、".join(item.proposers)),
        (Key.JOINT, "、".join(item.joint)),
    ]
    return Draft(tuple((key, value) for key, value in fields if value))
