"""Opens drafts: to write in one, to read some, to start a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.desk import desk_folder
from replydesk.desk.numbering import stamp_now
from replydesk.desk.settings import reviewer_name
from replydesk.reply.registers.agreement import Numbers
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.host import Host

if TYPE_CHECKING:
    from replydesk.tui.writing.draft_screen import DraftScreen


def open_to_write(
    screen: Host,
    place: desk_folder.Desk,
    stored: desk_folder.Stored,
    numbers: Numbers,
    back: Callable[[Path], None],
    opened: Callable[[DraftScreen], None] | None = None,
) -> None:
    """Open a draft for writing over a screen; `back` is called with its path when it is closed.

    `opened` is called with its screen before that takes keys.
    """
    from replydesk.desk.session import Session
    from replydesk.tui.writing.draft_screen import DraftScreen

    workbench = screen.workbench
    here, author = stamp_now(workbench.clock()).by, reviewer_name(workbench.settings)
    session = Session.open(stored, workbench.home, here, author)
    draft = DraftScreen(place, session, numbers, stored.notes, opened)

    def left(_: None) -> None:
        back(session.path)
        if draft.parting_words:
            screen.say(draft.parting_words, is_trouble=True)

    screen.app.push_screen(draft, left)


def open_to_read(screen: DeskHost, paths: Sequence[Path], at: Path) -> None:
    """Open drafts for reading, starting at one of them; return to the last one read."""
    from replydesk.tui.reading.read_screen import ReadScreen

    numbers = screen.reader.numbers

    def write_in(over: Host, stored: desk_folder.Stored, back: Callable[[Path], None]) -> None:
        open_to_write(over, screen.desk, stored, numbers, back)

    reading = ReadScreen(screen.desk, paths, at, numbers, screen.reviewing, write_in)

    def back(_: object) -> None:
        screen.say("")  # what was said before the reading need not hold any more
        screen.read_all(reading.path)

    screen.app.push_screen(reading, back)


def recover_drafts(screen: DeskHost) -> str:
    """Save what a crash has left unsaved; return a message, "" if nothing was left."""
    from replydesk.desk.session import recover

    clock, home = screen.workbench.clock(), screen.workbench.home
    names = recover(screen.desk.drafts_folder, home, stamp_now(clock).by, clock)
    return f"上次没有正常退出，已恢复：{'、'.join(names)}" if names else ""
