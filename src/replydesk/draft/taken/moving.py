"""Moves figures that were taken over along with a change of a draft, and marks those it copied or pasted.

No change leaves more of their words unmarked than there were, but those typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from replydesk.draft.anchors.anchoring import anchor_of
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place
from replydesk.draft.taken.lines import ConfirmedLine, MarkLine, format_taken_line, parse_taken_line
from replydesk.draft.taken.placing import figure_anchors, fitted, line_of_figure
from replydesk.draft.taken.reading import taken_lines_of
from replydesk.text.char_diff import text_edits

_COVERED = "\0"  # stands for the characters of marked figures where unmarked ones are sought


def move_taken(before: Draft, after: Draft, change: AnchorMove | None = None) -> Draft:
    """Return the later draft with the figures of 旧复 that it shares with the earlier one moved along.

    `change` is that of the texts, if it is at hand.
    """
    lines = taken_lines_of(before)
    if before is after or not lines or after.raw(Key.TAKEN) is None:
        return after
    move = FigureMove(change or AnchorMove(before, after))
    shared = set(lines).intersection(taken_lines_of(after))
    moved = {line: other for line in shared if (other := _moved(move, line))}
    now = tuple(moved.get(line, line) for line in taken_lines_of(after))
    lost = {each.words for line in moved.values() if (each := _figure(line)) and each.at.is_lost}
    return _with_lines(after, _with_unmarked(now, move, lost))


def _with_lines(draft: Draft, lines: tuple[str, ...]) -> Draft:
    return draft if lines == taken_lines_of(draft) else draft.with_field(Key.TAKEN, lines)


def _moved(move: FigureMove, line: str) -> str:
    each = _figure(line)
    moved = move.line(each, line) if each else None
    return format_taken_line(moved) if moved else ""


def _figure(line: str) -> MarkLine | None:
    each = parse_taken_line(line)
    return each if isinstance(each, MarkLine) else None


class FigureMove:
    """A change of a draft, by which its figures from past replies are moved."""

    def __init__(self, move: AnchorMove) -> None:
        self._move = move
        self.before, self.after = move.before, move.after

    def line(self, line: MarkLine, written: str) -> MarkLine | None:
        """Return a figure with its anchor moved, None if its line is still right; `written` is the line."""
        anchor = self._anchors.get(written)
        if anchor is None or not self._move.concerns(line.at.place, anchor):
            return None
        target = self._move.moved(anchor)
        if target is not None:
            target = fitted(target, line.words, self.after)
        made = line_of_figure(line, target, self.after)
        return None if made == line else made

    @cached_property
    def _anchors(self) -> dict[str, Anchor | None]:
        return dict(figure_anchors(taken_lines_of(self.before), self.before))

    @property
    def news(self) -> list[tuple[Place, str, str]]:
        """Return the texts that the change made, with their places and what was there before."""
        return self._move.news


def _with_unmarked(lines: tuple[str, ...], move: FigureMove, lost: set[str]) -> tuple[str, ...]:
    """Return the lines with marks for words of figures of which the change made more that have none.

    Words whose mark was lost by the change are marked wherever they are new, others where they were pasted:
    not typed, character by character. A mark that was lost is put there again.
    """
    news = _News(move.news)
    words = {each.words for line in lines if (each := _figure(line))}
    now = _uncovered(move.after, figure_anchors(lines, move.after))
    new_texts = _as_one(now.get(place, "") for place in news.places)
    found = [word for word in words if word in new_texts]
    if not found:
        return lines
    marking = _Marking(lines, move.after)
    before = _as_one(
        _uncovered(move.before, figure_anchors(taken_lines_of(move.before), move.before)).values()
    )
    after = _as_one(now.values())
    for word in sorted(found, key=lambda each: (-len(each), each)):
        extra = after.count(word) - before.count(word)
        spots = list(news.spots(word, now, is_anywhere=word in lost)) if extra > 0 else []
        for place, start in spots[: max(extra, 0)]:
            if marking.mark(word, anchor_of(move.after, place, start, start + len(word))):
                now[place] = _covered(now[place], start, start + len(word))
        after = _as_one(now.values()) if spots else after
    return tuple(marking.lines)


def _as_one(texts: Iterable[str]) -> str:
    """Return texts as one, in which words are sought at once."""
    return _COVERED.join(texts)


def _uncovered(draft: Draft, anchors: Mapping[str, Anchor | None]) -> dict[Place, str]:
    """Return the typed texts, their marked figures covered."""
    texts = {place: line.text for line, place in placed_lines(draft)}
    for anchor in anchors.values():
        if anchor and anchor.place in texts:
            texts[anchor.place] = _covered(texts[anchor.place], *anchor[1:3])
    return texts


def _covered(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{_COVERED * (end - start)}{text[end:]}"


class _News:
    """The texts that a change made, each with what is new in it."""

    def __init__(self, news: Iterable[tuple[Place, str, str]]) -> None:
        self._news = {place: (text, earlier) for place, text, earlier in news}
        self._stretches: dict[Place, list[tuple[int, int]]] = {}

    @property
    def places(self) -> Iterable[Place]:
        """Return the places of the texts."""
        return self._news

    def spots(self, word: str, now: dict[Place, str], *, is_anywhere: bool) -> Iterator[tuple[Place, int]]:
        """Yield where words of a figure are new and unmarked: put in whole, unless `is_anywhere`."""
        for place in self._news:
            covered, at = now.get(place, ""), -1
            while (at := covered.find(word, at + 1)) >= 0:
                if is_anywhere or self._is_new(place, at, at + len(word)):
                    yield place, at

    def _is_new(self, place: Place, start: int, end: int) -> bool:
        if place not in self._stretches:
            text, earlier = self._news[place]
            self._stretches[place] = list(_added(earlier, text))
        return any(first <= start and end <= last for first, last in self._stretches[place])


def _added(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that the earlier one had not."""
    by = 0
    for start, end, added in text_edits(before, after, near=0):
        yield start + by, start + by + len(added)
        by += len(added) - (end - start)


