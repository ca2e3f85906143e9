"""Folders looked through for a file: order, kinds, typed paths, completion."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replydesk.desk.browsing import completed, list_folder, plain_path, read_typed, short_path
from replydesk.text.errors import DiskError

SUFFIXES = (".docx", ".txt")


def names(folder: Path) -> list[str]:
    return [each.name for each in list_folder(folder, SUFFIXES).entries]


def test_folders_come_first_then_what_can_be_read_then_the_rest_with_the_reason(tmp_path: Path) -> None:
    for name in ("答复10.docx", "答复2.DOCX", "照片.jpg", ".藏", "~$答复2.docx", "无后缀", "a.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "乙").mkdir()
    (tmp_path / "断.docx").symlink_to(tmp_path / "没有")
    listing = list_folder(tmp_path, SUFFIXES)
    assert names(tmp_path) == ["乙", "a.txt", "答复2.DOCX", "答复10.docx", "断.docx", "无后缀", "照片.jpg"]
    why = {each.name: each.why_not for each in listing.entries if each.why_not}
    assert why == {"照片.jpg": "这里不读 .jpg", "无后缀": "看不出是什么文件", "断.docx": "不是普通文件"}
    assert listing.readable == 3


def test_a_folder_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="没有找到"):
        list_folder(tmp_path / "没有", SUFFIXES)
    (tmp_path / "文件").write_text("x")
    with pytest.raises(DiskError):
        list_folder(tmp_path / "文件", SUFFIXES)


def test_thousands_of_entries_are_listed_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replydesk.desk.browsing.MOST", 10)
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text("")
    listing = list_folder(tmp_path, SUFFIXES)
    assert len(listing.entries) == 10 and listing.is_cut


@pytest.mark.parametrize(
    ("text", "folder", "rest"),
    [
        ("甲", "底", "甲"),
        ("甲/", "底/甲", ""),
        ("甲/乙", "底/甲", "乙"),
        ("../", "", ""),
        ("..", "", ""),
        ("~", "家", ""),
        ("~/文", "家", "文"),
        ("~甲", "底", "~甲"),
        ("./夹/", "底/夹", ""),
        ("./夹", "底/夹", ""),
        ("x" * 5000 + "/y", "底/" + "x" * 5000, "y"),
    ],
)
def test_a_typed_path_means_a_folder_and_the_beginning_of_a_name(
    tmp_path: Path, text: str, folder: str, rest: str
) -> None:
    (tmp_path / "底" / "夹").mkdir(parents=True)
    typed = read_typed(text.replace("/", os.sep), tmp_path / "底", tmp_path / "家")
    assert (typed.folder, typed.rest) == (tmp_path / folder, rest)


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("'/甲 乙/丙.docx' ", "/甲 乙/丙.docx"),
        ('"/甲"', "/甲"),
        ("“/甲”", "/甲"),
        ("file:///a/%E7%94%B2%20b.docx", "/a/甲 b.docx"),
    ],
)
def test_a_pasted_path_is_freed_of_quotes_and_of_its_form_as_an_address(pasted: str, path: str) -> None:
    assert plain_path(pasted) == path


@pytest.mark.parametrize(
    ("rest", "result"),
    [
        ("旧", "旧答复202"),
        ("旧答复2024", "旧答复2024/"),
        ("a", "abc.txt"),
        ("ab", "abc.txt"),
        ("AX", "AXY.txt"),
        ("ax", "AXY.txt"),
        ("照", "照片.jpg"),
        ("无", "无"),
        ("单", "单.txt"),
    ],
)
def test_a_name_is_completed_as_far_as_it_is_sure(tmp_path: Path, rest: str, result: str) -> None:
    for folder in ("旧答复2024", "旧答复2025"):
        (tmp_path / folder).mkdir()
    for name in ("abc.txt", "aXZ.jpg", "AXY.txt", "照片.jpg", "单.txt", "单.jpg"):
        (tmp_path / name).write_text("")
    entries = list_folder(tmp_path, SUFFIXES).entries
    assert completed(entries, rest) == result.replace("/", os.sep)


def test_a_path_is_shown_from_home(tmp_path: Path) -> None:
    assert short_path(tmp_path / "甲", tmp_path) == f"~{os.sep}甲"
    assert short_path(tmp_path, tmp_path) == "~" and short_path(tmp_path, tmp_path / "甲") == str(tmp_path)
