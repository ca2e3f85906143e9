"""Remarks where a draft is written: put on words, gone through one by one, settled, listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.reading import open_remarks, remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.remark_dialog import NEEDED, RemarkDialog
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import SMALL, WIDE, Driver, Size, every_size, lay_out, sample

LEADER = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
TEXT = "近年来，我厅健全制度。全省建成社区养老服务中心412个，服务老年人23万人。投入资金三百万元。"
BODY = Place(Part.ANSWER, 0, 0)


def with_text(draft: Draft, *paragraphs: str) -> Draft:
    """Return a draft with one section of these paragraphs."""
    made = tuple(map(Paragraph, paragraphs or (TEXT,)))
    return replace(draft, preamble=(), sections=(Section(1, "工作开展情况", made),))


def put_on(draft: Draft, words: str, text: str, proposed: str | None = None, place: Place = BODY) -> Draft:
    """Return a draft with a remark of the leader on words of a text."""
    at = TEXT.index(words) if place == BODY else 0
    return add_remark(draft, place, at, at + len(words), text, LEADER, "8c1d22e0", proposed)


def three(draft: Draft) -> Draft:
    """Return a draft with three remarks: on a field, with words instead, with a question."""
    draft = put_on(with_text(draft), "三百万元", "数字请核对", "五百万元")
    draft = put_on(draft, "23万人", "有依据吗")
    return put_on(draft, "省十四届", "写全", place=Place(Key.SESSION))


async def begin(driver: Driver, draft: Draft | None = None) -> None:
    """Have the sample's text replaced, and put the cursor before its first character."""
    driver.writing.edit(lambda each: draft or with_text(each), "")
    await driver.go_to(4)
    field(driver).focus()
    field(driver).move_cursor((0, 0))
    await driver.settle()


def field(driver: Driver) -> TextField:
    return driver.writing.query_one("#section-text", TextField)


def only(driver: Driver) -> Remark:
    (remark,) = remarks_of(driver.draft)
    return remark


def texts(driver: Driver) -> list[str]:
    return [each.text for each in open_remarks(driver.draft)]


