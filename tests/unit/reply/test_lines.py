from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.reply.registers.lines import decode_register, format_event, format_head, parse_register
from replydesk.reply.registers.model import Action, Event, NumberState, Register, Stamp, with_event
from replydesk.text.characters import one_line
from tests.unit.reply.test_model import BY, EVENTS, event

SERIES = "云民复议字〔2026〕"
NEW = Register(SERIES)


def lines_of(*events: Event) -> list[str]:
    return [format_event(each, SERIES, at) for at, each in enumerate(events, 1)]


def file_of(*events: Event) -> str:
    return format_head(SERIES) + "".join(lines_of(*events))


THREE = (
    event(1, Action.ASSIGN, "甲"),
    event(2, Action.RESERVE, "", "厅办公室留用"),
    event(3, Action.ASSIGN, "丙"),
)


def test_the_file_is_a_table_with_a_head_that_says_what_it_is() -> None:
    assert file_of(event(33, Action.VOID, "甲", "印错")) == (
        "# 发文字号登记：云民复议字〔2026〕\n"
        "# 每行一件事，由程序添在末尾（replydesk number）。请只看，不要改动；登记错了用退回、作废更正。\n"
        "# 条\t号\t事项\t稿件\t经办人\t时间\t说明\t校验\n"
        "1\t33\t作废\t甲\t王某某@pc1\t2026-05-29 10:12:03\t印错\t5effe4ba\n"
    )


@given(st.lists(EVENTS, max_size=30), st.integers(0, 30))
def test_what_is_written_is_read_again_at_once_or_in_parts(events: list[Event], cut: int) -> None:
    wanted = NEW
    for each in events:
        wanted = with_event(wanted, each)
    lines = lines_of(*events)
    whole = parse_register("".join(lines), NEW)
    parts = parse_register(
        "".join(lines[cut:]), parse_register(format_head(SERIES) + "".join(lines[:cut]), NEW)
    )
    for read in (whole, parts):
        assert {number: entry.state for number, entry in read.entries.items()} == {
            number: entry.state for number, entry in wanted.entries.items()
        }
        assert (read.by_draft, read.free, read.highest) == (wanted.by_draft, wanted.free, wanted.highest)
        assert read.events == len(events)


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_of_an_event_breaks_its_line(draft: str, by: str, when: str, reason: str) -> None:
    register = parse_register(
        format_event(Event(5, Action.ASSIGN, draft, Stamp(by, when), reason), SERIES, 1), NEW
    )
    assert register.notes == ()
    shown = one_line(draft).encode("utf-8", "replace").decode()
    assert register.entries[5].draft.encode("utf-8", "replace").decode() == shown


@given(st.text())
def test_no_text_fails_to_be_read(text: str) -> None:
    assert parse_register(text, NEW).series == SERIES


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_saved_by_another_program_reads_the_same(mark: str, end: str, encoding: str) -> None:
    data = (mark + file_of(*THREE).replace("\n", end)).encode(encoding)
    register = parse_register(decode_register(data)[0], NEW)
    assert register.notes == ()
    assert [entry.draft for entry in register.entries.values()] == ["甲", "", "丙"]


def test_one_line_in_another_encoding_spoils_only_itself() -> None:
    lines = file_of(*THREE).encode().split(b"\n")
    lines[4] = "随手记的一行".encode("gb18030") + b"\xff"
    text, name = decode_register(b"\n".join(lines))
    register = parse_register(text, NEW)
    assert name == "?"
    assert sorted(register.entries) == [1, 3]
    assert [note.line for note in register.notes] == [5, 6]


def test_a_number_changed_by_hand_counts_as_it_reads_and_is_reported() -> None:
    text = file_of(*THREE).replace("3\t3\t签发", "3\t8\t签发")
    register = parse_register(text, NEW)
    assert register.held_by("丙") == 8
    assert [str(note) for note in register.notes] == [
        "第 6 行：8 号这一行被改动过（校验不符），已按现在的字面理解；请核对"
    ]


def test_a_removed_line_is_reported() -> None:
    first, _, third = lines_of(*THREE)
    register = parse_register(first + third, NEW)
    assert [str(note) for note in register.notes] == [
        "第 2 行：前面缺第 2 条，可能被人删去；请从备份里找回，或核对缺的号"
    ]


def test_lines_in_another_order_are_put_in_order() -> None:
    events = (event(1, Action.ASSIGN, "甲"), event(1, Action.GIVE_BACK, "甲"), event(1, Action.ASSIGN, "乙"))
    lines = lines_of(*events)
    random.Random(3).shuffle(lines)
    register = parse_register("".join(lines), NEW)
    assert register.held_by("乙") == 1
    assert register.notes and all("次序不对" in note.text for note in register.notes)


def test_a_repeated_line_counts_once() -> None:
    lines = lines_of(*THREE)
    register = parse_register("".join([*lines, lines[-1]]), NEW)
    assert register.held_by("丙") == 3
    assert [note.text for note in register.notes] == ["与上一条重复，只算一次"]


def test_two_lines_that_claim_one_number_are_reported() -> None:
    register = parse_register("".join(lines_of(THREE[0], event(1, Action.ASSIGN, "乙"))), NEW)
    assert register.held_by("甲") == 1
    assert [note.text for note in register.notes] == ["1 号已给“甲”，这一行又给“乙”，没有算；请核对"]


def test_a_line_of_another_register_is_reported() -> None:
    line = format_event(event(9, Action.ASSIGN, "甲"), "南建议复〔2026〕", 1)
    assert "校验不符" in parse_register(line, NEW).notes[0].text


@pytest.mark.parametrize(
    ("line", "taken", "said"),
    [
        ("4\t33\t签发\t丁\t王", 33, "33 号这一行没有写完，或不是程序写的，先作已用（待核）"),
        ("4\t33\t", 33, "33 号这一行没有写完"),
        ("33\t签发\t某稿\t", 33, "33 号这一行没有写完"),
        ("4\t３３号\t口头给\t", 33, "33 号这一行没有写完"),
        ("4\t33", 0, "这一行没有写完，或看不懂"),
        ("这里漏了一个", 0, "这一行没有写完，或看不懂"),
        ("4\t999999\t签发\t丁\t", 0, "这一行没有写完，或看不懂"),
    ],
)
def test_a_line_cut_short_or_typed_by_hand_is_read_as_far_as_possible(
    line: str, taken: int, said: str
) -> None:
    register = parse_register(file_of(*THREE) + line, NEW)
    assert register.entries.keys() - {1, 2, 3} == ({taken} if taken else set())
    assert all(
        register.entries[each].state is NumberState.UNSURE for each in register.entries.keys() - {1, 2, 3}
    )
    assert register.notes[0].text.startswith(said)
    assert register.notes[0].line == 7


def test_a_line_cut_short_about_a_number_that_is_held_changes_nothing() -> None:
    register = parse_register(file_of(*THREE) + "4\t1\t退回\t", NEW)
    assert register.held_by("甲") == 1
    assert register.notes[0].text == "1 号这一行没有写完，或不是程序写的，没有算进去；请核对"


def test_the_stamp_is_read() -> None:
    assert parse_register(file_of(*THREE), NEW).entries[1].stamp == BY
