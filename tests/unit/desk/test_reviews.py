"""Verdicts written into files, and undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files
from replydesk.desk.numbering import assign_number, read_numbers, void_number
from replydesk.desk.reviews import Done, Reviewing, look_again, look_over
from replydesk.desk.version_file import VersionFile
from replydesk.desk.version_log import judged_version
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.draft.stages import step_named
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict, workflow_state
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp

READY = "---\n案由: 甲\n发文字号: 某复字〔2026〕3号\n成文日期: 2026年5月29日\n---\n近年来。\n"
TYPED = "---\n案由:  甲\n\n---\n近年来。\n"  # typed by hand: not as the program would format it


@pytest.fixture
def reviewing() -> Reviewing:
    return Reviewing(lambda: datetime(2026, 5, 29, 10, 32), lambda: "王某某")


def laid(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.md" for name in names]
    for path in paths:
        path.write_text(TYPED, "utf-8")
    return paths


def take(reviewing: Reviewing, paths: list[Path], name: str, reason: str = "先看") -> Done:
    """Take a step of drafts, whose errors the reason answers."""
    place = desk_folder.Desk.open(paths[0].parent)
    candidates = look_over(place, paths, step_named(name), Numbers())
    return reviewing.take(candidates, reason, "王某某")


def word(path: Path) -> str:
    return workflow_state(desk_folder.read_draft(path).draft).word


def test_one_verdict_is_written_into_all_drafts_and_undone_to_the_byte(
    tmp_path: Path, reviewing: Reviewing
) -> None:
    paths = laid(tmp_path, "甲", "乙")
    assert take(reviewing, paths, "送核稿") == Done(tuple(paths))
    assert [word(path) for path in paths] == ["核稿", "核稿"]
    assert reviewing.take_back() == Done(tuple(paths))
    assert {path.read_text("utf-8") for path in paths} == {TYPED}
    assert reviewing.take_back() is None


def test_a_verdict_keeps_the_version_it_was_given_on(tmp_path: Path, reviewing: Reviewing) -> None:
    (path,) = laid(tmp_path, "甲")
    take(reviewing, [path], "送核稿")
    draft, versions = desk_folder.read_draft(path).draft, VersionFile(path).read()
    assert [(each.why, each.who) for each in versions] == [("办理前", ""), ("环节", "王某某")]
    record, at = judged_version(draft, versions)
    assert record == workflow_state(draft).last and at == 0
    assert versions[0].text == TYPED and versions[1].text == path.read_text("utf-8")
    reviewing.take_back()
    again = VersionFile(path).read()
    assert again[:2] == versions and (again[2].text, again[2].who) == (TYPED, "王某某")


def test_without_a_noted_version_none_is_found() -> None:
    returned = give_verdict(Draft(), Verdict.TO_CHECK, VerdictBy("张某某", datetime(2026, 5, 27, 9, 5))).draft
    assert judged_version(Draft(), []) == (None, None)
    assert judged_version(returned, []) == (workflow_state(returned).last, None)


def test_verdicts_are_taken_back_one_after_the_other(tmp_path: Path, reviewing: Reviewing) -> None:
    (path,) = laid(tmp_path, "甲")
    for name in ("送核稿", "核稿通过", "签发通过"):
        assert take(reviewing, [path], name).paths
    seen = [word(path)]
    while reviewing.take_back():
        seen.append(word(path))
    assert seen == ["已签", "签发", "核稿", "拟稿"]


def test_refused_drafts_are_reported_and_the_rest_done(tmp_path: Path, reviewing: Reviewing) -> None:
    good, sent = laid(tmp_path, "好", "发")
    sent.write_text(TYPED.replace("\n---\n近", "\n环节: 已发\n---\n近"), "utf-8")
    good.write_text(READY, "utf-8")
    take(reviewing, [good], "记为已签")
    broken = tmp_path / "坏.md"
    broken.write_bytes(b"\x00\xff")
    done = take(reviewing, [sent, broken, good, tmp_path / "没有.md"], "记为已发")
    assert done.paths == (good,)
    assert [name for name, _ in done.refused] == ["发", "坏", "没有"]
    assert done.refused[0][1] == "已经在“已发”了" and "不是文本文件" in done.refused[1][1]


def test_a_draft_changed_since_it_was_read_is_left_alone(tmp_path: Path, reviewing: Reviewing) -> None:
    (path,) = laid(tmp_path, "甲")
    place = desk_folder.Desk.open(tmp_path)
    candidates = look_over(place, [path], step_named("送核稿"), Numbers())
    path.write_text(TYPED.replace("近年来", "今年以来"), "utf-8")
    done = reviewing.take(candidates, "先看")
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
    candidates = look_over(desk_folder.Desk.open(tmp_path), [gone], step_named("送核稿"), Numbers())
    gone.unlink()
    why = "稿子不在原处了（删了或改了名）"
    assert reviewing.take(candidates, "先看") == Done((), (("甲", why),))
    take(reviewing, [renamed], "送核稿")
    renamed.rename(tmp_path / "丙.md")
    assert reviewing.take_back() == Done((), (("乙", why),))
    assert [path.name for path in tmp_path.glob("*.md")] == ["丙.md"]


def test_drafts_with_errors_wait_for_a_reason_and_those_without_are_done(
    tmp_path: Path, reviewing: Reviewing
) -> None:
    paths = laid(tmp_path, "甲")
    done = take(reviewing, paths, "送核稿", reason="")
    assert not done.paths and "处错误" in done.refused[0][1] and word(paths[0]) == "拟稿"
    assert take(reviewing, paths, "送核稿").paths == tuple(paths)
    last = workflow_state(desk_folder.read_draft(paths[0]).draft).last
    assert last and last.reason.startswith("先看〔有 ")


def test_only_what_is_signed_and_whole_is_recorded_as_sent(tmp_path: Path, reviewing: Reviewing) -> None:
    names = ("空", "没号", "齐全", "改过", "拟稿", "退回")
    paths = laid(tmp_path, *names)
    empty, bare, whole, changed, unsigned, returned = paths
    for path in (whole, changed, unsigned, returned):
        path.write_text(READY.replace("3号", f"{paths.index(path)}号"), "utf-8")
    empty.write_text(READY.partition("近年")[0], "utf-8")
    take(reviewing, [empty, bare, whole, changed, returned], "记为已签")
    take(reviewing, [returned], "退回")
    changed.write_text(changed.read_text("utf-8").replace("近年来", "今年以来"), "utf-8")
    done = take(reviewing, paths, "记为已发")
    assert done.paths == (whole,)
    said = dict(done.refused)
    assert said["空"] == "没有正文" and said["没号"] == "没有发文字号；成文日期没有写全"
    assert "要重新签发" in said["改过"] and "没有签发" in said["拟稿"] and "退回" in said["退回"]
    assert [word(path) for path in paths] == ["已签", "已签", "已发", "已签", "拟稿", "退回"]


def test_a_number_made_void_or_used_meanwhile_keeps_a_draft_from_being_sent(
    tmp_path: Path, reviewing: Reviewing
) -> None:
    first, second = laid(tmp_path, "甲", "乙")
    number = DocumentNumber.parse("某复字〔2026〕3号")
    assert number is not None
    for path in (first, second):
        path.write_text(READY.replace("3号", "3号" if path is first else "4号"), "utf-8")
    take(reviewing, [first, second], "记为已签")
    place, step = desk_folder.Desk.open(tmp_path), step_named("记为已发")
    stamp = Stamp("张某某", "2026-05-29 10:32:00")
    assert assign_number(place, first, read_numbers(place), stamp).number
    candidates = look_over(place, [first, second], step, read_numbers(place))
    assert not any(each.refusal() for each in candidates)
    void_number(place, number, stamp, "印错")
    (tmp_path / "丙.md").write_text(READY.replace("3号", "4号"), "utf-8")
    done = reviewing.take(look_again(place, candidates))
    assert not done.paths and len(done.refused) == 2
    assert [word(path) for path in (first, second)] == ["已签", "已签"]
