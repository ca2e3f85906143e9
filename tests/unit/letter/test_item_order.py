from __future__ import annotations

import random

import pytest

from replydesk.draft.model import Draft, Key
from replydesk.letter.item_order import item_order, order_of, order_of_item, order_of_name

FOURTH, FIFTH = "省十四届人大四次会议", "省十四届人大五次会议"


def record(kind: str, session: str, number: str) -> Draft:
    return Draft(((Key.KIND, kind), (Key.SESSION, session), (Key.ITEM_NUMBER, number)))


@pytest.mark.parametrize(
    "ordered",
    [
        [("代表建议", FOURTH, number) for number in ("9", "第0010号", "33", "33-1", "100", "")],
        [("代表建议", FOURTH, "900"), ("闭会期间建议", FOURTH, ""), ("政协提案", "政协六届五次会议", "1")],
        [("代表建议", *each) for each in ((FIFTH, "3"), (FOURTH, "20"), (FIFTH, "20"), ("", "020"))],
        [("代表建议", f"市九届人大{count}次会议", "1") for count in ("九", "十", "十一", "二十")],
        [(kind, FOURTH, "55") for kind in ("代表建议", "代表建议会办意见", "代表建议再次答复")],
        [("政协提案", "", "提9"), ("政协提案会办意见", "", "提9"), ("政协提案", "", "提10")],
    ],
)
def test_letters_are_in_the_order_of_their_items(ordered: list[tuple[str, str, str]]) -> None:
    mixed = random.Random(2).sample(ordered, len(ordered))
    assert sorted(mixed, key=lambda each: item_order(record(*each))) == ordered


def test_one_number_and_one_session_have_one_place_however_they_are_written() -> None:
    spellings = [("55", FOURTH), ("055", "省第十四届人民代表大会第四次会议"), ("第０５５号", f"{FOURTH} ")]
    assert len({order_of("代表建议", session, number) for number, session in spellings}) == 1


@pytest.mark.parametrize("session", [FOURTH, "市第九届人民代表大会第二次会议", ""])
@pytest.mark.parametrize("number", ["0033", "提9", ""])
def test_session_and_number_in_one_text_give_the_same_place(session: str, number: str) -> None:
    item = session + (f"第{number}号" if number else "")
    assert order_of_item("政协提案", item) == order_of("政协提案", session, number)


def test_a_file_name_tells_the_number_until_the_draft_is_read() -> None:
    assert order_of("代表建议", "", "33").startswith(order_of_name("0033-张某某-养老"))
    assert order_of_name("9-甲") < order_of_name("10-乙") < order_of_name("养老") == order_of_name("2026年")
