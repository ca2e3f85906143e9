"""The stages of a reply until it is sent (环节), and the record of verdicts (阅稿记录). Pure.

    环节: 签发
    阅稿记录:
    - 2026-05-27 09:05 拟稿 送核 张某某
    - 2026-05-28 16:40 核稿 通过 李某某（版本 8c1d22e0）（文本 3f2a9c1b）：数字已核对
    - 2026-05-29 10:32 签发 通过 王某某（版本 90ab3c7f）（文本 3f2a9c1b）

A draft is at one of four stages. 拟稿: it is being written; the default. 核稿: the office checks it before
the leader sees it. 签发: it is with the leader who signs, and remains there when signed (已签), until the
document number is registered and the letter is checked once more, printed and sealed (公文处理工作条例,
arts. 22 and 25: 签发, 复核, 登记, 印制, 核发). 已发: a clerk has recorded that it was sent. A body in which
one person checks and signs sends a draft straight to 签发; one that signs on paper records the signature
here (记为已签). The table of all steps is in `draft.stages`.

Each verdict is appended to 阅稿记录 as one line and never removed. A line that cannot be parsed is kept. 版本
is the version of the file that the verdict was given on (`desk.versions`); what changed since can be shown.
Lines of earlier programs have none. It stands before 文本, where those programs take it for a part of the
name and still find 文本.

A passed text is identified by a digest of the letter (文本): a change of substance after signing must be
signed again (art. 25), so it is shown (通过后改过). The digest leaves out what is filled in at signing:
number, dates, signer.

All of it is internal: none of it is printed, exported or published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Nested, Value
from replydesk.draft.stages import RESIGN, RETURNED, SIGNED, step_for, why_no_step
from replydesk.draft.stages import Stage as Stage
from replydesk.draft.stages import Verdict as Verdict
from replydesk.text.characters import has_words, one_line
from replydesk.text.note import Note
from replydesk.text.written_time import format_time

WAITING = (Stage.CHECKING, Stage.SIGNING)  # stages that wait for a supervisor

# Fields filled in at signing or later; changing them does not change the passed text.
AT_SIGNING = (Key.DOCUMENT_NUMBER, Key.COPY_NUMBER, Key.SIGNER, Key.DATE, Key.PRINT_DATE)

CHANGED = "通过后改过"  # shown of a draft whose text differs from the passed one

_RECORD = re.compile(
    r"(?P<when>\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}) "
    rf"(?P<stage>{'|'.join(Stage)}) (?P<verdict>{'|'.join(Verdict)}) "
    r"(?P<who>[^：]+?)(?:（版本 (?P<version>[0-9a-f]{8})）)?(?:（文本 (?P<digest>[0-9a-f]{8})）)?"
    r"(?:：(?P<reason>.*))?"
)
_BRACKET = re.compile(r"（(?:(?:版本|文本)\s+)+")
_ORIGINAL = "原文"  # suffix of the field that keeps a 环节 or 阅稿记录 that is neither text nor list


class Record(NamedTuple):
    """One verdict: time (to the minute), stage, person, reason, digest of the text, and version judged."""

    when: datetime
    stage: Stage
    verdict: Verdict
    who: str
    reason: str = ""
    digest: str = ""  # of the passed letter; "" for other verdicts
    version: str = ""  # of the file the verdict was given on, eight digits; "" if not known


class VerdictBy(NamedTuple):
    """The person who gives a verdict, and the time."""

    who: str
    when: datetime


@dataclass(frozen=True)
class WorkflowState:
    """The stage of a draft, its verdicts in order, and notes on what could not be parsed."""

    stage: Stage = Stage.DRAFTING
    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def last(self) -> Record | None:
        """Return the last verdict, None if there is none."""
        return self.records[-1] if self.records else None

    @cached_property
    def passed(self) -> Record | None:
        """Return the verdict by which the draft is passed, None if it is not or was returned since."""
        if self.stage is Stage.DRAFTING:
            return None
        for record in reversed(self.records):
            if record.verdict in (Verdict.RETURNED, Verdict.TAKEN_BACK):
                return None
            if record.verdict is Verdict.PASSED:
                return record
        return None

    @property
    def judged(self) -> Record | None:
        """Return the last verdict on the text, 通过 or 退回, else the last one of any kind."""
        verdicts = [each for each in self.records if each.verdict in (Verdict.PASSED, Verdict.RETURNED)]
        return (verdicts or self.records or (None,))[-1]

    @property
    def signed(self) -> Record | None:
        """Return the verdict by which the draft is signed, sent since or not; None if it is not."""
        return self.passed if self.passed and self.passed.stage is Stage.SIGNING else None

    @property
    def is_signed(self) -> bool:
        """Return True if the draft was passed at 签发 and is not sent yet."""
        return self.stage is Stage.SIGNING and self.signed is not None

    @property
    def sent(self) -> date | None:
        """Return the day on which the letter was sent; None if it is not sent, or the day is not recorded."""
        days = (each.when.date() for each in reversed(self.records) if each.verdict is Verdict.SENT)
        return next(days, None) if self.stage is Stage.SENT else None

    @property
    def is_returned(self) -> bool:
        """Return True if the draft was returned and waits to be rewritten."""
        last = self.last
        return self.stage is Stage.DRAFTING and last is not None and last.verdict is Verdict.RETURNED

    @property
    def word(self) -> str:
        """Return the state in one word: the stage, or 退回 or 已签 within it."""
        return RETURNED if self.is_returned else SIGNED if self.is_signed else str(self.stage)

    def word_now(self, digest: str) -> str:
        """Return the state, given the digest of the letter as it is now, "" if that is not known."""
        return RESIGN if digest and self.is_signed and self.is_changed(digest) else self.word

    def is_changed(self, digest: str) -> bool:
        """Return True if the text with this digest is not the passed one; False if no digest is recorded."""
        passed = self.passed
        return bool(passed and passed.digest and passed.digest != digest)


class VerdictResult(NamedTuple):
    """The draft with a verdict added, or unchanged with the reason for refusal."""

    draft: Draft
    refusal: str = ""


def is_staged(draft: Draft) -> bool:
    """Return True if a draft has a stage or records."""
    return draft.raw(Key.STAGE) is not None or draft.raw(Key.REVIEWS) is not None


def with_workflow_of(draft: Draft, other: Draft) -> Draft:
    """Return a draft with the stage and the records of another; only a verdict changes them."""
    if all(draft.raw(key) == other.raw(key) for key in _WORKFLOW_KEYS):
        return draft
    values = [(key, value) for key in _WORKFLOW_KEYS if (value := other.raw(key)) is not None]
    gone = [key for key in _WORKFLOW_KEYS if other.raw(key) is None]
    fields = tuple(each for each in draft.with_fields(values).fields if each[0] not in gone)
    return replace(draft, fields=fields)


def workflow_state(draft: Draft) -> WorkflowState:
    """Return the workflow state of a draft. Never fails; a value that cannot be parsed gives a note."""
    if not is_staged(draft):
        return _NEW
    typed, notes = draft.get(Key.STAGE), []
    stage = Stage(typed) if typed in tuple(Stage) else Stage.DRAFTING
    if (typed and typed != stage) or isinstance(draft.raw(Key.STAGE), Nested):
        said = f"“{typed}”不是环节" if typed else "环节应是一个词"
        notes.append(Note(f"{said}，按“{stage}”处理；请写{'、'.join(Stage)}之一"))
    records = []
    for number, line in enumerate(_lines(draft.raw(Key.REVIEWS)), 1):
        if record := parse_record(line):
            records.append(record)
        elif line.strip():
            notes.append(Note(f"阅稿记录第 {number} 条看不懂，原样留着：“{line}”；{_EXAMPLE}"))
    if isinstance(draft.raw(Key.REVIEWS), Nested):
        notes.append(Note(f"阅稿记录不是一条一行，没有用它；{_EXAMPLE}"))
    return WorkflowState(stage, tuple(records), tuple(notes))


_NEW = WorkflowState()
_EXAMPLE = "应写成“2026-05-29 10:32 核稿 退回 李某某：理由”"


def parse_record(line: str) -> Record | None:
    """Parse a line of 阅稿记录; None if it has another form."""
    if not (found := _RECORD.fullmatch(line.strip())):
        return None
    try:
        when = datetime.strptime(found["when"], "%Y-%m-%d %H:%M")
    except ValueError:
        return None
    stage, verdict = Stage(found["stage"]), Verdict(found["verdict"])
    who, reason = found["who"].strip(), (found["reason"] or "").strip()
    return Record(when, stage, verdict, who, reason, found["digest"] or "", found["version"] or "")


def format_record(record: Record) -> str:
    """Return a verdict as a line of 阅稿记录; `parse_record` is the inverse for records of `give_verdict`."""
    version = f"（版本 {record.version}）" if record.version else ""
    text = f"（文本 {record.digest}）" if record.digest else ""
    reason = f"：{record.reason}" if record.reason else ""
    when = format_time(record.when)
    return f"{when} {record.stage} {record.verdict} {record.who}{version}{text}{reason}"


def give_verdict(
    draft: Draft, verdict: Verdict, by: VerdictBy, reason: str = "", digest: str = "", version: str = ""
) -> VerdictResult:
    """Add a verdict and set the next stage, or return the refusal; with 通过, keep the letter's digest.

    `version` is that of the draft's file, as the person has seen it.
    """
    state = workflow_state(draft)
    reason = one_line(reason)
    if refusal := refusal_of(state, verdict, reason, digest):
        return VerdictResult(draft, refusal)
    typed = draft.get(Key.STAGE)
    if typed and typed != state.stage:
        reason = one_line(f"{reason}（原来写的环节是“{typed}”）")
    digest = digest if verdict is Verdict.PASSED else ""
    when = by.when.replace(second=0, microsecond=0, tzinfo=None)
    record = Record(when, state.stage, verdict, _name(by.who), reason, digest, version)
    lines = (*_lines(draft.raw(Key.REVIEWS)), format_record(record))
    odd = [
        (f"{key}{_ORIGINAL}", value)
        for key, value in draft.fields
        if key in _WORKFLOW_KEYS and isinstance(value, Nested)
    ]
    draft = replace(draft, fields=(*draft.fields, *odd))
    draft = draft.with_field(Key.STAGE, str(_next_stage(verdict)))
    return VerdictResult(draft.with_field(Key.REVIEWS, lines))


def sign_on_paper(
    draft: Draft, signer: str, by: VerdictBy, reason: str = "", digest: str = "", version: str = ""
) -> VerdictResult:
    """Record that a draft was signed on paper: as sent to signing, and passed by the signer."""
    refusal = "" if has_words(signer) else "要写明谁签发的"
    if not refusal and workflow_state(draft).stage is not Stage.SIGNING:
        draft, refusal = give_verdict(draft, Verdict.TO_SIGN, by, version=version)
    if refusal:
        return VerdictResult(draft, refusal)
    said = "，".join(filter(None, (f"纸面签发，{_name(by.who)}补记", one_line(reason))))
    return give_verdict(draft, Verdict.PASSED, by._replace(who=signer), said, digest, version)


def refusal_of(state: WorkflowState, verdict: Verdict, reason: str = "", digest: str = "") -> str:
    """Return the reason why a verdict cannot be given in this state, "" if it can."""
    word = state.word_now(digest)
    if step_for(verdict, word) is None:
        return why_no_step(verdict, word)
    return "退回要写明理由" if verdict is Verdict.RETURNED and not has_words(reason) else ""


def days_kept(deadline: date | None, sent: date | None) -> str:
    """Return whether a letter was sent in time: 按时, 逾期3天; "" if a day is not known."""
    if deadline is None or sent is None:
        return ""
    late = (sent - deadline).days
    return f"逾期{late}天" if late > 0 else "按时"


def text_digest(texts: Iterable[str]) -> str:
    """Return a digest of some texts: eight hexadecimal digits."""
    import hashlib

    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def without_stages(data: bytes) -> bytes:
    """Return the bytes of a draft's file without stage, records, and what is kept beside the letter.

    Bytes that are not UTF-8 stay as they are.
    """
    end = data.find(b"\n---", 3)
    head = data[: max(end + 1, 0)]
    if not any(key in head for key in _NOT_OF_LETTER):
        return data
    return re.sub(_ENTRIES, b"", head) + data[len(head) :]


_WORKFLOW_KEYS = (Key.STAGE, Key.REVIEWS)
_BESIDE_LETTER = (Key.REMARKS, Key.POINTS, Key.TAKEN, Key.PASSED_OVER)
_NOT_OF_LETTER = tuple(key.encode() for key in (*_WORKFLOW_KEYS, *_BESIDE_LETTER))
_ENTRIES = rb"(?m)^(?:%s):.*\n(?:[- \t].*\n)*" % b"|".join(_NOT_OF_LETTER)


def _next_stage(verdict: Verdict) -> Stage:
    """Return the stage a verdict leads to."""
    match verdict:
        case Verdict.TO_CHECK:
            return Stage.CHECKING
        case Verdict.RETURNED | Verdict.TAKEN_BACK:
            return Stage.DRAFTING
        case Verdict.SENT:
            return Stage.SENT
    return Stage.SIGNING


def _lines(value: Value | None) -> tuple[str, ...]:
    """Return the lines of 阅稿记录 as typed; a text is one line."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return value if isinstance(value, tuple) else ()


def _name(who: str) -> str:
    """Return a name safe for a record: not empty, without separators of a record's fields."""
    return " ".join(_BRACKET.sub("（", one_line(who).replace("：", " ")).split()) or "未署名"
