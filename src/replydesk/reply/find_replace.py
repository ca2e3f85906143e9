"""Find and replace in a draft: in what is typed into fields and texts, and in what its phrases fill in to.

A passage that is made of phrases is found as it reads; once something in it is replaced it is typed text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import NamedTuple

from replydesk.draft.locations import attachment_texts, part_texts
from replydesk.draft.model import CHOSEN, PASSAGES, Draft, Key, Part
from replydesk.draft.outline import numbers
from replydesk.draft.place import Place, attachment_number, field_text, text_at, with_texts
from replydesk.letter.compose import passage
from replydesk.letter.facts import NOTHING
from replydesk.reply.steps import STEPS, step_of
from replydesk.reply.stock import Stock
from replydesk.text.full_width import narrowing_table

_SHOWN = 12
"""Characters of a heading that a place is named by."""

# What counts as the same when width and case do not matter, character by character.
_ALIKE = {full: ord(chr(half).lower()) for full, half in narrowing_table().items()}
_ALIKE |= {ord(letter): ord(letter.lower()) for letter in ascii_uppercase}
_ALIKE |= str.maketrans("\u3000。“”‘’〔〕", " .\"\"''[]")


class Wanted(NamedTuple):
    """What is looked for; with `is_loose`, full and half width, capitals and small letters are the same."""

    text: str
    is_loose: bool = False


class Match(NamedTuple):
    """One place where it was found: characters `start` to `end` of `text`, all that is written there."""

    place: Place
    start: int
    end: int
    text: str

    def context(self, before: int, behind: int) -> tuple[str, str, str]:
        """What stands before it, itself, and what stands behind, at most so many characters of each."""
        first, last = max(self.start - before, 0), self.end + behind
        left = ("……" if first else "") + self.text[first : self.start]
        right = self.text[self.end : last] + ("……" if last < len(self.text) else "")
        return left, self.text[self.start : self.end], right


class Replaced(NamedTuple):
    """A draft in which some places were replaced, and how many."""

    draft: Draft
    places: int


def find(draft: Draft, stock: Stock, wanted: Wanted) -> tuple[Match, ...]:
    """All places, in the order of the steps; what overlaps the one before is none."""
    if not wanted.text:
        return ()
    return tuple(
        Match(place, start, start + len(wanted.text), text)
        for place, text in _texts(_typed_out(draft, stock))
        for start in _starts(text, wanted)
    )


def replaced(draft: Draft, stock: Stock, matches: Iterable[Match], new: str) -> Replaced:
    """The draft with `new` in place of some of what `find` has found in it.

    A match whose text is another by now is passed over. A paragraph or name that becomes blank is left
    out; the names of attachments are not, since their texts go by them.
    """
    shown = _typed_out(draft, stock)
    by_place: dict[Place, list[Match]] = {}
    for match in matches:
        if match.text == text_at(shown, match.place):
            by_place.setdefault(match.place, []).append(match)
    texts = {place: _with(of_place, new) for place, of_place in by_place.items()}
    names = Place(Key.ATTACHMENTS)
    if names in texts and not all(map(str.strip, texts[names].split("\n"))):
        del texts[names]
    changed = with_texts(shown, texts)
    for part in PASSAGES:
        changed = _with_phrases(changed, draft, shown, stock, part)
    return Replaced(changed, sum(len(by_place[place]) for place in texts))


def _with_phrases(changed: Draft, draft: Draft, shown: Draft, stock: Stock, part: Part) -> Draft:
    """A changed draft with a passage made of its phrases if it was, and reads as they do."""
    now = changed.passage(part)
    if not draft.passage(part):
        bare = changed.with_passage(part, ())
        if now in (shown.passage(part), passage(bare, stock.profile(bare), stock.phrases, part)):
            return bare
    return changed.with_field(part, NOTHING) if shown.passage(part) and not now else changed


def first_from(matches: tuple[Match, ...], place: Place) -> int:
    """The index of the first match at or behind a place, 0 where there is none behind it."""
    here = _rank(place)
    return next((i for i, match in enumerate(matches) if _rank(match.place) >= here), 0)


def where(draft: Draft, place: Place) -> str:
    """A place in words: the step, then the field, or the section and the paragraph."""
    index = step_of(place.key)
    step = f"{index + 1} {STEPS[index].name}"
    number = attachment_number(place.key)
    if place.key != Part.ANSWER and not number:
        name = "" if place.key == STEPS[index].name else f" · {place.key}"
        return step + name + (f" 第{place.paragraph + 1}段" if place.paragraph else "")
    body = draft
    if number:
        texts = draft.attachments[number - 1]
        body = Draft(preamble=texts.preamble, sections=texts.sections)
        step += f" · {place.key}"
    if place.section >= 0:
        heading = body.sections[place.section].heading
        cut = heading[:_SHOWN] + "…" * (len(heading) > _SHOWN)
        step += f" · {numbers(body)[place.section]}{cut}"
    return step + (" 标题" if place.paragraph < 0 else f" 第{place.paragraph + 1}段")


def _texts(draft: Draft) -> Iterator[tuple[Place, str]]:
    """All that can be typed, in the order of the steps."""
    for step in STEPS:
        for key in step.fields:
            if key not in CHOSEN:
                yield Place(key), field_text(draft, key)
        for part in step.parts:
            yield from part_texts(draft, part)
        if Key.ATTACHMENTS in step.fields:
            yield from attachment_texts(draft)


def _typed_out(draft: Draft, stock: Stock) -> Draft:
    """The draft with its phrases filled in, as if they had been typed."""
    profile = stock.profile(draft)
    for part in PASSAGES:
        if not draft.passage(part):
            draft = draft.with_passage(part, passage(draft, profile, stock.phrases, part))
    return draft


def _starts(text: str, wanted: Wanted) -> Iterator[int]:
    sought = wanted.text
    if wanted.is_loose:
        text, sought = text.translate(_ALIKE), sought.translate(_ALIKE)
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + len(sought))


def _with(matches: list[Match], new: str) -> str:
    """The text of a place with all its matches replaced."""
    text = matches[0].text
    for match in sorted(matches, reverse=True):
        text = text[: match.start] + new + text[match.end :]
    return text


def _rank(place: Place) -> tuple[int, int, int]:
    return step_of(place.key), place.section, place.paragraph
