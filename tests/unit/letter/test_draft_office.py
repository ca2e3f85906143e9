"""Tests of what follows in a draft when another office is chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key
from replydesk.letter.draft_office import typed_contact, with_office
from replydesk.letter.facts import DraftFacts
from replydesk.letter.offices import Office
from replydesk.letter.profile import Profile

OFFICES = (Office("老龄处", "陈某某", "0000-1"), Office("养老处", "赵某某"))
UNIT = Profile(name="甲厅", contact="王某某", phone="0000-0", offices=OFFICES)


@pytest.mark.parametrize(
    ("contact", "phone", "stayed", "printed"),
    [
        ("", "", [], ("赵某某", "0000-0")),
        ("王某某", "0000-0", [], ("赵某某", "0000-0")),  # the unit's, as an old draft has them
        ("陈某某", "0000-1", [], ("赵某某", "0000-0")),  # another office's
        ("孙某某", "0000-1", [Key.CONTACT], ("孙某某", "0000-0")),
        ("无", "0000-9", [Key.CONTACT, Key.PHONE], ("", "0000-9")),
    ],
)
def test_what_the_profile_has_follows_and_what_is_typed_stays(
    contact: str, phone: str, stayed: list[Key], printed: tuple[str, str]
) -> None:
    draft = with_office(Draft(((Key.CONTACT, contact), (Key.PHONE, phone))), "养老处", UNIT)
    facts = DraftFacts(draft, UNIT)
    assert typed_contact(draft) == stayed
    assert (facts.filled(Key.CONTACT), facts.filled(Key.PHONE)) == printed


@given(st.sampled_from(["", "老龄处", "养老处", "某某处"]), st.sampled_from(["", "老龄处", "某某处"]))
def test_an_office_is_kept_by_the_file_and_can_be_taken_back(first: str, then: str) -> None:
    draft = with_office(with_office(Draft(), first, UNIT), then, UNIT)
    assert draft.get(Key.OFFICE) == then
    assert parse_draft(format_draft(draft)).draft.get(Key.OFFICE) == then
