"""The net under every command: whatever is not foreseen becomes one line, a report and exit code 70."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from replydesk.cli import program as program_module
from replydesk.cli.last_net import describe_fault
from replydesk.cli.program import main
from replydesk.desk import desk_folder, fault_report
from replydesk.desk.fault_report import FOLDER
from replydesk.draft.model import Draft
from replydesk.export import export_one, worker_pool
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from tests.attacks import ending
from tests.support.faults import KINDS, SECRET
from tests.support.workbench import SAMPLE, lay_out

Output = pytest.CaptureFixture[str]
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and signals")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", ending.COMMANDS)
def test_a_fault_in_any_command_is_one_line_a_report_and_70(name: str) -> None:
    luck = random.Random(name)
    assert [trouble for _ in range(2) if (trouble := ending.fault_in_command(luck, name))] == []


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(4))
def test_more_faults_in_any_command(seed: int) -> None:
    assert ending.faults_in_commands(seed + 100, 160).faults == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fault_is_caught(
    kind: type[Exception], home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise kind(SECRET)

    monkeypatch.setattr(desk_folder, "read_draft", broken)
    assert main(["preview", "--page=3", "张某某.md"]) == 70
    (report,) = (home / FOLDER).iterdir()
    out, err = capsys.readouterr()
    assert (
        out == ""
        and err.count("\n") == 1
        and str(report) in err
        and err.startswith("replydesk：程序出了差错")
    )
    text = report.read_text("utf-8")
    assert "命令：preview --page …\n" in text and SECRET not in text and "张某某" not in text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_in_one_draft_spoils_only_it_and_is_told_at_the_end(
    jobs: str, home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lay_out(home)
    (desk / "drafts" / "打不开的.md").unlink()

    def broken(draft: Draft, stock: Stock, name: str, *, asks: bool) -> Reply:
        if name == SAMPLE:
            raise MemoryError(SECRET)
        return make_reply(draft, stock, name, asks=asks)

    monkeypatch.setattr(
        worker_pool, "start_method", lambda: "fork"
    )  # what is patched is forked with the rest
    monkeypatch.setattr(export_one, "make_reply", broken)
    code = main(["export", str(desk), "--force", "--jobs", jobs, "-o", str(home / "出")])
    err = capsys.readouterr().err
    assert code == 70 and f"{SAMPLE}.md：程序出了差错" in err and FOLDER in err and "Traceback" not in err
    assert len(list((home / "出").glob("*.docx"))) == 2


def test_the_net_holds_when_the_report_cannot_be_written(
    home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(desk_folder, "read_draft", broken)
    monkeypatch.setattr(fault_report, "write_report", broken)
    assert main(["preview", "甲.md"]) == 70
    assert capsys.readouterr().err.count("\n") == 1


def test_a_command_line_is_reported_without_names_and_values(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(fault_report, "write_report", lambda _, command: told.append(command))
    describe_fault(ValueError(), ["number", "assign", "张某某.md", "--code=云民", "-o", "list.md", "--desk"])
    assert told == ["number assign … --code -o … --desk"]


@needs_shell
@pytest.mark.parametrize("surroundings", random.Random(3).sample(ending.SURROUNDINGS, 6))
def test_a_command_ends_well_in_odd_surroundings(surroundings: str) -> None:
    assert ending.trouble_in(surroundings) == ""


@needs_shell
@pytest.mark.thorough
@pytest.mark.parametrize("surroundings", ending.SURROUNDINGS)
def test_a_command_ends_well_in_all_odd_surroundings(surroundings: str) -> None:
    assert ending.trouble_in(surroundings) == ""


@needs_shell
@pytest.mark.parametrize("after", [0.0, 0.03, 0.08])
def test_ctrl_c_while_modules_are_loaded_is_no_traceback(after: float) -> None:
    assert ending.interrupted("list", after) == ""


class _Interrupting:
    """A value of a class that is interrupted as it gets its name; Python may raise another exception."""

    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


def _interrupted_in_a_class(_: object) -> None:
    type("Made", (), {"field": _Interrupting()})


def _interrupted_in_a_fault(_: object) -> None:
    try:
        raise KeyboardInterrupt
    finally:
        raise ValueError(SECRET)


@pytest.mark.parametrize("work", [_interrupted_in_a_class, _interrupted_in_a_fault])
def test_an_interruption_that_became_another_exception_is_no_fault(
    work: Callable[[object], None], home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_folder, "read_draft", work)
    assert main(["preview", "张某某.md"]) == 130
    assert capsys.readouterr().err == "replydesk：已中断\n" and not (home / FOLDER).exists()


@needs_shell
@pytest.mark.thorough
def test_ctrl_c_at_any_moment_is_no_traceback() -> None:
    assert ending.interrupts(2, 100).faults == ()


@needs_shell
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_unwinds_a_command(name: str, code: int, home: Path) -> None:
    words = (
        "import os, signal\nfrom replydesk.cli import program\nfrom replydesk.desk import desk_folder\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        f"desk_folder.read_draft = lambda _: os.kill(os.getpid(), signal.{name})\nprogram.program()"
    )
    done = subprocess.run([sys.executable, "-c", words, "preview", "甲.md"], capture_output=True, cwd=home)
    assert (done.returncode, done.stderr.decode()) == (code, "replydesk：已中断\n")


@needs_shell
def test_ignored_hang_ups_stay_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: signal.getsignal(getattr(signal, name)) for name in ("SIGHUP", "SIGTERM")}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        program_module._listen_to_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@needs_shell
@pytest.mark.thorough
def test_killed_exports_resumed_are_as_whole_ones() -> None:
    assert ending.killed_exports(5, 4).faults == ()


def test_no_standard_stream_is_left_closed_for_a_file_to_become_one(home: Path) -> None:
    words = "from replydesk.cli.program import _open_closed_streams as f; f()"
    words += "; print(open('甲', 'w').fileno() > 2)"
    done = subprocess.run(
        [sys.executable, "-c", f"import os; os.close(0); os.close(2); {words}"], capture_output=True, cwd=home
    )
    assert done.stdout.split() == [b"True"]
    assert (home / "甲").exists()
