"""The plain form of YAML is read exactly as by the YAML library, and what is not of it is left to that."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk import desk
from replydesk.plainyaml import is_plain, read_list, read_mapping

PROFILES = sorted((desk.starter() / "templates" / desk.PROFILES).glob("*.yaml"))

scalar = st.one_of(
    st.sampled_from(
        ["某厅", "3", "否", "~", "null", "2026-05-29", "0x1F", "a:b", "a: b", "甲：乙", "（甲）", "1.5%"]
    ),
    st.sampled_from(
        ['""', '"引号"', '"a\\n"', "'单'", "[甲, 乙]", "[]", "[甲,]", "[甲, [乙]]", "[a:b]", "{甲: 乙}"]
    ),
    st.sampled_from(
        ["甲 # 注", "甲#乙", "- 甲", "|", ">", "&a 甲", "*a", "!甲", "@甲", "甲 ", "", "甲\u3000", "<<", "="]
    ),
    st.text("甲乙a1_ ,:：#[]\"'\\{}-~", max_size=8),
)
key = st.sampled_from(["名称", "代字", "A", "1", "抄送", "<<", "甲 乙", '"甲"', "_", "~"])
row = st.one_of(
    st.builds(
        "{}{}:{}{}".format,
        st.sampled_from(["", "", "  ", "  ", "    "]),
        key,
        st.sampled_from(["", " ", "  "]),
        scalar,
    ),
    st.sampled_from(
        [
            "",
            "  ",
            "# 注",
            "  # 注: 乙",
            "---",
            "...",
            "  - 甲",
            "- 甲",
            "  甲",
            "%YAML 1.1",
            "\t甲: 乙",
            "#\u2028甲: 乙",
        ]
    ),
)
texts = st.builds(
    lambda rows, end: end.join(rows), st.lists(row, max_size=7), st.sampled_from(["\n", "\r\n"])
)


def by_library(text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        return type(error)


@given(texts)
@example("名称: 某厅\n代字:\n  A: 甲\n  B: ''\n名称: 乙")
@example("代字:\n  A: 甲\n   B: 乙")
@example("代字:\n  A:\n    B: 乙")
@example("代字: 甲\n  A: 乙")
@example('代字: ""\n  A: 乙')
@example("  名称: 某厅\n  代字: 乙")
@example("名称: 某厅\n  # 注\n乙")
@example("名称: 某厅\x85代字: 乙")
def test_a_mapping_is_read_as_by_the_library(text: str) -> None:
    read = read_mapping(text)
    assert read is None or read == by_library(text)


@given(st.lists(scalar, max_size=4).map(", ".join).map("[{}]".format) | scalar)
def test_a_list_is_read_as_by_the_library(text: str) -> None:
    read = read_list(text)
    assert read is None or read == by_library(text) == by_library(f"甲: {text}")["甲"]


@given(scalar)
def test_a_plain_text_stands_for_itself(text: str) -> None:
    assert not is_plain(text) or by_library(f"甲: {text}") == {"甲": text.rstrip(" ")}


def test_what_profiles_are_made_of_needs_no_library() -> None:
    text = (
        '# 注\n名称: 某厅\n代字:\n  # 注\n  代表建议: 甲〔乙〕字\n  政协提案: ""\n\n抄送: [甲, 乙]\n电话:\n'
    )
    assert read_mapping(text) == {
        "名称": "某厅",
        "代字": {"代表建议": "甲〔乙〕字", "政协提案": ""},
        "抄送": ["甲", "乙"],
        "电话": "",
    }


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_profiles_that_come_with_the_program_are_of_the_plain_form(path: Any, end: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\n", end)
    assert read_mapping(text) == by_library(text) is not None
