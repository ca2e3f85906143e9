"""A reader that runs in a process of its own, with limits of time, memory and output.

Native code that reads a hostile file may crash, fill the memory or never end; then only its process does.
What it found comes back as JSON: nothing of it is ever executed.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, Timer
from typing import NamedTuple

from replydesk.desk.processes import ended_with_us

_SECONDS = 10.0  # wall time, besides three times the processor time
_READ = 1 << 20  # bytes read at once


class Allowance(NamedTuple):
    """What a reader may use: seconds of processor time, bytes of memory, bytes of output."""

    seconds: float
    memory: int
    output: int


class ChildFault(Exception):
    """A reader that gave no result; `is_ours` is True if it did not even start."""

    def __init__(self, is_ours: bool = False) -> None:
        super().__init__()
        self.is_ours = is_ours


def run_child(module: str, data: bytes, allowance: Allowance) -> dict[str, object]:
    """Run a module that calls `serve`, with `data`; return its result. Raises ChildFault.

    The module is taken from the program only, never from the current folder.
    """
    command = [sys.executable, "-P", "-m", module, str(allowance.seconds), str(allowance.memory)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own, which ends with this program
        )
    except OSError as error:
        raise ChildFault(is_ours=True) from error
    timer = Timer(_SECONDS + 3 * allowance.seconds, process.kill)
    feeder = Thread(target=_feed, args=(process, data), daemon=True)
    try:
        with ended_with_us(process.pid):
            timer.start()
            feeder.start()
            output = _output(process, allowance.output)
            if len(output) > allowance.output or process.wait():
                raise ChildFault
    finally:
        timer.cancel()
        _end(process)
        feeder.join()
    return _result(output)


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Give the process its data; it may end before it has taken all."""
    with suppress(OSError, ValueError):
        if process.stdin:
            process.stdin.write(data)
            process.stdin.close()


def _output(process: subprocess.Popen[bytes], most: int) -> bytes:
    """Return what the process writes until it ends, or a little more than `most` bytes of it."""
    pieces, size = [], 0
    while process.stdout and size <= most and (piece := process.stdout.read(min(_READ, most + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, if it still runs, and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def _result(output: bytes) -> dict[str, object]:
    try:
        result = json.loads(output)
    except (ValueError, RecursionError) as error:
        raise ChildFault from error
    if not isinstance(result, dict):
        raise ChildFault
    return result


def serve(read: Callable[[bytes], dict[str, object]]) -> None:
    """In the process: read standard input whole, set the limits, and write the result of `read`."""
    data = sys.stdin.buffer.read()
    _limit(float(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps(read(data), ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _limit(seconds: float, memory: int) -> None:
    """Limit the process's time and memory if the system can; elsewhere the caller's timeout applies."""
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
