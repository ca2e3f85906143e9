"""Every kind of letter: how it reads, and what the check asks. `UPDATE_GOLDEN=1` rewrites the pages."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk import desk_folder, stock_files
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Paragraph, Part, Value
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import KINDS, NOTHING, PROPOSAL, SUGGESTION, counterpart, kind_of, related
from replydesk.letter.model import Role
from replydesk.letter.phrases import Phrases, fitting
from replydesk.letter.profile import Profile, parse_profile
from replydesk.letter.public_copy import why_forbidden
from replydesk.render.plain import render
from replydesk.reply.findings import Level, problems
from replydesk.reply.reply import make_reply
from tests.support.effort import examples
from tests.support.replies import KIND_DRAFTS, sample, starter_stock
from tests.support.strategies import DRAFTS

GOLDEN = Path(__file__).parents[2] / "golden" / "kinds"
EACH = pytest.mark.parametrize("path", KIND_DRAFTS, ids=lambda path: path.stem)
STOCK = starter_stock()
UNIT = "清禾县交通运输局"
ASSISTING = related(SUGGESTION, "会办意见")


def letter(kind: str, **more: Value) -> Draft:
    fields: dict[str, Value] = {
        "单位": UNIT,
        "类型": kind,
        "届次": "县十八届人大五次会议",
        "编号": "0046",
        "案由": "关于某事的建议",
        "提出人": "赵某某",
        "主办单位": "县教育局",
    }
    return Draft(tuple((fields | more).items()), preamble=(Paragraph("已列入计划。"),))


def said(draft: Draft, key: str) -> list[str]:
    return [str(each) for each in make_reply(draft, STOCK).findings if each.key == key]


def test_every_kind_but_the_two_of_the_samples_has_a_draft() -> None:
    kinds = {kind_of(desk_folder.read_draft(path).draft) for path in KIND_DRAFTS}
    assert kinds == set(KINDS) - {SUGGESTION, PROPOSAL}


@EACH
def test_a_kind_reads_as_it_always_did(path: Path) -> None:
    golden = GOLDEN / f"{path.stem}.txt"
    printed = render(sample(path).pages)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")


@EACH
def test_a_draft_of_a_kind_has_no_findings_but_what_is_left_open(path: Path) -> None:
    assert [str(each) for each in problems(sample(path).findings) if each.level is not Level.OPEN] == []


@examples(60)
@given(DRAFTS, st.sampled_from(KINDS))
def test_a_draft_of_any_kind_is_written_read_and_composed(draft: Draft, kind: object) -> None:
    typed = draft.with_field(Key.KIND, getattr(kind, "name", ""))
    again = parse_draft(format_draft(typed)).draft
    assert kind_of(again) is kind
    reply = make_reply(typed, STOCK)
    assert all(draft.get(each.kind) for each in reply.letter.unfilled)  # phrases the draft itself names


@pytest.mark.parametrize(
    ("typed", "session", "right"),
    [
        ("代表建议", "", "代表建议"),
        ("政协提案", "", "政协提案"),
        ("省政协提案", "", "政协提案"),
        ("", "", "代表建议"),
        ("议案", "", "代表建议"),
        ("会办意见", "县十八届人大五次会议", "代表建议会办意见"),
        ("会办意见", "县政协九届三次会议", "政协提案会办意见"),
        ("协办意见", "县政协九届三次会议", "政协提案会办意见"),
        ("提案会办", "", "政协提案会办意见"),
        ("再次答复", "", "代表建议再次答复"),
        ("再次答复", "政协三届二次会议", "政协提案再次答复"),
        *((kind.name, "", kind.name) for kind in KINDS),
    ],
)
def test_a_kind_is_understood_as_written(typed: str, session: str, right: str) -> None:
    assert kind_of(Draft((("类型", typed), ("届次", session)))).name == right


def test_the_counterpart_of_a_kind_is_of_the_other_congress() -> None:
    for kind in KINDS:
        other = counterpart(kind)
        assert other.congress != kind.congress and other.family == kind.family


def test_an_opinion_goes_to_the_body_that_leads() -> None:
    reply = make_reply(STOCK.new_draft(letter("会办意见")), STOCK)
    assert reply.letter.text_of(Role.SALUTATION) == "县教育局："
    assert reply.letter.text_of(Role.TITLE) == "对县十八届人大五次会议第0046号代表建议的会办意见"
    texts = [block.text for block in reply.letter.blocks if block.role is Role.BODY]
    assert texts[0] == "现就赵某某代表提出的《关于某事的建议》提出会办意见如下："
    assert texts[-1] == "以上意见供你单位统一答复代表时参考。"
    assert not any("您" in text or "感谢" in text for text in texts)


def test_a_typed_recipient_wins_and_a_deputy_is_told() -> None:
    typed = letter("会办意见", 主送="市交通运输局")
    assert make_reply(typed, STOCK).letter.text_of(Role.SALUTATION) == "市交通运输局："
    (told,) = said(letter("会办意见", 主送="赵某某代表"), Key.SALUTATION)
    assert "写给主办单位" in told and told.startswith("[错误]")


def test_an_opinion_without_the_body_that_leads_is_told() -> None:
    (told,) = said(letter("会办意见", 主办单位=""), Key.LEAD_BODY)
    assert told.startswith("[错误]") and "主送主办单位" in told


@pytest.mark.parametrize("text", ["感谢赵某某代表对我局工作的支持。", "您提出的建议很好。"])
def test_an_opinion_that_speaks_to_the_deputy_is_told(text: str) -> None:
    draft = replace(letter("会办意见"), preamble=(Paragraph(text),))
    assert any("写给主办单位" in told for told in said(draft, Part.ANSWER))
    assert not said(replace(draft, preamble=(Paragraph(f"代表认为：“{text}”属实。"),)), Part.ANSWER)


def test_an_opinion_is_one_letter_without_a_form_and_not_published() -> None:
    draft = letter("会办意见", 提出人=("赵某某", "钱某某"))
    profile = parse_profile("名称: 某局\n联名答复: 分送\n征询意见表: 通用")
    facts = DraftFacts(draft, profile)
    assert facts.joint_form.value == "同函" and not facts.feedback_form
    assert why_forbidden(draft)
    assert not why_forbidden(draft.with_field(Key.PUBLICITY, "主动公开"))


def test_recipient_none_prints_nothing() -> None:
    draft = letter("代表建议", 主送="无")
    assert make_reply(draft, STOCK).letter.text_of(Role.SALUTATION) == ""
    assert [told[:4] for told in said(draft, Key.SALUTATION)] == ["[提示]"]


def test_a_second_reply_asks_for_the_first() -> None:
    assert said(letter("再次答复"), Key.FIRST_REPLY)
    assert not said(letter("再次答复", 原答复="清交建复〔2026〕12号"), Key.FIRST_REPLY)
    assert not said(letter("代表建议"), Key.FIRST_REPLY)


@pytest.mark.parametrize(
    ("typed", "said_of_it"),
    [
        (
            "清交建复[2026]12号",
            "[疑似] 原答复：“清交建复[2026]12号”不是发文字号的写法；请改为“清交建复〔2026〕12号”",
        ),
        (
            "去年的答复",
            "[疑似] 原答复：“去年的答复”不是发文字号的写法；请写原来那份答复的文号，如“清交建复〔2026〕33号”",
        ),
        ("清交建复〔2026〕31号", "[错误] 原答复：“清交建复〔2026〕31号”就是这份答复自己的文号；"),
    ],
)
def test_a_first_reply_is_named_by_its_number(typed: str, said_of_it: str) -> None:
    (told,) = said(letter("再次答复", 发文字号="清交建复〔2026〕31号", 原答复=typed), Key.FIRST_REPLY)
    assert told.startswith(said_of_it)


@pytest.mark.parametrize("kind", ["议案转建议", "闭会期间建议"])
def test_a_kind_without_number_asks_for_none(kind: str) -> None:
    draft = letter(kind, 编号="", 届次="")
    assert not said(draft, Key.ITEM_NUMBER) and not said(draft, Key.SESSION)


@pytest.mark.parametrize("session", ["县十八届人大", "县十八届人大闭会期间"])
def test_a_number_given_between_sessions_is_printed(session: str) -> None:
    reply = make_reply(letter("闭会期间建议", 届次=session, 编号="6036"), STOCK)
    assert reply.letter.text_of(Role.TITLE) == "对县十八届人大闭会期间第6036号代表建议的答复"


def test_settings_of_a_unit_follow_the_kind_then_its_family_then_its_item() -> None:
    profile = parse_profile(
        "代字: {代表建议: 甲, 会办意见: 乙, 政协提案会办意见: 丙}\n办理月数: {会办意见: 2}"
    )
    codes = {kind.name: DraftFacts(Draft((("类型", kind.name),)), profile).code for kind in KINDS}
    assert codes == {
        "代表建议": "甲",
        "政协提案": "",
        "代表建议会办意见": "乙",
        "政协提案会办意见": "丙",
        "代表建议再次答复": "甲",
        "政协提案再次答复": "",
        "议案转建议": "甲",
        "闭会期间建议": "甲",
    }
    day = {Key.HANDED_OVER: "2026年3月15日"}
    due = {
        kind: DraftFacts(letter(kind, **day), profile).deadline
        for kind in ("代表建议", "代表建议会办意见", "再次答复")
    }
    assert [each.month for each in due.values() if each] == [6, 5, 4]


def test_a_unit_has_phrases_for_a_kind() -> None:
    profile = Profile(phrases={"标题": "甲", "会办意见标题": "乙", "政协提案会办意见标题": "丙"})
    found = [DraftFacts(letter(kind.name), profile).default_phrase("标题") for kind in KINDS]
    assert found[:4] == ["甲", "甲", "乙", "丙"] and found[4:6] == ["对某件的再次答复"] * 2


def test_a_code_of_another_kind_is_told() -> None:
    assert any(
        "是单位档案里会办意见的代字" in told
        for told in said(letter("代表建议", 发文字号="清交会办〔2026〕3号"), Key.DOCUMENT_NUMBER)
    )
    assert not said(letter("会办意见", 发文字号="清交会办〔2026〕3号"), Key.DOCUMENT_NUMBER)


def test_phrases_are_offered_for_their_kinds() -> None:
    phrases = Phrases(
        {"结束语": {"甲": "甲。", "乙": "{# 会办意见：常用 #}乙。", "丙": "{# 再次答复 #}丙。"}}
    )
    offered = {kind.name: fitting(phrases, "结束语", kind) for kind in KINDS}
    assert offered["代表建议"] == ["甲"]
    assert offered["政协提案会办意见"] == ["乙"]
    assert offered["代表建议再次答复"] == ["丙", "甲"]


def test_phrases_follow_the_kind_and_come_back() -> None:
    first = STOCK.new_draft(letter("代表建议", 单位="云川省民政厅"))
    assert first.get(Key.THANKS) == "关心和支持"
    changed = STOCK.with_kind(first, ASSISTING.name)
    assert (changed.get(Key.THANKS), changed.get(Key.CLOSING)) == ("", "供统一答复参考")
    back = STOCK.with_kind(changed, SUGGESTION.name)
    assert (back.get(Key.THANKS), back.get(Key.CLOSING)) == ("关心和支持", "")
    typed = replace(first, thanks=(Paragraph("感谢您。"),)).with_field(Key.CLOSING, NOTHING)
    kept = STOCK.with_kind(typed, ASSISTING.name)
    assert kept.thanks == typed.thanks and kept.get(Key.CLOSING) == NOTHING


def test_an_earlier_desk_has_the_phrases_that_kinds_take(tmp_path: Path) -> None:
    (tmp_path / "标题").mkdir()
    (tmp_path / "标题" / "对某件的会办意见.j2").write_text("自己的写法", encoding="utf-8")
    (tmp_path / "标题" / "对某件的答复.j2").write_text("对{{案由}}的答复", encoding="utf-8")
    stock = stock_files.read_stock(tmp_path)
    assert make_reply(letter("会办意见"), stock).letter.text_of(Role.TITLE) == "自己的写法"
    for kind in KINDS[2:]:
        assert not make_reply(stock.new_draft(letter(kind.name)), stock).letter.unfilled
