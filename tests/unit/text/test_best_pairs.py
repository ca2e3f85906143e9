"""Two rows beside each other: the pairs and groups that add up to the most."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.best_pairs import Group, best_groups, best_pairs

SCORES = st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), max_size=4)
SHAPES = ((1, 1), (1, 2), (2, 1))


@given(SCORES)
def test_no_other_pairs_have_a_higher_sum(scores: list[list[int]]) -> None:
    @cache
    def most(i: int, k: int) -> int:
        if i == len(scores) or k == 4:
            return 0
        return max(most(i + 1, k), most(i, k + 1), scores[i][k] + most(i + 1, k + 1))

    pairs = list(best_pairs(len(scores), 4, lambda i, k: scores[i][k]))
    assert sum(scores[i][k] for i, k in pairs) == most(0, 0)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert all(scores[i][k] for i, k in pairs)


@given(SCORES, st.integers(0, 9))
def test_no_other_groups_have_a_higher_sum(scores: list[list[int]], least: int) -> None:
    def shapes(i: int, k: int) -> list[Group]:
        return [(i, i + a, k, k + b) for a, b in SHAPES if i + a <= len(scores) and k + b <= 4]

    def score(group: Group) -> int:
        a, b, c, d = group
        return sum(scores[i][k] for i in range(a, b) for k in range(c, d)) - least

    @cache
    def most(i: int, k: int) -> int:
        if i == len(scores) or k == 4:
            return 0
        grouped = (score(each) + most(each[1], each[3]) for each in shapes(i, k))
        return max(most(i + 1, k), most(i, k + 1), *grouped)

    groups = list(
        best_groups(len(scores), 4, lambda i, k: [(b - a, d - c) for a, b, c, d in shapes(i, k)], score)
    )
    assert sum(map(score, groups)) == most(0, 0)
    assert all(one[1] <= two[0] and one[3] <= two[2] for one, two in pairwise(groups))
    assert all(score(each) > 0 for each in groups)


def test_of_equal_pairs_the_first_is_taken_of_equal_groups_the_last() -> None:
    assert list(best_pairs(1, 2, lambda i, k: 1)) == [(0, 0)]
    assert list(best_groups(1, 2, lambda i, k: [(1, 1)], lambda group: 1)) == [(0, 1, 1, 2)]
