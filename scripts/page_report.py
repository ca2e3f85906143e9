"""The printed page against the official one: `python -m scripts.page_report [FILE] [--short]`.

Without a file the report goes to standard output; `--short` prints the rows for docs/measurements.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.referee.elements import ELEMENTS, Element
from tests.referee.faces import FACES_WANTED, Face, faces_found
from tests.referee.fonts import stand_in_fonts
from tests.referee.measure import KINDS, Measured, kinds_of, measured
from tests.referee.prints import Print
from tests.referee.specimens import print_replies

HEAD = """# The printed page, measured

Made by `make page-report`: {prints} prints by LibreOffice with stand-in fonts of the office faces' metrics,
the worst value of each element. A clause is of GB/T 9704-2012; "practice" is not in the standard. The
difference is the worst of all four columns.
"""

# the most important elements, by name; a name may be in both formats
SHORT = (
    "letterhead, upper edge",
    "first double rule, below the letterhead",
    "second double rule, above the paper's edge",
    "document number, below the rule",
    "document number, blank lines above",
    "red rule, below the number",
    "title, blank lines above",
    "body, first-line indent",
    "body, right edge",
    "line pitch",
    "lines on their rows",
    "page, first line's upper edge",
    "page, last line's lower edge",
    "date, right edge",
    "joint signatures, side by side",
    "imprint's last rule, lower edge",
    "page number, dash below the type area",
    "two-sided, even pages: left edge",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report; return 1 if an element is out of place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="file of the report")
    parser.add_argument("--short", action="store_true", help="only the rows for docs/measurements.md")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        prints = print_replies(Path(folder), stand_in_fonts())
    text = report(prints, short=chosen.short)
    if chosen.file:
        chosen.file.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    wrong = [element.name for element in ELEMENTS if not _holds(element, prints)]
    wrong += [face.name for face in FACES_WANTED if not _is_set_in(face, prints)]
    for name in wrong:
        print(f"out of its place: {name}", file=sys.stderr)
    return 1 if wrong else 0


def report(prints: Sequence[Print], *, short: bool = False) -> str:
    """Return the report in Markdown; the short one has its most important rows only."""
    if short:
        return "".join(f"{line}\n" for line in _table(prints, [e for e in ELEMENTS if e.name in SHORT], ()))
    lines = _table(prints, ELEMENTS, FACES_WANTED)
    return "\n".join((HEAD.format(prints=len(prints)), *lines, ""))


def _table(prints: Sequence[Print], elements: Iterable[Element], faces: Iterable[Face]) -> Iterator[str]:
    yield _line("element", "clause", "wanted", *map(str, KINDS), "worst difference", "how")
    yield _line("---", "---", *["---:"] * (2 + len(KINDS)), "---")
    for element in elements:
        yield _element_line(element, prints)
    for face in faces:
        found = [
            "、".join(sorted(faces_found(face, prints, kind))) if face.format in ("", kind.format) else "—"
            for kind in KINDS
        ]
        yield _line(f"face: {face.name}", face.clause, face.wanted, *found, "", "")


def _element_line(element: Element, prints: Sequence[Print]) -> str:
    found = {kind: measured(element, prints, kind) for kind in kinds_of(element)}
    wanted = " / ".join(dict.fromkeys(_number(each.wanted, element.unit) for each in found.values()))
    cells = [_number(found[kind].value, element.unit) if kind in found else "—" for kind in KINDS]
    worst = max((each.difference for each in found.values()), key=abs)
    difference = f"{worst:+.2f}".replace("-0.00", "+0.00")
    return _line(
        element.name, element.clause, f"{wanted} {element.unit}".strip(), *cells, difference, element.how
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00") if unit == "mm" else f"{value:g}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _holds(element: Element, prints: Sequence[Print]) -> bool:
    return all(_fits(element, measured(element, prints, kind)) for kind in kinds_of(element))


def _fits(element: Element, found: Measured) -> bool:
    return abs(found.difference) <= element.tolerance


def _is_set_in(face: Face, prints: Sequence[Print]) -> bool:
    kinds = [kind for kind in KINDS if face.format in ("", kind.format)]
    return all(faces_found(face, prints, kind) == {face.wanted} for kind in kinds)


if __name__ == "__main__":
    sys.exit(main())
