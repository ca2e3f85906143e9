from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.lists.bodies import Duty, read_bodies
from replydesk.importing.lists.columns import PROPOSER_PHONE, field_of_heading
from replydesk.importing.lists.days import read_day, read_deadline
from replydesk.importing.lists.sheets import ListSheet, Merge, letter
from replydesk.importing.lists.understanding import understand
from replydesk.letter.people import read_people
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
        ("提出人", ["领衔人及附议人", "提案人和联名人", "领衔代表及附议代表"]),
        ("提出人", ["提出人（领衔代表）", "领衔代表姓名", "人大代表", " 提 案 人 "]),
        ("联名", ["联名", "联名代表", "附议人", "联名提案人", "其他提案人", "共同提出人"]),
        ("届次", ["届次", "会议", "届次会议", "会议届次"]),
        ("主办单位", ["主办", "主办单位", "牵头单位", "主办（承办）单位", "主责部门"]),
        ("承办单位", ["承办单位", "责任单位", "主（会）办单位", "主/协办单位", "主办、会办单位", "办理单位"]),
        ("会商单位", ["会办", "协办", "会办单位", "会（协）办单位", "会办单位2", "会办/分办单位"]),
        ("分办单位", ["分办", "分办单位"]),
        ("承办方式", ["承办方式", "办理方式", "主办或会办"]),
        ("立案日期", ["立案日期", "立案时间"]),
        ("附议人数", ["附议人数", "联名人数", "附议代表人数"]),
        ("是否公开", ["是否公开", "是否同意公开", "提案是否公开"]),
        ("责任人", ["责任人", "负责人"]),
        (
            "承办处室",
            [
                "责任科室",
                "承办科室",
                "承办处室",
                "办理股室",
                "经办处室",
                "主办处室",
                "处室",
                "承办处（科）室",
            ],
        ),
        ("重点督办", ["重点督办", "是否重点督办", "重点督办件"]),
        ("代表团", ["代表团", "所在代表团", "界别", "所属界别"]),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("收到之日起3个月内", date(2026, 6, 15)),
        ("自交办之日起三个月内办结", date(2026, 6, 15)),
        ("自收到提案之日起2个月内答复", date(2026, 5, 15)),
        ("交办后两个月", date(2026, 5, 15)),
        ("一个半月", date(2026, 4, 30)),
        ("半年内", date(2026, 9, 15)),
        ("6月底前", date(2026, 6, 30)),
        ("8月31日前", date(2026, 8, 31)),
        ("六月三十日之前答复", date(2026, 6, 30)),
        ("9月", date(2026, 9, 30)),
        ("2月底前", date(2027, 2, 28)),
        ("2026年6月底前", date(2026, 6, 30)),
        ("2026年6月30日前办结", date(2026, 6, 30)),
        ("年底前", date(2026, 12, 31)),
        ("6月上旬", date(2026, 6, 10)),
    ],
)
def test_a_term_is_read_as_letters_and_lists_word_it(text: str, day: date) -> None:
    assert read_deadline(text, date(2026, 3, 15)).day == day


@pytest.mark.parametrize(
    ("text", "start", "day"),
    [
        ("30个工作日", date(2026, 3, 15), date(2026, 4, 27)),  # Qingming; the days off are the state's
        ("10个工作日内", date(2025, 9, 26), date(2025, 10, 16)),  # a working Sunday, and eight days off
        ("收到之日起5个工作日内", date(2025, 1, 24), date(2025, 2, 7)),
    ],
)
def test_working_days_are_counted_by_the_official_holidays(text: str, start: date, day: date) -> None:
    term = read_deadline(text, start)
    assert term.day == day and "按放假安排算到" in term.meaning


def test_working_days_of_years_without_known_holidays_are_left_to_the_clerk() -> None:
    term = read_deadline("30个工作日", date(2099, 3, 15))
    assert term.day is None and "2099 年，那一年的放假安排这里没有" in term.trouble
    assert "没有读到交办日期" in read_deadline("3个月", None).trouble


