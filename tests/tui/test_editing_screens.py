"""The editing screens as text, in three sizes. `UPDATE_GOLDEN=1` rewrites the files."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.draft.model import Draft, Key, Paragraph, Section
from tests.support.workbench import Driver, Size, every_size, lay_out, sample

GOLDEN = Path(__file__).parents[1] / "golden" / "editing"
SECTIONS = (
    Section(1, "工作开展情况", (Paragraph("近年来,我厅健全养老服务制度。"),)),
    Section(2, "完善设施。", (Paragraph("新建站点18个。"),)),
    Section(2, "关于加强基层养老服务机构和人员队伍建设以及相关保障措施", (Paragraph("已经落实。"),)),
    Section(1, "关于所提建议的答复", (Paragraph("养老服务补贴，按月发放。"), Paragraph("建立台账。", True))),
    Section(2, "关于队伍。", (Paragraph("培训46人。"),)),
    Section(1, "下一年安排"),
)


def written(draft: Draft) -> Draft:
    """Return a draft with nested sections, a half-width mark and a number in wrong brackets."""
    draft = draft.with_field(Key.DOCUMENT_NUMBER, "云民复议字[2026]33号")
    return replace(draft, preamble=(), sections=SECTIONS)


async def tree(driver: Driver) -> None:
    await driver.go_to_outline()
    await driver.press("down", "down", "down", "left")


async def finding(driver: Driver) -> None:
    await driver.go_to_outline()
    await driver.press("ctrl+f")
    await driver.paste("养老服务")


async def replacing(driver: Driver) -> None:
    await finding(driver)
    await driver.press("tab")
    await driver.paste("为老服务")
    await driver.press("enter")


async def mending(driver: Driver) -> None:
    await driver.press("f5", "f2")


async def phrases(driver: Driver) -> None:
    await driver.go_to(5)
    driver.writing.query_one("#phrases").focus()
    await driver.press("规")


SCREENS: dict[str, Callable[[Driver], Awaitable[None]]] = {
    "标题树": tree,
    "查找": finding,
    "替换": replacing,
    "检查-改": mending,
    "套用语-查找": phrases,
}


@every_size
@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_of_editing(name: str, size: Size, tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(written, "")
        await SCREENS[name](driver)
        await driver.settle()
        driver.writing.saving.save()
        await driver.settle()
        seen = driver.text.rstrip("\n") + "\n"
    file = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(seen, "utf-8", newline="\n")
    assert seen == file.read_text("utf-8")
