"""The input fields; each reports a change to its editor synchronously.

Textual's own `Changed` messages are queued; a key that moves to another step, or exits, would overtake them,
and the last characters typed would be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from os.path import commonprefix
from typing import ClassVar, Protocol, runtime_checkable

from textual.events import Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input
from textual.widgets.text_area import Edit, EditResult, Selection

from replydesk.importing.replies.pasted import join_pasted
from replydesk.reply.completion import unfinished_sentence
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_FORM, IN_SELECTION, IN_TEXT
from replydesk.tui.kit.copying import copy_text, cut_text, paste_copied
from replydesk.tui.kit.word_marks import WORD_LOOKS, LineMarker, LineMarks
from replydesk.tui.writing.editors.led_area import LedArea


@runtime_checkable
class Offering(Protocol):
    """A screen that completes sentences."""

    def rest_of(self, line: str) -> str:
        """Return the completion of the sentence at the end of a line, "" if there is none."""


@runtime_checkable
class PasteTaker(Protocol):
    """A screen that is told of a text before it is pasted."""

    def take_in(self, pasted: str, as_text: Callable[[], None], *, is_line: bool = False) -> bool:
        """Prepare for a pasted text; return False if it is not to be inserted, or only by `as_text` later.

        `is_line` says that it would become one line.
        """


LARGE_PASTE = 2_000  # characters; a longer paste is reported to the editor before it is wrapped and drawn


class LineField(Input):
    """A field of one line; the arrow keys up and down leave it."""

    class Moved(Message):
        """The cursor has moved."""

    BINDINGS = [("shift+insert", "paste"), *bindings((*IN_FORM, *IN_SELECTION))]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(WORD_LOOKS)

    def __init__(
        self,
        typed: Callable[[LineField], None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        placeholder: str = "",
        between: str = "",
    ) -> None:
        """`between` is put between the lines of a pasted text, and between cells copied from a table."""
        super().__init__(id=id, placeholder=placeholder, compact=True, select_on_focus=False, validate_on=())
        self.cursor_blink = False
        self.highlighter = self._marker = LineMarker(self)
        self._typed = typed
        self._between = between
        self._is_showing = False

    def action_focus_next(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()

    def action_focus_previous(self) -> None:
        """Go to the previous field."""
        self.screen.focus_previous()

    def show_text(self, text: str) -> None:
        """Replace the text without reporting a change."""
        self._is_showing = True
        self.value = text
        self._is_showing = False

    def show_marks(self, marks: LineMarks) -> None:
        """Mark words of the text."""
        if marks != self._marker.marks:
            self._marker.marks = marks
            self.refresh()

    def on_paste(self, event: Paste) -> None:
        """Insert the whole pasted text; Textual would take its first line only."""
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Take a pasted text in, unless the screen refuses it."""
        if not isinstance(self.screen, PasteTaker) or self.screen.take_in(
            text, partial(self.take_paste, text), is_line=True
        ):
            self.take_paste(text)

    def action_copy(self) -> None:
        """Copy the selected text."""
        copy_text(self, self.selected_text)

    def action_cut(self) -> None:
        """Copy and remove the selected text."""
        cut_text(self, self.selected_text, self.delete_selection)

    def action_paste(self) -> None:
        """Paste what was copied in the program."""
        paste_copied(self, self.paste)

    def take_paste(self, text: str) -> None:
        """Replace the selection by a pasted text, made one line."""
        text = text.replace("\t", "\n") if self._between else text
        lines = filter(None, map(str.strip, text.splitlines()))
        self.replace(self._between.join(lines), *self.selection)

    def on_focus(self) -> None:
        self.entered()

    def entered(self) -> None:
        """Move the cursor to the end."""
        self.action_end()

    def watch_selection(self) -> None:
        """Report that the cursor has moved."""
        self.post_message(self.Moved())

    def watch_value(self, before: str, value: str) -> None:
        """Report a change to the editor."""
        if self.is_mounted and not self._is_showing and before != value:
            self._typed(self)


