"""The positions of the rules in a picture of the page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from replydesk.letter.print_options import Format
from replydesk.reply.reply import make_reply
from tests.referee import RefereeMissing
from tests.referee.elements import ELEMENTS, Element
from tests.referee.fonts import stand_in_fonts
from tests.referee.measure import KINDS, Kind, kinds_of, measured
from tests.referee.pdf import Rule
from tests.referee.pixels import PixelRule, rules
from tests.referee.prints import Print, print_all
from tests.support.replies import SAMPLES, sample, stock_with

pytestmark = pytest.mark.office

PIXEL_MM = 0.2  # tolerance of an edge: a bit more than two pixels


@contextmanager
def referee() -> Iterator[None]:
    """Skip a test if its programs are missing, except on CI."""
    try:
        yield
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, tuple[Print, list[PixelRule]]]:
    """Return a sample printed in both formats on both sheets, with the rules seen on first and last pages."""
    folder = tmp_path_factory.mktemp("pixels")
    draft = sample(SAMPLES[0]).draft
    made = {
        str(kind): make_reply(
            draft,
            stock_with(lambda profile: replace(profile, format=Format(kind.format), sheet=kind.sheet)),  # noqa: B023
        )
        for kind in KINDS
    }
    with referee():
        prints = print_all(made, folder, stand_in_fonts())
        return {
            kind: (page, rules(folder / "pdf" / f"{kind}.pdf", (1, len(page.papers))))
            for kind, page in zip(KINDS, prints, strict=True)
        }


def _edges(rule: Rule | PixelRule) -> tuple[float, ...]:
    return rule.left, rule.right, rule.top, rule.bottom


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_rules_seen_are_those_drawn(kind: Kind, seen: dict[Kind, tuple[Print, list[PixelRule]]]) -> None:
    page, found = seen[kind]
    assert [rule.page for rule in found] == [rule.page for rule in page.rules]
    for pixels, vectors in zip(found, page.rules, strict=True):
        assert _edges(pixels) == pytest.approx(_edges(vectors), rel=0, abs=PIXEL_MM)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_rules_of_the_head_are_red_and_those_of_the_foot_black(
    kind: Kind, seen: dict[Kind, tuple[Print, list[PixelRule]]]
) -> None:
    _, found = seen[kind]
    wanted = ["red"] * 4 if kind.format == Format.LETTER else ["red", "black", "black", "black"]
    assert [rule.colour for rule in found] == wanted


@pytest.mark.parametrize(
    ("element", "kind"),
    [(element, kind) for element in ELEMENTS if "rule" in element.name for kind in kinds_of(element)],
    ids=lambda each: each.name if isinstance(each, Element) else str(each),
)
def test_a_rule_is_seen_in_its_place(
    element: Element, kind: Kind, seen: dict[Kind, tuple[Print, list[PixelRule]]]
) -> None:
    page, found = seen[kind]
    as_seen = replace(page, rules=tuple(Rule(rule.page, *_edges(rule)) for rule in found))
    if any(True for _ in element.measure(as_seen)):  # the sample has neither marks nor a signer
        assert abs(measured(element, [as_seen], kind).difference) <= PIXEL_MM


def test_shapes_that_are_no_long_lines_are_not_found(tmp_path: Path) -> None:
    picture = Image.new("RGB", (2480, 3508), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 200, 100 + 580, 203), "black")  # 49 mm
    draw.rectangle((100, 300, 103, 2000), "black")  # upright
    draw.rectangle((100, 400, 1100, 400), "#dddddd")  # a shade
    draw.rectangle((100, 500, 1100, 502), "black")
    picture.save(tmp_path / "drawn.pdf", resolution=300)
    with referee():
        [rule] = rules(tmp_path / "drawn.pdf")
    assert rule.colour == "black"
    assert _edges(rule) == pytest.approx((8.47, 93.22, 42.33, 42.59), abs=PIXEL_MM)
