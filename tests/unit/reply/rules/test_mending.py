"""Mending by all rules together: twice is once, nothing beside the words changes, hits are what is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from replydesk.desk.undo import History
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import text_at
from replydesk.reply.findings import Finding, Hit, apply_all_fixes
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import Theme
from tests.support.clean_reply import clean_draft, judged
from tests.support.effort import seeds

DRAFTS = 25  # of each seed
OF_PUBLIC_COPY = frozenset(rule.id for rule in RULES if rule.theme is Theme.PUBLIC)
MARKS = "，。、；：“”‘’（）《》〈〉()[]【】\"',.;:?!-—…~ 　１２３ＡＢ%％·"


@cache
def fragments() -> tuple[list[str], list[tuple[Key, str]]]:
    """Return the texts and the fields of the examples of all rules."""
    cases = [each for rule in RULES for each in (*rule.fires, *rule.passes)]
    texts = [each.text.replace("\n", "").lstrip("#- ") for each in cases if each.text and not each.profile]
    return texts, [field for each in cases for field in each.fields]


def any_text(random: Random) -> str:
    """Return a text of examples run together, with marks put in and words taken out."""
    text = "".join(random.choice(fragments()[0]) for _ in range(random.randint(1, 3)))
    for _ in range(random.randint(0, 6)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(MARKS) * random.choice((1, 1, 2)) + text[at:]
    if random.random() < 0.2:
        at = random.randint(0, len(text))
        text = text[:at] + text[at + random.randint(1, 4) :]
    return text.strip() or "正文。"


def any_draft(random: Random) -> Draft:
    """Return the clean draft with such texts, and fields of the examples."""
    sections = tuple(
        Section(
            random.choice((1, 1, 2)),
            any_text(random)[:20].strip() or "概况",
            tuple(Paragraph(any_text(random), random.random() < 0.1) for _ in range(random.randint(0, 3))),
        )
        for _ in range(random.randint(1, 3))
    )
    draft = replace(clean_draft(), sections=sections)
    if random.random() < 0.5:
        draft = draft.with_fields(random.sample(fragments()[1], 2))
    return (
        draft.with_passage(Part.OPENING, (Paragraph(any_text(random)),)) if random.random() < 0.2 else draft
    )


def found(draft: Draft) -> tuple[Finding, ...]:
    return judged(draft).findings


@pytest.mark.parametrize("seed", seeds(range(1, 60), quick=2))
def test_mending_all_twice_is_mending_once_and_undo_gives_everything_back(seed: int) -> None:
    random = Random(seed)
    for _ in range(DRAFTS):
        draft = any_draft(random)
        once, count = apply_all_fixes(draft, found)
        assert apply_all_fixes(once, found) == (once, 0)
        assert count or once == draft
        history = History(draft)
        history.record(once, "", 0.0)
        if history.undo() is not None:
            assert history.draft == draft


@pytest.mark.parametrize("seed", seeds(range(1, 60), quick=2))
def test_fixes_change_the_words_found_and_nothing_beside_them(seed: int) -> None:
    random = Random(seed)
    for _ in range(DRAFTS):
        draft = any_draft(random)
        for finding in found(draft):
            for hit in finding.hits:
                text = text_at(draft, hit.place)
                of_page = (
                    finding.rule and next(r for r in RULES if r.id == finding.rule).theme is Theme.PUBLIC
                )
                assert text is None or of_page or text.startswith(hit.words, hit.begin), finding
            for edit in finding.fix:
                hits = [each for each in finding.hits if each.place == edit.place and each.right]
                if hits and not edit.level:
                    assert edit.after == with_right(edit.before, sorted(hits, key=lambda hit: hit.begin))


def with_right(text: str, hits: list[Hit]) -> str:
    parts, at = [], 0
    for hit in hits:
        if hit.begin >= at:
            parts += [text[at : hit.begin], hit.right]
            at = hit.end
    return "".join((*parts, text[at:]))
