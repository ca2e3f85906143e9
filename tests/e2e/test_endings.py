"""The workbench when it is not the clerk who ends it: saved, let go of, gone, the terminal as before."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.events import Key

from tests.support.terminal_driver import SOURCE, WITHOUT_PTYS, in_tmux, until
from tests.support.workbench import lay_out

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]
if sys.platform != "win32":
    from tests.attacks import ending
    from tests.attacks.ending import Case
    from tests.support import endings

    # Seconds that the end may take here, where other tests run too: what is promised is one.
    LIMIT = 10.0
    WORST = [
        Case("make, no exec", "next step", "closed"),
        Case("script in sh", "check", "closed"),
        Case("plain", "draft", "SIGTERM"),
    ]
    MORE = [Case("sh -c", "commands over a draft", "parent killed"), *ending.cases(random.Random(4), 60)]


@pytest.mark.parametrize("case", WORST, ids="-".join)
def test_what_was_typed_is_saved_and_the_draft_let_go_of(case: Case) -> None:
    if endings.can_start(case.way):
        assert ending.end_of(case, LIMIT).trouble == ""


@pytest.mark.thorough
@pytest.mark.parametrize("case", MORE, ids="-".join)
def test_it_is_so_however_it_was_started_and_whatever_it_shows(case: Case) -> None:
    assert ending.end_of(case, LIMIT).trouble == ""


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(10))
def test_a_fault_anywhere_saves_and_gives_the_terminal_back(seed: int) -> None:
    import replydesk.tui.app  # noqa: F401 - loaded before the fork

    assert ending.fault_in_workbench(random.Random(seed), 28_000)[0] == ""


def test_a_fault_while_keys_are_read_is_told_and_loses_nothing_typed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import replydesk.tui.app  # noqa: F401 - loaded before the fork
    from replydesk.cli.program import main
    from replydesk.tui.kit.textual_privates import KeyParser

    read = KeyParser._sequence_to_key_events

    def fail(parser: KeyParser, sequence: str, alt: bool = False) -> Iterable[Key]:
        if sequence == "破":
            raise IndexError
        return read(parser, sequence, alt)

    monkeypatch.setattr(KeyParser, "_sequence_to_key_events", fail)
    with endings.started(tmp_path, command=lambda: main([str(tmp_path / "桌面")])) as run:
        run.shows("可签发")
        run.rests()
        run.open_draft()
        run.send("破乙")
        assert run.ends() == 70
        assert "程序出了差错".encode() in run.written and b"Traceback" not in run.written
        assert endings.lost_typing(run.desk, tmp_path) == ""


@pytest.mark.thorough
@pytest.mark.parametrize("seconds", [0.0, 0.15, 0.3, 0.45, 0.6])
def test_a_key_before_the_program_shows_anything_is_not_lost(seconds: float, tmp_path: Path) -> None:
    with endings.started(tmp_path) as run:
        time.sleep(seconds)
        run.send("enter")
        assert run.read(lambda: "1 收件人　".encode() in run.written)


@pytest.mark.thorough
@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("way", ["plain", "make, no exec", "script"])
def test_it_ends_if_the_terminal_goes_while_it_starts(way: str, seconds: float, tmp_path: Path) -> None:
    with endings.started(tmp_path, way) as run:
        time.sleep(seconds)
        run.take_away()
        time.sleep(1.0)
        assert until(lambda: not run.programs(), LIMIT)


# Hands on the keys as `script` does, and says by one Ctrl-D that the terminal has gone; what it runs becomes
# the program only then. `script` itself may end with its terminal, and then nothing would be tested.
RELAY = """
import os, pty, select, signal, sys, time, tty
from contextlib import suppress
from replydesk.desk.processes import terminal_of
signal.signal(signal.SIGHUP, signal.SIG_IGN)
pid, keys = pty.fork()
if not pid:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    tty.setraw(0)
    os.write(1, b"ready")
    select.select([0], [], [])
    os.execv(sys.executable, [sys.executable, "-m", "replydesk", sys.argv[1]])
os.write(1, os.read(keys, 5))
with suppress(OSError):
    os.read(0, 1)
while terminal_of(os.getpid()):
    time.sleep(0.01)
os.write(keys, b"\\x04")
with suppress(OSError):
    while os.read(keys, 65536):
        pass
