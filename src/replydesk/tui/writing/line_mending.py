"""The mending of lines that end badly: switched on and off, its outcome described."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.model import MENDED, Draft, Key
from replydesk.layout.pages import Pages
from replydesk.reply.rules.printed.pages import bad_breaks


def is_mended(draft: Draft) -> bool:
    """Return True if lines that end badly are condensed."""
    return draft.get(Key.MENDING) == MENDED


def toggle_mending(draft: Draft) -> Draft:
    """Return the draft with line mending switched on or off."""
    if not is_mended(draft):
        return draft.with_field(Key.MENDING, MENDED)
    return replace(draft, fields=tuple(pair for pair in draft.fields if pair[0] != Key.MENDING))


def describe_mending(before: Pages, after: Pages, mend: str, check: str) -> str:
    """Return how many bad line ends were mended, and the keys to go on with."""
    were, left = len(bad_breaks(before)), len(bad_breaks(after))
    undo = f"　（{mend} 取消）"
    if not were:
        return f"已修整断行：本来就没有断得不好的行{undo}"
    if not left:
        return f"已修整断行：{were} 处都改好了{undo}"
    if left >= were:
        return f"已修整断行：{were} 处都没能改好（{check} 看）{undo}"
    return f"已修整断行：{were} 处改好了 {were - left} 处，还有 {left} 处（{check} 看）{undo}"
