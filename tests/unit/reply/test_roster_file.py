"""The roster as people write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.stock_files import read_stock, starter_folder
from replydesk.reply.roster_file import parse_roster
from replydesk.reply.unit_lists import PostHeld


def test_an_entry_has_name_post_and_days() -> None:
    text = "- 姓名: 韩某光\n  职务: 厅长\n  起: 2023年3月\n  止: 2026.1\n"
    assert parse_roster(text) == ((PostHeld("韩某光", "厅长", date(2023, 3, 1), date(2026, 1, 31)),), ())


@pytest.mark.parametrize(
    ("typed", "begin", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023年", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("２０２４年２月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023年12月", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-03-05", date(2023, 3, 5), date(2023, 3, 5)),
        ("至今", None, None),
        ("", None, None),
    ],
)
def test_days_may_be_months_and_years(typed: str, begin: date | None, end: date | None) -> None:
    as_begin, _ = parse_roster(f"- 姓名: 韩某光\n  职务: 厅长\n  起: {typed}\n")
    as_end, _ = parse_roster(f"- 姓名: 韩某光\n  职务: 厅长\n  止: {typed}\n")
    assert (as_begin[0].begin, as_end[0].end) == (begin, end)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- 姓名: 韩某光\n- 姓名: 钟某平\n  职务: 副厅长\n", 1, "没有写“职务”"),
        ("- 姓名: 钟某平\n  职务: 副厅长\n- 韩某光\n", 3, "不是一个人的任职"),
        ("- 姓名: 钟某平\n  职务: 副厅长\n- 姓名: 韩某光\n  职务: 厅长\n  起: 前年\n", 3, "不是日期"),
        ("- 姓名: 钟某平\n  职务: 副厅长\n- 姓名: 韩某光\n  职务: 厅长\n  起: 2023\n  止: 2022\n", 3, "还早"),
    ],
)
def test_a_bad_entry_is_named_and_the_others_hold(text: str, line: int, said: str) -> None:
    held, notes = parse_roster(text)
    assert [each.name for each in held] == ["钟某平"]
    assert [note.line for note in notes] == [line]
    assert said in notes[0].text


@pytest.mark.parametrize("text", ["姓名: 韩某光\n", "- [韩某光\n", "韩某光\n"])
def test_a_file_that_is_no_list_is_named(text: str) -> None:
    held, notes = parse_roster(text)
    assert held == () and len(notes) == 1 and "没有用" in notes[0].text


def test_an_unknown_key_is_told_and_the_entry_holds() -> None:
    held, notes = parse_roster("- 姓名: 韩某光\n  职务: 厅长\n  电话: 123\n")
    assert len(held) == 1 and "电话" in notes[0].text


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["- ", "姓名: ", "职务: ", "起: ", "2023", "\n", "  ", "韩"])).map("".join),
    )
)
def test_no_text_makes_reading_fail(text: str) -> None:
    parse_roster(text)


def test_a_desk_reads_its_rosters_and_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "名册"
    folder.mkdir()
    (folder / "一.yaml").write_text("- 姓名: 韩某光\n  职务: 厅长\n", "utf-8")
    (folder / "二.yaml").write_text("- 姓名: 钟某平\n", "utf-8")
    stock = read_stock(tmp_path)
    assert [each.name for each in stock.lists.roster] == ["韩某光"]
    assert [note.text for note in stock.notes if "二.yaml：第 1 行" in note.text]
    assert stock.profiles == {}


def test_no_roster_comes_with_the_program() -> None:
    stock = read_stock(starter_folder() / "templates")
    assert stock.lists.roster == () and stock.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "- 姓名：韩某光\n  职务：厅长\n  起：2023年3月\n",
        "- 姓名:韩某光\n  职务:厅长\n  起:2023-3\n",
        "-　姓名 ：　韩某光\n　职务：厅长　\n　起： 2023.3\n",
        "-姓名: 韩某光\r\n  职务: 厅长\r\n  起: 2023年3月\r\n",
    ],
)
def test_keys_may_be_typed_as_people_type_them(text: str) -> None:
    held, notes = parse_roster(text)
    assert notes == ()
    assert held == (PostHeld("韩某光", "厅长", date(2023, 3, 1)),)
