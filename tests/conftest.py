"""Settings of every test: Hypothesis without a clock, and in CI the same examples every time."""

import gc
import os

from hypothesis import settings

from tests.support.effort import QUICK, QUICK_SHARE, THOROUGH

_base = settings(deadline=None, derandomize="CI" in os.environ)
settings.register_profile(THOROUGH, parent=_base)
settings.register_profile(QUICK, parent=_base, max_examples=_base.max_examples // QUICK_SHARE)
settings.load_profile(QUICK)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what all tests share: the modules and the collected tests."""
    gc.collect()
    gc.freeze()
