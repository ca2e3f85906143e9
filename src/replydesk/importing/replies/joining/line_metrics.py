"""Metrics of the visual lines of a text, measured on the lines themselves.

Everything here is measured, nothing decided: the lines that end within a sentence, the length of a full line,
the space left on each line, and whether indents and blank lines mean anything.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

from replydesk.importing.replies.joining.paragraphs import (
    PAGE_GAP,
    TextLine,
    is_terminal,
    match_heading_number,
)
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.joining.spacing import without_artefacts
from replydesk.layout.line_breaks import NO_LINE_START
from replydesk.text.numerals import numeral_value
from replydesk.text.width import width

WIDEST = 110  # Half-squares above which a line was not broken to fit a page
SHORTEST = 15  # Shortest line that is taken as cut, in characters

line_width = remembered(width)

_MANY = 5  # With fewer lines, measuring in characters must win by more than a character's width

_NEVER_FIRST = frozenset("，。、；：！？）》”’")  # Begin a line only in texts cut at a fixed length

_FIRST_WORD = re.compile(r"[!-~]+|.")


@dataclass(frozen=True)
class LineMetrics:
    """The lines of one text; sizes are in half-squares, line numbers start from 0."""

    lines: tuple[TextLine, ...]

    @cached_property
    def texts(self) -> list[str]:
        """The lines without margins."""
        return [line.source.text.strip() for line in self.lines]

    @cached_property
    def numbered(self) -> list[bool]:
        """For each line, True if it begins with a heading's number."""
        return [match_heading_number(text) is not None for text in self.texts]

    @cached_property
    def terminal(self) -> list[bool]:
        """For each line, True if a paragraph may end with it."""
        return [is_terminal(text) for text in self.texts]

    @cached_property
    def cuts(self) -> list[int]:
        """Lines that end in the middle of a sentence, so that the next line continues it."""
        last = len(self.texts) - 1
        return [
            i
            for i, text in enumerate(self.texts)
            if i < last
            and not self.terminal[i]
            and len(text) >= SHORTEST
            and not self.lines[i + 1].starts
            and not self.lines[i].starts
            and not self.numbered[i + 1]
            and not self.is_heading(i)
        ]

    @cached_property
    def stops(self) -> list[int]:
        """For each line, the last line up to it that has a full stop, -1 if there is none."""
        return self._last_with("。")

    @cached_property
    def commas(self) -> list[int]:
        """For each line, the last line up to it that has a comma, -1 if there is none."""
        return self._last_with("，")

    def _last_with(self, mark: str) -> list[int]:
        places = (index if mark in text else -1 for index, text in enumerate(self.texts))
        return list(accumulate(places, max))

    @cached_property
    def counts(self) -> list[tuple[int, ...]]:
        """For each line, the last heading number above it by level; -1 if there is none."""
        counted = [-1, -1, -1, -1]
        result = []
        for text in self.texts:
            result.append(tuple(counted))
            if found := match_heading_number(text):
                counted[found[0] - 1] = numeral_value(found[1][1])
        return result

    @cached_property
    def last_second(self) -> int:
        """The last line with 二是 that surely begins a paragraph, -1 if there is none."""
        return max(
            (
                i
                for i in range(1, len(self.texts))
                if self.texts[i].startswith("二是")
                and self.terminal[i - 1]
                and self.sizes[i - 1] < self.full - 8
            ),
            default=-1,
        )

    @cached_property
    def cut_set(self) -> frozenset[int]:
        """The cut lines as a set."""
        return frozenset(self.cuts)

    @cached_property
    def measured(self) -> tuple[bool, bool]:
        """The measure by which lines are most alike: (in characters, with a PDF's spaces)."""
        best, result = 1 << 30, (False, False)
        raw = (False, True) if self.bare != self.texts else (False,)
        for by_count, is_raw in product((False, True), raw):
            texts = self.texts if is_raw else self.bare
            sizes = sorted(_size(texts[i], by_count=by_count) for i in self.inner or self.cuts)
            spread = sizes[len(sizes) * 9 // 10] - sizes[len(sizes) // 10]
            if spread < best - (by_count and len(sizes) < _MANY):
                best, result = spread, (by_count, is_raw)
        return result

    @cached_property
    def sizes(self) -> list[int]:
        """The size of each line in half-squares, by the measure of this text."""
        by_count, is_raw = self.measured if self.cuts else (False, False)
        return [_size(text, by_count=by_count) for text in (self.texts if is_raw else self.bare)]

    @cached_property
    def bare(self) -> list[str]:
        """The lines without margins and stray spaces."""
        return [without_artefacts(text, beside_words=True) for text in self.texts]

    @cached_property
    def is_broken(self) -> bool:
        """True if the text was broken into visual lines at all."""
        if not self.cuts or (len(self.cuts) < 3 and self._all_indented):
            return False
        sizes = sorted(self.sizes[i] for i in self.cuts)
        full = sizes[len(sizes) * 9 // 10]
        texts = [size for size, line in zip(self.sizes, self.lines, strict=True) if not line.starts]
        wider = sum(size > full + 8 for size in texts)
        return full <= WIDEST and wider * 12 <= len(texts)

    @cached_property
    def _all_indented(self) -> bool:
        """True if every line of the text is indented like a first line, so that none continues another."""
        leads = {_lead(line.source.text) for line in self.lines if not line.starts}
        return len(leads) == 1 and leads.pop() >= 2

    @cached_property
    def inner(self) -> list[int]:
        """Cut lines that are surely not the first of their paragraph."""
        return [i for i in self.cuts if i - 1 in self.cut_set]

    @cached_property
    def first(self) -> list[int]:
        """Cut lines that are surely the first of their paragraph."""
        limit = max((self.sizes[i] for i in self.cuts), default=0) - 14
        return [i for i in self.cuts if (i and self.terminal[i - 1] and self.sizes[i - 1] < limit) or not i]

    @cached_property
    def full(self) -> int:
        """The size of a full line."""
        inner = sorted(self.sizes[i] for i in self.inner or self.cuts or range(len(self.sizes)))
        return inner[-1] if len(inner) < 20 else inner[-1 - len(inner) // 40]

    @cached_property
    def is_exact(self) -> bool:
        """True if every line was cut at the same length, regardless of the text."""
        inner = self.inner or self.cuts
        return sum(self.sizes[i] == self.full for i in inner) * 10 >= len(inner) * 9

    @cached_property
    def is_sliced(self) -> bool:
        """True if lines were cut without regard to marks that begin no line, and so to words."""
        return any(self.texts[i + 1][0] in _NEVER_FIRST for i in self.cuts)

    @cached_property
    def all_trail(self) -> bool:
        """True if most lines end in a space."""
        return sum(line.source.text.endswith(" ") for line in self.lines) * 2 > len(self.lines)

    @cached_property
    def lost_indent(self) -> int:
        """The half-squares by which first lines are shorter than others because their indents are lost."""
        firsts = [self.sizes[i] for i in self.first if self.indents[i] < 2]
        is_sure = len(firsts) > 1 or (self.is_exact and firsts == [self.full - 4])
        if not is_sure or len(self.inner) < 2 or max(firsts) > self.full - 3:
            return 0
        return min(4, self.full - max(firsts))

    @cached_property
    def spare(self) -> int:
        """The most space left on a cut line after placing the next word there (negative: it did not fit)."""
        rooms = sorted(self.rooms[i] for i in self.inner)
        if len(rooms) < 3:
            return 2
        if len(rooms) > 5 and rooms[-1] > rooms[-2] + 8:  # the end of a paragraph without a full stop
            rooms.pop()
        return rooms[-1] if len(rooms) < 20 else rooms[-1 - len(rooms) // 40]

    @cached_property
    def rooms(self) -> list[int]:
        """The space left on each line but the last if the first word of the next is put on it."""
        return [self._room(index) for index in range(len(self.lines) - 1)]

    def _room(self, index: int) -> int:
        after = self.texts[index + 1]
        word = _FIRST_WORD.match(after)
        size = width(word[0]) if word else 2
        if self.is_exact:
            size = 2 if self.measured[0] or not after[:1].isascii() else 1
        elif word and after[word.end() : word.end() + 1] in NO_LINE_START and len(after) > word.end():
            size += 2
        return self.full - self.sizes[index] - size

    def is_short(self, begin: int, index: int) -> bool:
        """Return True if a line ends before it is full, so that its paragraph ends there."""
        indent = max(self.lost_indent if begin == index else 0, min(self.indents[index], 8))
        return self.rooms[index] - indent > max(self.spare, -1)

    @cached_property
    def has_gaps(self) -> bool:
        """True if blank lines separate paragraphs and do not occur within them."""
        within = [self.lines[i + 1].gap for i in self.cuts if self.lines[i + 1].gap != PAGE_GAP]
        limit = self.full - 14
        ends = [i for i in range(len(self.lines) - 1) if self.terminal[i] and self.sizes[i] < limit]
        between = [self.lines[i + 1].gap for i in ends if self.lines[i + 1].gap != PAGE_GAP]
        inside = sum(gap > 0 for gap in within)
        stray = int(len(between) > 1 and len(within) > inside + 1)  # a paragraph without its full stop
        return (
            bool(within and between)
            and (inside - stray) * 10 <= len(within)
            and (sum(gap > 0 for gap in between) * 10 >= len(between) * 9)
        )

    @cached_property
    def base(self) -> int:
        """The margin of lines that continue a paragraph."""
        if len(self.cuts) < 3:  # too few to distinguish a margin from an indent
            return 0
        return Counter(self._leads[i + 1] for i in self.cuts).most_common(1)[0][0]

    @cached_property
    def _leads(self) -> list[int]:
        return [_lead(line.source.text) for line in self.lines]

    @cached_property
    def indents(self) -> list[int]:
        """The indent of each line from the margin of continued lines."""
        return [lead - self.base for lead in self._leads]

    @cached_property
    def has_indents(self) -> bool:
        """True if the first lines of paragraphs are indented, and no others."""
        limit = self.full - 14
        foot_start = next((i for i, line in enumerate(self.lines) if line.starts), len(self.lines))
        end = foot_start if foot_start * 3 > len(self.lines) else len(self.lines)
        places = [i for i in range(1, end) if not self.lines[i].starts]
        firsts = [i for i in places if self.terminal[i - 1] and self.sizes[i - 1] <= limit]
        indented = [i for i in places if self.indents[i] >= 2]
        ended = sum(
            self.terminal[i - 1] or self.sizes[i - 1] <= limit or self.is_heading(i - 1) for i in indented
        )
        indented_firsts = sum(self.indents[i] >= 2 for i in firsts)
        inside = sum(self.indents[i + 1] >= 2 for i in self.cuts)
        stray = int(ended > 2 or (ended > 1 and self.indents[0] >= 2))  # a paragraph without its full stop
        return (
            bool(indented)
            and (ended + stray) * 10 >= len(indented) * 9
            and indented_firsts * 5 >= len(firsts) * 4
            and (inside - stray) * 10 <= len(self.cuts)
        )

    def is_heading(self, index: int) -> bool:
        """Return True if a line is a numbered heading that no sentence follows."""
        return self.numbered[index] and "。" not in self.texts[index]


def _size(text: str, *, by_count: bool) -> int:
    return 2 * len(text) if by_count else line_width(text)


def _lead(text: str) -> int:
    """Return the leading white space of a line in half-squares."""
    if not text[:1].isspace():
        return 0
    margin = text[: len(text) - len(text.lstrip())]
    return sum(4 if char == "\t" else 2 if char == "\u3000" else 1 for char in margin)
