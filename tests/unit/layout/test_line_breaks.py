from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.layout.char_widths import UNITS, Advances, advances, length
from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START, break_lines, may_break
from replydesk.text.width import width
from tests.support.effort import examples

CLOSING = "。，、；：？！）》”’】〕…—％"
OPENING = "（《“‘【〔"


BODY = advances(16, -5)
SQUARE = 315 * UNITS
MEASURE = 8844 * UNITS


HALF_SQUARES = Advances(2)


def lines(text: str, first: int = 20, rest: int = 20, widths: Advances = HALF_SQUARES) -> list[str]:
    ends = break_lines(text, first, rest, widths)
    return [text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "half_squares"),
    [
        ("张某某", 6),
        ("2026", 4),
        ("2026年", 6),
        ("“”‘’……——·", 18),
        ("　", 2),
        (" ", 1),
        ("\xa0", 1),
        ("％～℃", 6),
        ("𠮷", 2),
        ("a\u0301", 1),
        ("\u200b\u2060", 0),
        ("", 0),
    ],
)
def test_a_width_is_counted_in_half_squares(text: str, half_squares: int) -> None:
    assert width(text) == half_squares


def test_a_line_is_filled_before_the_next_begins() -> None:
    assert lines("甲" * 25) == ["甲" * 10, "甲" * 10, "甲" * 5]


def test_the_first_line_may_be_shorter() -> None:
    assert lines("甲" * 20, 16, 20) == ["甲" * 8, "甲" * 10, "甲" * 2]


@pytest.mark.parametrize("text", ["", "甲", "甲" * 10, "a" * 20])
def test_what_fits_is_one_line(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize("mark", CLOSING)
def test_a_closing_mark_takes_the_character_before_it_along(mark: str) -> None:
    assert mark in NO_LINE_START
    assert lines("甲" * 10 + mark + "乙") == ["甲" * 9, f"甲{mark}乙"]


@pytest.mark.parametrize("mark", OPENING)
def test_an_opening_mark_goes_with_what_it_opens(mark: str) -> None:
    assert mark in NO_LINE_END
    assert lines("甲" * 9 + mark + "乙") == ["甲" * 9, f"{mark}乙"]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("甲甲甲甲甲甲甲甲2025年", ["甲甲甲甲甲甲甲甲2025", "年"]),
        ("甲甲甲甲甲甲甲甲甲2025年", ["甲甲甲甲甲甲甲甲甲", "2025年"]),
        ("甲甲甲甲甲甲甲甲甲93.2%。", ["甲甲甲甲甲甲甲甲甲", "93.2%。"]),
        ("甲甲甲甲甲甲甲甲甲APP等", ["甲甲甲甲甲甲甲甲甲", "APP等"]),
        ("甲甲甲甲甲甲甲9704-2012", ["甲甲甲甲甲甲甲9704-", "2012"]),
        ("联系电话：0000-00000000", ["联系电话：0000-", "00000000"]),
    ],
)
def test_a_run_of_ascii_is_split_behind_a_hyphen_only(text: str, broken: list[str]) -> None:
    assert lines(text) == broken


def test_an_address_longer_than_a_line_is_split_where_the_line_is_full() -> None:
    address = "http://www.example.gov.cn/art/2026/5/29/art_1_2.html"
    broken = lines(f"详见{address}。")
    assert "".join(broken) == f"详见{address}。"
    assert broken[0] == "详见"
    assert all(width(line) <= 20 for line in broken)
    assert broken[1] == address[:20]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("甲" * 10 + " 乙", ["甲" * 10 + " ", "乙"]),
        ("甲" * 10 + "   ", ["甲" * 10 + "   "]),
        ("甲" * 8 + " ab cd", ["甲" * 8 + " ab ", "cd"]),
        ("甲" * 9 + "乙 。", ["甲" * 9, "乙 。"]),
        ("this is an official reply", ["this is an official ", "reply"]),
    ],
)
def test_spaces_at_the_end_of_a_line_take_no_room(text: str, broken: list[str]) -> None:
    assert lines(text) == broken


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("甲" * 9 + "“乙”丙", ["甲" * 9, "“乙”丙"]),
        ("甲" * 8 + "“乙”丙", ["甲" * 8, "“乙”丙"]),
        ("甲" * 7 + "“乙”丙", ["甲" * 7 + "“乙”", "丙"]),
        ("甲" * 9 + "《乙》。", ["甲" * 9, "《乙》。"]),
        ("甲" * 7 + "“乙。”丙", ["甲" * 7, "“乙。”丙"]),
    ],
)
def test_quotes_stay_with_what_they_enclose(text: str, broken: list[str]) -> None:
    assert lines(text) == broken


@pytest.mark.parametrize("pair", ["——", "……"])
@pytest.mark.parametrize("before", range(6, 11))
def test_a_double_mark_is_never_split_and_never_begins_a_line(pair: str, before: int) -> None:
    broken = lines("甲" * before + pair + "乙丙丁")
    assert sum(pair in line for line in broken) == 1
    assert not broken[1].startswith(pair)


