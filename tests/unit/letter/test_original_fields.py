"""A draft's record beside its original: empty fields are filled, differences told, nothing replaced."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.letter.original_fields import FieldDifference, differences, filled

_ORIGINAL = Original(
    kind="代表建议",
    session="省十四届人大四次会议",
    number="0033",
    subject="关于推进社区居家养老服务的建议",
    first=("张某某",),
    joint=("李某", "王某"),
)


def _draft(**values: str) -> Draft:
    return Draft().with_fields((str(Key[name]), value) for name, value in values.items())


def test_empty_fields_are_filled() -> None:
    made = filled(_draft(KIND="代表建议", SUBJECT="关于甲的建议"), _ORIGINAL)
    assert made.filled == (Key.SESSION, Key.ITEM_NUMBER, Key.PROPOSERS, Key.JOINT)
    assert made.draft.get(Key.SESSION) == "省十四届人大四次会议"
    assert made.draft.names(Key.JOINT) == ("李某", "王某")
    assert made.draft.get(Key.SUBJECT) == "关于甲的建议"
    assert made.differences == (FieldDifference(Key.SUBJECT, "关于甲的建议", _ORIGINAL.subject),)


def test_filling_again_changes_nothing() -> None:
    once = filled(Draft(), _ORIGINAL).draft
    assert filled(once, _ORIGINAL) == (once, (), ())


def test_those_who_joined_are_not_filled_beside_somebody_else() -> None:
    made = filled(_draft(PROPOSERS="赵某"), _ORIGINAL)
    assert Key.JOINT not in made.filled
    assert made.differences == (FieldDifference(Key.PROPOSERS, "赵某", "张某某、李某、王某"),)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("SESSION", "云川省第十四届人民代表大会第四次会议"),
        ("SESSION", "十四届人大四次会议"),
        ("ITEM_NUMBER", "第33号"),
        ("SUBJECT", "《推进社区居家养老服务》"),
        ("SUBJECT", "关于推进社区居家养老服务的议案"),
        ("PROPOSERS", "张某某代表"),
        ("PROPOSERS", "张某某、李某、王某"),
        ("KIND", "代表建议会办意见"),
    ],
)
def test_another_spelling_is_no_difference(key: str, typed: str) -> None:
    assert differences(_draft(**{key: typed}), _ORIGINAL) == ()


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("SESSION", "省十四届人大五次会议"),
        ("SESSION", "市十四届人大四次会议"),
        ("ITEM_NUMBER", "34"),
        ("SUBJECT", "关于加快社区居家养老服务的建议"),
        ("PROPOSERS", "张某某、李某"),
        ("KIND", "政协提案"),
    ],
)
def test_another_value_is_a_difference(key: str, typed: str) -> None:
    assert [each.key for each in differences(_draft(**{key: typed}), _ORIGINAL)] == [Key[key]]
