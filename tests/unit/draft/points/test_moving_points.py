"""Passages that answer points stay theirs through edits, splits, moves and undone deletions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.lines import draft_lines, placed_lines, with_lines
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.points.actions import add_point, tie
from replydesk.draft.points.reading import point_lines_of, points_of

LONG = "我局将按照就餐人次给予补助，" * 8 + "年底前兑现。"
TEXT = Place(Part.ANSWER, 0, 0)
DRAFT = Draft(
    sections=(
        Section(1, "关于补贴的建议。", (Paragraph(LONG), Paragraph("另外，还将简化手续。"))),
        Section(1, "关于布点的建议。", (Paragraph("每个街道设两处。"),)),
    )
)
TIED = tie(tie(add_point(add_point(DRAFT, "加大补贴"), "合理布点"), 1, TEXT), 2, Place(Part.ANSWER, 1, -1))


def tied(draft: Draft) -> list[list[str]]:
    return [[each.words for each in point.ties] for point in points_of(draft)]


def test_a_passage_edited_is_tied_as_it_is_now() -> None:
    after = move_anchors(TIED, with_texts(TIED, {TEXT: "明年起提高标准。"}))
    assert tied(after) == [["明年起提高标准。"], ["关于布点的建议。"]]


def test_a_passage_moved_with_its_section_stays_tied() -> None:
    after = move_anchors(TIED, replace(TIED, sections=TIED.sections[::-1]))
    assert [each.ties[0].place for each in points_of(after)] == [
        Place(Part.ANSWER, 1, 0),
        Place(Part.ANSWER, 0, -1),
    ]


def test_a_long_passage_cut_out_and_pasted_elsewhere_is_tied_again() -> None:
    cut = move_anchors(TIED, with_texts(TIED, {TEXT: ""}))
    assert tied(cut)[0] == [] and points_of(cut)[0].lost == 1
    pasted = replace(cut, next_steps=(Paragraph(LONG),))
    assert tied(move_anchors(cut, pasted))[0] == [LONG]


def test_a_draft_without_passages_is_left_as_it_is() -> None:
    after = add_point(DRAFT, "加大补贴").with_field(Key.SUBJECT, "关于食堂的建议")
    assert move_anchors(add_point(DRAFT, "加大补贴"), after) is after


@given(st.data())
def test_whatever_is_done_a_passage_is_the_text_at_its_place_or_lost(data: st.DataObject) -> None:
    draft = DRAFT
    for number in (1, 2):
        draft = add_point(draft, f"第{number}件事")
        places = [place for _, place in placed_lines(draft)]
        draft = tie(draft, number, data.draw(st.sampled_from(places)))
    lines = list(draft_lines(draft))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["remove", "double", "move", "edit"]))
        line = lines.pop(at)
        if kind == "double":
            lines[at:at] = [line, line]
        elif kind == "move":
            lines.insert(data.draw(st.integers(0, len(lines))), line)
        elif kind == "edit":
            lines.insert(at, line._replace(text=f"新{line.text[2:]}"))
        after = move_anchors(draft, with_lines(draft, lines))
        lines = list(draft_lines(after))
        assert len(point_lines_of(after)) == len(point_lines_of(draft))
        for point in points_of(after):
            assert len(point.ties) + point.lost == 1
            assert all(text_at(after, each.place) == each.words for each in point.ties)
        draft = after
        if not lines:
            return
