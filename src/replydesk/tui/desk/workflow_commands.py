"""Desk commands that move drafts through the stages: to checking, to signing, sent, taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from replydesk.draft.workflow import Verdict, WorkflowState, refusal_of
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Choice, Pick

MOVES = (  # what can be done from the desk: the verdict, its name, when it applies
    (Verdict.TO_CHECK, "送核稿", "拟好了，请核稿"),
    (Verdict.TO_SIGN, "送签发", "核稿在纸上做，或者不另核稿"),
    (Verdict.SENT, "记为已发", "已经印好、用印、发出"),
    (Verdict.TAKEN_BACK, "收回拟稿", "拿回来再改"),
)


async def change_stage(screen: DeskHost, paths: list[Path]) -> None:
    """Ask for a change of stage, and apply it to the drafts."""
    standings = [screen.reader.entries[path].standing for path in paths]
    title = f"环节：选中的 {len(paths)} 件" if len(paths) > 1 else f"环节：{paths[0].stem}"
    choices = [Choice(name, f"{when}（{_allowed(standings, verdict)}）") for verdict, name, when in MOVES]
    picked = await screen.app.push_screen_wait(Pick(title, choices, "回车办理   Esc 返回"))
    if picked is None:
        return
    verdict, name, _ = MOVES[picked]
    done = await asyncio.to_thread(screen.reviewing.give, paths, verdict)
    screen.read_all(screen.drafts.cursor)
    screen.work_done(done.paths)
    screen.say(done.words(name), is_trouble=bool(done.refused))


def _allowed(standings: list[WorkflowState], verdict: Verdict) -> str:
    """Return how many drafts allow a verdict; for a single one its stage, or the refusal."""
    refusals = [refusal_of(each, verdict) for each in standings]
    if len(standings) == 1:
        return refusals[0] or f"现在是{standings[0].word}"
    return f"可办 {refusals.count('')} 件"


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
