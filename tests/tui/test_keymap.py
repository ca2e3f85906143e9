"""Keys changed by a clerk: understood, refused with a reason, in force everywhere."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules

import pytest

from replydesk.tui import commands
from replydesk.tui.command import Command, remapped
from replydesk.tui.commands import EVERYWHERE, SCREENS, every_command, footer
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.key_names import all_keys
from replydesk.tui.keymap import key_of, keymap_of
from replydesk.tui.kit.dialogs import Pick, Read
from replydesk.tui.writing.draft_screen import DraftScreen
from tests.support.workbench import SAMPLE, Driver, empty_desk, lay_out, running


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+S", "ctrl+s"),
        ("ctrl + s", "ctrl+s"),
        ("Ｃｔｒｌ＋Ｓ", "ctrl+s"),
        ("F4", "f4"),
        ("f12", "f12"),
        ("Shift+F1", "f13"),
        ("回车", "enter"),
        ("Enter", "enter"),
        ("空格", "space"),
        ("PgUp", "pageup"),
        ("PageDown", "pagedown"),
        ("Esc", "escape"),
        ("↑", "up"),
        ("Shift+↓", "shift+down"),
        ("Ctrl+End", "ctrl+end"),
        ("F13", ""),
        ("F0", ""),
        ("S", ""),
        ("Alt+S", ""),
        ("Ctrl+Shift+S", ""),
        ("Ctrl+1", ""),
        ("Ctrl+", ""),
        ("保存", ""),
        ("", ""),
    ],
)
def test_a_key_is_understood_as_a_clerk_writes_it(written: str, key: str) -> None:
    assert key_of(written) == key


def test_every_key_that_is_shown_can_be_written() -> None:
    for command in every_command():
        for shown in all_keys(command.keys).split(" 或 "):
            assert key_of(shown) in command.keys.split(","), shown


def test_every_command_has_a_readable_id_of_its_own() -> None:
    ids = [command.id for command in every_command()]
    assert len(ids) == len(set(ids))
    assert [each for each in ids if not re.fullmatch(r"([a-z]+\.)?[a-z]+(-[a-z]+)*", each)] == [], "say what"


def test_every_declared_command_belongs_to_a_screen() -> None:
    modules = [import_module(f"{commands.__name__}.{each.name}") for each in iter_modules(commands.__path__)]
    declared = {
        (each.name, each.action)
        for module in modules
        for value in vars(module).values()
        if isinstance(value, tuple)
        for each in value
        if isinstance(each, Command)
    }
    assert declared == {(each.name, each.action) for each in every_command()}


def test_no_key_means_two_things_at_one_time() -> None:
    for own, *parts in SCREENS:
        for part in parts:
            for one, other in combinations((*EVERYWHERE, *own, *part), 2):
                shared = set(one.keys.split(",")) & set(other.keys.split(","))
                assert not shared or one.name == other.name or other.instead == one.id, (one.id, other.id)


def test_a_footer_has_at_most_six_commands_besides_those_available_everywhere() -> None:
    for own, *_ in SCREENS:
        assert len(footer(own)) <= 6


def test_a_command_is_named_in_chinese_or_by_its_id() -> None:
    keymap, notes = keymap_of({"取号": ("Shift+F1",), "draft.save": ("F8", "Ctrl+W")})
    assert keymap == {"desk.take-number": "f13", "draft.take-number": "f13", "draft.save": "f8,ctrl+w"}
    assert notes == ()
    save = next(each for each in remapped(every_command(), keymap) if each.id == "draft.save")
    assert all_keys(save.keys) == "F8 或 Ctrl+W"


def test_an_entry_by_id_goes_before_one_by_name() -> None:
    for entries in ({"取号": ("Shift+F1",), "draft.take-number": ("Ctrl+W",)},):
        for each in (entries, dict(reversed(entries.items()))):
            assert keymap_of(each)[0] == {"desk.take-number": "f13", "draft.take-number": "ctrl+w"}


def test_two_commands_can_change_places() -> None:
    keymap, notes = keymap_of({"上一项": ("F4",), "下一项": ("F2",)})
    assert keymap == {"draft.previous-step": "f4", "draft.next-step": "f2"} and notes == ()


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"存": ("F8",)}, "按键“存”：没有这个命令；名称要和帮助（F1）里的一样；没有采用"),
        ({"存盘": ("F99",)}, "按键“存盘”：没有“F99”这个键；请写 F4、Ctrl+S、回车、PgUp 这样的键；没有采用"),
        ({"退出": ()}, "按键“退出”没有写键，每个命令都要留一个键；请写上，如 F4；没有采用"),
        ({"存盘": ("Ctrl+C",)}, "按键“存盘”：Ctrl+C 就是复制，不能改作别用；请换一个键；没有采用"),
        ({"存盘": ("Ctrl+M",)}, "按键“存盘”：Ctrl+M 就是回车，不能改作别用；请换一个键；没有采用"),
        (
            {"存盘": ("回车",)},
            "按键“存盘”：回车 是写字用的键，整屏的命令不能用；请用 F1～F12 或 Ctrl 加字母；没有采用",
        ),
        ({"下一格": ("空格",)}, "按键“下一格”：空格是要写的字；请换一个键；没有采用"),
        ({"存盘": ("F10",)}, "按键“存盘”：F10 已经是“退出”；没有采用，请换一个键"),
        ({"draft.save": ("F5",)}, "按键“draft.save”：F5 已经是“检查”；没有采用，请换一个键"),
        ({"加一节": ("F5",)}, "按键“加一节”：F5 已经是“检查”；没有采用，请换一个键"),
    ],
)
def test_a_faulty_entry_is_reported_and_dropped(entries: dict[str, tuple[str, ...]], said: str) -> None:
    keymap, notes = keymap_of({**entries, "撤销": ("Ctrl+W",)})
    assert [str(note) for note in notes] == [said]
    assert keymap == {"draft.undo": "ctrl+w", "points.undo": "ctrl+w"}


def test_of_two_entries_for_one_key_the_later_is_left_out() -> None:
    keymap, notes = keymap_of({"存盘": ("Ctrl+W",), "撤销": ("Ctrl+W",)})
    assert keymap == {"draft.save": "ctrl+w"}
    assert [str(note) for note in notes] == ["按键“撤销”：Ctrl+W 已经是“存盘”；没有采用，请换一个键"]


def test_entries_are_checked_again_after_one_is_dropped() -> None:
    keymap, notes = keymap_of({"检查": ("F8",), "存盘": ("F5", "F7")})
    assert keymap == {} and len(notes) == 2


SETTINGS = """\
按键:
  下一项: Ctrl+W
  新建: Shift+F1
  帮助: F11、F1
  设置: Shift+F9
  加一节: Ctrl+G
  下一格: Ctrl+↓
