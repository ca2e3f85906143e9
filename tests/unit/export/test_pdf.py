"""Word files converted to PDF: errors with a stand-in for LibreOffice, success with the real one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from replydesk.desk import libreoffice
from replydesk.export import pdf
from tests.support.replies import SAMPLES, sample
from tests.support.soffice import calls, hangs, let_time_pass_while_it_hangs, needs_scripts, stand_in


@pytest.fixture
def stock(tmp_path: Path) -> Path:
    return stand_in(tmp_path, result=b"%PDF ")


def laid(folder: Path, *names: str) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{name}.docx" for name in names]
    for path in paths:
        path.write_bytes(path.stem.encode())
    return paths


def made(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.pdf"))


@needs_scripts
def test_one_process_makes_a_pdf_beside_every_document(stock: Path, tmp_path: Path) -> None:
    documents = laid(tmp_path / "导出", "甲", "-乙", "丙 丁")
    assert list(pdf.convert(stock, documents)) == [(document, "") for document in documents]
    assert (tmp_path / "导出" / "-乙.pdf").read_bytes() == "%PDF -乙".encode()
    assert calls(tmp_path) == [3]


@needs_scripts
def test_a_document_that_is_not_converted_is_reported_and_the_others_are(
    stock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_pass_while_it_hangs(tmp_path, monkeypatch)
    documents = laid(tmp_path / "导出", "1", "2坏", "3崩", "4", "5停", "6")
    told = {document.stem: reason for document, reason in pdf.convert(stock, documents)}
    assert made(tmp_path / "导出") == ["1", "4", "6"]
    assert [name for name, reason in told.items() if not reason] == ["1", "4", "6"]
    assert "停住了" in told["3崩"] and "停住了" in told["5停"] and told["2坏"]


@needs_scripts
def test_a_pdf_that_was_there_stays_when_no_new_one_comes(stock: Path, tmp_path: Path) -> None:
    (document,) = laid(tmp_path / "导出", "坏")
    document.with_suffix(".pdf").write_bytes(b"old")
    ((_, reason),) = pdf.convert(stock, [document])
    assert "没有转成 PDF" in reason and document.with_suffix(".pdf").read_bytes() == b"old"


@needs_scripts
def test_an_unwritable_target_is_reported(stock: Path, tmp_path: Path) -> None:
    documents = laid(tmp_path / "导出", "1", "2")
    documents[0].with_suffix(".pdf").mkdir()
    told = dict(pdf.convert(stock, documents))
    assert "这是文件夹" in told[documents[0]] and told[documents[1]] == ""


@needs_scripts
def test_it_can_be_stopped_while_the_program_hangs(stock: Path, tmp_path: Path) -> None:
    documents = laid(tmp_path / "导出", "停")
    assert list(pdf.convert(stock, documents, lambda: hangs(tmp_path) > 0)) == []


@needs_scripts
def test_without_a_folder_for_temporary_files_every_document_is_reported(
    stock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))
    documents = laid(tmp_path / "导出", "1", "2")
    told = dict(pdf.convert(stock, documents))
    assert all("临时文件夹写不进去" in told[document] for document in documents)


def test_a_pdf_is_due_when_it_is_missing_or_older(tmp_path: Path) -> None:
    import os

    (document,) = laid(tmp_path / "导出", "甲")
    assert pdf.is_due(document)
    document.with_suffix(".pdf").write_bytes(b"")
    os.utime(document, ns=(1, 1))
    assert not pdf.is_due(document)
    os.utime(document.with_suffix(".pdf"), ns=(0, 0))
    assert pdf.is_due(document)


@pytest.mark.office
def test_libreoffice_prints_exported_documents(tmp_path: Path) -> None:
    from tests.support.replies import word_file

    program = libreoffice.find()
    assert program is not None
    folder = tmp_path / "导出"
    folder.mkdir()
    documents = []
    for path in SAMPLES[:3]:
        reply = sample(path)
        documents.append(folder / f"{path.stem}.docx")
        documents[-1].write_bytes(word_file(reply))
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    told = dict(pdf.convert(program, [*documents, folder / "坏.docx"]))
    assert [told[document] for document in documents] == ["", "", ""]
    assert all(document.with_suffix(".pdf").read_bytes().startswith(b"%PDF") for document in documents)
    assert set(made(folder)) >= {document.stem for document in documents}
