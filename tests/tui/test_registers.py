"""The registers in the workbench, with all that `replydesk number` does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import OptionList

from replydesk.desk import desk_folder, numbering
from replydesk.desk.numbering import read_numbers
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Key
from replydesk.reply.registers.actions import reserve
from replydesk.reply.registers.model import NumberEntry, NumberState, Register, Stamp
from replydesk.text.errors import UserError
from replydesk.tui.desk.register_dialog import MOST, RegisterDialog, number_lines
from replydesk.tui.desk.reservation import AskReservation
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Pick, Read
from tests.support.workbench import LARGE, NOW, SAMPLE, Driver, Size, both_sizes, lay_out, running

SERIES = "云民复议字〔2026〕"


def register(driver: Driver) -> Register:
    return read_numbers(desk_folder.Desk.open(driver.folder)).registers[SERIES]


def state(driver: Driver, number: int) -> tuple[NumberState, str, str]:
    entry = register(driver).entries[number]
    return entry.state, entry.draft, entry.reason


@asynccontextmanager
async def registers(folder: Path, size: Size, at: str = SAMPLE) -> AsyncIterator[Driver]:
    """Open the registers with the cursor on a draft; the sample's number is registered."""
    place = desk_folder.Desk.open(lay_out(folder))
    numbering.assign_number(
        place, place.root / "drafts" / f"{SAMPLE}.md", read_numbers(place), numbering.stamp_now(NOW)
    )
    async with running(place.root, size) as driver:
        driver.desk.read_all(driver.file(at))
        await driver.press("f8")
        yield driver


@both_sizes
async def test_the_numbers_are_listed_latest_first_with_the_next_above(tmp_path: Path, size: Size) -> None:
    async with registers(tmp_path, size) as driver:
        assert f"{SERIES}　下一个：34号" in driver.text
        assert f"{SERIES}33号　签发　{SAMPLE}" in driver.text and "05-29" in driver.text
        assert f"{SERIES}1～32号　没有登记" in driver.text and "要看一看的" in driver.text
        assert "F2 预留" in driver.text and "F3 退回" in driver.text and "F4 作废" in driver.text


async def test_troubles_are_scrolled_by_key(tmp_path: Path) -> None:
    async with registers(tmp_path, (80, 24)) as driver:
        await driver.press("tab", "tab")
        assert driver.app.focused is driver.app.screen.query_one("#number-troubles")


@both_sizes
async def test_a_number_is_reserved_for_a_purpose(tmp_path: Path, size: Size) -> None:
    async with registers(tmp_path, size) as driver:
        await driver.press("f2")
        assert isinstance(driver.app.screen, AskReservation)
        await driver.press("enter")
        assert "给用途预留要写明用途" in driver.text
        await driver.paste("厅办通报")
        await driver.press("enter")
        assert isinstance(driver.app.screen, RegisterDialog)
        assert f"已预留{SERIES}34号" in driver.text
        assert state(driver, 34) == (NumberState.RESERVED, "", "厅办通报")


async def test_a_whole_number_can_be_typed_where_its_serial_is_asked_for(tmp_path: Path) -> None:
    async with registers(tmp_path, LARGE) as driver:
        await driver.press("f2")
        await driver.paste("某局字〔2026〕36号")
        await driver.press("tab", *"厅办通报", "enter")
        assert "不是上面的字号，不能在这里预留" in driver.text
        await driver.press("ctrl+u")
        await driver.paste(f"{SERIES}第36号")
        await driver.press("enter")
        assert f"已预留{SERIES}36号" in driver.text


@both_sizes
async def test_a_number_asked_for_is_reserved_for_the_draft_pointed_at(tmp_path: Path, size: Size) -> None:
    async with registers(tmp_path, size, "缺项") as driver:
        await driver.press("f2")
        assert "给“缺项”" in driver.text
        await driver.paste("40")
        await driver.press("enter")
        assert f"已预留{SERIES}40号" in driver.text
        assert state(driver, 40) == (NumberState.RESERVED, "缺项", "")


async def test_a_number_that_is_anothers_is_refused(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40), "缺项") as driver:
        await driver.press("f2")
        await driver.paste("33号")
        await driver.press("enter")
        assert "请另取一个号，或先退回" in driver.text and state(driver, 33)[1] == SAMPLE
        await driver.press("f2")
        await driver.paste("三十")
        await driver.press("enter")
        assert "序号应是数字，不是“三十”" in driver.text
        await driver.press("escape", "escape")
        assert driver.desk


