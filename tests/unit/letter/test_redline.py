"""The 花脸稿: two states of a letter as one text, with what was removed and added, and by whom."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.letter.model import Block, Letter, Role, Span
from replydesk.letter.redline import LetterStep, Redline, RedlineMark, redline
from replydesk.letter.redline_parts import accepted, changes_in, of_person, settled, tallies
from tests.support.edits import letter_of, steps_of
from tests.support.effort import examples, seeds
from tests.support.letters import block, table
from tests.support.replies import KIND_DRAFTS, SAMPLES, featured, form_of, varied
from tests.support.strategies import DRAFTS

MONDAY, TUESDAY = datetime(2026, 5, 25, 9, 30), datetime(2026, 5, 26, 10, 0)


def body(*texts: str) -> Letter:
    return Letter(tuple(block(Role.BODY, text) for text in texts))


def said(found: Redline) -> list[str]:
    """The blocks, what was removed and added in brackets; a paragraph that came or went whole has a sign."""
    lines = []
    for at, each in enumerate(found.letter.blocks):
        text, end = "", 0
        for mark in found.marks.get(at, ()):
            words = each.text[mark.start : mark.end]
            text += each.text[end : mark.start] + (f"{{+{words}+}}" if mark.is_added else f"[-{words}-]")
            end = mark.end
        signs = [(found.whole, "¶"), (found.breaks, "↵")]
        own = "".join(f"{sign}{'+' if marks[at].is_added else '-'}" for marks, sign in signs if at in marks)
        lines.append(text + each.text[end:] + own)
    return lines


def compared(before: Letter, after: Letter) -> list[str]:
    return said(redline([LetterStep(before), LetterStep(after, "李某某", MONDAY)]))


def content(letter: Letter) -> list[object]:
    """What a letter prints: of each block its role and faces, of cells their table, row and column."""
    found: list[object] = []
    tables: dict[int, int] = {}
    for each in letter.blocks:
        spans = groupby((span for span in each.spans if span.text), key=lambda span: span.role)
        faces = [(role, "".join(span.text for span in group)) for role, group in spans]
        cell = each.cell
        place = (tables.setdefault(cell.table, len(tables)), cell.column, cell.columns) if cell else None
        found.append((each.role, faces, place))
    return found


def rows(letter: Letter) -> list[list[str]]:
    """The rows of all tables."""
    cells = [each for each in letter.blocks if each.cell]
    groups = groupby(cells, key=lambda each: each.cell and (each.cell.table, each.cell.row))
    return [[each.text for each in group] for _, group in groups]


def assert_whole(steps: Sequence[LetterStep]) -> Redline:
    """Make a redline, and check that both states come out of it."""
    found = redline(steps)
    rejected = settled(found, lambda mark: False).letter
    for one, other in ((rejected, steps[0].letter), (accepted(found), steps[-1].letter)):
        assert content(one) == content(other)
        assert rows(one) == rows(other)
    return found


def test_words_that_were_replaced_have_the_new_ones_behind_them() -> None:
    assert compared(body("我厅投入三百万元用于修路。"), body("我厅投入五百万元用于修路。")) == [
        "我厅投入[-三-]{+五+}百万元用于修路。"
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("6月12日办结。", "6月18日办结。", "6月[-12-]{+18+}日办结。"),
        ("投入1.5亿元。", "投入1.85亿元。", "投入[-1.5-]{+1.85+}亿元。"),
        ("建成412个。", "建成12个。", "建成[-412-]{+12+}个。"),
        ("共1206个站点。", "共3209个站点。", "共[-1206-]{+3209+}个站点。"),
        ("建成12个站点。", "建成约12个站点。", "建成{+约+}12个站点。"),
    ],
)
def test_a_number_is_replaced_whole(before: str, after: str, shown: str) -> None:
    assert compared(body(before), body(after)) == [shown]


def test_paragraphs_that_came_and_went_are_marked_whole() -> None:
    before, after = body("第一段保持不变。", "这一段要删去了。"), body("第一段保持不变。", "新写了另外的话！")
    assert compared(before, after) == [
        "第一段保持不变。",
        "[-这一段要删去了。-]¶-",
        "{+新写了另外的话！+}¶+",
    ]


def test_a_paragraph_that_was_divided_has_a_new_end_only() -> None:
    before = body("我厅投入三百万元用于修路。今后还要多种树木。")
    after = body("我厅投入三百万元用于修路。", "今后还要多种树木。")
    assert compared(before, after) == ["我厅投入三百万元用于修路。↵+", "今后还要多种树木。"]
    assert compared(after, before) == ["我厅投入三百万元用于修路。↵-", "今后还要多种树木。"]


def test_what_a_letter_has_once_stays_one_however_it_changes() -> None:
    before = Letter((block(Role.TITLE, "关于甲的答复"), block(Role.DATE, "2026年5月1日")))
    after = Letter((block(Role.TITLE, "复某某同志"), block(Role.DATE, "二〇二五年")))
    assert compared(before, after) == ["[-关于甲的答复-]{+复某某同志+}", "[-2026年5月1日-]{+二〇二五年+}"]


def test_a_shifted_number_is_one_character() -> None:
    before = body("一是加强组织领导。", "二是落实资金保障。")
    after = body("一是加强组织领导。", "二是新增一项措施并督办。", "三是落实资金保障。")
    assert compared(before, after) == [
        "一是加强组织领导。",
        "{+二是新增一项措施并督办。+}¶+",
        "[-二-]{+三+}是落实资金保障。",
    ]


def test_a_heading_whose_level_changed_is_removed_and_added() -> None:
    one, other = block(Role.HEADING_1, "一、主要做法"), block(Role.HEADING_2, "（一）主要做法")
    assert compared(Letter((one,)), Letter((other,))) == ["[-一、主要做法-]¶-", "{+（一）主要做法+}¶+"]


def test_a_run_in_heading_that_grows_takes_its_face_along() -> None:
    def run_in(heading: str, text: str) -> Letter:
        spans = (Span(heading, Role.HEADING_2), Span(text, Role.BODY))
        return Letter((Block(Role.BODY, spans, Place("")),))

    before, after = (
        run_in("（一）做法。", "我们先修路。再种树。"),
        run_in("（一）做法。我们先修路。", "再种树。"),
    )
    found = assert_whole([LetterStep(before), LetterStep(after)])
    assert said(found) == ["（一）做法。[-我们先修路。-]{+我们先修路。+}再种树。"]


def test_cells_and_rows_of_a_table_are_compared() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", "12"), ("桥梁", "3"))))
    after = Letter(tuple(table(("项目", "数量"), ("公路", "15"), ("隧洞", "8"), ("桥梁", "3"))))
    assert compared(before, after) == [
        *("项目", "数量", "公路", "[-12-]{+15+}"),
        *("{+隧洞+}¶+", "{+8+}¶+", "桥梁", "3"),
    ]


def test_a_cell_that_is_filled_keeps_its_row() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", ""))))
    after = Letter(tuple(table(("项目", "数量"), ("公路", "15"))))
    assert compared(before, after) == ["项目", "数量", "公路", "{+15+}"]


def test_a_table_of_another_shape_replaces_the_old_one() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", "12"))))
    after = Letter(tuple(table(("项目", "数量", "单位"), ("公路", "12", "里"))))
    found = assert_whole([LetterStep(before), LetterStep(after)])
    assert [mark.is_added for mark in found.whole.values()] == [False] * 4 + [True] * 6
    assert len({each.cell.table for each in found.letter.blocks if each.cell}) == 2


def test_each_character_has_the_person_who_changed_it() -> None:
    steps = [
        LetterStep(body("我厅投入三百万元。")),
        LetterStep(body("我厅投入五百万元。"), "李某某", MONDAY),
        LetterStep(body("我局投入五百万元。", "另加了一段话。"), "张某某", TUESDAY),
        LetterStep(body("我局投入五百万元。", "另外加了一段话。"), "李某某", TUESDAY),
    ]
    found = assert_whole(steps)
    marks = [(mark.who, mark.is_added) for at in found.marks for mark in found.marks[at]]
    assert marks == [
        *(("张某某", False), ("张某某", True), ("李某某", False), ("李某某", True)),
        *(("张某某", True), ("李某某", True), ("张某某", True)),
    ]
    assert found.whole[1].who == "张某某"
    assert {each.who: (each.removed, each.added) for each in tallies(found)} == {
        "张某某": (1, 8),
        "李某某": (1, 2),
    }


def test_what_was_put_back_is_no_change() -> None:
    steps = [
        LetterStep(body("甲乙丙丁。")),
        LetterStep(body("甲丁。"), "李某某"),
        LetterStep(body("甲乙丙丁。"), "张某某"),
    ]
    assert not redline(steps).marks


def test_the_changes_of_one_person_are_shown_with_those_of_others_made() -> None:
    steps = [
        LetterStep(body("我厅投入三百万元。")),
        LetterStep(body("我厅投入五百万元。"), "李某某", MONDAY),
        LetterStep(body("我局投入五百万元。"), "张某某", TUESDAY),
    ]
    assert said(of_person(redline(steps), "李某某")) == ["我局投入[-三-]{+五+}百万元。"]


def test_a_replacement_by_one_person_is_one_change() -> None:
    found = redline(
        [
            LetterStep(body("投入三百万元，已到位。")),
            LetterStep(body("投入五百万元，未到位。"), "李某某", MONDAY),
        ]
    )
    assert [(each.removed, each.added, each.when) for each in changes_in(found)] == [
        ("三", "五", MONDAY),
        ("已", "未", MONDAY),
    ]


def test_one_state_alone_has_no_changes() -> None:
    letter = body("甲。")
    assert redline([LetterStep(letter)]) == Redline(letter)


@given(DRAFTS, DRAFTS)
@examples(60)
def test_any_two_letters_come_out_of_their_redline(before: Draft, after: Draft) -> None:
    assert_whole([LetterStep(letter_of(before)), LetterStep(letter_of(after))])


@pytest.mark.parametrize("seed", seeds(range(60), quick=12))
def test_the_states_of_a_letter_that_people_edit_come_out_of_its_redline(seed: int) -> None:
    chance = random.Random(seed)
    draft = featured(seed) if seed % 2 else varied(seed)
    steps = steps_of(draft, chance, 6)
    found = assert_whole(steps)
    counted = Counter(
        mark.is_added for marks in found.marks.values() for mark in marks for _ in range(mark.start, mark.end)
    )
    told = tallies(found)
    assert (sum(each.removed for each in told), sum(each.added for each in told)) == (
        counted[False],
        counted[True],
    )
    assert {each.who for each in told} <= {step.who for step in steps[1:]}
    for marks, text in ((marks, found.letter.blocks[at].text) for at, marks in found.marks.items()):
        assert_in_order(marks, len(text))


@pytest.mark.parametrize("seed", seeds(range(20), quick=4))
def test_making_changes_one_person_after_another_gives_the_last_state(seed: int) -> None:
    found = redline(steps_of(featured(seed), random.Random(seed), 6))
    for who in dict.fromkeys(each.who for each in tallies(found)):
        found = settled(found, lambda mark, who=who: True if mark.who == who else None)  # type: ignore[misc]
    assert not found.marks and not found.whole and not found.breaks


def assert_in_order(marks: Iterable[RedlineMark], size: int) -> None:
    end = 0
    for mark in marks:
        assert end <= mark.start < mark.end <= size
        end = mark.end


@pytest.mark.parametrize("path", KIND_DRAFTS, ids=lambda path: path.stem)
def test_letters_of_every_kind_are_compared(path: Path) -> None:
    assert_whole(steps_of(desk_folder.read_draft(path).draft, random.Random(7), 5))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_forms_are_compared_as_well(path: Path) -> None:
    form = form_of(path).pages.letter
    found = assert_whole([LetterStep(form), LetterStep(_shortened(form), "李某某", MONDAY)])
    assert found.marks and not found.whole


def _shortened(form: Letter) -> Letter:
    """The form with the last words of its longest text gone."""
    longest = max(range(len(form.blocks)), key=lambda at: len(form.blocks[at].text))
    old = form.blocks[longest]
    *before, last = old.spans
    new = replace(old, spans=(*before, last._replace(text=last.text[:-1])))
    return replace(form, blocks=(*form.blocks[:longest], new, *form.blocks[longest + 1 :]))
