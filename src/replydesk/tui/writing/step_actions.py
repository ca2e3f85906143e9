"""The actions that move about in the open draft: among its steps, its fields and the page."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.reply.steps import STEPS, step_of
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing import draft_facts
from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.step_bar import StepBar

ANSWER_STEP = step_of(Part.ANSWER)


class StepActions(DraftBase):
    """A screen with an open draft that shows the editor of one step at a time."""

    _has_stopped = False  # behind the last step, to say that all are done

    @property
    def page(self) -> PageView:
        """Return the view of the printed pages."""
        return self.query_one(PageView)

    @property
    def editor(self) -> StepEditor:
        """Return the editor of the current step."""
        return self.pane.editor

    @property
    def current(self) -> int:
        """Return the index of the current step."""
        return self.pane.current

    async def action_turn_step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) step, cyclically; stop once behind the last."""
        if by > 0 and self.current == len(STEPS) - 1 and not self._has_stopped:
            self.catch_up()
            self._has_stopped = True
            keys = map(self.key, ("draft.check", "draft.export", "draft.next-step"))
            self.say(draft_facts.last_words(self.judged, *keys))
            return
        await self.go_to((self.current + by) % len(STEPS))

    def action_page(self) -> None:
        """Switch between the editor and the page."""
        if self.page.has_focus:
            self.back_to_writing()
        else:
            self._turn_to_page()

    async def action_back(self) -> None:
        """Close the search or the page; else go from the editor to the steps, from there to the desk."""
        if self.search.is_open:
            await self.search.close()
        elif self.has_class("page-only") and not self.query_one(StepBar).has_focus:
            self.back_to_writing()
        elif not self.query_one(StepBar).has_focus:
            self.query_one(StepBar).focus()
        elif self.save_or_rescue():
            self.dismiss(None)

    async def go_to(self, index: int, *, enter: bool = True) -> None:
        """Show the editor of a step; with `enter`, put the focus into it."""
        self.settle_value()
        self._has_stopped = False
        await self.pane.turn_to(index)
        self.reload()
        self.query_one(StepBar).current = index
        if enter:
            self.focus_editor()
        self.offers.renew(self.session.draft)
        self.call_after_refresh(self.offers.fill)

    async def go_to_field(self, key: str) -> None:
        """Go to the editor of a field, or to the page for findings of the page."""
        if key == Key.MENDING:
            self._turn_to_page()
            return
        await self.go_to(step_of(key))
        if key != Part.ANSWER:
            self.editor.turn_to(Place(key))

    def focus_editor(self) -> None:
        """Put the focus on the first field of the editor."""
        self.show_editor()
        self.set_focus(self.editor.first())

    def show_editor(self) -> None:
        """Show the editor where the page or the original has taken its place."""
        self.remove_class("page-only")
        self.originals.give_way()

    async def add_below_editor(self, widget: Widget) -> None:
        """Put a widget at the foot of the editor's pane."""
        await self.pane.mount(widget)

    def back_to_writing(self) -> None:
        """Put the focus where one wrote last."""
        self.show_editor()
        self.set_focus(self.pane.last_written())

    def _turn_to_page(self) -> None:
        self.catch_up()
        self.originals.give_way_to_page()
        self.add_class("page-only")
        self.tie.turn_to_page()

    @on(StepBar.Chosen)
    async def _step_chosen(self, event: StepBar.Chosen) -> None:
        await self.go_to(event.index, enter=event.entered)
