"""Files become drafts under free names; each file has its outcome, whatever its kind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key
from replydesk.importing.replies.importer import (
    files_of,
    import_file,
    import_files,
    import_paths,
    names_in,
    replies_nearby,
    write_reply,
)
from tests.support.replies import SAMPLES, sample, starter_stock, word_file

LETTER = "张某某代表：\n您提出的《关于某事的建议》收悉，现答复如下：\n已办结。\n云川省民政厅\n2026年5月29日\n"


def test_a_file_gives_its_kind_and_its_draft() -> None:
    reply = sample(SAMPLES[0])
    outcome = import_file(word_file(reply), "旧.docx", starter_stock())
    assert (outcome.kind, outcome.reason) == ("Word", "")
    assert outcome.imported and outcome.imported.draft == reply.draft


@pytest.mark.parametrize(
    ("data", "kind"),
    [(LETTER.encode(), "文本"), (f"<p>{LETTER}</p>".encode(), "网页"), (LETTER.encode("gb18030"), "文本")],
)
def test_the_kind_is_detected_by_the_bytes(data: bytes, kind: str) -> None:
    assert import_file(data, "旧.docx", starter_stock()).kind == kind


def test_a_file_that_cannot_be_read_says_why_and_the_others_are_read() -> None:
    (refused,), (read,) = import_files(
        [(b"\x89PNG\0", "图.png"), (LETTER.encode(), "旧.txt")], starter_stock()
    )
    assert (refused.imported, refused.kind) == (None, "图片")
    assert refused.reason == "图.png：这是图片，没有可以读入的文字；请核对文件"
    assert read.imported and read.imported.draft.get(Key.UNIT) == "云川省民政厅"


def test_a_unit_that_is_given_counts_more_than_the_signature() -> None:
    outcome = import_file(LETTER.encode(), "旧.txt", starter_stock(), "南屏市教育局")
    assert outcome.imported
    draft = outcome.imported.draft
    assert (draft.get(Key.UNIT), draft.get(Key.SIGNATURE)) == ("南屏市教育局", "云川省民政厅")


def test_a_file_that_is_not_there_is_an_outcome_too(tmp_path: Path) -> None:
    there = tmp_path / "旧.txt"
    there.write_text(LETTER, encoding="utf-8")
    outcomes = dict(import_paths([tmp_path / "没有.txt", there], starter_stock()))
    assert outcomes[there].imported
    assert "没有找到这个文件" in outcomes[tmp_path / "没有.txt"].reason


def test_a_folder_gives_its_own_files_but_drafts_and_word_s_own(tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    for name in ("甲.txt", "乙.docx", "稿.md", "~$乙.docx", ".隐藏.txt", "下级/丙.txt"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    taken, passed = files_of([str(tmp_path), str(tmp_path / "甲.txt")])
    assert sorted(path.name for path in taken) == ["乙.docx", "甲.txt"]
    assert sorted(path.name for path in passed) == ["~$乙.docx", "稿.md"]


def test_a_draft_is_named_as_its_source_and_never_over_another(tmp_path: Path) -> None:
    (tmp_path / "旧.md").write_text("我的", encoding="utf-8")
    taken = names_in(tmp_path)
    draft = Draft(((Key.UNIT, "云川省民政厅"),))
    names = [write_reply(tmp_path, name, draft, taken).name for name in ("旧.docx", "旧.txt", "新.pdf")]
    assert names == ["旧(2).md", "旧(3).md", "新.md"]
    assert (tmp_path / "旧.md").read_text(encoding="utf-8") == "我的"
    assert desk_folder.read_draft(tmp_path / "新.md").draft == draft


def test_a_name_that_is_taken_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    taken = names_in(tmp_path)
    (tmp_path / "旧.md").write_text("别人的", encoding="utf-8")
    assert write_reply(tmp_path, "旧.txt", Draft(), taken).name == "旧(2).md"


@given(st.text(max_size=200))
def test_whatever_a_text_holds_its_draft_survives_its_file(text: str) -> None:
    outcome = import_file(text.encode("utf-8", "replace"), "旧.txt", starter_stock())
    if outcome.imported:
        from replydesk.draft.file import format_draft, parse_draft

        draft = outcome.imported.draft
        assert parse_draft(format_draft(draft)).draft == draft


def test_old_replies_nearby_are_offered_with_the_newest_first(tmp_path: Path) -> None:
    place = tmp_path / "桌"
    desk_folder.init_desk(place)
    for age, name in enumerate(("旧.docx", "更旧.PDF", "表.xlsx")):
        (place / name).write_bytes(b"")
        os.utime(place / name, (4_000_000_000 - age,) * 2)
    found = [path.name for path, _ in replies_nearby(desk_folder.Desk.open(place), tmp_path / "家")]
    assert found[:2] == ["旧.docx", "更旧.PDF"] and "表.xlsx" not in found
