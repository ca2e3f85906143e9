"""The content of a review copy that came back: text with all that was added and removed, and remarks.

Nothing here is resolved: a paragraph's `text` has all characters, those removed too. Offsets count in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from replydesk.render.review_marks import BOOKMARK as BOOKMARK
from replydesk.text.errors import UserError
from replydesk.text.note import Note


class ReviewRefused(UserError):
    """A file that cannot be read as a review copy: the reason in Chinese, without the file's name.

    `can_import` is True if it may be read as an old reply instead.
    """

    def __init__(self, reason: str, *, can_import: bool = False) -> None:
        super().__init__(reason)
        self.can_import = can_import


class ChangeStamp(NamedTuple):
    """Who made a tracked change, and when, in local time; `move` is the name of the move it is an end of."""

    who: str
    when: datetime | None = None
    move: str = ""


class DocPiece(NamedTuple):
    """Characters added and removed together, if at all; breaks of lines and tabs are among them."""

    text: str
    added: ChangeStamp | None = None
    removed: ChangeStamp | None = None


class DocBookmark(NamedTuple):
    """A bookmark's stretch of one paragraph."""

    name: str
    start: int
    end: int


class DocCell(NamedTuple):
    """The cell of a paragraph, counted from 0; `is_last` if its mark ends the cell and cannot be removed."""

    table: int
    row: int
    column: int
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class DocParagraph:
    """A paragraph and its mark, which may be added or removed by itself.

    `style` is the style's name (“公文正文”), `level` that of a heading (1 to 9, 0 for text), `number` a list
    number that Word generates and that is not in the text. `row_added` and `row_removed` stamp the table row,
    or the cell, as a whole.
    """

    pieces: tuple[DocPiece, ...] = ()
    mark_added: ChangeStamp | None = None
    mark_removed: ChangeStamp | None = None
    style: str = ""
    level: int = 0
    number: str = ""
    bookmarks: tuple[DocBookmark, ...] = ()
    cell: DocCell | None = None
    row_added: ChangeStamp | None = None
    row_removed: ChangeStamp | None = None

    @property
    def text(self) -> str:
        """Return all characters, those removed too."""
        return "".join([piece.text for piece in self.pieces])

    @property
    def row(self) -> tuple[int, int] | None:
        """Return the table and row, None outside of tables."""
        return self.cell[:2] if self.cell else None


class DocAnchor(NamedTuple):
    """A remark's stretch of one paragraph; empty if it was put between characters."""

    paragraph: int
    start: int
    end: int


class DocReply(NamedTuple):
    """An answer to a remark."""

    id: str
    who: str
    when: datetime | None
    text: str


class DocComment(NamedTuple):
    """A remark: its words (at least one stretch, one for each paragraph it covers), and the answers to it.

    `id` is the comment's in the file. The paragraphs of its text are separated by line feeds.
    """

    id: str
    who: str
    when: datetime | None
    text: str
    where: tuple[DocAnchor, ...]
    replies: tuple[DocReply, ...] = ()
    is_resolved: bool = False


@dataclass(frozen=True)
class ReviewFile:
    """A review copy as it was read. `version` and `draft` are its properties, "" if it has none."""

    paragraphs: tuple[DocParagraph, ...]
    comments: tuple[DocComment, ...] = ()
    version: str = ""
    draft: str = ""
    notes: tuple[Note, ...] = ()
    is_tracking: bool = False

    @cached_property
    def has_tracked(self) -> bool:
        """Return True if the file has a tracked change of text."""
        return any(
            paragraph.mark_added
            or paragraph.mark_removed
            or paragraph.row_added
            or paragraph.row_removed
            or any(piece.added or piece.removed for piece in paragraph.pieces)
            for paragraph in self.paragraphs
        )

    @property
    def people(self) -> tuple[str, ...]:
        """Return the names of all who changed or remarked something, in the order of the file."""
        return tuple(dict.fromkeys(self._names()))

    def _names(self) -> Iterator[str]:
        for paragraph in self.paragraphs:
            stamps = [stamp for piece in paragraph.pieces for stamp in piece[1:]]
            stamps += (
                paragraph.mark_added,
                paragraph.mark_removed,
                paragraph.row_added,
                paragraph.row_removed,
            )
            yield from (stamp.who for stamp in stamps if stamp)
        for comment in self.comments:
            yield comment.who
            yield from (reply.who for reply in comment.replies)


class ReviewKind(StrEnum):
    """The kind of a change; one that was not tracked has an empty `who`."""

    INSERTED = "插入"
    DELETED = "删除"
    REPLACED = "替换"
    MOVED = "移动"
    SPLIT = "分段"
    JOINED = "并段"
    NEW_PARAGRAPH = "加一段"
    GONE_PARAGRAPH = "删一段"
    TABLE = "表格"


class ReviewChange(NamedTuple):
    """A change that is taken or not taken as a whole.

    `who` is "" if it was not tracked but found by comparing with the base. `paragraph` is the one of the file
    it begins in, or before which something is missing. `removed` and `added` are its words, with paragraph
    marks as carriage returns and ends of cells as tabs. `before` is some text that stands before it.
    """

    id: int
    who: str
    when: datetime | None
    kind: ReviewKind
    paragraph: int
    removed: str
    added: str
    before: str = ""


class PlacedComment(NamedTuple):
    """A remark's stretch of a resolved paragraph; empty if its words are not there."""

    id: str
    start: int
    end: int


class KeptText(NamedTuple):
    """A stretch of a resolved paragraph that is from a paragraph of the base, from `offset` on."""

    start: int
    end: int
    base: int
    offset: int


@dataclass(frozen=True, slots=True)
class ResolvedParagraph:
    """A paragraph after some changes were taken and all others left.

    `bases` are the paragraphs of the base whose text is in it, in order: none if it is new, two if they were
    joined. `is_rest` if it begins with the later part of a paragraph that was split. `bookmark` is that of
    the first base (段7, 段7续). Style, level and number are those of the base, or of the file if it is new.
    """

    text: str
    bases: tuple[int, ...] = ()
    is_rest: bool = False
    bookmark: str = ""
    style: str = ""
    level: int = 0
    number: str = ""
    cell: DocCell | None = None
    kept: tuple[KeptText, ...] = ()
    comments: tuple[PlacedComment, ...] = ()
