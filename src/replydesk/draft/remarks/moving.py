"""Moves the anchors of remarks along with a change of a draft: edits, splits, joins, moves, pastes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from replydesk.draft.alignment import aligned
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import PASSAGES, Attachment, Draft, Key, Part
from replydesk.draft.place import Place, attachment_key, text_at
from replydesk.draft.remarks.anchoring import Texts, anchor_of, found_anchor, is_field, written_anchor
from replydesk.draft.remarks.lines import RemarkLine, Written, format_line, parse_line
from replydesk.draft.remarks.model import Anchor, Remark
from replydesk.draft.remarks.reading import lines_of, remarks_of
from replydesk.draft.remarks.stretches import moved_stretch
from replydesk.text.char_diff import text_edits

_MOSTLY = 0.8  # share of a text from which a whole text that was joined with another is still whole


def move_remarks(before: Draft, after: Draft) -> Draft:
    """Return the later draft with the anchors of the remarks it shares with the earlier one moved along."""
    if before.raw(Key.REMARKS) is None or before is after:
        return after
    shared = set(lines_of(before))
    return _with_moved(after, Move(before, after), [line for line in lines_of(after) if line in shared])


def _with_moved(draft: Draft, move: Move, lines: Iterable[str]) -> Draft:
    changed: dict[str, str] = {}
    for line in lines:
        parsed = parse_line(line)
        if isinstance(parsed, RemarkLine) and (moved := moved_line(parsed, move)):
            changed[line] = format_line(moved)
    if not changed:
        return draft
    return draft.with_field(Key.REMARKS, tuple(changed.get(line, line) for line in lines_of(draft)))


def moved_line(line: RemarkLine, move: Move) -> RemarkLine | None:
    """Return a remark with its anchor moved, None if its line is still right."""
    anchor = move.anchors.get(_identity(line))
    if anchor is None:
        return move.revived(line)
    if not move.concerns(line, anchor):
        return None
    target = move.moved(anchor)
    if found_anchor(line.at, move.texts) == target:
        return None
    if target is None:
        return line._replace(at=line.at._replace(is_lost=True))
    return line._replace(at=rewritten(line, target, move.after))


def _identity(remark: Remark | RemarkLine) -> tuple[object, ...]:
    return remark.id, remark.when, remark.who, remark.text, remark.proposed


def rewritten(line: RemarkLine, anchor: Anchor, draft: Draft) -> Written:
    """Return the anchor of a remark's line as it is in a draft."""
    text = text_at(draft, anchor.place) or ""
    return written_anchor(anchor, text, is_cut=line.proposed is None)


class Move:
    """A change of a draft, by which anchors of the earlier draft are moved."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.before, self.after = before, after
        self.texts = Texts(after)
        self._changed = changed_places(before, after)

    @cached_property
    def anchors(self) -> Mapping[tuple[object, ...], Anchor]:
        """Return the anchors of the remarks that are not lost before the change."""
        return {_identity(each): each.anchor for each in remarks_of(self.before) if not each.is_lost}

    def concerns(self, line: RemarkLine, anchor: Anchor) -> bool:
        """Return True if the change may have moved an anchor."""
        place = anchor.place
        if self._changed is None or line.at.place != place or place in self._changed:
            return True
        return is_field(self.before, place) and self._texts(place)[0] != self._texts(place)[1]

    def _texts(self, place: Place) -> tuple[str | None, str | None]:
        return text_at(self.before, place), text_at(self.after, place)

    def moved(self, anchor: Anchor) -> Anchor | None:
        """Return an anchor after the change, None if its words are gone."""
        place = anchor.place
        one, other = self._texts(place)
        if is_field(self.before, place) or is_field(self.after, place) or self._is_one(place):
            return self._within(anchor, one or "", other)
        return self._aligned.moved(anchor)

    def _is_one(self, place: Place) -> bool:
        """Return True if a place is as it was, but perhaps its text."""
        return self._changed is not None and len(self._changed) <= 1

    def _within(self, anchor: Anchor, one: str, other: str | None) -> Anchor | None:
        """Return an anchor within the text of its place; one on the whole text stays so."""
        place = anchor.place
        if other is None:
            return None
        if anchor.start == 0 and anchor.end == len(one):
            return anchor_of(self.after, place, 0, 0)
        found = moved_stretch(text_edits(one, other), anchor.start, anchor.end)
        return anchor_of(self.after, place, *found) if found else None

    @cached_property
    def _aligned(self) -> AlignedLines:
        return AlignedLines(self.before, self.after)

    def revived(self, line: RemarkLine) -> RemarkLine | None:
        """Return a lost remark with its words where the change put them in again, None if it did not."""
        at = line.at
        pattern = at.words if at.is_whole else f"{at.before}{at.words}{at.after}"
        if not at.is_lost or not pattern or at.is_cut:
            return None
        for place, text, earlier in self._news:
            offset = text.find(pattern)
            is_it = text == pattern if at.is_whole else offset >= 0
            if is_it and pattern not in earlier:
                start = offset + len(at.before)
                anchor = anchor_of(self.after, place, start, start + len(at.words))
                return line._replace(at=rewritten(line, anchor, self.after)) if anchor else None
        return None

    @cached_property
    def _news(self) -> list[tuple[Place, str, str]]:
        """Return the texts that the change made, with their places and what was there before."""
        if self._changed is not None:
            return [
                (each, text_at(self.after, each) or "", text_at(self.before, each) or "")
                for each in self._changed
            ]
        known = {line.text for line, _ in placed_lines(self.before)}
        return [(place, line.text, "") for line, place in placed_lines(self.after) if line.text not in known]


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
        return self._edited(number, row, anchor)

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
        self._rows = list(rows)
        self._lines = lines
        self.text = "\n".join(lines[row] for row in self._rows)
        self._starts = list(accumulate((len(lines[row]) + 1 for row in self._rows), initial=0))[:-1]

    def start_of(self, row: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[self._rows.index(row)]

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the pieces of a stretch in its lines: row, start and end."""
        found = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._rows) and self._starts[at] < end:
            first, length = self._starts[at], len(self._lines[self._rows[at]])
            found.append((self._rows[at], max(start - first, 0), min(end - first, length)))
            at += 1
        return found


def changed_places(before: Draft, after: Draft) -> list[Place] | None:
    """Return the places of typed text whose texts differ, if all places are the same; else None."""
    found: list[Place] = []
    pairs = [(Place(part, -1, 0), before.passage(part), after.passage(part)) for part in PASSAGES]
    bodies = [
        (
            str(Part.ANSWER),
            Attachment(before.preamble, before.sections),
            Attachment(after.preamble, after.sections),
        )
    ]
    bodies += [
        (attachment_key(number), one, other)
        for number, (one, other) in enumerate(zip(before.attachments, after.attachments, strict=False), 1)
    ]
    if len(before.attachments) != len(after.attachments):
        return None
    for key, one, other in bodies:
        pairs.append((Place(key, -1, 0), one.preamble, other.preamble))
        if len(one.sections) != len(other.sections):
            return None
        for index, (old, new) in enumerate(zip(one.sections, other.sections, strict=True)):
            if old is new or old == new:
                continue
            if old.heading != new.heading:
                found.append(Place(key, index, -1))
            pairs.append((Place(key, index, 0), old.paragraphs, new.paragraphs))
    for place, ones, others in pairs:
        if ones is others:
            continue
        if len(ones) != len(others):
            return None
        found += [
            place._replace(paragraph=at)
            for at, (x, y) in enumerate(zip(ones, others, strict=True))
            if x.text != y.text
        ]
    return found if len(found) <= 1 else None
