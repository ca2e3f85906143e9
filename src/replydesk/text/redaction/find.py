"""The finding of private text in the pieces of a document, read as one folded text.

Certain private text is found by what a number is and by what stands beside it. What only looks private is
found too, as doubtful. Hotlines (12345, 400-…), years, amounts and the numbers of laws are public.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

from replydesk.text.redaction.accounts import find_accounts, find_in_cell, find_mail, find_marks
from replydesk.text.redaction.folding import CELL, PARAGRAPH, Folded, fold, squeezed
from replydesk.text.redaction.model import PrivateHit, PrivateText, SearchedText
from replydesk.text.redaction.names import (
    find_approvals,
    find_homes,
    find_name_in_cell,
    find_names,
    find_names_beside,
    find_names_turned_to,
)
from replydesk.text.redaction.numbers import find_numbers
from replydesk.text.redaction.signs import may_hold_private_text
from replydesk.text.redaction.words import is_label

_FINDERS = (
    find_mail,
    find_accounts,
    find_marks,
    find_names,
    find_names_turned_to,
    find_homes,
    find_approvals,
)  # each reads a folded text for itself


def find_private_text(text: str) -> list[PrivateText]:
    """Return the parts of a text that must not be published, or may not, in order."""
    return find_private_texts((SearchedText(text),))[0]


def find_private_texts(pieces: Sequence[SearchedText]) -> list[list[PrivateText]]:
    """Return the private parts of each piece, in order; a number over several pieces is found in each."""
    found: list[list[PrivateText]] = [[] for _ in pieces]
    suspected = _suspected(pieces)
    if suspected:
        document = _Document(pieces, suspected)
        for hit in _merged(document.hits()):
            document.share(hit, found)
    return found


_EDGE = 40  # characters at the end of a text that are read together with the beginning of the next


def _suspected(pieces: Sequence[SearchedText]) -> set[int]:
    """Return the indices of the pieces that must be read: those with signs, and their neighbours."""
    signed = set()
    for index, piece in enumerate(pieces):
        text = piece.text
        if (piece.row and any(map(is_label, piece.labels))) or may_hold_private_text(text):
            signed.add(index)
        elif index and text and (text[0].isdigit() or piece.row):
            before = pieces[index - 1].text
            if before[-1:].isdigit() and may_hold_private_text(f"{before[-_EDGE:]} {text[:_EDGE]}"):
                signed.add(index)
    return {near for index in signed for near in (index - 1, index, index + 1) if 0 <= near < len(pieces)}


def without_private_text(text: str) -> str:
    """Return a text with its private parts, and those that may be, blotted out."""
    if not may_hold_private_text(text):
        return text
    out, at = "", 0
    for each in find_private_text(text):
        out += text[at : each.start] + each.instead
        at = each.end
    return out + text[at:]


def folded_for_comparison(text: str) -> str:
    """Return a form of a text that is equal for all spellings of one number or name."""
    return squeezed(fold(text).text)


class _Document:
    """The folded pieces of a document as one text; those that are not suspected are left empty in it."""

    def __init__(self, pieces: Sequence[SearchedText], suspected: Container[int]) -> None:
        self.pieces = pieces
        self.suspected = suspected
        empty = Folded("", ())
        self.folded = [fold(each.text) if i in suspected else empty for i, each in enumerate(pieces)]
        parts: list[str] = []
        for index, (piece, folded) in enumerate(zip(pieces, self.folded, strict=True)):
            is_row = piece.row > 0 and index + 1 < len(pieces) and pieces[index + 1].row == piece.row
            parts += [folded.text, CELL if is_row else PARAGRAPH]
        self.text = "".join(parts)
        self.starts = [0, *accumulate(len(each.text) + 1 for each in self.folded)]

    def piece_at(self, place: int) -> int:
        """Return the index of the piece at a place of the text."""
        return min(bisect_right(self.starts, place), len(self.pieces)) - 1

    def labels_at(self, place: int) -> tuple[str, ...]:
        """Return the folded labels of the cell at a place."""
        return tuple(fold(each).text for each in self.pieces[self.piece_at(place)].labels)

    def hits(self) -> Iterator[PrivateHit]:
        """Yield all private text."""
        numbers = list(find_numbers(self.text, self.labels_at))
        yield from numbers
        yield from find_names_beside(self.text, numbers)
        for finder in _FINDERS:
            yield from finder(self.text)
        for index, piece in enumerate(self.pieces):
            if piece.labels and index in self.suspected:
                start = self.starts[index]
                end = start + len(self.folded[index].text)
                labels = self.labels_at(start)
                yield from find_in_cell(self.text, start, end, labels)
                yield from find_name_in_cell(self.text, start, end, labels)

    def share(self, hit: PrivateHit, found: list[list[PrivateText]]) -> None:
        """Add a hit to the pieces that it covers; only the first shows that something was taken out."""
        instead = hit.instead
        for index in range(self.piece_at(hit.start), self.piece_at(hit.end - 1) + 1):
            begin, folded = self.starts[index], self.folded[index]
            start, end = max(hit.start - begin, 0), min(hit.end - begin, len(folded.text))
            if start < end:
                one, other = folded.original(start, end)
                found[index].append(PrivateText(one, other, instead, hit.what, hit.is_certain))
                instead = ""


def _merged(hits: Iterator[PrivateHit]) -> Iterator[PrivateHit]:
    """Yield hits in order, overlapping ones as one, which is certain if any of them is."""
    last: PrivateHit | None = None
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if last is None:
            last = hit
        elif hit.start < last.end:
            is_longer = hit.end > last.end
            last = last._replace(
                end=max(hit.end, last.end),
                is_certain=last.is_certain or hit.is_certain,
                what=hit.what if hit.is_certain and not last.is_certain else last.what,
                instead=last.instead if not is_longer else last.instead or hit.instead,
            )
        else:
            yield last
            last = hit
    if last is not None:
        yield last
