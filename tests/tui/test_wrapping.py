"""Chinese lines in text areas and lists."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START
from replydesk.tui.kit.wrapping import Wrapped, wrap_offsets
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import lay_out, sample

TEXT = "近年来，我局在 2024 年共安排资金1200万元（含中央补助），用于“一老一小”等方面；" * 30


async def test_the_text_areas_wrap_as_chinese_lines_are_broken(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(4)
        await driver.press("enter", "ctrl+end")
        await driver.paste(TEXT)
        await driver.settle()
        field = driver.writing.query_one("#section-text", TextField)
        lines = [line for part in field.wrapped_document.lines for line in part]
        assert len(lines) > 20
        assert not [line for line in lines if line[:1] in NO_LINE_START or line[-1:] in NO_LINE_END]
        width = field.wrap_width
        assert all(cell_len(line) <= width for line in lines)
        full = lines[3:-1]
        assert sum(cell_len(line) >= width - 6 for line in full) > len(full) / 2


@given(st.text("张某某，。（）“”1a 　《》：", max_size=80), st.integers(2, 40))
def test_wrapping_loses_nothing_and_goes_on(text: str, width: int) -> None:
    offsets = wrap_offsets(text, width)
    assert offsets == sorted(set(offsets)) and all(0 < at < len(text) for at in offsets)


@example("。。。。1张。。", 8, 3)
@given(st.text("张某某，。（）1a \n", min_size=1, max_size=80), st.integers(8, 40), st.integers(0, 4))
def test_a_wrapped_text_shows_every_character_within_its_width(text: str, width: int, hang: int) -> None:
    console = Console(width=width, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(Wrapped(Text(text), hang))
    shown = capture.get()
    assert "".join(shown.split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in shown.splitlines())
