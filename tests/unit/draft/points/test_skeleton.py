"""一条一节: headings for the points that no passage answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place
from replydesk.draft.points.actions import add_point, tie
from replydesk.draft.points.coverage import unanswered
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import points_of
from replydesk.draft.points.skeleton import heading_of, with_sections

TEXT = (Paragraph("已经办理。"),)


def _with_points(draft: Draft, *texts: str) -> Draft:
    for text in texts:
        draft = add_point(draft, text)
    return draft


def _place(section: int, paragraph: int = -1) -> Place:
    return Place(Part.ANSWER, section, paragraph)


def test_every_point_gets_a_section_in_order_and_is_tied_to_it() -> None:
    draft = with_sections(_with_points(Draft(preamble=TEXT), "加大投入", "加强培训", "提高补贴"))
    assert [(each.level, each.heading) for each in draft.sections] == [
        (1, "关于加大投入的建议。"),
        (1, "关于加强培训的建议。"),
        (1, "关于提高补贴的建议。"),
    ]
    assert [[tied.place for tied in each.ties] for each in points_of(draft)] == [
        [_place(0)],
        [_place(1)],
        [_place(2)],
    ]
    assert len(unanswered(draft)) == 3  # the sections are empty
    assert with_sections(draft) is draft


def test_points_with_passages_keep_them_and_the_others_stand_beside_them() -> None:
    sections = (Section(1, "现状", TEXT), Section(2, "培训", TEXT), Section(1, "结语", TEXT))
    draft = _with_points(Draft(sections=sections), "加大投入", "加强培训", "提高补贴")
    draft = with_sections(tie(draft, 2, _place(1)))
    assert [(each.level, each.heading) for each in draft.sections] == [
        (1, "现状"),
        (2, "关于加大投入的建议。"),
        (2, "培训"),
        (2, "关于提高补贴的建议。"),
        (1, "结语"),
    ]
    assert [each.ties[0].place for each in points_of(draft)] == [_place(1), _place(2), _place(3)]


def test_passages_of_other_points_are_found_after_sections_were_put_before_them() -> None:
    draft = _with_points(Draft(sections=(Section(1, "培训", TEXT),)), "加大投入", "加强培训")
    draft = with_sections(tie(draft, 2, _place(0, 0)))
    assert [each.ties[0].place for each in points_of(draft)] == [_place(0), _place(1, 0)]


def test_a_session_that_moves_anchors_leaves_the_ties_where_they_are() -> None:
    draft = _with_points(Draft(sections=(Section(1, "培训", TEXT),)), "加大投入", "加强培训")
    draft = tie(draft, 2, _place(0, 0))
    made = with_sections(draft)
    assert move_anchors(draft, made) == made


def test_sections_go_below_a_bare_heading_on_the_suggestions() -> None:
    sections = (Section(1, "工作情况", TEXT), Section(1, "关于所提建议的答复"))
    draft = with_sections(_with_points(Draft(sections=sections), "加大投入", "加强培训"))
    assert [each.level for each in draft.sections] == [1, 1, 2, 2]


def test_a_draft_without_points_stays_as_it_is() -> None:
    draft = Draft(preamble=TEXT)
    assert with_sections(draft) is draft


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("加大财政投入", "关于加大财政投入的建议。"),
        ("加大财政投入，设立专项资金，纳入年度预算。", "关于加大财政投入、设立专项资金的建议。"),
        ("一是建议：提高补贴标准；二是加强培训", "关于提高补贴标准的建议。"),
        ("出台《关于加强护理，提高津贴的办法》", "关于出台关于加强护理的建议。"),
        ("（二）建立健全农村养老服务人才培养和激励机制，稳定队伍。", None),
        ("关于提高补贴标准的建议", "关于提高补贴标准的建议。"),
        ("解决停车难的问题", "关于解决停车难的建议。"),
        ("希望进一步提高补贴标准", "关于进一步提高补贴标准的建议。"),
    ],
)
def test_the_heading_names_the_point(text: str, heading: str | None) -> None:
    found = heading_of(Point(1, text))
    assert found == (heading or "关于建立健全农村养老服务人才培养和激励机制的建议。")


@given(st.text(min_size=1, max_size=200))
def test_every_point_has_a_heading_of_one_line(text: str) -> None:
    found = heading_of(Point(1, text))
    assert found.startswith("关于") and found.endswith("的建议。")


@given(
    st.lists(st.sampled_from(["加大投入", "加强培训", "提高补贴", "建助餐点"]), min_size=1, max_size=5),
    st.data(),
)
def test_no_text_is_lost_and_every_point_is_tied(texts: list[str], data: st.DataObject) -> None:
    sections = tuple(
        Section(level, "节", TEXT) for level in data.draw(st.lists(st.integers(1, 2), max_size=4))
    )
    draft = _with_points(Draft(preamble=TEXT, sections=sections), *texts)
    for point in points_of(draft):
        is_tied: bool = data.draw(st.booleans())
        if sections and is_tied:
            draft = tie(draft, point.id, _place(data.draw(st.integers(0, len(sections) - 1))))
    made = with_sections(draft)
    old = [each for each in made.sections if each.heading == "节"]
    assert tuple(old) == sections and all(each.ties for each in points_of(made))
