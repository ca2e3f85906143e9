"""Other programs: found, given files without a terminal, never waited for without end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from replydesk.desk import outside
from replydesk.desk.outside import NO_SCREEN, Printer, open_file, print_file, printers, why_no_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts stand in for the system's programs")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return folder


def script(folder: Path, name: str, lines: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    path.chmod(0o755)
    return path


def opener(folder: Path, lines: str) -> Path:
    return script(folder, "open" if sys.platform == "darwin" else "xdg-open", lines)


def test_a_file_is_opened_by_the_systems_program(programs: Path, tmp_path: Path) -> None:
    opener(programs, f'echo "$1" > {tmp_path}/opened')
    assert open_file(tmp_path / "甲 乙.docx") == ""
    assert (tmp_path / "opened").read_text("utf-8") == f"{tmp_path / '甲 乙.docx'}\n"


def test_an_opener_that_fails_is_told_and_its_words_are_not(
    programs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    opener(programs, "echo spoilt; echo spoilt >&2; exit 3")
    assert open_file(tmp_path) == outside._REFUSED
    assert capfd.readouterr() == ("", "")


def test_an_opener_that_goes_on_is_not_waited_for(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "OPENS_WITHIN", 0.05)
    opener(programs, f"echo $$ > {tmp_path}/pid; while :; do :; done")
    try:
        assert open_file(tmp_path) == ""
    finally:
        import os
        import signal

        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            pass
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "darwin", reason="has its windows anyway")
def test_without_a_screen_or_an_opener_nothing_is_started(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "xdg-open" in why_no_window()
    opener(programs, f"touch {tmp_path}/started")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert open_file(tmp_path) == NO_SCREEN and not (tmp_path / "started").exists()


def test_a_program_in_a_folder_open_to_all_is_none(programs: Path) -> None:
    opener(programs, "exit 0")
    programs.chmod(0o777)
    assert why_no_window() != "" or sys.platform == "darwin"


def test_printers_are_listed_the_default_one_first(programs: Path) -> None:
    assert printers() == []
    script(programs, "lp", "exit 0")
    assert printers() == []
    script(
        programs, "lpstat", '[ "$1" = -d ] && echo "system default destination: B" || printf "A\\nB\\n-x\\n"'
    )
    assert printers() == [Printer("B", True), Printer("A")]
    script(programs, "lpstat", '[ "$1" = -d ] && echo "no system default destination" || echo A')
    assert printers() == [Printer("A")]
    script(programs, "lpstat", "exit 1")
    assert printers() == []


def test_a_pdf_is_sent_to_a_printer_or_the_refusal_told(programs: Path, tmp_path: Path) -> None:
    assert "lp" in print_file(tmp_path / "甲.pdf", "HP", "甲")
    script(programs, "lp", f'echo "$@" > {tmp_path}/sent')
    assert print_file(tmp_path / "-甲.pdf", "HP", "甲") == ""
    assert (tmp_path / "sent").read_text("utf-8") == f"-d HP -t 甲 -- {tmp_path / '-甲.pdf'}\n"
    script(programs, "lp", "exit 1")
    assert print_file(tmp_path / "甲.pdf", "HP", "甲") == "打印机“HP”没有接收"


def test_a_printer_that_hangs_is_given_up(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "PRINTS_WITHIN", 0.05)
    script(programs, "lp", "while :; do :; done")
    assert "没有接收" in print_file(tmp_path / "甲.pdf", "HP", "甲")
