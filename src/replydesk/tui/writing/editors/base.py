"""The base of the steps' editors: they show a reply, and change the draft as one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from rich.text import Text
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from replydesk.desk.session import Change
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place
from replydesk.letter.source_map import LetterSpot
from replydesk.reply.find_replace import Match
from replydesk.reply.findings import by_weight
from replydesk.reply.judged import Judged
from replydesk.reply.rules.record.open_remarks import OPEN_REMARKS
from replydesk.reply.steps import STEPS, Step
from replydesk.reply.stock import Stock
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.writing.editors.cursor import put_at, spot_at
from replydesk.tui.writing.editors.selected import Selected
from replydesk.tui.writing.named_keys import with_keys

MOST_SHOWN = 3  # problems shown of a step that has more than one more

# Change the draft in one place, and return the new draft. Changes of one place in close succession are undone
# together. The place "" is for a change of structure: all widgets are refilled after it.
Edit = Callable[[Change, str], Draft]


class StepEditor(Vertical):
    """The editor of a step. It keeps no text of its own: typing changes the draft at once."""

    SHOWN_LOW: ClassVar[int] = MOST_SHOWN  # problems shown in a low window

    class Notice(Message):
        """A message for the status line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class SourceWanted(Message):
        """The clerk wants to go to where the automatic value of a field comes from."""

        def __init__(self, key: Key, source: str) -> None:
            super().__init__()
            self.key = key
            self.source = source

    def __init__(self, step: Step, stock: Stock, edit: Edit) -> None:
        super().__init__()
        self.step = step
        self._index = STEPS.index(step)
        self.stock = stock
        self.edit = edit

    def key(self, command: str) -> str:
        """Return the key of a command, given its id, as a clerk reads it."""
        return cast(WorkScreen, self.screen).key(command)

    def load(self, judged: Judged) -> None:
        """Fill the widgets from the draft: at first, and when it was changed elsewhere."""
        raise NotImplementedError

    def update(self, judged: Judged) -> None:
        """Show what depends on the draft, except in the field being typed in."""

    def settle(self) -> str:
        """Put the value just typed into its printed form; return what was done in words, "" if nothing."""
        return ""

    def show_findings(self, judged: Judged) -> None:
        """Show the problems of this step, the worst first, with remedies; count those left out.

        The remarks are in their strip.
        """
        found = by_weight(each for each in judged.findings[self._index] if each.rule != OPEN_REMARKS.id)
        most = MOST_SHOWN if self.screen.has_class("-tall") else self.SHOWN_LOW
        left_out = len(found[most:]) if len(found) > most + 1 else 0
        shown = found[: len(found) - left_out]
        remedies = [f"；{with_keys(each.remedy, self.key)}" * (not left_out) for each in shown]
        lines = [f"{each.key}：{each.message}{more}" for each, more in zip(shown, remedies, strict=True)]
        lines += [f"还有 {left_out} 条，按 {self.key('draft.check')} 看"] if left_out else []
        self.query_one(".findings", Words).show(Text("\n".join(lines)), hang=2)

    def first(self) -> Widget:
        """Return the first field."""
        return next(each for each in self.query("Input, TextArea, Outline") if each.focusable)

    def turn_to(self, place: Place) -> None:
        """Put the focus where a place of the draft is written."""

    def mark(self, match: Match) -> Widget | None:
        """Select a match and make it visible; return its field, None if it is in none."""
        raise NotImplementedError

    def place(self) -> Place:
        """Return the place of the draft where the clerk is writing."""
        return Place((*self.step.parts, *self.step.fields)[0])

    def selected(self, draft: Draft) -> Selected | None:
        """Return what is selected in the field with the focus; None if it is no text of the draft."""
        raise NotImplementedError

    def spot(self, draft: Draft) -> LetterSpot:
        """Return the character of a draft before which the cursor is."""
        return spot_at(self.place(), self.screen.focused, draft)

    def turn_to_spot(self, spot: LetterSpot, draft: Draft) -> None:
        """Put the cursor before a character, in the field where it is written."""
        self.turn_to(spot.place)

        def put() -> None:  # focus events are queued, and a field may move its cursor then
            if (field := self.screen.focused) is not None:
                field.call_later(put_at, field, spot, draft)

        self.app.call_later(put)
