"""Tests of pasted text: lines are joined, heads recognised, no character lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Paragraph
from replydesk.importing.replies.pasted import join_pasted, read_paste

WIDE = "各地各部门认真贯彻落实有关要求，结合实际研究制定具体措施，"


def joined(text: str) -> list[str]:
    return join_pasted(text)[0]


def test_hard_broken_lines_are_joined() -> None:
    text = f"　　{WIDE[:26]}\n{WIDE[:28]}\n{WIDE[:28]}\n有序推进。\n　　{WIDE[:26]}\n完成了任务。\n"
    assert joined(text) == [
        WIDE[:26] + WIDE[:28] * 2 + "有序推进。",
        WIDE[:26] + "完成了任务。",
    ]


def test_one_paragraph_per_line_is_kept() -> None:
    assert joined("短的一段。\n\n另一段。\n") == ["短的一段。", "另一段。"]
    long = WIDE * 8 + "落到实处。"
    assert joined(f"{long}\n{long}\n{long}") == [long] * 3


def test_the_space_between_latin_words_at_a_line_end_is_kept() -> None:
    line = "本项目采用国际通行的质量管理体系标准并接入 Open"
    others = (
        "Data 平台，实现部门之间数据共享和业务协同办理",
        "并按月更新公布有关数据，接受社会各界的监督检查",
    )
    assert "Open Data" in "".join(joined("\n".join((line, *others))))


@pytest.mark.parametrize(
    ("line", "level", "heading"),
    [
        ("一、工作开展情况", 1, "工作开展情况"),
        ("十二、其他", 1, "其他"),
        ("（三）健全机制", 2, "健全机制"),
        ("(三)健全机制", 2, "健全机制"),
        ("1.加强领导", 3, "加强领导"),
        ("2．加强领导", 3, "加强领导"),
        ("（4）加强领导", 4, "加强领导"),
    ],
)
def test_numbered_heads_become_headings(line: str, level: int, heading: str) -> None:
    (section,) = read_paste(f"{line}\n正文一段。").sections
    assert (section.level, section.heading) == (level, heading)
    assert section.paragraphs == (Paragraph("正文一段。"),)


def test_a_head_followed_by_text_runs_in() -> None:
    (section,) = read_paste("（一）健全机制。今年以来，建立了制度。").sections
    assert section.runs_in and section.heading == "健全机制。"
    assert section.paragraphs == (Paragraph("今年以来，建立了制度。"),)


@pytest.mark.parametrize("line", ["1.5亿元已经下达。", "2026年的工作", "一是健全制度。", f"一、{WIDE * 3}。"])
def test_text_that_only_resembles_a_head_stays_text(line: str) -> None:
    assert not read_paste(line).sections


def test_numbered_points_are_read_as_items() -> None:
    pasted = read_paste("一是健全制度。\n二是强化保障。\n四是另起一段。")
    assert pasted.before == (
        Paragraph("健全制度。", is_item=True),
        Paragraph("强化保障。", is_item=True),
        Paragraph("四是另起一段。"),
    )


def letters(text: str) -> str:
    return re.sub(r"[\s一二三四五六七八九十是、（）().．\d]", "", text)


@given(st.lists(st.text("张某某代表建议，。：；“”工作", min_size=1, max_size=60), max_size=12))
def test_no_character_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    pasted = read_paste(text)
    kept = "".join(each.text for each in pasted.before) + "".join(
        section.heading + "".join(each.text for each in section.paragraphs) for section in pasted.sections
    )
    assert letters(kept) == letters(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t乙\n1\t2\n", ["| 甲 | 乙 |", "| ---: | ---: |", "| 1 | 2 |"]),
        ("甲|乙\t丙\r\n丁\t\r\n", [r"| 甲\|乙 | 丙 |", "| --- | --- |", "| 丁 |  |"]),
        ("\t甲\t乙\n丙\t1\t-", ["|  | 甲 | 乙 |", "| --- | ---: | --- |", "| 丙 | 1 | - |"]),
        (" | 甲 | 乙 |\n\n| 1 | 2 |", ["| 甲 | 乙 |", "| 1 | 2 |"]),
        ("甲\t乙", ["甲\t乙"]),
        ("甲\t乙\n1", ["甲\t乙", "1"]),
        ("\t甲\n\t乙", ["甲", "乙"]),
        ("一段文字\n又一段", ["一段文字", "又一段"]),
    ],
)
def test_a_table_is_recognised_by_tabs_or_bars(text: str, rows: list[str]) -> None:
    assert joined(text) == rows


@pytest.mark.parametrize(
    ("cells", "dashes"),
    [
        (["412个", "1,206", "71.5%"], "---:"),
        (["320万元", "-", ""], "---:"),
        (["2.8万", "-3", "＋"], "---"),
        (["2026年5月", "2026年"], "---"),
        (["省民政厅", "3"], "---"),
        (["", "—"], "---"),
    ],
)
def test_columns_of_numbers_are_right_aligned(cells: list[str], dashes: str) -> None:
    text = "\n".join(["项目\t数量", *(f"某项\t{cell}" for cell in cells)])
    assert joined(text)[1] == f"| --- | {dashes} |"


def test_tables_anywhere_in_a_text_become_rows() -> None:
    text = "一、进展情况\n有关数据如下。\n项目\t数量\n站点\t12\n二、下一步\n甲\t乙\t丙\n丁\t1\t2\n办理完毕。"
    first, second = read_paste(text).sections
    assert [each.text for each in first.paragraphs] == [
        "有关数据如下。",
        "| 项目 | 数量 |",
        "| --- | ---: |",
        "| 站点 | 12 |",
    ]
    assert [each.is_row for each in second.paragraphs] == [True, True, True, False]


def test_numbered_lines_copied_from_word_are_no_table() -> None:
    assert joined("一、\t总体要求\n二、\t主要任务") == ["一、总体要求", "二、主要任务"]
    assert joined("\t1.\t甲\n\t2.\t乙\n•\t丙") == ["1.甲", "2.乙", "•丙"]


def test_hard_broken_lines_are_joined_beside_tables_too() -> None:
    wide = "\n".join("\t".join(["很长的一个单元格里的文字" * 4] * 3) for _ in range(2))
    text = f"{wide}\n　　{WIDE[:26]}\n{WIDE[:28]}\n{WIDE[:28]}\n有序推进。"
    assert joined(text)[3:] == [WIDE[:26] + WIDE[:28] * 2 + "有序推进。"]


def test_a_row_of_a_table_is_never_joined_to_text() -> None:
    cut = "我厅会同有关部门认真研究并且逐条提出了办理的意见现将有关\n"
    text = cut * 3 + "情况答复如下：\n| 项目 | 数量 |\n| 站点 | 12 |\n" + cut * 2 + "办理完毕。"
    assert [each for each in joined(text) if "|" in each] == ["| 项目 | 数量 |", "| 站点 | 12 |"]


def test_page_numbers_between_lines_and_stray_blanks_are_left_out_and_told() -> None:
    text = f"　　{WIDE[:26]}\n{WIDE[:28]}\n- 2 -\n{WIDE[:28]}\n站点 412 个，按 月 调度，共 35 次。"
    paragraphs, notes = join_pasted(text)
    assert len(paragraphs) == 1 and "- 2 -" not in paragraphs[0]
    assert "站点412个" in paragraphs[0]
    assert notes[0] == "页码 1 行没有贴进来：- 2 -" and notes[1].startswith("数字和标点前后的多余空格去掉了")


@pytest.mark.parametrize("text", ["指标\n12", "12\n指标", "甲\n\n3\n"])
def test_a_bare_number_at_an_end_is_text(text: str) -> None:
    assert "".join(joined(text)) == "".join(text.split())


def test_the_next_sections_of_an_answer_are_counted_on() -> None:
    text = "三、加强领导\n明确责任。\n（一）分工\n到人。\n四、抓好督查\n按月通报。"
    sections = read_paste(text).sections
    assert [(each.level, each.heading) for each in sections] == [
        (1, "加强领导"),
        (2, "分工"),
        (1, "抓好督查"),
    ]
