"""Findings with fixes, applied one after the other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given

from replydesk.draft.locations import Edit
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, apply_all_fixes, fix_of
from replydesk.reply.rules.catalogue import check
from replydesk.reply.rules.rule import Case
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

FIRST = Place(Part.ANSWER, -1, 0)


def found(draft: Draft) -> Iterable[Finding]:
    return check(Case(DraftFacts(draft, Profile("某厅")), Letter(())))


def test_two_fixes_of_one_text_are_applied_one_after_the_other() -> None:
    draft = Draft((("成文日期", "2026-5-9"),), preamble=(Paragraph("我局,共建成３个  。"),))
    mended, count = apply_all_fixes(draft, found)
    assert mended == Draft((("成文日期", "2026年5月9日"),), preamble=(Paragraph("我局，共建成3个。"),))
    assert count == 4


def test_a_fix_that_would_delete_a_text_is_left_to_the_clerk() -> None:
    draft = Draft(preamble=(Paragraph("张某某代表："), Paragraph("我局高度重视。")))
    assert any(each.fix for each in found(draft))
    assert apply_all_fixes(draft, found) == (draft, 0)


def test_the_remedy_of_a_field_is_an_edit_of_it() -> None:
    draft = Draft((("抄送", ("甲", "乙")),))
    assert fix_of(draft, Key.CC, "甲、丙") == (Edit(Place(Key.CC), "甲、乙", "甲、丙"),)


def test_a_finding_is_about_its_places_or_those_of_its_remedy() -> None:
    finding = Finding(Level.HINT, Part.ANSWER, "甲", "乙")
    assert finding.where == ()
    assert finding._replace(fix=(Edit(FIRST, "甲", "乙"),)).where == (FIRST,)
    assert finding._replace(places=(Place(Key.CC),), fix=(Edit(FIRST, "", ""),)).where == (Place(Key.CC),)


@examples(50)
@given(DRAFTS)
def test_after_all_fixes_only_deleting_ones_are_left(draft: Draft) -> None:
    mended, _ = apply_all_fixes(draft, found)
    left = [each for each in found(mended) if each.fix and all(edit.after for edit in each.fix)]
    assert left == []


@pytest.mark.parametrize("number", ["一、", "三、", "（三）", "(三) ", "2．", "（2）"])
@pytest.mark.parametrize("end", ["", "。"])
def test_any_number_typed_before_a_heading_is_taken_away(number: str, end: str) -> None:
    draft = Draft(sections=(Section(1, f"{number}下一步工作{end}", (Paragraph("我局将改进。"),)),))
    mended, _ = apply_all_fixes(draft, found)
    assert mended.sections[0].heading == f"下一步工作{end}"


def test_a_heading_that_begins_with_a_count_has_no_number() -> None:
    draft = Draft(sections=(Section(1, "二、三产业融合"), Section(1, "3.5亿元投入")))
    assert not any("写了序号" in each.message for each in found(draft))
