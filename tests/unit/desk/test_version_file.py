"""The versions of a draft on the disk."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from replydesk.desk.files import digest
from replydesk.desk.version_file import VersionFile, note_change
from replydesk.desk.versions import EXPORTED, JUDGED, NUMBERED, OPENED, SAVED, STAGED, Version

NOW = datetime(2026, 5, 29, 10, 32, 5)


def version(text: str, why: str = SAVED, when: datetime = NOW) -> Version:
    return Version(when, why, digest(text.encode()), text)


def texts(file: VersionFile) -> list[str]:
    return [each.text for each in file.read()]


def test_versions_are_added_and_read_in_their_order(tmp_path: Path) -> None:
    file = VersionFile(tmp_path / "甲.md")
    for text in ("一", "一二", "一二三"):
        file.add(version(text))
    assert texts(file) == ["一", "一二", "一二三"] and texts(VersionFile(tmp_path / "甲.md")) == texts(file)


def test_the_same_again_takes_no_room_unless_there_is_a_new_reason(tmp_path: Path) -> None:
    file = VersionFile(tmp_path / "甲.md")
    for why in (SAVED, SAVED, EXPORTED, SAVED):
        file.add(version("一", why))
    assert [each.why for each in file.read()] == [f"{SAVED}、{EXPORTED}"]
    assert len(file.path.read_bytes().splitlines()) == 2


def test_two_programs_add_to_one_file(tmp_path: Path) -> None:
    one, other = VersionFile(tmp_path / "甲.md"), VersionFile(tmp_path / "甲.md")
    for number in range(4):
        one.add(version(f"一的{number}"))
        other.add(version(f"二的{number}"))
    assert len(texts(one)) == 8


def test_a_line_cut_short_costs_itself_and_nothing_after_it(tmp_path: Path) -> None:
    VersionFile(tmp_path / "甲.md").add(version("一"))
    file = VersionFile(tmp_path / "甲.md")
    file.add(version("一二"))
    data = file.path.read_bytes()
    for end in range(len(data) - 40, len(data) - 1):
        file.path.write_bytes(data[:end])
        again = VersionFile(tmp_path / "甲.md")
        again.add(version("一二三"))
        assert texts(again) == ["一", "一二三"]


def test_the_draft_as_opened_is_kept_before_its_first_version(tmp_path: Path) -> None:
    file = VersionFile(tmp_path / "甲.md")
    file.begin(version("零"))
    file.add(version("一"))
    again = VersionFile(tmp_path / "甲.md")
    again.begin(version("一"))
    again.begin(version("别处写的"))
    assert texts(again) == ["零", "一", "别处写的"]


def test_thinning_rewrites_the_file_and_adding_still_works(tmp_path: Path) -> None:
    file = VersionFile(tmp_path / "甲.md")
    for number in range(100):
        file.add(version(f"第{number}", when=NOW + timedelta(seconds=number)))
    file.thin(NOW + timedelta(hours=1))
    assert len(texts(file)) == 100
    file.thin(NOW + timedelta(days=3))
    assert texts(file) == ["第0", "第99"]
    file.add(version("后来"))
    assert texts(file) == ["第0", "第99", "后来"]


def test_a_draft_without_versions_has_none(tmp_path: Path) -> None:
    assert VersionFile(tmp_path / "甲.md").read() == []


def test_a_change_made_at_once_keeps_what_was_there_before_it(tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    note_change(path, "一", "一二", NOW, NUMBERED, "张某某")
    note_change(path, "一二", "一二三", NOW, STAGED, "李某某", JUDGED)
    note_change(path, "别处写的", "四", NOW, NUMBERED, "张某某")
    assert [(each.text, each.why, each.who) for each in VersionFile(path).read()] == [
        ("一", OPENED, ""),
        ("一二", f"{NUMBERED}、{JUDGED}", "张某某"),
        ("一二三", STAGED, "李某某"),
        ("别处写的", OPENED, ""),
        ("四", NUMBERED, "张某某"),
    ]
