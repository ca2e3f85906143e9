"""The printed page against the official one, as a table for the README: `python -m scripts.page_report`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.referee.elements import ELEMENTS, Element
from tests.referee.faces import FACES_WANTED, Face, faces_found
from tests.referee.fonts import stand_in_fonts
from tests.referee.measure import Measured, measured
from tests.referee.prints import Print
from tests.referee.specimens import print_replies

from replydesk.layout.sheet import SHEETS


def main() -> int:
    """Print the table; the exit code is 1 if an element is out of its place."""
    with tempfile.TemporaryDirectory() as folder:
        prints = print_replies(Path(folder), stand_in_fonts())
    for line in table(prints):
        print(line)
    wrong = [element.name for element in ELEMENTS if not _holds(element, prints)]
    wrong += [face.name for face in FACES_WANTED if not _is_set_in(face, prints)]
    for name in wrong:
        print(f"out of its place: {name}", file=sys.stderr)
    return 1 if wrong else 0


def table(prints: list[Print]) -> Iterator[str]:
    """The lines of the table in Markdown: the farthest value of each element on each sheet."""
    heads = [cell for sheet in SHEETS for cell in (f"{sheet}: measured", "difference")]
    yield _line("element", "GB/T 9704-2012", "wanted", *heads, "how")
    yield _line("---", "---", *["---:"] * (1 + len(heads)), "---")
    for element in ELEMENTS:
        yield _element_line(element, [measured(element, prints, sheet) for sheet in SHEETS])
    for face in FACES_WANTED:
        found = ["、".join(sorted(faces_found(face, prints, sheet))) for sheet in SHEETS]
        cells = [cell for name in found for cell in (name, "")]
        yield _line(f"face: {face.name}", face.clause, face.wanted, *cells, "")


def _element_line(element: Element, found: list[Measured]) -> str:
    wanted = " / ".join(dict.fromkeys(_number(each.wanted, element.unit) for each in found))
    cells = [
        cell
        for each in found
        for cell in (_number(each.value, element.unit), f"{each.difference:+.2f}".replace("-0.00", "+0.00"))
    ]
    return _line(element.name, element.clause, f"{wanted} {element.unit}", *cells, element.how)


def _number(value: float, unit: str) -> str:
    return f"{value:.2f}" if unit == "mm" else f"{value:g}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _holds(element: Element, prints: list[Print]) -> bool:
    return all(abs(measured(element, prints, sheet).difference) <= element.tolerance for sheet in SHEETS)


def _is_set_in(face: Face, prints: list[Print]) -> bool:
    return all(faces_found(face, prints, sheet) == {face.wanted} for sheet in SHEETS)


if __name__ == "__main__":
    sys.exit(main())
