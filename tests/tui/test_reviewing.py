"""A review copy that came back: what is taken, what is left, and one undo for all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from replydesk.tui.kit.file_picker import FilePicker
from replydesk.tui.reviewing import reading
from replydesk.tui.reviewing.review_screen import ReviewScreen
from tests.support.made_plans import LI, WANG, read_sample_plan
from tests.support.workbench import LARGE, SMALL, WIDE, Driver, Size, lay_out, sample

three_sizes = pytest.mark.parametrize("size", [WIDE, LARGE, SMALL], ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture(autouse=True)
def planned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every file bring the changes of a made plan."""
    monkeypatch.setattr(reading, "read_plan", read_sample_plan)


def came_back(folder: Path) -> Path:
    """A file to pick."""
    path = folder / "回来的（审阅稿）.docx"
    path.write_bytes(b"PK")
    return path


@asynccontextmanager
async def reviewing(folder: Path, size: Size = LARGE) -> AsyncIterator[Driver]:
    """The workbench with a review shown over the sample draft."""
    path = came_back(folder)
    async with sample(lay_out(folder), size) as driver:
        await driver.press("f19")
        assert isinstance(driver.app.screen, FilePicker)
        await driver.paste(str(path))
        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, ReviewScreen), driver.text
        yield driver


@three_sizes
async def test_changes_are_listed_by_person(tmp_path: Path, size: Size) -> None:
    async with reviewing(tmp_path, size) as driver:
        print(driver.text)
        for text in (f"{LI}　3 处", f"{WANG}　1 处", "没有记修订的改动　1 处"):
            assert text in driver.text
