"""One item of an assigned list, as given in its row."""

from __future__ import annotations

from dataclasses import dataclass

from replydesk.draft.model import Draft, Key, Value
from replydesk.importing.lists.bodies import NOBODY, Bodies, Duty
from replydesk.importing.lists.item_identity import Item
from replydesk.importing.lists.remarks import ListRemark, RowPlace


@dataclass(frozen=True, slots=True)
class Assignment:
    """One item of the list: its texts, "" and () if the list lacks them, and the row it came from.

    `item` identifies it; `place` describes its row for the clerk. Days are written 2026年5月29日; a text that
    is no day is kept as typed, with a remark. `bodies` are those that handle it; `own_duty` is that of the
    list's own body, where the list tells that instead; `has_bodies` is True if the list has a column of
    bodies. `contact` and `phone` belong to the body that answers. `more` are the facts of other columns, by
    the keys under which a draft keeps them.
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
    bodies: Bodies = NOBODY
    own_duty: Duty | None = None
    has_bodies: bool = False
    handed_over: str = ""
    deadline: str = ""
    contact: str = ""
    phone: str = ""
    proposer_phone: str = ""
    result_class: str = ""
    publicity: str = ""
    document_number: str = ""
    remark: str = ""
    more: tuple[tuple[str, str], ...] = ()
    notes: tuple[ListRemark, ...] = ()

    @property
    def row_place(self) -> RowPlace:
        """Return the row, as remarks name it."""
        return RowPlace(self.sheet, self.row)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that became no draft, and the reason; `item` names an item of others, with who leads."""

    sheet: str
    row: int
    place: str
    reason: str
    item: str = ""

    @property
    def row_place(self) -> RowPlace:
        """Return the row, as remarks name it."""
        return RowPlace(self.sheet, self.row)

    def __str__(self) -> str:
        return f"{self.place}{self.item}：{self.reason}"


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
