from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from replydesk.draft.model import Draft, Key, Value
from replydesk.export.outputs import Product, ProductKind, products
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SHEETS
from replydesk.letter.facts import DraftFacts
from replydesk.letter.feedback_form import FORMS, feedback_form, form_slots
from replydesk.letter.model import Letter, Role
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import Format
from replydesk.letter.printed_form import FEWEST_LINES
from replydesk.letter.profile import Profile
from replydesk.render import docx, plain, terminal
from replydesk.reply.reply import make_reply
from tests.support.replies import SAMPLES, form_of, sample, starter_stock, stock_with
from tests.support.strategies import DRAFTS, TEXTS

GOLDEN = Path(__file__).parents[2] / "golden" / FORMS
NAMES = starter_stock().phrases.names(FORMS)


def letter(source: str, draft: Draft | None = None) -> Letter:
    """Return the form made from a template."""
    form = feedback_form(
        DraftFacts(draft or Draft(), Profile(feedback_form="表")), Phrases({FORMS: {"表": source}})
    )
    assert form.letter is not None and form.notes == ()
    return form.letter


def rows(source: str) -> list[str]:
    """Return the printed lines of a form, cells separated by a bar."""
    pages = lay_out(letter(source), Setup())
    lines = ["|".join(map(pages.text, row)) for row in pages.pages[0].rows]
    return lines[: max(i for i, line in enumerate(lines) if line) + 1]


def document(form: Product) -> Any:
    with ZipFile(BytesIO(docx.render(form.pages, form.profile.fonts, form.profile.name, None))) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_form_of_a_sample_matches_its_golden_file(path: Path) -> None:
    assert plain.render(form_of(path).pages) == (GOLDEN / f"{path.stem}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_one_page_and_as_wide_as_the_text(name: str) -> None:
    for path, sheet, form in product(SAMPLES, SHEETS, Format):
        pages = form_of(path, feedback_form=name, sheet=sheet, format=form).pages
        assert len(pages.pages) == 1 and not pages.notes and not pages.pages[0].is_numbered
        assert all(edges[-1] == pages.sheet.measure for edges in pages.tables.values())


@pytest.mark.parametrize("name", NAMES)
def test_long_facts_take_lines_to_write_on_and_no_second_page(name: str) -> None:
    fields: dict[Key, Value] = {
        Key.SUBJECT: "关于进一步加强农村公路养护和老旧小区改造工作切实保障群众出行居住安全的建议",
        Key.PROPOSERS: "民革云川省委员会人口资源环境专门委员会",
        Key.SIGNATURE: "云川省住房和城乡建设厅农村危房改造工作领导小组",
        Key.SESSION: "政协第十二届云川省委员会第三次会议",
    }
    draft = sample(SAMPLES[0]).draft
    for key, value in fields.items():
        draft = draft.with_field(key, value)
    stock = stock_with(lambda profile: replace(profile, feedback_form=name))
    made, notes = products(make_reply(draft, stock), stock)
    pages = next(each.pages for each in made if each.kind is ProductKind.FORM)
    assert len(pages.pages) == 1 and notes == ()
    assert sum(not block.text for block in pages.letter.blocks) >= FEWEST_LINES


def test_a_form_longer_than_a_page_is_reported() -> None:
    phrases = Phrases({FORMS: {"长": "\n".join(f"第{n}段" for n in range(30))}})
    stock = replace(stock_with(lambda profile: replace(profile, feedback_form="长")), phrases=phrases)
    made, notes = products(make_reply(sample(SAMPLES[0]).draft, stock), stock)
    assert [each.kind for each in made] == [ProductKind.LETTER, ProductKind.FORM]
    assert "2 页" in str(notes[0]) and "templates/征询意见表/长.j2" in str(notes[0])


@pytest.mark.parametrize(
    ("kind", "word", "other"), [("代表建议", "代表", "提案"), ("政协提案", "提案", "代表")]
)
def test_the_words_of_a_form_follow_the_kind(kind: str, word: str, other: str) -> None:
    draft = Draft(((Key.KIND, kind), (Key.PROPOSERS, "李某某")))
    form = feedback_form(DraftFacts(draft, Profile(feedback_form=NAMES[0])), starter_stock().phrases).letter
    assert form is not None
    text = "".join(block.text for block in form.blocks)
    assert word in text and other not in text


def test_the_last_cell_of_a_row_spans_the_remaining_columns() -> None:
    form = letter("| 甲 | 乙 | 丙 | 丁 |\n| 案由 | 很长的题目 |\n| 一格 |")
    assert [(block.text, block.cell.column, block.cell.span) for block in form.blocks if block.cell] == [
        *(("甲", 0, 1), ("乙", 1, 1), ("丙", 2, 1), ("丁", 3, 1)),
        *(("案由", 0, 1), ("很长的题目", 1, 3), ("一格", 0, 4)),
    ]


def test_a_row_that_begins_empty_continues_the_row_above() -> None:
    assert rows("| 意见 | 可附页 |\n||\n||\n|| 签名 |\n| 日期 | 今天 |") == [
        *("意见|可附页", "", "", "签名", "日期|今天")
    ]


def test_dashes_align_the_cells_below_them() -> None:
    form = letter("| :-: | --- |\n| 甲 | 乙 |\n|| 丙 |\n| --- | --: |\n|| 丁 |")
    places = [(block.text, block.cell.align, block.cell.is_middle) for block in form.blocks if block.cell]
    assert places == [
        *(("甲", "center", True), ("乙", "left", False)),
        *(("丙", "left", False), ("丁", "right", False)),
    ]


def test_a_label_is_centred_vertically_in_a_higher_row() -> None:
    assert rows("| :-: | --- |\n| 意见 | 一 |\n|| 二 |\n|| 三 |\n|| 四 |") == ["一", "意见|二", "三", "四"]


def test_a_bar_in_a_field_splits_no_cell() -> None:
    draft = Draft(((Key.SUBJECT, "关于|某事\\|的建议"), (Key.SIGNATURE, "甲|局")))
    form = letter("| 案由 | {{案由}} |\n\n{{承办单位}}", draft)
    assert [block.text for block in form.blocks] == ["案由", "关于|某事\\|的建议", "甲|局"]


def test_a_form_has_no_head_of_a_letter() -> None:
    form = form_of(SAMPLES[0], format=Format.DOCUMENT)
    xml = etree.tostring(document(form), encoding="unicode")
    assert "framePr" not in xml and "FF0000" not in xml and "pageBreakBefore" not in xml
    drawn = "".join(row.plain for row in terminal.page_rows(form.pages, form.pages.pages[0]))
    assert "═" not in drawn and "━" not in drawn and form.pages.letter.text_of(Role.LETTERHEAD) == ""


def test_spanned_columns_have_no_rule_between_them() -> None:
    pages = lay_out(letter("| 甲 | 乙 | 丙 | 丁 |\n| 案由 | 题目 |"), Setup())
    drawn = [row.plain.strip("│").strip() for row in terminal.page_rows(pages, pages.pages[0])[1:3]]
    assert [row.count("│") for row in drawn] == [5, 3]


def test_the_cells_of_every_row_in_word_fill_the_columns() -> None:
    body = document(form_of(SAMPLES[0]))
    columns = len(list(body.iter(qn("w:gridCol"))))
    for row in body.iter(qn("w:tr")):
        spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.iter(qn("w:tc"))]
        assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == columns


