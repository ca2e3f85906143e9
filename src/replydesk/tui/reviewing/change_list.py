"""The list of what a review brings, with the decision on each change."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from textual.events import Click
from textual.message import Message

from replydesk.draft.model import Part
from replydesk.importing.review.model import ReviewChange
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_DECISIONS
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.reviewing.brought import Brought
from replydesk.tui.reviewing.decisions import ChangeState, Decisions
from replydesk.tui.reviewing.rows import ReviewRow, change_words, comment_words, rows_of, time_words

MARK = 2  # cells of the mark of a decision
WHERE, WHEN = 12, 11  # cells of the columns at the sides
ROOM_FOR_WHEN = 72  # cells from which the time is shown on a row
COMMENT, NOTE = "注", "·"
BOTH_CHANGED = "≠ "  # before the words of a change that our side made, too


class ChangeList(RowList):
    """Changes, comments and notes below headings; space takes or leaves the change under the cursor."""

    BINDINGS = bindings(IN_DECISIONS)
    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--group", "list--quiet"}

    def __init__(self, plan: Brought, decisions: Callable[[], Decisions]) -> None:
        super().__init__(id="decisions")
        self._plan = plan
        self._decisions = decisions
        self._rows: Sequence[ReviewRow] = ()
        self.clashing: Set[int] = frozenset()

    def on_mount(self) -> None:
        self.show(self._plan)

    def show(self, plan: Brought) -> None:
        """Show what a plan brings; the cursor stays on its row."""
        self._plan, self._rows = plan, rows_of(plan)
        self.at = self.near(self.at, 1)
        self.relist()

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def current(self) -> ReviewRow:
        """Return the row under the cursor, an empty one if there is none."""
        return self._rows[self.at] if self.at < len(self._rows) else ReviewRow()

    @property
    def person(self) -> str | None:
        """Return who made the change under the cursor, None if there is no change."""
        return self.current.change.who if self.current.change else None

    def near(self, at: int, step: int) -> int:
        """Return the row where the cursor lands: headings are skipped."""
        at = super().near(at, step)
        for by in (step, -step):
            place = at
            while 0 <= place < self.count:
                if not self._rows[place].is_heading:
                    return place
                place += by
        return at

    def head(self) -> str:
        left, room = self._room()
        when = f" {fitted('时间', WHEN)}" if left else ""
        return f" {fitted('', MARK)} {fitted('在哪里', WHERE)} {fitted('改了什么', room)}{when}"

    def _room(self) -> tuple[bool, int]:
        """Return whether there is room for the time, and the cells for the words."""
        width = self.size.width
        has_when = width >= ROOM_FOR_WHEN
        return has_when, max(width - MARK - WHERE - 4 - (WHEN + 1 if has_when else 0), 8)

    def row(self, at: int) -> tuple[str, str]:
        row = self._rows[at]
        if row.is_heading:
            return f" {row.text}", "list--group"
        if row.change:
            return self._change_row(row.change)
        if row.comment:
            words = comment_words(row.comment, self._plan.words_of(row.comment))
            return self._line(COMMENT, words, time_words(row.comment.when)), ""
        return f" {fitted(NOTE, MARK)} {row.text}", "list--quiet"

    def _change_row(self, change: ReviewChange) -> tuple[str, str]:
        has_when, room = self._room()
        decision = self._decisions().of(change.id)
        name = self._plan.where(change)
        where = fitted(name.removeprefix(Part.ANSWER) or name, WHERE)
        when = f" {fitted(time_words(change.when), WHEN)}" if has_when else ""
        words = f"{BOTH_CHANGED if change.id in self.clashing else ''}{change_words(change)}"
        text = f" {fitted(decision.value, MARK)} {where} {fitted(words, room)}{when}"
        return text, "list--quiet" if decision is ChangeState.LEFT else ""

    def _line(self, mark: str, words: str, when: str) -> str:
        has_when, room = self._room()
        text = f" {fitted(mark, MARK)} {fitted(words, room + WHERE + 1)}"
        return f"{text} {fitted(when, WHEN)}" if has_when else text

    def go_to_change(self, change: int) -> None:
        """Put the cursor on a change."""
        found = (at for at, row in enumerate(self._rows) if row.change and row.change.id == change)
        self.go_to(next(found, self.at))

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is None or self._rows[at].is_heading:
            return
        self.go_to(at)
        if event.x <= MARK:
            self.post_message(self.Toggled())

    class Toggled(Message):
        """The change under the cursor is to be taken, or left if it was taken."""

    class Refused(Message):
        """The change under the cursor is to be left."""

    def action_decide(self) -> None:
        """Take the change under the cursor, or leave it if it was taken; go to the next."""
        self.post_message(self.Toggled())

    def action_refuse(self) -> None:
        """Leave the change under the cursor, and go to the next."""
        self.post_message(self.Refused())
