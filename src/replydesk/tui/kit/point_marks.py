"""Numbers in the margin of printed pages: which points of the suggestion a paragraph answers.

They stand in the cells between type area and frame, which nothing else uses, and only on screens.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, TypeVar

from rich.style import Style
from rich.text import Text

from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.reply.reply import Reply

if TYPE_CHECKING:
    from replydesk.layout.pages import Row
    from replydesk.letter.model import Letter

POINT_LOOK = "page-point"  # the component class of the numbers

# The numbers of the points that blocks of the letter answer, by the block
PrintedPoints = Mapping[int, tuple[int, ...]]

_At = TypeVar("_At", bound=Hashable)

MORE = "+"  # behind a number where the paragraph has fewer lines than numbers


def printed_points(reply: Reply) -> PrintedPoints:
    """Return the points that each block of the letter answers; of a table row its first cell."""
    found: dict[int, tuple[int, ...]] = {}
    if not reply.draft.raw(Key.POINTS):
        return found
    from replydesk.draft.points.coverage import answered_by  # most drafts have no points

    for place, numbers in answered_by(reply.draft).items():
        if (block := _block_at(reply.letter, place)) is not None:
            found[block] = tuple(sorted({*found.get(block, ()), *numbers}))
    return found


def _block_at(letter: Letter, place: Place) -> int | None:
    """Return the block printed of a place, of a paragraph that runs in that of its heading."""
    blocks = letter.by_place.get(place)
    if not blocks and place.section >= 0 and place.paragraph == 0:
        blocks = letter.by_place.get(place._replace(paragraph=-1))
    return blocks[0] if blocks else None


def margin_numbers(rows: Mapping[_At, Row], points: PrintedPoints) -> dict[_At, str]:
    """Return the numbers beside printed rows: one a row, from the first row of each block on."""
    if not points:
        return {}
    rows_of: dict[int, list[_At]] = {}
    for at, row in rows.items():
        for block in dict.fromkeys(line.block for line in row):
            if block in points:
                rows_of.setdefault(block, []).append(at)
    found: dict[_At, str] = {}
    for block, printed in rows_of.items():
        free = [at for at in printed if at not in found]
        found.update(zip(free, _labels(points[block], len(free)), strict=False))
    return found


def _labels(numbers: tuple[int, ...], count: int) -> list[str]:
    """Return numbers for at most so many rows; the last one tells if there are more."""
    labels = [str(number) for number in numbers[:count]]
    if labels and len(numbers) > count:
        labels[-1] += MORE
    return labels


def with_number(drawn: Text, label: str, style: Style) -> Text:
    """Return a drawn row with a number in its right margin, else in the left one; no wider than it was.

    Where a line fills both, as a condensed one may, the number takes the place of the frame.
    """
    row, wide = drawn.plain, len(label)
    end = len(row) - 1  # of the right margin: there the frame is
    if wide <= 3 and row[end - 2 : end].isspace():
        at = end - min(wide, 2)
    elif wide < 3 and row[3 - wide : 3].isspace():
        at = 3 - wide
    else:
        at, label, wide = end, label if wide == 1 else MORE, 1
    return Text(no_wrap=True).append_text(drawn[:at]).append(label, style).append_text(drawn[at + wide :])
