"""Lines of 略过 in a unit's profile: added to the file as it is, all else in it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import unit_passes
from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.profile_files import ProfileFile, save_profile_file
from replydesk.desk.unit_passes import change_unit_passes, profile_file_of
from replydesk.letter.profile import Profile, parse_profile
from replydesk.text.errors import UserError

TEXT = "# 我们的\n名称: 某局\n传真: 不用  # 旧\n代字: {代表建议: 某议字}\n"
LINE, OTHER = "标点重复「，，」 张某某 2026-05-29 10:32", "半角标点「,」 李某某 2026-05-29 10:33"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "某局.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def passed(path: Path) -> tuple[str, ...]:
    return parse_profile(path.read_text("utf-8")).passed_over


def test_lines_are_added_and_removed_and_all_others_stay(path: Path) -> None:
    change_unit_passes(path, lambda lines: (*lines, LINE))
    change_unit_passes(path, lambda lines: (*lines, OTHER))
    assert passed(path) == (LINE, OTHER)
    assert set(TEXT.splitlines()) <= set(path.read_text("utf-8").splitlines())
    change_unit_passes(path, lambda lines: tuple(each for each in lines if each != LINE))
    assert passed(path) == (OTHER,)


def test_nothing_is_written_where_nothing_changes(path: Path) -> None:
    before = path.stat().st_mtime_ns
    change_unit_passes(path, lambda lines: lines)
    assert path.stat().st_mtime_ns == before


def test_what_another_program_writes_at_the_same_moment_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [OTHER]

    def save(file: ProfileFile) -> ProfileFile:
        if late:
            path.write_text(f"{TEXT}略过:\n  - {late.pop()}\n", "utf-8")
        return save_profile_file(file)

    monkeypatch.setattr(unit_passes, "save_profile_file", save)
    change_unit_passes(path, lambda lines: (*lines, LINE))
    assert passed(path) == (OTHER, LINE)


def test_a_file_that_changes_all_the_time_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(_: ProfileFile) -> ProfileFile:
        raise ChangedOnDisk("别处改过")

    monkeypatch.setattr(unit_passes, "save_profile_file", save)
    with pytest.raises(UserError, match="再试一次"):
        change_unit_passes(path, lambda lines: (*lines, LINE))


@pytest.mark.parametrize("text", ["", "名称: [某局\n"])
def test_an_unreadable_profile_is_left_alone(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(UserError):
        change_unit_passes(path, lambda lines: (*lines, LINE))
    assert path.read_text("utf-8") == text


def test_a_unit_without_a_file_of_its_own_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有单位档案"):
        profile_file_of(Desk(tmp_path, tmp_path, tmp_path), Profile(name="别局"))
