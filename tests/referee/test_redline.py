"""LibreOffice takes the changes of a 花脸稿 for what they are: made all, or unmade all, a state is left."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from replydesk.layout.head_and_foot import HEAD
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import FOOT
from replydesk.layout.setup import Setup
from replydesk.letter.redline import LetterStep, redline
from replydesk.render import docx_redline
from tests.referee.tracked_changes import settle
from tests.support.edits import steps_of
from tests.support.replies import featured, varied
from tests.support.tracked import paragraphs

pytestmark = pytest.mark.office

SEEDS = range(12)
# LibreOffice takes paragraphs in frames for text boxes, and tracks no changes there.
FRAMED = frozenset((*HEAD, *FOOT))


def _steps(seed: int) -> list[LetterStep]:
    return steps_of(featured(seed) if seed % 2 else varied(seed), random.Random(seed), 5)


@pytest.mark.parametrize("accept", [True, False])
def test_a_state_is_left(accept: bool, tmp_path: Path) -> None:
    files = []
    for seed in SEEDS:
        found = redline(_steps(seed))
        data = docx_redline.render(lay_out(found.letter, Setup()), found, {}, "", None)
        files.append(tmp_path / f"{seed}.docx")
        files[-1].write_bytes(data)
    for seed, file in zip(SEEDS, settle(files, tmp_path, accept=accept), strict=True):
        letter = _steps(seed)[-1 if accept else 0].letter
        left = [text for each in paragraphs(file.read_bytes(), accept=accept) for text in each.split("\t")]
        said = [block.text for block in letter.blocks if block.role not in FRAMED]
        assert [text for text in left[left.index(said[0]) :] if text in said] == said, seed
