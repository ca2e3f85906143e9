"""Figures of past replies that nobody has confirmed hold a draft up on the desk and in 阅稿."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import Verdict, VerdictBy, workflow_state
from tests.support.workbench import SAMPLE, lay_out, running

BY = VerdictBy("张某某", datetime(2026, 5, 28, 16, 40))


def taken(folder: Path) -> Path:
    """Create a desk, and take words over into one of its drafts; return the draft's file."""
    path = lay_out(folder) / "drafts" / f"{SAMPLE}.md"
    place, words = Place(Part.ANSWER, 0, 0), DraftLine("甲", "自2019年以来逐步推进。")
    draft = desk_folder.read_draft(path).draft
    desk_folder.save_draft(path, take_over(draft, place, [words], TakenFrom("2025年 第0055号"), BY))
    return path


def on_disk(path: Path) -> Draft:
    return desk_folder.read_draft(path).draft


async def test_a_draft_with_figures_to_confirm_is_sent_on_and_passed_for_a_reason(tmp_path: Path) -> None:
    path = taken(tmp_path)
    async with running(path.parents[1]) as driver:
        await driver.point(SAMPLE)
        await driver.press("f5", "enter")
        await driver.settle()
        assert "（旧复没有核对完）" in driver.text and "没有核对（2019年）" in driver.text
        await driver.press("enter")
        assert "旧复没有核对完：写明理由才能办" in driver.text
        await driver.paste("年份照旧")
        await driver.press("enter")
        await driver.settle()
        assert workflow_state(on_disk(path)).word == "核稿"
        await driver.point(SAMPLE)
        await driver.press("f4", "f8")
        assert "没有核对（2019年）" in driver.text and "旧复没有核对完还要通过的理由" in driver.text
        await driver.press("enter")
        assert "写明理由才能通过" in driver.text
        await driver.paste("核过底稿")
        await driver.press("enter")
        await driver.settle()
        last = workflow_state(on_disk(path)).last
        assert last is not None and last.verdict is Verdict.PASSED
        assert last.reason == "核过底稿〔有 1 处取自旧复的内容没有核对（2019年）〕"
