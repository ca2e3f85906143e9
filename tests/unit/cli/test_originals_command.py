"""`replydesk originals`: what was matched and why, what was filled, what was left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.originals import original_of
from replydesk.draft.model import Draft, Key

Capture = pytest.CaptureFixture[str]
_CARE = "第0033号建议\n关于推进社区居家养老服务的建议\n领衔代表：张某某\n建议：一是建中心；二是办助餐。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    fields = [(Key.KIND, "代表建议"), (Key.ITEM_NUMBER, "33"), (Key.SUBJECT, "关于推进居家养老服务的建议")]
    Desk.open(tmp_path).new("养老", Draft().with_fields(fields))
    (tmp_path / "养老.txt").write_text(_CARE, encoding="utf-8")
    (tmp_path / "修路.txt").write_text("关于修路的建议\n提出人：刘某某\n路面坏了。\n", encoding="utf-8")
    return tmp_path


def _run(folder: Path, *words: str) -> int:
    return main(["originals", *words, "--desk", str(folder)])


def test_a_dry_run_tells_and_writes_nothing(folder: Path, capsys: Capture) -> None:
    assert _run(folder, str(folder / "养老.txt"), "--dry-run") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "编号相同" in err
    assert "什么也没有写" in err
    assert original_of(folder / "drafts" / "养老.md") is None


def test_a_dry_run_tells_which_original_would_be_replaced(folder: Path, capsys: Capture) -> None:
    path = folder / "drafts" / "养老.md"
    assert _run(folder, str(folder / "修路.txt"), "--draft", str(path)) == 0
    capsys.readouterr()
    assert _run(folder, str(folder / "养老.txt"), "--dry-run") == 0
    assert "稿子已有原件" in capsys.readouterr().err


def test_the_draft_is_filled_and_differences_are_told(folder: Path, capsys: Capture) -> None:
    assert _run(folder, str(folder / "养老.txt"), str(folder / "修路.txt")) == 1
    out, err = capsys.readouterr()
    path = folder / "drafts" / "养老.md"
    assert out == f"{path}\n"
    assert "填了提出人" in err
    assert "案由不同，稿子是“关于推进居家养老服务的建议”，原件是“关于推进社区居家养老服务的建议”" in err
    assert "没有对上的：" in err
    assert read_draft(path).draft.get(Key.PROPOSERS) == "张某某"


def test_new_drafts_are_made_when_asked_for(folder: Path, capsys: Capture) -> None:
    assert _run(folder, str(folder / "修路.txt"), "--new") == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.stem == "刘某某-关于修路的建议"
    assert original_of(path) is not None


def test_the_draft_may_be_named(folder: Path, capsys: Capture) -> None:
    path = folder / "drafts" / "养老.md"
    assert _run(folder, str(folder / "修路.txt"), "--draft", str(path)) == 0
    original = original_of(path)
    assert original is not None
    assert original.subject == "关于修路的建议"
    assert _run(folder, str(folder / "修路.txt"), "--draft", str(path.with_name("没有.md"))) == 1
    assert "没有这份稿子：" in capsys.readouterr().err


def test_json_has_fields_reasons_and_differences(folder: Path, capsys: Capture) -> None:
    (folder / "包.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert _run(folder, str(folder / "养老.txt"), str(folder / "包.zip"), "--json") == 1
    found = json.loads(capsys.readouterr().out)
    first = found["原件"][0]
    assert (first["编号"], first["领衔"], first["依据"]) == ("0033", ["张某某"], "编号相同")
    assert first["不同"][0]["键"] == Key.SUBJECT
    assert found["写入"][0]["逐条"] == 2
    assert "请先解压" in found["没有读入"][0]["原因"]
