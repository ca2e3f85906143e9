"""Marks of wrong words in the editor and on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.reply import judged
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.judged import judge_reply
from replydesk.reply.reply import Reply
from replydesk.tui.kit.printed_marks import printed_marks
from replydesk.tui.kit.textual_privates import ansi_codes
from replydesk.tui.kit.themes import EVERY
from replydesk.tui.writing.editors.fields import LineField, TextField
from tests.support.readable import contrast
from tests.support.workbench import SMALL, Driver, Size, every_size, lay_out, sample

TWICE = "我厅高度重视，，认真研究“养老”问题，，，逐项落实。"


def commas(driver: Driver) -> list[str]:
    """Return the underlined pieces in the fields of the editor that are commas: other rules find more."""
    return [text for text in in_editor(driver) if set(text) == {"，"}]


def in_editor(driver: Driver) -> list[str]:
    """Return the underlined pieces in the fields of the editor."""
    found = []
    for field in driver.writing.editor.query("TextField, LineField"):
        assert isinstance(field, TextField | LineField)
        for y in range(field.size.height if field.display else 0):
            found += [text for text, style, _ in field.render_line(y) if style and style.underline]
    return found


def with_text(*paragraphs: str) -> Draft:
    made = tuple(map(Paragraph, paragraphs))
    return Draft(sections=(Section(1, "甲", made),))


def body(draft: Draft, *paragraphs: str, is_item: bool = False) -> Draft:
    made = tuple(Paragraph(text, is_item=is_item) for text in paragraphs)
    return replace(draft, preamble=(), sections=(Section(1, "甲", made),))


def _column(shown: str) -> int:
    """Return the column of the text behind the first wrong words."""
    return next(line.index("认真") for line in shown.splitlines() if "认真" in line)


@every_size
async def test_wrong_words_are_marked_in_the_text_and_on_the_page(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        driver.writing.edit(lambda draft: body(draft, "好。", TWICE), "")
        await driver.settle()
        assert commas(driver) == ["，，", "，，，"]
        marked = driver.text
        driver.writing.judging.judged = replace(driver.writing.judged, problems=())
        driver.writing._show_judged()
        await driver.settle()
        assert commas(driver) == []
        assert TWICE[:10] in driver.text and _column(driver.text) == _column(marked)
        if size == SMALL:
            await driver.press("f6")
            await driver.settle()
        driver.writing.judging.run()
        driver.writing._show_judged()
        await driver.settle()
        page = driver.writing.page
        on_page = [
            text
            for y in range(page.size.height)
            for text, style, _ in page.render_line(y)
            if style and style.underline and set(text) <= set("， ")
        ]
        assert "".join(on_page).replace(" ", "") == "，，，，，"


async def test_a_mark_is_gone_with_the_first_change_of_its_line_and_moves_with_it(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        driver.writing.edit(lambda draft: body(draft, TWICE, "好。"), "")
        await driver.press("enter", "ctrl+home")
        await driver.settle()
        field = driver.writing.query_one("#section-text", TextField)
        driver.writing.judging.schedule = lambda: None  # type: ignore[method-assign]
        field.move_cursor((1, 0))
        field.insert("很")
        assert commas(driver) == ["，，", "，，，"]
        field.move_cursor((0, 0))
        field.insert("上一段。\n")
        assert commas(driver) == ["，，", "，，，"]
        field.move_cursor((1, 0))
        field.insert("现")
        assert commas(driver) == []


async def test_items_and_wrapped_lines_keep_their_marks_in_place(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), SMALL) as driver:
        await driver.go_to_outline()
        long = "这一段很长。" * 30 + TWICE
        driver.writing.edit(lambda draft: body(draft, long, "已经落实，，好。", is_item=True), "")
        await driver.press("enter", "ctrl+end")
        await driver.settle()
        assert "".join(commas(driver)) == "，，，，，，，"


def found_at(place: Place, words: str, begin: int, level: Level = Level.ERROR) -> Finding:
    return Finding(level, place.key, "错了", "请改", hits=(Hit(place, words, begin),))


def with_field(key: Key, value: str | tuple[str, ...]) -> Draft:
    return Draft(fields=((key, value),))


WITH_ATTACHMENT = replace(
    with_field(Key.ATTACHMENTS, "名单"),
    attachments=(Attachment((Paragraph("上。"),), (Section(1, "头头", (Paragraph("下下。"),)),)),),
)


@pytest.mark.parametrize(
    ("step", "draft", "finding", "shown"),
    [
        (
            1,
            Draft(fields=((Key.SUBJECT, "关于养老的的建议"),)),
            found_at(Place(Key.SUBJECT), "的的", 4),
            "的的",
        ),
        (
            6,
            Draft(fields=((Key.ATTACHMENTS, ("名单", "清清单")),)),
            found_at(Place(Key.ATTACHMENTS), "清清", 3),
            "清清",
        ),
        (8, with_field(Key.CC, "省政府办公厅，厅"), found_at(Place(Key.CC), "，厅", 6), "，厅"),
        (
            1,
            with_field(Key.SUBJECT, "关于\x1b[31m养老"),
            found_at(Place(Key.SUBJECT), "\x1b[31m", 2),
            "␛[31m",
        ),
        (
            2,
            with_field(Key.DOCUMENT_NUMBER, "云民复字〔2036〕7号"),
            found_at(Place(Key.DOCUMENT_NUMBER), "2036", 5),
            "2036",
        ),
        (5, Draft(thanks=(Paragraph("感谢您您。"),)), found_at(Place(Part.THANKS), "您您", 2), "您您"),
        (
            6,
            WITH_ATTACHMENT,
            found_at(Place("附件1", 0, 0), "下下", 0),
            "下下",
        ),
        (4, with_text("好。"), found_at(Place(Part.ANSWER, 0, -1), "甲", 0), "甲"),
    ],
)
async def test_words_of_every_kind_of_field_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, draft: Draft, finding: Finding, shown: str
) -> None:
    def found(reply: Reply) -> judged.Judged:
        return replace(judge_reply(reply), problems=(finding,))

    monkeypatch.setattr(judged, "judge_reply", found)
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(lambda _: draft, "")
        await driver.go_to(step)
        await driver.settle()
        assert in_editor(driver) == [shown]
        assert cell_len(shown) == sum(map(cell_len, in_editor(driver)))


async def test_marks_can_be_read_in_every_theme(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        driver.writing.edit(lambda draft: body(draft, TWICE), "")
        await driver.press("enter")
        for theme in EVERY:
            driver.app.theme = theme.name
            await driver.settle()
            looks = set()
            for level in ("error", "suspected", "hint"):
                field = driver.writing.query_one("#section-text", TextField)
                style = field.get_component_rich_style(f"words--{level}", partial=True)
                assert style.underline and bool(style.color) == (level != "hint")
                front, back = (style.color or field.rich_style.color), field.background_colors[1].rgb
                least = 7 if theme.name == "高对比" else 4.5
                assert front and contrast(front.get_truecolor(), back) >= least, (theme.name, level)
                looks.add(ansi_codes(style, ColorSystem.STANDARD))
            assert len(looks) == 3 and all("4" in codes.split(";") for codes in looks), theme.name


async def test_a_character_that_is_not_seen_is_marked_on_the_page_too(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(lambda draft: body(draft, "已经\x1b落实。"), "")
        await driver.settle()
        marks = printed_marks(driver.writing.judged)
        letter = driver.writing.judged.reply.letter
        marked = [
            letter.blocks[block].text[mark.begin : mark.end] for block, each in marks.items() for mark in each
        ]
        assert any("␛" in text for text in marked)