@every_size
async def test_a_remark_is_put_on_the_sentence_of_the_cursor_in_one_breath(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await begin(driver)
        await driver.burst("ctrl+k", *"数字请核对", "enter")
        remark = only(driver)
        assert remark.anchor.words == "近年来，我厅健全制度。"
        assert (remark.text, remark.proposed, remark.who != "") == ("数字请核对", None, True)
        assert "批注了这一句" in driver.status
        assert driver.writing.focused is field(driver)
        assert "近年来，我厅健全制度。」：数字请核对" in driver.text
        await driver.press("ctrl+z")
        assert driver.status == "已撤销：写的批注“数字请核对”"
        assert not remarks_of(driver.draft)
        assert not driver.writing.strip.display


async def test_a_remark_is_put_on_what_is_selected_and_proposes_other_words(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver)
        await driver.press("right", "right", "right", "right", "shift+right", "shift+right", "ctrl+k")
        assert "批注选中的词句" in driver.text
        await driver.press("tab", "backspace", "backspace")
        await driver.paste("本厅")
        await driver.press("enter")
        remark = only(driver)
        assert (remark.anchor.words, remark.text, remark.proposed) == ("我厅", "", "本厅")
        assert "改成：本厅" in driver.text
        assert Place(*remark.anchor.place) == BODY and TEXT in driver.letter


async def test_a_remark_says_something_or_proposes_words(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver)
        await driver.press("ctrl+k", "enter")
        assert NEEDED[:10] in driver.text
        await driver.paste("第一行\n第二行")
        await driver.press("escape")
        assert not remarks_of(driver.draft)
        await driver.press("ctrl+k")
        assert isinstance(driver.app.screen, RemarkDialog)
        assert "第一行　第二行" in driver.text  # what was typed is there again
        await driver.press("enter")
        assert only(driver).text == "第一行　第二行"


FIELDS = [
    (1, "#field-session", Key.SESSION, "这一格", True),
    (1, "#field-title", Key.TITLE, "这一格", True),
    (1, "#field-kind", Key.KIND, "这一格", True),
    (2, "#serial", Key.DOCUMENT_NUMBER, "这一格", True),
    (3, "#passage-opening", Part.OPENING, "这一段", False),
    (4, "#heading", Part.ANSWER, "这个标题", True),
    (5, "#passage-thanks", Part.THANKS, "这一段", True),
    (8, "#field-cc", Key.CC, "这一格", True),
]


@pytest.mark.parametrize(("step", "name", "key", "sort", "proposes"), FIELDS)
async def test_every_field_can_have_a_remark(
    tmp_path: Path, step: int, name: str, key: str, sort: str, proposes: bool
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(step)
        driver.writing.query_one(name).focus()
        await driver.press("ctrl+k")
        assert f"批注{sort}" in driver.text
        assert bool(driver.app.screen.query("#remark-proposed")) is proposes
        await driver.burst("=请核对", "enter")
        remark = only(driver)
        assert remark.anchor.place.key == key and remark.text == "请核对" and not remark.is_lost
        assert "请核对" in driver.text
        await driver.go_to(6 if step == 8 else 8)
        await driver.press("f16")
        assert driver.writing.current == step - 1
        assert isinstance(driver.writing.focused, RemarkStrip)
        await driver.press("enter")
        assert driver.writing.strip.remark is not None and "请核对" in driver.text
        await driver.press("ctrl+k", "escape")
        assert only(driver).anchor == remark.anchor


async def test_the_steps_and_the_page_can_have_no_remark(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("escape", "ctrl+k")
        assert "这里不能写批注" in driver.status
        await driver.press("f6", "ctrl+k")
        assert "这里不能写批注" in driver.status
        await driver.press("f16", "f18")
        assert driver.status == "这份稿子没有批注"


async def test_where_no_words_are_written_no_remark_is_asked_for(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, replace(driver.draft, preamble=(), sections=()))
        await driver.press("ctrl+k")
        assert driver.is_writing and "这里还没有字" in driver.status
        assert not remarks_of(driver.draft)


async def test_a_remark_in_an_empty_section_is_on_its_heading(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, replace(driver.draft, sections=(Section(1, "工作开展情况"),)))
        await driver.press("ctrl+k")
        assert "批注这个标题" in driver.text
        await driver.burst(*"这一节还没有写", "enter")
        assert (only(driver).anchor.place, only(driver).text) == (Place(Part.ANSWER, 0, -1), "这一节还没有写")


@every_size
async def test_the_open_remarks_are_gone_through_by_key_in_both_directions(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        driver.writing.edit(three, "")
        await driver.go_to(8)
        await driver.press("f16")
        seen = []
        for key in ("f16", "f16", "f16", "f15", "up", "down"):
            shown = driver.writing.strip.remark
            assert shown is not None and shown.text in driver.text
            seen.append((driver.writing.current + 1, shown.text))
            await driver.press(key)
        assert seen == [
            (1, "写全"),
            (4, "有依据吗"),
            (4, "数字请核对"),
            (1, "写全"),
            (4, "数字请核对"),
            (4, "有依据吗"),
        ]
        assert field(driver).selected_text == "三百万元"
        assert "改成：五百万元" in driver.text and "↓ 下一条" in driver.text


async def test_the_words_of_a_remark_are_taken_with_one_undo(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, three(driver.draft))
        await driver.press("f16", "f16", "1")
        assert "投入资金五百万元。" in driver.letter
        assert texts(driver) == ["写全", "有依据吗"]
        assert "已采纳：「三百万元」；还有 2 条" in driver.status
        await driver.press("ctrl+z")
        assert driver.status == "已撤销：采纳的批注“数字请核对”"
        assert "投入资金三百万元。" in driver.letter
        assert texts(driver) == ["写全", "有依据吗", "数字请核对"]
        await driver.press("ctrl+y")
        assert "投入资金五百万元。" in driver.letter


async def test_remarks_are_answered_and_the_next_one_comes(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(three, "")
        await driver.go_to(8)
        await driver.press("f16", "2", "4")
        await driver.burst("=统计公报第3页", "enter")
        assert texts(driver) == ["有依据吗", "数字请核对"]
        assert "回复（" in driver.text and "统计公报第3页" in driver.text
        await driver.press("3", "enter")
        assert "请写明为什么不改" in driver.text
        await driver.burst("=上级文件原话", "enter")
        assert texts(driver) == ["数字请核对"]
        await driver.press("2")
        assert "批注都处理了" in driver.status
        assert driver.writing.focused is field(driver) and not driver.writing.strip.display
        assert [each.outcome for each in remarks_of(driver.draft)] == [
            Outcome.MENDED,
            Outcome.KEPT,
            Outcome.MENDED,
        ]


async def test_the_check_leads_to_the_first_open_remark(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, three(driver.draft))
        assert "还有 3 条批注" not in driver.text  # the strip tells them, not the step's findings
        await driver.press("f5")
        assert "还有 3 条批注没有处理" in driver.text
        await driver.press("enter")
        assert driver.writing.focused is driver.writing.strip
        assert driver.writing.strip.remark == open_remarks(driver.draft)[0]


async def test_keys_typed_in_one_breath_settle_one_after_the_other(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(three, "")
        await driver.go_to(8)
        await driver.burst("f16", "3", *"规范简称", "enter", "2", "1", "x", *"f6")
        assert [each.outcome for each in remarks_of(driver.draft)] == [
            Outcome.KEPT,
            Outcome.MENDED,
            Outcome.TAKEN,
        ]
        assert "xf6" in driver.letter, driver.letter


async def test_the_list_has_the_settled_ones_too_and_one_is_opened_again(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        driver.writing.edit(three, "")
        await driver.go_to(8)
        await driver.press("f16", "2", "f18")
        assert "批注：2 条没有处理，共 3 条" in driver.text
        assert "✓ 李某某：「省十四届」：写全" in driver.text
        await driver.burst("=写全", "enter")
        assert "已改（" in driver.text
        await driver.press("5")
        assert texts(driver) == ["写全", "有依据吗", "数字请核对"]


async def test_a_remark_whose_words_are_gone_comes_last_and_says_so(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, three(driver.draft))
        driver.writing.edit(lambda draft: with_text(draft, "完全是另一段话。"), "")
        await driver.press("f16")
        shown = driver.writing.strip.remark
        assert shown is not None and shown.is_lost
        assert "（词句已经不在了）" in driver.text


async def test_typing_goes_on_at_the_words_and_the_remark_moves_with_them(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, three(driver.draft))
        await driver.press("f16", "f16", "x")
        assert "没有写上" in driver.status
        await driver.press("enter", "left")
        assert driver.writing.focused is field(driver)
        await driver.paste("共计")
        await driver.settle()
        assert "投入资金共计三百万元。" in driver.letter
        assert [each.anchor.words for each in open_remarks(driver.draft)][-1] in ("三百万元", "共计三百万元")
        assert "数字请核对" in driver.text


async def test_the_strip_tells_the_remarks_of_the_step_and_counts_the_others(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await begin(driver, three(driver.draft))
        assert (
            "· 李某某：「23万人」：有依据吗" in driver.text and "· 李某某：「三百万元」：数字" in driver.text
        )
        assert "批注还有 1 条没有处理：收件人" in driver.text
        await driver.go_to(8)
        assert "批注还有 3 条没有处理：收件人、答复内容" in driver.text


@every_size
async def test_the_words_of_open_remarks_are_reversed_in_the_text_and_on_the_page(
    tmp_path: Path, size: Size
) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await begin(driver, three(driver.draft))
        assert _reversed(field(driver)) == ["23万人", "三百万元"]
        page = driver.writing.page
        if size == SMALL:
            await driver.press("f6")
        await driver.settle()
        assert "".join(_reversed(page)).replace(" ", "").endswith("23万人三百万元")
        driver.writing.edit(lambda draft: with_text(draft, "别的话。"), "")
        await driver.settle()
        assert _reversed(field(driver)) == []


def _reversed(widget: TextField | PageView) -> list[str]:
    """Return the reversed pieces of a widget that are no cursor."""
    rows = (widget.render_line(y) for y in range(widget.size.height))
    return [text for row in rows for text, style, _ in row if style and style.reverse and len(text) > 1]


async def test_the_strip_is_worked_with_by_mouse(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), WIDE) as driver:
        await begin(driver, put_on(with_text(driver.draft), "近年来", "哪几年", "近三年来"))
        await driver.click("哪几年")
        assert driver.writing.focused is driver.writing.strip
        await driver.click("1 采纳")
        assert "近三年来，我厅" in driver.letter
        await driver.press("ctrl+z", "f4")
        await driver.click("Shift+F4 下一条批注")
        assert driver.writing.current == 3 and driver.writing.focused is driver.writing.strip
        assert "近年来，我厅" in driver.letter


async def test_a_draft_without_remarks_looks_as_before(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(4)
        assert not driver.writing.strip.display
        assert not driver.writing.has_class("has-remarks")
