"""`replydesk import` from the command line: drafts, paths, table, report, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from tests.unit.importing.test_importer import LETTER

Output = pytest.CaptureFixture[str]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "旧答复"
    folder.mkdir()
    (folder / "甲.txt").write_text(LETTER, encoding="utf-8")
    (folder / "乙.txt").write_text(LETTER.replace("张某某", "李某某"), encoding="gb18030")
    return folder


def test_drafts_are_written_and_their_names_printed(old: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["import", str(old), "-o", str(tmp_path / "桌")]) == 0
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.splitlines()] == ["乙.md", "甲.md"]
    assert desk_folder.read_draft(tmp_path / "桌" / "乙.md").draft.get(Key.PROPOSERS) == "李某某"
    assert (
        "关于某事的建议" in said.err
        and "读入 2 份；收回 100.0% 的文字（全文 96 字），没有认出 0 行" in said.err
    )


def test_on_a_desk_drafts_go_to_its_drafts(old: Path, tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path / "桌")
    assert main(["import", str(old / "甲.txt"), "-o", str(tmp_path / "桌")]) == 0
    assert (tmp_path / "桌" / "drafts" / "甲.md").is_file()


def test_a_name_that_is_taken_is_left_to_its_draft_and_told(
    old: Path, tmp_path: Path, capsys: Output
) -> None:
    (tmp_path / "甲.md").write_text("---\n案由: 另一件\n---\n", "utf-8")
    assert main(["import", str(old / "甲.txt"), "-o", str(tmp_path)]) == 0
    assert "甲.txt：已有同名的稿子，另存为 甲(2).md" in capsys.readouterr().err


def test_a_file_refused_gives_one_and_its_reason(old: Path, tmp_path: Path, capsys: Output) -> None:
    (old / "丙.docx").write_bytes(b"PK\x03\x04broken")
    assert main(["import", str(old), "-o", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 2
    assert "没有读入：丙.docx：" in said.err and "没有读入 1 份" in said.err


def test_the_report_has_the_outcome_of_each_file(old: Path, tmp_path: Path) -> None:
    (old / "丙.png").write_bytes(b"\x89PNG\0")
    (old / "甲.txt").write_text(f"首页 > 公开\n{LETTER}关闭窗口\n", encoding="utf-8")
    report = tmp_path / "r.json"
    assert main(["import", str(old), "-o", str(tmp_path), "--report", str(report)]) == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["合计"]["文件"], told["合计"]["读入"], told["合计"]["没有读入"]) == (3, 2, 1)
    by_name = {Path(each["来源"]).name: each for each in told["文件"]}
    first = by_name["甲.txt"]
    assert first["信外"] == ["首页 > 公开", "关闭窗口"]
    assert first["字段"]["案由"] == "关于某事的建议"
    assert first["收回"] + first["信外字数"] == first["字数"] and first["丢失字数"] == 0
    assert first["信外字数"] == len("首页>公开关闭窗口") and Path(first["稿子"]).is_file()
    assert first["说明"][0]["说明"].startswith("信外的文字没有收进来")
    assert by_name["丙.png"]["原因"].startswith("丙.png：这是图片") and not by_name["丙.png"]["稿子"]


def test_an_unknown_unit_is_refused_before_anything_is_written(
    old: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main(["import", str(old), "-o", str(tmp_path / "桌"), "--unit", "没有的局"]) == 2
    assert "没有“没有的局”的单位档案" in capsys.readouterr().err
    assert not (tmp_path / "桌").exists()


def test_a_folder_without_files_is_reported(tmp_path: Path, capsys: Output) -> None:
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "桌")]) == 1
    assert "没有可读入的文件" in capsys.readouterr().err


def test_a_draft_is_not_read_as_a_letter(old: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["import", str(old / "甲.txt"), "-o", str(tmp_path / "桌")]) == 0
    assert main(["import", str(tmp_path / "桌" / "甲.md"), "-o", str(tmp_path / "别处")]) == 1
    assert "已经是稿子，不用导入" in capsys.readouterr().err
    assert not (tmp_path / "别处" / "甲.md").exists()


def test_a_file_where_a_folder_is_meant_is_refused_at_once(old: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["import", str(old), "-o", str(old / "甲.txt")]) == 2
    assert "这是文件，不是文件夹" in capsys.readouterr().err


def test_folders_within_a_folder_are_named_until_they_are_given_too(
    old: Path, tmp_path: Path, capsys: Output
) -> None:
    inner = old / "2024年"
    inner.mkdir()
    (inner / "丁.txt").write_text(LETTER.replace("张某某", "王某某"), encoding="utf-8")
    assert main(["import", str(old), "-o", str(tmp_path / "桌")]) == 0
    assert f"没有看里面的文件夹：{inner}；要读入请把它们也写上" in capsys.readouterr().err
    assert main(["import", str(old), str(inner), "-o", str(tmp_path / "桌")]) == 0
    said = capsys.readouterr()
    assert "没有看" not in said.err and "丁.md" in said.out


def test_what_has_a_draft_is_passed_over_unless_forced(old: Path, tmp_path: Path, capsys: Output) -> None:
    into = ["-o", str(tmp_path / "桌")]
    (old / "乙.txt").unlink()
    assert main(["import", str(old), *into]) == 0
    capsys.readouterr()
    assert main(["import", str(old), *into]) == 0
    said = capsys.readouterr()
    assert not said.out and "读入 0 份，已有稿子而略过 1 份；" in said.err
    assert "略过：甲.txt：已有稿子 甲.md（同一件）；要读入请加 --force" in said.err
    assert main(["import", str(old), *into, "--force"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["甲(2).md"]


def test_what_is_no_reply_is_told_and_not_written_unless_forced(tmp_path: Path, capsys: Output) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("关于召开办公会的通知\n各股室：\n定于周五上午九时召开办公会。\n", "utf-8")
    into = ["-o", str(tmp_path / "桌")]
    assert main(["import", str(notice), *into]) == 1
    said = capsys.readouterr()
    assert not said.out and "没有读入：通知.txt：不像答复" in said.err
    assert main(["import", str(notice), *into, "--force"]) == 0
    assert capsys.readouterr().out
