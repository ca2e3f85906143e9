"""What a killed program has left is removed by a later run, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from replydesk.desk import leftovers
from replydesk.desk.files import create_temporary_file
from replydesk.desk.leftovers import scratch_folder, sweep, temporary_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="whether a process lives is not asked there")
DAYS = 3 * 86_400


def dead() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left(folder: Path, process: int | None = None, *, machine: str = "", days_old: bool = False) -> Path:
    """Lay a temporary file as a process of some machine would leave it."""
    named = temporary_path(folder).name.split("-")
    path = folder / "-".join((f".{machine}" if machine else named[0], str(process or os.getpid()), named[2]))
    path.write_text("half")
    if days_old:
        os.utime(path, (time.time() - DAYS,) * 2)
    return path


def test_files_of_dead_processes_are_removed(tmp_path: Path) -> None:
    gone = [left(tmp_path, dead()), left(tmp_path, machine="0badcafe", days_old=True)]
    gone.append(tmp_path / ".0123456789abcdef.tmp")  # of a version that put no number in the name
    gone[-1].write_text("")
    os.utime(gone[-1], (1, 1))
    sweep(tmp_path)
    assert not [path for path in gone if path.exists()]


def test_no_other_file_is_touched(tmp_path: Path) -> None:
    process = dead()
    kept = [left(tmp_path), left(tmp_path, process, machine="0badcafe")]
    names = ("a.tmp", ".tmp", f".{process}.tmp", ".~lock.tmp", ".0123456789abcdef.tmp", "x" + kept[0].name)
    for name in names:
        kept.append(tmp_path / name)
        kept[-1].write_text("")
    aim = tmp_path / "aim.docx"
    aim.write_text("")
    link = left(tmp_path, process)
    link.unlink()
    link.symlink_to(aim)
    folder = left(tmp_path, process)
    folder.unlink()
    folder.mkdir()
    sweep(tmp_path)
    assert all(path.exists() for path in (*kept, aim, link, folder))
    sweep(tmp_path / "没有")


def test_a_temporary_file_is_hidden_and_found_again(tmp_path: Path) -> None:
    handle, path = create_temporary_file(tmp_path)
    os.close(handle)
    assert path.name.startswith(".") and leftovers._FILE.fullmatch(path.name)


def test_folders_of_dead_processes_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    machine, process = temporary_path(tmp_path).name[1:].split("-")[0], dead()
    gone, other = tmp_path / f"replydesk-{machine}-{process}-abc", tmp_path / "replydesk-mine"
    for folder in (gone, other):
        (folder / "profile").mkdir(parents=True)
        (folder / "profile" / "甲.docx").write_text("")
    with scratch_folder() as mine:
        assert mine.is_dir() and leftovers._FOLDER.fullmatch(mine.name)
        with scratch_folder():
            assert mine.is_dir()
    assert not mine.exists() and not gone.exists() and other.exists()
