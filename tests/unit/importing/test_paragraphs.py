"""Typed rows of cells, separated by tabs or gaps, are tables."""

from __future__ import annotations

from replydesk.importing.replies.joining.paragraphs import Para, with_tables


def cells(*texts: str) -> list[tuple[str, ...]]:
    return [para.cells for para in with_tables([Para(text) for text in texts])]


def test_rows_split_by_tabs_are_a_table() -> None:
    assert cells("断面\t2023年\t2024年", "石门\tⅢ\tⅡ") == [("断面", "2023年", "2024年"), ("石门", "Ⅲ", "Ⅱ")]


def test_rows_split_by_gaps_are_a_table_if_they_count_something() -> None:
    assert cells("年份    计划    到岗", "2022    4,200    94.8%")[0] == ("年份", "计划", "到岗")
    assert cells("甲某某　　乙某某　　丙某某", "丁某某　　戊某某　　己某某") == [(), ()]


def test_labels_copies_and_sentences_are_no_rows() -> None:
    contacts = "联系人：甲    电话：0000    手机：0000"
    assert cells(contacts, contacts) == [(), ()]
    copies = "抄送  市委1组  市委2组  市委3组"
    assert cells(copies, copies) == [(), ()]


def test_one_row_is_no_table() -> None:
    assert cells("年份    2022    2023") == [()]
