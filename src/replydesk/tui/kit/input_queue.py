"""A queue that hands on keys, pastes and mouse events one by one, each when the last has been handled."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual.app import App
from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Input, TextArea

from replydesk.tui.kit.textual_privates import has_messages, waits_for_message

# Seconds until input is handed on though its target is not ready: building takes far less, and a command
# whose thread hangs (a folder that does not answer) must not take the keyboard.
PATIENCE = 10.0

_STEP = 0.005  # seconds between looks whether all input has been handed on


class InputQueue:
    """Holds input back until its target is mounted and has the focus.

    Textual sends a key to the widget in focus when the key arrives, while the key before it may still be on
    its way to a command that moves the focus, mounts a field or opens a screen. `hand_on` passes an event to
    Textual; `is_ready` is False while the top screen is not the target of input; call `look_again` whenever
    that may have changed.
    """

    def __init__(
        self, app: App[None], hand_on: Callable[[Event], Awaitable[None]], is_ready: Callable[[], bool]
    ) -> None:
        self._app = app
        self._hand_on = hand_on
        self._is_ready = is_ready
        self._waiting: deque[Event] = deque()
        self._last: Event | None = None  # handed on
        self._handing_on: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @property
    def is_empty(self) -> bool:
        """Return True if no input waits."""
        return self._handing_on is None

    async def take(self, event: Event) -> None:
        """Hand an event on, at once if the program is idle; to be called when the app receives the event."""
        if self._handing_on is None and (self._goes_on(event) or self._is_at_rest()):
            self._last = event
            await self._hand_on(event)
            return
        self._waiting.append(event)
        if self._handing_on is None:
            self._handing_on = asyncio.create_task(self._hand_all_on())

    def look_again(self) -> None:
        """Check again whether the top screen is ready."""
        self._changed.set()

    async def caught_up(self) -> None:
        """Wait until all input has been handled."""
        while not self.is_empty:
            await asyncio.sleep(_STEP)
        await self._rest()

    async def _hand_all_on(self) -> None:
        try:
            await self._hand_each_on()
        finally:
            self._handing_on = None

    async def _hand_each_on(self) -> None:
        now = asyncio.get_running_loop().time
        end = now() + PATIENCE
        while self._waiting:
            if not self._goes_on(self._waiting[0]):
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(end):
                        await self._rest()
                        end = now() + PATIENCE
            self._last = self._waiting.popleft()
            self._app.call_later(self._hand_on, self._last)
            if not self._waiting:
                await _caught_up(self._app)  # input that arrives meanwhile is queued

    def _goes_on(self, event: Event) -> bool:
        """Return True for a character after another one in a field: it changes only the field's text."""
        stack = self._app.screen_stack
        field = stack[-1].focused if stack else None
        is_in_field = isinstance(field, Input) or (isinstance(field, TextArea) and not field.read_only)
        return is_in_field and is_character(event) and is_character(self._last)

    async def _rest(self) -> None:
        """Wait until the app and the top screen have handled all their messages and the screen is ready."""
        while True:
            if not is_idle(self._app):
                await _caught_up(self._app)
            elif (node := self._busy_node()) is not None:
                await _caught_up(node)
            elif self._is_ready():
                return
            else:
                self._changed.clear()
                await self._changed.wait()

    def _is_at_rest(self) -> bool:
        """Return True if the app has nothing else to do, and the top screen is complete and idle."""
        return not has_messages(self._app) and self._is_ready() and self._busy_node() is None

    def _busy_node(self) -> Widget | None:
        """Return a node of the top screen that is not idle, None if all are."""
        if not self._app.screen_stack:
            return None
        nodes = self._app.screen.walk_children(Widget, with_self=True)
        return next((node for node in nodes if not is_idle(node)), None)


def is_character(event: Event | None) -> bool:
    """Return True if a key types a character."""
    return isinstance(event, Key) and event.is_printable


def is_idle(pump: MessagePump) -> bool:
    """Return True if a node is mounted and waits for a message, or has ended.

    A node in the middle of a handler may have an empty queue, but is not idle.
    """
    if isinstance(pump, Widget) and not pump.is_mounted:
        return False
    return not pump.is_running or (waits_for_message(pump) and not has_messages(pump))


async def _caught_up(pump: MessagePump) -> None:
    """Wait until a node has handled the messages it has now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
    else:
        await asyncio.sleep(0)  # it is closing and takes no more messages
