from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from replydesk.cli.program import main
from tests.support.lists import HEAD, ROW, workbook

Output = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """An interactive standard input."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    table = tmp_path / "清单.xlsx"
    table.write_bytes(workbook({"建议": [HEAD, ROW, ("0034", *ROW[1:])]}))
    (tmp_path / "drafts").mkdir()
    return ["new", str(tmp_path), "--from", str(table)]


def drafts(words: list[str]) -> list[Path]:
    return sorted((Path(words[1]) / "drafts").glob("*.md"))


def test_nothing_is_written_before_it_is_agreed_to(words: list[str], capsys: Output) -> None:
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.out == "" and drafts(words) == []
    assert "A 列“编号” → 编号" in said.err
    assert "0033-张某某-关于推进养老服务的建议.md" in said.err
    assert "新稿子 2 份，已有 0 份，不能用 0 行" in said.err
    assert "请加 --yes" in said.err


@pytest.mark.parametrize(("answer", "count"), [("y\n", 2), ("\n", 0), ("n\n", 0), ("", 0)])
def test_on_a_terminal_the_clerk_is_asked(
    words: list[str], capsys: Output, monkeypatch: pytest.MonkeyPatch, answer: str, count: int
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "写入 2 份新稿子？[y/N]" in said and ("没有写入" in said) is (count == 0)
    assert len(drafts(words)) == count


def test_the_files_that_were_written_are_the_output(words: list[str], capsys: Output) -> None:
    assert main([*words, "--yes"]) == 0
    assert capsys.readouterr().out.splitlines() == [str(path) for path in drafts(words)]
    assert main([*words, "--yes"]) == 0
    assert "新稿子 0 份，已有 2 份" in capsys.readouterr().err


def test_a_dry_run_writes_nothing_even_with_yes(words: list[str]) -> None:
    assert main([*words, "--yes", "--dry-run"]) == 0
    assert drafts(words) == []


def test_refused_rows_are_reported_and_give_an_exit_code(words: list[str], capsys: Output) -> None:
    Path(words[3]).write_bytes(workbook({"建议": [HEAD, ROW, ROW]}))
    assert main([*words, "--yes"]) == 1
    assert "不能用的行：工作表“建议”第 3 行：与工作表“建议”第 2 行是同一件" in capsys.readouterr().err
    assert len(drafts(words)) == 1


def test_everything_is_reported_as_json(words: list[str], capsys: Output) -> None:
    assert main([*words, "--yes", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [new["行"] for new in report["新稿子"]] == [2, 3]
    assert report["列"][0] == {"工作表": "建议", "列": "A 列“编号”", "作为": "编号"}
    assert report["已写入"] == [str(path) for path in drafts(words)]


@pytest.mark.parametrize(
    ("more", "said"),
    [(["--unit", "无名局"], "没有“无名局”的单位档案"), (["--sheet", "乙"], "没有“乙”这张工作表，有：建议")],
)
def test_a_wrong_name_is_reported_with_those_there_are(
    words: list[str], capsys: Output, more: list[str], said: str
) -> None:
    assert main([*words, *more]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_no_list_is_reported(words: list[str], capsys: Output) -> None:
    Path(words[3]).write_bytes(b"%PDF-1.4")
    assert main(words) == 1
    assert "是 PDF 文件" in capsys.readouterr().err
    Path(words[3]).write_bytes(workbook({"甲": [("随便", "写写")]}))
    assert main(words) == 1
    assert "没有认出表头" in capsys.readouterr().err


def test_a_folder_that_is_none_is_reported_with_the_way_to_write_it(words: list[str], capsys: Output) -> None:
    assert main(["new", words[3], "--from", words[1]]) == 2
    assert "这是文件，不是文件夹；请写 replydesk new 文件夹 --from 清单" in capsys.readouterr().err
    assert main(["new", "没有的", "--from", words[3]]) == 2
    assert "请先新建：replydesk init 没有的 --no-samples" in capsys.readouterr().err
