"""Mending lines that end badly: turned on and off, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.model import MENDED, Draft, Key
from replydesk.layout.pages import Pages
from replydesk.reply.rules.pages import bad_breaks


def is_mended(draft: Draft) -> bool:
    """Whether lines that end badly are condensed."""
    return draft.get(Key.MENDING) == MENDED


def turned(draft: Draft) -> Draft:
    """The draft with the field of mending set, or without it."""
    if not is_mended(draft):
        return draft.with_field(Key.MENDING, MENDED)
    return replace(draft, fields=tuple(pair for pair in draft.fields if pair[0] != Key.MENDING))


def told(before: Pages, after: Pages, mend: str, check: str) -> str:
    """How many of the lines that ended badly have been mended, and by which keys to go on."""
    were, left = len(bad_breaks(before)), len(bad_breaks(after))
    undo = f"　（{mend} 取消）"
    if not were:
        return f"已修整断行：本来就没有断得不好的行{undo}"
    if not left:
        return f"已修整断行：{were} 处都改好了{undo}"
    if left >= were:
        return f"已修整断行：{were} 处都没能改好（{check} 看）{undo}"
    return f"已修整断行：{were} 处改好了 {were - left} 处，还有 {left} 处（{check} 看）{undo}"
