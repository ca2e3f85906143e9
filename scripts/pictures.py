"""Make the pictures of the README: the workbench on the sample drafts, as SVG in docs/."""

from __future__ import annotations

import asyncio
import html
import re
import tempfile
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from rich.cells import cell_len

from replydesk import desk
from replydesk.tui.app import Workbench

DOCS = Path(__file__).resolve().parents[1] / "docs"
FONTS = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Microsoft YaHei Mono', NSimSun, monospace"

SAVED = "saved"
"""In place of a key: wait until what was typed is saved."""

PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "draft": ((120, 40), ("down", "enter", "f4", "f4", "f4", "down", "down")),
    "desk": ((120, 30), ("ctrl+a", "f7")),
    "wide": ((160, 45), ("down", "enter", "f4", "f4")),
    "reading": ((134, 44), ("down", "f4")),
    "checking": ((120, 36), ("down", "enter", "f5")),
    "finding": ((120, 36), ("down", "enter", "ctrl+f", *"我厅", "enter")),
    "history": ((120, 36), ("down", "enter", "f4", "f4", "f4", *"再抓落实", SAVED, "ctrl+o", SAVED, "down")),
    "numbers": ((120, 36), ("ctrl+a", "f8")),
    "help": ((100, 36), ("down", "enter", "f4", "f4", "f4", "f1")),
}
"""Name → size of the terminal in cells, and the keys that lead to the picture."""


async def take(name: str, size: tuple[int, int], keys: Sequence[str]) -> None:
    """Take one picture."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "答复"
        desk.init(place)
        workbench = Workbench.open(place)
        async with workbench.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await (pilot.pause(1.5) if key == SAVED else pilot.press(key))
            await pilot.pause(0.3)
            picture = workbench.export_screenshot(title="答复工作台")
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = picture.replace("Fira Code, monospace", FONTS).replace("Fira Code", "monospace")
    picture = re.sub(r'x="([\d.]+)"( y="[\d.]+") textLength="([\d.]+)"([^>]*)>([^<]*)<', _placed, picture)
    lines = (line.rstrip() for line in picture.splitlines() if line.strip())
    (DOCS / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _placed(found: re.Match[str]) -> str:
    """A run of text with a place for every character: Rich counts a Chinese one as one cell."""
    text = html.unescape(found[5])
    cell = float(found[3]) / max(len(text), 1)
    cells = accumulate(map(cell_len, text[:-1]), initial=0)
    places = " ".join(f"{float(found[1]) + at * cell:.1f}" for at in cells)
    return f'x="{places}"{found[2]}{found[4]}>{found[5]}<'


def main() -> None:
    """Take all pictures."""
    DOCS.mkdir(exist_ok=True)
    for name, (size, keys) in PICTURES.items():
        asyncio.run(take(name, size, keys))
        print(DOCS / f"{name}.svg")


if __name__ == "__main__":
    main()
