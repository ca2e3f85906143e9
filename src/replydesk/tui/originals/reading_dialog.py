"""The dialog that reads originals while it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from replydesk.importing.originals.files import Progress, ShouldStop
from replydesk.text.errors import UserError
from replydesk.tui.kit.background import Background
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.host import Host

_Result = TypeVar("_Result")


class ReadingDialog(Dialog[_Result]):
    """Returns what was read; None if the clerk has stopped it, or if it failed, with the reason in `trouble`.

    Reading is done in a thread that nothing waits for: a file on a folder that does not answer is left with
    Esc, and holds up neither other work nor the end of the program.
    """

    def __init__(self, what: str, read: Callable[[Progress, ShouldStop], _Result]) -> None:
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
        reading = Background()
        reading.later(lambda: self._read(self._progress, lambda: self._is_stopped), self._read_whole)
        reading.end()

    def on_unmount(self) -> None:
        self._is_stopped = True

    async def action_dismiss_nothing(self) -> None:
        """Stop reading and close."""
        self._is_stopped = self.is_done = True
        self.dismiss(None)

    def _progress(self, done: int, of: int) -> None:
        if not self._is_stopped:
            self.call_later(self._count, done, of)

    def _count(self, done: int, of: int) -> None:
        if not self._is_stopped:
            self.query_one("#read-count", Static).update(f"读了 {done}／{of} 份" if of > 1 else "")

    def _read_whole(self, found: object, error: BaseException | None) -> None:
        if not self._is_stopped:
            self.call_later(self._finish, found, error)

    def _finish(self, found: object, error: BaseException | None) -> None:
        """Close with what was read; called in the thread of the screens."""
        if self._is_stopped:
            return
        if error is not None and not isinstance(error, UserError):
            raise error
        self.trouble = str(error or "")
        self.is_done = True
        self.dismiss(cast("_Result | None", found))


async def read_in_dialog(
    screen: Host, what: str, read: Callable[[Progress, ShouldStop], _Result]
) -> _Result | None:
    """Read while a dialog is open; return None if the clerk stops it. Raises UserError."""
    dialog = ReadingDialog(what, read)
    found = await screen.app.push_screen_wait(dialog)
    if dialog.trouble:
        raise UserError(dialog.trouble)
    return found
