"""Tests of the texts of a draft by place: reading, iterating, editing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.locations import Edit, apply_edits, excerpt, typed_texts
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import (
    Place,
    attachment_key,
    attachment_number,
    field_text,
    text_at,
    with_field_text,
    with_texts,
)
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

DRAFT = Draft(
    fields=(("案由", "关于某事的建议"), ("提出人", ("张某某", "李某某")), ("开头语", "收悉")),
    opening=(Paragraph("您好。"),),
    preamble=(Paragraph("前"),),
    sections=(Section(1, "甲", (Paragraph("子"), Paragraph("丑", is_item=True))), Section(2, "乙")),
    attachments=(Attachment(), Attachment((Paragraph("附"),), (Section(1, "丙"),))),
)
FIRST = Place(Part.ANSWER, 0, 0)


def test_attachments_are_identified_by_number() -> None:
    assert [attachment_number(attachment_key(number)) for number in (1, 12, 50)] == [1, 12, 50]
    assert [attachment_number(key) for key in ("附件", "附件0", "附件100", "附件一", "标题1")] == [None] * 5


def test_typed_texts_are_in_the_order_of_the_letter() -> None:
    assert [(*place, text) for place, text in typed_texts(DRAFT)] == [
        ("开头语", -1, 0, "您好。"),
        ("答复内容", -1, 0, "前"),
        ("答复内容", 0, -1, "甲"),
        ("答复内容", 0, 0, "子"),
        ("答复内容", 0, 1, "丑"),
        ("答复内容", 1, -1, "乙"),
        ("附件2", -1, 0, "附"),
        ("附件2", 0, -1, "丙"),
    ]


def test_a_list_is_one_text_and_stays_a_list() -> None:
    assert text_at(DRAFT, Place(Key.PROPOSERS)) == "张某某、李某某"
    changed = with_field_text(DRAFT, Key.PROPOSERS, "张某某、王某某")
    assert changed.raw(Key.PROPOSERS) == ("张某某", "王某某")
    assert with_field_text(DRAFT, Key.SUBJECT, "某事").raw(Key.SUBJECT) == "某事"
    assert with_field_text(DRAFT, Key.ATTACHMENTS, "清单\n明细").raw(Key.ATTACHMENTS) == ("清单", "明细")
    assert field_text(DRAFT, Key.CC) == ""


def test_texts_are_replaced_in_place_and_blank_ones_removed() -> None:
    changed = with_texts(
        DRAFT,
        {
            FIRST: " ",
            FIRST._replace(paragraph=1): "寅",
            Place(Part.ANSWER, 1, -1): "新",
            Place("附件2", -1, 0): "",
            Place("附件2", 0, -1): "末",
            Place(Key.SUBJECT): "关于另一事",
        },
    )
    assert changed.sections == (Section(1, "甲", (Paragraph("寅", is_item=True),)), Section(2, "新"))
    assert changed.attachments == (Attachment(), Attachment((), (Section(1, "末"),)))
    assert changed.get(Key.SUBJECT) == "关于另一事" and changed.preamble == DRAFT.preamble


def test_a_passage_is_its_typed_paragraphs_or_the_names_of_its_phrases() -> None:
    assert text_at(DRAFT, Place(Part.OPENING)) == "您好。"
    assert text_at(DRAFT.with_passage(Part.OPENING, ()), Place(Part.OPENING)) == "收悉"
    assert text_at(DRAFT, Place("没有的")) is None and text_at(DRAFT, Place(Part.ANSWER, 9, 0)) is None


def test_a_last_attachment_that_becomes_empty_is_removed() -> None:
    alone = Draft(attachments=(Attachment((Paragraph("附"),)),))
    assert with_texts(alone, {Place("附件1", -1, 0): ""}) == Draft()


def test_an_edit_of_a_text_that_changed_since_does_nothing() -> None:
    edits = [Edit(FIRST, "子", "午"), Edit(Place(Part.ANSWER, 1, -1), "别的", "乙二")]
    changed = apply_edits(DRAFT, edits)
    assert changed.sections[0].paragraphs[0].text == "午" and changed.sections[1].heading == "乙"
    assert apply_edits(DRAFT, [Edit(FIRST, "子", "午"), Edit(FIRST, "子", "未")]) == apply_edits(DRAFT, edits)
    assert (
        apply_edits(DRAFT, [Edit(FIRST, "子", "午"), Edit(FIRST, "午", "未")]).sections[0].paragraphs[0].text
        == "未"
    )


@examples(100)
@given(DRAFTS)
def test_every_text_is_found_at_its_place_and_put_back_as_it_was(draft: Draft) -> None:
    texts = dict(typed_texts(draft))
    assert all(text_at(draft, place) == text for place, text in texts.items())
    assert with_texts(draft, texts) == draft


@examples(100)
@given(DRAFTS, st.data())
def test_one_text_changes_and_no_other(draft: Draft, data: st.DataObject) -> None:
    texts = dict(typed_texts(draft))
    if texts:
        place = data.draw(st.sampled_from(list(texts)))
        changed = with_texts(draft, {place: "新"})
        assert dict(typed_texts(changed)) == {**texts, place: "新"}
        assert changed.fields == draft.fields


def test_an_edit_is_shown_where_it_begins() -> None:
    edit = Edit(FIRST, "一二三四五六七,八九十一二三", "一二三四五六七，八九十一二三")
    assert excerpt(edit) == ("……三四五六七,八九十一……", "……三四五六七，八九十一……")
    assert excerpt(Edit(FIRST, "甲", "")) == ("甲", "")
    assert excerpt(Edit(FIRST, "甲", "甲。")) == ("甲", "甲。")


def test_what_an_edit_changes_is_shown_to_its_end() -> None:
    assert excerpt(Edit(FIRST, "2026-2-28", "2026年2月28日")) == ("2026-2-28", "2026年2月28日")
    many = Edit(FIRST, "，" * 40 + "。", "、" * 40 + "。")
    assert [len(each) for each in excerpt(many)] == [26, 26]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_edit_is_shown_from_before_its_change(before: str, after: str) -> None:
    shown = excerpt(Edit(FIRST, before, after))
    assert before == after or shown[0] != shown[1] or len(max(before, after, key=len)) > 20
