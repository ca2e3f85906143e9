"""The workbench: the desk first, a draft over it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from textual.app import App

from replydesk.desk import Desk
from replydesk.tui.commands import EVERYWHERE, bindings
from replydesk.tui.desk_screen import DeskScreen
from replydesk.tui.draft_screen import DraftScreen
from replydesk.tui.work_screen import WorkScreen


class Workbench(App[None]):
    """The terminal program of a desk."""

    CSS_PATH = "replydesk.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(EVERYWHERE)
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

    async def action_help(self) -> None:
        """Help of the screen in hand."""
        if isinstance(self.screen, WorkScreen):
            self.screen.action_help()

    async def action_commands(self) -> None:
        """Commands of the screen in hand."""
        if isinstance(self.screen, WorkScreen):
            self.screen.action_commands()

    def action_leave(self) -> None:
        """Leave: drafts are saved, nothing is asked."""
        for screen in self.screen_stack:
            if isinstance(screen, DraftScreen) and not screen.save_or_rescue():
                return
        self.exit(message=self.parting_words or None)
