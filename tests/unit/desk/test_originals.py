"""Originals beside the drafts: kept, replaced without loss, moved with the draft, read whatever is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.desk_folder import Desk, encode_draft
from replydesk.desk.original_paths import handed_files, original_path
from replydesk.desk.originals import (
    OriginalTexts,
    has_original,
    original_of,
    put_original,
    read_original_of,
    remove_original,
    undo_put,
)
from replydesk.desk.recycle_bin import delete, put_back
from replydesk.desk.renaming import copy_draft, rename_draft
from replydesk.draft.model import Draft
from replydesk.draft.original import Original, format_original, parse_original
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError

_BY = Stamp("王某某@甲", "2026-05-29 10:12:03")
_ONE = Original(
    subject="关于甲的建议", first=("张某某",), contact=("联系电话：0000",), text=("甲不足。", "应加强。")
)
_OTHER = Original(subject="关于乙的建议", text=("乙不足。",))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "甲.md"
    path.parent.mkdir()
    path.write_bytes(encode_draft(Draft()))
    return path


def _every_file(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_original_is_kept_with_its_file(draft: Path) -> None:
    put_original(draft, _ONE, b"docx", ".docx")
    assert original_of(draft) == _ONE
    assert [path.name for path in handed_files(draft)] == ["甲（交办文件）.docx"]


def test_a_replaced_original_is_put_aside_and_comes_back(draft: Path) -> None:
    put_original(draft, _ONE, b"one", ".docx")
    moved = put_original(draft, _OTHER, b"other", ".pdf")
    assert original_of(draft) == _OTHER
    assert _every_file(draft.parent) >= {b"one", b"other", format_original(_ONE).encode()}
    again = undo_put(moved)
    assert original_of(draft) == _ONE
    assert [path.suffix for path in handed_files(draft)] == [".docx"]
    undo_put(again)
    assert original_of(draft) == _OTHER
    assert _every_file(draft.parent) >= {b"one", b"other", format_original(_ONE).encode()}


def test_an_original_taken_off_is_put_aside(draft: Path) -> None:
    put_original(draft, _ONE, b"one", ".docx")
    moved = remove_original(draft)
    assert not has_original(draft) and not handed_files(draft)
    undo_put(moved)
    assert original_of(draft) == _ONE


def test_an_original_follows_its_draft(draft: Path) -> None:
    desk = Desk.open(draft.parents[1])
    put_original(draft, _ONE, b"one", ".docx")
    renamed = rename_draft(desk, draft, "乙", _BY).path
    assert (original_of(renamed), original_of(draft)) == (_ONE, None)
    assert [path.name for path in handed_files(renamed)] == ["乙（交办文件）.docx"]
    deleted = delete(renamed, _BY)
    assert not has_original(renamed)
    assert original_of(deleted.file) == _ONE
    assert original_of(put_back(deleted, "王某某")) == _ONE
    assert original_of(copy_draft(desk, renamed, "丙", "2026")) is None


def test_another_draft_of_the_name_keeps_its_own(draft: Path) -> None:
    desk = Desk.open(draft.parents[1])
    put_original(draft, _ONE)
    deleted = delete(draft, _BY)
    draft.write_bytes(encode_draft(Draft()))
    put_original(draft, _OTHER)
    back = put_back(deleted, "王某某")
    assert (original_of(draft), original_of(back)) == (_OTHER, _ONE)
    assert desk.drafts() == sorted([draft, back])


def test_a_text_put_there_by_hand_is_read_in_any_encoding(draft: Path) -> None:
    path = original_path(draft)
    path.parent.mkdir()
    path.write_bytes("甲不足。\n应加强。\n".encode("gb18030"))
    found = original_of(draft)
    assert found and found.text == ("甲不足。", "应加强。")


def test_a_text_written_on_windows_is_read(draft: Path) -> None:
    path = original_path(draft)
    path.parent.mkdir()
    path.write_bytes("\ufeff编号: 0033\r\n案由: 关于甲的建议\r\n\r\n甲不足。\r\n应加强。\r\n".encode())
    found = original_of(draft)
    assert found == Original(number="0033", subject="关于甲的建议", text=("甲不足。", "应加强。"))


def test_a_changed_file_is_read_again(draft: Path) -> None:
    put_original(draft, _ONE)
    assert original_of(draft) == _ONE
    original_path(draft).write_text(format_original(_OTHER), encoding="utf-8")
    assert original_of(draft) == _OTHER


def test_a_file_that_cannot_be_read_is_no_original_and_says_why(draft: Path) -> None:
    path = original_path(draft)
    path.parent.mkdir()
    os.mkfifo(path)
    assert original_of(draft) is None
    with pytest.raises(UserError, match="不是普通文件"):
        read_original_of(draft)
    path.unlink()
    path.write_bytes(b"\0\1\2" * 100)
    assert original_of(draft) is None


def test_long_names_have_originals_too(tmp_path: Path) -> None:
    long = tmp_path / f"{'很长' * 40}.md"
    other = tmp_path / f"{'很长' * 40}乙.md"
    put_original(long, _ONE, b"one", ".docx")
    put_original(other, _OTHER)
    assert (original_of(long), original_of(other)) == (_ONE, _OTHER)


def test_words_of_originals_are_found_as_they_are_now(draft: Path) -> None:
    texts = OriginalTexts(draft.parent)
    texts.look()
    assert texts.text_of(draft) == ""
    put_original(draft, _ONE)
    texts.look()
    assert "甲不足" in texts.text_of(draft)
    put_original(draft, _OTHER)
    texts.look()
    assert "乙不足" in texts.text_of(draft)
    remove_original(draft)
    texts.look()
    assert texts.text_of(draft) == ""


_LINES = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1)
    .map(str.strip)
    .filter(bool)
)
_NAMES = st.lists(st.sampled_from(("张某某", "李某", "桂花镇代表团")), unique=True).map(tuple)


@given(
    st.builds(
        Original,
        kind=st.sampled_from(("", "代表建议", "政协提案")),
        session=st.sampled_from(("", "省十四届人大四次会议")),
        number=st.sampled_from(("", "0033")),
        subject=_LINES | st.just(""),
        first=_NAMES,
        joint=_NAMES,
        seconded=_NAMES,
        contact=st.lists(_LINES).map(tuple),
        source=st.just("甲.docx") | st.just(""),
        text=st.lists(_LINES).map(tuple),
    )
)
def test_an_original_comes_back_from_its_file(original: Original) -> None:
    assert parse_original(format_original(original)) == original
