"""Opening drafts: to write in one, to read some, to begin a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk import desk
from replydesk.draft import Draft, Key
from replydesk.errors import UserError
from replydesk.registercheck import Numbers

if TYPE_CHECKING:
    from replydesk.tui.desk_screen import DeskScreen
    from replydesk.tui.work_screen import WorkScreen


def write(
    screen: WorkScreen, place: desk.Desk, stored: desk.Stored, numbers: Numbers, back: Callable[[Path], None]
) -> None:
    """Show a draft to write in over a screen; `back` is told on the way back where its file is by then."""
    from replydesk.tui.draft_screen import DraftScreen

    draft = DraftScreen(place, stored, numbers)

    def left(_: None) -> None:
        back(draft.session.path)
        if draft.parting_words:
            screen.say(draft.parting_words, is_trouble=True)

    screen.app.push_screen(draft, left)


def read(screen: DeskScreen, paths: Sequence[Path], at: Path) -> None:
    """Show drafts to be read, beginning at one of them; come back to the last one read."""
    from replydesk.tui.read_screen import ReadScreen

    reading = ReadScreen(screen.desk, paths, at, screen.reader.numbers, screen.reviewing)
    screen.app.push_screen(reading, lambda _: screen.read_all(reading.path))


def begin(screen: DeskScreen) -> None:
    """Ask for name and unit of a new draft and open it."""
    from replydesk.tui.asking import NewDraft

    place = screen.desk
    units = [profile.name for profile in place.office.profiles.values()]

    def ask(name: str, trouble: str = "") -> None:
        screen.app.push_screen(NewDraft(place.free_name(name), units, trouble), make)

    def make(answer: tuple[str, str] | None) -> None:
        if answer is None:
            return
        name, unit = answer
        draft = Draft(((Key.UNIT, unit),)) if unit else Draft()
        try:
            screen.open(place.new(name, place.office.new_draft(draft)))
        except UserError as error:
            ask(name, str(error))

    ask("新答复")
