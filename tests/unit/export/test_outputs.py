from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.export.outputs import ProductKind, Products, products
from replydesk.letter.feedback_form import FORMS
from replydesk.letter.model import Role
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import JointForm
from replydesk.letter.profile import Profile
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock

TYPED = Draft(
    (("提出人", ("李某某", "王某某")), ("公开属性", "主动公开")), preamble=(Paragraph("请拨13800138000。"),)
)
TEMPLATE = Phrases({FORMS: {"表": "{{提出人}}"}})


def made(
    joint: JointForm = JointForm.EACH, form: str = "表", typed: Draft = TYPED, *, public: bool = False
) -> Products:
    unit = Profile(name="甲局", joint_form=joint, feedback_form=form)
    stock = Stock(TEMPLATE, {"甲": unit})
    return products(make_reply(typed, stock), stock, public=public)


def test_every_recipient_gets_a_letter() -> None:
    letters = [each for each in made().made if each.kind is ProductKind.LETTER]
    assert [product.recipient for product in letters] == ["李某某", "王某某"]
    said = [product.pages.letter.text_of(Role.SALUTATION) for product in letters]
    assert said == ["李某某代表：", "王某某代表："]


def test_the_only_letter_names_no_recipient() -> None:
    (letter,) = made(JointForm.TOGETHER, "").made
    assert letter.recipient == "" and letter.pages.letter.text_of(Role.SALUTATION) == "李某某、王某某代表："


def test_letters_come_first_then_a_form_for_each_then_the_public_copy() -> None:
    assert [(each.kind.value, each.recipient) for each in made(public=True).made] == [
        ("答复", "李某某"),
        ("答复", "王某某"),
        ("征询意见表", "李某某"),
        ("征询意见表", "王某某"),
        ("公开件", ""),
    ]


def test_a_form_speaks_of_its_recipient() -> None:
    forms = [each for each in made().made if each.kind is ProductKind.FORM]
    assert [each.pages.letter.text_of(Role.BODY) for each in forms] == ["李某某代表", "王某某代表"]


def test_the_public_copy_is_a_copy_of_the_first_letter() -> None:
    *_, copy = made(public=True).made
    assert copy.pages.letter.text_of(Role.SALUTATION) == "李某某代表："
    assert copy.pages.letter.text_of(Role.BODY) == "请拨×××。"


def test_a_letter_is_exported_even_if_its_form_and_public_copy_are_not() -> None:
    letters, notes = made(form="没有的", typed=TYPED.with_field(Key.PUBLICITY, "不予公开"), public=True)
    assert [each.kind for each in letters] == [ProductKind.LETTER] * 2
    assert len(notes) == 2 and "没有的" in str(notes[0]) and "不予公开" in str(notes[1])


@pytest.mark.parametrize("joint", JointForm)
def test_nothing_more_is_made_than_is_asked(joint: JointForm) -> None:
    letters, notes = made(joint, "")
    assert {each.kind for each in letters} == {ProductKind.LETTER} and notes == ()
