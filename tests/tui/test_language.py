"""Everything a clerk reads is Chinese: screens, help, command lists, the command line."""

from __future__ import annotations

import re

import pytest

from replydesk.cli.program import main
from replydesk.cli.table import COMMANDS
from replydesk.tui.commands import PARTS, every_command
from tests.support.readable import english


def test_a_word_of_english_is_found() -> None:
    assert english("按 Ctrl+S 存盘 Save，a.docx、Word") == {"Save"}


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
    typed = {"replydesk", "all", "none", *NAMES}  # what is typed after --accept
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
