from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.lists.columns import PROPOSER_PHONE, field_of_heading
from replydesk.importing.lists.days import read_day, read_deadline
from replydesk.importing.lists.people import read_people, read_roles
from replydesk.importing.lists.sheets import ListSheet, Merge, letter
from replydesk.importing.lists.understanding import understand
from tests.support.lists import HEAD, ROW, sheet, understood

# headings


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        (
            "编号",
            [
                "编号",
                "建议号",
                "提案号",
                "建议编号",
                "案号",
                "件号",
                "建议/提案号",
                "提案\n编号",
                "人大建议编号",
            ],
        ),
        (
            "案由",
            ["案由", "标题", "建议标题", "提案题目", "题目", "内容摘要", "建议（提案）案由", "建议名称"],
        ),
        (
            "提出人",
            ["提出人", "领衔代表", "第一提案人", "提案者", "建议人", "代表姓名", "委员姓名", "提案单位"],
        ),
        ("提出人", ["提出人（领衔代表）", "领衔代表姓名", "人大代表", " 提 案 人 "]),
        ("联名", ["联名", "联名代表", "附议人", "联名提案人", "其他提案人", "共同提出人"]),
        ("届次", ["届次", "会议", "届次会议", "会议届次"]),
        ("主办单位", ["主办", "主办单位", "承办单位", "牵头单位", "主办（承办）单位"]),
        ("会商单位", ["会办", "协办", "分办", "会办单位", "会（协）办单位", "会办单位2"]),
        ("交办日期", ["交办日期", "交办时间", "收到日期", "转办时间"]),
        ("期限", ["期限", "办理期限", "答复期限", "办结时限", "截止日期", "期限（天）", "要求答复时间"]),
        ("联系人", ["联系人", "承办人", "经办人", "联系人及电话"]),
        ("电话", ["承办人电话", "办公电话", "联系人联系电话"]),
        (PROPOSER_PHONE, ["代表电话", "委员联系方式", "提案人手机", "手机号码"]),
        ("办理类别", ["办理类别", "办复类别"]),
        ("公开属性", ["公开属性", "答复公开方式"]),
        ("备注", ["备注"]),
    ],
)
def test_a_column_is_known_by_its_heading(field: str, headings: list[str]) -> None:
    assert {heading: (field_of_heading(heading) or [""])[0] for heading in headings} == dict.fromkeys(
        headings, field
    )


@pytest.mark.parametrize(
    "heading", ["序号", "职务", "代表编号", "办结时间", "答复日期", "地址", "交办文号", ""]
)
def test_other_columns_are_left_alone(heading: str) -> None:
    assert field_of_heading(heading) is None


def test_columns_have_the_letters_of_a_table_program() -> None:
    assert [letter(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# days


@pytest.mark.parametrize(
    "text",
    ["2026-03-15", "2026.3.15", "2026年3月15日", "2026/3/15", "20260315", "二〇二六年三月十五日", "46096"]
    + [
        "2026-03-15 12:00",
        "2026 年 3 月 15 日",
        "２０２６．３．１５",
        "2026年3月15日（星期日）",
        "2026.3.15前",
    ],
)
def test_a_day_is_read_as_clerks_write_it(text: str) -> None:
    assert read_day(text).day == date(2026, 3, 15)


def test_a_serial_number_counts_from_the_day_of_its_workbook() -> None:
    assert read_day("44634", from_1904=True).day == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3月15日", "没有年份"),
        ("2026年2月30日", "没有“2026年2月30日”这一天"),
        ("尽快", "看不出"),
        ("33", "看不出"),
    ],
)
def test_what_is_no_day_is_reported(text: str, said: str) -> None:
    term = read_day(text)
    assert term.day is None and said in term.trouble


@pytest.mark.parametrize(
    ("text", "unit", "day"),
    [
        ("3个月", "", date(2026, 2, 28)),
        ("三个月内", "", date(2026, 2, 28)),
        ("90天", "", date(2026, 2, 28)),
        ("3", "月", date(2026, 2, 28)),
        ("90", "天", date(2026, 2, 28)),
        ("2026.6.15", "", date(2026, 6, 15)),
    ],
)
def test_a_term_counts_from_the_day_of_handing_over(text: str, unit: str, day: date) -> None:
    assert read_deadline(text, date(2025, 11, 30), unit).day == day


