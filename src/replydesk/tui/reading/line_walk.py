"""Walking over the printed lines of a letter to the words that a remark is put on."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import Draft
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
    def has_more(self) -> bool:
        """Return True if there is more than one stretch to choose from."""
        return len(self._targets) > 1

    @property
    def printed(self) -> tuple[int, int, int]:
        """Return where the words pointed at are printed: block, first character, and the one behind."""
        target, draft, letter = self.target, self._draft, self._reply.letter
        here, spot = self.stop.line.block, LetterSpot(target.place, target.start)
        at = words_printed_at(letter, draft, spot, target.words) if is_typed(draft, target.place) else None
        is_again = at and at.block != here and letter.blocks[here].place == target.place  # printed twice
        if at is None or is_again:
            return here, 0, len(letter.blocks[here].text)
        return at.block, at.offset, at.offset + len(target.words)

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
        """Point at the next (1) or the previous (-1) sentence, or the text that has it; stay at the last."""
        here, before = self.target[:3], (self._at, self._offset, self._reach)
        block, begin, end = self.printed
        ends = {stop.line.block: len(self._reply.letter.blocks[stop.line.block].text) for stop in self._stops}
        beside = Printed(block, end if by > 0 else begin - 1)
        if by > 0:
            others = [Printed(each, 0) for each in sorted(ends) if each > block]
        else:
            others = [Printed(each, ends[each] - 1) for each in sorted(ends, reverse=True) if each < block]
        for at in (beside, *others):
            if self.go_to(at) and self.target[:3] != here:
                return
        self._at, self._offset, self._reach = before

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
