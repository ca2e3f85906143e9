from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key
from replydesk.importing.lists.item_identity import item_of
from replydesk.importing.lists.plan import KnownDrafts, Plan, plan_drafts
from replydesk.letter.facts import DraftFacts, bare_number
from replydesk.letter.offices import Office
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.characters import folded_name
from replydesk.text.marks import without_forbidden
from tests.support.lists import HEAD, OWN, ROW, made_list, understood

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
    ("lead", "assisting", "wanted"),
    [
        ("省民政厅", "", ("云川省民政厅", "代表建议", "", "")),
        ("民政厅", "", ("云川省民政厅", "代表建议", "", "")),
        ("清禾县交通运输局", "", ("清禾县交通运输局", "代表建议", "", "")),
        ("县交通局", "县财政局", ("清禾县交通运输局", "代表建议", "", "县财政局")),
        ("省财政厅", "省民政厅、省教育厅", ("云川省民政厅", "代表建议会办意见", "省财政厅", "")),
        ("省民政厅、省财政厅", "省教育厅", ("云川省民政厅", "代表建议", "", "省财政厅、省教育厅")),
    ],
)
def test_the_body_that_answers_is_the_desks_own(
    lead: str, assisting: str, wanted: tuple[str, str, str, str]
) -> None:
    draft = only(("编号", "主办单位", "会办单位"), ("1", lead, assisting))
    assert tuple(map(draft.get, ("单位", "类型", "主办单位", "会商单位"))) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "主办：县财政局；会办：县交通局",
        "县财政局（主办）、县交通运输局（会办）",
        "县财政局主办，县交通局协办",
    ],
)
@pytest.mark.parametrize("heading", ["主办单位", "承办单位", "主（会）办单位"])
def test_who_assists_writes_to_the_body_that_leads(heading: str, text: str) -> None:
    draft = only(("提案号", "提案人", heading), ("1", "李某某", text))
    assert draft.get("类型") == "政协提案会办意见"
    assert (draft.get("主办单位"), draft.get("提出人")) == ("县财政局", "李某某")
    assert (draft.get("主送"), draft.get("会商单位")) == ("", "")


def test_the_duty_beside_a_body_is_its_own() -> None:
    head = ("编号", "案由", "承办单位", "承办方式")
    found = planned(
        head,
        ("1", "甲", "县财政局", "主办"),
        ("1", "甲", "县交通局", "会办"),
        ("2", "乙", "县交通局", "独办"),
    )
    assert [(new.draft.get("类型"), new.draft.get("主办单位")) for new in found.new] == [
        ("代表建议会办意见", "县财政局"),
        ("代表建议", ""),
    ]


def test_a_list_of_ones_own_items_tells_the_duty_alone() -> None:
    head = ("编号", "案由", "主办单位", "办理方式")
    found = planned(head, ("1", "甲", "县财政局", "会办"), ("2", "乙", "", "主办"), unit="清禾县交通运输局")
    assert [(new.draft.get("类型"), new.draft.get("主办单位")) for new in found.new] == [
        ("代表建议会办意见", "县财政局"),
        ("代表建议", ""),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("编号", "案由", "主办单位", "主办/会办"), ("1", "甲", "县财政局", "会办")),
        (("编号", "案由", "主办单位", "类别"), ("1", "甲", "县财政局", "会办件")),
        (("编号", "案由", "主办单位", "主办", "会办"), ("1", "甲", "县财政局", "", "√")),
        (("会办建议清单",), ("编号", "案由", "主办单位"), ("1", "甲", "县财政局")),
        (("编号", "案由", "主办单位"), ("二、会办件（1件）",), ("1", "甲", "县财政局")),
        (("编号", "案由", "承办单位（主办）", "承办单位（会办）"), ("1", "甲", "县财政局", "县交通局")),
        (("编号", "案由", "承办单位及方式"), ("1", "甲", "县财政局（主办）、县交通局（会办）")),
        (("编号", "案由", "承办单位", "承办方式"), ("1", "甲", "县财政局、县交通局", "主办、会办")),
        (("编号", "案由", "承办单位", "承办方式"), ("1", "甲", "县财政局\n县交通局", "主办\n协办")),
        (("编号", "案由", "主办及协办单位"), ("1", "甲", "主办：县财政局；协办：县交通局")),
        (("编号", "案由", "任务去向"), ("1", "甲", "主办：县财政局；协办：县交通局")),
        (("编号", "案由", "拟办单位"), ("1", "甲", "县财政局（县交通局配合）")),
        (("编号", "案由", "承办单位"), ("1", "甲", "主：县财政局 协：县交通局")),
        (("编号", "案由", "承办单位"), ("1", "甲", "县财政局（主）、县交通局（协）")),
        (("编号", "案由", "承办单位"), ("1", "甲", "由县财政局会同县交通局办理")),
        (("编号", "案由", "承办单位"), ("1", "甲", "县财政局主办 县交通部门协办")),
        (("编号", "案由", "主办单位", "会办单位"), ("1", "甲", "县财政局", "县交通局运输股")),
        (("编号", "案由", "主办单位", "会办单位"), ("1", "甲", "县财政局", "交通")),
        (("编号", "案由", "财政局", "县交通局"), ("1", "甲", "主办", "会办"), ("2", "乙", "主办", "")),
    ],
)
def test_who_assists_is_told_in_many_ways(rows: tuple[tuple[str, ...], ...]) -> None:
    draft = only(*rows, unit="清禾县交通运输局")
    assert draft.get("类型") == "代表建议会办意见" and draft.get("主办单位") in ("县财政局", "财政局")


