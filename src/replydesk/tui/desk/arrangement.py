"""The arrangement of a desk's list: sorting, grouping, summary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from replydesk.desk.listing import Grouping, ListedDraft, Order, group_drafts, sort_drafts, summary
from replydesk.tui.desk.columns import used_columns
from replydesk.tui.desk.draft_list import Row

_Choice = TypeVar("_Choice", Order, Grouping)


class Arrangement:
    """The drafts in their order, as of the last call of `sort`."""

    def __init__(self) -> None:
        self.order, self.grouping = Order.ITEM, Grouping.NONE
        self.entries: list[ListedDraft] = []
        self.used: dict[str, None] = {}  # names of columns with a value, of those not every desk needs

    def sort(self, entries: Iterable[ListedDraft]) -> None:
        """Sort all drafts of the desk."""
        self.entries = sort_drafts(entries, self.order)
        self.used = dict.fromkeys(used_columns(self.entries))

    def turn_order(self) -> str:
        """Switch to the next sort order, effective at the next `sort`; return its name."""
        self.order = _next(Order, self.order)
        return self.order.value

    def turn_grouping(self) -> str:
        """Switch to the next grouping; return its name."""
        self.grouping = _next(Grouping, self.grouping)
        return self.grouping.value

    @property
    def is_grouped(self) -> bool:
        """Return True if the list is in groups."""
        return self.grouping is not Grouping.NONE

    def rows(self, found: list[ListedDraft], today: date) -> list[Row]:
        """Return the rows of a list of drafts, each group below its name and number of drafts."""
        rows: list[Row] = []
        for name, entries in group_drafts(found, self.grouping, today):
            rows += [f"── {name}（{len(entries)} 件）"] if name else []
            rows += entries
        return rows

    def summary(self, today: date) -> str:
        """Return a one-line summary of all drafts."""
        return summary(self.entries, today)


def _next(choices: type[_Choice], now: _Choice) -> _Choice:
    every = list(choices)
    return every[(every.index(now) + 1) % len(every)]
