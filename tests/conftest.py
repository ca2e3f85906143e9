"""Settings of every test: Hypothesis without a clock, and in CI the same examples every time."""

import gc
import os

import pytest
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


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the indexes of past replies of the tests' desks out of the user's own cache folder."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(tmp_path_factory.mktemp("cache"))
