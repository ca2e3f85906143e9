"""The additions of a review copy to the letter: remarks, and the names of bookmarks and properties."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

BOOKMARK = "段"  # with the number of its block: 段3
REST = "续"  # behind the bookmark of a paragraph's end that moved to the signature's page: 段3续
VERSION, DRAFT = "答复工作台版本", "答复工作台稿件"  # custom properties


class ReviewRemark(NamedTuple):
    """A comment on the characters `start` to `end` of a block, or on to `end` of the block `last`."""

    block: int
    start: int
    end: int
    text: str
    who: str
    when: datetime | None
    last: int | None = None


class CopySource(NamedTuple):
    """The source of a review copy: the digest of the draft's file, and the draft's key on its desk."""

    version: str
    draft: str
