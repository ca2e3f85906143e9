import pytest

from replydesk.text.numerals import chinese_numeral, heading_numbers, numeral_value


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (90, "九十"),
        (99, "九十九"),
        (100, "100"),
    ],
)
def test_numbers_are_written_as_chinese_numerals(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


def test_each_level_is_counted_within_the_one_above() -> None:
    levels = [1, 2, 2, 3, 4, 4, 2, 3, 1, 2]
    written = ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "（三）", "1.", "二、", "（一）"]
    assert heading_numbers(levels) == written


@pytest.mark.parametrize(("typed", "count"), [("一、", 1), ("（十二）", 12), ("3.", 3), ("(4) ", 4)])
def test_a_typed_heading_number_is_read(typed: str, count: int) -> None:
    assert numeral_value(typed) == count
