"""Finding and running LibreOffice, with a stand-in that has its faults."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from replydesk.desk import libreoffice
from replydesk.desk.libreoffice import Failure
from tests.support.soffice import calls, let_time_pass_while_it_hangs, needs_scripts, stand_in
from tests.support.terminal_driver import until


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every usual place of LibreOffice."""
    monkeypatch.setattr(libreoffice, "_USUAL", ())


def laid(folder: Path, *names: str) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{name}.doc" for name in names]
    for path in paths:
        path.write_text("".join(mark for mark in "坏崩停" if mark in path.name) + "文")
    return paths


def converted(program: Path, files: list[Path]) -> dict[str, str]:
    """Return the text of each result, or the name of its failure, by file name."""
    return {
        file.stem: result.name if isinstance(result, Failure) else result.read_text()
        for file, result in libreoffice.convert(program, files, "docx")
    }


@needs_scripts
def test_it_is_found_on_the_path(nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(["/没有", str(tmp_path)]))
    assert libreoffice.find() is None
    (tmp_path / "soffice").write_text("no program")
    assert libreoffice.find() is None
    program = stand_in(tmp_path, "libreoffice")
    assert libreoffice.find() == program


@needs_scripts
@pytest.mark.parametrize("path", ["", ".", os.pathsep, "bin"])
def test_it_is_never_taken_from_the_current_folder(
    nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / "bin").mkdir()
    stand_in(tmp_path)
    stand_in(tmp_path / "bin")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert libreoffice.find() is None


@needs_scripts
def test_it_is_found_where_it_is_usually_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_USUAL", ("/没有/soffice", str(program)))
    assert libreoffice.find() == program


@needs_scripts
def test_one_process_converts_up_to_a_limit_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "TOGETHER", 3)
    names = ["甲", "-乙", "丙 丁", "4", "5"]
    assert converted(stand_in(tmp_path), laid(tmp_path / "文", *names)) == dict.fromkeys(names, "文")
    assert calls(tmp_path) == [3, 2]


@needs_scripts
def test_a_file_it_cannot_convert_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_time_pass_while_it_hangs(tmp_path, monkeypatch)
    files = laid(tmp_path / "文", "1", "2坏", "3崩", "4", "5停", "6")
    assert converted(stand_in(tmp_path), files) == {
        "1": "文",
        "2坏": "STUCK",  # it is not known whether a process that crashed had passed it over
        "3崩": "STUCK",
        "4": "文",
        "5停": "STUCK",
        "6": "文",
    }


@needs_scripts
def test_a_skipped_file_fails_at_once(tmp_path: Path) -> None:
    files = laid(tmp_path / "文", "1", "2坏", "3")
    assert converted(stand_in(tmp_path), files) == {"1": "文", "2坏": "REFUSED", "3": "文"}
    assert calls(tmp_path) == [3]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_all_its_processes_end_with_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_time_pass_while_it_hangs(tmp_path, monkeypatch)
    assert converted(stand_in(tmp_path), laid(tmp_path / "文", "停")) == {"停": "STUCK"}
    stat = Path("/proc", (tmp_path / "child").read_text(), "stat")
    assert until(lambda: not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z")


@needs_scripts
def test_a_program_that_does_not_start_converts_nothing(tmp_path: Path) -> None:
    assert converted(tmp_path / "没有", laid(tmp_path / "文", "1", "2")) == {"1": "STUCK", "2": "STUCK"}


@needs_scripts
def test_the_profile_forbids_macros_and_is_removed_after_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\ncat "${1#-env:UserInstallation=file://}/user/registrymodifications.xcu" > "$HOME/told"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    converted(program, laid(tmp_path / "文", "1"))
    assert "DisableMacrosExecution" in (tmp_path / "told").read_text()


@needs_scripts
def test_it_is_not_taken_from_a_folder_that_everybody_may_write_to(
    nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = stand_in(tmp_path)
    assert libreoffice.find() == program
    tmp_path.chmod(0o777)
    assert libreoffice.find() is None
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    assert libreoffice.find() is None, "the current folder is on the PATH"


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_what_it_has_started_ends_with_it(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\nsleep 600 &\necho $! > "{tmp_path}/child"\n')
    program.chmod(0o755)
    converted(program, laid(tmp_path / "文", "1"))
    stat = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    assert until(lambda: not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z")


@needs_scripts
def test_it_works_on_copies_that_do_not_lie_where_the_files_do(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\npwd > "{tmp_path}/told"\nfor each in "$@"; do echo $each; done >> "{tmp_path}/told"\n'
    )
    program.chmod(0o755)
    files = laid(tmp_path / "文", "--calc", "张 三")
    converted(program, files)
    told = (tmp_path / "told").read_text()
    assert str(tmp_path / "文") not in told and "--calc" not in told and "张" not in told


@pytest.mark.office
def test_no_document_has_it_fetch_what_it_links_to() -> None:
    from tests.attacks.ending import linking_documents

    result = linking_documents(1)
    assert result.tries == 12 and result.faults == ()
