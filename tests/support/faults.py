"""Faults that nobody has foreseen: an exception at any call of any function of the program."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import replydesk

SOURCE = str(Path(replydesk.__file__).parent)
KINDS: tuple[type[Exception], ...] = (
    ValueError,
    RecursionError,
    MemoryError,
    UnicodeError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    ZeroDivisionError,
    AssertionError,
    ImportError,
    RuntimeError,
    StopIteration,
)
SECRET = "张某某13812345678"  # in the message of every fault; it must be in no report

# What must hold is not what the net holds with.
_NET = (
    "program.py",
    "last_net.py",
    "fault_report.py",
    "ending.py",
    "processes.py",
    "exit_codes.py",
    "marks.py",
)


class Fault:
    """A profile function that counts calls of the program's functions, and raises at one of them."""

    def __init__(self, at: int, kind: type[Exception] = ValueError) -> None:
        self.at = at
        self.kind = kind
        self.calls = 0
        self.place = ""  # where it was raised

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(SOURCE) or code.co_filename.endswith(_NET):
            return
        self.calls += 1
        if self.calls == self.at:
            sys.setprofile(None)
            self.place = f"{Path(code.co_filename).name}:{code.co_name}"
            raise self.kind(SECRET)


@contextmanager
def injected(fault: Fault, *, in_threads: bool = False) -> Iterator[None]:
    """Have a fault happen in the block, in this thread and, if wanted, in those it starts."""
    if in_threads:
        threading.setprofile(fault)
    sys.setprofile(fault)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
