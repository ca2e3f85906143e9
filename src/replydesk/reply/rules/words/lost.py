"""Find what was left of words that stand side by side when a character got lost: 加管理, for 加强管理."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.words import lists
from replydesk.text import segments

# A phrase without one of these is a phrase still.
_GRAMMAR = frozenset("的地得了着过和与及在对将已并我您由从向这其该、，《一以可各全市县区省我你")

_BESIDE = frozenset("的地和与及或对将为等以在于从向把被并也都已所其而是有")
_BOUND = frozenset("加提会")  # stand alone, but not before what stands beside them here

LOST = Rule(
    "疑似漏字",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "疑有漏字",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("我们将进一步加管理。", "加管理", "加强管理"),
        Example("这些建议具有重要意。", "重要意", "重要意义"),
        Example("不断满足人民群日益增长的需要。", "人民群日益增长", "人民群众日益增长"),
        Example("我局会市财政局研究。", "会市财政局", "会同市财政局"),
    ),
    passes=(
        Example("参加管理培训的干部，重要意见都已采纳，加强管网改造，收取管理费。"),
        Example("进一步完 善制度。"),
        Example("现答复如下：《加管理办法》已经废止，“重要意”是引文。"),
    ),
)


class _Left(NamedTuple):
    """What may have stood there, and the word of it that is whole, "" if the row is nonsense anywhere."""

    full: str
    whole: str


def _lost(text: str) -> Iterator[Spot]:
    """Yield rows that lack a character, from left to right."""
    table, starts = _table(), _starts()
    last = 0
    for begin in range(len(text) - 2):
        longest = starts.get(text[begin : begin + 2], 0)
        if not longest or begin < last:
            continue
        for end in range(min(begin + longest, len(text)), begin + 2, -1):
            left = table.get(text[begin:end])
            if left and _is_left_over(text, begin, end, left):
                message = f"“{text[begin:end]}”疑为“{left[0].full}”"
                yield Spot(LOST, begin, end, left[0].full if len(left) == 1 else None, message)
                last = end
                break


def _is_left_over(text: str, begin: int, end: int, left: tuple[_Left, ...]) -> bool:
    """Return True if the broken word of a row belongs to no other word."""
    if text[begin - 1 : begin].isspace() or text[end : end + 1].isspace():  # it goes on there
        return False
    if any(each.full in text[max(begin - 1, 0) : end + 1] for each in left):
        return False  # nothing is lost
    if not left[0].whole:
        return True
    row = text[begin:end]
    beside = text[end - 1 : end + 1] if row.startswith(left[0].whole) else text[max(begin - 1, 0) : begin + 1]
    if beside in lists.known_words():  # no need to look for the words of the text
        return False
    parts = segments.splits_at(text, begin, end)
    if parts is None or len(parts) != 2:
        return False
    broken = next((each for each in parts if len(each) == 1), "")
    if not broken or (broken in lists.standing_alone() and broken not in _BOUND):
        return False
    before, after = segments.beside(text, begin, end)
    return _is_open(before) if parts[0] == broken else _is_open(after)


def _is_open(word: str) -> bool:
    """Return True if a word beside a broken one is no part of it: none, a mark, a small word, an adverb."""
    return not word or not word.isalpha() or word in _BESIDE or word in lists.words_in("adverbs.txt")


@cache
def _table() -> Mapping[str, tuple[_Left, ...]]:
    """Return rows that lack a character, with what they may have been."""
    found: dict[str, dict[_Left, None]] = {}
    for row, left in (*_of_pairs(), *_of_phrases()):
        found.setdefault(row, {})[left] = None
    for row in lists.words_in("beside_in_use.txt"):
        found.pop(row, None)
    return {row: tuple(lefts) for row, lefts in found.items()}


def _of_pairs() -> Iterator[tuple[str, _Left]]:
    for line in lists.lines_of("beside.txt"):
        first, *others = line.split()
        for second in others:
            full = first + second
            for at in range(4):
                if full[at ^ 1] not in _GRAMMAR:
                    yield full[:at] + full[at + 1 :], _Left(full, second if at < 2 else first)


def _of_phrases() -> Iterator[tuple[str, _Left]]:
    phrases = lists.words_in("phrases.txt")
    every = "\n".join(phrases)
    for phrase in phrases:
        for at in range(1, len(phrase) - 1):
            row = phrase[:at] + phrase[at + 1 :]
            if phrase[at] not in _GRAMMAR and row not in every:
                yield row, _Left(phrase, "")


@cache
def _starts() -> Mapping[str, int]:
    """Return the first two characters of the rows, with the length of the longest that begins so."""
    found: dict[str, int] = {}
    for row in _table():
        found[row[:2]] = max(found.get(row[:2], 0), len(row))
    return found


LOOK = TextLook((LOST,), _lost)
