"""Files with random traces: every character's fate is known, for all, none and any part of the changes."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from replydesk.importing.review.comparing.changes import changes_of, resolved
from replydesk.importing.review.model import ReviewChange, ReviewFile
from replydesk.importing.review.reading.review_file import read_review
from tests.support.effort import seeds
from tests.support.review_files import MARK, TracedDocument, random_document

SEEDS = range(300)


def made(seed: int, *, unique: bool, untracked: bool = True) -> tuple[TracedDocument, ReviewFile, ReviewFile]:
    document = random_document(random.Random(seed), unique=unique, untracked=untracked)
    return document, read_review(document.base()), read_review(document.file())


def texts(base: ReviewFile, theirs: ReviewFile, accepted: set[int]) -> list[str]:
    return [each.text for each in resolved(base, theirs, accepted)]


@pytest.mark.parametrize("unique", [True, False])
@pytest.mark.parametrize("seed", seeds(SEEDS, 60))
def test_all_taken_is_the_file_and_none_taken_is_the_base(seed: int, unique: bool) -> None:
    document, base, theirs = made(seed, unique=unique)
    every = {change.id for change in changes_of(base, theirs)}
    assert [each.text for each in base.paragraphs] == document.base_texts()
    assert texts(base, theirs, set()) == document.base_texts()
    assert texts(base, theirs, every) == document.accepted_texts()


@pytest.mark.parametrize("untracked", [True, False])
@pytest.mark.parametrize("seed", seeds(SEEDS, 30))
def test_any_part_taken_has_each_character_where_it_belongs(seed: int, untracked: bool) -> None:
    _, base, theirs = made(seed, unique=True, untracked=untracked)
    changes = changes_of(base, theirs)
    added, removed = by_character(changes, is_added=True), by_character(changes, is_added=False)
    ours = {char for each in base.paragraphs for char in each.text}
    twice = ours & set(added)  # an untracked change may be read as words taken out and put in again
    assert untracked or not twice
    chance = random.Random(seed)
    for _ in range(4):
        accepted = {change.id for change in changes if chance.random() < 0.5}
        expected = {
            char
            for char in ours | set(added)
            if (char in ours or added[char] <= accepted) and not accepted & removed.get(char, set())
        }
        text = [char for char in "".join(texts(base, theirs, accepted)) if char not in twice]
        assert len(text) == len(set(text))
        assert set(text) == expected - twice


def by_character(changes: Sequence[ReviewChange], *, is_added: bool) -> dict[str, set[int]]:
    """Return the changes that add or remove each character."""
    found: dict[str, set[int]] = {}
    for change in changes:
        for char in change.added if is_added else change.removed:
            if char not in "\r\t":
                found.setdefault(char, set()).add(change.id)
    return found


@pytest.mark.parametrize("seed", seeds(SEEDS, 20))
def test_with_tracking_on_every_change_has_its_author(seed: int) -> None:
    _, base, theirs = made(seed, unique=False, untracked=False)
    assert all(change.who for change in changes_of(base, theirs))
    assert theirs.has_tracked == bool(changes_of(base, theirs))


@pytest.mark.parametrize("seed", seeds(SEEDS, 40))
def test_remarks_are_on_their_very_words(seed: int) -> None:
    document, base, theirs = made(seed, unique=True)
    changes = changes_of(base, theirs)
    twice = {char for each in base.paragraphs for char in each.text} & set(
        by_character(changes, is_added=True)
    )
    for remark in document.remarks:
        story = next(tokens for tokens, _ in document.stories() if remark.start in tokens)
        words = story[story.index(remark.start) : story.index(remark.end) + 1]
        texts = {token.text for token in words if token.is_in_file and token.text != MARK}
        found = next(each for each in theirs.comments if each.id == str(remark.id))
        read = "".join(theirs.paragraphs[at].text[start:end] for at, start, end in found.where)
        assert set(read) == texts and len(read) == len(texts)
        chance = random.Random(seed)
        for _ in range(3):
            accepted = {change.id for change in changes if chance.random() < 0.5}
            after = resolved(base, theirs, accepted)
            there = "".join(each.text for each in after)
            kept = [char for char in read if char in there]
            if twice & set(kept):
                continue
            placed = "".join(
                each.text[place.start : place.end]
                for each in after
                for place in each.comments
                if place.id == found.id
            )
            assert [char for char in placed if char in texts] == kept
            assert not kept or (placed[0], placed[-1]) == (kept[0], kept[-1])
            assert any(place.id == found.id for each in after for place in each.comments)
