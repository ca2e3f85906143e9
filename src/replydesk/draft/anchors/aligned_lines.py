"""Where the typed lines of a draft are after a change of it: the same, moved, or edited, split and joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from replydesk.draft.alignment import aligned
from replydesk.draft.anchors.anchoring import CERTAIN, anchor_of
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.stretches import moved_stretch
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import PASSAGES, Attachment, Draft, Part
from replydesk.draft.place import Place, attachment_key
from replydesk.text.char_diff import text_edits

_MOSTLY = 0.8  # share of a text from which a whole text that was joined with another is still whole


class AlignedLines:
    """The typed lines of two drafts, paragraph by paragraph: the same, moved, or edited, split and joined."""

    def __init__(self, before: Draft, after: Draft) -> None:
        old, new = list(placed_lines(before)), list(placed_lines(after))
        self._after = after
        self._rows = {place: row for row, (_, place) in enumerate(old)}
        self._new_places = [place for _, place in new]
        self._old, self._new = [line.text for line, _ in old], [line.text for line, _ in new]
        self._parts = aligned(self._old, self._new)
        self._starts = [part.start for part in self._parts]
        self._edits: dict[int, tuple[Region, Region]] = {}

    def moved(self, anchor: Anchor) -> Anchor | None:
        """Return an anchor after the change, None if its words are gone."""
        row = self._rows.get(anchor.place)
        if row is None:
            return None
        number = max(index for index, part in enumerate(self._parts) if part.start <= row < part.end)
        part = self._parts[number]
        if part.is_same:
            return self._at(part.other_start + row - part.start, anchor.start, anchor.end)
        if (other := self._carried.get(row)) is not None:
            return self._at(other, anchor.start, anchor.end)
        return self._edited(number, row, anchor) or self._elsewhere(anchor)

    def _elsewhere(self, anchor: Anchor) -> Anchor | None:
        """Return the only place in new lines with the words and what was on one side of them at least."""
        words, before, after = anchor.words, anchor.before, anchor.after
        news = list(self.news())
        for pattern, skipped in ((before + words, len(before)), (words + after, 0), (words, 0)):
            found = [(place, text) for place, text, _ in news if pattern in text]
            if len(pattern) >= CERTAIN and len(found) == 1:
                place, text = found[0]
                start = text.index(pattern) + skipped
                return anchor_of(self._after, place, start, start + len(words))
        return None

    def news(self) -> Iterator[tuple[Place, str, str]]:
        """Yield the lines that are neither the same nor moved, each with the text that was in their stead."""
        for number, part in enumerate(self._parts):
            if not part.is_same:
                old, new = self._region(number)
                yield from ((self._new_places[row], self._new[row], old.text) for row in new.rows)

    def _at(self, row: int, start: int, end: int) -> Anchor | None:
        return anchor_of(self._after, self._new_places[row], start, end)

    @cached_property
    def _carried(self) -> dict[int, int]:
        """Return the rows of lines that were moved elsewhere as they are, by their old ones."""
        free: dict[str, list[int]] = {}
        for part in self._parts:
            for row in () if part.is_same else range(part.other_start, part.other_end):
                free.setdefault(self._new[row], []).append(row)
        found: dict[int, int] = {}
        for part in self._parts:
            for row in () if part.is_same else range(part.start, part.end):
                if rows := free.get(self._old[row]):
                    found[row] = rows.pop(0)
        return found

    def _edited(self, number: int, row: int, anchor: Anchor) -> Anchor | None:
        """Return an anchor within lines that became others: the longest piece of it, if it is divided."""
        old, new = self._region(number)
        first = old.start_of(row)
        edits = text_edits(old.text, new.text)
        found = moved_stretch(edits, first + anchor.start, first + anchor.end)
        if found is None:
            return None
        at, start, end = max(new.pieces(*found), key=lambda piece: piece[2] - piece[1])
        is_whole = anchor.start == 0 and anchor.end == len(self._old[row])
        if is_whole and end - start >= _MOSTLY * len(self._new[at]):
            return self._at(at, 0, 0)
        return self._at(at, start, end) if end > start else None

    def _region(self, number: int) -> tuple[Region, Region]:
        """Return the lines of a part that are neither the same nor moved elsewhere."""
        if number not in self._edits:
            part = self._parts[number]
            taken = set(self._carried.values())
            old = (row for row in range(part.start, part.end) if row not in self._carried)
            new = (row for row in range(part.other_start, part.other_end) if row not in taken)
            self._edits[number] = Region(self._old, old), Region(self._new, new)
        return self._edits[number]


class Region:
    """Some lines as one text with line feeds between them."""

    def __init__(self, lines: list[str], rows: Iterable[int]) -> None:
        self.rows = list(rows)
        self._lines = lines
        self.text = "\n".join(lines[row] for row in self.rows)
        self._starts = list(accumulate((len(lines[row]) + 1 for row in self.rows), initial=0))[:-1]

    def start_of(self, row: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[self.rows.index(row)]

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the pieces of a stretch in its lines: row, start and end."""
        found = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self.rows) and self._starts[at] < end:
            first, length = self._starts[at], len(self._lines[self.rows[at]])
            found.append((self.rows[at], max(start - first, 0), min(end - first, length)))
            at += 1
        return found


def changed_places(before: Draft, after: Draft) -> list[Place] | None:
    """Return the place of the typed text that differs; None if two do, or places are not the same."""
    bodies, others = _bodies(before), _bodies(after)
    if [len(each.sections) for _, each in bodies] != [len(each.sections) for _, each in others]:
        return None
    found: list[Place] = []
    rows = [(Place(part, -1, 0), before.passage(part), after.passage(part)) for part in PASSAGES]
    for (key, one), (_, other) in zip(bodies, others, strict=True):
        rows.append((Place(key, -1, 0), one.preamble, other.preamble))
        for index, (old, new) in enumerate(zip(one.sections, other.sections, strict=True)):
            if old is not new and old != new:
                found += [Place(key, index, -1)] if old.heading != new.heading else []
                rows.append((Place(key, index, 0), old.paragraphs, new.paragraphs))
    for place, olds, news in rows:
        if len(olds) != len(news):
            return None
        if olds is not news:
            pairs = enumerate(zip(olds, news, strict=True))
            found += [place._replace(paragraph=at) for at, (x, y) in pairs if x.text != y.text]
    return found if len(found) <= 1 else None


def _bodies(draft: Draft) -> list[tuple[str, Attachment]]:
    """Return the answer and the attachments by their keys."""
    answer = Attachment(draft.preamble, draft.sections)
    attached = ((attachment_key(number), each) for number, each in enumerate(draft.attachments, 1))
    return [(str(Part.ANSWER), answer), *attached]
