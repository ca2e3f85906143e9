"""Walking over the printed lines of a letter to the words that a remark is put on."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at
from replydesk.layout.pages import Line
from replydesk.letter.source_map import LetterSpot, Printed, printed_at, spot_of, words_printed_at
from replydesk.reply.reply import Reply
from replydesk.tui.kit.remark_target import Target, is_remarkable, is_typed, sentence_target, whole_target


class PrintedLine(NamedTuple):
    """A printed line: page (from 1), row on the page (from 0), and its characters."""

    page: int
    row: int
    line: Line


class LineWalk:
    """The words pointed at on the pages: by line, by sentence, or wider."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        blocks = reply.letter.blocks
        self._stops = [
            PrintedLine(page.number, index, line)
            for page in reply.pages.pages
            for index, row in enumerate(page.rows)
            for line in row
            if is_remarkable(blocks[line.block].place)
        ]
        self._at = 0
        self._offset = self._stops[0].line.start if self._stops else 0
        self._reach = 0  # index among `_targets`

    @property
    def is_empty(self) -> bool:
        """Return True if nothing is printed that can have a remark."""
        return not self._stops

    @property
    def stop(self) -> PrintedLine:
        """Return the line pointed at."""
        return self._stops[self._at]

    @property
    def spot(self) -> LetterSpot:
        """Return the typed character pointed at."""
        return self._spot(Printed(self.stop.line.block, self._offset))

    @property
    def target(self) -> Target:
        """Return the words pointed at."""
        targets = self._targets
        return targets[self._reach % len(targets)]

    @property
    def printed(self) -> tuple[int, int, int]:
        """Return where the words pointed at are printed: block, first character, and the one behind."""
        target, draft = self.target, self._draft
        spot = LetterSpot(target.place, target.start)
        if is_typed(draft, target.place) and (
            at := words_printed_at(self._reply.letter, draft, spot, target.words)
        ):
            return at.block, at.offset, at.offset + len(target.words)
        block = self.stop.line.block
        return block, 0, len(self._reply.letter.blocks[block].text)

    def go_to_page(self, page: int, row: int = 0) -> None:
        """Point at the first line of a page from a row on, else at the last line before."""
        later = (index for index, stop in enumerate(self._stops) if stop[:2] >= (page, row))
        self._go(next(later, len(self._stops) - 1))

    def go_to(self, at: Printed) -> bool:
        """Point at a printed character; return False if nothing there can have a remark."""
        for index, stop in enumerate(self._stops):
            if stop.line.block == at.block and stop.line.start <= at.offset < stop.line.end:
                self._go(index, at.offset)
                return True
        return False

    def go_to_spot(self, spot: LetterSpot) -> bool:
        """Point at a typed character; return False if it is not printed."""
        at = printed_at(self._reply.letter, self._draft, spot)
        return at is not None and self.go_to(at)

    def move_line(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) line."""
        self._go(min(max(self._at + by, 0), len(self._stops) - 1))

    def move_page(self, by: int) -> None:
        """Point at the first line of the next (1) or the previous (-1) page."""
        page = self.stop.page + by
        if self._stops[0].page <= page <= self._stops[-1].page:
            self.go_to_page(page)
        else:
            self._go(len(self._stops) - 1 if by > 0 else 0)

    def move_sentence(self, by: int) -> None:
        """Point at the next (1) or the previous (-1) sentence, or the text that has it."""
        place, start, end = self.target[:3]
        typed = len(text_at(self._draft, place) or "") if is_typed(self._draft, place) else 0
        reach, beside = self._reach, end if by > 0 else start - 1
        if 0 <= beside < typed and self.go_to_spot(LetterSpot(place, beside)):
            return
        index, here = self._at, self.spot.place
        while 0 <= index < len(self._stops) and self._place(index) == here:
            index += by
        if 0 <= index < len(self._stops):
            line = self._stops[index].line
            self._go(index, line.start if by > 0 else line.end - 1)
        else:
            self._reach = reach

    def widen(self) -> None:
        """Point at the paragraph in place of the sentence, at the heading above it, at the sentence again."""
        self._reach = (self._reach + 1) % len(self._targets)

    def _go(self, index: int, offset: int | None = None) -> None:
        self._at = index
        self._offset = self._stops[index].line.start if offset is None else offset
        self._reach = 0

    @property
    def _draft(self) -> Draft:
        return self._reply.draft

    def _spot(self, at: Printed) -> LetterSpot:
        return spot_of(self._reply.letter, self._draft, at)

    def _place(self, index: int) -> Place:
        line = self._stops[index].line
        return self._spot(Printed(line.block, line.start)).place

    @property
    def _targets(self) -> list[Target]:
        """Return the sentence, the paragraph or field, and the heading above it, as far as there are any."""
        draft, (place, offset) = self._draft, self.spot
        block = self._reply.letter.blocks[self.stop.line.block]
        found = [whole_target(draft, place, block.text)]
        if is_typed(draft, place) and (sentence := sentence_target(draft, place, offset)):
            found.insert(0, sentence)
        if place.section >= 0 and not place.is_heading:
            found.append(whole_target(draft, place._replace(paragraph=-1)))
        return found
