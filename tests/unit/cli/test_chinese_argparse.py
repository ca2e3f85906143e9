"""argparse in Chinese: no message of the standard library is in English."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from replydesk.cli import chinese_argparse
from replydesk.cli.chinese_argparse import ChineseParser

NAMES = "_", "ngettext"


def messages() -> Iterator[str]:
    """Return all messages that argparse translates in the running version of Python."""
    for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_every_message_of_argparse_comes_out_in_chinese() -> None:
    found = sorted(set(messages()))
    assert len(found) > 30
    for message in found:
        chinese = chinese_argparse._in_chinese(message)
        assert chinese
        told = re.sub(r"%(\(\w+\))?[rs]|--help", "", chinese)
        assert not re.search("[A-Za-z]", told), message


class Anything(dict[str, str]):
    """A mapping with a value for any name."""

    def __missing__(self, name: str) -> str:
        return "甲"


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_takes_the_values_argparse_gives_it(message: str) -> None:
    values: Any = Anything() if "%(" in message else ("甲",) * message.count("%")
    chinese: Any = chinese_argparse._in_chinese(message)
    assert isinstance(chinese % values, str)
    assert "%" not in chinese % values


def test_titles_of_our_own_are_not_translated() -> None:
    parser = ChineseParser(prog="甲")
    parser.add_subparsers(title="做什么", metavar="<做什么>")
    assert "做什么:\n" in parser.format_help() and "options" not in parser.format_help()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["乙"], "不认得：乙"),
        (["--数"], "--数 后面缺少内容"),
        (["--数", "二"], "--数 应为数字，不是 '二'"),
        (["--双", "一"], "--双 后面缺少内容"),
        (["--类", "丁"], "--类 没有 '丁'，可用："),
        (["--开=1"], "--开 后面不写内容，不要 '1'"),
        (["--开", "--关"], "--关 不能和 --开 同用"),
        (["--全"], "--全 没有写全，可能是 --全部, --全文"),
    ],
)
def test_error_messages(capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    parser = ChineseParser(prog="甲")
    parser.add_argument("--数", type=int)
    parser.add_argument("--双", nargs=2)
    parser.add_argument("--类", choices=["乙", "丙"])
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--开", action="store_true")
    either.add_argument("--关", action="store_true")
    parser.add_argument("--全部")
    parser.add_argument("--全文")
    with pytest.raises(SystemExit) as stop:
        parser.parse_args(words)
    *_, last = capsys.readouterr().err.splitlines()
    assert stop.value.code == 2 and last.startswith(f"甲：{told}")


def test_a_message_that_is_not_known_is_a_complaint_in_chinese() -> None:
    unknown: Any = chinese_argparse._in_chinese("a new message about %s")
    assert unknown % "x" == "命令写得不对；加 --help 看用法"
