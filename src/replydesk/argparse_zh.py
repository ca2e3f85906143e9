"""argparse in Chinese: its headings, its own options and its complaints."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import Any, NoReturn

from replydesk.width import width as cells_of

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认得：\1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1 没有 \2，可用：\3"),
    (r"argument (.*): invalid int value: (.*)", r"\1 应为数字，不是 \2"),
    (r"argument (.*): expected (?:one|at least one|\d+) arguments?", r"\1 后面缺少内容"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 后面不写内容，不要 \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 没有写全，可能是 \2"),
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
    """Help in columns: a Chinese character takes two cells of a terminal, which argparse counts as one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=_columns() - 2)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            cells = cells_of(self._format_action_invocation(action)) + self._current_indent
            self._action_max_length = max(self._action_max_length, cells)

    def _format_action(self, action: argparse.Action) -> str:
        shown = self._format_action_invocation(action)
        surplus = " " * (cells_of(shown) - len(shown))
        return super()._format_action(action).replace(shown + surplus, shown, 1)

    def _format_usage(self, *parts: Any) -> str:
        wanted = self._width
        usage = super()._format_usage(*parts)
        while self._width > wanted // 2 and any(cells_of(line) > wanted for line in usage.splitlines()):
            self._width -= 4
            usage = super()._format_usage(*parts)
        self._width = wanted
        return usage

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines = [""]
        for word in re.findall(r"[!-~]+ ?|.", " ".join(text.split())):
            if cells_of(lines[-1]) + cells_of(word.rstrip()) > width and word not in _NEVER_FIRST:
                lines.append("")
            lines[-1] += word
        return lines

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = [self._split_lines(each, width - len(indent)) for each in text.splitlines()]
        return "\n".join(indent + line for lines in paragraphs for line in lines)


_NEVER_FIRST = "，。；：、）”"
"""What never begins a line; it stands out into the margin by two cells."""


def _columns() -> int:
    """The width of the terminal. argparse asks at every option, and loads `shutil` for it."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):  # no standard output, or none that is a terminal
        return 80
