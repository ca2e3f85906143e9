"""Kills, closed terminals and full disks, with the real program in a real terminal; more: make test-crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from replydesk.desk import desk_folder

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no ptys on Windows"),
]
if sys.platform != "win32":
    from tests.support import crash


def test_no_end_of_the_program_costs_what_is_on_the_disk(tmp_path: Path) -> None:
    losses = crash.at_once([tmp_path], [len(crash.HOWS)], seed=3)
    assert [loss.how for loss in losses] == list(crash.HOWS)
    assert [loss for loss in losses if loss.is_bad] == [] and losses[-1].kept > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of a megabyte, where the system allows to make one."""
    place = tmp_path / "小盘"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_on_a_full_disk_a_kill_costs_no_more(tmp_path: Path, small_disk: Path) -> None:
    path = crash.lay_out(small_disk / "桌面")
    home = tmp_path / "家"
    home.mkdir()
    with crash.running(small_disk / "桌面", home) as terminal:
        crash.open_draft(terminal)
        with (small_disk / "占满").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 1024)
            except OSError:
                pass
        terminal.send(crash.stream(0, 15))
        terminal.shows("磁盘已满")
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.ends()
    (small_disk / "占满").unlink()
    assert crash.typed_in(desk_folder.read_draft(path).draft) == (0, "")
    with crash.running(small_disk / "桌面", home) as terminal:
        terminal.shows("已恢复：风浪")
    assert crash.typed_in(desk_folder.read_draft(path).draft) == (15, "")
