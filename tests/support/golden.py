"""Screens compared with their golden texts; `UPDATE_GOLDEN=1` rewrites these."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.workbench import Driver, Size

GOLDEN = Path(__file__).parents[1] / "golden"


def compare_screen(folder: str, driver: Driver, name: str, size: Size) -> None:
    """Compare the screen with its golden text in a folder."""
    path = GOLDEN / folder / f"{name}-{size[0]}x{size[1]}.txt"
    text = driver.text.rstrip("\n") + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8"), path.name
