"""Tests that figures taken over stay marked through changes of a draft, until changed or confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.lines import DraftLine, draft_lines, with_lines
from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.taken.confirming import confirm
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import marks_of, stale_marks, taken_lines_of
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy

BY = VerdictBy("张某某", datetime(2026, 5, 28, 16, 40))
OLD = TakenFrom("2025年 第0055号", "旧.md")
PLACE = Place(Part.ANSWER, 0, 0)
OTHER = Place(Part.ANSWER, 1, 0)
SENTENCE = "自2024年以来，投入300万元，覆盖12个县。"
BASE = Draft(
    sections=(
        Section(1, "情况"),
        Section(1, "打算", (Paragraph("下一步抓好落实。"), Paragraph("按时办结。"))),
    )
)
TAKEN = take_over(BASE, PLACE, [DraftLine("甲", SENTENCE)], OLD, BY)


def words(draft: Draft) -> list[str]:
    return [each.anchor.words for each in stale_marks(draft)]


def typed(draft: Draft, place: Place, old: str, new: str) -> Draft:
    """Return the draft after words at a place were replaced, as a session moves it."""
    text = text_at(draft, place)
    assert text is not None and (old in text)
    return move_anchors(draft, with_texts(draft, {place: text.replace(old, new, 1)}))


def test_words_before_and_behind_move_a_figure() -> None:
    after = typed(TAKEN, PLACE, "自", "我厅自")
    assert words(after) == ["2024年", "300万元", "12个"]
    assert stale_marks(after)[0].anchor.start == 3


@pytest.mark.parametrize("new", ["2025年", "二〇二五年", "今年", "202年", "2026年1月"])
def test_a_figure_that_is_changed_is_settled(new: str) -> None:
    old = "2024年"
    assert words(typed(TAKEN, PLACE, old, new)) == ["300万元", "12个"]


@pytest.mark.parametrize("new", ["1300万元", "3000万元"])
def test_a_figure_with_another_digit_is_settled(new: str) -> None:
    assert words(typed(TAKEN, PLACE, "300万元", new)) == ["2024年", "12个"]


def test_a_figure_that_is_changed_back_is_open_again() -> None:
    after = typed(typed(TAKEN, PLACE, "300万元", "500万元"), PLACE, "500万元", "300万元")
    assert words(after) == ["2024年", "300万元", "12个"]
    one_by_one = typed(typed(TAKEN, PLACE, "300万元", "30万元"), PLACE, "30万元", "300万元")
    assert words(one_by_one) == ["2024年", "300万元", "12个"]


def test_a_figure_that_is_deleted_has_no_mark() -> None:
    after = typed(TAKEN, PLACE, "，投入300万元", "")
    assert words(after) == ["2024年", "12个"]


def test_a_figure_that_is_cut_and_put_in_elsewhere_is_marked_there() -> None:
    cut = typed(TAKEN, PLACE, "300万元", "")
    after = typed(cut, OTHER, "下一步", "下一步300万元")
    assert words(after) == ["2024年", "12个", "300万元"]
    assert stale_marks(after)[2].anchor.place == OTHER


def test_a_figure_that_is_copied_is_marked_twice() -> None:
    after = typed(TAKEN, OTHER, "下一步", "下一步投入300万元，")
    assert words(after) == ["2024年", "300万元", "12个", "300万元"]
    assert len({each.id for each in stale_marks(after)}) == 4
    assert {each.source for each in stale_marks(after)} == {OLD}


def test_a_section_with_many_figures_that_is_doubled_and_deleted_is_marked_whole() -> None:
    """Each figure once was sought in all lines anew: three thousand took minutes."""
    texts = ["，".join(f"第{row}组{1000 + row * 20 + at}万元" for at in range(20)) for row in range(50)]
    many = take_over(BASE, PLACE, [DraftLine("甲", each) for each in texts], OLD, BY)
    count = len(stale_marks(many))
    assert count >= 1_000
    doubled = move_anchors(many, replace(many, sections=(*many.sections, many.sections[0])))
    assert len(stale_marks(doubled)) == 2 * count
    assert len({each.id for each in stale_marks(doubled)}) == 2 * count
    gone = move_anchors(many, replace(many, sections=many.sections[1:]))
    assert stale_marks(gone) == ()
    back = move_anchors(gone, replace(gone, sections=many.sections))
    assert sorted(words(back)) == sorted(words(many))


def test_a_figure_typed_by_hand_is_not_marked() -> None:
    after = TAKEN
    for char in "300万元":
        at = (text_at(after, OTHER) or "").index("抓好")
        text = text_at(after, OTHER) or ""
        after = move_anchors(after, with_texts(after, {OTHER: f"{text[:at]}{char}{text[at:]}"}))
    assert text_at(after, OTHER) == "下一步300万元抓好落实。"
    assert words(after) == ["2024年", "300万元", "12个"]


def test_a_figure_that_was_divided_and_joined_is_open_again() -> None:
    halves = (Paragraph("自2024年以来，投入30"), Paragraph("0万元，覆盖12个县。"))
    parted = move_anchors(TAKEN, replace(TAKEN, sections=(Section(1, "情况", halves), TAKEN.sections[1])))
    assert words(parted) == ["2024年", "12个"]
    joined = move_anchors(parted, replace(parted, sections=TAKEN.sections))
    assert words(joined) == ["2024年", "300万元", "12个"]


def test_a_paragraph_that_is_moved_takes_its_figures_along() -> None:
    first, second = TAKEN.sections
    moved = replace(
        TAKEN,
        sections=(first._replace(paragraphs=()), Section(1, "打算", (*second.paragraphs, *first.paragraphs))),
    )
    after = move_anchors(TAKEN, moved)
    assert words(after) == ["2024年", "300万元", "12个"]
    assert {each.anchor.place for each in stale_marks(after)} == {Place(Part.ANSWER, 1, 2)}


def test_a_confirmed_figure_does_not_come_back() -> None:
    confirmed = confirm(TAKEN, stale_marks(TAKEN)[1].id, BY)
    cut = typed(confirmed, PLACE, "300万元", "")
    put = typed(cut, OTHER, "下一步", "下一步300万元")
    assert words(put) == ["2024年", "12个"]
    copied = typed(put, PLACE, "投入", "投入300万元")
    assert words(copied) == ["2024年", "12个"]
    changed = typed(typed(put, OTHER, "300万元", "400万元"), OTHER, "400万元", "300万元")
    assert words(changed) == ["2024年", "12个"]


def test_a_figure_that_is_all_of_a_text_does_not_grow_with_it() -> None:
    alone = take_over(BASE, PLACE, [DraftLine("甲", "2024年")], OLD, BY)
    assert words(typed(alone, PLACE, "2024年", "2024年以来有关工作")) == ["2024年"]
    assert words(typed(alone, PLACE, "2024年", "自2024年")) == ["2024年"]


def test_a_file_edited_elsewhere_keeps_its_marks() -> None:
    text = format_draft(TAKEN).replace("覆盖12个县", "先后覆盖了12个县").replace("下一步", "下一步，")
    again = parse_draft(text)
    assert words(again.draft) == ["2024年", "300万元", "12个"] and not again.notes


def test_a_change_elsewhere_leaves_the_lines_as_they_are() -> None:
    after = typed(TAKEN, OTHER, "落实", "实施")
    assert taken_lines_of(after) == taken_lines_of(TAKEN)


FIGURES = ("2024年", "300万元", "12个", "百分之十五", "李某某", "第0123号")
START = take_over(
    replace(BASE, preamble=(Paragraph("导语一句。"),)),
    PLACE,
    [
        DraftLine("甲", "自2024年以来，投入300万元，惠及12个县。"),
        DraftLine("甲", "提高百分之十五。李某某代表提出的第0123号建议。"),
    ],
    OLD,
    BY,
)
Edits = st.lists(
    st.tuples(
        st.sampled_from(["剪", "贴", "删", "写", "拆", "并", "移", "换", "题"]), *[st.integers(0, 60)] * 3
    ),
    max_size=12,
)


def edited(draft: Draft, kind: str, clip: str, numbers: tuple[int, int, int]) -> tuple[Draft, str]:
    """Return the draft after an edit that types no figure by hand, and what is on the clipboard then."""
    lines = list(draft_lines(draft))
    one, other, third = numbers
    at = one % len(lines)
    text = lines[at].text
    begin = other % (len(text) + 1)
    end = min(begin + third % 25, len(text))
    match kind:
        case "剪" | "删":
            clip = text[begin:end] if kind == "剪" and end > begin else clip
            lines[at] = lines[at]._replace(text=text[:begin] + text[end:])
        case "贴":
            lines[at] = lines[at]._replace(text=text[:begin] + clip + text[begin:])
        case "写":
            lines[at] = lines[at]._replace(text=f"{text[:begin]}{'甲乙，丙。丁'[third % 6]}{text[begin:]}")
        case "拆":
            lines[at : at + 1] = [
                lines[at]._replace(text=text[:begin]),
                lines[at]._replace(text=text[begin:], level=0),
            ]
        case "并" if at and not lines[at].level:
            lines[at - 1 : at + 1] = [lines[at - 1]._replace(text=lines[at - 1].text + text)]
        case "移":
            moved = lines.pop(at)
            lines.insert(other % (len(lines) + 1), moved)
        case "换":
            far = other % len(lines)
            lines[at], lines[far] = lines[far], lines[at]
        case "题":
            lines[at] = lines[at]._replace(level=third % 3)
    return with_lines(draft, lines), clip


def unmarked(draft: Draft) -> list[str]:
    """Return the figures in the text that no mark covers."""
    found = []
    marks = [each.anchor for each in marks_of(draft) if not each.is_lost]
    from replydesk.draft.lines import placed_lines

    for line, place in placed_lines(draft):
        for figure in FIGURES:
            at = line.text.find(figure)
            while at >= 0:
                covered = any(
                    each.place == place and each.start <= at and at + len(figure) <= each.end
                    for each in marks
                )
                found += [] if covered else [f"{place} {figure}"]
                at = line.text.find(figure, at + 1)
    return found


@settings(max_examples=150)
@given(Edits)
def test_nothing_stale_passes_through_any_edits(edits: list[tuple[str, int, int, int]]) -> None:
    draft, clip = START, ""
    for kind, *numbers in edits:
        changed, clip = edited(draft, kind, clip, (numbers[0], numbers[1], numbers[2]))
        draft = move_anchors(draft, changed)
        assert unmarked(draft) == []
        again = parse_draft(format_draft(draft)).draft
        assert [each.anchor for each in stale_marks(again)] == [each.anchor for each in stale_marks(draft)]
