"""The workbench program: the desk at the bottom, drafts over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import DimFilter
from textual.reactive import Reactive
from textual.screen import Screen

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import write_fault
from replydesk.desk.settings import THEME, THEMES, Settings, read_settings, remember_theme
from replydesk.text.errors import UserError
from replydesk.text.marks import named, without_marked
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.keymap import keymap_of
from replydesk.tui.kit.input_queue import InputQueue
from replydesk.tui.kit.painting import Painter
from replydesk.tui.kit.textual_privates import CompositorUpdate, HookedApp
from replydesk.tui.kit.themes import EVERY, ON_DARK, QUIETER
from replydesk.tui.kit.work_screen import WorkScreen

if TYPE_CHECKING:
    from replydesk.tui.writing.draft_screen import DraftScreen


# Ends of lines of other programs: Word's line and page breaks, those of Unicode.
_OTHER_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


TOLD_AFTER = 0.3  # seconds from a paste until what was left out is told; the change clears the line before


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
        """Build the program; `settings_file` is where settings are kept, None to keep none."""
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
        self._left_out: dict[Paste, str] = {}  # what is to be said of pastes that wait
        self.animation_level = "none"
        self.filter_first(DimFilter(QUIETER))
        for theme in EVERY:
            self.register_theme(theme)
        self._dress(self.settings.theme)

    @classmethod
    def open(cls, folder: Path, settings_file: Path | None = None, to_read: Sequence[Path] = ()) -> Workbench:
        """Read a folder's desk and the clerk's settings, and return the program that shows them."""
        settings = read_settings(settings_file) if settings_file else None
        return cls(Desk.open(folder), settings, settings_file, to_read)

    def _dress(self, theme: str) -> None:
        """Start in a theme; changed the usual way, all style rules are read twice before the first frame."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def clock(self) -> datetime:
        """Return the current time."""
        return datetime.now()

    def get_default_screen(self) -> Screen[None]:
        """Return the desk, the bottom of all screens."""
        return DeskScreen(self.desk, self._begin_at)

    def _begin_at(self, desk: DeskScreen) -> None:
        """Report faults of the settings, and open the drafts that are to be read."""
        for note in self.settings_notes[:1]:
            count = len(self.settings_notes)
            more = f"（共 {count} 条，按 {desk.key('settings')} 看全）" if count > 1 else ""
            desk.say(f"设置文件：{note}{more}", is_trouble=True)
        if self._to_read:
            self.call_after_refresh(desk.open_for_reading, self._to_read)

    def fault(self, error: Exception) -> None:
        """Save open drafts, and exit without a traceback."""
        kept = self.keep_all()
        record = write_fault(self.home, error)
        self.exit(return_code=1, message=f"程序出错，已经退出。{kept}{record}")

    def keep_all(self) -> str:
        """Save all open drafts without touching the screen; return the outcome as text."""
        told = []
        for screen in self._drafts():
            try:
                said = screen.saving.keep()
                told.append(f"{said or '稿子已经存好'}。")
            except UserError as error:
                told.append(f"稿子没有存上：{error}。")
        return "".join(told)

    def painted(self, update: CompositorUpdate) -> CompositorUpdate:
        """Return the update in as few bytes as possible."""
        return self._painter.thrifty(update)

    def _drafts(self) -> list[DraftScreen]:
        from replydesk.tui.writing.draft_screen import DraftScreen  # the desk is shown without it

        return [screen for screen in self.screen_stack if isinstance(screen, DraftScreen)]

    def action_turn_colours(self) -> None:
        """Switch to the next theme, and remember it."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]
        said, is_trouble = f"{THEME}：{self.theme}", False
        if self.settings_file:
            try:
                remember_theme(self.settings_file, self.theme)
            except UserError as error:
                said, is_trouble = f"{THEME}：{self.theme}，下次打开不会记得：{error}", True
        self._below().say(said, is_trouble=is_trouble)

    def _below(self) -> WorkScreen:
        """Return the upper screen that is no dialog."""
        return next(each for each in reversed(self.screen_stack) if isinstance(each, WorkScreen))

    def action_leave(self) -> None:
        """Save all drafts and exit without asking."""
        if not all(screen.save_or_rescue() for screen in self._drafts()):
            return
        self._is_leaving = True
        self.exit(message=self.parting_words or None)

    def on_mount(self) -> None:
        """Have waiting input checked again whenever another screen is on top."""
        self.screen_change_signal.subscribe(self, lambda _: self.input.look_again(), immediate=True)

    async def on_event(self, event: Event) -> None:
        """Handle an event; queued input returns by way of `_hand_on`, in order."""
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            await self.input.take(self._cleaned(event) if isinstance(event, Paste) else event)
        else:
            await super().on_event(event)

    def _cleaned(self, event: Paste) -> Paste:
        """Return a paste without the characters that would have marks, and say so; ends of lines stay."""
        text = _OTHER_BREAKS.sub("\n", event.text)
        kept = without_marked(text)
        if kept == event.text:
            return event
        paste = Paste(kept)
        if left := len(text) - len(kept):
            self._left_out[paste] = f"贴入的文字里有 {left} 个看不见的字符（{named(text)}），没有贴进来"
        return paste

    async def _hand_on(self, event: Event) -> None:
        """Pass input to the focus; keys after the one that exits are dropped."""
        if self._is_leaving:
            return
        if isinstance(event, Key | Paste) and (top := self._on_top()):
            top.hurry()
        await super().on_event(event)
        if isinstance(event, Paste) and (said := self._left_out.pop(event, "")):
            below = self._below()
            below.set_timer(TOLD_AFTER, partial(below.say, said))

    def _is_ready(self) -> bool:
        """Return False while a screen or a dialog of a command is about to open."""
        return (top := self._on_top()) is None or top.is_ready

    def _on_top(self) -> WorkScreen | None:
        """Return the screen that keys are for; None if it is a dialog or there is none yet."""
        top = self.screen_stack[-1] if self.screen_stack else None
        return top if isinstance(top, WorkScreen) else None
