"""Changes with their authors in words: [-removed-] and {+added+}, who and when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from replydesk.draft.authorship import AuthoredLine, AuthoredPiece, people_in
from replydesk.draft.diff import ChangeKind

UNKNOWN = "没有署名"  # who made a change, where that is not known
CHANGED = "改"  # the mark of a paragraph of which a part was changed
BREAK = "¶"  # the end of a paragraph, where one was divided or two were joined

MARKS = {
    ChangeKind.SAME: ("", ""),
    ChangeKind.REMOVED: ("[-", "-]"),
    ChangeKind.ADDED: ("{+", "+}"),
}


def name_of(who: str) -> str:
    """Return who made a change, as shown."""
    return who or UNKNOWN


def line_mark(line: AuthoredLine) -> str:
    """Return the mark beside a paragraph: 删, 增, 改, or a blank."""
    return line.kind.value if line.kind else CHANGED


def marked_pieces(line: AuthoredLine) -> Iterator[tuple[ChangeKind, str]]:
    """Yield the pieces of a paragraph as shown, changed ones between their marks; of a whole one none is.

    What one person changed at several times is one piece.
    """
    if line.kind is not None:
        yield line.kind, line.text
        return
    end = () if line.end.kind is ChangeKind.SAME else (line.end._replace(text=BREAK),)
    for (kind, _), group in groupby((*line.pieces, *end), key=lambda piece: (piece.kind, piece.who)):
        before, after = MARKS[kind]
        yield kind, f"{before}{''.join(piece.text for piece in group)}{after}"


def authors_text(line: AuthoredLine) -> str:
    """Return who changed a paragraph, and when last: 张某某 05-29 10:32；李某某.

    Of a person who is not known only the time is said, unless others have changed it, too.
    """
    last: dict[str, datetime | None] = {}
    for piece in line.changes:
        last[piece.who] = _later(last.get(piece.who), piece)
    names = {who: name_of(who) if who or len(last) > 1 else "" for who in last}
    times = {who: f"{when:%m-%d %H:%M}" if when else "" for who, when in last.items()}
    return "；".join(f"{names[who]} {times[who]}".strip() for who in last)


def counts_text(lines: Iterable[AuthoredLine]) -> str:
    """Return how many characters each person changed, in a line; "" if nobody did."""
    counts = people_in(lines)
    if list(counts) == [""]:
        return str(counts[""])
    return "　".join(f"{name_of(who)} {count}" for who, count in counts.items())


def in_brackets(text: str) -> str:
    """Return a text behind a paragraph in brackets, "" for none."""
    return f"　（{text}）" if text else ""


def _later(when: datetime | None, piece: AuthoredPiece) -> datetime | None:
    return max(filter(None, (when, piece.when)), default=None)


def change_lines(lines: Iterable[AuthoredLine]) -> Iterator[str]:
    """Yield the changed paragraphs as plain text, a line each."""
    for line in lines:
        if line.kind is not ChangeKind.SAME:
            text = "".join(text for _, text in marked_pieces(line))
            yield f"{line_mark(line)} {text}{in_brackets(authors_text(line))}"