@pytest.mark.parametrize(
    ("marks", "legend", "wanted"),
    [
        (("√", "○"), "", "会办意见"),
        (("○", "★"), "", ""),
        (("○", "△"), "注：○为主办单位，△为会办单位", "会办意见"),
        (("△", "○"), "○主办 △会办", ""),
    ],
)
def test_marks_in_columns_of_bodies_tell_who_leads(marks: tuple[str, str], legend: str, wanted: str) -> None:
    rows = [("编号", "案由", "县财政局", "县交通局"), ("1", "甲", *marks)]
    draft = only(*([(legend,)] if legend else []), *rows, unit="清禾县交通运输局")
    assert draft.get("类型") == f"代表建议{wanted}"
    assert draft.get("会商单位" if not wanted else "主办单位") == "县财政局"


def test_bodies_that_lead_together_are_consulted_and_none_is_made_of_words() -> None:
    heads = ("编号", "案由", "主办单位")
    draft = only(heads, ("1", "甲", "县交通局、县财政局（共同主办）"), unit="清禾县交通运输局")
    assert (draft.get("类型"), draft.get("会商单位")) == ("代表建议", "县财政局")
    found = planned(heads, ("1", "甲", "县交通局 等有关单位"), unit="清禾县交通运输局")
    (other,) = planned(
        ("编号", "案由", "承办单位"),
        ("1", "甲", "县财政局、县交通局（排第一的主办）"),
        unit="清禾县交通运输局",
    ).new
    assert other.draft.get("主办单位") == "县财政局"
    assert found.new[0].draft.get("会商单位") == "" and "没有写全" in str(found.losses)


def test_all_columns_of_leading_bodies_are_read() -> None:
    heads = ("编号", "主办单位1", "主办单位2", "协办单位1", "协办单位2")
    draft = only(heads, ("1", "县交通局", "县财政局", "", "县教育局"), unit="清禾县交通运输局")
    assert (draft.get("类型"), draft.get("会商单位")) == ("代表建议", "县财政局、县教育局")


def test_a_body_called_by_another_ending_is_doubtful() -> None:
    found = planned(("编号", "主办单位"), ("1", "县交通委"), unit="清禾县交通运输局")
    assert not found.new and "看不准" in found.others[0].reason


def test_a_desk_of_both_bodies_gets_both_letters_once() -> None:
    rows = (("编号", "案由", "主办单位", "会办单位"), ("1", "甲", "清禾县交通运输局", "省民政厅"))
    found = planned(*rows)
    assert [(new.draft.get("单位"), new.draft.get("类型")) for new in found.new] == [
        ("清禾县交通运输局", "代表建议"),
        ("云川省民政厅", "代表建议会办意见"),
    ]
    known = KnownDrafts()
    known.add(item_of(found.new[1].draft), found.new[1].draft.get("类型"), "a.md")
    known.add(item_of(found.new[0].draft), found.new[0].draft.get("类型"), "b.md")
    again = planned(*rows, known=known)
    assert not again.new and len(again.existing) == 2


