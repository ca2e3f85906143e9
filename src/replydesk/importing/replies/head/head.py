"""Parts above the text: marks, document number, letterhead and title.

Only these and the salutation are parts of a letter there. Whatever else is above is a website's or a form's:
it is left out, and what its facts say (发文机关, 文号, 成文日期 …) serves where the letter does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.draft.model import Key
from replydesk.importing.replies.head.marks_beside import Beside, marks_beside
from replydesk.importing.replies.head.site_facts import (
    SiteFacts,
    has_bullet,
    is_fact_line,
    is_glued,
    read_site_facts,
    without_bullet,
)
from replydesk.importing.replies.head.titles import (
    TITLE_END,
    is_damaged,
    is_title,
    joined_title,
    split_class,
    title_lines,
)
from replydesk.importing.replies.joining.page_frame import is_site, is_timestamp
from replydesk.importing.replies.joining.paragraphs import TextLine, squeezed
from replydesk.importing.replies.joining.spacing import half_width, without_artefacts
from replydesk.importing.replies.lines.bodies import is_authority, is_body
from replydesk.importing.replies.lines.dates import DATE
from replydesk.importing.replies.lines.marks import Mark, WeakMark, head_marks, is_lone_class, leading_marks

# A letterhead and marks in cells beside each other.
_CELLS_OF_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff]{4,30})\s{0,8}[|｜\t](?P<marks>[^。]{2,60})")
# A signer behind a document number that cannot be read.
_SIGNER_BEHIND = re.compile(
    r"(?P<number>[^\s：:。，]{0,12}[〔\[（(【]?\d{4}[^\s：:。，]{0,10})[ \t\u3000]{2,60}"
    r"(?P<signer>签\s{0,2}发\s{0,2}人\s{0,2}[：:].{1,12})"
)
_BROKEN_OFF = 12  # Longest end of a mark on a line of its own, in characters
_LETTERHEAD_END = re.compile(r"文件$|公函$")
_FONT_SIZES = re.compile("字体|字号|A ?[+-]|[大中小].{0,3}[大中小]|^[大中小]$")
_BARE_PUBLICITY = re.compile("(?:主动|依申请|不予)公开")
_SITE_NAME = re.compile("网$|网站$|首页|门户|频道|专栏|平台")
_PATH = re.compile("[>＞»›/|｜_]")
_BARS = tuple("-–—_|｜")
_LONGEST_NAME = 24  # Longest name of a site behind a title, in characters
_OF_LETTER = (Key.RESULT_CLASS, Key.SIGNER)  # Facts that only a letter says of itself
_EDGES = " \t\xa0\u3000|｜-_—·,，;；"


@dataclass
class ReplyHead:
    """The parts read above the text.

    `frame` are lines outside the letter, which are left out; `facts` are what these say of it.
    """

    marks: list[Mark] = field(default_factory=list)
    letterhead: str = ""
    title: str = ""
    salutation: str = ""
    facts: SiteFacts = field(default_factory=SiteFacts)
    page_titles: tuple[str, ...] = ()  # The titles of the page, which may be whole where the letter's is not
    frame: list[tuple[int, str]] = field(default_factory=list)
    # Marks that repeat facts of title and opening, each with its line number and text.
    weak_marks: list[tuple[int, str, Mark]] = field(default_factory=list)
    mark_lines: list[tuple[int, str]] = field(default_factory=list)  # Compared with the printed letter


@dataclass(frozen=True, slots=True)
class _HeadLine:
    """A line above the salutation that is neither a mark nor a website's: its place, number and text."""

    place: int
    number: int
    text: str


def read_reply_head(lines: Sequence[TextLine], names: Sequence[str]) -> ReplyHead:
    """Read the lines above the salutation. `names` are letterheads and names of the known units."""
    raw = [line.source.text.strip() for line in lines]
    facts, fact_places = read_site_facts(raw)
    texts = [text if is_site(text) or is_fact_line(text) else without_artefacts(text) for text in raw]
    reader = _HeadReader(raw, texts, fact_places, ReplyHead(facts=facts))
    place = 0
    while place < len(lines):
        place += reader.take(place, lines[place].number)
    _read_rest(reader.head, reader.rest, reader.last_outside, names, raw)
    return reader.head


