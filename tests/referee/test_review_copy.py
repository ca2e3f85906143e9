"""The review copy printed by LibreOffice: the pages of the letter, line by line, with all its comments."""

from __future__ import annotations

import os
import random
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import CopySource, ReviewRemark
from replydesk.reply.reply import Reply, make_reply
from tests.referee import RefereeMissing
from tests.referee.fonts import stand_in_fonts
from tests.referee.office import lines_of, render
from tests.referee.pdf import Glyph
from tests.support.replies import SAMPLES, long_last_paragraph, sample, starter_stock, varied_reply, word_file

pytestmark = pytest.mark.office

SEEDS = range(24)


@cache
def _replies() -> dict[str, Reply]:
    found = {path.stem: sample(path) for path in SAMPLES}
    found["long last paragraph"] = make_reply(long_last_paragraph(), starter_stock())
    return found | {f"varied {seed}": varied_reply(seed) for seed in SEEDS}


def _copy(reply: Reply) -> bytes:
    """Return a review copy with a remark on one or two stretches of every block."""
    chance = random.Random(17)
    remarks = []
    for number, block in enumerate(reply.letter.blocks):
        for _ in range(chance.randint(1, 2)):
            start = chance.randint(0, len(block.text))
            end = chance.randint(start, len(block.text))
            remarks.append(ReviewRemark(number, start, end, "请核对", "李某某", datetime(2026, 5, 28)))
    fonts, name = reply.profile.fonts, reply.profile.name
    return render_review(reply.pages, fonts, name, None, CopySource("0" * 32, "甲"), remarks)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the PDFs of letters and copies by file name; rendered in one call."""
    folder = tmp_path_factory.mktemp("review")
    paths = []
    for name, reply in _replies().items():
        for stem, data in ((name, word_file(reply)), (f"{name} copy", _copy(reply))):
            paths.append(folder / f"{stem}.docx")
            paths[-1].write_bytes(data)
    try:
        return {path.stem: path for path in render(paths, folder, stand_in_fonts())}
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.mark.parametrize("name", list(_replies()))
def test_the_copy_has_the_pages_of_the_letter(name: str, printed: dict[str, Path]) -> None:
    letter = _placed(printed[name])
    assert _placed(printed[f"{name} copy"]) == letter
    assert all(letter) and len(letter) == len(_replies()[name].pages.pages)


def _placed(pdf: Path) -> list[list[tuple[str, int]]]:
    """Return the lines of every page as text with the height of the baseline (mm)."""
    return [[(_text(line), round(line[0].baseline_mm)) for line in page] for page in lines_of(pdf)]


def _text(line: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in line)
