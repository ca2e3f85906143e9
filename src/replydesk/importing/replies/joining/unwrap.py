"""Visual lines joined to paragraphs, whatever comes between them.

Paragraph ends are found by the signs the text itself has: indents, if they are kept; blank lines, if they
never occur within a sentence; space on a line that would have held the next word; first lines shortened by a
lost indent; and words that only begin paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from replydesk.importing.replies.joining.line_metrics import SHORTEST, WIDEST, LineMetrics
from replydesk.importing.replies.joining.page_frame import is_site
from replydesk.importing.replies.joining.paragraphs import PAGE_GAP, Para, TextLine, match_heading_number
from replydesk.importing.replies.joining.seams import (
    begins_word,
    blank_between,
    cuts_sentence,
    is_latin,
    latin_words,
)
from replydesk.text.numerals import chinese_numeral, numeral_value

# Words that begin a paragraph more often than they begin a line by chance.
_STARTER = re.compile(
    r"下一步|下步|下一?阶段|今后，|首先，|其次，|最后，|第[一二三四五六七八九]，|在此，|(再次|衷心|诚挚|非常|真诚)?感谢(您|你们|各位|贵)"
    r"|专此|特此|此复|以上是|以上答复|希望(您|你们|贵)|欢迎(您|你们|贵)|附件?\s*[：:]|抄[送报]\s*[：:]|尊敬的"
)

_COPIES = re.compile(r"抄[送报]\s*+[：:]\s*+(?=\S++\s++\S)(.*[会办厅局室组委院部])$")
_THANKS = re.compile(r"(最后，|再次|衷心|诚挚|非常|真诚)?感谢(您|你们|贵.)(对|的)")
_ASKS_FOR_MORE = re.compile("(再次|衷心|诚挚|真诚|非常|十分|特别|由衷|表示|[地的并也要向]|[，、；：])$")
_LEAD = re.compile(r"([一二三四五六七八九十]{1,2})是")
_ANNOUNCES = re.compile(r"([^。]{0,40}，)?现(将|就|对|答复|函复|回复)")
_GOES_ON = re.compile(r"经|现|根据|按照|我(局|委|厅|办|镇|乡|们|单位)|为此")
_ANNOUNCED = re.compile(r"如下[：:.]$|(?:答复|函复|回复)如下$")
_COLONS = "：:"
_NUMBER_ON = re.compile(r"[0-9０-９\-－—–转、,，；;/)）（(年月日]")  # After a cut telephone number or date
_LOST = 4  # Half-squares by which a first line is shorter if its indent is lost
_LONGEST_COPIES = 330  # Longest cc line, in characters


def join_lines(lines: Sequence[TextLine]) -> list[Para]:
    """Return the paragraphs of `lines`; only white space at the seams is dropped or added."""
    if any(line.source.is_paragraph or line.source.cells for line in lines):
        return [Para.of(line.source, line.number) for line in lines]
    return _Joiner(tuple(lines), LineMetrics(tuple(lines))).paragraphs()


@dataclass(frozen=True)
class _Joiner:
    """The lines of one text, and their metrics."""

    lines: tuple[TextLine, ...]
    metrics: LineMetrics

    def paragraphs(self) -> list[Para]:
        result: list[Para] = []
        begin = 0
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self._ends_paragraph(begin, index - 1):
                result.append(self._join(begin, index))
                begin = index
        return result

    def _join(self, begin: int, end: int) -> Para:
        pieces = [self.metrics.texts[begin]]
        for index in range(begin + 1, end):
            pieces += (self._seam(begin, index - 1), self.metrics.texts[index])
        return Para.of(self.lines[begin].source, self.lines[begin].number, "".join(pieces))

    def _seam(self, begin: int, index: int) -> str:
        """Return the space that a line end replaced: between two Latin words, or two cc names."""
        after = self.metrics.texts[index + 1]
        if self.metrics.texts[begin].startswith("抄") and self._ends_copy(begin, index):
            return "\u3000"
        if not (is_latin(self.metrics.texts[index][-1:]) and is_latin(after[:1])):
            return ""
        blank = blank_between(self._tail(begin, index), after, self._words)
        raw, below = self.lines[index].source.text, self.lines[index + 1].source.text
        if (
            not blank
            or begins_word(self.metrics.texts[index], after)
            or (not self.metrics.all_trail and raw[-1:] == " ")
            or below[:1] == " " != below[1:2]
        ):
            return blank
        if self.metrics.is_sliced:
            return blank if self._lost_blank(index) else ""
        is_cut_here = (
            self.metrics.is_exact and after[0].isdigit() and self.metrics.sizes[index] >= self.metrics.full
        )
        return "" if is_cut_here else blank

    def _lost_blank(self, index: int) -> bool:
        """Return True if a line of a text cut anywhere, or the line below, lacks a blank at the cut."""
        missing = self.metrics.full - (2 if self.metrics.measured[0] else 1)
        return missing in self.metrics.sizes[index : index + 2]

    @cached_property
    def _words(self) -> frozenset[str]:
        return latin_words(self.metrics.texts)

    def _ends_paragraph(self, begin: int, index: int) -> bool:
        """Return True if the paragraph that begins at `begin` ends at `index`, not the last line."""
        below = self.lines[index + 1]
        if below.starts:
            return True
        if self._is_cut(begin, index):
            return False
        if self._is_flush_below(begin, index):
            return False
        if not self.metrics.is_broken:
            is_alone_flush = index == 0 and self.metrics.indents[0] >= 2 and self.metrics.indents[1] == 0
            return not (is_alone_flush and self._announces(index))
        if self.lines[begin].starts and (
            not self.metrics.terminal[index] or self.metrics.texts[index][-1] in "：:"
        ):
            return self._ends_number(index) or self.metrics.rooms[index] > self.metrics.full // 3
        if _ANNOUNCED.search(self.metrics.texts[index]) and self.metrics.texts[index + 1][0] not in _COLONS:
            return True
        if self.metrics.has_indents and self.metrics.indents[index + 1] >= 2:
            return True
        if self._ends_heading(begin, index):
            return True
        room = self.metrics.rooms[index]
        if not self.metrics.terminal[index]:
            is_apart = self.metrics.has_gaps and below.gap > 0 and self.metrics.is_short(begin, index)
            if _THANKS.match(self.metrics.texts[index + 1]) and not _ASKS_FOR_MORE.search(
                self.metrics.texts[index]
            ):
                return True
            return (
                is_apart
                or self._continues_count(begin, index + 1)
                or room > self.metrics.spare + self.metrics.full // 4
            )
        if begin == 0 and room <= max(self.metrics.spare, 2) and self._announces(index):
            return False
        if begin == 0 and _ANNOUNCES.match(self.metrics.texts[index + 1]) and room < self.metrics.full // 3:
            return False
        if self.metrics.has_indents:
            return room > self.metrics.full // 2
        if self.metrics.is_short(begin, index) and (
            room > self.metrics.spare + 6 or self.metrics.texts[index][-1] not in "；;"
        ):
            return True
        if self.metrics.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        return self._begins(begin, index + 1)

    def _is_cut(self, begin: int, index: int) -> bool:
        """Return True if a line surely ends within a sentence, whatever the lines measure."""
        after = self.metrics.texts[index + 1]
        if self.lines[begin].starts or self._counts_below(begin, index) or is_site(after):
            return False
        is_long = not self.metrics.is_broken and self.metrics.sizes[index] > WIDEST
        if is_long and self.metrics.texts[index][-1] in "，、,":  # a paragraph of its own, mistyped
            return False
        return cuts_sentence(self._tail(begin, index), after)

    def _ends_number(self, index: int) -> bool:
        """Return True if a line ends in a telephone number that does not go on below."""
        return self.metrics.texts[index][-1:].isdigit() and not _NUMBER_ON.match(
            self.metrics.texts[index + 1]
        )

    def _is_flush_below(self, begin: int, index: int) -> bool:
        """Return True if an indented paragraph goes on flush left, in a text that indents first lines."""
        metrics = self.metrics
        is_text = len(metrics.texts[index]) >= SHORTEST and not metrics.terminal[index]
        if not is_text or self.lines[begin].starts or metrics.numbered[begin] or metrics.numbered[index + 1]:
            return False
        return metrics.has_indents and metrics.indents[index + 1] < 2 <= metrics.indents[begin]

    def _counts_below(self, begin: int, index: int) -> bool:
        """Return True if the next line begins with the next number of a heading or item."""
        return bool(self.metrics.numbered[index + 1]) and self._continues_count(begin, index + 1)

    def _announces(self, index: int) -> bool:
        """Return True if an opening with 收悉 goes on, after full lines, to announce the answer."""
        if not _GOES_ON.match(self.metrics.texts[index + 1]) or "收悉" not in self._text(0, index):
            return False
        return "如下" in self._text(index + 1, index + 3)

    def _ends_heading(self, begin: int, index: int) -> bool:
        """Return True if a heading on a line of its own ends here."""
        if not self.metrics.numbered[begin] or self.metrics.stops[index] >= begin:
            return False
        below = self.lines[index + 1]
        if self.metrics.has_indents:
            return False
        if self.metrics.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        if self.metrics.numbered[index + 1]:
            return True
        after = self.metrics.texts[index + 1]
        is_text = (
            "。" in after or self.metrics.sizes[index + 1] >= self.metrics.full - self.metrics.lost_indent - 4
        )
        if self.metrics.commas[index] < begin:
            return is_text
        is_sure = self.metrics.rooms[index] > self.metrics.spare + _LOST  # a sentence may lack its indent
        return is_text and is_sure and self.metrics.is_short(begin, index)

    def _begins(self, begin: int, index: int) -> bool:
        """Return True if a line begins a paragraph; the line above is full and ends a sentence."""
        text = self.metrics.texts[index]
        if found := match_heading_number(text):
            return numeral_value(found[1][1]) == 1 or self._counts_on(index, *found)
        if lead := _LEAD.match(text):
            return self._begins_item(begin, index, numeral_value(lead[1]))
        if _STARTER.match(text):
            return True
        if self.metrics.lost_indent and index in self.metrics.cut_set:
            return self.metrics.sizes[index] <= self.metrics.full - self.metrics.lost_indent
        return False

    def _begins_item(self, begin: int, index: int, count: int) -> bool:
        """Return True if a line with 一是, 二是 … begins a paragraph, judged by its neighbouring items."""
        if count > 1:
            return self.metrics.texts[begin].startswith(f"{chinese_numeral(count - 1)}是")
        return index < self.metrics.last_second

    def _continues_count(self, begin: int, index: int) -> bool:
        """Return True if a line continues a count, and so begins a paragraph after a missing full stop."""
        text = self.metrics.texts[index]
        if lead := _LEAD.match(text):
            return numeral_value(lead[1]) > 1 and self._begins_item(begin, index, numeral_value(lead[1]))
        found = match_heading_number(text)
        if not found or numeral_value(found[1][1]) < 2 or not self._counts_on(index, *found):
            return False
        above = match_heading_number(self.metrics.texts[begin])
        return found[0] < 3 or bool(above and above[0] == found[0])

    def _counts_on(self, index: int, level: int, number: re.Match[str]) -> bool:
        """Return True if a number follows the last one of its level."""
        return self.metrics.counts[index][level - 1] == numeral_value(number[1]) - 1

    def _ends_copy(self, begin: int, index: int) -> bool:
        """Return True if a line of a gap-separated cc list ends a name: the next one begins like a name."""
        text, after = self._text(begin, index), self.metrics.texts[index + 1]
        names = _COPIES.match(text) if len(text) < _LONGEST_COPIES else None
        if not names or re.search("[、，,；]", text + after):
            return False
        return after[:1] in {name[0] for name in names[1].split()}

    def _tail(self, begin: int, index: int) -> str:
        """Return the end of the paragraph so far: all that a seam is judged by."""
        return self._text(max(begin, index - 3), index)

    def _text(self, first: int, last: int) -> str:
        return "".join(self.metrics.texts[first : last + 1])
