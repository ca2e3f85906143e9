"""Judges the points found in suggestions whose points are known."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.points.finding.found import FoundPoint, found_points
from tests.support.suggestions import Suggestion, Wanted


class JudgedSuggestion(NamedTuple):
    """A suggestion with the points found in it: those that are wanted, and those that are not."""

    suggestion: Suggestion
    found: tuple[FoundPoint, ...]
    missed: tuple[Wanted, ...]
    invented: tuple[FoundPoint, ...]


def judged(suggestion: Suggestion) -> JudgedSuggestion:
    """Judge the points found: each wanted one once, by where it begins; all others are invented."""
    found = found_points(suggestion.original)
    left = list(found)
    missed: list[Wanted] = []
    for wanted in suggestion.wanted:
        mine = next((each for each in left if _is_it(each, wanted)), None)
        if mine:
            left.remove(mine)
        else:
            missed.append(wanted)
    return JudgedSuggestion(suggestion, found, tuple(missed), tuple(left))


def _is_it(found: FoundPoint, wanted: Wanted) -> bool:
    """Return True if a found point begins where a wanted one does, give or take who is to do it."""
    if found.paragraph != wanted.paragraph or not wanted.start - 6 <= found.start <= wanted.start + 12:
        return False
    return found.start < wanted.end and found.end <= wanted.end + 60
