"""argparse in Chinese: its headings, its own options and its complaints."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import Any, NoReturn

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认得：\1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1 没有 \2，可用：\3"),
    (r"argument (.*): invalid int value: (.*)", r"\1 应为数字，不是 \2"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 后面缺少内容"),
)


class ChineseParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in Chinese; errors exit with 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _COMPLAINTS:
            message = re.sub(pattern, chinese, message)
        self.exit(2, f"{self.format_usage()}{self.prog}：{message}\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def _columns() -> int:
    """The width of the terminal. argparse asks at every option, and loads `shutil` for it."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):  # no standard output, or none that is a terminal
        return 80
