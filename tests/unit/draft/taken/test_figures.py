"""Tests of finding figures that may be stale: all planted ones, and few needlessly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.taken.figures import figures_in
from replydesk.draft.taken.model import StaleKind
from tests.support.figures_found import measured
from tests.support.planted_figures import PlantedText, harmless_texts, planted_paragraph


def marked(text: str, *people: str) -> list[str]:
    return [text[each.start : each.end] for each in figures_in(text, people)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("三百余万元", StaleKind.AMOUNT),
        ("2.3亿元", StaleKind.AMOUNT),
        ("100—200元", StaleKind.AMOUNT),
        ("百分之十五", StaleKind.PERCENT),
        ("15个百分点", StaleKind.PERCENT),
        ("50%以上", StaleKind.PERCENT),
        ("三分之一", StaleKind.PERCENT),
        ("“十四五”", StaleKind.YEAR),
        ("2024—2026年", StaleKind.YEAR),
        ("今年以来", StaleKind.YEAR),
        ("近三年", StaleKind.YEAR),
        ("二〇二四年", StaleKind.YEAR),
        ("前三季度", StaleKind.DATE),
        ("上半年", StaleKind.DATE),
        ("3月底", StaleKind.DATE),
        ("截至2024年6月底", StaleKind.DATE),
        ("目前", StaleKind.DATE),
        ("２０２４年３月５日", StaleKind.DATE),
        ("第十四届第三次会议", StaleKind.SESSION),
        ("十四届人大三次会议", StaleKind.SESSION),
        ("云民复〔2025〕12号", StaleKind.DOCUMENT),
        ("第0123号", StaleKind.NUMBER),
        ("0571-88990011", StaleKind.PHONE),
        ("第3位", StaleKind.COUNT),
        ("12个", StaleKind.COUNT),
        ("一条", StaleKind.COUNT),
        ("百余家", StaleKind.COUNT),
        ("三百二十所", StaleKind.COUNT),
    ],
)
def test_a_figure_is_found_with_its_kind(words: str, kind: StaleKind) -> None:
    text = f"我厅，{words}街道、县（市、区），工作"
    assert [(text[start:end], of) for start, end, of in figures_in(text)] == [(words, kind)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王某某代表：", ["王某某"]),
        ("李某某等5位委员提出", ["李某某", "5位"]),
        ("张伟、刘敏等代表", ["张伟", "刘敏"]),
        ("欧阳修文委员", ["欧阳修文"]),
        ("联系人：张晓明", ["张晓明"]),
        ("厅长陈建国带队", ["陈建国"]),
        ("阿依·买买提代表", ["阿依·买买提"]),
        ("有关企业代表、群众代表和专家", []),
        ("市委书记高度重视", []),
    ],
)
def test_names_of_people_are_found(text: str, names: list[str]) -> None:
    assert marked(text) == names


def test_the_people_of_a_past_reply_are_found_anywhere() -> None:
    assert marked("陆小曼的意见很好", "陆小曼") == ["陆小曼"]


def test_all_planted_figures_are_found_and_few_others() -> None:
    found = measured([planted_paragraph(seed) for seed in range(1500)])
    assert sum(found.found.values()) >= 0.99 * sum(found.planted.values())
    assert all(found.found[kind] >= 0.99 * number for kind, number in found.planted.items())
    assert len(found.needless) <= 0.02 * sum(found.planted.values())


def test_texts_without_figures_have_few_marks() -> None:
    assert measured([PlantedText(each, ()) for each in harmless_texts()]).needless == []


@given(
    st.text(
        alphabet="一二三十百千万亿余多个家元年月日号第届次会议%.,-—〔〕（）“”0123456789０９王某代表由的 ",
        max_size=60,
    )
)
def test_figures_are_in_order_and_cover_every_digit_but_harmless_ones(text: str) -> None:
    found = figures_in(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@given(st.integers(1, 10**9), st.sampled_from(["共建成{}处。", "（{}）", "编号{}", "投入{}元", "“{}”"]))
def test_no_number_passes_that_is_put_into_a_text(number: int, sentence: str) -> None:
    text = sentence.format(f"甲{number}乙")
    assert str(number) in "".join(marked(text))