def test_a_day_without_its_year_takes_the_lists() -> None:
    assert read_deadline("6月底前", None, year=2026).day == date(2026, 6, 30)
    assert "没有年份" in read_deadline("6月底前", None).trouble


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
        ("张某某（等3人）", ["张某某等3人"]),
        ("张某某 等12人", ["张某某等12人"]),
        ("张某某代表、李某某女士", ["张某某", "李某某"]),
        ("1.张某某 2.李某某", ["张某某", "李某某"]),
        ("张某某 0000-00000000", ["张某某"]),
        ("张某某、李某某二位代表", ["张某某", "李某某"]),
        ("张某某（南屏团）", ["张某某"]),
        ("桂花镇代表团", ["桂花镇代表团"]),
        ("桂花镇代表团全体代表", ["桂花镇代表团全体代表"]),
        ("民盟南屏市委会、张某某", ["民盟南屏市委会", "张某某"]),
        ("张某某、李某某和王某某", ["张某某", "李某某", "王某某"]),
        ("", []),
    ],
)
def test_names_are_read_however_they_are_separated(text: str, names: list[str]) -> None:
    assert list(read_people(text).names) == names


def test_the_one_who_leads_is_marked() -> None:
    assert read_people("李某某、张某某（领衔）").lead == "张某某"


@pytest.mark.parametrize(
    "text",
    [
        "陈某某（附议：甲某、乙某）",
        "陈某某（附议人 甲某、乙某）",
        "陈某某（代表：甲某、乙某）",
        "陈某某（联名：甲某 乙某）",
        "陈某某、甲某（附议）、乙某（附议）",
        "陈某某（甲某、乙某）",
        "陈某某(附议:甲某,乙某)",
        "领衔：陈某某 附议：甲某、乙某",
        "领衔代表：陈某某；联名：甲某、乙某",
        "陈某某\n附议：甲某、乙某",
        "第一提案人：陈某某 其他提案人：甲某、乙某",
        "陈某某（附议：甲某、乙某",
    ],
)
def test_those_who_joined_are_read_from_the_same_cell(text: str) -> None:
    people = read_people(text)
    assert (people.names, people.joint) == (("陈某某",), ("甲某", "乙某"))


@pytest.mark.parametrize(
    "text",
    [
        "集体提案（民进某市委会）",
        "民进某市委会（集体提案）",
        "集体提案：民进某市委会",
        "民进某市委会集体提案",
        "党派提案（民进某市委会）",
        "集体（民进某市委会）",
        "民进某市委会（执笔：张某某）",
    ],
)
def test_a_body_that_makes_a_proposal_is_its_proposer(text: str) -> None:
    assert read_people(text).names == ("民进某市委会",)


def test_the_one_who_leads_is_first_and_the_others_join() -> None:
    rows = (("编号", "提出人"), ("1", "李某某、张某某（领衔）"), ("2", "张某某（领衔）李某某"))
    for item in understood(*rows).assignments:
        assert (item.proposers, item.joint) == (("张某某",), ("李某某",))


@pytest.mark.parametrize(
    ("text", "default", "bodies"),
    [
        ("主办：甲厅\n会办：乙厅、丙局", None, ("甲厅", "乙厅、丙局", "")),
        ("主办:省甲厅；协办:省乙厅，市丙局", Duty.LEAD, ("省甲厅", "省乙厅、市丙局", "")),
        ("市甲局（主办）、市乙局、市丙办（会办）", None, ("市甲局", "市乙局、市丙办", "")),
        ("市甲局（牵头） 市乙局 市丙办", None, ("市甲局", "市乙局、市丙办", "")),
        ("【主办】市甲局【会办】市乙局、市丙办", None, ("市甲局", "市乙局、市丙办", "")),
        ("市甲局主办，市乙局、市丙办会办", None, ("市甲局", "市乙局、市丙办", "")),
        ("由市甲局牵头，会同市乙局办理", None, ("市甲局", "市乙局", "")),
        ("主办市甲局 会办市乙局", None, ("市甲局", "市乙局", "")),
        ("市甲局（会办：市乙局、市丙办）", Duty.LEAD, ("市甲局", "市乙局、市丙办", "")),
        ("市甲局、市乙局", Duty.LEAD, ("市甲局、市乙局", "", "")),
        ("市甲局、市乙局", Duty.ASSIST, ("", "市甲局、市乙局", "")),
        ("市甲局和市乙局", Duty.LEAD, ("市甲局、市乙局", "", "")),
        ("市住房和城乡建设局", Duty.LEAD, ("市住房和城乡建设局", "", "")),
        ("市 甲甲局", Duty.LEAD, ("市甲甲局", "", "")),
        ("各县（市、区）政府、市甲局", Duty.ASSIST, ("", "各县（市、区）政府、市甲局", "")),
        ("分办：市甲局、市乙局", None, ("", "", "市甲局、市乙局")),
        ("市甲局、市乙局分别办理", None, ("", "", "市甲局、市乙局")),
        ("主办：市甲局、市丁局 会办：无", None, ("市甲局、市丁局", "", "")),
        ("市甲局（独办）", None, ("市甲局", "", "")),
        ("★市甲局、市乙局", None, ("市甲局", "市乙局", "")),
        ("1.市甲局\n2.市乙局", Duty.ASSIST, ("", "市甲局、市乙局", "")),
        ("1、市甲局；2、市乙局", Duty.ASSIST, ("", "市甲局、市乙局", "")),
        ("无", Duty.ASSIST, ("", "", "")),
    ],
)
def test_a_cell_says_who_leads_who_assists_and_who_answers_alone(
    text: str, default: Duty | None, bodies: tuple[str, str, str]
) -> None:
    found = read_bodies(text, default)
    assert ("、".join(found.lead), "、".join(found.assisting), "、".join(found.separate)) == bodies
    assert not found.is_guessed


