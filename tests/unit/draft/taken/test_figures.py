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
        ("首批", StaleKind.COUNT),
        ("数以万计", StaleKind.COUNT),
        ("居全省前列", StaleKind.COUNT),
        ("一号提案", StaleKind.NUMBER),
        ("近2个亿", StaleKind.AMOUNT),
        ("春节前", StaleKind.DATE),
        ("去冬今春", StaleKind.DATE),
        ("本届", StaleKind.SESSION),
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
        ("李、王两位代表", ["李、王", "两位"]),
        ("王代表：", ["王"]),
        ("联系人及电话：吴晓明  62998877", ["吴晓明", "62998877"]),
        ("市委书记高度重视", []),
    ],
)
def test_names_of_people_are_found(text: str, names: list[str]) -> None:
    assert marked(text) == names


def test_the_people_of_a_past_reply_are_found_anywhere() -> None:
    assert marked("陆小曼的意见很好", "陆小曼") == ["陆小曼"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我局会同河口镇人民政府修复青石坡村至柳树湾村道路。", ["河口镇", "青石坡村", "柳树湾村"]),
        ("枫林镇党委、政府统筹推进", ["枫林镇"]),
        ("东风路与解放大街交叉口，建设路", ["东风路", "解放大街", "建设路"]),
        ("铜陵等地的做法，赴浙江考察", ["铜陵", "浙江"]),
        ("白鹭湿地公园、锦绣花园小区", ["白鹭湿地公园", "锦绣花园小区"]),
        ("由宏达建设集团有限公司承建", ["宏达建设集团有限公司"]),
        ("第二中学、青石中学", ["第二中学", "青石中学"]),
        ("试点县、示范村、重点镇、农村地区的县级医院", []),
        ("经商省财政厅、市自然资源局，我县各乡镇", []),
    ],
)
def test_names_of_places_and_bodies_are_found(text: str, names: list[str]) -> None:
    assert marked(text) == names


def test_names_are_told_from_each_other_by_their_kinds() -> None:
    kinds = [each.kind for each in figures_in("河口镇委托安康养老服务中心运营")]
    assert kinds == [StaleKind.PLACE, StaleKind.BODY]


def test_all_planted_figures_are_found_and_few_others() -> None:
    found = measured([planted_paragraph(seed) for seed in range(1500)])
    assert sum(found.found.values()) >= 0.99 * sum(found.planted.values())
    least: dict[str, float] = {StaleKind.PLACE: 0.96}  # there is no end to the names of places
    assert all(found.found[kind] >= least.get(kind, 0.99) * number for kind, number in found.planted.items())
    assert len(found.needless) <= 0.02 * sum(found.planted.values())


def test_texts_without_figures_have_few_marks() -> None:
    assert measured([PlantedText(each, ()) for each in harmless_texts()]).needless == []


@given(
    st.text(
        alphabet="镇县路一二三十百千万亿余多个元年月日号第届次会议%.,-—〔〕（）“”0123456789０９王某代表由的 ",
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
