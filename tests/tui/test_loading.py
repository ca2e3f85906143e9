"""The first screen opens without the modules of later screens, which are loaded soon after."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from replydesk.draft.model import Draft
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.tui.desk import desk_reader, preload
from replydesk.tui.desk.desk_reader import DeskReader
from tests.support.workbench import lay_out, running

FIRST = """
import sys
import replydesk.tui.app
print(*sorted(name for name in sys.modules if name.startswith("replydesk")))
"""


def test_the_first_screen_is_loaded_without_modules_needed_later() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "replydesk.tui.desk.desk_screen" in loaded
    assert not loaded & {*preload.LATER, "replydesk.layout.lay_out", "replydesk.render.terminal"}


async def test_modules_needed_later_are_loaded_while_the_list_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for thread in threading.enumerate():
        if thread.name == "load-ahead":  # of a test before this one
            thread.join()
    loaded: list[str] = []
    monkeypatch.setattr(preload, "PAUSE", 0)
    monkeypatch.setattr(preload, "import_module", loaded.append)
    async with running(lay_out(tmp_path)) as driver:
        await driver.until(lambda: len(loaded) >= len(preload.LATER))
    assert loaded == list(preload.LATER)


async def test_the_names_of_the_drafts_are_shown_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskReader, "step", lambda *_: [])
    monkeypatch.setattr(DeskReader, "is_done", True)
    async with running(lay_out(tmp_path)) as driver:
        assert "养老服务-张某某代表" in driver.text


async def test_no_draft_is_judged_before_the_rules_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []

    def noted(draft: Draft, stock: Stock) -> Reply:
        events.append("judged")
        return make_reply(draft, stock)

    monkeypatch.setattr(preload, "_read_lists", lambda: events.append("loaded"))
    monkeypatch.setattr(desk_reader, "make_reply", noted)
    async with running(lay_out(tmp_path)) as driver:
        await driver.until(lambda: "judged" in events)
    assert events[0] == "loaded"
