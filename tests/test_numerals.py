import pytest

from replydesk.numerals import chinese, heading_number


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
    ],
)
def test_numbers_are_counted_in_chinese(number: int, written: str) -> None:
    assert chinese(number) == written


@pytest.mark.parametrize(("level", "written"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")])
def test_each_level_has_its_own_number(level: int, written: str) -> None:
    assert heading_number(level, 12) == written
