"""What every step's editor has in common: it shows a reply, and says what to change in the draft."""

from __future__ import annotations

from textual.containers import Vertical
from textual.message import Message

from replydesk.letter import Place
from replydesk.office import Office, Reply
from replydesk.session import Change
from replydesk.walk import Step


class StepEditor(Vertical):
    """The editor of one step. It holds no draft: what is typed goes out as `Edited` at once."""

    class Edited(Message):
        """A change for the draft, made in a place of it (changes in one place are undone together)."""

        def __init__(self, change: Change, place: str) -> None:
            super().__init__()
            self.change = change
            self.place = place

    def __init__(self, step: Step, office: Office) -> None:
        super().__init__()
        self.step = step
        self.office = office

    def load(self, reply: Reply) -> None:
        """Put the draft's text into the widgets: at first, and when it was changed from outside."""
        raise NotImplementedError

    def update(self, reply: Reply) -> None:
        """Show what follows from the draft, leaving alone what is being typed."""

    def place(self) -> Place:
        """Where in the draft the clerk is writing."""
        return Place((*self.step.parts, *self.step.fields)[0])
