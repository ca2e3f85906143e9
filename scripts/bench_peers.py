"""The same letter written with python-docx and with docxtpl, as a developer who knows them would.

Both get the paragraphs of the composed letter, each a list of runs of one style. They write what the program
writes as far as they can: rules are borders of paragraphs, line and page breaks are left to Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docxtpl import DocxTemplate

from replydesk.letter.model import HEADINGS, Letter, Role

LINE = Pt(28.95)
RED = RGBColor(255, 0, 0)
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TITLE_FACE, TEXT_FACE = "方正小标宋简体", "仿宋_GB2312"


class Look(NamedTuple):
    """The format of a paragraph: `size`, `first` and `right` in points, `blank` in lines."""

    face: str = TEXT_FACE
    size: float = 16
    align: Any = BOTH
    first: float = 0
    right: float = 0
    blank: int = 0
    keeps: bool = False


LOOKS = {
    Role.LETTERHEAD: Look(TITLE_FACE, 42, CENTRE),
    Role.NUMBER: Look(align=RIGHT),
    Role.RESULT_CLASS: Look(align=RIGHT),
    Role.TITLE: Look(TITLE_FACE, 22, CENTRE, blank=2),
    Role.SALUTATION: Look(align=LEFT, blank=1),
    Role.BODY: Look(first=32),
    Role.HEADING_1: Look("黑体", first=32, keeps=True),
    Role.HEADING_2: Look("楷体_GB2312", first=32, keeps=True),
    Role.HEADING_3: Look(first=32, keeps=True),
    Role.HEADING_4: Look(first=32, keeps=True),
    Role.ATTACHMENTS: Look(align=LEFT, first=32, blank=1),
    Role.ATTACHMENTS_NEXT: Look(align=LEFT, first=80),
    Role.SIGNATURE: Look(align=RIGHT, right=64, blank=2, keeps=True),
    Role.DATE: Look(align=RIGHT, right=64, keeps=True),
    Role.CONTACT: Look(align=LEFT, first=32),
    Role.CC: Look(size=14, align=LEFT, first=14),
}


class Run(NamedTuple):
    """A run of text in the style of a role."""

    text: str
    role: Role


Paragraph = Sequence[Run]  # the role of the last run is the paragraph's


def paragraphs(letter: Letter, number: str) -> list[Paragraph]:
    """Return the paragraphs of the letter, with another document number."""
    texts = [[Run(span.text, span.role) for span in block.spans] for block in letter.blocks]
    return [[Run(number, Role.NUMBER)] if runs[0].role is Role.NUMBER else runs for runs in texts]


def by_python_docx(texts: Sequence[Paragraph], path: Path) -> None:
    """Write a letter with python-docx: page, used styles, footers and text, for each document again."""
    document = Document()
    _set_up_page(document)
    _add_styles(document, {run.role for runs in texts for run in runs})
    for runs in texts:
        _add_paragraph(document, runs)
    document.save(str(path))


def by_docxtpl(template: Path, texts: Iterable[Paragraph], path: Path) -> None:
    """Write a letter with docxtpl from the template of `save_template`."""
    document = DocxTemplate(template)
    shown = [{"kind": _kind(runs), "texts": [run.text for run in runs]} for runs in texts]
    document.render({"paragraphs": shown}, autoescape=True)
    document.save(path)


def save_template(texts: Iterable[Paragraph], path: Path) -> None:
    """Write the template of letters like this one: a loop with a paragraph for each kind."""
    kinds = {_kind(runs): [run.role for run in runs] for runs in texts}
    shown: list[Paragraph] = [[Run("{%p for p in paragraphs %}", Role.BODY)]]
    for number, (kind, roles) in enumerate(kinds.items()):
        test = f'{{%p {"elif" if number else "if"} p.kind == "{kind}" %}}'
        shown.append([Run(test, Role.BODY)])
        shown.append([Run(f"{{{{ p.texts[{index}] }}}}", role) for index, role in enumerate(roles)])
    shown += [[Run("{%p endif %}", Role.BODY)], [Run("{%p endfor %}", Role.BODY)]]
    by_python_docx(shown, path)


def _kind(runs: Paragraph) -> str:
    return " ".join(run.role.name for run in runs)


def _set_up_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.footer_distance = Pt(71.5)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    _add_rule(section.first_page_footer.paragraphs[0], "thinThickSmallGap")
    _add_page_number(section.footer.paragraphs[0], RIGHT)
    _add_page_number(section.even_page_footer.paragraphs[0], LEFT)


def _add_page_number(paragraph: Any, align: Any) -> None:
    """Write — 1 — in 4号, one character from the edge."""
    paragraph.alignment = align
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    _set_font(paragraph.add_run("— "), "宋体", 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("2")
    _set_font(run, "宋体", 14)
    field.append(run._r)
    paragraph._p.append(field)
    _set_font(paragraph.add_run(" —"), "宋体", 14)


def _add_styles(document: Any, used: set[Role]) -> None:
    normal = document.styles["Normal"]
    _set_font(normal, TEXT_FACE, 16)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = LINE
    for role in used:
        look = LOOKS[role]
        style = document.styles.add_style(role.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, look.face, look.size)
        form = style.paragraph_format
        form.alignment, form.first_line_indent, form.right_indent = look.align, Pt(look.first), Pt(look.right)
        form.space_before, form.keep_with_next = look.blank * LINE, look.keeps
        if role is Role.LETTERHEAD:
            style.font.color.rgb, form.line_spacing = RED, Pt(50)
    for role in used.intersection(HEADINGS):
        run_in = document.styles.add_style(f"{role.name} run-in", WD_STYLE_TYPE.CHARACTER)
        _set_font(run_in, LOOKS[role].face, 16)


def _set_font(styled: Any, face: str, size: float) -> None:
    """Set the Latin and Chinese faces of a run or style; python-docx sets the Latin one only."""
    styled.font.name, styled.font.size = face, Pt(size)
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _add_paragraph(document: Any, runs: Paragraph) -> None:
    *leads, last = runs
    paragraph = document.add_paragraph(style=last.role.name)
    for run in leads:
        paragraph.add_run(run.text, style=f"{run.role.name} run-in")
    paragraph.add_run(last.text)
    if last.role is Role.LETTERHEAD:
        _add_rule(paragraph, "thickThinSmallGap")


def _add_rule(paragraph: Any, kind: str) -> None:
    """Add a red double rule below a paragraph."""
    rule = OxmlElement("w:bottom")
    for name, value in {"val": kind, "sz": "24", "space": "4", "color": "FF0000"}.items():
        rule.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(rule)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")
