from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.layout.advances import UNITS, advances
from replydesk.layout.breaking import break_lines
from replydesk.layout.disliked import MAX_CONDENSING, Disliked, Kind, condensed, disliked, to_save_line

MEASURE = 8844 * UNITS
FIRST = MEASURE - 2 * 320 * UNITS


def found_in(broken: str, names: tuple[str, ...] = ()) -> list[Disliked]:
    """What is disliked in a text whose lines are parted by |."""
    lines = broken.split("|")
    ends = [sum(map(len, lines[: i + 1])) for i in range(len(lines))]
    return disliked("".join(lines), ends, names)


@pytest.mark.parametrize(
    "split",
    [
        "30|万元",
        "30万|元",
        "30|万",
        "2025|年",
        "2025|年度",
        "5|月",
        "29|日",
        "71.5|个百分点",
        "71.5个|百分点",
        "120|平方米",
        "120平|方米",
        "1,206|个",
        "12|人次",
        "12人|次",
        "300|余人",
        "300余|人",
        "30|多万人次",
        "4300|余件",
        "1.2万|亿元",
        "300|元/月",
        "300元/|月",
        "2|千瓦",
        "5A|级",
        "500|强",
        "3|个月",
        "60|周岁",
        "2025 |年",
        "2025| 年",
        "120|㎡",
        "12|m²",
        "２０|年",
    ],
)
def test_a_number_is_not_parted_from_its_unit(split: str) -> None:
    assert found_in(f"甲甲{split}乙乙") == [Disliked(2 + split.index("|"), Kind.NUMBER, split)]


@pytest.mark.parametrize(
    "split",
    ["第|33号", "第33|号", "33|号", "12|号楼", "第|3次", "第3|届", "第|2025002", "第 |33号", "〔2026〕|33号"],
)
def test_a_code_is_not_split(split: str) -> None:
    assert found_in(f"甲甲{split}乙乙") == [Disliked(2 + split.index("|"), Kind.CODE, split)]


@pytest.mark.parametrize(
    "broken",
    [
        "投入30万元|用于建设",
        "2025年|5月29日",
        "2023年|—2025年",
        "2023年—|2025年",
        "6万～|8万元",
        "36个|站点",
        "占60%|以上",
        "2025|届毕业生",
        "拨打12345|热线",
        "拨打12345|人工服务",
        "拨打12345|百姓热线",
        "12345|日均受理",
        "PM2.5|年均浓度",
        "执行GB/T 9704-2012|等标准",
        "依托5G|网络",
        "约|30万元",
        "云民复议字|〔2026〕33号",
        "二十|个月",
        "第三十三|号提案",
        "乙，3|，乙乙",
    ],
)
def test_other_breaks_beside_numbers_are_good(broken: str) -> None:
    assert found_in(broken) == []


def test_a_name_is_not_split() -> None:
    names = ("张某某", "欧阳某")
    assert found_in("甲张|某某代表、欧阳|某代表", names) == [
        Disliked(2, Kind.NAME, "张|某某"),
        Disliked(9, Kind.NAME, "欧阳|某"),
    ]
    assert found_in("甲|张某某|代表|和欧阳某|代表", names) == []
    assert found_in("甲张|某某代表", ("", "李某某")) == []


def test_of_two_names_the_longer_is_meant() -> None:
    assert [found.text for found in found_in("甲王小|明等", ("王小", "王小明"))] == ["王小|明"]


@pytest.mark.parametrize(
    ("broken", "shown"),
    [
        ("落实措|施。", "…措|施。"),
        ("落实“措|施”。", "…措|施”。"),
        ("落实措|施", "…措|施"),
        ("落实措| 施。 ", "…措| 施。 "),
        ("落实|《措》。", "…实|《措》。"),
    ],
)
def test_a_paragraph_does_not_end_in_a_lone_character(broken: str, shown: str) -> None:
    assert found_in(broken) == [Disliked(broken.index("|"), Kind.LONE, shown)]


