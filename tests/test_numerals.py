import pytest

from replydesk.numerals import chinese, heading_numbers, without_number


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
def test_numbers_are_counted_in_chinese(number: int, written: str) -> None:
    assert chinese(number) == written


def test_each_level_is_counted_below_the_one_above_it() -> None:
    levels = [1, 2, 2, 3, 4, 4, 2, 3, 1, 2]
    written = ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "（三）", "1.", "二、", "（一）"]
    assert heading_numbers(levels) == written


@pytest.mark.parametrize(
    ("level", "heading", "left"),
    [
        (1, "一、工作开展情况", "工作开展情况"),
        (2, "（二）健全机制。", "健全机制。"),
        (3, "1.资金", "资金"),
        (4, "(3) 人员", "人员"),
        (1, "一体化推进", "一体化推进"),
        (1, "二、", "二、"),
        (3, "1.5亿元资金", "1.5亿元资金"),
    ],
)
def test_a_number_typed_before_a_heading_is_not_written_twice(level: int, heading: str, left: str) -> None:
    assert without_number(level, heading) == left
