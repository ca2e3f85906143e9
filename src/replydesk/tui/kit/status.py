"""The status line at the foot of a screen, and texts that are redrawn only when they change."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from replydesk.tui.kit.wrapping import Wrapped

_BETWEEN = " · "


class Words(Static):
    """A text redrawn only when it changes, and laid out only when its size may change.

    Layout takes longer than anything else after a key: 本节 99 字 has room for 98, too.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes)
        self._shown = Text()

    def show(self, text: Text, hang: int = 0) -> None:
        """Show a text, wrapped lines indented by `hang` cells; an empty text takes no room."""
        self.display = bool(text)
        if text == self._shown:
            return
        before, self._shown = self._shown, text
        is_as_wide = before.cell_len == text.cell_len <= self.content_size.width
        self.update(Wrapped(text, hang), layout="\n" in before.plain + text.plain or not is_as_wide)


class StatusLine(Static):
    """Facts at the left; a message takes their place until the next change.

    Textual's own pop-up messages lose Chinese characters at the edges of what they cover.
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self._facts: tuple[str, ...] = ()
        self._message = ""
        self._shown = ""

    def facts(self, *facts: str) -> None:
        """Show facts; where there is no room, the first ones are dropped."""
        self._facts = tuple(filter(None, facts))
        self._show()

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Show a message, "" to return to the facts."""
        self._message = message
        self.set_class(is_trouble, "trouble")
        self._show()

    @property
    def message(self) -> str:
        """Return the message shown, "" if there is none."""
        return self._message

    def _fitting(self) -> str:
        """Return as many of the last facts as fit, at least one."""
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