def test_working_days_are_left_to_the_clerk() -> None:
    assert read_deadline("30个工作日", date(2026, 3, 15)).trouble == "“30个工作日”要扣除节假日，没有算成日期"
    assert "没有读到交办日期" in read_deadline("3个月", None).trouble


# people and bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张某某", ["张某某"]),
        ("张　某", ["张某"]),
        ("张某某 李某 王某某", ["张某某", "李某", "王某某"]),
        ("张 某 李 某", ["张某", "李某"]),
        ("张 某、李某某", ["张某", "李某某"]),
        ("欧阳 某", ["欧阳某"]),
        ("张某某、李某某等3人", ["张某某", "李某某等3人"]),
        ("张某某（等3人）", ["张某某（等3人）"]),
        ("张某某（南屏团）", ["张某某"]),
        ("领衔代表：张某某；联名：李某某", ["张某某", "李某某"]),
        ("桂花镇代表团", ["桂花镇代表团"]),
        ("张某某、李某某和王某某", ["张某某", "李某某", "王某某"]),
        ("", []),
    ],
)
def test_names_are_read_however_they_are_separated(text: str, names: list[str]) -> None:
    assert list(read_people(text).names) == names


def test_the_one_who_leads_is_marked() -> None:
    assert read_people("李某某、张某某（领衔）").lead == "张某某"


def test_a_cell_can_say_who_leads_and_who_assists() -> None:
    assert read_roles("主办：省民政厅\n会办：省财政厅、省教育厅") == (("省民政厅",), ("省财政厅", "省教育厅"))


# lists


def test_a_list_under_a_title_with_a_note_below_is_read() -> None:
    title = "2026年云川省十四届人大四次会议代表建议交办清单"
    said = understood(
        (title,),
        (),
        ("序号", "案由", "领衔代表", "编号", "办理期限（天）", "交办时间"),
        ("1", "《关于某事的建议》", "张 某", "0033", "90", "2026.3.15"),
        (),
        ("2",),
        ("合计", "1件"),
        ("注：请按期答复",),
    )
    (item,) = said.assignments
    assert (item.row, item.number, item.subject, item.proposers) == (4, "0033", "关于某事的建议", ("张某",))
    assert (item.kind, item.session) == ("代表建议", "云川省十四届人大四次会议")
    assert (item.handed_over, item.deadline) == ("2026年3月15日", "2026年6月13日")
    assert [row.row for row in said.passed] == [6, 7, 8]
    assert said.refused == ()


def test_headings_in_two_rows_are_one() -> None:
    said = understood(
        ("编号", "案由", "承办单位", ""), ("", "", "主办", "会办"), ("1", "甲", "省民政厅", "省教育厅")
    )
    (item,) = said.assignments
    assert (item.lead, item.consulted) == (("省民政厅",), ("省教育厅",))


def test_merged_cells_hold_for_all_their_rows() -> None:
    rows = (
        ("编号", "案由", "届次", "会办"),
        ("1", "甲", "省十四届人大四次会议", "乙厅"),
        ("2", "丙", "", ""),
    )
    merged = ListSheet("", (*rows, ("", "", "", "丁局")), (Merge(2, 2, 4, 2), Merge(3, 0, 4, 0)))
    first, second = understand([merged]).assignments
    assert first.session == second.session == "省十四届人大四次会议"
    assert (first.consulted, second.consulted) == (("乙厅",), ("丁局",))


def test_rows_that_cannot_be_used_are_refused_with_the_reason() -> None:
    said = understood(HEAD, ROW, ("", "", "李某某"), ("33", "另一件", "王某某", ROW[3]), name="建议")
    assert [str(row) for row in said.refused] == [
        "工作表“建议”第 3 行：没有编号，也没有案由，不知道是哪一件",
        "工作表“建议”第 4 行：与工作表“建议”第 2 行是同一件（33），只用前一行",
    ]


