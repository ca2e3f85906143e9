"""The pages of a 花脸稿 in the terminal and as plain text."""

from __future__ import annotations

import random

import pytest

from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.letter.model import Letter, Role
from replydesk.letter.redline import LetterStep, Redline, redline
from replydesk.render import plain, terminal
from replydesk.text.marks import without_marked
from tests.support.edits import steps_of
from tests.support.effort import seeds
from tests.support.letters import block, table
from tests.support.replies import featured, varied


def made(before: Letter, after: Letter) -> tuple[Pages, Redline]:
    found = redline([LetterStep(before), LetterStep(after)])
    return lay_out(found.letter, Setup()), found


def body(*texts: str) -> Letter:
    return Letter(tuple(block(Role.BODY, text) for text in texts))


def test_changes_are_in_brackets_on_each_line_of_plain_text() -> None:
    words = "新的一段话" * 8
    pages, found = made(body("前面的话。后面的话。"), body(f"前面的话。{words}后面的话。"))
    assert plain.render(pages, redline=found).split() == [
        f"前面的话。{{+{words[:21]}+}}",
        f"{{+{words[21:]}+}}后面的话。",
    ]


def test_a_paragraph_that_was_divided_has_the_sign_of_its_end() -> None:
    pages, found = made(
        body("第一句话在这里。第二句话在这里。"), body("第一句话在这里。", "第二句话在这里。")
    )
    assert plain.render(pages, redline=found).split()[0] == "第一句话在这里。{+¶+}"
    rows = [row.plain for row in terminal.page_rows(pages, pages.pages[0], found)]
    assert any("第一句话在这里。¶" in row for row in rows)


def test_removed_text_is_struck_out_and_added_text_underlined_in_red() -> None:
    pages, found = made(body("投入三百万元。"), body("投入五百万元。"))
    row = next(row for row in terminal.page_rows(pages, pages.pages[0], found) if "三" in row.plain)
    looks = {row.plain[span.start : span.end]: str(span.style) for span in row.spans}
    assert looks["三"] == "red strike" and looks["五"] == "bold red underline"


def test_cells_of_a_table_are_marked_within_their_rules() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", "12"))))
    after = Letter(tuple(table(("项目", "数量"), ("公路", "15"))))
    pages, found = made(before, after)
    row = next(row for row in terminal.page_rows(pages, pages.pages[0], found) if "公路" in row.plain)
    looks = [(row.plain[span.start : span.end], str(span.style)) for span in row.spans]
    assert ("12", "red strike") in looks and ("15", "bold red underline") in looks


@pytest.mark.parametrize("seed", seeds(range(24), quick=4))
def test_pages_keep_their_width_and_no_character_is_lost(seed: int) -> None:
    draft = featured(seed) if seed % 2 else varied(seed)
    found = redline(steps_of(draft, random.Random(seed), 4))
    pages = lay_out(found.letter, Setup())
    for page in pages.pages:
        widths = {row.cell_len for row in terminal.page_rows(pages, page, found)}
        assert widths == {terminal.frame_width(pages)}
    text = plain.render(pages, redline=found)
    for sign in ("{+¶+}", "[-¶-]", "{+", "+}", "[-", "-]"):
        text = text.replace(sign, "")
    assert text == plain.render(pages)
    assert without_marked(text) == text.replace("\f", "").replace("\n", "") or "\f" in text or "\n" in text
