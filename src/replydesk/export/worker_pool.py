"""A pool of worker processes. A worker that dies loses at most its current task.

Not `ProcessPoolExecutor`, which is as fast: when a process dies it terminates all the others in the middle of
a file, leaving temporary files behind, and it does not say with which exit code the process died.
"""

from __future__ import annotations

import gc
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from replydesk.memory import collect_seldom

Task = TypeVar("Task")
Answer = TypeVar("Answer")
CHUNK = 32  # tasks handed to a worker at a time, at most
TRIES = 2  # workers that may die of one task before it is given up
_TICK = 0.2  # seconds between checks whether to stop
_PATIENCE = 10  # deaths in a row, with no task done between them, after which no worker is started


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A task whose workers died; `exit_code` is the last worker's, negative for a signal."""

    task: Task
    exit_code: int | None


@dataclass(eq=False, slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    pipe: Connection
    given: deque[Task] = field(default_factory=deque)  # tasks not answered yet, the current one first
    is_stopping: bool = False  # after its current task


def start_method() -> str:
    """Return how to start workers: "fork" where that is safe, which is cheap; else "spawn"."""
    can_fork = get_all_start_methods()[0] != "spawn" and "fork" in get_all_start_methods()
    return "fork" if can_fork and threading.active_count() == 1 else "spawn"


def in_workers(
    work: Callable[[Task], Answer],
    tasks: Sequence[Task],
    jobs: int,
    is_stopped: Callable[[], bool],
    method: str | None = None,
) -> Iterator[Answer | Lost[Task]]:
    """Yield the answers to tasks as they are done by `jobs` processes, in any order.

    `work` must not raise and is pickled where processes are not forked. Once `is_stopped` is true, nothing
    new is begun, but current tasks are finished and yielded. A process that dies is replaced and its task
    tried once more; if none can live, answers are missing.
    """
    pool = _Pool(work, tasks, jobs, method or start_method())
    try:
        yield from pool.answers(is_stopped)
    finally:
        pool.close()


class _Pool(Generic[Task, Answer]):
    def __init__(self, work: Callable[[Task], Answer], tasks: Sequence[Task], jobs: int, method: str) -> None:
        self.work = work
        self.todo = deque(tasks)
        self.jobs = jobs
        self.context: Any = get_context(method)
        self.is_forked = method == "fork"
        self.workers: list[_Worker[Task]] = []
        self.ending: list[BaseProcess] = []
        self.deaths: Counter[int] = Counter()  # by the task's identity
        self.in_a_row = 0

    def answers(self, is_stopped: Callable[[], bool]) -> Iterator[Answer | Lost[Task]]:
        while True:
            if is_stopped():
                self._stop()
            self._hand_out()
            if not self.workers:
                return
            pipes = {worker.pipe: worker for worker in self.workers}
            for pipe in connection.wait(list(pipes), _TICK):
                yield from self._receive(pipes[pipe])  # type: ignore[index]

    def close(self) -> None:
        """End all workers after their current tasks."""
        for worker in self.workers[:]:
            self._dismiss(worker)
        for process in self.ending:
            process.join(10)
            if process.is_alive():
                process.kill()

    def _dismiss(self, worker: _Worker[Task]) -> None:
        """Close the pipe of a worker, which ends it."""
        self.workers.remove(worker)
        worker.pipe.close()
        self.ending.append(worker.process)

    def _stop(self) -> None:
        """Drop tasks not begun; a worker that receives anything while it works stops."""
        self.todo.clear()
        for worker in self.workers:
            if worker.given and not worker.is_stopping:
                worker.is_stopping = True
                with suppress(OSError):
                    worker.pipe.send(None)

    def _hand_out(self) -> None:
        """Give work to idle workers, start missing ones, end those not needed.

        Only an idle worker is written to: it reads at once, so that neither waits for the other.
        """
        while self.todo and len(self.workers) < self.jobs and self.in_a_row < _PATIENCE:
            self._give(self._start_worker())
        for worker in [each for each in self.workers if not each.given]:
            if self.todo and not worker.is_stopping:
                self._give(worker)
            elif not worker.is_stopping:
                self._dismiss(worker)

    def _give(self, worker: _Worker[Task]) -> None:
        size = max(1, min(CHUNK, len(self.todo) // (3 * self.jobs)))
        chunk = [self.todo.popleft() for _ in range(min(size, len(self.todo)))]
        worker.given.extend(chunk)
        with suppress(OSError):  # it has died: noticed when it is listened to
            worker.pipe.send(chunk)

    def _start_worker(self) -> _Worker[Task]:
        ours, theirs = self.context.Pipe()
        inherited = (ours, *(each.pipe for each in self.workers)) if self.is_forked else ()
        process = self.context.Process(target=_serve, args=(self.work, theirs, inherited), daemon=True)
        with _interrupts_ignored():
            process.start()
        theirs.close()
        worker = _Worker[Task](process, ours)
        self.workers.append(worker)
        return worker

    def _receive(self, worker: _Worker[Task]) -> Iterator[Answer | Lost[Task]]:
        try:
            answer: Answer = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._handle_death(worker)
            return
        self.in_a_row = 0
        if worker.given:
            worker.given.popleft()
        yield answer

    def _handle_death(self, worker: _Worker[Task]) -> Iterator[Lost[Task]]:
        """Return the tasks of a dead worker to the queue; give up the current one after two deaths."""
        self._dismiss(worker)
        worker.process.join(10)
        if worker.is_stopping or not worker.given:
            return
        self.in_a_row += 1
        current = worker.given[0]
        self.deaths[id(current)] += 1
        if self.deaths[id(current)] >= TRIES:
            worker.given.popleft()
            yield Lost(current, worker.process.exitcode)
        self.todo.extendleft(reversed(worker.given))


def _serve(work: Callable[[Any], Any], pipe: Connection, inherited: Sequence[Connection]) -> None:
    """Run as a worker: receive chunks of tasks and send answers, until stopped or the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    if hasattr(signal, "SIGHUP"):  # so does the loss of the terminal
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    gc.freeze()  # objects from before the fork are not traversed, and so stay shared
    for other in inherited:  # open here, they would hide the death of the parent
        other.close()
    with suppress(EOFError, OSError):
        while chunk := pipe.recv():
            for number, task in enumerate(chunk):
                if number and pipe.poll():  # a request to stop; after the last answer, maybe the next chunk
                    return
                pipe.send(work(task))


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ignore Ctrl-C in a process started in the block, even before its first line."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
