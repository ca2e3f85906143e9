from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.json_line import json_line, json_lines
from replydesk.text.marks import (
    MARK,
    has_forbidden,
    in_letter,
    named,
    on_one_line,
    shown,
    without_marked,
    without_unseen,
)
from tests.attacks.terminal import forbidden_in, payloads

ANY = st.text(st.characters(), max_size=50) | st.sampled_from(payloads(1))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("响\x07铃", "响␇铃"),
        ("空\x00字", "空␀字"),
        ("删\x7f除", "删␡除"),
        ("半\ud800个", "半␦个"),
        ("非\ufffe字", "非␦字"),
        ("倒\u202e过来", "倒␦过来"),
        ("八位\x9b31m", "八位␦31m"),
        ("张某某𠮷\u3000", "张某某𠮷\u3000"),
    ],
)
def test_a_letter_shows_what_word_cannot_hold_or_what_turns_text_round(text: str, seen: str) -> None:
    assert in_letter(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b]0;标题\x07", "␛]0;标题␇"),
        ("零\u200b宽", "零␦宽"),
        ("标\U000e0041签", "标␦签"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("葛\U000e0100\U000e0101", "葛\U000e0100␦"),
        ("e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301␦"),
        ("甲\t乙\n丙", "甲\t乙\n丙"),
    ],
)
def test_a_terminal_is_shown_marks(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_a_line_stays_a_line() -> None:
    assert on_one_line("甲\n乙\r\t丙\u2028\x85") == "甲␊乙␍␉丙␦␦"


def test_every_character_of_these_kinds_has_a_mark() -> None:
    kinds = {"Cc", "Cs", "Zl", "Zp"}
    bare = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in kinds]
    assert all(on_one_line(char) != char for char in bare)


@given(ANY)
def test_marks_take_the_place_of_characters_one_by_one(text: str) -> None:
    line = on_one_line(text)
    assert len(line) == len(shown(text)) == len(text)
    assert forbidden_in(line) == ""
    line.encode()
    assert all(was == now or now == MARK or "␀" <= now <= "␡" for was, now in zip(text, line, strict=True))
    assert on_one_line(line) == line


@given(ANY)
def test_what_has_marks_can_be_taken_out_and_named(text: str) -> None:
    kept = [was for was, now in zip(text, shown(text), strict=True) if was == now]
    assert without_marked(text) == "".join(kept)
    assert bool(named(text)) == (without_marked(text) != text)
    assert not has_forbidden(in_letter(text))
    assert set(without_unseen(text)) <= set(text)


@given(ANY)
def test_json_means_the_same_and_is_silent(text: str) -> None:
    value = {"题": [text]}
    for written in (json_line(value), json_line(value, is_compact=True)):
        assert json.loads(written) == value
        assert forbidden_in(written) == ""
        assert len(written.splitlines()) == 1
    assert json.loads(json_lines(value)) == value and forbidden_in(json_lines(value)) == ""
