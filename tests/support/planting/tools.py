"""Ways to put a mistake into a draft: into a text of it, into a sentence added first, into a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from replydesk.draft.locations import part_texts, typed_texts
from replydesk.draft.model import PASSAGES, Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, field_text, text_at, with_field_text, with_texts
from replydesk.letter.compose import passage
from tests.support.planting.model import Plant, Planted, Spot
from tests.support.planting.stock import planting_stock

Change = tuple[int, int, str]  # what is put in the place of a text's characters from … to before …
Find = Callable[[str, Random], Iterable[Change]]
Make = Callable[[Random], str]

_PROTECTED = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）")


def changed(draft: Draft, place: Place, change: Change, before: Draft | None = None) -> Planted | None:
    """Return a mistake made by one change of one text; None if nothing is changed by it."""
    begin, end, new = change
    text = text_at(draft, place) or ""
    mistaken = text[:begin] + new + text[end:]
    after = with_texts(draft, {place: mistaken})
    if mistaken == text or text_at(after, place) != mistaken:
        return None
    return Planted(before or draft, after, (Spot(place, begin, begin + len(new)),))


def in_texts(find: Find, *, headings: bool = False, attachments: bool = False) -> Plant:
    """Return the planting of a change into any paragraph of the answer that offers one."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        offers = [
            (place, change)
            for place, text in _texts(draft, headings, attachments)
            for change in find(text, random)
        ]
        return changed(draft, *random.choice(offers)) if offers else None

    return plant


def _texts(draft: Draft, headings: bool, attachments: bool) -> Iterator[tuple[Place, str]]:
    for place, text in typed_texts(draft) if attachments else _of_letter(draft):
        if text.startswith("|") or (place.is_heading and not headings):
            continue
        yield place, text


def _of_letter(draft: Draft) -> Iterator[tuple[Place, str]]:
    for part in Part:
        yield from part_texts(draft, part)


def words(pairs: Iterable[tuple[str, str]]) -> Find:
    """Return the finder of right words that are written wrongly, outside titles, quotations and brackets."""
    table = tuple(pairs)

    def find(text: str, random: Random) -> Iterator[Change]:
        open_text = _PROTECTED.sub(lambda found: "\n" * len(found[0]), text)
        for right, wrong in table:
            if (at := open_text.find(right)) >= 0:
                yield narrowed(text, at, right, wrong)

    return find


def narrowed(text: str, at: int, right: str, wrong: str) -> Change:
    """Return the change of one word into another."""
    return at, at + len(right), wrong


def pattern(regex: str, new: str | Callable[[re.Match[str]], str], *, everywhere: bool = False) -> Find:
    """Return the finder of a pattern, replaced by a template or by what is made of the match.

    Titles and quotations are left alone unless it looks `everywhere`.
    """

    def find(text: str, random: Random) -> Iterator[Change]:
        shut = () if everywhere else [each.span() for each in _PROTECTED.finditer(text)]
        for found in re.finditer(regex, text):
            begin, end = found.span()
            if not any(left < end and begin < right for left, right in shut):
                yield begin, end, new(found) if callable(new) else found.expand(new)

    return find


def added(sentences: Sequence[str] | Make, find: Find, *, own: bool = False) -> Plant:
    """Return the planting of a change into a right sentence, which is put into the answer first.

    The sentence ends a paragraph, or is one of its `own`; numbers like {12~40} in it are drawn.
    """

    def plant(draft: Draft, random: Random) -> Planted | None:
        sentence = drawn(sentences if callable(sentences) else random.choice(sentences), random)
        before, place, at = with_sentence(draft, random, sentence, own=own)
        offers = list(find(sentence, random))
        if not offers:
            return None
        begin, end, new = random.choice(offers)
        return changed(before, place, (at + begin, at + end, new))

    return plant


def drawn(sentence: str | Make, random: Random) -> str:
    """Return a sentence with its numbers drawn."""
    text = sentence(random) if callable(sentence) else sentence
    return re.sub(r"\{(\d+)~(\d+)\}", lambda found: str(random.randint(int(found[1]), int(found[2]))), text)


def with_sentence(
    draft: Draft, random: Random, sentence: str, *, own: bool = False
) -> tuple[Draft, Place, int]:
    """Return the draft with a sentence put into its answer, its place, and where in the text it begins."""
    offers = [
        place
        for place, text in part_texts(draft, Part.ANSWER)
        if not place.is_heading and text.endswith("。") and not text.startswith("|")
    ]
    if own or not offers:
        return _with_paragraph(draft, random, sentence)
    place = random.choice(offers)
    text = text_at(draft, place) or ""
    return with_texts(draft, {place: text + sentence}), place, len(text)


