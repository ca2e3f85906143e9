from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from replydesk.text.yaml_text import NotYaml, compose_yaml, format_scalar, quote_scalar, yaml_data
from tests.support.strategies import TEXTS


def read(text: str) -> object:
    node = compose_yaml(text)
    assert node
    return yaml_data(node)


@pytest.mark.parametrize("text", ["0033", "2026-05-29", "true", "~", "0x1F", "12:30:00"])
def test_every_scalar_is_the_text_as_typed(text: str) -> None:
    assert read(f"甲: {text}") == {"甲": text}


def test_mappings_and_lists_of_texts_are_read() -> None:
    text = "# 注\n名称: 某厅\n代字:\n  代表建议: 甲〔乙〕字\n抄送: [甲, 乙]\n电话:\n"
    expected = {"名称": "某厅", "代字": {"代表建议": "甲〔乙〕字"}, "抄送": ["甲", "乙"], "电话": ""}
    assert read(text) == expected
    assert compose_yaml("") is None


@pytest.mark.parametrize(
    ("text", "doing", "line"),
    [
        ("甲: 乙\n丙 丁\n戊: 己\n", "while scanning a simple key", 2),
        ("甲: 乙\n丙: [丁\n戊: 己\n", "while parsing a flow sequence", 2),
        ("甲: 乙\n丙: {丁", "while parsing a flow mapping", 2),
        ("甲: 乙\n丙: 丁\x07\n", "while reading a character", 2),
        ("甲: \ud800", "while reading a character", 1),
        ("甲: 乙: 丙", "", 1),
    ],
)
def test_text_that_is_not_yaml_is_reported_with_its_line(text: str, doing: str, line: int) -> None:
    with pytest.raises(NotYaml) as caught:
        compose_yaml(text)
    assert (caught.value.doing, caught.value.line) == (doing, line)


def test_a_list_as_a_key_is_not_yaml_data() -> None:
    node = compose_yaml("? [甲]\n: 乙")
    assert node
    with pytest.raises(NotYaml):
        yaml_data(node)


@given(TEXTS)
def test_a_written_scalar_is_one_line_and_reads_back(text: str) -> None:
    for written in (quote_scalar(text), format_scalar(text)):
        assert "\n" not in written
        assert yaml.load(f"甲: {written}", Loader=yaml.BaseLoader) == {"甲": text}


def test_half_of_a_pair_is_written_as_a_question_mark() -> None:
    assert read(f"甲: {quote_scalar(chr(0xD800) + '乙')}") == {"甲": "?乙"}
