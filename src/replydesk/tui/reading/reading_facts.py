"""A draft under review: its pages, its facts, earlier verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rich.text import Text

from replydesk.desk import desk_folder
from replydesk.desk.listing import day_text, days_left_text, verdict_text
from replydesk.draft.model import Key
from replydesk.draft.remarks.reading import open_remarks, remarks_of
from replydesk.draft.stages import SIGNED, STEPS, Stage, Verdict, step_for, why_no_step
from replydesk.draft.workflow import CHANGED, WorkflowState, days_kept, workflow_state
from replydesk.layout.pages import Line, Pages
from replydesk.letter.model import HEADINGS, Role
from replydesk.letter.source_map import LetterSpot, Printed, words_printed_at
from replydesk.reply.findings import Finding, Level, by_weight, count_problems, has_errors
from replydesk.reply.judged import Judged, judge
from replydesk.reply.passed_over import Passed
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.reply import Reply, letter_digest
from replydesk.reply.rules.record.open_remarks import OPEN_REMARKS
from replydesk.reply.stage_needs import Prospect, look_at_reply
from replydesk.tui.kit.remark_words import count_words, remark_words
from replydesk.tui.points.points_text import points_text

NAMES_WIDE = 8  # cells of the facts' names
MOST_ERRORS = 5  # errors named where a verdict is asked for

_HEADS = (*HEADINGS, Role.ATTACHMENT_TITLE)


@dataclass(frozen=True)
class Reading:
    """A draft as read for review, with everything shown of it."""

    stored: desk_folder.Stored
    judged: Judged
    standing: WorkflowState
    digest: str  # of the letter's text

    @property
    def is_changed(self) -> bool:
        """Return True if the text has changed since it was passed."""
        return self.standing.is_changed(self.digest)

    def prospect(self, verdict: Verdict) -> Prospect:
        """Return the prospect of a verdict; one that cannot be given here is hindered."""
        state = self.standing.word_now(self.digest)
        step = step_for(verdict, state)
        if step is None:
            never = next(each for each in STEPS if each.verdict is verdict)
            return Prospect(never, (why_no_step(verdict, state),))
        return look_at_reply(self.reply, self.digest, step)

    @property
    def reply(self) -> Reply:
        """Return the reply."""
        return self.judged.reply

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Return the findings that ask for action."""
        return self.judged.problems


def read_for_review(path: Path, place: desk_folder.Desk, numbers: Numbers) -> Reading:
    """Read a draft for review. Raises UserError."""
    stored = desk_folder.read_draft(path)
    stock = replace(place.stock, numbers=numbers)
    judged = judge(stored.draft, stock, place.key(path))
    return Reading(stored, judged, workflow_state(stored.draft), letter_digest(stored.draft, stock))


def title_line(reading: Reading) -> str:
    """Return number, recipient and subject in a line."""
    made = reading.reply.facts
    parts = (made.draft.get(Key.DOCUMENT_NUMBER) or "（未编号）", made.addressees, made.subject)
    return "　".join(part for part in parts if part)


def facts_line(reading: Reading, today: date) -> Text:
    """Return the facts in a line, the most important first."""
    text = Text(f"{_stage(reading)}　", "bold")
    text.append(f"期限 {_deadline(reading, today)}　{_length(reading)}　{_counted(reading)}")
    if left := len(open_remarks(reading.reply.draft)):
        text.append(f"　批注 {left}")
    if last := reading.standing.last:
        text.append(f"　{verdict_text(last)}")
    return text


def facts_text(reading: Reading, today: date, points_key: str = "") -> Text:
    """Return the facts, one a line, with all verdicts below the stage and all problems below their number.

    `points_key` is the key that shows the points beside the page.
    """
    made, draft = reading.reply.facts, reading.reply.draft
    text = Text()
    for name, value in (
        ("收件人", made.addressees or "（没有填）"),
        ("案由", made.subject or "（没有填）"),
        ("文号", draft.get(Key.DOCUMENT_NUMBER) or "（未编号）"),
        ("单位", reading.reply.profile.name),
        ("期限", _deadline(reading, today)),
        ("篇幅", f"{_length(reading)}，{reading.reply.characters} 字"),
    ):
        text.append_text(_fact(name, value))
    text.append_text(_fact("环节", _stage(reading), map(verdict_text, reading.standing.records)))
    if remarks := remarks_of(draft):
        text.append_text(_fact("批注", count_words(remarks), map(remark_words, remarks)))
    if points := points_text(draft):
        more = f"（{points_key} 看）" if points_key else ""
        text.append_text(_fact("逐条", points.counted + more, points.lines))
    noticed = list(map(_noticed, by_weight(reading.problems)))
    noticed += [f"打开时：{note}" for note in reading.stored.notes]
    text.append_text(_fact("问题", _counted(reading).removeprefix("问题 "), noticed))
    if passed := reading.reply.passed:
        text.append_text(_fact("略过", f"{len(passed)} 条", map(_passed_words, passed)))
    text.right_crop()
    return text


def _fact(name: str, value: str, below: Iterable[str] = ()) -> Text:
    text = Text.assemble((name + " " * (NAMES_WIDE - 2 * len(name)), "bold"), value, "\n")
    return text.append("".join(f"· {each}\n" for each in below))


def stage_after(standing: WorkflowState) -> str:
    """Return the stage that follows when the draft is passed."""
    return str(Stage.SIGNING) if standing.stage is Stage.CHECKING else SIGNED


