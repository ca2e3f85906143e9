"""Walking over the lines of a past reply to what is taken from it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Part
from replydesk.reply.rules.within.sentences import sentences
from replydesk.tui.past.past_lines import ShownLine


class PastReach(StrEnum):
    """How much is pointed at; the values are what clerks read."""

    SENTENCE = "这一句"
    HEADING = "这个标题"
    PARAGRAPH = "这一段"
    SECTION = "这一节"
    HEADINGS = "全部标题"


class PastPiece(NamedTuple):
    """Characters of a line, by the line's index."""

    row: int
    start: int
    end: int


class PastTarget(NamedTuple):
    """The extent of the words pointed at."""

    reach: PastReach
    pieces: tuple[PastPiece, ...]


class PastWalk:
    """The words pointed at in a past reply; `more` further paragraphs are taken with it."""

    def __init__(self, lines: tuple[ShownLine, ...], row: int = 0) -> None:
        self.lines = lines
        self._row = min(row, max(len(lines) - 1, 0))
        self._offset = 0
        self._reach = 0  # index among `targets`
        self._more = 0

    @property
    def is_empty(self) -> bool:
        """Return True if there is nothing to take."""
        return not self.lines

    @property
    def row(self) -> int:
        """Return the index of the line pointed at."""
        return self._row

    @property
    def target(self) -> PastTarget:
        """Return what is pointed at."""
        if self._more:
            rows = range(self._row, min(self._row + self._more, len(self.lines) - 1) + 1)
            return PastTarget(PastReach.PARAGRAPH, self._whole(rows))
        targets = self._targets()
        return targets[self._reach % len(targets)]

    @property
    def words(self) -> str:
        """Say how much is pointed at: 这一句, 这 3 段."""
        target = self.target
        count = len(target.pieces)
        if self._more:
            return f"这 {count} 段"
        return f"{target.reach} {count} 个" if target.reach is PastReach.HEADINGS else str(target.reach)

    @property
    def has_more(self) -> bool:
        """Return True if there is more than one stretch to choose from."""
        return len(self._targets()) > 1

    def taken(self) -> tuple[DraftLine, ...]:
        """Return what is pointed at as lines of a draft; of a part of a line, only its characters."""
        pieces = self.target.pieces
        return tuple(
            self.lines[row].line._replace(text=self.text_of(row, start, end)) for row, start, end in pieces
        )

    def text_of(self, row: int, start: int, end: int) -> str:
        """Return characters of a line."""
        return self.lines[row].text[start:end]

    def go_to(self, row: int, offset: int = 0) -> None:
        """Point at the sentence that has a character of a line."""
        self._row = min(max(row, 0), max(len(self.lines) - 1, 0))
        self._offset, self._reach, self._more = offset, 0, 0

    def move(self, by: int) -> None:
        """Point at the paragraph some lines on, as a whole if one was pointed at before."""
        is_whole = self._is_whole
        self.go_to(self._row + by)
        if is_whole:
            self._reach = next(
                (at for at, each in enumerate(self._targets()) if each.reach is PastReach.PARAGRAPH), 0
            )

    @property
    def _is_whole(self) -> bool:
        return bool(self._more) or self.target.reach is PastReach.PARAGRAPH

    def move_sentence(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) sentence."""
        start, end = self._sentence()
        offset = end if by > 0 else start - 1
        if 0 <= offset < len(self.lines[self._row].text):
            self.go_to(self._row, offset)
        elif 0 <= self._row + by < len(self.lines):
            row = self._row + by
            self.go_to(row, 0 if by > 0 else len(self.lines[row].text) - 1)

    def widen(self) -> None:
        """Point at the paragraph in place of the sentence, the section, all headings, the sentence again."""
        if self._more:
            self._more, self._reach = 0, 0
        else:
            self._reach = (self._reach + 1) % len(self._targets())

    def extend(self, by: int) -> None:
        """Take one paragraph more (1) or less (-1) below the one pointed at."""
        self._more = min(max(self._more + by, 0), len(self.lines) - 1 - self._row)

    def _targets(self) -> tuple[PastTarget, ...]:
        line = self.lines[self._row]
        whole = self._whole([self._row])
        found = []
        if line.line.level:
            found.append(PastTarget(PastReach.HEADING, whole))
        else:
            sentence = self._sentence()
            if sentence != (0, len(line.text)):
                found.append(PastTarget(PastReach.SENTENCE, (PastPiece(self._row, *sentence),)))
            found.append(PastTarget(PastReach.PARAGRAPH, whole))
        section = self._whole(self._section_rows())
        if section != whole:
            found.append(PastTarget(PastReach.SECTION, section))
        headings = self._whole(
            at for at, each in enumerate(self.lines) if each.line.level and each.line.part == Part.ANSWER
        )
        if len(headings) > 1:
            found.append(PastTarget(PastReach.HEADINGS, headings))
        return tuple(found)

    def _section_rows(self) -> range:
        """Return the lines of the section with those below it, else of the part before any section."""
        line, rows = self.lines[self._row].line, len(self.lines)
        heading = next(
            (
                at
                for at in range(self._row, -1, -1)
                if self.lines[at].line.level or not self._is_of(at, line.part)
            ),
            -1,
        )
        first = heading if heading >= 0 and self._is_of(heading, line.part) else heading + 1
        level = self.lines[first].line.level
        for at in range(first + 1, rows):
            here = self.lines[at].line
            if here.part != line.part or (here.level and (not level or here.level <= level)):
                return range(first, at)
        return range(first, rows)

    def _is_of(self, row: int, part: str) -> bool:
        return self.lines[row].line.part == part

    def _sentence(self) -> tuple[int, int]:
        """Return the characters of the sentence pointed at."""
        text = self.lines[self._row].text
        if self.lines[self._row].line.level:
            return 0, len(text)
        found = [(each.begin, each.begin + len(each.words)) for each in sentences(text)]
        return next(
            ((start, end) for start, end in found if self._offset < end),
            found[-1] if found else (0, len(text)),
        )

    def _whole(self, rows: Iterable[int]) -> tuple[PastPiece, ...]:
        return tuple(PastPiece(row, 0, len(self.lines[row].text)) for row in rows)
