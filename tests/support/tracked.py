"""Tracked changes of a Word file made or unmade, for tests: what its paragraphs say then."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

TEXTS = {qn("w:t"), qn("w:delText")}


def paragraphs(data: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs with text after all changes are made, or unmade, with tabs between columns."""
    with ZipFile(BytesIO(data)) as package:
        body: Any = etree.fromstring(package.read("word/document.xml")).find(qn("w:body"))
    gone, kept = ("w:del", "w:ins") if accept else ("w:ins", "w:del")
    found: list[str] = []
    _read(body, qn(gone), qn(kept), found, [""])
    return [text for text in found if text.strip()]


def _read(parent: Any, gone: str, kept: str, found: list[str], held: list[str]) -> None:
    """Read paragraphs and tables; `held` is the text of paragraphs whose end is gone."""
    for child in parent:
        if child.tag == qn("w:p"):
            text = "".join(_texts(child, gone))
            is_gone = child.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") is not None
            held[0] += text
            if not is_gone:
                found.append(held[0])
                held[0] = ""
        elif child.tag == qn("w:tr"):
            if child.find(f"{qn('w:trPr')}/{gone}") is None:
                _read(child, gone, kept, found, held)
        elif child.tag in (qn("w:tbl"), qn("w:tc")):
            _read(child, gone, kept, found, held)
    if parent.tag == qn("w:tc") and held[0]:  # the last paragraph of a cell cannot go
        found.append(held[0])
        held[0] = ""


def _texts(parent: Any, gone: str) -> Iterator[str]:
    for child in parent:
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag == qn("w:tab") and parent.tag == qn("w:r"):
            yield "\t"
        elif child.tag not in (gone, qn("w:pPr"), qn("w:rPr")):
            yield from _texts(child, gone)
