"""Large pastes: journaled before anything is computed from them; keys go on; too large ones are refused."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest

from replydesk.desk import sidecar
from replydesk.draft import size
from replydesk.draft.model import Draft
from replydesk.reply.judged import Judged, judge
from replydesk.reply.stock import Stock
from replydesk.tui.kit.row_area import RowArea
from replydesk.tui.writing import judging
from tests.support.hostile_desk import one_line, prose
from tests.support.workbench import SAMPLE, Driver, lay_out, sample

LAST = "最后几个字"


def journaled(driver: Driver) -> str:
    """Return the journal on the disk."""
    path = sidecar.path_of(driver.file(SAMPLE), sidecar.WRITING)
    return path.read_text("utf-8") if path.exists() else ""


ONE_LINE = (one_line(20_000) + LAST, "（" * 20_000 + LAST)
LINES = (prose(20_000) + LAST, "一、甲\n乙。\n" * 900 + LAST)


@pytest.mark.parametrize(
    ("text", "step"), [*((text, 1) for text in ONE_LINE), *((text, 4) for text in (*ONE_LINE, *LINES))]
)
async def test_a_paste_is_in_the_journal_before_it_is_wrapped_or_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, step: int
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(step)
        if step == 4:
            driver.writing.set_focus(driver.writing.query_one("#section-text"))
        was_there: list[bool] = []

        def watched(draft: Draft, stock: Stock, name: str = "") -> Judged:
            was_there.append(LAST in journaled(driver))
            return judge(draft, stock, name)

        def editing(area: RowArea, edit: object) -> object:
            was_there.append(LAST in journaled(driver))
            return edit_as_ever(area, edit)  # type: ignore[arg-type]

        edit_as_ever = RowArea.edit
        monkeypatch.setattr(judging, "judge", watched)
        monkeypatch.setattr(RowArea, "edit", editing)
        await driver.paste(text)
        await driver.settle()
        assert was_there and all(was_there)
        assert LAST in driver.writing.session.history.text


async def test_keys_go_on_while_the_page_is_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(4)
        driver.writing.set_focus(driver.writing.query_one("#section-text"))
        goes_on = Event()

        def watched(draft: Draft, stock: Stock, name: str = "") -> Judged:
            goes_on.wait(60)
            return judge(draft, stock, name)

        monkeypatch.setattr(judging, "judge", watched)
        await driver.paste(prose(5_000))
        while "正在排版……" not in driver.status:
            await asyncio.sleep(0.005)
        await driver.press(*"abc")
        assert "abc" in driver.writing.session.history.text
        assert "abc" not in driver.letter
        goes_on.set()
        await driver.settle()
        assert "abc" in driver.letter and "正在排版" not in driver.status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲" * (size.MAX_PASTED_CHARACTERS + 1), "超过 200000 字"),
        ("甲\n" * (size.MAX_PASTED_LINES + 1), "超过 10000 行"),
        ("甲\t乙\n" + "|" * (size.MAX_PASTED_LINES + 1), "超过 10000 行"),
    ],
)
@pytest.mark.parametrize("step", [1, 4])
async def test_a_paste_that_makes_the_draft_too_large_is_refused(
    tmp_path: Path, text: str, said: str, step: int
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(step)
        if step == 4:
            driver.writing.set_focus(driver.writing.query_one("#section-text"))
        before = driver.draft
        await driver.paste(text)
        await driver.settle()
        assert driver.draft == before
        assert "没有贴上" in driver.status and said in driver.status