@pytest.mark.parametrize("text", ["，" * 15, "（" * 15, "—" * 15, "a" * 45, "（“" * 9])
def test_where_no_break_is_allowed_the_line_is_filled(text: str) -> None:
    assert lines(text)[0] == text[: len(lines(text)[0])]
    assert [width(line) for line in lines(text)[:-1]] == [20] * (len(lines(text)) - 1)


@pytest.mark.parametrize(
    ("text", "at", "allowed"),
    [
        ("甲乙", 1, True),
        ("甲。", 1, False),
        ("（甲", 1, False),
        ("甲（", 1, True),
        ("。甲", 1, True),
        ("a甲", 1, True),
        ("ab", 1, False),
        ("-b", 1, True),
        (" b", 1, True),
        ("甲乙", 2, True),
    ],
)
def test_a_break_is_allowed_or_not(text: str, at: int, allowed: bool) -> None:
    assert may_break(text, at) is allowed


PROSE = st.text(
    st.one_of(
        st.sampled_from("张某某代表建议收悉办理"),
        st.sampled_from(CLOSING + OPENING),
        st.sampled_from("0123456789 -.%ab/"),
        st.characters(codec="utf-8"),
    ),
    max_size=150,
)


ROOMS = st.integers(SQUARE, MEASURE)
WIDTHS = st.sampled_from([BODY, advances(16, -17), advances(16, -5, "Times New Roman")])


@examples(400)
@given(PROSE, ROOMS, ROOMS, WIDTHS)
@example("甲 " * 40, 2 * SQUARE, 3 * SQUARE, BODY)
def test_every_line_fits_and_no_character_is_lost(text: str, first: int, rest: int, widths: Advances) -> None:
    broken = lines(text, first, rest, widths)
    assert "".join(broken) == text
    assert all(broken) or not text
    for room, line in zip([first, *[rest] * len(broken)], broken, strict=False):
        assert length(line.rstrip(" "), widths) <= room


@examples(400)
@given(PROSE, ROOMS, WIDTHS)
def test_no_line_begins_or_ends_with_a_forbidden_mark_unless_it_cannot_be_helped(
    text: str, room: int, widths: Advances
) -> None:
    start = 0
    ends = break_lines(text, room, room, widths)
    for end in ends[:-1]:
        if text[end] in NO_LINE_START or text[end - 1] in NO_LINE_END:
            assert not any(may_break(text, at) for at in range(start + 1, end))
        start = end


@examples(200)
@given(PROSE, ROOMS, WIDTHS)
def test_no_line_could_have_taken_more(text: str, room: int, widths: Advances) -> None:
    start = 0
    for end in break_lines(text, room, room, widths)[:-1]:
        further = (at for at in range(end + 1, len(text) + 1) if may_break(text, at))
        following = next(further, len(text))
        assert length(text[start:following].rstrip(" "), widths) > room
        start = end


@examples(200)
@given(PROSE, ROOMS, WIDTHS)
def test_no_number_is_split_unless_it_is_longer_than_a_line(text: str, room: int, widths: Advances) -> None:
    for end in break_lines(text, room, room, widths)[:-1]:
        before, after = re.search(r"[\x21-\x7f]*$", text[:end]), re.match("[0-9]+", text[end:])
        if after and before and before[0][-1:].isdigit():
            assert length(before[0] + after[0], widths) > room


def test_every_character_counts_by_its_own_width() -> None:
    for char in map(chr, range(0x21, 0x10000)):
        if width(char):
            assert break_lines(char * 9, 8, 8, HALF_SQUARES)[0] == 8 // width(char), hex(ord(char))


@pytest.mark.parametrize(
    ("text", "filled"),
    [("甲" * 60, 28), ("9" * 120, 57), ("甲" * 27 + "9" * 3 + "乙", 27), ("甲" * 27 + "99乙", 29)],
)
def test_a_line_of_156_millimetres_takes_what_fits_in_twips(text: str, filled: int) -> None:
    assert break_lines(text, MEASURE, MEASURE, BODY)[0] == filled


def test_condensed_text_and_a_latin_face_break_by_their_own_widths() -> None:
    text = "甲" * 28 + "。"
    assert len(lines(text, MEASURE, MEASURE, BODY)) == 2
    assert len(lines(text, MEASURE, MEASURE, advances(16, -16))) == 1
    assert lines("WWWWW甲甲", 5 * SQUARE, SQUARE, advances(16, -5)) == ["WWWWW甲甲"]
    assert lines("WWWWW甲甲", 5 * SQUARE, SQUARE, advances(16, -5, "Times New Roman"))[0] == "WWWWW"


@pytest.mark.parametrize("room", [0, 1, -5, -500])
def test_where_nothing_fits_there_is_one_character_to_a_line(room: int) -> None:
    assert lines("甲乙a", room, room) == ["甲", "乙", "a"]