class _Marking:
    """The lines of 旧复 while words of their figures are marked again."""

    def __init__(self, lines: Iterable[str], after: Draft) -> None:
        self.lines = list(lines)
        self._after = after
        self._of_word: dict[str, list[tuple[int, MarkLine]]] = {}  # by their places among the lines
        self._confirmed: set[str] = set()
        self._last: dict[str, int] = {}  # number of a source's figures
        for at, line in enumerate(self.lines):
            each = parse_taken_line(line)
            if isinstance(each, MarkLine):
                self._note(at, each)
            elif isinstance(each, ConfirmedLine):
                self._confirmed.add(each.id)

    def _note(self, at: int, line: MarkLine) -> None:
        self._of_word.setdefault(line.words, []).append((at, line))
        number = int(line.id.partition("-")[2])
        self._last[line.source] = max(number, self._last.get(line.source, 0))

    def mark(self, word: str, anchor: Anchor | None) -> bool:
        """Put a mark on words: a lost one that is there again, else another one; True if there is one.

        Nothing is marked again of which all is confirmed.
        """
        if anchor is None:
            return False
        all_of_word = self._of_word.get(word, [])
        if lost := [(at, each) for at, each in all_of_word if each.at.is_lost]:
            ids = self._confirmed
            _, old = min(lost, key=lambda pair: (not _is_around(pair[1], anchor), pair[1].id in ids))
            revived = line_of_figure(old, anchor, self._after)
            for index, (at, each) in enumerate(all_of_word):
                if each == old:
                    all_of_word[index] = at, revived
                    self.lines[at] = format_taken_line(revived)
            return True
        last = next((each for _, each in reversed(all_of_word) if each.id not in self._confirmed), None)
        if last is None:
            return False
        made = last._replace(id=f"{last.source}-{self._last[last.source] + 1}")
        made = line_of_figure(made, anchor, self._after)
        self.lines.append(format_taken_line(made))
        self._note(len(self.lines) - 1, made)
        return True


def _is_around(line: MarkLine, anchor: Anchor) -> bool:
    """Return True if the characters on one side of words that were lost are at an anchor."""
    before, after = line.at.before, line.at.after
    return bool(before and before == anchor.before) or bool(after and after == anchor.after)
