from __future__ import annotations

import pytest
from hypothesis import given

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section, Value
from replydesk.letter.facts import DraftFacts, people
from replydesk.letter.print_options import JointForm
from replydesk.letter.profile import Profile
from replydesk.letter.recipients import Copy, copies, count_other_pronouns, first_copy, with_pronoun
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from tests.support.strategies import DRAFTS

EACH = Profile(name="甲局", joint_form=JointForm.EACH)


def draft(**fields: Value) -> Draft:
    return Draft(tuple(fields.items()))


def sent(typed: Draft, profile: Profile) -> list[Copy]:
    facts = DraftFacts(typed, profile)
    return list(copies(facts, first_copy(facts)))


JOINT = draft(提出人="李某某", 联名=("王某某", "桂花镇代表团"))


@pytest.mark.parametrize(
    ("form", "salutations"),
    [
        (JointForm.TOGETHER, ["李某某代表、王某某代表、桂花镇代表团"]),
        (JointForm.EACH, ["李某某代表", "王某某代表", "桂花镇代表团"]),
        (JointForm.LEAD, ["李某某代表"]),
    ],
)
def test_the_profile_decides_who_gets_a_letter(form: JointForm, salutations: list[str]) -> None:
    letters = sent(JOINT, Profile(joint_form=form))
    assert [people(letter.facts.draft) for letter in letters] == salutations


def test_one_recipient_or_a_typed_salutation_is_one_letter_as_typed() -> None:
    for typed in (draft(提出人="李某某"), JOINT.with_field(Key.SALUTATION, "各位代表"), Draft()):
        facts = DraftFacts(typed, EACH)
        assert first_copy(facts) is facts
        assert sent(typed, EACH) == [Copy(facts)]


@pytest.mark.parametrize(
    ("typed", "word", "printed"),
    [
        ("你们提出的建议", "您", "您提出的建议"),
        ("感谢您们", "您", "感谢您"),
        ("您和您的同事", "你们", "你们和你们的同事"),
        ("你们在《关于您的建议》中说“请你们看”", "您", "您在《关于您的建议》中说“请你们看”"),
        ("没有称呼", "您", "没有称呼"),
    ],
)
def test_pronouns_follow_the_recipient_but_not_in_quotations(typed: str, word: str, printed: str) -> None:
    assert with_pronoun(typed, word) == printed


def test_every_letter_addresses_its_recipient() -> None:
    typed = Draft(
        JOINT.fields,
        preamble=(Paragraph("你们所提意见很好。"),),
        sections=(Section(1, "关于你们的建议", (Paragraph("答复你们。", is_item=True),)),),
        next_steps=(Paragraph("请你们监督。"),),
    )
    to_one, _, to_group = (letter.facts.draft for letter in sent(typed, EACH))
    assert to_one.preamble[0].text == "您所提意见很好。"
    assert to_one.sections[0] == Section(1, "关于您的建议", (Paragraph("答复您。", is_item=True),))
    assert to_one.passage(Part.NEXT_STEPS)[0].text == "请您监督。"
    assert to_group.sections == typed.sections
    assert count_other_pronouns(typed, "您") == 4 and count_other_pronouns(typed, "你们") == 0


def test_the_first_letter_is_shown_with_a_note() -> None:
    reply = make_reply(JOINT, Stock(profiles={"甲": EACH}))
    assert any(block.text == "李某某代表：" for block in reply.letter.blocks)
    assert "3 位各发一份" in next(str(each) for each in reply.findings if each.level.value == "说明")


@given(DRAFTS)
def test_letters_of_a_draft_keep_its_structure(typed: Draft) -> None:
    for letter in sent(typed, EACH):
        made = letter.facts.draft
        assert [section.level for section in made.sections] == [each.level for each in typed.sections]
        assert made.attachments == typed.attachments
