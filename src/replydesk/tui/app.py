"""The workbench: the desk first, a draft over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import DimFilter
from textual.reactive import Reactive
from textual.screen import Screen

from replydesk.desk import Desk
from replydesk.disk import DeskError, write_fault
from replydesk.settings import THEME, THEMES, Settings, read_settings, remember_theme
from replydesk.tui.desk_screen import DeskScreen
from replydesk.tui.input_queue import InputQueue
from replydesk.tui.keymap import keymap_of
from replydesk.tui.painting import Painter
from replydesk.tui.textual_privates import CompositorUpdate, HookedApp
from replydesk.tui.themes import EVERY, ON_DARK, QUIETER
from replydesk.tui.work_screen import WorkScreen

if TYPE_CHECKING:
    from replydesk.tui.draft_screen import DraftScreen


class Workbench(HookedApp, inherit_bindings=False):
    """The terminal program of a desk."""

    TITLE = "答复工作台"
    CSS_PATH = "replydesk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    ansi_theme_dark = Reactive(ON_DARK, init=False)

    def __init__(
        self,
        desk: Desk,
        settings: Settings | None = None,
        settings_file: Path | None = None,
        to_read: Sequence[Path] = (),
    ) -> None:
        """Show a desk; `settings_file` is where the clerk's settings are kept, None to keep none."""
        super().__init__()
        self.desk = desk
        self._to_read = list(to_read)
        self.settings_file = settings_file
        self.settings = settings or Settings()
        self.keymap, told = keymap_of(self.settings.keys)
        self.set_keymap(self.keymap)
        self.settings_notes = (*self.settings.notes, *told)
        self.home = Path.home()
        self.parting_words = ""
        self._is_leaving = False
        self.input = InputQueue(self, self._hand_on, self._is_ready)
        self._painter = Painter()
        self.animation_level = "none"
        self.filter_first(DimFilter(QUIETER))
        for theme in EVERY:
            self.register_theme(theme)
        self._dress(self.settings.theme)

    @classmethod
    def open(cls, folder: Path, settings_file: Path | None = None, to_read: Sequence[Path] = ()) -> Workbench:
        """Read the desk in a folder and the clerk's settings, and make the program that shows them."""
        settings = read_settings(settings_file) if settings_file else None
        return cls(Desk.open(folder), settings, settings_file, to_read)

    def _dress(self, theme: str) -> None:
        """Begin in a theme; changed in the usual way, all rules are read twice before the first frame."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def clock(self) -> datetime:
        """The time of day."""
        return datetime.now()

    def get_default_screen(self) -> Screen[None]:
        """The desk, at the bottom of all screens."""
        return DeskScreen(self.desk, self._begin_at)

    def _begin_at(self, desk: DeskScreen) -> None:
        """Say what is wrong with the settings, and show what the program was opened to read."""
        for note in self.settings_notes[:1]:
            count = len(self.settings_notes)
            more = f"（共 {count} 条，按 {desk.key('settings')} 看全）" if count > 1 else ""
            desk.say(f"设置文件：{note}{more}", is_trouble=True)
        if self._to_read:
            self.call_after_refresh(desk.read, self._to_read)

    def fault(self, error: Exception) -> None:
        """Save what is being written, and leave without a traceback."""
        kept = self.keep_all()
        record = write_fault(self.home, error)
        self.exit(return_code=1, message=f"程序出错，已经退出。{kept}{record}")

    def keep_all(self) -> str:
        """Save all drafts in hand without touching the screen; what came of it."""
        told = []
        for screen in self._drafts():
            try:
                said = screen.saving.keep()
                told.append(f"{said or '稿子已经存好'}。")
            except DeskError as error:
                told.append(f"稿子没有存上：{error}。")
        return "".join(told)

    def painted(self, update: CompositorUpdate) -> CompositorUpdate:
        """Send the terminal what has changed of its screen, in few bytes."""
        return self._painter.thrifty(update)

    def _drafts(self) -> list[DraftScreen]:
        """The screens on which drafts are being written."""
        from replydesk.tui.draft_screen import DraftScreen  # the first screen stands without it

        return [screen for screen in self.screen_stack if isinstance(screen, DraftScreen)]

    def action_turn_colours(self) -> None:
        """Turn to the next colours, and keep them for the next time."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]
        said, is_trouble = f"{THEME}：{self.theme}", False
        if self.settings_file:
            try:
                remember_theme(self.settings_file, self.theme)
            except DeskError as error:
                said, is_trouble = f"{THEME}：{self.theme}，下次打开不会记得：{error}", True
        below = next(each for each in reversed(self.screen_stack) if isinstance(each, WorkScreen))
        below.say(said, is_trouble=is_trouble)

    def action_leave(self) -> None:
        """Leave: drafts are saved, nothing is asked."""
        if not all(screen.save_or_rescue() for screen in self._drafts()):
            return
        self._is_leaving = True
        self.exit(message=self.parting_words or None)

    def on_mount(self) -> None:
        """Have input that waits look again whenever another screen is on top."""
        self.screen_change_signal.subscribe(self, lambda _: self.input.look_again(), immediate=True)

    async def on_event(self, event: Event) -> None:
        """Take in an event; input comes back by way of `_hand_on`, in the order in which it came."""
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            await self.input.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: Event) -> None:
        """Give input to what has the focus; keys that come after the one that leaves find no screen."""
        if self._is_leaving:
            return
        if isinstance(event, Key | Paste) and (top := self._on_top()):
            top.hurry()
        await super().on_event(event)

    def _is_ready(self) -> bool:
        """Return False while a screen comes up, or a command that is about to open a dialog."""
        return (top := self._on_top()) is None or top.is_ready

    def _on_top(self) -> WorkScreen | None:
        """The screen that keys are for, if it is no dialog and there is one already."""
        top = self.screen_stack[-1] if self.screen_stack else None
        return top if isinstance(top, WorkScreen) else None
