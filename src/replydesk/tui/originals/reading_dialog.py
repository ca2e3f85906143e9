"""The dialog that reads originals while it is open, and finds the draft of each."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from replydesk.importing.originals.files import Progress, ShouldStop
from replydesk.importing.originals.plan import OriginalsPlan
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog

ReadPlan = Callable[[Progress, ShouldStop], OriginalsPlan]


class ReadingDialog(Dialog[OriginalsPlan]):
    """Returns the plan; None if the clerk has stopped it, or if it failed, with the reason in `trouble`."""

    def __init__(self, what: str, read: ReadPlan) -> None:
        """Read what is called `what`; `read` does it, in a thread."""
        super().__init__(name="read-originals")
        self._what = what
        self._read = read
        self._is_stopped = self.is_done = False
        self.trouble = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label(Text(f"正在读：{self._what}"), classes="title")
            yield Static(id="read-count")
            yield Static("Esc 停下", classes="hint")

    def on_mount(self) -> None:
        self.run_worker(self._work, thread=True)

    def on_unmount(self) -> None:
        self._is_stopped = True

    async def action_dismiss_nothing(self) -> None:
        """Stop reading and close."""
        self._is_stopped = self.is_done = True
        self.dismiss(None)

    def _work(self) -> None:
        plan = None
        try:
            plan = self._read(self._progress, lambda: self._is_stopped)
        except UserError as error:
            self.trouble = str(error)
        if not self._is_stopped:
            self.app.call_from_thread(self._finish, plan)

    def _progress(self, done: int, of: int) -> None:
        if not self._is_stopped:
            self.call_later(self._count, done, of)

    def _count(self, done: int, of: int) -> None:
        if not self._is_stopped:
            self.query_one("#read-count", Static).update(f"读了 {done}／{of} 份" if of > 1 else "")

    def _finish(self, plan: OriginalsPlan | None) -> None:
        if not self._is_stopped:
            self.is_done = True
            self.dismiss(plan)
