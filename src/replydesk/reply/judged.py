"""A judged draft: its reply, the findings sorted by step, and the states of the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from replydesk.draft.model import Draft, Key
from replydesk.reply.findings import Finding, Level, count_problems
from replydesk.reply.findings import problems as problems_of
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.steps import STEPS, Step, StepState
from replydesk.reply.stock import Stock
from replydesk.reply.wrong_words import WordsByPlace, merged_words, remarked_words, stale_words, wrong_words


@dataclass(frozen=True)
class Judged:
    """A reply and what the screens show about it; `findings` and `states` follow the order of `STEPS`."""

    reply: Reply
    problems: tuple[Finding, ...]  # all but Level.INFO; some belong to no step, such as those of the unit
    done: tuple[Finding, ...]  # Level.INFO: what the layout did by itself
    findings: tuple[tuple[Finding, ...], ...]  # the problems of each step
    states: tuple[StepState, ...]  # the state of each step

    @cached_property
    def wrong_words(self) -> WordsByPlace:
        """Return the words that the problems are about."""
        return wrong_words(self.problems)

    @cached_property
    def marked_words(self) -> WordsByPlace:
        """Return the words marked where they are written and printed: wrong, stale, with an open remark."""
        draft = self.reply.draft
        return merged_words(merged_words(self.wrong_words, stale_words(draft)), remarked_words(draft))

    @property
    def counted(self) -> str:
        """Count the problems by sort, and what is passed over: 没有问题（略过 2 处）."""
        words = count_problems(self.problems) or "没有问题"
        return f"{words}（略过 {self.passed} 处）" if self.passed else words

    @property
    def passed(self) -> int:
        """Count the places that are passed over."""
        return sum(max(len(each.finding.hits), 1) for each in self.reply.passed)

    def words(self, step: int) -> str:
        """Describe the state of the step at an index: its mark, and what is missing, wrong or open."""
        state = self.states[step]
        missing = _fields(each for each in self.findings[step] if each.is_missing)
        if state is StepState.WRONG:
            wrong = _fields(filter(_is_wrong, self.findings[step]))
            return f"{state.value}有错：{wrong}" + (f"；还没填：{missing}" if missing else "")
        if state is StepState.EMPTY:
            return f"{state.value} 还没填：{missing}" if missing else f"{state.value} 空着，可以不填"
        return f"{state.value} {'有待定的，签发时填' if state is StepState.OPEN else '填好了'}"


def judge(draft: Draft, stock: Stock, name: str = "") -> Judged:
    """Compose, lay out, check and judge one draft. Pure and total; `name` as for `make_reply`."""
    return judge_reply(make_reply(draft, stock, name))


def judge_reply(reply: Reply) -> Judged:
    """Judge a reply."""
    problems = problems_of(reply.findings)
    done = tuple(each for each in reply.findings if each.level is Level.INFO)
    findings = tuple(
        tuple(each for each in problems if each.key in step.fields or each.key in step.parts)
        for step in STEPS
    )
    written = {block.place.key for block in reply.letter.blocks}
    pairs = zip(STEPS, findings, strict=True)
    states = tuple(_state(each, _has_text(step, reply, written)) for step, each in pairs)
    return Judged(reply, problems, done, findings, states)


def _state(findings: tuple[Finding, ...], has_text: bool) -> StepState:
    if any(map(_is_wrong, findings)):
        return StepState.WRONG
    if not has_text or any(each.is_missing for each in findings):
        return StepState.EMPTY
    return StepState.OPEN if any(each.level is Level.OPEN for each in findings) else StepState.DONE


def _is_wrong(finding: Finding) -> bool:
    return finding.level is Level.ERROR and not finding.is_missing


def _fields(findings: Iterable[Finding]) -> str:
    """Return the fields of findings, each once, with their number if a field has several."""
    counts = Counter(each.key for each in findings)
    return "、".join(key if count == 1 else f"{key} {count} 条" for key, count in counts.items())


def _has_text(step: Step, reply: Reply, written: set[str]) -> bool:
    """Return True if a step has a text: typed, filled in from the profile, or printed."""
    typed = any(reply.draft.get(key) for key in step.fields if key is not Key.KIND)
    return typed or not written.isdisjoint(step.parts) or any(map(reply.facts.default, step.fields))
