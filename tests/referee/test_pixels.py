"""The rules are seen where they are meant: by the pixels of a picture of the page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ..replies import SAMPLES, sample
from . import RefereeMissing
from .elements.letter import LETTER
from .fonts import stand_in_fonts
from .measure import measured
from .pixels import PixelRule, rules
from .prints import Print, Rule, print_all

pytestmark = pytest.mark.office

PIXEL_MM = 0.2
"""Two pixels and a bit: what an edge may be off."""


@contextmanager
def referee() -> Iterator[None]:
    """Skip a test where its programs are missing, but on CI."""
    try:
        yield
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Print, list[PixelRule]]:
    """A sample as printed, and the rules in its picture."""
    folder = tmp_path_factory.mktemp("pixels")
    with referee():
        [page] = print_all({"sample": sample(SAMPLES[0])}, folder, stand_in_fonts())
        return page, rules(folder / "pdf" / "sample.pdf", range(1, 3))


def _edges(rule: Rule | PixelRule) -> tuple[float, ...]:
    return rule.left, rule.right, rule.top, rule.bottom


def test_the_rules_seen_are_those_drawn_and_red(seen: tuple[Print, list[PixelRule]]) -> None:
    page, found = seen
    drawn = [rule for rule in page.rules if rule.page <= 2]
    assert [(rule.page, rule.colour) for rule in found] == [(1, "red")] * 4
    assert len(found) == len(drawn)
    for pixels, vectors in zip(found, drawn, strict=True):
        assert _edges(pixels) == pytest.approx(_edges(vectors), rel=0, abs=PIXEL_MM)


@pytest.mark.parametrize("name", [element.name for element in LETTER if "double rule" in element.name])
def test_a_double_rule_is_seen_in_its_place(name: str, seen: tuple[Print, list[PixelRule]]) -> None:
    page, found = seen
    [element] = [each for each in LETTER if each.name == name]
    as_seen = replace(page, rules=tuple(Rule(rule.page, *_edges(rule)) for rule in found))
    assert abs(measured(element, [as_seen], page.sheet.name).difference) <= PIXEL_MM


def test_what_is_no_long_line_is_not_found(tmp_path: Path) -> None:
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
