"""The words about points: names of passages, where a point may be divided, what undo says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.change import describe_change
from replydesk.draft.model import Attachment, Draft, Paragraph, Part, Section
from replydesk.draft.outline import with_heading
from replydesk.draft.place import Place
from replydesk.draft.points.actions import (
    add_point,
    join_points,
    remove_point,
    reword_point,
    set_state,
    shift_point,
    split_point,
    tie,
    untie,
)
from replydesk.draft.points.model import PointState
from replydesk.tui.points.points_text import points_text
from replydesk.tui.points.rows import PointRowKind, passage_name, passages_of, point_rows
from replydesk.tui.points.split_dialog import clause_ends, middle

TEXT = Paragraph("写了一段话。")
DRAFT = Draft(
    preamble=(TEXT,),
    sections=(
        Section(1, "情况", (TEXT,)),
        Section(2, "关于甲。", (TEXT, TEXT)),
        Section(3, "细的", (TEXT,)),
        Section(4, "更细的", (TEXT,)),
    ),
    thanks=(TEXT,),
    attachments=(Attachment((TEXT,), (Section(1, "目标", (TEXT,)),)),),
)
TWO = add_point(add_point(DRAFT, "修路"), "修桥，并且加宽")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(Part.ANSWER, -1, 0), "正文 第1段"),
        (Place(Part.ANSWER, 0, -1), "一 整节"),
        (Place(Part.ANSWER, 1, 1), "一（一）第2段"),
        (Place(Part.ANSWER, 2, 0), "一（一）1 第1段"),
        (Place(Part.ANSWER, 3, -1), "一（一）1（1）整节"),
        (Place(Part.THANKS, -1, 0), "感谢 第1段"),
        (Place("附件1", -1, 0), "附件1 第1段"),
        (Place("附件1", 0, -1), "附件1一 整节"),
        (Place("附件7", 0, 0), "附件7 第1段"),
        (Place(Part.ANSWER, 77, 0), "正文 第1段"),
    ],
)
def test_a_passage_is_named_by_the_printed_numbers(place: Place, name: str) -> None:
    assert passage_name(DRAFT, place) == name


def test_all_texts_can_answer_a_point() -> None:
    assert len(passages_of(DRAFT)) == 1 + 9 + 1 + 3
    assert all(words for _, words in passages_of(DRAFT))


def test_rows_are_points_with_their_passages_in_the_order_of_the_letter() -> None:
    first, second = Place(Part.ANSWER, 1, -1), Place(Part.THANKS, -1, 0)
    draft = tie(tie(TWO, 1, second), 1, first)
    rows = point_rows(draft, {2: (Place(Part.ANSWER, 2, 0),), 1: (first,)})
    assert [(each.point.number, each.kind, each.place) for each in rows] == [
        (1, PointRowKind.POINT, None),
        (1, PointRowKind.TIED, first),
        (1, PointRowKind.TIED, second),
        (2, PointRowKind.POINT, None),
        (2, PointRowKind.PROPOSED, Place(Part.ANSWER, 2, 0)),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("修路，修桥", ["修路，", "修桥"]),
        ("一是修路二是修桥", ["一是修路", "二是修桥"]),
        ("（一）修路；（二）修桥。", ["（一）修路；", "（二）修桥。"]),
        ("修路", ["修路"]),
        ("，", ["，"]),
    ],
)
def test_a_text_may_be_divided_behind_marks_and_before_numbers(text: str, parts: list[str]) -> None:
    ends = [0, *clause_ends(text), len(text)]
    assert [text[a:b] for a, b in pairwise(ends)] == parts


@given(st.text("修路，。；一是（二）", min_size=1, max_size=40))
def test_every_place_of_division_leaves_text_on_both_sides(text: str) -> None:
    assert all(0 < each < len(text) for each in clause_ends(text))
    assert len(text) < 2 or 0 < middle(clause_ends(text), len(text)) < len(text)


UNDONE = {
    "加的第3条“修闸”": lambda draft: add_point(draft, "修闸"),
    "去掉的第2条“修桥，并且加宽”": lambda draft: remove_point(draft, 2),
    "改写的第1条“修大路”": lambda draft: reword_point(draft, 1, "修大路").draft,
    "第1条记的已答": lambda draft: set_state(draft, 1, PointState.ANSWERED).draft,
    "第1条答在哪里": lambda draft: tie(draft, 1, Place(Part.ANSWER, 0, 0)),
    "逐条的先后": lambda draft: shift_point(draft, 2, -1),
    "加的第3条“并且加宽”等 2 处": lambda draft: split_point(draft, 2, 3).draft,
    "去掉的第2条“修桥，并且加宽”等 2 处": lambda draft: join_points(draft, 1).draft,
}


@pytest.mark.parametrize("words", UNDONE)
def test_undo_says_what_was_done_to_a_point(words: str) -> None:
    after = UNDONE[words](TWO)
    change = describe_change(TWO, after, TWO)
    assert change is not None and change.words == words
    assert describe_change(after, TWO, after) is not None


def test_undo_names_a_state_that_was_taken_back() -> None:
    set_one = set_state(TWO, 1, PointState.PARTLY, "钱不够").draft
    change = describe_change(set_one, set_state(set_one, 1, None).draft, set_one)
    assert change is not None and change.words == "第1条不再记的部分"
    tied = tie(TWO, 1, Place(Part.ANSWER, 0, 0))
    change = describe_change(tied, untie(tied, 1), tied)
    assert change is not None and change.words == "第1条答在哪里"


def test_undo_of_a_change_of_the_text_does_not_speak_of_ties_that_follow_it() -> None:
    from replydesk.draft.moving import move_anchors

    tied = tie(TWO, 1, Place(Part.ANSWER, 1, -1))
    after = move_anchors(tied, with_heading(tied, 1, "关于甲、乙。"))
    change = describe_change(tied, after, after)
    assert change is not None and "标题里" in change.words and "条" not in change.words


def test_points_are_counted_and_told_one_to_a_line() -> None:
    assert points_text(DRAFT) is None
    draft = tie(TWO, 1, Place(Part.ANSWER, 0, -1))
    draft = set_state(draft, 2, PointState.DECLINED, "已有桥").draft
    text = points_text(draft)
    assert text is not None and text.counted == "2 条：已答 1，不采纳 1"
    assert text.lines == ("1 已答　修路（见一 整节）", "2 不采纳（已有桥）　修桥，并且加宽")
