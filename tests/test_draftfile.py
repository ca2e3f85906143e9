from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft import Draft
from replydesk.draftfile import format as format_draft
from replydesk.draftfile import parse

from .strategies import DRAFTS


@given(DRAFTS)
def test_every_draft_comes_back_from_its_file(draft: Draft) -> None:
    assert parse(format_draft(draft)).draft == draft
