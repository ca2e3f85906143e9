"""The end of the program when it is not the clerk who ends it: the terminal goes away, or a signal comes.

A thread of its own sees to it, since the thread of the screens may hang. It saves what is open, releases it,
ends the process, and does not wait for anything for long.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from math import inf
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic

from replydesk.desk.processes import end_process, parent_to_die_with, relay, terminal_of

HANG_UP = 129  # the exit code when the terminal has gone: 128 and SIGHUP, as shells have it
_SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")  # Windows has two of them

_LOOK = 0.25  # seconds between looks at whether the program that started this one still runs
# seconds from the loss of the terminal until the next way of saving is tried beside the last
_TO_SETTLE, _TO_KEEP, _TO_PUT_BY = 0.3, 0.65, 5.0
# Seconds from the start within which a relay tells that it had lost its terminal before the start. Later, a
# Ctrl-D is typed: a window of a desktop, too, may have been started from a terminal that has gone.
_TO_TELL = 10.0

Way = Callable[[Callable[[], None]], object]  # a way of saving, which calls its argument once all is safe


class Ending:
    """Ends the process when asked to, or when the program that started it has ended."""

    def __init__(self, ways: tuple[Way, Way, Way], give_back: Callable[[], None]) -> None:
        """`ways` are tried one after the other, each beside those before it, until one has succeeded.

        The first handles keys still waiting and saves; the second saves at any point; the third only puts by
        what was typed. `give_back` returns the terminal as it was, if it is still there. All are called from
        threads.
        """
        self._ways = ways
        self._give_back = give_back
        self._asked: SimpleQueue[int] = SimpleQueue()  # reentrant: a signal handler puts into it
        self._is_watching = False
        self._parent = parent_to_die_with()
        self._relay = relay()
        self._believed_until = monotonic() + _TO_TELL if not terminal_of(self._relay) else inf

    def watch(self) -> None:
        """Begin to watch; from now on signals that end the program lead here."""
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda number, _: self.begin(128 + number))
        self._is_watching = True
        Thread(target=self._watch, name="ending", daemon=True).start()

    def is_relayed_to_nobody(self) -> bool:
        """Return True if the program that hands on our keys, such as `script`, has lost its own terminal."""
        return bool(self._relay) and monotonic() < self._believed_until and not terminal_of(self._relay)

    def begin(self, code: int = HANG_UP) -> None:
        """Save and end, with an exit code; at once, from any thread or signal handler, however often."""
        self._asked.put(code)

    def begin_after(self, seconds: float, code: int) -> None:
        """Begin so many seconds from now, should the process still run."""
        if not self._is_watching:  # in a test
            return
        later = Timer(seconds, self.begin, (code,))
        later.daemon = True
        later.start()

    def _watch(self) -> None:
        while True:
            with suppress(Empty):
                code = self._asked.get(timeout=_LOOK)
                break
            if self._parent and parent_to_die_with() != self._parent:
                code = HANG_UP
                break
        with suppress(BaseException):
            self._save()
        with suppress(BaseException):
            self._give_back()
        end_process(code)

    def _save(self) -> None:
        """Try the ways of saving until one has succeeded, or none is left and their time is over."""
        safe: SimpleQueue[None] = SimpleQueue()
        start = monotonic()
        for way, seconds in zip(self._ways, (_TO_SETTLE, _TO_KEEP, _TO_PUT_BY), strict=True):
            Thread(target=_tried, args=(way, lambda: safe.put(None)), daemon=True).start()
            with suppress(Empty):
                safe.get(timeout=max(start + seconds - monotonic(), 0.01))
                return


def _tried(way: Way, done: Callable[[], None]) -> None:
    with suppress(BaseException):
        way(done)
