"""Review copies (审阅稿) of a draft: its letter with the open remarks, and the version kept to compare with.

What comes back is compared with the copy made again of the kept version.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import REVIEWED, Version, make_version
from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.reading import open_remarks
from replydesk.letter.facts import DraftFacts, form_of_address
from replydesk.letter.recipients import copies, first_copy
from replydesk.reply.reply import pages_of
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day
from replydesk.text.note import Note


class ReviewCopy(NamedTuple):
    """A review copy: the bytes of its file, how many pages it has, and notes on it."""

    data: bytes
    pages: int
    notes: tuple[Note, ...] = ()


def keep_version(stored: desk_folder.Stored, when: datetime) -> Version:
    """Keep a draft as the version that a review copy is made of, and return it. Raises UserError."""
    text = files.decode(stored.data, stored.path)[0]
    version = make_version(text, when, REVIEWED)
    VersionFile(stored.path).add(version)
    return version


def review_copy(draft: Draft, stock: Stock, key: str, version: str) -> ReviewCopy:
    """Return the review copy of a draft's (first) letter, with its open remarks as comments.

    `key` is the draft's on its desk, `version` the digest of its text.
    """
    from replydesk.desk.review_comments import comments_of
    from replydesk.render.docx_review import render_review
    from replydesk.render.review_marks import CopySource

    facts = DraftFacts(draft, stock.profile(draft))
    first = first_copy(facts)
    pages = pages_of(first, stock)
    comments, beside = comments_of(open_remarks(draft), pages.letter, draft)
    day = parse_day(draft.get(Key.DATE))
    profile = facts.profile
    data = render_review(pages, profile.fonts, profile.name, day, CopySource(version, key), comments)
    return ReviewCopy(data, len(pages.pages), tuple(_notes(facts, first, len(comments), beside)))


def _notes(facts: DraftFacts, first: DraftFacts, comments: int, beside: int) -> Iterator[Note]:
    if comments:
        yield Note(f"带 {comments} 条批注")
    sent = [copy.recipient for copy in copies(facts, first)]
    if len(sent) > 1:
        yield Note(f"分送 {len(sent)} 份，审阅稿是第一份（给{form_of_address(sent[:1], facts.kind)}）")
    if beside:
        yield Note(f"{beside} 条批注的文字没有原样印在信上，写在相近的段落旁边")
