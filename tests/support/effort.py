"""How much a run of the tests tries: little in `make test`, everything in `make test-all`."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import settings

QUICK, THOROUGH = "quick", "thorough"  # Hypothesis profiles; pytest --hypothesis-profile=thorough
QUICK_SHARE = 5  # a quick run tries one of so many examples


def seeds(numbers: Iterable[int], quick: int = 5) -> list[object]:
    """Return seeds to parametrise a test with; all but the first few are marked `thorough`."""
    return [
        pytest.param(number, marks=[pytest.mark.thorough] if index >= quick else [])
        for index, number in enumerate(numbers)
    ]


def examples(number: int) -> settings:
    """Return Hypothesis settings: this many examples in a thorough run, a fifth of them in a quick one."""
    is_thorough = settings.get_current_profile_name() == THOROUGH
    return settings(max_examples=number if is_thorough else number // QUICK_SHARE)
