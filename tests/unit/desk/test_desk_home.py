from __future__ import annotations

import os
from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk
from replydesk.desk.desk_home import draft_folders, home_of


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return Path(os.path.realpath(tmp_path)) / "办件"


def make(top: Path, *names: str) -> None:
    """Make folders, and files for names that end in .md."""
    for name in names:
        path = top / name
        if path.suffix:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")
        else:
            path.mkdir(parents=True)


def homes(*folders: Path) -> set[Path]:
    return {Desk.open(folder).home for folder in folders}


def test_a_desk_is_the_same_however_it_is_named(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(top, "drafts", "templates")
    (top.parent / "链接").symlink_to(top)
    (top.parent / "稿子").symlink_to(top / "drafts")
    named = (top, top / "drafts", top / "templates" / "..", top.parent / "链接", top.parent / "稿子")
    assert homes(*named) == {top}
    for folder, way in ((top, "."), (top / "drafts", "."), (top / "drafts", ".."), (top.parent, "办件")):
        monkeypatch.chdir(folder)
        assert homes(Path(way)) == {top} == {Desk.of(top / "drafts" / "甲.md").home}


def test_a_folder_of_drafts_without_phrases_is_the_same_desk_from_inside(top: Path) -> None:
    make(top, "drafts")
    assert homes(top, top / "drafts") == {top}
    assert Desk.open(top / "drafts").root == top


def test_years_below_one_templates_folder_are_one_desk(top: Path) -> None:
    make(top, "templates", "2025/drafts/甲.md", "2026/drafts/甲.md", "2026/drafts/乙.md")
    years = [top / "2025" / "drafts", top / "2026" / "drafts"]
    assert homes(top, *years, *(year.parent for year in years)) == {top}
    assert draft_folders(top) == years
    desk = Desk.open(top / "2026")
    assert (desk.root, desk.drafts_folder, desk.templates) == (top / "2026", years[1], top / "templates")
    assert desk.other_folders() == [years[0]]
    keys = ["2026/drafts/乙", "2026/drafts/甲", "2025/drafts/甲"]
    assert [desk.key(path) for path in desk.every_draft()] == keys


def test_years_may_be_plain_folders(top: Path) -> None:
    make(top, "templates", "2025/甲.md", "2026/乙.md", "导出/丙.md", "空/子")
    assert draft_folders(top) == [top / "2025", top / "2026"]
    assert Desk.of(top / "2026" / "乙.md").key(top / "2026" / "乙.md") == "2026/乙"


def test_a_desk_with_drafts_has_no_years_and_no_desk_within_it_belongs_to_it(top: Path) -> None:
    make(top, "templates", "drafts", "旧/drafts/甲.md", "备份/templates", "备份/drafts/甲.md")
    assert draft_folders(top) == [top / "drafts"]
    assert home_of(top / "备份" / "drafts") == top / "备份"


def test_templates_in_the_home_of_a_user_may_be_something_else(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(top, "templates", "稿子/甲.md")
    monkeypatch.setattr(Path, "home", lambda: top)
    assert home_of(top / "稿子") == top / "稿子"
    make(top, "templates/单位档案")
    assert home_of(top / "稿子") == top


def test_the_key_of_a_draft_is_its_files_name_whatever_is_in_it(top: Path) -> None:
    make(top, "drafts", "templates")
    desk = Desk.open(top)
    for name in ("甲", "甲 ", "甲.md", "\udce9", "e\u0301", "\u00e9", "甲.txt"):
        assert desk.key(top / "drafts" / f"{name}.md") == name
