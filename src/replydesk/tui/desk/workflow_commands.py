"""The desk's command that moves drafts between stages, and the one that undoes what was done last."""

from __future__ import annotations

import asyncio
from pathlib import Path

from replydesk.desk.listing import state_now
from replydesk.desk.reviews import Candidate, look_again, look_over
from replydesk.draft.stages import ON_DESK, Need, StageStep, why_no_step
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.desk.step_dialog import StepAnswer, StepDialog
from replydesk.tui.kit.dialogs import Choice, Pick


async def change_stage(screen: DeskHost, paths: list[Path]) -> None:
    """Ask for a step between stages, show which drafts can take it, and take it."""
    states = [state_now(screen.reader.entries[path]) for path in paths]
    title = f"环节：选中的 {len(paths)} 件" if len(paths) > 1 else f"环节：{paths[0].stem}"
    choices = [Choice(step.name, f"{step.when}（{_allowed(states, step)}）") for step in ON_DESK]
    picked = await screen.app.push_screen_wait(Pick(title, choices, "回车办理   Esc 返回"))
    if picked is None:
        return
    step = ON_DESK[picked]
    screen.say(f"正在看这 {len(paths)} 件……" if len(paths) > 1 else "")
    candidates = await asyncio.to_thread(look_over, screen.desk, paths, step, screen.reader.numbers)
    screen.say("")
    answer = await _ask(screen, step, candidates)
    if answer is None:
        return
    if Need.NUMBER in step.needs:
        candidates = await asyncio.to_thread(look_again, screen.desk, candidates)
    done = await asyncio.to_thread(screen.reviewing.take, candidates, answer.reason, answer.signer, step.name)
    screen.read_all(screen.drafts.cursor)
    screen.work_done(done.paths)
    screen.say(done.words(step.name), is_trouble=bool(done.refused))


async def _ask(screen: DeskHost, step: StageStep, candidates: tuple[Candidate, ...]) -> StepAnswer | None:
    """Show which drafts can take a step; of a single one only if something is to be typed, or known."""
    only = candidates[0] if len(candidates) == 1 else None
    has_reminders = bool(only and only.prospect and only.prospect.reminders)
    if only and not only.waits_for_reason and (only.refusal() or not (step.is_on_paper or has_reminders)):
        return StepAnswer()
    return await screen.app.push_screen_wait(StepDialog(step, candidates))


def _allowed(states: list[str], step: StageStep) -> str:
    """Return how many drafts are in a state that allows a step; for a single one its state, or why not."""
    if len(states) == 1:
        is_allowed = states[0] in step.begins
        return f"现在是{states[0]}" if is_allowed else why_no_step(step.verdict, states[0])
    return f"可办 {sum(each in step.begins for each in states)} 件"


def undo_last(screen: DeskHost) -> None:
    """Undo what was done last on the desk: a change of stages, a deletion, a new name, new drafts."""
    name = screen.reviewing.last
    done = screen.reviewing.take_back()
    if done is None:
        screen.say("没有可以取消的办理")
        return
    screen.read_all()
    if done.paths and done.paths[0].exists():
        screen.read_all(done.paths[0])
    screen.say(done.words(f"已取消{name}" if done.fate else f"取消{name}"), is_trouble=bool(done.refused))