def test_a_form_is_valid(tmp_path: Path) -> None:
    for path in SAMPLES:
        form = form_of(path)
        target = tmp_path / f"{path.stem}.docx"
        target.write_bytes(docx.render(form.pages, form.profile.fonts, form.profile.name, None))
        errors = [error.description for error in OpenXmlValidator().validate(str(target)).errors]
        assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


def test_the_first_of_several_proposers_is_the_lead() -> None:
    draft = Draft(((Key.KIND, "政协提案"), (Key.PROPOSERS, ("李某某", "王某某"))))
    assert form_slots(DraftFacts(draft, Profile()))["领衔"] == "李某某委员"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{没有的}}", "templates/征询意见表/表.j2"),
        ("{% for %}", "templates/征询意见表/表.j2"),
        ("{# 空的 #}", "templates/征询意见表/表.j2"),
        (None, "没有名为“表”的套用语"),
    ],
)
def test_a_template_without_a_form_is_reported_with_its_file(source: str | None, expected: str) -> None:
    phrases = Phrases({FORMS: {"表": source}} if source is not None else {})
    form = feedback_form(DraftFacts(Draft(), Profile(feedback_form="表")), phrases)
    assert form.letter is None and expected in str(form.notes[0])


def test_a_unit_without_a_form_gets_none() -> None:
    form = feedback_form(DraftFacts(Draft(), Profile()), Phrases())
    assert form.letter is None and form.notes == ()


_MARKS = st.sampled_from(
    ["|", "||", "| a |", "| :-: | --- |", "# 题", "字", "{{案由}}", "|| x |", "| a | b | c |"]
)


@given(DRAFTS, st.lists(_MARKS, min_size=1, max_size=12), TEXTS)
def test_every_template_gives_a_form_with_all_of_its_text(draft: Draft, lines: list[str], text: str) -> None:
    draft = draft.with_field(Key.SUBJECT, text)
    phrases = Phrases({FORMS: {"表": "\n".join(lines)}})
    form = feedback_form(DraftFacts(draft, Profile(feedback_form="表")), phrases)
    if form.letter is None:
        return
    pages = lay_out(form.letter, Setup())
    lines_by_block: dict[int, str] = {}
    for line in pages.lines:
        part = pages.block(line).text[line.start : line.end]
        lines_by_block[line.block] = lines_by_block.get(line.block, "") + part
    assert [lines_by_block[i] for i in range(len(form.letter.blocks))] == [b.text for b in form.letter.blocks]
