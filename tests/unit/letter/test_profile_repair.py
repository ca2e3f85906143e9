"""Tests of the repair of profile texts: what is repaired, the notes, and that reading never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.letter.print_options import Format
from replydesk.letter.profile import Profile, parse_profile

SPACE = "冒号后少一个空格，已照有空格理解"
COLON = "冒号是全角的，应写半角冒号加一个空格“: ”，已照此理解"
INDENT = "行首应空两个半角空格，不用 Tab 键和全角空格，已照此理解"
CODES = Profile(name="某局", codes={"代表建议": "某复字", "政协提案": "某提字"})


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("名称: 某局\n格式:文件\n", [f"第 2 行：{SPACE}"]),
        ("名称: 某局\r\n格式:\t文件\r\n", [f"第 2 行：{SPACE}"]),
        ("名称： 某局\n格式　：　文件", [f"第 1 行：{COLON}", f"第 2 行：{COLON}"]),
        ("名称: 某局\n  格式: 文件\n", ["第 2 行：“格式”前面多了空格，已照没有空格理解"]),
    ],
)
def test_a_colon_or_a_space_is_repaired_with_a_note(text: str, notes: list[str]) -> None:
    profile = parse_profile(text)
    assert profile == Profile(name="某局", format=Format.DOCUMENT)
    assert [str(note) for note in profile.notes] == notes


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        ("  代表建议: 某复字\n  政协提案: 某提字", []),
        ("    代表建议: 某复字\n    # 提案\n    政协提案: 某提字", []),
        ("\t代表建议: 某复字\n\t# 提案\n　　政协提案: 某提字", [f"第 3 行：{INDENT}", f"第 5 行：{INDENT}"]),
        ("  代表建议:某复字\n  政协提案：某提字", [f"第 3 行：{SPACE}", f"第 4 行：{COLON}"]),
        (
            "代表建议: 某复字\n\n政协提案: 某提字",
            [
                "第 3 行：“代表建议”在“代字”下面，前面应空两格，已照此理解",
                "第 5 行：“政协提案”在“代字”下面，前面应空两格，已照此理解",
            ],
        ),
        (
            "   代表建议: 某复字\n 政协提案: 某提字",
            ["第 4 行：“政协提案”在“代字”下面，前面应空两格，已照此理解"],
        ),
    ],
)
def test_lines_below_a_key_are_indented_with_a_note(lines: str, notes: list[str]) -> None:
    profile = parse_profile(f"名称: 某局\n代字: # 按类型\n{lines}\n自称: 我单位\n")
    assert profile == CODES
    assert [str(note) for note in profile.notes] == notes


@pytest.mark.parametrize("value", ["见 http://某局.cn", "'a:b'", "8:30—17:30", "[甲:乙]"])
def test_a_colon_within_a_value_is_left_alone(value: str) -> None:
    assert not [note for note in parse_profile(f"电话: {value}\n").notes if "冒号" in str(note)]


def test_a_list_below_an_inner_key_stays_one() -> None:
    profile = parse_profile("抄送:\n\t代表建议:\n\t\t- 甲\n\t\t- 乙\n")
    assert profile.cc == {"代表建议": ("甲", "乙")}


@given(st.text("名称代字代表建议格式:： \t　\n-[]{}'\"#@&*甲\x07", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    profile = parse_profile(text)
    assert not profile.unreadable or profile.notes
