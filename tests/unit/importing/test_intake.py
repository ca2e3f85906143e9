from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from replydesk.desk import files
from replydesk.desk.desk_folder import Desk, init_desk
from replydesk.importing.lists.intake import known_items, read_list, write_drafts
from replydesk.importing.lists.plan import plan_drafts
from replydesk.text.errors import UserError
from tests.support.lists import HEAD, ROW, workbook

ROWS = [HEAD, ROW, ("0034", "=cmd()", "李某某", ROW[3], date(2026, 3, 15))]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    init_desk(tmp_path)
    for path in (tmp_path / "drafts").glob("*.md"):
        path.unlink()
    return Desk.open(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(workbook({"建议": ROWS, "说明": [("随便写写",)]}))
    return path


def taken_in(desk: Desk, table: Path) -> list[str]:
    """Import a list and return the names of the written files."""
    known = known_items(desk)
    planned = plan_drafts(read_list(table), desk.stock, known, date(2026, 3, 16))
    return [path.name for path in write_drafts(desk, planned, known)]


def test_a_list_becomes_drafts_and_a_second_time_only_what_is_new(desk: Desk, table: Path) -> None:
    first = taken_in(desk, table)
    assert first == ["0033-张某某-关于推进养老服务的建议.md", "0034-李某某-=cmd().md"]
    path = desk.drafts_folder / first[0]
    path.write_text(path.read_text("utf-8") + "\n我厅高度重视。\n", "utf-8")
    path = path.rename(path.with_name("养老.md"))
    kept = path.read_bytes()
    table.write_bytes(workbook({"建议": [*ROWS, ("0035", *ROW[1:])]}))
    assert taken_in(desk, table) == ["0035-张某某-关于推进养老服务的建议.md"]
    assert path.read_bytes() == kept


def test_a_draft_that_cannot_be_read_is_reported_and_kept(desk: Desk, table: Path) -> None:
    broken = desk.drafts_folder / "0033-张某某-关于推进养老服务的建议.md"
    broken.write_bytes(b"\0\0")
    known = known_items(desk)
    assert "没有动" in str(known.notes[0])
    assert taken_in(desk, table)[0] == "0033-张某某-关于推进养老服务的建议(2).md"
    assert broken.read_bytes() == b"\0\0"


def test_what_came_to_the_desk_meanwhile_is_neither_doubled_nor_replaced(desk: Desk, table: Path) -> None:
    known = known_items(desk)
    planned = plan_drafts(read_list(table), desk.stock, known, date(2026, 3, 16))
    item = "---\n类型: 代表建议\n届次: 省十四届人大四次会议\n编号: 33\n---\n"
    (desk.drafts_folder / "别处.md").write_text(item, "utf-8")
    (desk.drafts_folder / "0034-李某某-=cmd().md").write_text("---\n编号: 99\n---\n", "utf-8")
    assert [path.name for path in write_drafts(desk, planned, known)] == ["0034-李某某-=cmd()(2).md"]


def test_one_sheet_can_be_chosen(table: Path) -> None:
    assert len(read_list(table, "建议").assignments) == 2
    with pytest.raises(UserError, match="没有“提案”这张工作表，有：建议、说明"):
        read_list(table, "提案")


def test_two_programs_at_once_make_no_twins(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "大.xlsx"
    table.write_bytes(workbook({"建议": [HEAD, *((f"{n:04}", *ROW[1:]) for n in range(150))]}))
    words = ["-m", "replydesk", "new", str(tmp_path), "--from", str(table), "--yes"]
    programs = [subprocess.Popen([sys.executable, *words], stdout=-1, stderr=-1) for _ in range(2)]
    assert [program.wait(120) for program in programs] == [0, 0]
    drafts = desk.drafts()
    assert len(drafts) == 150 and all(path.stat().st_size for path in drafts)
    for program in programs:
        program.communicate()


def test_a_full_disk_leaves_whole_drafts_and_says_so(
    desk: Desk, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = [1]
    sync = os.fsync

    def full(handle: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="磁盘已满"):
        taken_in(desk, table)
    assert [path.name for path in desk.drafts()] == ["0033-张某某-关于推进养老服务的建议.md"]
    assert not list(desk.drafts_folder.glob(".*.tmp"))


def test_a_name_is_given_once_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    files.create_whole(tmp_path / "甲.md", b"1")
    with pytest.raises(FileExistsError):
        files.create_whole(tmp_path / "甲.md", b"2")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1"]
