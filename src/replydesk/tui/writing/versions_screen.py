"""The versions of a draft: their list, their differences; Enter restores one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from replydesk.desk.session import Session
from replydesk.desk.version_log import states_of
from replydesk.desk.versions import Version
from replydesk.draft.authorship import DraftState, attributed, of_person
from replydesk.draft.change_text import name_of
from replydesk.draft.diff import count_changes
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_VERSIONS, ON_VERSIONS, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.writing.changes_text import after_person, render_changes
from replydesk.tui.writing.redline_page import open_redline

HEAD = ("", "时间", "谁", "为什么", "字数", "改动", "页")
CELLS = (1, 14, 8, 12, 5, 13, 2)  # widths of the list's columns
MARKED = "●"


class VersionList(RowList):
    """Versions below a head, the newest first; the facts of a row are computed when it is shown.

    One may be `marked`, by index. With `who`, versions of other people are quieter.
    """

    BINDINGS = bindings(IN_VERSIONS)
    COMPONENT_CLASSES = {"list--others"}

    class Marked(Message):
        """Another version is marked, or none."""

    class Chosen(Message):
        """The version under the cursor was clicked again."""

    def __init__(self, versions: Sequence[Version], facts: Callable[[Draft], tuple[int, int]]) -> None:
        super().__init__(id="versions")
        self._versions = versions
        self._facts = facts
        self._cells: dict[int, tuple[str, ...]] = {}
        self.marked: int | None = None
        self.who: str | None = None

    def on_mount(self) -> None:
        self.relist()

    @property
    def count(self) -> int:
        return len(self._versions)

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at == self.at:
            self.post_message(self.Chosen())
        elif at is not None:
            self.go_to(at)

    def head(self) -> str:
        return _line(HEAD)

    def row(self, at: int) -> tuple[str, str]:
        mark = MARKED if at == self.marked else ""
        is_others = self.who is not None and self._versions[at].who != self.who
        return _line((mark, *self._row_cells(at))), "list--others" if is_others else ""

    def action_mark(self) -> None:
        """Mark the version under the cursor, or mark none."""
        if self._versions:
            self.marked = None if self.marked == self.at else self.at
            self.refresh()
            self.post_message(self.Marked())

    def _row_cells(self, at: int) -> tuple[str, ...]:
        if at not in self._cells:
            version = self._versions[at]
            before = self._versions[at + 1] if at + 1 < len(self._versions) else None
            draft = parse_draft(version.text).draft
            characters, pages = self._facts(draft)
            change = str(count_changes(parse_draft(before.text).draft, draft)) if before else "最早的一版"
            when = f"{version.when:%m-%d %H:%M:%S}"
            self._cells[at] = (when, version.who, version.why, f"{characters}", change, f"{pages}")
        return self._cells[at]


class VersionsScreen(WorkScreen):
    """The versions of the draft that is open on the screen below."""

    CSS_PATH = "versions.tcss"
    COMMANDS_HERE = ON_VERSIONS
    BINDINGS = bindings(ON_VERSIONS)

    def __init__(
        self, session: Session, stock: Stock, versions: Sequence[Version], restore: Callable[[Version], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._stock = stock
        self._versions = list(reversed(versions))
        self._restore = restore
        self._is_with_now = True

    @cached_property
    def _list(self) -> VersionList:
        return VersionList(self._versions, self._facts)

    def _facts(self, draft: Draft) -> tuple[int, int]:
        reply = make_reply(draft, self._stock)
        return reply.characters, len(reply.pages.pages)

    def compose(self) -> ComposeResult:
        title = f"{self._session.path.stem}　历史版本：{len(self._versions)} 个"
        yield Static(Text(title, no_wrap=True, overflow="ellipsis"), classes="top")
        with Horizontal(id="history"):
            yield self._list
            with VerticalScroll(id="differences"):
                yield Static(id="difference")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_VERSIONS), id="keys")

    def on_mount(self) -> None:
        self._list.focus()
        self._show()

    @on(VersionList.Pointed)
    @on(VersionList.Marked)
    def _show(self) -> None:
        self.query_one("#difference", Static).update(Wrapped(self._difference(), hang=3))
        self.query_one("#differences").scroll_to(y=0, animate=False)
        if self._versions:
            version = self._versions[self._list.at]
            facts = f"{version.when:%Y年%m月%d日 %H:%M:%S}　{version.why}"
            shown = "" if self._who is None else f"只看{name_of(self._who)}改的"
            parts = (facts, version.who, shown, self._marking)
            self.query_one(StatusLine).facts("　".join(filter(None, parts)))
        else:
            self.query_one(StatusLine).facts("还没有版本；写几个字存上就有了")

    @property
    def _marking(self) -> str:
        """Return how any two versions are compared, "" once they are."""
        if self._list.marked is None:
            return f"{self.key('history.mark')}标记，再到另一版就和它比"
        return "标记了，到另一版就和它比" if self._list.marked == self._list.at else ""

    @cached_property
    def _states(self) -> tuple[DraftState, ...]:
        """Return the states of all versions, the oldest first."""
        return states_of(self._versions[::-1])

    @property
    def _compared(self) -> tuple[str, tuple[DraftState, ...]]:
        """Return what is compared, in words, and the states from the first to the last of it."""
        count, at, marked = len(self._versions), self._list.at, self._list.marked
        this = count - 1 - at
        if marked is not None and marked != at:
            first, last = sorted((this, count - 1 - marked))
            return self._from_to(first, last), self._states[first : last + 1]
        if self._is_with_now:
            now = self._session.draft
            is_last = self._states[-1].draft == now
            return "从这一版到现在", (*self._states[this:], *(() if is_last else (DraftState(now),)))
        if not this:
            return "最早的一版", (DraftState(Draft()), self._states[0])
        return "从前一版到这一版", self._states[this - 1 : this + 1]

    def _from_to(self, first: int, last: int) -> str:
        """Return the times of two versions, the oldest is 0; with seconds if they are of one minute."""
        ends = [self._versions[len(self._versions) - 1 - each].when for each in (first, last)]
        names = [f"{end:%m-%d %H:%M}" for end in ends]
        if names[0] == names[1]:
            names = [f"{end:%m-%d %H:%M:%S}" for end in ends]
        return f"从 {names[0]} 到 {names[1]}"

    @property
    def _who(self) -> str | None:
        return self._list.who

    def _difference(self) -> Text:
        if not self._versions:
            return Text("")
        title, states = self._compared
        lines = attributed(states)
        return render_changes(title, lines if self._who is None else of_person(lines, self._who))

    def action_compare(self) -> None:
        """Compare with the current draft, or with the previous version."""
        self._is_with_now = not self._is_with_now
        self._list.marked = None
        self._list.refresh()
        self._show()

    def action_person(self) -> None:
        """Show the changes of the next person, then of all."""
        people = tuple(dict.fromkeys(each.who for each in self._versions[:-1]))
        self._list.who = after_person(people, self._who)
        self._list.refresh()
        self._show()

    def action_redline(self) -> None:
        """Show what is compared on the page."""
        if self._versions:
            open_redline(self, self._session.path, self._compared[1], self._stock)

    @on(VersionList.Chosen)
    def action_restore(self) -> None:
        """Restore the version under the cursor."""
        if self._versions:
            version = self._versions[self._list.at]
            self.dismiss(None)
            self.app.call_later(self._restore, version)

    def action_back(self) -> None:
        """Go back to the draft."""
        self.dismiss(None)


def _line(cells: Sequence[str]) -> str:
    return " " + " ".join(fitted(cell, wide) for cell, wide in zip(cells, CELLS, strict=True))
