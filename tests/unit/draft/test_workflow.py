"""Tests of the stages and verdicts of a reply: kept in the file, not in the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested
from replydesk.draft.stages import (
    RESIGN,
    RETURNED,
    SIGNED,
    STATE_WORDS,
    STEPS,
    Stage,
    Verdict,
    why_no_step,
)
from replydesk.draft.workflow import (
    Record,
    VerdictBy,
    format_record,
    give_verdict,
    parse_record,
    sign_on_paper,
    with_workflow_of,
    without_stages,
    workflow_state,
)
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.profile import Profile
from replydesk.letter.public_copy import public_copy
from replydesk.reply.reply import letter_digest
from replydesk.reply.stock import Stock
from tests.support.strategies import DRAFTS, TEXTS

CLERK = VerdictBy("张某某", datetime(2026, 5, 27, 9, 5, 59))
CHECKER = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
LEADER = VerdictBy("王某某", datetime(2026, 5, 29, 10, 32))
TYPED = parse_draft(
    "---\n单位: 云川省民政厅\n类型: 代表建议\n案由: 关于养老的建议\n提出人: 张某某\n---\n\n"
    "近年来，我厅健全制度。\n"
).draft
STOCK = Stock()


def after(draft: Draft, *verdicts: Verdict, digest: str = "0a1b2c3d") -> Draft:
    """Return the draft after some verdicts, all of which must be possible."""
    for verdict in verdicts:
        draft, refusal = give_verdict(draft, verdict, LEADER, "数字请核对", digest)
        assert not refusal
    return draft


def test_a_draft_without_stage_is_being_written() -> None:
    assert workflow_state(TYPED).stage is Stage.DRAFTING
    assert workflow_state(TYPED).word == "拟稿" and workflow_state(TYPED).last is None


def test_each_verdict_moves_a_draft_on_and_adds_a_line_to_its_file() -> None:
    draft = give_verdict(TYPED, Verdict.TO_CHECK, CLERK).draft
    assert workflow_state(draft).word == "核稿"
    draft = give_verdict(draft, Verdict.PASSED, CHECKER, " 可以。\n", "0a1b2c3d").draft
    assert workflow_state(draft).word == "签发" and not workflow_state(draft).is_signed
    draft = give_verdict(draft, Verdict.PASSED, LEADER, digest="0a1b2c3d").draft
    assert workflow_state(draft).word == "已签" and workflow_state(draft).stage is Stage.SIGNING
    draft = give_verdict(draft, Verdict.SENT, CLERK).draft
    assert workflow_state(draft).word == "已发"
    assert format_draft(draft).startswith(
        "---\n单位: 云川省民政厅\n类型: 代表建议\n案由: 关于养老的建议\n提出人: 张某某\n"
        "环节: 已发\n阅稿记录:\n"
        "- 2026-05-27 09:05 拟稿 送核 张某某\n"
        "- 2026-05-28 16:40 核稿 通过 李某某（文本 0a1b2c3d）：可以。\n"
        "- 2026-05-29 10:32 签发 通过 王某某（文本 0a1b2c3d）\n"
        "- 2026-05-27 09:05 签发 发出 张某某\n"
        "---\n"
    )


def test_a_returned_draft_is_rewritten_and_keeps_the_reason() -> None:
    draft = after(TYPED, Verdict.TO_CHECK, Verdict.PASSED, Verdict.RETURNED)
    state = workflow_state(draft)
    assert state.stage is Stage.DRAFTING and state.word == "退回"
    assert state.last == Record(LEADER.when, Stage.SIGNING, Verdict.RETURNED, "王某某", "数字请核对")
    assert workflow_state(after(draft, Verdict.TO_CHECK)).word == "核稿"


@pytest.mark.parametrize(
    ("before", "verdict", "why"),
    [
        ((), Verdict.PASSED, "没有送审"),
        ((), Verdict.RETURNED, "没有送审"),
        ((), Verdict.TAKEN_BACK, "已经在“拟稿”了"),
        ((Verdict.TO_CHECK,), Verdict.TO_CHECK, "已经在“核稿”了"),
        ((Verdict.TO_SIGN,), Verdict.TO_CHECK, "先收回"),
        ((Verdict.TO_SIGN,), Verdict.TO_SIGN, "已经在“签发”了"),
        ((Verdict.TO_SIGN, Verdict.PASSED), Verdict.PASSED, "已经签发过了"),
        ((), Verdict.SENT, "还在拟稿，没有签发"),
        ((Verdict.TO_CHECK,), Verdict.SENT, "还在核稿，没有签发"),
        ((Verdict.TO_SIGN,), Verdict.SENT, "还没有签发"),
        ((Verdict.TO_CHECK, Verdict.PASSED), Verdict.SENT, "还没有签发"),
        ((Verdict.TO_SIGN, Verdict.PASSED, Verdict.RETURNED), Verdict.SENT, "退回以后还没有改好再送"),
        ((Verdict.TO_SIGN, Verdict.PASSED, Verdict.SENT), Verdict.PASSED, "已经发出"),
        ((Verdict.TO_SIGN, Verdict.PASSED, Verdict.SENT), Verdict.TO_SIGN, "已经发出"),
        ((Verdict.TO_SIGN, Verdict.PASSED, Verdict.SENT), Verdict.SENT, "已经在“已发”了"),
    ],
)
def test_an_impossible_verdict_is_refused_with_the_reason_and_changes_nothing(
    before: tuple[Verdict, ...], verdict: Verdict, why: str
) -> None:
    draft = after(TYPED, *before)
    result, refusal = give_verdict(draft, verdict, LEADER, "理由", "0a1b2c3d")
    assert why in refusal and result is draft


def test_a_draft_is_not_sent_back_without_a_reason() -> None:
    draft = after(TYPED, Verdict.TO_CHECK)
    assert give_verdict(draft, Verdict.RETURNED, LEADER, " 　\n").refusal == "退回要写明理由"


def test_a_body_that_signs_on_paper_can_skip_stages() -> None:
    assert workflow_state(after(TYPED, Verdict.TO_SIGN)).word == "签发"
    signed, refusal = sign_on_paper(TYPED, "王某某", CLERK, "", "0a1b2c3d")
    assert not refusal and workflow_state(signed).word == "已签"
    assert workflow_state(after(signed, Verdict.SENT)).word == "已发"
    assert workflow_state(after(signed, Verdict.SENT, Verdict.TAKEN_BACK)).word == "拟稿"


def test_a_signature_on_paper_names_who_signed_and_who_recorded_it() -> None:
    signed = sign_on_paper(TYPED, "王某某", CLERK, "会上签的", "0a1b2c3d").draft
    assert [format_record(each) for each in workflow_state(signed).records] == [
        "2026-05-27 09:05 拟稿 送签 张某某",
        "2026-05-27 09:05 签发 通过 王某某（文本 0a1b2c3d）：纸面签发，张某某补记，会上签的",
    ]
    assert sign_on_paper(TYPED, " ", CLERK).refusal == "要写明谁签发的"
    again = sign_on_paper(signed, "王某某", CLERK, "", "0a1b2c3d")
    assert "已经签发过了" in again.refusal
    assert not sign_on_paper(signed, "王某某", CLERK, "", "11111111").refusal


def test_a_signed_text_that_was_changed_is_not_sent() -> None:
    signed = after(TYPED, Verdict.TO_SIGN, Verdict.PASSED)
    assert "要重新签发" in give_verdict(signed, Verdict.SENT, CLERK, digest="11111111").refusal
    assert not give_verdict(signed, Verdict.SENT, CLERK, digest="0a1b2c3d").refusal


def test_a_draft_sent_without_a_signature_in_an_old_file_stays_sent() -> None:
    read = parse_draft("---\n环节: 已发\n阅稿记录:\n- 2026-05-27 09:05 拟稿 发出 张某某\n---\n\n甲\n")
    assert workflow_state(read.draft).word == "已发" and not read.notes


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("word", [*STATE_WORDS, RESIGN])
def test_a_verdict_can_be_given_where_the_table_has_a_step_for_it(word: str, verdict: Verdict) -> None:
    states = {
        RETURNED: (Verdict.TO_CHECK, Verdict.RETURNED),
        "拟稿": (),
        "核稿": (Verdict.TO_CHECK,),
        "签发": (Verdict.TO_SIGN,),
        SIGNED: (Verdict.TO_SIGN, Verdict.PASSED),
        RESIGN: (Verdict.TO_SIGN, Verdict.PASSED),
        "已发": (Verdict.TO_SIGN, Verdict.PASSED, Verdict.SENT),
    }
    draft = after(TYPED, *states[word])
    digest = "11111111" if word == RESIGN else "0a1b2c3d"
    assert workflow_state(draft).word_now(digest) == word
    steps = [step for step in STEPS if step.writes == (verdict,) and word in step.begins]
    moved, refusal = give_verdict(draft, verdict, LEADER, "理由", digest)
    assert len(steps) == (not refusal)
    if steps:
        assert workflow_state(moved).word == steps[0].ends
    else:
        assert refusal == why_no_step(verdict, word)


def test_a_text_changed_after_it_was_passed_is_detected() -> None:
    draft = after(TYPED, Verdict.TO_CHECK, Verdict.PASSED, digest=letter_digest(TYPED, STOCK))
    assert not workflow_state(draft).is_changed(letter_digest(draft, STOCK))
    typed = replace(draft, preamble=(draft.preamble[0]._replace(text="近年来，我厅完善制度。"),))
    assert workflow_state(typed).is_changed(letter_digest(typed, STOCK))
    again = give_verdict(typed, Verdict.PASSED, LEADER, digest=letter_digest(typed, STOCK)).draft
    assert not workflow_state(again).is_changed(letter_digest(again, STOCK))


def test_a_signed_text_that_was_changed_can_be_signed_again() -> None:
    draft = after(TYPED, Verdict.TO_SIGN, Verdict.PASSED, digest="00000000")
    assert not give_verdict(draft, Verdict.PASSED, LEADER, digest="11111111").refusal


@pytest.mark.parametrize("key", ["发文字号", "成文日期", "签发人", "期限", "环节", "不认得的项"])
def test_fields_filled_in_at_signing_or_not_printed_are_no_change(key: str) -> None:
    assert letter_digest(TYPED.with_field(key, "甲"), STOCK) == letter_digest(TYPED, STOCK)


@pytest.mark.parametrize("key", ["提出人", "联名", "标题", "落款", "抄送"])
def test_another_recipient_or_text_is_a_change(key: str) -> None:
    assert letter_digest(TYPED.with_field(key, "乙"), STOCK) != letter_digest(TYPED, STOCK)


def test_a_returned_text_does_not_count_as_changed() -> None:
    draft = after(TYPED, Verdict.TO_CHECK, Verdict.PASSED, Verdict.TAKEN_BACK, Verdict.TO_CHECK)
    assert workflow_state(draft).passed is None and not workflow_state(draft).is_changed("ffffffff")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("环节: 会签\n", "“会签”不是环节，按“拟稿”处理；请写拟稿、核稿、签发、已发之一"),
        ("环节:\n  甲: 乙\n", "环节应是一个词，按“拟稿”处理；请写拟稿、核稿、签发、已发之一"),
        ("环节: 核稿\n阅稿记录: 李处看过\n", "阅稿记录第 1 条看不懂，原样留着：“李处看过”；"),
        ("阅稿记录:\n- 2026-13-01 10:00 核稿 通过 李某某\n", "第 1 条看不懂"),
        ("阅稿记录:\n- {甲: 乙}\n", "阅稿记录不是一条一行，没有用它；"),
    ],
)
def test_mistyped_workflow_fields_are_noted_and_survive_a_verdict(head: str, expected: str) -> None:
    parsed = parse_draft(f"---\n{head}---\n\n甲\n")
    assert any(expected in note.text for note in parsed.notes)
    moved = give_verdict(parsed.draft, Verdict.TO_SIGN, CLERK)
    assert not moved.refusal
    written = format_draft(moved.draft)
    for typed in ("会签", "甲: 乙", "李处看过", "2026-13-01 10:00 核稿 通过 李某某"):
        assert (typed in head) <= (typed in written)
    assert workflow_state(parse_draft(written).draft).stage is Stage.SIGNING


def test_a_record_typed_by_hand_counts() -> None:
    head = "环节: 签发\n阅稿记录:\n- 2026-5-8 9:05 核稿 通过 李某某\n"
    parsed = parse_draft(f"---\n{head}---\n\n甲\n")
    record = workflow_state(parsed.draft).last
    assert record == Record(datetime(2026, 5, 8, 9, 5), Stage.CHECKING, Verdict.PASSED, "李某某")
    assert not parsed.notes and not workflow_state(parsed.draft).is_changed("0a1b2c3d")


def test_stage_and_records_are_neither_printed_nor_published() -> None:
    draft = after(TYPED, Verdict.TO_CHECK, Verdict.PASSED)
    passed, typed = DraftFacts(draft, Profile()), DraftFacts(TYPED, Profile())
    assert compose(passed, STOCK.phrases) == compose(typed, STOCK.phrases)
    assert public_copy(passed, STOCK.phrases) == public_copy(typed, STOCK.phrases)


RECORDS = st.tuples(
    st.sampled_from(list(Verdict)),
    st.builds(VerdictBy, TEXTS, st.datetimes(min_value=datetime(1000, 1, 1))),
    TEXTS,
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    st.from_regex(r"([0-9a-f]{8})?", fullmatch=True),
)


@example(DRAFTS, st.lists(RECORDS, max_size=5))
def test_every_verdict_survives_the_file(
    draft: Draft, row: list[tuple[Verdict, VerdictBy, str, str, str]]
) -> None:
    for verdict, by, reason, digest, version in row:
        before = workflow_state(draft).records
        draft, refusal = give_verdict(draft, verdict, by, reason, digest, version)
        if not refusal:
            assert workflow_state(draft).records[:-1] == before
            made = workflow_state(draft).records[-1]
            assert parse_record(format_record(made)) == made
            assert made.version == version
            assert (made.verdict, made.when) == (verdict, by.when.replace(second=0, microsecond=0))
    read = parse_draft(format_draft(draft)).draft
    assert read == draft and workflow_state(read) == workflow_state(draft)


def test_a_verdict_names_the_version_it_was_given_on() -> None:
    draft = give_verdict(TYPED, Verdict.TO_CHECK, CLERK, version="8c1d22e0").draft
    assert draft.raw(Key.REVIEWS) == ("2026-05-27 09:05 拟稿 送核 张某某（版本 8c1d22e0）",)
    draft = give_verdict(draft, Verdict.PASSED, CHECKER, "可以。", "0a1b2c3d", "90ab3c7f").draft
    record = workflow_state(draft).records[-1]
    assert format_record(record).endswith("李某某（版本 90ab3c7f）（文本 0a1b2c3d）：可以。")
    assert (record.who, record.version, record.digest) == ("李某某", "90ab3c7f", "0a1b2c3d")


@pytest.mark.parametrize("who", ["李（版本 8c1d22e0）", "李（文本\t（版本 文本 0a1b2c3d）", "（版本\u3000李"])
def test_a_name_that_looks_like_a_version_stays_a_name(who: str) -> None:
    draft = give_verdict(TYPED, Verdict.TO_CHECK, VerdictBy(who, CLERK.when)).draft
    (record,) = workflow_state(draft).records
    assert not record.version and not record.digest and parse_record(format_record(record)) == record


def test_the_verdict_on_the_text_is_the_last_one_that_passed_or_returned_it() -> None:
    assert workflow_state(TYPED).judged is None
    sent = after(TYPED, Verdict.TO_CHECK)
    judged = workflow_state(sent).judged
    assert judged is not None and judged.verdict is Verdict.TO_CHECK
    again = after(sent, Verdict.RETURNED, Verdict.TO_CHECK)
    judged = workflow_state(again).judged
    assert judged is not None and judged.verdict is Verdict.RETURNED


def test_a_stage_typed_in_two_lines_is_kept_in_one_line_of_the_record() -> None:
    by = VerdictBy("张某某", datetime(2026, 5, 27, 9, 5))
    draft, refusal = give_verdict(Draft().with_field(Key.STAGE, "先\n核"), Verdict.TO_CHECK, by)
    assert not refusal and "先\u3000核" in workflow_state(draft).records[-1].reason


@example(DRAFTS, st.sampled_from(list(Verdict)))
def test_a_verdict_changes_nothing_else_of_a_draft(draft: Draft, verdict: Verdict) -> None:
    moved = give_verdict(draft, verdict, LEADER, "理由").draft
    own = (Key.STAGE, Key.REVIEWS)

    def others(each: Draft) -> list[tuple[str, object]]:
        return [field for field in each.fields if field[0] not in own]

    assert replace(moved, fields=()) == replace(draft, fields=())
    assert [field for field in others(moved) if not isinstance(field[1], Nested)] == others(draft)


def test_the_file_without_workflow_fields_is_the_same_at_every_stage() -> None:
    before = format_draft(TYPED).encode()
    draft = after(TYPED, Verdict.TO_CHECK, Verdict.RETURNED, Verdict.TO_CHECK, Verdict.PASSED)
    assert without_stages(format_draft(draft).encode()) == without_stages(before) == before
    in_text = before + "\n环节: 写在正文里的\n".encode()
    assert without_stages(in_text) == in_text
    assert without_stages(b"") == b""


@pytest.mark.parametrize(
    "fields",
    [
        (),
        ((Key.STAGE, "签发"),),
        ((Key.STAGE, "已发"), (Key.REVIEWS, ("某行",))),
        ((Key.REVIEWS, Nested("a: b")),),
    ],
)
def test_a_draft_takes_the_stage_and_records_of_another_and_nothing_else(fields: tuple[Any, ...]) -> None:
    text = Draft(((Key.SUBJECT, "甲"), (Key.STAGE, "核稿"), (Key.REVIEWS, ("旧行",)), (Key.CLOSING, "乙")))
    other = Draft((*fields, (Key.SUBJECT, "丙")))
    taken = with_workflow_of(text, other)
    assert [taken.raw(key) for key in (Key.STAGE, Key.REVIEWS)] == [
        other.raw(key) for key in (Key.STAGE, Key.REVIEWS)
    ]
    assert taken.get(Key.SUBJECT) == "甲"
    assert with_workflow_of(taken, other) is taken
