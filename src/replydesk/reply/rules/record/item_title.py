"""The rules of the item's own title: title and opening of the letter copy that of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, form_key
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import (
    difference,
    field_hit,
    findings_of_hits,
    naming_texts,
    opening_texts,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.full_width import normalized_without_spaces
from replydesk.text.title_marks import taken_out, with_inner_marks

SUBJECT = Rule(
    "案由不符",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "答复的是另一个题目，与“案由”不同",
    "请核对开头语、标题和“案由”，改成一样的",
    "标题、开头语",
    fires=(
        Example(
            "您提出的关于修建便民桥的建议收悉，现答复如下：",
            "关于修建便民桥的建议",
            "关于加强社区养老服务的建议",
            part=Part.OPENING,
        ),
        Example(
            "您提出的《关于修建便民桥的建议》收悉，现答复如下：",
            "关于修建便民桥的建议",
            "关于加强社区养老服务的建议",
            part=Part.OPENING,
        ),
        Example(
            words="关于修建便民桥的建议",
            right="关于加强社区养老服务的建议",
            fields=((Key.TITLE, "对《关于修建便民桥的建议》的答复"),),
        ),
    ),
    passes=(
        Example("您提出的关于加强社区养老服务的建议收悉，现答复如下：", part=Part.OPENING),
        Example("您提出的《加强社区养老服务》收悉，现答复如下：", part=Part.OPENING),
        Example(
            "您提出的“关于加强社区养老服务的建议”收悉。我厅按照《养老服务条例》作了研究，现答复如下：",
            part=Part.OPENING,
        ),
        Example(
            "您提出的《关于修建便民桥的建议》《关于加强社区养老服务的建议》收悉，现一并答复如下：",
            part=Part.OPENING,
        ),
        Example(
            "您提出的《关于落实〈养老服务条例〉的建议》收悉，现答复如下：",
            part=Part.OPENING,
            fields=((Key.SUBJECT, "关于落实《养老服务条例》的建议"),),
        ),
    ),
)

SUBJECT_WORDS = Rule(
    "案由抄错",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "题目与“案由”有几个字不同",
    "请照抄原题，核对哪一处写错了",
    "标题、开头语",
    fires=(
        Example("您提出的《关于加强社区养老服物的建议》收悉，现答复如下：", "物", "务", part=Part.OPENING),
        Example("您提出的《关于加强社区养服务的建议》收悉，现答复如下：", "养", "养老", part=Part.OPENING),
        Example(
            "您提出的《关于加强社区养老服务的提案》收悉，现答复如下：", "提案", "建议", part=Part.OPENING
        ),
        Example(
            "您提出的《关于加强加强社区养老服务的建议》收悉，现答复如下：", "加强", "", part=Part.OPENING
        ),
    ),
    passes=(
        Example("您提出的《关于加强社区养老服务》的建议收悉，现答复如下：", part=Part.OPENING),
        Example("您提出的《关于加强“社区养老”服务的建议》收悉，现答复如下：", part=Part.OPENING),
    ),
)


class _Title(NamedTuple):
    """A title that a text names, without its marks, and its offset."""

    words: str
    begin: int


RECEIVED = Rule(
    "收悉漏字",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "“收悉”少了一个字",
    "请改为“收悉”",
    "开头语",
    fires=(
        Example("您提出的《关于加强社区养老服务的建议》悉，现答复如下：", "悉", "收悉", part=Part.OPENING),
        Example("您提出的《关于加强社区养老服务的建议》收，现答复如下：", "收", "收悉", part=Part.OPENING),
    ),
    passes=(
        Example("您提出的《关于加强社区养老服务的建议》收悉，现答复如下：", part=Part.OPENING),
        Example("您提出的《关于加强社区养老服务的建议》已收悉。现答复如下：", part=Part.OPENING),
    ),
)

_RECEIVED = "(?<=[》”）])已?(?P<word>悉|收)(?=[。，])"
_OPENS_TITLE = (
    "(?:提出|提交|所提|提的|收到|转来|办理)[^，。；：《“]{0,12}[《“]"
    "|[《“](?=[^《》“”]{2,80}(?:建议|提案|议案)[》”])|^[^《“]{0,40}对[《“]"
)
_UNMARKED_TITLE = (
    "(?:提出|提交|所提|提的|提出的|^对)(关于[^，。；《》“”]{2,60}?的(?:建议|提案|议案))"
    "(?=已?收悉|已|（|，|的?(?:答复|复函|会办|协办))"
)
_CLOSES = {"《": "》", "“": "”"}
_SAME_FROM = 0.6  # likeness from which another title is taken for the item's, copied wrongly
_LONGEST_TITLE = 120
_NOUNS = ("建议", "提案", "议案")


def _titles(text: str) -> Iterator[_Title]:
    """Yield the titles of items that a text names."""
    seen = -1
    for found in re.finditer(_OPENS_TITLE, text):
        begin = found.end() if found[0][-1:] in _CLOSES and len(found[0]) > 1 else found.start() + 1
        if begin <= seen:
            continue
        end = _closing(text, begin)
        if end > begin:
            seen = end
            yield _Title(text[begin:end], begin)
    if seen < 0:
        yield from (_Title(each[1], each.start(1)) for each in re.finditer(_UNMARKED_TITLE, text))


def _closing(text: str, begin: int) -> int:
    """Return the offset of the mark that closes what opens before an offset, -1 if none does."""
    opened, depth = text[begin - 1], 1
    closed = _CLOSES[opened]
    for at in range(begin, min(len(text), begin + _LONGEST_TITLE)):
        depth += (text[at] == opened) - (text[at] == closed)
        if not depth:
            return at
    return -1


@lru_cache(maxsize=1024)
def _core(title: str) -> str:
    """Return a title without what people write in one way or another: marks, 关于, 的建议."""
    plain = re.sub(r"[^\w]", "", normalized_without_spaces(taken_out(title)))
    return re.sub("(?:的?(?:建议|提案|议案|意见)){1,2}$", "", plain.removeprefix("关于"))


def _subjects(case: Case) -> Iterator[Finding]:
    record = case.facts.subject
    if len(_core(record)) < 2:
        return
    for place, text in naming_texts(case):
        titles = [each for each in _titles(text) if len(_core(each.words)) > 1]
        yield from _other_nouns(case, place, titles)
        if not titles or any(_is_same_title(each.words, record) for each in titles):
            continue
        best = max(titles, key=lambda each: likeness(each.words, record))
        yield _subject_finding(case, place, best, likeness(best.words, record))


def _other_nouns(case: Case, place: Place, titles: list[_Title]) -> Iterator[Finding]:
    """Yield the titles that are the record's but for 建议 or 提案 at their end."""
    record = case.facts.subject
    for title in titles:
        words = next((noun for noun in _NOUNS if title.words.endswith(f"的{noun}")), "")
        right = next((noun for noun in _NOUNS if record.endswith(f"的{noun}")), "")
        if words and right and words != right and _is_same_title(title.words, record):
            message = f"题目末尾是“{words}”，“案由”末尾是“{right}”"
            hit = Hit(place, words, title.begin + len(title.words) - len(words), right)
            yield SUBJECT_WORDS.found(form_key(place.key), message, hits=(hit, field_hit(case, Key.SUBJECT)))


