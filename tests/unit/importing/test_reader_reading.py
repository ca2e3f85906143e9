"""The kind of a file is detected by its bytes; every file gives a source or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.replies.importer import import_file
from replydesk.importing.replies.readers import reading
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.reading import read_content, read_source
from tests.support.hostile_files import cases
from tests.support.mutations import mutated
from tests.support.pdf_files import printed
from tests.support.replies import starter_stock
from tests.support.word_files import docx, paragraph, plain_docx

CASES = cases()
STOCK = starter_stock()


@pytest.mark.parametrize("name", CASES)
def test_what_was_made_to_hurt_is_read_or_refused_with_the_reason(name: str) -> None:
    make, reason = CASES[name]
    outcome = import_file(make(), "来文.docx", STOCK)
    if reason:
        assert outcome.reason.startswith("来文.docx：") and reason in outcome.reason
    else:
        assert outcome.imported


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph("张某某代表：")),
        printed([(80, 700, "张某某代表：")]),
        "张某某代表：".encode(),
        "张某某代表：".encode("gb18030"),
        "张某某代表：".encode("utf-16"),
        "张某某代表：\n".encode("utf-16-le"),
        "<!DOCTYPE html><html><body><p>张某某代表：</p></body></html>".encode(),
        "\ufeff<p>张某某代表：</p>".encode(),
    ],
    ids=["Word", "PDF", "UTF-8", "GB18030", "UTF-16", "UTF-16 without a mark", "web page", "part of a page"],
)
def test_the_name_does_not_matter(data: bytes) -> None:
    assert [line.text for line in read_source(data, "图.png").lines] == ["张某某代表："]


def test_lines_of_plain_text_are_as_they_stand() -> None:
    source = read_content("　　甲\r\n\r\n 乙\n".encode())
    assert [(line.text, line.is_paragraph) for line in source.lines] == [
        ("　　甲", False),
        ("", False),
        (" 乙", False),
    ]


def test_a_fault_in_a_reader_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_content", lambda _: 1 // 0)
    with pytest.raises(Unreadable, match=r"来文：文件的内容不合格式"):
        read_source(b"a", "来文")


def reads_or_says_why(data: bytes) -> None:
    """Assert that the readers raise only Unreadable; PDF and LibreOffice are not started."""
    if b"%PDF-" in data[:1024] or reading.foreign_kind(data):
        return
    try:
        source = read_content(data)
    except Unreadable as error:
        assert str(error)
    else:
        assert all(line.table == 0 or line.cells for line in source.lines)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_says_why(data)


@given(st.integers(min_value=0))
def test_a_word_file_changed_at_random_is_read_or_refused(seed: int) -> None:
    reads_or_says_why(mutated(seed))


@given(st.integers(0, len(plain_docx())), st.integers(0, 255), st.integers(0, 60))
def test_an_archive_changed_at_random_is_read_or_refused(at: int, byte: int, cut: int) -> None:
    data = plain_docx()
    reads_or_says_why(data[:at] + bytes([byte]) + data[at + cut :])
