"""The real program in tmux, as over SSH: paste, commits, mouse, resizing, kill, start again."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .test_pty import COMMIT, IN_CI, PASTED, until
from .workbench import SAMPLE, lay_out

PATIENCE = 45
"""Seconds that a busy machine may take to show something."""

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no tmux on Windows"),
]


class Terminal:
    """One window of a tmux of its own; programs are started in it one after the other."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self._call = ["tmux", "-S", str(home / "tmux.sock"), "-f", os.devnull]
        self._home = home
        self("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "sleep 600")

    def __call__(self, *words: str, text: str | None = None) -> str:
        """Give tmux a command, without the size that Python's line editor has left in its environment."""
        sizes = ("COLUMNS", "LINES")
        environment = {name: value for name, value in os.environ.items() if name not in sizes}
        done = subprocess.run(
            [*self._call, *words],
            input=text,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def start(self, folder: Path, **variables: str) -> None:
        """Start the workbench, the clerk's home being a folder of the test's."""
        variables |= {"HOME": str(self._home), "XDG_CONFIG_HOME": "", "TERM": "xterm-256color"}
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
        program = f"{given} {shlex.quote(sys.executable)} -m replydesk {shlex.quote(str(folder))}"
        self("respawn-pane", "-k", f"{program}; echo 完了=$?; sleep 600")
        assert self.shows("查找：文号"), self.screen

    def keys(self, *keys: str, literal: bool = False) -> None:
        """Press keys; the first is text as it stands if it is literal."""
        if literal:
            self("send-keys", "-l", keys[0])
        if rest := keys[literal:]:
            self("send-keys", *rest)

    def paste(self, text: str) -> None:
        """Paste as a terminal does that was asked to mark what is pasted."""
        self("load-buffer", "-", text=text)
        self("paste-buffer", "-p")

    def click(self, text: str) -> None:
        """Press and let go the left button where a text stands, in the sequences of SGR mouse reporting."""
        assert self.shows(text), self.screen
        lines = self.screen.splitlines()
        y = next(y for y, line in enumerate(lines) if text in line)
        before = lines[y][: lines[y].index(text)]
        x = sum(2 if ord(char) > 0x2E7F else 1 for char in before) + 1
        for end in "Mm":
            self("send-keys", "-l", f"\x1b[<0;{x + 1};{y + 1}{end}")

    def resize(self, width: int, height: int) -> None:
        self("resize-window", "-x", str(width), "-y", str(height))

    @property
    def screen(self) -> str:
        return self("capture-pane", "-p")

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the terminal's own cursor is: there an input method opens its window."""
        x, y = self("display-message", "-p", "#{cursor_x},#{cursor_y}").strip().split(",")
        return int(x), int(y)

    @property
    def program(self) -> int:
        """The process of the workbench, the shell's only child."""
        shell = self("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(["pgrep", "-P", shell], capture_output=True, encoding="utf-8", check=True)
        return int(children.stdout.split()[0])

    def shows(self, text: str) -> bool:
        return until(lambda: text in self.screen, PATIENCE)

    def gone(self, text: str) -> bool:
        return until(lambda: text not in self.screen, PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with one draft."""
    place = lay_out(tmp_path)
    for path in (place / "drafts").iterdir():
        if path.stem != SAMPLE:
            path.unlink()
    return place


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        if IN_CI:
            pytest.fail("tmux is missing")
        pytest.skip("tmux is not installed")
    window = Terminal(tmp_path, (160, 45))
    yield window
    subprocess.run([*window._call, "kill-server"], capture_output=True, check=False)


def opened(terminal: Terminal, folder: Path, **variables: str) -> None:
    """Start the workbench and open the draft."""
    terminal.start(folder, **variables)
    assert terminal.shows("可签发 1")
    terminal.keys("Enter")
    assert terminal.shows("照建议、提案原件填"), terminal.screen


def text_of(folder: Path) -> str:
    return (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")


def test_commits_of_an_input_method_and_a_paste_arrive_whole(terminal: Terminal, folder: Path) -> None:
    opened(terminal, folder)
    terminal.keys(COMMIT, literal=True)
    assert terminal.shows(COMMIT)
    terminal.keys("F4", "F4", "F4", "F4")
    assert terminal.shows("挑一句再改")
    terminal.paste(PASTED)
    assert terminal.shows("办理代表建议")
    terminal.keys("F10")
    assert terminal.shows("完了=0"), terminal.screen
    assert f"省十四届人大四次会议{COMMIT}" in text_of(folder) and PASTED in text_of(folder)
    assert not re.search(r"\[0;;|\x1b", text_of(folder))


def test_the_window_of_an_input_method_opens_at_the_cursor_in_any_window(
    terminal: Terminal, folder: Path
) -> None:
    opened(terminal, folder)
    terminal.keys("之", literal=True)
    for size in ((120, 40), (80, 24), (160, 45)):
        terminal.resize(*size)
        assert terminal.shows("四次会议之"), terminal.screen
        assert until(lambda: is_behind(terminal, "四次会议之")), (size, terminal.cursor, terminal.screen)
    terminal.resize(60, 20)
    assert terminal.shows("窗口太小")
    terminal.keys("二", literal=True)
    terminal.resize(160, 45)
    assert terminal.shows("四次会议之二") and until(lambda: is_behind(terminal, "四次会议之二"))


def is_behind(terminal: Terminal, text: str) -> bool:
    """Whether the terminal's cursor stands behind a text; Textual leaves a cell at the end of a line."""
    x, y = terminal.cursor
    line = terminal.screen.splitlines()[y]
    cells = ""
    for char in line:
        cells += char + ("\0" if ord(char) > 0x2E7F else "")
    return any(cells[:end].replace("\0", "").endswith(text) for end in (x, x - 1))


def test_the_mouse_chooses_steps_commands_and_lines_of_the_page(terminal: Terminal, folder: Path) -> None:
    opened(terminal, folder)
    terminal.click("4 答复内容")
    assert terminal.shows("标题不写序号")
    terminal.click("F5 检查")
    assert terminal.shows("回车到那里去改")
    terminal.keys("Escape")
    assert terminal.gone("回车到那里去改")
    terminal.click("对省十四届人大")
    assert terminal.shows("照建议、提案原件填")


def test_a_killed_program_starts_again_with_what_was_written(terminal: Terminal, folder: Path) -> None:
    opened(terminal, folder)
    terminal.keys("杀掉之前", literal=True)
    assert until(lambda: "杀掉之前" in text_of(folder)), terminal.screen
    os.kill(terminal.program, signal.SIGKILL)
    assert until(lambda: "完了=137" in terminal.screen), terminal.screen
    opened(terminal, folder)
    assert terminal.shows("四次会议杀掉之前"), terminal.screen


def test_the_colours_chosen_are_kept_and_no_color_shows_none(terminal: Terminal, folder: Path) -> None:
    opened(terminal, folder)
    terminal.keys("F12")
    assert terminal.shows("配色：浅色")
    terminal.keys("F10")
    assert terminal.shows("完了=0")
    settings = folder.parent / ".config" / "replydesk" / "设置.yaml"
    assert settings.read_text("utf-8") == "配色: 浅色\n"
    opened(terminal, folder, NO_COLOR="1")
    colours = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal("capture-pane", "-p", "-e")))
    assert {len(set(colour)) for colour in colours} <= {1}, "there are colours that are no grey"
