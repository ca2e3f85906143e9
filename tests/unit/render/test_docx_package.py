"""The Word file around a letter: page, sections, page numbers, styles, fonts, properties; its packing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FONTS, SHEETS, STYLES, Align
from replydesk.letter.model import HEADINGS, Role
from replydesk.letter.print_options import LATIN_FACES, Format
from replydesk.render.docx_frame import FALLBACKS, PARTS
from replydesk.render.docx_package import Package, is_unedited, pack
from replydesk.render.docx_styles import INLINE, character_style_id, run_in_style_id, style_id
from replydesk.text.characters import one_line

TEXT = '<w:p><w:r><w:t xml:space="preserve">正文 &lt;&amp;&gt; “引号”</w:t></w:r></w:p>'
LAST = TEXT.replace("正文", "版记")
DAY = date(2026, 5, 29)
PLAIN = Package(TEXT, frozenset(), Setup(), tuple(FONTS.items()), "关于某事的答复", "某局", DAY)
SETUPS = [
    Setup(sheet, form, two_sided=two_sided)
    for sheet, form, two_sided in product(SHEETS.values(), Format, (False, True))
]
STYLE_IDS = (
    *map(style_id, Role),
    *map(run_in_style_id, HEADINGS),
    *map(character_style_id, INLINE),
)
ALL_STYLES = PLAIN._replace(used_styles=frozenset(STYLE_IDS))


def parts(packed: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name, in order."""
    with ZipFile(BytesIO(packed)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def opened(package: Package) -> Any:
    return docx.Document(BytesIO(pack(package)))


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("unnumbered", ["", LAST], ids=["one section", "two sections"])
@pytest.mark.parametrize("latin", LATIN_FACES)
def test_a_package_is_valid(setup: Setup, unnumbered: str, latin: str, tmp_path: Path) -> None:
    faces = tuple({**FONTS, "西文": latin}.items())
    path = tmp_path / "reply.docx"
    path.write_bytes(pack(ALL_STYLES._replace(setup=setup, unnumbered=unnumbered, faces=faces)))
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


def test_a_package_has_always_the_same_parts() -> None:
    assert tuple(parts(pack(PLAIN))) == tuple(parts(pack(ALL_STYLES._replace(unnumbered=LAST)))) == PARTS


def test_the_text_is_set_in_as_it_is() -> None:
    (document,) = (text for name, text in parts(pack(PLAIN)).items() if name == "word/document.xml")
    opening, text, closing = document.decode().partition(TEXT)
    assert text and opening.endswith("<w:body>")
    assert closing.startswith("<w:sectPr>") and closing.endswith("</w:sectPr></w:body></w:document>")


@pytest.mark.parametrize("setup", SETUPS)
def test_sections_have_the_page_of_the_set_up(setup: Setup) -> None:
    document = opened(PLAIN._replace(setup=setup, unnumbered=LAST))
    sheet = setup.sheet
    assert len(document.sections) == 2
    for section in document.sections:
        assert (section.page_width.twips, section.page_height.twips) == (sheet.width, sheet.height)
        assert (section.left_margin.twips, section.right_margin.twips) == (sheet.left, sheet.right)
        assert (section.top_margin.twips, section.bottom_margin.twips) == (sheet.top, sheet.bottom)
        assert section.gutter == 0
        assert section.different_first_page_header_footer is (setup.format is Format.LETTER)
        grid = section._sectPr.find(qn("w:docGrid"))
        assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", str(sheet.line))
    mirrored = document.settings.element.find(qn("w:mirrorMargins"))
    assert (mirrored is not None) is setup.two_sided
    assert document.settings.odd_and_even_pages_header_footer


def test_page_numbers_are_outside_between_dashes() -> None:
    section = opened(PLAIN).sections[0]
    assert footer_text(section.first_page_footer) == ""
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        (paragraph,) = footer.paragraphs
        assert footer_text(footer) == "— 2 —"
        assert paragraph.alignment == side
        assert paragraph.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
        (field,) = paragraph._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")).strip() == "PAGE"
        assert {run.font.size.pt for run in paragraph.runs} == {14}
        assert {run.font.name for run in paragraph.runs} == {FONTS["页码"]}


def test_pages_of_the_second_section_bear_no_number() -> None:
    numbered, unnumbered = opened(PLAIN._replace(unnumbered=LAST)).sections
    assert footer_text(numbered.footer) == "— 2 —"
    for footer in (unnumbered.first_page_footer, unnumbered.footer, unnumbered.even_page_footer):
        assert not footer.is_linked_to_previous
        assert footer_text(footer) == ""


def footer_text(footer: Any) -> str:
    return "".join(text.text for text in footer._element.iter(qn("w:t")))


def test_styles_are_as_the_table_of_roles_says() -> None:
    styles = opened(ALL_STYLES).styles
    for role, look in STYLES.items():
        style = styles[role.value]
        form, font = style.paragraph_format, style.font
        assert style.style_id == style_id(role)
        assert style.base_style.name == "Normal"
        assert font.size is None if look.size == 16 else font.size.pt == look.size
        assert bool(font.bold) is look.bold
        assert (str(font.color.rgb) == "FF0000") is look.red
        assert bool(form.keep_with_next) is look.keeps_with_next
        is_indented = look.align is Align.BOTH and look.indent > 0
        assert form.first_line_indent == (look.indent_twips * 635 if is_indented else None)
        assert (form.alignment is None) is (look.align is Align.BOTH)
        level = style.element.find(f".//{qn('w:outlineLvl')}")
        assert (None if level is None else level.get(qn("w:val"))) == (
            None if look.outline is None else str(look.outline)
        )
        if look.face != "正文":
            assert chinese_face(style) == FONTS[look.face]


def test_normal_breaks_lines_as_the_layout_does() -> None:
    for sheet in SHEETS.values():
        normal = opened(PLAIN._replace(setup=Setup(sheet))).styles["Normal"]
        form = normal.paragraph_format
        assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
        assert form.line_spacing.twips == sheet.line
        assert form.widow_control is False
        assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert normal.font.size.pt == 16
        switches = {each.tag: each.get(qn("w:val")) for each in normal.element.pPr}
        assert switches[qn("w:kinsoku")] is switches[qn("w:wordWrap")] is None
        for tag in ("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid"):
            assert switches[qn(f"w:{tag}")] == "0"


@given(st.sets(st.sampled_from(STYLE_IDS)))
def test_styles_in_use_are_there_and_refer_to_one_another(used: set[str]) -> None:
    styles = opened(PLAIN._replace(used_styles=frozenset(used))).styles
    ids = {style.style_id for style in styles}
    linked = {style_id(heading) for heading in HEADINGS if character_style_id(heading) in used}
    assert ids == {*used, *linked, "Normal", "DefaultParagraphFont"}
    for style in styles:
        for tag in ("w:link", "w:basedOn"):
            assert {each.get(qn("w:val")) for each in style.element.iter(qn(tag))} <= ids


def test_headings_are_linked_both_ways() -> None:
    styles = opened(ALL_STYLES).styles
    for heading in HEADINGS:
        paragraph, character = styles[heading.value], styles[f"{heading} 字符"]
        assert (paragraph.type, character.type) == (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER)
        for one, other in ((paragraph, character), (character, paragraph)):
            assert one.element.find(qn("w:link")).get(qn("w:val")) == other.style_id


names = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40
)
awkward = names | st.sampled_from(["@title@", "<w:p>", "&amp;", "1999-01-01", "长" * 300])


