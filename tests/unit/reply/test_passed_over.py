"""Findings passed over, and rules that a unit switches or weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.locations import Edit, apply_edits
from replydesk.draft.model import Draft, Key, Nested, Paragraph
from replydesk.draft.place import Place
from replydesk.draft.reuse import fresh_copy
from replydesk.draft.workflow import VerdictBy, without_stages
from replydesk.letter.profile import Profile, parse_profile
from replydesk.letter.profile_text import SettingKey, with_setting
from replydesk.reply.findings import Finding, Hit, Level, Ruling
from replydesk.reply.passed_over import (
    Passed,
    PassedOver,
    kept_words,
    lines_for,
    parse_passed,
    pass_over,
    passed_in,
    settle,
    take_back,
    words_of,
)
from replydesk.reply.reply import letter_digest, make_reply
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.unknown import MOST_LINES, UNKNOWN_LINE, unknown_switches
from replydesk.reply.stock import Stock
from tests.support.clean_reply import UNIT, clean_draft, judged
from tests.support.effort import examples
from tests.support.processor_time import least_seconds
from tests.support.replies import starter_stock

WHEN = datetime(2026, 11, 29, 10, 5)
BY = VerdictBy("张某某", WHEN)
LINE = "标点重复「，，」 张某某 2026-11-29 10:05"
TWICE = ("已经落实，，正在推进。", "已经完成。。")


def with_text(*texts: str) -> Draft:
    draft = clean_draft()
    (section,) = draft.sections
    return replace(draft, sections=(section._replace(paragraphs=tuple(map(Paragraph, texts))),))


def found(draft: Draft, stock: Stock | None = None) -> list[str]:
    reply = make_reply(draft, stock or starter_stock())
    return [str(each) for each in reply.findings if each.rule == "标点重复"]


@pytest.mark.parametrize(
    "typed",
    [
        LINE,
        "标点重复「，，」　张某某　2026年11月29日 10：05",
        " 标点重复：“，，”  2026/11/29 10:05 张某某",
        "标点重复『，，』（张某某，2026-11-29 10:05）",
        "标点重复 '， ，' 张某某 2026.11.29 10:05",
    ],
)
def test_a_line_is_read_as_people_type_it(typed: str) -> None:
    assert parse_passed(typed) == PassedOver("标点重复", "，，", "张某某", WHEN)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("标点重复", PassedOver("标点重复")),
        ("标点重复「，，」", PassedOver("标点重复", "，，")),
        ("标点重复「，，", PassedOver("标点重复", "，，")),
        ("标点重复 张某某 2026-11-29", PassedOver("标点重复", "", "张某某", datetime(2026, 11, 29))),
        ("标点重复「」」」张某某", PassedOver("标点重复", "」」", "张某某")),
        ("标点重复「，，」张某某 2026-13-40 10:05", PassedOver("标点重复", "，，", "张某某")),
    ],
)
def test_what_is_missing_stays_empty(typed: str, read: PassedOver) -> None:
    assert parse_passed(typed) == read


@examples(200)
@given(st.text("甲、，「」“”\"' \n\t\x07：2026-1年", min_size=1), st.text("张某 ：（「\n", max_size=6))
def test_a_written_line_is_read_as_it_was(words: str, who: str) -> None:
    finding = Finding(Level.HINT, "案由", "甲", "乙", rule="某规则", hits=(Hit(Place("案由"), words),))
    (line,) = lines_for(finding, Draft(), VerdictBy(who, WHEN))
    assert parse_passed(str(line)) == line
    draft = pass_over(Draft(), finding, VerdictBy(who, WHEN))
    assert passed_in(parse_draft(format_draft(draft)).draft) == (line,)
    assert settle((finding,), draft, Profile()).findings == ()


@examples(200)
@given(st.text())
def test_any_line_is_read(typed: str) -> None:
    assert parse_passed(str(parse_passed(typed))).words == parse_passed(typed).words


def test_a_finding_passed_over_is_kept_apart_with_who_and_when() -> None:
    draft = with_text(TWICE[0])
    (finding,) = (each for each in judged(draft).findings if each.rule == "标点重复")
    after = pass_over(draft, finding, BY)
    assert after.names(Key.PASSED_OVER) == (LINE,)
    reply = judged(after)
    assert found(after) == []
    assert reply.passed == (Passed(finding, parse_passed(LINE), is_of_unit=False),)
    assert take_back(after, reply.passed[0].by) == draft


def test_of_several_words_the_others_are_still_told_and_mended() -> None:
    draft = with_text(f"{TWICE[0]}{TWICE[1]}", TWICE[1]).with_field(Key.PASSED_OVER, ("标点重复「，，」",))
    reply = judged(draft)
    (finding,) = (each for each in reply.findings if each.rule == "标点重复")
    assert finding.message == "标点重复：“……。已经完成。。”等 2 处"
    assert [hit.words for hit in finding.hits] == ["。。", "。。"]
    assert [edit.after for edit in finding.fix] == [f"{TWICE[0]}已经完成。", "已经完成。"]
    (passed,) = reply.passed
    assert passed.finding.message == "标点重复：“已经落实，，正在推进。……”"
    assert [hit.words for hit in passed.finding.hits] == ["，，"]


def test_a_line_of_the_unit_holds_for_all_its_drafts() -> None:
    profile = replace(starter_stock().profiles[UNIT], passed_over=("标点重复「，，」",))
    stock = replace(starter_stock(), profiles={UNIT: profile})
    assert found(with_text(TWICE[0]), stock) == []
    assert [each.is_of_unit for each in make_reply(with_text(TWICE[0]), stock).passed] == [True]
    assert len(found(with_text(TWICE[1]), stock)) == 1


def test_a_field_that_is_not_filled_in_is_passed_over_by_its_name() -> None:
    empty = Finding(Level.ERROR, "案由", "没有填", "请填", is_missing=True, rule="必填未填")
    assert words_of(empty, Draft()) == ("案由",)
    draft = pass_over(Draft(), empty, BY)
    assert settle((empty,), draft, Profile()).findings == ()
    other = empty._replace(key="届次")
    assert settle((other,), draft, Profile()).findings == (other,)


def test_what_is_passed_over_belongs_to_one_draft_and_not_to_its_letter() -> None:
    draft = clean_draft().with_field(Key.PASSED_OVER, (LINE,))
    assert letter_digest(draft, starter_stock()) == letter_digest(clean_draft(), starter_stock())
    assert without_stages(format_draft(draft).encode()) == format_draft(clean_draft()).encode()
    assert fresh_copy(draft, "2026").raw(Key.PASSED_OVER) is None
    assert judged(draft).letter == judged(clean_draft()).letter


def test_a_field_that_is_no_list_is_kept_when_a_line_is_added() -> None:
    nested = Nested(" {甲: 乙}")
    finding = Finding(Level.HINT, "案由", "甲", "乙", rule="某规则")
    draft = pass_over(Draft().with_field(Key.PASSED_OVER, nested), finding, BY)
    assert draft.raw("略过原文") == nested and len(passed_in(draft)) == 1


def profile_with(text: str) -> Profile:
    return parse_profile(f"名称: 某局\n{text}")


FINDINGS = (
    Finding(Level.HINT, "案由", "甲", "乙", rule="惯例一", source="惯例"),
    Finding(Level.ERROR, "案由", "甲", "乙", rule="国标一", source="国标 GB/T 9704-2012 7.2.5"),
    Finding(Level.OPEN, "成文日期", "甲", "乙", rule="日期未定", source="惯例"),
)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("", [Level.HINT, Level.ERROR, Level.OPEN]),
        ("检查:\n  惯例一: 不查\n  国标一: 不查\n", [Level.OPEN]),
        ("检查:\n  惯例一: 错误\n  国标一: 提示\n", [Level.ERROR, Level.ERROR, Level.OPEN]),
        ("检查:\n  惯例一: 疑似\n  日期未定: 错误\n", [Level.SUSPECTED, Level.ERROR, Level.OPEN]),
    ],
)
def test_a_unit_switches_rules_and_weighs_those_of_custom(text: str, levels: list[Level]) -> None:
    assert [each.level for each in settle(FINDINGS, Draft(), profile_with(text)).findings] == levels


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("检查:\n  没有的规则: 不查\n", "“检查”下面的“没有的规则”不是检查规则，已略过"),
        ("略过:\n- 没有的规则「甲」\n", "“略过”里的“没有的规则「甲」”看不懂：没有“没有的规则”这条检查规则"),
        ("检查:\n  标点重复: 错误\n略过: 标点重复「，，」\n", ""),
    ],
)
def test_what_a_profile_says_of_unknown_rules_is_noted(text: str, said: str) -> None:
    profile = profile_with(text)
    assert "".join(map(str, (*profile.notes, *unknown_switches(profile, RULES)))) == said


def test_an_unknown_level_is_noted_and_dropped() -> None:
    profile = profile_with("检查:\n  标点重复: 严重\n")
    assert profile.checks == {} and "只能写“不查”、“错误”、“疑似”或者“提示”" in str(profile.notes[0])


def test_lines_of_a_profile_stand_one_below_the_other() -> None:
    text = "名称: 某局\n略过:\n  - 甲「，」\n# 说明\n自称: 我局\n"
    changed = with_setting(text, SettingKey("略过"), ("甲「，」", LINE))
    assert changed == f"名称: 某局\n略过:\n  - 甲「，」\n  - {LINE}\n# 说明\n自称: 我局\n"
    assert parse_profile(changed).passed_over == ("甲「，」", LINE)
    assert parse_profile(with_setting(changed, SettingKey("略过"), ())).passed_over == ()


def test_space_is_written_by_a_sign() -> None:
    assert kept_words(" \u3000") == "␣" and kept_words("") == ""


def test_of_a_finding_that_asks_the_other_words_can_still_be_ruled() -> None:
    place, text = Place("答复内容", 0, 0), "甲乙丙"
    hits = (Hit(place, "甲", 0, "子"), Hit(place, "丙", 2, "丑"))
    rulings = (
        Ruling("改", (Edit(place, text, "子乙丑"),)),
        Ruling("留", (Edit(Place("公开保留"), "", "甲"),)),
    )
    finding = Finding(Level.HINT, "答复内容", "说", "做", rule="某规则", hits=hits, rulings=rulings)
    draft = Draft().with_field(Key.PASSED_OVER, ("某规则「甲」",))
    (left,) = settle((finding,), draft, Profile()).findings
    assert left.hits == hits[1:]
    assert left.rulings == (Ruling("改", (Edit(place, text, "甲乙丑"),)), rulings[1])


@examples(40)
@given(st.text("我厅,，。 (１)", min_size=1, max_size=20).filter(str.strip), st.data())
def test_what_is_passed_over_and_what_is_left_are_all_that_was_found(text: str, data: st.DataObject) -> None:
    draft = with_text(text)
    every = [each for each in judged(draft).findings if each.hits]
    chosen = [data.draw(st.sampled_from(each.hits)) for each in every if data.draw(st.booleans())]
    lines = tuple(
        f"{each.rule}「{kept_words(hit.words)}」" for each in every for hit in each.hits if hit in chosen
    )
    reply = judged(draft.with_field(Key.PASSED_OVER, lines))
    left = [hit for each in reply.findings for hit in each.hits]
    passed = [hit for each in reply.passed for hit in each.finding.hits]
    assert sorted((*left, *passed)) == sorted(hit for each in every for hit in each.hits)
    assert set(chosen) <= set(passed)
    for finding in reply.findings:
        for edit in finding.fix:
            assert edit.before != edit.after


def test_many_lines_of_unknown_rules_are_told_of_in_one_finding() -> None:
    lines = tuple(f"没有{at}的规则「甲」" for at in range(MOST_LINES + 30))
    reply = judged(clean_draft().with_field(Key.PASSED_OVER, lines))
    unknown = [each for each in reply.findings if each.rule == UNKNOWN_LINE.id]
    assert len(unknown) == MOST_LINES + 1
    assert [hit.words for each in unknown for hit in each.hits] == list(lines)
    assert "还有 30 行" in unknown[-1].message


def test_ten_thousand_lines_take_linear_time() -> None:
    lines = tuple(f"没有{at}的规则「甲」" for at in range(5_000))
    lines += tuple(f"标点重复「{at}」" for at in range(5_000))
    draft = with_text(*TWICE).with_field(Key.PASSED_OVER, lines)
    assert least_seconds(lambda: judged(draft), 2) <= 2


@given(
    st.lists(st.sampled_from([*TWICE, "完成，，了。。", "好。"]), min_size=1, max_size=6),
    st.sets(st.sampled_from(["，，", "。。", ""])),
)
def test_what_is_left_and_what_is_passed_over_are_all_hits_each_once(
    texts: list[str], words: set[str]
) -> None:
    draft = with_text(*texts)
    lines = tuple(f"标点重复「{each}」" if each else "标点重复" for each in sorted(words))
    before = [hit for each in judged(draft).findings if each.rule == "标点重复" for hit in each.hits]
    reply = judged(draft.with_field(Key.PASSED_OVER, lines) if lines else draft)
    left = [each for each in reply.findings if each.rule == "标点重复"]
    after = [hit for each in (*left, *(each.finding for each in reply.passed)) for hit in each.hits]
    assert sorted(after) == sorted(before)
    for finding in left:
        fixed = apply_edits(draft, finding.fix)
        assert fixed != draft
        assert not {hit.words for hit in finding.hits} & {
            hit.words
            for each in judged(fixed).findings
            if each.rule == "标点重复"
            for hit in each.hits
            if hit.words not in words
        }
