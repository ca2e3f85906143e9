"""The workbench: the desk first, a draft over it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from textual.app import App

from replydesk.desk import Desk, write_fault
from replydesk.tui.desk_screen import DeskScreen
from replydesk.tui.draft_screen import DraftScreen


class Workbench(App[None]):
    """The terminal program of a desk."""

    CSS_PATH = "replydesk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.desk = Desk(folder)
        self.home = Path.home()
        self.parting_words = ""
        self.animation_level = "none"

    def clock(self) -> datetime:
        """The time of day."""
        return datetime.now()

    def on_mount(self) -> None:
        self.push_screen(DeskScreen(self.desk))

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program: save what is being written, and say so without a traceback."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        for screen in self.screen_stack:
            if isinstance(screen, DraftScreen):
                screen.save_or_rescue()
        record = write_fault(self.home, error)
        self.exit(return_code=1, message=f"程序出错，已经退出；稿子都存好了。{record}{self.parting_words}")

    async def action_quit(self) -> None:
        """Leave, by Textual's own key."""
        self.action_leave()

    def action_leave(self) -> None:
        """Leave: drafts are saved, nothing is asked."""
        for screen in self.screen_stack:
            if isinstance(screen, DraftScreen) and not screen.save_or_rescue():
                return
        self.exit(message=self.parting_words or None)
