"""Lists and texts in dialogs use the height of the window, and leave room for the keys below them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from textual.screen import Screen
from textual.widgets import OptionList

from replydesk.desk import desk_folder, numbering
from replydesk.draft.document_number import DocumentNumber
from replydesk.tui.desk.columns_dialog import ColumnsDialog
from replydesk.tui.desk.hidden_marks import HiddenMarks
from replydesk.tui.kit.dialogs import Agree, Choice, Pick, Read
from replydesk.tui.kit.file_picker import AskedFile, FilePicker, Places
from tests.support.workbench import NOW, Size, lay_out, running

LINES = [f"第{number}行" for number in range(100)]
SIZES: tuple[Size, ...] = ((80, 24), (100, 33), (120, 34), (160, 45), (200, 70))


def picker(folder: Path) -> FilePicker:
    for line in LINES:
        (folder / f"{line}.csv").write_text("")
    return FilePicker(AskedFile("文件", (".csv",)), Places((), (), folder, folder), "", f"{folder}/")


DIALOGS: dict[str, Callable[[Path], Screen[Any]]] = {
    "pick": lambda _: Pick("挑一个", [Choice(line) for line in LINES]),
    "read": lambda _: Read("看", Text("\n".join(LINES))),
    "agree": lambda _: Agree("好不好", Text("\n".join(LINES)), "回车好   Esc 不好"),
    "files": picker,
    "hidden": lambda _: HiddenMarks("导出", [Path(line) for line in LINES], [Path("甲")], None),
    "columns": lambda _: ColumnsDialog((), LINES, 78),
}


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_with_a_long_list_uses_the_height_of_the_window(tmp_path: Path, name: str) -> None:
    async with running(lay_out(tmp_path), SIZES[0]) as driver:
        (tmp_path / "文件").mkdir()
        dialog = DIALOGS[name](tmp_path / "文件")
        for size in SIZES:
            await driver.pilot.resize_terminal(*size)
            if dialog.is_mounted:
                dialog.dismiss(None)
                await driver.calm()
                dialog = DIALOGS[name](tmp_path / "文件")
            await driver.app.push_screen(dialog)
            await driver.settle()
            box, hint = dialog.query_one(".dialog").region, dialog.query(".hint").last().region
            assert box.height >= size[1] * 0.7, size
            assert hint.height == 1 and hint.bottom <= box.bottom - 2 <= size[1], size


@pytest.mark.parametrize("size", SIZES)
async def test_the_registers_fill_the_window(tmp_path: Path, size: Size) -> None:
    place = desk_folder.Desk.open(lay_out(tmp_path))
    for serial in range(50, 110):
        numbering.reserve_number(
            place,
            DocumentNumber("云民复议字", "2026", serial),
            numbering.read_numbers(place),
            numbering.stamp_now(NOW),
            "",
            "厅办通报",
        )
    async with running(place.root, size) as driver:
        await driver.press("f8")
        assert driver.app.screen.query_one("#numbers", OptionList).size.height >= size[1] - 18
        assert "F2 预留" in driver.text and "要看一看的" in driver.text and "Esc 返回" in driver.text
