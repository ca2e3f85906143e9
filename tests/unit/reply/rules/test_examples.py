"""Every rule of the catalogue fires on its examples, at the right words, and is silent on the others."""

from __future__ import annotations

from collections import Counter

import pytest

from replydesk.draft.locations import apply_edits
from replydesk.reply.findings import Finding, Level, problems
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import Example, Rule, Theme
from tests.support.clean_reply import clean_draft, judged, judged_example, with_example

FIRES = [(rule, each) for rule in RULES for each in rule.fires]
PASSES = [(rule, each) for rule in RULES for each in rule.passes]


def of_rule(rule: Rule, example: Example) -> list[Finding]:
    return [each for each in judged_example(example).findings if each.rule == rule.id]


def named(case: tuple[Rule, Example]) -> str:
    return f"{case[0].id}-{case[1].text or case[1].fields}"[:60]


def test_the_clean_reply_has_no_findings() -> None:
    assert [str(each) for each in problems(judged(clean_draft()).findings)] == []


def test_no_two_rules_have_one_id() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_examples(rule: Rule) -> None:
    is_of_desk = rule.theme is Theme.NUMBERS  # their cases need registers: test_agreement.py
    assert is_of_desk or (rule.fires and rule.passes)


@pytest.mark.parametrize("case", FIRES, ids=named)
def test_a_rule_fires_on_its_examples(case: tuple[Rule, Example]) -> None:
    rule, example = case
    found = of_rule(rule, example)
    hits = [(hit.words, hit.right) for each in found for hit in each.hits]
    assert (example.words, example.right) in hits if example.words else found and not hits


@pytest.mark.parametrize("case", PASSES, ids=named)
def test_a_rule_is_silent_on_the_others(case: tuple[Rule, Example]) -> None:
    assert [str(each) for each in of_rule(*case)] == []


@pytest.mark.parametrize("case", FIRES, ids=named)
def test_a_fix_removes_the_finding_and_makes_no_error(case: tuple[Rule, Example]) -> None:
    rule, example = case
    draft = with_example(example)
    found = of_rule(rule, example)
    fixed = apply_edits(draft, [edit for each in found for edit in each.fix])
    if fixed == draft:
        return
    after = judged_example(example, fixed).findings
    assert sum(each.rule == rule.id for each in after) < len(found) or len(found) > 1
    before = {each.message for each in judged_example(example).findings}
    assert not [each for each in after if each.level is Level.ERROR and each.message not in before]
