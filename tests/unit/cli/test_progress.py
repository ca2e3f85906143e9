from __future__ import annotations

import io
import sys

import pytest

from replydesk.cli.progress import progress
from replydesk.text.progress_words import format_duration, progress_text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ((0, 300, 0, 0.0), "0/300 份"),
        ((12, 300, 1, 2.0), "12/300 份　6.0 份/秒　还要 48 秒　失败 1 份"),
        ((300, 300, 0, 2.0), "300/300 份　150 份/秒"),
    ],
)
def test_the_bar_says_how_fast_and_how_long(state: tuple[int, int, int, float], words: str) -> None:
    assert progress_text(*state) == words


def test_times_are_in_words() -> None:
    assert [format_duration(each) for each in (8, 200, 7500)] == ["8 秒", "3 分 20 秒", "2 小时 5 分"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress("导出", 2) as step:
            step(False)
            step(True)
    assert "2/2 份" in terminal.getvalue() and "失败 1 份" in terminal.getvalue()
    assert pipe.getvalue() == ""


def test_one_draft_needs_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("导出", 1) as step:
        step(False)
    assert terminal.getvalue() == ""
