"""Tests of taking lines of a past reply over into a draft, and of confirming the figures in them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.lines import DraftLine, draft_lines
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, text_at
from replydesk.draft.reuse import fresh_copy
from replydesk.draft.taken.confirming import confirm, confirm_all, mark_at, next_mark
from replydesk.draft.taken.known_names import NAMES
from replydesk.draft.taken.lines import format_taken_line, parse_taken_line, taker_name
from replydesk.draft.taken.model import StaleKind, TakenFrom
from replydesk.draft.taken.reading import count_stale, sources_of, stale_marks, taken_lines_of, taken_notes
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy, without_stages
from tests.support.planted_figures import planted_paragraph

BY = VerdictBy("张某某", datetime(2026, 5, 28, 16, 40))
OLD = TakenFrom("2025年 第0055号 王某某 关于推进养老服务的答复", "往年/养老.md", ("王某某",))
PLACE = Place(Part.ANSWER, 0, 0)
BASE = Draft(
    ((Key.SUBJECT, "甲"),),
    preamble=(Paragraph("导语。"),),
    sections=(
        Section(1, "情况", (Paragraph("我厅高度重视。"), Paragraph("已经部署。"))),
        Section(2, "进展", (Paragraph("正在推进。"),)),
        Section(1, "打算", ()),
    ),
)
SENTENCE = "自2024年以来，投入300万元。"


def line(text: str, level: int = 0) -> DraftLine:
    return DraftLine("甲", text, level)


def words(draft: Draft) -> list[str]:
    return [each.anchor.words for each in stale_marks(draft)]


def taken(*lines: DraftLine, at: Place = PLACE, base: Draft = BASE) -> Draft:
    return take_over(base, at, lines, OLD, BY)


def test_a_sentence_is_put_into_a_paragraph() -> None:
    after = take_over(BASE, PLACE, [line(SENTENCE)], OLD, BY, splice=2)
    assert text_at(after, PLACE) == f"我厅{SENTENCE}高度重视。"
    assert words(after) == ["2024年", "300万元"]
    assert [each.source for each in stale_marks(after)] == [OLD._replace(people=())] * 2


def test_a_sentence_takes_the_place_of_selected_words() -> None:
    after = take_over(BASE, PLACE, [line(SENTENCE)], OLD, BY, splice=(0, 7))
    assert text_at(after, PLACE) == SENTENCE


def test_figures_that_were_there_before_are_not_marked() -> None:
    base = take_over(BASE, PLACE, [line("到2026年")], OLD, BY, splice=0).with_field(Key.TAKEN, ())
    assert words(take_over(base, PLACE, [line("有12个县，")], OLD, BY, splice=0)) == ["12个"]


def test_paragraphs_come_behind_the_place() -> None:
    after = taken(line("第一段有3处。"), line("第二段。"))
    texts = [each.text for each in after.sections[0].paragraphs]
    assert texts == ["我厅高度重视。", "第一段有3处。", "第二段。", "已经部署。"]
    assert words(after) == ["3处"]


def test_sections_come_behind_the_section_and_what_is_under_it() -> None:
    after = taken(line("前言。"), line("关于补贴。", 1), line("2024年补贴。"))
    assert [each.heading for each in after.sections] == ["情况", "进展", "关于补贴。", "打算"]
    assert [each.text for each in after.sections[0].paragraphs] == ["我厅高度重视。", "前言。", "已经部署。"]
    assert after.sections[1] == BASE.sections[1]


def test_headings_alone_make_empty_sections() -> None:
    after = taken(line("关于补贴。", 1), line("关于2024年。", 1), at=Place(Part.ANSWER, 2, 0))
    assert [each.heading for each in after.sections][2:] == ["打算", "关于补贴。", "关于2024年。"]
    assert words(after) == ["2024年"]


def test_a_heading_is_not_deeper_than_the_section_above_allows() -> None:
    after = taken(line("丙", 4), line("文。"), at=Place(Part.ANSWER, 2, 0))
    assert after.sections[-1] == Section(2, "丙", (Paragraph("文。"),))


def test_an_empty_part_and_a_passage_are_filled() -> None:
    assert taken(line(SENTENCE), base=Draft(), at=Place(Part.ANSWER)).preamble[0].text == SENTENCE
    after = taken(line("打算", 1), line("今年办结。"), at=Place(Part.NEXT_STEPS))
    assert [each.text for each in after.next_steps] == ["打算", "今年办结。"]
    assert words(after) == ["今年"]


def test_an_attachment_is_filled() -> None:
    after = taken(line("2024年情况。"), at=Place("附件1"))
    assert after.attachments[0].preamble[0].text == "2024年情况。" and words(after) == ["2024年"]


@pytest.mark.parametrize("at", [Place(Key.SUBJECT), Place(Key.PROPOSERS)])
def test_nothing_is_taken_into_a_field(at: Place) -> None:
    assert taken(line(SENTENCE), at=at) is BASE


def test_nothing_is_taken_of_blank_lines() -> None:
    assert taken(line(" "), line("", 1)) is BASE


def test_the_people_of_the_past_reply_are_marked() -> None:
    after = taken(line("王某某的意见"))
    assert [(each.anchor.words, each.kind) for each in stale_marks(after)] == [("王某某", StaleKind.PERSON)]


OF_A_TOWN = "河口镇的道路由市第三人民医院旁边开始。"


def test_names_of_places_and_bodies_are_marked() -> None:
    after = taken(line(OF_A_TOWN))
    marks = [(each.anchor.words, each.kind) for each in stale_marks(after)]
    assert marks == [("河口镇", StaleKind.PLACE), ("第三人民医院", StaleKind.BODY)]
    assert parse_draft(format_draft(after)).draft == after


@pytest.mark.parametrize("key", [Key.UNIT, Key.SUBJECT, Key.PROPOSERS])
def test_names_that_the_record_has_are_not_marked(key: Key) -> None:
    base = BASE.with_field(key, "河口镇人民政府")
    assert words(taken(line(OF_A_TOWN), base=base)) == ["第三人民医院"]
    assert words(taken(line("河口镇中心小学已经建成。"), base=base)) == []
    assert words(taken(line("大河口镇的道路。"), base=base)) == ["大河口镇"]


def test_names_that_are_known_otherwise_are_not_marked() -> None:
    after = take_over(BASE, PLACE, [line(OF_A_TOWN)], OLD, BY, about="河口镇道路的修复")
    assert words(after) == ["第三人民医院"]


def test_a_name_waits_wherever_it_is_taken_until_it_is_confirmed() -> None:
    once = taken(line("河口镇的道路。"))
    twice = taken(line("河口镇的路灯。"), base=once)
    assert words(twice) == ["河口镇", "河口镇"]
    confirmed = confirm(once, stale_marks(once)[0].id, BY)
    assert words(taken(line("河口镇的路灯。"), base=confirmed)) == []


def test_what_is_taken_over_is_one_change_that_moves_nothing() -> None:
    after = taken(line(SENTENCE))
    assert move_anchors(BASE, after) == after


def test_the_file_keeps_all_of_it_and_the_letter_has_none() -> None:
    after = taken(line(SENTENCE), line("关于补贴。", 1))
    again = parse_draft(format_draft(after))
    assert again.draft == after and not again.notes
    plain = Draft((BASE.fields), after.opening, after.preamble, after.sections)
    assert without_stages(format_draft(after).encode()) == without_stages(format_draft(plain).encode())


def test_a_copy_keeps_the_marks() -> None:
    assert words(fresh_copy(taken(line(SENTENCE)), "2026")) == ["2024年", "300万元"]


def test_a_figure_is_confirmed() -> None:
    after = taken(line(SENTENCE))
    first = stale_marks(after)[0]
    assert words(confirm(after, first.id, BY)) == ["300万元"]
    assert confirm(after, "3f2a-9", BY) is after


def test_all_figures_of_a_text_are_confirmed() -> None:
    after = taken(line(SENTENCE), line("共5个县。"))
    done = confirm_all(after, Place(Part.ANSWER, 0, 1), BY)
    assert words(done) == ["5个"]
    assert confirm_all(done, PLACE, BY) is done


def test_the_mark_at_a_place_and_the_next_one_are_found() -> None:
    after = taken(line(SENTENCE), line("共5个县。"))
    place = Place(Part.ANSWER, 0, 1)
    at = mark_at(after, place, 3)
    assert at is not None and at.words == "2024年"
    assert mark_at(after, place, 0) is None
    following = next_mark(after, place, 3)
    assert following is not None and following.words == "300万元"
    last = next_mark(after, Place(Part.ANSWER, 2, 0), 0)
    assert last is not None and last.words == "2024年"
    assert next_mark(BASE, place, 0) is None


def test_what_is_open_is_counted_in_words() -> None:
    after = taken(line(SENTENCE))
    assert count_stale(stale_marks(after)) == "有 2 处取自旧复的内容没有核对（2024年；300万元）"
    assert count_stale(()) == ""
    assert sources_of(after) == (OLD._replace(people=()),)


def test_lines_that_cannot_be_read_are_kept_and_noted() -> None:
    odd = BASE.with_field(Key.TAKEN, ("看不懂",))
    assert taken_lines_of(taken(line(SENTENCE), base=odd))[0] == "看不懂"
    assert taken_notes(odd)[0].text.startswith("旧复第 1 条看不懂，原样留着：“看不懂”")


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30), st.integers(0, 99))
def test_lines_are_read_as_they_were_written(who: str, label: str, key: str, seed: int) -> None:
    by = VerdictBy(who, BY.when)
    after = take_over(BASE, PLACE, [line(planted_paragraph(seed).text)], TakenFrom(label, key), by)
    for each in taken_lines_of(after):
        parsed = parse_taken_line(each)
        assert parsed is not None and format_taken_line(parsed) == each
    assert sources_of(after) == (TakenFrom(label, key),)
    assert taker_name(who)


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 2)), min_size=1, max_size=4),
    st.integers(-1, 3),
    st.integers(0, 3),
)
def test_no_text_is_lost_and_every_planted_figure_is_marked(
    lines: list[tuple[int, int]], section: int, paragraph: int
) -> None:
    texts = [planted_paragraph(seed) for seed, _ in lines]
    after = take_over(
        BASE,
        Place(Part.ANSWER, section, paragraph),
        [line(each.text, level) for each, (_, level) in zip(texts, lines, strict=True)],
        OLD,
        BY,
    )
    old, new = [each.text for each in draft_lines(BASE)], [each.text for each in draft_lines(after)]
    assert sorted(new) == sorted([*old, *(each.text for each in texts)])
    assert [each for each in new if each in old] == old
    planted = [kind for each in texts for *_, kind in each.figures if kind not in NAMES]
    assert len([each for each in stale_marks(after) if each.kind not in NAMES]) >= len(planted)
