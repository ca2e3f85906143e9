"""Drafts renamed and copied: what follows, what is refused."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, numbering, sidecar, stock_files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.renaming import copy_draft, copy_name, name_trouble, plain_name, rename_draft
from replydesk.desk.session import Session
from replydesk.desk.version_file import VersionFile
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Key
from replydesk.reply.registers.model import NumberState, Stamp
from replydesk.text.errors import UserError
from tests.support.killing import killed_at, needs_fork

NOW = datetime(2026, 5, 29, 10, 32)
BY = Stamp("王某某@pc1", "2026-05-29 10:32:00")
NUMBER = DocumentNumber("云民复议字", "2026")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "桌面" / "drafts").mkdir(parents=True)
    shutil.copytree(stock_files.starter_folder() / "templates", tmp_path / "桌面" / "templates")
    return Desk.open(tmp_path / "桌面")


def written(folder: Path, name: str = "甲") -> Path:
    path = folder / f"{name}.md"
    path.write_text("---\n单位: 云川省民政厅\n案由: 旧的\n---\n近年来。\n", "utf-8")
    session = Session.open(desk_folder.read_draft(path), folder.parent.parent / "home", "王某某")
    session.apply(lambda draft: draft.with_field(Key.SUBJECT, "养老"), "案由", 1.0)
    session.save(NOW)
    session.close(NOW)
    return path


def assigned(desk: Desk, path: Path) -> str:
    return numbering.assign_number(desk, path, numbering.read_numbers(desk), BY).number


def test_versions_and_undo_history_follow_a_new_name(desk: Desk) -> None:
    path = written(desk.drafts_folder)
    data, versions = path.read_bytes(), VersionFile(path).read()
    renamed = rename_draft(desk, path, "养老服务", BY)
    assert renamed.path == path.with_name("养老服务.md") and not renamed.note
    assert not path.exists() and renamed.path.read_bytes() == data
    assert VersionFile(renamed.path).read() == versions
    sidecar.sweep(desk.drafts_folder)
    assert sidecar.path_of(renamed.path, sidecar.UNDO).exists()
    assert deleted_drafts(desk.drafts_folder) == []


def test_an_assigned_number_follows_a_new_name(desk: Desk) -> None:
    path = written(desk.drafts_folder)
    number = assigned(desk, path)
    renamed = rename_draft(desk, path, "乙", BY)
    (register,) = numbering.read_numbers(desk).registers.values()
    assert not renamed.note
    assert register.by_draft == {"乙": (1,)} and register.entries[1].state is NumberState.ASSIGNED
    assert assigned(desk, renamed.path) == number
    back = rename_draft(desk, renamed.path, "甲", BY)
    (register,) = numbering.read_numbers(desk).registers.values()
    assert not back.note and register.by_draft == {"甲": (1,)}


def test_a_reserved_number_stays_reserved_for_the_new_name(desk: Desk) -> None:
    path = written(desk.drafts_folder)
    numbers = numbering.read_numbers(desk)
    numbering.reserve_number(desk, NUMBER._replace(serial=5), numbers, BY, draft="甲", reason="急件")
    assert not rename_draft(desk, path, "乙", BY).note
    (register,) = numbering.read_numbers(desk).registers.values()
    entry = register.entries[5]
    assert (entry.draft, entry.state, entry.reason) == ("乙", NumberState.RESERVED, "急件")
    assert register.by_draft == {"乙": (5,)} and not register.free


def test_a_register_that_cannot_be_written_is_told_and_the_draft_renamed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(desk.drafts_folder)
    assigned(desk, path)
    (register,) = (desk.home / "发文字号").glob("*.txt")
    register.write_bytes(b"\0\0")
    renamed = rename_draft(desk, path, "乙", BY)
    assert renamed.path.exists() and renamed.note.startswith("文号登记还记着旧名：")


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", "请写上名字"),
        ("甲/乙", "名字里不能有“/”"),
        ("甲:乙", "名字里不能有“:”"),
        ("什么?", "名字里不能有“?”"),
        ("甲\u200b", "看不见的字符"),
        ("甲\t乙", "看不见的字符"),
        (".甲", "头尾不能是“.”"),
        ("甲.", "头尾不能是“.”"),
        ("con", "有的电脑上存不了"),
        ("养老" * 31, "名字太长（62 字），请缩到 60 个汉字以内"),
        ("乙", "已有叫“乙”的稿子"),
        ("ABC", "和已有的“ａｂｃ”看上去一样"),
        ("乙\u3000", ""),
    ],
)
def test_names_that_cannot_be_are_refused_with_the_reason(desk: Desk, typed: str, trouble: str) -> None:
    path = written(desk.drafts_folder)
    for other in ("乙", "ａｂｃ"):
        (desk.drafts_folder / f"{other}.md").write_text("近年来。\n", "utf-8")
    if not trouble:
        assert plain_name(typed) == "乙"
        return
    assert trouble in name_trouble(desk, typed, path)
    with pytest.raises(UserError):
        rename_draft(desk, path, typed, BY)
    assert path.exists() and len(list(desk.drafts_folder.glob("*.md"))) == 3


@pytest.mark.parametrize("typed", ["甲.md", " 甲 ", "甲.MD", "甲"])
def test_the_ending_of_the_file_is_no_part_of_the_name(desk: Desk, typed: str) -> None:
    path = written(desk.drafts_folder)
    assert plain_name(typed) == "甲" and name_trouble(desk, plain_name(typed), path) == ""
    assert rename_draft(desk, path, plain_name(typed), BY).path == path and path.exists()


def test_letters_of_another_case_are_another_name(desk: Desk) -> None:
    path = written(desk.drafts_folder, "abc")
    versions = VersionFile(path).read()
    renamed = rename_draft(desk, path, "ABC", BY).path
    assert [each.name for each in desk.drafts()] == ["ABC.md"]
    assert VersionFile(renamed).read() == versions
    assert sidecar.path_of(renamed, sidecar.UNDO).exists()


def test_a_draft_open_elsewhere_keeps_its_name(desk: Desk) -> None:
    path = written(desk.drafts_folder)
    session = Session.open(desk_folder.read_draft(path), desk.root.parent / "home", "李某某@pc2")
    with pytest.raises(UserError, match="李某某@pc2 正打开着"):
        rename_draft(desk, path, "乙", BY)
    session.close(NOW)
    assert path.exists()


def test_the_versions_of_a_draft_long_gone_are_not_mixed_in(desk: Desk) -> None:
    old = written(desk.drafts_folder, "乙")
    old.unlink()
    path = written(desk.drafts_folder)
    versions = VersionFile(path).read()
    target = rename_draft(desk, path, "乙", BY).path
    assert VersionFile(target).read() == versions
    aside = [each for each in (desk.drafts_folder / sidecar.NAME).iterdir() if "读不懂" in each.name]
    assert aside  # nothing is lost


def test_a_copy_is_a_new_reply_with_the_same_text(desk: Desk) -> None:
    path = written(desk.drafts_folder)
    draft = desk_folder.read_draft(path).draft
    draft = draft.with_fields(
        [
            (Key.DOCUMENT_NUMBER, "云民复议字〔2025〕33号"),
            (Key.DATE, "2025年6月1日"),
            (Key.ITEM_NUMBER, "0033"),
            (Key.PROPOSERS, "张某某"),
            (Key.DEADLINE, "2025-07-01"),
            (Key.STAGE, "已发"),
            (Key.REVIEWS, ("2025-06-01 10:00 王某某 发出",)),
            ("领导批示", "速办"),
        ]
    )
    desk_folder.save_draft(path, draft)
    name = copy_name(desk, path)
    assert name == "甲（副本）"
    copy = desk_folder.read_draft(copy_draft(desk, path, name, "2026")).draft
    assert copy.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕  号".strip()
    for key in (Key.DATE, Key.DEADLINE, Key.STAGE, Key.REVIEWS):
        assert copy.raw(key) is None
    assert [copy.get(key) for key in (Key.ITEM_NUMBER, Key.PROPOSERS, "领导批示")] == [
        "0033",
        "张某某",
        "速办",
    ]
    assert copy.preamble == draft.preamble
    assert copy_name(desk, path.with_name("甲（副本）.md")) == "甲（副本）2"
    assert not VersionFile(desk.drafts_folder / "甲（副本）.md").read()
    with pytest.raises(UserError, match="已有叫"):
        copy_draft(desk, path, name, "2026")


@needs_fork
def test_a_program_killed_at_any_call_of_the_system_loses_nothing(tmp_path: Path) -> None:
    master = tmp_path / "master"
    (master / "drafts").mkdir(parents=True)
    written(master / "drafts")
    at, is_done = 1, False
    while not is_done:
        folder = tmp_path / f"{at}"
        shutil.copytree(master, folder)
        place = Desk.open(folder)
        is_done = killed_at(at, lambda: rename_draft(place, folder / "drafts" / "甲.md", "乙", BY))  # noqa: B023
        at += 1
        there = [path for name in ("甲", "乙") if (path := folder / "drafts" / f"{name}.md").exists()]
        path = there[0]
        assert len(there) == 1 or path.samefile(there[1])  # one file under both names for a moment
        session = Session.open(desk_folder.read_draft(path), tmp_path / "home", "王某某")
        session.save(NOW, "导出")
        session.close(NOW)
        assert len(VersionFile(path).read()) >= 2
        assert deleted_drafts(folder / "drafts") == []
