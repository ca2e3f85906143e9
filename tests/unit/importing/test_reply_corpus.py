"""The generator of old replies: the same letter for a seed, and a truth that the letter itself tells."""

from __future__ import annotations

import pytest

from tests.support.corpus.forms import FORMS
from tests.support.corpus.real.letter import real_sample
from tests.support.corpus.real.troubles import GROUPS, RATES
from tests.support.corpus.scoring import bare

SEEDS = range(1, 121)


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_gives_the_same_file_each_time(form: str) -> None:
    files = [FORMS[form](seed)[1] for seed in range(1, 31)]
    assert files == [FORMS[form](seed)[1] for seed in range(1, 31)]
    assert len(set(files)) == 30


def test_what_the_truth_asks_for_stands_in_the_letter() -> None:
    for seed in SEEDS:
        made = real_sample(seed)
        text, truth = bare(made.text), made.truth
        asked = (*truth.opening, *(each.heading + each.text for each in truth.body), *truth.next_steps)
        asked += (*truth.ending, *truth.signature, *truth.kept, truth.contact, truth.phone, truth.lead_body)
        assert [each for each in asked if bare(each) not in text] == [], seed


def test_no_line_of_a_site_is_a_line_of_the_letter_but_its_facts() -> None:
    for seed in SEEDS:
        made, data = FORMS["framed"](seed)
        letter = {bare(row.text) for row in made.rows if not row.foreign}
        doubled = {bare(line) for line in made.frame} & letter
        facts = (made.truth.title, made.truth.document_number, made.truth.date, made.body)
        assert doubled <= set(map(bare, facts)), seed
        assert all(line.strip() in data.decode() for line in made.frame)


def test_every_kind_of_trouble_occurs() -> None:
    drawn = {name for seed in range(1, 1200) for name in real_sample(seed).troubles}
    assert drawn == {f"{group}：{name}" for group, names in GROUPS.items() for name in names}
    assert RATES.keys() == GROUPS.keys()
