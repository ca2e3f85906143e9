"""The colours of the screens: themes, marks beside colours, NO_COLOR, no animation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from replydesk.desk.settings import THEMES
from replydesk.reply.steps import StepState
from replydesk.tui.desk.draft_list import MARK
from replydesk.tui.kit.themes import EVERY
from tests.support.readable import contrast
from tests.support.workbench import WIDE, lay_out, running


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_the_settings_and_the_themes_have_the_same_names() -> None:
    assert tuple(theme.name for theme in EVERY) == THEMES


async def test_marks_show_the_state_of_steps_and_drafts(tmp_path: Path) -> None:
    assert len({state.value for state in StepState}) == len(StepState) and MARK.strip()
    async with running(lay_out(tmp_path), WIDE) as driver:
        await driver.press("home", "space")
        assert MARK.strip() in driver.text


COLOURS = """
import os, sys
from pathlib import Path
from replydesk.tui.app import Workbench
print(Workbench.open(Path(sys.argv[1])).no_color)
"""


@pytest.mark.parametrize("asked", [True, False])
def test_no_color_is_honoured(tmp_path: Path, asked: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"NO_COLOR": "1"} if asked else {}
    done = subprocess.run(
        [sys.executable, "-c", COLOURS, str(tmp_path)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == str(asked)


async def test_nothing_moves_and_no_cursor_blinks(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path), WIDE) as driver:
        assert driver.app.animation_level == "none"
        driver.desk.open(driver.file("缺项"))
        await driver.settle()
        for step in range(1, 9):
            await driver.go_to(step)
        fields = [*driver.writing.query(Input), *driver.writing.query(TextArea)]
        assert len(fields) > 15 and not any(field.cursor_blink for field in fields)
