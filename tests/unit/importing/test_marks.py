from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.foot.contact_fields import fields_of
from replydesk.importing.replies.joining.spacing import without_artefacts
from replydesk.importing.replies.lines.dates import is_date
from replydesk.importing.replies.lines.marks import WeakMark, approver, foot_marks, head_marks
from replydesk.letter.print_options import (
    PUBLICITY,
    ClassForm,
    ContactForm,
    PublicityForm,
    SignerForm,
    class_text,
    contact_lines,
    publicity_text,
    signer_text,
)


@pytest.mark.parametrize("form", list(ClassForm))
def test_every_form_of_the_class_is_known(form: ClassForm) -> None:
    for mark in ("A", "B", "甲"):
        text = class_text(form, mark)
        assert [tuple(each) for each in head_marks(text) or foot_marks(text) or ()] == [
            (Key.RESULT_CLASS, mark)
        ]


@pytest.mark.parametrize("form", list(PublicityForm))
@pytest.mark.parametrize("value", PUBLICITY)
def test_every_form_of_publication_is_known(form: PublicityForm, value: str) -> None:
    text = publicity_text(form, value)
    assert [tuple(each) for each in head_marks(text) or ()] == [(Key.PUBLICITY, value)]


@pytest.mark.parametrize("form", list(SignerForm))
def test_every_form_of_the_signer_is_known(form: SignerForm) -> None:
    text = signer_text(form, "郑某某")
    label = text.partition("：")[0]
    assert approver(text) == "郑某某" or [tuple(each) for each in foot_marks(text) or ()] == [
        (label, "郑某某")
    ]


@pytest.mark.parametrize("form", list(ContactForm))
def test_every_form_of_the_contact_is_known(form: ContactForm) -> None:
    lines = contact_lines(form, "王某某", "0000-00000000")
    marks = [mark for line in lines for mark in foot_marks(line) or ()]
    assert fields_of(marks) == {Key.CONTACT: "王某某", Key.PHONE: "0000-00000000"}


@pytest.mark.parametrize("separator", ["，", "；", "  ", "　　", ", ", "、"])
def test_name_and_phone_are_separated_by_any_mark(separator: str) -> None:
    marks = foot_marks(f"（联系人：王某某{separator}联系电话：0000-00000000转8）")
    assert [tuple(mark) for mark in marks or ()] == [
        (Key.CONTACT, "王某某"),
        (Key.PHONE, "0000-00000000转8"),
    ]


@pytest.mark.parametrize("brackets", ["〔〕", "【】", "[]", "()", "（）", "﹝﹞"])
@pytest.mark.parametrize("serial", ["33", "046", "  ", "来信"])
def test_a_document_number_is_kept_with_its_brackets(brackets: str, serial: str) -> None:
    number = f"云民复议字{brackets[0]}2026{brackets[1]}{serial}号"
    assert [tuple(mark) for mark in head_marks(number) or ()] == [(Key.DOCUMENT_NUMBER, number)]


def test_marks_are_side_by_side() -> None:
    marks = head_marks("云民复议字〔2026〕33号　B类　　签发人：王　某")
    assert [tuple(mark) for mark in marks or ()] == [
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号"),
        (Key.RESULT_CLASS, "B"),
        (Key.SIGNER, "王　某"),
    ]


@pytest.mark.parametrize(
    "text", ["张某某代表：", "对省会议第0033号代表建议的答复", "A类企业增加", "类别：见下表，共5类"]
)
def test_other_lines_are_no_marks(text: str) -> None:
    assert head_marks(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026年5月29日",
        "2026 年 5 月 29 日",
        "２０２６年５月２９日",
        "二〇二六年五月二十九日",
        "二0一七年三月一日",
        "2026年5月　日",
        "2026年　月　日",
        "2026年5月29日 星期五",
        "成文日期：2026年5月29日",
    ],
)
def test_dates_are_known(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["2026年5月29日完成", "2026年5月", "截至2026年5月29日", "2026年 月 日"])
def test_what_holds_a_date_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("共 6种，2025 年 5 月 29日", "共6种，2025年5月29日"),
        ("增长 9.8 %，共 26.7 万人", "增长9.8%，共26.7万人"),
        ("执行 GB/T 9704-2012 标准", "执行 GB/T 9704-2012标准"),
        ("王　某、李 某", "王　某、李 某"),
        ("第００３３号", "第００３３号"),
    ],
)
def test_spaces_beside_digits_go_and_others_stay(text: str, clean: str) -> None:
    assert without_artefacts(text) == clean


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("（办理结果：B）", [(Key.RESULT_CLASS, "B")]),
        ("（是否同意公开：是）（办理结果：B）", [(Key.PUBLICITY, PUBLICITY[0]), (Key.RESULT_CLASS, "B")]),
        ("（主动公开 A类）", [(Key.PUBLICITY, PUBLICITY[0]), (Key.RESULT_CLASS, "A")]),
        ("办理类型：B类", [(Key.RESULT_CLASS, "B")]),
        ("清水函〔2024〕3号　　A", [(Key.DOCUMENT_NUMBER, "清水函〔2024〕3号"), (Key.RESULT_CLASS, "A")]),
        ("公开类型：公开", [(Key.PUBLICITY, PUBLICITY[0])]),
    ],
)
def test_marks_in_brackets_are_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert [tuple(each) for each in head_marks(text) or ()] == marks


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("建议人：宋某某", (Key.PROPOSERS, "宋某某")),
        ("案　由：关于加强保洁的建议", (Key.SUBJECT, "关于加强保洁的建议")),
        ("承办单位：清禾县水务局", (Key.UNIT, "清禾县水务局")),
        ("编号：2024-B-033", (Key.ITEM_NUMBER, "2024-B-033")),
    ],
)
def test_what_title_and_opening_say_too_is_only_reported(text: str, mark: tuple[str, str]) -> None:
    marks = head_marks(text) or []
    assert [tuple(each) for each in marks] == [mark] and isinstance(marks[0], WeakMark)


def test_a_document_number_behind_its_label_is_no_item_number() -> None:
    (mark,) = head_marks("编号：清水函〔2024〕3号") or []
    assert mark == (Key.DOCUMENT_NUMBER, "清水函〔2024〕3号")
