from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.reply.registers.lines import (
    Damage,
    RegisterReader,
    as_written,
    decode_register,
    format_event,
    format_head,
    parse_register,
    proven_lines,
)
from replydesk.reply.registers.model import DOUBT, Action, Event, NumberState, Register, Stamp, with_event
from replydesk.text.characters import one_line
from tests.unit.reply.test_model import BY, EVENTS, event

SERIES = "云民复议字〔2026〕"
NEW = Register(SERIES)


def lines_of(*events: Event) -> list[str]:
    return [format_event(each, SERIES, at) for at, each in enumerate(events, 1)]


def file_of(*events: Event) -> str:
    return format_head(SERIES) + "".join(lines_of(*events))


def read(text: str) -> Register:
    return parse_register(text.encode(), SERIES)


def damage(text: str) -> str:
    with pytest.raises(Damage) as caught:
        read(text)
    return str(caught.value.note)


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
    reader = RegisterReader(SERIES)
    reader.read((format_head(SERIES) + "".join(lines[:cut])).encode())
    for found in (read(file_of(*events)), reader.read("".join(lines[cut:]).encode())):
        assert {number: entry.state for number, entry in found.entries.items()} == {
            number: entry.state for number, entry in wanted.entries.items()
        }
        assert (found.by_draft, found.free, found.highest) == (wanted.by_draft, wanted.free, wanted.highest)
        assert found.events == len(events)


@given(st.text(st.characters()), st.text(), st.text(), st.text())
def test_any_name_of_a_draft_is_read_again_and_no_text_breaks_its_line(
    draft: str, by: str, when: str, reason: str
) -> None:
    line = format_event(Event(5, Action.ASSIGN, draft, Stamp(by, when), reason), SERIES, 1)
    register = read(format_head(SERIES) + line)
    assert line.count("\n") == 1 and register.notes == ()
    assert register.entries[5].draft == draft
    assert register.entries[5].reason == one_line(reason)


def test_a_name_written_by_an_earlier_version_is_read_as_it_stands() -> None:
    for name in ("甲", "甲\u3000乙", '"甲"', "甲\\{20}", '"', "a\u200bb"):
        from zlib import crc32

        body = f"1\t5\t签发\t{name}\t王\t今天\t"
        line = f"{body}\t{crc32(f'{SERIES}{body}'.encode()):08x}\n"
        assert read(format_head(SERIES) + line).held_by(name) == 5


@given(st.binary())
def test_no_bytes_fail_to_be_read_or_refused(data: bytes) -> None:
    try:
        parse_register(as_written(data), SERIES)
    except Damage as refused:
        assert refused.note.text
    assert list(proven_lines(data, SERIES)) == []


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_saved_by_another_program_reads_the_same(mark: str, end: str, encoding: str) -> None:
    data = (mark + file_of(*THREE).replace("\n", end)).encode(encoding)
    assert as_written(data) == file_of(*THREE).encode()


def test_lines_are_decoded_one_by_one() -> None:
    lines = file_of(*THREE).encode().split(b"\n")
    lines[4] = "随手记的一行".encode("gb18030") + b"\xff"
    text, name = decode_register(b"\n".join(lines))
    assert name == "?" and text.count("签发") == 2
    assert len(list(proven_lines(b"\n".join(lines), SERIES))) == 2


CHECK = "校验不符：这一行被改动过，没有写完，或者不是这本登记的"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("3\t3\t签发", "3\t8\t签发"), f"第 6 行：{CHECK}"),
        (lambda text: text.replace(lines_of(*THREE)[1], ""), "第 5 行：前面缺第 2 条"),
        (lambda text: text.replace("".join(lines_of(*THREE)[:2]), ""), "第 4 行：前面缺第 1～2 条"),
        (lambda text: text + lines_of(*THREE)[-1], "第 7 行：第 3 条重复，或者次序不对"),
        (lambda text: format_head(SERIES) + "".join(reversed(lines_of(*THREE))), "第 4 行：前面缺第 1～2 条"),
        (lambda text: text + "随手记的\n", f"第 7 行：{CHECK}"),
        (lambda text: text + "\0\0\0\n", f"第 7 行：{CHECK}"),
        (lambda text: text + "4\t33\t签发\t丁\n", f"第 7 行：{CHECK}"),
        (lambda text: "", "第 1 行：登记的开头不全"),
        (lambda text: text[:20], "第 1 行：登记的开头不全"),
        (lambda text: format_head(SERIES)[: format_head(SERIES).index("\n") + 1], "第 2 行：登记的开头不全"),
        (lambda text: "".join(lines_of(*THREE)), f"第 1 行：不是“{SERIES}”登记的开头"),
        (lambda text: text.replace("议", "提"), f"第 1 行：不是“{SERIES}”登记的开头"),
        (lambda text: text.replace("条\t号", "条\t字号"), f"第 3 行：不是“{SERIES}”登记的开头"),
        (lambda text: "\0" * len(text) + "\n", f"第 1 行：不是“{SERIES}”登记的开头"),
    ],
)
def test_what_is_not_as_it_was_written_is_refused_with_its_line(
    change: Callable[[str], str], said: str
) -> None:
    assert damage(change(file_of(*THREE))) == said


def test_a_line_of_another_register_is_refused() -> None:
    line = format_event(event(4, Action.ASSIGN, "丁"), "南建议复〔2026〕", 4)
    assert damage(file_of(*THREE) + line) == f"第 7 行：{CHECK}"


def test_an_action_of_a_later_version_is_refused() -> None:
    line = lines_of(*THREE)[2].replace("签发", "移交").rpartition("\t")[0]
    from zlib import crc32

    text = file_of(*THREE[:2]) + f"{line}\t{crc32(f'{SERIES}{line}'.encode()):08x}\n"
    assert damage(text) == "第 6 行：事项“移交”不认识，可能是新版程序写的，请先更新程序"


def test_comments_and_empty_lines_do_no_harm() -> None:
    first, *others = lines_of(*THREE)
    register = read(f"{format_head(SERIES)}{first}# 没有写完的一行\n\n{''.join(others)}\n")
    assert sorted(register.entries) == [1, 2, 3] and register.lines == 9


def test_two_proven_lines_that_claim_one_number_are_reported() -> None:
    register = read(file_of(THREE[0], event(1, Action.ASSIGN, "乙")))
    assert register.held_by("甲") == 1
    assert [note.text for note in register.notes] == ["1 号已给“甲”，这一行又给“乙”，没有算；请核对"]


def test_a_reservation_in_doubt_is_to_be_decided() -> None:
    register = read(file_of(event(9, Action.RESERVE, "", f"{DOUBT}导出过")))
    assert register.entries[9].state is NumberState.UNSURE


def test_the_stamp_is_read() -> None:
    assert read(file_of(*THREE)).entries[1].stamp == BY