async def test_a_draft_with_a_number_gets_none_reserved(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        await driver.press("f2")
        assert f"“{SAMPLE}”里已写了文号" in driver.text and "给别的用途" not in driver.text


@both_sizes
async def test_a_number_is_given_back_and_the_draft_loses_it(tmp_path: Path, size: Size) -> None:
    async with registers(tmp_path, size) as driver:
        await driver.press("f3")
        assert isinstance(driver.app.screen, AskLine) and f"退回 {SERIES}33号" in driver.text
        await driver.paste("领导改稿")
        await driver.press("enter")
        assert f"已退回，下次先用它：{SERIES}33号" in driver.text
        assert state(driver, 33) == (NumberState.FREE, "", "领导改稿")
        number = DocumentNumber.parse(
            desk_folder.read_draft(driver.file(SAMPLE)).draft.get(Key.DOCUMENT_NUMBER)
        )
        assert number == DocumentNumber("云民复议字", "2026")
        await driver.press("escape")
        await driver.settle()
        assert "33号" not in driver.text


@both_sizes
async def test_a_number_is_made_void_only_with_a_reason(tmp_path: Path, size: Size) -> None:
    async with registers(tmp_path, size) as driver:
        await driver.press("down", "f4")
        assert "这里有好几个号；请键入序号，挑出一个" in driver.text
        await driver.paste("32")
        await driver.press("f4", "enter")
        assert "要写明原因" in driver.text and 32 not in register(driver).entries
        await driver.paste("印错")
        await driver.press("enter")
        assert f"已作废，不再使用：{SERIES}32号" in driver.text
        assert state(driver, 32) == (NumberState.VOID, "", "印错")
        await driver.press("f3", "enter")
        assert f"{SERIES}32号已作废，不再使用，不能退回" in driver.text


async def test_escape_leaves_a_number_as_it_is(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        for key in ("f2", "f3", "f4"):
            await driver.press(key, "escape")
            assert isinstance(driver.app.screen, RegisterDialog)
        assert register(driver).entries.keys() == {33}


async def test_numbers_are_found_by_their_remarks(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        await driver.paste("签发 养老")
        assert driver.app.screen.query_one("#numbers", OptionList).option_count == 1
        assert f"{SERIES}33号　签发" in driver.text and f"{SERIES}32号　" not in driver.text
        await driver.paste("没有这个")
        await driver.press("f3", "f4")
        assert isinstance(driver.app.screen, RegisterDialog)


async def test_the_keys_of_the_registers_can_be_clicked(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        await driver.click("F4 作废")
        assert isinstance(driver.app.screen, AskLine)


async def test_a_long_register_lists_its_latest_numbers_and_finds_the_others(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        await driver.press("escape")
        wishes = [
            partial(reserve, stamp=numbering.stamp_now(NOW), reason=f"第 {serial} 份", number=serial)
            for serial in range(34, 334)
        ]
        numbering.register_file(
            desk_folder.Desk.open(driver.folder), DocumentNumber("云民复议字", "2026")
        ).record(*wishes)
        await driver.press("f8")
        options = driver.app.screen.query_one("#numbers", OptionList)
        assert options.option_count == MOST + 1 and f"{SERIES}333号" in driver.text
        await driver.paste("45号")
        assert f"{SERIES}45号　预留　第 45 份" in driver.text and "333号" not in driver.text


def test_numbers_nobody_recorded_are_one_line_until_one_is_asked_for() -> None:
    entries = {
        each: NumberEntry(each, NumberState.ASSIGNED, f"稿{each}", Stamp("", "2026-05-29 10:00:00"))
        for each in (1, 5, 7)
    }
    kept = Register(SERIES, entries, highest=7)

    def said(*words: str) -> list[str]:
        return [line.text.removeprefix(SERIES) for line in number_lines(kept, words)]

    assert said() == [
        "7号　签发　稿7　05-29",
        "6号　没有登记",
        "5号　签发　稿5　05-29",
        "2～4号　没有登记",
        "1号　签发　稿1　05-29",
    ]
    assert said("3号") == ["3号　没有登记"]
    assert said("没有登记") == ["6号　没有登记", "2～4号　没有登记"]
    assert said("稿5", "签发") == ["5号　签发　稿5　05-29"] and said("无此号") == []


async def test_a_register_that_cannot_be_written_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with registers(tmp_path, (120, 40)) as driver:

        def full(*_: object) -> None:
            raise UserError("登记：磁盘已满，没有存上；请腾出空间后再试")

        monkeypatch.setattr(numbering, "void_number", full)
        await driver.press("f4")
        await driver.paste("印错")
        await driver.press("enter")
        assert "磁盘已满" in driver.text and state(driver, 33)[0] is NumberState.ASSIGNED


async def test_help_and_commands_come_up_through_two_dialogs(tmp_path: Path) -> None:
    async with registers(tmp_path, (120, 40)) as driver:
        await driver.press("f3", "f1")
        assert isinstance(driver.app.screen, Read)
        await driver.press("escape", "f8", "f9")
        assert isinstance(driver.app.screen, Pick)