def test_a_draft_of_the_same_number_with_another_subject_is_told() -> None:
    known = KnownDrafts()
    before = only(("届次", "编号", "案由"), ("市一届人大二次会议", "5", "关于甲的建议"))
    known.add(item_of(before), "代表建议", "a.md")
    found = planned(("届次", "编号", "案由"), ("市一届人大二次会议", "5", "关于乙的建议"), known=known)
    assert not found.new and "案由却不同" in str(found.losses)


@pytest.mark.parametrize("title", ["议案转建议办理任务表", "闭会期间代表建议交办表"])
def test_a_title_tells_that_items_have_no_ordinary_number(title: str) -> None:
    found = planned((title,), ("编号", "案由", "代表"), ("无", "关于甲的建议", "张某某"))
    draft = found.new[0].draft
    assert draft.get("类型") in ("议案转建议", "闭会期间建议") and not draft.get("编号")
    assert "编号" not in str(found.losses)


def test_small_headings_of_topics_are_no_items() -> None:
    rows = (("一、教育类",), ("1", "关于甲的建议"), ("（二）其他",), ("2", "关于乙的建议"))
    found = planned(("编号", "案由"), *rows)
    assert [new.row.number for new in found.new] == ["1", "2"]
    assert "小标题，略过，2 行" in str(found.harmless_remarks[1][1])


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("王某某 中共界", ("王某某", "")),
        ("农工党 张某某", ("张某某", "")),
        ("界别：教育界", ("教育界", "")),
        ("政协委员张某某", ("张某某", "")),
        ("张某某、李某某共2人", ("张某某、李某某", "")),
        ("青联界、共青团界联合", ("青联界、共青团界", "")),
    ],
)
def test_what_stands_beside_a_name_is_not_printed(cell: str, wanted: tuple[str, str]) -> None:
    draft = only(("提案号", "提案人"), ("1", cell))
    assert (draft.get("提出人"), draft.get("联名")) == wanted


def test_a_list_is_read_as_it_is_meant_whatever_its_shape() -> None:
    stock = Stock(profiles={"甲": Profile(name=OWN)})
    for seed in range(150):
        made = made_list(seed)
        found = plan_drafts(understood(*made.rows), stock, KnownDrafts(), TODAY)
        drafts = {bare_number(new.row.number).lstrip("0"): new.draft for new in found.new}
        for truth in made.truths:
            assert bool(truth.fields) == (truth.number in drafts), (seed, truth)
            read = {key: drafts[truth.number].get(key) for key in truth.fields}
            assert read == truth.fields, (seed, truth)


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        ("李某某代表", "代表建议"),
        ("李某某委员", "政协提案"),
        ("桂花镇代表团", "代表建议"),
        ("民进某市委会", "政协提案"),
        ("九三学社某市委会、市工商联", "政协提案"),
        ("集体提案（经济界）", "政协提案"),
        ("工商联界别", "政协提案"),
        ("市工商联代表李某某", "代表建议"),
    ],
)
def test_who_put_an_item_forward_tells_its_kind_in_a_list_of_both(people: str, kind: str) -> None:
    rows = (("2026年人大代表建议、政协提案交办清单",), ("编号", "案由", "提出人"))
    found = planned(*rows, ("1", "关于某事的建议", people))
    assert found.new[0].draft.get("类型") == kind
    assert not any("看不出" in str(note) for note in found.losses)


def test_a_bare_name_in_a_list_of_both_kinds_is_told_to_be_looked_at() -> None:
    rows = (("2026年人大代表建议、政协提案交办清单",), ("编号", "案由", "提出人"))
    found = planned(*rows, ("1", "关于某事的建议", "李某某"), ("2", "关于某事的提案", "王某某"))
    assert [new.draft.get("类型") for new in found.new] == ["代表建议", "政协提案"]
    assert [str(note) for note in found.losses if "看不出" in str(note)] == [
        "第 3 行：看不出是建议还是提案，先当作代表建议"
    ]


def test_people_of_the_other_kind_than_the_list_are_told() -> None:
    found = planned(("建议编号", "案由", "领衔代表"), ("1", "关于某事的建议", "民进某市委会"))
    assert found.new[0].draft.get("类型") == "代表建议"
    assert any("“民进某市委会”像是政协提案的" in str(note) for note in found.losses)