def test_of_several_bodies_without_a_duty_the_first_is_guessed_to_lead() -> None:
    found = read_bodies("市甲局、市乙局", None)
    assert (found.lead, found.assisting, found.is_guessed) == (("市甲局",), ("市乙局",), True)


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
    assert (item.bodies.lead, item.bodies.assisting) == (("省民政厅",), ("省教育厅",))


def test_merged_cells_hold_for_all_their_rows() -> None:
    rows = (
        ("编号", "案由", "届次", "会办"),
        ("1", "甲", "省十四届人大四次会议", "乙厅"),
        ("2", "丙", "", ""),
    )
    merged = ListSheet("", (*rows, ("", "", "", "丁局")), (Merge(2, 2, 4, 2), Merge(3, 0, 4, 0)))
    first, second = understand([merged]).assignments
    assert first.session == second.session == "省十四届人大四次会议"
    assert (first.bodies.assisting, second.bodies.assisting) == (("乙厅",), ("丁局",))


def test_rows_that_cannot_be_used_are_refused_with_the_reason() -> None:
    again = ("33", ROW[1], ROW[2], ROW[3])
    said = understood(HEAD, ROW, ("", "", "李某某"), again, ("33", "另一件", "王某某", ROW[3]), name="建议")
    assert [str(row) for row in said.refused] == [
        "工作表“建议”第 3 行：没有编号，也没有案由，不知道是哪一件",
        "工作表“建议”第 4 行：与工作表“建议”第 2 行是同一件（33，“33”就是“0033”），只用前一行",
        "工作表“建议”第 5 行：编号“33”与工作表“建议”第 2 行的“0033”相同，案由却不同（“另一件”），分不清是哪"
        "一件，没有用；请核对编号",
    ]


def test_rows_of_one_item_join_their_bodies_and_people() -> None:
    rows = (
        ("编号", "案由", "提出人", "承办单位", "承办方式"),
        ("0055", "甲", "张某某", "市教育局", "主办"),
        ("55", "甲", "张某某", "市财政局", "会办"),
        ("055", "甲", "李某某", "市民政局", "协办"),
    )
    said = understood(*rows)
    (item,) = said.assignments
    assert item.bodies.lead == ("市教育局",) and item.bodies.assisting == ("市财政局", "市民政局")
    assert (item.proposers, item.joint) == (("张某某",), ("李某某",))
    assert [row.reason for row in said.passed] == [
        f"与第 2 行是同一件，“{number}”就是“0055”，多写的已并入" for number in ("55", "055")
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("5l", "多半是“51”"),
        ("1O2", "多半是“102”"),
        ("055、155", "一格里有 2 个编号"),
        ("第55号、第56号", "一格里有 2 个编号"),
        ("2026-03-05", "是日期，多半是表格软件把“3-5”一类的编号改成的"),
        ("1.32E+06", "科学记数"),
        ("55-57", "像是一串编号"),
    ],
)
def test_a_number_that_is_hardly_one_is_told_as_what_it_is(number: str, said: str) -> None:
    (item,) = understood(HEAD, (number, *ROW[1:])).assignments
    assert item.number == number and said in item.notes[0].text


