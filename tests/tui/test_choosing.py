"""A choice is made by typing some of a word, or its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Key
from replydesk.letter.kinds import KIND_NAMES
from replydesk.tui.kit.one_of import TypedWord
from tests.support.workbench import empty_desk, new_draft


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("会", "代表建议会办意见"),
        ("会会", "政协提案会办意见"),
        ("政", "政协提案"),
        ("政协提案再", "政协提案再次答复"),
        ("闭", "闭会期间建议"),
        ("闭会", "闭会期间建议"),
        ("7", "议案转建议"),
        ("9", "代表建议"),
        ("无", "代表建议"),
        ("无闭", "闭会期间建议"),
    ],
)
def test_typing_leads_to_a_word(typed: str, word: str) -> None:
    buffer, at = TypedWord(), 0
    for character in typed:
        found = buffer.find(KIND_NAMES, at, character)
        at = at if found is None else found
    assert KIND_NAMES[at] == word


@given(st.sampled_from(KIND_NAMES), st.integers(0, len(KIND_NAMES) - 1))
def test_a_word_typed_out_is_reached_from_everywhere(word: str, at: int) -> None:
    buffer = TypedWord()
    for character in word:
        found = buffer.find(KIND_NAMES, at, character)
        assert found is not None
        at = found
    assert KIND_NAMES[at] == word


async def test_the_kind_is_chosen_by_keys_and_by_an_input_method(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.press("up", "会")
        assert driver.draft.get(Key.KIND) == "代表建议会办意见"
        await driver.paste("政协提案再次")
        assert driver.draft.get(Key.KIND) == "政协提案再次答复"
        await driver.press("2")
        assert driver.draft.get(Key.KIND) == "政协提案"
        await driver.press("f4")
        await driver.writing.go_to_field(Key.URGENCY)
        await driver.press("特")
        assert driver.draft.get(Key.URGENCY) == "特急"
        await driver.press("1")
        assert not driver.draft.get(Key.URGENCY)
