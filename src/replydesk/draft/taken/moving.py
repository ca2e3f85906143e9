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
    news = move.news
    words = {each.words for line in lines if (each := _figure(line))}
    now = _uncovered(move.after, figure_anchors(lines, move.after))
    found = [word for word in words if any(word in now.get(place, "") for place, _, _ in news)]
    if not found:
        return lines
    before = _uncovered(move.before, figure_anchors(taken_lines_of(move.before), move.before))
    for word in sorted(found, key=lambda each: (-len(each), each)):
        extra = _count(now, word) - _count(before, word)
        spots = list(_spots(word, news, now, is_anywhere=word in lost)) if extra > 0 else []
        for place, start in spots[: max(extra, 0)]:
            lines = _marked(lines, word, anchor_of(move.after, place, start, start + len(word)), move)
        now = _uncovered(move.after, figure_anchors(lines, move.after)) if spots else now
    return lines


def _uncovered(draft: Draft, anchors: Mapping[str, Anchor | None]) -> dict[Place, str]:
    """Return the typed texts, their marked figures covered."""
    texts = {place: line.text for line, place in placed_lines(draft)}
    for anchor in anchors.values():
        if anchor and anchor.place in texts:
            text, (start, end) = texts[anchor.place], anchor[1:3]
            texts[anchor.place] = f"{text[:start]}{_COVERED * (end - start)}{text[end:]}"
    return texts


def _count(texts: dict[Place, str], word: str) -> int:
    return sum(text.count(word) for text in texts.values())


def _spots(
    word: str, news: Iterable[tuple[Place, str, str]], now: dict[Place, str], *, is_anywhere: bool
) -> Iterator[tuple[Place, int]]:
    """Yield where words of a figure are new and unmarked: put in whole, unless `is_anywhere`."""
    for place, text, earlier in news:
        covered, at = now.get(place, ""), -1
        if word not in covered:
            continue
        added = list(_added(earlier, text))
        while (at := covered.find(word, at + 1)) >= 0:
            if is_anywhere or any(start <= at and at + len(word) <= end for start, end in added):
                yield place, at


def _added(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that the earlier one had not."""
    by = 0
    for start, end, added in text_edits(before, after, near=0):
        yield start + by, start + by + len(added)
        by += len(added) - (end - start)


def _marked(lines: tuple[str, ...], word: str, anchor: Anchor | None, move: FigureMove) -> tuple[str, ...]:
    """Return the lines with a mark on words: a lost one that is there again, else another one.

    Nothing is marked again of which all is confirmed.
    """
    if anchor is None:
        return lines
    all_of_word = [(line, each) for line in lines if (each := _figure(line)) and each.words == word]
    ids = {one.id for line in lines if isinstance(one := parse_taken_line(line), ConfirmedLine)}
    if lost := [(line, each) for line, each in all_of_word if each.at.is_lost]:
        old, each = min(lost, key=lambda pair: (not _is_around(pair[1], anchor), pair[1].id in ids))
        revived = format_taken_line(line_of_figure(each, anchor, move.after))
        return tuple(revived if line == old else line for line in lines)
    opened = [each for _, each in all_of_word if each.id not in ids]
    if not opened:
        return lines
    made = opened[-1]._replace(id=_next_id(lines, opened[-1].source))
    return (*lines, format_taken_line(line_of_figure(made, anchor, move.after)))


def _is_around(line: MarkLine, anchor: Anchor) -> bool:
    """Return True if the characters on one side of words that were lost are at an anchor."""
    before, after = line.at.before, line.at.after
    return bool(before and before == anchor.before) or bool(after and after == anchor.after)


def _next_id(lines: Iterable[str], source: str) -> str:
    numbers = [
        int(each.id.partition("-")[2]) for line in lines if (each := _figure(line)) and each.source == source
    ]
    return f"{source}-{max(numbers, default=0) + 1}"
