"""Processor time as a test may judge it: the least of a few runs, as other work on the machine adds to it.

A long test run holds a million objects, and Python's collector looks through all of them while a test makes
its own: it rests while time is taken.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_RUNS = 3


def least_seconds(run: Callable[[], object], enough: float) -> float:
    """Return the least processor time of up to three runs, children included; stop at one within `enough`."""
    least = float("inf")
    for _ in range(_RUNS):
        with without_collector():
            started = _used()
            run()
            least = min(least, _used() - started)
        if least <= enough:
            break
    return least


def milliseconds(call: Callable[..., object], *args: object) -> float:
    """Return the processor time of one call, without children: for benchmarks, which take many."""
    start = time.process_time()
    call(*args)
    return (time.process_time() - start) * 1000


@contextmanager
def without_collector() -> Iterator[None]:
    """Let the cyclic garbage collector rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _used() -> float:
    return sum(os.times()[:4])
