"""What a draft still lacks for a step between stages (`draft.stages.STEPS`), and the step itself. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.reading import count_remarks, open_remarks
from replydesk.draft.stages import SIGNED, Need, Stage, StageStep, Verdict, why_no_step
from replydesk.draft.taken.reading import count_stale, stale_marks
from replydesk.draft.workflow import (
    AT_SIGNING,
    VerdictBy,
    VerdictResult,
    give_verdict,
    sign_on_paper,
    workflow_state,
)
from replydesk.letter.profile import NUMBER_WHEN
from replydesk.reply.findings import Finding, Level
from replydesk.reply.registers.agreement import Numbers, draft_findings
from replydesk.reply.registers.model import NumberState
from replydesk.reply.reply import Reply, letter_digest, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.characters import has_words
from replydesk.text.dates import parse_day

_NAMED = 3  # errors named in a record
_LONGEST = 100  # characters of each


@dataclass(frozen=True)
class Prospect:
    """A draft looked at before a step: what hinders it, the errors that must be known, its letter's digest.

    A hindrance has to be removed first; errors, and figures of past replies that nobody has confirmed, can be
    answered by a reason, errors passed over were; remarks that are open and points without an answer hinder
    nothing. All are named in the record, for whoever signs.
    """

    step: StageStep
    hindrances: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    digest: str = ""
    passed_over: tuple[str, ...] = ()  # errors
    stale: str = ""  # how many figures of past replies are not confirmed, and the first of them
    remarks: str = ""  # how many are open, and the first of them; "" if none is
    points: str = ""  # how many have no answer, and the first of them

    @property
    def blocks(self) -> tuple[str, ...]:
        """Return what the step needs a reason for, in words."""
        errors = (count_errors(self.errors),) if self.errors else ()
        return (*errors, self.stale) if self.stale else errors

    @property
    def reminders(self) -> tuple[str, ...]:
        """Return what is said before the step and recorded with it, but hinders nothing."""
        return tuple(filter(None, (self.remarks, self.points)))

    def refusal(self, reason: str = "") -> str:
        """Return why the step is not taken with this reason, "" if it is."""
        if self.hindrances:
            return "；".join(self.hindrances)
        if self.blocks and not has_words(reason):
            return f"{'；'.join(self.blocks)}；改好再{self._act}，一定要{self._act}的写明理由"
        return ""

    def reason_to_keep(self, reason: str) -> str:
        """Return the reason as it is recorded: with what it is given for, and what was known."""
        known = [*self.blocks]
        known += (
            [f"略过 {len(self.passed_over)} 处错误（{named(self.passed_over)}）"] if self.passed_over else []
        )
        known += self.reminders
        return f"{reason}〔{'；'.join(known)}〕" if known else reason

    @property
    def _act(self) -> str:
        return "送" if self.step.verdict in (Verdict.TO_CHECK, Verdict.TO_SIGN) else "办"


def count_errors(errors: tuple[str, ...]) -> str:
    """Return the number of errors and the first of them: 有 2 处错误（案由：没有填；编号：……）."""
    return f"有 {len(errors)} 处错误（{named(errors)}）"


def named(errors: tuple[str, ...]) -> str:
    """Return the first of some errors, each cut: a message may quote a field of any length."""
    cut = (each if len(each) <= _LONGEST else f"{each[:_LONGEST]}……" for each in errors[:_NAMED])
    return "；".join(cut) + ("……" if len(errors) > _NAMED else "")


def errors_of(reply: Reply) -> tuple[str, ...]:
    """Return the errors of a reply, each as its field and message."""
    return tuple(map(_words, _errors(reply)))


def look_at(draft: Draft, stock: Stock, step: StageStep, name: str = "") -> Prospect:
    """Look at a draft before a step; `name` as for `make_reply`."""
    state, is_judged = workflow_state(draft), set(step.needs) - {Need.REASON}
    if not is_judged or not (state.is_signed or state.word in step.begins):
        return Prospect(step, tuple(_of_stage(draft, step, "")))
    reply = make_reply(draft, stock, name, asks=False)
    return look_at_reply(reply, letter_digest(draft, stock), step, stock.numbers, name)


def look_at_reply(
    reply: Reply, digest: str, step: StageStep, numbers: Numbers | None = None, name: str = ""
) -> Prospect:
    """Look at a draft that has been checked before a step; `digest` is of its letter."""
    hindrances = tuple(_of_stage(reply.draft, step, digest))
    hindrances = hindrances or tuple(_of_text(reply, step, numbers or Numbers(), name))
    passed = [each.finding for each in reply.passed if each.finding.level is Level.ERROR]
    if Need.REASON_FOR_ERRORS not in step.needs:
        filled = [each for each in passed if Need.NUMBER in step.needs and each.key in AT_SIGNING]
        return Prospect(step, hindrances, (), digest, tuple(map(_words, filled)))
    said = {need: count(reply.draft) for need, count in _COUNTED_NEEDS.items() if need in step.needs}
    return Prospect(
        step,
        hindrances,
        errors_of(reply),
        digest,
        tuple(map(_words, passed)),
        stale=said.get(Need.TAKEN, ""),
        remarks=said.get(Need.REMARKS, ""),
        points=said.get(Need.POINTS, ""),
    )


def _open_points(draft: Draft) -> str:
    if not draft.raw(Key.POINTS):
        return ""
    from replydesk.draft.points.open_points import open_points  # most drafts have no points

    return open_points(draft).words


# What a step needs of what is kept beside the letter, in words; "" if nothing is lacking.
_COUNTED_NEEDS: Mapping[Need, Callable[[Draft], str]] = {
    Need.TAKEN: lambda draft: count_stale(stale_marks(draft)),
    Need.REMARKS: lambda draft: count_remarks(open_remarks(draft)),
    Need.POINTS: _open_points,
}


def take_step(
    draft: Draft, prospect: Prospect, by: VerdictBy, reason: str = "", signer: str = "", version: str = ""
) -> VerdictResult:
    """Take the step that was looked at; return the draft unchanged with the refusal if it cannot be taken.

    `version` is that of the draft's file.
    """
    if refusal := prospect.refusal(reason):
        return VerdictResult(draft, refusal)
    reason = prospect.reason_to_keep(reason)
    if prospect.step.is_on_paper:
        result = sign_on_paper(draft, signer, by, reason, prospect.digest, version)
        return result if not result.refusal else VerdictResult(draft, result.refusal)
    return give_verdict(draft, prospect.step.verdict, by, reason, prospect.digest, version)


def is_changed_since_signed(draft: Draft, stock: Stock) -> bool:
    """Return True if a draft was signed, and its letter has changed since."""
    state = workflow_state(draft)
    return bool(state.signed and state.signed.digest) and state.is_changed(letter_digest(draft, stock))


def number_hindrance(draft: Draft, stock: Stock) -> str:
    """Return why a draft gets no number yet, "" if it is to have one: it is to be signed first.

    The unit may number at any time (编号时机); a number that is written in the draft is registered anyway.
    """
    number = DocumentNumber.parse(draft.get(Key.DOCUMENT_NUMBER))
    if stock.profile(draft).number_when != NUMBER_WHEN[0] or (number and number.serial):
        return ""
    state = workflow_state(draft)
    word = state.word_now(letter_digest(draft, stock)) if state.is_signed else state.word
    return "" if word in (SIGNED, Stage.SENT) else why_no_step(Verdict.SENT, word)


def _of_stage(draft: Draft, step: StageStep, digest: str) -> Iterator[str]:
    word = workflow_state(draft).word_now(digest)
    if word not in step.begins:
        yield why_no_step(step.verdict, word)


def _of_text(reply: Reply, step: StageStep, numbers: Numbers, name: str) -> Iterator[str]:
    """Yield what the text, the number and the date lack for a step."""
    draft = reply.draft
    if Need.TEXT in step.needs and not _has_text(draft):
        yield "没有正文"
    if Need.NUMBER in step.needs:
        found = dict.fromkeys(_of_number(draft.get(Key.DOCUMENT_NUMBER), name, numbers))
        filled = (each for each in _errors(reply) if each.key in AT_SIGNING and not each.is_missing)
        yield from found | dict.fromkeys(map(_words, filled))  # which the signer cannot have known
    if Need.DATE in step.needs and parse_day(draft.get(Key.DATE)) is None:
        yield "成文日期没有写全"


def _of_number(typed: str, name: str, numbers: Numbers) -> Iterator[str]:
    """Yield what is wrong with a number before the letter is sent."""
    number = DocumentNumber.parse(typed)
    if number is None or not (number.code and number.year and number.serial):
        yield "发文字号没有写全" if typed else "没有发文字号"
        return
    found = [each for each in draft_findings(typed, name, numbers) if each.level is Level.ERROR]
    yield from map(_words, found)
    register = numbers.registers.get(number.series)
    entry = register.entries.get(number.serial) if register else None
    if not found and entry and entry.state in (NumberState.FREE, NumberState.VOID):
        yield f"{Key.DOCUMENT_NUMBER}：登记里这个号已{entry.state}"


def _has_text(draft: Draft) -> bool:
    paragraphs = (*draft.preamble, *(each for section in draft.sections for each in section.paragraphs))
    return any(has_words(each.text) for each in paragraphs)


def _errors(reply: Reply) -> list[Finding]:
    return [each for each in reply.findings if each.level is Level.ERROR]


def _words(finding: Finding) -> str:
    return f"{finding.key}：{finding.message}"
