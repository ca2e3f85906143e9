"""The changes of a draft since a verdict or since it was opened, by paragraph and by person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from replydesk.desk.version_log import judged_version, states_of
from replydesk.desk.versions import Version
from replydesk.draft.authorship import AuthoredLine, DraftState, attributed, of_person, people_in
from replydesk.draft.change_text import name_of
from replydesk.draft.diff import ChangeKind
from replydesk.draft.model import WRITTEN_BY_PROGRAM, Draft
from replydesk.draft.workflow import Record
from replydesk.reply.stock import Stock
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_CHANGES, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.writing.changes_text import after_person, render_changes
from replydesk.tui.writing.redline_page import open_redline


class Since(NamedTuple):
    """The earlier state a draft is compared with: its name to the clerk, and the states from there to now."""

    name: str
    states: tuple[DraftState, ...]
    note: str = ""  # why it is not the last verdict


def since_verdict(draft: Draft, versions: Sequence[Version]) -> Since | None:
    """Return the draft since its last verdict, None if there is none.

    There are no states if the version it was given on is not kept.
    """
    record, at = judged_version(draft, versions)
    if record is None:
        return None
    if at is None:
        return Since(_verdict_name(record), ())
    return Since(f"从{_verdict_name(record)}到现在", states_of(versions[at:], draft))


def since_opened(draft: Draft, versions: Sequence[Version], opened: Version) -> Since:
    """Return the draft since it was opened here."""
    found = [at for at, each in enumerate(versions) if each.digest == opened.digest]
    return Since("从打开到现在", states_of(versions[found[-1] :] if found else [opened], draft))


def _verdict_name(record: Record) -> str:
    return f" {record.when:%m-%d %H:%M} {record.who}{record.stage}{record.verdict}"


class ChangesScreen(WorkScreen):
    """The changes of a draft over the screen where it is written or read."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "#differences"
    COMMANDS_HERE = ON_CHANGES
    BINDINGS = bindings(ON_CHANGES)

    def __init__(self, path: Path, since: Since, stock: Stock) -> None:
        super().__init__()
        self._path = path
        self._since = since
        self._stock = stock
        self._lines = attributed(since.states, WRITTEN_BY_PROGRAM)
        self._who: str | None = None

    def compose(self) -> ComposeResult:
        yield Static(Text(f"{self._path.stem}　改了哪些", no_wrap=True, overflow="ellipsis"), classes="top")
        with VerticalScroll(id="differences"):
            yield Static(id="difference")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_CHANGES), id="keys")

    def on_mount(self) -> None:
        self._show()

    @property
    def _shown(self) -> tuple[AuthoredLine, ...]:
        return self._lines if self._who is None else of_person(self._lines, self._who)

    def _show(self) -> None:
        lines = self._shown
        text = render_changes(self._since.name.strip(), lines)
        self.query_one("#difference", Static).update(Wrapped(text, hang=3))
        self.query_one("#differences").scroll_to(y=0, animate=False)
        count = sum(line.kind is not ChangeKind.SAME for line in lines)
        who = "全部" if self._who is None else f"只看{name_of(self._who)}"
        facts = (who, f"{count} 段有改动", self._since.note)
        self.query_one(StatusLine).facts("　".join(filter(None, facts)))

    def action_person(self) -> None:
        """Show the changes of the next person, then of all."""
        self._who = after_person(tuple(people_in(self._lines)), self._who)
        self._show()

    def action_redline(self) -> None:
        """Show the changes on the page."""
        open_redline(self, self._path, self._since.states, self._stock)

    def action_back(self) -> None:
        """Go back to the draft."""
        self.dismiss(None)
