"""The replies that are worth comparing: those with most of the rarest terms of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from heapq import nlargest

from replydesk.past.grams import is_figure
from replydesk.past.index import Index
from replydesk.past.ranking import rarity

MOST = 50  # replies compared by their words
_MOST_OF_FEW = 200  # of a query of few terms, many have all of them
_FEW = 8  # terms
_TERMS = 40  # terms looked up
_MOST_ROWS = 20_000  # numbers of replies read, of all terms together
_FIGURES = 0.3  # how much numbers and letters count beside characters
_AGAIN = 3.0  # how much a term can count at most for being there again and again


def candidates(
    index: Index, terms: Mapping[str, float], total: int, own: Collection[int] = (), most: int = MOST
) -> dict[int, float]:
    """Return the replies with the most telling terms and their scores, best first; newer before older.

    `terms` tells how much each counts in the query. Those of `own`, which asks, are not returned. Raises
    IndexFault.
    """
    docs = index.docs_of(list(terms))
    worth = {
        term: rarity(docs[term], total) * min(count, _AGAIN) * (_FIGURES if is_figure(term) else 1.0)
        for term, count in terms.items()
        if docs[term]
    }
    scores: dict[int, float] = defaultdict(float)
    rows = looked_up = 0
    for term in sorted(worth, key=worth.__getitem__, reverse=True):
        if looked_up == _TERMS:
            break
        if scores and rows + docs[term] > _MOST_ROWS:
            looked_up += 1
            continue
        # the rarest terms of a draft that is itself remembered are its own: they find nothing
        if numbers := [number for number in index.with_term(term) if number not in own]:
            looked_up += 1
            rows += docs[term]
        for number in numbers:
            scores[number] += worth[term]
    if not scores:
        for term in terms if len(terms) <= _FEW else ():
            for number in index.with_term(term, is_prefix=True) if len(term) == 1 else ():
                if number not in own:
                    scores[number] += 1.0
    most = max(most, _MOST_OF_FEW) if len(terms) <= _FEW else most
    best = nlargest(most, scores, key=lambda number: (scores[number], number))
    return {number: scores[number] for number in best}
