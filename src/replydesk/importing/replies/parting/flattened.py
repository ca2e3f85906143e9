"""Letters flattened to one line or a few: their parts parted again, never within a sentence.

A web page or a form often gives a whole letter as one line. Where paragraphs met there is a blank at most,
so the line is parted where a part of a letter surely begins or ends: at the salutation, behind 如下：, at
headings that count on, at thanks and closing, at signature and date; and at blanks between two sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from replydesk.importing.replies.foot.footlines import begins_foot, is_name, is_signed_and_dated
from replydesk.importing.replies.joining.line_metrics import WIDEST, line_width
from replydesk.importing.replies.joining.paragraphs import TextLine, match_heading_number
from replydesk.importing.replies.lines.dates import is_date
from replydesk.importing.replies.lines.marks import head_marks
from replydesk.importing.replies.passages import RUNS_ON
from replydesk.text.numerals import numeral_value

NOTE = "这封信的几段连在一行里，已按称呼、“如下：”、标题、感谢和落款分开，请核对分段"

_FEW = 14  # Most lines of a letter that may be flattened without a line that is so long
_PERSON = r"(?:[^\s，。：:；《》、“”]{2,8}、){0,12}[^\s，。：:；《》、“”]{0,8}(?:代表|委员)(?:们|小组|团)?"
_SALUTATION = re.compile(
    rf"(?:(?<=\s)|(?<=答复)|(?<=复函)|(?<=的函)|(?<=意见)|(?<=回复)|^)(?:尊敬的)?{_PERSON}(?:[，,]?您?好)?[：:]\s*(?=\S)"
)
_OPENS = re.compile(r".{0,60}(?:您|你|收悉|提出|来函|转来)")
_ANNOUNCED = re.compile(rf"{RUNS_ON.pattern}\s*")
_OPENING = re.compile(r"收悉|收到|提出|建议|提案|来函")
_THANKS = re.compile(
    r"(?<=[。！])(?:最后，|在此，?)?(?:再次|再一次|衷心|诚挚|真诚|非常|十分|由衷)?(?:地)?感谢(?:您|你们?|贵|各位)"
)
_CLOSING = re.compile(r"(?<=[。！])(?:专此|特此|此复|此致)")
_STILL_ENDS = re.compile(  # What may follow the thanks: wishes, requests, closing
    "也?(?:并|同时|今后)?[，,]?(?:也|恳|诚|真诚|热忱)?(?:希望|欢迎|请|盼|期待|期盼|祝|顺祝|专此|特此|此复|此致|敬礼|如|以上|再次|衷心)"
)
_ENDING = 200  # Most characters of thanks, closing and foot together
_BARS = ("|", "｜")  # Behind a cell of a table that became a line
_SEEN = 80  # Characters of a piece by which its end is judged
_LONGEST_FOOT = 90  # Most characters of a signature with its date
_TITLE_END = re.compile(r"(?:答复|答复函|复函|的函|意见|回复|情况)(?:[（(][^（）()]{1,20}[）)])?$")
_SENTENCE_END = re.compile(r"[。！？…][”’）)】]*$")
_LABEL = re.compile(r"[^，。《》]{2,9}[：:]")
_ADDRESS_END = re.compile(r"(?:代表|委员|如下|[团会局厅委办府])[：:]$")
_NUMBER = re.compile(
    r"(?<=[。：；！\s])(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])"
)
# A heading directly followed by its text: 一、工作情况我局已….
_HEADING_AND_TEXT = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])[^，。；：！、]{0,24}?"
    r"(?:情况|现状|工作|做法|进展|成效|问题|困难|不足|原因|建议|意见|打算|措施|计划|安排|思路|方向|规划)"
    r"(?=(?:我(?:[省市县区州旗镇乡局厅委办院校站所]|们|街道)|本[局委]|今年|去年|近年|目前|截至|截止|自?20\d\d年|全[省市县区州旗镇乡]|[一首]是|首先"
    r"|您|你们|部分|有的|一些|个别|少数|当前|随着|通过|由于|因为?|按照|根据|为|经|针对|受|该|我))"
)
_BLANKS = re.compile(r"\s+")
_WIDE_GAP = re.compile(r"[\u3000\xa0]+|\s{2,}")


def unfold(lines: Sequence[TextLine]) -> tuple[list[TextLine], bool]:
    """Return the lines with those of a flattened letter parted, and True if there was anything to part.

    Each part of such a letter is a paragraph.
    """
    if not any(_is_flat(line, len(lines)) for line in lines):
        return [part for line in lines for part in _with_foot_apart(line)], False
    gap = _gap_of(lines)
    made: list[TextLine] = []
    for line in lines:
        texts = [line.source.text] if line.source.cells else _parts(line.source.text, gap)
        made += [line._replace(source=replace(line.source, text=text, is_paragraph=True)) for text in texts]
    return made, True


def _with_foot_apart(line: TextLine) -> list[TextLine]:
    """Return a line of an ordinary letter, parted if signature and date are behind its last sentence."""
    text = line.source.text
    place = 0 if line.source.cells else _dated_tail(text.rstrip())
    if not place:
        return [line]
    starts = sorted({0, place, *_endings(text, max(0, place - _ENDING), place)})
    texts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return [line._replace(source=replace(line.source, text=each)) for each in texts]


def _is_flat(line: TextLine, count: int) -> bool:
    """Return True if a line has a salutation and text behind it, or opening, text and thanks or date."""
    text = line.source.text.strip()
    is_wide = len(text) * 2 > WIDEST and line_width(text) > WIDEST
    if line.source.cells or not (is_wide or (count <= _FEW and len(text) > _FEW)):
        return False
    found = _salutation(text)
    if found and (is_wide or "如下" in text):
        return True
    announced = _ANNOUNCED.search(text)
    if not announced or not _OPENING.search(text, 0, announced.start()):
        return False
    rest = text[announced.end() :]
    return len(_counted(rest)) > 1 or bool(_THANKS.search(rest) or _dated_tail(rest))


def _salutation(text: str) -> re.Match[str] | None:
    head = text[:400]
    if not (("代表" in head or "委员" in head) and ("：" in head or ":" in head)):
        return None
    found = _SALUTATION.search(text, 0, 400)
    return found if found and _OPENS.match(text, found.end()) else None


def _gap_of(lines: Sequence[TextLine]) -> re.Pattern[str] | None:
    """Return the wide blank that stands between the parts of a flattened letter, None if it has none."""
    gaps = Counter(
        found[0]
        for line in lines
        for found in re.finditer(r"(?<=[。：！])\s+(?=\S)", line.source.text.strip())
    )
    wide = sum(count for gap, count in gaps.items() if _WIDE_GAP.fullmatch(gap))
    return _WIDE_GAP if wide and wide * 2 > gaps.total() else None


def _parts(text: str, gap: re.Pattern[str] | None) -> list[str]:
    """Return the parts of one line, in order and whole."""
    pieces: list[str] = []
    for piece in gap.split(text.strip()) if gap else [text.strip()]:
        pieces += _at_blanks(piece) if not gap or "。" not in piece else [piece]
    return [part for piece in pieces for part in _at_signs(piece.strip()) if part]


def _at_blanks(text: str) -> list[str]:
    """Return the pieces of a line parted at the blanks that stand between two parts of a letter."""
    made: list[list[str]] = []
    above = ""  # The end of the piece so far, which is all of a short one
    for word in _BLANKS.split(text):
        if not made or _parts_meet(above, word):
            made.append([word])
            above = word[-_SEEN:]
        else:
            made[-1].append(word)
            above = f"{above} {word}"[-_SEEN:]
    return [" ".join(words) for words in made]


def _parts_meet(before: str, after: str) -> bool:
    if _SENTENCE_END.search(before) or _ADDRESS_END.search(before) or before[-1:] in _BARS:
        return True
    if _LABEL.fullmatch(before):
        return False
    numbered = match_heading_number(before)
    is_heading = numbered is not None and numbered[1].end() < len(before) <= 40 and "。" not in before
    is_ended = is_heading or _TITLE_END.search(before) or is_date(before) or head_marks(before)
    begins = match_heading_number(after) or is_date(after) or is_name(after) or begins_foot(after)
    return bool(is_ended or begins)


def _at_signs(text: str) -> Iterator[str]:
    """Yield the parts of a piece in which paragraphs meet without a blank."""
    places = sorted({0, len(text), *_cuts(text)})
    for start, end in pairwise(places):
        yield text[start:end].strip()


def _cuts(text: str) -> Iterator[int]:
    start = 0
    if found := _salutation(text):
        yield found.start()
        yield (start := found.end())
    announced = _ANNOUNCED.search(text, start, start + 400)
    if announced and _OPENING.search(text, start, announced.start()):
        yield (start := announced.end())
    for place in _counted(text):
        if place >= start:
            yield place
            if headed := _HEADING_AND_TEXT.match(text, place):
                yield headed.end()
    end = len(text)
    if tail := _dated_tail(text):
        yield (end := tail)
    yield from _endings(text, max(start, end - _ENDING), end)


def _endings(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places of thanks and closing within a part of a text that nothing else follows."""
    for found in _THANKS.finditer(text, start, end):
        behind = re.split("[。！]", text[found.start() : end])[1:]
        if all(not each.strip() or _STILL_ENDS.match(each.strip()) for each in behind):
            yield found.start()
            break
    if closing := _CLOSING.search(text, start, end):
        yield closing.start()


def _counted(text: str) -> list[int]:
    """Return the places of numbers within a text that count from 1 on, at least to 2."""
    found = [(each[0][-1], numeral_value(each[0]), each.start()) for each in _NUMBER.finditer(text)]
    places: list[int] = []
    for _, row in groupby(sorted(found), key=lambda each: each[0]):
        counts = list(row)
        if len(counts) > 1 and [count for _, count, _ in counts] == list(range(1, len(counts) + 1)):
            places += [place for *_, place in counts]
    return sorted(places)


def _dated_tail(text: str) -> int:
    """Return the place of a signature with its date behind the last sentence, 0 if there is none."""
    place = max(text.rfind(mark) for mark in "。！") + 1
    tail = text[place:].strip()
    return place if place and 0 < len(tail) < _LONGEST_FOOT and is_signed_and_dated(tail) else 0
