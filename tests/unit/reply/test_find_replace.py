"""Find and replace in all texts of a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.letter.kinds import NOTHING
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.reply.find_replace import (
    Wanted,
    describe_place,
    find_matches,
    first_match_from,
    replace_matches,
)
from replydesk.reply.stock import Stock
from tests.support.effort import examples
from tests.support.replies import starter_stock as shipped
from tests.support.strategies import DRAFTS, LINES

STOCK = Stock(
    Phrases({"开头语": {"收悉": "{{您}}提出的《{{案由}}》收悉。"}, "结束语": {"专此": "专此答复。"}}),
    {"某厅": Profile("某厅")},
)
DRAFT = Draft(
    fields=(
        ("类型", "代表建议"),
        ("案由", "关于养老的建议"),
        ("提出人", ("张某某", "李养老")),
        ("附件", ("养老清单", "明细")),
        ("抄送", "省养老办、省政府办公厅"),
    ),
    preamble=(Paragraph("养老养老，"),),
    sections=(
        Section(1, "关于养老服务体系建设的总体情况", (Paragraph("甲"), Paragraph("社区养老。"))),
        Section(2, "乙"),
    ),
    attachments=(Attachment((Paragraph("附养老"),), (Section(1, "养老"),)),),
)


def found(draft: Draft, text: str, *, is_loose: bool = False) -> list[tuple[str, int, int, int]]:
    return [(*match.place, match.start) for match in find_matches(draft, STOCK, Wanted(text, is_loose))]


def test_all_places_are_found_in_the_order_of_the_steps() -> None:
    assert found(DRAFT, "养老") == [
        ("案由", -1, 0, 2),
        ("提出人", -1, 0, 5),
        ("开头语", -1, 0, 8),
        ("答复内容", -1, 0, 0),
        ("答复内容", -1, 0, 2),
        ("答复内容", 0, -1, 2),
        ("答复内容", 0, 1, 2),
        ("附件", -1, 0, 0),
        ("附件1", -1, 0, 1),
        ("附件1", 0, -1, 0),
        ("抄送", -1, 0, 1),
    ]
    assert found(DRAFT, "") == found(DRAFT, "没有的") == found(DRAFT, "代表建议") == []


def test_what_overlaps_is_found_once() -> None:
    assert len(find_matches(Draft(preamble=(Paragraph("啊啊啊啊啊"),)), STOCK, Wanted("啊啊"))) == 2


@pytest.mark.parametrize(
    ("text", "sought", "exactly", "loosely"),
    [
        ("甲，乙", ",", 0, 1),
        ("印发ＧＢ标准", "gb", 0, 1),
        ("印发gb标准", "GB", 0, 1),
        ("２０２６年", "2026", 0, 1),
        ("说“好”。", '"好".', 0, 1),
        ("第3.5条", "3.5", 1, 1),
    ],
)
def test_width_and_case_matter_unless_the_search_is_loose(
    text: str, sought: str, exactly: int, loosely: int
) -> None:
    draft = Draft(preamble=(Paragraph(text),), fields=(("开头语", "无"),))
    assert len(find_matches(draft, STOCK, Wanted(sought))) == exactly
    assert len(find_matches(draft, STOCK, Wanted(sought, is_loose=True))) == loosely


def test_one_place_is_replaced() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("养老"))
    changed, count = replace_matches(DRAFT, STOCK, matches[4:5], "助老")
    assert count == 1 and changed.preamble == (Paragraph("养老助老，"),)
    assert changed.sections == DRAFT.sections and changed.opening == ()


def test_all_places_are_replaced_and_counted() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("养老"))
    changed, count = replace_matches(DRAFT, STOCK, matches, "养老养老")
    assert count == len(matches) == 11
    assert changed.preamble == (Paragraph("养老养老养老养老，"),)
    assert changed.raw(Key.PROPOSERS) == ("张某某", "李养老养老")
    assert changed.raw(Key.CC) == "省养老养老办、省政府办公厅"
    assert changed.names(Key.ATTACHMENTS) == ("养老养老清单", "明细")
    assert changed.attachments[0].sections[0].heading == "养老养老"


def test_a_passage_made_of_phrases_becomes_typed_text_when_it_is_touched_and_only_then() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("收悉"))
    changed, _ = replace_matches(DRAFT, STOCK, matches, "已收到")
    assert changed.opening == (Paragraph("你们提出的《关于养老的建议》已收到。"),)
    assert changed.closing == ()
    untouched, _ = replace_matches(DRAFT, STOCK, find_matches(DRAFT, STOCK, Wanted("社区")), "小区")
    assert untouched.opening == ()


def test_a_passage_that_follows_a_field_stays_made_of_its_phrase() -> None:
    changed, count = replace_matches(
        DRAFT, STOCK, find_matches(DRAFT, STOCK, Wanted("关于养老的建议")), "关于助老的建议"
    )
    assert count == 2 and changed.get(Key.SUBJECT) == "关于助老的建议" and changed.opening == ()
    assert not find_matches(changed, STOCK, Wanted("关于养老的建议"))


def test_a_passage_emptied_by_replacing_stays_empty() -> None:
    draft = DRAFT.with_field("结束语", "专此")
    changed, _ = replace_matches(draft, STOCK, find_matches(draft, STOCK, Wanted("专此答复。")), "")
    assert changed.closing == () and changed.get(Part.CLOSING) == NOTHING


def test_a_paragraph_that_becomes_blank_is_removed_but_a_name_of_an_attachment_stays() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("甲"))
    assert replace_matches(DRAFT, STOCK, matches, "").draft.sections[0].paragraphs == (
        Paragraph("社区养老。"),
    )
    unchanged = replace_matches(DRAFT, STOCK, find_matches(DRAFT, STOCK, Wanted("明细")), " ")
    assert unchanged == (DRAFT, 0)


def test_a_match_in_a_text_changed_since_is_skipped() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("社区"))
    later = DRAFT.with_field(Key.SUBJECT, "别的")
    assert replace_matches(later, STOCK, matches, "小区").places == 1
    gone = Draft(fields=DRAFT.fields)
    assert replace_matches(gone, STOCK, matches, "小区") == (gone, 0)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(Key.SUBJECT), "1 收件人 · 案由"),
        (Place(Part.OPENING, -1, 1), "3 开头语 第2段"),
        (Place(Part.CLOSING), "5 下一步 · 结束语"),
        (Place(Part.ANSWER, -1, 0), "4 答复内容 第1段"),
        (Place(Part.ANSWER, 0, -1), "4 答复内容 · 一、关于养老服务体系建设的总… 标题"),
        (Place(Part.ANSWER, 1, 2), "4 答复内容 · （一）乙 第3段"),
        (Place("附件1", 0, -1), "6 落款 · 附件1 · 一、养老 标题"),
        (Place(Key.CC), "8 抄送"),
    ],
)
def test_a_place_is_described_as_a_clerk_looks_for_it(place: Place, said: str) -> None:
    assert describe_place(DRAFT, place) == said


def test_a_match_is_shown_with_the_text_around_it() -> None:
    (match,) = find_matches(Draft(preamble=(Paragraph("一二三四五六七"),)), STOCK, Wanted("四"))
    assert match.context(2, 2) == ("……二三", "四", "五六……")
    assert match.context(9, 9) == ("一二三", "四", "五六七")


def test_the_search_begins_where_the_clerk_is() -> None:
    matches = find_matches(DRAFT, STOCK, Wanted("养老"))
    assert matches[first_match_from(matches, Place(Part.ANSWER, 0, 0))].place == Place(Part.ANSWER, 0, 1)
    assert first_match_from(matches, Place(Key.SUBJECT)) == 0
    assert first_match_from(matches[:3], Place(Key.CC)) == first_match_from((), Place(Key.CC)) == 0


@examples(100)
@given(DRAFTS, LINES, st.booleans())
def test_a_match_is_in_the_draft_and_replacing_it_by_itself_changes_nothing(
    draft: Draft, sought: str, is_loose: bool
) -> None:
    matches = find_matches(draft, shipped(), Wanted(sought, is_loose))
    assert all(is_loose or match.text[match.start : match.end] == sought for match in matches)
    for match in matches:
        same = replace_matches(draft, shipped(), [match], match.text[match.start : match.end]).draft
        assert same.sections == draft.sections and same.preamble == draft.preamble


@examples(100)
@given(DRAFTS, st.sampled_from("一的，1 "), st.sampled_from(["", "乙乙", "丙"]))
def test_after_all_are_replaced_none_is_left(draft: Draft, sought: str, new: str) -> None:
    matches = find_matches(draft, shipped(), Wanted(sought))
    changed, count = replace_matches(draft, shipped(), matches, new)
    if count == len(matches):
        left = find_matches(changed, shipped(), Wanted(sought))
        assert all(match.place.key in tuple(Key) and match.place.key not in tuple(Part) for match in left)
