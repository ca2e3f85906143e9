"""Letters of the check's fixtures with what the suggestions they answer may have asked for, written by hand.

They were written for another purpose by others than those who chose the words of likeness.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from replydesk.draft.file import parse_draft
from replydesk.draft.model import Part
from replydesk.draft.place import Place
from tests.support.answered.made import AnsweredPoints

_LETTERS = Path(__file__).with_name("letters.txt")
_FOLDER = Path(__file__).parents[2] / "fixtures" / "clean"


def letter_cases() -> Iterator[AnsweredPoints]:
    """Yield the letters with their points."""
    blocks = _LETTERS.read_text(encoding="utf-8").split("\n## ")[1:]
    for number, block in enumerate(blocks):
        name, *lines = block.strip().splitlines()
        pairs = [line.rpartition(" = ") for line in lines]
        draft = parse_draft((_FOLDER / f"{name}.md").read_text(encoding="utf-8")).draft
        truth = {at: frozenset(_places(places)) for at, (_, _, places) in enumerate(pairs)}
        yield AnsweredPoints(number, "真稿样", tuple(text for text, _, _ in pairs), draft, truth)


def _places(words: str) -> Iterator[Place]:
    for word in words.split():
        if word != "-":
            section, paragraph = map(int, word.rsplit("/", 1))
            yield Place(Part.ANSWER, section, paragraph)
