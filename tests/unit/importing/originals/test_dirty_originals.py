"""Originals in odd forms, as people and systems make them: fields, text and points are read of nearly all."""

from __future__ import annotations

from itertools import chain

from tests.support.dirty import fresh
from tests.support.dirty.model import judged_dirty
from tests.support.dirty.plain_texts import PLAIN_TEXTS
from tests.support.dirty.web_pages import WEB_PAGES
from tests.support.dirty.word_forms import WORD_FORMS


def test_originals_in_odd_forms_are_read() -> None:
    made = (make() for make in (*PLAIN_TEXTS, *WORD_FORMS, *WEB_PAGES))
    verdicts = list(chain.from_iterable(map(judged_dirty, made)))
    assert not [each.lost for each in verdicts if each.lost]
    assert sum(bool(each.wrong) for each in verdicts) <= 1
    assert all(each.are_points_right and not each.mixed_in for each in verdicts)


def test_originals_not_mended_for_lose_nothing() -> None:
    verdicts = list(chain.from_iterable(judged_dirty(make()) for make in fresh.ALL))
    assert not [each.lost for each in verdicts if each.lost]
    assert all(each.are_points_right for each in verdicts)
    assert sum(len(each.wrong) for each in verdicts) <= 5
