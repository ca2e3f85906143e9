"""One text, many deputies: the letters that are made of one draft, each with its salutation and pronouns.

A unit's profile says who gets a letter (`forms.JointForm`). Passages from phrases follow the recipient by
themselves; in what was typed, 您 and 你们 are turned into the recipient's, but not within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft import PASSAGES, Draft, Key, Paragraph, Section
from replydesk.forms import JointForm
from replydesk.profile import Profile
from replydesk.record import pronoun, proposers

_PRONOUN = re.compile("《[^《》]*》|“[^“”]*”|您们|你们|您")
"""What addresses the recipient; quotations are found so that what is in them is passed over."""


class Copy(NamedTuple):
    """One letter of a draft: the draft it is composed from, and whom it goes to ("" if there is only one)."""

    draft: Draft
    recipient: str = ""


def copies(draft: Draft, profile: Profile) -> tuple[Copy, ...]:
    """The letters of a draft, in the order of its recipients; at least one.

    One letter goes to all of them if the profile says so, or a salutation has been typed.
    """
    names = proposers(draft)
    if len(names) < 2 or profile.joint_form is JointForm.TOGETHER or draft.get(Key.SALUTATION):
        return (Copy(draft),)
    if profile.joint_form is JointForm.LEAD:
        return (Copy(addressed_to(draft, names[0])),)
    return tuple(Copy(addressed_to(draft, name), name) for name in names)


def addressed_to(draft: Draft, name: str) -> Draft:
    """The draft as a letter to one of its proposers."""
    alone = replace(draft, fields=tuple(field for field in draft.fields if field[0] != Key.JOINT))
    alone = alone.with_field(Key.PROPOSERS, (name,))
    word = pronoun(alone)
    for part in PASSAGES:
        alone = alone.with_passage(part, _paragraphs(alone.passage(part), word))
    sections = tuple(_section(section, word) for section in alone.sections)
    return replace(alone, preamble=_paragraphs(alone.preamble, word), sections=sections)


def with_pronoun(text: str, word: str) -> str:
    """The text with its recipient addressed as `word`, 您 or 你们; quotations are left alone."""
    if "您" not in text and "你们" not in text:  # as most are
        return text
    return _PRONOUN.sub(lambda found: found[0] if found[0][0] in "《“" else word, text)


def turned_pronouns(draft: Draft, profile: Profile) -> int:
    """How many paragraphs and headings are not as typed in the first of the letters."""
    first = copies(draft, profile)[0].draft
    pairs = zip(_texts(draft), _texts(first), strict=True)
    return sum(typed != printed for typed, printed in pairs)


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
