"""The net under every command: whatever ends it becomes one line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.cli.exit_codes import DONE, FAULT, FINDINGS, USAGE
from replydesk.text.errors import UsageError, UserError

if TYPE_CHECKING:
    from replydesk.cli.table import CliCommand

# Errors that carry no name of a file are those of the standard streams, if they are one of these.
_OF_STREAMS = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG)


def report(error: BaseException, words: Sequence[str]) -> int:
    """Say in one line why a command has ended, and report a fault to maintainers; return the exit code."""
    if isinstance(error, BrokenPipeError):  # nobody reads on, as with `| head`
        _silence_output()
        return DONE
    if isinstance(error, UserError):
        _say(str(error))
        return USAGE if isinstance(error, UsageError) else FINDINGS
    if isinstance(error, OSError):
        _say(_explain(error))
        _silence_output()
        return FINDINGS
    _say(describe_fault(error, words))
    return FAULT


def describe_fault(error: BaseException, words: Sequence[str]) -> str:
    """Write a report of a fault of the program, and return one line with its place. Never fails."""
    from replydesk.desk.fault_report import write_report

    return f"程序出了差错，没有做完，已经停下。{write_report(error, _without_values(words))}"


def _without_values(words: Sequence[str]) -> str:
    """Return a command line without values, which can be names of drafts: commands, actions and options."""
    from replydesk.cli.table import COMMANDS

    named = [each for each in COMMANDS if each.name == words[0]] if words else []
    known = {each.name for command in named for each in (command, *command.actions)}
    options = {flag for command in COMMANDS for flag in _flags(command)}
    shown = (word if word in known else word.partition("=")[0] for word in words)
    return " ".join(word if word in known | options else "…" for word in shown)


def _flags(command: CliCommand) -> Iterator[str]:
    """Yield the options of a command and its actions."""
    from replydesk.cli.table import ExclusiveOptions

    for each in command.options:
        for flags, _ in each.options if isinstance(each, ExclusiveOptions) else (each,):
            yield from flags
    for action in command.actions:
        yield from _flags(action)


def _explain(error: OSError) -> str:
    """Return an error of the operating system as a clerk reads it."""
    from replydesk.desk.files import explain_os_error

    if isinstance(error, FileNotFoundError) and not _has_current_folder():
        return "当前文件夹已经移走或删掉了，请换到别的文件夹再试"
    what = error.filename or ("结果没有写完" if error.errno in _OF_STREAMS else "")
    return (f"{what}：" if what else "") + explain_os_error(error)


def _has_current_folder() -> bool:
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def _say(text: str) -> None:
    from replydesk.text.marks import on_one_line

    try:
        sys.stderr.write(f"replydesk：{on_one_line(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        _silence_output()


def _silence_output() -> None:
    """Let what is still to be written go nowhere: it cannot be written."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(null, stream.fileno())
    os.close(null)
