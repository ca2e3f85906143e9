"""Review copies made and read in memory, and paragraphs of what came back changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from replydesk.desk.review_copies import review_copy
from replydesk.draft.model import Draft
from replydesk.importing.review.base.review_base import ReviewBase, review_base
from replydesk.importing.review.model import ResolvedParagraph
from replydesk.importing.review.reading.review_file import read_review
from replydesk.reply.stock import Stock

VERSION = "0123456789abcdef0123456789abcdef"


def copy_of(draft: Draft, stock: Stock, version: str = VERSION, key: str = "甲") -> bytes:
    """Return the review copy of a draft."""
    return review_copy(draft, stock, key, version).data


def base_of(draft: Draft, stock: Stock) -> ReviewBase:
    """Return a draft with its review copy, made and read."""
    return review_base(draft, stock, read_review(copy_of(draft, stock)))


def as_sent(base: ReviewBase) -> list[ResolvedParagraph]:
    """Return the paragraphs of a copy in which nothing was changed."""
    return [
        ResolvedParagraph(
            each.text,
            (number,),
            False,
            each.bookmarks[0].name if each.bookmarks else "",
            each.style,
            each.level,
            each.number,
            each.cell,
        )
        for number, each in enumerate(base.file.paragraphs)
    ]


def at(paragraphs: Sequence[ResolvedParagraph], words: str) -> int:
    """Return the place of the only paragraph with some words."""
    [found] = [place for place, each in enumerate(paragraphs) if words in each.text]
    return found


def reworded(paragraphs: list[ResolvedParagraph], old: str, new: str) -> list[ResolvedParagraph]:
    """Return the paragraphs with words of one of them replaced."""
    place = at(paragraphs, old)
    changed = replace(paragraphs[place], text=paragraphs[place].text.replace(old, new, 1))
    return [*paragraphs[:place], changed, *paragraphs[place + 1 :]]


def added(text: str, style: str = "公文正文", level: int = 0) -> ResolvedParagraph:
    """Return a new paragraph."""
    return ResolvedParagraph(text, style=style, level=level)
