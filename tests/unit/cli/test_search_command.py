"""The command `search`: words, drafts, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk.desk_folder import init_desk


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    init_desk(tmp_path / "台")
    return tmp_path / "台"


def test_words_are_found_in_the_drafts_of_a_desk(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "加装", "电梯", "--desk", str(place)]) == 0
    out = capsys.readouterr().out
    first, why, file = out.splitlines()[:3]
    assert first.endswith("关于推进既有住宅加装电梯的提案") and "拟稿" in first
    assert why == "    都说到：加装、电梯"
    assert file.strip() == str(next(place.glob("drafts/既有住宅加装电梯*.md")))


def test_like_a_draft_as_json_but_not_itself(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = next(place.glob("drafts/居家养老*.md"))
    assert main(["search", str(draft), "--json", "-n", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert 1 <= len(found) <= 2
    assert all(each["文件"] != str(draft) and each["相同的词"] and each["关系"] == "相近" for each in found)


def test_nothing_found_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", '"龘* OR NEAR(', "--desk", str(place)]) == 1
    assert "没有找到" in capsys.readouterr().err
    assert main(["search", "龘", "--json", "--desk", str(place)]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_a_folder_without_drafts_is_named(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()
    assert main(["search", "电梯", "--desk", str(tmp_path / "空")]) == 1
    assert f"{tmp_path / '空'}：这里没有稿子" in capsys.readouterr().err
    assert main(["search", "龘", "--desk", str(place)]) == 1
    assert "这里没有稿子" not in capsys.readouterr().err


def test_a_draft_that_is_not_there_is_an_error(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(place / "没有.md")]) == 1
    assert "没有.md" in capsys.readouterr().err


def test_the_index_lies_in_the_cache_folder(place: Path, tmp_path: Path) -> None:
    main(["search", "电梯", "--desk", str(place)])
    assert list(tmp_path.glob("*/replydesk/旧复/*.目录"))
    assert not list(place.glob("**/*.目录"))
