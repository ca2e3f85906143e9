"""The pane with an original: its fields, its text, a line to find words in it, its keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus, Key
from textual.message import Message
from textual.widgets import Input, Label, TextArea

from replydesk.draft.original import Original
from replydesk.letter.original_fields import FieldDifference
from replydesk.tui.command import Command, bindings
from replydesk.tui.commands import IN_ORIGINAL, ON_ORIGINAL
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.originals.original_text import OriginalOfDraft, OriginalText
from replydesk.tui.originals.original_words import PointSpot, fields_text, find_words

_FIND, _LEAVE = IN_ORIGINAL
_QUOTE, _PUT, _OFF = ON_ORIGINAL


class OriginalFind(Input):
    """The field of the words to find."""

    class Stepped(Message):
        """The next (1) or the previous (-1) place is wanted; 0 ends the search."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    BINDINGS = bindings((_FIND,))

    def __init__(self) -> None:
        super().__init__(id="original-find", placeholder="要找的字", compact=True)
        self.cursor_blink = False

    def on_key(self, event: Key) -> None:
        """Go from place to place; Esc ends the search."""
        steps = {"enter": 1, "down": 1, "up": -1, "escape": 0}
        if event.key in steps:
            event.stop()
            event.prevent_default()
            self.post_message(self.Stepped(steps[event.key]))

    def action_find_in_original(self) -> None:
        """End the search, and stay at what was found."""
        self.post_message(self.Stepped(0))


class OriginalPane(Vertical):
    """An original, or what to do where there is none."""

    def __init__(self, text: OriginalText, way_in: Command) -> None:
        """`text` is the view of the text, which decides what can be done with it; `way_in` leads to it."""
        super().__init__(id="original")
        self._way_in = way_in
        self.text = text
        self.original: Original | None = None
        self._found: tuple[tuple[int, int, int], ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="original-head", can_focus=False):
            yield Words(id="original-fields")
        yield self.text
        with Horizontal(id="original-finding"):
            yield Label("查找 ")
            yield OriginalFind()
            yield Words(id="original-found")
        yield KeyLine(self._keys(), id="original-keys")

    def on_mount(self) -> None:
        self.query_one("#original-finding").display = False

    @property
    def is_finding(self) -> bool:
        """Return True if the line to find words is shown."""
        return bool(self.query_one("#original-finding").display)

    def show(
        self,
        original: Original | None,
        differences: Sequence[FieldDifference] = (),
        spots: Sequence[PointSpot] = (),
        without: str = "",
    ) -> None:
        """Show an original with its points and how it differs from the record; else `without`."""
        self.original = original
        self.text.show(original.text if original else (), spots)
        words = fields_text(original, differences) if original else Text(without)
        self.query_one("#original-fields", Words).show(words, hang=4 if original else 0)
        self._offer_keys()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _offer_keys(self) -> None:
        """Show the keys that work now."""
        self.query_one("#original-keys", KeyLine).offer(self._keys())

    def _keys(self) -> tuple[Command, ...]:
        if not self.has_focus_within:
            return (self._way_in,)
        can_quote = isinstance(self.text, OriginalOfDraft)
        if self.original is None:
            return (_PUT, _LEAVE) if can_quote else (_LEAVE,)
        return (_QUOTE, _FIND, _LEAVE) if can_quote else (_FIND, _LEAVE)

    def enter(self) -> None:
        """Put the focus into the text, or the field of the search if it is open."""
        self.screen.set_focus(self.query_one(OriginalFind) if self.is_finding else self.text)

    @on(OriginalText.FindWanted)
    def find(self) -> None:
        """Open the line to find words, with the selected ones; if it is in use, go on in the text."""
        field = self.query_one(OriginalFind)
        if field.has_focus:
            self._end_finding()
            return
        chosen = self.text.selected_text
        self.query_one("#original-finding").display = True
        if chosen and "\n" not in chosen:
            field.value = chosen
        field.focus()
        field.action_select_all()
        self._search(field.value)

    @on(Input.Changed, "#original-find")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def _search(self, words: str) -> None:
        paragraphs = self.original.text if self.original else ()
        self._found = find_words(paragraphs, words)
        here = min(self.text.selection)
        behind = (at for at, each in enumerate(self._found) if each[:2] >= here)
        self._at = next(behind, 0)
        self._show_found(words)

    def _show_found(self, words: str) -> None:
        if self._found:
            self.text.choose(*self._found[self._at])
        told = f" {self._at + 1}/{len(self._found)}" if self._found else " 没有" if words else ""
        self.query_one("#original-found", Words).show(Text(told))

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.Changed | TextArea.SelectionChanged) -> None:
        """Keep to itself what is no change of the draft."""
        event.stop()

    @on(OriginalFind.Stepped)
    def _stepped(self, event: OriginalFind.Stepped) -> None:
        if not event.by:
            self._end_finding()
        elif self._found:
            self._at = (self._at + event.by) % len(self._found)
            self._show_found(self.query_one(OriginalFind).value)

    def _end_finding(self) -> None:
        self.query_one("#original-finding").display = False
        self.text.focus()
