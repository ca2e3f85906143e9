"""The dialog before a step between stages: which drafts can take it, which cannot and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from replydesk.desk.reviews import Candidate
from replydesk.draft.stages import StageStep
from replydesk.tui.kit.choice_below import TurnedDialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import Wrapped

MOST = 300  # drafts named of each list


class StepAnswer(NamedTuple):
    """What was typed for a step: the reason, and who signed on paper."""

    reason: str = ""
    signer: str = ""


class StepDialog(TurnedDialog[StepAnswer]):
    """Shows the drafts that can take a step and those that cannot; Enter takes it with those that can.

    A reason, where one is asked for, lets drafts with errors take it too.
    """

    BINDINGS = [Binding("enter", "go_on")]

    def __init__(self, step: StageStep, candidates: Sequence[Candidate]) -> None:
        super().__init__(name="step")
        self._step = step
        self._candidates = candidates
        self._errant = [each for each in candidates if each.waits_for_reason]
        self._unable = [each for each in candidates if each.refusal() and not each.waits_for_reason]
        self._able = [each for each in candidates if not each.refusal()]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(f"{self._step.name}：{self._counts()}", classes="title")
            with VerticalScroll(can_focus=not self._has_fields):
                yield Static(Wrapped(self._lists(), 2))
            if self._step.is_on_paper and (self._able or self._errant):
                yield Label("谁签发的", classes="name")
                yield entry_field("签发人的姓名，记入阅稿记录", id="step-signer")
            if self._errant:
                what = _lacking(self._errant)
                yield Label(f"{what}也要办的理由", classes="name")
                yield entry_field(f"领导看得到；空着，{what}的就先不办", id="step-reason")
            yield Words(classes="findings")
            yield Static(id="step-keys", classes="hint")

    @property
    def _has_fields(self) -> bool:
        return bool(self._errant) or (self._step.is_on_paper and bool(self._able))

    def on_mount(self) -> None:
        fields = self.query(Input)
        (fields.first() if fields else self.query_one(VerticalScroll)).focus()
        self._show_keys()

    def _counts(self) -> str:
        if len(self._candidates) == 1:
            errors = _count_words(self._errant[0]) if self._errant else ""
            return self._candidates[0].path.stem + errors
        parts = [f"可以办 {len(self._able)} 件"]
        parts += [f"{_lacking(self._errant)} {len(self._errant)} 件"] if self._errant else []
        parts += [f"不能办 {len(self._unable)} 件"] if self._unable else []
        return "，".join(parts)

    def _lists(self) -> Text:
        """Return the names of the drafts: those that cannot, those with errors, those that can."""
        text = Text("\n").join(self._parts())
        text.rstrip()
        return text

    def _parts(self) -> Iterator[Text]:
        lists = (("不能办", self._unable), (_lacking(self._errant), self._errant), ("可以办", self._able))
        for title, found in lists:
            if not found:
                continue
            if len(self._candidates) == 1 and (whys := (*_reasons(found[0]), *_reminders(found[0]))):
                yield Text("".join(f"· {why}\n" for why in whys))
                return
            text = Text(f"{title}的\n" if len(self._candidates) > 1 else "", "bold")
            for each in found[:MOST]:
                text.append(f"  {each.path.stem}")
                told = "；".join((*_reasons(each), *_reminders(each)))
                text.append(f"　{told}\n" if told else "\n", "dim")
            if len(found) > MOST:
                text.append(f"  （还有 {len(found) - MOST} 件）\n", "dim")
            yield text

    @property
    def _answer(self) -> StepAnswer:
        values = {field.id: field.value.strip() for field in self.query(Input)}
        return StepAnswer(values.get("step-reason", ""), values.get("step-signer", ""))

    @on(Input.Changed)
    def _show_keys(self) -> None:
        """Show with how many drafts Enter takes the step now."""
        count = self._count(self._answer)
        act = f"回车办 {count} 件   Esc 不办" if count else "Esc 返回"
        turn = "PgUp、PgDn 翻看   " if len(self._candidates) > 1 else ""
        self.query_one("#step-keys", Static).update(turn + act)

    def _count(self, answer: StepAnswer) -> int:
        return len(self._able) + (len(self._errant) if answer.reason else 0)

    @on(Input.Submitted)
    async def _entered(self) -> None:
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Close with what was typed, unless something is missing; without a draft that can, just close."""
        answer = self._answer
        if not self._able and not self._errant:
            self.dismiss(None)
        elif not self._count(answer):
            self._complain(f"{_lacking(self._errant)}：写明理由才能办，或者按 Esc 回去改", "#step-reason")
        elif self._step.is_on_paper and not answer.signer:
            self._complain("请写明谁签发的", "#step-signer")
        else:
            self.dismiss(answer)

    def _complain(self, trouble: str, field: str) -> None:
        self.query_one(".findings", Words).show(Text(trouble))
        self.query_one(field).focus()


def _lacking(candidates: Sequence[Candidate]) -> str:
    """Return why drafts wait for a reason."""
    prospects = [each.prospect for each in candidates if each.prospect]
    words = ["有错误"] * any(each.errors for each in prospects)
    words += ["旧复没有核对完"] * any(each.stale for each in prospects)
    return "、".join(words)


def _count_words(candidate: Candidate) -> str:
    """Return how many errors a draft has, or that figures of past replies are not confirmed."""
    count = len(candidate.prospect.errors) if candidate.prospect else 0
    return f"（有 {count} 处错误）" if count else "（旧复没有核对完）"


def _reasons(candidate: Candidate) -> tuple[str, ...]:
    """Return why a draft cannot take a step: of one with errors the errors; none if it can."""
    if candidate.waits_for_reason and candidate.prospect:
        stale = candidate.prospect.stale
        return (*candidate.prospect.errors, *([stale] if stale else []))
    return tuple(filter(None, (candidate.refusal(),)))


def _reminders(candidate: Candidate) -> tuple[str, ...]:
    """Return how many remarks of a draft are open, and how many points unanswered; none if none is."""
    return candidate.prospect.reminders if candidate.prospect else ()
