"""Exports of many drafts, with errors of every kind: each is reported and does not stop the others."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from multiprocessing import Value
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from replydesk.desk import desk_folder, fault_report, stock_files
from replydesk.desk.remarks import put_remark
from replydesk.desk.reviews import Reviewing, look_over
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.stages import step_named
from replydesk.draft.workflow import VerdictBy
from replydesk.export import batch, export_one, worker_pool
from replydesk.export.export_log import NAME
from replydesk.export.export_one import ExportOutcome, ExportSettings, Result
from replydesk.export.filenames import Pattern
from replydesk.export.selection import Selection
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.reply import make_reply

GOOD = Draft(
    fields=(
        ("单位", "云川省民政厅"),
        ("类型", "代表建议"),
        ("案由", "关于某事的建议"),
        ("提出人", "张某某"),
        ("发文字号", "某复字〔2026〕3号"),
        ("落款", "云川省民政厅"),
        ("成文日期", "2026年5月29日"),
    ),
    preamble=(Paragraph("我厅高度重视。"),),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Create a desk with the starter phrases and no drafts."""
    desk_folder.init_desk(tmp_path / "桌")
    for path in (tmp_path / "桌" / "drafts").glob("*.md"):
        path.unlink()
    return tmp_path / "桌"


def laid(place: Path, *names: str, draft: Draft = GOOD) -> list[Path]:
    paths = [place / "drafts" / f"{name}.md" for name in names]
    for path in paths:
        number = sum(1 for _ in path.parent.iterdir()) + 1 if path.parent.is_dir() else 1
        own = draft.with_field(Key.ITEM_NUMBER, re.sub("[^0-9]", "", path.stem))
        desk_folder.save_draft(path, own.with_field(Key.DOCUMENT_NUMBER, f"某复字〔2026〕{number}号"))
    return paths


def export(
    names: Sequence[Path],
    output: Path,
    *,
    pattern: str = "{稿子}",
    resume: bool = False,
    jobs: int = 1,
    **settings: Any,
) -> list[Result]:
    """Export as the command does, without its messages."""
    known, _ = batch.read_log(output)
    tasks = batch.plan_exports(batch.drafts_of(names), Pattern(pattern), known if resume else None)
    log = batch.Log(output, known)
    results = []
    for result in batch.run_exports(tasks, ExportSettings(output, **settings), jobs):
        if result.entry:
            log.add(result.entry)
        results.append(result)
    return sorted(results, key=lambda result: result.task.number)


def outcomes(results: Sequence[Result]) -> list[str]:
    return [f"{result.task.path.stem} {result.outcome}" for result in results]


def documents(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(output.glob("*.docx")) if path.is_file()}


# what is exported


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_draft_becomes_a_file_whatever_the_number_of_jobs(
    place: Path, tmp_path: Path, jobs: int
) -> None:
    names = [f"{number:03}" for number in range(70)]
    laid(place, *names)
    results = export([place], tmp_path / "导出", jobs=jobs)
    assert outcomes(results) == [f"{name} 已导出" for name in names]
    assert list(documents(tmp_path / "导出")) == [f"{name}.docx" for name in names]


def test_jobs_make_no_difference_to_a_byte(place: Path, tmp_path: Path) -> None:
    laid(place, *(f"{number:03}" for number in range(20)))
    for jobs in (1, 3):
        export([place], tmp_path / str(jobs), jobs=jobs, pattern="{编号}-{收件人}")
    assert documents(tmp_path / "1") == documents(tmp_path / "3")


def test_a_draft_is_exported_once_however_often_it_is_named(place: Path, tmp_path: Path) -> None:
    (path, other) = laid(place, "甲", "乙")
    link = tmp_path / "链接.md"
    link.symlink_to(path)
    found = batch.drafts_of([path, place, place / "drafts", path.parent / ".." / "drafts" / "甲.md", link])
    assert list(found.values()) == [path, other]


