from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (ClassForm.OWN_LINE, "类别：B"),
        (ClassForm.AFTER_NUMBER, "B类"),
        (ClassForm.RESULT, "办理结果：B"),
        (ClassForm.PARENTHESES, "（B类）"),
        (ClassForm.AT_END, "办复类别：B"),
    ],
)
def test_a_result_class_in_each_form(form: ClassForm, text: str) -> None:
    assert class_text(form, "B") == text
    assert class_text(form, "") == ""


def test_a_class_typed_with_its_noun_is_printed_with_one() -> None:
    assert class_text(ClassForm.PARENTHESES, "B类") == "（B类）"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (PublicityForm.RELEASED, "（此件公开发布）"),
        (PublicityForm.DISCLOSED, "（此件主动公开）"),
        (PublicityForm.BESIDE_CLASS, "同意公开"),
        (PublicityForm.QUESTION, "是否同意公开：是"),
        (PublicityForm.MANNER, "公开方式：主动公开"),
    ],
)
def test_publicity_in_each_form(form: PublicityForm, text: str) -> None:
    assert publicity_text(form, "主动公开") == text
    assert publicity_text(form, "") == ""
    assert len({publicity_text(form, value) for value in PUBLICITY}) == len(PUBLICITY)


def test_another_publicity_is_printed_as_typed() -> None:
    assert publicity_text(PublicityForm.MANNER, "仅供参考") == "仅供参考"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (SignerForm.BESIDE_NUMBER, "签发人：赵某某"),
        (SignerForm.BELOW_NUMBER, "签发人：赵某某"),
        (SignerForm.SIGNED_BY, "领导签发：赵某某"),
        (SignerForm.LEADER, "领导署名：赵某某"),
        (SignerForm.RESPONSIBLE, "承办负责人：赵某某"),
        (SignerForm.APPROVED, "此复函已经赵某某审签。"),
    ],
)
def test_the_signer_in_each_form(form: SignerForm, text: str) -> None:
    assert signer_text(form, "赵某某") == text
    assert signer_text(form, "") == ""


@pytest.mark.parametrize(
    ("form", "name", "phone", "lines"),
    [
        (ContactForm.NOTE, "王某某", "0000-1", ["（联系人：王某某\u3000电话：0000-1）"]),
        (ContactForm.NOTE, "王某某", "", ["（联系人：王某某）"]),
        (ContactForm.NOTE, "", "0000-1", ["（联系电话：0000-1）"]),
        (ContactForm.LINES, "王某某", "0000-1", ["联系人：王某某", "联系电话：0000-1"]),
        (ContactForm.LINES, "", "0000-1", ["联系电话：0000-1"]),
        (ContactForm.ONE_LINE, "王某某", "0000-1", ["联系人及电话：王某某\u30000000-1"]),
        (ContactForm.ONE_LINE, "王某某", "", ["联系人：王某某"]),
        (ContactForm.HANDLER, "王某某", "0000-1", ["承办人及联系电话：王某某\u30000000-1"]),
        *((form, "", "", []) for form in ContactForm),
    ],
)
def test_the_contact_in_each_form(form: ContactForm, name: str, phone: str, lines: list[str]) -> None:
    assert contact_lines(form, name, phone) == lines
