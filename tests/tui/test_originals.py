"""The original where a draft is written: shown by the page, searched, quoted, put, taken off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from replydesk.desk.original_paths import original_path
from replydesk.desk.originals import has_original, original_of
from replydesk.draft.model import Draft, Key, Part
from replydesk.draft.points.actions import add_point
from replydesk.draft.points.model import PointSource
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.file_picker import FilePicker
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.original_text import OriginalText
from replydesk.tui.writing.editors.fields import TextField
from tests.support.beside import HANDED, ORIGINAL, beside, handed
from tests.support.workbench import LARGE, SAMPLE, SMALL, WIDE, Driver, Size, lay_out, running, sample

HEAD = "代表建议　第0033号　省十四届人大四次会议"
FIRST = ORIGINAL.text[0]


@asynccontextmanager
async def with_one(folder: Path, size: Size = LARGE) -> AsyncIterator[Driver]:
    """The workbench with a draft open that has an original."""
    place = lay_out(folder)
    beside(place / "drafts" / f"{SAMPLE}.md")
    async with running(place, size) as driver:
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        yield driver


def view(driver: Driver) -> OriginalText:
    return driver.writing.query_one(OriginalText)


def pane_lines(driver: Driver) -> list[str]:
    """Return the lines of the original's pane."""
    region = driver.writing.query_one(OriginalPane).region
    strips = driver.app.screen._compositor.render_strips()
    return [each.crop(region.x, region.right).text for each in strips[region.y : region.bottom]]


@pytest.mark.parametrize(("size", "has_page", "has_editor"), [(WIDE, 1, 1), (LARGE, 0, 1), (SMALL, 0, 0)])
async def test_the_original_stands_beside_the_page_or_in_its_place(
    tmp_path: Path, size: Size, has_page: bool, has_editor: bool
) -> None:
    async with with_one(tmp_path, size) as driver:
        await driver.press("f22")
        assert HEAD in driver.text and FIRST[:10] in driver.text
        assert bool(driver.writing.page.region) == has_page
        assert bool(driver.writing.pane.region) == has_editor
        await driver.press("f22")
        await driver.settle()
        assert HEAD not in driver.text and driver.writing.pane.region
        assert bool(driver.writing.page.region) == (size != SMALL)


