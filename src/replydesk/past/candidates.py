"""The replies that are worth comparing: those with most of the rarest terms of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest

from replydesk.past.grams import is_figure
from replydesk.past.index import Index
from replydesk.past.ranking import rarity

MOST = 100  # replies compared by their words
_MOST_OF_FEW = 200  # of a query of few terms, many have all of them
_FEW = 8  # terms
_TERMS = 40  # terms looked up
_MOST_ROWS = 20_000  # numbers of replies read, of all terms together
_FIGURES = 0.3  # how much numbers and letters count beside characters
_AGAIN = 3.0  # how much a term can count at most for being there again and again


def candidates(index: Index, terms: Mapping[str, float], total: int) -> dict[int, float]:
    """Return the replies with the most telling terms and their scores, best first; newer before older.

    `terms` tells how much each counts in the query. Raises IndexFault.
    """
    docs = index.docs_of(list(terms))
    worth = {
        term: rarity(docs[term], total) * min(count, _AGAIN) * (_FIGURES if is_figure(term) else 1.0)
        for term, count in terms.items()
        if docs[term]
    }
    scores: dict[int, float] = defaultdict(float)
    rows = 0
    for term in nlargest(_TERMS, worth, key=worth.__getitem__):
        if scores and rows + docs[term] > _MOST_ROWS:
            continue
        rows += docs[term]
        for number in index.with_term(term):
            scores[number] += worth[term]
    if not scores:
        for term in terms if len(terms) <= _FEW else ():
            for number in index.with_term(term, is_prefix=True) if len(term) == 1 else ():
                scores[number] += 1.0
    most = _MOST_OF_FEW if len(terms) <= _FEW else MOST
    best = nlargest(most, scores, key=lambda number: (scores[number], number))
    return {number: scores[number] for number in best}
