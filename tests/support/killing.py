"""A program killed at any call of the system that changes a disk: no cleaning up, nothing else written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle")


CHANGING = frozenset({"link", "unlink", "rename", "replace", "mkdir", "rmdir", "write", "chmod", "remove"})


def killed_at(call: int, work: Callable[[], object]) -> bool:
    """Do some work in a child that is killed before so many calls; return True if it was done with fewer."""
    child = os.fork()
    if child == 0:
        left = call

        def count(_: FrameType, event: str, called: Any) -> None:
            nonlocal left
            if event == "c_call" and getattr(called, "__name__", "") in CHANGING:
                left -= 1
                if not left:
                    os._exit(9)

        sys.setprofile(count)
        work()
        sys.setprofile(None)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
