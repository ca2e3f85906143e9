"""Visual lines back to paragraphs: lines broken for the eye are joined, whatever stands between them.

Where a paragraph ends is told by what the text itself shows: indents, if they are kept; blank lines, if
they never stand within a sentence; the room left on a line that the next word would have fitted into; first
lines that are shorter by a lost indent; and words that only begin paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replydesk.importing.replies.line_metrics import SHORTEST, Broken
from replydesk.importing.replies.paragraphs import PAGE_GAP, Para, TextLine, number_at
from replydesk.text.numerals import chinese_numeral, numeral_value

_STARTER = re.compile(
    r"下一步|下步|下一?阶段|今后，|首先，|其次，|最后，|第[一二三四五六七八九]，|在此，|(再次|衷心|诚挚|非常|真诚)?感谢(您|你们|各位|贵)"
    r"|专此|特此|此复|以上是|以上答复|希望(您|你们|贵)|欢迎(您|你们|贵)|附件?\s*[：:]|抄[送报]\s*[：:]|尊敬的"
)
"""Words that begin a paragraph more often than they stand at the head of a line by chance."""

_COPIES = re.compile(r"抄[送报]\s*[：:]\s*(.*\S[\s\u3000]+\S.*[会办厅局室组委院部])$")
_THANKS = re.compile(r"(最后，|再次|衷心|诚挚|非常|真诚)?感谢(您|你们|贵.)(对|的)")
_ASKS_FOR_MORE = re.compile("(再次|衷心|诚挚|真诚|非常|十分|特别|由衷|表示|[地的并也要向]|[，、；：])$")
_LEAD = re.compile(r"([一二三四五六七八九十]{1,2})是")
_ANNOUNCES = re.compile(r"([^。]{0,40}，)?现(将|就|对|答复|函复|回复)")
_GOES_ON = re.compile(r"经|现|根据|按照|我(局|委|厅|办|镇|乡|们|单位)|为此")
_ANNOUNCED = re.compile(r"如下[：:.]$|(?:答复|函复|回复)如下$")
_COLONS = "：:"
_LETTER, _WORD_START = re.compile(r"[A-Za-z]"), re.compile(r"[A-Za-z0-9]")

_LONGEST_COPIES = 330
"""Characters within which a line of copies ends."""


def join_lines(lines: Sequence[TextLine]) -> list[Para]:
    """The paragraphs of some lines; not a character but white space at seams is left out or added."""
    if any(line.source.is_paragraph or line.source.cells for line in lines):
        return [Para.of(line.source, line.number) for line in lines]
    return _Joiner(tuple(lines), Broken(tuple(lines))).paragraphs()


@dataclass(frozen=True)
class _Joiner:
    """The lines of one text, and how they were broken."""

    lines: tuple[TextLine, ...]
    how: Broken

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
        pieces = [self.how.texts[begin]]
        for index in range(begin + 1, end):
            pieces += (self._seam(begin, index - 1), self.how.texts[index])
        return Para.of(self.lines[begin].source, self.lines[begin].number, "".join(pieces))

    def _seam(self, begin: int, index: int) -> str:
        """The space that the end of a line stood for: between two words of Latin letters, or two copies."""
        after = self.how.texts[index + 1]
        if self.how.texts[begin].startswith("抄") and self._ends_copy(begin, index):
            return "\u3000"
        if not (_LETTER.match(self.how.texts[index][-1:]) and _WORD_START.match(after)):
            return ""
        raw, below = self.lines[index].source.text, self.lines[index + 1].source.text
        if not self.how.all_trail and raw[-1:] == " " or below[:1] == " " and below[:2] == f" {after[:1]}":
            return " "
        is_cut_here = self.how.is_exact and after[0].isdigit() and self.how.sizes[index] >= self.how.full
        return "" if self.how.is_sliced or is_cut_here else " "

    def _parted(self, begin: int, index: int) -> bool:
        """Whether a paragraph ends with a line that is not the last; `begin` is its paragraph's first."""
        below = self.lines[index + 1]
        if below.starts:
            return True
        if not self.how.is_broken:
            is_alone_flush = index == 0 and self.how.indents[0] >= 2 and self.how.indents[1] == 0
            return not (is_alone_flush and self._announces(index))
        if self.lines[begin].starts and (not self.how.terminal[index] or self.how.texts[index][-1] in "：:"):
            return self.how.rooms[index] > self.how.full // 3
        if _ANNOUNCED.search(self.how.texts[index]) and self.how.texts[index + 1][0] not in _COLONS:
            return True
        if self.how.has_indents and self.how.indents[index + 1] >= 2:
            return True
        if self._ends_heading(begin, index):
            return True
        room = self.how.rooms[index]
        if not self.how.terminal[index]:
            if self._is_cut_number(index):
                return False
            is_apart = self.how.has_gaps and below.gap > 0 and self.how.is_short(begin, index)
            if _THANKS.match(self.how.texts[index + 1]) and not _ASKS_FOR_MORE.search(self.how.texts[index]):
                return True
            return is_apart or self._counted(begin, index + 1) or room > self.how.spare + self.how.full // 4
        if begin == 0 and room <= max(self.how.spare, 2) and self._announces(index):
            return False
        if begin == 0 and _ANNOUNCES.match(self.how.texts[index + 1]) and room < self.how.full // 3:
            return False
        if self.how.has_indents:
            return room > self.how.full // 2
        if self.how.is_short(begin, index) and (
            room > self.how.spare + 6 or self.how.texts[index][-1] not in "；;"
        ):
            return True
        if self.how.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        return self._begins(begin, index + 1)

    def _is_cut_number(self, index: int) -> bool:
        """Whether a line ends within a number: 202, and below it 4年."""
        text, after = self.how.texts[index], self.how.texts[index + 1]
        is_long = len(text) >= SHORTEST and not self.how.numbered[index + 1]
        return is_long and text[-1].isdigit() and after[:1].isdigit()

    def _announces(self, index: int) -> bool:
        """Whether an opening that has said 收悉 goes on, full lines long, to say that the answer follows."""
        if not _GOES_ON.match(self.how.texts[index + 1]) or "收悉" not in self._text(0, index):
            return False
        return "如下" in self._text(index + 1, index + 3)

    def _ends_heading(self, begin: int, index: int) -> bool:
        """Whether a heading on a line of its own ends here."""
        if not self.how.numbered[begin] or self.how.stops[index] >= begin:
            return False
        below = self.lines[index + 1]
        if self.how.has_indents:
            return False
        if self.how.has_gaps and below.gap != PAGE_GAP:
            return below.gap > 0
        if self.how.numbered[index + 1]:
            return True
        after = self.how.texts[index + 1]
        is_text = "。" in after or self.how.sizes[index + 1] >= self.how.full - self.how.lost_indent - 4
        return is_text and (self.how.is_short(begin, index) or self.how.commas[index] < begin)

    def _begins(self, begin: int, index: int) -> bool:
        """Whether a line below a full one that ends a sentence begins a paragraph."""
        text = self.how.texts[index]
        if found := number_at(text):
            return numeral_value(found[1][1]) == 1 or self._counts_on(index, *found)
        if lead := _LEAD.match(text):
            return self._leads(begin, index, numeral_value(lead[1]))
        if _STARTER.match(text):
            return True
        if self.how.lost_indent and index in self.how.cut_set:
            return self.how.sizes[index] <= self.how.full - self.how.lost_indent
        return False

    def _leads(self, begin: int, index: int, count: int) -> bool:
        """Whether 一是 or one of its row begins a paragraph: the one before does, or the one behind."""
        if count > 1:
            return self.how.texts[begin].startswith(f"{chinese_numeral(count - 1)}是")
        return index < self.how.last_second

    def _counted(self, begin: int, index: int) -> bool:
        """Whether a line goes on counting, so that it begins a paragraph though no full stop is above it."""
        text = self.how.texts[index]
        if lead := _LEAD.match(text):
            return numeral_value(lead[1]) > 1 and self._leads(begin, index, numeral_value(lead[1]))
        found = number_at(text)
        if not found or numeral_value(found[1][1]) < 2 or not self._counts_on(index, *found):
            return False
        above = number_at(self.how.texts[begin])
        return found[0] < 3 or bool(above and above[0] == found[0])

    def _counts_on(self, index: int, level: int, number: re.Match[str]) -> bool:
        """Whether a number counts on from the last of its level."""
        return self.how.counts[index][level - 1] == numeral_value(number[1]) - 1

    def _ends_copy(self, begin: int, index: int) -> bool:
        """Whether a line of copies that only gaps part ends with a name: the next begins as the others do."""
        text, after = self._text(begin, index), self.how.texts[index + 1]
        names = _COPIES.match(text) if len(text) < _LONGEST_COPIES else None
        if not names or re.search("[、，,；]", text + after):
            return False
        return after[:1] in {name[0] for name in names[1].split()}

    def _text(self, first: int, last: int) -> str:
        return "".join(self.how.texts[first : last + 1])
