"""The end of the program when it is not the clerk who ends it, part by part."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from replydesk.desk import processes
from replydesk.desk.fault_report import FOLDER
from replydesk.tui.kit import ending
from replydesk.tui.kit.ending import HANG_UP, Ending
from tests.support.faults import SECRET
from tests.support.workbench import SAMPLE, lay_out, running, sample

Done = Callable[[], None]


class Told:
    """What an ending does, in order; the end of the process is only noted."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.code: SimpleQueue[int] = SimpleQueue()

    def way(self, name: str, *, hangs: bool = False, fails: bool = False) -> Callable[[Done], None]:
        def tried(done: Done) -> None:
            self.done.append(name)
            if fails:
                raise MemoryError
            if hangs:
                threading.Event().wait(5)
            done()

        return tried

    def ending(self, monkeypatch: pytest.MonkeyPatch, **first: bool) -> Ending:
        monkeypatch.setattr(ending, "end_process", self.code.put)
        ways = (self.way("settle", **first), self.way("keep"), self.way("put by"))
        return Ending(ways, lambda: self.done.append("give back"))


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Set the handlers of signals as before."""
    names = [name for name in ending._SIGNALS if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.mark.parametrize(
    ("had_terminal", "after", "is_lost"),
    [(True, 1.0, True), (True, 3600.0, True), (False, 1.0, True), (False, 11.0, False)],
)
def test_a_relay_that_had_lost_its_terminal_before_the_start_is_believed_for_ten_seconds(
    had_terminal: bool, after: float, is_lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminals, now = {7: 1 if had_terminal else 0}, [100.0]
    monkeypatch.setattr(ending, "relay", lambda: 7)
    monkeypatch.setattr(ending, "terminal_of", terminals.get)
    monkeypatch.setattr(ending, "monotonic", lambda: now[0])
    watched = Told().ending(monkeypatch)
    terminals[7], now[0] = 0, now[0] + after
    assert watched.is_relayed_to_nobody() is is_lost


def test_once_all_is_safe_the_terminal_is_given_back_and_the_process_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told()
    each = told.ending(monkeypatch)
    each.watch()
    each.begin(143)
    each.begin(129)
    assert told.code.get(timeout=20) == 143
    assert told.done == ["settle", "give back"]


@pytest.mark.parametrize("fault", ["hangs", "fails"])
def test_a_way_that_hangs_or_fails_is_followed_by_the_next(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    each = told.ending(monkeypatch, **{fault: True})
    each.watch()
    each.begin()
    assert told.code.get(timeout=20) == HANG_UP
    assert told.done == ["settle", "keep", "give back"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are few signals there")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGINT"])
def test_signals_that_end_a_program_lead_here(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    told.ending(monkeypatch).watch()
    signal.raise_signal(getattr(signal, name))
    assert told.code.get(timeout=20) == 128 + getattr(signal, name)


def test_the_end_of_the_parent_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    told, parents = Told(), iter([77, 77, 1])
    monkeypatch.setattr(ending, "parent_to_die_with", lambda: next(parents, 1))
    told.ending(monkeypatch).watch()
    assert told.code.get(timeout=20) == HANG_UP


@pytest.mark.skipif(sys.platform == "win32", reason="there are no sessions there")
def test_a_leader_of_a_session_and_what_ignores_hang_ups_outlive_their_parents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "getsid", lambda _: 1)
    monkeypatch.setattr(os, "getppid", lambda: 42)
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        assert processes.parent_to_die_with() == 42
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        assert processes.parent_to_die_with() == 0
    finally:
        signal.signal(signal.SIGHUP, before)
    monkeypatch.setattr(os, "getsid", lambda _: os.getpid())
    assert processes.parent_to_die_with() == 0


async def test_a_fault_saves_leaves_a_report_and_ends_with_70(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    place = lay_out(tmp_path)
    async with sample(place) as driver:
        await driver.press("尾")
        driver.app.fault(ValueError(SECRET))
        driver.app.fault(KeyError("again"))
    told = driver.app.parting_words
    (report,) = (tmp_path / FOLDER).iterdir()
    assert driver.app.return_code == 70 and str(report) in told and "\n" not in told
    assert "稿子已经存好" in told and SECRET not in report.read_text("utf-8")
    assert "尾" in (place / "drafts" / f"{SAMPLE}.md").read_text("utf-8")


async def test_work_still_going_on_at_the_end_is_cancelled_before_the_screens_go(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        desk = driver.desk

        async def copied_at_the_end() -> None:
            while desk.query("DraftList"):
                await asyncio.sleep(0)
            desk.read_all()

        desk.run_worker(copied_at_the_end())
        await asyncio.sleep(0)
