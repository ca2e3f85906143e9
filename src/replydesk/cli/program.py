"""The program as a process: its streams, its signals, and the net under every command.

Only `os` and `sys` are imported here; the rest is imported under the net, so that Ctrl-C at any moment, and a
fault in any module, end the program with one line.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType


class _Ended(BaseException):
    """A signal asks the program to end."""

    def __init__(self, number: int) -> None:
        self.number = number


def program() -> int:
    """Run the program as the whole process, and end the process with its exit code."""
    code = 130
    try:
        code = _run_whole()
        _flush()
    finally:  # neither threads that hang nor a last collection of garbage are waited for
        os._exit(code)


def _run_whole() -> int:
    """Prepare the process and run the command of its command line; return the exit code."""
    try:
        sys.unraisablehook = lambda _: None  # a fault while something is freed is nothing a clerk can use
        _use_utf8_names()
        _open_closed_streams()
        _listen_to_signals()
        return main()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException as error:  # before `main`, or while it reports another
        return _code_of(error)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code. Raises SystemExit after help and for a wrong command line."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _make_streams_utf8()
        _drop_impossible_sizes()
        code = _run(words)
        sys.stdout.flush()
        return code
    except SystemExit:
        raise
    except BaseException as error:
        return _report(error, words)


def _run(words: list[str]) -> int:
    """Run the command that some words name; return the exit code."""
    from importlib import import_module

    from replydesk.cli.parsing import parse
    from replydesk.memory import collect_seldom

    collect_seldom()
    options = parse(words)
    module, _, function = options.run.rpartition(".")
    code: int = getattr(import_module(f"replydesk.cli.commands.{module}"), function)(options)
    return code


def _report(error: BaseException, words: Sequence[str]) -> int:
    """Say in one line why a command has ended; return the exit code."""
    if _interruption(error):
        sys.stderr.write("replydesk：已中断\n")
        return _code_of(error)
    try:
        from replydesk.cli.last_net import report

        return report(error, words)
    except Exception:  # what it needs is broken, too
        sys.stderr.write("replydesk：程序出了差错，没有做完，已经停下。出错记录没有写成。\n")
        return 70


def _code_of(error: BaseException) -> int:
    """Return the exit code for what ended the program: as shells do, 128 and the signal; 70 for a fault."""
    stopped = _interruption(error)
    if isinstance(stopped, _Ended):
        return 128 + stopped.number
    return 130 if stopped else 70


def _interruption(error: BaseException) -> KeyboardInterrupt | _Ended | None:
    """Return the interruption that an exception is, or has come from; None for a fault.

    Python 3.11 raises RuntimeError for one that arrives in a `__set_name__`, as while a dataclass is made.
    """
    seen: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in seen:
        if isinstance(each, KeyboardInterrupt | _Ended):
            return each
        seen.append(each)
        each = each.__cause__ or each.__context__
    return None


def _listen_to_signals() -> None:
    """Have signals that end the program unwind it first, so that nothing half written stays.

    One that is ignored stays so: `nohup` ignores hang-ups.
    """
    import signal

    def end(number: int, _: FrameType | None) -> None:
        raise _Ended(number)

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _use_utf8_names() -> None:
    """Start the process again in UTF-8 mode if names of files are not UTF-8, as with LC_ALL=C.

    The names of the program's own files, which are Chinese, could not be written at all.
    """
    is_tried = os.environ.get("PYTHONUTF8") == "1"
    if sys.platform == "win32" or sys.getfilesystemencoding() == "utf-8" or is_tried:
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _open_closed_streams() -> None:
    """Open the null device for standard streams that are closed: else a draft's file could become one."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - a handle
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def _make_streams_utf8() -> None:
    """Make the standard streams UTF-8 whatever the system's code page; replace lone surrogates by “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _drop_impossible_sizes() -> None:
    """Forget a window's size in the environment that is no number of up to four digits; Rich believes all."""
    for name in ("COLUMNS", "LINES"):
        size = os.environ.get(name, "0")
        if not (size.isascii() and size.isdigit() and len(size) < 5):
            del os.environ[name]


def _flush() -> None:
    """Write what the standard streams still hold; `main` has reported if that cannot be done."""
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(BaseException):
            stream.flush()
