"""Remarks of two people at one draft are merged, and none is lost."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.field_lines import odd_key
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.place import Place, with_texts
from replydesk.draft.remarks.actions import add_remark, settle_remark
from replydesk.draft.remarks.lines import AnswerLine, format_line
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.moving import move_remarks
from replydesk.draft.remarks.reading import lines_of, open_remarks, remarks_of
from replydesk.draft.workflow import VerdictBy

WHEN = datetime(2026, 5, 28, 16, 40)
LI, ZHANG = VerdictBy("李某某", WHEN), VerdictBy("张某某", WHEN)
PLACE = Place(Part.ANSWER, 0, 0)
BASE = Draft(
    ((Key.SUBJECT, "关于养老的建议"),),
    sections=(Section(1, "情况", (Paragraph("我厅投入三百万元用于养老服务。"),)),),
)


def test_two_people_put_remarks_at_one_time() -> None:
    ours = add_remark(BASE, PLACE, 4, 8, "请核对", LI)
    theirs = add_remark(BASE, PLACE, 10, 14, "说全", ZHANG)
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_remarks(one, other)
        assert [(each.anchor.words, each.text) for each in remarks_of(merged)] == [
            ("三百万元", "请核对"),
            ("养老服务", "说全"),
        ]
        assert merge_remarks(merged, other) is merged and merge_remarks(merged, one) is merged


def test_the_words_of_their_remark_are_found_in_our_text() -> None:
    theirs = add_remark(BASE, PLACE, 4, 8, "请核对", LI)
    ours = with_texts(BASE, {PLACE: "2025年以来，我厅共投入四百万元用于养老服务。"})
    (remark,) = remarks_of(merge_remarks(ours, theirs))
    assert (remark.anchor.words, remark.put_on) == ("四百万元", "三百万元")


def test_an_answer_of_theirs_settles_our_remark() -> None:
    ours = add_remark(BASE, PLACE, 4, 8, "请核对", LI)
    (remark,) = remarks_of(ours)
    theirs = settle_remark(ours, remark.id, Outcome.MENDED, ZHANG).draft
    moved = move_remarks(ours, with_texts(ours, {PLACE: "投入三百万元。"}))
    merged = merge_remarks(moved, theirs)
    assert len(remarks_of(merged)) == 1 and open_remarks(merged) == ()


def test_a_remark_with_the_id_of_another_gets_a_longer_one_with_its_answers() -> None:
    ours = add_remark(BASE, PLACE, 4, 8, "请核对", LI)
    (line,) = lines_of(ours)
    number = line[1:5]
    answer = format_line(AnswerLine(number, WHEN, "王某某", Outcome.MENDED))
    theirs = BASE.with_field(Key.REMARKS, (line.replace("请核对", "说全"), answer))
    merged = merge_remarks(ours, theirs)
    assert {each.text: each.is_open for each in remarks_of(merged)} == {"请核对": True, "说全": False}
    assert len({each.id for each in remarks_of(merged)}) == 2
    assert set(lines_of(merge_remarks(merged, theirs))) == set(lines_of(merged))


def test_a_value_without_lines_is_kept_on_both_sides() -> None:
    odd = BASE.with_field(Key.REMARKS, Nested(" {甲: 乙}"))
    ours = add_remark(BASE, PLACE, 4, 8, "请核对", LI)
    assert merge_remarks(BASE, odd).raw(Key.REMARKS) == Nested(" {甲: 乙}")
    assert merge_remarks(ours, odd).raw(odd_key(Key.REMARKS)) == Nested(" {甲: 乙}")
    both = merge_remarks(odd, ours)
    assert both.raw(odd_key(Key.REMARKS)) == Nested(" {甲: 乙}") and len(remarks_of(both)) == 1
    assert parse_draft(format_draft(both)).draft == both


_TEXTS = st.sampled_from(["请核对", "说全", "太长", "删去"])
_ACT = st.tuples(st.sampled_from([LI, ZHANG]), st.integers(0, 13), st.integers(0, 4), _TEXTS, st.booleans())


def _acted(draft: Draft, acts: list[tuple[VerdictBy, int, int, str, bool]]) -> Draft:
    for by, start, length, text, is_answer in acts:
        open_ones = open_remarks(draft)
        if is_answer and open_ones:
            draft = settle_remark(draft, open_ones[0].id, Outcome.KEPT, by, text).draft
        else:
            draft = add_remark(draft, PLACE, start, start + length, text, by)
    return draft


@given(
    st.lists(_ACT, max_size=4),
    st.lists(_ACT, max_size=4),
    st.lists(_ACT, max_size=4),
    st.text("投入三百元", max_size=9),
)
def test_merged_in_any_order_no_line_is_lost(
    shared: list[tuple[VerdictBy, int, int, str, bool]],
    mine: list[tuple[VerdictBy, int, int, str, bool]],
    others: list[tuple[VerdictBy, int, int, str, bool]],
    typed: str,
) -> None:
    base = _acted(BASE, shared)
    ours, theirs = _acted(base, mine), _acted(base, others)
    ours = move_remarks(ours, with_texts(ours, {PLACE: f"{typed}投入三百万元用于养老服务。"}))
    one, other = merge_remarks(ours, theirs), merge_remarks(theirs, ours)
    said = [
        {(each.who, each.when, each.text, each.put_on, each.answers) for each in remarks_of(draft)}
        for draft in (ours, theirs, one, other)
    ]
    for merged in (said[2], said[3]):
        words = {each[:4] for each in merged}
        assert {each[:4] for each in said[1]} <= words
        assert len([answer for each in merged for answer in each[4]]) >= max(
            len([answer for each in side for answer in each[4]]) for side in said[:2]
        )
    assert len(lines_of(one)) == len(lines_of(other)) >= max(len(lines_of(ours)), len(lines_of(theirs)))
    assert sorted(_tail(line) for line in lines_of(one)) == sorted(_tail(line) for line in lines_of(other))


def _tail(line: str) -> str:
    """Return what a line says, without where its words are."""
    return line.partition("（版本")[0] + line.rpartition("」")[2]
