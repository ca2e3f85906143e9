"""What every step's editor has in common: it shows a reply, and changes the draft as one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from rich.text import Text
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from replydesk.desk.session import Change
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.letter.source_map import Spot
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.steps import STEPS, Step
from replydesk.reply.stock import Stock
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.writing.editors.cursor import put_at, spot_at

Edit = Callable[[Change, str], Draft]
"""Changes the draft in a place of it, at once, and gives the draft as it is then.

Changes in one place that follow each other closely are undone together. The place "" is for a change of
structure: all widgets are filled anew after it.
"""


class StepEditor(Vertical):
    """The editor of one step. It keeps no text of its own: what is typed is in the draft at once."""

    class Said(Message):
        """Something to tell the clerk on the status line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, step: Step, stock: Stock, edit: Edit) -> None:
        super().__init__()
        self.step = step
        self._index = STEPS.index(step)
        self.stock = stock
        self.edit = edit

    def key(self, command: str) -> str:
        """The key of a command, by its id, as a clerk reads it."""
        return cast(WorkScreen, self.screen).key(command)

    def load(self, judged: Judged) -> None:
        """Put the draft's text into the widgets: at first, and when it was changed from outside."""
        raise NotImplementedError

    def update(self, judged: Judged) -> None:
        """Show what follows from the draft, leaving alone what is being typed."""

    def show_findings(self, judged: Judged) -> None:
        """Say what is wrong or missing in this step, and what to do."""
        found = [f"{each.key}：{each.message}；{each.remedy}" for each in judged.findings[self._index]]
        self.query_one(".findings", Words).show(Text("\n".join(found)), hang=2)

    def first(self) -> Widget:
        """What is to be written first."""
        return next(each for each in self.query("Input, TextArea, Outline") if each.focusable)

    def turn_to(self, place: Place) -> None:
        """Put the focus where a place of the draft is written."""

    def mark(self, match: Match) -> Widget | None:
        """Select what was found, and bring it in sight; the field it is in, None where it is in none."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where in the draft the clerk is writing."""
        return Place((*self.step.parts, *self.step.fields)[0])

    def spot(self, draft: Draft) -> Spot:
        """Before which character of a draft the cursor stands."""
        return spot_at(self.place(), self.screen.focused, draft)

    def turn_to_spot(self, spot: Spot, draft: Draft) -> None:
        """Put the cursor before a character, in whatever field it is written."""
        self.turn_to(spot.place)

        def put() -> None:  # the focus comes by way of a queue, and a field may move its cursor then
            if (field := self.screen.focused) is not None:
                field.call_later(put_at, field, spot, draft)

        self.app.call_later(put)
