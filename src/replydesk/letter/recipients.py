"""The letters made from one draft for several recipients, each with its salutation and pronouns.

The unit's profile decides who gets a letter (`JointForm`). Passages made of phrases follow the recipient;
in typed text, 您 and 你们 are replaced by the recipient's pronoun, except within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.locations import part_texts
from replydesk.draft.model import PASSAGES, Draft, Key, Paragraph, Part, Section
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.print_options import JointForm

# Pronouns that address the recipient; quotations match too, so that pronouns inside them are skipped.
_PRONOUN = re.compile("《[^《》]*》|“[^“”]*”|您们|你们|您")


class Copy(NamedTuple):
    """One letter of a draft: its facts, and the recipient ("" if it is the only letter)."""

    facts: DraftFacts
    recipient: str = ""


def first_copy(facts: DraftFacts) -> DraftFacts:
    """Return the facts of the first letter of a draft; the draft's own facts if it is sent as typed."""
    if facts.joint_form is JointForm.TOGETHER:
        return facts
    return DraftFacts(addressed_to(facts.draft, facts.proposers[0]), facts.profile)


def copies(facts: DraftFacts, first: DraftFacts) -> Iterator[Copy]:
    """Yield the letters of a draft in the order of recipients; `first` is the result of `first_copy`.

    There is at least one; it is the only one if the profile says so or a salutation is typed.
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
            turned[word] = _readdressed(first.draft, word)
        yield Copy(DraftFacts(turned[word].with_field(Key.PROPOSERS, (name,)), facts.profile), name)


def addressed_to(draft: Draft, name: str) -> Draft:
    """Return the draft as a letter to one of its proposers."""
    fields = tuple(field for field in draft.fields if field[0] != Key.JOINT)
    return _readdressed(replace(draft, fields=fields).with_field(Key.PROPOSERS, (name,)), pronoun((name,)))


def _readdressed(draft: Draft, word: str) -> Draft:
    """Return the draft with `word` as the pronoun for its recipient."""
    for part in PASSAGES:
        draft = draft.with_passage(part, _paragraphs(draft.passage(part), word))
    sections = tuple(_section(section, word) for section in draft.sections)
    return replace(draft, preamble=_paragraphs(draft.preamble, word), sections=sections)


def with_pronoun(text: str, word: str) -> str:
    """Return the text with `word`, 您 or 你们, as the pronoun for its recipient, except in quotations."""
    if "您" not in text and "你们" not in text:  # most texts have none
        return text
    return _PRONOUN.sub(lambda found: found[0] if found[0][0] in "《“" else word, text)


def count_other_pronouns(draft: Draft, word: str) -> int:
    """Count the paragraphs and headings whose pronoun for the recipient is not `word`."""
    return sum(with_pronoun(text, word) != text for part in Part for _, text in part_texts(draft, part))


def _section(section: Section, word: str) -> Section:
    heading = with_pronoun(section.heading, word)
    return section._replace(heading=heading, paragraphs=_paragraphs(section.paragraphs, word))


def _paragraphs(paragraphs: Iterable[Paragraph], word: str) -> tuple[Paragraph, ...]:
    return tuple(each._replace(text=with_pronoun(each.text, word)) for each in paragraphs)
