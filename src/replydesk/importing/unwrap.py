"""Visual lines back to paragraphs: lines broken for the eye are joined, whatever stands between them.

Where a paragraph ends is told by what the text itself shows: indents, if they are kept; blank lines, if
they never stand within a sentence; the room left on a line that the next word would have fitted into; first
lines that are shorter by a lost indent; and words that only begin paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from replydesk.importing.paragraphs import Para, is_terminal, number_at
from replydesk.importing.source import SourceLine
from replydesk.importing.spacing import without_artefacts
from replydesk.layout.breaking import NO_LINE_START
from replydesk.numerals import chinese, counted_as

PAGE_GAP = -1
"""The gap above a line at a page's head, which says nothing of paragraphs."""

_WIDEST = 110
"""Half-squares beyond which a line was not broken for the eye."""

_SHORTEST = 15
"""Characters of the shortest line that is taken as cut."""

_STARTER = re.compile(
    r"下一步|下步|下一?阶段|今后，|最后，|在此，|(再次|衷心|诚挚|非常|真诚)?感谢(您|你们|各位|贵)"
    r"|专此|特此|此复|以上是|以上答复|希望(您|你们|贵)|欢迎(您|你们|贵)|附件?\s*[：:]|抄[送报]\s*[：:]|尊敬的"
)
"""Words that begin a paragraph more often than they stand at the head of a line by chance."""

_COPIES = re.compile(r"抄[送报]\s*[：:]\s*(.*\S[\s\u3000]+\S.*[会办厅局室组委院部])$")
_LEAD = re.compile(r"([一二三四五六七八九十]{1,2})是")
_NEVER_FIRST = frozenset("，。、；：！？）》”’")
"""Marks that begin a line only where lines are cut blindly."""

_ANNOUNCES = re.compile(r"([^。]{0,40}，)?现(将|就|对|答复|函复|回复)")
_GOES_ON = re.compile(r"经|现|根据|按照|我(局|委|厅|办|镇|乡|们|单位)|为此")
_ANNOUNCED = re.compile(r"如下[：:.]$")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z0-9]")
_FIRST_WORD = re.compile(r"[!-~]+|.")


class Line(NamedTuple):
    """A line that is not blank: its number (1-based), the blank lines above it, if a paragraph must begin."""

    source: SourceLine
    number: int
    gap: int = 0
    starts: bool = False


def paragraphs_of(lines: Sequence[Line]) -> list[Para]:
    """The paragraphs of some lines; not a character but white space at seams is left out or added."""
    if any(line.source.is_paragraph or line.source.cells for line in lines):
        return [Para.of(line.source, line.number) for line in lines]
    return _Joiner(tuple(lines)).paragraphs()


