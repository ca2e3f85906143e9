"""The answer: sections added, renamed, moved, deleted, pasted, undone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import (
    Driver,
    Size,
    both_sizes,
    empty_desk,
    lay_out,
    new_draft,
    sample,
    screen_lines,
)

LONG = "".join(f"第{number:04}句写到这里为止。" for number in range(400))
PRINTED = """　　收到建议后，我局高度重视，成立专班，逐条研究，现将有关
情况说明如下。
　　一、工作开展情况
　　（一）健全制度。今年以来，我局先后印发实施方案和管理办
法，明确了12项任务，建立了按月调度、按季通报的工作机制，各
项任务有序推进。
　　（二）强化保障。安排专项资金320万元，配备工作人员46名，
开展培训8期。
　　二、关于所提建议的答复
　　关于增设站点的建议，已列入年度计划，拟新增站点18个，9
月底前全部建成投用。
"""


def headings(draft: Draft) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in draft.sections]


async def in_answer(driver: Driver) -> None:
    await driver.go_to(4)
    await driver.settle()


@both_sizes
async def test_a_section_is_added_named_and_written(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await in_answer(driver)
        await driver.press("insert")
        await driver.paste("工作开展情况")
        await driver.press("enter")
        await driver.paste("我厅做了一些工作。")
        await driver.settle()
        assert driver.draft.sections == (Section(1, "工作开展情况", (Paragraph("我厅做了一些工作。"),)),)
        assert re.search(r"一、工作开展情况 +9 字", driver.text)


async def test_whoever_writes_a_section_adds_the_next_without_leaving_the_text(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await in_answer(driver)
        await driver.go_to_outline()
        for key, heading in (("+", "工作开展情况"), ("insert", "下一步打算")):
            await driver.press(key)
            await driver.paste(heading)
            await driver.press("enter")
            await driver.paste("正文。")
        assert headings(driver.draft) == [(1, "工作开展情况"), (1, "下一步打算")]


@both_sizes
async def test_text_typed_or_pasted_over_the_outline_goes_into_the_section(
    tmp_path: Path, size: Size
) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await in_answer(driver)
        await driver.burst("我", "局", "高", "度", "重", "视")
        await driver.press("escape", "4", "enter")
        await driver.paste("，逐条研究。")
        assert driver.draft.preamble == (Paragraph("我局高度重视，逐条研究。"),)


@both_sizes
async def test_move_level_delete_and_undo(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        before = headings(driver.draft)
        await driver.press("shift+down")
        assert headings(driver.draft) == [*before[1:], before[0]]
        await driver.press("shift+right")
        assert headings(driver.draft)[-1] == (2, before[0][1])
        await driver.press("shift+left", "shift+up")
        assert headings(driver.draft) == before
        await driver.press("delete")
        assert headings(driver.draft) == before[1:]
        assert driver.status == "已删除：工作开展情况　（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert headings(driver.draft) == before
        assert len(driver.draft.sections[0].paragraphs) == 3


async def test_a_heading_is_renamed(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("tab", "end")
        await driver.paste("及成效")
        assert headings(driver.draft)[0] == (1, "工作开展情况及成效")
        assert await driver.see("一、工作开展情况及成效")


@both_sizes
async def test_four_thousand_characters_pasted_at_once(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await in_answer(driver)
        await driver.press("enter")
        await driver.paste(LONG)
        await driver.settle()
        assert len(LONG) >= 4000
        assert driver.draft.preamble == (Paragraph(LONG),)
        assert LONG in driver.letter
        await driver.press("ctrl+z")
        assert not driver.draft.preamble


@both_sizes
async def test_a_printed_reply_pasted_becomes_sections(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await in_answer(driver)
        await driver.press("enter")
        await driver.paste(PRINTED)
        await driver.settle()
        assert driver.draft.preamble == (
            Paragraph("收到建议后，我局高度重视，成立专班，逐条研究，现将有关情况说明如下。"),
        )
        assert headings(driver.draft) == [
            (1, "工作开展情况"),
            (2, "健全制度。"),
            (2, "强化保障。"),
            (1, "关于所提建议的答复"),
        ]
        assert driver.draft.sections[3].paragraphs == (
            Paragraph("关于增设站点的建议，已列入年度计划，拟新增站点18个，9月底前全部建成投用。"),
        )
        assert "（二）强化保障。" in driver.text
        assert driver.status == "粘贴的文字分成了 4 节　（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert not driver.draft.sections and not driver.draft.preamble


async def test_a_printed_reply_pasted_in_the_middle_keeps_the_text_around_it(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end")
        before = driver.draft.sections
        await driver.paste("一、新的一节\n正文一段。")
        assert driver.draft.sections == (
            before[0],
            Section(1, "新的一节", (Paragraph("正文一段。"),)),
            *before[1:],
        )


async def test_a_row_of_points_is_numbered_by_the_program(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await in_answer(driver)
        await driver.press("enter")
        await driver.paste("1. 健全制度。\n2. 强化保障。")
        await driver.settle()
        assert "一是健全制度。\n二是强化保障。" in driver.letter
        assert driver.writing.query_one("#section-text", TextField).text.strip() == (
            "一是健全制度。\n二是强化保障。"
        )


async def test_items_are_written_as_they_read_and_count_on(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await in_answer(driver)
        await driver.press(*"一是健全。", "enter", *"二是保障。", "home", "up", "end", "enter", *"二是宣传。")
        field = driver.writing.query_one("#section-text", TextField)
        assert field.text == "一是健全。\n二是宣传。\n三是保障。" and field.cursor_location == (1, 5)
        assert driver.draft.preamble == tuple(
            Paragraph(each, True) for each in ("健全。", "宣传。", "保障。")
        )
        await driver.press("down", "home", "right", "right", *"强化")
        assert driver.draft.preamble[2] == Paragraph("强化保障。", True)
        await driver.settle()
        spot = driver.writing.editor.spot(driver.draft)
        assert (spot.place.paragraph, spot.offset) == (2, 2)
        await driver.press("ctrl+home", "shift+down", "delete")
        assert field.text == "一是宣传。\n二是强化保障。" and field.cursor_location == (0, 0)
        await driver.press("ctrl+end", "enter", *"1. 督", "查", "left", "left", "backspace")
        assert field.text == "一是宣传。\n二是强化保障。\n三督查"
        assert driver.draft.preamble[2] == Paragraph("三督查")
        await driver.press("ctrl+f", *"保障", "enter", "ctrl+f")
        assert field.selected_text == "保障" and field.selection.start == (1, 4)
        await driver.press("f8")
        assert "1. 宣传。\n2. 强化保障。\n\n三督查" in driver.writing.session.path.read_text("utf-8")


async def test_items_below_a_heading_that_ends_in_a_full_stop_stay_items(tmp_path: Path) -> None:
    items = (Paragraph("甲。", True), Paragraph("乙。", True))
    async with new_draft(empty_desk(tmp_path)) as driver:
        driver.writing.edit(lambda draft: replace(draft, sections=(Section(1, "目标", items),)), "")
        await in_answer(driver)
        field = driver.writing.query_one("#section-text", TextField)
        assert field.text == "一是甲。\n二是乙。"
        driver.writing.query_one("#heading").focus()
        await driver.press("end", "。")
        assert field.text == "1. 甲。\n二是乙。"
        field.focus()
        await driver.press("ctrl+home", "end", "backspace", "backspace", *"丙。")
        assert driver.draft.sections == (Section(1, "目标。", (Paragraph("丙。", True), items[1])),)
        await driver.settle()
        assert "目标。\n一是丙。\n二是乙。" in driver.letter
        driver.writing.query_one("#heading").focus()
        await driver.press("end", "backspace")
        assert field.text == "一是丙。\n二是乙。"


async def test_text_led_by_hand_prints_as_it_reads_and_an_opened_draft_stays_as_it_was(
    tmp_path: Path,
) -> None:
    texts = ("一是甲；二是乙。", "二是丙。", "一是丁。", "三是戊。")
    async with new_draft(empty_desk(tmp_path)) as driver:
        driver.writing.edit(lambda draft: replace(draft, preamble=tuple(map(Paragraph, texts))), "")
        before = driver.draft
        await in_answer(driver)
        assert driver.draft == before
        await driver.press("ctrl+end", *"好")
        await driver.settle()
        assert "\n".join((*texts[:3], "三是戊。好")) in driver.letter


async def test_the_plus_sign_of_an_input_method_adds_a_section(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("＋")
        await driver.settle()
        assert headings(driver.draft) == [(1, "")]


async def test_a_click_on_the_page_goes_to_where_it_is_written(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.click("（二）关于加大投入。")
        assert driver.app.focused is not None and driver.app.focused.id == "heading"
        assert "（二）  关于加大投入。" in driver.text
        await driver.click("二是完善设施")
        assert isinstance(driver.app.focused, TextField)
        assert driver.app.focused.cursor_location == (2, len("二是"))
        await driver.click("云民复议字〔2026〕33号")
        assert driver.app.focused is not None and driver.app.focused.id == "serial"


async def test_going_through_the_outline_shows_each_section(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("down", "down")
        await driver.settle()
        assert "（一）  关于培养护理人员。" in driver.text
        assert any("今年计划培训护理人员" in line for line in screen_lines(driver.app))
