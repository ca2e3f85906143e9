"""Tells on the screen of a draft that the same suggestion was answered before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from replydesk.desk.originals import original_of
from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.draft.stages import Stage
from replydesk.draft.taken.reading import sources_of
from replydesk.draft.workflow import workflow_state
from replydesk.past.model import SameItem
from replydesk.tui.past.past_entries import same_notice
from replydesk.tui.writing.host import PastHost

if TYPE_CHECKING:
    from replydesk.past.past import Past

ASK_AFTER = 1.0  # seconds after a change of the item until the memory is asked
ASK_AGAIN = 3.0  # seconds until it is asked again while it is being built
_SHORTEST = 4  # characters of a 案由 that can be compared

_OF_ITEM = (Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS)


class SameItemNotice:
    """Asks once for each item that the draft has been about; drafts that are signed are left alone."""

    def __init__(self, screen: PastHost) -> None:
        self._screen = screen
        self._asked: tuple[str, ...] = ()
        self._waiting: Timer | None = None
        self._told: frozenset[str] = frozenset()  # keys of the replies told of
        self._notice = ""  # waits for another message to go

    @property
    def is_busy(self) -> bool:
        """Return True while it is about to ask."""
        return self._waiting is not None

    @property
    def is_held(self) -> bool:
        """Return True while it waits for another message to go."""
        return bool(self._notice)

    def look(self) -> None:
        """Have the memory asked if the item is another one than last time; costs next to nothing."""
        item = _item_of(self._screen.session.draft)
        if item != self._asked and self._screen.workbench.past.is_kept_up:
            self._asked, self._notice = item, ""
            self._after(ASK_AFTER, self._ask)
        elif self._notice and self._waiting is None:
            self._after(ASK_AFTER, self._tell)

    def forget(self) -> None:
        """Ask again: the original is another one."""
        self._asked = ()
        self.look()

    def _after(self, seconds: float, do: Callable[[], None]) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._screen.set_timer(seconds, do)

    def _ask(self) -> None:
        self._waiting = None
        screen, draft = self._screen, self._screen.session.draft
        if len(draft.get(Key.SUBJECT)) < _SHORTEST or workflow_state(draft).stage is not Stage.DRAFTING:
            return

        def question(past: Past) -> tuple[SameItem, ...]:
            return past.same_item(draft, original_beside(screen), own=screen.session.path)

        def answered(same: tuple[SameItem, ...] | None, error: BaseException | None) -> None:
            screen.call_later(self._have, same or ())

        screen.workbench.past.ask(question, answered)

    def _have(self, same: tuple[SameItem, ...]) -> None:
        screen = self._screen
        used = {each.label for each in sources_of(screen.session.draft)}  # the clerk knows them
        new = tuple(
            each for each in same if each.reply.key not in self._told and each.reply.label not in used
        )
        if new:
            self._told |= {each.reply.key for each in new}
            self._notice = same_notice(new, screen.key("draft.past"))
            self._tell()
        elif not screen.workbench.past.is_read and not screen.workbench.past.state.trouble:
            self._after(ASK_AGAIN, self._ask)

    def _tell(self) -> None:
        """Say it unless another message stands there: after a change that message is gone."""
        self._waiting = None
        if self._notice and not self._screen.message:
            notice, self._notice = self._notice, ""
            self._screen.say(notice)


def _item_of(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.get(key) for key in _OF_ITEM)


def original_beside(screen: PastHost) -> Original | None:
    """Return the original of the draft on a screen, None if there is none; reads the disk."""
    return original_of(screen.session.path)
