"""What the drafts written last have, with which a new one starts."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest

from replydesk.desk.desk_folder import Desk, read_head
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.text.errors import UserError

MOST = 30  # drafts looked at


def latest_heads(place: Desk, *keys: str) -> Iterator[Draft]:
    """Yield some fields of the drafts of a desk, the one written last first; none that cannot be read."""
    try:
        latest = nlargest(MOST, place.stamps(), key=lambda each: each[1])
    except UserError:
        return
    for name, _ in latest:
        try:
            yield read_head(place.drafts_folder / name, keys)
        except UserError:
            continue


def with_last_office(place: Desk, draft: Draft) -> Draft:
    """Return a new draft with the office that was last named in one of its unit, if the unit has offices.

    An office that the unit's profile no longer lists is passed over.
    """
    profile = place.stock.profile(draft)
    if not profile.offices or draft.raw(Key.OFFICE) is not None:
        return draft
    heads = (
        head for head in latest_heads(place, Key.UNIT, Key.OFFICE) if place.stock.profile(head) == profile
    )
    offices = (DraftFacts(head, profile).office for head in heads)
    last = next(filter(None, offices), None)
    return draft.with_field(Key.OFFICE, last.name) if last else draft
