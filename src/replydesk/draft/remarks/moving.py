"""Moves the anchors of remarks along with a change of a draft: edits, splits, joins, moves, pastes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, text_at
from replydesk.draft.remarks.aligned_lines import AlignedLines, changed_places
from replydesk.draft.remarks.anchoring import Texts, anchor_of, found_anchor, is_field, written_anchor
from replydesk.draft.remarks.lines import RemarkLine, format_line, parse_line
from replydesk.draft.remarks.model import Anchor, Remark
from replydesk.draft.remarks.reading import lines_of, remarks_of
from replydesk.draft.remarks.stretches import moved_stretch
from replydesk.text.char_diff import text_edits


def move_remarks(before: Draft, after: Draft) -> Draft:
    """Return the later draft with the anchors of the remarks it shares with the earlier one moved along."""
    if before.raw(Key.REMARKS) is None or before is after:
        return after
    shared = set(lines_of(before))
    return _with_moved(after, AnchorMove(before, after), [line for line in lines_of(after) if line in shared])


def _with_moved(draft: Draft, move: AnchorMove, lines: Iterable[str]) -> Draft:
    changed: dict[str, str] = {}
    for line in lines:
        parsed = parse_line(line)
        if isinstance(parsed, RemarkLine) and (moved := moved_line(parsed, move)):
            changed[line] = format_line(moved)
    if not changed:
        return draft
    return draft.with_field(Key.REMARKS, tuple(changed.get(line, line) for line in lines_of(draft)))


def moved_line(line: RemarkLine, move: AnchorMove) -> RemarkLine | None:
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
    return rewritten(line, target, move.after)


def _identity(remark: Remark | RemarkLine) -> tuple[object, ...]:
    return remark.id, remark.when, remark.who, remark.text, remark.proposed


def rewritten(line: RemarkLine, anchor: Anchor, draft: Draft) -> RemarkLine:
    """Return a remark with its anchor as it is in a draft."""
    text = text_at(draft, anchor.place) or ""
    return line.written_at(written_anchor(anchor, text, is_cut=line.proposed is None))


class AnchorMove:
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
                return rewritten(line, anchor, self.after) if anchor else None
        return None

    @cached_property
    def _news(self) -> list[tuple[Place, str, str]]:
        """Return the texts that the change made, with their places and what was there before."""
        if self._changed is not None:
            return [
                (each, text_at(self.after, each) or "", text_at(self.before, each) or "")
                for each in self._changed
            ]
        return list(self._aligned.news())
