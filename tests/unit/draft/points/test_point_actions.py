"""The acts of a clerk on points: each is one change, and nothing that was there is lost."""

from __future__ import annotations

import pytest

from replydesk.draft.field_lines import odd_key
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.original import Original
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
    with_found_points,
    with_more_points,
)
from replydesk.draft.points.model import PointSource, PointState
from replydesk.draft.points.reading import point_lines_of, point_with, points_of

ORIGINAL = Original(text=("食堂太少。", "为此，建议：一是加大补贴；二是合理布点；三是开通送餐。"))
HEADING, TEXT = Place(Part.ANSWER, 0, -1), Place(Part.ANSWER, 0, 0)
ANSWER = Draft(
    ((Key.SUBJECT, "关于食堂的建议"),),
    preamble=(Paragraph("我局高度重视。"),),
    sections=(Section(1, "关于补贴的建议。", (Paragraph("每餐补助三元。"),)),),
)
FOUND = with_found_points(ANSWER, ORIGINAL)


def texts(draft: Draft) -> list[str]:
    return [each.text for each in points_of(draft)]


def test_points_found_are_put_in_once() -> None:
    assert texts(FOUND) == ["加大补贴", "合理布点", "开通送餐"]
    assert points_of(FOUND)[1].source == PointSource(1, 15, 19)
    assert with_found_points(FOUND, Original(text=("建议增设路灯。",))) is FOUND


def test_points_found_again_come_to_those_that_are_there() -> None:
    mended = reword_point(remove_point(FOUND, 2), 1, "提高补贴").draft
    again = with_more_points(add_point(mended, "另设电话"), ORIGINAL)
    assert texts(again) == ["提高补贴", "合理布点", "开通送餐", "另设电话"]
    assert with_more_points(again, ORIGINAL) is again


def test_points_are_read_back_from_the_file() -> None:
    draft = set_state(tie(FOUND, 1, HEADING), 2, PointState.DECLINED, "已有\n布点").draft
    assert points_of(parse_draft(format_draft(draft)).draft) == points_of(draft)


def test_a_point_is_added_behind_another_or_at_the_end() -> None:
    assert texts(add_point(FOUND, "另设电话")) == ["加大补贴", "合理布点", "开通送餐", "另设电话"]
    assert texts(add_point(FOUND, " 另设\n电话 ", 1))[1] == "另设\u3000电话"
    assert add_point(FOUND, " 。 ") is FOUND


def test_rewording_keeps_the_place_in_the_original() -> None:
    done = reword_point(FOUND, 2, "合理规划布点")
    assert points_of(done.draft)[1].source == points_of(FOUND)[1].source and not done.refusal
    assert reword_point(FOUND, 2, "  ").refusal and reword_point(FOUND, 9, "无").refusal


def test_a_point_split_keeps_its_passages_with_the_first_part() -> None:
    draft = tie(add_point(ANSWER, "加大补贴，合理布点", source=PointSource(3, 2, 11)), 1, TEXT)
    first, second = points_of(split_point(draft, 1, 5).draft)
    assert (first.text, first.source, len(first.ties)) == ("加大补贴", PointSource(3, 2, 6), 1)
    assert (second.text, second.source, second.ties) == ("合理布点", PointSource(3, 7, 11), ())


@pytest.mark.parametrize("offset", [-1, 0, 4, 99])
def test_a_point_is_split_only_between_words(offset: int) -> None:
    done = split_point(FOUND, 1, offset)
    assert "都要有字" in done.refusal and done.draft is FOUND


def test_points_joined_have_the_passages_of_both() -> None:
    draft = tie(tie(FOUND, 1, HEADING), 2, TEXT)
    joined = points_of(join_points(draft, 1).draft)
    assert [each.text for each in joined] == ["加大补贴；合理布点", "开通送餐"]
    assert [each.place for each in joined[0].ties] == [HEADING, TEXT]
    assert joined[0].source == PointSource(1, 8, 19)


def test_points_joined_have_a_state_that_both_have() -> None:
    one = set_state(FOUND, 1, PointState.DECLINED, "没有钱").draft
    both = set_state(one, 2, PointState.DECLINED, "没有地").draft
    assert points_of(join_points(both, 1).draft)[0][3:5] == (PointState.DECLINED, "没有钱；没有地")
    assert points_of(join_points(one, 1).draft)[0].state is None


def test_the_last_point_joins_with_none() -> None:
    assert "没有可并的" in join_points(FOUND, 3).refusal and join_points(FOUND, 9).refusal


def test_a_point_removed_takes_its_lines_along() -> None:
    draft = set_state(tie(FOUND, 2, TEXT), 2, PointState.PARTLY).draft
    assert point_lines_of(remove_point(draft, 2)) == point_lines_of(remove_point(FOUND, 2))
    assert remove_point(remove_point(remove_point(FOUND, 1), 2), 3).raw(Key.POINTS) is None


@pytest.mark.parametrize(("by", "order"), [(-1, [2, 1, 3]), (1, [1, 3, 2]), (-9, [2, 1, 3]), (9, [1, 3, 2])])
def test_a_point_is_moved_in_the_list(by: int, order: list[int]) -> None:
    moved = shift_point(tie(FOUND, 2, TEXT), 2, by)
    assert [each.id for each in points_of(moved)] == order
    assert [each.number for each in points_of(moved)] == [1, 2, 3]
    assert len(point_lines_of(moved)) == 4


def test_passages_are_tied_once_and_untied() -> None:
    draft = tie(tie(FOUND, 1, HEADING), 1, TEXT)
    assert tie(draft, 1, TEXT) is draft
    assert [each.place for each in points_of(untie(draft, 1, HEADING))[0].ties] == [TEXT]
    assert untie(draft, 1) == FOUND and untie(FOUND, 1) is FOUND


@pytest.mark.parametrize("place", [Place(Key.SUBJECT), Place(Part.ANSWER, 7, 0), Place(Part.THANKS)])
def test_what_is_no_typed_text_answers_nothing(place: Place) -> None:
    assert tie(FOUND, 1, place) is FOUND and tie(FOUND, 9, TEXT) is FOUND


def test_declining_needs_a_reason() -> None:
    assert "理由" in set_state(FOUND, 1, PointState.DECLINED, " ").refusal
    declined = set_state(FOUND, 1, PointState.DECLINED, "没有钱").draft
    assert point_with(declined, 1) is not None
    assert points_of(set_state(declined, 1, PointState.ANSWERED).draft)[0].reason == ""
    assert set_state(declined, 1, None).draft == FOUND
    assert set_state(FOUND, 9, PointState.ANSWERED).refusal


def test_what_cannot_be_read_stays() -> None:
    odd = FOUND.with_field(Key.POINTS, ("看不懂", *point_lines_of(FOUND)))
    assert point_lines_of(remove_point(shift_point(odd, 1, 1), 2))[0] == "看不懂"
    nested = ANSWER.with_field(Key.POINTS, Nested("{一: 二}"))
    added = add_point(nested, "另设电话")
    assert added.raw(odd_key(Key.POINTS)) == Nested("{一: 二}") and texts(added) == ["另设电话"]
    assert with_found_points(nested, ORIGINAL) is nested
