"""A remark on words of a draft, the answers to it, and its anchor in the text."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from replydesk.draft.anchors.model import CUT, Anchor


class Outcome(StrEnum):
    """An answer to a remark; the values are written in the draft's file."""

    TAKEN = "已采纳"  # the proposed words were put in
    MENDED = "已改"
    KEPT = "不改"  # for a reason
    REOPENED = "重开"
    REPLIED = "回复"  # settles nothing


SETTLED = (Outcome.TAKEN, Outcome.MENDED, Outcome.KEPT)


class RemarkAnswer(NamedTuple):
    """One answer to a remark."""

    when: datetime
    who: str
    outcome: Outcome
    text: str = ""


class Remark(NamedTuple):
    """A remark: `version` is 8 hexadecimal digits of the digest of the file it was put on, "" if unknown.

    `proposed` would replace the anchor's words. `outcome` is that of the last answer that settles or reopens.
    `put_on` are the words as they were; of a long whole paragraph both ends with …… between them.
    """

    id: str
    when: datetime
    who: str
    version: str
    anchor: Anchor
    text: str
    proposed: str | None = None
    outcome: Outcome | None = None
    is_lost: bool = False
    answers: tuple[RemarkAnswer, ...] = ()
    put_on: str = ""

    @property
    def is_open(self) -> bool:
        """Return True if the remark waits to be settled."""
        return self.outcome not in SETTLED

    @property
    def is_changed(self) -> bool:
        """Return True if the words are no longer those that the remark was put on."""
        words = self.anchor.words
        if self.is_lost or words == self.put_on:
            return self.is_lost
        head, cut, tail = self.put_on.partition(CUT)
        is_cut = cut and self.proposed is None and len(words) > len(self.put_on)
        return not (is_cut and words.startswith(head) and words.endswith(tail))
