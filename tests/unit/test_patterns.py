"""Every regular expression of the program takes linear time, also on inputs made against it."""

from __future__ import annotations

import re

import pytest

from replydesk.importing.lists.columns import _RULES
from replydesk.reply.rules.typed_text import _MARKS
from replydesk.text.numerals import HEADING_NUMBERS
from replydesk.text.redaction.accounts import _account_words
from replydesk.text.redaction.names import _labels
from replydesk.text.redaction.signs import _signs
from tests.support.patterns import Used, patterns, slow, unresolved

# Functions whose patterns are made of literal texts only, or are tried here by hand (`_MADE`).
_MADE_IN_FUNCTIONS = {
    "desk.numbering._pattern_of",
    "desk.sidecar.journals",
    "draft.paste._has_number",
    "draft.paste._heading",
    "importing.replies.own_files._without_number",
    "importing.lists.columns.",
    "importing.replies.readers.html_tags.",
    "layout.bad_breaks._names_in",
    "reply.rules.typed_text._full_marks",
    "reply.rules.typed_text._signs",
    "reply.rules.typed_text.kind_words_rule",
    "text.redaction.accounts._account_words",
    "text.redaction.names._labels",
    "text.redaction.signs._signs",
    "text.marks._pattern",  # sets of characters, and `{,3}` of them
}
_MADE = (
    *(Used("typed_text._MARKS", re.compile(pattern), ("search",)) for _, pattern, _ in _MARKS),
    Used("accounts._account_words", _account_words(), ("match",)),
    Used("names._labels", _labels(), ("match",)),
    *(Used("signs._signs", pattern, ("search",)) for pattern in _signs()),
    *(Used("numerals.HEADING_NUMBERS", re.compile(each), ("match",)) for each in HEADING_NUMBERS),
)
_ONLY_WHOLE = {pattern.pattern for pattern, _, _ in _RULES}  # used by `fullmatch` only, through a loop


def _all() -> list[Used]:
    found = [
        used._replace(ways=("fullmatch",)) if used.pattern.pattern in _ONLY_WHOLE else used
        for used in patterns()
    ]
    return [*found, *_MADE]


def test_no_pattern_of_the_program_is_missed() -> None:
    assert unresolved() == _MADE_IN_FUNCTIONS
    assert len(_all()) > 250


@pytest.mark.parametrize("most", [8_000, pytest.param(64_000, marks=pytest.mark.thorough)])
def test_every_pattern_takes_linear_time_on_its_worst_cases(most: int) -> None:
    assert [str(each) for used in _all() for each in slow(used, most)] == []


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
