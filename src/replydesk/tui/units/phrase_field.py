"""A field for one of the desk's phrases: it shows the phrase as it prints, and is picked from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.events import Click
from textual.widgets import Static

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PICK
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.wrapping import Wrapped


class PhraseField(Static, can_focus=True):
    """The chosen phrase; Enter or a click lists the others."""

    BINDINGS = bindings(IN_PICK)

    def __init__(self, title: str, picked: Callable[[PhraseField], None]) -> None:
        super().__init__()
        self._title = title
        self._picked = picked
        self._choices: Sequence[tuple[str, Choice]] = ()
        self.word = ""

    def offer(self, choices: Sequence[tuple[str, Choice]], word: str) -> None:
        """Offer values with how each reads, one of them chosen."""
        if word not in (value for value, _ in choices):
            choices = (*choices, (word, Choice(word, "没有这一条，请另挑")))
        self._choices, self.word = choices, word
        shown = next(choice for value, choice in choices if value == word)
        text = Text(f"▾ {shown.text}").append(f"　{shown.aside}", "dim")
        self.update(Wrapped(text, hang=2))

    def action_pick(self) -> None:
        """List the phrases, and take the one picked."""

        def take(index: int | None) -> None:
            if index is not None:
                self.word = self._choices[index][0]
                self._picked(self)

        choices = [choice for _, choice in self._choices]
        self.app.push_screen(Pick(self._title, choices), take)

    def on_click(self, _: Click) -> None:
        self.focus()
        self.action_pick()
