from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.model import (
    HELD,
    Action,
    Event,
    Ledger,
    NumberState,
    Register,
    Stamp,
    gaps,
    next_free,
    with_event,
)
from tests.support.processor_time import least_seconds

BY = Stamp("王某某@pc1", "2026-05-29 10:12:03")


def event(number: int, action: Action, draft: str = "", reason: str = "") -> Event:
    return Event(number, action, draft, BY, reason)


def made_of(*events: Event) -> Register:
    register = Register("云民复议字〔2026〕")
    for each in events:
        register = with_event(register, each)
    return register


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("云民复议字〔2026〕33号", DocumentNumber("云民复议字", "2026", 33)),
        ("云民复议字[2026]33号", DocumentNumber("云民复议字", "2026", 33)),
        ("云民复议字（２０２６）第０３３号", DocumentNumber("云民复议字", "2026", 33)),
        ("云民复议字第〔2026〕33", DocumentNumber("云民复议字", "2026", 33)),
        ("云民复议字〔2026〕  号", DocumentNumber("云民复议字", "2026")),
        ("〔2026〕　号", DocumentNumber("", "2026")),
        ("云民复议字〔〕  号", DocumentNumber("云民复议字", "")),
        ("2026年33号", None),
        ("云民复议字〔26〕33号", None),
        ("云民复议字〔2026〕123456号", None),
        ("", None),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed: str, number: DocumentNumber | None) -> None:
    assert DocumentNumber.parse(typed) == number


def test_a_number_is_formatted_as_the_standard_requires() -> None:
    assert str(DocumentNumber("云民复议字", "2026", 33)) == "云民复议字〔2026〕33号"
    assert str(DocumentNumber("云民复议字", "2026")) == "云民复议字〔2026〕  号"


def test_the_next_number_is_behind_the_highest() -> None:
    assert next_free(Register("云民复议字〔2026〕")) == 1
    assert next_free(made_of(event(33, Action.ASSIGN, "甲"))) == 34


def test_a_number_given_back_is_the_next_one() -> None:
    register = made_of(
        event(1, Action.ASSIGN, "甲"), event(2, Action.ASSIGN, "乙"), event(1, Action.GIVE_BACK, "甲")
    )
    assert register.entries[1].state is NumberState.FREE
    assert register.held_by("甲") == 0
    assert next_free(register) == 1
    assert next_free(register, taken={1}) == 3


def test_a_void_number_is_never_the_next_one() -> None:
    register = made_of(event(1, Action.ASSIGN, "甲"), event(1, Action.VOID, "甲", "印错"))
    assert (register.entries[1].state, register.entries[1].reason) == (NumberState.VOID, "印错")
    assert next_free(register) == 2


def test_numbers_typed_into_drafts_are_skipped() -> None:
    assert next_free(made_of(event(1, Action.ASSIGN, "甲")), taken={2, 3, 9}) == 4


def test_a_new_register_continues_after_the_numbers_in_drafts() -> None:
    assert next_free(Register("云民复议字〔2026〕"), taken={30, 33}) == 34


def test_gaps_are_rows_of_numbers_that_nobody_registered_and_are_not_handed_out() -> None:
    register = made_of(event(4, Action.ASSIGN, "甲"), event(6, Action.RESERVE, "乙"))
    assert gaps(register) == (range(1, 4), range(5, 6))
    assert next_free(register) == 7


def test_a_number_that_two_drafts_claim_stays_with_the_first() -> None:
    register = made_of(event(1, Action.ASSIGN, "甲"), event(1, Action.ASSIGN, "乙"))
    assert register.entries[1].draft == "甲"
    assert (register.held_by("甲"), register.held_by("乙")) == (1, 0)


def test_the_files_exported_for_a_number_are_collected() -> None:
    register = made_of(
        event(1, Action.ASSIGN, "甲"),
        event(1, Action.EXPORT, "甲", "张.docx|李.docx"),
        event(1, Action.EXPORT, "甲", "李.docx|王.docx"),
    )
    assert register.entries[1].files == ("张.docx", "李.docx", "王.docx")
    assert register.entries[1].state is NumberState.ASSIGNED


EVENTS = st.builds(
    event,
    st.integers(1, 12),
    st.sampled_from(Action),
    st.sampled_from(["甲", "乙", "丙", ""]),
    st.sampled_from(["", "a.docx", "印错"]),
)


@given(st.lists(EVENTS, max_size=40))
def test_the_register_is_consistent_after_any_events(events: list[Event]) -> None:
    register = made_of(*events)
    held = {number for number, entry in register.entries.items() if entry.state in HELD and entry.draft}
    by_draft = [(draft, number) for draft, numbers in register.by_draft.items() for number in numbers]
    assert sorted(number for _, number in by_draft) == sorted(held)
    assert all(register.entries[number].draft == draft for draft, number in by_draft)
    assert register.free == {n for n, entry in register.entries.items() if entry.state is NumberState.FREE}
    unrecorded = {number for row in gaps(register) for number in row}
    assert unrecorded | register.entries.keys() == set(range(1, register.highest + 1))
    assert not unrecorded & register.entries.keys()


@given(st.lists(EVENTS, max_size=40), st.frozensets(st.integers(1, 20)))
def test_the_next_number_is_nobodys(events: list[Event], taken: frozenset[int]) -> None:
    register = made_of(*events)
    number = next_free(register, taken)
    assert number not in taken
    assert number not in register.entries or register.entries[number].state is NumberState.FREE


def test_a_serial_of_a_series_is_a_number() -> None:
    number = DocumentNumber("云民复议字", "2026", 33)
    assert DocumentNumber.in_series(number.series, 33) == number


def test_a_draft_with_many_numbers_and_a_number_with_many_files_are_kept_whole() -> None:
    ledger = Ledger(Register("云民复议字〔2026〕"))
    for at in range(1, 41):
        ledger.enter(event(at, Action.ASSIGN, "甲"), 0)
    for at in (1, 20, 40):
        ledger.enter(event(at, Action.GIVE_BACK, "甲"), 0)
    for name in ("一", "二", "一|三"):
        ledger.enter(event(2, Action.EXPORT, "甲", name), 0)
    ledger.enter(event(3, Action.EXPORT, "甲", "丢"), 0)
    ledger.enter(event(3, Action.VOID, "甲", "印错"), 0)
    register = ledger.register(Register("云民复议字〔2026〕"))
    assert register.by_draft == {"甲": (2, *range(4, 20), *range(21, 40))}
    assert (register.entries[2].files, register.entries[3].files) == (("一", "二", "三"), ())
    ledger.enter(event(2, Action.EXPORT, "甲", "四"), 0)
    ledger.enter(event(50, Action.ASSIGN, "甲"), 0)
    register = ledger.register(register)
    assert register.entries[2].files == ("一", "二", "三", "四") and register.by_draft["甲"][-1] == 50


@pytest.mark.parametrize("action", [Action.ASSIGN, Action.EXPORT])
def test_a_holder_of_a_hundred_thousand_events_is_entered_in_one_pass(action: Action) -> None:
    def enter() -> None:
        ledger = Ledger(Register("云民复议字〔2026〕"))
        ledger.enter(event(1, Action.ASSIGN, "甲"), 0)
        for at in range(2, 100_002):
            number = 1 if action is Action.EXPORT else at
            ledger.enter(event(number, action, "甲", f"{at}.docx"), 0)
        ledger.register(Register("云民复议字〔2026〕"))

    assert least_seconds(enter, 3) <= 3  # a quarter of a second; 14 if what is held were copied each time
