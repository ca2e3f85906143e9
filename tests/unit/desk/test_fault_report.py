"""Reports of faults: where in the code, nothing of the clerk's, a few of them, wherever possible."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replydesk import __version__
from replydesk.desk import fault_report
from replydesk.desk.fault_report import FOLDER, KEPT, write_report

PRIVATE = ("张某某", "13800001234", "云民复字", "/home/clerk", "zhang@example.com", "5" * 50)


def raised(depth: int = 0) -> Exception:
    """Return an exception that was raised, whose message, cause and context hold data."""
    try:
        try:
            if depth:
                down(depth)
            int("张某某 13800001234")
        except ValueError as error:
            raise KeyError("云民复字", "/home/clerk/甲.md") from error
    except Exception as error:
        return error
    raise AssertionError


def down(depth: int) -> None:
    if not depth:
        raise ValueError(f"zhang@example.com said {'5' * 50} “张某某”, invalid: /home/clerk")
    down(depth - 1)


def reports(home: Path) -> list[Path]:
    return sorted((home / FOLDER).iterdir())


def test_a_report_tells_where_but_nothing_the_clerk_wrote(tmp_path: Path) -> None:
    said = write_report(raised(3), "export", tmp_path)
    (path,) = reports(tmp_path)
    text = path.read_text("utf-8")
    assert str(path) in said and "\n" not in said
    for told in (__version__, "export", "Python", "ValueError", "KeyError", "test_fault_report.py:", " down"):
        assert told in text
    for private in PRIVATE:
        assert private not in text
    assert str(Path(__file__).parents[3]) not in text, "folders above a package can hold the user's name"


def test_a_very_long_traceback_is_cut_in_the_middle(tmp_path: Path) -> None:
    write_report(raised(800), "list", tmp_path)
    (path,) = reports(tmp_path)
    assert len(path.read_text("utf-8").splitlines()) < 100


def test_reports_do_not_grow_without_limit_nor_replace_each_other(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    mine = tmp_path / FOLDER / "备忘.txt"
    mine.write_text("的")
    for day in range(10, 20):
        (tmp_path / FOLDER / f"2026-01-{day} 101010-7.txt").write_text(str(day))
    write_report(ValueError(), "list", tmp_path)
    write_report(ValueError(), "list", tmp_path)
    assert mine.exists() and len(reports(tmp_path)) == KEPT + 1


@pytest.mark.parametrize("kind", [MemoryError, RecursionError, UnicodeError, SystemError, KeyboardInterrupt])
def test_every_kind_is_reported(tmp_path: Path, kind: type[BaseException]) -> None:
    write_report(kind("甲"), "list", tmp_path)
    (path,) = reports(tmp_path)
    assert kind.__name__ in path.read_text("utf-8")


def test_without_a_writable_home_it_lies_among_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    (tmp_path / "家").write_text("a file")
    said = write_report(ValueError(), "list", tmp_path / "家")
    assert str(tmp_path) in said and Path(said.removeprefix("出错记录：").partition("，")[0]).is_file()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no owners of folders")
def test_a_folder_that_is_anothers_takes_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    uid = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: uid)
    assert write_report(ValueError(), "list", tmp_path / "没有" / "的") == "出错记录没有写成。"


def test_it_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(fault_report, "format_report", broken)
    assert write_report(ValueError(), "list", tmp_path) == "出错记录没有写成。"
