"""Cells of assigned lists that hold two facts."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.lists.bodies import Duty
from replydesk.importing.lists.columns import field_of_heading
from replydesk.letter.people import read_people
from tests.support.lists import understood


@pytest.mark.parametrize("heading", ["建议号及标题", "编号、案由", "提案号和题目", "建议编号/名称"])
@pytest.mark.parametrize(
    "cell", ["第5号 关于修建便民桥的建议", "5号：关于修建便民桥的建议", "第5号\n关于修建便民桥的建议"]
)
def test_a_number_and_a_title_in_one_cell_are_two_facts(heading: str, cell: str) -> None:
    said = understood((heading, "代表", "主办单位"), (cell, "张某某", "县交通运输局"))
    (item,) = said.assignments
    assert (item.number, item.subject) == ("5", "关于修建便民桥的建议")
    assert not any("编号" in note.text for note in said.notes)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("县人大 建议72号", "代表建议"), ("政协提案第72号", "政协提案"), ("市人大建议72", "代表建议")],
)
def test_a_number_behind_its_kind_is_the_number(cell: str, kind: str) -> None:
    (item,) = understood(("编号", "标题", "提出人"), (cell, "关于建校的事项", "杨某")).assignments
    assert (item.number, item.kind) == ("72", kind)


def test_a_duty_with_the_body_that_leads_in_brackets_is_the_own_bodys() -> None:
    head = ("编号", "案由", "提案人", "办理要求")
    rows = (
        ("18", "关于修渠的建议", "蜂某某", "主办"),
        ("21", "关于管渠的建议", "李某某", "协办（主办：县农业农村局）"),
    )
    first, second = understood(head, *rows).assignments
    assert first.own_duty is Duty.LEAD and not first.bodies.all
    assert second.own_duty is Duty.ASSIST and second.bodies.lead == ("县农业农村局",)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("提建议人", Key.PROPOSERS), ("提出建议人", Key.PROPOSERS), ("完成时间", Key.DEADLINE)],
)
def test_further_headings_of_offices(heading: str, field: str) -> None:
    known = field_of_heading(heading)
    assert known and known[0] == field


def test_names_joined_by_and_are_two() -> None:
    assert read_people("刘某并陈某、高某").names == ("刘某", "陈某", "高某")
