"""Everything a clerk reads is Chinese: the screens, their help and command lists, the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replydesk import disk
from replydesk.cli import main
from replydesk.command_table import COMMANDS
from replydesk.tui.commands import PARTS, every_command
from replydesk.tui.work_screen import WorkScreen

from .test_tui_screens import SCREENS, to_the_desk
from .workbench import SMALL, lay_out, running

KNOWN = {
    *("Word", "Excel", "CSV", "PDF", "JSON", "UTF", "LibreOffice"),
    *("Esc", "Ctrl", "Shift", "Tab", "Insert", "Delete", "Home", "End", "PgUp", "PgDn"),
    *("csv", "xlsx", "xls", "ods", "docx", "json", "yaml", "drafts"),
    *("doc", "rtf", "odt", "wps", "pdf", "txt", "htm", "html"),
}
"""Names of programs, kinds of files, keys and folders; no other word of Latin letters is shown."""


def english(text: str) -> set[str]:
    """The words of Latin letters in a text that are none of those known; a letter or two are no word."""
    return set(re.findall(r"[A-Za-z]{3,}", text)) - KNOWN


def test_a_word_of_english_is_found() -> None:
    assert english("按 Ctrl+S 存盘 Save，a.docx、Word") == {"Save"}


async def test_no_english_on_any_screen_nor_in_what_can_be_scrolled_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "resolve", lambda path, strict=False: path)
    monkeypatch.setattr(disk, "user", lambda: "王某某")
    monkeypatch.chdir(tmp_path)
    lay_out(Path())
    found: dict[str, set[str]] = {}
    async with running(Path("桌面"), SMALL) as driver:
        for name, show in SCREENS.items():
            await to_the_desk(driver)
            await show(driver)
            await driver.settle()
            work = next(each for each in reversed(driver.app.screen_stack) if isinstance(each, WorkScreen))
            listed = [f"{each.name}{each.help}" for each in work.available]
            found[name] = english("\n".join([driver.text, work.help_text().plain, *listed]))
    assert {name: words for name, words in found.items() if words} == {}


def test_no_english_in_the_names_of_commands_and_parts() -> None:
    said = [each.name + each.help for each in every_command()]
    said += [name + purpose for name, purpose in PARTS.values()]
    assert english("\n".join(said)) == set()


HELPS = [
    [],
    *([command.name] for command in COMMANDS),
    *([command.name, action.name] for command in COMMANDS for action in command.actions),
]
NAMES = {name for words in HELPS for name in words}


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_no_english_in_the_help_of_the_command_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    text = capsys.readouterr().out
    typed = {"replydesk", *NAMES}
    shown = re.sub(r"(?<!\S|\w)-{1,2}[a-z-]+|\[-{1,2}[a-z-]+", "", text)
    assert english(shown) - typed == set() and len(text) > 50


COMPLAINTS = [
    ["甲", "乙"],
    ["list", "--nosuch"],
    ["list", "--json=3"],
    ["export"],
    ["export", "甲.md", "-o"],
    ["export", "甲.md", "--re"],
    ["export", "甲.md", "--jobs", "多"],
    ["preview", "甲.md", "--page"],
    ["number"],
    ["number", "nosuch"],
    ["number", "void", "3"],
    ["settings", "--nosuch"],
    ["history", "甲.md", "--show", "1", "--restore", "2"],
]


@pytest.mark.parametrize("words", COMPLAINTS, ids=" ".join)
def test_no_english_in_a_complaint_of_the_command_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert stop.value.code == 2
    said = re.sub(r"-{1,2}[a-z-]+", "", complaint)
    assert english(said) - {"replydesk", "nosuch", *NAMES} == set()