@dataclass(frozen=True)
class _Joiner:
    """The lines of one text, and what they tell of how it was broken."""

    lines: tuple[Line, ...]

    def paragraphs(self) -> list[Para]:
        """The lines joined."""
        result: list[Para] = []
        begin = 0
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self._parted(begin, index - 1):
                result.append(self._joined(begin, index))
                begin = index
        return result

    def _joined(self, begin: int, end: int) -> Para:
        text = self.texts[begin]
        for index in range(begin + 1, end):
            text += self._seam(index - 1, text) + self.texts[index]
        return Para.of(self.lines[begin].source, self.lines[begin].number, text)

    def _seam(self, index: int, text: str) -> str:
        """The space between two words of Latin letters that a line's end stood for."""
        after = self.texts[index + 1]
        if _ends_copy(text, after):
            return "　"
        if not (_WORD_END.search(text) and _WORD_START.match(after)):
            return ""
        raw, below = self.lines[index].source.text, self.lines[index + 1].source.text
        if not self._all_trail and raw[-1:] == " " or below[:1] == " " and below[:2] == f" {after[:1]}":
            return " "
        is_cut_here = self.is_exact and after[0].isdigit() and self.sizes[index] >= self.full
        return "" if self.is_sliced or is_cut_here else " "

    @cached_property
    def is_sliced(self) -> bool:
        """Whether lines were cut with no regard to marks that begin no line, and so to words."""
        return any(self.texts[i + 1][0] in _NEVER_FIRST for i in self.cuts)

    @cached_property
    def _all_trail(self) -> bool:
        return sum(line.source.text.endswith(" ") for line in self.lines) * 2 > len(self.lines)

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
            and len(text) >= _SHORTEST
            and not self.lines[i + 1].starts
            and not self.lines[i].starts
            and not self.numbered[i + 1]
            and not self._is_heading(i)
        ]

    @cached_property
    def _measured(self) -> tuple[bool, bool]:
        """How lines are as long as each other: in characters or in width, with a PDF's spaces or without."""
        best, result = 1 << 30, (False, False)
        for by_count, is_raw in product((False, True), repeat=2):
            texts = self.texts if is_raw else self.bare
            sizes = sorted(_size(texts[i], by_count=by_count) for i in self.inner or self.cuts)
            spread = sizes[len(sizes) * 9 // 10] - sizes[len(sizes) // 10]
            if spread < best:
                best, result = spread, (by_count, is_raw)
        return result

    @cached_property
    def sizes(self) -> list[int]:
        """The size of each line in half-squares, as lines are measured here."""
        by_count, is_raw = self._measured if self.cuts else (False, False)
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
    def lost_indent(self) -> int:
        """By how much first lines are shorter than others, since their indents are lost."""
        firsts = [self.sizes[i] for i in self.first if self._indent(i) < 2]
        is_sure = len(firsts) > 1 or self.is_exact and firsts == [self.full - 4]
        if not is_sure or len(self.inner) < 2 or max(firsts) > self.full - 3:
            return 0
        return min(4, self.full - max(firsts))

    @cached_property
    def spare(self) -> int:
        """The most room left on a cut line that the next word would have fitted into (negative: none)."""
        rooms = sorted(self._room(i, 0) for i in self.inner)
        if len(rooms) < 3:
            return 2
        if len(rooms) > 5 and rooms[-1] > rooms[-2] + 8:  # the end of a paragraph without a full stop
            rooms.pop()
        return rooms[-1] if len(rooms) < 20 else rooms[-1 - len(rooms) // 40]

    def _room(self, index: int, indent: int) -> int:
        """The room that is left on a line when the first word of the next is put on it."""
        after = self.texts[index + 1]
        word = _FIRST_WORD.match(after)
        size = _width(word[0]) if word else 2
        if self.is_exact:
            size = 2 if self._measured[0] or not after[:1].isascii() else 1
        elif word and after[word.end() : word.end() + 1] in NO_LINE_START and len(after) > word.end():
            size += 2
        return self.full - indent - self.sizes[index] - size

    def _is_short(self, begin: int, index: int) -> bool:
        """Whether a line ends before its room was full, so that its paragraph ends with it."""
        indent = max(self.lost_indent if begin == index else 0, min(self._indent(index), 8))
        return self._room(index, indent) > max(self.spare, -1)

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
        leads = Counter(_lead(self.lines[i + 1].source.text) for i in self.cuts)
        if len(self.cuts) < 3:  # too few to tell a margin from an indent
            return 0
        return leads.most_common(1)[0][0]

    def _indent(self, index: int) -> int:
        return _lead(self.lines[index].source.text) - self.base

    @cached_property
    def has_indents(self) -> bool:
        """Whether the first lines of paragraphs stand in, and no others."""
        limit = self.full - 14
        begun_foot = next((i for i, line in enumerate(self.lines) if line.starts), len(self.lines))
        end = begun_foot if begun_foot * 3 > len(self.lines) else len(self.lines)
        places = [i for i in range(1, end) if not self.lines[i].starts]
        firsts = [i for i in places if self.terminal[i - 1] and self.sizes[i - 1] <= limit]
        indented = [i for i in places if self._indent(i) >= 2]
        ended = sum(
            self.terminal[i - 1] or self.sizes[i - 1] <= limit or self._is_heading(i - 1) for i in indented
        )
        begun = sum(self._indent(i) >= 2 for i in firsts)
        inside = sum(self._indent(i + 1) >= 2 for i in self.cuts)
        stray = int(ended > 2 or ended > 1 and self._indent(0) >= 2)  # a paragraph without its full stop
        return (
            bool(indented)
            and (ended + stray) * 10 >= len(indented) * 9
            and begun * 5 >= len(firsts) * 4
            and (inside - stray) * 10 <= len(self.cuts)
        )

    def _is_heading(self, index: int) -> bool:
        """Whether a line is a numbered heading that no sentence follows."""
        return self.numbered[index] and "。" not in self.texts[index]

    def _parted(self, begin: int, index: int) -> bool:
        """Whether a paragraph ends with a line that is not the last; `begin` is its paragraph's first."""
        below = self.lines[index + 1]
        if below.starts or not self.is_broken:
            return True
        if self.lines[begin].starts and (not self.terminal[index] or self.texts[index][-1] in "：:"):
            return self._room(index, 0) > self.full // 3
        if _ANNOUNCED.search(self.texts[index]):
            return True
        if self.has_indents and self._indent(index + 1) >= 2:
            return True
        if self._ends_heading(begin, index):
            return True
        room = self._room(index, 0)
        if not self.terminal[index]:
            is_apart = self.has_gaps and below.gap > 0 or self._counted(begin, index + 1)
            return is_apart or room > self.spare + self.full // 4
        if begin == 0 and room <= max(self.spare, 2) and self._announces(index):
            return False
        if begin == 0 and _ANNOUNCES.match(self.texts[index + 1]) and room < self.full // 3:
            return False
        if self.has_indents:
            return room > self.full // 2
        if self._is_short(begin, index) and (room > self.spare + 6 or self.texts[index][-1] not in "；;"):
            return True
        if self.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        return self._begins(begin, index + 1)

    def _announces(self, index: int) -> bool:
        """Whether an opening that has said 收悉 goes on, full lines long, to say that the answer follows."""
        if "收悉" not in self._text(0, index) or not _GOES_ON.match(self.texts[index + 1]):
            return False
        return "如下" in self._text(index + 1, min(index + 3, len(self.texts) - 1))

    def _ends_heading(self, begin: int, index: int) -> bool:
        """Whether a heading on a line of its own ends here."""
        if not self.numbered[begin] or any("。" in text for text in self.texts[begin : index + 1]):
            return False
        below = self.lines[index + 1]
        if self.has_indents:
            return False
        if self.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        if self.numbered[index + 1]:
            return True
        after = self.texts[index + 1]
        is_text = "。" in after or self.sizes[index + 1] >= self.full - self.lost_indent - 4
        return is_text and (self._is_short(begin, index) or "，" not in self._text(begin, index))

    @cached_property
    def _cut_set(self) -> frozenset[int]:
        return frozenset(self.cuts)

    def _text(self, begin: int, index: int) -> str:
        return "".join(self.texts[begin : index + 1])

    def _begins(self, begin: int, index: int) -> bool:
        """Whether a line below a full one that ends a sentence begins a paragraph."""
        text = self.texts[index]
        if found := number_at(text):
            return counted_as(found[1][1]) == 1 or self._counts_on(index, *found)
        if lead := _LEAD.match(text):
            return self._leads(begin, index, counted_as(lead[1]))
        if _STARTER.match(text):
            return True
        if self.lost_indent and index in self._cut_set:
            return self.sizes[index] <= self.full - self.lost_indent
        return False

    def _leads(self, begin: int, index: int, count: int) -> bool:
        """Whether 一是 or one of its row begins a paragraph: the one before does, or the one behind."""
        if count > 1:
            return self.texts[begin].startswith(f"{chinese(count - 1)}是")
        others = (i for i in range(index + 1, len(self.texts)) if self.texts[i].startswith("二是"))
        return any(self.terminal[i - 1] and self.sizes[i - 1] < self.full - 8 for i in others)

    def _counted(self, begin: int, index: int) -> bool:
        """Whether a line goes on counting, so that it begins a paragraph though no full stop is above it."""
        text = self.texts[index]
        if lead := _LEAD.match(text):
            return counted_as(lead[1]) > 1 and self._leads(begin, index, counted_as(lead[1]))
        found = number_at(text)
        if not found or counted_as(found[1][1]) < 2 or not self._counts_on(index, *found):
            return False
        above = number_at(self.texts[begin])
        return found[0] < 3 or bool(above and above[0] == found[0])

    def _counts_on(self, index: int, level: int, number: re.Match[str]) -> bool:
        """Whether a number counts on from the last of its level."""
        wanted = counted_as(number[1]) - 1
        for earlier in reversed(self.texts[:index]):
            found = number_at(earlier)
            if found and found[0] == level:
                return counted_as(found[1][1]) == wanted
        return False


def _ends_copy(text: str, after: str) -> bool:
    """Whether a line of copies that only gaps part ends with a name: the next begins as the others do."""
    names = _COPIES.match(text) if len(text) < _WIDEST * 3 else None
    if not names or re.search("[、，,；]", text + after):
        return False
    return after[:1] in {name[0] for name in names[1].split()}


def _size(text: str, *, by_count: bool) -> int:
    return 2 * len(text) if by_count else _width(text)


def _width(text: str) -> int:
    """The width of a text in half-squares: an ASCII character is one, any other two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _lead(text: str) -> int:
    """The white space a line begins with, in half-squares."""
    margin = text[: len(text) - len(text.lstrip())]
    return sum(4 if char == "\t" else 2 if char == "\u3000" else 1 for char in margin)
