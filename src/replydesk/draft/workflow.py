"""The stages of a reply on its way out (环节), and what was said of it at each (阅稿记录). Pure.

    环节: 签发
    阅稿记录:
    - 2026-05-27 09:05 拟稿 送核 张某某
    - 2026-05-28 16:40 核稿 通过 李某某（文本 3f2a9c1b）：数字已核对
    - 2026-05-29 10:32 签发 通过 王某某（文本 3f2a9c1b）

Four stages say on whose desk a draft lies. 拟稿: it is written; a draft that says nothing is here. 核稿: it
is checked, by the office, before the leader sees it. 签发: it is before the leader who signs, and stays there
when it has been passed: signed (已签) is not gone out, for only then the document number is registered, the
letter checked once more, printed and sealed (公文处理工作条例, arts. 22 and 25: 签发, 复核, 登记, 印制,
核发). 已发: it has gone out, which a clerk says. A body in which one person checks and signs sends a draft
straight to 签发; one that signs on paper goes from any stage to 已发.

Each verdict is one line of 阅稿记录, put at the end, never taken away by a later one. A line that is not
understood stays as it is. What was passed is known by a digest of the letter's text (文本): what is changed
in substance after signing goes back to who signed it (art. 25), so a change is shown (通过后改过). The digest
leaves out what is filled in at signing: number, dates, signer.

A remark on a sentence has its place here: one more `Verdict` (批注), its line naming in the brackets of 文本
the part, section and paragraph (`letter.Place`), and behind ： the words meant in 「」 and the remark. A
program that does not know them keeps such lines and says so.

All of it is the body's own business: none of it is printed, exported or published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Nested, Value
from replydesk.text.characters import one_line
from replydesk.text.note import Note


class Stage(StrEnum):
    """Where a draft is on its way out; the values are written in its file."""

    DRAFTING = "拟稿"
    CHECKING = "核稿"
    SIGNING = "签发"
    SENT = "已发"


class Verdict(StrEnum):
    """What was done with a draft at a stage; the values are written in its file."""

    TO_CHECK = "送核"
    TO_SIGN = "送签"
    PASSED = "通过"
    RETURNED = "退回"
    TAKEN_BACK = "收回"  # by who wrote it
    SENT = "发出"


WAITING = (Stage.CHECKING, Stage.SIGNING)  # the stages at which a draft waits for a supervisor

# What is filled in when a letter is signed, or after: no change of what was passed.
AT_SIGNING = (Key.DOCUMENT_NUMBER, Key.COPY_NUMBER, Key.SIGNER, Key.DATE, Key.PRINT_DATE)

# How a draft stands within its stage: sent back to be written again, passed at 签发, changed since.
RETURNED, SIGNED, CHANGED = "退回", "已签", "通过后改过"

_RECORD = re.compile(
    r"(?P<when>\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}) "
    rf"(?P<stage>{'|'.join(Stage)}) (?P<verdict>{'|'.join(Verdict)}) "
    r"(?P<who>[^：]+?)(?:（文本 (?P<digest>[0-9a-f]{8})）)?(?:：(?P<reason>.*))?"
)
_KEPT = "原文"  # behind the name of a field: where what was typed in it goes if it is neither text nor list


class Record(NamedTuple):
    """One verdict: when (to the minute), at which stage, by whom, why, and of which text."""

    when: datetime
    stage: Stage
    verdict: Verdict
    who: str
    reason: str = ""
    digest: str = ""  # of the letter that was passed, "" for other verdicts


class By(NamedTuple):
    """Who gives a verdict, and when."""

    who: str
    when: datetime


@dataclass(frozen=True)
class Standing:
    """Where a draft stands, what was said of it in order, and what of its file was not understood."""

    stage: Stage = Stage.DRAFTING
    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def last(self) -> Record | None:
        """The last verdict."""
        return self.records[-1] if self.records else None

    @cached_property
    def passed(self) -> Record | None:
        """The last time the draft was passed, None if it has gone back to be written since."""
        if self.stage is Stage.DRAFTING:
            return None
        for record in reversed(self.records):
            if record.verdict in (Verdict.RETURNED, Verdict.TAKEN_BACK):
                return None
            if record.verdict is Verdict.PASSED:
                return record
        return None

    @property
    def is_signed(self) -> bool:
        """Whether the draft was passed at 签发 and has not gone out."""
        return self.stage is Stage.SIGNING and self.passed is not None and self.passed.stage is Stage.SIGNING

    @property
    def is_returned(self) -> bool:
        """Whether the draft was sent back and waits to be written again."""
        last = self.last
        return self.stage is Stage.DRAFTING and last is not None and last.verdict is Verdict.RETURNED

    @property
    def word(self) -> str:
        """The stage in a word: that of the stage, or 退回 or 已签 within it."""
        return RETURNED if self.is_returned else SIGNED if self.is_signed else str(self.stage)

    def is_changed(self, digest: str) -> bool:
        """Whether a text of this digest is another one than was passed; not so where none is known."""
        passed = self.passed
        return bool(passed and passed.digest and passed.digest != digest)


# Every `Standing.word`, in the order of the way out.
WORDS = (RETURNED, str(Stage.DRAFTING), str(Stage.CHECKING), str(Stage.SIGNING), SIGNED, str(Stage.SENT))


class VerdictResult(NamedTuple):
    """A draft with a verdict, or as it was, and why."""

    draft: Draft
    refusal: str = ""


def is_staged(draft: Draft) -> bool:
    """Whether a draft says anything of its stage."""
    return draft.raw(Key.STAGE) is not None or draft.raw(Key.REVIEWS) is not None


def standing(draft: Draft) -> Standing:
    """Where a draft stands. Never fails: what is not understood gives a note."""
    if not is_staged(draft):
        return _BEGUN
    typed, notes = draft.get(Key.STAGE), []
    stage = Stage(typed) if typed in tuple(Stage) else Stage.DRAFTING
    if typed and typed != stage or isinstance(draft.raw(Key.STAGE), Nested):
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
    return Standing(stage, tuple(records), tuple(notes))


_BEGUN = Standing()
_EXAMPLE = "应写成“2026-05-29 10:32 核稿 退回 李某某：理由”"


def parse_record(line: str) -> Record | None:
    """A line of 阅稿记录 understood, None if it is not."""
    if not (found := _RECORD.fullmatch(line.strip())):
        return None
    try:
        when = datetime.strptime(found["when"], "%Y-%m-%d %H:%M")
    except ValueError:
        return None
    return Record(
        when,
        Stage(found["stage"]),
        Verdict(found["verdict"]),
        found["who"].strip(),
        (found["reason"] or "").strip(),
        found["digest"] or "",
    )


def format_record(record: Record) -> str:
    """A verdict as a line of 阅稿记录; `parse_record` is its inverse for what `give_verdict` makes."""
    text = f"（文本 {record.digest}）" if record.digest else ""
    reason = f"：{record.reason}" if record.reason else ""
    return f"{written_time(record.when)} {record.stage} {record.verdict} {record.who}{text}{reason}"


def written_time(when: datetime) -> str:
    """A time as it stands in 阅稿记录: 2026-05-29 10:32."""
    return f"{when.year:04}-{when:%m-%d %H:%M}"


def give_verdict(draft: Draft, verdict: Verdict, by: By, reason: str = "", digest: str = "") -> VerdictResult:
    """The draft with one more verdict and at the stage that follows from it, or why that cannot be.

    `digest` is that of the letter's text; only a draft that is passed keeps it.
    """
    stands = standing(draft)
    reason = one_line(reason)
    if refusal := refused(stands, verdict, reason, digest):
        return VerdictResult(draft, refusal)
    typed = draft.get(Key.STAGE)
    if typed and typed != stands.stage:
        reason = f"{reason}（原来写的环节是“{typed}”）"
    digest = digest if verdict is Verdict.PASSED else ""
    when = by.when.replace(second=0, microsecond=0, tzinfo=None)
    record = Record(when, stands.stage, verdict, _name(by.who), reason, digest)
    lines = (*_lines(draft.raw(Key.REVIEWS)), format_record(record))
    odd = [
        (f"{key}{_KEPT}", value) for key, value in draft.fields if key in _OWN and isinstance(value, Nested)
    ]
    draft = replace(draft, fields=(*draft.fields, *odd))
    draft = draft.with_field(Key.STAGE, str(_after(verdict)))
    return VerdictResult(draft.with_field(Key.REVIEWS, lines))


def refused(stands: Standing, verdict: Verdict, reason: str = "", digest: str = "") -> str:
    """Why a verdict cannot be given of a draft that stands so, "" if it can."""
    stage = stands.stage
    if verdict in (Verdict.PASSED, Verdict.RETURNED) and stage not in WAITING:
        return "已经发出，不再阅稿" if stage is Stage.SENT else "还在拟稿，没有送审；请先在桌面上送核稿"
    if verdict is Verdict.PASSED and stands.is_signed and not stands.is_changed(digest):
        return "已经签发过了，文字没有再改"
    if verdict is Verdict.RETURNED and not reason:
        return "退回要写明理由"
    if stage is _after(verdict) and verdict is not Verdict.PASSED:
        return f"已经在“{stage}”了"
    if verdict is Verdict.TO_CHECK and stage is not Stage.DRAFTING:
        return f"已经到了“{stage}”；要重新核稿，先收回"
    return "已经发出；要重新签发，先收回" if verdict is Verdict.TO_SIGN and stage is Stage.SENT else ""


def text_digest(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits that tell one text from another."""
    import hashlib

    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def without_stages(data: bytes) -> bytes:
    """The bytes of a draft's file without its stage and records: all of it that is printed.

    Another encoding than UTF-8 is left as it is.
    """
    end = data.find(b"\n---", 3)
    head = data[: max(end + 1, 0)]
    if _STAGE not in head and _REVIEWS not in head:
        return data
    return re.sub(rb"(?m)^(?:%s|%s):.*\n(?:[- \t].*\n)*" % (_STAGE, _REVIEWS), b"", head) + data[len(head) :]


_OWN = (Key.STAGE, Key.REVIEWS)
_STAGE, _REVIEWS = (key.encode() for key in _OWN)


def _after(verdict: Verdict) -> Stage:
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
    """The lines of 阅稿记录 as they stand; a text is one of them."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return value if isinstance(value, tuple) else ()


def _name(who: str) -> str:
    """A name as a record can hold it: not empty, without the marks that part its fields."""
    return " ".join(one_line(who).replace("：", " ").replace("（文本", "（").split()) or "未署名"
