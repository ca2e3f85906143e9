"""A letter as found in the world, from a seed: the usual parts, and in some of them a kind of trouble."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.corpus import mistakes
from tests.support.corpus.attached import attachment_pages
from tests.support.corpus.body import body
from tests.support.corpus.ending import attachment_note, cc_rows, contact_rows, mark_rows
from tests.support.corpus.ending import closing_rows as usual_closing
from tests.support.corpus.ending import signature_rows as usual_signature
from tests.support.corpus.generate import leave_kind_open, name_unit
from tests.support.corpus.head import mark_rows as head_marks
from tests.support.corpus.head import ordered
from tests.support.corpus.item import Item, make_item
from tests.support.corpus.real.addressing import salutation_row
from tests.support.corpus.real.kinds import Special, special, special_item
from tests.support.corpus.real.last import last_rows
from tests.support.corpus.real.numbers import number_rows
from tests.support.corpus.real.openings import opening_rows
from tests.support.corpus.real.passages import closing_rows, troubled_body
from tests.support.corpus.real.roles import role_rows
from tests.support.corpus.real.signatures import signature_rows
from tests.support.corpus.real.titles import title_rows
from tests.support.corpus.real.troubles import drawn
from tests.support.corpus.truth import Row, Sample, Truth

# Salutations that name several people, and those that name one or nobody.
_SEVERAL = ("二位", "空格隔开", "各位", "集体")
_SINGLE = ("隐名", "只有委员", "名中空", "长名")
_SUGGESTIONS_ONLY = ("议案转建议", "闭会期间建议")


def real_sample(seed: int) -> Sample:
    """Return the letter of a seed; the same seed gives the same letter."""
    random = Random(f"real {seed}")
    item, troubles = _item(random, drawn(random))
    truth = Truth(kind="政协提案" if item.is_proposal else "代表建议")
    slips = mistakes.chosen(random)
    parts = special(random, item, truth, troubles["类型"]) if "类型" in troubles else None
    rows = [*_head(random, item, truth, troubles, slips, parts), *_text(random, item, truth, troubles, parts)]
    rows += _foot(random, item, truth, troubles, slips, parts)
    name_unit(truth, item)
    if troubles.get("文号") == "版头":
        truth.unit, truth.also["单位"] = item.body, (f"{item.place}人民政府", *truth.also.get("单位", ()))
    short = item.rank + item.body.removeprefix(item.place)
    if not truth.signature and troubles.get("标题") == "年份在前" and short in truth.title:
        truth.unit, truth.also["单位"] = short, (item.body,)
    if not parts:
        leave_kind_open(truth, item)
    names = tuple(f"{group}：{name}" for group, name in troubles.items())
    return Sample(seed, item.body, tuple(rows), truth, names)


def _item(random: Random, troubles: dict[str, str]) -> tuple[Item, dict[str, str]]:
    """Return an ordinary item, changed as its troubles ask, and the troubles that it can have."""
    item = make_item(random)
    while item.is_opinion:
        item = make_item(random)
    kind = troubles.get("类型", "")
    if kind in _SUGGESTIONS_ONLY and item.is_proposal:
        del troubles["类型"]
    if "类型" in troubles:
        for group in ("标题", "开头", *(("称呼",) if kind == "会办意见" else ())):
            troubles.pop(group, None)
        item = special_item(random, item, kind)
    addressed = troubles.get("称呼", "")
    if addressed in (*_SEVERAL, *_SINGLE):
        item = replace(item, is_several=addressed in _SEVERAL)
    return item, troubles


def _head(
    random: Random, item: Item, truth: Truth, troubles: dict[str, str], slips: set[str], parts: Special | None
) -> list[Row]:
    number = number_rows(random, item, truth, troubles.get("文号", ""), slips)
    marks = head_marks(random, truth)
    title = parts.title if parts else title_rows(random, item, truth, troubles.get("标题", ""))
    salutation = parts.salutation if parts else None
    if not salutation:
        salutation = salutation_row(random, item, truth, troubles.get("称呼", ""))
    keeps_order = troubles.get("文号") == "版头"
    rows = [*number, *marks, *title] if keeps_order else ordered(random, number, marks, title)
    return [*rows, salutation]


def _text(
    random: Random, item: Item, truth: Truth, troubles: dict[str, str], parts: Special | None
) -> list[Row]:
    opening = parts.opening if parts else opening_rows(random, item, truth, troubles.get("开头", ""))
    answer = body(random, item, truth)
    if "正文" in troubles:
        answer = troubled_body(random, item, truth, answer, troubles["正文"])
    return [*opening, *answer]


def _foot(
    random: Random, item: Item, truth: Truth, troubles: dict[str, str], slips: set[str], parts: Special | None
) -> list[Row]:
    if parts and parts.end is not None:
        truth.ending = (parts.end,) if parts.end else ()
        rows = [Row(text) for text in truth.ending]
    else:
        rows = usual_closing(random, item, truth, slips)
    rows += closing_rows(random, item, truth, troubles.get("结尾", ""))
    rows += attachment_note(random, item, truth)
    role, signed = troubles.get("经办", ""), troubles.get("落款", "")
    people = role_rows(random, item, truth, role) if role else contact_rows(random, item, truth)
    sign = (
        signature_rows(random, item, truth, signed) if signed else usual_signature(random, item, truth, slips)
    )
    first = role == "落款前" or random.random() < 0.12
    rows += [*people, *sign] if first and sign else [*sign, *people]
    rows += mark_rows(random, truth)
    pages = attachment_pages(random, item, truth) if truth.attachments and random.random() < 0.4 else []
    cc = last_rows(random, item, truth, troubles.get("文末", "")) or cc_rows(random, item, truth)
    return [*rows, *pages, *cc] if random.random() < 0.5 else [*rows, *cc, *pages]