"""


def test_it_ends_if_the_terminal_has_gone_before_it_starts(tmp_path: Path) -> None:
    with endings.started(tmp_path, words=[sys.executable, "-c", RELAY, str(tmp_path / "桌面")]) as run:
        run.shows("ready")
        run.take_away()
        assert until(lambda: bool(run.programs()), LIMIT)
        assert until(lambda: not run.programs(), LIMIT)


@pytest.mark.thorough
@pytest.mark.parametrize("seconds", [0.0, 0.03, 0.06, 0.1, 0.15, 0.2])
@pytest.mark.parametrize("how", ["f10", "closed", "SIGTERM"])
def test_it_ends_while_a_draft_is_being_opened(how: str, seconds: float, tmp_path: Path) -> None:
    with endings.started(tmp_path) as run:
        run.shows("可签发")
        run.press("enter")
        time.sleep(seconds)
        if how == "f10":
            run.press("f10")
            assert run.ends() == 0 and "差错".encode() not in run.written
        else:
            assert run.end(how).trouble == ""


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["kill-pane", "kill-server", "kill-session"])
@pytest.mark.parametrize("prefix", ["@exec ", "@"])
def test_a_pane_of_tmux_is_killed(how: str, prefix: str, tmp_path: Path) -> None:
    desk = lay_out(tmp_path)
    with in_tmux(tmp_path) as terminal:
        makefile = endings.makefile([sys.executable, "-m", "replydesk", str(desk)], prefix)
        place = f"HOME={tmp_path} PYTHONPATH={SOURCE} make -s -f {makefile}"
        terminal("respawn-pane", "-k", place)
        terminal.shows("查找：文号")
        terminal.keys("Enter")
        terminal.shows("照建议、提案原件填")
        terminal.keys("F4")
        running = [pid for pid in endings.processes() if endings.runs_on(pid, desk)]
        assert running
        subprocess.run([*terminal._call, how], capture_output=True, check=False)
        assert until(lambda: not [pid for pid in running if endings.runs_on(pid, desk)], LIMIT)


def hanging(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Have a part of the program hang: the disk's thread, a command's thread, or the screens' own."""
    from replydesk.desk import desk_folder, journal
    from replydesk.importing.lists import intake
    from replydesk.tui.writing import commands

    def hang(*_: object, **__: object) -> None:
        time.sleep(600)

    if what == "a save":
        monkeypatch.setattr(desk_folder, "put_draft", hang)
    elif what == "a list":
        monkeypatch.setattr(intake, "read_list", hang)
    elif what == "the screens":
        monkeypatch.setattr(commands, "check", hang)
    else:
        monkeypatch.setattr(journal, "format_events", hang)


@pytest.mark.thorough
@pytest.mark.parametrize("what", ["a save", "the screens", "a list"])
@pytest.mark.parametrize("how", ["closed", "SIGTERM"])
def test_it_ends_though_a_part_of_it_hangs(
    what: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import replydesk.tui.app  # noqa: F401 - loaded before the fork
    from replydesk.cli.program import main

    hanging(monkeypatch, what)
    with endings.started(tmp_path, command=lambda: main([str(tmp_path / "桌面")])) as run:
        run.shows("可签发")
        run.rests()
        if what == "a list":
            (tmp_path / "清单.csv").write_text("编号,案由\n1,甲\n", "utf-8")
            run.send("\x0c", "清单.csv", "enter")
        else:
            run.open_draft()
            run.rests(1.5 if what == "a save" else 0.2)
            run.press("f5")
            run.rests(0.3)
        start = time.monotonic()
        run.take_away() if how == "closed" else os.kill(run.pid, signal.SIGTERM)
        code = run.waits_for_end()
        assert code in (129, 143) and time.monotonic() - start < LIMIT / 2
        monkeypatch.undo()
        if what != "a list":
            trouble = endings.lost_typing(run.desk, tmp_path)
            assert "typing" not in trouble and "held" not in trouble


@pytest.mark.thorough
@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 2000)])
def test_a_window_of_any_size_can_be_left(size: tuple[int, int], tmp_path: Path) -> None:
    import fcntl
    import struct
    import termios

    with endings.started(tmp_path, COLUMNS="", LINES="") as run:
        fcntl.ioctl(run.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        run.read(lambda: b"\x1b[?1049h" in run.written)
        run.read(lambda: False, 1.0)
        written = len(run.written)
        run.press("f10")
        assert run.ends() == 0 and written < 100_000
