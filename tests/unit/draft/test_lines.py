"""A draft's text as lines, and back."""

from pathlib import Path

import pytest

from replydesk.draft.file import parse_draft
from replydesk.draft.lines import DraftLine, draft_lines, placed_lines, with_lines
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import text_at

_DRAFTS = sorted(Path("drafts").glob("*.md"))


@pytest.mark.parametrize("path", _DRAFTS, ids=lambda path: path.stem)
def test_the_lines_of_a_draft_give_it_back(path: Path) -> None:
    draft = parse_draft(path.read_text(encoding="utf-8")).draft
    assert with_lines(draft, draft_lines(draft)) == draft
    for line, place in placed_lines(draft):
        assert text_at(draft, place) == line.text


def test_a_blank_paragraph_is_dropped() -> None:
    lines = (DraftLine(Part.ANSWER, "标题", 1), DraftLine(Part.ANSWER, " "), DraftLine(Part.ANSWER, "文字"))
    draft = with_lines(Draft(), lines)
    assert [line.text for line in draft_lines(draft)] == ["标题", "文字"]
