"""The list of points with the passages that answer them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.events import Key as KeyPress
from textual.message import Message

from replydesk.draft.model import Draft
from replydesk.draft.points.model import PointState
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_POINT, IN_POINTS
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.points.rows import (
    STATE_MARKS,
    PointRow,
    PointRowKind,
    Proposals,
    passage_name,
    passage_words,
    point_rows,
)

NUMBER, STATE = 3, 8  # cells of the columns before the words


class PointList(RowList):
    """Points, each with its passages below it; nothing is changed here."""

    BINDINGS = bindings(IN_POINTS)
    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--quiet", "list--trouble"}

    class Walked(Message):
        """The clerk has moved the cursor."""

    class Gone(Message):
        """The passage under the cursor is to be gone to."""

    def __init__(self) -> None:
        super().__init__(id="points")
        self._rows: Sequence[PointRow] = ()
        self._draft = Draft()

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def current(self) -> PointRow | None:
        """Return the row under the cursor, None if there is none."""
        return self._rows[self.at] if self.at < len(self._rows) else None

    def show(self, draft: Draft, proposals: Proposals) -> None:
        """Show the points of a draft; the cursor stays on its row, or on its point."""
        key = self.current.key if self.current else (0, None)
        self._draft, self._rows = draft, point_rows(draft, proposals)
        keys = [row.key for row in self._rows]
        found = next((each for each in (key, (key[0], None)) if each in keys), None)
        self.at = keys.index(found) if found else self.near(self.at, 1)
        self.relist()

    def go_to_point(self, point: int, row_at: object = None) -> None:
        """Put the cursor on the point with an id, or on the row of one of its passages."""
        keys = [row.key for row in self._rows]
        wanted = ((point, row_at), (point, None))
        self.go_to(next((keys.index(each) for each in wanted if each in keys), self.at))

    def head(self) -> str:
        return f" {'条':>{NUMBER - 1}} {fitted('', 1)} {fitted('提的是什么，答在哪里', self._room + STATE)}"

    @property
    def _room(self) -> int:
        """Return the cells for the words of a point."""
        return max(self.size.width - NUMBER - STATE - 2, 8)

    def row(self, at: int) -> tuple[str, str]:
        row = self._rows[at]
        if row.kind is not PointRowKind.POINT:
            return self._passage_row(row), "list--quiet"
        point = row.point
        state = f"{STATE_MARKS[row.state]} {row.state}"
        text = f" {point.number:>{NUMBER - 1}} {fitted(state, STATE)} {fitted(point.text, self._room)}"
        return text, "list--trouble" if row.state is PointState.OPEN else ""

    def _passage_row(self, row: PointRow) -> str:
        lead = f"{'':{NUMBER + 1}}{fitted(f'  {row.kind}', STATE)} "
        if row.place is None:
            return f"{lead}{row.point.lost} 处的原话已经不在了"
        name = passage_name(self._draft, row.place)
        words = passage_words(self._draft, row.place)
        return lead + fitted(f"{name}　{words}", self._room)

    def on_click(self, event: Click) -> None:
        if (at := self.row_under(event)) is not None:
            self.go_to(at)
            self.post_message(self.Walked())

    def action_move(self, rows: int) -> None:
        super().action_move(rows)
        self.post_message(self.Walked())

    def action_end(self, is_last: bool) -> None:
        super().action_end(is_last)
        self.post_message(self.Walked())

    def action_go(self) -> None:
        """Ask for the passage under the cursor."""
        self.post_message(self.Gone())


class PointEditList(PointList):
    """The list where points are settled, marked, added, removed and shifted."""

    BINDINGS = bindings(IN_POINT)

    class Settled(Message):
        """The likely passage under the cursor is right."""

    class Marked(Message):
        """The point is to have a state, None to have none of its own."""

        def __init__(self, state: PointState | None) -> None:
            super().__init__()
            self.state = state

    class Added(Message):
        """A point is to be added behind this one."""

    class Removed(Message):
        """The point, or the tie of the passage under the cursor, is to be removed."""

    class Shifted(Message):
        """The point is to be moved up (-1) or down (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Missed(Message):
        """A character was typed that does nothing here."""

    def on_key(self, event: KeyPress) -> None:
        """Report typing: there is no field."""
        if event.is_printable and event.character and event.character not in " 12345":
            event.stop()
            self.post_message(self.Missed())

    def action_settle(self) -> None:
        """Ask for the likely passage to be tied."""
        self.post_message(self.Settled())

    def action_mark(self, state: str) -> None:
        """Ask for a state."""
        self.post_message(self.Marked(PointState(state) if state else None))

    def action_add(self) -> None:
        """Ask for a new point."""
        self.post_message(self.Added())

    def action_remove(self) -> None:
        """Ask for the row to be removed."""
        self.post_message(self.Removed())

    def action_shift(self, by: int) -> None:
        """Ask for the point to be moved."""
        self.post_message(self.Shifted(by))
