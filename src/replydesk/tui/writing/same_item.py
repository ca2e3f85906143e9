"""Tells on the screen of a draft that the same suggestion was answered before."""

from __future__ import annotations

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

    @property
    def is_busy(self) -> bool:
        """Return True while it is about to ask."""
        return self._waiting is not None

    def look(self) -> None:
        """Have the memory asked if the item is another one than last time; costs next to nothing."""
        item = _item_of(self._screen.session.draft)
        if item != self._asked and self._screen.workbench.past.is_kept_up:
            self._asked = item
            self._ask_after(ASK_AFTER)

    def forget(self) -> None:
        """Ask again: the original is another one."""
        self._asked = ()
        self.look()

    def _ask_after(self, seconds: float) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._screen.set_timer(seconds, self._ask)

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
            screen.say(same_notice(new, screen.key("draft.past")))
        elif not screen.workbench.past.is_read and not screen.workbench.past.state.trouble:
            self._ask_after(ASK_AGAIN)


def _item_of(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.get(key) for key in _OF_ITEM)


def original_beside(screen: PastHost) -> Original | None:
    """Return the original of the draft on a screen, None if there is none; reads the disk."""
    return original_of(screen.session.path)
