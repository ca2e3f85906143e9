"""Judged drafts: the findings by step, and the states of the steps with their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level
from replydesk.reply.judged import judge, judge_reply
from replydesk.reply.reply import Reply
from replydesk.reply.steps import STEPS, StepState
from replydesk.reply.stock import Stock
from tests.support.strategies import DRAFTS

STOCK = Stock(
    Phrases({"标题": {"对某件的答复": "对{{类型}}的答复"}, "开头语": {"收悉": "{{您}}好。"}}),
    {"某厅": Profile("某厅", contact="王某某", cc={"代表建议": ("省政府办公厅",)})},
)
ANSWER, NEXT_STEPS, CC = 3, 4, 7


def draft(**fields: str) -> Draft:
    return Draft(tuple((Key[name], value) for name, value in fields.items()))


def replied(*findings: Finding) -> Reply:
    made = judge(Draft(next_steps=(Paragraph("继续努力。"),)), STOCK).reply
    return replace(made, findings=findings)


@pytest.mark.parametrize(
    ("fields", "step", "state", "words"),
    [
        ({}, 1, StepState.EMPTY, "○ 还没填：发文字号"),
        ({"DOCUMENT_NUMBER": "某字〔2026〕  号"}, 1, StepState.OPEN, "… 有待定的，签发时填"),
        ({"DOCUMENT_NUMBER": "某字[2026]3号"}, 1, StepState.WRONG, "！有错：发文字号"),
        ({"DOCUMENT_NUMBER": "某字〔2026〕3号"}, 1, StepState.DONE, "✓ 填好了"),
        ({"KIND": "别的", "SUBJECT": "某事"}, 0, StepState.WRONG, "！有错：类型；还没填：提出人"),
        ({}, NEXT_STEPS, StepState.EMPTY, "○ 空着，可以不填"),
        ({}, CC, StepState.DONE, "✓ 填好了"),
    ],
)
def test_the_state_of_a_step_and_its_words(
    fields: dict[str, str], step: int, state: StepState, words: str
) -> None:
    made = judge(draft(**fields), STOCK)
    assert made.states[step] is state
    assert made.words(step) == words


def test_a_step_with_text_is_done() -> None:
    assert judge_reply(replied()).states[NEXT_STEPS] is StepState.DONE


def test_an_adjustment_by_the_layout_is_no_problem_of_a_step() -> None:
    info = Finding(Level.INFO, Part.NEXT_STEPS, "收紧了一行", "不用处理")
    made = judge_reply(replied(info))
    assert made.done == (info,) and made.problems == () and made.findings[NEXT_STEPS] == ()
    assert made.states[NEXT_STEPS] is StepState.DONE


def test_a_problem_of_no_step_is_a_problem_all_the_same() -> None:
    of_unit = Finding(Level.ERROR, Key.UNIT, "没有填", "请填")
    made = judge_reply(replied(of_unit))
    assert made.problems == (of_unit,) and not any(made.findings)


@given(DRAFTS)
def test_every_problem_is_in_the_one_step_that_puts_it_right(typed: Draft) -> None:
    made = judge(typed, STOCK)
    assert len(made.findings) == len(made.states) == len(STEPS)
    placed = [each for of_step in made.findings for each in of_step]
    elsewhere = Counter(made.problems) - Counter(placed)
    assert not Counter(placed) - Counter(made.problems)
    assert {each.key for each in elsewhere} <= {Key.UNIT, Key.LEAD_BODY, Key.PASSED_OVER}
    assert len(made.problems) + len(made.done) == len(made.reply.findings)
