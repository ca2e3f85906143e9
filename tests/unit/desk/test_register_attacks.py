"""The attacks on numbers, a few of each; `make attacks` has them at full size."""

from __future__ import annotations

import pytest

from tests.attacks import numbers
from tests.attacks.model import Result

FEW: dict[numbers.Try, int] = {
    numbers.look_alikes: 28,
    numbers.desks: 30,
    numbers.damaged: len(numbers.DAMAGES),
    numbers.damaged_without_backup: 6,
    numbers.both_damaged: 4,
    numbers.copies: 4,
    numbers.lost: 4,
    numbers.kills: 12,
}


def faults(result: Result) -> tuple[str, ...]:
    assert result.tries
    return result.faults


@pytest.mark.parametrize("attack", FEW, ids=[each.__name__ for each in FEW])
def test_no_attack_gets_a_number_given_twice_or_lost(attack: numbers.Try) -> None:
    assert faults(attack(7, FEW[attack])) == ()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2, 5))
@pytest.mark.parametrize("attack", FEW, ids=[each.__name__ for each in FEW])
def test_no_attack_gets_a_number_given_twice_or_lost_many_times(attack: numbers.Try, seed: int) -> None:
    assert faults(attack(seed, 3 * FEW[attack])) == ()
