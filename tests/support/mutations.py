"""Inputs for the readers changed at random: Word's XML, archives, web pages, PDF files, bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from xml.etree import ElementTree

from tests.support.hostile_lists import open_workbook
from tests.support.lists import HEAD, ROW, with_part, workbook
from tests.support.old_workbook import old_workbook
from tests.support.pdf_files import printed
from tests.support.review_files import parts_of, random_document
from tests.support.saved_pages import SHAPES, archive, letter
from tests.support.word_files import (
    NAMESPACES,
    document,
    docx,
    packed,
    paragraph,
    plain_docx,
    relations,
    run,
    table,
)

_PIECES = (
    paragraph("甲", '<w:pStyle w:val="A"/><w:jc w:val="center"/>'),
    paragraph("乙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    paragraph("丙", '<w:pStyle w:val="B"/><w:ind w:firstLineChars="200" w:left="640"/><w:pageBreakBefore/>'),
    paragraph(
        runs=run("丁") + "<w:r><w:br/><w:tab/><w:cr/></w:r>" + run("戊", '<w:vanish/><w:sz w:val="32"/>')
    ),
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    f"<w:ins>{run('己')}</w:ins><w:del>{run('庚')}</w:del><w:moveTo/>",
    table(("子", "丑"), ("寅", table(("卯",)))),
    '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc>',
    f"<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{paragraph('辰')}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:footnoteReference w:id="1"/></w:r>',
    f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('巳')}</w:sdtContent></w:sdt><w:ruby/><m:t>x</m:t>",
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="heading {number}"/>'
    f'<w:basedOn w:val="{other}"/>'
    f'<w:pPr><w:outlineLvl w:val="{number}"/><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    for number, (one, other) in enumerate((("A", "B"), ("B", "A")), 1)
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、%2"/><w:pStyle w:val="A"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
)
_NAMES = (
    "w:p",
    "w:r",
    "w:t",
    "w:pPr",
    "w:rPr",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:sdt",
    "w:del",
    "w:ins",
    "w:body",
    "m:t",
)
_VALUES = (
    "",
    "-1",
    "0",
    "9",
    "99999999999999999999",
    "1e9",
    "A",
    "B",
    "一",
    "&#0;",
    "%1%2%9",
    "on",
    "nan",
    "½",
    "١",
)
_PLAIN_VALUES = tuple(value for value in _VALUES if "&" not in value)
_TAG = re.compile(r"</?(w:\w+|m:\w+|mc:\w+)")
_VALUE = re.compile(r'="[^"]*"')
_BODY = re.compile(r"<w:body>(.*)</w:body>", re.DOTALL)
_CELL = re.compile(r">[^<>]*<")


def mutated(seed: int) -> bytes:
    """A Word file whose parts were changed at random, the same for the same seed.

    Most stay well-formed: their elements are renamed, moved, doubled, taken out or given other values.
    """
    chance = random.Random(seed)
    parts = {
        "document": "".join(chance.choices(_PIECES, k=chance.randint(1, 8))),
        "styles": _STYLES,
        "numbering": _NUMBERING,
        "footnotes": f'<w:footnote w:id="1">{chance.choice(_PIECES)}</w:footnote>',
        "header": chance.choice(_PIECES),
    }
    change = _changed if chance.random() < 0.15 else _rearranged
    parts = {kind: change(xml, chance) if chance.random() < 0.6 else xml for kind, xml in parts.items()}
    body = parts.pop("document")
    data = docx(body, **parts)
    return _damaged(data, chance) if chance.random() < 0.05 else data


def _rearranged(xml: str, chance: random.Random) -> str:
    """Well-formed XML with its elements changed."""
    root = ElementTree.fromstring(f"<a {NAMESPACES}>{xml}</a>")
    for _ in range(chance.randint(1, 8)):
        elements = list(root.iter())
        if len(elements) > 2_000:
            break
        parent, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(5)
        if kind == 0 and len(parent):
            parent.remove(chance.choice(list(parent)))
        elif kind == 1:
            parent.insert(chance.randint(0, len(parent)), deepcopy(other))
        elif kind == 2 and parent is not root:
            parent.tag = chance.choice(elements[1:] or elements).tag
        elif kind == 3 and other.attrib:
            other.set(chance.choice(list(other.attrib)), chance.choice(_PLAIN_VALUES))
        else:
            parent.text = chance.choice(_PLAIN_VALUES)
    return "".join(ElementTree.tostring(child, encoding="unicode") for child in root)


def changed_review(seed: int) -> bytes:
    """A review copy with changes and remarks, its text changed at random."""
    chance = random.Random(seed)
    parts = parts_of(random_document(chance, unique=False).file())
    body = _BODY.search(parts["word/document.xml"].decode())
    assert body
    change = _changed if chance.random() < 0.15 else _rearranged
    return packed({**parts, "word/document.xml": document(change(body[1], chance)).encode()})


def anything(seed: int) -> bytes:
    """An input of any kind, the same for the same seed."""
    chance = random.Random(seed)
    kind = chance.random()
    if kind < 0.6:
        return mutated(seed)
    if kind < 0.7:
        return _damaged(plain_docx(), chance)
    if kind < 0.75:
        parts = {chance.choice(_PART_NAMES): document(chance.choice(_PIECES)).encode() for _ in range(4)}
        return packed(
            {**parts, "_rels/.rels": relations({"officeDocument": chance.choice(_PART_NAMES)}).encode()}
        )
    if kind < 0.9:
        page = _PAGE if chance.random() < 0.3 else chance.choice(SHAPES)(letter(chance), chance)
        if chance.random() < 0.3:
            return _damaged(archive([page]), chance)
        return _changed(page, chance).encode(chance.choice(("utf-8", "gb18030", "utf-16")))
    return chance.choice(_STARTS) + chance.randbytes(chance.randint(0, 300))


def changed_list(seed: int) -> bytes:
    """A list of any kind of file, changed at random: its bytes, its records, or the text of one part."""
    chance = random.Random(seed)
    data = chance.choice(_lists())
    if data[:2] == b"PK" and chance.random() < 0.8:
        part = chance.choice(_LIST_PARTS)
        return with_part(data, part, lambda xml: _changed_cells(xml.decode(), chance).encode())
    if data[:2] == b"PK" or data[:1] == b"\xd0":
        return _damaged(data, chance)
    return _changed_cells(data.decode(), chance).encode(chance.choice(("utf-8", "gb18030", "utf-16")))


@cache
def _lists() -> tuple[bytes, ...]:
    rows = [HEAD, ROW, ("0034", "关于养老的建议", "李某某、王某某", "", "2026年3月1日")]
    return (
        workbook({"甲": rows, "乙": rows[:2]}, merged=[("A9:A12", "合并")]),
        open_workbook(rows),
        old_workbook(rows),
        "\n".join(map(",".join, rows)).encode(),
    )


_LIST_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "content.xml",
)
_LIST_VALUES = (
    *_PLAIN_VALUES,
    "XFD1048576",
    "xfd1",
    "ZZZZZZZZ2",
    "A0",
    "A99999999999",
    "1000000000",
    "s",
    "-1:-1",
)


def _changed_cells(text: str, chance: random.Random) -> str:
    """XML or text with values changed, and pieces doubled, moved or taken out."""
    for _ in range(chance.randint(1, 6)):
        kind = chance.randrange(5)
        if kind < 2:
            text = _replaced(text, list(_VALUE.finditer(text)), f'="{chance.choice(_LIST_VALUES)}"', chance)
        elif kind == 2:
            text = _replaced(text, list(_CELL.finditer(text)), f">{chance.choice(_LIST_VALUES)}<", chance)
        else:
            start, end = sorted(chance.choices(range(len(text) + 1), k=2))
            text = text[:start] + (text[start:end] * 2 if kind == 3 else "") + text[end:]
    return text[:200_000]


def changed_pdf(seed: int) -> bytes:
    """A PDF changed at random."""
    return _damaged(printed([(80, 700 - 29 * row, "我厅高度重视") for row in range(5)]), random.Random(seed))


_PART_NAMES = (
    "word/document.xml",
    "a/../b.xml",
    "/x.xml",
    "WORD\\document.xml",
    "[Content_Types].xml",
    "甲.xml",
)
_PAGE = (
    "<html><body><p align=center>甲<br>乙&nbsp;</p><table><tr><td>丙<td>丁</table><!-- 戊 --><div>己</div>"
)
_STARTS = (b"", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"BM", "一、".encode())


def _changed(text: str, chance: random.Random) -> str:
    """XML with tags renamed, values changed, and pieces doubled or taken out."""
    for _ in range(chance.randint(1, 6)):
        kind = chance.randrange(5)
        if kind == 0:
            text = _replaced(text, list(_VALUE.finditer(text)), f'="{chance.choice(_VALUES)}"', chance)
        elif kind == 1:
            old, new = chance.choice(_NAMES), chance.choice(_NAMES)
            text = text.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
        elif kind == 2:
            text = _replaced(text, list(_TAG.finditer(text)), f"<{chance.choice(_NAMES)}", chance)
        else:
            start, end = sorted(chance.choices(range(len(text) + 1), k=2))
            text = text[:start] + (text[start:end] * 2 if kind == 3 else "") + text[end:]
    return text[:200_000]


def _replaced(text: str, found: Sequence[re.Match[str]], new: str, chance: random.Random) -> str:
    if not found:
        return text
    place = chance.choice(found)
    return text[: place.start()] + new + text[place.end() :]


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, taken out or doubled."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(damaged) or 1)
        kind = chance.randrange(3)
        if kind == 0 and damaged:
            damaged[at] = chance.randrange(256)
        elif kind == 1:
            del damaged[at : at + chance.randint(1, 40)]
        else:
            damaged[at:at] = damaged[at : at + chance.randint(1, 40)]
    return bytes(damaged)
