"""Find and replace in the workbench, at every width."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.tui.writing.editors.fields import LineField, TextField
from tests.support.workbench import LARGE, Driver, Size, every_size, lay_out, sample

SECTIONS = (
    Section(1, "养老服务工作", (Paragraph("先写一段。"), Paragraph("发展养老服务。", is_item=True))),
    Section(2, "甲", (Paragraph("养老、养老。"),)),
)


def written(draft: Draft) -> Draft:
    """Return a draft with 养老 in a field, an opening made of a phrase, sections and an attachment."""
    draft = replace(draft, preamble=(), sections=SECTIONS, attachments=(Attachment((Paragraph("养老"),)),))
    return draft.with_field(Key.ATTACHMENTS, ("清单",)).with_field(Key.SUBJECT, "关于养老的建议")


async def at_answer(driver: Driver) -> None:
    driver.writing.edit(written, "")
    await driver.go_to_outline()
    await driver.settle()


async def find(driver: Driver, text: str) -> None:
    await driver.press("ctrl+f")
    await driver.paste(text)
    await driver.settle()


def selected(driver: Driver) -> str:
    """Return the selection in the text of the section."""
    return driver.writing.query_one("#section-text", TextField).selected_text


@every_size
async def test_each_match_is_shown_where_it_is_written(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, "养老")
        assert "4/7　4 答复内容 · 一、养老服务工作 第2段" in driver.text
        await driver.press("up")
        await driver.settle()
        assert "3/7　4 答复内容 · 一、养老服务工作 标题" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert "4/7　4 答复内容 · 一、养老服务工作 第2段" in driver.text
        assert "发展养老服务。" in driver.text and selected(driver) == "养老"
        await driver.press("down")
        assert "5/7" in driver.text and "（一）  甲" in driver.text and selected(driver) == "养老"
        await driver.press("enter", "enter")
        await driver.settle()
        assert "7/7　6 落款 · 附件1 第1段" in driver.text and "6 落款　" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert "1/7　1 收件人 · 案由" in driver.text and "1 收件人　" in driver.text
        await driver.press("down")
        await driver.settle()
        assert "2/7　3 开头语" in driver.text
        await driver.press("up", "up")
        await driver.settle()
        assert "7/7　6 落款" in driver.text


@every_size
async def test_escape_leads_back_to_where_one_was(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        text = driver.writing.query_one("#section-text", TextField)
        text.focus()
        text.move_cursor((1, 3))
        await find(driver, "关于养老的建议")
        assert "1 收件人　" in driver.text
        await driver.press("escape")
        await driver.settle()
        assert driver.app.focused is text and text.cursor_location == (1, 3)
        assert "4 答复内容　" in driver.text and "查找" not in driver.text.splitlines()[-4]
        await driver.press("escape")
        assert driver.is_writing and driver.app.focused is not text


@every_size
async def test_one_writes_on_where_a_match_is(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, "先写")
        await driver.press("ctrl+f")
        assert driver.app.focused is driver.writing.query_one("#section-text")
        await driver.paste("后写")
        assert driver.draft.sections[0].paragraphs[0].text == "后写一段。"
        await find(driver, "关于养老的建议")
        await driver.press("ctrl+f")
        await driver.settle()
        subject = driver.app.focused
        assert isinstance(subject, LineField) and subject.id == "field-subject"


@every_size
async def test_one_match_is_replaced_and_the_next_is_shown(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, "养老")
        await driver.press("up", "tab")
        await driver.paste("养老助老")
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.sections[0].heading == "养老助老服务工作"
        assert "4/7　4 答复内容 · 一、养老助老服务工作 第2段" in driver.text
        await driver.press("enter", "enter")
        await driver.settle()
        assert driver.draft.sections[1].paragraphs[0].text == "养老助老、养老。"
        assert "6/7" in driver.text and selected(driver) == "养老"
        await driver.press("down", "ctrl+z")
        await driver.settle()
        assert driver.draft.sections[1].paragraphs[0].text == "养老、养老。"
        assert "/7" in driver.text


@every_size
async def test_all_matches_are_replaced_as_one_change(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        before = driver.draft
        await find(driver, "养老")
        await driver.press("tab")
        await driver.paste("助老")
        await driver.press("ctrl+r")
        await driver.settle()
        assert driver.status == "换了 7 处　（Ctrl+Z 撤销）"
        assert "养老" not in driver.letter and driver.draft.get(Key.SUBJECT) == "关于助老的建议"
        assert driver.draft.opening == () and "没有找到“养老”" in driver.text
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.draft == before


@every_size
async def test_a_passage_made_of_a_phrase_becomes_typed_when_it_is_replaced(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, "收悉")
        assert "1/1　3 开头语" in driver.text and "←套用语“收悉”" in driver.text
        await driver.press("tab")
        await driver.paste("已收到")
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.passage(Part.OPENING)[0].text.endswith("已收到。现答复如下：")
        assert "←套用语" not in driver.text


@every_size
async def test_width_and_case_can_be_left_out_of_account(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, ",")
        assert "没有找到“,”" in driver.text
        await driver.press("ctrl+g")
        await driver.settle()
        assert "没有找到" not in driver.text and "不分全半角、大小写" in driver.text
        await driver.press("ctrl+g")
        await driver.settle()
        assert "没有找到“,”" in driver.text


async def test_the_selection_is_searched_for(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), LARGE) as driver:
        await at_answer(driver)
        text = driver.writing.query_one("#section-text", TextField)
        text.focus()
        text.move_cursor((0, 0))
        text.move_cursor((0, 2), select=True)
        await driver.press("ctrl+f")
        await driver.settle()
        assert "1/1　4 答复内容 · 一、养老服务工作 第1段" in driver.text
        await driver.press("escape", "ctrl+f")
        await driver.settle()
        assert "1/1" in driver.text


@every_size
async def test_the_commands_of_the_bar_can_be_clicked(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await at_answer(driver)
        await find(driver, "养老")
        await driver.click("回车 下一处")
        assert "5/7" in driver.text
        await driver.click("↑ 上一处")
        await driver.click("↑ 上一处")
        assert "3/7" in driver.text
        await driver.click("Tab 换成")
        await driver.paste("助老")
        await driver.click("↓ 跳过")
        await driver.click("回车 换这一处")
        assert driver.draft.sections[0].paragraphs[1].text == "发展助老服务。"
        await driver.click("Ctrl+R 全部换")
        assert driver.status == "换了 6 处　（Ctrl+Z 撤销）"
        await driver.click("Esc 回到原处")
        assert "4 答复内容　" in driver.text and not driver.writing.search.is_open


async def test_the_draft_can_be_written_in_while_the_bar_is_open(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), LARGE) as driver:
        await at_answer(driver)
        await find(driver, "养老")
        await driver.click("（一）  甲") if "（一）  甲" in driver.text else None
        text = driver.writing.query_one("#section-text", TextField)
        text.focus()
        await driver.press("ctrl+home")
        await driver.paste("养老")
        assert await driver.see("/8　")
        await driver.press("escape")
        assert not driver.writing.search.is_open
