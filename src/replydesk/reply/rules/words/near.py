"""Find rows of characters that are nearly a common word: same sound, similar shape, turned round, one lost.

First by plain search in tables made once; what is left is judged by the words of the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from replydesk.reply.rules.words import lists
from replydesk.text import segments

_HAN_RUN = "[\u4e00-\u9fff]{2,}"
_NUMBER_BEHIND = "[\u4e00-\u9fff]{0,6}〔"  # what follows the letters of a document number
_ONE_HAN = "[\u4e00-\u9fff]$"
_LEFT_OUT = frozenset("式性化型类")  # characters that short forms leave out: 一站服务
_CLOSE = 4  # characters on both sides in which words made alike stand
_MANY = 5  # known words that begin or end with a character which makes new ones
_LONG = ~0b11111  # sizes of five characters and more, one bit each
_ANY = "?"  # stands for the character of a term that is another one
# Characters that stand beside any word; a row that has one in another place than the word is none.
_GRAMMAR = frozenset(
    "的地得了着过和与及或而并但又也都就才只还更最很较太且则却虽若如因故所以于在从向往至到对为被把将使让给用按"
    "据经随同跟比即既已再仍仅约各每某该此本其他她它我你您这那哪谁何几是有无不非未没要会能可应须想一二三四五六七八九十甲乙丙丁"
    "百千万亿两由年月日上下中内外里间前后之者们乃皆省市县区乡镇村州局厅委办府院校"
)
_EACH = frozenset("逐每各某该本")  # stand before any noun
# They may make a word with the first character of a slip: 对质|亮, for 对|质亮.
_PREPOSITIONS = frozenset("对将把从为与和向于在以按由被让使及并")
# They end what goes before: 离任时|按, no slip of 按时.
_ENDING = frozenset("时后前中内外上下间里起来去者的地得了着过")
# What follows the names of places, and those of people.
_PLACES = frozenset(
    ("社区", "小区", "水库", "大道", "大桥", "公路", *"村镇乡县市区州街路巷桥河江湖山沟岭坪湾寨屯庄站港岛")
)
_OF_NAMES = frozenset("氏某")
_NAME_BEHIND = "[\u4e00-\u9fff]?(?:、|代表|委员|同志)"  # what follows the begun name of a person in a list
_MEASURES = frozenset("个次成元名项条件家户台座处所栋亩吨米辆人岁天年月日时分")


_FAR = 8  # characters before one that belongs to no known word, from which rows that reach it begin


class Way(Enum):
    """How a row differs from the word."""

    SOUND = auto()
    SHAPE = auto()
    ORDER = auto()  # turned round, or a character lost
    OTHER = auto()  # any other character


class Near(NamedTuple):
    """A row of characters that is nearly a word: its offsets, and the word.

    `is_word` is True if the row is a word by itself, or may be a compound: 剔除, for 提出; 减证, for 减征.
    """

    begin: int
    end: int
    word: str
    way: Way
    is_word: bool = False


class _Tables(NamedTuple):
    """The tables of plain search: words by what they are mistaken for, and how such rows begin."""

    starts: Mapping[str, int]
    heard: Mapping[str, str]
    half_heard: Mapping[str, str]  # by loose sounds
    heard_starts: Mapping[str, int]  # by loose sounds
    seen: Mapping[str, tuple[str, Way]]
    seen_starts: Mapping[str, int]
    gaps: Mapping[str, str]
    gap_starts: Mapping[str, int]


def near_words(text: str) -> Iterator[Near]:
    """Yield the rows of a text that are nearly a word, from left to right; none overlaps another."""
    last = 0
    for each in sorted(_suspects(text), key=lambda near: (near.begin, -near.end)):
        if each.begin >= last and _is_slip(text, each):
            near = _trimmed(each, text)
            if near.way is Way.OTHER and text[near.begin : near.end] in lists.known_words():
                continue
            parts = segments.splits_at(text, near.begin, near.end) or []
            is_word = near.way is not Way.ORDER and (
                (len(parts) == 1 and near.end - near.begin == each.end - each.begin)
                or (near.way is not Way.SHAPE and _may_be_compound(text[near.begin : near.end]))
            )
            yield near._replace(is_word=is_word)
            last = each.end


def _trimmed(near: Near, text: str) -> Near:
    """Return the smallest known word with what is wrong: 质量 of 高质量发展."""
    row, word = text[near.begin : near.end], near.word
    if len(row) != len(word):
        return near
    wrong = [at for at, (old, new) in enumerate(zip(row, word, strict=True)) if old != new]
    for size in range(2, len(word)):
        for at in range(max(wrong[-1] + 1 - size, 0), min(wrong[0], len(word) - size) + 1):
            if word[at : at + size] in lists.known_words():
                return Near(near.begin + at, near.begin + at + size, word[at : at + size], near.way)
    return near


def _suspects(text: str) -> Iterator[Near]:
    """Yield the rows that may be slips, as far as plain search can tell."""
    tables = _tables()
    for found in re.finditer(_HAN_RUN, text):
        run, start = found[0], found.start()
        covered = _covered(run, tables)
        for near in _suspects_in(run, covered, tables):
            yield near._replace(begin=near.begin + start, end=near.end + start)


def _covered(run: str, tables: _Tables) -> bytearray:
    """Return 1 for each character of a run that belongs to a known word."""
    covered = bytearray(len(run))
    known, last = lists.known_words(), len(run)
    for begin in range(last - 1):
        if sizes := tables.starts.get(run[begin : begin + 2]):
            for size in _sizes_in(sizes):
                if begin + size <= last and run[begin : begin + size] in known:
                    covered[begin : begin + size] = b"\1" * size
                    break
    return covered


def _suspects_in(run: str, covered: bytearray, tables: _Tables) -> Iterator[Near]:
    """Yield the rows of a run that may be slips."""
    yield from _long_suspects(run, tables)
    if not all(covered):
        yield from _bare_suspects(run, covered, tables)


def _long_suspects(run: str, tables: _Tables) -> Iterator[Near]:
    """Yield rows of five characters and more that are mistaken for a term; all may belong to words."""
    for begin in range(len(run) - 4):
        if long := tables.seen_starts.get(run[begin : begin + 2], 0) & _LONG:
            for size in _sizes_in(long):
                row = run[begin : begin + size]
                if (found := tables.seen.get(row)) and len(row) == size and not _is_in_use(row):
                    yield Near(begin, begin + size, *found)


def _bare_suspects(run: str, covered: bytearray, tables: _Tables) -> Iterator[Near]:
    """Yield rows with a character that belongs to no known word."""
    heard = _Heard(run.translate(lists.sounds()), run.translate(lists.sounds(is_loose=True)))
    bare, last = covered.find(0), len(run)
    for begin in range(last - 1):
        if bare < begin:
            bare = covered.find(0, begin)
        if bare < 0:
            return
        if bare - begin > _FAR:
            continue
        for size in _sizes_in(_sizes_at(run, heard, begin, tables)):
            end = begin + size
            if not bare < end <= last:
                continue
            row = run[begin:end]
            found = _word_near(row, heard, begin, covered[begin:end], tables)
            if found and not _is_in_use(row) and _changes_bare(row, found[0], covered[begin:end]):
                yield Near(begin, end, *found)


class _Heard(NamedTuple):
    """A run by the signs of its sounds, and of its loose sounds."""

    exact: str
    loose: str


def _sizes_at(run: str, heard: _Heard, begin: int, tables: _Tables) -> int:
    """Return the sizes, one bit each, of the rows of the tables that may begin at an offset."""
    one, two = run[begin], run[begin + 1]
    return (
        tables.seen_starts.get(one + two, 0)
        | tables.heard_starts.get(heard.loose[begin : begin + 2], 0)
        | tables.gap_starts.get(one + two, 0)
        | tables.gap_starts.get(_ANY + two, 0)
        | tables.gap_starts.get(one + _ANY, 0)
    )


@cache
def _sizes_in(bits: int) -> tuple[int, ...]:
    """Return sizes, each of them a bit, from the greatest down."""
    return tuple(size for size in range(bits.bit_length() - 1, 1, -1) if bits >> size & 1)


def _word_near(
    row: str, heard: _Heard, begin: int, covered: bytearray, tables: _Tables
) -> tuple[str, Way] | None:
    """Return the word that a row is nearly, and how it differs."""
    if found := tables.seen.get(row):
        return found
    end = begin + len(row)
    if word := tables.heard.get(heard.exact[begin:end]):
        return word, Way.SOUND
    if len(row) < 4:
        return None
    if word := tables.half_heard.get(heard.loose[begin:end]):
        return word, Way.SOUND
    at = covered.find(0)
    while at >= 0:
        if row[at] not in _GRAMMAR and (word := tables.gaps.get(row[:at] + _ANY + row[at + 1 :])):
            return word, Way.OTHER
        at = covered.find(0, at + 1)
    return None


def _is_in_use(row: str) -> bool:
    """Return True if a row is a word, or is seen in right texts."""
    return row in lists.known_words() or row in lists.rows_in_use()


def _changes_bare(row: str, word: str, covered: bytearray) -> bool:
    """Return True if those that differ belong to no known word, and are no grammar if the row is short."""
    if len(row) != len(word):
        return not all(covered)
    changed = [(here, old) for here, old, new in zip(covered, row, word, strict=True) if old != new]
    is_short = len(row) < 3
    return not any(here or (is_short and old in _GRAMMAR) for here, old in changed) or (
        is_short and row == word[::-1] and not any(covered)
    )


def _is_slip(text: str, near: Near) -> bool:
    """Return True if the words around a row leave it over."""
    parts = segments.splits_at(text, near.begin, near.end)
    if parts is None and text[max(near.begin - 1, 0)] in _PREPOSITIONS:
        parts = segments.splits_at(text, near.begin - 1, near.end)
    if parts is None:
        return False
    if _may_be_name(text, near) or _reaches_out(text, near, parts):
        return False
    size = near.end - near.begin
    if size == 2 and (text[near.begin] in _EACH or _is_parallel(text, near) or _is_counted(text, near)):
        return False
    if size == 2 and not _fits_if_unsure(text, near, is_word=len(parts) == 1):
        return False
    if near.way is Way.ORDER and size == 2:
        return not (text[near.begin] in _ENDING and text[near.begin + 1] in _PREPOSITIONS)
    if near.way is Way.ORDER and size > 4:
        return True
    if size == 2 or near.way is Way.SOUND:
        return len(parts) > 1 or size > 3 or near.word in lists.commonest()
    longest = 2 if near.way is Way.ORDER else 1
    return any(_is_left_over(part, longest, is_short=size == 3) for part in parts)


def _reaches_out(text: str, near: Near, parts: list[str]) -> bool:
    """Return True if a character at an end of a row may belong to a compound with its neighbour outside.

    智|管|工作 is no slip of 管理工作, 对|康|养 none of 对抗, 型|人畜 none of 行人.
    """
    before, after = segments.beside(text, near.begin, near.end)
    is_short = near.end - near.begin < len(near.word)
    if is_short and len(parts[0]) == 1 and _is_stray(before):
        return True
    if len(parts[-1]) > 1:
        return False
    if text[near.end - 1] == near.word[-1] and text[near.end - 1 : near.end + 1] in lists.known_words():
        return True
    is_preposition = text[near.begin] in _PREPOSITIONS and near.end - near.begin == 2
    return (is_short or is_preposition) and _is_stray(after)


def _is_parallel(text: str, near: Near) -> bool:
    """Return True if words made alike stand close by: 打早打小, 短变长、弯变直."""
    first, last = max(near.begin - _CLOSE, 0), near.end + _CLOSE
    if near.way is Way.ORDER or near.word in text[max(first - 1, 0) : last + 1]:
        return False
    around = text[first : near.begin] + text[near.end : last]
    return any(each in around for each in text[near.begin : near.end])


def _may_be_compound(row: str) -> bool:
    """Return True if many words of two characters begin as a row does, and many end so: 减|证, 巡|控."""
    first, last = lists.compounding()
    return len(row) == 2 and first[row[0]] >= _MANY and last[row[1]] >= _MANY


def _is_stray(word: str) -> bool:
    """Return True if a word beside a row is one character that is none by itself."""
    return re.fullmatch(_ONE_HAN, word) is not None and word not in lists.standing_alone()


def _is_counted(text: str, near: Near) -> bool:
    """Return True if a row begins with the measure word of a number: 4个班."""
    return near.begin > 0 and text[near.begin] in _MEASURES and text[near.begin - 1].isdigit()


def _fits_if_unsure(text: str, near: Near, *, is_word: bool) -> bool:
    """Return False for a row that is a word, or near a rarer one, where the neighbours do not agree."""
    if near.word in _second():
        return not is_word and not _stands(text[near.begin : near.end]) and _fits(text, near)
    return not is_word or near.way is Way.ORDER or _fits(text, near)


def _stands(row: str) -> bool:
    """Return True if all characters of a row are words by themselves."""
    return all(each in lists.standing_alone() for each in row)


def _fits(text: str, near: Near) -> bool:
    """Return True if a word is seen beside one of its neighbours in right texts, or has none."""
    before = re.match(_ONE_HAN, text[max(near.begin - 1, 0) : near.begin])
    after = re.match(_ONE_HAN, text[near.end : near.end + 1])
    if not before and not after:
        return True
    behind, first, last = lists.behind(), near.word[0], near.word[-1]
    return bool(before and first in behind.get(before[0], "")) or bool(
        after and after[0] in behind.get(last, "")
    )


def _is_left_over(part: str, longest: int, *, is_short: bool) -> bool:
    """Return True if a part of a row, of so many characters at most, is no word that a letter has."""
    if len(part) == 1:
        return part not in (_GRAMMAR if is_short else lists.standing_alone())
    return len(part) <= longest and not _is_in_use(part)


def _may_be_name(text: str, near: Near) -> bool:
    """Return True if a row may be the name of a person or a place, or a part of it."""
    if re.match(_NUMBER_BEHIND, text[near.end :]):
        return True
    is_first = near.begin == 0 or not text[near.begin - 1].isalnum()
    if is_first and text[near.begin] in lists.surnames() and re.match(_NAME_BEHIND, text[near.end :]):
        return True
    before, after = segments.beside(text, near.begin, near.end)
    if before in lists.surnames() or after in _PLACES:
        return True
    is_loose = after in _OF_NAMES or (re.match(_ONE_HAN, after) and after not in lists.standing_alone())
    return text[near.begin] in lists.surnames() and bool(is_loose)


@cache
def _second() -> frozenset[str]:
    """Return the words that are proposed only where their neighbours agree."""
    return frozenset(lists.second_words()) - frozenset(lists.proposed_words())


@cache
def _tables() -> _Tables:
    words = lists.proposed_words()
    sounds, loose = lists.sounds(), lists.sounds(is_loose=True)
    half_heard = {word.translate(loose): word for word in reversed(words)}
    rarer = (word for word in lists.second_words() if word in _second() and len(word) == 2)
    seen = {row: (word, Way.SHAPE) for word in rarer for row in _misread(word)}
    seen |= {row: (word, way) for word in reversed(words) for row, way in _mistaken(word)}
    gaps = {row: word for word in reversed(words) for row in _with_gap(word)}
    return _Tables(
        _starts(lists.known_words()),
        {word.translate(sounds): word for word in reversed(words)},
        half_heard,
        _starts(half_heard),
        seen,
        _starts(seen),
        gaps,
        _starts(gaps),
    )


def _starts(rows: Iterable[str]) -> Mapping[str, int]:
    """Return the first two characters of rows, with the sizes of those that begin so, one bit each."""
    found: dict[str, int] = {}
    for row in rows:
        found[row[:2]] = found.get(row[:2], 0) | 1 << len(row)
    return found


def _mistaken(word: str) -> Iterator[tuple[str, Way]]:
    """Yield the rows that a word is mistaken for: a similar character, two exchanged, one lost."""
    for row in _misread(word):
        yield row, Way.SHAPE
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :], Way.ORDER
    if len(word) > 3:
        for at in range(1, len(word) - 1):
            if word[at] not in _LEFT_OUT:
                yield word[:at] + word[at + 1 :], Way.ORDER


def _misread(word: str) -> Iterator[str]:
    """Yield the rows that differ from a word by a similar character."""
    similar = lists.lookalikes()
    for at, each in enumerate(word):
        for other in similar.get(each, ""):
            yield word[:at] + other + word[at + 1 :]


def _with_gap(word: str) -> Iterator[str]:
    """Yield a term of four characters and more with any character in each place.

    One between whole words, as 各 of 各有关部门, may well be another.
    """
    if len(word) > 3:
        known = lists.known_words()
        for at in range(len(word)):
            parts = word[:at], word[at + 1 :]
            if not all(not part or part in known for part in parts):
                yield f"{parts[0]}{_ANY}{parts[1]}"