def test_a_small_heading_that_tells_no_duty_ends_the_one_beside_it() -> None:
    rows = [("编号", "案由"), ("一、会办建议（1件）",), ("1", "甲"), ("二、建议（1件）",), ("2", "乙")]
    rows += [("三、会办件",), ("（一）建议",), ("3", "丙"), ("（二）提案",), ("4", "丁")]
    kinds = {new.row.number: new.draft.get("类型") for new in planned(*rows).new}
    assert kinds == {
        "1": "代表建议会办意见",
        "2": "代表建议",
        "3": "代表建议会办意见",
        "4": "政协提案会办意见",
    }


def test_bodies_that_answer_by_themselves_are_not_consulted() -> None:
    draft = only(("编号", "案由", "分办单位"), ("1", "甲", "县交通局、县财政局"))
    assert (draft.get("类型"), draft.get("会商单位"), draft.get("分办单位")) == (
        "代表建议",
        "",
        "县交通局、县财政局",
    )
    draft = only(("编号", "案由", "主办单位", "分办单位"), ("1", "甲", "县交通局", "县财政局"))
    assert draft.get("会商单位") == ""


def test_rows_for_others_are_told_together_and_not_drafted() -> None:
    head = ("编号", "案由", "主办单位", "会办单位")
    found = planned(
        head, ("1", "甲", "省财政厅", "省教育厅"), ("2", "乙", "省教育厅", ""), ("3", "丙", "省民政厅", "")
    )
    assert [new.row.number for new in found.new] == ["3"]
    topic, (note,) = found.remarks[1]
    assert topic == "没有起草的行" and "别名" in str(note)
    assert str(note).endswith("2 行（第 2 行“甲”，省财政厅主办；第 3 行“乙”，省教育厅主办）")


def test_many_rows_for_others_are_told_by_their_numbers() -> None:
    rows = [(str(number), f"案{number}", "省财政厅") for number in range(1, 9)]
    _, (note,) = planned(("编号", "案由", "主办单位"), *rows).remarks[1]
    assert str(note).endswith("8 行（第 2、3、4、5、6、7、8、9 行）")


def test_one_row_for_others_names_its_item_and_who_leads() -> None:
    _, (note,) = planned(("编号", "案由", "主办单位"), ("1", "甲", "省财政厅")).remarks[1]
    assert str(note).startswith("第 2 行“甲”，省财政厅主办：没有写到")


def test_several_bodies_that_lead_are_told() -> None:
    found = planned(("编号", "案由", "主办单位"), ("1", "甲", "省财政厅、省民政厅"))
    assert found.new[0].draft.get("会商单位") == "省财政厅"
    assert "第 2 行：主办不止一个单位，先当作本单位主办，“省财政厅”列入会商单位，请核对" in map(
        str, found.losses
    )


def test_the_desks_body_is_known_by_its_other_names_and_short_forms() -> None:
    own = Profile(name="南屏市住房和城乡建设局", other_names=("建设口",))
    stock = Stock(profiles={"甲": own})
    rows = [("编号", "案由", "主办单位"), *((str(at), f"案{at}", name) for at, name in enumerate(NAMES))]
    found = plan_drafts(understood(*rows), stock, KnownDrafts(), TODAY)
    assert [new.row.bodies.lead[0] for new in found.new] == list(NAMES)
    assert "“市住建局”当作本单位，2 行" in map(str, found.changes)
    assert [str(note) for note in found.notes] == [f"{len(NAMES)} 件由本单位主办"]


NAMES = ("市住建局", "市住建局", "市住房城乡建设局", "住建局", "建设口", "南屏市住房和城乡建设局")


def test_a_short_form_of_two_bodies_is_told_and_not_guessed() -> None:
    stock = Stock(profiles={"甲": Profile(name="南屏市教育体育局")})
    rows = (("编号", "案由", "主办单位"), ("1", "甲", "市教育局"), ("2", "乙", "市教育和卫生局"))
    found = plan_drafts(understood(*rows), stock, KnownDrafts(), TODAY)
    assert found.new == ()
    assert "“市教育局”可能是“南屏市教育体育局”，也可能是“市教育和卫生局”" in found.others[0].reason


def test_a_blank_cell_of_bodies_is_the_desks_with_a_word() -> None:
    head = ("编号", "案由", "主办单位")
    found = planned(head, ("1", "甲", ""), unit="清禾县交通运输局")
    assert len(found.new) == 1 and "没有写主办单位，先当作“清禾县交通运输局”主办" in str(found.losses)


