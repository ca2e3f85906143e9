"""One draft and its file: nothing overwritten, nothing lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk import desk, disk
from replydesk.draft import Draft, Key
from replydesk.session import RESCUE, Session

CLOCK = datetime(2026, 5, 29, 10, 32, 5)


def opened(folder: Path) -> Session:
    path = folder / "某稿.md"
    desk.save(path, Draft(((Key.SUBJECT, "甲"),)))
    return Session(desk.read(path))


def write(session: Session, text: str) -> bool:
    return session.apply(lambda draft: draft.with_field(Key.SUBJECT, text), Key.SUBJECT, 0.0)


def test_a_change_is_saved_and_then_there_is_nothing_to_save(tmp_path: Path) -> None:
    session = opened(tmp_path)
    assert session.is_saved and not write(session, "甲") and write(session, "乙")
    assert not session.is_saved
    assert session.save(CLOCK) == "" and session.is_saved
    assert desk.read(session.path).draft == session.draft


def test_undoing_back_to_what_was_saved_is_saved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    session.history.undo()
    assert session.is_saved


def test_a_file_changed_elsewhere_is_left_alone(tmp_path: Path) -> None:
    session = opened(tmp_path)
    other = Draft(((Key.SUBJECT, "别人写的"),))
    desk.save(tmp_path / "某稿.md", other)
    write(session, "乙")
    told = session.save(CLOCK)
    assert "某稿（另存 05月29日10时32分05秒）.md" in told
    assert desk.read(tmp_path / "某稿.md").draft == other
    assert desk.read(session.path).draft == session.draft and session.path != tmp_path / "某稿.md"
    write(session, "丙")
    assert session.save(CLOCK) == ""


def test_a_file_changed_elsewhere_to_the_same_is_no_clash(tmp_path: Path) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    desk.save(session.path, session.draft)
    assert session.save(CLOCK) == ""


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.path.unlink()
    write(session, "乙")
    assert session.save(CLOCK) == "" and desk.read(session.path).draft == session.draft


def test_rescue_writes_to_the_home_of_the_clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(tmp_path)
    write(session, "乙")
    path = session.rescue(tmp_path / "家", CLOCK)
    assert path == tmp_path / "家" / RESCUE / "某稿 20260529-103205.md"
    assert desk.read(path).draft == session.draft and session.is_saved


def test_what_cannot_be_saved_stays_unsaved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    session.path.unlink()
    session.path.mkdir()
    write(session, "乙")
    with pytest.raises(disk.DeskError):
        session.save(CLOCK)
    assert not session.is_saved
