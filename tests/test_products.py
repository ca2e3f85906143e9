from __future__ import annotations

from replydesk.draft import Draft
from replydesk.forms import JointForm
from replydesk.letter import Role
from replydesk.office import Office, make_reply
from replydesk.products import products
from replydesk.profile import Profile

TYPED = Draft((("提出人", ("李某某", "王某某")),))


def test_every_recipient_gets_a_letter() -> None:
    office = Office(profiles={"甲": Profile(name="甲局", joint_form=JointForm.EACH)})
    made = products(make_reply(TYPED, office), office)
    assert [product.recipient for product in made] == ["李某某", "王某某"]
    said = [product.pages.letter.text_of(Role.SALUTATION) for product in made]
    assert said == ["李某某代表：", "王某某代表："]


def test_the_only_letter_names_no_recipient() -> None:
    (letter,) = products(make_reply(TYPED, Office()), Office())
    assert letter.recipient == "" and letter.pages.letter.text_of(Role.SALUTATION) == "李某某、王某某代表："