@pytest.mark.parametrize("number", ["0033", "第55号", "DH0271号", "温36号", "2026-33", "3-1", "来信", "提3"])
def test_other_numbers_are_taken_without_a_word(number: str) -> None:
    assert understood(HEAD, (number, *ROW[1:])).assignments[0].notes == ()


def test_a_number_in_full_width_figures_is_kept_in_plain_ones() -> None:
    (item,) = understood(HEAD, ("０３１", *ROW[1:])).assignments
    assert item.number == "031" and item.notes == ()


def test_a_number_that_another_row_has_too_is_told() -> None:
    rows = (HEAD, ROW, ("033、034", "另一件", *ROW[2:]))
    assert "里有第 2 行的编号" in understood(*rows).assignments[1].notes[-1].text


# tables beside each other


def test_two_items_in_a_row_are_two() -> None:
    head = ("编号", "案由", "提出人")
    row = ("1", "甲", "张某某", "", "2", "乙", "李某某", "", "面商")
    said = understood((*head, "", *head, "", "备注"), row, ("3", "丙", "王某某"))
    assert [(each.number, each.subject, each.proposers, each.remark) for each in said.assignments] == [
        ("1", "甲", ("张某某",), "面商"),
        ("3", "丙", ("王某某",), ""),
        ("2", "乙", ("李某某",), "面商"),
    ]
    assert [each.place for each in said.assignments] == [
        "第 2 行（A—C 列）",
        "第 3 行（A—C 列）",
        "第 2 行（E—G 列）",
    ]


def test_a_shared_column_does_not_make_items_of_blank_halves() -> None:
    head = ("序号", "编号", "案由", "编号", "案由", "备注")
    said = understood(head, ("1", "1", "甲", "2", "乙", "急"), ("2", "3", "丙", "", "", "急"))
    assert [each.number for each in said.assignments] == ["1", "3", "2"] and said.refused == ()
    (refused,) = understood(head, ("3", "", "", "", "", "急")).refused
    assert refused.row == 2


def test_suggestions_and_proposals_beside_each_other_have_their_kinds() -> None:
    head = ("序号", "建议号", "案由", "领衔代表", "提案号", "案由", "提案人")
    items = understood(head, ("1", "1", "甲", "张某某", "1", "乙", "李某某")).assignments
    assert [(each.kind, each.subject) for each in items] == [("代表建议", "甲"), ("政协提案", "乙")]


# what no field holds


def test_other_columns_are_kept_under_their_headings() -> None:
    head = ("编号", "案由", "分类", "附件", "主要内容", "立案时间", "重点督办", "提案\n形式", "")
    row = ("1", "甲", "城建", "有", "建议内容", "2026.3.1", "是", "集体", "孤零零")
    (item,) = understood(head, row).assignments
    assert dict(item.more) == {
        "分类": "城建",
        "附件（清单）": "有",
        "主要内容": "建议内容",
        "立案日期": "2026年3月1日",
        "重点督办": "是",
        "提案形式": "集体",
        "I列": "孤零零",
    }


def test_where_somebody_belongs_is_kept_and_not_printed() -> None:
    (item,) = understood(("编号", "提出人"), ("1", "张某某（第一代表团）、李某某（民盟）")).assignments
    assert item.proposers == ("张某某", "李某某")
    assert dict(item.more) == {"代表团": "第一代表团", "提出人原文": "张某某（第一代表团）、李某某（民盟）"}
    assert any("括号里的字不印进称呼" in note.text for note in item.notes)


def test_a_delegation_proposes_where_nobody_else_does() -> None:
    rows = (("编号", "提出人", "代表团"), ("1", "", "桂花镇代表团"), ("2", "张某某", "桂花镇代表团"))
    first, second = understood(*rows).assignments
    assert (first.proposers, second.proposers) == (("桂花镇代表团",), ("张某某",))
    assert dict(second.more) == {"代表团": "桂花镇代表团"}


def test_a_proposal_of_nobody_knows_whom_is_told() -> None:
    for text in ("集体", "集体提案", "党派提案"):
        (item,) = understood(("提案号", "案由", "提案人", "界别"), ("1", "甲", text, "经济界")).assignments
        assert item.proposers == ("经济界",) and dict(item.more)["界别"] == "经济界"
        (item,) = understood(("提案号", "案由", "提案人"), ("1", "甲", text)).assignments
        assert item.proposers == ()
        assert f"提出人只写了“{text}”，没有写是谁" in [note.text for note in item.notes]


