"""Sessions of a congress as texts name them: 省十四届人大四次会议, 政协第十三届云川省委员会第三次会议."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from replydesk.reply.rules.record.wording import NUMERAL, outside_quotations
from replydesk.text.numerals import numeral_value

_TERM = rf"(?<!{NUMERAL})({NUMERAL}{{1,3}})届"
# Between the term and the meeting: 人大, 人民代表大会, 云川省委员会, 全国人大.
_MEETING = rf"[^，。；：、《》“”（）()第〇\s0-9一二三四五六七八九十]{{0,14}}第?({NUMERAL}{{1,3}})次(?!全会)"
_BETWEEN = r"[^，。；：、《》“”（）()第〇\s]{0,12}"
_OTHER_BODIES = ("常委会", "常务委员", "全会", "中央委", "党代", "党委", "主席会", "大会主席团")
_CONGRESSES = {"人大": "人大", "人民代表大会": "人大", "政协": "政协", "政治协商": "政协"}
_LEVELS = "省市县区州盟旗乡镇"
_BEFORE, _BEHIND = 14, 30  # characters around the term that may name place, congress and meeting
_STARTS = (*"，。；：、《》“”（）()〇 对就在于将", "关于")


class Named(NamedTuple):
    """A piece of a session: its words, their offset, and their value as compared; None if not said."""

    words: str
    begin: int
    value: str | int


class NamedSession(NamedTuple):
    """A session that a text names: term, meeting, congress and level of the body; None if not said."""

    begin: int
    end: int
    term: Named
    meeting: Named | None
    congress: Named | None
    level: Named | None

    @property
    def parts(self) -> tuple[Named | None, ...]:
        """Return what two sessions are compared by."""
        return self.term, self.meeting, self.congress, self.level


@lru_cache(maxsize=4096)
def sessions_in(text: str) -> tuple[NamedSession, ...]:
    """Return the sessions of congresses that a text names outside quotations."""
    return tuple(_sessions(outside_quotations(text))) if "届" in text else ()


def _sessions(text: str) -> Iterator[NamedSession]:
    for found in re.finditer(_TERM, text):
        start = _start(text, found.start())
        rest = text[found.end() : found.end() + _BEHIND]
        meeting = re.match(_MEETING, rest)
        last = found.end() + (meeting.end() if meeting else len(re.match(_BETWEEN, rest)[0]))  # type: ignore[index]
        around = text[start:last]
        if any(word in around for word in _OTHER_BODIES):
            continue
        congress = _congress(text, start, last)
        if congress is None and meeting is None:  # 第三届博览会
            continue
        term = Named(found[1], found.start(1), numeral_value(found[1]))
        nth = (
            Named(meeting[1], found.end() + meeting.start(1), numeral_value(meeting[1])) if meeting else None
        )
        yield NamedSession(start, last, term, nth, congress, _level(text, start, found.start(), last))


def _start(text: str, term: int) -> int:
    """Return the offset at which the name of a session may begin: behind the last mark, 关于, 对, 在."""
    begin = max(term - _BEFORE, 0)
    marks = (text.rfind(mark, begin, term) + len(mark) for mark in _STARTS if mark in text[begin:term])
    return max(marks, default=begin)


def _congress(text: str, begin: int, end: int) -> Named | None:
    """Return the congress named last before the end, 人大 or 政协; None if none is."""
    named = ((text.rfind(word, begin, end), word) for word in _CONGRESSES)
    at, word = max(named)
    return Named(word, at, _CONGRESSES[word]) if at >= 0 else None


def _level(text: str, begin: int, term: int, end: int) -> Named | None:
    """Return the level of the body: the last one named before the term, else the one behind it."""
    if (at := text.find("全国", begin, end)) >= 0:
        return Named("全国", at, "全国")
    for first, last in ((begin, term), (term, end)):
        places = [at for at in range(first, last) if text[at] in _LEVELS]
        if places:
            return Named(text[places[-1]], places[-1], text[places[-1]])
    return None
