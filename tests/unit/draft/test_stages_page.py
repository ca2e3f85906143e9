"""docs/stages.md is the page that the table of steps makes; the table itself is whole."""

from __future__ import annotations

from pathlib import Path

from replydesk.draft.stages import RESIGN, RETURNED, STATE_WORDS, STEPS, Need, Verdict
from replydesk.draft.stages_page import stages_page

PAGE = Path(__file__).parents[3] / "docs" / "stages.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == stages_page(), "python -m scripts.stages_page docs/stages.md"


def test_every_step_has_a_row() -> None:
    rows = [line.split(" | ")[0].removeprefix("| ") for line in stages_page().splitlines() if "| " in line]
    assert rows[2:] == [step.name for step in STEPS]


def test_every_state_is_reached_and_left_and_every_verdict_and_need_is_used() -> None:
    states = {*STATE_WORDS, RESIGN}
    assert {step.ends for step in STEPS} == states - {RESIGN}
    assert {state for step in STEPS for state in step.begins} == states
    assert {verdict for step in STEPS for verdict in step.writes} == set(Verdict)
    assert {need for step in STEPS for need in step.needs} == set(Need)


def test_only_what_is_signed_becomes_sent_and_everything_on_its_way_can_be_returned() -> None:
    assert [step.begins for step in STEPS if step.ends == "已发"] == [("已签",)]
    (back,) = (step for step in STEPS if step.ends == RETURNED)
    assert set(back.begins) == {*STATE_WORDS, RESIGN} - {RETURNED, "拟稿"}