def approval_text(reading: Reading, prospect: Prospect, name: str) -> str:
    """Return the text above the question for a remark: the draft, its errors, problems, the signature."""
    count = len(reading.problems)
    lines = [title_line(reading)]
    if prospect.errors:
        lines.append(f"有 {len(prospect.errors)} 处错误：")
        lines += [f"　· {each}" for each in prospect.errors[:MOST_ERRORS]]
        rest = len(prospect.errors) - MOST_ERRORS
        lines += [f"　· 还有 {rest} 处（F5 看）"] if rest > 0 else []
    lines += [f"还有 {count} 个问题没有处理（F5 看）"] if count and not prospect.errors else []
    lines += [prospect.stale] if prospect.stale else []
    lines += prospect.reminders
    passed = [each for each in reading.reply.passed if each.finding.level is Level.ERROR]
    lines += [f"错误略过了：{_passed_words(each)}" for each in passed[:MOST_ERRORS]]
    lines += [f"略过的错误还有 {len(passed) - MOST_ERRORS} 处（F3 看）"] if len(passed) > MOST_ERRORS else []
    return "\n".join((*lines, name))


def signature_line(who: str, *, is_set: bool) -> str:
    """Return the name that a verdict bears; if it is not set, where to set it."""
    return f"署名：{who}" + ("" if is_set else "（电脑的用户名；姓名写在设置里）")


def printed_headings(pages: Pages) -> Iterator[tuple[str, int, int]]:
    """Yield the headings, indented by level: text, page number, and row on the page (from 0)."""
    seen = -1
    for page in pages.pages:
        for index, row in enumerate(page.rows):
            for line in row:
                head = pages.block(line).spans[0]
                if line.block > seen and line.start == 0 and head.role in _HEADS:
                    level = HEADINGS.index(head.role) if head.role in HEADINGS else 0
                    yield "　" * level + head.text, page.number, index
                seen = max(seen, line.block)


class FoundLine(NamedTuple):
    """A finding as it is listed: its text; what to do and where it comes from, or who passed it over."""

    text: str
    aside: str
    finding: Finding


def found_lines(reading: Reading) -> list[FoundLine]:
    """Return the problems, then what is passed over."""
    problems = [
        FoundLine(_found_words(each), "　".join(filter(None, (each.remedy, each.source))), each)
        for each in by_weight(reading.problems)
    ]
    passed = [
        FoundLine(f"[略过]{_found_words(each.finding)}", _passed_by(each), each.finding)
        for each in reading.reply.passed
    ]
    return problems + passed


def _noticed(finding: Finding) -> str:
    """Return a problem for the facts, where the remarks are listed above it."""
    words = _found_words(finding)
    return words.partition("（")[0] if finding.rule == OPEN_REMARKS.id else words


def _found_words(finding: Finding) -> str:
    return f"[{finding.sort}] {finding.key}：{finding.message}"


def _passed_words(passed: Passed) -> str:
    return f"{_found_words(passed.finding)}（{_passed_by(passed)}）"


def _passed_by(passed: Passed) -> str:
    """Return who passed a finding over, when, and for what: 张某某 5月29日，全单位."""
    by = passed.by
    when = f"{by.when:%Y-%m-%d %H:%M}" if by.when else ""
    who = " ".join(filter(None, (by.who, when))) or "没有写是谁"
    return f"{who} 略过，{'全单位' if passed.is_of_unit else '本稿'}"


def printed_at(reply: Reply, finding: Finding) -> tuple[int, int]:
    """Return the page and row on which a finding's words or its field are printed; page 1, row 0 if not."""
    words = _first_words(reply, finding)

    def is_it(line: Line) -> bool:
        if words is None:
            return reply.pages.block(line).place.key == finding.key
        return line.block == words.block and line.start <= words.offset < line.end

    for page in reply.pages.pages:
        for index, row in enumerate(page.rows):
            if any(map(is_it, row)):
                return page.number, index
    return 1, 0


def _first_words(reply: Reply, finding: Finding) -> Printed | None:
    """Return where the first of a finding's words that are printed begin."""
    found = (
        words_printed_at(reply.letter, reply.draft, LetterSpot(hit.place, hit.begin), hit.words)
        for hit in finding.hits
    )
    return next(filter(None, found), None)


def _stage(reading: Reading) -> str:
    word = reading.standing.word
    return f"{word}（{CHANGED}）" if reading.is_changed else word


def _deadline(reading: Reading, today: date) -> str:
    day = reading.reply.facts.deadline
    if day is None:
        typed = reading.reply.draft.get(Key.DEADLINE)
        return f"{typed}（看不懂）" if typed else "没有填"
    if reading.standing.stage is not Stage.SENT:
        return f"{day_text(day)} {days_left_text((day - today).days)}"
    sent = reading.standing.sent
    return f"{day_text(day)}，{day_text(sent)}发出，{days_kept(day, sent)}" if sent else day_text(day)


def _length(reading: Reading) -> str:
    return f"{len(reading.reply.pages.pages)} 页"


def _counted(reading: Reading) -> str:
    count = len(reading.problems)
    if not count:
        return reading.judged.counted
    sorts = f"（{count_problems(reading.problems)}）" if has_errors(reading.problems) else ""
    return f"问题 {count}{sorts}"
