"""A change is judged soon after it; not on a screen that is being removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.model import Key
from replydesk.tui.writing.judging import Judging
from tests.support.workbench import empty_desk, new_draft


@pytest.mark.parametrize("is_slow", [False, True], ids=["at once", "beside the typing"])
@pytest.mark.parametrize("is_shown", [True, False], ids=["shown", "being removed"])
async def test_a_change_is_judged_only_while_its_screen_is_shown(
    tmp_path: Path, is_shown: bool, is_slow: bool
) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        shown: list[str] = []
        screen = driver.writing
        judging = Judging(screen, lambda: shown.append("judged"), lambda: shown.append("begun"))
        judging.is_slow = is_slow
        screen.edit(lambda draft: draft.with_field(Key.URGENCY, "特急"), Key.URGENCY)
        judging.schedule()
        screen.display = is_shown
        await driver.until(lambda: not judging.is_due)
        await driver.settle()
        screen.display = True
        judging.end()
        assert bool(shown) == is_shown
