"""Tests that two people's points on one draft are both kept: points, passages, states, reasons."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, with_texts
from replydesk.draft.points.merging import merge_points
from replydesk.draft.points.model import PointState
from replydesk.draft.points.reading import point_lines_of, points_of

SECTIONS = (Section(1, "情况", (Paragraph("已经部署。"), Paragraph("抓好落实。"))),)
LINES = (
    "〔1〕加大补贴",
    "〔2〕另设电话",
    "〔1〕答在 答复内容 第1节 第1段 整段「已经部署。」",
    "〔1〕部分：在定",
)
BASE = Draft(((Key.POINTS, LINES),), sections=SECTIONS)


def having(*lines: str, base: Draft = BASE) -> Draft:
    return base.with_field(Key.POINTS, lines)


def texts(draft: Draft) -> list[str]:
    return [each.text for each in points_of(draft)]


@pytest.mark.parametrize("base", [BASE, None])
def test_a_point_that_one_side_added_is_kept(base: Draft | None) -> None:
    ours, theirs = having(*LINES, "〔3〕我们的"), having(*LINES, "〔3〕他们的")
    merged = merge_points(ours, theirs, base)
    assert texts(merged) == ["加大补贴", "另设电话", "我们的", "他们的"]
    assert len({each.id for each in points_of(merged)}) == 4


def test_states_and_passages_go_with_a_point_that_got_another_id() -> None:
    theirs = having(
        *LINES, "〔3〕他们的", "〔3〕不采纳：没有钱", "〔3〕答在 答复内容 第1节 第2段 整段「抓好落实。」"
    )
    merged = merge_points(having(*LINES, "〔3〕我们的"), theirs, BASE)
    ours, other = points_of(merged)[2:]
    assert (other.text, other.state, other.reason) == ("他们的", PointState.DECLINED, "没有钱")
    assert [each.words for each in other.ties] == ["抓好落实。"] and not ours.ties


def test_a_passage_is_on_our_words() -> None:
    tied = having(*LINES, "〔2〕答在 答复内容 第1节 第2段 整段「抓好落实。」")
    ours = move_anchors(BASE, with_texts(BASE, {Place(Part.ANSWER, 0, 1): "一定抓好落实工作。"}))
    [tie] = points_of(merge_points(ours, tied, BASE))[1].ties
    assert tie.words == "一定抓好落实工作。"


def test_a_point_reworded_by_them_stays_in_its_place() -> None:
    theirs = having("〔1〕加大社区补贴", *LINES[1:])
    assert texts(merge_points(BASE, theirs, BASE)) == ["加大社区补贴", "另设电话"]
    assert texts(merge_points(theirs, BASE, BASE)) == ["加大社区补贴", "另设电话"]


def test_a_point_removed_by_one_side_and_left_by_the_other_is_gone() -> None:
    removed = having(LINES[0], *LINES[2:])
    assert texts(merge_points(removed, BASE, BASE)) == ["加大补贴"]
    assert texts(merge_points(BASE, removed, BASE)) == ["加大补贴"]


def test_of_two_states_ours_holds_and_theirs_is_noted() -> None:
    ours, theirs = having(*LINES[:3], "〔1〕已答"), having(*LINES[:3], "〔1〕不采纳：没有钱")
    point = points_of(merge_points(ours, theirs, BASE))[0]
    assert (point.state, point.reason) == (PointState.ANSWERED, "（另有记：不采纳：没有钱）")
    assert points_of(merge_points(BASE, theirs, BASE))[0].state is PointState.DECLINED
    again = merge_points(ours, theirs, BASE)
    assert merge_points(again, theirs, BASE) == again


def test_without_points_of_theirs_nothing_changes() -> None:
    assert merge_points(BASE, BASE) is BASE
    assert point_lines_of(merge_points(Draft(sections=SECTIONS), BASE)) == LINES


def test_points_without_lines_are_kept_beside() -> None:
    odd = BASE.with_field(Key.POINTS, Nested("{甲: 乙}\n"))
    assert ("逐条原文", odd.raw(Key.POINTS)) in merge_points(BASE, odd).fields
