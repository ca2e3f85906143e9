"""Tests that figures of past replies and points stay with a draft: undone, after crashes, in two programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.session import Session
from replydesk.draft.beside import with_review_of
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.points.reading import points_of
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.reuse import fresh_copy
from replydesk.draft.taken.confirming import confirm
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy

CLOCK = datetime(2026, 5, 29, 10, 32, 5)
BY = VerdictBy("张某某", CLOCK)
OLD = TakenFrom("2025年 第0055号", "旧.md")
PLACE = Place(Part.ANSWER, 0, 0)
TEXT = "我厅高度重视。"
BASE = Draft(
    ((Key.SUBJECT, "甲"), (Key.POINTS, ("〔1〕加大补贴",))),
    sections=(Section(1, "情况", (Paragraph(TEXT),)),),
)


def taking(draft: Draft) -> Draft:
    return take_over(draft, PLACE, [DraftLine("甲", "自2024年以来投入300万元。")], OLD, BY)


def confirming(draft: Draft) -> Draft:
    return confirm(draft, stale_marks(draft)[0].id, BY)


def opened(folder: Path, draft: Draft = BASE) -> Session:
    desk_folder.save_draft(folder / "某稿.md", draft)
    return again(folder)


def again(folder: Path) -> Session:
    return Session.open(desk_folder.read_draft(folder / "某稿.md"), folder / "家")


def journalled(session: Session) -> None:
    if job := session.journal_job(CLOCK):
        job()


def words(draft: Draft) -> list[str]:
    return [each.anchor.words for each in stale_marks(draft)]


def write(session: Session, text: str, place: Place = PLACE) -> None:
    session.apply(lambda draft: with_texts(draft, {place: text}), "", 0.0)


def test_one_undo_takes_all_back_and_redo_brings_all(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.apply(taking, "", 0.0)
    session.history.undo()
    assert session.draft == BASE
    session.history.redo()
    assert words(session.draft) == ["2024年", "300万元"]


def test_undo_brings_back_the_mark_of_a_figure_that_was_changed(tmp_path: Path) -> None:
    session = opened(tmp_path, taking(BASE))
    write(session, "自2025年以来投入300万元。", Place(Part.ANSWER, 0, 1))
    assert words(session.draft) == ["300万元"]
    session.history.undo()
    assert words(session.draft) == ["2024年", "300万元"]
    session.history.redo()
    assert words(session.draft) == ["300万元"]


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_crash_loses_no_mark_and_no_confirmation(tmp_path: Path, is_saved: bool) -> None:
    session = opened(tmp_path)
    session.apply(taking, "", 0.0)
    session.apply(confirming, "", 9.0)
    journalled(session)
    if is_saved:
        session.save(CLOCK)
    session.store.close(session.history.journal(), is_saved=False)
    later = again(tmp_path)
    assert words(later.draft) == ["300万元"]
    later.history.undo()
    assert words(later.draft) == ["2024年", "300万元"]


def test_a_crash_while_another_put_a_remark_loses_nothing(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.apply(taking, "", 0.0)
    journalled(session)
    session.store.close(session.history.journal(), is_saved=False)
    stored = desk_folder.read_draft(session.path)
    remarked = add_remark(stored.draft, PLACE, 0, 2, "请核对", BY)
    desk_folder.save_draft(session.path, remarked, stored.digest)
    later = again(tmp_path)
    assert words(later.draft) == ["2024年", "300万元"] and later.theirs is None
    assert [each.text for each in points_of(later.draft)] == ["加大补贴"]


@pytest.mark.parametrize("choice", ["both", "ours", "theirs"])
def test_two_programs_lose_neither_confirmation_nor_point(tmp_path: Path, choice: str) -> None:
    session = opened(tmp_path, taking(BASE))
    write(session, "我厅十分重视。")
    session.apply(confirming, "", 9.0)
    session.apply(lambda draft: draft.with_field(Key.POINTS, ("〔1〕加大补贴", "〔2〕我们的")), "", 19.0)
    stored = desk_folder.read_draft(session.path)
    other = with_texts(stored.draft, {PLACE: "本厅高度重视。"}).with_field(
        Key.POINTS, ("〔1〕加大补贴", "〔2〕他们的")
    )
    desk_folder.save_draft(session.path, other, stored.digest)
    theirs = session.store.read_if_changed(anyway=True)
    assert theirs is not None and not session.take_change(theirs, CLOCK, 0.0)
    if choice == "both":
        session.settle_both(CLOCK)
    elif choice == "ours":
        session.settle_ours(CLOCK)
    else:
        session.settle_theirs(CLOCK, 0.0)
    assert text_at(session.draft, PLACE) == ("本厅高度重视。" if choice == "theirs" else "我厅十分重视。")
    assert words(session.draft) == ["300万元"]
    assert {each.text for each in points_of(session.draft)} == {"加大补贴", "我们的", "他们的"}
    assert desk_folder.read_draft(session.path).draft == session.draft


def test_an_earlier_version_that_is_restored_has_its_marks(tmp_path: Path) -> None:
    session = opened(tmp_path, taking(BASE))
    write(session, "自2025年以来投入400万元。", Place(Part.ANSWER, 0, 1))
    session.apply(lambda draft: with_review_of(taking(BASE), draft), "", 0.0)
    assert words(session.draft) == ["2024年", "300万元"]


def test_a_copy_has_the_marks_of_what_it_copies() -> None:
    assert words(fresh_copy(confirming(taking(BASE)), "2026")) == ["300万元"]
