"""The real program in tmux, as over SSH: paste, commits, mouse, resizing, kill, start again."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal_driver import WITHOUT_PTYS, Tmux, in_tmux, until
from tests.support.workbench import SAMPLE, lay_out

COMMIT = "人民代表大会常务委员会议"
PASTED = "近年来，全省各地认真办理代表建议。" * 60

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.thorough,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there is no tmux on Windows"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with one draft."""
    place = lay_out(tmp_path)
    for path in (place / "drafts").glob("*.md"):
        if path.stem != SAMPLE:
            path.unlink()
    return place


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    with in_tmux(tmp_path) as window:
        yield window


def opened(terminal: Tmux, folder: Path, **variables: str) -> None:
    """Start the workbench and open the draft."""
    terminal.start(folder, **variables)
    terminal.shows("可签发 1")
    terminal.keys("Enter")
    terminal.shows("照建议、提案原件填")


def text_of(folder: Path) -> str:
    return (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")


def test_commits_of_an_input_method_and_a_paste_arrive_whole(terminal: Tmux, folder: Path) -> None:
    opened(terminal, folder)
    terminal.type(COMMIT)
    terminal.shows(COMMIT)
    terminal.keys("F4", "F4", "F4", "F4")
    terminal.shows("挑一句再改")
    terminal.paste(PASTED)
    terminal.shows("办理代表建议")
    terminal.keys("F10")
    terminal.shows("完了=0")
    assert f"省十四届人大四次会议{COMMIT}" in text_of(folder) and PASTED in text_of(folder)
    assert not re.search(r"\[0;;|\x1b", text_of(folder))


def test_closing_the_window_straight_after_typing_loses_nothing(terminal: Tmux, folder: Path) -> None:
    opened(terminal, folder)
    terminal.type("关窗前的字")
    terminal.shows("关窗前的字")
    terminal.close()
    assert until(lambda: "关窗前的字" in text_of(folder))


def test_the_window_of_an_input_method_opens_at_the_cursor_in_any_window(
    terminal: Tmux, folder: Path
) -> None:
    opened(terminal, folder)
    terminal.type("之")
    for size in ((120, 40), (80, 24), (160, 45)):
        terminal.resize(*size)
        terminal.shows("四次会议之")
        assert until(lambda: is_behind(terminal, "四次会议之")), (size, terminal.cursor, terminal.screen)
    terminal.resize(60, 20)
    terminal.shows("窗口太小")
    terminal.type("二")
    terminal.resize(160, 45)
    terminal.shows("四次会议之二")
    assert until(lambda: is_behind(terminal, "四次会议之二"))


def is_behind(terminal: Tmux, text: str) -> bool:
    """Return True if the terminal's cursor is behind a text; Textual leaves a cell at the end of a line."""
    x, y = terminal.cursor
    line = terminal.screen.splitlines()[y]
    cells = ""
    for char in line:
        cells += char + ("\0" if ord(char) > 0x2E7F else "")
    return any(cells[:end].replace("\0", "").endswith(text) for end in (x, x - 1))


def test_the_mouse_chooses_steps_commands_and_lines_of_the_page(terminal: Tmux, folder: Path) -> None:
    opened(terminal, folder)
    terminal.click("4 答复内容")
    terminal.shows("标题不写序号")
    terminal.click("F5 检查")
    terminal.shows("回车到那里去改")
    terminal.keys("Escape")
    terminal.lacks("回车到那里去改")
    terminal.click("对省十四届人大")
    terminal.shows("照建议、提案原件填")


def test_a_killed_program_starts_again_with_what_was_written(terminal: Tmux, folder: Path) -> None:
    opened(terminal, folder)
    terminal.type("杀掉之前")
    assert until(lambda: "杀掉之前" in text_of(folder)), terminal.screen
    os.kill(terminal.program, signal.SIGKILL)
    terminal.shows("完了=137")
    opened(terminal, folder)
    terminal.shows("四次会议杀掉之前")


def test_the_colours_chosen_are_kept_and_no_color_shows_none(terminal: Tmux, folder: Path) -> None:
    opened(terminal, folder)
    terminal.keys("F12")
    terminal.shows("配色：浅色")
    terminal.keys("F10")
    terminal.shows("完了=0")
    settings = folder.parent / ".config" / "replydesk" / "设置.yaml"
    assert settings.read_text("utf-8") == "配色: 浅色\n"
    opened(terminal, folder, NO_COLOR="1")
    colours = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal("capture-pane", "-p", "-e")))
    assert {len(set(colour)) for colour in colours} <= {1}, "there are colours that are no grey"
