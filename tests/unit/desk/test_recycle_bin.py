"""Deleted drafts: gone from the desk with all that is kept on them, and back again."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, draft_files, locks, recycle_bin, sidecar
from replydesk.desk.recycle_bin import DeletedDraft, bin_of, delete, deleted_drafts, put_back, read_deleted
from replydesk.desk.session import Session
from replydesk.desk.version_file import VersionFile
from replydesk.draft.model import Key
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from tests.support.faults import Fault, injected
from tests.support.killing import killed_at, needs_fork

NOW = datetime(2026, 5, 29, 10, 32)
BY = Stamp("王某某@pc1", "2026-05-29 10:32:00")


def written(folder: Path, name: str = "甲", subject: str = "养老") -> Path:
    """A draft that was written in and closed: it has versions and an undo history."""
    path = folder / f"{name}.md"
    path.write_text("---\n案由: 旧的\n---\n近年来。\n", "utf-8")
    session = Session.open(desk_folder.read_draft(path), folder.parent / "home", "王某某")
    session.apply(lambda draft: draft.with_field(Key.SUBJECT, subject), "案由", 1.0)
    session.save(NOW)
    session.close(NOW)
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


def own(draft: Path) -> set[str]:
    """The kinds of the program's files on a draft."""
    kinds = (sidecar.HISTORY, sidecar.UNDO, sidecar.WRITING)
    return {kind for kind in kinds if sidecar.path_of(draft, kind).exists()}


def test_a_deleted_draft_is_in_the_bin_with_all_that_is_kept_on_it(drafts: Path) -> None:
    path = written(drafts)
    data, versions = path.read_bytes(), VersionFile(path).read()
    deleted = delete(path, BY)
    assert not path.exists() and own(path) == set()
    assert deleted_drafts(drafts) == [deleted]
    assert (deleted.name, deleted.who, deleted.when) == ("甲", "王某某@pc1", NOW)
    assert deleted.file.read_bytes() == data and own(deleted.file) == {sidecar.HISTORY, sidecar.UNDO}
    assert read_deleted(deleted).get(Key.SUBJECT) == "养老"
    sidecar.sweep(drafts)
    assert put_back(deleted, BY.by) == path
    assert path.read_bytes() == data and VersionFile(path).read() == versions
    assert own(path) == {sidecar.HISTORY, sidecar.UNDO}
    assert deleted_drafts(drafts) == [] and list(bin_of(drafts).glob("2*")) == []


def test_undo_goes_on_in_a_draft_that_was_put_back(drafts: Path) -> None:
    path = written(drafts)
    put_back(delete(path, BY), BY.by)
    session = Session.open(desk_folder.read_draft(path), drafts.parent / "home", "王某某")
    assert session.history.undo() == "案由" and session.draft.get(Key.SUBJECT) == "旧的"
    session.close(NOW)


def test_drafts_of_one_name_deleted_one_after_the_other_stay_apart(drafts: Path) -> None:
    for subject in ("一", "二"):
        delete(written(drafts, subject=subject), BY._replace(when=f"2026-05-29 10:3{len(subject)}:00"))
    delete(written(drafts, subject="三"), BY._replace(when="2026-05-29 11:00:00"))
    found = deleted_drafts(drafts)
    assert len(found) == 3 and read_deleted(found[0]).get(Key.SUBJECT) == "三"
    names = [put_back(each, BY.by).name for each in found]
    assert names == ["甲.md", "甲2.md", "甲3.md"]
    assert {desk_folder.read_draft(path).draft.get(Key.SUBJECT) for path in drafts.glob("*.md")} == set(
        "一二三"
    )
    assert all(VersionFile(path).read() for path in drafts.glob("*.md"))


def test_a_draft_put_back_beside_a_new_one_of_its_name_replaces_nothing(drafts: Path) -> None:
    deleted = delete(written(drafts), BY)
    new = written(drafts, subject="新的")
    before = VersionFile(new).read()
    assert put_back(deleted, BY.by).name == "甲2.md"
    assert desk_folder.read_draft(new).draft.get(Key.SUBJECT) == "新的"
    assert VersionFile(new).read() == before


def test_a_draft_open_elsewhere_is_not_deleted(drafts: Path) -> None:
    path = written(drafts)
    session = Session.open(desk_folder.read_draft(path), drafts.parent / "home", "李某某@pc2")
    with pytest.raises(UserError, match="李某某@pc2 正打开着"):
        delete(path, BY)
    session.close(NOW)
    assert path.exists() and deleted_drafts(drafts) == []


def test_a_draft_that_a_second_program_still_has_open_is_not_deleted(drafts: Path) -> None:
    path = written(drafts)
    release = locks.hold(sidecar.path_of(path, sidecar.LOCK, 2))
    assert release
    with pytest.raises(UserError, match="正打开着"):
        delete(path, BY)
    release()
    assert delete(path, BY)


def test_a_draft_of_a_crash_keeps_its_journal(drafts: Path) -> None:
    path = written(drafts)
    journal = sidecar.path_of(path, sidecar.WRITING)
    journal.write_bytes(b"typed")
    deleted = delete(path, BY)
    assert not journal.exists() and sidecar.path_of(deleted.file, sidecar.WRITING).read_bytes() == b"typed"
    put_back(deleted, BY.by)
    assert journal.read_bytes() == b"typed"


def test_a_draft_deleted_outside_the_program_comes_back_from_its_last_version(drafts: Path) -> None:
    path = written(drafts)
    path.unlink()
    (deleted,) = deleted_drafts(drafts)
    assert not deleted.is_in_bin and deleted.when is None
    assert read_deleted(deleted).get(Key.SUBJECT) == "养老"
    assert put_back(deleted, BY.by) == path
    assert desk_folder.read_draft(path).draft.get(Key.SUBJECT) == "养老"
    assert deleted_drafts(drafts) == []


