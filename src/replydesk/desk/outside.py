"""Files handed to other programs of this computer: opened as by a double click, or sent to a printer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.processes import on_path

OPENS_WITHIN = 2.0  # seconds after which an opener that still runs is taken to have shown the file
PRINTS_WITHIN = 60.0  # seconds given to the system to take over what is to be printed
_LISTS_WITHIN = 5.0  # seconds given to the system to list its printers
_MOST_LISTED = 30  # printers offered

_PRINTER_NAME = re.compile(r"[^\s/\-#][^\s/#]*")  # as CUPS allows them; none is taken for an option

NO_SCREEN = "这里没有图形界面（多半是远程登录），开不了窗口"
_NO_OPENER = "这台电脑上没有找到打开文件的程序（xdg-open）"
_REFUSED = "系统没能打开它；多半没有装能打开它的程序（Word、WPS 或 LibreOffice）"


class Printer(NamedTuple):
    """A printer of the system, by its name."""

    name: str
    is_default: bool = False


def why_no_window() -> str:
    """Return why no window can be opened here, "" if one can."""
    if sys.platform in ("win32", "darwin"):
        return NO_SCREEN if os.environ.get("SSH_CONNECTION") else ""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return NO_SCREEN
    return "" if _program("xdg-open", "wslview") else _NO_OPENER


def open_file(path: Path) -> str:
    """Open a file or folder with the program that the system has for it; return "", or why it is not open.

    The other program gets no terminal: whatever it says is not shown. Blocks for up to `OPENS_WITHIN`.
    """
    if why := why_no_window():
        return why
    if sys.platform == "win32":
        return _start_file(path, "open")
    opener = _program("open") if sys.platform == "darwin" else _program("xdg-open", "wslview")
    return _run([str(opener), str(path.absolute())], OPENS_WITHIN, _REFUSED) if opener else _NO_OPENER


def prints_word_files() -> bool:
    """Return True if the system prints Word files itself, by the program it has for them."""
    return sys.platform == "win32"


def printers() -> list[Printer]:
    """Return the printers of the system, the default one first; [] if it has none or cannot tell."""
    if prints_word_files():
        return [Printer("默认打印机", True)]
    if _program("lp") is None:
        return []
    listing, default = _lines("lpstat", "-e"), _lines("lpstat", "-d")
    first = default[0].rpartition(":")[2].strip() if default and ":" in default[0] else ""
    names = [name for name in dict.fromkeys([first, *listing]) if _PRINTER_NAME.fullmatch(name)]
    return [Printer(name, name == first) for name in names[:_MOST_LISTED]]


def print_file(path: Path, printer: str, title: str) -> str:
    """Send a PDF, or a Word file if `prints_word_files`, to a printer; return "", or why it was not taken.

    Blocks for up to `PRINTS_WITHIN`.
    """
    if prints_word_files():
        return _start_file(path, "print")
    program = _program("lp")
    if program is None:
        return "这台电脑上没有打印命令（lp）"
    words = [str(program), "-d", printer, "-t", title, "--", str(path)]
    return _run(words, PRINTS_WITHIN, f"打印机“{printer}”没有接收", is_to_end=True)


def _program(*names: str) -> Path | None:
    return next((path for path in on_path(names) if path.is_file() and os.access(path, os.X_OK)), None)


def _start_file(path: Path, verb: str) -> str:
    """Start a file as Windows does."""
    start = getattr(os, "startfile")  # noqa: B009 - only Windows has it
    try:
        start(str(path.absolute()), verb)
    except OSError:
        return _REFUSED
    return ""


def _run(words: Sequence[str], seconds: float, refused: str, *, is_to_end: bool = False) -> str:
    """Run a program without a terminal; return "" if it succeeds, or goes on and need not end in time."""
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return refused
    try:
        return "" if process.wait(seconds) == 0 else refused
    except subprocess.TimeoutExpired:
        if is_to_end:
            process.kill()
            process.wait()
            return f"{refused}：等了 {seconds:.0f} 秒"
        return ""


def _lines(name: str, *words: str) -> list[str]:
    """Return what a short command says, [] if there is none or it fails."""
    program = _program(name)
    if program is None:
        return []
    try:
        said = subprocess.run(
            [str(program), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LISTS_WITHIN,
            start_new_session=True,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return said.stdout.decode("utf-8", "replace").splitlines() if said.returncode == 0 else []
