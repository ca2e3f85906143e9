"""Originals taken into a desk: kept beside drafts, fields and points filled, undone, nothing lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.desk_folder import Desk, Stored, read_draft, save_draft
from replydesk.desk.original_paths import handed_files
from replydesk.desk.originals import original_of
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import ORIGINAL
from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.originals import files as files_read
from replydesk.importing.originals.intake import (
    name_of,
    plan_originals,
    plan_text,
    undo_written,
    write_originals,
)
from replydesk.importing.originals.plan import Fate
from replydesk.text.errors import UserError

_BY = VerdictBy("王某某", datetime(2026, 5, 29, 10, 12, 3))
_CARE = """云川省第十四届人民代表大会第四次会议建议
第0033号
关于推进社区居家养老服务的建议
领衔代表：张某某
联名代表：李某、王某
省里老龄化加快，设施不足。建议：
一、加快综合养老服务中心建设。
二、发展老年助餐服务。
"""
_ROAD = "关于修复道路的建议\n提出人：刘某某\n路面坏了。建议今年修好。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "桌" / "drafts").mkdir(parents=True)
    (tmp_path / "交办").mkdir()
    desk = Desk.open(tmp_path / "桌")
    desk.new("养老", Draft().with_fields([(Key.KIND, "代表建议"), (Key.ITEM_NUMBER, "33")]))
    return desk


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    (tmp_path / "交办" / "养老.txt").write_text(_CARE, encoding="utf-8")
    (tmp_path / "交办" / "修路.txt").write_text(_ROAD, encoding="utf-8")
    return tmp_path / "交办"


def _draft(desk: Desk, name: str = "养老") -> Draft:
    return read_draft(desk.drafts_folder / f"{name}.md").draft


def test_an_original_fills_its_draft_as_one_version(desk: Desk, handed: Path) -> None:
    plan = plan_originals([str(handed)], desk)
    assert [(each.fate.draft and each.fate.draft.stem, each.why) for each in plan.planned] == [
        (None, "没有对得上的稿子"),
        ("养老", "编号相同"),
    ]
    assert plan.summary == "1 份原件对上稿子，1 份没有对上"
    result = write_originals(plan, desk, _BY)
    assert [each.path.stem for each in result.written] == ["养老"]
    draft = _draft(desk)
    assert draft.names(Key.JOINT) == ("李某", "王某")
    assert draft.get(Key.SUBJECT) == "关于推进社区居家养老服务的建议"
    assert result.written[0].points == 2
    assert len(draft.names(Key.POINTS)) == 2
    path = desk.drafts_folder / "养老.md"
    last = VersionFile(path).read()[-1]
    assert (last.why, last.who) == (ORIGINAL, "王某某")
    original = original_of(path)
    assert original is not None
    assert original.source == "养老.txt"
    assert (desk.drafts_folder / "原件" / "养老（交办文件）.txt").read_text(encoding="utf-8") == _CARE


def test_all_is_undone_at_once(desk: Desk, handed: Path) -> None:
    before = _draft(desk)
    plan = plan_originals([str(handed)], desk).with_fate(0, Fate(is_new=True))
    result = write_originals(plan, desk, _BY)
    assert {path.stem for path in desk.drafts()} == {"养老", "刘某某-关于修复道路的建议"}
    undone = undo_written(result, _BY)
    assert not undone.refused
    assert _draft(desk) == before
    assert [path.stem for path in desk.drafts()] == ["养老"]
    assert original_of(desk.drafts_folder / "养老.md") is None
    assert [each.name for each in deleted_drafts(desk.drafts_folder)] == ["刘某某-关于修复道路的建议"]


def test_a_draft_changed_since_is_not_undone(desk: Desk, handed: Path) -> None:
    result = write_originals(plan_originals([str(handed)], desk), desk, _BY)
    path = desk.drafts_folder / "养老.md"
    changed = _draft(desk).with_field(Key.CONTACT, "周某某")
    save_draft(path, changed)
    undone = undo_written(result, _BY)
    assert undone.refused == (("养老", "后来改过，没有动"),)
    assert _draft(desk) == changed
    assert original_of(path) is not None


def test_the_same_original_again_changes_nothing(desk: Desk, handed: Path) -> None:
    write_originals(plan_originals([str(handed)], desk), desk, _BY)
    again = plan_originals([str(handed / "养老.txt")], desk)
    assert again.planned[0].is_kept
    assert again.to_write == ()
    assert again.summary == "1 份已经放好"


def test_an_original_put_before_the_program_was_killed_fills_its_draft_when_added_again(
    desk: Desk, handed: Path
) -> None:
    path = desk.drafts_folder / "养老.md"
    before = path.read_bytes()
    write_originals(plan_originals([str(handed)], desk), desk, _BY)
    filled = _draft(desk)
    path.write_bytes(before)
    write_originals(plan_originals([str(handed)], desk), desk, _BY)
    assert _draft(desk) == filled
    assert path.read_bytes() != before


def test_a_changed_original_replaces_the_one_that_is_there(desk: Desk, handed: Path) -> None:
    write_originals(plan_originals([str(handed)], desk), desk, _BY)
    (handed / "养老.txt").write_text(_CARE + "三、培训人员。\n", encoding="utf-8")
    plan = plan_originals([str(handed / "养老.txt")], desk)
    assert plan.planned[0].replaces
    result = write_originals(plan, desk, _BY)
    assert result.written[0].moved.old
    undo_written(result, _BY)
    original = original_of(desk.drafts_folder / "养老.md")
    assert original is not None
    assert original.text[-1] == "二、发展老年助餐服务。"


def test_for_one_draft_an_original_is_its_own_whatever_it_says(desk: Desk) -> None:
    path = desk.drafts_folder / "养老.md"
    plan = plan_text(_ROAD, desk, path)
    assert plan.planned[0].fate.draft == path
    write_originals(plan, desk, _BY)
    draft = _draft(desk)
    assert draft.get(Key.ITEM_NUMBER) == "33"
    assert draft.get(Key.PROPOSERS) == "刘某某"


def test_a_draft_given_to_one_original_is_taken_from_the_other(desk: Desk, handed: Path) -> None:
    plan = plan_originals([str(handed)], desk)
    path = plan.planned[1].fate.draft
    changed = plan.with_fate(0, Fate(path))
    assert [each.fate.draft for each in changed.planned] == [path, None]


def test_a_draft_that_is_gone_is_told_and_the_others_are_kept(desk: Desk, handed: Path) -> None:
    plan = plan_originals([str(handed)], desk).with_fate(0, Fate(is_new=True))
    (desk.drafts_folder / "养老.md").unlink()
    result = write_originals(plan, desk, _BY)
    assert [each.is_new for each in result.written] == [True]
    assert "没有找到" in result.refused[0][1]


def test_a_draft_that_others_change_meanwhile_keeps_both(
    desk: Desk, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.drafts_folder / "养老.md"
    plan = plan_originals([str(handed)], desk)
    seen: list[Path] = []

    def read_then_changed(at: Path) -> Stored:
        found = read_draft(at)
        if not seen:
            seen.append(at)
            save_draft(path, found.draft.with_field(Key.CONTACT, "周某某"))
        return found

    monkeypatch.setattr(desk_folder, "read_draft", read_then_changed)
    write_originals(plan, desk, _BY)
    monkeypatch.undo()
    draft = _draft(desk)
    assert draft.get(Key.CONTACT) == "周某某"
    assert draft.names(Key.JOINT) == ("李某", "王某")


def test_what_is_no_original_is_told(desk: Desk, handed: Path) -> None:
    (handed / "包.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (handed / "稿.md").write_text("---\n编号: 1\n---\n", encoding="utf-8")
    (handed / "下级").mkdir()
    plan = plan_originals([str(handed)], desk)
    assert [name for name, _ in plan.unread] == ["包.zip"]
    assert "请先解压" in plan.unread[0][1]
    assert plan.passed == ("稿.md", "下级（文件夹）")
    with pytest.raises(UserError, match="没有找到"):
        plan_originals([str(handed / "没有")], desk)


def test_reading_stops_when_asked_to(desk: Desk, handed: Path) -> None:
    plan = plan_originals([str(handed)], desk, should_stop=lambda: True)
    assert plan.planned == ()


def test_a_new_draft_is_named_after_the_item(desk: Desk) -> None:
    original = plan_text(_CARE, desk).planned[0].original
    assert name_of(original) == "0033-张某某等-关于推进社区居家养老服务的建议"


def test_an_original_longer_than_any_is_told_and_the_others_come_through(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "交办"
    (folder / "长.txt").write_text("关于修路的建议\n" + "路面坏了。\n" * 9_000, encoding="utf-8")
    (folder / "字多.txt").write_text("关于修路的建议\n" + "路面坏了，" * 20_001, encoding="utf-8")
    (folder / "修路.txt").write_text(_ROAD, encoding="utf-8")
    plan = plan_originals([str(folder)], desk)
    assert [name for name, _ in plan.unread] == ["字多.txt"]
    assert "超过 10 万字，不像一份原件" in plan.unread[0][1]
    assert {each.file.name for each in plan.planned} == {"长.txt", "修路.txt"}
    with pytest.raises(UserError, match="超过 10 万字，不像一份原件"):
        plan_text("甲" * 100_001, desk)
    with pytest.raises(UserError, match="超过 1 万行，不像一份原件"):
        plan_text("甲\n" * 10_001, desk)


def test_a_file_that_was_read_is_not_read_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "交办" / "养老.txt"
    path.write_text(_CARE, encoding="utf-8")
    plan = plan_originals([str(path)], desk)
    path.write_text(_ROAD, encoding="utf-8")
    written = write_originals(plan, desk, _BY)
    draft = written.written[0].path
    assert original_of(draft) == plan.planned[0].original
    assert [each.read_text("utf-8") for each in handed_files(draft)] == [_CARE]


def test_a_file_changed_after_it_was_read_is_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_read, "_MOST_KEPT", 0)
    path = tmp_path / "交办" / "养老.txt"
    path.write_text(_CARE, encoding="utf-8")
    plan = plan_originals([str(path)], desk)
    assert write_originals(plan, desk, _BY).written  # as it was
    path.write_text(_ROAD, encoding="utf-8")
    changed = plan_originals([str(path)], desk, draft=desk.drafts()[0])
    path.write_text(_CARE, encoding="utf-8")
    before = {each: each.read_bytes() for each in desk.root.rglob("*") if each.is_file()}
    result = write_originals(changed, desk, _BY)
    assert not result.written and "又变了，原件没有放" in result.refused[0][1]
    assert before == {each: each.read_bytes() for each in desk.root.rglob("*") if each.is_file()}
