"""Keys, mouse, help and window sizes on all screens."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from replydesk.draft.model import Key
from replydesk.tui.command import Command
from replydesk.tui.commands import (
    EVERYWHERE,
    IN_CHOICE,
    IN_FORM,
    IN_OUTLINE,
    IN_PAGE,
    IN_PASSAGE,
    IN_SELECTION,
    IN_STEPS,
    IN_TEXT,
    ON_DESK,
    ON_DRAFT,
)
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.key_names import all_keys, key_name
from replydesk.tui.kit.dialogs import Pick, Read
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing.draft_screen import DraftScreen
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.step_bar import StepBar
from tests.support.workbench import (
    LARGE,
    SMALL,
    Size,
    both_sizes,
    empty_desk,
    key_event,
    lay_out,
    new_draft,
    running,
    sample,
)


@both_sizes
async def test_help_lists_every_command_of_the_draft(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to_outline()
        text = driver.writing.help_text().plain
        for command in (*ON_DRAFT, *IN_OUTLINE, *EVERYWHERE):
            assert all_keys(command.keys) in text and command.help in text
        await driver.press("f1")
        assert isinstance(driver.app.screen, Read) and "写这一节" in driver.text
        await driver.press("escape")
        assert driver.is_writing


@pytest.mark.parametrize(
    ("keys", "title", "commands"),
    [
        (("1", "enter", "tab"), "收件人　照建议、提案原件填", (*IN_FORM, *IN_SELECTION)),
        (("1", "enter", "up"), "收件人　照建议、提案原件填", IN_CHOICE),
        (("3", "enter"), "开头语　从下面挑一句", (*IN_TEXT, *IN_SELECTION, *IN_PASSAGE)),
        (("4", "enter", "shift+tab", "shift+tab"), "标题表　答复内容的各节", IN_OUTLINE),
        (("4", "enter"), "答复内容　标题不写序号", (*IN_TEXT, *IN_SELECTION, IN_OUTLINE[1])),
        (("8",), "步骤　答复的八步", IN_STEPS),
        (("f6",), "版面　就是印出来的样子", IN_PAGE),
    ],
    ids=["field", "choice", "passage", "outline", "text", "steps", "page"],
)
async def test_help_begins_with_the_part_in_focus(
    tmp_path: Path, keys: tuple[str, ...], title: str, commands: tuple[Command, ...]
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("escape", *keys)
        await driver.settle()
        first, *lines = driver.writing.help_text().plain.splitlines()
        assert first.startswith(title)
        assert [line.split()[0] for line in lines[: len(commands)]] == [
            all_keys(each.keys).split()[0] for each in commands
        ]
        assert lines[len(commands)] == "这一屏"


@both_sizes
async def test_help_says_every_command_once(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        for key, opened in (("home", "打开这一件"), ("ctrl+f", "打开选中的稿子")):
            await driver.press(key)
            lines = driver.desk.help_text().plain.splitlines()
            assert len(lines) == len(set(lines))
            assert [line for line in lines if line.split()[1:2] == ["打开"]] == [
                f"回车            打开          {opened}"
            ]


@both_sizes
async def test_the_command_list_finds_and_runs_a_command(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, Pick)
        names = [choice.text for choice in driver.app.screen._choices]
        for command in (*IN_FORM, *ON_DRAFT, *EVERYWHERE):
            assert sum(name.startswith(f"{command.name}　") for name in names) == 1
        await driver.paste("下一项")
        await driver.press("enter")
        await driver.settle()
        assert "2 发文字号　" in driver.text


async def test_the_command_list_reaches_the_outline(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        sections = len(driver.draft.sections)
        await driver.press("f9")
        await driver.paste("加一节")
        await driver.press("enter")
        await driver.settle()
        assert len(driver.draft.sections) == sections + 1


async def test_the_desk_has_its_own_commands(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        for command in (*ON_DESK, *EVERYWHERE):
            assert command.name in driver.desk.help_text().plain
        await driver.press("f9")
        await driver.paste("新建一份")
        await driver.press("enter")
        assert "稿子名称" in driver.text


@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
@pytest.mark.parametrize("before", [(), ("f1",), ("f9",), ("f5",)], ids=["draft", "help", "list", "check"])
async def test_leaving_works_everywhere(tmp_path: Path, key: str, before: tuple[str, ...]) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        await driver.press(*before, key)
        assert driver.has_left


@pytest.mark.parametrize("key", ["f9", "ctrl+p"])
async def test_the_command_list_comes_up_over_dialogs_and_goes_by_its_own_key(
    tmp_path: Path, key: str
) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        await driver.press("f5", key)
        assert isinstance(driver.app.screen, Pick) and driver.app.screen.name == "commands"
        await driver.press(key)
        assert driver.is_writing
        await driver.press("f1", "f1")
        assert driver.is_writing


@both_sizes
async def test_escape_goes_back_one_level_and_destroys_nothing(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.paste("省十四届人大四次会议")
        draft = driver.draft
        await driver.press("f5", "escape")
        assert driver.is_writing and isinstance(driver.app.focused, LineField)
        await driver.press("f6", "escape")
        assert isinstance(driver.app.focused, LineField | StepBar)
        driver.writing.focus_editor()
        await driver.press("escape")
        assert isinstance(driver.app.focused, StepBar) and driver.draft == draft
        await driver.press("escape")
        assert isinstance(driver.app.screen, DeskScreen)
        await driver.press("escape", "escape", "escape")
        assert driver.app.is_running and isinstance(driver.app.screen, DeskScreen)
        await driver.press("enter")
        await driver.settle()
        assert driver.draft == draft


@both_sizes
async def test_keys_before_a_command_are_taken_in_first(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.paste("省十四届人大五次会议")
        await driver.burst(*["backspace"] * 4, "=四次会议", "home", "delete", "=某省", "f4", "f4")
        assert driver.draft.get(Key.SESSION) == "某省十四届人大四次会议".replace("五次", "四次")
        assert "3 开头语　" in driver.text


@both_sizes
async def test_keys_after_a_command_go_to_the_field_it_leads_to(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.burst(
            "=省人大一次会议", "tab", "=0033", "f4", "=2026", "shift+tab", "=某复字", "f4", "f4", "f4"
        )
        await driver.burst("=下一步，继续努力。", "f2", "f2", "f2", "end", "=7")
        assert driver.draft.get(Key.SESSION) == "省人大一次会议"
        assert driver.draft.get(Key.ITEM_NUMBER) == "0033"
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "某复字〔2026〕7号"
        assert driver.draft.next_steps[0].text == "下一步，继续努力。"


async def test_single_characters_in_one_breath_keep_their_order(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.burst(*"省人大", "backspace", "backspace", *"政协", "left", "left", *"会", "f8")
        assert driver.on_disk.get(Key.SESSION) == "省会政协"


async def test_a_commit_in_a_text_of_paragraphs_keeps_its_place(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(5)
        await driver.burst("=一二三", "left", "=四五", "backspace", "ctrl+home", "=六", "f4", "f2")
        assert driver.draft.next_steps[0].text == "六一二四三"


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (60, 20), (61, 20), (40, 10)])
async def test_a_window_that_is_too_small_says_so(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        assert "窗口太小：请放大到至少 80 列、24 行" in driver.text
        await driver.pilot.resize_terminal(*SMALL)
        await driver.settle()
        assert "窗口太小" not in driver.text and "张某某" in driver.text


async def test_resizing_keeps_what_is_written_and_where(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to_outline()
        await driver.press("enter", "ctrl+end")
        for size in (SMALL, LARGE, (200, 60), SMALL):
            await driver.pilot.resize_terminal(*size)
            await driver.paste("字")
        assert driver.draft.sections[0].paragraphs[-1].text.endswith("字字字字")
        assert isinstance(driver.app.focused, TextField)


@both_sizes
async def test_the_page_is_looked_through_with_f6(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press("f6")
        assert isinstance(driver.app.focused, PageView)
        await driver.press("pagedown", "pagedown", "pagedown")
        await driver.settle()
        assert "第 2 页，共 2 页" in driver.status
        await driver.press("f6")
        assert isinstance(driver.app.focused, LineField)


@pytest.mark.parametrize("wanted", ["ctrl+s", "F8 或", "立即存盘"])
async def test_the_command_list_is_searched_by_key_and_by_help(tmp_path: Path, wanted: str) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f9")
        await driver.paste(wanted)
        assert isinstance(driver.app.screen, Pick)
        assert [driver.app.screen._choices[i].text.split("　")[0] for i in driver.app.screen._shown] == [
            "存盘"
        ]


async def test_the_command_list_gives_the_commands_of_the_part_in_focus(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(5)
        await driver.press("f9")
        await driver.paste("挑套用语")
        await driver.press("enter")
        assert driver.app.focused is not None and driver.app.focused.id == "phrases"


async def test_undo_from_the_command_list_is_the_drafts(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(5)
        await driver.paste("下一步，继续努力。")
        await driver.press("f9")
        await driver.paste("撤销上一次")
        await driver.press("enter")
        assert driver.draft.next_steps == () and driver.status == "已撤销：下一步里写的“下一步，继续努力。”"


async def test_the_search_field_of_the_desk_is_reached_as_everywhere(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+f")
        assert driver.app.focused is not None and driver.app.focused.id == "filter"


async def test_colours_turn_from_dark_to_light_to_high_contrast(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        assert driver.app.theme == "深色"
        await driver.press("ctrl+t")
        assert driver.app.theme == "浅色" and driver.status == "配色：浅色"
        await driver.press("f9")
        await driver.paste("配色")
        await driver.press("enter")
        assert driver.app.theme == "高对比"
        await driver.press("f1", "f12")
        assert driver.app.theme == "深色" and not driver.is_writing


async def test_the_keys_at_the_foot_can_be_clicked_and_keep_their_order(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        foot = driver.text.splitlines()[-1]
        await driver.click("F4 下一项")
        assert "2 发文字号　" in driver.text and driver.text.splitlines()[-1] == foot
        await driver.click("F1 帮助")
        assert isinstance(driver.app.screen, Read)


def test_keys_are_named_as_a_clerk_reads_them() -> None:
    assert [key_name(each.keys) for each in IN_OUTLINE] == [
        "回车",
        "Insert",
        "Delete",
        "Shift+↑",
        "Shift+↓",
        "Shift+←",
        "Shift+→",
        "←",
        "→",
    ]
    assert all_keys("f4,ctrl+n") == "F4 或 Ctrl+N" and all_keys("insert,plus") == "Insert"
    assert all_keys("f20,ctrl+home") == "Shift+F8 或 Ctrl+Home"


async def test_a_second_draft_screen_is_not_opened_over_the_first(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.burst("enter", "enter")
        assert sum(isinstance(each, DraftScreen) for each in driver.app.screen_stack) <= 1


async def test_keys_typed_while_a_draft_opens_go_to_the_draft(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        driver.app.post_message(key_event("enter"))
        while not isinstance(driver.app.screen, DraftScreen):
            await asyncio.sleep(0)
        await driver.burst("down", "=甲乙")
        assert "甲乙" in str(driver.draft.fields)


async def test_keys_typed_before_a_dialog_opens_go_to_the_dialog(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "清单.csv").write_text("建议号,标题,提出人\n7,关于乙的建议,孙某某\n", "utf-8")
    async with running(folder) as driver:
        await driver.press("f3")
        driver.app.post_message(key_event("enter"))
        while not isinstance(driver.app.screen, DeskScreen):  # between the file and the unit
            await asyncio.sleep(0)
        await driver.burst("enter")
        assert await driver.see("关于乙的建议") and len(driver.app.screen_stack) == 2


async def test_two_keys_that_close_a_dialog_close_no_more_than_it(tmp_path: Path) -> None:
    async with running(lay_out(tmp_path)) as driver:
        await driver.press("f9")
        dialog = driver.app.screen
        assert isinstance(dialog, Pick)
        dialog.dismiss(None)
        dialog.dismiss(None)
        await driver.settle()
        assert driver.app.screen is driver.desk
