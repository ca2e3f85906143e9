"""The command `history`: versions listed, compared and restored."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk import desk_folder
from replydesk.desk.recycle_bin import delete
from replydesk.desk.session import Session
from replydesk.draft.model import Draft, Key
from replydesk.reply.registers.model import Stamp

CLOCK = datetime(2026, 5, 29, 10, 32, 5)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Create a draft with three versions: 甲, 甲乙 by one person, 甲乙丙 by another."""
    path = tmp_path / "drafts" / "某稿.md"
    desk_folder.save_draft(path, Draft(((Key.SUBJECT, "甲"),)))
    for minutes, (who, text) in enumerate((("张某某", "甲乙"), ("李某某", "甲乙丙"))):
        session = Session.open(desk_folder.read_draft(path), tmp_path / "家", "", who)
        session.apply(lambda now, text=text: now.with_field(Key.SUBJECT, text), "", 0.0)  # type: ignore[misc]
        session.save(CLOCK + timedelta(minutes=minutes))
        session.close(CLOCK)
    return path


def test_versions_are_listed_with_their_changes(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(draft)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and "改动" in lines[0] and "最早的一版" in lines[1]
    assert "2026-05-29 10:33:05" in lines[3] and "+1 字" in lines[3]


def test_versions_are_listed_as_json(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(draft), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["版"] for row in rows] == [1, 2, 3] and rows[2]["时间"] == "2026-05-29 10:33:05"
    assert [row["谁"] for row in rows] == ["", "张某某", "李某某"]


def test_changes_since_a_version_are_shown(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(draft), "--show", "1"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "改 案由：甲{+乙+}{+丙+}　（张某某 05-29 10:32；李某某 05-29 10:33）\n"
    assert shown.err == "张某某 +1 字　李某某 +1 字\n"


@pytest.mark.parametrize("wanted", ["1..2", "2..1", "1..2 ", "1-2", "1…2"])
def test_any_two_versions_are_compared(draft: Path, capsys: pytest.CaptureFixture[str], wanted: str) -> None:
    assert main(["history", str(draft), "--show", wanted]) == 0
    assert capsys.readouterr().out == "改 案由：甲{+乙+}　（张某某 05-29 10:32）\n"


def test_the_changes_and_versions_of_one_person_are_shown(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(draft), "--show", "1", "--who", "李某某"]) == 0
    assert capsys.readouterr().out == "改 案由：甲乙{+丙+}　（李某某 05-29 10:33）\n"
    assert main(["history", str(draft), "--who", "张某某"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and "张某某" in lines[1]
    assert main(["history", str(draft), "--show", "1", "--who", "没有署名"]) == 0
    assert capsys.readouterr() == ("", "没有署名没有改动\n")


def test_what_changed_outside_the_program_names_nobody(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text(draft.read_text("utf-8").replace("甲乙丙", "甲丙丁"), "utf-8")
    assert main(["history", str(draft), "--show", "2", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    by = {(piece["改动"], piece["字"]): (piece["谁"], piece["时间"]) for piece in row["各处"]}
    assert row["段"] == "改" and by["增", "丙"] == ("李某某", "2026-05-29 10:33:05")
    assert by["删", "乙"] == by["增", "丁"] == ("", "")


def test_a_version_is_written_to_a_file_of_its_own(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "旧.md"
    assert main(["history", str(draft), "--restore", "2", "-o", str(target)]) == 0
    assert desk_folder.read_draft(target).draft.get(Key.SUBJECT) == "甲乙"
    assert desk_folder.read_draft(draft).draft.get(Key.SUBJECT) == "甲乙丙"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--restore", "2"], 2, "-o"),
        (["--restore", "2", "-o", "{draft}"], 1, "已有同名的文件"),
        (["--restore", "9", "-o", "x.md"], 2, "有 3 版"),
        (["--restore", "0", "-o", "x.md"], 2, "没有第 0 版"),
        (["--show", "0"], 2, "没有第 0 版"),
        (["--show", "1..9"], 2, "没有第 9 版"),
        (["--show", "昨天"], 2, "如 3 或 3..5"),
        (["--who", "王某某"], 2, "写过的有：没有署名、张某某、李某某"),
    ],
)
def test_impossible_requests_are_reported(
    draft: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(["history", str(draft), *(word.format(draft=draft) for word in words)]) == code
    assert (
        said in capsys.readouterr().err and desk_folder.read_draft(draft).draft.get(Key.SUBJECT) == "甲乙丙"
    )


def test_a_draft_never_written_here_has_no_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(tmp_path / "没有.md")]) == 1
    assert "没有历史版本" in capsys.readouterr().err


def test_a_deleted_draft_is_found_and_written_out_again(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.unlink()
    assert main(["history", str(draft.parent)]) == 0
    assert capsys.readouterr().out.split() == [str(draft)]
    assert main(["history", str(draft), "--restore", "3", "-o", str(draft)]) == 0
    assert desk_folder.read_draft(draft).draft.get(Key.SUBJECT) == "甲乙丙"


def test_a_draft_in_the_bin_is_listed_where_it_is_now_with_its_versions(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deleted = delete(draft, Stamp("王某某@pc1", "2026-05-29 10:32:00"))
    assert main(["history", str(draft.parent)]) == 0
    shown = capsys.readouterr()
    assert shown.out.split() == [str(deleted.file)] and "1 份在回收站里" in shown.err
    assert main(["history", str(deleted.file)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert main(["history", str(draft)]) == 1
    assert (
        f"已经删了，在回收站里；看它的历史版本：replydesk history {deleted.file}" in capsys.readouterr().err
    )


def test_a_redline_is_printed_as_text_where_there_is_no_terminal(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(draft), "--redline", "--show", "2"]) == 0
    out, err = capsys.readouterr()
    assert "收悉" in out and "《甲乙{+丙+}》" in out and "李某某 05-29 10:33：改 " in err
    assert main(["history", str(draft), "--redline", "--plain", "--show", "1..2"]) == 0
    assert "甲{+乙+}" in capsys.readouterr().out


def test_the_redline_of_one_person_counts_the_changes_of_others_as_made(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(draft), "--redline", "--show", "1", "--who", "李某某"]) == 0
    assert "甲乙{+丙+}" in capsys.readouterr().out


def test_a_redline_is_written_under_a_name_that_says_what_it_is(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(draft), "--redline", "--show", "1", "-o", str(tmp_path / "对照.docx")]) == 0
    target = tmp_path / "对照（花脸稿）.docx"
    assert capsys.readouterr().out == f"{target}\n" and target.read_bytes().startswith(b"PK")
    assert main(["history", str(draft), "--redline", "--show", "1", "-o", str(target)]) == 1
    assert "已有同名的文件" in capsys.readouterr().err
    assert main(["history", str(draft), "--redline", "--show", "1", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "某稿（花脸稿）.docx").exists()


def test_a_redline_is_never_imported_as_a_letter(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(draft), "--redline", "--show", "1", "-o", str(tmp_path)]) == 0
    file = str(tmp_path / "某稿（花脸稿）.docx")
    assert main(["import", file, "-o", str(tmp_path / "读入"), "--force"]) == 1
    assert "这是花脸稿" in capsys.readouterr().err
    assert not list((tmp_path / "读入").glob("*.md"))