def test_what_is_not_there_is_said(drafts: Path) -> None:
    path = written(drafts)
    deleted = delete(path, BY)
    with pytest.raises(UserError, match="不在原处"):
        delete(path, BY)
    put_back(deleted, BY.by)
    with pytest.raises(UserError, match="已不在回收站里"):
        put_back(deleted, BY.by)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_read_only_folder_says_so_and_changes_nothing(drafts: Path) -> None:
    path = written(drafts)
    shutil.rmtree(drafts / sidecar.NAME)
    drafts.chmod(0o500)
    try:
        with pytest.raises(UserError, match="没有权限"):
            delete(path, BY)
        assert path.exists()
    finally:
        drafts.chmod(0o700)


@pytest.mark.parametrize("refused", ["link", "unlink"])
def test_a_draft_that_cannot_be_moved_stays_with_all_that_is_kept_on_it(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    path = written(drafts)
    real = getattr(os, refused)

    def fail(one: str | Path, *others: str | Path, **where: int) -> None:
        if Path(one) == path:
            raise PermissionError(13, "no")
        real(one, *others, **where)

    monkeypatch.setattr(os, refused, fail)
    monkeypatch.setattr(os, "rename", lambda *_: fail(path))
    with pytest.raises(UserError, match="没有权限"):
        delete(path, BY)
    monkeypatch.undo()
    assert path.exists() and own(path) == {sidecar.HISTORY, sidecar.UNDO}
    assert deleted_drafts(drafts) == []


def test_a_bin_on_another_file_system_gets_copies(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(drafts)
    data, versions = path.read_bytes(), VersionFile(path).read()
    monkeypatch.setattr(draft_files, "_is_linked", lambda *_: False)
    monkeypatch.setattr(draft_files, "_is_on_one_disk", lambda *_: False)

    def no_link(*_: object) -> None:
        raise OSError(18, "another device")

    real = os.rename
    monkeypatch.setattr(
        os, "rename", lambda one, other: no_link() if str(one).endswith(".md") else real(one, other)
    )
    deleted = delete(path, BY)
    assert not path.exists() and deleted.file.read_bytes() == data
    assert put_back(deleted, BY.by) == path and path.read_bytes() == data
    assert VersionFile(path).read() == versions


def test_a_long_name_and_one_that_is_no_utf_8_come_back(drafts: Path) -> None:
    for name in ("甲" * 70, os.fsdecode(b"\xbc\xd7")):
        path = drafts / f"{name}.md"
        try:
            path.write_text("近年来。\n", "utf-8")
        except OSError:
            continue
        (deleted,) = [delete(path, BY)]
        assert [each.path for each in deleted_drafts(drafts)] == [path]
        assert put_back(deleted, BY.by) == path


def test_a_bin_without_its_notes_is_still_one(drafts: Path) -> None:
    deleted = delete(written(drafts), BY)
    (deleted.file.parent / "删除记录").write_bytes(b"\xff{")
    (found,) = deleted_drafts(drafts)
    assert found == DeletedDraft(deleted.path, deleted.file, "", NOW)


@needs_fork
def test_a_program_killed_at_any_call_of_the_system_loses_nothing(tmp_path: Path) -> None:
    master = tmp_path / "master" / "drafts"
    master.mkdir(parents=True)
    written(master)
    data = (master / "甲.md").read_bytes()
    count = len(VersionFile(master / "甲.md").read())
    at, is_done = 1, False
    while not is_done:
        drafts = tmp_path / f"{at}" / "drafts"
        shutil.copytree(master, drafts)
        is_done = killed_at(at, lambda: delete(drafts / "甲.md", BY))  # noqa: B023
        check_kept(drafts, data, count)
        at += 1
    delete(master / "甲.md", BY)
    at, is_done = 1, False
    while not is_done:
        drafts = tmp_path / f"back{at}" / "drafts"
        shutil.copytree(master, drafts)
        (entry,) = deleted_drafts(drafts)
        is_done = killed_at(at, lambda: put_back(entry, BY.by))  # noqa: B023
        check_kept(drafts, data, count)
        at += 1


def check_kept(drafts: Path, data: bytes, count: int) -> None:
    """The draft is on the desk or in the bin, once, with its versions and its undo history."""
    listed = deleted_drafts(drafts)
    sidecar.sweep(drafts)
    there = [*drafts.glob("*.md"), *(each.file for each in listed)]
    assert len(there) == 1 and there[0].read_bytes() == data
    assert len(VersionFile(there[0]).read()) == count and sidecar.UNDO in own(there[0])
    if listed:
        assert own(drafts / "甲.md") == set()
        assert recycle_bin.put_back(listed[0], BY.by) == drafts / "甲.md"


@pytest.mark.parametrize("is_back", [False, True], ids=["deleted", "put back"])
def test_a_fault_of_the_program_at_any_call_loses_nothing(tmp_path: Path, is_back: bool) -> None:
    master = tmp_path / "master" / "drafts"
    master.mkdir(parents=True)
    written(master)
    data, count = (master / "甲.md").read_bytes(), len(VersionFile(master / "甲.md").read())
    if is_back:
        delete(master / "甲.md", BY)
    at, is_over = 1, False
    while not is_over:
        drafts = tmp_path / f"{at}" / "drafts"
        shutil.copytree(master, drafts)
        found = deleted_drafts(drafts)
        fault = Fault(at)
        with suppress(ValueError, UserError), injected(fault):
            put_back(found[0], BY.by) if is_back else delete(drafts / "甲.md", BY)
        is_over = fault.calls < at
        check_kept(drafts, data, count)
        at += 3
