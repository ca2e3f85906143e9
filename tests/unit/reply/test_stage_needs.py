"""Tests of what the steps between stages need, and that nothing is sent without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.draft.place import Place
from replydesk.draft.points.actions import add_point, set_state
from replydesk.draft.points.model import PointState
from replydesk.draft.remarks.actions import add_remark, settle_remark
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.stages import SIGNED, STEPS, Stage, StageStep, Verdict, step_named
from replydesk.draft.taken.confirming import confirm
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import STALE_RULE, stale_marks
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy, give_verdict, workflow_state
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Level
from replydesk.reply.passed_over import pass_over
from replydesk.reply.registers.agreement import Numbers, TypedNumber
from replydesk.reply.registers.model import Action, Event, NumberState, Register, Stamp, with_event
from replydesk.reply.reply import letter_digest, make_reply
from replydesk.reply.stage_needs import Prospect, look_at, number_hindrance, take_step
from replydesk.reply.stock import Stock
from replydesk.text.dates import format_day, parse_day
from tests.support.clean_reply import clean_draft, judged
from tests.support.replies import starter_stock

CLERK = VerdictBy("张某某", datetime(2026, 5, 27, 9, 5))
LEADER = VerdictBy("王某某", datetime(2026, 5, 29, 10, 32))
STOCK = starter_stock()
CLEAN = clean_draft()
NAME = "养老"
SERIES = "云民复议字〔2026〕"
WRONG = CLEAN.with_field(Key.KIND, "不认得的类型")  # an error
SENT = step_named("记为已发")


def took(draft: Draft, *names: str, stock: Stock = STOCK) -> Draft:
    """Return the draft after some steps, all of which must be possible."""
    for name in names:
        prospect = look_at(draft, stock, step_named(name), NAME)
        draft, refusal = take_step(draft, prospect, CLERK, "理由", "王某某")
        assert not refusal, refusal
    return draft


def refusal(draft: Draft, name: str, reason: str = "", stock: Stock = STOCK) -> str:
    prospect = look_at(draft, stock, step_named(name), NAME)
    result = take_step(draft, prospect, CLERK, reason, "王某某")
    assert (result.draft is draft) == bool(result.refusal)
    return result.refusal


def with_register(*events: tuple[Action, str], number: int = 33) -> Stock:
    """Return the stock with a register in which some events have happened to a number."""
    register = Register(SERIES)
    for action, draft in events:
        stamp = Stamp("张某某", "2026-05-27 09:05:00")
        register = with_event(register, Event(number, action, draft, stamp, "" if draft else "印错"))
    typed = {NAME: TypedNumber(f"{SERIES}{number}号", "2026年5月29日")}
    return replace(STOCK, numbers=Numbers(typed, {SERIES: register}))


def test_a_clean_draft_goes_all_the_way() -> None:
    draft = took(CLEAN, "送核稿", "核稿通过", "签发通过", "记为已发")
    assert workflow_state(draft).word == "已发"
    assert [each.reason for each in workflow_state(draft).records] == ["理由"] * 4


@pytest.mark.parametrize("name", ["送核稿", "送签发", "记为已签"])
def test_a_draft_with_errors_is_sent_on_with_a_reason_only(name: str) -> None:
    why = refusal(WRONG, name)
    assert "处错误（类型：不认得“不认得的类型”" in why and "写明理由" in why
    sent = took(WRONG, name)
    last = workflow_state(sent).last
    assert last and "理由〔有 " in last.reason and "类型：不认得" in last.reason
    assert parse_draft(format_draft(sent)).draft == sent


def test_what_has_an_error_is_passed_only_knowing_it() -> None:
    draft = took(WRONG, "送签发")
    assert "处错误" in refusal(draft, "签发通过")
    passed = workflow_state(took(draft, "签发通过")).last
    assert passed and passed.verdict is Verdict.PASSED and "类型：不认得" in passed.reason


def test_errors_passed_over_need_no_reason_and_are_named_in_the_record() -> None:
    (error,) = (each for each in judged(WRONG).findings if each.key == Key.KIND and each.rule)
    draft = pass_over(WRONG, error, CLERK)
    while left := [each for each in judged(draft).findings if each.level is Level.ERROR]:
        draft = pass_over(draft, left[0], CLERK)
    prospect = look_at(draft, STOCK, step_named("送签发"), NAME)
    assert not prospect.errors and any("类型" in each for each in prospect.passed_over)
    sent = take_step(draft, prospect, CLERK).draft
    signed = take_step(sent, look_at(sent, STOCK, step_named("签发通过"), NAME), LEADER, "同意").draft
    last = workflow_state(signed).last
    assert last and last.who == "王某某" and last.reason.startswith("同意〔略过 ")
    assert "类型：不认得" in last.reason


@pytest.mark.parametrize("before", [(), ("送核稿",), ("送签发",), ("送签发", "签发通过", "退回")])
def test_nothing_unsigned_is_sent(before: tuple[str, ...]) -> None:
    draft = took(CLEAN, *before)
    assert refusal(draft, "记为已发", "理由") and workflow_state(draft).stage is not Stage.SENT


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda draft: replace(draft, preamble=(), sections=()), "没有正文"),
        (lambda draft: replace(draft, preamble=(Paragraph("　"),), sections=()), "没有正文"),
        (lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, ""), "没有发文字号"),
        (lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}  号"), "发文字号没有写全"),
        (lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, "〔2026〕3号"), "发文字号没有写全"),
        (lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, "三十三"), "发文字号没有写全"),
        (lambda draft: draft.with_field(Key.DATE, ""), "成文日期没有写全"),
        (lambda draft: draft.with_field(Key.DATE, "2026年5月　日"), "成文日期没有写全"),
        (lambda draft: draft.with_field(Key.DATE, "2026年2月30日"), "成文日期没有写全"),
    ],
)
def test_nothing_is_sent_without_text_number_and_date(change, why: str) -> None:  # type: ignore[no-untyped-def]
    draft = took(change(CLEAN), "送签发", "签发通过")
    assert why in refusal(draft, "记为已发", "理由")


@pytest.mark.parametrize(
    ("events", "why"),
    [
        (((Action.ASSIGN, NAME),), ""),
        ((), ""),
        (((Action.ASSIGN, NAME), (Action.VOID, "")), "已作废"),
        (((Action.ASSIGN, NAME), (Action.GIVE_BACK, "")), "已空出"),
        (((Action.ASSIGN, "别的"),), ""),  # whose draft is gone: it was renamed
    ],
)
def test_no_void_or_returned_number_is_sent(events: tuple[tuple[Action, str], ...], why: str) -> None:
    stock = with_register(*events)
    draft = took(CLEAN, "送签发", "签发通过", stock=stock)
    assert (
        (why in refusal(draft, "记为已发", stock=stock))
        if why
        else not refusal(draft, "记为已发", stock=stock)
    )


def test_a_number_that_another_draft_has_is_not_sent() -> None:
    typed = TypedNumber(f"{SERIES}33号", "2026年5月29日")
    stock = replace(STOCK, numbers=Numbers({NAME: typed, "别的": typed}))
    draft = took(CLEAN, "送签发", "签发通过", stock=stock)
    assert "重复" in refusal(draft, "记为已发", stock=stock)


def test_a_letter_changed_after_it_was_signed_is_signed_again_before_it_is_sent() -> None:
    signed = took(CLEAN, "送签发", "签发通过")
    changed = replace(signed, preamble=(Paragraph("近年来，我厅完善制度。"),))
    assert "要重新签发" in refusal(changed, "记为已发")
    assert not refusal(took(changed, "签发通过"), "记为已发")
    dated = signed.with_field(Key.DATE, "2026年5月30日")
    assert not refusal(dated, "记为已发")


def test_a_sent_letter_can_be_returned_with_a_reason() -> None:
    sent = took(CLEAN, "记为已签", "记为已发")
    assert refusal(sent, "退回") == "退回要写明理由"
    returned = took(sent, "退回")
    assert workflow_state(returned).is_returned and refusal(returned, "记为已发")


def test_drafts_are_numbered_when_signed_unless_the_unit_numbers_them_at_any_time() -> None:
    typed = CLEAN.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}  号")
    signed = took(typed, "记为已签")
    assert "没有签发" in number_hindrance(typed, STOCK)
    assert "没有签发" in number_hindrance(took(typed, "送签发"), STOCK)
    assert number_hindrance(CLEAN, STOCK) == ""  # it carries a number, which is registered
    assert number_hindrance(signed, STOCK) == ""
    changed = replace(signed, preamble=(Paragraph("近年来，我厅完善制度。"),))
    assert "要重新签发" in number_hindrance(changed, STOCK)
    assert number_hindrance(signed.with_field(Key.STAGE, "已发"), STOCK) == ""
    free = replace(STOCK, profiles={"甲": Profile(name=CLEAN.get(Key.UNIT), number_when="随时")})
    assert number_hindrance(typed, free) == ""


def test_steps_that_need_nothing_of_the_text_are_looked_at_without_the_check() -> None:
    prospect = look_at(CLEAN, STOCK, step_named("收回拟稿"))
    assert prospect == Prospect(step_named("收回拟稿"), ("已经在“拟稿”了",))


@pytest.mark.parametrize("name", ["送核稿", "送签发", "记为已签"])
def test_open_remarks_hold_no_step_up_and_are_recorded(name: str) -> None:
    put = add_remark(CLEAN, Place(Key.SUBJECT), 0, 0, "案由请核对", LEADER)
    prospect = look_at(put, STOCK, step_named(name))
    assert prospect.remarks == "还有 1 条批注没有处理（王某某：案由请核对）" and not prospect.refusal()
    taken = take_step(put, prospect, CLERK, "", "王某某").draft
    assert prospect.remarks in workflow_state(taken).records[-1].reason
    settled = settle_remark(put, remarks_of(put)[0].id, Outcome.MENDED, CLERK).draft
    assert look_at(settled, STOCK, step_named(name)).remarks == ""


TAKEN = take_over(
    CLEAN,
    Place(Part.ANSWER, 0, 0),
    [DraftLine("甲", "自2024年以来逐步推进。")],
    TakenFrom("2025年 第0055号"),
    CLERK,
)
STALE = "有 1 处取自旧复的内容没有核对（2024年）"


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("送核稿", ()),
        ("送签发", ()),
        ("记为已签", ()),
        ("核稿通过", ("送核稿",)),
        ("签发通过", ("送签发",)),
    ],
)
def test_figures_of_past_replies_are_confirmed_or_need_a_reason(name: str, before: tuple[str, ...]) -> None:
    draft = took(TAKEN, *before)
    prospect = look_at(draft, STOCK, step_named(name))
    assert prospect.blocks == (STALE,) and prospect.stale == STALE and not prospect.errors
    assert refusal(draft, name).startswith(STALE)
    taken = take_step(draft, prospect, CLERK, "照抄有据", "王某某").draft
    assert f"照抄有据〔{STALE}〕" in workflow_state(taken).records[-1].reason
    confirmed = confirm(draft, stale_marks(draft)[0].id, CLERK)
    assert not refusal(confirmed, name) and look_at(confirmed, STOCK, step_named(name)).stale == ""


def test_figures_are_told_of_with_errors() -> None:
    assert "有 1 处错误" in refusal(TAKEN.with_field(Key.KIND, "不认得的类型"), "送核稿")
    assert STALE in refusal(TAKEN.with_field(Key.KIND, "不认得的类型"), "送核稿")


@pytest.mark.parametrize("line", [f"{STALE_RULE}「2024年」", STALE_RULE])
def test_no_line_passes_figures_over(line: str) -> None:
    passed = TAKEN.with_field(Key.PASSED_OVER, (line,))
    unit = Profile(name=CLEAN.get(Key.UNIT), checks={STALE_RULE: "不查"})
    for stock in (STOCK, replace(STOCK, profiles={"甲": unit})):
        found = [each for each in make_reply(passed, stock).findings if each.rule == STALE_RULE]
        assert [(each.level, each.hits[0].words) for each in found] == [(Level.SUSPECTED, "2024年")]
        assert pass_over(TAKEN, found[0], CLERK) is TAKEN


@pytest.mark.parametrize("name", ["送核稿", "送签发", "记为已签"])
def test_points_without_answer_hold_no_step_up_and_are_recorded(name: str) -> None:
    put = add_point(CLEAN, "为山区学校配备校车")
    prospect = look_at(put, STOCK, step_named(name))
    assert prospect.points == "第 1 条（为山区学校配备校车）没有答" and not prospect.refusal()
    taken = take_step(put, prospect, CLERK, "", "王某某").draft
    assert prospect.points in workflow_state(taken).records[-1].reason
    settled = set_state(put, 1, PointState.DECLINED, "省里另有安排").draft
    assert look_at(settled, STOCK, step_named(name)).points == ""


class Desk(RuleBasedStateMachine):
    """A draft that is changed and moved in any order, and the number it carries in the register."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = CLEAN
        self.stock = with_register((Action.ASSIGN, NAME))
        self.signed = ""  # digest of the text that was signed last

    @rule(
        step=st.sampled_from(STEPS),
        reason=st.sampled_from(["", "理由"]),
        signer=st.sampled_from(["", "王某某"]),
    )
    def move(self, step: StageStep, reason: str, signer: str) -> None:
        before = workflow_state(self.draft)
        prospect = look_at(self.draft, self.stock, step, NAME)
        moved, refusal = take_step(self.draft, prospect, CLERK, reason, signer)
        if refusal:
            assert moved is self.draft
            return
        self._holds(step, reason, signer, prospect)
        self.draft = moved
        assert workflow_state(moved).word == step.ends
        assert workflow_state(moved).records[: len(before.records)] == before.records
        self.signed = letter_digest(moved, self.stock) if step.ends == SIGNED else self.signed

    @rule()
    def sign_it_whole(self) -> None:
        """Have a whole letter signed on paper, whatever state it is in."""
        self.take_the_number()
        self.draft = replace(self.draft.with_field(Key.DATE, "2026年5月29日"), sections=CLEAN.sections)
        for name in ("收回拟稿", "记为已签"):
            self.move(step_named(name), "理由", "王某某")

    @rule()
    def send_it(self) -> None:
        self.move(SENT, "", "")

    def _holds(self, step: StageStep, reason: str, signer: str, prospect: Prospect) -> None:
        """Check what a step that was taken needs, as the issue says it."""
        state = workflow_state(self.draft)
        assert reason or not (prospect.errors or step.name == "退回")
        assert signer or step.name != "记为已签"
        if step.ends == Stage.SENT:
            number = DocumentNumber.parse(self.draft.get(Key.DOCUMENT_NUMBER))
            assert number and number.serial and parse_day(self.draft.get(Key.DATE))
            parts = (self.draft.preamble, *(each.paragraphs for each in self.draft.sections))
            assert any(each.text.strip() for part in parts for each in part)
            assert state.is_signed and not state.is_returned
            assert letter_digest(self.draft, self.stock) == self.signed
            entry = self.stock.numbers.registers[SERIES].entries.get(number.serial)
            assert entry is None or entry.state not in (NumberState.VOID, NumberState.FREE)

    @rule(text=st.sampled_from(["", "近年来，我厅健全制度。", "近年来，我厅完善制度。"]))
    def write(self, text: str) -> None:
        self.draft = replace(self.draft, preamble=(Paragraph(text),) if text else (), sections=())

    @rule(
        key=st.sampled_from([Key.DOCUMENT_NUMBER, Key.DATE, Key.KIND, Key.PROPOSERS]),
        typed=st.sampled_from(
            ["", f"{SERIES}33号", f"{SERIES}  号", "2026年5月29日", "2026年　月　日", "代表建议"]
        ),
    )
    def fill_in(self, key: Key, typed: str) -> None:
        self.draft = self.draft.with_field(key, typed)

    @rule(after=st.integers(0, 40))
    def date_it(self, after: int) -> None:
        day = date(2026, 5, 29) + timedelta(after)
        self.draft = self.draft.with_field(Key.DATE, format_day(day))

    @precondition(lambda self: self.stock.numbers.registers[SERIES].entries[33].state is NumberState.ASSIGNED)
    @rule(action=st.sampled_from([Action.VOID, Action.GIVE_BACK]))
    def end_the_number(self, action: Action) -> None:
        self.stock = with_register((Action.ASSIGN, NAME), (action, ""))

    @rule()
    def take_the_number(self) -> None:
        self.stock = with_register((Action.ASSIGN, NAME))
        self.draft = self.draft.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}33号")

    @rule(verdict=st.sampled_from(list(Verdict)))
    def misuse(self, verdict: Verdict) -> None:
        """Give a bare verdict with the digest of the text: even so nothing unsigned becomes sent."""
        digest = letter_digest(self.draft, self.stock)
        result = give_verdict(self.draft, verdict, LEADER, "理由", digest)
        assert result.refusal or verdict is not Verdict.SENT or workflow_state(self.draft).is_signed

    @invariant()
    def the_file_keeps_it_all(self) -> None:
        assert parse_draft(format_draft(self.draft)).draft == self.draft


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)