@given(title=awkward, author=awkward, day=st.none() | st.dates(date(1000, 1, 1)))
def test_properties_name_the_letter(title: str, author: str, day: date | None) -> None:
    properties = opened(PLAIN._replace(title=title, author=author, day=day)).core_properties
    read = (properties.title, properties.author)
    assert read == (one_line(title)[:255], one_line(author)[:255])
    for text, there in zip((title, author), read, strict=True):
        if text.isprintable() and text == text.strip():
            assert there == text[:255]
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    assert (properties.created, properties.modified) == (moment, moment)
    assert properties.last_modified_by == properties.comments == ""


@given(
    st.lists(
        awkward | st.sampled_from([*FONTS.values(), 'a"b', "a'b", "<&>", "a\tb\nc"]), min_size=6, max_size=6
    )
)
def test_any_faces_are_in_styles_footers_and_font_table(faces: list[str]) -> None:
    chosen = dict(zip(FONTS, faces, strict=True))
    package = ALL_STYLES._replace(faces=tuple(chosen.items()))
    document = opened(package)
    for role, look in STYLES.items():
        if look.face != "正文":
            assert chinese_face(document.styles[role.value]) == chosen[look.face]
    (paragraph,) = document.sections[0].footer.paragraphs
    assert {run.font.name for run in paragraph.runs} == {chosen["页码"]}
    table = docx.oxml.parse_xml(parts(pack(package))["word/fontTable.xml"])
    assert [font.get(qn("w:name")) for font in table] == [face for face in dict.fromkeys(faces) if face]


def chinese_face(style: Any) -> str:
    face: str = style.element.rPr.rFonts.get(qn("w:eastAsia"))
    return face


def test_the_font_table_has_substitutes_for_missing_faces() -> None:
    faces = tuple({**FONTS, "西文": "Times New Roman"}.items())
    table = docx.oxml.parse_xml(parts(pack(PLAIN._replace(faces=faces)))["word/fontTable.xml"])
    assert {
        font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in table
    } == FALLBACKS


def test_another_process_makes_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256\nfrom tests.unit.render.test_docx_package import ALL_STYLES, pack\n"
        "print(sha256(pack(ALL_STYLES)).hexdigest())"
    )
    printed = [run_python(code, seed) for seed in ("1", "2")]
    assert printed == [sha256(pack(ALL_STYLES)).hexdigest()] * 2


def run_python(code: str, seed: str) -> str:
    """Return the output of code run in a separate process with a hash seed."""
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def rewritten(packed: bytes, more: dict[str, bytes], time: tuple[int, int, int, int, int, int]) -> bytes:
    """Return the package as saved by another program: with more parts, and times."""
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as package:
        for name, content in {**parts(packed), **more}.items():
            package.writestr(ZipInfo(name, time), content)
    return saved.getvalue()


def test_a_file_that_was_not_touched_is_known() -> None:
    assert is_unedited(BytesIO(pack(PLAIN)))


@pytest.mark.parametrize(
    "saved",
    [
        rewritten(pack(PLAIN), {"docProps/app.xml": b"<x/>"}, (1980, 1, 1, 0, 0, 0)),
        rewritten(pack(PLAIN), {}, (2026, 5, 29, 10, 30, 0)),
        pack(PLAIN)[:-1],
        pack(PLAIN) + b"\0",
        b"PK",
        b"",
    ],
    ids=["with a part more", "with a time", "cut off", "with bytes behind", "torn", "empty"],
)
def test_a_file_that_another_program_saved_is_known(saved: bytes) -> None:
    assert not is_unedited(BytesIO(saved))
