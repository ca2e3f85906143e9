"""argparse in Chinese: headings, built-in options and error messages."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import Any, NoReturn

from replydesk.text.marks import on_one_line
from replydesk.text.width import width as cells_of

_MESSAGES = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "显示这份说明",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "the following arguments are required: %s": "缺少：%s",
    "one of the arguments %s is required": "要写其中一个：%s",
    "unrecognized arguments: %s": "不认得：%s",
    "unexpected option string: %s": "不认得：%s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r，可用：%(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "没有 %(value)r，可用：%(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有 %(parser_name)r，可用：%(choices)s",
    "invalid %(type)s value: %(value)r": "应为数字，不是 %(value)r",
    "expected one argument": "后面缺少内容",
    "expected at least one argument": "后面缺少内容",
    "expected at most one argument": "后面最多写一项内容",
    "expected %s argument": "后面缺少内容",
    "expected %s arguments": "后面缺少内容",
    "ignored explicit argument %r": "后面不写内容，不要 %r",
    "not allowed with argument %s": "不能和 %s 同用",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 没有写全，可能是 %(matches)s",
    "can't open '%(filename)s': %(error)s": "打不开 %(filename)s：%(error)s",
}
_OTHER = "命令写得不对；加 --help 看用法"  # for a message that is not in the table


class _Message(str):
    """A message without placeholders that ignores the values it is formatted with."""

    __slots__ = ()

    def __mod__(self, values: Any) -> str:
        return super().__mod__(values) if "%" in self else str(self)


def _in_chinese(message: str | None) -> str | None:
    """Translate a message of argparse; Chinese titles, and None, are returned unchanged."""
    if not message or not message.isascii():
        return message
    return _Message(_MESSAGES.get(message, _OTHER))


def _counted_in_chinese(singular: str, plural: str, number: int) -> str | None:
    return _in_chinese(singular if number == 1 else plural)


# argparse looks these two up, imported from gettext, at every message
argparse._ = _in_chinese  # type: ignore[attr-defined]
argparse.ngettext = _counted_in_chinese  # type: ignore[attr-defined]


class ChineseParser(argparse.ArgumentParser):
    """An argument parser, as are its subparsers, with help aligned by terminal cells."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        """End with a message, which can hold an argument as it was typed."""
        super().error(on_one_line(message))


class _Formatter(argparse.HelpFormatter):
    """A help formatter for which a Chinese character is two cells wide; argparse counts one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=_columns() - 2)

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


_NEVER_FIRST = "，。；：、）”"  # hang two cells into the margin instead of beginning a line


def _columns() -> int:
    """Return the width of the terminal without loading `shutil`, as argparse would at every option."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):  # standard output is no terminal, or closed
        return 80
