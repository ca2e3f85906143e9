"""The real program: two people write one reply after the other, and `history` tells who wrote what."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from replydesk.desk.settings import settings_path
from tests.support.terminal_driver import SOURCE, WITHOUT_PTYS, in_pty
from tests.support.workbench import SAMPLE, lay_out

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]


def write_as(who: str, text: str, folder: Path, home: Path) -> None:
    """Write into the first field of the sample as a person at a computer of his own."""
    home.mkdir()
    settings = settings_path({}, home, is_windows=False)
    settings.parent.mkdir(parents=True)
    settings.write_text(f"姓名: {who}\n", "utf-8")
    with in_pty([str(folder)], home) as terminal:
        terminal.shows("共 ", SAMPLE)
        terminal.type("养老")
        terminal.shows("只列出找到的", f"▸ {SAMPLE}")
        terminal.send("enter")
        terminal.shows("F4 下一项")
        terminal.paste(text)
        terminal.shows(text)
        terminal.send("f8")
        terminal.shows("已存")
        terminal.send("f20")
        terminal.shows("从打开到现在", f"{who} +{len(text)} 字", f"{{+{text}+}}")
        terminal.send("escape")
        terminal.shows("F4 下一项")
        terminal.send("f10")
        terminal.ends()


def history(*words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "120"}
    run = subprocess.run(
        [sys.executable, "-m", "replydesk", "history", *words],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return run.stdout


def test_history_tells_who_wrote_what(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    write_as("张某某", "一季度", folder, tmp_path / "甲")
    write_as("李某某", "二季度", folder, tmp_path / "乙")
    path = str(folder / "drafts" / f"{SAMPLE}.md")
    lines = history(path).splitlines()
    assert "谁" in lines[0] and "打开时" in lines[1]
    assert "张某某" in lines[2] and "李某某" in lines[-1]
    shown = history(path, "--show", "1")
    assert "{+一季度+}" in shown and "{+二季度+}" in shown and "张某某" in shown and "李某某" in shown
    assert "一季度+}" not in history(path, "--show", "1", "--who", "李某某")
