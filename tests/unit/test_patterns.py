"""Every regular expression of the program takes linear time, also on inputs made against it."""

from __future__ import annotations

import re

import pytest

from tests.support.patterns import Used, all_patterns, slow, unresolved

# Functions whose patterns are made of literal texts only, or are added in `all_patterns`.
_MADE_IN_FUNCTIONS = {
    "desk.numbering._pattern_of",
    "desk.sidecar.journals",
    "draft.three_way.paragraphs_of",
    "importing.replies.own_files._without_number",
    "importing.lists.columns.",
    "importing.originals.labels.",
    "layout.bad_breaks._names_in",
    "reply.rules.pattern_look.compiled",
    "reply.rules.marks.typed_text._full_marks",
    "reply.rules.record.kind_words._sure_words",
    "reply.rules.within.shares._parts",
    "tui.past.past_text.show",
    "text.marks._pattern",  # sets of characters, and `{,3}` of them
}


_SHARES = 6  # for as many processes of a test run


def test_no_pattern_of_the_program_is_missed() -> None:
    assert unresolved() == _MADE_IN_FUNCTIONS
    assert len(all_patterns()) > 250


@pytest.mark.parametrize("most", [8_000, pytest.param(64_000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("share", range(_SHARES))
def test_every_pattern_takes_linear_time_on_its_worst_cases(share: int, most: int) -> None:
    mine = all_patterns()[share::_SHARES]
    assert [str(each) for used in mine for each in slow(used, most)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:<!--.{0,2000}?-->\s*)*<p",
        r"\s*[+]",
        r"a\s*b?\s*c",
        "《[^》]+》",
        r"x(\d+)*y",
        r"(\w|\d)+z",
        r".*a.*b$",
    ],
)
def test_patterns_that_take_more_are_found(pattern: str) -> None:
    assert list(slow(Used("here", re.compile(pattern), ("search",)), 64_000))


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s*+[+]", r"a\s*+b?\s*+c", "《[^》]{1,20}》", r"[ab]+", r"^\d+$"]
)
def test_patterns_that_do_not_are_not(pattern: str) -> None:
    assert not list(slow(Used("here", re.compile(pattern), ("search",)), 64_000))
