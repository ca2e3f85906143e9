"""A few of the attacks of `make attacks` on lists, letters and pasted texts."""

from __future__ import annotations

import os

import pytest

from tests.attacks import foreign_files
from tests.support.effort import seeds


@pytest.mark.parametrize("seed", seeds(range(1, 21), quick=1))
def test_damaged_lists_are_read_whole_or_refused(seed: int) -> None:
    assert foreign_files.damaged_lists(seed, 40).faults == ()


@pytest.mark.parametrize("seed", seeds(range(1, 21), quick=1))
def test_damaged_letters_are_read_whole_or_refused(seed: int) -> None:
    assert foreign_files.damaged_letters(seed, 100).faults == ()


@pytest.mark.parametrize("seed", seeds(range(1, 21), quick=1))
def test_damaged_review_copies_are_taken_exactly_or_refused(seed: int) -> None:
    assert foreign_files.damaged_reviews(seed, 60).faults == ()


def test_pasted_texts_are_read_in_linear_time() -> None:
    assert foreign_files.pasted_texts(1, 100_000).faults == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_what_is_no_file_is_refused_at_once() -> None:
    assert foreign_files.no_files(1).faults == ()
