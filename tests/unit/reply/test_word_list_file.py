"""The unit's list of words as people write it, and what the check makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.stock_files import read_stock, starter_folder
from replydesk.reply.reply import make_reply
from replydesk.reply.rules.rule import Example
from replydesk.reply.rules.words.own import OWN
from replydesk.reply.unit_lists import OwnWord, UnitLists
from replydesk.reply.word_list_file import parse_word_list
from tests.support.clean_reply import with_example
from tests.support.replies import starter_stock


def test_an_entry_has_a_word_its_right_form_and_exceptions() -> None:
    first = "- 写法: 按装\n  应为: 安装\n  何时不算: [按装置, 按装卸]\n"
    words, notes = parse_word_list(f"{first}- 写法: 老大难\n- 写法: 甲\n  何时不算: 甲板\n")
    assert words[0] == OwnWord("按装", "安装", ("按装置", "按装卸"))
    assert words[1:] == (OwnWord("老大难"), OwnWord("甲", "", ("甲板",)))
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- 应为: 安装\n- 写法: 老大难\n", 1, "没有写“写法”"),
        ("- 写法: 老大难\n- 按装\n", 2, "不是一条词"),
        ("- 写法: 老大难\n- 写法: 安装\n  应为: 安装\n", 2, "一样"),
        ("- 写法: 老大难\n- 写法: [甲, 乙]\n", 2, "各写一个词"),
        ("- 写法: 老大难\n- 写法: 按装\n  何时不算: 安装\n", 2, "没有“按装”"),
        (f"- 写法: 老大难\n- 写法: {'长' * 101}\n", 2, "超过"),
    ],
)
def test_a_bad_entry_is_named_and_the_others_hold(text: str, line: int, said: str) -> None:
    words, notes = parse_word_list(text)
    assert [each.wrong for each in words] == ["老大难"]
    assert [note.line for note in notes] == [line]
    assert said in notes[0].text


def test_keys_may_be_typed_as_people_type_them() -> None:
    words, notes = parse_word_list("- 写法：按装\n  应为：安装\n  何时不算：[按装置, 按装卸]\n-写法:老大难\n")
    assert notes == ()
    assert words == (OwnWord("按装", "安装", ("按装置", "按装卸")), OwnWord("老大难"))


@pytest.mark.parametrize("text", ["写法: 按装\n", "- [按装\n", "按装\n"])
def test_a_file_that_is_no_list_is_named(text: str) -> None:
    words, notes = parse_word_list(text)
    assert words == () and len(notes) == 1 and "没有用" in notes[0].text


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    parse_word_list(text)


def test_the_example_that_comes_with_the_program_lists_nothing() -> None:
    path = starter_folder() / "templates" / "词表" / "样例.yaml"
    assert parse_word_list(path.read_text(encoding="utf-8")) == ((), ())


def test_a_list_of_a_desk_is_read_with_its_notes(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "词表"
    folder.mkdir(parents=True)
    (folder / "甲.yaml").write_text("- 写法: 按装\n  应为: 安装\n- 应为: 无\n", encoding="utf-8")
    (folder / "乙.yaml").write_text("- 写法: 老大难\n", encoding="utf-8")
    stock = read_stock(tmp_path / "templates")
    assert {each.wrong for each in stock.lists.words} == {"按装", "老大难"}
    (note,) = (str(each) for each in stock.notes if "词表" in str(each))
    assert "甲.yaml" in note and "第 3 行" in note


@pytest.mark.parametrize("name", ["本局.yaml.txt", "本局.yml", "本局.YAML.TXT", "说明.txt"])
@pytest.mark.parametrize("folder", ["词表", "名册"])
def test_a_list_with_another_ending_is_told(tmp_path: Path, folder: str, name: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).write_text("- 写法: 按装\n", encoding="utf-8")
    (tmp_path / folder / "本局.yaml~").write_text("", encoding="utf-8")
    stock = read_stock(tmp_path)
    (note,) = (each.text for each in stock.notes if name in each.text)
    assert "没有读；文件名要以“.yaml”结尾" in note and "~" not in note


def found(text: str, *words: OwnWord) -> list[tuple[str, str, str]]:
    stock = replace(starter_stock(), lists=UnitLists(words))
    findings = make_reply(with_example(Example(text)), stock).findings
    return [
        (each.rule, hit.words, hit.right)
        for each in findings
        if "字" in each.rule or "词" in each.rule
        for hit in each.hits
    ]


def test_of_words_that_overlap_the_longest_counts() -> None:
    words = OwnWord("老大难", "难题"), OwnWord("老大难问题", "突出问题")
    assert found("解决老大难问题，克服老大难。", *words) == [
        ("本单位用词", "老大难问题", "突出问题"),
        ("本单位用词", "老大难", "难题"),
    ]


def test_a_right_word_of_the_list_is_not_suspected() -> None:
    text = "实施布署工程。"
    assert [rule for rule, *_ in found(text)] == ["错别字"]
    assert found(text, OwnWord("部署工程", "布署工程")) == []


@given(st.text("甲乙丙丁", max_size=12), st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), max_size=4))
def test_the_right_form_is_never_told(text: str, wrong: list[str]) -> None:
    words = [OwnWord(each, each + "丁") for each in wrong]
    assert {told for rule, told, _ in found(text, *words) if rule == OWN.id} <= set(wrong)
