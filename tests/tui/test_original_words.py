"""The words on an original, and its own as a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.original import Original
from replydesk.letter.original_fields import FieldDifference
from replydesk.tui.originals.original_words import fields_text, find_words, item_words, quotation, sentence_at
from tests.support.effort import examples

WHOLE = Original(
    "代表建议",
    "省十四届人大四次会议",
    "0033",
    "关于修路的建议",
    ("张某某",),
    ("李某某", "王某某"),
    ("赵某某",),
    ("地址：某路1号", "电话：00000000000"),
    "甲.docx",
)


def test_the_fields_are_told_a_line_each_and_people_on_one() -> None:
    assert fields_text(WHOLE).plain.split("\n") == [
        "代表建议　第0033号　省十四届人大四次会议",
        "案由　关于修路的建议",
        "领衔　张某某　联名　李某某、王某某　附议　赵某某",
        "联系　地址：某路1号；电话：00000000000",
        "来源　甲.docx",
    ]


def test_what_differs_from_the_record_stands_behind_the_number() -> None:
    lines = fields_text(WHOLE, [FieldDifference("案由", "关于修桥的建议", "关于修路的建议")]).plain.split(
        "\n"
    )
    assert lines[1] == "≠ 案由不一样：稿子里是“关于修桥的建议”，原件里是“关于修路的建议”"


def test_an_original_without_fields_says_so() -> None:
    assert fields_text(Original(text=("甲",))).plain == "编号　没有编号"
    assert item_words(Original()) == ""
    assert item_words(WHOLE) == "第0033号　张某某等　关于修路的建议"


def test_a_quotation_has_inner_marks_inside_and_no_stop_at_its_end() -> None:
    assert quotation("做好“一老一小”工作。") == "“做好‘一老一小’工作”"
    assert quotation("加大补贴；\n稳定队伍。") == "“加大补贴；稳定队伍”"
    assert quotation("真的吗？") == "“真的吗？”"
    assert quotation(" \n。") == ""


@examples(50)
@given(st.text(st.sampled_from("甲乙丙“”‘’，。 \n"), max_size=30))
def test_a_quotation_loses_no_word(words: str) -> None:
    told = quotation(words)[1:-1].translate(str.maketrans("“”‘’", "‘’“”"))
    joined = "".join(each.strip() for each in words.split("\n"))
    assert joined.startswith(told) and joined[len(told) :].strip("。；，、：") == ""


@examples(50)
@given(st.text(st.sampled_from("甲乙。；“” "), max_size=20), st.integers(0, 20))
def test_the_sentence_of_a_character_has_it(text: str, offset: int) -> None:
    start, end = sentence_at(text, min(offset, max(len(text) - 1, 0)))
    assert 0 <= start <= end <= len(text)


def test_the_sentence_of_a_character_is_found() -> None:
    text = "甲甲。乙乙；丙丙。"
    assert [text[slice(*sentence_at(text, at))] for at in (0, 3, 8, 99)] == [
        "甲甲。",
        "乙乙；",
        "丙丙。",
        "丙丙。",
    ]


@pytest.mark.parametrize("item", ["一、", "（二）", "3.", "3、", "三是", "十二、", "（3） "])
def test_the_number_of_an_item_is_no_part_of_its_sentence(item: str) -> None:
    text = f"{item}设立资金。"
    assert text[slice(*sentence_at(text, 0))] == "设立资金。"


@pytest.mark.parametrize("text", ["1.5万元不够。", "2026年设立。", "一", "三是", "一次办好。"])
def test_other_numbers_begin_the_sentence(text: str) -> None:
    assert text[slice(*sentence_at(text, 0))] == text


def test_words_are_found_in_all_paragraphs_in_either_case() -> None:
    assert find_words(("甲ABC乙abc", "", "Abc"), "abc") == ((0, 1, 4), (0, 5, 8), (2, 0, 3))
    assert find_words(("甲",), "") == () and find_words((), "甲") == ()
