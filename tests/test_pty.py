"""The real program in a real terminal: tmux, and a pty fed with an input method's bytes."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .workbench import SAMPLE, lay_out

COMMIT = "人民代表大会常务委员会议"
PASTED = "近年来，全省各地认真办理代表建议。" * 60
PROGRAM = [sys.executable, "-m", "replydesk"]
pytestmark = pytest.mark.e2e

IN_CI = os.environ.get("CI", "").lower() == "true"


def until(holds: Callable[[], bool], seconds: float = 15.0) -> bool:
    """Wait for something to hold."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


class Tmux:
    """One window of a tmux of its own, running the workbench."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._call = ["tmux", "-S", str(folder.parent / "tmux.sock"), "-f", os.devnull]
        program = f"HOME='{home}' TERM=xterm-256color '{sys.executable}' -m replydesk '{folder}'"
        shell = f"{program}; echo 完了=$?; sleep 60"
        self("new-session", "-d", "-x", "120", "-y", "40", shell)

    def __call__(self, *words: str, text: str | None = None) -> str:
        done = subprocess.run(
            [*self._call, *words], input=text, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    def shows(self, text: str) -> bool:
        return until(lambda: text in self("capture-pane", "-p"))

    def gone(self, text: str) -> bool:
        return until(lambda: text not in self("capture-pane", "-p"))


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        if IN_CI:
            pytest.fail("tmux is missing")
        pytest.skip("tmux is not installed")
    terminal = Tmux(lay_out(tmp_path), tmp_path)
    yield terminal
    subprocess.run([*terminal._call, "kill-server"], capture_output=True, check=False)


def test_the_program_in_tmux_takes_a_paste_whole_and_saves_on_leaving(tmux: Tmux, tmp_path: Path) -> None:
    path = tmp_path / "桌面" / "drafts" / f"{SAMPLE}.md"
    assert tmux.shows("可签发"), tmux("capture-pane", "-p")
    tmux("send-keys", "BTab")
    tmux("send-keys", "-l", "张某某")
    assert tmux.gone("李某、王某")
    tmux("send-keys", "Enter")
    time.sleep(0.3)
    tmux("send-keys", "Enter")
    assert tmux.shows("1 收件人")
    tmux("send-keys", "F4", "F4", "F4", "F4")
    assert tmux.shows("5 下一步")
    tmux("load-buffer", "-", text=PASTED)
    tmux("paste-buffer", "-p")
    tmux("send-keys", "F10")
    assert tmux.shows("完了=0"), tmux("capture-pane", "-p")
    assert PASTED in path.read_text("utf-8")


def test_closing_the_window_straight_after_typing_loses_nothing(tmux: Tmux, tmp_path: Path) -> None:
    path = tmp_path / "桌面" / "drafts" / f"{SAMPLE}.md"
    assert tmux.shows("可签发")
    tmux("send-keys", "BTab")
    tmux("send-keys", "-l", SAMPLE)
    assert tmux.gone("李某、王某")
    tmux("send-keys", "Enter")
    time.sleep(0.3)
    tmux("send-keys", "Enter")
    assert tmux.shows("1 收件人")
    tmux("send-keys", "-l", "关窗前的字")
    assert tmux.shows("关窗前的字")
    tmux("kill-server")
    assert until(lambda: "关窗前的字" in path.read_text("utf-8"), 5)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no ptys on Windows")
@pytest.mark.parametrize("kitty", [False, True], ids=["utf-8", "kitty"])
def test_a_commit_of_twelve_characters_arrives_whole(tmp_path: Path, kitty: bool) -> None:
    folder = lay_out(tmp_path)
    for path in (folder / "drafts").iterdir():
        if path.stem != SAMPLE:
            path.unlink()
    seen = type_in_pty(folder, COMMIT, kitty)
    assert not re.search(rb"\x1b\[>\d+u", seen), "the Kitty protocol was asked for"
    text = (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    assert f"省十四届人大四次会议{COMMIT}" in text


@pytest.mark.skipif(sys.platform == "win32", reason="there are no ptys on Windows")
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["桌面", "--read"], "第 1 件，共 1 件"),
        (["--read", "桌面"], "第 1 件，共 1 件"),
        (["桌面/drafts/缺项.md", "--read"], "赵某某代表"),
        (["空桌面", "--read"], "第 1 件，共 4 件"),
    ],
    ids=["those that wait", "in any order", "one draft", "all if none waits"],
)
def test_read_opens_the_drafts_to_be_read(tmp_path: Path, words: list[str], shown: str) -> None:
    import pty

    folder = lay_out(tmp_path)
    shutil.copytree(folder, tmp_path / "空桌面")
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\n环节: 核稿\n", 1), "utf-8")
    before = path.read_bytes()
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path)}
        environment |= {"LINES": "40", "COLUMNS": "120"}
        os.execve(sys.executable, [*PROGRAM, *words], environment)
    screen = Screen(terminal, kitty=False)
    try:
        screen.wait_for(shown)
        os.write(terminal, b"\x1b[21~")
        until(lambda: screen.read() is False)
    finally:
        os.close(terminal)
        _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0 and path.read_bytes() == before


def type_in_pty(folder: Path, commit: str, kitty: bool) -> bytes:
    """Open the only draft of a desk in a pty, type a commit, leave; gives all that was written out.

    A terminal that speaks the Kitty protocol says so when it is asked, and sends text as it is unless
    the protocol was switched on.
    """
    import pty

    environment = {**os.environ, "TERM": "xterm-kitty" if kitty else "xterm-256color", "HOME": str(folder)}
    environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [*PROGRAM, str(folder)], environment)
    screen = Screen(terminal, kitty)
    try:
        screen.wait_for("可签发")
        os.write(terminal, b"\r")
        screen.wait_for("收件人　")
        os.write(terminal, screen.encoded(commit))
        screen.wait_for("正在写")
        os.write(terminal, b"\x1b[21~")
        until(lambda: screen.read() is False)
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)
    return screen.seen


class Screen:
    """The other end of a pty."""

    def __init__(self, terminal: int, kitty: bool) -> None:
        self._terminal = terminal
        self._kitty = kitty
        self.seen = b""

    def read(self) -> bool:
        """Take in what was written; False when the program has ended."""
        try:
            if select.select([self._terminal], [], [], 0.1)[0]:
                data = os.read(self._terminal, 65536)
                self.seen += data
                if self._kitty and b"\x1b[?u" in data:
                    os.write(self._terminal, b"\x1b[?0u")
                return bool(data)
        except OSError:
            return False
        return True

    def wait_for(self, text: str) -> None:
        """Read until a text was written. It may be in pieces: its characters in order are enough."""
        letters = re.compile(b".{0,40}?".join(re.escape(each.encode()) for each in text), re.DOTALL)
        assert until(lambda: self.read() and bool(letters.search(self.seen))), self.seen.decode(
            errors="replace"
        )

    def encoded(self, commit: str) -> bytes:
        """A commit as the terminal sends it: as a Kitty sequence if that protocol is on."""
        if self._kitty and re.search(rb"\x1b\[>\d+u", self.seen):
            return f"\x1b[0;;{':'.join(str(ord(each)) for each in commit)}u".encode()
        return commit.encode()
