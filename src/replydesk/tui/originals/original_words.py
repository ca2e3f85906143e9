"""An original in words: its fields, what differs from the record, its words as a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from rich.text import Text

from replydesk.draft.original import Original
from replydesk.letter.original_fields import FieldDifference
from replydesk.reply.rules.within.sentences import sentences

_SWAPPED = str.maketrans("“”‘’", "‘’“”")
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
# What numbers an item at the beginning of a sentence: 一、 （一） 1. 一是; not of 1.5.
_QUOTED_ITEM = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]|[一二三四五六七八九十]是"
    r"|\d{1,2}(?:[、．）)]|\.(?!\d)))\s*"
)
_ENDS = "。；，、："  # a quotation within a sentence ends without them


class PointSpot(NamedTuple):
    """The place of a point in an original's text: its number, the paragraph, its first character, the end."""

    number: int
    paragraph: int
    start: int
    end: int


def fields_text(original: Original, differences: Iterable[FieldDifference] = ()) -> Text:
    """Return the fields of an original, with what the draft's record has differently below the first line."""
    first, *others = map(_line, _fields(original))
    differing = [
        Text(f"≠ {key}不一样：稿子里是“{ours}”，原件里是“{theirs}”", "bold")
        for key, ours, theirs in differences
    ]
    return Text("\n").join((first, *differing, *others))


def _line(fields: Iterable[tuple[str, str]]) -> Text:
    parts = (Text.assemble((f"{name}　", "bold"), value) for name, value in fields)
    return Text("　").join(parts)


def _fields(original: Original) -> Iterator[list[tuple[str, str]]]:
    """Yield the fields that are not empty, those of a line together."""
    item = "　".join(filter(None, (_number(original.number), original.session)))
    yield [(original.kind or "编号", item or "没有编号")]
    people = (("领衔", original.first), ("联名", original.joint), ("附议", original.seconded))
    for line in (
        [("案由", original.subject)],
        [(name, "、".join(names)) for name, names in people],
        [("联系", "；".join(original.contact))],
        [("来源", original.source)],
    ):
        if told := [(name, value) for name, value in line if value]:
            yield told


def _number(number: str) -> str:
    return f"第{number}号" if number and not number.startswith("第") else number


def item_words(original: Original) -> str:
    """Return number, people and subject of an original in a line."""
    people = "、".join(original.first) + ("等" if original.joint else "")
    return "　".join(filter(None, (_number(original.number), people, original.subject)))


def quotation(words: str) -> str:
    """Return words in “”, quotation marks in them becoming those of the inner level; "" for none.

    Paragraphs are joined. The mark at the end belongs to the sentence around the quotation.
    """
    line = "".join(each.strip() for each in words.split("\n")).rstrip(_ENDS)
    return f"“{line.translate(_SWAPPED)}”" if line else ""


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the sentence that has a character begins and ends, without the number of its item.

    (0, 0) if there is none.
    """
    found = [(each.begin, each.begin + len(each.words)) for each in sentences(text)]
    start, end = next((each for each in found if offset < each[1]), found[-1] if found else (0, 0))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    item = _QUOTED_ITEM.match(text, start, end)
    return (item.end() if item and item.end() < end else start), end


def find_words(paragraphs: Sequence[str], words: str) -> tuple[tuple[int, int, int], ...]:
    """Return the places of some words: paragraph, start and end; Latin letters match in either case."""
    wanted = words.translate(_SMALL)
    found = []
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.translate(_SMALL)
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            found.append((number, at, at + len(wanted)))
            at = text.find(wanted, at + len(wanted))
    return tuple(found)
