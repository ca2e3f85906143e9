"""The pane of the editors, one step at a time, below the step's name and state."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from replydesk.draft.model import Part
from replydesk.reply.judged import Judged
from replydesk.reply.steps import STEPS, Step
from replydesk.reply.stock import Stock
from replydesk.tui.commands import ON_DRAFT
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.base import Edit, StepEditor
from replydesk.tui.writing.editors.form import FormEditor
from replydesk.tui.writing.editors.passage import PassageEditor
from replydesk.tui.writing.editors.sections import SectionsEditor

# Offered in the strip of remarks while one writes.
_ELSEWHERE = tuple(
    each for name in ("next_remark(1)", "remark", "remarks") for each in ON_DRAFT if each.action == name
)


class EditorPane(Vertical):
    """The editors of the steps, each built when first used; steps are indexes of `STEPS`."""

    def __init__(self, stock: Stock, edit: Edit) -> None:
        super().__init__(id="editor")
        self.current = 0
        self._stock = stock
        self._edit = edit
        self._editors: dict[int, StepEditor] = {}
        self._last_focused: Widget | None = None
        self.strip = RemarkStrip(_ELSEWHERE)

    def compose(self) -> ComposeResult:
        yield Words(id="step-title")
        yield self.strip

    @property
    def is_empty(self) -> bool:
        """Return True until the first editor is built."""
        return not self._editors

    @property
    def editor(self) -> StepEditor:
        """Return the editor of the current step."""
        return self._editors[self.current]

    async def turn_to(self, index: int) -> None:
        """Show the editor of a step; `load` fills it."""
        if index not in self._editors:
            step = STEPS[index]
            editor = _editor_of(step)(step, self._stock, self._edit)
            await self.mount(editor, before=self.strip)
            self._editors[index] = editor
        self.current = index
        for each in self._editors.values():
            each.display = each is self.editor

    def load(self, judged: Judged) -> None:
        """Fill the current editor from the draft."""
        self.editor.load(judged)

    def update(self, judged: Judged) -> None:
        """Update the current editor, except for the field being typed in."""
        self.editor.update(judged)

    def show_title(self, judged: Judged) -> None:
        """Show the name of the step and its state in words."""
        name = f"{self.current + 1} {STEPS[self.current].name}　"
        title = Text(name).append(judged.words(self.current), style="not bold")
        self.query_one("#step-title", Words).show(title)

    def use_stock(self, stock: Stock) -> None:
        """Use other phrases and profiles; the current editor must be loaded again afterwards."""
        self._stock = stock
        for editor in self._editors.values():
            editor.stock = stock

    def note_focus(self, widget: Widget) -> bool:
        """Remember a focused widget; return True if it belongs to the current editor."""
        is_here = not self.is_empty and self.editor in widget.ancestors
        if is_here:
            self._last_focused = widget
        return is_here

    def last_written(self) -> Widget:
        """Return the last focused widget of the current editor, else its first field."""
        widget = self._last_focused
        is_there = widget is not None and widget in self.editor.walk_children() and widget.focusable
        return widget if widget is not None and is_there else self.editor.first()


def _editor_of(step: Step) -> type[StepEditor]:
    if Part.ANSWER in step.parts:
        return SectionsEditor
    return PassageEditor if step.parts else FormEditor
