"""How often memory is looked through for what nobody uses any more."""

from __future__ import annotations

import gc


def collect_seldom() -> None:
    """Let this process look through its memory seldom.

    What a command loads stays until it ends, and what is made of a draft refers to nothing that refers back:
    to look through all of it as often as Python does takes a sixth of the time of an export.
    """
    gc.set_threshold(50_000)


def keep_what_there_is() -> None:
    """Have this process not look through what its memory holds now: ten thousand drafts take it 0.1 s.

    What is given up of it later is free all the same, unless it refers to itself in a circle.
    """
    gc.freeze()
