"""The planter puts one mistake where it says, the same every time, and the check survives all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text, text_at
from replydesk.reply.findings import Level
from tests.support.effort import seeds
from tests.support.planting.catalogue import KINDS, Case, cases_of
from tests.support.planting.judging import judged, told
from tests.support.planting.model import Kind
from tests.support.planting.pool import Clean, from_imports, generated, pool, written

VARIANTS = 10
FLOOR = 0.9  # of the mistakes are found, at the least
SHOWN = slice(0, len(KINDS), len(KINDS) // 20)  # the kinds of a quick run
BY_NAME = {kind.id: kind for kind in KINDS}


@cache
def some_clean() -> tuple[Clean, ...]:
    return tuple(pool(generated_ones=30, imports=10))


def planted_of(kind: Kind, variants: int) -> list[Case]:
    return list(cases_of(kind, some_clean(), variants))


def texts_of(draft: Draft) -> dict[Place, str]:
    fields = {Place(key): field_text(draft, key) for key in Key}
    return {**{place: text for place, text in fields.items() if text}, **dict(typed_texts(draft))}


def kinds_to_try() -> list[object]:
    quick = [kind.id for kind in KINDS[SHOWN]]
    names = [*quick, *(kind.id for kind in KINDS if kind.id not in quick)]
    return seeds(names, quick=len(quick))  # type: ignore[arg-type]


def test_there_are_enough_kinds_of_every_section() -> None:
    counts = Counter(kind.section for kind in KINDS)
    assert min(counts.values()) >= 3
    assert len(KINDS) >= 150
    assert len(BY_NAME) == len(KINDS)


@pytest.mark.parametrize("name", kinds_to_try())
def test_a_mistake_stands_where_it_is_said(name: str) -> None:
    for case in planted_of(BY_NAME[name], 3):
        planted = case.planted
        for place, begin, end in planted.spots:
            text = text_at(planted.after, place)
            assert text is not None
            assert 0 <= begin <= len(text)
            assert begin <= end
        assert texts_of(planted.before) != texts_of(planted.after) or planted.files


@pytest.mark.parametrize("name", kinds_to_try())
def test_nothing_else_is_changed(name: str) -> None:
    """A mistake changes the texts of its spots alone, or adds texts there."""
    for case in planted_of(BY_NAME[name], 3):
        before, after = texts_of(case.planted.before), texts_of(case.planted.after)
        at_fault = {spot.place for spot in case.planted.spots}
        others = {place for place in before | after if before.get(place) != after.get(place)}
        assert others & at_fault or case.planted.files
        assert others <= at_fault


@pytest.mark.parametrize("name", kinds_to_try())
def test_the_same_seed_plants_the_same(name: str) -> None:
    def made(seed: int) -> list[Draft]:
        return [case.planted.after for case in cases_of(BY_NAME[name], some_clean(), 3, seed)]

    assert made(0) == made(0)


@pytest.mark.parametrize("name", kinds_to_try())
def test_the_check_survives_every_mistake(name: str) -> None:
    for case in planted_of(BY_NAME[name], 2):
        assert judged(case).case is case


def test_there_are_replies_of_all_origins() -> None:
    counts = Counter(each.origin for each in some_clean())
    assert len(written()) >= 70
    assert min(counts.values()) == 10
    assert [each.draft for each in generated(5)] == [each.draft for each in generated(5)]


@pytest.mark.parametrize("clean", seeds(range(len(written()))))
def test_the_written_replies_have_no_errors(clean: int) -> None:
    each = written()[clean]
    errors = [found for found in told(each, each.draft, each.name) if found.finding.level is Level.ERROR]
    assert [str(found.finding) for found in errors] == []


def test_what_was_found_before_is_not_counted() -> None:
    (case,) = cases_of(BY_NAME["全角百分号"], some_clean(), 1)
    same = case._replace(planted=case.planted._replace(before=case.planted.after))
    assert judged(same).found == ()


def test_words_elsewhere_are_not_counted() -> None:
    """A finding in another paragraph than the mistake's does not count as found."""
    (case,) = cases_of(BY_NAME["全角百分号"], some_clean(), 1)
    spot = case.planted.spots[0]
    other = replace(case.planted.before).with_field(Key.CONTACT, "张某某😀")
    moved = case.planted._replace(after=other, before=case.planted.before, spots=(spot,))
    assert judged(case._replace(planted=moved)).found == ()


@pytest.mark.thorough
def test_most_mistakes_are_found() -> None:
    results = [judged(case) for kind in KINDS for case in planted_of(kind, VARIANTS)]
    assert sum(bool(each.found) for each in results) >= FLOOR * len(results)


def test_imports_have_a_record() -> None:
    for each in from_imports(5):
        assert each.draft.get(Key.SUBJECT)