async def test_esc_leads_back_to_where_one_writes(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.go_to(3)
        field = driver.app.focused
        await driver.press("f22", "escape")
        assert driver.app.focused is field and HEAD in driver.text
        await driver.press("f6")
        assert isinstance(driver.app.focused, PageView) and HEAD not in driver.text
    async with sample(lay_out(tmp_path / "2"), SMALL) as driver:
        await driver.press("f22", "escape")
        assert driver.writing.pane.region and not view(driver).region


async def test_the_pane_names_the_keys_that_work_where_the_focus_is(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.go_to(3)
        await driver.press("f22")
        assert "回车 引用" in "".join(pane_lines(driver))
        await driver.press("escape")
        lines = "".join(pane_lines(driver))
        assert "Shift+F10 原件" in lines and "引用" not in lines
        await driver.press("f22")
        assert "回车 引用" in "".join(pane_lines(driver))


async def test_keys_typed_at_once_behind_it_are_for_the_original(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        before = driver.draft
        await driver.burst("f22", "/", "津", "贴", "enter", "escape")
        assert view(driver).selected_text == "津贴" and driver.draft == before


async def test_what_differs_is_told_and_gone_once_it_is_mended(tmp_path: Path) -> None:
    async with with_one(tmp_path, WIDE) as driver:
        await driver.press("f22")
        assert "≠ 案由不一样" in driver.text
        driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, ORIGINAL.subject), "")
        await driver.settle()
        assert "≠ 案由" not in driver.text


async def test_the_points_are_numbered_beside_the_text(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        text = ORIGINAL.text[4]
        pieces = [(text.index(words), text.index(words) + len(words)) for words in ("加大对", "支持社会")]

        def with_points(draft: Draft) -> Draft:
            for start, end in pieces:
                draft = add_point(draft, text[start:end], source=PointSource(4, start, end))
            return add_point(draft, "自己加的一条")

        driver.writing.edit(with_points, "")
        await driver.press("f22")
        numbered = [line.split() for line in pane_lines(driver) if line.strip()[:1] in {"1", "2", "3"}]
        assert [each[0] for each in numbered] == ["1", "2"] and numbered[0][1].startswith("一是加大")


async def test_words_are_found_and_gone_through(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.press("f22", "ctrl+f")
        await driver.paste("补贴")
        assert "1/2" in driver.text and view(driver).selection.start == (2, 4)
        await driver.press("enter")
        assert "2/2" in driver.text and view(driver).selection.start[0] == 4
        await driver.press("down", "up")
        assert view(driver).selected_text == "补贴" and "2/2" in driver.text
        await driver.press("backspace", "backspace", "无")
        assert " 没有" in driver.text
        await driver.press("escape")
        assert driver.app.focused is view(driver) and "查找 " not in driver.text
        await driver.press("ctrl+f", "ctrl+f")
        assert driver.app.focused is view(driver)


async def test_nothing_can_be_written_into_it(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.press("f22", "甲")
        assert driver.status.startswith("没有写上：这里看原件") and view(driver).text.split("\n")[0] == FIRST


async def test_selected_words_are_copied(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.press("f22", "shift+right", "shift+right", "ctrl+c")
        assert driver.app.clipboard == FIRST[:2] and driver.status.startswith("复制了 2 字")
        await driver.press("ctrl+a", "ctrl+c")
        assert driver.app.clipboard == "\n".join(ORIGINAL.text)


async def test_words_are_selected_by_the_mouse(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.press("f22")
        region = view(driver).region
        await driver.pilot.mouse_down(offset=(region.x + 4, region.y))
        await driver.pilot.hover(offset=(region.x + 10, region.y))
        await driver.pilot.mouse_up(offset=(region.x + 10, region.y))
        await driver.settle()
        assert view(driver).selected_text == FIRST[:3]


@pytest.mark.parametrize("size", [LARGE, SMALL])
async def test_selected_words_are_quoted_where_one_wrote_and_undone_at_once(
    tmp_path: Path, size: Size
) -> None:
    async with with_one(tmp_path, size) as driver:
        await driver.go_to(3)
        await driver.paste("您说的")
        before = driver.draft
        await driver.press("f22", "shift+right", "shift+right", "shift+right", "enter")
        assert driver.status == f"引用了“{FIRST[:3]}”（Ctrl+Z 撤销）"
        await driver.settle()
        field = driver.app.focused
        assert isinstance(field, TextField) and f"您说的“{FIRST[:3]}”" in field.text
        await driver.press("问")
        assert f"您说的“{FIRST[:3]}”问" in field.text
        await driver.press("ctrl+z", "ctrl+z")
        assert driver.draft == before


async def test_without_a_selection_the_sentence_of_the_cursor_is_quoted(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.go_to(3)
        await driver.press("f22", "end", "enter")
        assert "“‘一老一小’的事情，家家都有”" in driver.draft.passage(Part.OPENING)[0].text


async def test_a_quotation_replaces_nothing_that_is_selected_in_the_field(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.go_to(3)
        before = driver.draft.passage(Part.OPENING) or driver.letter
        await driver.press("ctrl+a", "f22", "enter")
        field = driver.app.focused
        assert before and isinstance(field, TextField)
        assert field.text.rstrip().endswith(f"“{FIRST.split('。')[0]}”") and "收悉" in field.text


async def test_a_quotation_needs_a_field(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.go_to_outline()
        before = driver.draft
        await driver.press("f22", "enter")
        assert driver.draft == before and driver.status.startswith("没有引用：先把光标放到")


async def test_a_number_or_a_name_takes_no_quotation(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        before = driver.draft
        await driver.press("f22", "enter")
        assert driver.draft == before and driver.status.startswith("没有引用：先把光标放到要写的正文里")


async def test_without_an_original_it_is_said_how_to_add_one(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), WIDE) as driver:
        await driver.press("f22")
        shown = "".join("".join(pane_lines(driver)).split())
        assert "还没有原件" in shown and "Insert选文件" in shown and "Shift+F10" in shown


async def test_an_original_is_put_from_a_file_and_its_fields_are_filled(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        path = handed(driver.folder / "交办", "0041", "修路架桥", "赵某某")
        await driver.press("f22", "enter")
        assert isinstance(driver.app.screen, FilePicker)
        await driver.paste(str(path))
        await driver.press("enter")
        await driver.settle()
        assert "第0041号" in driver.text and "添加了原件；填上了" in driver.status
        assert driver.draft.get(Key.ITEM_NUMBER) == "0041"
        assert original_of(driver.file("缺项")) and driver.app.focused is view(driver)


async def test_undo_takes_the_original_back_with_what_it_filled(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        before, path = driver.draft, driver.file("缺项")
        first, second = (
            HANDED.format(number=each, subject="修路架桥", first="赵某某") for each in ("0041", "0042")
        )
        await driver.press("f22")
        await driver.paste(first)
        await driver.settle()
        after = driver.draft
        assert after.get(Key.ITEM_NUMBER) == "0041" and "（Ctrl+Z 撤销）" in driver.status
        await driver.press("escape", "ctrl+z")
        assert driver.draft == before and not has_original(path)
        assert driver.status.endswith("原件也拿掉了") and "还没有原件" in driver.text
        await driver.press("ctrl+y")
        assert (
            driver.draft == after and driver.status.endswith("原件也换了回来") and "第0041号" in driver.text
        )
        await driver.press("f22")
        await driver.paste(second)
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "撤销" not in driver.status  # nothing was filled: the draft is as it was
        await driver.press("escape", "ctrl+z")
        original = original_of(path)
        assert driver.draft == before and original is not None and original.number == "0042"


async def test_undo_brings_the_original_back_that_was_replaced(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        before, path = driver.draft, driver.file(SAMPLE)
        await driver.press("f22")
        await driver.paste(HANDED.format(number="0042", subject="修路架桥", first="赵某某"))
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert driver.draft != before
        await driver.press("escape", "ctrl+z")
        assert driver.draft == before and original_of(path) == ORIGINAL and HEAD in driver.text


async def test_a_pasted_text_is_put_and_another_one_only_after_a_question(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        await driver.press("f22")
        await driver.paste("太短的文字")
        assert "不像一份原件" in driver.status and not has_original(driver.file("缺项"))
        await driver.paste(HANDED.format(number="0041", subject="修路架桥", first="赵某某"))
        await driver.settle()
        assert "第0041号" in driver.text
        await driver.paste(HANDED.format(number="0042", subject="修路架桥", first="赵某某"))
        await driver.settle()
        assert isinstance(driver.app.screen, Agree)
        await driver.press("escape")
        assert "第0041号" in driver.text
        await driver.paste(HANDED.format(number="0042", subject="修路架桥", first="赵某某"))
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert "第0042号" in driver.text and "≠ 编号不一样" in driver.text


async def test_an_original_is_taken_off_after_a_question(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        before, path = driver.draft, driver.file(SAMPLE)
        await driver.press("f22", "delete", "escape")
        assert has_original(path)
        await driver.press("delete", "enter")
        await driver.settle()
        assert not has_original(path) and "还没有原件" in driver.text and driver.draft == before


async def test_one_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        original_path(driver.file(SAMPLE)).write_bytes(b"\x00\x01\xff\xfe")
        await driver.press("f22")
        assert "原件读不了" in driver.text


async def test_a_window_that_becomes_narrow_shows_what_has_the_focus(tmp_path: Path) -> None:
    async with with_one(tmp_path, WIDE) as driver:
        await driver.press("f22", "escape")
        await driver.pilot.resize_terminal(*SMALL)
        await driver.settle()
        assert driver.writing.pane.region and not view(driver).region


async def test_the_field_of_the_search_takes_what_is_selected(tmp_path: Path) -> None:
    async with with_one(tmp_path) as driver:
        await driver.press("f22", "shift+right", "shift+right", "ctrl+f")
        field = driver.app.focused
        assert isinstance(field, Input) and field.value == FIRST[:2] and "1/1" in driver.text


async def test_a_field_is_cleared_by_its_key_and_the_original_stays_away(tmp_path: Path) -> None:
    """Clerks clear a field with Ctrl+U before they type it anew."""
    async with with_one(tmp_path) as driver:
        await driver.press("ctrl+u")
        await driver.settle()
        assert not driver.writing.originals.is_shown
