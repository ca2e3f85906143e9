"""Tests of what a new draft takes from the drafts written last."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk, encode_draft
from replydesk.desk.last_used import MOST, latest_heads, with_last_office
from replydesk.draft.model import Draft, Key

PROFILES = {
    "甲厅": "名称: 甲厅\n承办处室:\n  老龄处:\n  养老处:\n",
    "乙局": "名称: 乙局\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "templates" / "单位档案"
    folder.mkdir(parents=True)
    (tmp_path / "drafts").mkdir()
    for name, text in PROFILES.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return Desk.open(tmp_path)


def write(desk: Desk, day: int, unit: str, office: str) -> Path:
    """Write a draft last changed on a day."""
    path = desk.drafts_folder / f"{day}.md"
    path.write_bytes(encode_draft(Draft(((Key.UNIT, unit), (Key.OFFICE, office)))))
    os.utime(path, (day * 86400, day * 86400))
    return path


def started(desk: Desk, unit: str = "甲厅", **fields: str) -> str:
    draft = Draft(((Key.UNIT, unit), *fields.items()))
    return with_last_office(desk, draft).get(Key.OFFICE)


def test_a_new_draft_starts_with_the_office_last_named_in_one_of_its_unit(desk: Desk) -> None:
    assert started(desk) == ""
    write(desk, 30, "甲厅", "老龄处")
    write(desk, 10, "甲厅", "养老处")
    assert started(desk) == "老龄处"
    write(desk, 40, "甲厅", "")
    write(desk, 50, "甲厅", "撤了的处")
    write(desk, 60, "乙局", "养老处")
    assert started(desk) == "老龄处"
    write(desk, 70, "甲厅", "养老处、老龄处")
    assert started(desk) == "养老处"


def test_what_is_given_stays_and_a_unit_without_offices_gets_none(desk: Desk) -> None:
    write(desk, 10, "甲厅", "老龄处")
    write(desk, 20, "乙局", "城建科")
    assert started(desk, 承办处室="养老处") == "养老处"
    assert started(desk, "乙局") == started(desk, "丙局") == ""


def test_files_that_cannot_be_read_and_missing_folders_are_passed_over(desk: Desk, tmp_path: Path) -> None:
    write(desk, 10, "甲厅", "老龄处")
    (desk.drafts_folder / "坏.md").write_bytes(b"\x00\xff\xfe")
    (desk.drafts_folder / "夹.md").mkdir()
    assert started(desk) == "老龄处"
    away = Desk(tmp_path, tmp_path / "没有", tmp_path)
    assert list(latest_heads(away, Key.UNIT)) == []


def test_only_the_latest_are_read(desk: Desk) -> None:
    for day in range(1, MOST + 5):
        write(desk, day, "乙局", "")
    assert len(list(latest_heads(desk, Key.UNIT))) == MOST
