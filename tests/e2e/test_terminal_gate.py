"""Nothing of the data speaks to the terminal: a desk full of what it obeys, and the bytes of a pty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.terminal import faults_in_commands, faults_in_workbench, faults_of, payloads
from tests.support.speaking_desk import COMMANDS, SpeakingDesk
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]
KINDS = payloads(1, 0)
others = pytest.mark.parametrize("number", range(1, len(KINDS)))


def test_no_screen_and_no_dialog_sends_what_a_text_says(tmp_path: Path) -> None:
    assert faults_in_workbench(KINDS[0], tmp_path) == []


@pytest.mark.thorough
@others
def test_no_screen_sends_one_kind_of_it(tmp_path: Path, number: int) -> None:
    assert faults_in_workbench(KINDS[number], tmp_path, seed=number, presses=60) == []


@pytest.mark.thorough
def test_no_command_sends_what_a_text_says(tmp_path: Path) -> None:
    assert faults_in_commands(KINDS[0], tmp_path) == []


@pytest.mark.thorough
@others
def test_no_command_sends_one_kind_of_it(tmp_path: Path, number: int) -> None:
    assert faults_in_commands(KINDS[number], tmp_path) == []


@pytest.mark.parametrize("words", [COMMANDS[0], COMMANDS[2]], ids=["list", "preview"])
def test_a_command_shows_marks(tmp_path: Path, words: tuple[str, ...]) -> None:
    desk = SpeakingDesk(tmp_path, "\x1b]0;题\x07\u202e")
    with in_pty(desk.words(words), tmp_path, variables=desk.variables) as terminal:
        terminal.ends()
        assert "␛]0;题␇␦" in terminal.written.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b]52;c;AA==\x07",
        b"\x1b]0;x\x07",
        b"\x1b[5;8m",
        b"\x1b[99;99H",
        b"\x1b[2J",
        b"\xc2\x9b31m",
        b"\x9b31m",
        b"\x07",
        "甲\u202e".encode(),
        "\ue0001\U000e0041".encode(),
        "\u200b".encode(),
    ],
)
def test_the_reader_is_strict(data: bytes) -> None:
    assert list(faults_of(b"\x1b[1;1H\x1b[0;38;2;5;8;5m" + data)) != []
    assert list(faults_of(b"\x1b[1;1H\x1b[0;1;38;2;5;8;5m\x1b[38;5;8m\x1b[?2026h\r\n")) == []
