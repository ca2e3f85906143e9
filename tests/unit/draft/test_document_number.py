from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.document_number import Boxes, as_standard, standard_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("云民复议字〔2026〕33号", ("云民复议字", "2026", "33")),
        ("云民复议字〔2026〕  号", ("云民复议字", "2026", "")),
        ("云民复议字〔2026〕　号", ("云民复议字", "2026", "")),
        ("〔2026〕号", ("", "2026", "")),
        ("云民复议字〔〕号", ("云民复议字", "", "")),
    ],
)
def test_a_document_number_is_parsed(text: str, parts: tuple[str, str, str]) -> None:
    assert standard_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "云民复议字[2026]33号",
        "云民复议字【2026】33号",
        "云民复议字〔2026〕第33号",
        "云民复议字〔2026〕33",
        "云民复议字：〔2026〕33号",
        "云民复议字〔２０２６〕３３号",
        "33号",
        "",
    ],
)
def test_other_forms_are_no_document_number(text: str) -> None:
    assert standard_parts(text) is None


@pytest.mark.parametrize("text", ["云民复议字〔2026〕33号", "云民复议字〔2026〕  号"])
def test_a_document_number_is_formatted_as_it_was(text: str) -> None:
    assert as_standard(*(standard_parts(text) or ("", "", ""))) == text


WHOLE = [
    "吉卫复议字〔2025〕11号",
    "吉卫复议字[2025]11号",
    "吉卫复议字【２０２５】第１１号",
    "吉卫复议字（2025）11",
    "吉卫复议字〈2025〉11号",
    " 吉卫复议字 〔 2025 〕 11 号",
    "吉卫复议字2025-11",
    "吉卫复议字2025年第11号",
    "发文字号：吉卫复议字〔2025〕11号",
]


@pytest.mark.parametrize("typed", WHOLE)
@pytest.mark.parametrize("box", [0, 1, 2])
def test_a_whole_number_in_one_box_is_taken_apart(typed: str, box: int) -> None:
    boxes = ["某字", "2026", "7"]
    boxes[box] = typed
    assert Boxes(*boxes).whole == box
    assert Boxes(*boxes).sorted_out() == ("吉卫复议字", "2025", "11")
    assert Boxes(*boxes).text("某字") == "吉卫复议字〔2025〕11号"


@pytest.mark.parametrize(
    ("boxes", "right"),
    [
        (("", "2025-11", ""), ("", "2025", "11")),
        (("某字", "〔2025〕11号", "7"), ("某字", "2025", "11")),
        (("", "2025年", "第１１号"), ("", "2025", "11")),
        (("某字", "〔2025〕", "第１１号"), ("某字", "2025", "11")),
        (("某字〔2025〕", "今年", "第11号"), ("某字", "2025", "11")),
        (("", "２０２５", ""), ("", "2025", "")),
        (("某字", "今年", "待编"), ("某字", "今年", "待编")),
        (("", "202511", ""), ("", "202511", "")),
    ],
)
def test_what_is_in_the_boxes_is_put_in_order(
    boxes: tuple[str, str, str], right: tuple[str, str, str]
) -> None:
    assert Boxes(*boxes).sorted_out() == right
    assert Boxes(*right).sorted_out() == right


@given(st.lists(st.text("字〔〕[]2025 年-第号1１:：", max_size=10), min_size=3, max_size=3))
def test_boxes_in_order_stay(boxes: list[str]) -> None:
    once = Boxes(*boxes).sorted_out()
    assert once.sorted_out() == once
