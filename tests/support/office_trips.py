"""Round trips of review copies through LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from replydesk.desk import libreoffice
from tests.support.review_trips import Trip


def through_office(trips: Iterable[Trip]) -> Iterator[Trip]:
    """Yield trips whose files LibreOffice has opened and saved."""
    program = libreoffice.find()
    if program is None:
        raise SystemExit("soffice is not installed: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        by_file = {Path(folder) / f"{trip.seed}.docx": trip for trip in trips}
        for file, trip in by_file.items():
            file.write_bytes(trip.data)
        for file, made in libreoffice.convert(program, list(by_file), "docx"):
            if isinstance(made, Path):
                yield by_file[file].saved_as(made.read_bytes())
            else:
                print(f"{file.name}: {made.value}")
