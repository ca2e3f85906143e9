"""Work in several processes, some of which die."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from replydesk.export.worker_pool import Lost, in_workers

METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn"]


@pytest.fixture(autouse=True)
def tests_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let spawned processes find the work in this module."""
    monkeypatch.syspath_prepend(Path(__file__).parents[3])


def never() -> bool:
    return False


@dataclass(frozen=True)
class Squares:
    """Work that squares numbers, dies of `deadly` ones, and once of `risky` ones (noted in `folder`)."""

    folder: Path | None = None
    deadly: tuple[int, ...] = ()
    risky: tuple[int, ...] = ()
    seconds: float = 0.0

    def __call__(self, number: int) -> int:
        time.sleep(self.seconds)
        if number in self.risky and self.folder and not (mark := self.folder / str(number)).exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if number in self.deadly:
            os._exit(7)
        return number * number


@dataclass(frozen=True)
class Gated:
    """Work that returns numbers, after the first three only once a gate file exists, noting these begun."""

    gate: Path

    def __call__(self, number: int) -> int:
        if number >= 3:
            self.gate.with_name(f"begun {number}").touch()
        while number >= 3 and not self.gate.exists():
            time.sleep(0.001)
        return number


@pytest.mark.parametrize("method", METHODS)
def test_every_task_is_answered_once(method: str) -> None:
    assert sorted(in_workers(Squares(), range(200), 2, never, method)) == [n * n for n in range(200)]  # type: ignore[type-var]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    answers = list(in_workers(Squares(tmp_path, risky=(3, 50)), range(100), 2, never))
    assert sorted(answer for answer in answers if isinstance(answer, int)) == [n * n for n in range(100)]
    assert len(answers) == 100


def test_a_task_that_kills_its_worker_twice_is_given_up_and_the_rest_done() -> None:
    answers = list(in_workers(Squares(deadly=(5, 6)), range(40), 2, never))
    lost = [answer for answer in answers if isinstance(answer, Lost)]
    assert sorted((each.task, each.exit_code) for each in lost) == [(5, 7), (6, 7)]
    assert len(answers) == 40


def test_if_no_worker_can_live_it_ends() -> None:
    answers = list(in_workers(Squares(deadly=tuple(range(1000))), range(1000), 2, never))
    assert answers and len(answers) < 20 and all(isinstance(answer, Lost) for answer in answers)


def test_once_stopped_the_tasks_begun_are_finished_and_no_others_begun(tmp_path: Path) -> None:
    answers: list[object] = []
    gate = tmp_path / "gate"
    asked = 0

    def is_stopped() -> bool:
        """Stop after three answers and two tasks begun; then open the gate for the workers."""
        nonlocal asked
        asked += len(answers) >= 3 and len([*tmp_path.glob("begun *")]) >= 2
        if asked > 1:
            gate.touch()
        return asked > 0

    for answer in in_workers(Gated(gate), range(1000), 2, is_stopped):
        answers.append(answer)  # noqa: PERF402 - asked for one by one
    assert answers[:3] == [0, 1, 2] and len(answers) == 5 and 3 in answers


def test_nothing_is_left_running_when_nobody_wants_the_answers() -> None:
    work = in_workers(Squares(seconds=0.01), range(1000), 2, never)
    next(work)
    work.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert multiprocessing.active_children() == []


def test_it_works_beside_other_threads() -> None:
    """Run a second thread, as in the workbench, where processes must not be forked."""
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(in_workers(Squares(), range(10), 2, never)))
    thread.start()
    thread.join()
    assert sorted(map(str, found)) == sorted(str(n * n) for n in range(10))