def test_each_deputy_gets_a_file_with_the_name(place: Path, tmp_path: Path) -> None:
    profile = place / "templates" / stock_files.PROFILES / "云川省民政厅.yaml"
    text = profile.read_text(encoding="utf-8").replace("联名答复: 同函", "联名答复: 分送")
    profile.write_text(text, encoding="utf-8")
    laid(place, "甲", draft=GOOD.with_field(Key.JOINT, "李某某"))
    laid(place, "甲-李某某代表")
    results = sorted(export([place], tmp_path / "导出"), key=lambda result: len(result.task.stem))
    assert [[file.name for file in result.files] for result in results] == [
        ["甲-张某某代表.docx", "甲（2）-李某某代表.docx"],
        ["甲-李某某代表.docx"],
    ]
    assert [file.recipient for file in results[0].files] == ["张某某", "李某某"]


def test_drafts_are_exported_and_listed_in_the_order_of_their_items(place: Path, tmp_path: Path) -> None:
    laid(place, "100", "第9号", "010", "丙")
    laid(place, "1", draft=GOOD.with_field(Key.KIND, "政协提案"))
    assert [result.task.path.stem for result in export([place], tmp_path / "导出")] == (
        order := ["第9号", "010", "100", "丙", "1"]
    )
    batch.write_list(batch.read_log(tmp_path / "导出")[0].values(), tmp_path / "导出")
    sheet = load_workbook(tmp_path / "导出" / "目录.xlsx").active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    assert [row[head.index("文件")] for row in rows] == [f"{name}.docx" for name in order]


def test_only_those_asked_for_are_exported(place: Path, tmp_path: Path) -> None:
    laid(place, "甲")
    laid(place, "乙", draft=GOOD.with_field(Key.DATE, "2026年　月　日"))
    laid(place, "丙", draft=GOOD.with_field(Key.DATE, ""))
    only = Selection.of(["可签发", "草稿"])
    results = export([place], tmp_path / "导出", selection=only, force=True)
    assert outcomes(results) == ["丙 未选", "乙 已导出", "甲 已导出"]


def test_a_number_of_jobs_that_is_asked_for_is_taken_and_few_drafts_need_one() -> None:
    assert batch.jobs_for(10_000, 3) == 3 and batch.jobs_for(2, 8) == 2
    assert batch.jobs_for(1) == batch.jobs_for(40) == 1 <= batch.jobs_for(10_000)


def test_a_link_with_the_name_of_a_file_is_replaced_and_its_target_stays(place: Path, tmp_path: Path) -> None:
    laid(place, "甲")
    outside, output = tmp_path / "外面.txt", tmp_path / "导出"
    outside.write_text("别人的", encoding="utf-8")
    (tmp_path / "真的").mkdir()
    output.symlink_to(tmp_path / "真的", target_is_directory=True)
    (output / "甲.docx").symlink_to(outside)
    (result,) = export([place], output)
    assert result.outcome is ExportOutcome.EXPORTED and not (output / "甲.docx").is_symlink()
    kept = [path.read_text(encoding="utf-8") for path in result.kept]
    assert outside.read_text(encoding="utf-8") == "别人的" and kept == ["别人的"]


def test_a_file_edited_in_word_is_kept_beside_the_new_one(place: Path, tmp_path: Path) -> None:
    laid(place, "甲")
    output = tmp_path / "导出"
    export([place], output)
    with ZipFile(output / "甲.docx", "a") as edited:
        edited.writestr("改.txt", "改过")
    data = (output / "甲.docx").read_bytes()
    (result,) = export([place], output, resume=True)
    assert (result.outcome, [path.name for path in result.kept]) == (
        ExportOutcome.EXPORTED,
        ["甲（Word改过）.docx"],
    )
    assert result.kept[0].read_bytes() == data


# troubles


