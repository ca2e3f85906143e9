"""Passing findings over, for a draft and for its unit; going from words to words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.letter.profile import parse_profile
from replydesk.reply.findings import Level
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.reading.read_screen import ReadScreen
from replydesk.tui.writing.check_lines import FindingLine
from replydesk.tui.writing.check_list import CheckList
from replydesk.tui.writing.editors.fields import TextField
from replydesk.tui.writing.passed_list import PassedList
from tests.support.workbench import SMALL, Driver, Size, every_size, lay_out, sample
from tests.tui.test_check import listed

ONE, OTHER = "我厅高度重视，，认真研究。", "逐项落实。。取得实效，，请支持。"


def dirty(draft: Draft) -> Draft:
    """Return a draft with marks typed twice in two sections."""
    sections = (Section(1, "甲", (Paragraph(ONE),)), Section(1, "乙", (Paragraph(OTHER),)))
    return replace(draft.with_field(Key.SUBJECT, "关于养老的建议"), preamble=(), sections=sections)


async def with_marks_twice(driver: Driver) -> None:
    """Open the list with the finding of 标点重复 selected."""
    driver.writing.edit(dirty, "")
    await driver.settle()
    await driver.press("f5")
    await driver.paste("标点重复")
    assert len(listed(driver)) == 1, driver.text


def selected(driver: Driver) -> str:
    field = driver.app.focused
    assert isinstance(field, TextField)
    return field.selected_text


def profile_file(driver: Driver) -> Path:
    profile = driver.writing.judged.reply.profile
    stem = next(stem for stem, each in driver.writing.desk.stock.profiles.items() if each is profile)
    return driver.folder / "templates" / "单位档案" / f"{stem}.yaml"


@every_size
async def test_the_selected_line_tells_remedy_rule_source_and_proposal(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        text = driver.text
        assert "办法　请只留一个" in text and "规则　标点重复" in text and "3 处" in text
        assert "改为" in text and "惯例" in listed_line(driver)
        await driver.press(*["backspace"] * 4)
        await driver.paste("惯例")
        assert all(line.source.startswith("惯例") or "惯例" in line.text for line in shown(driver))


def shown(driver: Driver) -> list[FindingLine]:
    screen = driver.app.screen
    assert isinstance(screen, CheckList)
    return list(screen._shown)


def listed_line(driver: Driver) -> str:
    """Return the row of the list with the cursor, and the rows it is wrapped to."""
    options = driver.app.screen.query_one(OptionList)
    return "".join(options.render_line(y).text for y in range(options.size.height))


@every_size
async def test_enter_selects_the_words_and_again_the_next_ones(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        await driver.press("enter")
        await driver.settle()
        assert selected(driver) == "，，" and "（1/3）" in driver.status
        for words, number in (("。。", 2), ("，，", 3), ("，，", 1)):
            await driver.press("f5", "enter")
            await driver.settle()
            assert selected(driver) == words
            assert f"（{number}/3）" in driver.status or size == SMALL
        assert "甲" in driver.text


async def test_a_key_leads_through_all_words_in_the_order_of_the_letter(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(dirty, "")
        await driver.settle()
        seen = []
        for _ in range(3):
            await driver.press("f17")
            await driver.settle()
            if isinstance(driver.app.focused, TextField):
                seen.append(selected(driver))
        assert seen == ["，，", "。。", "，，"]
        await driver.press("，")
        await driver.settle()
        await driver.press("f17")
        await driver.settle()
        assert selected(driver) == "，，"


async def test_nothing_marked_is_said(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(lambda _: Draft(), "")
        await driver.settle()
        if not driver.writing.judged.wrong_words:
            await driver.press("f17")
            assert "没有标出来的词句" in driver.status


@every_size
async def test_a_draft_passes_over_a_finding_and_takes_it_back(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        before = len(driver.writing.judged.problems)
        await driver.press("f6")
        await driver.settle()
        assert "本稿略过了这一条" in driver.text and listed(driver) == []
        lines = driver.draft.names(Key.PASSED_OVER)
        assert (
            len(lines) == 2
            and lines[0].startswith("标点重复「，，」 ")
            and lines[0].endswith("2026-05-29 10:32")
        )
        assert "略过 3 处" in driver.text
        await driver.press("f8")
        await driver.settle()
        assert isinstance(driver.app.screen, PassedList) and "[本稿] 标点重复「，，」" in driver.text
        await driver.press("delete")
        await driver.settle()
        assert len(driver.draft.names(Key.PASSED_OVER)) == 1 and "收回了" in driver.text
        await driver.press("escape")
        await driver.settle()
        assert isinstance(driver.app.screen, CheckList) and len(listed(driver)) == 1
        await driver.press("ctrl+z", "ctrl+z")
        await driver.settle()
        assert driver.draft.get(Key.PASSED_OVER) == ""
        assert len(driver.writing.judged.problems) == before


async def test_without_problems_it_is_said_how_many_are_passed_over(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await with_marks_twice(driver)
        await driver.press("f6")
        await driver.settle()
        driver.writing.judging.judged = judged = replace(driver.writing.judged, problems=())
        assert judged.counted == "没有问题（略过 3 处）"


@every_size
async def test_a_unit_passes_over_words_in_all_drafts_after_a_question(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        path = profile_file(driver)
        text = path.read_text("utf-8")
        await driver.press("f18")
        assert isinstance(driver.app.screen, Agree) and "以后全单位都不提这一处" in driver.text
        await driver.press("escape")
        assert path.read_text("utf-8") == text and len(listed(driver)) == 1
        await driver.press("f18", "enter")
        await driver.settle()
        now = path.read_text("utf-8")
        passed = parse_profile(now).passed_over
        assert [line.split()[0] for line in passed] == ["标点重复「，，」", "标点重复「。。」"]
        assert [line for line in text.splitlines() if line not in now.splitlines()] == []
        assert driver.draft.get(Key.PASSED_OVER) == "" and listed(driver) == []
        await driver.press("f8")
        await driver.settle()
        assert "[全单位] 标点重复「，，」" in driver.text
        await driver.press("f6")
        await driver.settle()
        assert len(parse_profile(path.read_text("utf-8")).passed_over) == 1


async def test_the_last_act_is_undone_be_it_of_the_draft_or_of_the_unit(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await with_marks_twice(driver)
        path, draft = profile_file(driver), driver.draft
        await driver.press("f18", "enter")
        await driver.settle()
        assert "Ctrl+Z 撤销" in driver.text and len(parse_profile(path.read_text("utf-8")).passed_over) == 2
        await driver.press("ctrl+z")
        await driver.settle()
        assert "收回了，全单位还查这一条" in driver.text and len(listed(driver)) == 1
        assert parse_profile(path.read_text("utf-8")).passed_over == () and driver.draft == draft
        await driver.press("f6")
        await driver.settle()
        assert "本稿略过了这一条：“，，”“。。”；F8 里可以逐个收回" in driver.text
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.draft == draft


async def test_what_another_program_wrote_into_the_profile_stays(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await with_marks_twice(driver)
        path = profile_file(driver)
        theirs = path.read_text("utf-8") + "\n略过:\n  - 别的规则「字」 李某某 2026-05-01 08:00\n"
        path.write_text(theirs, "utf-8")
        await driver.press("f18", "enter")
        await driver.settle()
        assert len(parse_profile(path.read_text("utf-8")).passed_over) == 3


async def test_an_error_is_passed_over_only_by_a_word(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await with_marks_twice(driver)
        driver.app.screen.dismiss(None)
        await driver.settle()
        problems = driver.writing.judged.problems
        worse = tuple(
            each._replace(level=Level.ERROR) if each.rule == "标点重复" else each for each in problems
        )
        driver.writing.judging.judged = replace(driver.writing.judged, problems=worse)
        await driver.press("f5")
        await driver.paste("标点重复")
        await driver.press("f6")
        await driver.paste("好")
        await driver.press("enter")
        await driver.settle()
        assert "要写“略过”两个字" in driver.text and driver.draft.get(Key.PASSED_OVER) == ""
        await driver.press("f6")
        await driver.paste("略过")
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.names(Key.PASSED_OVER)[0].startswith("标点重复")


async def test_what_no_rule_found_and_what_is_open_cannot_be_passed_over(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(lambda draft: draft.with_field(Key.DATE, "2026年5月　日"), "")
        await driver.settle()
        await driver.press("f5")
        await driver.paste("待定")
        if listed(driver):
            await driver.press("f6")
            assert driver.draft.get(Key.PASSED_OVER) == "" and "不" in driver.text


@every_size
async def test_who_signs_sees_sources_marks_and_what_is_passed_over(tmp_path: Path, size: Size) -> None:
    place = lay_out(tmp_path)
    async with sample(place, size) as driver:
        await with_marks_twice(driver)
        await driver.press("f6", "escape")
        driver.writing.edit(lambda draft: replace(draft, preamble=(Paragraph("见下，，文。"),)), "")
        driver.writing.edit(lambda draft: draft.with_field(Key.PASSED_OVER, kept(draft)), "")
        await driver.settle()
        await driver.press("escape", "escape", "escape")
        await driver.settle()
        await driver.press("f4")
        await driver.settle()
        reading = driver.app.screen
        assert isinstance(reading, ReadScreen)
        pair = reading.pair
        marked = [
            text
            for y in range(pair.size.height)
            for text, style, _ in pair.render_line(y)
            if style and style.underline and "，" in text
        ]
        assert [text.replace(" ", "") for text in marked][:1] == ["，，"]
        await driver.press("f5")
        await driver.settle()
        text = "".join(driver.text.split())
        assert "[略过]" in text and "略过，本稿" in text and "惯例" in text
        await driver.press("escape", "f3")
        await driver.settle()
        assert "略过，本稿" in "".join(driver.text.split()).replace("│", "")


def kept(draft: Draft) -> tuple[str, ...]:
    """Return the lines of 略过 for one of the two kinds of marks typed twice."""
    return tuple(line for line in draft.names(Key.PASSED_OVER) if "。" in line)


@pytest.mark.parametrize("size", [(80, 24), (100, 33), (120, 40), (160, 45)])
async def test_a_long_list_leaves_room_for_the_keys(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        await driver.press(*["backspace"] * 4)
        screen = driver.app.screen
        assert isinstance(screen, CheckList)
        lines = [
            line._replace(text=f"[提示] 第{number}条" + "很长的一条" * 9)
            for number in range(30)
            for line in screen._lines
            if line.fix
        ]
        screen._acts.found = lambda: ("检查", lines)  # type: ignore[method-assign]
        screen._done("本稿略过了这一条")
        await driver.settle()
        box, hint = screen.query_one(".dialog").region, screen.query_one(".hint").region
        assert 3 <= hint.height <= 4 and hint.bottom <= box.bottom - 1 and box.bottom <= size[1]
        assert "Esc 返回" in driver.text and "规则　" in driver.text and "本稿略过了" in driver.text


@every_size
async def test_the_list_has_a_help_of_its_own(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_marks_twice(driver)
        await driver.press("f1")
        await driver.settle()
        assert "Shift+F6" in driver.text and "本稿略过这一条" in driver.text
        await driver.press("end")
        await driver.settle()
        assert "标点和数字" in driver.text and "检查规则" in driver.text
        await driver.press("escape")
        assert isinstance(driver.app.screen, CheckList)