def test_fewer_names_than_people_are_told() -> None:
    (item,) = understood(("编号", "案由", "提出人", "附议人数"), ("1", "甲", "张某某", "5")).assignments
    assert "附议 5 人，没有写名字，请补上其余的人" in [note.text for note in item.notes]


def test_a_day_without_its_year_has_the_lists() -> None:
    rows = (("2026年建议交办清单",), ("编号", "案由", "交办日期", "期限"), ("1", "甲", "3月15日", "8.31前"))
    (item,) = understood(*rows).assignments
    assert (item.handed_over, item.deadline) == ("2026年3月15日", "2026年8月31日")
    assert "交办日期“3月15日”按2026年理解" in [note.text for note in item.notes]


def test_what_is_no_name_is_told() -> None:
    (item,) = understood(("编号", "提出人"), ("1", "张某某、某公司销售部经理人")).assignments
    assert any("不像姓名，也不像单位、界别" in note.text for note in item.notes)


def test_a_term_above_the_table_holds_for_all_rows() -> None:
    title = "2026年建议交办清单（交办时间：2026年3月15日，答复期限：6月底前）"
    (item,) = understood((title,), ("编号", "案由"), ("1", "甲")).assignments
    assert (item.handed_over, item.deadline) == ("2026年3月15日", "2026年6月30日")


def test_a_term_counts_from_the_day_above_the_table() -> None:
    (item,) = understood(
        ("清单", "2026年3月15日"), ("编号", "案由", "期限"), ("1", "甲", "3个月")
    ).assignments
    assert (item.handed_over, item.deadline) == ("", "2026年6月15日")
    assert "期限“3个月”从表上方的日期2026年3月15日算起" in [note.text for note in item.notes]


def test_what_is_missing_or_no_day_is_noted_and_the_item_is_kept() -> None:
    (item,) = understood(HEAD, ("0033", "甲", "", "", "3月15日")).assignments
    assert item.handed_over == "3月15日"
    assert tuple(note.text for note in item.notes) == (
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


SMALL_HEADINGS = ("第一组：城建环保组", "教育类", "2026年第一批", "城建环保组（3件）", "重点件", "工交口")


@pytest.mark.parametrize("text", SMALL_HEADINGS)
@pytest.mark.parametrize("head", [("编号", "案由", "提出人"), ("案由", "提出人", "编号", "备注")])
def test_a_text_over_the_columns_is_a_small_heading(text: str, head: tuple[str, ...]) -> None:
    row = tuple({"编号": "12", "案由": "关于甲的建议"}.get(name, "张某某") for name in head)
    shapes = [(ListSheet("", (head, (text,) * len(head), row)))]
    shapes.append(ListSheet("", (head, (text,), row), (Merge(2, 0, 2, len(head) - 1),)))
    if head[0] == "编号":
        shapes.append(ListSheet("", (head, (text,), row)))
    for shape in shapes:
        said = understand([shape])
        assert [item.number for item in said.assignments] == ["12"]
        assert [each.reason for each in said.passed] == ["小标题，略过"]


@pytest.mark.parametrize("text", ["第12号", "12", "A12", "第三十三号", "2026-33", "十八届五次会议第33号"])
def test_a_lone_number_is_no_small_heading(text: str) -> None:
    (item,) = understood(("编号", "案由"), (text,)).assignments
    assert item.number


def test_a_number_beside_a_merged_subject_is_no_small_heading() -> None:
    rows = (("编号", "案由", "提出人"), ("甲乙12", "甲", "张某某"), ("甲乙13",))
    said = understand([ListSheet("", rows, (Merge(2, 1, 3, 1), Merge(2, 2, 3, 2)))])
    assert not any("小标题" in each.reason for each in said.passed)


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
        + [
            "承办方式",
            "分办单位",
            "代表团",
            "甲局（主办）、乙局（会办",
            "5l",
            "055、155",
            "集体提案（",
            "附议：",
        ]
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
    assert len(seen) == len(set(seen)) or len(said.headings) > 1  # tables beside each other
    assert filled == set(seen)


def test_sheets_without_rows_say_nothing() -> None:
    assert understand([sheet()]).assignments == ()
