"""The points that wait for an answer, as the check and the steps between stages tell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.points.coverage import unanswered
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import point_lines_of
from replydesk.text.characters import one_line

_NAMED, _LONGEST = 3, 20  # points named in a message, and characters of each


class OpenPoints(NamedTuple):
    """The points of a draft that are not answered; `likely` have passages that are only proposed.

    Those of `missing` that are `doubtful` have a proposed passage too, which may well be on something else.
    """

    missing: tuple[Point, ...] = ()
    likely: tuple[tuple[Point, tuple[Place, ...]], ...] = ()
    doubtful: tuple[Point, ...] = ()

    @property
    def missing_words(self) -> str:
        """Return how many have no answer, the first of them, and which may have one; "" if all have."""
        if not self.missing:
            return ""
        doubt = f"，其中{numbered(self.doubtful, named=False)}有的段或许是，请核对" if self.doubtful else ""
        return f"{numbered(self.missing)}没有答{doubt}"

    @property
    def words(self) -> str:
        """Return how many there are, and the first of them; "" if there are none."""
        parts = [self.missing_words] if self.missing else []
        settled = [point for point, _ in self.likely]
        parts += [f"{numbered(settled, named=False)}像是答了，还没有定"] if settled else []
        return "；".join(parts)


def open_points(draft: Draft) -> OpenPoints:
    """Return the points of a draft that are not answered."""
    if not point_lines_of(draft) or not (waiting := unanswered(draft)):
        return OpenPoints()
    from replydesk.draft.points.proposing import proposed_ties, surely_answered  # most drafts have no points

    ties, sure = proposed_ties(draft), surely_answered(draft)
    is_likely = {each.id: each.id in ties and each.id in sure for each in waiting}
    return OpenPoints(
        tuple(each for each in waiting if not is_likely[each.id]),
        tuple((each, ties[each.id]) for each in waiting if is_likely[each.id]),
        tuple(each for each in waiting if each.id in ties and not is_likely[each.id]),
    )


def numbered(points: Sequence[Point], *, named: bool = True) -> str:
    """Return points by their numbers, the first of them with their words: 第 2、4 条（加大补贴；……）."""
    numbers = f"第 {'、'.join(str(each.number) for each in points)} 条"
    if not named:
        return numbers
    words = [_cut(each.text) for each in points[:_NAMED]] + ["……"] * (len(points) > _NAMED)
    return f"{numbers}（{'；'.join(words)}）"


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
