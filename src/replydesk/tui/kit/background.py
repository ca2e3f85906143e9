"""A thread for slow jobs, run in order while the program takes in keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

_Result = TypeVar("_Result")

# called in that thread with a job's result or its exception
Done = Callable[[object, BaseException | None], None]


class Background:
    """Runs jobs in a daemon thread that is started with the first job.

    The threads share nothing but `SimpleQueue`, which is reentrant: a signal handler may use it, too.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], object], Done] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def later(self, job: Callable[[], object], done: Done) -> None:
        """Queue a job; `done` is called when it has run."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="background", daemon=True)
            self._thread.start()
        self._jobs.put((job, done))

    def do(self, job: Callable[[], _Result]) -> _Result:
        """Run a job after those queued, wait for it and return its result; raise what it raises."""
        results: list[_Result] = []
        finished: SimpleQueue[BaseException | None] = SimpleQueue()
        self.later(lambda: results.append(job()), lambda _, error: finished.put(error))
        if (error := finished.get()) is not None:
            raise error
        return results[0]

    def end(self) -> None:
        """Let the thread end when all jobs have run."""
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
            with suppress(RuntimeError):  # the program has ended meanwhile
                done(result, error)
