from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft
from replydesk.importing.lists.item_identity import item_of
from replydesk.importing.lists.plan import KnownDrafts, Plan, plan_drafts
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.characters import folded_name
from tests.support.lists import HEAD, ROW, understood

BUREAU = Profile(
    name="云川省民政厅",
    short_name="省民政厅",
    codes={"代表建议": "云民复议字"},
    phrases={"感谢": "关心和支持"},
)
OTHER = Profile(name="清禾县交通运输局")
STOCK = Stock(profiles={"甲": BUREAU, "乙": OTHER})
TODAY = date(2027, 1, 5)


def planned(*rows: tuple[str, ...], known: KnownDrafts | None = None, unit: str = "") -> Plan:
    return plan_drafts(understood(*rows), STOCK, known or KnownDrafts(), TODAY, unit)


def only(*rows: tuple[str, ...], unit: str = "") -> Draft:
    (new,) = planned(*rows, unit=unit).new
    return new.draft


def test_a_draft_begins_with_all_that_row_and_profile_know() -> None:
    head = (*HEAD, "联名", "承办单位", "会办", "期限", "联系人", "联系电话", "代表电话", "备注")
    more = ("李某某", "省民政厅", "省财政厅", "3个月", "王某某", "0000-1", "0000-2", "面商")
    assert format_draft(only(head, (*ROW, *more))) == (
        "---\n单位: 云川省民政厅\n类型: 代表建议\n届次: 省十四届人大四次会议\n编号: 0033\n"
        "案由: 关于推进养老服务的建议\n提出人: 张某某\n联名: 李某某\n发文字号: 云民复议字〔2026〕  号\n"
        "会商单位: 省财政厅\n感谢: 关心和支持\n联系人: 王某某\n电话: 0000-1\n"
        "交办日期: 2026年3月15日\n期限: 2026年6月15日\n提出人电话: 0000-2\n备注: 面商\n---\n"
    )


def test_the_year_of_the_document_number_is_todays_where_no_day_is_given() -> None:
    assert only(("编号", "案由"), ("1", "甲")).get("发文字号") == "云民复议字〔2027〕  号"


@pytest.mark.parametrize(
    ("lead", "assisting", "unit", "wanted"),
    [
        ("省民政厅", "", "", ("云川省民政厅", "", "")),
        ("民政厅", "", "", ("云川省民政厅", "", "")),
        ("清禾县交通运输局", "", "", ("清禾县交通运输局", "", "")),
        ("省财政厅", "省民政厅、省教育厅", "", ("云川省民政厅", "省财政厅", "省教育厅")),
        ("省民政厅、省财政厅", "省教育厅", "", ("云川省民政厅", "", "省财政厅、省教育厅")),
        ("省财政厅", "", "清禾县交通运输局", ("清禾县交通运输局", "省财政厅", "")),
    ],
)
def test_the_body_that_answers_is_the_desks_own(
    lead: str, assisting: str, unit: str, wanted: tuple[str, str, str]
) -> None:
    rows = (("编号", "主办单位", "会办单位"), ("1", lead, assisting))
    draft = only(*rows, unit=unit)
    assert (draft.get("单位"), draft.get("主办单位"), draft.get("会商单位")) == wanted
    said = [str(note) for note in planned(*rows, unit=unit).notes if "主办是" in str(note)]
    assert bool(said) == bool(wanted[1])


def test_a_draft_that_exists_is_not_made_again_whatever_its_file_is_called() -> None:
    known = KnownDrafts()
    known.items.add(
        item_of(parse_draft("---\n类型: 代表建议\n届次: 省十四届人大四次会议\n编号: 33\n---\n").draft),
        "养老.md",
    )
    found = planned(HEAD, ROW, ("0034", *ROW[1:]), known=known)
    assert [new.row.number for new in found.new] == ["0034"]
    assert [str(row) for row in found.existing] == ["第 2 行：已有稿子 养老.md，没有动"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (ROW, "0033-张某某-关于推进养老服务的建议"),
        (("", "甲", ""), "代表建议-甲"),
        (("1", "甲", "张某某、李某某"), "1-张某某等-甲"),
        (("../../1", "C:\\x", "a/b"), "1-a等-C x"),
        (("con", "", ""), "代表建议-con"),
        (("1", "甲" * 500, ""), f"1-{'甲' * 30}"),
    ],
)
def test_a_file_is_named_by_number_proposer_and_subject(row: tuple[str, ...], name: str) -> None:
    assert [new.name for new in planned(HEAD[:3], row[:3]).new] == [name]


def test_names_differ_from_each_other_and_from_the_desks() -> None:
    rows = [("编号", "案由"), ("A1", "甲"), ("a1", "甲?")]
    found = planned(*rows, known=KnownDrafts(names={folded_name("A1-甲")}))
    assert [new.name for new in found.new] == ["A1-甲(2)", "a1-甲(3)"]


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9), st.text(max_size=9)), max_size=6))
def test_whatever_the_cells_hold_the_draft_can_be_read_again(rows: list[tuple[str, ...]]) -> None:
    found = planned(HEAD[:3], *(tuple(cell.strip() for cell in row) for row in rows))
    assert len({folded_name(new.name) for new in found.new}) == len(found.new)
    for new in found.new:
        assert not set(new.name) & set('\\/:*?"<>|\0') and not new.name.startswith(".")
        assert len(new.name.encode("utf-8", "ignore")) <= 180
        assert parse_draft(format_draft(new.draft)).draft == new.draft
