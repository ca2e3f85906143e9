"""How a text was broken into lines: what the lines themselves tell of it.

Everything here is measured, nothing decided: which lines end within a sentence, how long a full line is, how
much room is left on each, and whether indents and blank lines mean anything.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

from replydesk.importing.replies.paragraphs import PAGE_GAP, TextLine, is_terminal, number_at
from replydesk.importing.replies.spacing import without_artefacts
from replydesk.layout.line_breaks import NO_LINE_START
from replydesk.text.numerals import numeral_value
from replydesk.text.width import width

_WIDEST = 110
"""Half-squares beyond which a line was not broken for the eye."""

SHORTEST = 15
"""Characters of the shortest line that is taken as cut."""

_MANY = 5
"""Lines of which it is told, by no more than the width of a character, how they were measured."""

_NEVER_FIRST = frozenset("，。、；：！？）》”’")
"""Marks that begin a line only where lines are cut blindly."""

_FIRST_WORD = re.compile(r"[!-~]+|.")


@dataclass(frozen=True)
class Broken:
    """The lines of one text; sizes are in half-squares, lines are counted from 0."""

    lines: tuple[TextLine, ...]

    @cached_property
    def texts(self) -> list[str]:
        return [line.source.text.strip() for line in self.lines]

    @cached_property
    def numbered(self) -> list[bool]:
        """Which lines begin with a heading's number."""
        return [number_at(text) is not None for text in self.texts]

    @cached_property
    def terminal(self) -> list[bool]:
        return [is_terminal(text) for text in self.texts]

    @cached_property
    def cuts(self) -> list[int]:
        """Lines that end in the middle of a sentence, so that the next one goes on."""
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
        """For each line the last one up to it that has a full stop, -1 without one."""
        return self._last_with("。")

    @cached_property
    def commas(self) -> list[int]:
        """For each line the last one up to it that has a comma, -1 without one."""
        return self._last_with("，")

    def _last_with(self, mark: str) -> list[int]:
        places = (index if mark in text else -1 for index, text in enumerate(self.texts))
        return list(accumulate(places, max))

    @cached_property
    def counts(self) -> list[tuple[int, ...]]:
        """For each line how far the numbers above it have counted, by level; -1 where there is none."""
        counted = [-1, -1, -1, -1]
        result = []
        for text in self.texts:
            result.append(tuple(counted))
            if found := number_at(text):
                counted[found[0] - 1] = numeral_value(found[1][1])
        return result

    @cached_property
    def last_second(self) -> int:
        """The last line with 二是 that surely begins a paragraph, -1 without one."""
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
        return frozenset(self.cuts)

    @cached_property
    def measured(self) -> tuple[bool, bool]:
        """How lines are as long as each other: in characters or in width, with a PDF's spaces or without."""
        best, result = 1 << 30, (False, False)
        for by_count, is_raw in product((False, True), repeat=2):
            texts = self.texts if is_raw else self.bare
            sizes = sorted(_size(texts[i], by_count=by_count) for i in self.inner or self.cuts)
            spread = sizes[len(sizes) * 9 // 10] - sizes[len(sizes) // 10]
            if spread < best - (by_count and len(sizes) < _MANY):
                best, result = spread, (by_count, is_raw)
        return result

    @cached_property
    def sizes(self) -> list[int]:
        """The size of each line in half-squares, as lines are measured here."""
        by_count, is_raw = self.measured if self.cuts else (False, False)
        return [_size(text, by_count=by_count) for text in (self.texts if is_raw else self.bare)]

    @cached_property
    def bare(self) -> list[str]:
        return [without_artefacts(text, beside_words=True) for text in self.texts]

    @cached_property
    def is_broken(self) -> bool:
        """Whether the text was broken for the eye at all."""
        if not self.cuts or len(self.cuts) < 3 and self._all_stand_in:
            return False
        sizes = sorted(self.sizes[i] for i in self.cuts)
        full = sizes[len(sizes) * 9 // 10]
        texts = [size for size, line in zip(self.sizes, self.lines, strict=True) if not line.starts]
        wider = sum(size > full + 8 for size in texts)
        return full <= _WIDEST and wider * 12 <= len(texts)

    @cached_property
    def _all_stand_in(self) -> bool:
        """Whether every line of the text stands in as first lines do, so that none goes on."""
        leads = {_lead(line.source.text) for line in self.lines if not line.starts}
        return len(leads) == 1 and leads.pop() >= 2

    @cached_property
    def inner(self) -> list[int]:
        """Cut lines that are surely not the first of their paragraph."""
        cut = set(self.cuts)
        return [i for i in self.cuts if i - 1 in cut]

    @cached_property
    def first(self) -> list[int]:
        """Cut lines that are surely the first of their paragraph."""
        limit = max((self.sizes[i] for i in self.cuts), default=0) - 14
        return [i for i in self.cuts if i and self.terminal[i - 1] and self.sizes[i - 1] < limit or not i]

    @cached_property
    def full(self) -> int:
        """The size of a full line."""
        inner = sorted(self.sizes[i] for i in self.inner or self.cuts)
        return inner[-1] if len(inner) < 20 else inner[-1 - len(inner) // 40]

    @cached_property
    def is_exact(self) -> bool:
        """Whether every line was cut at the same length, wherever that was."""
        inner = self.inner or self.cuts
        return sum(self.sizes[i] == self.full for i in inner) * 10 >= len(inner) * 9

    @cached_property
    def is_sliced(self) -> bool:
        """Whether lines were cut with no regard to marks that begin no line, and so to words."""
        return any(self.texts[i + 1][0] in _NEVER_FIRST for i in self.cuts)

    @cached_property
    def all_trail(self) -> bool:
        return sum(line.source.text.endswith(" ") for line in self.lines) * 2 > len(self.lines)

    @cached_property
    def lost_indent(self) -> int:
        """By how much first lines are shorter than others, since their indents are lost."""
        firsts = [self.sizes[i] for i in self.first if self.indents[i] < 2]
        is_sure = len(firsts) > 1 or self.is_exact and firsts == [self.full - 4]
        if not is_sure or len(self.inner) < 2 or max(firsts) > self.full - 3:
            return 0
        return min(4, self.full - max(firsts))

    @cached_property
    def spare(self) -> int:
        """The most room left on a cut line that the next word would have fitted into (negative: none)."""
        rooms = sorted(self.rooms[i] for i in self.inner)
        if len(rooms) < 3:
            return 2
        if len(rooms) > 5 and rooms[-1] > rooms[-2] + 8:  # the end of a paragraph without a full stop
            rooms.pop()
        return rooms[-1] if len(rooms) < 20 else rooms[-1 - len(rooms) // 40]

    @cached_property
    def rooms(self) -> list[int]:
        """The room that is left on each line but the last when the first word of the next is put on it."""
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
        """Whether a line ends before its room was full, so that its paragraph ends with it."""
        indent = max(self.lost_indent if begin == index else 0, min(self.indents[index], 8))
        return self.rooms[index] - indent > max(self.spare, -1)

    @cached_property
    def has_gaps(self) -> bool:
        """Whether blank lines stand between paragraphs and not within them."""
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
        """The margin of lines that go on with a paragraph."""
        if len(self.cuts) < 3:  # too few to tell a margin from an indent
            return 0
        return Counter(self._leads[i + 1] for i in self.cuts).most_common(1)[0][0]

    @cached_property
    def _leads(self) -> list[int]:
        return [_lead(line.source.text) for line in self.lines]

    @cached_property
    def indents(self) -> list[int]:
        """How far each line stands in from those that go on."""
        return [lead - self.base for lead in self._leads]

    @cached_property
    def has_indents(self) -> bool:
        """Whether the first lines of paragraphs stand in, and no others."""
        limit = self.full - 14
        begun_foot = next((i for i, line in enumerate(self.lines) if line.starts), len(self.lines))
        end = begun_foot if begun_foot * 3 > len(self.lines) else len(self.lines)
        places = [i for i in range(1, end) if not self.lines[i].starts]
        firsts = [i for i in places if self.terminal[i - 1] and self.sizes[i - 1] <= limit]
        indented = [i for i in places if self.indents[i] >= 2]
        ended = sum(
            self.terminal[i - 1] or self.sizes[i - 1] <= limit or self.is_heading(i - 1) for i in indented
        )
        begun = sum(self.indents[i] >= 2 for i in firsts)
        inside = sum(self.indents[i + 1] >= 2 for i in self.cuts)
        stray = int(ended > 2 or ended > 1 and self.indents[0] >= 2)  # a paragraph without its full stop
        return (
            bool(indented)
            and (ended + stray) * 10 >= len(indented) * 9
            and begun * 5 >= len(firsts) * 4
            and (inside - stray) * 10 <= len(self.cuts)
        )

    def is_heading(self, index: int) -> bool:
        """Whether a line is a numbered heading that no sentence follows."""
        return self.numbered[index] and "。" not in self.texts[index]


def _size(text: str, *, by_count: bool) -> int:
    return 2 * len(text) if by_count else width(text)


def _lead(text: str) -> int:
    """The white space a line begins with, in half-squares."""
    if not text[:1].isspace():
        return 0
    margin = text[: len(text) - len(text.lstrip())]
    return sum(4 if char == "\t" else 2 if char == "\u3000" else 1 for char in margin)
