"""One thread that does what takes time, job by job in the order given, while the program takes in keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

_Result = TypeVar("_Result")

Done = Callable[[object, BaseException | None], None]
"""Is told, in that thread, what a job gave or what it raised."""


class Background:
    """Does jobs in a thread of its own, which is started with the first and never keeps a program alive.

    Only `SimpleQueue` stands between the threads: it can be used where a signal has interrupted its own use.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], object], Done] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def later(self, job: Callable[[], object], done: Done) -> None:
        """Do a job when those before it are done, and tell of it."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="background", daemon=True)
            self._thread.start()
        self._jobs.put((job, done))

    def do(self, job: Callable[[], _Result]) -> _Result:
        """Do a job when those before it are done, and wait for it; raises what it raises."""
        results: list[_Result] = []
        finished: SimpleQueue[BaseException | None] = SimpleQueue()
        self.later(lambda: results.append(job()), lambda _, error: finished.put(error))
        if (error := finished.get()) is not None:
            raise error
        return results[0]

    def end(self) -> None:
        """Let the thread end when all jobs are done."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread = None

    def _work(self) -> None:
        while (item := self._jobs.get()) is not None:
            job, done = item
            result, error = None, None
            try:
                result = job()
            except BaseException as raised:
                error = raised
            with suppress(RuntimeError):  # the program to be told has ended meanwhile
                done(result, error)
