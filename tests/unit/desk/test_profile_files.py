"""A profile's file is written whole, in its own encoding, and never over what someone else wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk, init_desk
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.profile_files import profile_path, read_profile_file, save_profile_file
from replydesk.letter.profile_text import SettingKey as At
from replydesk.letter.profile_text import with_setting
from replydesk.text.errors import UserError

TEXT = "名称: 某省民政厅\r\n# 电话：总机\r\n电话: 0000\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_and_the_other_lines_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "某省民政厅.yaml"
    path.write_bytes(TEXT.encode(encoding))
    file = read_profile_file(path)
    assert file.profile.phone == "0000"
    saved = save_profile_file(replace(file, text=with_setting(file.text, At("电话"), "0001")))
    assert path.read_bytes() == TEXT.replace("0000", "0001").encode(encoding)
    assert saved.known == read_profile_file(path).known


def test_what_someone_else_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "甲.yaml"
    path.write_text("名称: 甲\n", "utf-8")
    file = read_profile_file(path)
    path.write_text("名称: 甲\n电话: 0002\n", "utf-8")
    with pytest.raises(ChangedOnDisk, match="别处改过"):
        save_profile_file(replace(file, text="名称: 乙\n"))
    assert path.read_text("utf-8") == "名称: 甲\n电话: 0002\n"
    path.unlink()
    save_profile_file(replace(file, text="名称: 乙\n"))
    assert path.read_text("utf-8") == "名称: 乙\n"


def test_the_profiles_of_the_program_are_not_changed(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    with pytest.raises(UserError, match="replydesk init"):
        profile_path(Desk.open(tmp_path), "云川省民政厅")
    init_desk(tmp_path)
    assert profile_path(Desk.open(tmp_path), "云川省民政厅").is_relative_to(tmp_path)
