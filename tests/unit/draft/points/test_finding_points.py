"""Points that an original asks for are found, whatever its shape; reasons are not taken for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.original import Original
from replydesk.draft.points.finding.found import FoundPoint, found_points
from tests.support.processor_time import least_seconds
from tests.support.suggestions import SHAPES, suggestions
from tests.support.suggestions_judged import judged

_OFTEN = "一二是1.、（）①建议：；。，为此要加强第首先其次不足|\n \u3000路灯希望最后【】"


def found(*lines: str) -> tuple[FoundPoint, ...]:
    return found_points(Original(text=lines))


def words(*lines: str) -> list[str]:
    return [each.text for each in found(*lines)]


@pytest.mark.parametrize("seed", [18, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(3))])
def test_made_suggestions_of_all_shapes_are_understood(seed: int) -> None:
    results = [judged(each) for each in suggestions(300, seed)]
    assert {each.suggestion.shape for each in results} == set(SHAPES)
    missed = sum(len(each.missed) for each in results)
    assert missed <= 0.05 * sum(len(each.suggestion.wanted) for each in results)
    assert sum(bool(each.invented) for each in results) <= 0.05 * len(results)


@given(
    st.lists(
        st.text(
            st.sampled_from(_OFTEN),
            max_size=60,
        ),
        max_size=6,
    )
)
def test_what_is_found_is_in_the_original(lines: list[str]) -> None:
    points = found(*lines)
    for point in points:
        stretch = lines[point.paragraph][point.start : point.end]
        assert point.text and stretch.startswith(point.text)
    places = [(each.paragraph, each.start, each.end) for each in points]
    assert places == sorted(set(places))
    for (paragraph, _, end), (other, start, _) in pairwise(places):
        assert paragraph < other or end <= start


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["路灯坏了很多，希望城管局尽快修好。"], ["城管局尽快修好"]),
        (["为此，建议：一是修路灯；二是补树木。"], ["修路灯", "补树木"]),
        (["路太窄，群众意见很大，现强烈建议有关部门拓宽。"], ["有关部门拓宽"]),
        (["| 问题 | 建议 |", "| --- | --- |", "| 灯坏了 | 修灯 |"], ["修灯"]),
        (["| 建议 | 1.修灯；2.补路。 |"], ["修灯", "补路"]),
        (["【背景】灯坏了。【具体建议】1.修灯。2.补路。"], ["修灯", "补路"]),
        (["理由：", "1、灯坏了。", "2、路破了。", "办法：", "1、修灯。", "2、补路。"], ["修灯", "补路"]),
        (
            ["首先，建议修灯。", "灯坏了半年。", "第二，建议补路。", "最后，建议种树。"],
            ["修灯", "补路", "种树"],
        ),
        (["建议一：修灯", "请城管局办理。", "建议二：补路", "请交通局办理。"], ["修灯", "补路"]),
        (["建议：", "1修灯。", "2补路。"], ["修灯", "补路"]),
        (["代表们建议，要修好路灯。要补齐路牌。"], ["要修好路灯", "要补齐路牌"]),
        (
            ["要想富，先修路。", "要加强养护，这样路才长久；同时要加大治超力度。"],
            ["要加强养护，这样路才长久", "同时要加大治超力度"],
        ),
        (["居民说，灯坏了半年，我们认为应尽快修好。"], ["居民说，灯坏了半年，我们认为应尽快修好"]),
        (["我有几点意见：", "1﹑修灯。", "2﹑补路。", "希望领导在百忙之中看看。"], ["修灯", "补路"]),
        (["建议修灯。经调查，半数居民摔过。建议补路。"], ["修灯", "补路"]),
        (["存在的问题及建议：", "1.灯坏了，建议修灯。", "2.路破了，逢雨必涝，建议补路。"], ["修灯", "补路"]),
        (["请有关部门：", "加强监管；", "规范收费。"], ["加强监管", "规范收费"]),
        (["请求县政府：", "⑴修灯", "⑵补路"], ["修灯", "补路"]),
        (
            ["一、加强照明管理", "目前灯坏了。建议修好。", "二、加强道路养护", "建议补路。"],
            ["加强照明管理", "加强道路养护"],
        ),
        (["一、照明问题", "灯坏了。建议修灯。", "二、道路问题", "路破了。建议补路。"], ["修灯", "补路"]),
        (["建议：", "1.修灯", "（1）先修大路", "（2）再修小巷", "2.补路"], ["修灯", "补路"]),
        (["建议：", "1.修灯。", "2.补路。", "以上建议，请予考虑。", "联系人：李某某"], ["修灯", "补路"]),
        (["提 案 建 议", "一是修灯。", "二是补路。"], ["修灯", "补路"]),
        (["【解决办法】", "1.修灯。", "2.村里出工。"], ["修灯", "村里出工"]),
        (["三、对策与思考", "1.灯要常亮。", "2.路要常修。"], ["灯要常亮", "路要常修"]),
        (["所以我想提几条：第一，修灯；第二，补路。"], ["修灯", "补路"]),
        (["我们想到两点，提出了建议。一是修灯；二是补路。"], ["修灯", "补路"]),
        (["灯坏了半年。", "我想有两个办法。一个是修灯，另一个是补路。"], ["修灯", "补路"]),
        (["建议：", "县里要修灯。", "二、补路。"], ["县里要修灯", "补路"]),
        (["针对灯坏，建议人社局招两名电工。"], ["人社局招两名电工"]),
        (["建议：镇政府引起重视，尽快修灯。"], ["镇政府引起重视，尽快修灯"]),
        (["末班车八点半收车，可否延长到十点？"], ["末班车八点半收车，可否延长到十点？"]),
        (["这回再提一次：请镇里修灯；如果来不及，就先补路。"], ["镇里修灯", "如果来不及，就先补路"]),
        (
            ["建议修灯。路烂了三年，老人常摔跤，希望镇里补一补。"],
            ["修灯。路烂了三年，老人常摔跤", "镇里补一补"],
        ),
        (["有关部门应修灯；在此基础上补路。"], ["有关部门应修灯", "在此基础上补路"]),
        (["大家出力。首先，镇政府要牵头。其次，村里要出工。"], ["镇政府要牵头", "村里要出工"]),
        (
            ["青年想留下来。", "●住得下：租金减半。", "●有得玩：夜市开放。", "●聊得来：常办活动。"],
            ["住得下：租金减半", "有得玩：夜市开放", "聊得来：常办活动"],
        ),
    ],
)
def test_points_of_many_shapes_are_found(lines: list[str], expected: list[str]) -> None:
    assert words(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("",),
        ("近年来，我县城市建设日新月异。",),
        ("存在以下问题：", "一是路灯损坏；", "二是道路破损。"),
        ("关于修复路灯的建议", "群众多次反映，办理代表建议的部门也来看过。"),
        ("我局收到代表建议后十分重视。", "特此建议。"),
        ("| 姓名 | 电话 |", "| 李某某 | 略 |"),
        ("近年来我县很重视养老。", "主要做法：", "1.建了食堂。", "2.配了床位。", "3.请了护工。"),
        ("群众反映强烈。", "一是灯不亮，隐患多；", "二是路难走，问题多；", "三是水不清，困难多。"),
        ("要解决这一问题，关键在人。",),
    ],
)
def test_where_nothing_is_asked_for_nothing_is_found(lines: tuple[str, ...]) -> None:
    assert words(*lines) == []


def test_a_long_point_has_its_first_sentences_and_all_of_its_place() -> None:
    more = "对背街小巷逐一排查，做到不漏一灯。" * 20
    (point, other) = found("建议：", f"1.修复路灯。{more}", "2.补路。")
    assert point.text.startswith("修复路灯。对背街") and len(point.text) <= 200
    assert point.end == len(f"1.修复路灯。{more}") - 1 and other.text == "补路"


_LONG = 10_000
_HARD = {
    "one sentence": ["建议" + "加强管理，" * _LONG],
    "many sentences": ["建议加强管理。" * _LONG],
    "many clauses": ["建议：" + "加强管理；" * _LONG],
    "many numbers": ["".join(f"{number}.修灯。" for number in range(_LONG))],
    "numbers of one kind": ["一是修灯；" * _LONG],
    "leads": ["为此，同时，" * _LONG + "建议修灯。"],
    "adverbs": ["特特此再再次" * _LONG],
    "commas before asking": ["，现建议" * _LONG],
    "labels": ["【" * _LONG, "【建议】" * _LONG],
    "brackets": ["（" * _LONG + "；" * _LONG],
    "colons": ["建议：" * _LONG],
    "spaces": ["1 " + " " * _LONG + "。 " * _LONG],
    "many lines": [f"{number % 9 + 1}、修灯" for number in range(_LONG)],
    "lists of one item": ["一、建议修灯，（1）补路；二是种树。"] * _LONG,
    "rows": ["| 建议 |" + " 修灯 |" * _LONG, *["| 修灯 | 补路 |"] * 2000],
}


@pytest.mark.parametrize("lines", _HARD.values(), ids=_HARD)
def test_an_original_made_to_hurt_is_read_in_time(lines: list[str]) -> None:
    original = Original(text=tuple(lines))
    assert least_seconds(lambda: found_points(original), 2.0) < 20
