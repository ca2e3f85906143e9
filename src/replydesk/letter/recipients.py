"""One text, many deputies: the letters that are made of one draft, each with its salutation and pronouns.

A unit's profile says who gets a letter (`forms.JointForm`). Passages from phrases follow the recipient by
themselves; in what was typed, 您 and 你们 are turned into the recipient's, but not within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Draft, Key, Paragraph, Section
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.print_options import JointForm

# What addresses the recipient; quotations are found so that what is in them is passed over.
_PRONOUN = re.compile("《[^《》]*》|“[^“”]*”|您们|你们|您")


class Copy(NamedTuple):
    """One letter of a draft: the facts it is composed from, and whom it goes to ("" for the only letter)."""

    facts: DraftFacts
    recipient: str = ""


def first_copy(facts: DraftFacts) -> DraftFacts:
    """Return the facts of the first letter of a draft; the draft's own where it is sent as typed."""
    if facts.joint_form is JointForm.TOGETHER:
        return facts
    return DraftFacts(addressed_to(facts.draft, facts.proposers[0]), facts.profile)


def copies(facts: DraftFacts, first: DraftFacts) -> Iterator[Copy]:
    """Yield the letters of a draft in the order of its recipients; `first` is made by `first_copy` already.

    There is at least one: one goes to all recipients if the profile says so, or a salutation is typed.
    """
    if facts.joint_form is not JointForm.EACH:
        yield Copy(first)
        return
    name, *others = facts.proposers
    yield Copy(first, name)
    turned = {pronoun((name,)): first.draft}  # letters with one pronoun share their texts
    for name in others:
        word = pronoun((name,))
        if word not in turned:
            turned[word] = _turned(first.draft, word)
        yield Copy(DraftFacts(turned[word].with_field(Key.PROPOSERS, (name,)), facts.profile), name)


def addressed_to(draft: Draft, name: str) -> Draft:
    """Return the draft as a letter to one of its proposers."""
    fields = tuple(field for field in draft.fields if field[0] != Key.JOINT)
    return _turned(replace(draft, fields=fields).with_field(Key.PROPOSERS, (name,)), pronoun((name,)))


def _turned(draft: Draft, word: str) -> Draft:
    """Return the draft with its recipient addressed as `word`."""
    for part in PASSAGES:
        draft = draft.with_passage(part, _paragraphs(draft.passage(part), word))
    sections = tuple(_section(section, word) for section in draft.sections)
    return replace(draft, preamble=_paragraphs(draft.preamble, word), sections=sections)


def with_pronoun(text: str, word: str) -> str:
    """The text with its recipient addressed as `word`, 您 or 你们; quotations are left alone."""
    if "您" not in text and "你们" not in text:  # as most are
        return text
    return _PRONOUN.sub(lambda found: found[0] if found[0][0] in "《“" else word, text)


def turned_pronouns(draft: Draft, word: str) -> int:
    """Return how many paragraphs and headings do not yet address their recipient as `word`."""
    return sum(with_pronoun(text, word) != text for text in _texts(draft))


def _section(section: Section, word: str) -> Section:
    heading = with_pronoun(section.heading, word)
    return section._replace(heading=heading, paragraphs=_paragraphs(section.paragraphs, word))


def _paragraphs(paragraphs: Iterable[Paragraph], word: str) -> tuple[Paragraph, ...]:
    return tuple(each._replace(text=with_pronoun(each.text, word)) for each in paragraphs)


def _texts(draft: Draft) -> list[str]:
    """The typed text that can address somebody, in the order of the letter."""
    paragraphs = [*(each for part in PASSAGES for each in draft.passage(part)), *draft.preamble]
    texts = [each.text for each in paragraphs]
    for section in draft.sections:
        texts += [section.heading, *(each.text for each in section.paragraphs)]
    return texts
