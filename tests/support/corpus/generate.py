"""A whole letter from a seed, with its truth."""

from __future__ import annotations

from random import Random

from tests.support.corpus import mistakes
from tests.support.corpus.body import body
from tests.support.corpus.ending import ending
from tests.support.corpus.head import head
from tests.support.corpus.item import Item, make_item
from tests.support.corpus.opening import opening
from tests.support.corpus.truth import Sample, Truth


def sample(seed: int) -> Sample:
    """Return the letter of a seed; the same seed gives the same letter."""
    random = Random(seed)
    item = make_item(random)
    made = mistakes.chosen(random)
    truth = Truth(kind="政协提案" if item.is_proposal else "代表建议")
    above = [*head(random, item, truth, made), *opening(random, item, truth, made)]
    answer = body(random, item, truth)
    below = ending(random, item, truth, made)
    leave_kind_open(truth, item)
    return Sample(seed, item.body, (*above, *answer, *below), truth)


def leave_kind_open(truth: Truth, item: Item) -> None:
    """Leave the kind open if only the noun in the subject indicates it (E6)."""
    told = truth.title + "".join(truth.opening).replace(item.subject, "")
    if "提案" in told or "政协" in told or "委员" in truth.salutation or "提" in truth.document_number:
        return
    if item.is_proposal or ("代表" not in truth.salutation and "人大" not in told and "建议" not in told):
        truth.kind = ""
