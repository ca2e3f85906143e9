from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from replydesk.draft.model import PASSAGES, Draft, Key, Nested, Paragraph, Part, Section, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张某某", ["张某某"]),
        ("李某某、王某某", ["李某某", "王某某"]),
        ("李某某，王某某,赵某某；钱某某;孙某某", ["李某某", "王某某", "赵某某", "钱某某", "孙某某"]),
        (" 李某某 、、 王某某 、", ["李某某", "王某某"]),
        ("李某某\n王某某", ["李某某", "王某某"]),
        ("、，", []),
        ("", []),
    ],
)
def test_names_are_split_at_any_mark(text: str, names: list[str]) -> None:
    assert split_names(Key.PROPOSERS, text) == names


def test_attachments_are_split_at_line_breaks_only() -> None:
    text = "教育、卫生工作统计表\n\n征询意见表，一式两份"
    assert split_names(Key.ATTACHMENTS, text) == ["教育、卫生工作统计表", "征询意见表，一式两份"]


def test_a_field_reads_as_one_stripped_text() -> None:
    draft = Draft(
        (("案由", "  关于某事的建议 "), ("抄送", ("甲局 ", "", " 乙局")), ("其他", Nested(" {a: b}")))
    )
    assert draft.get("案由") == "关于某事的建议"
    assert draft.get("抄送") == "甲局、乙局"
    assert draft.get("其他") == ""
    assert draft.get("没有的") == ""


def test_a_field_reads_as_a_list() -> None:
    draft = Draft(
        (("提出人", "李某某、王某某"), ("抄送", ("甲局 ", "", " 乙局")), ("其他", Nested(" {a: b}")))
    )
    assert draft.names("提出人") == ("李某某", "王某某")
    assert draft.names("抄送") == ("甲局", "乙局")
    assert draft.names("其他") == ()
    assert draft.names("没有的") == ()


def test_of_a_repeated_field_the_first_counts() -> None:
    draft = Draft((("编号", "1"), ("编号", "2")))
    assert draft.get("编号") == "1"
    assert draft.with_field("编号", "3").fields == (("编号", "3"), ("编号", "2"))


@pytest.mark.parametrize(
    ("present", "key", "order"),
    [
        ([], Key.TITLE, ["标题"]),
        (["类型", "案由"], Key.ITEM_NUMBER, ["类型", "编号", "案由"]),
        (["案由"], Key.KIND, ["类型", "案由"]),
        (["类型", "我的备注", "落款"], Key.SESSION, ["类型", "届次", "我的备注", "落款"]),
        (["#", "类型"], Key.CC, ["#", "类型", "抄送"]),
        (["类型", "落款"], "我的备注", ["类型", "落款", "我的备注"]),
    ],
)
def test_a_new_field_is_inserted_in_the_order_of_keys(present: list[str], key: str, order: list[str]) -> None:
    draft = Draft(tuple((name, "") for name in present)).with_field(key, "新")
    assert [name for name, _ in draft.fields] == order


def test_setting_a_field_keeps_its_place_and_the_others() -> None:
    draft = Draft((("类型", "代表建议"), ("备注", "甲"), ("编号", "1")))
    assert draft.with_field("备注", "乙").fields == (("类型", "代表建议"), ("备注", "乙"), ("编号", "1"))


def test_setting_what_a_field_already_holds_changes_nothing() -> None:
    draft = Draft((("编号", "1"),))
    assert draft.with_field("编号", "1") is draft


def test_several_fields_set_at_once_are_set_as_one_by_one() -> None:
    draft = Draft((("类型", "代表建议"), ("编号", "1")))
    one_by_one = (
        draft.with_field("单位", "某局").with_field("编号", "2").with_field("日期", "").with_field("甲", "乙")
    )
    values = [("单位", "某局"), ("编号", "2"), ("日期", ""), ("甲", "乙")]
    assert draft.with_fields(values) == one_by_one


@pytest.mark.parametrize("part", PASSAGES)
def test_a_passage_can_be_replaced(part: Part) -> None:
    draft = Draft().with_passage(part, [Paragraph("甲")])
    assert draft.passage(part) == (Paragraph("甲"),)
    assert [other for other in PASSAGES if draft.passage(other)] == [part]


@pytest.mark.parametrize(
    ("heading", "paragraphs", "runs_in"),
    [
        ("加强领导。", [Paragraph("我厅……")], True),
        ("加强领导。 ", [Paragraph("我厅……")], True),
        ("加强领导", [Paragraph("我厅……")], False),
        ("加强领导。", [], False),
        ("加强领导。", [Paragraph("健全机制。", is_item=True)], False),
        ("加强领导.", [Paragraph("我厅……")], False),
    ],
)
def test_a_heading_that_ends_in_a_full_stop_runs_into_its_text(
    heading: str, paragraphs: list[Paragraph], runs_in: bool
) -> None:
    assert Section(1, heading, tuple(paragraphs)).runs_in is runs_in


def test_a_draft_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Draft().fields = ()  # type: ignore[misc]