"""


async def opened(driver: Driver) -> None:
    driver.desk.open(driver.file(SAMPLE))
    await driver.settle()


async def test_changed_keys_hold_and_are_shown_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    path.write_text(SETTINGS, "utf-8")
    async with running(lay_out(tmp_path), settings=path) as driver:
        assert "Shift+F1 新建" in driver.text and "F11 帮助" in driver.text and "F2 新建" not in driver.text
        await driver.press("f2")
        assert isinstance(driver.app.screen, DeskScreen)
        await driver.press("f11")
        assert isinstance(driver.app.screen, Read)
        await driver.press("f11")
        await opened(driver)
        assert "Ctrl+W 下一项" in driver.text
        await driver.press("ctrl+w")
        assert "2 发文字号　" in driver.text
        await driver.press("f4", "ctrl+n")
        assert "2 发文字号　" in driver.text
        assert "Ctrl+W          下一项" in driver.writing.help_text().plain
        await driver.press("f9")
        assert isinstance(driver.app.screen, Pick)
        assert "Ctrl+W" in [choice.aside for choice in driver.app.screen._choices]


async def test_changed_keys_of_a_part_hold_in_it(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    path.write_text(SETTINGS, "utf-8")
    async with running(lay_out(tmp_path), settings=path) as driver:
        await opened(driver)
        await driver.go_to_outline()
        sections = len(driver.draft.sections)
        await driver.press("insert")
        assert len(driver.draft.sections) == sections
        await driver.press("ctrl+g")
        assert len(driver.draft.sections) == sections + 1
        await driver.go_to(7)
        await driver.press("down")
        assert driver.app.focused and driver.app.focused.id == "field-contact"
        await driver.press("ctrl+down")
        assert driver.app.focused and driver.app.focused.id == "field-phone"


async def test_a_message_names_the_key_that_holds(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    path.write_text(SETTINGS, "utf-8")
    async with running(empty_desk(tmp_path), settings=path) as driver:
        assert driver.status.startswith("还没有稿子；按 Shift+F1 新建，")


async def test_faults_of_the_settings_are_reported_on_opening_and_the_rest_applies(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    path.write_text("配色: 红\n按键:\n  新建: F1\n  导出: Shift+F1\n", "utf-8")
    async with running(lay_out(tmp_path), (160, 45), settings=path) as driver:
        assert driver.status.startswith("设置文件：第 1 行：没有“红”这种配色")
        assert "F2 新建" in driver.text and "Shift+F1 导出" in driver.text
        await driver.press("f11")
        shown = "".join(driver.text.split())
        assert "按键“新建”：F1已经是“帮助”" in shown and "导出Shift+F1" in shown and "深色" in shown


async def test_the_colours_last_chosen_are_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "config" / "设置.yaml"
    place = lay_out(tmp_path)
    async with running(place, settings=path) as driver:
        await driver.press("f12")
    async with running(place, settings=path) as driver:
        assert driver.app.theme == "浅色"


async def test_a_theme_that_cannot_be_saved_is_reported_and_applies_for_now(tmp_path: Path) -> None:
    (tmp_path / "挡路").write_text("")
    async with running(lay_out(tmp_path), (160, 45), settings=tmp_path / "挡路" / "设置.yaml") as driver:
        await driver.press("f12")
        assert driver.app.theme == "浅色" and "下次打开不会记得" in driver.status


async def test_the_settings_are_laid_out_by_the_settings_screen(tmp_path: Path) -> None:
    path = tmp_path / "config" / "设置.yaml"
    async with running(lay_out(tmp_path), settings=path) as driver:
        await opened(driver)
        await driver.press("f11")
        assert "回车建好这个文件" in driver.text and not path.exists()
        await driver.press("enter")
        assert path.exists() and "已建好" in driver.text
        await driver.press("escape")
        assert isinstance(driver.app.screen, DraftScreen)
