"""The line at the foot of a screen: what is in hand, and what has just happened."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from replydesk.tui.kit.wrapping import Wrapped

_BETWEEN = " · "


class Words(Static):
    """A text that is drawn again only when it is another one, and laid out only when it may need other room.

    Laying out a screen takes longer than anything else that follows a key: 本节 99 字 has room for 98 too.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes)
        self._said = Text()

    def show(self, text: Text, hang: int = 0) -> None:
        """Show a text, further lines of a paragraph hanging by `hang` cells; nothing takes no room."""
        self.display = bool(text)
        if text == self._said:
            return
        before, self._said = self._said, text
        is_as_wide = before.cell_len == text.cell_len <= self.content_size.width
        self.update(Wrapped(text, hang), layout="\n" in before.plain + text.plain or not is_as_wide)


class StatusLine(Static):
    """The facts of what is in hand at the left; a message takes their place until the next change.

    Textual's own pop-up messages lose Chinese characters at the edges of what they cover.
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self._facts: tuple[str, ...] = ()
        self._message = ""
        self._shown = ""

    def facts(self, *facts: str) -> None:
        """Show what is in hand. The last are those that change: the first give way where there is no room."""
        self._facts = tuple(filter(None, facts))
        self._show()

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Say what has happened, "" to go back to the facts."""
        self._message = message
        self.set_class(is_trouble, "trouble")
        self._show()

    @property
    def message(self) -> str:
        """What is being said."""
        return self._message

    def _fitting(self) -> str:
        """The last of the facts, as many as there is room for, and at least one."""
        facts, width = self._facts, self.content_size.width
        while len(facts) > 1 and cell_len(_BETWEEN.join(facts)) > width > 0:
            facts = facts[1:]
        return _BETWEEN.join(facts)

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        text = self._message or self._fitting()
        if text != self._shown:
            self._shown = text
            self.update(Text(text, no_wrap=True, overflow="ellipsis"), layout=False)