def _is_same_title(one: str, other: str) -> bool:
    first, second = _core(one), _core(other)
    return first == second


@lru_cache(maxsize=1024)
def likeness(one: str, other: str) -> float:
    """Return how like two titles of items are, from 0 to 1, apart from marks, 关于 and 的建议."""
    return SequenceMatcher(None, _core(one), _core(other), autojunk=False).ratio()


def _subject_finding(case: Case, place: Place, title: _Title, likeness: float) -> Finding:
    right = with_inner_marks(f"《{case.facts.subject}》")[1:-1]
    words, begin, rule = title.words, title.begin, SUBJECT
    if likeness >= _SAME_FROM:
        rule = SUBJECT_WORDS
        first, last, right = difference(words, right)
        words, begin = words[first:last], begin + first
    message = f"{rule.message}：这里是“{title.words}”，“案由”是“{case.facts.subject}”"
    hits = (Hit(place, words, begin, right), field_hit(case, Key.SUBJECT))
    return rule.found(form_key(place.key), message, hits=hits)


def _received(case: Case) -> Iterator[Finding]:
    hits = [
        Hit(place, found["word"], found.start("word"), "收悉")
        for place, text in opening_texts(case)
        for found in re.finditer(_RECEIVED, text)
    ]
    yield from findings_of_hits(RECEIVED, hits, case, mends=True)


LOOKS = (DraftLook((SUBJECT, SUBJECT_WORDS), _subjects), DraftLook((RECEIVED,), _received))
