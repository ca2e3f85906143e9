"""The eight steps with their states: a column where there is room, else a line."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from replydesk.reply.steps import STEPS, StepState
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_STEPS

_STYLES = {
    StepState.DONE: "$text-success",
    StepState.OPEN: "$text-warning",
    StepState.EMPTY: "$text-muted",
    StepState.WRONG: "bold $text-error",
}


class StepBar(Widget, can_focus=True):
    """The steps; arrow keys and 1 to 8 choose one while it has the focus, a click always."""

    current = reactive(0)
    states: reactive[tuple[StepState, ...]] = reactive(())

    class Chosen(Message):
        """A step was chosen; with `entered`, its editor is to have the focus."""

        def __init__(self, index: int, entered: bool) -> None:
            super().__init__()
            self.index = index
            self.entered = entered

    BINDINGS = [
        *bindings(IN_STEPS),
        *((str(number), f"go({number - 1})") for number in range(1, len(STEPS) + 1)),
    ]

    @property
    def is_column(self) -> bool:
        """Return True if the steps are below each other."""
        return self.size.height > 1

    def render(self) -> Content:
        labels = [self._label(index) for index in range(len(STEPS))]
        return Content("\n" if self.is_column else " ").join(labels)

    def _label(self, index: int) -> Content:
        state = self.states[index] if self.states else StepState.EMPTY
        name = STEPS[index].name
        gap = " " * (10 - 2 * len(name)) if self.is_column else ""
        number = f"{index + 1}{' ' if self.is_column else ''}"
        label = Content.assemble(number, name, gap, (state.value, _STYLES[state]))
        if index == self.current:
            return label.stylize("reverse" if self.has_focus else "bold underline")
        return label

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        if place is None:
            return
        if self.is_column:
            index = place.y
        else:
            ends, at = [], 0
            for each in range(len(STEPS)):
                at += self._label(each).cell_length + 1
                ends.append(at)
            index = next((i for i, end in enumerate(ends) if place.x < end), len(STEPS))
        if index < len(STEPS):
            self.post_message(self.Chosen(index, entered=True))

    def action_choose(self, by: int) -> None:
        """Go some steps forward or back."""
        self.action_go((self.current + by) % len(STEPS))

    def action_go(self, index: int) -> None:
        """Go to a step and stay in the bar."""
        self.post_message(self.Chosen(index, entered=False))

    def action_enter(self) -> None:
        """Go into the step's editor."""
        self.post_message(self.Chosen(self.current, entered=True))
