"""The list of originals that are taken in: which draft each goes to, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from textual.events import Click
from textual.message import Message

from replydesk.importing.originals.plan import OriginalsPlan, PlannedOriginal
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_ORIGINALS
from replydesk.tui.kit.row_list import RowList, fitted

MARK = 2  # cells of the mark
DRAFT_WIDE, WHY_WIDE = 30, 34  # cells of the columns at the right at most
NO_DRAFT, NEW, LEFT_OUT, KEPT = "没有对上", "（建新稿子）", "（不要）", "（已经放好）"


class IntakeRow(NamedTuple):
    """A row: an original by its number in the plan, or a file that could not be read (-1) and why."""

    number: int
    title: str = ""
    why: str = ""


class IntakeList(RowList):
    """Originals below a head; space leaves the one under the cursor out, or takes it again."""

    BINDINGS = bindings(IN_ORIGINALS)
    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--trouble", "list--quiet"}

    class LeftOut(Message):
        """The original under the cursor is to be left out, or taken again."""

    class Opened(Message):
        """A draft is to be chosen for the original under the cursor."""

    def __init__(self, plan: Callable[[], OriginalsPlan], left: Callable[[], frozenset[int]]) -> None:
        """`plan` returns the plan as it is now, `left` the originals that the clerk left out."""
        super().__init__(id="incoming")
        self._plan = plan
        self._left = left

    def on_mount(self) -> None:
        self.relist()

    @property
    def rows(self) -> list[IntakeRow]:
        """Return the rows: originals in the order of the plan, then what could not be read."""
        plan = self._plan()
        unread = (IntakeRow(-1, name, why) for name, why in plan.unread)
        return [*map(IntakeRow, range(len(plan.planned))), *unread]

    @property
    def count(self) -> int:
        plan = self._plan()
        return len(plan.planned) + len(plan.unread)

    @property
    def current(self) -> IntakeRow:
        """Return the row under the cursor."""
        rows = self.rows
        return rows[self.at] if self.at < len(rows) else IntakeRow(-1)

    def head(self) -> str:
        return self._line("", "原件", "稿子", "凭什么")

    def row(self, at: int) -> tuple[str, str]:
        row = self.rows[at]
        if row.number < 0:
            return f" {fitted('！', MARK)} {row.title}　{row.why}", "list--trouble"
        each = self._plan().planned[row.number]
        mark, draft, why = self._told(row.number, each)
        look = {"？": "list--trouble", "－": "list--quiet", "·": "list--quiet"}.get(mark, "")
        return self._line(mark, each.title, draft, why), look

    def _told(self, index: int, each: PlannedOriginal) -> tuple[str, str, str]:
        """Return mark, draft and reason of an original."""
        if each.is_kept:
            return "·", KEPT, _name(each.fate.draft)
        if index in self._left():
            return "－", LEFT_OUT, each.why if each.match.draft else ""
        if each.fate.is_new:
            return "新", NEW, each.why
        if each.fate.draft is None:
            return "？", NO_DRAFT, each.why
        why = each.why if each.fate.draft == each.match.draft else "您选的"
        return "＋", _name(each.fate.draft), f"{why}；换下原来的" if each.replaces else why

    def _line(self, mark: str, title: str, draft: str, why: str) -> str:
        room = max(self.size.width - MARK - 4, 24)
        draft_wide = min(DRAFT_WIDE, room * 3 // 10)
        why_wide = min(WHY_WIDE, room * 3 // 10)
        title_wide = room - draft_wide - why_wide - 1
        cells = (fitted(mark, MARK), fitted(title, title_wide), fitted(draft, draft_wide))
        return f" {' '.join(cells)} {fitted(why, why_wide)}"

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is None:
            return
        is_again = at == self.at
        self.go_to(at)
        if event.x <= MARK:
            self.post_message(self.LeftOut())
        elif is_again:
            self.post_message(self.Opened())

    def action_leave_out(self) -> None:
        """Leave the original under the cursor out, or take it again; go to the next."""
        self.post_message(self.LeftOut())


def _name(path: Path | None) -> str:
    return path.stem if path else ""
