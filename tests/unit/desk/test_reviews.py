"""Verdicts written into files, and undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files
from replydesk.desk.reviews import Done, Reviewing
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.draft.workflow import Verdict, workflow_state

TYPED = "---\n案由:  甲\n\n---\n近年来。\n"  # typed by hand: not as the program would format it


@pytest.fixture
def reviewing() -> Reviewing:
    return Reviewing(lambda: datetime(2026, 5, 29, 10, 32), lambda: "王某某")


def laid(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.md" for name in names]
    for path in paths:
        path.write_text(TYPED, "utf-8")
    return paths


def word(path: Path) -> str:
    return workflow_state(desk_folder.read_draft(path).draft).word


def test_one_verdict_is_written_into_all_drafts_and_undone_to_the_byte(
    tmp_path: Path, reviewing: Reviewing
) -> None:
    paths = laid(tmp_path, "甲", "乙")
    assert reviewing.give(paths, Verdict.TO_CHECK) == Done(tuple(paths))
    assert [word(path) for path in paths] == ["核稿", "核稿"]
    assert reviewing.take_back() == Done(tuple(paths))
    assert {path.read_text("utf-8") for path in paths} == {TYPED}
    assert reviewing.take_back() is None


def test_verdicts_are_taken_back_one_after_the_other(tmp_path: Path, reviewing: Reviewing) -> None:
    (path,) = laid(tmp_path, "甲")
    for verdict in (Verdict.TO_CHECK, Verdict.PASSED, Verdict.PASSED):
        reviewing.give([path], verdict, digest="0a1b2c3d")
    seen = [word(path)]
    while reviewing.take_back():
        seen.append(word(path))
    assert seen == ["已签", "签发", "核稿", "拟稿"]


def test_refused_drafts_are_reported_and_the_rest_done(tmp_path: Path, reviewing: Reviewing) -> None:
    good, sent = laid(tmp_path, "好", "发")
    reviewing.give([sent], Verdict.SENT)
    broken = tmp_path / "坏.md"
    broken.write_bytes(b"\x00\xff")
    done = reviewing.give([sent, broken, good, tmp_path / "没有.md"], Verdict.SENT)
    assert done.paths == (good,)
    assert [name for name, _ in done.refused] == ["发", "坏", "没有"]
    assert done.refused[0][1] == "已经在“已发”了" and "不是文本文件" in done.refused[1][1]


def test_a_draft_changed_since_it_was_read_is_left_alone(tmp_path: Path, reviewing: Reviewing) -> None:
    (path,) = laid(tmp_path, "甲")
    stored = desk_folder.read_draft(path)
    path.write_text(TYPED.replace("近年来", "今年以来"), "utf-8")
    done = reviewing.give([stored], Verdict.TO_CHECK)
    assert done.refused == (("甲", "刚刚在别处改过；请看过再办"),) and "今年以来" in path.read_text("utf-8")
    assert reviewing.take_back() is None


def test_only_drafts_that_wait_for_a_supervisor_are_waiting(tmp_path: Path) -> None:
    place = desk_folder.Desk.open(tmp_path)
    stages = {"甲": "核稿", "乙": "签发", "丙": "拟稿", "丁": "已发", "戊": "会签"}
    for name, stage in stages.items():
        draft = Draft(((Key.STAGE, stage),), preamble=(Paragraph("环节: 核稿"),))
        desk_folder.save_draft(tmp_path / f"{name}.md", draft)
    files.write_whole(tmp_path / "国标.md", "---\n环节: 核稿\n---\n甲\n".encode("gb18030"))
    files.write_whole(tmp_path / "宽.md", "---\n环节: 签发\n---\n甲\n".encode("utf-16"))
    files.write_whole(tmp_path / "手写.md", "---\r\n环节： 签发\r\n---\r\n甲\r\n".encode())
    files.write_whole(tmp_path / "正文.md", "---\n案由: 甲\n---\n环节: 核稿\n".encode())
    files.write_whole(tmp_path / "坏.md", b"\x00\xff")
    assert {path.stem for path in place.waiting()} == {"甲", "乙", "国标", "宽", "手写"}


def test_a_draft_that_is_gone_is_not_brought_back_by_a_verdict_nor_by_undoing_one(
    tmp_path: Path, reviewing: Reviewing
) -> None:
    gone, renamed = laid(tmp_path, "甲", "乙")
    stored = desk_folder.read_draft(gone)
    gone.unlink()
    why = "稿子不在原处了（删了或改了名）"
    assert reviewing.give([stored], Verdict.TO_CHECK) == Done((), (("甲", why),))
    reviewing.give([renamed], Verdict.TO_CHECK)
    renamed.rename(tmp_path / "丙.md")
    assert reviewing.take_back() == Done((), (("乙", why),))
    assert [path.name for path in tmp_path.glob("*.md")] == ["丙.md"]
