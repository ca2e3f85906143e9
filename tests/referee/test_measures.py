"""The positions of the elements of the printed page by the standard, on first and later pages."""

from __future__ import annotations

import os

import pytest

from tests.referee import RefereeMissing
from tests.referee.elements import ELEMENTS, Element
from tests.referee.faces import FACES_WANTED, Face, faces_found
from tests.referee.fonts import stand_in_fonts
from tests.referee.measure import KINDS, Kind, kinds_of, measured, of_kind
from tests.referee.prints import Print
from tests.referee.specimens import print_replies

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> list[Print]:
    """Return the printed specimens and samples, rendered in one call."""
    try:
        return print_replies(tmp_path_factory.mktemp("measures"), stand_in_fonts())
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.mark.parametrize(
    ("element", "kind"),
    [(element, kind) for element in ELEMENTS for kind in kinds_of(element)],
    ids=lambda each: each.name if isinstance(each, Element) else str(each),
)
def test_an_element_is_in_its_place(element: Element, kind: Kind, prints: list[Print]) -> None:
    found = measured(element, prints, kind)
    assert found.value == pytest.approx(found.wanted, rel=0, abs=element.tolerance), found.where


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("face", FACES_WANTED, ids=lambda face: face.name)
def test_a_part_is_printed_in_its_face(face: Face, kind: Kind, prints: list[Print]) -> None:
    if face.format in ("", kind.format):
        assert faces_found(face, prints, kind) == {face.wanted}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_prints_have_first_odd_and_even_pages(kind: Kind, prints: list[Print]) -> None:
    assert max(len(page.papers) for page in of_kind(prints, kind)) >= 4
