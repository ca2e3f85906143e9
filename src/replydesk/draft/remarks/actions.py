"""Actions on remarks: put one on words, answer it, take its words. Each is one change."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from replydesk.draft.anchors.anchoring import Texts, anchor_of, found_anchor, is_field, written_anchor
from replydesk.draft.field_lines import with_more_lines
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.remarks.lines import AnswerLine, RemarkLine, format_line, parse_line, signed_name
from replydesk.draft.remarks.merging import new_id
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.moving import move_remarks, rewritten
from replydesk.draft.remarks.reading import lines_of, remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.text.characters import has_words

_BREAKS = re.compile(r"[\n\r\x85\u2028\u2029]+")


class RemarkResult(NamedTuple):
    """The draft with a remark settled, or unchanged with the reason for refusal."""

    draft: Draft
    refusal: str = ""


def add_remark(
    draft: Draft,
    place: Place,
    start: int,
    end: int,
    text: str,
    by: VerdictBy,
    version: str = "",
    proposed: str | None = None,
) -> Draft:
    """Return the draft with a remark on a stretch of a text; an empty stretch is the whole text.

    `version` is 8 hexadecimal digits of the digest of the file's text. A draft without this text, or a remark
    that says nothing, is returned as it is.
    """
    anchor = anchor_of(draft, place, start, end)
    if anchor is None or (not text.strip() and proposed is None):
        return draft
    if proposed is not None and not is_field(draft, anchor.place):
        proposed = _BREAKS.sub("\u3000", proposed)
    who, when = signed_name(by.who), _minute(by)
    at = written_anchor(anchor, text_at(draft, anchor.place) or "", is_cut=proposed is None)
    number = new_id(draft, who, when, at, text, proposed)
    line = RemarkLine(number, when, who, version[:8], at, text.strip(), proposed)
    return with_more_lines(draft, Key.REMARKS, [format_line(line)])


def take_proposal(draft: Draft, number: str, by: VerdictBy) -> RemarkResult:
    """Put the proposed words of a remark in and note that they are taken, or return the refusal."""
    remark = remark_with(draft, number)
    if refusal := _no_taking(remark):
        return RemarkResult(draft, refusal)
    assert remark is not None and remark.proposed is not None
    place, start, end = remark.anchor[:3]
    text = text_at(draft, place) or ""
    after = with_texts(draft, {place: f"{text[:start]}{remark.proposed}{text[end:]}"})
    moved = _anchored(move_remarks(draft, after), remark, place, start)
    return RemarkResult(_answered(moved, number, Outcome.TAKEN, by, ""))


def _no_taking(remark: Remark | None) -> str:
    if remark is None:
        return _GONE
    if remark.proposed is None:
        return "这条批注没有写改成什么，请自己改，改好记“已改”"
    if not remark.is_open:
        return f"这条批注已经办过：{remark.outcome}"
    if remark.is_lost:
        return "批注的原话已经不在了，请自己改，改好记“已改”"
    return "批注的原话后来改过了，请自己改，改好记“已改”" if remark.is_changed else ""


def _anchored(draft: Draft, remark: Remark, place: Place, start: int) -> Draft:
    """Return the draft with a remark on the words that were put in for it."""
    assert remark.proposed is not None
    target = anchor_of(draft, place, start, start + len(remark.proposed)) if remark.proposed else None
    for line in lines_of(draft):
        parsed = parse_line(line)
        is_it = isinstance(parsed, RemarkLine) and parsed.id == remark.id
        if target is None or not is_it or not isinstance(parsed, RemarkLine):
            continue
        if found_anchor(parsed.at, Texts(draft)) != target:
            return _with_line(draft, line, format_line(rewritten(parsed, target, draft)))
    return draft


def _with_line(draft: Draft, line: str, other: str) -> Draft:
    return draft.with_field(Key.REMARKS, tuple(other if each == line else each for each in lines_of(draft)))


def settle_remark(
    draft: Draft, number: str, outcome: Outcome, by: VerdictBy, reason: str = ""
) -> RemarkResult:
    """Add an answer to a remark, or return the refusal: 不改 and 回复 need words, 重开 a settled remark."""
    remark = remark_with(draft, number)
    if remark is None:
        return RemarkResult(draft, _GONE)
    if outcome in _WITH_WORDS and not has_words(reason):
        return RemarkResult(draft, f"{outcome}要写明{_WITH_WORDS[outcome]}")
    if outcome is Outcome.REOPENED and remark.is_open:
        return RemarkResult(draft, "这条批注还没有办，不用重开")
    if outcome not in (Outcome.REOPENED, Outcome.REPLIED) and not remark.is_open:
        return RemarkResult(draft, f"这条批注已经办过：{remark.outcome}；要改，先重开")
    return RemarkResult(_answered(draft, number, outcome, by, reason))


_WITH_WORDS = {Outcome.KEPT: "理由", Outcome.REPLIED: "说什么"}
_GONE = "没有这条批注了"


def remark_with(draft: Draft, number: str) -> Remark | None:
    """Return the remark with an id, None if there is none."""
    return next((each for each in remarks_of(draft) if each.id == number), None)


def _answered(draft: Draft, number: str, outcome: Outcome, by: VerdictBy, text: str) -> Draft:
    line = AnswerLine(number, _minute(by), signed_name(by.who), outcome, text.strip())
    return with_more_lines(draft, Key.REMARKS, [format_line(line)])


def _minute(by: VerdictBy) -> datetime:
    return by.when.replace(second=0, microsecond=0, tzinfo=None)
