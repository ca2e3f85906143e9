"""A whole reply pasted anywhere in a draft: shown, asked once, undone at once, never there twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.model import Key
from tests.support.hostile_desk import prose
from tests.support.workbench import Driver, Size, both_sizes, empty_desk, lay_out, new_draft, sample
from tests.unit.importing.test_filling import LETTER, OF_MEMBERS

ASKS = "粘贴的是一份完整的答复"


async def pasted_at(driver: Driver, step: int) -> None:
    """Go to a step, and paste the letter there."""
    if step > 1:
        await driver.go_to(step)
    await driver.paste(LETTER)
    await driver.settle()


@both_sizes
async def test_a_reply_pasted_at_the_start_goes_to_its_fields_and_is_undone_at_once(
    tmp_path: Path, size: Size
) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        before = driver.draft
        await pasted_at(driver, 1)
        assert ASKS in driver.text and "2 节，" in driver.text and "Esc 不粘" in driver.text
        assert driver.draft == before
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.get(Key.ITEM_NUMBER) == "0007" and len(driver.draft.sections) == 2
        assert "已放进" in driver.status and "Ctrl+Z 一次撤销" in driver.status
        await driver.press("ctrl+z")
        await driver.settle()
        assert driver.draft == before


@pytest.mark.parametrize("step", range(2, 9))
async def test_a_reply_is_recognised_at_every_step(tmp_path: Path, step: int) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await pasted_at(driver, step)
        assert ASKS in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.letter.count("继续推进站点建设") == 1 and len(driver.draft.sections) == 2


@pytest.mark.parametrize("keys", [("escape",), ("escape", "4"), ("f6",)], ids=["steps", "at a step", "page"])
async def test_a_reply_pasted_where_nothing_is_typed_is_recognised(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.press(*keys)
        await driver.paste(LETTER)
        await driver.settle()
        assert ASKS in driver.text and "只当文字" not in driver.text
        await driver.press("enter")
        await driver.settle()
        assert len(driver.draft.sections) == 2


async def test_a_reply_pasted_twice_is_there_once(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await pasted_at(driver, 4)
        await driver.press("enter")
        await driver.settle()
        once = driver.draft
        await driver.paste(LETTER)
        await driver.settle()
        assert "已经在稿子里" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.draft == once


async def test_keys_and_pastes_in_one_breath_do_not_double_it(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.burst(f"={LETTER}", "enter", f"={LETTER}", "enter")
        assert driver.letter.count("继续推进站点建设") == 1
        assert driver.draft.get(Key.SESSION) == "省十四届人大三次会议"


async def test_escape_pastes_nothing(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        before = driver.draft
        await pasted_at(driver, 4)
        await driver.press("escape")
        await driver.settle()
        assert driver.draft == before and "没有粘贴" in driver.status


async def test_it_can_be_pasted_as_text_where_the_cursor_was(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(5)
        await driver.paste(LETTER)
        await driver.settle()
        await driver.press("up", "enter")
        await driver.settle()
        assert "云民复议字〔2025〕7号" in driver.draft.next_steps[0].text
        assert not driver.draft.sections and driver.draft.get(Key.ITEM_NUMBER) == ""


async def test_a_field_that_holds_something_else_is_told_and_stays(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.paste("省十五届人大一次会议")
        await driver.paste(LETTER)
        await driver.settle()
        assert "已经写了别的" in driver.text and "信里是：省十四届人大三次会议" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.get(Key.SESSION) == "省十五届人大一次会议"
        await driver.press("ctrl+z")
        await driver.paste(LETTER)
        await driver.settle()
        await driver.press("down", "enter")
        await driver.settle()
        assert driver.draft.get(Key.SESSION) == "省十四届人大三次会议"


async def test_the_usual_texts_of_a_new_draft_give_way_to_the_letter(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.paste(OF_MEMBERS)
        await driver.settle()
        assert "已经写了别的" not in driver.text
        await driver.press("enter")
        await driver.settle()
        assert driver.draft.get(Key.KIND) == "政协提案" and "张某某、李某某委员：" in driver.letter
        assert "衷心感谢您对民政工作的理解" in driver.letter


SITE_LINES = [f"· 某某局召开第{number}次会议" for number in range(1, 20)]


@both_sizes
async def test_the_keys_of_a_page_scroll_what_goes_where_and_leave_the_choice(
    tmp_path: Path, size: Size
) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.paste("\n".join([LETTER, "相关文章", *SITE_LINES]))
        await driver.settle()
        assert "放进各栏" in driver.text and "届次" in driver.text and "Esc 不粘" in driver.text
        assert SITE_LINES[-1] not in driver.text
        await driver.press("pagedown")
        await driver.settle()
        await driver.press("end")
        await driver.settle()
        assert SITE_LINES[-1] in driver.text and "按答复拆开" in driver.text
        await driver.press("home")
        await driver.settle()
        assert SITE_LINES[-1] not in driver.text and "届次" in driver.text
        await driver.press("enter")
        await driver.settle()
        assert len(driver.draft.sections) == 2


async def test_a_field_of_one_line_takes_no_long_reply_as_text(tmp_path: Path) -> None:
    letter = LETTER.replace("412个", "412个，" + "逐个登记造册，" * 40)
    async with new_draft(empty_desk(tmp_path)) as driver:
        before = driver.draft
        await driver.paste(letter)
        await driver.settle()
        assert ASKS in driver.text and "只当文字" not in driver.text
        await driver.press("escape")
        await driver.paste("\n".join(["全省已有站点，逐个登记造册，按月调度进展。"] * 20))
        await driver.settle()
        assert "没有贴上：这一栏只写一行" in driver.status and driver.draft == before


async def test_what_a_website_says_is_told_with_its_field(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.paste(f"索引号：00-11    公开方式：主动公开\n{LETTER}")
        await driver.settle()
        await driver.press("end")
        await driver.settle()
        assert "按网页信息栏填写：公开属性" in driver.text and "信外的文字" not in driver.text


LONG = LETTER.replace("全省已有站点412个，按月调度进展。", "全省已有站点412个，按月调度进展。\n　　" * 600)


async def test_keys_wait_until_a_long_paste_is_read(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(5)
        await driver.burst(f"={LONG}", "enter", "后", f"={prose(12_000)}", "面")
        assert len(driver.draft.sections) == 2 and "后" in driver.letter
        text = "".join(each.text for each in driver.draft.next_steps)
        assert text.startswith("后") and text.endswith("面") and len(text) > 11_000


async def test_a_long_paste_where_nothing_is_typed_is_reported(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        before = driver.draft
        await driver.press("escape")
        await driver.paste(prose(12_000))
        await driver.settle()
        assert "没有贴上" in driver.status and driver.draft == before