class TextField(LedArea):
    """A field of paragraphs, one a line; undo is the draft's, not its own.

    Hard-wrapped lines of a pasted text are joined, unless the field is a list of lines (`joins` is False).
    The arrow down at the end of the text, and up at its
    start, call `leave`, if there is one, with 1 or -1.
    """

    class PasteMended(Message):
        """Page numbers or stray blanks of a pasted text were left out."""

        def __init__(self, notes: Sequence[str]) -> None:
            super().__init__()
            self.notes = notes

    BINDINGS = [("shift+insert", "paste"), *bindings((*IN_TEXT, *IN_SELECTION))]

    def __init__(
        self,
        typed: Callable[[TextField], None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        placeholder: str = "",
        leave: Callable[[int], None] | None = None,
        joins: bool = True,
    ) -> None:
        super().__init__(id=id, placeholder=placeholder)
        self._joins = self.is_led = joins
        self._declined = ""
        self._coming: str | None = None
        self._typed = typed
        self._leave = leave
        self._row = 0
        self._settled: tuple[Selection, Offset] | None = None

    @property
    def typed_text(self) -> str:
        """Return the text of the field, with what is just being pasted into it."""
        return self.text if self._coming is None else self._coming

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and report it to the editor."""
        result = super().edit(edit)
        self._typed(self)
        self._offer(edit.text)
        return result

    def _offer(self, typed: str) -> None:
        """Offer a completion for a sentence at the end of its line, unless it was declined."""
        row, column = self.cursor_location
        line = self.document[row]
        if not (self._declined and unfinished_sentence(line).startswith(self._declined)):
            self._declined = ""
        is_open = typed and "\n" not in typed and column == len(line) and not self._declined
        self.suggestion = self.offered(line) if is_open else ""

    def offered(self, line: str) -> str:
        """Return what is offered behind a line, "" if nothing."""
        return self.screen.rest_of(line) if isinstance(self.screen, Offering) else ""

    def watch_selection(self) -> None:
        """Withdraw the offer when the cursor moves."""
        self.suggestion = ""
        super().watch_selection()

    def show_text(self, text: str, *, is_other: bool = False) -> None:
        """Replace the whole text without reporting a change.

        The cursor goes to where the text differs, or to the start if `is_other`.
        """
        if text == self.text:
            return
        stays = not is_other and bool(self.text)
        end = len(commonprefix([text[::-1], self.text[::-1]]))
        self.load_text(text)
        if stays:
            before = text[: len(text) - end]
            self.move_cursor((before.count("\n"), len(before.rpartition("\n")[2])))

    def on_resize(self) -> None:
        """Keep the cursor on its row of the view when lines are wrapped again.

        If that row is out of view, the cursor returns to it when there is room again.
        """
        if self._settled != (self.selection, self.scroll_offset):
            self._row = self._row_of_cursor()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.scroll_cursor_visible()
        self.scroll_relative(y=self._row_of_cursor() - self._row, animate=False, immediate=True)
        self.scroll_cursor_visible()
        self._settled = self.selection, self.scroll_offset

    def _row_of_cursor(self) -> int:
        """Return the row of the cursor, from the top of the view."""
        row: int = self.cursor_screen_offset.y - self.content_region.y
        return row

    def action_go_to_end(self, first: bool) -> None:
        """Put the cursor at the start or the end of the text."""
        self.move_cursor((0, 0) if first else self.document.end)

    def action_copy(self) -> None:
        """Copy the selected text."""
        copy_text(self, self.selected_text)

    def action_cut(self) -> None:
        """Copy and remove the selected text."""
        cut_text(self, self.selected_text, lambda: self.replace("", *self.selection))

    def action_paste(self) -> None:
        """Paste what was copied in the program."""
        paste_copied(self, self.paste)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line; from the end, leave the field."""
        if self._leave and not select and self.cursor_location == self.document.end:
            self._leave(1)
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line; from the start, leave the field."""
        if self._leave and not select and self.cursor_location == (0, 0):
            self._leave(-1)
        else:
            super().action_cursor_up(select)

    async def on_key(self, event: Key) -> None:
        if event.key == "escape" and self.suggestion:
            self._declined = unfinished_sentence(self.document[self.cursor_location[0]])
            self.suggestion = ""
            event.stop()
            event.prevent_default()

    async def on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Take a pasted text in, unless the screen refuses it."""
        if not isinstance(self.screen, PasteTaker) or self.screen.take_in(
            text, partial(self.take_paste, text)
        ):
            self.take_paste(text)

    def take_paste(self, text: str) -> None:
        """Replace the selection by a pasted text."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self._joins and "\n" in text.strip():
            paragraphs, notes = join_pasted(text)
            text = "\n".join(paragraphs)
            if notes:
                self.post_message(self.PasteMended(notes))
        if len(text) > LARGE_PASTE:
            self._report(text)
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def _report(self, text: str) -> None:
        """Report a text about to be pasted: it is in the journal before it is wrapped."""
        start, end = sorted(self.selection)
        before = self.get_text_range((0, 0), start)
        self._coming = before + text + self.get_text_range(end, self.document.end)
        try:
            self._typed(self)
        finally:
            self._coming = None
