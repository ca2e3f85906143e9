"""Places figures taken over: their lines are parsed, their words found in the draft; notes on odd lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from replydesk.draft.anchors.anchoring import Texts, anchor_at, found_anchor, written_anchor
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.field_lines import unread_line_notes
from replydesk.draft.model import Draft, Key, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.draft.taken.lines import (
    TAKEN_EXAMPLE,
    ConfirmedLine,
    MarkLine,
    TakenSourceLine,
    parse_taken_line,
)
from replydesk.draft.taken.model import StaleMark, TakenFrom
from replydesk.text.note import Note

MOST_FIGURES = 5000  # figures of a draft that are looked at; the last ones of more
NESTED_TAKEN = f"旧复不是一条一行，没有用它；{TAKEN_EXAMPLE}"
_UNKNOWN = TakenFrom("不详")
_NUMERALS = frozenset("0123456789０１２３４５６７８９")


def sources_in(lines: tuple[str, ...]) -> dict[str, TakenSourceLine]:
    """Return the lines of sources by their ids; the first of equal ids counts."""
    parsed = (parse_taken_line(line) for line in reversed(lines))
    return {each.id: each for each in parsed if isinstance(each, TakenSourceLine)}


@lru_cache(maxsize=4)  # a repaint, the check and the desk ask for those of one state
def placed_marks(lines: tuple[str, ...], draft: Draft) -> tuple[StaleMark, ...]:
    """Return the marks of some lines in the order of the letter, those whose words are gone at the end."""
    sources = sources_in(lines)
    anchors = figure_anchors(lines, draft)
    confirmed = {each.id: each for line in lines if isinstance(each := parse_taken_line(line), ConfirmedLine)}
    found = []
    for line, anchor in anchors.items():
        each = parse_taken_line(line)
        assert isinstance(each, MarkLine)
        found.append(_mark(each, anchor, sources.get(each.source), confirmed.get(each.id)))
    return tuple(sorted(found, key=_mark_order))


def _mark(
    line: MarkLine, anchor: Anchor | None, source: TakenSourceLine | None, confirmed: ConfirmedLine | None
) -> StaleMark:
    words = line.words
    by = confirmed or source
    return StaleMark(
        line.id,
        anchor or Anchor(line.at.place, 0, 0, words),
        line.kind,
        source.source if source else _UNKNOWN,
        confirmed is not None,
        anchor is not None and anchor.words != words,
        anchor is None,
        words,
        by.who if by else "",
        by.when if by else None,
    )


@lru_cache(maxsize=4)  # asked for by the marks and by each change
def figure_anchors(lines: tuple[str, ...], draft: Draft) -> Mapping[str, Anchor | None]:
    """Return where the figures of some lines are in a draft, by their lines; None if they are gone.

    The words of an anchor are those of the line, or others if the figure was changed.
    """
    texts = Texts(draft)
    parsed = {line: each for line in lines if isinstance(each := parse_taken_line(line), MarkLine)}
    return {line: _anchor_in(each, texts) for line, each in list(parsed.items())[-MOST_FIGURES:]}


def _anchor_in(line: MarkLine, texts: Texts) -> Anchor | None:
    anchor = found_anchor(line.at, texts)
    return fitted(anchor, line.words, texts.draft) if anchor else None


def fitted(anchor: Anchor, words: str, draft: Draft) -> Anchor:
    """Return an anchor moved onto the words of its figure if these, or a piece of them, are at it.

    A figure to which a digit was put is another one.
    """
    text = text_at(draft, anchor.place) or ""
    at = _overlapping(text, words, anchor.start, anchor.end)
    if at is None:
        return anchor
    start, end = at, at + len(words)
    if _is_longer(text, start, end):
        while start > 0 and text[start - 1] in _NUMERALS:
            start -= 1
        while end < len(text) and text[end] in _NUMERALS and text[end - 1] in _NUMERALS:
            end += 1
    return anchor_at(anchor.place, text, start, end)


def _overlapping(text: str, words: str, start: int, end: int) -> int | None:
    """Return the offset of some words that is nearest to a stretch, and touches it."""
    found, at = [], text.find(words, max(start - len(words) + 1, 0))
    while 0 <= at < end:
        found.append(at)
        at = text.find(words, at + 1)
    return min(found, key=lambda each: abs(each - start), default=None)


def _is_longer(text: str, start: int, end: int) -> bool:
    """Return True if digits adjoin the digits at the ends of a stretch."""
    before = start > 0 and text[start] in _NUMERALS and text[start - 1] in _NUMERALS
    behind = end < len(text) and text[end - 1] in _NUMERALS and text[end] in _NUMERALS
    return before or behind


def written_figure(anchor: Anchor, text: str) -> WrittenAnchor:
    """Return the anchor of a figure for its line; one that is all of a text does not grow with it."""
    at = written_anchor(anchor, text, is_cut=False)
    return WrittenAnchor(at.place, at.words) if at.is_whole else at


def line_of_figure(line: MarkLine, anchor: Anchor | None, draft: Draft) -> MarkLine:
    """Return the line of a figure that is at an anchor now; None: its words are gone."""
    words = line.words
    if anchor is None:
        return line._replace(at=line.at._replace(words=words, is_lost=True), original="")
    at = written_figure(anchor, text_at(draft, anchor.place) or "")
    return line._replace(at=at, original="" if anchor.words == words else words)


def unread_notes(lines: tuple[str, ...]) -> Iterator[Note]:
    """Yield notes on lines that cannot be read and are kept as they are."""
    odd = [(at, each) for at, each in enumerate(lines, 1) if each.strip() and not parse_taken_line(each)]
    yield from unread_line_notes(Key.TAKEN, odd, TAKEN_EXAMPLE)
    figures = sum(isinstance(parse_taken_line(line), MarkLine) for line in lines)
    if figures > MOST_FIGURES:
        yield Note(f"旧复里的数字有 {figures} 处，只看最后 {MOST_FIGURES} 处，别的原样留着")


_TEXT_PARTS = tuple(map(str, Part))


def place_order(place: Place) -> tuple[int, int, int]:
    """Return the rank of a typed text in the letter."""
    number = attachment_number(place.key)
    rank = _TEXT_PARTS.index(place.key) if place.key in _TEXT_PARTS else len(_TEXT_PARTS) + (number or 0)
    return rank, place.section, place.paragraph


def _mark_order(mark: StaleMark) -> tuple[object, ...]:
    return mark.is_lost, *place_order(mark.anchor.place), mark.anchor.start, mark.id
