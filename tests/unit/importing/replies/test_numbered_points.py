"""A number makes a heading only of a phrase that names a topic; a numbered statement stays as typed."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.body import read_answer
from replydesk.importing.replies.joining.paragraphs import Para
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Role
from tests.support.importing import imported
from tests.support.replies import starter_stock


def headings(*texts: str) -> list[tuple[int, str]]:
    answer = read_answer([Para(text) for text in texts])
    return [(level, heading) for level, heading, *_ in answer.sections]


@pytest.mark.parametrize(
    "texts",
    [
        ("1、已纳入年度计划。今年六月动工，年底完工。", "2、正在办理手续。我局将抓紧推进。"),
        ("1、我局已约谈企业。责令其限期整改。", "2、我局将继续巡查。发现问题及时处置。"),
        ("1、今年投入资金200万元。其中财政补助占六成。", "2、新建泵站3座。均已投用。"),
        ("1.该路段因征地未完成，目前不具备条件。待条件成熟后实施。", "2.其余路段已经贯通。请予理解。"),
        ("一、已更换路灯八十盏。费用由市财政承担。", "二、拟在明年更换其余路灯。请您监督。"),
        ("（1）经核实，该处确有积水。已责成清淤。", "（2）由于管径偏小，仍需改造。"),
        ("1、对符合条件的，由县财政予以补助；不符合的，由乡镇统筹解决。", "2、其余照旧。此外不变。"),
        ("1、加强宣传引导。已印发手册。", "2、目前已发放三千册。群众反映良好。"),
    ],
)
def test_numbered_statements_are_paragraphs_as_typed(texts: tuple[str, ...]) -> None:
    answer = read_answer([Para(text) for text in texts])
    assert (answer.sections, answer.reworded) == ([], [])
    assert [para.text for para in answer.preamble] == list(texts)


@pytest.mark.parametrize(
    ("texts", "level"),
    [
        (("1、加强组织领导。成立专班。", "2、压实工作责任。逐级签订责任书。"), 3),
        (("一、关于已建项目管护的问题。我局已落实人员。", "二、关于经费不足的问题。已列入预算。"), 1),
        (("（一）目前存在的困难。主要是缺人。", "（二）已开展的工作。招聘十人。"), 2),
        (("（1）将养老服务纳入规划。已编制完成。", "（2）完善奖补政策，激发社会活力。已出台。"), 4),
    ],
)
def test_numbered_topics_are_headings(texts: tuple[str, ...], level: int) -> None:
    assert headings(*texts) == [
        (level, text[2 + (text[0] == "（") :].partition("。")[0] + "。") for text in texts
    ]


def test_each_of_several_systems_is_what_it_means() -> None:
    answer = read_answer(
        [
            Para(text)
            for text in (
                "一、办理情况",
                "1、加强保障。经费已到位。",
                "2、强化培训。组织学习。",
                "第一，线上办理。已开通。",
                "一是线下办理。二是上门办理。",
                "二、下一步打算",
                "（1）持续推进",
                "明年完成。",
            )
        ]
    )
    assert [section[:2] for section in answer.sections] == [
        (1, "办理情况"),
        (3, "加强保障。"),
        (3, "强化培训。"),
        (1, "下一步打算"),
        (4, "持续推进"),
    ]
    assert [para.text for para in answer.sections[2][3]] == [
        "组织学习。",
        "第一，线上办理。已开通。",
        "一是线下办理。二是上门办理。",
    ]


def test_a_numbered_statement_prints_as_typed() -> None:
    points = ("1、已补栽行道树百余株。费用由园林中心承担。", "2、正在更换座椅。月底前完成。")
    head = "丁某某委员：\n您提出的《关于绿化公园的提案》收悉，现答复如下：\n"
    draft = imported(head + "\n".join(points) + "\n云某市园林绿化中心\n2025年5月6日\n").draft
    letter = compose(DraftFacts(draft, starter_stock().profile(draft)), starter_stock().phrases)
    printed = [block.text for block in letter.blocks if block.role not in (Role.TITLE, Role.SALUTATION)]
    assert set(points) <= set(printed)