def test_every_error_is_reported_with_its_draft_and_stops_no_other(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "导出"
    laid(place, "1好", "5占位", "6程序", "9好")
    laid(place, "2有误", draft=GOOD.with_field(Key.DATE, ""))
    (place / "drafts" / "3不是文本.md").write_bytes(b"PK\x03\x04\x00")
    (place / "drafts" / "4过大.md").write_bytes(b"a" * 5_000_000)
    (output / "5占位.docx").mkdir(parents=True)

    def faulty(draft: Draft, stock: Any, name: str, *, asks: bool) -> Any:
        if draft.get(Key.ITEM_NUMBER) == "6":
            raise ZeroDivisionError("内部")
        return make_reply(draft, stock, name, asks=asks)

    monkeypatch.setattr(export_one, "make_reply", faulty)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    results = {result.task.path.stem: result for result in export([place], output)}
    failed = {name: result.reason for name, result in results.items() if result.reason}
    for name, said in {
        "2有误": "有错误，没有导出",
        "3不是文本": "不是文本文件",
        "4过大": "超过 4 MB",
        "5占位": "这是文件夹，不是文件",
        "6程序": "程序出了差错，这一份没有导出，稿子没有动。出错记录：",
    }.items():
        assert f"{name}.md" in results[name].reason and said in failed.pop(name)
    assert failed == {} and list(documents(output)) == ["1好.docx", "9好.docx"]
    (record,) = (tmp_path / fault_report.FOLDER).iterdir()
    text = record.read_text("utf-8")
    assert str(record) in results["6程序"].reason and "ZeroDivisionError" in text and "6程序" not in text


def test_a_missing_draft_and_an_output_that_is_a_file_are_reported(place: Path, tmp_path: Path) -> None:
    (path,) = laid(place, "甲")
    (tmp_path / "导出").write_text("文件", encoding="utf-8")
    blocked, gone = export([place / "drafts" / "没有.md", path], tmp_path / "导出")
    assert "没有找到" in gone.reason and "甲.md：没有导出；" in blocked.reason
    assert (tmp_path / "导出").read_text(encoding="utf-8") == "文件"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is denied to root")
def test_a_draft_without_permission_to_read_is_reported(place: Path, tmp_path: Path) -> None:
    path, _ = laid(place, "甲", "乙")
    path.chmod(0)
    denied = {result.task.path.stem: result for result in export([place], tmp_path / "导出")}["甲"]
    assert "没有权限" in denied.reason


def fill(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Make the disk full after a number of files, in forked processes too."""
    left = Value("i", after)
    rename = os.replace

    def full(old: Path, new: Path) -> None:
        with left.get_lock():
            left.value -= 1
            is_full = left.value < 0
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(os, "replace", full)


@pytest.mark.parametrize(
    "jobs", [1, pytest.param(2, marks=pytest.mark.skipif(sys.platform != "linux", reason="needs a fork"))]
)
def test_a_full_disk_ends_the_run_early_and_it_can_be_resumed(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    output = tmp_path / "导出"
    laid(place, *(f"{number:03}" for number in range(60)))
    with monkeypatch.context() as patch:
        fill(patch, 11)  # one for the record
        patch.setattr(worker_pool, "start_method", lambda: "fork")  # what is patched is forked with the rest
        results = export([place], output, jobs=jobs)
    summary = batch.summarise(results)
    assert summary.is_full and summary.of(ExportOutcome.LEFT) > 10
    assert {
        result.reason.partition("：")[2] for result in results if result.outcome is ExportOutcome.LEFT
    } == {"磁盘已满，没有再试"}
    assert not list(output.glob(".*.tmp"))
    again = batch.summarise(export([place], output, resume=True))
    assert (again.done, again.of(ExportOutcome.UNCHANGED)) == (60, summary.of(ExportOutcome.EXPORTED))


def test_a_full_disk_for_one_draft_ends_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(place, "甲", "乙", "丙")
    fill(monkeypatch, 2)
    summary = batch.summarise(export([place], tmp_path / "导出"))
    assert (summary.of(ExportOutcome.FAILED), summary.of(ExportOutcome.LEFT)) == (2, 0)


def test_a_record_that_cannot_be_written_stops_nothing(place: Path, tmp_path: Path) -> None:
    laid(place, "甲")
    (tmp_path / "导出" / NAME).mkdir(parents=True)
    assert outcomes(export([place], tmp_path / "导出")) == ["甲 已导出"]
    assert batch.Log(tmp_path / "导出", {}).trouble.endswith("没有导出记录，--resume 会重新导出")


# resuming


def resumed(place: Path, output: Path, **more: Any) -> list[str]:
    return outcomes(export([place], output, resume=True, **more))


def test_an_unchanged_draft_is_not_exported_again(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    laid(place, "1", "2", "3", "4")
    export([place], output)
    stamps = {path: path.stat().st_mtime_ns for path in output.glob("*.docx")}
    assert resumed(place, output) == ["1 未变", "2 未变", "3 未变", "4 未变"]
    assert {path: path.stat().st_mtime_ns for path in output.glob("*.docx")} == stamps
    laid(place, "2", draft=GOOD.with_field(Key.SUBJECT, "关于别的事的建议"))
    (output / "3.docx").unlink()
    (output / "4.docx").write_bytes(b"")
    assert resumed(place, output) == ["1 未变", "2 已导出", "3 已导出", "4 已导出"]


def test_other_phrases_other_names_and_force_are_changes(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    laid(place, "1")
    export([place], output)
    assert resumed(place, output, force=True) == ["1 已导出"]
    assert resumed(place, output, force=True, pattern="{编号}号") == ["1 已导出"]
    assert resumed(place, output, force=True, pattern="{编号}号") == ["1 未变"]
    (place / "templates" / "感谢" / "新.j2").write_text("感谢。", encoding="utf-8")
    assert resumed(place, output, force=True, pattern="{编号}号") == ["1 已导出"]


def test_remarks_change_no_file_and_are_in_none(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    laid(place, "1")
    export([place], output)
    by = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
    path = place / "drafts" / "1.md"
    put_remark(path, lambda draft: add_remark(draft, Place(Key.SUBJECT), 0, 0, "这一句是批注", by), by.when)
    assert resumed(place, output) == ["1 未变"]
    (output / "1.docx").unlink()
    assert resumed(place, output) == ["1 已导出"]
    assert "这一句是批注".encode() not in ZipFile(output / "1.docx").read("word/document.xml")


def test_an_error_that_is_no_longer_passed_over_keeps_a_draft_back(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    wrong = GOOD.with_field(Key.KIND, "不认得的类型")
    laid(place, "1", draft=wrong.with_field(Key.PASSED_OVER, ("类型写法 张某某 2026-11-29 10:05",)))
    export([place], output)
    assert resumed(place, output) == ["1 未变"]
    path = place / "drafts" / "1.md"
    path.write_text(re.sub("略过:\n- .*\n", "", path.read_text("utf-8")), "utf-8")
    assert resumed(place, output) == ["1 失败"]


def test_an_unchanged_draft_that_is_not_selected_is_passed_over(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    laid(place, "乙", "甲")
    export([place], output)
    assert resumed(place, output, selection=Selection.of(["甲"])) == ["乙 未选", "甲 未变"]
    assert resumed(place, output, selection=Selection.of(["草稿"])) == ["乙 未选", "甲 未选"]


def test_a_log_of_another_kind_is_reported_and_not_used(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    laid(place, "1")
    export([place], output)
    (output / NAME).write_bytes(b"\xff\xfe{}")
    _, (note,) = batch.read_log(output)
    assert "不是这个程序的导出记录" in str(note)
    assert resumed(place, output) == ["1 已导出"] and resumed(place, output) == ["1 未变"]


def test_a_copied_desk_is_exported_again(place: Path, tmp_path: Path) -> None:
    laid(place, "1")
    export([place], tmp_path / "导出")
    shutil.copytree(place, tmp_path / "另一张桌")
    assert resumed(tmp_path / "另一张桌", tmp_path / "导出") == ["1 已导出"]


def test_phrases_that_change_while_it_runs_are_read_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(place, "1", draft=GOOD.with_field(Key.THANKS, "新"))
    monkeypatch.setattr(export_one, "_FRESH", -1.0)
    (task,) = batch.plan_exports(batch.drafts_of([place]), Pattern())
    exporter = export_one.Exporter(ExportSettings(place / "导出"))
    assert exporter(task).outcome is ExportOutcome.FAILED
    (place / "templates" / "感谢" / "新.j2").write_text("感谢。", encoding="utf-8")
    assert exporter(task).outcome is ExportOutcome.EXPORTED


def signed(paths: list[Path], *steps: str) -> None:
    """Take steps of drafts, after they are signed on paper."""
    reviewing = Reviewing(lambda: datetime(2026, 6, 10, 10, 32), lambda: "张某某")
    for name in ("记为已签", *steps):
        candidates = look_over(desk_folder.Desk.of(paths[0]), paths, step_named(name), Numbers())
        assert reviewing.take(candidates, "理由", "王某某").paths == tuple(paths)


def rewritten(path: Path) -> None:
    """Change the text of a draft."""
    path.write_text(path.read_text("utf-8").rstrip() + "\n\n又加了一句。\n", "utf-8")


def test_a_draft_changed_after_it_was_signed_is_exported_only_by_force_and_its_file_says_so(
    place: Path, tmp_path: Path
) -> None:
    output = tmp_path / "导出"
    paths = laid(place, "1", "2")
    signed(paths)
    rewritten(paths[0])
    done = export([place], output)
    assert outcomes(done) == ["1 失败", "2 已导出"]
    assert done[0].reason.endswith("签发以后改过，没有导出")
    assert [path.name for path in output.glob("*.docx")] == ["2.docx"]
    (forced, _) = export([place], output, force=True)
    assert [each.name for each in forced.files] == ["1（签发后改过）.docx"]
    assert any("要重新签发" in note for note in forced.notes)


def test_a_draft_signed_again_is_exported_again_under_its_own_name(place: Path, tmp_path: Path) -> None:
    output = tmp_path / "导出"
    paths = laid(place, "1")
    signed(paths)
    rewritten(paths[0])
    export([place], output, force=True)
    assert resumed(place, output, force=True) == ["1 未变"]
    assert resumed(place, output) == ["1 失败"]
    signed(paths)
    assert resumed(place, output) == ["1 已导出"] and (output / "1.docx").exists()


def test_a_draft_changed_before_it_is_signed_is_exported(place: Path, tmp_path: Path) -> None:
    paths = laid(place, "1")
    signed(paths, "收回拟稿")
    rewritten(paths[0])
    assert outcomes(export([place], tmp_path / "导出")) == ["1 已导出"]


def test_drafts_are_exported_by_their_stages(place: Path, tmp_path: Path) -> None:
    paths = laid(place, "1", "2", "3")
    signed(paths[1:])
    rewritten(paths[2])
    asked = {("已签",): [2, 3], ("拟稿",): [1], ("改过",): [3], ("改过", "拟稿"): [1, 3]}
    for words, expected in asked.items():
        done = export([place], tmp_path / "导出", force=True, selection=Selection.of(words))
        assert [int(each.task.path.stem) for each in done if each.files] == expected
    assert resumed(place, tmp_path / "导出", force=True, selection=Selection.of(["已签"])) == [
        "1 未选",
        "2 未变",
        "3 未变",
    ]


def test_the_list_says_when_a_letter_was_sent_and_whether_in_time_though_it_is_not_written_again(
    place: Path, tmp_path: Path
) -> None:
    output = tmp_path / "导出"
    in_time = laid(place, "1", draft=GOOD.with_field(Key.DEADLINE, "2026年6月12日"))
    late = laid(place, "2", draft=GOOD.with_field(Key.DEADLINE, "2026年6月7日"))
    laid(place, "3")
    export([place], output)
    signed([*in_time, *late], "记为已发")
    done = export([place], output, resume=True)
    assert outcomes(done) == ["1 未变", "2 未变", "3 未变"]
    assert [(row.sent, row.kept) for each in done for row in each.rows] == [
        (date(2026, 6, 10), "按时"),
        (date(2026, 6, 10), "逾期3天"),
        (None, ""),
    ]
    assert [each.rows for each in batch.read_log(output)[0].values()] == [each.rows for each in done]
