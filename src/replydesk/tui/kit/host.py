"""Protocols of the program and its screens for the helpers that use them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from textual.app import App
from textual.timer import Timer

from replydesk.desk.settings import Settings
from replydesk.text.note import Note
from replydesk.tui.command import Keymap
from replydesk.tui.kit.input_queue import InputQueue


class Program(Protocol):
    """The running program: the clerk's settings, the key map, the clock."""

    parting_words: str  # printed after the program has ended

    @property
    def settings(self) -> Settings: ...
    @property
    def settings_file(self) -> Path | None: ...
    @property
    def settings_notes(self) -> tuple[Note, ...]: ...
    @property
    def keymap(self) -> Keymap: ...
    @property
    def theme(self) -> str: ...
    @property
    def input(self) -> InputQueue: ...
    @property
    def home(self) -> Path: ...
    def clock(self) -> datetime: ...
    def remember_place(self, folder: Path) -> None: ...


class Host(Protocol):
    """A screen that can show a message, and the program it belongs to."""

    @property
    def app(self) -> App[object]: ...
    @property
    def workbench(self) -> Program: ...
    def say(self, message: str, *, is_trouble: bool = False) -> None: ...


class TimedHost(Host, Protocol):
    """A host for work done by timers; delays are in seconds."""

    @property
    def is_active(self) -> bool: ...
    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer: ...
    def set_interval(
        self, interval: float, callback: Callable[[], object], *, pause: bool = ...
    ) -> Timer: ...
    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool: ...
    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool: ...
