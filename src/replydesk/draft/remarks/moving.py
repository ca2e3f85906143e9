"""Moves the anchors of remarks along with a change of a draft: edits, splits, joins, moves, pastes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from replydesk.draft.anchors.anchoring import written_anchor
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import text_at
from replydesk.draft.remarks.lines import RemarkLine, format_line, parse_line
from replydesk.draft.remarks.model import Remark
from replydesk.draft.remarks.reading import lines_of, remarks_of


def move_remarks(before: Draft, after: Draft, move: AnchorMove | None = None) -> Draft:
    """Return the later draft with the anchors of the remarks it shares with the earlier one moved along.

    `move` is the change of the texts, if it is at hand.
    """
    if before.raw(Key.REMARKS) is None or before is after:
        return after
    shared = set(lines_of(before))
    moved = RemarkMove(move or AnchorMove(before, after))
    return _with_moved(after, moved, [line for line in lines_of(after) if line in shared])


def _with_moved(draft: Draft, move: RemarkMove, lines: Iterable[str]) -> Draft:
    changed: dict[str, str] = {}
    for line in lines:
        parsed = parse_line(line)
        if isinstance(parsed, RemarkLine) and (moved := move.line(parsed)):
            changed[line] = format_line(moved)
    if not changed:
        return draft
    return draft.with_field(Key.REMARKS, tuple(changed.get(line, line) for line in lines_of(draft)))


class RemarkMove:
    """A change of a draft, by which its remarks are moved."""

    def __init__(self, move: AnchorMove) -> None:
        self._move = move

    def line(self, line: RemarkLine) -> RemarkLine | None:
        """Return a remark with its anchor moved, None if its line is still right."""
        anchor = self._anchors.get(_identity(line))
        at = self._move.written(line.at, anchor, is_cut=line.proposed is None)
        if at is None:
            return None
        return line._replace(at=at) if at.is_lost else line.written_at(at)

    @cached_property
    def _anchors(self) -> Mapping[tuple[object, ...], Anchor]:
        """Return the anchors of the remarks that are not lost before the change."""
        return {_identity(each): each.anchor for each in remarks_of(self._move.before) if not each.is_lost}


def rewritten(line: RemarkLine, anchor: Anchor, draft: Draft) -> RemarkLine:
    """Return a remark with its anchor as it is in a draft."""
    text = text_at(draft, anchor.place) or ""
    return line.written_at(written_anchor(anchor, text, is_cut=line.proposed is None))


def _identity(remark: Remark | RemarkLine) -> tuple[object, ...]:
    return remark.id, remark.when, remark.who, remark.text, remark.proposed
