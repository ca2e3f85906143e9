"""The thread for slow jobs."""

from __future__ import annotations

import subprocess
import sys
from queue import SimpleQueue
from threading import Event, current_thread, main_thread

import pytest

from replydesk.tui.kit.background import Background


def fail() -> None:
    raise ValueError("not this")


def test_jobs_are_done_in_their_order_beside_the_program() -> None:
    thread, done, may_begin = Background(), [], Event()
    thread.later(lambda: may_begin.wait(5), lambda _, __: None)
    for number in range(5):
        thread.later(lambda number=number: done.append(number), lambda _, __: None)  # type: ignore[misc]
    assert done == []
    may_begin.set()
    assert thread.do(lambda: (current_thread() is main_thread(), list(done))) == (False, [0, 1, 2, 3, 4])


def test_the_result_of_a_job_and_its_exception_are_passed_on() -> None:
    thread = Background()
    told: SimpleQueue[tuple[object, object]] = SimpleQueue()
    thread.later(lambda: 7, lambda result, error: told.put((result, error)))
    thread.later(fail, lambda result, error: told.put((result, type(error))))
    assert told.get(timeout=5) == (7, None) and told.get(timeout=5) == (None, ValueError)
    with pytest.raises(ValueError):
        thread.do(fail)
    assert thread.do(lambda: 3) == 3


def test_a_job_left_over_does_not_keep_the_program_alive() -> None:
    code = (
        "import time; from replydesk.tui.kit.background import Background\n"
        "Background().later(lambda: time.sleep(60), print)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=20, check=False).returncode == 0


def test_it_can_be_used_again_after_its_end() -> None:
    thread = Background()
    thread.do(lambda: None)
    thread.end()
    assert thread.do(lambda: 1) == 1
