"""The field for the words that past replies are looked for by."""

from __future__ import annotations

from textual.events import Key as KeyPress
from textual.message import Message
from textual.widgets import Input


class PastField(Input):
    """Searches while one types; the arrow down leads to the list. Empty, it stands for the suggestion."""

    class Left(Message):
        """The list is to have the focus."""

    def __init__(self, words: str) -> None:
        super().__init__(
            value=words, placeholder="像这件建议的；键入词句，就按词句找", id="past-field", compact=True
        )
        self.cursor_blink = False
        self.select_on_focus = False

    def on_key(self, event: KeyPress) -> None:
        """Leave for the list."""
        if event.key == "down":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())

    def take_key(self, event: KeyPress) -> None:
        """Type a character that was pressed elsewhere."""
        if event.is_printable and event.character and event.key != "space":
            event.stop()
            self.focus()
            self.insert_text_at_cursor(event.character)
