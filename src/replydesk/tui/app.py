"""The workbench program: the desk at the bottom, drafts over it."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste
from textual.filter import DimFilter
from textual.reactive import Reactive
from textual.screen import Screen

from replydesk.desk.desk_folder import Desk
from replydesk.desk.fault_report import write_report
from replydesk.desk.processes import end_all
from replydesk.desk.settings import (
    MOST_PLACES,
    THEME,
    THEMES,
    Settings,
    read_settings,
    remember_columns,
    remember_place,
    remember_theme,
)
from replydesk.text.errors import UserError
from replydesk.text.marks import named, on_one_line, without_marked
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.keymap import keymap_of
from replydesk.tui.kit.ending import Ending
from replydesk.tui.kit.input_queue import InputQueue
from replydesk.tui.kit.painting import Painter
from replydesk.tui.kit.textual_privates import CompositorUpdate, HookedApp
from replydesk.tui.kit.themes import EVERY, ON_DARK, QUIETER
from replydesk.tui.kit.work_screen import WorkScreen

if TYPE_CHECKING:
    from replydesk.past.past import Past
    from replydesk.tui.kit.past_source import PastSource
    from replydesk.tui.writing.draft_screen import DraftScreen


# Ends of lines as terminals send them, and of other programs: Word's line and page breaks, those of Unicode.
_OTHER_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


TOLD_AFTER = 0.3  # seconds from a paste until what was left out is told; the change clears the line before
FAULT = 70  # the exit code after a fault of the program, as in <sysexits.h>
READ_PAST_AFTER = 3.0  # seconds from the start, which the desk and its drafts have to themselves
TO_EXIT, TO_LEAVE = 2.0, 10.0  # seconds after which the process ends though a thread hangs, all being saved


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
        self._tasks: list[asyncio.Task[None]] = []
        self._ending = Ending((self._settle, self._keep, self._put_by), self._give_back)
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

    @cached_property
    def past(self) -> PastSource:
        """Return the unit's past replies, as the screens ask for them."""
        from replydesk.tui.kit.past_source import PastSource  # the desk is shown without it

        return PastSource(partial(_open_past, self.desk, self.settings))

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

    def watch_over(self) -> None:
        """Save and end when the terminal goes away or a signal comes, and at a fault in a thread."""
        self._ending.watch()
        threading.excepthook = lambda fault: self._fault_in_thread(fault.exc_value)

    def terminal_lost(self) -> None:
        """Save and end."""
        self._ending.begin()

    def is_relayed_to_nobody(self) -> bool:
        """Return True if another program hands on keys, and has lost the terminal that they came from."""
        return self._ending.is_relayed_to_nobody()

    def _settle(self, done: Callable[[], None]) -> None:
        """Handle the keys that wait, and save."""

        async def settle() -> None:
            await self.input.caught_up()
            self._keep(done)

        self.soon(lambda: self.call_later(lambda: self._tasks.append(asyncio.create_task(settle()))))

    def _keep(self, done: Callable[[], None]) -> None:
        self._is_leaving = True
        self.keep_all()
        done()

    def _put_by(self, done: Callable[[], None]) -> None:
        for screen in self._drafts():
            screen.saving.put_by()
        done()

    def _end_past(self) -> None:
        """Stop reading past replies, if that has begun."""
        if "past" in self.__dict__:
            self.past.end()

    def _give_back(self) -> None:
        """Give the terminal back, end what other programs do for this one, say the last words."""
        end_all()
        self.give_terminal_back()
        if self.parting_words and sys.__stderr__:
            sys.__stderr__.write(f"{on_one_line(self.parting_words)}\n")
            sys.__stderr__.flush()

    def fault(self, error: Exception) -> None:
        """Save open drafts, and exit without a traceback; what breaks while all is torn down is no matter."""
        if self._is_leaving:
            return
        self.exit(return_code=FAULT)
        self._is_leaving = True
        kept = self.keep_all()
        self.parting_words = f"replydesk：程序出了差错，已经停下。{kept}{write_report(error, 'open')}"
        self._ending.begin_after(TO_EXIT, FAULT)

    def _fault_in_thread(self, error: BaseException | None) -> None:
        fault = error if isinstance(error, Exception) else RuntimeError(type(error).__name__)
        with suppress(RuntimeError):  # it ends anyway
            self.soon(lambda: self.fault(fault))

    def keep_all(self) -> str:
        """Save all open drafts without touching the screen; return the outcome as text. Never fails."""
        told: list[str] = []
        for work in self._work_screens():
            with suppress(Exception):
                told += filter(None, [work.put_away()])
        for screen in self._drafts():
            try:
                said = screen.saving.keep()
                told.append(f"{said or '稿子已经存好'}。")
            except UserError as error:
                told.append(f"稿子没有存上：{error}。")
            except Exception:  # whatever led here may have broken this, too
                with suppress(Exception):
                    screen.saving.put_by()
                    told.append("正在写的已经记下，下次打开时恢复。")
        return "".join(told)

    def painted(self, update: CompositorUpdate) -> CompositorUpdate:
        """Return the update in as few bytes as possible."""
        return self._painter.thrifty(update)

    def _drafts(self) -> list[DraftScreen]:
        from replydesk.tui.writing.draft_screen import DraftScreen  # the desk is shown without it

        return [screen for screen in self.screen_stack if isinstance(screen, DraftScreen)]

    def _work_screens(self) -> list[WorkScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, WorkScreen)]

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

    def remember_place(self, folder: Path) -> None:
        """Remember the folder that a file was taken from; only for this run if it cannot be written."""
        place = str(folder.absolute())
        others = [each for each in self.settings.places if each != place]
        self.settings = replace(self.settings, places=(place, *others)[:MOST_PLACES])
        if self.settings_file:
            with suppress(UserError, UnicodeEncodeError):
                remember_place(self.settings_file, place)

    def edit_profile(self, unit: str, key: str = "") -> None:
        """Show the profile of a unit to be changed, at a setting; of several, ask which."""
        from replydesk.tui.units.opening import open_profile

        open_profile(self._below(), self.desk, unit, key, self.take_up_profiles)

    def take_up_profiles(self) -> None:
        """Use the profiles of the desk as they are now on all screens."""
        if self.desk.refresh():
            for screen in self._work_screens():
                screen.profiles_changed()

    async def import_reply(self, path: Path) -> None:
        """Import a file as an old reply, whatever screen is shown; say on it what was done."""
        from replydesk.tui.desk.import_commands import import_one

        desk = next(each for each in self.screen_stack if isinstance(each, DeskScreen))
        said = await import_one(desk, path)
        if not desk.is_active:
            desk.watching.pause()
        if said:
            self._below().say(said)

    def remember_columns(self, columns: tuple[str, ...]) -> str:
        """Use these columns on every desk, () for the usual ones; return why they will not be remembered."""
        self.settings = replace(self.settings, columns=columns)
        try:
            if self.settings_file:
                remember_columns(self.settings_file, columns)
        except UserError as error:
            return f"下次打开不会记得：{error}"
        return ""

    def _below(self) -> WorkScreen:
        """Return the upper screen that is no dialog."""
        return next(each for each in reversed(self.screen_stack) if isinstance(each, WorkScreen))

    def action_leave(self) -> None:
        """Save all drafts and exit without asking."""
        if not all(screen.save_or_rescue() for screen in self._drafts()):
            return
        said = "".join(screen.put_away() for screen in self._work_screens())
        self.parting_words = said or self.parting_words
        self._is_leaving = True
        self._end_past()
        self.exit()
        self._ending.begin_after(TO_LEAVE, 0)

    def on_mount(self) -> None:
        """Have waiting input checked again whenever another screen is on top."""
        if not self.is_headless:
            asyncio.get_running_loop().set_exception_handler(self._fault_in_task)
            self.past.announce()
            self.set_timer(READ_PAST_AFTER, lambda: self.past.keep_up())
        self.screen_change_signal.subscribe(self, lambda _: self.input.look_again(), immediate=True)

    def _fault_in_task(self, _: object, told: dict[str, object]) -> None:
        if isinstance(error := told.get("exception"), Exception):
            self.fault(error)

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
        """Return False while a screen or a dialog of a command is about to open, or a dialog waits."""
        return not self.screen_stack or bool(getattr(self.screen_stack[-1], "is_ready", True))

    def _on_top(self) -> WorkScreen | None:
        """Return the screen that keys are for; None if it is a dialog or there is none yet."""
        top = self.screen_stack[-1] if self.screen_stack else None
        return top if isinstance(top, WorkScreen) else None


def _open_past(desk: Desk, settings: Settings) -> Past:
    from replydesk.past.past import Past  # asked for in the background

    return Past.open(desk, settings)
