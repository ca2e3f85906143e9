"""Past replies in the workbench: found, read, taken over into the draft, their figures confirmed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from replydesk.desk.originals import put_original
from replydesk.draft.model import Draft, Key, Part
from replydesk.draft.original import Original
from replydesk.draft.taken.reading import marks_of, stale_marks
from replydesk.past.model import PastState, SameItem
from replydesk.tui.kit.past_source import PastSource
from replydesk.tui.past.past_screen import OTHER_WORDS, PastScreen
from replydesk.tui.past.past_search import NOTHING_LIKE
from replydesk.tui.writing import same_item
from replydesk.tui.writing.taken_marks import NONE_TAKEN
from tests.support.golden import compare_screen
from tests.support.known_past import GONE, LIFT_REPLY, LIFTS, SAME, KnownPast
from tests.support.workbench import SMALL, SOON, Driver, Size, lay_out, running, sample, three_sizes

looks_as_before = partial(compare_screen, "past")
AT_END = 4  # the step of the answer
FIGURES = ["2025年", "86个", "1200万元"]
SENTENCE = "2025年全市建成社区食堂86个，投入补贴1200万元。"


@asynccontextmanager
async def remembering(folder: Path, past: KnownPast, size: Size = SMALL) -> AsyncIterator[Driver]:
    """The workbench with the sample open at the end of its answer, and what the unit remembers."""
    async with sample(lay_out(folder), size) as driver:
        source = PastSource(lambda: past)
        driver.app.__dict__["past"] = source
        try:
            await driver.go_to(AT_END)
            yield driver
        finally:
            source.end()


async def look(driver: Driver) -> PastScreen:
    await driver.press("ctrl+r")
    await driver.settle()
    screen = driver.app.screen
    assert isinstance(screen, PastScreen)
    return screen


def texts(draft: Draft) -> list[str]:
    return [each.text for section in draft.sections for each in section.paragraphs]


@three_sizes
async def test_replies_like_the_suggestion_are_listed_with_what_both_say(tmp_path: Path, size: Size) -> None:
    past = KnownPast()
    async with remembering(tmp_path, past, size) as driver:
        await look(driver)
        assert "3 份" in driver.text and "都说到：社区食堂、补贴" in driver.text
        assert past.asked[-1] == ("", None, ())
        looks_as_before(driver, "list", size)
        await driver.press("enter")
        assert await driver.see("我局高度重视社区老年食堂建设。") and await driver.see("取这一段")
        looks_as_before(driver, "text", size)
        await driver.press("escape", "escape")
        assert driver.is_writing


async def test_selected_words_are_looked_for_and_others_can_be_typed(tmp_path: Path) -> None:
    past = KnownPast()
    async with remembering(tmp_path, past) as driver:
        await driver.press("home", *["shift+right"] * 4)
        screen = await look(driver)
        assert past.asked[-1][0] == "省级财政" and NOTHING_LIKE in driver.text
        assert OTHER_WORDS in driver.text
        screen.field.value = ""
        await driver.press("电", "梯")
        await driver.settle()
        assert past.asked[-1][0] == "电梯" and "1 份" in driver.text
        await driver.press("enter", "enter")
        assert await driver.see("全市加装电梯320部。")


async def test_a_sentence_goes_into_the_paragraph_one_writes_and_one_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        before = driver.draft
        await driver.press("ctrl+end")
        await look(driver)
        await driver.press("enter", "down", "down", "enter")
        assert await driver.see("取过来 28 字；标了 3 处要核对")
        assert texts(driver.draft)[-1].endswith(f"增加2000万元。{SENTENCE}")
        assert [each.words for each in stale_marks(driver.draft)] == FIGURES
        await driver.press("ctrl+z")
        assert driver.draft == before


async def test_replies_read_by_the_memory_do_not_move_what_is_pointed_at(tmp_path: Path) -> None:
    past = KnownPast()
    async with remembering(tmp_path, past) as driver:
        screen = await look(driver)
        await driver.press("enter", "down", "down")
        row, asked = screen.text.walk.row, len(past.asked)
        past.state_now = PastState(9, 9)
        screen._look_at_state()
        await driver.settle()
        assert (screen.text.walk.row, len(past.asked)) == (row, asked) and row > 0
        await driver.press("escape")
        screen._look_at_state()
        await driver.settle()
        assert len(past.asked) == asked + 1


async def test_more_and_more_is_taken_behind_one_another(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        await look(driver)
        await driver.press("enter", "down", "down", "space", "enter")
        assert texts(driver.draft)[-1] == f"{SENTENCE}老年人就餐有优惠。"
        await driver.press("down", "space", "enter")
        assert [each.heading for each in driver.draft.sections][-1] == "关于加大运营补贴的建议。"
        assert texts(driver.draft)[-2:] == ["已经会同市财政局研究补贴办法。", "将在2026年底前出台。"]
        await driver.press("escape", "escape")
        assert driver.is_writing and driver.writing.editor.place().section == len(driver.draft.sections) - 1


async def test_all_headings_can_be_taken_at_once(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        await look(driver)
        await driver.press("enter", "space")
        assert await driver.see("取全部标题 2 个")
        await driver.press("enter")
        headings = [each.heading for each in driver.draft.sections]
        assert headings[-2:] == ["工作现状", "关于加大运营补贴的建议。"]
        assert len(headings) == 6 and not any(each.paragraphs for each in driver.draft.sections[-2:])


async def test_another_section_can_be_chosen_to_write_to(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        await look(driver)
        await driver.press("enter", "f4")
        await driver.paste("一、工作开展情况")
        await driver.press("enter")
        assert await driver.see("→ 4 答复内容 · 一、工作开展情况")
        await driver.press("enter")
        assert driver.draft.sections[0].paragraphs[-1].text == "我局高度重视社区老年食堂建设。"


async def test_a_reply_whose_file_is_gone_is_told_of(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(), (120, 40)) as driver:
        await look(driver)
        await driver.press("end")
        assert await driver.see(GONE[:12])
        await driver.press("enter")
        assert isinstance(driver.app.screen, PastScreen)


async def test_how_far_the_memory_is_built_is_told_and_what_could_not_be_read(tmp_path: Path) -> None:
    failed = (("坏的.docx", "打不开，请用 Word 另存一次"),)
    past = KnownPast(state=PastState(3200, 10000, is_building=True, failed=failed))
    async with remembering(tmp_path, past) as driver:
        screen = await look(driver)
        await driver.until(lambda: "旧复还在读：3,200/10,000" in driver.text)
        assert "1 个文件没读成" in driver.text
        await driver.press("f5")
        assert await driver.see("坏的.docx：打不开")
        await driver.press("escape", "escape")
        past.state_now = PastState(10000, 10000)
        await look(driver)
        await driver.until(lambda: "旧复还在读" not in driver.text)
        assert not screen.is_busy


async def test_figures_are_confirmed_one_by_one(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(), (120, 40)) as driver:
        await driver.press("f24")
        assert NONE_TAKEN in driver.status
        await driver.press("ctrl+end")
        await look(driver)
        await driver.press("enter", "down", "down", "enter", "escape", "escape", "f24")
        assert await driver.see("还有 3 处，「2025年」对就按 Shift+F12")
        await driver.press("f24")
        assert await driver.see("核对了「2025年」；还有 2 处，「86个」")
        assert [each.is_confirmed for each in marks_of(driver.draft)] == [True, False, False]
        await driver.press("ctrl+z")
        assert await driver.see("核对无误的“2025年”") and len(stale_marks(driver.draft)) == 3
        await driver.press("f24", "f24", "f24")
        assert not stale_marks(driver.draft) and "都核对完了" in driver.status


async def test_the_source_of_a_figure_is_told_while_the_cursor_is_at_it(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(), (160, 45)) as driver:
        await driver.press("ctrl+end")
        await look(driver)
        await driver.press("enter", "down", "down", "enter", "escape", "escape", "f24", "left")
        await driver.settle()
        driver.writing.say("")
        assert "取自 2025年 第0055号" in driver.status
        await driver.press("home")
        await driver.settle()
        assert "取自" not in driver.status


@pytest.mark.parametrize("same", [(), SAME], ids=["no", "same"])
async def test_the_same_suggestion_is_told_when_its_draft_is_made(
    tmp_path: Path, same: Sequence[SameItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_item, "ASK_AFTER", SOON)
    async with remembering(tmp_path, KnownPast(same), (160, 45)) as driver:
        driver.app.past.keep_up()
        driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, "关于老年食堂的建议"), "")
        if same:
            await driver.until(lambda: "像是同一件，94% 一样" in driver.status)
            assert "Ctrl+R 对照" in driver.status and "那时答应：将在2026年底前出台。" in driver.status
            await look(driver)
            assert "同 2025" in driver.text
        else:
            await driver.until(lambda: not driver.writing.same_item.is_busy)
            assert "同一件" not in driver.status


async def test_the_same_suggestion_waits_for_another_message_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_item, "ASK_AFTER", SOON)
    async with remembering(tmp_path, KnownPast(SAME), (160, 45)) as driver:
        driver.app.past.keep_up()
        notice = driver.writing.same_item
        driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, "关于老年食堂的建议"), "")
        driver.writing.say("添加了原件")
        await driver.until(lambda: notice.is_held)
        assert driver.status == "添加了原件"
        await driver.press("问")
        await driver.until(lambda: "像是同一件，94% 一样" in driver.status)
        assert not notice.is_held


async def test_the_check_names_the_key_that_confirms(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(), (120, 40)) as driver:
        await driver.press("ctrl+end")
        await look(driver)
        await driver.press("enter", "down", "down", "enter", "escape", "escape")
        assert await driver.see("“核对无误”（Shift+F12）")
        await driver.press("f5")
        await driver.paste("没有核对")
        assert await driver.see("按“核对无误”（Shift+F12）")


async def test_a_list_that_is_imported_tells_which_items_were_answered_before(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    (place / "清单.csv").write_text(
        "编号,案由,领衔代表,届次\n0077,关于老年食堂的建议,钱某某,省十四届人大四次会议\n", "utf-8"
    )
    async with running(place) as driver:
        source = PastSource(lambda: KnownPast(SAME))
        driver.app.__dict__["past"] = source
        source.keep_up()
        await driver.press("f3")
        await driver.paste(str(place / "清单.csv"))
        await driver.press("enter")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        await driver.press("enter")
        await driver.until(lambda: "像是答过的" in driver.status)
        assert "已建 1 份新稿子；其中 1 件像是答过的或者可以并案：0077" in driver.status
        source.end()


async def test_keys_typed_fast_take_from_the_reply_they_were_meant_for(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        await driver.burst("ctrl+end", "ctrl+r", "enter", "enter", "escape", "down", "enter", "enter")
        taken = [each.words for each in stale_marks(driver.draft)]
        assert taken == ["320部"] and "加装电梯320部" in "".join(texts(driver.draft))


async def test_names_of_other_places_are_marked_but_not_those_of_the_original(tmp_path: Path) -> None:
    past = KnownPast()
    past.texts[LIFT_REPLY.key] = LIFTS.replace("全市加装", "河口镇、梨坪镇加装")
    async with remembering(tmp_path, past) as driver:
        put_original(driver.writing.session.path, Original(text=("河口镇的老人上不了楼。",)))
        await driver.burst("ctrl+end", "ctrl+r", "down", "enter", "enter")
        assert [each.words for each in stale_marks(driver.draft)] == ["梨坪镇", "320部"]


async def test_pasted_words_are_looked_for(tmp_path: Path) -> None:
    past = KnownPast()
    async with remembering(tmp_path, past) as driver:
        await look(driver)
        await driver.paste("电梯\n320")
        await driver.settle()
        assert past.asked[-1][0] == "电梯 320"


async def test_phrases_that_were_chosen_stay_when_something_is_taken_behind_them(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast()) as driver:
        driver.writing.edit(lambda draft: draft.with_passage(Part.NEXT_STEPS, ()), "")
        driver.writing.edit(lambda draft: draft.with_field(Key.NEXT_STEPS, "纳入规划"), "")
        await driver.go_to(5)
        before, letter = driver.draft, driver.letter
        await look(driver)
        await driver.press("enter", "end", "enter")
        printed, taken = driver.draft.passage(Part.NEXT_STEPS)
        assert printed.text in letter and taken.text == "我局将继续办好社区食堂。"
        await driver.press("ctrl+z")
        assert driver.draft == before


async def test_a_click_points_at_the_sentence_that_is_taken(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(), (120, 40)) as driver:
        await look(driver)
        await driver.click("就餐有优惠")
        assert await driver.see("取这一句") and await driver.see("后面：老年人就餐有优惠。")
        await driver.click("回车 取过来")
        assert "老年人就餐有优惠。" in "".join(texts(driver.draft))
        await driver.click("关于加装电梯的建议")
        await driver.click("关于加装电梯的建议")
        assert await driver.see("全市加装电梯320部。") and await driver.see("取这一段")


async def test_a_reply_that_words_were_taken_from_is_not_told_of_again(tmp_path: Path) -> None:
    async with remembering(tmp_path, KnownPast(SAME), (160, 45)) as driver:
        notice = driver.writing.same_item
        notice._have(SAME)
        assert "像是同一件" in driver.status
        await driver.press("ctrl+end")
        await look(driver)
        await driver.press("enter", "down", "down", "enter", "escape", "escape")
        again = same_item.SameItemNotice(driver.writing)  # as when the draft is opened again
        driver.writing.say("")
        again._have(SAME)
        assert "像是同一件" not in driver.status
