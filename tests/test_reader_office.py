"""Files that LibreOffice has to open: what is said without it, and one run for many files with it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from replydesk.importing.readers.limits import Unreadable
from replydesk.importing.readers.office import to_docx
from replydesk.importing.readers.reading import read_source, read_sources

from .word_files import plain_docx

RTF = rb"{\rtf1\ansi\ansicpg936 Letter one\par Letter two\par}"
OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)


def test_without_libreoffice_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for data in (RTF, OLD):
        with pytest.raises(Unreadable, match="来文.doc：.*LibreOffice.*另存为"):
            read_source(data, "来文.doc")


def converter(fails: set[str], calls: list[int]) -> object:
    """A stand-in for the program: a .docx for every file, but for those that begin with a mark."""

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        out = Path(command[command.index("--outdir") + 1])
        out.mkdir()
        sources = [Path(each) for each in command[command.index("--outdir") + 2 :]]
        calls.append(len(sources))
        for source in sources:
            if source.read_bytes()[:4].decode("latin-1") in fails:
                break
            (out / f"{source.stem}.docx").write_bytes(plain_docx())
        return subprocess.CompletedProcess(command, 0)

    return run


def test_many_files_take_one_run_and_a_bad_one_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", converter({"bad!"}, calls))
    results = to_docx([(b"good", ".doc"), (b"bad!", ".rtf"), (b"good", ".doc")])
    assert [isinstance(result, bytes) for result in results] == [True, False, True]
    assert calls == [3, 1, 1]


def test_files_of_all_kinds_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", converter(set(), calls))
    files = [(RTF, "a.doc"), (plain_docx(), "b.docx"), (b"", "c.txt"), (OLD, "d.wps")]
    results = read_sources(files)
    assert calls == [2]
    assert [isinstance(result, Unreadable) for result in results] == [False, False, True, False]
    assert str(results[2]).startswith("c.txt：文件是空的")


@pytest.mark.office
def test_libreoffice_reads_rtf() -> None:
    assert [line.text for line in read_source(RTF, "a.doc").lines if line.text] == [
        "Letter one",
        "Letter two",
    ]