@dataclass
class _HeadReader:
    """The lines above a salutation, as typed and without stray spaces, and what is read of them so far."""

    raw: Sequence[str]
    texts: Sequence[str]
    facts: set[int]
    head: ReplyHead
    rest: list[_HeadLine] = field(default_factory=list)
    last_outside: int = -1

    def take(self, place: int, number: int) -> int:
        """Take the line at a place; return 2 if it goes on in the line below, else 1."""
        below = self.texts[place + 1] if place + 1 < len(self.texts) else ""
        goes_on = place not in self.facts and _goes_on(self.texts[place], below)
        text = self.texts[place] + below if goes_on else self.texts[place]
        marks, title = head_marks(text), ""
        if marks is None:
            marks, title = _marks_before_title(text)
        if not marks and (cells := _CELLS_OF_HEAD.fullmatch(text)) and is_authority(cells["name"]):
            self._keep(place, number, cells["name"])
            marks, text = head_marks(cells["marks"]), cells["marks"]
        if not marks and (signer := _SIGNER_BEHIND.fullmatch(text)):
            self._keep(place, number, signer["number"])
            marks, text = head_marks(signer["signer"]), signer["signer"]
        marks = marks or self._lone_class(place)
        if not marks and (beside := marks_beside(text)):
            self._take_beside(place, number, beside)
        elif marks and not self._is_menu(place, marks):
            _take_marks(self.head, marks, number, text.removesuffix(title).rstrip())
            if title:
                self._keep(place, number, title)
        elif text[:1] in "（(" and DATE.fullmatch(squeezed(text)):  # the day below a title
            self.head.marks.append(Mark(Key.DATE, squeezed(text).strip("（()）")))
            self.head.mark_lines.append((number, text))
        elif marks or place in self.facts or is_site(text) or is_timestamp(text) or has_bullet(text):
            self.last_outside = place
            self.head.frame.append((number, self.raw[place]))
        else:
            self._keep(place, number, text)
        return 2 if goes_on else 1

    def _take_beside(self, place: int, number: int, beside: Beside) -> None:
        for said in dict.fromkeys(text for _, text in beside.marks):
            _take_marks(self.head, [mark for mark, text in beside.marks if text == said], number, said)
        if beside.rest:
            self.last_outside = place if place in self.facts else self.last_outside
            self.head.frame.append((number, beside.rest))

    def _keep(self, place: int, number: int, text: str) -> None:
        self.rest.append(_HeadLine(place, number, _take_tail(self.head, number, text)))

    def _around(self, place: int) -> list[str]:
        return [self.texts[each] for each in (place - 1, place + 1) if 0 <= each < len(self.texts)]

    def _lone_class(self, place: int) -> list[Mark]:
        """Return the class on a line of one letter, which must not be a button for the size of a page."""
        if not is_lone_class(self.texts[place]):
            return []
        if any(_FONT_SIZES.search(text) or is_lone_class(text) for text in self._around(place)):
            return []
        return [Mark(Key.RESULT_CLASS, half_width(self.texts[place].strip()))]

    def _is_menu(self, place: int, marks: Sequence[Mark]) -> bool:
        """Return True if marks are a website's: within its facts, or a word on publication in its menu."""
        if len(marks) > 1 and any(mark.key in _OF_LETTER for mark in marks):
            return False
        if place in self.facts and (is_glued(self.texts[place]) or {place - 1, place + 1} & self.facts):
            return True
        if not _BARE_PUBLICITY.fullmatch(squeezed(self.texts[place])) or place == len(self.texts) - 1:
            return False
        around = self._around(place)
        is_among = any(_BARE_PUBLICITY.fullmatch(squeezed(text)) for text in around)
        is_first = place == 0 and any(map(is_title, around))
        return is_among or not (is_first or any(map(head_marks, around)))


def _marks_before_title(text: str) -> tuple[list[Mark], str]:
    """Return the marks and the title of a line that has both; nothing for any other line."""
    marks, title = leading_marks(text)
    return (marks, title) if is_title(title) else ([], "")


def _goes_on(text: str, below: str) -> bool:
    """Return True if the line below is the end of a mark that did not fit on a line: 签发人：王, and 某某."""
    if not 0 < len(below) <= _BROKEN_OFF or head_marks(below) or not head_marks(text + below):
        return False
    alone = head_marks(text)
    return alone is None or (alone[-1].key in ("", Key.SIGNER) and not is_body(below))


