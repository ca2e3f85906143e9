from __future__ import annotations

import pytest

from replydesk.draft.model import Draft
from replydesk.importing.lists.item_identity import Item, Items, item_of, make_item

KNOWN = make_item("代表建议", "省十四届人大四次会议", "0033", "关于某事的建议", "张某某")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (KNOWN, True),
        (make_item("代表建议", "省第十四届人民代表大会第四次会议", "第33号", "改了题目", "李某某"), True),
        (make_item("政协提案", "省十四届人大四次会议", "0033", "关于某事的建议", "张某某"), False),
        (make_item("代表建议", "省十四届人大三次会议", "0033", "关于某事的建议", "张某某"), False),
        (make_item("代表建议", "", "33", "《关于某事的建议》", ""), True),
        (make_item("代表建议", "", "33", "另一件", ""), False),
        (make_item("代表建议", "", "", "关于某事的建议", "张 某 某"), True),
        (make_item("代表建议", "", "", "关于某事的建议", "李某某"), False),
    ],
)
def test_two_items_are_the_same_by_what_both_say(other: Item, is_same: bool) -> None:
    for first, second in ((KNOWN, other), (other, KNOWN)):
        items: Items[str] = Items()
        items.add(first, "稿子.md")
        assert items.find(second) == ("稿子.md" if is_same else None)


def test_the_item_of_a_draft_is_read_from_its_fields() -> None:
    fields = {
        "类型": "代表建议",
        "届次": "省十四届人大四次会议",
        "编号": "第33号",
        "案由": "《关于某事的建议》",
    }
    assert item_of(Draft((*fields.items(), ("提出人", "张某某、李某某")))) == KNOWN
