"""Paragraphs of two texts paired by how alike they are: reworded, split in two, two joined into one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from replydesk.text.best_pairs import Group, best_groups
from replydesk.text.char_diff import likeness

LEAST = 0.5  # share of equal characters from which paragraphs are one
OTHER = 0.25  # share of them below which one is not reworded but another one
_MOST_PAIRS = 600  # paragraphs of one text times those of the other that are compared; of more none are

_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))


def paired(old: Sequence[str], new: Sequence[str], moved: Collection[str] = ()) -> list[Group]:
    """Return which paragraphs became which, in order; those that have no like are replaced by each other.

    Those that have next to nothing in common, and those that are `moved`, which stand elsewhere in the other
    text, are removed and added by themselves.
    """
    if len(old) * len(new) > _MOST_PAIRS:
        return [(0, len(old), 0, len(new))]
    found: list[Group] = []
    at = by = 0
    for group in (*_likes(old, new), (len(old), len(old), len(new), len(new))):
        found += _unlike(old, new, (at, group[0], by, group[2]), moved)
        found += [group] if group[1] > group[0] else []
        at, by = group[1], group[3]
    return found


def _unlike(old: Sequence[str], new: Sequence[str], part: Group, moved: Collection[str]) -> Iterator[Group]:
    """Yield what becomes of paragraphs between those that are alike."""
    a, b, c, d = part
    is_moved = any(each in moved for each in (*old[a:b], *new[c:d]))
    if a == b or c == d or not (is_moved or likeness("".join(old[a:b]), "".join(new[c:d])) < OTHER):
        yield from [part] if a < b or c < d else []
        return
    yield a, a, c, d
    yield from ((at, at + 1, d, d) for at in range(a, b))


def _likes(old: Sequence[str], new: Sequence[str]) -> Iterator[Group]:
    """Return the groups of paragraphs that are alike, in order, those with the most characters in common."""

    def shapes(i: int, k: int) -> Iterator[tuple[int, int]]:
        return ((a, c) for a, c in _SHAPES if i + a <= len(old) and k + c <= len(new))

    def gain(group: Group) -> float:
        a, b, c, d = group
        return _gain("".join(old[a:b]), "".join(new[c:d]))

    return best_groups(len(old), len(new), shapes, gain)


def _gain(one: str, other: str) -> float:
    """Return how much is won by taking two texts for one: nothing if they are too little alike."""
    size = len(one) + len(other)
    return size * (likeness(one, other) - LEAST) if size else 0
