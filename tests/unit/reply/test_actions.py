from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.reply.registers.actions import (
    Decision,
    adopt,
    assign,
    give_back,
    note_export,
    reserve,
    void,
)
from replydesk.reply.registers.model import HELD, NumberState, Register, Stamp, gaps, with_event

BY = Stamp("王某某@pc1", "2026-05-29 10:12:03")
EMPTY = Register("云民复议字〔2026〕")


def done(register: Register, decision: Decision) -> Register:
    """Return the register after an action that was not refused."""
    assert not decision.refusal
    return with_event(register, decision.event) if decision.event else register


def with_signed(*drafts: str) -> Register:
    register = EMPTY
    for draft in drafts:
        register = done(register, assign(register, BY, draft))
    return register


def test_a_draft_gets_the_next_number_and_keeps_it_however_often_it_asks() -> None:
    register = with_signed("甲", "乙")
    assert (register.held_by("甲"), register.held_by("乙")) == (1, 2)
    assert assign(register, BY, "甲") == Decision(1)


def test_a_reserved_number_is_the_one_its_draft_gets_at_signing() -> None:
    register = done(EMPTY, reserve(EMPTY, BY, "甲"))
    assert register.entries[1].state is NumberState.RESERVED
    assert reserve(register, BY, "甲") == Decision(1)
    register = done(register, assign(register, BY, "乙"))
    register = done(register, assign(register, BY, "甲"))
    assert {entry.draft: entry.number for entry in register.entries.values()} == {"甲": 1, "乙": 2}
    assert register.entries[1].state is NumberState.ASSIGNED


def test_a_number_kept_for_a_purpose_goes_only_to_who_asks_for_it() -> None:
    register = done(EMPTY, reserve(EMPTY, BY, reason="厅办公室留用"))
    assert assign(register, BY, "甲").number == 2
    assert adopt(register, BY, "甲", 1).refusal
    register = done(register, assign(register, BY, "甲", 1))
    assert register.entries[1].draft == "甲"


def test_a_number_given_back_goes_to_the_next_who_asks() -> None:
    register = with_signed("甲", "乙")
    register = done(register, give_back(register, BY, 1, "暂不印发"))
    assert give_back(register, BY, 1) == Decision(1)
    assert done(register, assign(register, BY, "丙")).held_by("丙") == 1


def test_a_void_number_is_used_up_and_its_reason_kept() -> None:
    register = with_signed("甲")
    register = done(register, void(register, BY, 1, "印错"))
    assert void(register, BY, 1, "再次") == Decision(1)
    assert assign(register, BY, "甲").number == 2


def test_a_number_typed_by_hand_is_adopted() -> None:
    register = done(EMPTY, adopt(EMPTY, BY, "甲", 33))
    assert register.entries[33].state is NumberState.ASSIGNED
    assert adopt(register, BY, "甲", 33) == Decision(33)


def test_a_draft_that_was_renamed_takes_its_number_along() -> None:
    register = with_signed("旧名")
    assert adopt(register, BY, "新名", 1).refusal
    decision = adopt(register, BY, "新名", 1, gone={"旧名"})
    register = done(register, decision)
    assert (register.held_by("旧名"), register.held_by("新名")) == (0, 1)
    assert register.entries[1].reason == "原登记给“旧名”"


def test_files_are_noted_once() -> None:
    register = with_signed("甲")
    register = done(register, note_export(register, BY, 1, ["张.docx", "李.docx"]))
    assert register.entries[1].files == ("张.docx", "李.docx")
    assert note_export(register, BY, 1, ["李.docx"]) == Decision(1)


