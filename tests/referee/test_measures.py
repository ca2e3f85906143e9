"""Every element of the printed page is where the standard has it, on first and later pages."""

from __future__ import annotations

import os

import pytest

from replydesk.layout.sheet import SHEETS

from . import RefereeMissing
from .elements import ELEMENTS, Element
from .faces import FACES_WANTED, Face, faces_found
from .fonts import stand_in_fonts
from .measure import measured
from .prints import Print
from .specimens import print_replies

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> list[Print]:
    """Forty replies as printed, rendered in one call."""
    try:
        return print_replies(tmp_path_factory.mktemp("measures"), stand_in_fonts())
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.name)
def test_an_element_is_in_its_place(element: Element, sheet: str, prints: list[Print]) -> None:
    found = measured(element, prints, sheet)
    assert found.value == pytest.approx(found.wanted, rel=0, abs=element.tolerance), found.where


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("face", FACES_WANTED, ids=lambda face: face.name)
def test_a_part_is_printed_in_its_face(face: Face, sheet: str, prints: list[Print]) -> None:
    assert faces_found(face, prints, sheet) == {face.wanted}


def test_the_prints_have_first_odd_and_even_pages(prints: list[Print]) -> None:
    for sheet in SHEETS:
        assert max(len(page.papers) for page in prints if page.sheet.name == sheet) >= 4
