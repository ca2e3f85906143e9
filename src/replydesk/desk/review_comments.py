"""Remarks as comments of the review copy: where in the letter each is printed, and what the comment says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replydesk.draft.anchors.anchoring import is_field
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.remarks.model import Remark
from replydesk.letter.model import Letter, Role
from replydesk.letter.source_map import LetterSpot, printed_at, typed_at
from replydesk.render.review_marks import ReviewRemark
from replydesk.text.marks import in_letter
from replydesk.text.table_rows import is_row

PROPOSED, DELETED = "建议改为：", "建议删去"
_SHORTEST = 2  # characters of a field's words that are searched for in the letter
_EDGES = " |"  # around the cells of a row
_NOT_IN_CELLS = re.compile(r"[\s|\\]")
_MOST_QUOTED = 60  # characters of words that are named, since the comment is not on them


class _Stretch(NamedTuple):
    """Printed characters: from `start` of a block to `end` of the block `last`."""

    block: int
    start: int
    last: int
    end: int


class Comments(NamedTuple):
    """The comments for remarks, and how many of them are beside words that are not printed."""

    made: tuple[ReviewRemark, ...]
    beside: int


def comments_of(remarks: Iterable[Remark], letter: Letter, draft: Draft) -> Comments:
    """Return the comments for remarks, each on its words, or on the nearest printed paragraph."""
    made: list[ReviewRemark] = []
    beside = 0
    for remark in remarks:
        about = ""
        at = None if remark.is_lost else _printed(letter, draft, remark)
        if at is None:
            at = _derived(letter, draft, remark)
            about = _about(remark, is_quoted=at is None)
            beside += at is None
        at = at or _nearest(letter, remark.anchor.place)
        last = None if at.last == at.block else at.last
        text = "\n".join(filter(None, (about, _proposal(remark), remark.text, *_answers(remark))))
        made.append(ReviewRemark(at.block, at.start, at.end, text, remark.who, remark.when, last))
    return Comments(tuple(made), beside)


def _derived(letter: Letter, draft: Draft, remark: Remark) -> _Stretch | None:
    """Return where the words of a field are first in a text made of it: 案由 in the title; else None."""
    place, words = remark.anchor.place, in_letter(remark.anchor.words)
    if remark.is_lost or len(words) < _SHORTEST or not is_field(draft, place) or place in letter.by_place:
        return None
    found = ((index, block.text.find(words)) for index, block in enumerate(letter.blocks))
    index, start = next((each for each in found if each[1] >= 0), (-1, 0))
    return None if index < 0 else _Stretch(index, start, index, start + len(words))


def _printed(letter: Letter, draft: Draft, remark: Remark) -> _Stretch | None:
    """Return where the words of a remark are printed; None if they are not."""
    place, start, end, words = remark.anchor[:4]
    if is_row(typed_at(draft, place)):
        start, end = (
            start + len(words) - len(words.lstrip(_EDGES)),
            end - len(words) + len(words.rstrip(_EDGES)),
        )
    begin = printed_at(letter, draft, LetterSpot(place, start))
    if begin is None or start >= end:
        return None
    last = printed_at(letter, draft, LetterSpot(place, end - 1)) or begin
    found = _Stretch(begin.block, begin.offset, last.block, last.offset + 1)
    words = in_letter(words)
    if letter.blocks[begin.block].cell:
        return found if _text(letter, found) == _NOT_IN_CELLS.sub("", words) else None
    if begin.block == last.block and letter.blocks[begin.block].text[found.start : found.end] == words:
        return found
    return _searched(letter, letter.by_place.get(place, []), words)


def _text(letter: Letter, at: _Stretch) -> str:
    """Return the text of cells, without what parts them in the row as typed."""
    texts = [block.text for block in letter.blocks[at.block : at.last + 1]]
    texts[-1] = texts[-1][: at.end]
    texts[0] = texts[0][at.start :]
    return _NOT_IN_CELLS.sub("", "".join(texts))


def _searched(letter: Letter, blocks: Iterable[int], words: str) -> _Stretch | None:
    """Return the only occurrence of words in some blocks, None if there is none, or more than one."""
    found = [(index, letter.blocks[index].text) for index in blocks if words in letter.blocks[index].text]
    if len(found) != 1 or found[0][1].count(words) != 1:
        return None
    index, text = found[0]
    start = text.index(words)
    return _Stretch(index, start, index, start + len(words))


def _nearest(letter: Letter, place: Place) -> _Stretch:
    """Return the printed paragraph nearest to a place: of its part, else the title, else the first."""
    index = next(_candidates(letter, place), 0)
    length = len(letter.blocks[index].text) if letter.blocks else 0
    return _Stretch(index, 0, index, length)


def _candidates(letter: Letter, place: Place) -> Iterator[int]:
    printed = [(index, block.place) for index, block in enumerate(letter.blocks) if block.text]
    same = [(index, each) for index, each in printed if each.key == place.key]
    yield from [index for index, each in same if each[1:] <= place[1:]][::-1]
    yield from [index for index, _ in same]
    yield from letter.places(Role.TITLE)
    yield from [index for index, _ in printed]


def _about(remark: Remark, *, is_quoted: bool) -> str:
    """Return what a remark is about whose comment is not where its words were typed."""
    place, words = remark.anchor.place, remark.anchor.words.replace("\n", "、")
    quoted = f"「{words[:_MOST_QUOTED]}{'…' * (len(words) > _MOST_QUOTED)}」" if words and is_quoted else ""
    if remark.is_lost:
        return f"（原来批注的文字{quoted}已经不在稿子里）"
    return f"（批注的是“{place.key}”{quoted}）"


def _proposal(remark: Remark) -> str:
    if remark.proposed is None:
        return ""
    return f"{PROPOSED}{remark.proposed}" if remark.proposed else DELETED


def _answers(remark: Remark) -> Iterator[str]:
    """Yield the answers to a remark, a line each."""
    for each in remark.answers:
        yield f"{each.who} {each.outcome}" + (f"：{each.text}" if each.text else "")
