"""The base of the actions of a draft's screen; each group of actions is a module `*_actions.py`."""

from __future__ import annotations

from replydesk.desk.session import Session
from replydesk.reply.judged import Judged
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.writing.draft_search import DraftSearch
from replydesk.tui.writing.editor_pane import EditorPane
from replydesk.tui.writing.offers import Offers
from replydesk.tui.writing.originals import Originals
from replydesk.tui.writing.page_tie import PageTie
from replydesk.tui.writing.same_item import SameItemNotice


class DraftBase(WorkScreen):
    """A screen with an open draft; its actions are added by subclasses."""

    session: Session
    pane: EditorPane
    search: DraftSearch
    originals: Originals
    same_item: SameItemNotice
    tie: PageTie
    offers: Offers

    @property
    def judged(self) -> Judged:
        """Return the last judgement of the draft."""
        raise NotImplementedError

    def settle_value(self) -> None:
        """Put the value just typed into its printed form, and say so."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """Settle and repaint what waits for it: a command needs the findings of the current draft."""
        raise NotImplementedError

    def show_editor(self) -> None:
        """Show the editor where the page or the original has taken its place."""
        raise NotImplementedError

    def reload(self) -> None:
        """Fill the editor from the current draft, and repaint."""
        raise NotImplementedError

    def save_or_rescue(self) -> bool:
        """Save before leaving, if need be to the clerk's home; return True if nothing is lost."""
        raise NotImplementedError
