"""What is on the screens can be read in all colours: measured as WCAG 2.1 has it, text by text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.widgets import Input, TextArea

from replydesk.settings import THEMES
from replydesk.tui.draft_list import MARK
from replydesk.tui.themes import EVERY
from replydesk.walk import State

from .test_tui_screens import SCREENS, to_the_desk
from .workbench import WIDE, Driver, lay_out, running

LEAST = {"深色": 4.5, "浅色": 4.5, "高对比": 7.0}
"""The least contrast of a text (1.4.3, 1.4.6)."""

LEAST_OF_BARS = 3.0
"""The least contrast of bars and frames (1.4.11)."""


def luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, 0 to 1."""
    parts = [each / 255 for each in colour]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_bar(text: str) -> bool:
    """Whether it is a frame, a rule, or a bar."""
    return all(0x2500 <= ord(char) <= 0x259F for char in text)


def segments(driver: Driver) -> Iterator[Segment]:
    """Everything on the screen that is not blank."""
    for strip in driver.app.screen._compositor.render_strips():
        yield from (each for each in strip if each.text.strip())


def contrast_of(segment: Segment) -> float:
    """The contrast of what a piece of the screen says with what it stands on."""
    style = segment.style
    assert style and style.color and style.bgcolor, f"{segment.text} has no colours of its own"
    return contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_the_settings_and_the_themes_have_the_same_names() -> None:
    assert tuple(theme.name for theme in EVERY) == THEMES


@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_on_every_screen_can_be_read(tmp_path: Path, theme: str) -> None:
    faint: dict[str, float] = {}
    count = 0
    async with running(lay_out(tmp_path), WIDE) as driver:
        driver.app.theme = theme
        for name, show in SCREENS.items():
            await to_the_desk(driver)
            await show(driver)
            await driver.settle()
            for segment in segments(driver):
                count += 1
                text = segment.text.strip()
                least = LEAST_OF_BARS if is_bar(text) else LEAST[theme]
                if (found := contrast_of(segment)) < least:
                    faint[f"{name}：{text[:20]}"] = round(found, 2)
    assert faint == {} and count > 1000


async def test_the_state_of_steps_and_drafts_is_told_by_marks(tmp_path: Path) -> None:
    assert len({state.value for state in State}) == len(State) and MARK.strip()
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
