"""Reports of faults of the program, for its maintainers: where in the code, never what the clerk wrote.

A message of an exception can hold text of a draft, or its name.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from replydesk import __version__

FOLDER = "答复工作台-出错记录"  # in the clerk's home, else in the folder for temporary files
KEPT = 5  # reports in a folder; older ones are removed
_FRAMES = 20  # shown of each end of a longer traceback
_MESSAGE = 200  # characters kept of an exception's message
_NAME = re.compile(r"\d{4}-\d\d-\d\d \d{6}-\d+\.txt")
_QUOTES = "'\"`"
_DIGITS = 3  # in a word that may be a number of somebody's


def write_report(error: BaseException, command: str, home: Path | None = None) -> str:
    """Write the report of a fault in a command; return a sentence with its place. Never fails."""
    with suppress(Exception):
        text = "\n".join(format_report(error, command, datetime.now())) + "\n"
        for folder in _folders(home):
            with suppress(OSError, ValueError):
                return f"出错记录：{_write(folder, text.encode('utf-8', 'replace'))}，请交给维护人员。"
    return "出错记录没有写成。"


def format_report(error: BaseException, command: str, now: datetime) -> Iterator[str]:
    """Yield the lines of a report."""
    yield f"时间：{now:%Y-%m-%d %H:%M:%S}"
    yield f"程序：replydesk {__version__}"
    yield f"Python：{platform.python_version()}，{platform.platform()}"
    yield f"命令：{command}"
    for each in _chain(error):
        yield ""
        yield from _frames(each.__traceback__)
        yield f"{type(each).__name__}: {_message(each)}"


def _chain(error: BaseException) -> list[BaseException]:
    """Return an exception and those it came from, the first one first."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found and len(found) < KEPT:
        found.insert(0, each)
        each = each.__cause__ or each.__context__
    return found


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    """Yield the places of a traceback, the outermost first; of a very long one, both ends."""
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"  {_module(code.co_filename)}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    if len(places) > 2 * _FRAMES:
        places[_FRAMES:-_FRAMES] = [f"  …… {len(places) - 2 * _FRAMES} ……"]
    yield from places


def _module(name: str) -> str:
    """Return a file of code without the folders above its package, which can hold the user's name."""
    parts = Path(name).parts
    for above in ("site-packages", "src", f"python{sys.version_info[0]}.{sys.version_info[1]}"):
        if above in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(above) :])
    return "/".join(parts[-2:])


def _message(error: BaseException) -> str:
    """Return the message of an exception without what may be data: quoted, not ASCII, numbers, paths."""
    if isinstance(error, OSError):
        return f"[{error.errno}] {error.strerror}"
    text = str(error)
    quotes = [at for at, char in enumerate(text) if char in _QUOTES]
    if quotes:
        text = f"{text[: quotes[0]]} … {text[quotes[-1] + 1 :] if len(quotes) % 2 == 0 else ''}"
    return " ".join(word if _is_plain(word) else "…" for word in text.split())[:_MESSAGE]


def _is_plain(word: str) -> bool:
    """Return True for a word of a message that is nobody's name, number, address or path."""
    return word == "…" or (
        word.isascii() and not set("/\\@") & set(word) and sum(map(str.isdigit, word)) < _DIGITS
    )


def _folders(home: Path | None) -> Iterator[Path]:
    """Yield the folders a report may be written to, the best first."""
    with suppress(RuntimeError, OSError):
        yield (home or Path.home()) / FOLDER
    import tempfile

    with suppress(OSError):
        user = str(os.getuid()) if hasattr(os, "getuid") else ""
        yield Path(tempfile.gettempdir(), f"{FOLDER}{user}")


def _write(folder: Path, data: bytes) -> Path:
    """Write a report under a free name, and remove the oldest. Raises OSError."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.lstat().st_uid != os.getuid():
        raise PermissionError(folder)  # a folder of temporary files is everybody's
    path = folder / f"{datetime.now():%Y-%m-%d %H%M%S}-{os.getpid()}.txt"
    with path.open("xb") as file:
        file.write(data)
    for old in sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))[:-KEPT]:
        with suppress(OSError):
            (folder / old).unlink()
    return path