def _take_marks(head: ReplyHead, marks: list[Mark], number: int, text: str) -> None:
    """Keep the marks of a line; a line that only repeats known marks is a website's."""
    if all(mark in head.marks for mark in marks):
        head.frame.append((number, text))
        return
    head.marks += [mark for mark in marks if not isinstance(mark, WeakMark)]
    head.weak_marks += [(number, text, mark) for mark in marks if isinstance(mark, WeakMark)]
    head.mark_lines.append((number, text))


def _take_tail(head: ReplyHead, number: int, text: str) -> str:
    """Return a title without what a website writes behind it on its line, which is left out."""
    for end in _ends_of_titles(text):
        tail = text[end:].strip(_EDGES)
        is_short = text[end:].strip()[:1] in _BARS and len(tail) <= _LONGEST_NAME and tail[:2] != "关于"
        if is_title(text[:end]) and (is_short or is_site(tail) or is_timestamp(tail) or is_fact_line(tail)):
            head.frame.append((number, tail))
            return text[:end]
    return text


def _ends_of_titles(text: str) -> list[int]:
    """Return the places behind words that end titles, except the end of the text."""
    return [
        found.end()
        for found in re.finditer("答复|复函|的函|回复|意见|情况|[）)]", text)
        if found.end() < len(text)
    ]


def _read_rest(
    head: ReplyHead, rest: list[_HeadLine], last_outside: int, names: Sequence[str], raw: Sequence[str]
) -> None:
    """Find title and letterhead among the lines that are neither marks nor a website's."""
    parted = [split_class(line.text) for line in rest]  # a class behind it hides that a line is a title
    texts = [text for text, _ in parted]
    title = title_lines(texts, [line.place for line in rest])
    own = joined_title([texts[index] for index in title])
    head.page_titles = tuple(filter(None, (head.facts.title, *map(_title_on, raw))))
    head.title, mark = split_class(_whole_title(own, head.page_titles))
    mark = mark or next((parted[index][1] for index in title if parted[index][1]), "")
    if mark:
        _take_marks(head, head_marks(mark) or [], rest[title[-1]].number if title else 0, mark)
    bare = half_width(squeezed(head.title))
    last_unknown = -1
    for index, line in reversed(list(enumerate(rest))):
        if index in title:
            continue
        is_inside = line.place > last_outside and last_unknown < 0
        if not head.letterhead and _is_letterhead(line.text, names, is_inside and line.text not in bare):
            head.letterhead = line.text
        else:
            last_unknown = line.place
            head.frame.append((line.number, raw[line.place]))


def _whole_title(own: str, others: Sequence[str]) -> str:
    """Return the letter's title; where it lacks characters that the page's title has, the page's."""
    if not own:
        return next(iter(others), "")
    wholes = (joined_title([text]) for text in others)
    return next((whole for whole in wholes if is_damaged(own, whole)), own)


def _title_on(text: str) -> str:
    """Return the title that a line of a page holds, alone or as the end of a path; "" if there is none."""
    if is_fact_line(text):
        return ""
    for part in map(str.strip, reversed(_PATH.split(without_bullet(text)))):
        for end in (len(part), *reversed(_ends_of_titles(part))):
            if is_title(part[:end]) and TITLE_END.search(squeezed(part[:end])):
                return part[:end].strip()
    return ""


def _is_letterhead(text: str, names: Sequence[str], is_inside: bool) -> bool:
    bare = squeezed(text)
    if is_inside and any(bare in (name, f"{name}文件") for name in names):
        return True
    chinese = re.fullmatch(r"[\u4e00-\u9fff（）]{5,40}", bare)
    ends = _LETTERHEAD_END.search(bare) or is_authority(bare)
    return is_inside and bool(chinese and ends and not _SITE_NAME.search(bare))


def without_stray_spaces(mark: Mark) -> Mark:
    """Return the mark as the draft has it: a document number without stray spaces."""
    if mark.key != Key.DOCUMENT_NUMBER:
        return mark
    value = mark.value
    is_open = not re.search(r"[0-9０-９]\s*号$|[^\s〕】\]）)﹞］]\s*号$", value)
    return mark if is_open else Mark(mark.key, squeezed(value))
