"""Keys keep their order at any speed, and a paste is inserted once, whatever has the focus."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.events import Event, Paste
from textual.widgets import Input, OptionList, TextArea

from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.kit import input_queue
from replydesk.tui.kit.input_queue import is_idle
from replydesk.tui.writing.draft_screen import DraftScreen
from replydesk.tui.writing.editors.outline_tree import Outline
from tests.support.effort import seeds
from tests.support.workbench import Driver, empty_desk, key_event, lay_out, new_draft, running, sample

# rounds of the event loop between two keys: from a script to a hand faster than any clerk's
SPEEDS = (0, 2, 25, 1, 4, 9)

REPLY = """{0}，现答复如下。
一、{0}工作开展情况
{0}印发了实施方案。
（一）{0}健全制度。{0}今年以来，先后印发管理办法，按月调度。
二、{0}下一步打算
{0}继续推进。
"""

at_any_speed = pytest.mark.parametrize("rounds", seeds(SPEEDS, quick=3))


async def type_in(driver: Driver, rounds: int, *what: str) -> None:
    """Send keys, texts character by character, and pastes (leading “=”); wait only at the end."""
    for each in what:
        is_key = each.isascii() and each[0].isalpha()
        for event in [Paste(each[1:])] if each[0] == "=" else map(key_event, [each] if is_key else each):
            driver.app.post_message(event)
            for _ in range(rounds):
                await asyncio.sleep(0)
    await driver.settle()


@at_any_speed
async def test_heading_enter_and_text_of_each_section_keep_their_places(tmp_path: Path, rounds: int) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        keys = ("escape", "4", "enter", "insert", "工作情况", "enter", "做了工作。", "enter", "还在做。")
        more = ("insert", "下一步打算", "enter", "继续做。", "insert", "=有关问题", "enter", "=都已办。")
        await type_in(driver, rounds, *keys, *more)
        assert [(each.heading, each.paragraphs) for each in driver.draft.sections] == [
            ("工作情况", (Paragraph("做了工作。"), Paragraph("还在做。"))),
            ("下一步打算", (Paragraph("继续做。"),)),
            ("有关问题", (Paragraph("都已办。"),)),
        ]


@at_any_speed
async def test_a_draft_is_written_from_the_desk_on_without_looking_up(tmp_path: Path, rounds: int) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        await type_in(driver, rounds, "f2", "ctrl+u", "养老答复", "enter")
        await type_in(driver, rounds, "省人大", "enter", "0033", "tab", "关于养老的建议", "down", "张某某")
        await type_in(driver, rounds, "f4", "2026", "f4", "f4", "我局重视。", "f4", "努力。", "f4", "2026年")
        assert driver.writing.session.path.stem == "养老答复"
        draft = driver.draft
        assert draft.get(Key.SESSION) == "省人大" and draft.get(Key.ITEM_NUMBER) == "0033"
        assert draft.get(Key.SUBJECT) == "关于养老的建议" and draft.get(Key.PROPOSERS) == "张某某"
        assert "〔2026〕" in draft.get(Key.DOCUMENT_NUMBER) and draft.get(Key.DATE) == "2026年"
        assert draft.preamble == (Paragraph("我局重视。"),)
        assert draft.next_steps == (Paragraph("努力。"),)


@at_any_speed
async def test_all_of_it_in_one_breath(tmp_path: Path, rounds: int) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        begun = ("f2", "ctrl+u", "养老答复", "enter", "省人大", "f4", "f4", "f4", "insert", "情况", "enter")
        found = ("正文。", "ctrl+f", "正文", "enter", "tab", "答复", "enter", "escape", "多写。", "f8")
        back = ("escape", "escape", "养老", "enter", "一次会议", "f4", "2026", "f8")
        await type_in(driver, rounds, *begun, *found, *back)
        draft = driver.on_disk
        assert driver.writing.session.path.stem == "养老答复"
        assert draft.get(Key.SESSION) == "省人大一次会议" and "〔2026〕" in draft.get(Key.DOCUMENT_NUMBER)
        assert draft.sections[0].heading == "情况"
        assert sorted(draft.sections[0].paragraphs[0].text) == sorted("答复。多写。")


@at_any_speed
async def test_keys_after_the_command_list_go_to_what_the_command_opens(tmp_path: Path, rounds: int) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await type_in(driver, rounds, *("f9", "下一项", "enter") * 3, "insert", "新节")
        assert driver.draft.sections[-1].heading == "新节"
        await type_in(driver, rounds, "f9", "退出", "enter")
        assert driver.has_left


@at_any_speed
async def test_the_names_of_attachments_and_their_texts(tmp_path: Path, rounds: int) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await driver.go_to(6)
        while driver.app.focused is None or driver.app.focused.id != "field-attachments":
            await driver.press("tab")
        await type_in(driver, rounds, "名单", "enter", "清单", "tab", "张某某", "tab", "第一项")
        assert driver.draft.names(Key.ATTACHMENTS) == ("名单", "清单")
        assert [each.preamble[0].text for each in driver.draft.attachments] == ["张某某", "第一项"]


@at_any_speed
async def test_keys_typed_for_the_desk_while_a_draft_closes(tmp_path: Path, rounds: int) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await type_in(driver, rounds, "escape", "escape", "缺项", "enter", "省人大")
        screen = driver.app.screen
        assert isinstance(screen, DraftScreen) and screen.session.path.stem == "缺项"
        assert "省人大" in driver.draft.get(Key.SESSION)
        await type_in(driver, rounds, "escape", "escape", "escape", "养老")
        assert isinstance(driver.app.screen, DeskScreen)
        assert driver.app.screen.query_one("#filter", Input).value == "养老"


@pytest.mark.parametrize("text", ["{0}", REPLY], ids=["words", "a reply with headings"])
@pytest.mark.parametrize("step", range(1, 9))
async def test_a_paste_goes_in_once_whatever_has_the_focus(tmp_path: Path, step: int, text: str) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(step)
        await driver.settle()
        for number, widget in enumerate(driver.writing.focus_chain):
            if not widget.is_attached or not widget.focusable:
                continue
            driver.writing.set_focus(widget)
            await driver.settle()
            if not isinstance(widget, OptionList):
                is_taken = isinstance(widget, Input | TextArea | Outline)
                await pasted_once(driver, text, f"贴{number:03}", is_taken)


async def pasted_once(driver: Driver, text: str, mark: str, is_taken: bool) -> None:
    """Paste a text; check that its marks are in the draft, or that a message reports the loss."""
    await driver.paste(text.format(mark))
    await driver.settle()
    assert count(driver.draft, mark) == (text.count("{0}") if is_taken else 0), driver.app.focused
    assert is_taken != ("没有贴上" in driver.status), driver.app.focused


async def test_a_reply_pasted_as_soon_as_the_answer_is_opened_is_there_once(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        await type_in(driver, 0, "f4", "f4", "f4", f"={REPLY.format('甲')}")
        assert count(driver.draft, "甲") == REPLY.count("{0}")
        headings = [each.heading for each in driver.draft.sections]
        assert headings == ["甲工作开展情况", "甲健全制度。", "甲下一步打算"]
        assert driver.status == "粘贴的文字分成了 3 节　（Ctrl+Z 撤销）"
        await driver.press("ctrl+z")
        assert count(driver.draft, "甲") == 0


def count(draft: Draft, mark: str) -> int:
    """How often a mark is in the file of a draft."""
    return format_draft(draft).count(mark)


async def test_a_node_is_idle_only_while_it_waits_for_a_message(tmp_path: Path) -> None:
    async with running(empty_desk(tmp_path)) as driver:
        desk, seen = driver.desk, []

        async def work() -> None:
            await asyncio.sleep(0)
            seen.append((desk.message_queue_size, is_idle(desk)))

        assert is_idle(desk)
        desk.call_later(work)
        assert not is_idle(desk)
        await driver.settle()
        assert seen == [(0, False)] and is_idle(desk)
        assert not is_idle(Input())


async def test_a_key_waits_for_the_message_that_the_app_has_looked_at_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    async def hand_on(event: Event) -> None:
        order.append("key")

    async with running(empty_desk(tmp_path)) as driver:
        monkeypatch.setattr(driver.app.input, "_hand_on", hand_on)
        driver.app.post_message(key_event("f4"))
        driver.app.call_later(order.append, "what the key before has led to")
        await driver.settle()
        assert order == ["what the key before has led to", "key"]


async def test_a_command_that_hangs_does_not_take_the_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_queue, "PATIENCE", 0.01)
    handed_on: list[Event] = []

    async def hand_on(event: Event) -> None:
        handed_on.append(event)

    async with running(empty_desk(tmp_path)) as driver:
        monkeypatch.setattr(driver.app.input, "_hand_on", hand_on)
        monkeypatch.setattr(driver.app.input, "_is_ready", lambda: False)
        keys = [key_event("f4"), key_event("f10")]
        for key in keys:
            driver.app.post_message(key)
        await driver.settle()
        assert handed_on == keys
