"""Versions and conflicts in the workbench: compared, restored, settled; recovery after a crash."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import zip_longest
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.remarks import put_remark
from replydesk.desk.reviews import Reviewing, look_over
from replydesk.desk.session import Session
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.stages import step_named
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, with_workflow_of, workflow_state
from replydesk.reply.registers.agreement import Numbers
from replydesk.tui.writing import saving
from replydesk.tui.writing.changes_screen import ChangesScreen
from replydesk.tui.writing.conflict_screen import ConflictScreen
from replydesk.tui.writing.draft_screen import DraftScreen
from replydesk.tui.writing.versions_screen import VersionsScreen
from tests.support.golden import compare_screen
from tests.support.workbench import (
    NOW,
    SAMPLE,
    SMALL,
    SOON,
    Driver,
    Size,
    lay_out,
    running,
    sample,
    three_sizes,
)

looks_as_before = partial(compare_screen, "history")
TYPED = "忽然写下的几个字"


def with_paragraph(draft: Draft, text: str) -> Draft:
    return draft.with_passage(Part.NEXT_STEPS, (*draft.passage(Part.NEXT_STEPS), Paragraph(text)))


def written(folder: Path, *texts: str, by: Sequence[str] = ("张某某",)) -> Draft:
    """Write paragraphs into the sample, a version each ten minutes until an hour ago; return the first.

    The last person writes all that the others have not.
    """
    path = folder / "drafts" / f"{SAMPLE}.md"
    first = desk_folder.read_draft(path).draft
    clock = NOW - timedelta(minutes=60 + 10 * len(texts))
    for text, who in zip_longest(texts, by[: len(texts)], fillvalue=by[-1]):
        session = Session.open(desk_folder.read_draft(path), folder.parent / "home", "", who)
        clock += timedelta(minutes=10)
        session.apply(lambda draft, text=text: with_paragraph(draft, text), "", 0.0)  # type: ignore[misc]
        session.save(clock)
        session.close(clock)
    return first


def elsewhere(driver: Driver, change: str = "钱某某", *, name: str = SAMPLE) -> str:
    """Change the file as another program would; return its text."""
    path = driver.file(name)
    text = path.read_text("utf-8").replace("张某某", change)
    path.write_text(text, "utf-8")
    return text


@pytest.fixture
def unsaved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is saved by itself, however slow the machine is."""
    for pause in ("SAVE_AFTER", "SAVE_AT_LEAST"):
        monkeypatch.setattr(saving, pause, 3600.0)


async def looked(driver: Driver) -> None:
    """Have the program look at the file, as it does every two seconds."""
    driver.writing.saving._look()
    await driver.settle()


