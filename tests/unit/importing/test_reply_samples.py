"""Whole old replies: some written by hand, with the drafts they become, some from the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.file import format_draft
from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import recognise
from tests.support.corpus.distort import distorted, plain
from tests.support.corpus.forms import FORMS
from tests.support.corpus.generate import sample
from tests.support.corpus.losses import dropped, frame_printed, lost, mangled, sentences_lost
from tests.support.corpus.scoring import wrong
from tests.support.effort import seeds
from tests.support.replies import starter_stock

TEXTS = sorted((Path(__file__).parents[2] / "fixtures/imports").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_old_reply_becomes_the_draft_beside_it(path: Path) -> None:
    draft = recognise(read_plain(path.read_bytes()), starter_stock()).draft
    assert format_draft(draft) == path.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_old_reply_in_the_encoding_of_offices_becomes_the_same_draft(path: Path) -> None:
    data = path.read_text(encoding="utf-8").replace("\n", "\r\n").encode("gb18030")
    draft = recognise(read_plain(data), starter_stock()).draft
    assert format_draft(draft) == path.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", seeds(range(1, 41)))
def test_a_generated_reply_comes_in_field_by_field(seed: int) -> None:
    made = sample(seed)
    imported = recognise(read_plain(plain(made)), starter_stock())
    assert wrong(made, imported, starter_stock()) == {}
    assert not lost(made, imported, starter_stock())


@pytest.mark.parametrize("seed", seeds(range(1, 41)))
def test_a_reply_wrapped_spaced_and_framed_comes_in_as_the_same(seed: int) -> None:
    made = sample(seed)
    imported = recognise(read_plain(distorted(made)), starter_stock())
    assert wrong(made, imported, starter_stock()) == {}
    assert not lost(made, imported, starter_stock())


@pytest.mark.parametrize("form", ["typed", "framed", "real"])
@pytest.mark.parametrize("seed", seeds(range(1, 41)))
def test_a_reply_as_found_in_the_world_comes_in_field_by_field(form: str, seed: int) -> None:
    made, data = FORMS[form](seed)
    imported = recognise(read_plain(data), starter_stock())
    assert wrong(made, imported, starter_stock()) == {}
    assert not sentences_lost(made, imported, starter_stock())
    assert not frame_printed(made, imported, starter_stock())
    assert not dropped(made, imported)
    assert not mangled(made, imported, starter_stock())


def test_the_corpus_is_the_same_for_the_same_seed_and_different_for_others() -> None:
    texts = [sample(seed).text for seed in range(30)]
    assert texts == [sample(seed).text for seed in range(30)]
    assert len(set(texts)) == 30
