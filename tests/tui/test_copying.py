"""Copy, cut and paste within the program, with or without a terminal that takes what is copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.model import Key, Paragraph
from replydesk.tui.kit.copying import NOTHING_COPIED, NOTHING_SELECTED
from tests.support.workbench import empty_desk, new_draft


@pytest.mark.parametrize("key", ["ctrl+v", "shift+insert"])
async def test_what_is_copied_in_a_field_is_pasted_in_a_text(tmp_path: Path, key: str) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.writing.go_to_field(Key.SUBJECT)
        await driver.press(*"关于养老", "shift+left", "shift+left", "ctrl+c")
        assert driver.status.startswith("复制了 2 字")
        await driver.go_to(5)
        await driver.press(key)
        assert driver.draft.next_steps == (Paragraph("养老"),)
        await driver.press("ctrl+a", "ctrl+x")
        assert not driver.draft.next_steps and driver.status.startswith("剪切了 2 字")
        await driver.press(key)
        assert driver.draft.next_steps == (Paragraph("养老"),)


async def test_lines_copied_from_a_text_become_one_line_in_a_field(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.writing.go_to_field(Key.ATTACHMENTS)
        await driver.press(*"张某", "enter", *"李某", "ctrl+a", "ctrl+c")
        await driver.writing.go_to_field(Key.PROPOSERS)
        await driver.press("ctrl+v")
        assert driver.draft.get(Key.PROPOSERS) == "张某、李某"


async def test_keys_without_a_selection_say_what_to_do_and_change_nothing(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        for step, key in ((1, Key.SESSION), (5, Key.NEXT_STEPS)):
            await driver.go_to(step)
            await driver.press("文")
            before = driver.draft
            for press, told in (
                ("ctrl+c", NOTHING_SELECTED),
                ("ctrl+x", NOTHING_SELECTED),
                ("ctrl+v", NOTHING_COPIED),
            ):
                await driver.press(press)
                assert driver.status == told and driver.draft == before, key
