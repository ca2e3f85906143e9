"""What an attack is: a kind of bad input or bad luck, tried many times, and what it broke."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Result(NamedTuple):
    """The outcome of an attack."""

    tries: int
    faults: tuple[str, ...] = ()  # what broke, a line each


class Attack(NamedTuple):
    """A kind of attack, and the function that tries it from a seed."""

    kind: str
    run: Callable[[int], Result]
