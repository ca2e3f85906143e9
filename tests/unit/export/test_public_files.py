"""What lies beside the letters of a public run: names, list and record without private text and paths."""

from __future__ import annotations

import pytest

from tests.attacks import privacy


@pytest.mark.parametrize("every", [80, pytest.param(4, marks=pytest.mark.thorough)])
def test_nothing_private_lies_beside_a_public_copy(every: int) -> None:
    tried = privacy.files_beside(1, every)
    assert tried.tries and tried.faults == ()
