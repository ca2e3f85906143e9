"""The order of letters by the numbers of their items, as people count."""

from __future__ import annotations

import re
from functools import lru_cache

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import bare_number
from replydesk.letter.kinds import KINDS, PROPOSAL, kind_of
from replydesk.text.full_width import normalized_without_spaces
from replydesk.text.natural_order import natural_text
from replydesk.text.numerals import numeral_value

# The fields of a draft that its place depends on
ORDERING = (Key.KIND, Key.SESSION, Key.ITEM_NUMBER, Key.PROPOSERS)

_RANKS = {kind.name: (PROPOSAL.name in (kind.name, kind.base), rank) for rank, kind in enumerate(KINDS)}
_NUMERALS = re.compile("[一二三四五六七八九十]{1,3}")
_LEADING = re.compile(r"[0-9]{1,9}(?=-)")
LAST = "2"  # after every letter
_END = "\0"  # before any character


def item_order(draft: Draft) -> str:
    """Return the text by which drafts are sorted: see `order_of`."""
    return order_of(kind_of(draft).name, draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER))


def order_of(kind: str, session: str, number: str) -> str:
    """Return the text by which letters are sorted: suggestions first, by number, by session, by kind.

    55 and 055 are one number; the letters on one item are beside each other. Those without a number come
    last among their like.
    """
    is_proposal, rank = _RANKS.get(kind, (False, 0))
    bare = bare_number(number)
    return f"{is_proposal:d}{not bare:d}{natural_text(bare)}{_END}{_session_order(session)}{_END}{rank}"


def order_of_item(kind: str, item: str) -> str:
    """Return the text of `order_of`, given session and number in one: 省十四届人大四次会议第0033号."""
    session, _, number = item.rpartition("第")
    is_numbered = len(number) > 1 and number.endswith("号") and session + number != item
    return order_of(kind, *((session, number[:-1]) if is_numbered else (item, "")))


def order_of_name(name: str) -> str:
    """Return a text of `order_of` as far as a draft's file name tells it: 0033-张某某-关于…."""
    found = _LEADING.match(name)
    if not found:
        return "01"
    digits = found[0].lstrip("0")  # as `natural_text`, but ten times as fast: a desk has thousands of names
    return f"000{len(digits):06}{digits}"


def plain_session(text: str) -> str:
    """Return a session in a normal spelling: 省第十四届人民代表大会 and 省十四届人大 are one."""
    return normalized_without_spaces(text).replace("人民代表大会", "人大").replace("第", "")


@lru_cache(256)
def _session_order(session: str) -> str:
    """Return the text by which sessions are sorted, 四次会议 before 五次会议; a blank one comes last."""
    plain = _NUMERALS.sub(lambda found: f"{numeral_value(found[0]):02}", plain_session(session))
    return f"{not plain:d}{plain}"
