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
    name_unit(truth, item)
    leave_kind_open(truth, item)
    return Sample(seed, item.body, (*above, *answer, *below), truth)


def name_unit(truth: Truth, item: Item) -> None:
    """Put the name of the body into the truth, if signature or title have it."""
    if truth.signature or truth.title.startswith(item.body):
        truth.unit = truth.signature[0] if truth.signature else item.body
    else:  # a head above the number may have it
        truth.also["单位"] = (item.body,)


def leave_kind_open(truth: Truth, item: Item) -> None:
    """Leave the kind open if only the noun in the subject indicates it (E6)."""
    if "闭会期间" in truth.session:
        truth.also["类型"] = ("代表建议", "闭会期间建议")
        truth.also["届次"] = ("".join(truth.session.replace("闭会期间", "").split()),)
    if item.is_opinion:
        truth.also["类型"] = (truth.kind, f"{truth.kind}会办意见")
        truth.also["主办单位"] = (truth.salutation,)
    told = truth.title + "".join(truth.opening).replace(item.subject, "")
    if "提案" in told or "政协" in told or "委员" in truth.salutation or "提" in truth.document_number:
        return
    if item.is_proposal or ("代表" not in truth.salutation and "人大" not in told and "建议" not in told):
        truth.kind = ""
