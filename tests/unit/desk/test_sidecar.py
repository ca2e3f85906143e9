"""The hidden folder beside the drafts with the files about each."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, sidecar
from replydesk.desk.session import Session
from replydesk.draft.model import Draft
from replydesk.text.errors import UserError

DRAFT = "养老服务"


def draft_in(folder: Path, name: str = DRAFT) -> Path:
    path = folder / f"{name}.md"
    path.write_text("", "utf-8")
    return path


def test_files_about_a_draft_bear_its_name_in_a_hidden_folder(tmp_path: Path) -> None:
    path = draft_in(tmp_path)
    assert sidecar.path_of(path, sidecar.WRITING) == tmp_path / ".答复工作台" / "养老服务.写作"
    assert sidecar.path_of(path, sidecar.WRITING, 2).name == "养老服务.写作2"


def test_the_folder_is_no_draft(tmp_path: Path) -> None:
    path = draft_in(tmp_path)
    sidecar.take_lock(path, "经办").release()
    assert (tmp_path / sidecar.NAME).is_dir() and desk_folder.Desk.open(tmp_path).drafts() == [path]


def test_names_at_the_limit_of_a_file_system_are_kept_apart(tmp_path: Path) -> None:
    one, other = (tmp_path / f"{'长' * 80}{tail}.md" for tail in ("一二", "一三"))
    places = [sidecar.path_of(each, sidecar.HISTORY) for each in (one, other)]
    assert places[0] != places[1] and all(len(place.name.encode()) <= 200 for place in places)


def test_a_second_program_that_opens_a_draft_gets_another_number(tmp_path: Path) -> None:
    path = draft_in(tmp_path)
    first, second = sidecar.take_lock(path, "甲@机一"), sidecar.take_lock(path, "乙@机二")
    assert (first.number, first.elsewhere) == (1, "") and (second.number, second.elsewhere) == (2, "甲@机一")
    first.release()
    assert sidecar.take_lock(path, "丙").number == 1


def test_no_more_than_a_few_programs_have_a_number(tmp_path: Path) -> None:
    path = draft_in(tmp_path)
    holds = [sidecar.take_lock(path, "甲") for _ in range(sidecar.MOST + 1)]
    assert [hold.number for hold in holds] == [*range(1, sidecar.MOST + 1), 0] and holds[-1].elsewhere


def test_without_locks_a_draft_is_still_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise UserError(os.strerror(errno.ENOLCK))

    monkeypatch.setattr(sidecar, "hold", refuse)
    assert sidecar.take_lock(draft_in(tmp_path), "甲") == sidecar.Hold(0, "", sidecar.Hold().release)


def test_journals_are_found_by_their_draft(tmp_path: Path) -> None:
    folder = tmp_path / sidecar.NAME
    folder.mkdir()
    for name in ("甲.写作", "甲.写作2", "甲.2.写作", "乙.写作", "甲.撤销", "甲.写作.tmp"):
        (folder / name).write_text("", "utf-8")
    assert [path.name for path in sidecar.journals(folder, tmp_path / "甲.md")] == [
        "甲.写作",
        "甲.写作2",
    ]
    assert len(sidecar.journals(folder)) == 4 and sidecar.journals(tmp_path / "没有") == []


def test_undo_histories_of_drafts_that_are_gone_are_removed_but_not_versions(tmp_path: Path) -> None:
    path = draft_in(tmp_path)
    folder = tmp_path / sidecar.NAME
    folder.mkdir()
    for name in (DRAFT, "没了"):
        for what in (sidecar.UNDO, sidecar.HISTORY, sidecar.WRITING):
            (folder / f"{name}.{what}").write_text("", "utf-8")
    sidecar.sweep(tmp_path)
    assert not (folder / "没了.撤销").exists() and len(os.listdir(folder)) == 5
    assert sidecar.orphans(tmp_path) == [folder / "没了.历史"] and path.exists()


def test_a_draft_with_a_name_at_the_limit_is_recovered(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 82}.md"
    desk_folder.save_draft(path, Draft())
    session = Session.open(desk_folder.read_draft(path), tmp_path / "家")
    session.apply(lambda draft: draft.with_field("案由", "写了"), "", 0.0)
    job = session.journal_job(datetime(2026, 5, 29))
    assert job is not None
    job()
    session.store._hold.release()
    assert Session.open(desk_folder.read_draft(path), tmp_path / "家").draft.get("案由") == "写了"
