"""The list of past replies: two rows each, the second says why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.message import Message

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PAST
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.past.past_entries import PastEntry, why

_HEAD = ("", "年", "提出人", "类", "环节", "题目")
_CELLS = (2, 4, 12, 2, 6)  # widths of the columns; the title has the rest
_SAME = "同"  # the mark of a reply to the same item


class PastList(RowList):
    """Past replies below a head; the cursor is on the first row of each."""

    BINDINGS = bindings(IN_PAST)
    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--quiet", "list--group"}

    class Opened(Message):
        """The reply under the cursor is to be read."""

    def __init__(self) -> None:
        super().__init__(id="past-list")
        self._entries: Sequence[PastEntry] = ()

    def show(self, entries: Sequence[PastEntry]) -> None:
        """List what was found; the cursor goes to the first, or stays on its reply."""
        current = self.current
        self._entries = entries
        keys = [each.reply.key for each in entries]
        is_kept = current is not None and current.reply.key in keys and self.at > 0
        self.at = 2 * keys.index(current.reply.key) if current is not None and is_kept else 0
        self.relist()
        self.post_message(self.Pointed())

    @property
    def current(self) -> PastEntry | None:
        """Return the reply under the cursor, None if there is none."""
        return self._entries[self.at // 2] if self.at < self.count else None

    @property
    def count(self) -> int:
        return 2 * len(self._entries)

    def near(self, at: int, step: int) -> int:
        """Return the first row of the reply where the cursor lands."""
        at = super().near(at, step)
        return min(at + 1, self.count - 2) if at % 2 and step > 0 else at - at % 2

    def head(self) -> str:
        return _line(_HEAD, self.size.width)

    def row(self, at: int) -> tuple[str, str]:
        entry = self._entries[at // 2]
        component = "list--cursor" if at // 2 == self.at // 2 else ""
        if at % 2:
            return f"{'':{_CELLS[0] + 2}}{why(entry)}", component or "list--quiet"
        reply = entry.reply
        mark = _SAME if entry.same else ""
        cells = (mark, reply.year, reply.people, reply.result_class, reply.stage, reply.title or reply.label)
        return _line(cells, self.size.width), component

    def draw(self, at: int) -> None:
        """Redraw both rows of a reply."""
        super().draw(at)
        super().draw(at + 1)

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is None:
            return
        if at // 2 == self.at // 2:
            self.post_message(self.Opened())
        else:
            self.go_to(at - at % 2)

    def action_open_past(self) -> None:
        """Ask for the reply to be read."""
        self.post_message(self.Opened())


def _line(cells: Sequence[str], width: int) -> str:
    *firsts, last = cells
    row = " ".join(fitted(cell, wide) for cell, wide in zip(firsts, _CELLS, strict=True))
    return f" {row} {fitted(last, max(width - sum(_CELLS) - len(_CELLS) - 1, 8))}"