def test_what_is_missing_or_no_day_is_noted_and_the_item_is_kept() -> None:
    (item,) = understood(HEAD, ("0033", "甲", "", "", "3月15日")).assignments
    assert item.handed_over == "3月15日"
    assert item.notes == (
        "交办日期“3月15日”没有年份，稿子里照抄，请改",
        "没有提出人，稿子里要补上",
        "看不出是建议还是提案，先当作代表建议",
    )


@pytest.mark.parametrize(
    ("heading", "name", "title", "kind"),
    [
        ("提案号", "", "", "政协提案"),
        ("建议号", "", "", "代表建议"),
        ("编号", "政协提案", "", "政协提案"),
        ("编号", "", "省政协十三届四次会议交办清单", "政协提案"),
        ("编号", "", "代表建议、政协提案交办清单", ""),
    ],
)
def test_the_kind_is_seen_from_what_is_around(heading: str, name: str, title: str, kind: str) -> None:
    (item,) = understood((title,), (heading, "案由"), ("1", "甲"), name=name).assignments
    assert item.kind == kind


def test_small_headings_part_the_kinds() -> None:
    rows = (("编号", "案由"), ("一、代表建议（1件）",), ("1", "甲"), ("二、政协提案（1件）",), ("1", "乙"))
    assert [item.kind for item in understood(*rows).assignments] == ["代表建议", "政协提案"]


def test_a_column_of_kinds_is_recognised_by_its_values() -> None:
    for value, kind, result in (("提案", "政协提案", ""), ("B类", "", "B"), ("城建", "", "")):
        (item,) = understood(("编号", "案由", "类别"), ("1", "甲", value)).assignments
        assert (item.kind, item.result_class) == (kind, result)


def test_a_telephone_of_nobody_knows_whom_is_not_printed() -> None:
    (item,) = understood(("编号", "提出人", "联系电话"), ("1", "张某某", "0000-00000000")).assignments
    assert (item.phone, item.proposer_phone) == ("", "0000-00000000")
    (item,) = understood(
        ("编号", "提出人", "联系人", "联系电话"), ("1", "张某某", "王某某", "0000-1")
    ).assignments
    assert (item.contact, item.phone, item.proposer_phone) == ("王某某", "0000-1", "")


def test_a_telephone_before_the_contacts_column_is_not_the_contacts() -> None:
    rows = (("编号", "提出人", "联系电话", "联系人"), ("1", "张某某", "0000-1", "王某某"))
    (item,) = understood(*rows).assignments
    assert (item.phone, item.proposer_phone) == ("", "0000-1")


def test_a_list_without_headings_is_reported() -> None:
    said = understood(("随便", "写写"), ("1", "2"))
    assert said.headings == () and "没有认出表头" in str(said.notes[0])


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [*HEAD, *ROW, "", "序号", "联名", "承办单位", "会办", "主办：甲；会办：乙", "合计", "注：无"]
    ),
    st.sampled_from(
        ["张 某 某", "等3人", "（领衔）", "3个月", "99999999", "二、政协提案", "九〇〇〇年九九月九日"]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=8)
MERGES = st.builds(Merge, *[st.integers(1, 9), st.integers(0, 8)] * 2)


@given(ROWS, st.lists(MERGES, max_size=4), st.booleans())
def test_every_row_is_an_item_or_refused_or_passed_or_blank(
    rows: list[list[str]], merges: list[Merge], has_headings: bool
) -> None:
    stripped = [tuple(cell.strip() for cell in row) for row in ([list(HEAD)] * has_headings) + rows]
    said = understand([ListSheet("甲", tuple(stripped), tuple(merges))])
    begin = said.headings[0].begin if said.headings else len(stripped) + 1
    filled = {number for number, row in enumerate(stripped, 1) if number >= begin and any(row)}
    seen = [item.row for item in said.assignments]
    seen += [row.row for row in (*said.refused, *said.passed)]
    assert len(seen) == len(set(seen))
    assert filled <= set(seen)


def test_sheets_without_rows_say_nothing() -> None:
    assert understand([sheet()]).assignments == ()
