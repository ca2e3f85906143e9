"""The approval form: the fields and verdicts of a draft in the unit's form, with room to write by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from replydesk.draft.model import Draft, Key, Value
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.workflow import VerdictBy
from replydesk.export.approval_form import approval_form
from replydesk.layout.pages import Pages
from replydesk.letter.approval_form import approval_slots, template_name
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter, Role
from replydesk.letter.phrases import APPROVALS, PhraseError, Phrases
from replydesk.letter.printed_form import LINE, form_letter
from replydesk.letter.profile import Profile
from replydesk.render import docx
from replydesk.reply.reply import letter_digest
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from tests.support.replies import SAMPLES, sample, starter_stock
from tests.support.strategies import DRAFTS, TEXTS

DRAFT = sample(SAMPLES[0]).draft
SENT, RETURNED = "2026-05-27 09:05 拟稿 送核 张某某", "2026-05-28 16:40 核稿 退回 李某某：数字请核对"
PASSED = "2026-05-28 17:40 核稿 通过 李某某（版本 8c1d22e0）（文本 {}）：数字已核对"
SIGNED = "2026-05-29 10:32 签发 通过 王某某（文本 {}）"


def judged(*lines: str, stage: str = "签发", draft: Draft = DRAFT) -> Draft:
    """Return a draft with a record of verdicts, on its letter as it is."""
    digest = letter_digest(draft, starter_stock())
    given = tuple(line.replace("（文本 {}）", f"（文本 {digest}）") for line in lines)
    return draft.with_field(Key.STAGE, stage).with_field(Key.REVIEWS, given)


def with_template(source: str, name: str = "通用") -> Stock:
    stock = starter_stock()
    sources = {**stock.phrases.sources, APPROVALS: {name: source}}
    return replace(stock, phrases=Phrases(sources))


def text_of(pages: Pages) -> str:
    return "".join(block.text for block in pages.letter.blocks)


def cells(draft: Draft, stock: Stock | None = None) -> dict[str, list[str]]:
    """Return the lines of each cell by the label before it, those to write on as ""."""
    found: dict[str, list[str]] = {}
    label = ""
    for block in approval_form(draft, stock or starter_stock()).letter.blocks:
        if block.cell and block.cell.column % 2 == 0:
            label = block.text
        elif block.cell:
            found.setdefault(label, []).append(block.text)
    return found


def test_the_form_names_the_letter_and_who_writes_it() -> None:
    draft = judged(SENT).with_field(Key.PUBLICITY, "主动公开").with_field(Key.OFFICE, "儿童福利处")
    found = cells(draft)
    assert found["标题"] == [sample(SAMPLES[0]).letter.text_of(Role.TITLE)]
    assert found["主送"] == ["陈某某代表"] and found["文号"] == [draft.get(Key.DOCUMENT_NUMBER)]
    assert found["拟稿人"] == ["张某某"] and found["承办处室"] == ["儿童福利处"]
    assert found["公开属性"] == ["主动公开"] and found["成文日期"] == [draft.get(Key.DATE)]
    assert "密级" not in found and "附件" not in found and "批注" not in found


def test_marks_and_attachments_have_cells_if_there_are_any() -> None:
    draft = DRAFT.with_field(Key.SECRECY, "秘密★1年").with_field(Key.ATTACHMENTS, ("甲表", "乙表"))
    found = cells(draft)
    assert found["密级"] == ["秘密★1年"] and found["紧急程度"] == [""] and found["附件"] == ["甲表、乙表"]


def test_verdicts_are_in_their_cells_returned_ones_too_with_room_below() -> None:
    found = cells(judged(SENT, RETURNED, PASSED, SIGNED))
    assert found["核稿"][:2] == [
        "退回：数字请核对　李某某　2026年5月28日",
        "通过：数字已核对　李某某　2026年5月28日",
    ]
    assert found["核稿"][2:] == ["", "", ""]
    assert found["签发"] == ["通过　王某某　2026年5月29日"]


def test_a_letter_changed_since_it_was_passed_says_so() -> None:
    draft = judged(SENT, PASSED, SIGNED).with_field(Key.SUBJECT, "关于另一件事的建议")
    assert cells(draft)["签发"] == ["通过　王某某　2026年5月29日", "（通过后改过）"]


def test_without_verdicts_there_is_room_to_write() -> None:
    found = cells(DRAFT)
    assert found["拟稿人"] == [""] and set(found["核稿"]) == {""} and len(found["核稿"]) == 4
    assert found["签发"] == [""] and len(found["会签"]) == 5


def test_open_remarks_are_counted() -> None:
    draft = add_remark(DRAFT, Place(Key.SUBJECT), 0, 2, "请核对", VerdictBy("李某某", datetime(2026, 5, 28)))
    assert cells(draft)["批注"] == ["还有1条没有处理"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_form_is_one_page_and_valid(path: Path, tmp_path: Path) -> None:
    draft = judged(SENT, RETURNED, PASSED, SIGNED, draft=sample(path).draft)
    pages = approval_form(draft, starter_stock())
    assert len(pages.pages) == 1 and not pages.notes and not pages.pages[0].is_numbered
    target = tmp_path / "form.docx"
    target.write_bytes(docx.render(pages, {}, "某厅", None))
    errors = [error.description for error in OpenXmlValidator().validate(str(target)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


LONG: dict[Key, Value] = {
    Key.SUBJECT: "关于进一步加强农村公路养护和老旧小区改造工作切实保障群众出行居住安全的建议",
    Key.CC: "省人大常委会人事代表选举工作委员会、省政府办公厅、省发展和改革委员会、省人力资源和社会保障厅",
    Key.ATTACHMENTS: ("第一项工作情况统计表（2023年—2025年）", "第二项工作情况统计表（2023年—2025年）"),
    Key.URGENCY: "特急",
}


def test_long_fields_and_opinions_take_room_to_write_on_and_no_second_page() -> None:
    draft = DRAFT
    for key, value in LONG.items():
        draft = draft.with_field(key, value)
    pages = approval_form(judged(SENT, RETURNED, PASSED, SIGNED, draft=draft), starter_stock())
    assert len(pages.pages) == 1 and not pages.notes
    assert sum(not block.text for block in pages.letter.blocks) >= 2


def test_many_verdicts_go_on_on_another_page_and_none_is_lost() -> None:
    lines = [f"2026-05-{day:02} 16:40 核稿 退回 李某某：第{day}次退回，数字请核对" for day in range(1, 29)]
    pages = approval_form(judged(SENT, *lines, stage="拟稿"), starter_stock())
    assert 2 <= len(pages.pages) <= 4 and not pages.notes and pages.tables
    text = text_of(pages)
    assert all(f"退回：第{day}次退回，数字请核对　李某某　2026年5月{day}日" in text for day in range(1, 29))


def test_an_opinion_longer_than_a_page_is_printed_whole() -> None:
    opinion = "".join(f"第{number}处数字和附表对不上，请核对；" for number in range(90))
    pages = approval_form(judged(SENT, f"2026-05-28 16:40 核稿 退回 李某某：{opinion}"), starter_stock())
    assert not pages.notes and len(pages.pages) > 1 and opinion in text_of(pages)
    assert pages.tables


# templates of the unit


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("通用", "某省某厅", "其他"), "某省某厅"),
        (("通用", "某厅", "其他"), "某厅"),
        (("其他", "通用"), "通用"),
        (("其他",), "其他"),
    ],
)
def test_a_unit_has_the_form_named_after_it_else_the_usual_one(names: tuple[str, ...], chosen: str) -> None:
    phrases = Phrases({APPROVALS: dict.fromkeys(names, "")})
    assert template_name(phrases, Profile(name="某省某厅", short_name="某厅")) == chosen


def test_without_a_form_for_the_unit_it_is_said_which_there_are() -> None:
    for names, have in ((("甲", "乙"), "有：甲、乙"), ((), "一个也没有")):
        with pytest.raises(PhraseError, match=f"没有“某厅.j2”，也没有“通用.j2”；{have}"):
            template_name(Phrases({APPROVALS: dict.fromkeys(names, "")}), Profile(name="某厅"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("# 发文稿纸\n| 核稿 | {{没有的}} |", "templates/发文稿纸/通用.j2 用了没有的名字“没有的”；可用："),
        ("# 发文稿纸\n{% if 标题 %}", "templates/发文稿纸/通用.j2 第 2 行写法不对"),
        ("{# 空的 #}", "templates/发文稿纸/通用.j2 里没有文字"),
    ],
)
def test_a_fault_of_a_template_is_reported_with_file_and_line(source: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        approval_form(DRAFT, with_template(source))
    assert said in str(error.value)


@pytest.mark.parametrize(
    "attack",
    [
        "{% for 字 in 标题 %}{{字}}{% endfor %}",
        "{% for n in range(9999999) %}很长{% endfor %}",
        "{% while 1 %}{% endwhile %}",
        "{{ 标题.__class__.__mro__ }}",
        "{{ 标题[0] }}",
        "{{ 标题.upper() }}",
        "{{ 标题|upper }}",
        "{{ range(9) }}",
        "{{ 标题 * 99999999 }}",
        "{{ self }}",
        "{{ config }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends '单位档案/样例.yaml' %}",
        "{% set 标题 = '改了' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 标题 }}" * 600,
        "字" * 30_000,
    ],
)
def test_a_template_that_does_more_than_fill_in_is_refused(attack: str) -> None:
    with pytest.raises(UserError) as error:
        approval_form(DRAFT, with_template(f"# 发文稿纸\n\n{attack}"))
    assert "templates/发文稿纸/通用.j2" in str(error.value)


def test_what_is_typed_is_no_template_and_breaks_no_table() -> None:
    draft = judged(SENT, "2026-05-28 16:40 核稿 退回 李某某：{{标题}}|甲|\\|{% for %}\x1f乙")
    found = cells(draft.with_field(Key.OFFICE, "甲|乙\n丙"))
    assert found["核稿"][0].startswith("退回：{{标题}}|甲|")
    assert "{% for %}" in found["核稿"][0] and found["承办处室"] == ["甲|乙　丙"]


@given(DRAFTS, TEXTS)
def test_no_text_of_a_slot_has_the_mark_between_lines(draft: Draft, text: str) -> None:
    draft = draft.with_field(Key.OFFICE, text).with_field(Key.SECRECY, text).with_field(Key.SUBJECT, text)
    slots = approval_slots(DraftFacts(draft, Profile()), Letter(()), "")
    assert not any(LINE in each for name, each in slots.items() if name not in ("核稿", "签发", "阅稿记录"))


_TYPED = st.sampled_from(
    [
        "|",
        "||",
        "| a |",
        "| :-: | --- |",
        "# 题",
        "字",
        f"| 核 | 一{LINE}二{LINE}三 |",
        f"一{LINE}二",
        f"| 一{LINE}二 | {'长' * 500} |",
    ]
)


@given(st.lists(_TYPED, min_size=1, max_size=12))
def test_a_form_with_a_row_for_each_line_has_the_same_text(lines: list[str]) -> None:
    whole, split = form_letter("表", lines), form_letter("表", lines, has_row_a_line=True)
    texts = [sorted(c for block in form.blocks for c in block.text) for form in (whole, split)]
    assert texts[0] == texts[1]
