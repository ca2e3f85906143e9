from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section, Value
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import JointForm
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Level
from replydesk.reply.rules.record.pronouns import pronoun_rule
from tests.support.replies import SAMPLES, sample


def found(people: Value, *texts: str, profile: Profile | None = None, **fields: Value) -> list[str]:
    typed = Draft((("提出人", people), *fields.items()), preamble=tuple(map(Paragraph, texts)))
    return [str(each) for each in pronoun_rule(DraftFacts(typed, profile or Profile()))]


@pytest.mark.parametrize(
    ("people", "text", "right"),
    [
        (("李某某", "王某某"), "感谢您的关心。", "你们"),
        ("桂花镇代表团", "感谢您的关心。", "你们"),
        ("张某某等3位", "感谢您的关心。", "你们"),
        (("李某某", "王某某"), "感谢您们的关心。", "你们"),
        ("张某某", "感谢你们的关心。", "您"),
        ("张某某", "感谢您们的关心。", "您"),
    ],
)
def test_a_wrong_pronoun_is_named_with_its_paragraph_and_the_right_one(
    people: Value, text: str, right: str
) -> None:
    (said,) = found(people, "没有称呼。", text)
    assert "“感谢" in said and said.endswith(f"请改为“{right}”") and Part.ANSWER in said


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ("张某某", "感谢您的关心。"),
        (("李某某", "王某某"), "感谢你们的关心。"),
        ("张某某", "印发《致您们的一封信》，开展“你们说、我们办”活动。"),
        ("", "感谢您们的关心。"),
        ("张某某", "没有称呼。"),
    ],
)
def test_a_right_pronoun_and_quotations_are_left_alone(people: Value, text: str) -> None:
    assert found(people, text) == []


@pytest.mark.parametrize(
    ("form", "count"), [(JointForm.TOGETHER, 1), (JointForm.EACH, 0), (JointForm.LEAD, 0)]
)
def test_pronouns_adjusted_at_composing_get_no_finding(form: JointForm, count: int) -> None:
    assert len(found(("李某某", "王某某"), "感谢您。", profile=Profile(joint_form=form))) == count


@pytest.mark.parametrize(
    ("salutation", "count"),
    [("各位代表", 1), ("李某某、王某某代表：", 1), ("张某某代表", 0), ("尊敬的张某某代表：", 0)],
)
def test_a_typed_salutation_says_who_is_written_to(salutation: str, count: int) -> None:
    assert len(found("张某某", "感谢您。", 主送=salutation)) == count


def test_every_part_is_checked_and_has_one_finding() -> None:
    typed = Draft(
        ((Key.PROPOSERS, ("李某某", "王某某")), (Key.OPENING, "您的建议收悉。现答复如下：")),
        preamble=tuple(Paragraph(f"第{n}段感谢您的支持和帮助。") for n in range(1, 6)),
        sections=(Section(1, "关于您的意见", (Paragraph("请您监督。", is_item=True),)),),
        next_steps=(Paragraph("欢迎您来。"),),
    )
    findings = list(pronoun_rule(DraftFacts(typed, Profile())))
    assert [each.key for each in findings] == [Part.OPENING, Part.ANSWER, Part.NEXT_STEPS]
    assert all(each.level is Level.HINT for each in findings)
    assert "“第1段感谢您的支持和……”、" in findings[1].message and "等 7 段" in findings[1].message


def test_the_samples_address_their_recipients_rightly() -> None:
    for path in SAMPLES:
        assert list(pronoun_rule(DraftFacts(sample(path).draft, sample(path).profile))) == []
