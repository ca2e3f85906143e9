"""Undo and redo on a draft's screen: what was taken back is said, and the cursor goes there."""

from __future__ import annotations

from replydesk.draft.change import Change, describe_change
from replydesk.draft.workflow import has_stage_of
from replydesk.letter.source_map import LetterSpot
from replydesk.reply.steps import step_with
from replydesk.tui.writing.host import UndoingHost

_OF_THE_DESK = "这一步在别处办过（送审、签发、退回……），这里不能撤销；要拿回来改，请在桌面上收回"

UNDO, REDO = "撤销", "重做"


async def go_back(screen: UndoingHost) -> None:
    """Undo the last change, wherever it was made."""
    before = screen.session.draft
    if refusal := _moved(screen, UNDO):
        screen.say(refusal)
        return
    await _show(screen, describe_change(screen.session.draft, before, screen.session.draft), UNDO)


async def go_on(screen: UndoingHost) -> None:
    """Redo the change last undone."""
    before = screen.session.draft
    if refusal := _moved(screen, REDO):
        screen.say(refusal)
        return
    await _show(screen, describe_change(before, screen.session.draft, screen.session.draft), REDO)


def take_back(screen: UndoingHost) -> str:
    """Undo the last change while a dialog is open; return what was undone, or why nothing was."""
    before = screen.session.draft
    if refusal := _moved(screen, UNDO):
        return refusal
    screen.show_other_state()
    return _said(describe_change(screen.session.draft, before, screen.session.draft), UNDO)


def _moved(screen: UndoingHost, what: str) -> str:
    """Go back or forward one state; return why not, "" if it was done.

    The stage and the verdicts are the desk's: what was done there meanwhile is not undone here.
    """
    history = screen.session.history
    before = history.draft
    move, return_ = (history.undo, history.redo) if what == UNDO else (history.redo, history.undo)
    if move() is None:
        return f"没有可{what}的改动"
    if has_stage_of(history.draft, before):
        return ""
    return_()
    return _OF_THE_DESK


async def _show(screen: UndoingHost, change: Change | None, what: str) -> None:
    """Show the draft after undo or redo where it differs."""
    step = step_with(change.place.key) if change else None
    screen.show_other_state()
    if step is not None and step != screen.current:
        await screen.go_to(step)
    if change and step is not None:
        screen.editor.turn_to_spot(LetterSpot(change.place, change.offset), screen.session.draft)
    screen.say(_said(change, what))


def _said(change: Change | None, what: str) -> str:
    return f"已{what}：{change.words}" if change else f"已{what}"
