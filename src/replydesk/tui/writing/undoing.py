"""Undo and redo on a draft's screen: what was taken back is said, and the cursor goes there."""

from __future__ import annotations

from replydesk.draft.change import Change, describe_change
from replydesk.letter.source_map import LetterSpot
from replydesk.reply.steps import step_with
from replydesk.tui.writing.host import UndoingHost

UNDO, REDO = "撤销", "重做"


async def go_back(screen: UndoingHost) -> None:
    """Undo the last change, wherever it was made."""
    before = screen.session.draft
    if screen.session.history.undo() is None:
        screen.say(f"没有可{UNDO}的改动")
        return
    more = screen.originals.steps.follow(before, screen.session.draft)
    await _show(screen, describe_change(screen.session.draft, before, screen.session.draft), UNDO, more)


async def go_on(screen: UndoingHost) -> None:
    """Redo the change last undone."""
    before = screen.session.draft
    if screen.session.history.redo() is None:
        screen.say(f"没有可{REDO}的改动")
        return
    more = screen.originals.steps.follow(before, screen.session.draft)
    await _show(screen, describe_change(before, screen.session.draft, screen.session.draft), REDO, more)


def take_back(screen: UndoingHost) -> str:
    """Undo the last change while a dialog is open; return what was undone, "" if there was nothing."""
    before = screen.session.draft
    if screen.session.history.undo() is None:
        return ""
    more = screen.originals.steps.follow(before, screen.session.draft)
    screen.show_other_state()
    return _said(describe_change(screen.session.draft, before, screen.session.draft), UNDO) + more


def bring_back(screen: UndoingHost) -> str:
    """Redo the change last undone while another screen is open; return what was redone, "" if nothing."""
    before = screen.session.draft
    if screen.session.history.redo() is None:
        return ""
    more = screen.originals.steps.follow(before, screen.session.draft)
    screen.show_other_state()
    return _said(describe_change(before, screen.session.draft, screen.session.draft), REDO) + more


async def _show(screen: UndoingHost, change: Change | None, what: str, more: str) -> None:
    """Show the draft after undo or redo where it differs; say that, and `more`."""
    step = step_with(change.place.key) if change else None
    screen.show_other_state()
    if step is not None and step != screen.current:
        await screen.go_to(step)
    if change and step is not None:
        screen.editor.turn_to_spot(LetterSpot(change.place, change.offset), screen.session.draft)
    screen.say(_said(change, what) + more)


def _said(change: Change | None, what: str) -> str:
    return f"已{what}：{change.words}" if change else f"已{what}"
