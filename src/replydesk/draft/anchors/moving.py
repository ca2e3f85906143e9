"""Moves anchors along with a change of a draft: edits, splits, joins, moves, pastes."""

from __future__ import annotations

from functools import cached_property

from replydesk.draft.anchors.aligned_lines import AlignedLines, changed_places
from replydesk.draft.anchors.anchoring import Texts, anchor_of, found_anchor, is_field, written_anchor
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.stretches import moved_stretch
from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at
from replydesk.text.char_diff import text_edits


class AnchorMove:
    """A change of a draft, by which anchors of the earlier draft are moved."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.before, self.after = before, after

    @cached_property
    def _texts_after(self) -> Texts:
        return Texts(self.after)

    @cached_property
    def _changed(self) -> list[Place] | None:
        return changed_places(self.before, self.after)

    def written(
        self, at: WrittenAnchor, anchor: Anchor | None, *, is_cut: bool = True
    ) -> WrittenAnchor | None:
        """Return a written anchor moved along, None if it is still right; `is_cut` as for `written_anchor`.

        `anchor` is where its words were before the change, None if they were gone.
        """
        if anchor is None:
            target = self._revived(at)
            return self._rewritten(target, is_cut=is_cut) if target else None
        if not self.concerns(at.place, anchor):
            return None
        target = self.moved(anchor)
        if found_anchor(at, self._texts_after) == target:
            return None
        return self._rewritten(target, is_cut=is_cut) if target else at._replace(is_lost=True)

    def _rewritten(self, anchor: Anchor, *, is_cut: bool) -> WrittenAnchor:
        return written_anchor(anchor, text_at(self.after, anchor.place) or "", is_cut=is_cut)

    def concerns(self, written: Place, anchor: Anchor) -> bool:
        """Return True if the change may have moved an anchor."""
        place = anchor.place
        if self._changed is None or written != place or place in self._changed:
            return True
        one, other = self._texts(place)
        return is_field(self.before, place) and one != other

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

    def _revived(self, at: WrittenAnchor) -> Anchor | None:
        """Return where the change put lost words in again, None if it did not."""
        pattern = at.words if at.is_whole else f"{at.before}{at.words}{at.after}"
        if not at.is_lost or not pattern:
            return None
        if at.is_cut:
            return self._revived_cut(at)
        for place, text, earlier in self.news:
            offset = text.find(pattern)
            is_it = text == pattern if at.is_whole else offset >= 0
            if is_it and pattern not in earlier:
                start = offset + len(at.before)
                if anchor := anchor_of(self.after, place, start, start + len(at.words)):
                    return anchor
                return None
        return None

    def _revived_cut(self, at: WrittenAnchor) -> Anchor | None:
        """Return where the change put a whole text in again of which both ends are known."""
        for place, text, earlier in self.news:
            is_it = text.startswith(at.words) and text.endswith(at.after)
            if is_it and at.words not in earlier:
                return anchor_of(self.after, place, 0, 0)
        return None

    @cached_property
    def news(self) -> list[tuple[Place, str, str]]:
        """Return the texts that the change made, with their places and what was there before."""
        if self._changed is not None:
            return [
                (each, text_at(self.after, each) or "", text_at(self.before, each) or "")
                for each in self._changed
            ]
        return list(self._aligned.news())
