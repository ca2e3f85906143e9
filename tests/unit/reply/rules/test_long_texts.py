"""No rule takes more than linear time, whatever a long text is made of."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from replydesk.draft.model import Paragraph, Section
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.rules.catalogue import LOOKS, check
from replydesk.reply.rules.in_text import LONGEST
from replydesk.reply.rules.rule import Case, Look, TextLook
from replydesk.text.changes import changes as changes_of
from replydesk.text.changes import with_pairs
from tests.support.clean_reply import clean_draft
from tests.support.processor_time import least_seconds
from tests.support.replies import starter_stock

AWKWARD = (
    ("（", "》"),
    ("“‘", "’”"),
    ("“", "”"),
    ("‘“", "”’"),
    ('"', "……"),
    ("１中", "１一"),
    ("至 中", "一 是"),
    ("〉》", "《〈"),
    (",，", "(（"),
    ("2026年", "月日"),
    ("共3个，其中", "1个、"),
    ("《条例》", "云川省民政厅"),
)
SECONDS = 2.0  # for a look at one text, and for all of a draft


def case_of(*texts: str) -> Case:
    section = Section(1, "概况", tuple(map(Paragraph, texts)))
    draft = replace(clean_draft(), sections=(section,))
    stock = starter_stock()
    facts = DraftFacts(draft, stock.profile(draft))
    return Case(facts, compose(facts, stock.phrases))


def long_text(first: str, second: str, size: int = LONGEST) -> str:
    half = size // 2
    return first * (half // len(first)) + second * (half // len(second))


def looked(look: Look, text: str, case: Case) -> None:
    """Find all that a look finds."""
    list(look.look(text) if isinstance(look, TextLook) else look.look(case))


@pytest.mark.parametrize(("first", "second"), AWKWARD)
def test_each_look_at_a_long_text(first: str, second: str) -> None:
    text = long_text(first, second)
    case = case_of(text)
    for look in LOOKS:
        assert least_seconds(partial(looked, look, text, case), SECONDS) <= SECONDS, look


def test_many_marks_that_lack_the_other_one() -> None:
    text = long_text("（", "》", 100_000)
    assert least_seconds(lambda: check(case_of(text)), SECONDS) <= SECONDS


def test_many_changes_of_single_marks() -> None:
    before = "“一," * 20_000
    found = changes_of(before, before.replace(",", "”"))
    assert least_seconds(lambda: with_pairs(found, before, 30), SECONDS) <= SECONDS


def test_thousands_of_lines_typed_as_headings() -> None:
    assert least_seconds(lambda: check(case_of(*["一、甲"] * 5_000)), SECONDS) <= SECONDS