SIGNED = with_signed("甲", "乙")
VOIDED = done(SIGNED, void(SIGNED, BY, 2, "印错"))


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (reserve(EMPTY, BY), "预留要写明稿件或用途"),
        (reserve(SIGNED, BY, "甲", number=9), "“甲”已有 云民复议字〔2026〕1号；要换号请先退回"),
        (
            reserve(SIGNED, BY, reason="留用", number=1),
            "云民复议字〔2026〕1号已签发给“甲”；请另取一个号，或先退回",
        ),
        (reserve(EMPTY, BY, "甲", number=7, taken={7}), "云民复议字〔2026〕7号已写在别的稿子里"),
        (reserve(EMPTY, BY, "甲", number=100_000), "序号 100000 不在 1 到 99999 之间"),
        (reserve(EMPTY, BY, "甲", number=-1), "序号 -1 不在 1 到 99999 之间"),
        (assign(SIGNED, BY, "丙", 1), "云民复议字〔2026〕1号已签发给“甲”"),
        (assign(SIGNED, BY, "甲", 5), "“甲”已有 云民复议字〔2026〕1号；要换号请先退回"),
        (assign(VOIDED, BY, "丙", 2), "云民复议字〔2026〕2号已作废（印错），不再使用；请另取一个号"),
        (adopt(SIGNED, BY, "甲", 9), "“甲”在登记里是 云民复议字〔2026〕1号"),
        (adopt(VOIDED, BY, "丙", 2), "云民复议字〔2026〕2号已作废（印错）"),
        (give_back(SIGNED, BY, 9), "云民复议字〔2026〕9号没有登记过，不用退回"),
        (give_back(VOIDED, BY, 2), "云民复议字〔2026〕2号已作废，不再使用，不能退回"),
        (void(SIGNED, BY, 1, " "), "作废要写明原因"),
        (void(SIGNED, BY, 3, "印错"), "云民复议字〔2026〕3号还没有用到，不用作废"),
        (note_export(VOIDED, BY, 2, ["a.docx"]), "云民复议字〔2026〕2号没有取号，导出的文件没有登记"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_remedy(decision: Decision, said: str) -> None:
    assert decision.refusal.startswith(said)
    assert decision.event is None


DRAFTS = st.sampled_from(["甲", "乙", "丙", "丁"])
SERIALS = st.integers(0, 9)
TAKEN = st.frozensets(st.integers(1, 9), max_size=3)
ACTIONS: st.SearchStrategy[Callable[[Register], Decision]] = st.one_of(
    st.builds(lambda d, n, t: lambda r: reserve(r, BY, d, "", n, t), DRAFTS, SERIALS, TAKEN),
    st.builds(lambda n, t: lambda r: reserve(r, BY, "", "留用", n, t), SERIALS, TAKEN),
    st.builds(lambda d, n, t: lambda r: assign(r, BY, d, n, t), DRAFTS, SERIALS, TAKEN),
    st.builds(lambda d, n, g: lambda r: adopt(r, BY, d, n, g), DRAFTS, SERIALS, st.frozensets(DRAFTS)),
    st.builds(lambda n: lambda r: give_back(r, BY, n), SERIALS),
    st.builds(lambda n: lambda r: void(r, BY, n, "印错"), SERIALS),
    st.builds(lambda n: lambda r: note_export(r, BY, n, ["a.docx"]), SERIALS),
)


@given(st.lists(ACTIONS, max_size=30))
def test_no_row_of_actions_gives_a_number_twice_or_loses_one(
    actions: list[Callable[[Register], Decision]],
) -> None:
    register = EMPTY
    for act in actions:
        decision = act(register)
        before = register
        register = with_event(register, decision.event) if decision.event else register
        assert decision.event is None or not decision.refusal
        assert act(register).event is None or act(register).number != decision.number or decision.refusal
        voided = {n for n, entry in before.entries.items() if entry.state is NumberState.VOID}
        assert voided <= {n for n, entry in register.entries.items() if entry.state is NumberState.VOID}
    holders = [entry.draft for entry in register.entries.values() if entry.state in HELD and entry.draft]
    assert len(holders) == len(set(holders))
    known = set(register.entries) | {number for row in gaps(register) for number in row}
    assert known == set(range(1, register.highest + 1))
