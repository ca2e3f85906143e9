"""Clashes that nobody decided as remarks: ours stays in the draft, theirs is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.draft.lines import draft_lines
from replydesk.draft.merge import Conflict
from replydesk.draft.model import Draft
from replydesk.draft.place import is_text_key
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import ReviewChange
from replydesk.importing.review.remarks.from_comments import QUOTES, NotedWords, with_note

_UNKNOWN = "审阅稿"  # who made a change that was not tracked
_GONE = "审阅稿删去了这里"
_MOST_QUOTED = 60  # characters of words that are quoted


def with_clash(draft: Draft, conflict: Conflict, taken: Sequence[ReviewChange], by: VerdictBy) -> Draft:
    """Return the draft with the other wording of a clash as a remark on ours; `taken` made it."""
    author = VerdictBy(_author(conflict, taken) or _UNKNOWN, by.when)
    first = NotedWords(conflict.place, conflict.ours.partition("\n")[0], conflict.start)
    is_several = not is_text_key(conflict.place.key) and "：" in conflict.ours  # fields as one
    if conflict.ours and "\n" not in conflict.ours + conflict.theirs and not is_several:
        text = f"两边都改了这里，审阅稿改成“{conflict.theirs}”" if conflict.theirs else _GONE
        return with_note(draft, first, text, author, conflict.theirs)
    shown = " ".join(conflict.theirs.split("\n")) or "（删去）"
    about = " ".join((conflict.base or conflict.ours).split("\n"))[:_MOST_QUOTED] or conflict.place.key
    return with_note(draft, first, f"两边都改了“{about}”这里，{QUOTES}{shown}", author)


def is_kept(draft: Draft, conflict: Conflict) -> bool:
    """Return True if the other wording of a clash is in the draft: in its text, or in a remark."""
    texts = [line.text for line in draft_lines(draft)]
    said = [each for remark in remarks_of(draft) for each in (remark.text, remark.proposed or "")]
    whole = "\n".join(_squeezed(each) for each in (*texts, *said))
    rows = [_squeezed(each) for each in conflict.theirs.split("\n")] if conflict.theirs else [_GONE]
    return all(row in whole for row in rows)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _author(conflict: Conflict, taken: Sequence[ReviewChange]) -> str:
    """Return who changed the words of a clash, as far as it is seen from them."""
    close = [each for each in taken if _shares(each.added, conflict.theirs)]
    close += [each for each in taken if _shares(each.removed, conflict.base)]
    names = {each.who for each in taken}
    return close[0].who if close else names.pop() if len(names) == 1 else ""


def _shares(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)