def test_inner_departments_are_no_bodies() -> None:
    draft = only(("编号", "案由", "承办单位"), ("1", "甲", "社会事务科"), unit="清禾县交通运输局")
    assert (draft.get("单位"), draft.get("承办处室")) == ("清禾县交通运输局", "社会事务科")


@pytest.mark.parametrize("heading", ["承办处室", "责任科室", "经办处室", "处室"])
def test_a_column_of_offices_fills_the_field_and_the_office_the_contact(heading: str) -> None:
    draft = only((*HEAD, heading), (*ROW, "养老服务处"))
    unit = replace(STOCK.profile(draft), offices=(Office("养老服务处", "赵某某", "0000-00000002"),))
    facts = DraftFacts(draft, unit)
    assert draft.get(Key.OFFICE) == "养老服务处"
    assert (facts.filled(Key.CONTACT), facts.filled(Key.PHONE)) == ("赵某某", "0000-00000002")
    draft = only((*HEAD, heading, "联系人", "联系人电话"), (*ROW, "养老服务处", "孙某某", "0000-3"))
    facts = DraftFacts(draft, unit)
    assert (facts.filled(Key.CONTACT), facts.filled(Key.PHONE)) == ("孙某某", "0000-3")
    assert "承办处室: 养老服务处\n联系人: 孙某某\n" in format_draft(draft)


def test_drafts_are_in_the_order_of_their_numbers_suggestions_first() -> None:
    rows = (("类型", "编号", "案由"), *((kind, number, f"{kind}{number}") for kind, number in UNORDERED))
    found = planned(*rows)
    assert [(new.row.item.kind[2:], new.row.number) for new in found.new] == [
        ("建议", "2"),
        ("建议", "010"),
        ("建议", "101"),
        ("提案", "3"),
        ("提案", "20"),
    ]


UNORDERED = (("提案", "20"), ("建议", "101"), ("建议", "2"), ("提案", "3"), ("建议", "010"))


def test_a_draft_to_the_deputy_where_one_only_assists_is_told() -> None:
    known = KnownDrafts(kinds={"1-甲.md": "代表建议"})
    known.items.add(item_of(parse_draft("---\n类型: 代表建议\n编号: 1\n案由: 甲\n---\n").draft), "1-甲.md")
    rows = (("编号", "案由", "主办单位", "会办单位"), ("1", "甲", "省财政厅", "省民政厅"))
    found = planned(*rows, known=known)
    assert "已有稿子 1-甲.md 是“代表建议”，清单里本单位却是会办，请核对" in str(found.losses)


def test_an_opinion_for_the_lead_body_is_the_items_draft_too() -> None:
    text = "---\n类型: 政协提案会办意见\n届次: 市政协五届一次会议\n编号: 33\n---\n"
    plain = text.replace("会办意见", "")
    assert item_of(parse_draft(text).draft) == item_of(parse_draft(plain).draft)


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


HEADINGS = st.one_of(
    st.text(max_size=9),
    st.sampled_from(["附件", "落款", "断行", "#", "备注", "a: b", "- x", "'", "{甲", "环节", "承办方式"]),
)


@given(st.lists(HEADINGS, min_size=1, max_size=6), st.lists(st.text(max_size=9), min_size=6, max_size=6))
def test_whatever_columns_there_are_the_draft_can_be_read_again(heads: list[str], cells: list[str]) -> None:
    head = ("编号", "案由", *(each.strip() for each in heads))
    row = ("1", "甲", *(without_forbidden(each).strip() for each in cells[: len(heads)]))
    for new in planned(head, row).new:
        assert parse_draft(format_draft(new.draft)) == (new.draft, ())
        known = {key for key, _ in new.draft.fields} & {"附件", "落款", "断行", "环节", "标题", "密级"}
        assert not known - {"标题"}


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9), st.text(max_size=9)), max_size=6))
def test_whatever_the_cells_hold_the_draft_can_be_read_again(rows: list[tuple[str, ...]]) -> None:
    found = planned(HEAD[:3], *(tuple(cell.strip() for cell in row) for row in rows))
    assert len({folded_name(new.name) for new in found.new}) == len(found.new)
    for new in found.new:
        assert not set(new.name) & set('\\/:*?"<>|\0') and not new.name.startswith(".")
        assert len(new.name.encode("utf-8", "ignore")) <= 180
        assert parse_draft(format_draft(new.draft)).draft == new.draft
