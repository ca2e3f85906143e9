"""Text of paragraphs with all that was added to it and removed from it, and the stretches marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.word_names import DELETED, INSERTED, RPR, W, is_on
from replydesk.importing.replies.readers.word_styles import Styles
from replydesk.importing.replies.readers.word_text import SOFT_BREAK, Extras, TextReader
from replydesk.importing.review.model import ChangeStamp, DocPiece

NOBODY = "未署名"  # the author of a tracked change that names none
_MAX_NAME = 100  # characters kept of an author's name
_WHEN = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?")
_COPIED = re.compile(r"_Copy_\d+$")
_ID, _NAME = f"{W}id", f"{W}name"
# Marks of stretches: they stand in a paragraph or between paragraphs, also between rows and cells.
_STARTS = {f"{W}{kind}Start": kind for kind in ("bookmark", "commentRange")}
_ENDS = {f"{W}{kind}End": kind for kind in ("bookmark", "commentRange")}
_MOVES = tuple(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
STRETCH_MARKS = frozenset((*_STARTS, *_ENDS, *_MOVES))
FORMAT_CHANGES = tuple(f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr"))


class DocSpot(NamedTuple):
    """A place in the text: the number of the paragraph, and the offset in it."""

    paragraph: int
    offset: int


class Marked(NamedTuple):
    """A stretch with its name (of a bookmark) or id (of a comment)."""

    name: str
    start: DocSpot
    end: DocSpot


def stamp_of(change: Element, move: str = "") -> ChangeStamp:
    """Return who made a tracked change, and when: Word writes local time, although it puts Z behind it."""
    return ChangeStamp(name_of(change), time_of(change), move)


def name_of(element: Element) -> str:
    """Return the author of a change or a comment, on one line."""
    return " ".join(element.get(f"{W}author", "").split())[:_MAX_NAME] or NOBODY


def time_of(element: Element) -> datetime | None:
    """Return the time of a change or a comment, None if it has none."""
    found = _WHEN.match(element.get(f"{W}date", ""))
    try:
        return datetime.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def without_copy(name: str) -> str:
    """Return the name of a bookmark or move as it was before LibreOffice told it from another."""
    return _COPIED.sub("", name)


def _move_name(start: Element) -> str:
    return without_copy(start.get(_NAME, "")) or start.get(_ID, "")


class TracedReader(TextReader):
    """Reads paragraphs one after another, with their traces; `marked` are the stretches that were ended.

    Hidden text is read as any other: formatting is not looked at.
    """

    def __init__(self, styles: Styles, extras: Extras, *, has_fields: bool = True) -> None:
        super().__init__(styles, extras)
        self.paragraph = 0
        self.marked: dict[str, list[Marked]] = {"bookmark": [], "commentRange": []}
        self.references: dict[str, DocSpot] = {}  # of comments, by id
        self._open: dict[tuple[str, str], tuple[str, DocSpot]] = {}
        self._moves: dict[str, dict[str, str]] = {"From": {}, "To": {}}
        self._added: list[ChangeStamp] = []
        self._removed: list[ChangeStamp] = []
        self._texts: list[str] = []
        self._found: list[DocPiece] = []
        self._length = 0
        self._handlers |= {
            **dict.fromkeys((*INSERTED, *DELETED), self._change),
            **dict.fromkeys(STRETCH_MARKS, self.mark),
            f"{W}delText": self._text,
            f"{W}commentReference": self._reference,
            f"{W}br": self._line_break,
            **dict.fromkeys(FORMAT_CHANGES, lambda _: self._count("formats")),
        }
        if not has_fields:
            self._handlers |= dict.fromkeys((f"{W}fldChar", f"{W}instrText"), lambda _: None)

    def pieces(self, paragraph: Element) -> tuple[DocPiece, ...]:
        """Return the pieces of a paragraph. Its text boxes are not read."""
        self._found, self._texts, self._length = [], [], 0
        self._is_hidden = False
        self._walk(paragraph)
        self._flush()
        return tuple(self._found)

    @property
    def added(self) -> ChangeStamp | None:
        """Return the innermost insertion that is open, in which paragraphs may stand."""
        return self._added[-1] if self._added else None

    @property
    def removed(self) -> ChangeStamp | None:
        """Return the innermost deletion that is open."""
        return self._removed[-1] if self._removed else None

    @contextmanager
    def within(self, change: Element) -> Iterator[None]:
        """Open an insertion or deletion around what is read."""
        self._count("changes")
        stack = self._added if change.tag in INSERTED else self._removed
        self._flush()
        stack.append(self.stamp(change))
        yield
        self._flush()
        stack.pop()

    def stamp(self, change: Element) -> ChangeStamp:
        """Return the stamp of a change here, with the move that it is an end of.

        The move begins before the change in Word, in LibreOffice within it.
        """
        way = change.tag.removeprefix(f"{W}move")
        if way not in self._moves:
            return stamp_of(change)
        inside = change.find(f"{change.tag}RangeStart")
        name = next(reversed(self._moves[way].values()), "")
        return stamp_of(change, name or ("" if inside is None else _move_name(inside)))

    def mark_stamps(self, properties: Element | None) -> tuple[ChangeStamp | None, ChangeStamp | None]:
        """Return who added and removed the mark of the paragraph just read, given its properties."""
        mark = None if properties is None else properties.find(RPR)
        return self._mark_stamp(mark, INSERTED, "To"), self._mark_stamp(mark, DELETED, "From")

    def _mark_stamp(self, mark: Element | None, tags: tuple[str, str], way: str) -> ChangeStamp | None:
        """Return the stamp of a mark, with the move it belongs to: the one around it, else the one before it.

        Word writes marks within a move as plain insertions and deletions, and may end a move before its mark.
        """
        is_added = tags is INSERTED
        changes = () if mark is None else (mark.find(tag) for tag in tags)
        change = next((each for each in changes if each is not None), None)
        if change is None:
            return self.added if is_added else self.removed
        piece = self._found[-1] if self._found else DocPiece("")
        last = piece.added if is_added else piece.removed
        names = self._moves[way]
        before = last.move if last and change.tag != tags[0] else ""
        return stamp_of(change, next(reversed(names.values()), before))

    def mark(self, mark: Element) -> None:
        """Take in the start or end of a stretch."""
        key = mark.get(_ID, "")
        if mark.tag in _MOVES:
            self._move_range(mark, key)
        elif mark.tag in _STARTS:
            kind = _STARTS[mark.tag]
            self._open[kind, key] = (mark.get(_NAME, "") or key, self.here)
        elif start := self._open.pop((_ENDS[mark.tag], key), None):
            self.marked[_ENDS[mark.tag]].append(Marked(start[0], start[1], self.here))
        elif mark.tag in _ENDS and _ENDS[mark.tag] == "commentRange":
            self.references.setdefault(key, self.here)

    def close(self) -> None:
        """End the stretches that have no end: a comment's goes on to its reference or its paragraph's end."""
        for (kind, key), (name, start) in self._open.items():
            end = self.references.get(key, start) if kind == "commentRange" else start
            self.marked[kind].append(Marked(name, start, max(start, end)))
        self._open.clear()

    @property
    def here(self) -> DocSpot:
        """Return the place that was read up to."""
        return DocSpot(self.paragraph, self._length)

    def next_paragraph(self) -> None:
        """Count a paragraph that was read."""
        self.paragraph += 1
        self._length = 0

    def _move_range(self, mark: Element, key: str) -> None:
        way = "From" if "From" in mark.tag else "To"
        if mark.tag.endswith("Start"):
            self._moves[way][key] = _move_name(mark)
        else:
            self._moves[way].pop(key, None)

    def _change(self, change: Element) -> None:
        with self.within(change):
            self._walk(change)

    def _add(self, text: str) -> None:
        if text and not (self.extras.fields and not self._is_shown(text)):
            self._texts.append(text)
            self._length += len(text)

    def _flush(self) -> None:
        """Make a piece of what was read since the last change began or ended."""
        if not self._texts:
            return
        text = "".join(self._texts)
        self._texts = []
        last = self._found[-1] if self._found else None
        if last and last.added == self.added and last.removed == self.removed:
            self._found[-1] = last._replace(text=last.text + text)
        else:
            self._found.append(DocPiece(text, self.added, self.removed))

    def _run(self, run: Element) -> None:
        properties = run.find(RPR)
        if properties is not None and len(properties):
            if is_on(properties, "vanish"):
                self._count("hidden")
            if properties.find(FORMAT_CHANGES[0]) is not None:
                self._count("formats")
        self._walk(run)

    def _line_break(self, mark: Element) -> None:
        """Take in a break of the line; those of pages and columns are layout."""
        if mark.get(f"{W}type") not in ("page", "column"):
            self._add(SOFT_BREAK)

    def _reference(self, reference: Element) -> None:
        self.references[reference.get(_ID, "")] = self.here
