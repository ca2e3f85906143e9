"""The list of findings: going to one, correcting one or all, undoing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.tui.writing.check_list import CheckList
from replydesk.tui.writing.editors.fields import TextField
from replydesk.tui.writing.editors.outline_tree import TROUBLE
from tests.support.workbench import SMALL, Driver, Size, every_size, lay_out, sample


def wrong(draft: Draft) -> Draft:
    """Return a draft with a wrong bracket, half-width marks in two sections, and a line of an old reply."""
    sections = (
        Section(1, "甲", (Paragraph("写好了。"),)),
        Section(2, "乙", (Paragraph("写好了。"), Paragraph("我厅重视,认真研究。"))),
        Section(1, "丙", (Paragraph("已经落实,完成。"), Paragraph("张某某代表："))),
    )
    draft = draft.with_field(Key.DOCUMENT_NUMBER, "云民复议字[2026]33号")
    return replace(draft, preamble=(), sections=sections)


async def with_findings(driver: Driver) -> None:
    driver.writing.edit(wrong, "")
    await driver.settle()
    await driver.press("f5")


def listed(driver: Driver) -> list[str]:
    """Return the problems listed, without the adjustments of the page."""
    screen = driver.app.screen
    assert isinstance(screen, CheckList)
    return [line.text for line in screen._shown if not line.text.startswith("[说明]")]


@every_size
async def test_a_finding_is_shown_with_its_remedy_and_mended(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_findings(driver)
        assert [text[:9] for text in listed(driver)] == [
            "[错误] 发文字号",
            "[疑似] 答复内容",
            "[疑似] 答复内容",
        ]
        assert driver.text.count("（F2 改）") == 3
        assert "云民复议字[2026]33号" in driver.text and "改为" in driver.text
        await driver.press("f2")
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕33号"
        assert "改好了" in driver.text and len(listed(driver)) == 2
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字[2026]33号"
        assert "已撤销" in driver.text and len(listed(driver)) == 3


@every_size
async def test_all_that_can_be_is_mended_as_one_change(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_findings(driver)
        await driver.press("f4")
        assert "改好了 2 条" in driver.text and len(listed(driver)) == 1
        texts = [each.text for section in driver.draft.sections for each in section.paragraphs]
        assert texts[2:] == ["我厅重视，认真研究。", "已经落实，完成。", "张某某代表："]
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕33号"
        await driver.press("f4")
        assert "剩下的要删去文字，请逐条按 F2" in driver.text
        await driver.press("f2")
        assert "张某某代表：" not in [each.text for each in driver.draft.sections[2].paragraphs]
        assert "检查：没有问题" in driver.text
        await driver.press("ctrl+z", "ctrl+z", "escape")
        assert driver.is_writing and driver.draft.sections[1].paragraphs[1].text == "我厅重视,认真研究。"


@every_size
async def test_a_finding_leads_to_the_paragraph_it_is_about(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await with_findings(driver)
        await driver.paste("半角")
        assert len(listed(driver)) == 1
        await driver.press("enter")
        await driver.settle()
        field = driver.app.focused
        assert isinstance(field, TextField) and field.cursor_location[0] == 1
        assert field.selected_text == ","
        assert "（一）  乙" in driver.text


@every_size
async def test_sections_with_findings_are_marked_in_the_outline(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(wrong, "")
        await driver.go_to_outline()
        await driver.settle()
        lines = driver.text.splitlines()
        marked = [
            name
            for name in ("一、甲", "（一）乙", "二、丙")
            if any(name in x and TROUBLE in x for x in lines)
        ]
        assert marked == ["（一）乙", "二、丙"]
        await driver.press("home", "down", "left")
        await driver.settle()
        assert any("▸ 一、甲" in line and TROUBLE in line for line in driver.text.splitlines())


async def test_a_line_without_a_remedy_is_not_mended(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="缺项") as driver:
        before = driver.draft
        await driver.press("f5", "f2", "f4")
        assert driver.draft == before and "F2 改" not in driver.text


DOUBTFUL = Paragraph("服务车（吉A12345）另见（88905324）。")


@every_size
async def test_what_may_be_private_is_decided_by_two_keys(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(lambda draft: replace(draft, preamble=(DOUBTFUL,), sections=()), "")
        await driver.settle()
        await driver.press("f5")
        await driver.paste("公开件里")
        assert len(listed(driver)) == 2 and "F2、F3 定去留" in driver.text
        await driver.press("f3")
        assert driver.draft.names(Key.KEPT_PUBLIC) == ("吉A12345",) and "记下了：保留" in driver.text
        await driver.press("f2")
        assert driver.draft.names(Key.LEFT_OUT) == ("88905324",) and listed(driver) == []
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.LEFT_OUT) == "" and len(listed(driver)) == 1
        await driver.press("down", "f2")
        assert driver.draft.get(Key.KEPT_PUBLIC) == "" and len(listed(driver)) == 2
        await driver.press("f4")
        assert len(listed(driver)) == 2


def twice(draft: Draft) -> Draft:
    """Return a draft with a paragraph that stands there twice, five faults, and wrong marks."""
    body = Paragraph("近年来，我厅把养老服务列入【重点任务，逐项推动落实，群众反映的问题逐步得到解决。")
    more = Paragraph("我厅认真研究,，制定《实施方案，推动“一窗受理服务，逐项落实到位，按装扶手30处处。")
    return replace(draft, preamble=(), sections=(Section(1, "甲", (body, more, body)),))


@every_size
async def test_all_counts_only_what_it_corrects(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(twice, "")
        await driver.settle()
        await driver.press("f5", "f4")
        await driver.settle()
        assert any("前面已经写过" in text for text in listed(driver))
        assert "F2 改这一条" in driver.text and "F4 改全部" not in driver.text


@every_size
async def test_a_step_tells_its_worst_problems_first_and_how_many_more(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(twice, "")
        await driver.settle()
        await driver.press("f5")
        await driver.paste("前面已经写过")
        await driver.press("enter")
        await driver.settle()
        problems = [each for each in driver.writing.judged.problems if each.key == "答复内容"]
        count = sum(each.sort == "错误" for each in problems)
        assert f"！有错：答复内容 {count} 条" in driver.text
        shown = 1 if size == SMALL else 3  # a low window keeps its rows for the text
        assert f"还有 {len(problems) - shown} 条，按 F5 看" in driver.text
