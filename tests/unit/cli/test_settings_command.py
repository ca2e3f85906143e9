"""The command `settings`."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk import settings
from replydesk.tui.commands import every_command


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    return tmp_path / "replydesk" / "设置.yaml"


def test_the_path_and_the_values_in_force_are_printed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.remember_theme(path, "浅色")
    assert main(["settings"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{path}\n"
    assert "配色：浅色" in said.err and "按键：都照原样" in said.err and "电脑的用户名" in said.err


def test_the_file_is_laid_out_when_asked_for_and_never_replaced(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings"]) == 0 and not path.exists()
    assert main(["settings", "--new"]) == 0 and path.read_text("utf-8") == settings.TEMPLATE
    path.write_text("姓名: 张某某\n", "utf-8")
    assert main(["settings", "--new"]) == 0 and path.read_text("utf-8") == "姓名: 张某某\n"
    assert "已有这个文件" in capsys.readouterr().err


def test_mistakes_are_reported_with_the_file_and_exit_code_1(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.mkdir()
    path.write_text("配色: 红\n按键:\n  存盘: F10\n", "utf-8")
    assert main(["settings"]) == 1
    said = capsys.readouterr().err
    assert f"{path}：第 1 行：没有“红”这种配色" in said and f"{path}：按键“存盘”：F10 已经是“退出”" in said


def test_every_command_of_the_workbench_is_listed_with_the_keys_in_force(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.mkdir()
    path.write_text("按键:\n  draft.save: Ctrl+W\n", "utf-8")
    assert main(["settings", "--keys"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert {row[0] for row in rows} >= {command.id for command in every_command()}
    assert ["draft.save", "存盘", "Ctrl+W"] in rows
