"""Which version of a draft is meant, by the digits in its records or by a verdict; versions as states."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.desk.versions import Version
from replydesk.draft.authorship import DraftState
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.draft.workflow import Record, workflow_state


def find_version(versions: Sequence[Version], digits: str) -> int | None:
    """Return the index of the last version with these digits (`Version.id`), None if it is not kept."""
    found = (at for at in range(len(versions) - 1, -1, -1) if versions[at].id == digits)
    return next(found, None) if digits else None


def judged_version(draft: Draft, versions: Sequence[Version]) -> tuple[Record | None, int | None]:
    """Return the last verdict on a draft, and the index of the version it was given on.

    Both are None if there is no verdict, the index if its version is not kept or was not noted.
    """
    record = workflow_state(draft).judged
    return record, find_version(versions, record.version) if record else None


def states_of(versions: Sequence[Version], now: Draft | None = None) -> tuple[DraftState, ...]:
    """Return the states of versions in a row, and of the draft as it is now if that is none of them.

    Nobody knows who made the draft as it is now.
    """
    states = [DraftState(parse_draft(each.text).draft, each.who, each.when) for each in versions]
    if now is not None and (not states or states[-1].draft != now):
        states.append(DraftState(now))
    return tuple(states)
