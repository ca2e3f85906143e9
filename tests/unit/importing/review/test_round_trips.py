"""Review copies edited by several people, and meanwhile by us, read back."""

import pytest

from tests.support.effort import seeds
from tests.support.review_trips import make_trip, problems


@pytest.mark.parametrize("seed", seeds(range(60), quick=6))
def test_a_review_copy_comes_back_whole(seed: int) -> None:
    assert problems(make_trip(seed)) == []