def _with_paragraph(draft: Draft, random: Random, text: str) -> tuple[Draft, Place, int]:
    return (*with_paragraphs(draft, random, [text]), 0)


def with_paragraphs(draft: Draft, random: Random, texts: Iterable[str]) -> tuple[Draft, Place]:
    """Return the draft with paragraphs put into its answer below others, and the place of the first."""
    new = tuple(map(Paragraph, texts))
    filled = [index for index, section in enumerate(draft.sections) if section.paragraphs]
    if not filled:
        return replace(draft, preamble=(*draft.preamble, *new)), Place(Part.ANSWER, -1, len(draft.preamble))
    index = random.choice(filled)
    section = draft.sections[index]
    sections = list(draft.sections)
    sections[index] = section._replace(paragraphs=(*section.paragraphs, *new))
    place = Place(Part.ANSWER, index, len(section.paragraphs))
    return replace(draft, sections=tuple(sections)), place


def spot_of(draft: Draft, place: Place, words: str) -> Spot:
    """Return where words stand in a text of the draft, the whole text if they do not."""
    text = text_at(draft, place) or ""
    at = text.find(words)
    return Spot(place, at, at + len(words)) if at >= 0 else Spot(place, 0, len(text))


def in_field(key: Key, change: Callable[[str, Random], str | None], *also: Key, needs: bool = True) -> Plant:
    """Return the planting of a mistake into a field; `also` are fields at which it may be told as well."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        text = field_text(draft, key)
        if needs and not text.strip():
            return None
        new = change(text, random)
        return None if new is None else field_planted(draft, key, new, also)

    return plant


def field_planted(draft: Draft, key: Key, new: str, also: Iterable[str] = ()) -> Planted | None:
    """Return the mistake of a field that has another text than it should have."""
    text = field_text(draft, key)
    after = with_field_text(draft, key, new)
    written = field_text(after, key)
    if written == text:
        return None
    begin, end = differing(text, written)
    others = tuple(Spot(Place(each), 0, len(field_text(after, each))) for each in also)
    return Planted(draft, after, (Spot(Place(key), begin, end), *others))


def differing(old: str, new: str) -> tuple[int, int]:
    """Return from where to where a text differs from an older one."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    end = len(new)
    back = len(old)
    while end > begin and back > begin and new[end - 1] == old[back - 1]:
        end, back = end - 1, back - 1
    return begin, end


def typed_out(draft: Draft, *parts: Part) -> Draft:
    """Return the draft with parts typed that were made of phrases."""
    stock = planting_stock()
    profile = stock.profile(draft)
    for part in parts or PASSAGES:
        if not draft.passage(part):
            draft = draft.with_passage(part, passage(draft, profile, stock.phrases, part))
    return draft


def in_part(part: Part, find: Find, *also: Key) -> Plant:
    """Return the planting of a change into a part that is typed out for it."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        typed = typed_out(draft, part)
        offers = [(place, change) for place, text in part_texts(typed, part) for change in find(text, random)]
        if not offers:
            return None
        planted = changed(typed, *random.choice(offers))
        return planted and with_others(planted, also)

    return plant


def with_others(planted: Planted, keys: Iterable[str]) -> Planted:
    """Return a mistake that may be told at some fields as well."""
    others = tuple(Spot(Place(key), 0, len(field_text(planted.after, key))) for key in keys)
    return planted._replace(spots=(*planted.spots, *others))


def with_attachment(draft: Draft, name: str, lines: Iterable[str]) -> tuple[Draft, str]:
    """Return the draft with one more attachment that has a text, and the key of that text."""
    names = (*draft.names(Key.ATTACHMENTS), name)
    number = len(names)
    filled = (*draft.attachments, *(Attachment() for _ in range(number - 1 - len(draft.attachments))))
    text = Attachment(tuple(map(Paragraph, lines)))
    draft = replace(draft.with_field(Key.ATTACHMENTS, names), attachments=(*filled, text))
    return draft, f"{Key.ATTACHMENTS}{number}"


def sections_of(draft: Draft) -> list[tuple[int, Section]]:
    """Return the sections with text, and their indices."""
    return [(index, section) for index, section in enumerate(draft.sections) if section.paragraphs]


def also_right(plant: Plant, words: Callable[[str], str]) -> Plant:
    """Return a planting whose wrong words may rightly become others than they were."""

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        place, begin, end = made.spots[0]
        text = text_at(made.after, place) or ""
        return made._replace(also_right=(text[:begin] + words(text[begin:end]) + text[end:],))

    return planted


def listed(text: str) -> list[str]:
    """Return the words of a list."""
    return text.split()


def pairs(text: str) -> list[tuple[str, str]]:
    """Return the pairs of a list: 右/误 右/误."""
    return [(right, wrong) for right, wrong in (each.split("/") for each in text.split())]
