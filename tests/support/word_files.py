"""Word files put together by hand, with only the parts that a test needs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    f' xmlns:r="{_OFFICE}"'
)
KINDS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer", "comments")


def relations(targets: Mapping[str, str]) -> str:
    """Return a part of relationships, from kinds and their targets."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


RELATIONS = relations({"officeDocument": "word/document.xml"})
WORD_RELATIONS = relations({kind: f"{kind}.xml" for kind in KINDS})


def document(body: str) -> str:
    """Return document.xml with this body."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", runs: str = "") -> str:
    """Return a paragraph of a text or of runs."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{runs or (run(text) if text else '')}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of rows of cells, each given as text or as blocks."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; other parts by kind (styles, numbering …), given as their
    children.
    """
    files = {
        f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{children}</w:{kind}>".encode()
        for kind, children in parts.items()
    }
    return packed(
        {
            "_rels/.rels": RELATIONS.encode(),
            "word/_rels/document.xml.rels": WORD_RELATIONS.encode(),
            "word/document.xml": document(body).encode(),
            **files,
        }
    )


def plain_docx() -> bytes:
    """Return a Word file of a few paragraphs."""
    return docx("".join(paragraph(f"第{number}段，我厅高度重视。") for number in range(200)))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