UNSEEN = ("", " ", "\u3000", "\u200b", "\u2060\ufeff", "\u3164", "\x1b", "……", "\n")


@pytest.mark.parametrize("nothing", UNSEEN)
def test_nothing_that_can_be_read_is_no_reason_no_name_and_no_text(nothing: str) -> None:
    assert "写明理由" in refusal(WRONG, "送核稿", nothing)
    sent = took(CLEAN, "送核稿")
    assert take_step(sent, look_at(sent, STOCK, step_named("退回")), CLERK, nothing).refusal
    on_paper = look_at(CLEAN, STOCK, step_named("记为已签"), NAME)
    assert take_step(CLEAN, on_paper, CLERK, "", nothing).refusal == "要写明谁签发的"
    (section,) = CLEAN.sections
    empty = replace(CLEAN, sections=(section._replace(paragraphs=(Paragraph(nothing or " "),)),))
    assert "没有正文" in refusal(took(empty, "送签发", "签发通过"), "记为已发")


def test_a_record_stays_short_whatever_the_errors_quote() -> None:
    draft = replace(CLEAN, fields=(*CLEAN.fields,)).with_field(Key.KIND, "类" * 100_000)
    sent = took(draft, "送核稿")
    last = workflow_state(sent).last
    assert last and len(last.reason) < 1_000


def test_an_error_passed_over_after_signing_is_recorded_with_the_sending() -> None:
    signed = took(CLEAN, "送签发", "签发通过").with_field(Key.SIGNER, "王\x07某")
    (error,) = (each for each in judged(signed).findings if each.level is Level.ERROR)
    assert error.message in refusal(signed, "记为已发")
    sent = took(pass_over(signed, error, CLERK), "记为已发")
    last = workflow_state(sent).last
    assert last and "略过 1 处错误" in last.reason and error.message in last.reason