@pytest.mark.parametrize("broken", ["施。", "落实|措施。", "落|实措施", "落|……", "落实|25。", ""])
def test_two_characters_are_not_alone_and_one_line_is_never(broken: str) -> None:
    assert found_in(broken) == []


def test_breaks_are_told_in_the_order_of_the_text() -> None:
    found = found_in("甲张|某某于2025|年投入3|万", ("张某某",))
    assert [(each.at, each.kind.value) for each in found] == [
        (2, "姓名分开"),
        (9, "数字与单位分开"),
        (13, "数字与单位分开"),
        (13, "孤字"),
    ]


def faults(text: str, condensing: int, names: tuple[str, ...] = ()) -> int:
    ends = break_lines(text, FIRST, MEASURE, advances(16, -5 - condensing))
    return len(disliked(text, ends, names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲" * 24 + "2025年" + "乙" * 9, ()),
        ("甲" * 24 + "张某某代表", ("张某某",)),
        ("甲" * 25 + "施。", ()),
        ("甲" * 53 + "施。", ()),
    ],
)
def test_the_least_condensing_that_helps_is_found(text: str, names: tuple[str, ...]) -> None:
    twips = condensed(text, FIRST, MEASURE, names)
    assert 0 < twips <= MAX_CONDENSING
    assert faults(text, twips, names) == 0
    assert all(faults(text, less, names) for less in range(twips))


def test_what_reads_well_or_cannot_be_helped_is_not_condensed() -> None:
    assert condensed("甲" * 40, FIRST, MEASURE) == 0
    assert condensed("", FIRST, MEASURE) == 0
    name = "欧阳" * 20
    assert faults(name, 0, (name,)) == 1
    assert condensed(name, FIRST, MEASURE, (name,)) == 0


def test_condensing_goes_by_the_size_the_spacing_and_the_face() -> None:
    text = "WW" + "甲" * 24 + "施。"
    assert condensed(text, FIRST, MEASURE) == 11
    assert condensed(text, FIRST, MEASURE, size=14, spacing=0) == 0
    assert condensed(text, FIRST, MEASURE, spacing=-12) == 4
    assert condensed(text, FIRST, MEASURE, latin="Times New Roman") == 0


PARAGRAPHS = st.lists(
    st.sampled_from(
        ["张某某", "2025年", "30万元", "第33号", "办理", "养", "，", "。", "（", "）", "12人次", "甲" * 9]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_condensing_never_makes_more_disliked_breaks(text: str) -> None:
    names = ("张某某",)
    counts = [faults(text, twips, names) for twips in range(MAX_CONDENSING + 1)]
    assert condensed(text, FIRST, MEASURE, names) == counts.index(min(counts))


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_a_line_is_saved_by_the_least_condensing_or_not_at_all(text: str) -> None:
    lines = [
        len(break_lines(text, FIRST, MEASURE, advances(16, -5 - twips)))
        for twips in range(MAX_CONDENSING + 1)
    ]
    shorter = [twips for twips, count in enumerate(lines) if count < lines[0]]
    assert to_save_line(text, FIRST, MEASURE) == next(iter(shorter), None)


def test_a_scrap_of_a_line_is_saved_and_half_a_line_is_not() -> None:
    assert to_save_line("甲" * 27, FIRST, MEASURE) == 1 + (27 * 315 - FIRST // UNITS - 1) // 27
    assert to_save_line("甲" * 40, FIRST, MEASURE) is None
    assert to_save_line("甲" * 20, FIRST, MEASURE) is None
    assert to_save_line("", FIRST, MEASURE) is None


@pytest.mark.parametrize("text", ["9," * 20_000, "第9" * 20_000, "9万" * 20_000, "9余" + "千" * 40_000])
def test_a_long_row_of_numbers_takes_no_longer_than_other_text(text: str) -> None:
    start = time.process_time()
    assert disliked(text, [len(text)]) == []
    assert time.process_time() - start < 2
