from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.layout.bad_breaks import BadLineEnd, BreakKind, find_bad_breaks, find_splits, find_wholes


def found_in(broken: str, names: tuple[str, ...] = ()) -> list[BadLineEnd]:
    """Return the bad breaks of a text whose line breaks are written as |."""
    lines = broken.split("|")
    ends = tuple(accumulate(map(len, lines)))
    return list(find_bad_breaks("".join(lines), ends, names))


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
def test_a_number_is_not_separated_from_its_unit(split: str) -> None:
    assert found_in(f"甲甲{split}乙乙") == [BadLineEnd(2 + split.index("|"), BreakKind.NUMBER, split)]


@pytest.mark.parametrize(
    "split",
    ["第|33号", "第33|号", "33|号", "12|号楼", "第|3次", "第3|届", "第|2025002", "第 |33号", "〔2026〕|33号"],
)
def test_a_code_is_not_split(split: str) -> None:
    assert found_in(f"甲甲{split}乙乙") == [BadLineEnd(2 + split.index("|"), BreakKind.CODE, split)]


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
        BadLineEnd(2, BreakKind.NAME, "张|某某"),
        BadLineEnd(9, BreakKind.NAME, "欧阳|某"),
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
    assert found_in(broken) == [BadLineEnd(broken.index("|"), BreakKind.LONE, shown)]


@pytest.mark.parametrize("broken", ["施。", "落实|措施。", "落|实措施", "落|……", "落实|25。", ""])
def test_two_characters_are_not_alone_and_one_line_is_never(broken: str) -> None:
    assert found_in(broken) == []


def test_breaks_are_reported_in_the_order_of_the_text() -> None:
    found = found_in("甲张|某某于2025|年投入3|万", ("张某某",))
    assert [(each.at, each.kind.value) for each in found] == [
        (2, "姓名分开"),
        (9, "数字与单位分开"),
        (13, "数字与单位分开"),
        (13, "孤字"),
    ]


@pytest.mark.parametrize("text", ["9," * 20_000, "第9" * 20_000, "9万" * 20_000, "9余" + "千" * 40_000])
def test_a_long_row_of_numbers_is_gone_through_once(text: str) -> None:
    assert find_bad_breaks(text, (len(text),)) == ()


_LINE = st.text("12万千余多年月个元件平方米台（套）号第〔〕届.,/·A 张某，。", min_size=1, max_size=12)


@given(st.lists(_LINE, max_size=9), st.sampled_from([(), ("张某某",)]))
def test_what_is_split_is_found_at_the_breaks_as_it_is_in_the_whole_text(
    lines: list[str], names: tuple[str, ...]
) -> None:
    text, ends = "".join(lines), tuple(accumulate(map(len, lines)))
    assert list(find_bad_breaks(text, ends, names)) == find_splits(text, ends, find_wholes(text, names))
