"""Characters that a terminal would obey: as marks on the screen, left out of pastes, kept in files."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich import cells as rich_cells
from rich.cells import cell_len, set_cell_size, split_text
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Label, TextArea

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Key, Paragraph, Part
from replydesk.text.marks import on_one_line, shown
from replydesk.tui.kit.painting import Piece, escape_sequences
from replydesk.tui.kit.textual_privates import HookedApp, Lines
from replydesk.tui.writing.editors.fields import TextField
from tests.attacks.terminal import faults_of, payloads
from tests.support.workbench import SAMPLE, SMALL, Driver, lay_out, sample

each_payload = pytest.mark.parametrize("payload", payloads(1), ids=range(len(payloads(1))))

ODD = "铃\x07倒\u202e零\u200b过\x9b31m"


@each_payload
def test_a_text_takes_as_many_cells_as_its_marks(payload: str) -> None:
    assert cell_len(payload) == cell_len(shown(payload))
    assert Text(payload).plain == Content(payload).plain == shown(payload)
    for cells in (1, 7, cell_len(payload)):
        assert cell_len(set_cell_size(payload, cells)) == cells
        assert cell_len(split_text(payload, cells)[0]) == cells
    assert all(rich_cells.get_character_cell_size(char) == 1 for char in payload if shown(char) != char)


@each_payload
def test_what_is_painted_is_text_only_and_as_wide_as_its_place(payload: str) -> None:
    strip = Strip([Segment(payload), Segment("乙")])
    sent = escape_sequences([Piece(0, 0, list(strip))], Console())
    assert list(faults_of(sent.encode())) == []
    assert cell_len(sent.removeprefix("\x1b[1;1H")) == strip.cell_length


def test_no_text_is_markup() -> None:
    text = "附件[red]一[/red] [link=http://x.invalid]二[/link] [[["
    assert Content.from_markup(text).plain == text and Content.from_markup(text).spans == []
    visual = Label(text).visual
    assert isinstance(visual, Content) and visual.plain == text


@each_payload
def test_a_text_area_keeps_a_text_and_its_lines(payload: str) -> None:
    text = f"{payload}\n乙{payload}"
    area = TextArea(text)
    assert isinstance(area.document, Lines)
    assert area.text == text and area.document.line_count == 2
    area.replace("丙\n丁", (0, len(payload)), (1, 1))
    assert area.text == f"{payload}丙\n丁{payload}"


async def test_words_at_the_end_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    class Ending(HookedApp):
        def on_mount(self) -> None:
            self.exit(message=f"{ODD}\n[red]")

    app = Ending()
    async with app.run_test():
        pass
    assert capsys.readouterr().err == on_one_line(f"{ODD}\n[red]") + "\n"


async def seen(driver: Driver, text: str) -> bool:
    """Return True if a text is on the screen as it is painted, not counting ends of rows."""
    await driver.settle()
    return text in on_one_line(driver.joined)


async def test_odd_characters_are_seen_in_the_field_and_stay_in_the_file(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    draft = parse_draft(path.read_text("utf-8")).draft.with_field(Key.SUBJECT, ODD)
    draft = draft.with_passage(Part.NEXT_STEPS, (Paragraph(f"下一步，{ODD}做好。"),))
    path.write_bytes(format_draft(draft).encode())
    async with sample(folder) as driver:
        assert await seen(driver, on_one_line(ODD))
        await driver.go_to(5)
        assert await seen(driver, on_one_line(f"下一步，{ODD}做好。"))
        await driver.press("f5")
        assert await driver.see("看不见的字符")
        await driver.press("escape")
        await driver.settle()
    assert ODD in path.read_bytes().decode()


async def test_a_paste_leaves_them_out_and_says_so(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), SMALL) as driver:
        await driver.go_to(5)
        driver.app.screen.query_one(TextField).focus()
        await driver.paste("我厅\x1b[31m将\u202e继\u200b续努力。\u2028再接再厉。")
        await driver.settle()
        assert await seen(driver, "我厅[31m将继续努力。") and await seen(driver, "再接再厉。")
        await driver.until(lambda: "3 个看不见的字符（U+001B、U+202E、U+200B）" in driver.status)


def test_accents_do_not_pile_up_across_the_parts_of_a_line() -> None:
    parts = [Segment("e\u0301\u0301"), Segment("\u0301\u0301\u0301", Style(underline=True)), Segment("甲")]
    sent = escape_sequences([Piece(0, 0, parts)], Console())
    assert sent.count("\u0301") == 4 and "␦" in sent and sent.index("␦") < sent.index("甲")
