"""Undo and redo of drafts."""

from __future__ import annotations

from replydesk.desk.undo import MAX_STEPS, MERGE_WITHIN, History
from replydesk.draft.model import Draft, Key


def draft(text: str) -> Draft:
    return Draft(((Key.SUBJECT, text),))


def test_changes_in_one_place_that_follow_closely_are_undone_together() -> None:
    history = History(draft(""))
    for number, text in enumerate(("一", "一二", "一二三")):
        history.record(draft(text), Key.SUBJECT, number * MERGE_WITHIN / 2)
    assert history.undo() == Key.SUBJECT
    assert history.draft == draft("") and history.undo() is None


def test_a_pause_another_place_or_a_change_of_structure_begins_a_new_step() -> None:
    history = History(draft(""))
    history.record(draft("一"), Key.SUBJECT, 0.0)
    history.record(draft("二"), Key.SUBJECT, MERGE_WITHIN + 0.1)
    history.record(draft("三"), Key.TITLE, MERGE_WITHIN + 0.2)
    history.record(draft("四"), "", MERGE_WITHIN + 0.2)
    history.record(draft("五"), "", MERGE_WITHIN + 0.2)
    seen = []
    while history.undo() is not None:
        seen.append(history.draft.get(Key.SUBJECT))
    assert seen == ["四", "三", "二", "一", ""]


def test_redo_is_possible_until_something_else_is_typed() -> None:
    history = History(draft(""))
    history.record(draft("一"), Key.SUBJECT, 0.0)
    history.record(draft("二"), Key.TITLE, 0.0)
    history.undo()
    assert history.redo() == Key.TITLE and history.draft == draft("二")
    history.undo()
    history.record(draft("三"), Key.TITLE, 0.0)
    assert history.redo() is None and history.draft == draft("三")


def test_typing_after_undo_is_a_new_step() -> None:
    history = History(draft(""))
    history.record(draft("一"), Key.SUBJECT, 0.0)
    history.record(draft("二"), Key.TITLE, 0.1)
    history.undo()
    history.record(draft("一三"), Key.SUBJECT, 0.2)
    history.undo()
    assert history.draft == draft("一")


def test_the_same_draft_again_is_no_step() -> None:
    history = History(draft("一"))
    history.record(draft("一"), Key.SUBJECT, 0.0)
    assert history.undo() is None


def test_the_number_of_steps_is_bounded() -> None:
    history = History(draft(""))
    for number in range(MAX_STEPS + 5):
        history.record(draft(str(number)), "", 0.0)
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == MAX_STEPS - 1
