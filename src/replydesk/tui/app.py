"""The workbench: the desk first, a draft over it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.events import Event, InputEvent
from textual.screen import Screen
from textual.theme import Theme

from replydesk.desk import Desk
from replydesk.disk import DeskError, write_fault
from replydesk.tui.desk_screen import DeskScreen
from replydesk.tui.painting import Painter

if TYPE_CHECKING:
    from replydesk.tui.draft_screen import DraftScreen

DARK = Theme(
    name="深色",
    primary="#1f6feb",
    accent="#f0b849",
    warning="#f0b849",
    error="#d1242f",
    success="#4ac26b",
    foreground="#f0f3f6",
    background="#0a0c10",
    surface="#12161c",
    panel="#20262e",
    dark=True,
    variables={"text-muted": "#a8b3bf", "field": "#1b222b"},
)
LIGHT = Theme(
    name="浅色",
    primary="#0550ae",
    accent="#8a4600",
    warning="#8a4600",
    error="#b3101f",
    success="#0b5e22",
    foreground="#0e1116",
    background="#e7ebef",
    surface="#ffffff",
    panel="#d5dbe1",
    dark=False,
    variables={"text-muted": "#4d5966", "field": "#f8fafb"},
)


class Workbench(App[None], inherit_bindings=False):
    """The terminal program of a desk."""

    TITLE = "答复工作台"
    CSS_PATH = "replydesk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.desk = Desk(folder)
        self.home = Path.home()
        self.parting_words = ""
        self._is_leaving = False
        self._painter = Painter()
        self.animation_level = "none"
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

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
        kept = self.keep_all()
        record = write_fault(self.home, error)
        self.exit(return_code=1, message=f"程序出错，已经退出。{kept}{record}")

    def keep_all(self) -> str:
        """Save all drafts in hand without touching the screen; what came of it."""
        told = []
        for screen in self._drafts():
            try:
                said = screen.session.keep(self.home, self.clock())
                told.append(f"{said or '稿子已经存好'}。")
            except DeskError as error:
                told.append(f"稿子没有存上：{error}。")
        return "".join(told)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send the terminal what has changed of its screen, in few bytes."""
        if isinstance(renderable, CompositorUpdate):
            renderable = self._painter.thrifty(renderable)
        super()._display(screen, renderable)

    def _drafts(self) -> list[DraftScreen]:
        """The screens on which drafts are being written."""
        from replydesk.tui.draft_screen import DraftScreen  # the first screen stands without it

        return [screen for screen in self.screen_stack if isinstance(screen, DraftScreen)]

    def action_turn_colours(self) -> None:
        """Turn from light letters on dark to dark letters on light, or back."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_leave(self) -> None:
        """Leave: drafts are saved, nothing is asked."""
        if not all(screen.save_or_rescue() for screen in self._drafts()):
            return
        self._is_leaving = True
        self.exit(message=self.parting_words or None)

    async def on_event(self, event: Event) -> None:
        """Take in an event; keys that come after the one that leaves find no screen any more."""
        if not (self._is_leaving and isinstance(event, InputEvent)):
            await super().on_event(event)
