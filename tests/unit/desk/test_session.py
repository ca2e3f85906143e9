"""The session of a draft: nothing is overwritten or lost, even in a crash."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files, sidecar, undo
from replydesk.desk.session import RESCUE, Session, recover
from replydesk.desk.version_file import VersionFile, orphaned
from replydesk.desk.versions import EXPORTED
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, workflow_state
from replydesk.text.errors import UserError

CLOCK = datetime(2026, 5, 29, 10, 32, 5)


def opened(folder: Path) -> Session:
    path = folder / "某稿.md"
    desk_folder.save_draft(path, Draft(((Key.SUBJECT, "甲"),)))
    return Session.open(desk_folder.read_draft(path), folder / "家", "经办@机器")


def write(session: Session, text: str) -> bool:
    return session.apply(lambda draft: draft.with_field(Key.SUBJECT, text), Key.SUBJECT, 0.0)


def test_a_change_is_saved_and_then_there_is_nothing_to_save(tmp_path: Path) -> None:
    session = opened(tmp_path)
    assert session.is_saved and not write(session, "甲") and write(session, "乙")
    assert not session.is_saved
    session.save(CLOCK)
    assert session.is_saved and desk_folder.read_draft(session.path).draft == session.draft


def test_a_draft_is_formatted_once_for_its_journal_its_file_and_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    if job := session.journal_job(CLOCK):
        job()
    write(session, "丙")
    formatted: list[Draft] = []

    def spied(draft: Draft) -> str:
        formatted.append(draft)
        return format_draft(draft)

    monkeypatch.setattr(undo, "format_draft", spied)
    session.save(CLOCK)
    assert formatted == [session.draft]
    assert session.store.versions()[-1].text.encode() == session.path.read_bytes()


def test_undoing_back_to_what_was_saved_is_saved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.history.undo()
    assert session.is_saved


def test_a_file_changed_elsewhere_is_not_written_over(tmp_path: Path) -> None:
    session = opened(tmp_path)
    other = Draft(((Key.SUBJECT, "别人写的"),))
    desk_folder.save_draft(tmp_path / "某稿.md", other)
    write(session, "乙")
    with pytest.raises(files.ChangedOnDisk):
        session.save(CLOCK)
    assert desk_folder.read_draft(tmp_path / "某稿.md").draft == other and not session.is_saved


def test_leaving_a_file_changed_elsewhere_keeps_both(tmp_path: Path) -> None:
    session = opened(tmp_path)
    other = Draft(((Key.SUBJECT, "别人写的"),))
    desk_folder.save_draft(tmp_path / "某稿.md", other)
    write(session, "乙")
    told = session.save_or_rescue(CLOCK)
    assert "某稿（另存 05月29日10时32分05秒）.md" in told
    assert desk_folder.read_draft(tmp_path / "某稿.md").draft == other
    assert (
        desk_folder.read_draft(session.path).draft == session.draft and session.path != tmp_path / "某稿.md"
    )
    write(session, "丙")
    session.save(CLOCK)
    assert desk_folder.read_draft(session.path).draft.get(Key.SUBJECT) == "丙"


def test_a_file_changed_elsewhere_to_the_same_is_no_clash(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    desk_folder.save_draft(session.path, session.draft)
    session.save(CLOCK)
    assert session.is_saved


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.path.unlink()
    write(session, "乙")
    session.save(CLOCK)
    assert desk_folder.read_draft(session.path).draft == session.draft


def test_a_draft_that_cannot_be_saved_in_its_place_is_saved_in_the_clerks_home(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.path.unlink()
    session.path.mkdir()
    path = tmp_path / "家" / RESCUE / "某稿 20260529-103205.md"
    assert session.save_or_rescue(CLOCK) == f"原处存不上，稿子存到了：{path}"
    assert desk_folder.read_draft(path).draft == session.draft and session.is_saved


def test_what_cannot_be_saved_stays_unsaved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.path.unlink()
    session.path.mkdir()
    write(session, "乙")
    with pytest.raises(UserError):
        session.save(CLOCK)
    assert not session.is_saved


def crashed(folder: Path, *texts: str) -> Session:
    """Return a session whose program was killed with all typing in the journal, but not in the file."""
    session = opened(folder)
    for text in texts:
        write_down(session, text)
    session.store._hold.release()
    return session


def write_down(session: Session, text: str) -> None:
    session.apply(lambda draft: draft.with_field(Key.SUBJECT, text), "", 0.0)
    job = session.journal_job(CLOCK)
    assert job is not None
    job()


def again(folder: Path) -> Session:
    return Session.open(desk_folder.read_draft(folder / "某稿.md"), folder / "家")


def test_what_a_crash_left_in_the_journal_is_there_again_and_can_be_undone(tmp_path: Path) -> None:
    lost = crashed(tmp_path, "乙", "丙")
    session = again(tmp_path)
    assert session.draft == lost.draft and session.recovered == "2026-05-29 10:32:05"
    assert not session.is_saved
    assert session.history.undo() == "" and session.draft.get(Key.SUBJECT) == "乙"
    assert session.history.undo() == "" and session.draft.get(Key.SUBJECT) == "甲"
    assert session.history.redo() == "" and session.draft.get(Key.SUBJECT) == "乙"


def test_a_crash_after_saving_is_not_reported(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write_down(session, "乙")
    session.save(CLOCK)
    session.store._hold.release()
    assert again(tmp_path).recovered == ""


def test_a_crash_between_the_file_and_its_line_in_the_journal_is_no_clash(tmp_path: Path) -> None:
    session = crashed(tmp_path, "乙")
    desk_folder.save_draft(session.path, session.draft)
    later = again(tmp_path)
    assert later.recovered == "" and later.theirs is None and later.is_saved
    assert later.history.undo() == ""


def test_a_second_crash_before_anything_was_typed_loses_nothing(tmp_path: Path) -> None:
    lost = crashed(tmp_path, "乙")
    again(tmp_path).store._hold.release()
    assert again(tmp_path).draft == lost.draft


def test_a_draft_changed_elsewhere_after_a_crash_is_not_overwritten(tmp_path: Path) -> None:
    lost = crashed(tmp_path, "乙")
    other = Draft(((Key.SUBJECT, "别人写的"),))
    desk_folder.save_draft(lost.path, other)
    session = again(tmp_path)
    assert session.draft == lost.draft and session.theirs is not None and session.theirs.draft == other
    session.settle_theirs(CLOCK, 0.0)
    assert session.draft == other and session.is_saved and session.theirs is None
    assert session.history.undo() == "" and session.draft == lost.draft


def test_undo_continues_after_the_draft_was_closed(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    session.close(CLOCK)
    later = again(tmp_path)
    assert later.recovered == "" and later.history.undo() == Key.SUBJECT
    assert later.draft.get(Key.SUBJECT) == "甲" and later.history.redo() == Key.SUBJECT


def test_undo_does_not_continue_in_a_file_changed_since(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    session.close(CLOCK)
    desk_folder.save_draft(session.path, Draft(((Key.SUBJECT, "别人写的"),)))
    later = again(tmp_path)
    assert later.history.undo() is None and later.theirs is None and later.recovered == ""


def test_a_second_program_sees_who_has_the_draft_open(tmp_path: Path) -> None:
    session = opened(tmp_path)
    second = again(tmp_path)
    assert second.store.elsewhere == "经办@机器" and session.store.elsewhere == ""
    second.close(CLOCK)
    session.close(CLOCK)
    assert again(tmp_path).store.elsewhere == ""


def test_each_of_two_programs_has_a_journal_and_no_crash_loses_either(tmp_path: Path) -> None:
    first, second = opened(tmp_path), again(tmp_path)
    write_down(first, "乙")
    write_down(second, "丙")
    first.store._hold.release()
    second.store._hold.release()
    session = again(tmp_path)
    kept = {session.draft.get(Key.SUBJECT)}
    kept |= {parse_draft(each.text).draft.get(Key.SUBJECT) for each in session.store.versions()}
    assert kept == {"甲", "乙", "丙"}


def test_what_another_program_saved_is_taken_over_if_nothing_is_unsaved(tmp_path: Path) -> None:
    first, second = opened(tmp_path), again(tmp_path)
    assert first.store.read_if_changed() is None
    write(second, "丙")
    second.save(CLOCK)
    theirs = first.store.read_if_changed()
    assert theirs is not None and first.take_change(theirs, CLOCK, 0.0)
    assert first.draft.get(Key.SUBJECT) == "丙" and first.is_saved and first.store.read_if_changed() is None
    assert first.history.undo() == "" and first.draft.get(Key.SUBJECT) == "甲"


@pytest.mark.parametrize("choice", ["ours", "theirs", "both"])
def test_of_two_drafts_neither_is_lost(tmp_path: Path, choice: str) -> None:
    first, second = opened(tmp_path), again(tmp_path)
    write(second, "丙")
    second.save(CLOCK)
    write(first, "乙")
    theirs = first.store.read_if_changed()
    assert theirs is not None and not first.take_change(theirs, CLOCK, 0.0)
    path = first.path
    if choice == "ours":
        first.settle_ours(CLOCK)
    elif choice == "theirs":
        first.settle_theirs(CLOCK, 0.0)
    else:
        first.settle_both(CLOCK)
    wanted = {"ours": "乙", "theirs": "丙", "both": "丙"}[choice]
    assert (
        desk_folder.read_draft(path).draft.get(Key.SUBJECT) == wanted
        and first.theirs is None
        and first.is_saved
    )
    held = {parse_draft(each.text).draft.get(Key.SUBJECT) for each in first.store.versions()}
    assert held == ({"乙"} if choice == "both" else {"甲", "乙", "丙"})
    if choice == "both":
        assert desk_folder.read_draft(first.path).draft.get(Key.SUBJECT) == "乙"


def test_who_keeps_the_own_text_keeps_the_stage_of_the_other(tmp_path: Path) -> None:
    first, second = opened(tmp_path), again(tmp_path)
    second.apply(lambda draft: draft.with_field(Key.STAGE, "签发").with_field(Key.TITLE, "丙"), "", 0.0)
    second.save(CLOCK)
    write(first, "乙")
    theirs = first.store.read_if_changed()
    assert theirs is not None and not first.take_change(theirs, CLOCK, 0.0)
    first.settle_ours(CLOCK)
    kept = desk_folder.read_draft(first.path).draft
    assert (kept.get(Key.SUBJECT), kept.get(Key.STAGE)) == ("乙", "签发") and first.is_saved


def test_without_a_journal_in_the_folder_it_is_kept_in_the_clerks_home(tmp_path: Path) -> None:
    session = opened(tmp_path)
    shutil.rmtree(tmp_path / sidecar.NAME)
    (tmp_path / sidecar.NAME).write_text("", "utf-8")
    write_down(session, "乙")
    write_down(session, "丙")
    assert session.store.rescue_folder == tmp_path / "家" / RESCUE
    session.store._hold.release()
    later = again(tmp_path)
    assert later.recovered and later.draft.get(Key.SUBJECT) == "丙"


def test_without_any_place_for_a_journal_the_file_is_still_written(tmp_path: Path) -> None:
    session = opened(tmp_path)
    shutil.rmtree(tmp_path / sidecar.NAME)
    for path in (tmp_path / sidecar.NAME, tmp_path / "家"):
        path.write_text("", "utf-8")
    write_down(session, "乙")
    assert not session.store.has_journal
    session.save(CLOCK)
    assert desk_folder.read_draft(session.path).draft.get(Key.SUBJECT) == "乙"


def test_a_journal_removed_by_another_program_is_written_again_whole(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write_down(session, "乙")
    shutil.rmtree(tmp_path / sidecar.NAME)
    (tmp_path / sidecar.NAME).mkdir()
    write_down(session, "丙")
    session.store._hold.release()
    later = again(tmp_path)
    assert later.draft.get(Key.SUBJECT) == "丙" and later.history.undo() == ""
    assert later.draft.get(Key.SUBJECT) == "乙"


def test_recovering_saves_what_a_crash_left_and_reports_it(tmp_path: Path) -> None:
    lost = crashed(tmp_path, "乙")
    assert recover(tmp_path, tmp_path / "家", "", CLOCK) == ["某稿（到 10:32:05）"]
    assert desk_folder.read_draft(lost.path).draft == lost.draft
    assert recover(tmp_path, tmp_path / "家", "", CLOCK) == []
    assert again(tmp_path).history.undo() == ""


def test_versions_know_who_wrote_them(tmp_path: Path) -> None:
    session = signed_by(tmp_path, "张某某")
    write(session, "乙")
    session.save(CLOCK)
    session.save(CLOCK, EXPORTED)
    session.close(CLOCK)
    other = signed_by(tmp_path, "李某某", is_new=False)
    other.save(CLOCK, EXPORTED)
    write(other, "丙")
    other.save(CLOCK)
    versions = other.store.versions()
    assert [(each.why, each.who) for each in versions] == [
        ("打开时", ""),
        ("存盘、导出", "张某某"),
        ("存盘", "李某某"),
    ]


def signed_by(folder: Path, author: str, *, is_new: bool = True) -> Session:
    if is_new:
        opened(folder).close(CLOCK)
    return Session.open(desk_folder.read_draft(folder / "某稿.md"), folder / "家", "", author)


@pytest.mark.parametrize("author", ["", "张某某"])
def test_what_a_crash_left_is_of_the_person_who_typed_it(tmp_path: Path, author: str) -> None:
    session = signed_by(tmp_path, author)
    write_down(session, "乙")
    session.store._hold.release()
    later = signed_by(tmp_path, "李某某", is_new=False)
    write_down(later, "丙")
    later.save(CLOCK)
    versions = later.store.versions()
    assert [(each.why, each.who) for each in versions] == [
        ("打开时", ""),
        ("未存上的", author),
        ("存盘", "李某某"),
    ]
    write_down(later, "丁")
    later.store._hold.release()
    last = signed_by(tmp_path, "王某某", is_new=False)
    last.save(CLOCK)
    assert [each.who for each in last.store.versions()] == ["", author, "李某某", "李某某"]


def test_what_two_people_typed_before_a_crash_is_nobodys(tmp_path: Path) -> None:
    for author, text in (("张某某", "乙"), ("李某某", "丙")):
        session = signed_by(tmp_path, author, is_new=author == "张某某")
        write_down(session, text)
        session.store._hold.release()
    assert recover(tmp_path, tmp_path / "家", "", CLOCK) == ["某稿（到 10:32:05）"]
    assert [each.who for each in again(tmp_path).store.versions()] == ["", ""]


def test_recovering_leaves_alone_what_another_program_is_writing(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write_down(session, "乙")
    assert recover(tmp_path, tmp_path / "家", "", CLOCK) == []
    assert desk_folder.read_draft(session.path).draft.get(Key.SUBJECT) == "甲"


def test_every_saved_state_is_a_version_and_so_is_the_first(tmp_path: Path) -> None:
    session = opened(tmp_path)
    for text in ("乙", "丙", "丙", "丁"):
        write(session, text)
        session.save(CLOCK)
    session.save(CLOCK, EXPORTED)
    versions = session.store.versions()
    assert [parse_draft(each.text).draft.get(Key.SUBJECT) for each in versions] == ["甲", "乙", "丙", "丁"]
    assert [each.why for each in versions] == ["打开时", "存盘", "存盘", "存盘、导出"]


def test_a_renamed_draft_keeps_its_versions(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    session.close(CLOCK)
    session.path.rename(tmp_path / "新名.md")
    later = Session.open(desk_folder.read_draft(tmp_path / "新名.md"), tmp_path / "家")
    write(later, "丙")
    later.save(CLOCK)
    assert [parse_draft(each.text).draft.get(Key.SUBJECT) for each in later.store.versions()] == [
        "甲",
        "乙",
        "丙",
    ]


def test_the_versions_of_a_deleted_draft_stay(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    session.close(CLOCK)
    session.path.unlink()
    assert orphaned(tmp_path) == [tmp_path / "某稿.md"]
    assert len(VersionFile(tmp_path / "某稿.md").read()) == 2


BY = VerdictBy("王某某", CLOCK)


def with_verdict(draft: Draft, verdict: Verdict, reason: str = "") -> Draft:
    given = give_verdict(draft, verdict, BY, reason)
    assert not given.refusal
    return given.draft


def given_elsewhere(
    session: Session, verdict: Verdict, reason: str = "", title: str = ""
) -> desk_folder.Stored:
    """Give a verdict on the file of an open draft, and perhaps change its title, as another program does."""
    draft = with_verdict(desk_folder.read_draft(session.path).draft, verdict, reason)
    desk_folder.save_draft(session.path, draft.with_field(Key.TITLE, title) if title else draft)
    found = session.store.read_if_changed(anyway=True)
    assert found is not None
    return found


def signed(folder: Path) -> Session:
    path = folder / "某稿.md"
    draft = Draft(((Key.SUBJECT, "甲"),))
    desk_folder.save_draft(path, with_verdict(with_verdict(draft, Verdict.TO_SIGN), Verdict.PASSED))
    return Session.open(desk_folder.read_draft(path), folder / "家", "经办@机器")


def undone(session: Session) -> list[str]:
    """Undo all that can be undone; return the states of the draft on the way."""
    seen = [workflow_state(session.draft).word]
    while session.history.undo() is not None:
        seen.append(workflow_state(session.draft).word)
    return seen


def test_undo_does_not_take_back_a_verdict_given_meanwhile(tmp_path: Path) -> None:
    session = signed(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    assert session.take_change(given_elsewhere(session, Verdict.RETURNED, "改"), CLOCK, 0.0)
    write(session, "丙")
    assert set(undone(session)) == {"退回"}
    assert session.draft.get(Key.SUBJECT) == "乙"


def test_a_killed_program_does_not_undo_a_verdict_later(tmp_path: Path) -> None:
    session = signed(tmp_path)
    write(session, "乙")
    session.save(CLOCK)
    session.take_change(given_elsewhere(session, Verdict.RETURNED, "改"), CLOCK, 0.0)
    write(session, "丙")
    if job := session.journal_job(CLOCK):
        job()
    session.store._hold.release()  # as if it was killed
    again = Session.open(desk_folder.read_draft(session.path), tmp_path / "家", "经办@机器")
    assert again.draft.get(Key.SUBJECT) == "丙"
    assert set(undone(again)) == {"退回"}


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_of_two_texts_either_has_the_verdict_given_meanwhile(tmp_path: Path, choice: str) -> None:
    session = signed(tmp_path)
    write(session, "乙")
    assert not session.take_change(given_elsewhere(session, Verdict.RETURNED, "改", "题"), CLOCK, 0.0)
    if choice == "ours":
        session.settle_ours(CLOCK)
    else:
        session.settle_theirs(CLOCK, 0.0)
    stored = desk_folder.read_draft(session.path)
    assert stored.draft == session.draft
    assert stored.draft.get(Key.SUBJECT) == ("乙" if choice == "ours" else "甲")
    assert set(undone(session)) == {"退回"}
    assert workflow_state(stored.draft).records[-1].reason == "改"


def test_a_verdict_given_meanwhile_is_merged_with_what_is_unsaved(tmp_path: Path) -> None:
    session = signed(tmp_path)
    write(session, "乙")
    assert session.take_change(given_elsewhere(session, Verdict.RETURNED, "改"), CLOCK, 0.0)
    assert session.draft.get(Key.SUBJECT) == "乙" and not session.is_saved
    session.save(CLOCK)
    stored = desk_folder.read_draft(session.path).draft
    assert stored == session.draft and set(undone(session)) == {"退回"}


def test_a_change_without_a_verdict_can_be_undone(tmp_path: Path) -> None:
    session = signed(tmp_path)
    desk_folder.save_draft(session.path, session.draft.with_field(Key.SUBJECT, "别人写的"))
    theirs = session.store.read_if_changed(anyway=True)
    assert theirs is not None and session.take_change(theirs, CLOCK, 0.0)
    assert session.can_undo and undone(session) == ["已签", "已签"]
    assert session.draft.get(Key.SUBJECT) == "甲"
