"""The export of many drafts as a clerk has it: the real program, interrupted, killed, resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from replydesk.cli.program import main
from replydesk.desk import desk_folder, libreoffice
from replydesk.draft.model import Draft, Key
from replydesk.draft.stages import Verdict
from replydesk.draft.workflow import VerdictBy, give_verdict, sign_on_paper
from replydesk.export.export_log import NAME
from replydesk.export.file_list import NAME as LIST
from replydesk.export.write import is_unedited
from tests.unit.export.test_batch import GOOD, documents

MANY = 300
Output = pytest.CaptureFixture[str]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on Unix")


def laid(folder: Path, names: list[str], draft: Draft = GOOD) -> Path:
    """A desk with the phrases that come with the program and drafts of these names."""
    if not (folder / "templates").is_dir():
        desk_folder.init_desk(folder)
        for path in (folder / "drafts").glob("*.md"):
            path.unlink()
    for name in names:
        number = f"某复字〔2026〕{int(name) + 1}号"
        own = draft.with_field(Key.ITEM_NUMBER, name).with_field(Key.DOCUMENT_NUMBER, number)
        desk_folder.save_draft(folder / "drafts" / f"{name}.md", own)
    return folder


def run(capsys: Output, *words: str | Path) -> tuple[int, list[str], str]:
    """Exit code, lines of standard output and standard error of an export."""
    code = main(["export", *map(str, words)])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


# what the command says


def test_the_outcome_of_many_drafts_is_reported(capsys: Output, tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1", "2"])
    laid(place, ["3"], GOOD.with_field(Key.DATE, ""))
    output = tmp_path / "导出"
    code, out, err = run(capsys, place, "-o", output)
    assert (code, out) == (1, [str(output / name) for name in ("1.docx", "2.docx", LIST)])
    assert "3.md：有错误，没有导出；改好后再试，或加 --force 照样导出" in err
    assert err.splitlines()[-1] == "已导出 2 份（2 个文件，2 页），失败 1 份"


def test_a_resumed_export_names_only_what_it_wrote(capsys: Output, tmp_path: Path) -> None:
    place, output = laid(tmp_path / "桌", ["1", "2"]), tmp_path / "导出"
    run(capsys, place, "-o", output)
    (output / "2.docx").unlink()
    code, out, err = run(capsys, place, "-o", output, "--resume")
    assert (code, out) == (0, [str(output / "2.docx"), str(output / LIST)])
    assert err.splitlines()[-1] == "已导出 1 份（1 个文件，1 页），未变 1 份"


def test_a_verdict_is_no_reason_to_export_a_draft_again(capsys: Output, tmp_path: Path) -> None:
    place, output = laid(tmp_path / "桌", ["1", "2"]), tmp_path / "导出"
    run(capsys, place, "-o", output)
    path = place / "drafts" / "1.md"
    by = VerdictBy("张某某", datetime(2026, 5, 29, 10, 32))
    signed = sign_on_paper(desk_folder.read_draft(path).draft, "王某某", by).draft
    sent, refusal = give_verdict(signed, Verdict.SENT, by)
    assert not refusal
    desk_folder.save_draft(path, sent)
    code, _out, err = run(capsys, place, "-o", output, "--resume")
    assert code == 0 and err.splitlines()[-1].endswith("未变 2 份")


def test_everything_exported_is_listed_also_what_was_there_before(capsys: Output, tmp_path: Path) -> None:
    place, output = laid(tmp_path / "桌", ["1", "2"]), tmp_path / "导出"
    run(capsys, place, "-o", output)
    laid(place, ["3"])
    run(capsys, place, "-o", output, "--only", "3.md", "--only", "3")
    rows = listed(output / LIST)
    assert [(row[1], row[8], row[7]) for row in rows[1:]] == [
        (f"某复字〔2026〕{number + 1}号", f"{number}.docx", "1") for number in (1, 2, 3)
    ]


def test_a_copy_for_the_public_is_made_if_it_is_asked_for(capsys: Output, tmp_path: Path) -> None:
    place, output = laid(tmp_path / "桌", ["1"]), tmp_path / "导出"
    code, out, err = run(capsys, place, "-o", output, "--public")
    assert [Path(line).name for line in out] == ["1.docx", "1（公开件）.docx"]
    assert code == 0 and "公开" in err


def test_the_register_knows_what_was_exported_for_a_number(capsys: Output, tmp_path: Path) -> None:
    place, output = laid(tmp_path / "桌", ["1", "2"]), tmp_path / "导出"
    main(["number", "check", str(place), "--adopt"])
    run(capsys, place, "-o", output)
    main(["number", "list", str(place), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert "1.docx" in json.dumps(told, ensure_ascii=False)


def listed(path: Path) -> list[list[str]]:
    """The cells of a list, as texts."""
    rows = load_workbook(path).active.iter_rows(values_only=True)
    return [[str(cell) for cell in row] for row in rows]


def test_an_empty_selection_is_reported(capsys: Output, tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1", "2"])
    code, out, err = run(capsys, place, "-o", tmp_path / "导出", "--only", "没有的")
    assert (code, out) == (1, []) and "没有符合 --only 的稿子：没有的" in err


def test_the_report_tells_every_draft(capsys: Output, tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1"])
    laid(place, ["2"], GOOD.with_field(Key.DATE, ""))
    report = tmp_path / "报告" / "out.json"
    run(capsys, place, "-o", tmp_path / "导出", "--names", "{编号}号", "--report", report)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["合计"]["已导出"], told["合计"]["失败"], told["PDF"]) == (1, 1, None)
    assert [each["结果"] for each in told["稿子"]] == ["已导出", "失败"]
    assert told["稿子"][0]["文件"][0]["文件"] == str(tmp_path / "导出" / "1号.docx")
    assert told["稿子"][1]["问题"][-1]["级别"] == "错误"


def test_a_report_that_cannot_be_written_is_reported(capsys: Output, tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1"])
    code, out, err = run(capsys, place, "-o", tmp_path / "导出", "--report", tmp_path)
    assert code == 1 and len(out) == 1 and "报告没有写成：" in err


def test_without_libreoffice_nothing_is_begun(
    capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    place = laid(tmp_path / "桌", ["1"])
    code, out, err = run(capsys, place, "-o", tmp_path / "导出", "--pdf")
    assert (code, out) == (1, []) and "没有找到 LibreOffice" in err and "请安装" in err
    assert not (tmp_path / "导出").exists()


def test_one_draft_leaves_no_record(capsys: Output, tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1"])
    run(capsys, place, "-o", tmp_path / "导出")
    assert [path.name for path in (tmp_path / "导出").iterdir()] == ["1.docx"]


def test_one_draft_is_exported_without_what_many_need(tmp_path: Path) -> None:
    place = laid(tmp_path / "桌", ["1"])
    code = "import sys\nfrom replydesk.cli import main\nmain(sys.argv[1:])\nprint(*sys.modules, sep='\\n')"
    words = ["export", str(place), "-o", str(tmp_path / "导出")]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, encoding="utf-8")
    assert {"multiprocessing", "rich", "subprocess"} & set(done.stdout.split()) == set()


# stopped in the middle


class Export:
    """The program exporting many drafts, in a process group of its own."""

    def __init__(self, place: Path, output: Path, *words: str) -> None:
        command = [sys.executable, "-m", "replydesk", "export", str(place), "-o", str(output), *words]
        self.output = output
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def waits_for(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, while the program runs."""
        while not holds():
            assert self.process.poll() is None
            time.sleep(0.005)

    def has_begun(self, files: int = 5) -> bool:
        """Return True if some files are there."""
        there = self.output.is_dir() and sum(path.suffix == ".docx" for path in self.output.iterdir())
        return there >= files

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text(encoding="ascii").split()]

    def ends(self) -> tuple[int, str]:
        _, err = self.process.communicate()
        return self.process.returncode, err


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("many") / "桌", [f"{number:03}" for number in range(MANY)])


