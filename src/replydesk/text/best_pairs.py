"""Two rows beside each other, in order, so that the scores of what belongs together add up to the most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Group = tuple[int, int, int, int]  # members from one to another of a row, beside those of the other


def best_pairs(rows: int, columns: int, score: Callable[[int, int], float]) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the highest sum of scores, the first of equal ones; 0 is no pair."""
    scores = [[score(i, k) for k in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for k in range(columns - 1, -1, -1):
            paired = scores[i][k] and scores[i][k] + best[i + 1][k + 1]
            best[i][k] = max(best[i + 1][k], best[i][k + 1], paired)
    i = k = 0
    while i < rows and k < columns:
        if scores[i][k] and best[i][k] == scores[i][k] + best[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def best_groups(
    rows: int,
    columns: int,
    shapes: Callable[[int, int], Iterable[tuple[int, int]]],
    score: Callable[[Group], float],
) -> Iterator[Group]:
    """Yield the groups with the highest sum of scores, the last of equal ones; none has a score of 0 or less.

    `shapes` are how many members of both rows may be a group that begins with these two.
    """
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    found: dict[tuple[int, int], Group] = {}
    for i in range(rows - 1, -1, -1):
        for k in range(columns - 1, -1, -1):
            best[i][k] = max(best[i + 1][k], best[i][k + 1])
            for more, other in shapes(i, k):
                group = i, i + more, k, k + other
                if (total := score(group) + best[i + more][k + other]) > best[i][k]:
                    best[i][k], found[i, k] = total, group
    i = k = 0
    while i < rows and k < columns:
        if group_here := found.get((i, k)):
            yield group_here
            _, i, _, k = group_here
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
