"""Review copies that LibreOffice has opened and saved, read back."""

import os

import pytest

from replydesk.desk import libreoffice
from tests.support.review_trips import make_trip, problems, through_office

pytestmark = pytest.mark.office


def test_review_copies_come_back_whole_through_libreoffice() -> None:
    if libreoffice.find() is None and not os.environ.get("CI"):
        pytest.skip("soffice is not installed")
    trips = [make_trip(seed) for seed in range(300, 312)]
    saved = list(through_office(trips))
    assert len(saved) == len(trips)
    assert [line for trip in saved for line in problems(trip)] == []
