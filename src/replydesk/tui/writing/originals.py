"""The original on the screen of a draft: beside or instead of the page, quoted where one writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.widget import Widget

from replydesk.draft.size import paste_trouble
from replydesk.tui.commands import ON_DRAFT
from replydesk.tui.kit.work_screen import PAGE_BESIDE, THREE_PANES
from replydesk.tui.originals.original_beside import SHOWN, OriginalBeside, RoomyHost, show_original
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.original_text import OriginalOfDraft
from replydesk.tui.originals.original_words import quotation
from replydesk.tui.writing.editor_pane import EditorPane
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.editors.form import FormEditor
from replydesk.tui.writing.host import TakingHost
from replydesk.tui.writing.original_steps import PutSteps

_WAY_IN = next(each for each in ON_DRAFT if each.action == "original")
NOWHERE = "没有引用：先把光标放到要写的正文里，再回来引用"
FEW = 16  # characters told of what was quoted


class OriginalHost(RoomyHost, TakingHost, Protocol):
    """A host with room for an original beside its page."""

    @property
    def pane(self) -> EditorPane: ...
    def back_to_writing(self) -> None: ...
    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool: ...


class Originals(OriginalBeside):
    """The original of the draft being written."""

    def __init__(self, screen: OriginalHost) -> None:
        super().__init__(screen)
        self._screen = screen
        self.steps = PutSteps()

    async def toggle(self) -> None:
        """Go to the original, or, from there, back to the text with the page in its place."""
        if self.has_focus:
            self._screen.set_class(False, SHOWN)
            self._screen.back_to_writing()
        else:
            await self.show()

    async def show(self) -> None:
        """Show the original and go to it."""
        screen = self._screen
        if self._pane is None:
            self._pane = OriginalPane(OriginalOfDraft(), _WAY_IN)
            await screen.query_one("#main").mount(self._pane, before="#page")
        screen.say("")
        self._fill(self._pane)
        screen.set_class(True, SHOWN)
        self._pane.enter()

    def update(self) -> None:
        """Show points and differences of a draft that has changed."""
        if self._pane is not None and self.is_shown:
            self._fill(self._pane)

    def _fill(self, pane: OriginalPane) -> None:
        session = self._screen.session
        show_original(pane, session.path, session.draft, self._without())

    def _without(self) -> str:
        put, desk = (self._screen.key(each) for each in ("original.put", "desk.originals"))
        return (
            f"这份稿子还没有原件（答的建议、提案）。按 {put} 选文件（Word、PDF、网页、文本），"
            f"或者把它的文字粘贴到这里；一批原件，回桌面按 {desk} 添加。"
        )

    async def put(self) -> None:
        """Put an original from a file."""
        from replydesk.tui.writing.original_put import put_from_file  # its readers are loaded when used

        if await put_from_file(self._screen, self.steps):
            self._changed()

    async def put_text(self, text: str) -> None:
        """Put a pasted text as the original."""
        from replydesk.tui.writing.original_put import put_text

        if await put_text(self._screen, self.steps, text):
            self._changed()

    async def take_off(self) -> None:
        """Take the original off."""
        from replydesk.tui.writing.original_put import take_off

        if await take_off(self._screen, self.steps):
            self._changed()

    def _changed(self) -> None:
        """Show what was put, with the focus in it."""
        self.update()
        if self._pane is not None and self.is_shown:
            self._pane.enter()

    def give_way(self, needed: int = PAGE_BESIDE) -> None:
        """Make room in a window that has not the columns needed for what is gone to, beside the original."""
        if self.is_shown and self._screen.size.width < needed:
            self._screen.set_class(False, SHOWN)

    def give_way_to_page(self) -> None:
        """Make room for the page."""
        self.give_way(THREE_PANES)

    def leave(self) -> None:
        """Go back to where one writes; in a wide window the original stays."""
        self._screen.back_to_writing()

    def find(self) -> None:
        """Find words in the original."""
        if self._pane is not None:
            self._pane.find()

    def resized(self) -> None:
        """Make room for what has the focus in a window that has become narrower."""
        if self.is_shown and not self.has_focus:
            self.give_way()

    def quote(self, words: str) -> None:
        """Put words as a quotation at the cursor of the field one wrote in last."""
        screen, text = self._screen, quotation(words)
        field = screen.pane.last_written()
        if not text:
            screen.say("没有引用：这里没有字", is_trouble=True)
        elif not isinstance(field, TextField | LineField) or self._is_of_form(field):
            screen.say(NOWHERE, is_trouble=True)
        elif trouble := paste_trouble(screen.session.history.text, text):
            screen.say(f"没有引用：稿子连同引用的文字{trouble}；请分成几份", is_trouble=True)
        else:
            self._insert(field, text)

    def _is_of_form(self, field: Widget) -> bool:
        """Return True for a line of a form: a number or a name, where no quotation belongs."""
        return isinstance(field, LineField) and isinstance(self._screen.editor, FormEditor)

    def _insert(self, field: Widget, text: str) -> None:
        screen = self._screen
        screen.end_merging()
        if isinstance(field, TextField):
            at = max(field.selection)
            field.replace(text, at, at, maintain_selection_offset=False)
        elif isinstance(field, LineField):
            field.insert(text, field.cursor_position)
        screen.end_merging()
        screen.back_to_writing()
        told = text if len(text) <= FEW else f"{text[:FEW]}……”"
        screen.say(f"引用了{told}（{screen.key('draft.undo')} 撤销）")
