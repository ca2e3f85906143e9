"""States of a draft as states of its letter: what a 花脸稿 is made from, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from replydesk.draft.authorship import DraftState
from replydesk.draft.model import Draft, Key
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup, setup_of
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.profile import Profile
from replydesk.letter.recipients import first_copy
from replydesk.letter.redline import LetterStep, Redline, redline
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day


@dataclass(frozen=True)
class Comparison:
    """The redline of a draft's states, and the set-up, profile and day its last state is printed with."""

    redline: Redline
    setup: Setup
    profile: Profile
    day: date | None

    def pages(self, shown: Redline) -> Pages:
        """Return the pages of the redline, or of some of its changes."""
        return lay_out(shown.letter, self.setup)


def compare_states(states: Sequence[DraftState], stock: Stock) -> Comparison:
    """Return what became of the first state's letter in the last one's; one state at least.

    Of several letters the first is compared. Lines are not mended: every change would condense others.
    """
    steps = [LetterStep(_letter(state.draft, stock), state.who, state.when) for state in states]
    last = states[-1].draft
    profile = stock.profile(last)
    setup = setup_of(last, profile)._replace(mends=False)
    return Comparison(redline(steps), setup, profile, parse_day(last.get(Key.DATE)))


def _letter(draft: Draft, stock: Stock) -> Letter:
    return compose(first_copy(DraftFacts(draft, stock.profile(draft))), stock.phrases)