@three_sizes
async def test_the_versions_are_listed_with_what_differs(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    long = "第一段写得长一些，看它折行的样子是不是好看，折到下一行该缩进。"
    written(folder, long, "第二段。", "第三段。", by=("张某某", "李某某", ""))
    async with sample(folder, size) as driver:
        await driver.press("ctrl+o", "down", "down")
        assert isinstance(driver.app.screen, VersionsScreen)
        looks_as_before(driver, "历史", size)
        await driver.press("f6")
        looks_as_before(driver, "历史-和前一版比", size)
        await driver.press("escape")
        assert driver.is_writing


@three_sizes
async def test_a_version_is_restored_and_that_can_be_undone(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    first = written(folder, "第一段。", "第二段。")
    async with sample(folder, size) as driver:
        await driver.paste(TYPED)
        before = driver.draft
        await driver.press("ctrl+o", "end", "enter")
        await driver.settle()
        assert driver.is_writing and driver.on_disk == driver.draft == first
        assert driver.status == "已恢复到 05-28 09:05:00 的样子；Ctrl+Z 可以回来"
        versions = driver.writing.session.store.versions()
        assert before in [parse_draft(each.text).draft for each in versions]
        await driver.press("ctrl+z")
        assert driver.draft == before


async def test_a_draft_without_versions_says_how_to_come_by_one(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("ctrl+o")
        assert "还没有版本" in driver.status
        await driver.press("f6", "down", "enter", "escape")
        assert driver.is_writing


async def test_versions_are_chosen_with_the_mouse(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    first = written(folder, "第一段。", "第二段。")
    async with sample(folder) as driver:
        await driver.press("ctrl+o")
        await driver.click("最早的一版")
        await driver.click("最早的一版")
        assert driver.is_writing and driver.draft == first


async def test_a_long_list_of_versions_scrolls(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    written(folder, *(f"第{number}段。" for number in range(30)))
    async with sample(folder, SMALL) as driver:
        await driver.press("ctrl+o", "pagedown", "pagedown", "end")
        assert "最早的一版" in driver.text
        await driver.press("pageup", "up", "home")
        assert "05-29 09:32:00" in driver.text and "最早的一版" not in driver.text


@pytest.mark.usefixtures("unsaved")
@three_sizes
async def test_both_texts_are_shown_side_by_side(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.paste(TYPED)
        elsewhere(driver)
        await driver.press("f8")
        await driver.settle()
        assert isinstance(driver.app.screen, ConflictScreen)
        looks_as_before(driver, "两边都改了", size)


@pytest.mark.usefixtures("unsaved")
@pytest.mark.parametrize(
    ("key", "kept", "said"),
    [("f2", TYPED, "留了您的"), ("f3", "钱某某", "用了别处的"), ("f4", "钱某某", "另存为")],
)
async def test_the_clerk_chooses_and_nothing_is_lost(tmp_path: Path, key: str, kept: str, said: str) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        ours = driver.draft
        theirs = parse_draft(elsewhere(driver)).draft
        await driver.press("f8")
        await driver.settle()
        await driver.paste("写到一半的字")
        await driver.press("enter", "space", key)
        await driver.settle()
        assert driver.is_writing and said in driver.status
        assert kept in driver.file(SAMPLE).read_text("utf-8")
        kept_drafts = [parse_draft(each.text).draft for each in driver.writing.session.store.versions()]
        kept_drafts += [
            desk_folder.read_draft(path).draft for path in (driver.folder / "drafts").glob(f"{SAMPLE}*.md")
        ]
        assert ours in kept_drafts and theirs in kept_drafts
        assert driver.on_disk == driver.draft == (theirs if key == "f3" else ours)
        if key == "f3":
            await driver.press("ctrl+z")
            assert driver.draft == ours


@pytest.mark.usefixtures("unsaved")
async def test_choosing_later_goes_on_writing_and_is_asked_again(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        text = elsewhere(driver)
        await driver.press("f8")
        await driver.settle()
        await driver.press("escape")
        await driver.paste("再写几个")
        await driver.settle()
        assert driver.is_writing and "还没有存" in driver.status
        assert driver.file(SAMPLE).read_text("utf-8") == text
        await driver.press("f8")
        assert isinstance(driver.app.screen, ConflictScreen)


async def test_a_change_elsewhere_is_taken_over_while_nothing_is_unsaved(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        before = driver.draft
        elsewhere(driver)
        await looked(driver)
        assert driver.status == saving.TAKEN_OVER and "钱某某" in driver.text
        await driver.press("ctrl+z")
        assert driver.draft == before


def sent_elsewhere(driver: Driver) -> None:
    """Send the draft for checking as another program does."""
    stored = desk_folder.read_draft(driver.file(SAMPLE))
    by = VerdictBy("钱某某", datetime(2026, 5, 29, 10, 0))
    desk_folder.save_draft(stored.path, give_verdict(stored.draft, Verdict.TO_CHECK, by).draft)
    os.utime(stored.path, ns=(1, 1))


async def test_a_step_taken_elsewhere_is_not_undone_here(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        await driver.settle()
        await driver.press("f8")
        await driver.settle()
        sent_elsewhere(driver)
        await looked(driver)
        assert driver.status == "这份稿子在别处办过，现在是“核稿”"
        sent = driver.draft
        driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, "关于别的建议"), "")
        await driver.press("ctrl+z")
        assert driver.draft == sent
        await driver.press("ctrl+z")
        assert driver.draft == sent and driver.status == "没有可撤销的改动"
        await driver.press("ctrl+y")
        assert driver.draft.get(Key.SUBJECT) == "关于别的建议"
        assert workflow_state(driver.draft).word == "核稿"


@pytest.mark.usefixtures("unsaved")
async def test_a_remark_put_elsewhere_joins_what_is_being_written(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        path, by = driver.file(SAMPLE), VerdictBy("李某某", datetime(2026, 5, 29, 10, 0))
        put_remark(path, lambda draft: add_remark(draft, Place(Key.SUBJECT), 0, 0, "请核对", by), by.when)
        await looked(driver)
        await driver.until(lambda: driver.status == "李某某加了 1 条批注")
        assert TYPED in driver.draft.get(Key.SESSION)
        await driver.press("f8")
        await driver.settle()
        assert driver.is_writing and driver.on_disk == driver.draft
        assert [each.text for each in remarks_of(driver.on_disk)] == ["请核对"]
        await driver.press("ctrl+z")
        assert TYPED not in driver.draft.get(Key.SESSION) and len(remarks_of(driver.draft)) == 1


async def test_an_earlier_version_is_restored_at_the_present_stage(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    first = written(folder, "第一段。", "第二段。")
    async with sample(folder) as driver:
        sent_elsewhere(driver)
        await looked(driver)
        sent = driver.draft
        await driver.press("ctrl+o", "end", "enter")
        await driver.settle()
        assert driver.status.startswith("已恢复到") and driver.on_disk == driver.draft
        assert (
            with_workflow_of(driver.draft, sent) is driver.draft and driver.draft.preamble == first.preamble
        )


@pytest.mark.usefixtures("unsaved")
async def test_a_change_elsewhere_is_noticed_while_something_is_unsaved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        elsewhere(driver)
        monkeypatch.setattr(saving, "SAVE_AFTER", SOON)
        await looked(driver)
        await driver.until(lambda: isinstance(driver.app.screen, ConflictScreen))
        assert TYPED in driver.draft.get(Key.SESSION)


async def test_two_programs_on_one_draft_know_of_each_other(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder) as one, sample(folder) as other:
        assert "正在别处打开" in other.status and "正在别处打开" not in one.status
        await one.paste(TYPED)
        await one.press("f8")
        await looked(other)
        assert TYPED in other.draft.get(Key.SESSION) and other.status == saving.TAKEN_OVER


def killed(folder: Path) -> None:
    """Leave what a program leaves that is killed with typing in the journal but not in the file."""
    session = Session.open(desk_folder.read_draft(folder / "drafts" / f"{SAMPLE}.md"), folder.parent / "home")
    session.apply(lambda draft: draft.with_field(Key.SESSION, TYPED), Key.SESSION, 0.0)
    job = session.journal_job(datetime(2026, 5, 29, 10, 32, 5))
    assert job is not None
    job()
    session.store._hold.release()


@three_sizes
async def test_the_desk_reports_recovered_drafts(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    killed(folder)
    async with running(folder, size) as driver:
        assert driver.status == f"上次没有正常退出，已恢复：{SAMPLE}（到 10:32:05）"
        assert desk_folder.read_draft(driver.file(SAMPLE)).draft.get(Key.SESSION) == TYPED
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.SESSION) == "省十四届人大四次会议"


async def test_a_draft_whose_program_dies_meanwhile_is_recovered_when_it_is_opened(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with running(folder) as driver:
        killed(folder)
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        assert driver.status == "上次没有正常退出，已恢复到 10:32:05"
        assert driver.draft.get(Key.SESSION) == TYPED
        await driver.press("f8")
        assert driver.on_disk == driver.draft


async def test_undo_survives_leaving_the_draft_and_the_program(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        before = driver.draft
        await driver.paste("一次")
        await driver.go_to(4)
        await driver.press("delete")
        after = driver.draft
        await driver.press("escape", "escape")
        driver.desk.open(driver.file(SAMPLE))
        await driver.settle()
        await driver.press("ctrl+z")
        assert driver.draft != after
        await driver.press("ctrl+y")
        assert driver.draft == after
        await driver.press("f10")
    async with sample(folder) as driver:
        assert driver.draft == after
        await driver.press("ctrl+z", "ctrl+z")
        assert driver.draft == before
        await driver.press("ctrl+z")
        assert driver.status == "没有可撤销的改动"


async def test_typed_text_is_in_the_journal_while_typing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saving.RECORD_AFTER <= 0.3
    monkeypatch.setattr(saving, "RECORD_AFTER", 0.02)
    monkeypatch.setattr(saving, "SAVE_AFTER", 3600.0)
    monkeypatch.setattr(saving, "SAVE_AT_LEAST", 3600.0)
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        journal = folder / "drafts" / ".答复工作台" / f"{SAMPLE}.写作"
        for number in range(1, 6):
            await driver.paste("字")
            await driver.until(lambda: journal.exists())
            await driver.until(lambda typed="字" * number: typed in journal.read_text("utf-8"))  # type: ignore[misc]
        assert "字字" not in driver.file(SAMPLE).read_text("utf-8")


async def test_a_version_notes_the_export(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.paste(TYPED)
        await driver.press("f7")
        assert "已导出" in driver.status
        assert [each.why for each in driver.writing.session.store.versions()] == ["打开时", "存盘、导出"]
        assert isinstance(driver.app.screen, DraftScreen)


@three_sizes
async def test_any_two_versions_are_compared_and_one_persons_changes_shown(
    tmp_path: Path, size: Size
) -> None:
    folder = lay_out(tmp_path)
    written(folder, "第一段。", "第二段。", "第三段。", by=("张某某", "李某某", "张某某"))
    async with sample(folder, size) as driver:
        await driver.press("ctrl+o")
        assert driver.status.endswith("　空格标记，再到另一版就和它比")
        await driver.press("space")
        assert driver.status.endswith("　标记了，到另一版就和它比")
        await driver.press("end")
        assert "标记" not in driver.status and "从 05-28 09:05 到 05-29 09:32：张某某 +8 字" in driver.text
        await driver.press("up")
        assert "从 05-29 09:12 到 05-29 09:32：李某某 +4 字" in driver.text
        await driver.press("f4")
        assert "只看张某某改的" in driver.status and "第三段。　（张某某" in driver.text
        assert "增 第二段。" not in driver.text and "李某某 +4 字" not in driver.text
        looks_as_before(driver, "历史-标记-只看一人", size)
        await driver.press("f4", "f4")
        assert "增 第二段。" in driver.text and "只看" not in driver.status
        await driver.press("f6")
        assert "从前一版到这一版" in driver.text and "●" not in driver.text
        await driver.press("space", "space")
        assert "●" not in driver.text


async def test_the_changes_since_the_draft_was_opened_are_shown(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f20")
        assert isinstance(driver.app.screen, ChangesScreen)
        assert "从打开到现在：没有改动" in driver.text
        await driver.press("escape")
        await driver.paste(TYPED)
        await driver.press("f20")
        assert f"{{+{TYPED}+}}" in driver.text and f"+{len(TYPED)} 字" in driver.text
        await driver.press("escape")
        assert driver.is_writing and driver.draft == driver.on_disk


@three_sizes
async def test_the_changes_since_the_last_verdict_are_shown_by_person(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    returned_on_desk(folder, "李某某")
    written(folder, "补充的一段。", "又补的一段。", by=("张某某", "赵某某"))
    async with sample(folder, size) as driver:
        await driver.press("f20")
        assert "从 05-29 09:00 李某某核稿退回到现在：张某某 +6 字　赵某某 +6 字" in driver.text
        assert "增 补充的一段。" in driver.text and "阅稿记录" not in driver.text
        looks_as_before(driver, "改了哪些", size)
        await driver.press("f4", "f4")
        assert "增 又补的一段。" in driver.text and "增 补充的一段。" not in driver.text
        assert driver.status == "只看赵某某　1 段有改动"
        await driver.press("escape")
        assert driver.is_writing


async def test_without_the_version_of_the_verdict_the_changes_since_opening_are_shown(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    by = VerdictBy("李某某", datetime(2026, 5, 29, 9, 0))
    desk_folder.save_draft(
        path, give_verdict(desk_folder.read_draft(path).draft, Verdict.TO_CHECK, by, version="0a1b2c3d").draft
    )
    async with sample(folder) as driver:
        await driver.press("f20")
        assert "从打开到现在：没有改动" in driver.text
        assert "05-29 09:00 李某某拟稿送核的时候是哪一版，没有记下" in driver.status


def returned_on_desk(folder: Path, who: str) -> None:
    """Send the sample for checking and have it returned."""
    path, place = folder / "drafts" / f"{SAMPLE}.md", desk_folder.Desk.open(folder)
    reviewing = Reviewing(lambda: datetime(2026, 5, 29, 9, 0), lambda: who)
    for name in ("送核稿", "退回"):
        found = look_over(place, [path], step_named(name), Numbers())
        assert reviewing.take(found, "数字请核对").paths == (path,)
