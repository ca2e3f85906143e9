"""Find and replace in a draft: in typed fields and texts, and in the texts its phrases fill in to.

A passage made of phrases is searched as printed; once something in it is replaced it becomes typed text.
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
from replydesk.letter.kinds import NOTHING
from replydesk.reply.steps import STEPS, step_of
from replydesk.reply.stock import Stock
from replydesk.text.full_width import narrowing_table

_SHOWN = 12  # characters shown of a heading

# What counts as the same when width and case do not matter, character by character.
_ALIKE = {full: ord(chr(half).lower()) for full, half in narrowing_table().items()}
_ALIKE |= {ord(letter): ord(letter.lower()) for letter in ascii_uppercase}
_ALIKE |= str.maketrans("\u3000。“”‘’〔〕", " .\"\"''[]")


class Wanted(NamedTuple):
    """A search text; with `is_loose`, width and case do not matter."""

    text: str
    is_loose: bool = False


class Match(NamedTuple):
    """One match: characters `start` to `end` of `text`, the whole text of `place`."""

    place: Place
    start: int
    end: int
    text: str

    def context(self, before: int, behind: int) -> tuple[str, str, str]:
        """Return the text before, of and after the match, cut to so many characters."""
        first, last = max(self.start - before, 0), self.end + behind
        left = ("……" if first else "") + self.text[first : self.start]
        right = self.text[self.end : last] + ("……" if last < len(self.text) else "")
        return left, self.text[self.start : self.end], right


class Replaced(NamedTuple):
    """A draft after replacing, and the number of places replaced."""

    draft: Draft
    places: int


def find_matches(draft: Draft, stock: Stock, wanted: Wanted) -> tuple[Match, ...]:
    """Return all matches that do not overlap, in the order of the steps."""
    if not wanted.text:
        return ()
    return tuple(
        Match(place, start, start + len(wanted.text), text)
        for place, text in _texts(_with_phrases_filled(draft, stock))
        for start in _starts(text, wanted)
    )


def replace_matches(draft: Draft, stock: Stock, matches: Iterable[Match], new: str) -> Replaced:
    """Replace some matches of `find_matches` by `new`.

    A match whose text has changed since is skipped. A paragraph or name that becomes blank is removed; but
    names of attachments are left, since the attachments' texts belong to them.
    """
    shown = _with_phrases_filled(draft, stock)
    by_place: dict[Place, list[Match]] = {}
    for match in matches:
        if match.text == text_at(shown, match.place):
            by_place.setdefault(match.place, []).append(match)
    texts = {place: _replace_in(of_place, new) for place, of_place in by_place.items()}
    names = Place(Key.ATTACHMENTS)
    if names in texts and not all(map(str.strip, texts[names].split("\n"))):
        del texts[names]
    changed = with_texts(shown, texts)
    for part in PASSAGES:
        changed = _with_phrases(changed, draft, shown, stock, part)
    return Replaced(changed, sum(len(by_place[place]) for place in texts))


def _with_phrases(changed: Draft, draft: Draft, shown: Draft, stock: Stock, part: Part) -> Draft:
    """Return the changed draft with a passage made of its phrases if it was before and reads the same."""
    now = changed.passage(part)
    if not draft.passage(part):
        bare = changed.with_passage(part, ())
        if now in (shown.passage(part), passage(bare, stock.profile(bare), stock.phrases, part)):
            return bare
    return changed.with_field(part, NOTHING) if shown.passage(part) and not now else changed


def first_match_from(matches: tuple[Match, ...], place: Place) -> int:
    """Return the index of the first match at or after a place; 0 if there is none after it."""
    here = _rank(place)
    return next((i for i, match in enumerate(matches) if _rank(match.place) >= here), 0)


def describe_place(draft: Draft, place: Place) -> str:
    """Describe a place: its step, then its field, or its section and paragraph."""
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
    """Yield all typed texts, in the order of the steps."""
    for step in STEPS:
        for key in step.fields:
            if key not in CHOSEN:
                yield Place(key), field_text(draft, key)
        for part in step.parts:
            yield from part_texts(draft, part)
        if Key.ATTACHMENTS in step.fields:
            yield from attachment_texts(draft)


def _with_phrases_filled(draft: Draft, stock: Stock) -> Draft:
    """Return the draft with its phrases filled in, as if typed."""
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


def _replace_in(matches: list[Match], new: str) -> str:
    """Return the text of a place with all its matches replaced."""
    text = matches[0].text
    for match in sorted(matches, reverse=True):
        text = text[: match.start] + new + text[match.end :]
    return text


def _rank(place: Place) -> tuple[int, int, int]:
    return step_of(place.key), place.section, place.paragraph
