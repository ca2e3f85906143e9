"""Files that LibreOffice has to open: what is said without it, and one run for many files with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from replydesk.desk import libreoffice
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.office import to_docx
from replydesk.importing.replies.readers.reading import read_source, read_sources
from tests.support.soffice import calls, needs_scripts, stand_in
from tests.support.word_files import plain_docx

RTF = rb"{\rtf1\ansi\ansicpg936 Letter one\par Letter two\par}"
OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)


def test_without_libreoffice_the_remedy_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    for data in (RTF, OLD):
        with pytest.raises(Unreadable, match=r"来文.doc：.*LibreOffice.*另存为"):
            read_source(data, "来文.doc")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for LibreOffice is installed."""
    program = stand_in(tmp_path, result=plain_docx())
    monkeypatch.setattr(libreoffice, "find", lambda: program)


@needs_scripts
@pytest.mark.parametrize(("bad", "runs"), [("崩", [3, 1]), ("坏", [3])])
def test_many_files_take_one_run_and_a_bad_one_stops_no_other(
    office: None, tmp_path: Path, bad: str, runs: list[int]
) -> None:
    results = to_docx([(b"good", ".doc"), (bad.encode(), ".rtf"), (b"good", ".doc")])
    assert [isinstance(result, bytes) for result in results] == [True, False, True]
    assert "LibreOffice 打不开这个文件" in str(results[1])
    assert calls(tmp_path) == runs


@needs_scripts
def test_files_of_all_kinds_are_read_together(office: None, tmp_path: Path) -> None:
    files = [(RTF, "a.doc"), (plain_docx(), "b.docx"), (b"", "c.txt"), (OLD, "d.wps")]
    results = read_sources(files)
    assert calls(tmp_path) == [2]
    assert [isinstance(result, Unreadable) for result in results] == [False, False, True, False]
    assert str(results[2]).startswith("c.txt：文件是空的")


@pytest.mark.office
def test_libreoffice_reads_rtf() -> None:
    assert [line.text for line in read_source(RTF, "a.doc").lines if line.text] == [
        "Letter one",
        "Letter two",
    ]


@needs_scripts
def test_without_a_folder_for_temporary_files_the_remedy_is_reported(
    office: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))
    (result,) = to_docx([(b"good", ".doc")])
    assert isinstance(result, Unreadable) and "临时文件夹写不进去" in str(result)
