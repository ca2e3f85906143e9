"""Remarks at an open draft: none of another person's is lost, and they follow what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replydesk.desk import desk_folder
from replydesk.desk.remarks import put_remark
from replydesk.desk.session import Session
from replydesk.desk.version_file import VersionFile
from replydesk.draft.beside import with_review_of
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.remarks.actions import add_remark, settle_remark, take_proposal
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import open_remarks, remarks_of
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, workflow_state

CLOCK = datetime(2026, 5, 29, 10, 32, 5)
LI, ZHANG = VerdictBy("李某某", CLOCK), VerdictBy("张某某", CLOCK)
PLACE = Place(Part.ANSWER, 0, 0)
TEXT = "我厅高度重视，投入三百万元。"
BASE = Draft(((Key.SUBJECT, "甲"),), sections=(Section(1, "情况", (Paragraph(TEXT),)),))
Remarking = Callable[[Draft], Draft]


def remark(words: str, text: str, by: VerdictBy = LI, proposed: str | None = None) -> Remarking:
    def put(draft: Draft) -> Draft:
        at = (text_at(draft, PLACE) or "").index(words)
        return add_remark(draft, PLACE, at, at + len(words), text, by, proposed=proposed)

    return put


def opened(folder: Path, draft: Draft = BASE) -> Session:
    path = folder / "某稿.md"
    desk_folder.save_draft(path, draft)
    return again(folder)


def again(folder: Path) -> Session:
    return Session.open(desk_folder.read_draft(folder / "某稿.md"), folder / "家")


def write(session: Session, text: str) -> None:
    session.apply(lambda draft: with_texts(draft, {PLACE: text}), "", 0.0)


def note(session: Session, make: Remarking) -> None:
    session.apply(make, "", 0.0)


def elsewhere(session: Session, make: Remarking) -> bool:
    """Change the file as another program does, and have the session notice it."""
    stored = desk_folder.read_draft(session.path)
    desk_folder.save_draft(session.path, make(stored.draft), stored.digest)
    theirs = session.store.read_if_changed(anyway=True)
    assert theirs is not None
    return session.take_change(theirs, CLOCK, 0.0)


def said(draft: Draft) -> dict[str, str]:
    return {each.text: "" if each.is_lost else each.anchor.words for each in remarks_of(draft)}


def on_disk(session: Session) -> Draft:
    return desk_folder.read_draft(session.path).draft


def test_typing_moves_the_remarks(tmp_path: Path) -> None:
    session = opened(tmp_path, remark("三百万元", "请核对")(BASE))
    write(session, "2025年，我厅高度重视，投入三百万元。")
    session.save(CLOCK)
    assert said(on_disk(session)) == {"请核对": "三百万元"}


def test_an_own_remark_is_undone_as_any_change(tmp_path: Path) -> None:
    session = opened(tmp_path)
    note(session, remark("三百万元", "请核对"))
    session.save(CLOCK)
    session.history.undo()
    assert said(session.draft) == {}
    session.history.redo()
    assert said(session.draft) == {"请核对": "三百万元"}


def test_taking_a_proposal_is_one_change(tmp_path: Path) -> None:
    session = opened(tmp_path, remark("高度重视", "更实", proposed="认真研究")(BASE))
    number = remarks_of(session.draft)[0].id
    note(session, lambda draft: take_proposal(draft, number, ZHANG).draft)
    assert text_at(session.draft, PLACE) == "我厅认真研究，投入三百万元。" and not open_remarks(session.draft)
    session.history.undo()
    assert session.draft == remark("高度重视", "更实", proposed="认真研究")(BASE)


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_remark_put_elsewhere_comes_in_without_a_question(tmp_path: Path, is_saved: bool) -> None:
    session = opened(tmp_path)
    write(session, "我厅投入三百万元。")
    if is_saved:
        session.save(CLOCK)
    note(session, remark("我厅", "自己的", ZHANG))
    if is_saved:
        session.save(CLOCK)
    words = "三百万元"
    assert elsewhere(session, remark(words, "请核对")) and session.theirs is None
    assert said(session.draft) == {"请核对": words, "自己的": "我厅"}
    session.save(CLOCK)
    assert on_disk(session) == session.draft and text_at(session.draft, PLACE) == "我厅投入三百万元。"


def test_undo_and_redo_keep_the_remark_of_another(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "第一次写三百万元。")
    write(session, "第二次写三百万元。")
    session.save(CLOCK)
    elsewhere(session, remark("三百万元", "请核对"))
    note(session, remark("第二次", "自己的", ZHANG))
    states = []
    while session.history.undo() is not None:
        states.append((text_at(session.draft, PLACE), said(session.draft)))
    kept = {"请核对": "三百万元"}
    assert states == [("第二次写三百万元。", kept), ("第一次写三百万元。", kept), (TEXT, kept)]
    while session.history.redo() is not None:
        assert said(session.draft)["请核对"] == "三百万元"
    assert said(session.draft) == {"请核对": "三百万元", "自己的": "第二次"}


def test_undo_keeps_an_answer_of_another_and_what_it_answers(tmp_path: Path) -> None:
    session = opened(tmp_path)
    note(session, remark("三百万元", "请核对", ZHANG))
    session.save(CLOCK)
    number = remarks_of(session.draft)[0].id
    elsewhere(session, lambda draft: settle_remark(draft, number, Outcome.KEPT, LI, "对的").draft)
    session.history.undo()
    (kept,) = remarks_of(session.draft)
    assert kept.outcome is Outcome.KEPT and kept.answers[0].text == "对的"


@pytest.mark.parametrize("crash", ["before the journal", "after the journal"])
def test_a_crash_keeps_the_remark_of_another_and_what_can_be_undone(tmp_path: Path, crash: str) -> None:
    session = opened(tmp_path)
    write(session, "第一次写三百万元。")
    if job := session.journal_job(CLOCK):
        job()
    session.save(CLOCK)
    write(session, "第二次写三百万元。")
    if job := session.journal_job(CLOCK):
        job()
    elsewhere(session, remark("三百万元", "请核对"))
    session.history.undo()
    if crash == "after the journal" and (job := session.journal_job(CLOCK)):
        job()
    session.store._hold.release()
    later = again(tmp_path)
    assert later.theirs is None and said(later.draft) == {"请核对": "三百万元"}
    texts = [text_at(later.draft, PLACE)]
    while later.history.undo() is not None:
        texts.append(text_at(later.draft, PLACE))
        assert said(later.draft) == {"请核对": "三百万元"}
    assert texts[-1] == TEXT


def test_a_crash_between_the_file_of_another_and_the_journal_loses_no_remark(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "写三百万元。")
    if job := session.journal_job(CLOCK):
        job()
    desk_folder.save_draft(session.path, remark("三百万元", "请核对")(BASE))
    theirs = session.store.read_if_changed(anyway=True)
    assert theirs is not None
    session.store.accept(theirs, CLOCK)  # and the program is killed
    session.store._hold.release()
    later = again(tmp_path)
    assert text_at(later.draft, PLACE) == "写三百万元。" and said(later.draft) == {"请核对": "三百万元"}


@pytest.mark.parametrize("is_returned", [False, True])
def test_a_remark_put_on_the_file_after_a_crash_comes_in_too(tmp_path: Path, is_returned: bool) -> None:
    session = opened(tmp_path, give_verdict(BASE, Verdict.TO_CHECK, ZHANG).draft)
    for text in ("第一次写三百万元。", "第二次写三百万元。"):
        write(session, text)
        if job := session.journal_job(CLOCK):
            job()
        if text.startswith("第一次"):
            session.save(CLOCK)
    session.store._hold.release()
    put_remark(session.path, remark("三百万元", "请核对"), CLOCK)
    if is_returned:
        found = desk_folder.read_draft(session.path).draft
        desk_folder.save_draft(session.path, give_verdict(found, Verdict.RETURNED, LI, "改").draft)
    later = again(tmp_path)
    assert later.theirs is None and later.recovered and not later.is_saved
    assert text_at(later.draft, PLACE) == "第二次写三百万元。" and said(later.draft) == {"请核对": "三百万元"}
    assert workflow_state(later.draft).is_returned == is_returned
    assert (later.history.undo() is None) == is_returned and said(later.draft) == {"请核对": "三百万元"}
    later.save(CLOCK)
    assert on_disk(later) == later.draft


def test_saving_over_a_file_with_a_new_remark_keeps_both(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "写三百万元。")
    desk_folder.save_draft(session.path, remark("三百万元", "请核对")(BASE))
    assert session.save_or_rescue(CLOCK) == ""
    assert said(on_disk(session)) == {"请核对": "三百万元"}
    assert text_at(on_disk(session), PLACE) == "写三百万元。"


@pytest.mark.parametrize("choice", ["ours", "theirs", "both"])
def test_whichever_text_is_chosen_all_remarks_stay(tmp_path: Path, choice: str) -> None:
    session = opened(tmp_path)
    write(session, "我厅重视，投入三百万元，成效明显。")
    note(session, remark("我厅", "自己的", ZHANG))

    def other(draft: Draft) -> Draft:
        return remark("三百万元", "请核对")(with_texts(draft, {PLACE: "别人写的，我厅投入三百万元。"}))

    assert not elsewhere(session, other) and session.theirs is not None
    if choice == "both":
        session.settle_both(CLOCK)
    elif choice == "ours":
        session.settle_ours(CLOCK)
    else:
        session.settle_theirs(CLOCK, 0.0)
    assert said(session.draft) == {"请核对": "三百万元", "自己的": "我厅"}
    assert session.is_saved and on_disk(session) == session.draft
    session.history.undo()
    assert "请核对" in said(session.draft)


def test_a_verdict_and_a_remark_given_together_come_in(tmp_path: Path) -> None:
    session = opened(tmp_path, give_verdict(BASE, Verdict.TO_CHECK, ZHANG).draft)
    write(session, "写三百万元。")

    def returned(draft: Draft) -> Draft:
        return give_verdict(remark("三百万元", "请核对")(draft), Verdict.RETURNED, LI, "改").draft

    assert elsewhere(session, returned)
    assert workflow_state(session.draft).word == "退回" and said(session.draft) == {"请核对": "三百万元"}


def test_undo_history_continues_after_the_draft_was_closed_with_remarks(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "第一次写三百万元。")
    session.save(CLOCK)
    elsewhere(session, remark("三百万元", "请核对"))
    session.close(CLOCK)
    later = again(tmp_path)
    assert later.history.undo() is not None
    assert text_at(later.draft, PLACE) == TEXT and said(later.draft) == {"请核对": "三百万元"}
    assert later.history.redo() is not None and text_at(later.draft, PLACE) == "第一次写三百万元。"


def test_a_renamed_draft_keeps_its_remarks(tmp_path: Path) -> None:
    session = opened(tmp_path, remark("三百万元", "请核对")(BASE))
    write(session, "写三百万元。")
    session.save(CLOCK)
    session.close(CLOCK)
    session.path.rename(tmp_path / "新名.md")
    assert said(desk_folder.read_draft(tmp_path / "新名.md").draft) == {"请核对": "三百万元"}


def test_a_reader_puts_a_remark_into_a_file_changed_since_he_saw_it(tmp_path: Path) -> None:
    path = tmp_path / "某稿.md"
    desk_folder.save_draft(path, with_texts(BASE, {PLACE: "2025年，我厅投入三百万元。"}))
    stored = put_remark(path, remark("三百万元", "请核对"), CLOCK, seen=BASE)
    assert said(stored.draft) == {"请核对": "三百万元"}
    assert text_at(stored.draft, PLACE) == "2025年，我厅投入三百万元。"
    versions = VersionFile(path).read()
    assert [each.why for each in versions] == ["打开时", "批注"]
    assert parse_draft(versions[-1].text).draft == stored.draft and versions[-1].digest == stored.digest


def test_a_reader_whose_file_is_written_at_the_same_time_tries_again(tmp_path: Path) -> None:
    path = tmp_path / "某稿.md"
    desk_folder.save_draft(path, BASE)
    turns: list[int] = []

    def make(draft: Draft) -> Draft:
        if not turns:
            desk_folder.save_draft(path, remark("我厅", "别人的", ZHANG)(BASE))
        turns.append(1)
        return remark("三百万元", "请核对")(draft)

    stored = put_remark(path, make, CLOCK, seen=BASE)
    assert len(turns) == 2 and said(stored.draft) == {"别人的": "我厅", "请核对": "三百万元"}


def test_nothing_is_written_if_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "某稿.md"
    desk_folder.save_draft(path, BASE)
    assert put_remark(path, lambda draft: draft, CLOCK).draft == BASE and VersionFile(path).read() == []


_DEEDS = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo", "save", "journal", "crash", "close", "restore"]),
        st.tuples(st.sampled_from(["type", "mine", "theirs", "answer", "other text"]), st.integers(0, 9)),
    ),
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=_DEEDS)
def test_whatever_happens_no_remark_of_another_is_lost(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[str | tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("稿")
    session = opened(folder)
    others: set[str] = set()
    for number, deed in enumerate(deeds):
        session = _done(session, deed, number, others, folder)
        assert others <= set(said(session.draft)), deed
        assert session.theirs is None
    session.save(CLOCK)
    assert others <= set(said(on_disk(session))) and on_disk(session) == session.draft
    session.close(CLOCK)


def _done(
    session: Session, deed: str | tuple[str, int], number: int, others: set[str], folder: Path
) -> Session:
    match deed:
        case "undo":
            session.history.undo()
        case "redo":
            session.history.redo()
        case "save":
            session.save(CLOCK)
        case "restore":
            session.apply(lambda draft: with_review_of(BASE, draft), "", 0.0)
        case "journal" | "crash" | "close":
            if job := session.journal_job(CLOCK):
                job()
            if deed == "crash":
                session.store._hold.release()
                return again(folder)
            if deed == "close":
                session.save_or_rescue(CLOCK)
                session.close(CLOCK)
                return again(folder)
        case ("type", at):
            text = text_at(session.draft, PLACE) or ""
            write(session, f"{text[:at]}{number}{text[at:]}")
        case ("mine", at):
            note(session, lambda draft: add_remark(draft, PLACE, at, at + 3, f"自己{number}", ZHANG))
        case ("theirs", at):
            others.add(f"别人{number}")
            elsewhere(session, lambda draft: add_remark(draft, PLACE, at, at + 3, f"别人{number}", LI))
        case ("answer", _):
            if found := remarks_of(on_disk(session)):
                others.add(found[0].text)
                answered = settle_remark(on_disk(session), found[0].id, Outcome.REPLIED, LI, f"答{number}")
                elsewhere(session, lambda draft: answered.draft)
        case ("other text", at):
            others.add(f"又{number}")
            elsewhere(session, lambda draft: _changed_elsewhere(draft, number, at))
            if session.theirs is not None:
                session.settle_ours(CLOCK) if at % 2 else session.settle_theirs(CLOCK, 0.0)
    return session


def _changed_elsewhere(draft: Draft, number: int, at: int) -> Draft:
    text = text_at(draft, PLACE) or ""
    draft = with_texts(draft, {PLACE: f"{text[:at]}别{number}{text[at:]}"})
    return add_remark(draft, PLACE, at, at + 2, f"又{number}", LI)
