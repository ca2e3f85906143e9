"""The entries of the list of past replies: year, people, class, stage, title, and why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from replydesk.draft.place import Place
from replydesk.past.model import PastHit, PastReply, SameItem

_WORDS = 12  # shared words named on a row
_TO_COME = re.compile("将|拟|计划|力争|争取|下一步")  # what a sentence has that says what is to come


class PastEntry(NamedTuple):
    """A reply that was found: the words both have, its likest paragraph, and how the item is the same."""

    reply: PastReply
    shared: tuple[str, ...] = ()
    at: Place | None = None
    same: SameItem | None = None
    is_far: bool = False


def past_entries(hits: Sequence[PastHit], same: Sequence[SameItem] = ()) -> tuple[PastEntry, ...]:
    """Return what was found, replies to the same item first."""
    by_key = {hit.reply.key: hit for hit in hits}
    first = tuple(_entry(each.reply, by_key.get(each.reply.key), each) for each in same)
    known = {each.reply.key for each in same}
    return (*first, *(_entry(hit.reply, hit) for hit in hits if hit.reply.key not in known))


def _entry(reply: PastReply, hit: PastHit | None, same: SameItem | None = None) -> PastEntry:
    if hit is None:
        return PastEntry(reply, same=same)
    place = hit.passages[0].place if hit.passages else None
    found = dict.fromkeys((*hit.shared, *(word for each in hit.passages for word in each.shared)))
    words = tuple(word for word in found if not any(word != other and word in other for other in found))
    return PastEntry(reply, words, place, same, hit.is_far)


def why(entry: PastEntry) -> str:
    """Return why a reply was found, in one line."""
    words = "、".join(entry.shared[:_WORDS])
    shared = f"{'不太像，只' if entry.is_far else '都'}说到：{words}" if words else ""
    if entry.same is None:
        return shared or "题目相近"
    return "；".join(filter(None, (same_words(entry.same), promise_of(entry.same) or shared)))


def promise_of(same: SameItem) -> str:
    """Return what was promised then, the first sentence that says what was to come; "" if there is none."""
    told = next((each for each in same.promise if not _is_fact(each)), "")
    return f"那时答应：{told}" if told else ""


def _is_fact(sentence: str) -> bool:
    """Return True if a sentence says nothing of what is to come."""
    return not _TO_COME.search(sentence)


def same_words(same: SameItem) -> str:
    """Say how much of a suggestion, or of its title only, is the same."""
    this_year = "，可以并案" if same.is_this_year else ""
    if same.is_by_title:
        return f"题目 {_percent(same.share)}% 一样，内容没有比过{this_year}"
    return f"像是同一件，{_percent(same.share)}% 一样{this_year}"


def _percent(share: float) -> int:
    return min(int(share * 100), 100)


def entry_details(entry: PastEntry) -> Text:
    """Return all that is known of a reply, and why it was found."""
    reply = entry.reply
    text = Text(reply.label or reply.title, "bold")
    facts = (reply.session, reply.kind, reply.people, _class(reply), reply.stage, str(reply.path.name))
    text.append(f"\n{'　'.join(filter(None, facts))}", "not bold")
    if entry.same is not None:
        text.append(f"\n{same_words(entry.same)}", "bold")
        for promise in sorted(entry.same.promise, key=_is_fact):
            text.append(f"\n{'那时写到' if _is_fact(promise) else '那时答应'}：{promise}", "not bold")
    if entry.shared:
        text.append("\n都说到：", "bold").append("、".join(entry.shared), "not bold")
    return text


def _class(reply: PastReply) -> str:
    return f"{reply.result_class}类" if len(reply.result_class) == 1 else reply.result_class


def same_notice(same: Sequence[SameItem], key: str) -> str:
    """Return the line that tells of replies to the same item; `key` shows them."""
    first = same[0]
    more = f"等 {len(same)} 件" if len(same) > 1 else ""
    name = f"{first.reply.label or first.reply.title}{more}"
    return f"{key} 对照：" + "；".join(filter(None, (f"{same_words(first)}，{name}", promise_of(first))))