@pytest.fixture(scope="module")
def uninterrupted(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("whole") / "导出"
    assert Export(many, output).ends()[0] == 0
    return documents(output)


def is_clean(output: Path) -> bool:
    """Return True if there is nothing but whole documents and the record."""
    names = {path.name for path in output.iterdir()}
    return names - {LIST} == {*documents(output), NAME} and all(map(is_unedited, output.glob("*.docx")))


def resumes(place: Path, output: Path) -> int:
    """Export the rest; how many were there already."""
    code, err = Export(place, output, "--resume").ends()
    assert code == 0, err
    return int(err.splitlines()[-1].rpartition("未变 ")[2].split()[0])


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_files_and_the_rest_can_be_done_later(
    many: Path, uninterrupted: dict[str, bytes], tmp_path: Path, jobs: str
) -> None:
    export = Export(many, tmp_path / "导出", "--jobs", jobs)
    export.waits_for(export.has_begun)
    os.killpg(export.process.pid, signal.SIGINT)
    code, err = export.ends()
    assert code == 130 and "Traceback" not in err
    there = len(documents(export.output))
    assert f"做完 {there} 份，还有 {MANY - there} 份；接着做：同样的命令加 --resume" in err
    assert 5 <= there < MANY and is_clean(export.output)
    assert resumes(many, export.output) == there
    assert documents(export.output) == uninterrupted and is_clean(export.output)


@posix
def test_killing_the_program_loses_nothing_that_was_written(
    many: Path, uninterrupted: dict[str, bytes], tmp_path: Path
) -> None:
    export = Export(many, tmp_path / "导出", "--jobs", "2")
    export.waits_for(lambda: export.has_begun(60))  # what is in the workers' hands is a small part of that
    workers = export.workers() if sys.platform == "linux" else []
    export.process.kill()
    export.process.communicate()
    while any(Path(f"/proc/{pid}").exists() for pid in workers):  # none goes on without the program
        time.sleep(0.01)
    there = len(documents(export.output))
    assert 5 <= there < MANY and is_clean(export.output)
    assert there // 2 <= resumes(many, export.output) <= there
    assert documents(export.output) == uninterrupted


@pytest.mark.skipif(sys.platform != "linux", reason="the workers are found in /proc")
def test_killing_a_worker_costs_nothing(many: Path, uninterrupted: dict[str, bytes], tmp_path: Path) -> None:
    export = Export(many, tmp_path / "导出", "--jobs", "2")
    export.waits_for(export.has_begun)
    os.kill(export.workers()[0], signal.SIGKILL)
    code, err = export.ends()
    assert code == 0, err
    assert documents(export.output) == uninterrupted


def test_a_letter_changed_after_it_was_signed_needs_force_and_its_file_says_so(
    capsys: Output, tmp_path: Path
) -> None:
    place, output = laid(tmp_path / "桌", ["1", "2"]), tmp_path / "导出"
    path = place / "drafts" / "1.md"
    by = VerdictBy("张某某", datetime(2026, 5, 29, 10, 32))
    signed = sign_on_paper(desk_folder.read_draft(path).draft, "王某某", by, digest="00000000").draft
    desk_folder.save_draft(path, signed)
    code, out, err = run(capsys, place, "-o", output)
    assert code == 1 and [Path(line).name for line in out] == ["2.docx", LIST]
    assert "1.md：签发以后改过，没有导出；请重新签发，或加 --force 照样导出（文件名写明签发后改过）" in err
    code, out, err = run(capsys, place, "-o", output, "--force", "--only", "改过")
    assert code == 0 and Path(out[0]).name == "1（签发后改过）.docx"
    assert "签发以后改过，要重新签发；文件名写明了" in err
