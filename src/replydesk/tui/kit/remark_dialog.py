"""The dialog in which a remark is written: what is said, and the words that are proposed instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label, Static, TextArea

from replydesk.text.characters import one_line
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.remark_target import Target
from replydesk.tui.kit.status import Words

NEEDED = "请写意见，或者把下面的词句改成要的样子；不批注就按 Esc"


class TypedRemark(NamedTuple):
    """The text of a remark, and the words proposed; None if they stay as they are."""

    text: str
    proposed: str | None = None


class RemarkBox(TextArea):
    """A text of one paragraph; Enter writes the remark, line breaks of a pasted text are left out."""

    BINDINGS = [("ctrl+a", "select_all")]

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, name: str, text: str = "", placeholder: str = "") -> None:
        super().__init__(text, id=name, placeholder=placeholder, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    async def on_key(self, event: events.Key) -> None:
        """Write the remark."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    async def on_paste(self, event: events.Paste) -> None:
        """Insert a pasted text as one paragraph."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection, maintain_selection_offset=False)


class RemarkDialog(Dialog[TypedRemark]):
    """Asks for a remark on some words; `kept` is what was typed on them before, `put_by` keeps it at Esc."""

    def __init__(
        self,
        target: Target,
        where: str,
        kept: TypedRemark | None = None,
        put_by: Callable[[TypedRemark], None] = lambda _: None,
    ) -> None:
        super().__init__(name="remark")
        self._target = target
        self._where = where
        self._kept = kept or TypedRemark("")
        self._put_by = put_by

    def compose(self) -> ComposeResult:
        target = self._target
        proposed = self._kept.proposed
        with Vertical(classes="dialog"):
            yield Label(Text(f"批注{target.sort}　{self._where}"), classes="title")
            with Vertical(id="remark-words"):
                yield Words(id="remark-on")
            yield Label("意见", classes="name")
            yield RemarkBox("remark-text", self._kept.text)
            if target.can_be_proposed:
                yield Label("改成（不动它，就是只写意见）", classes="name")
                yield RemarkBox("remark-proposed", target.words if proposed is None else proposed)
            yield Words(classes="findings")
            keys = (
                "回车写上   Tab 到另一格   Esc 不批注" if target.can_be_proposed else "回车写上   Esc 不批注"
            )
            yield Static(keys, classes="hint")

    def on_mount(self) -> None:
        self.query_one("#remark-on", Words).show(Text(self._target.words))
        for box in self.query(RemarkBox):
            box.move_cursor(box.document.end)
        self.query_one("#remark-text").focus()

    @property
    def _answer(self) -> TypedRemark:
        said = one_line(self.query_one("#remark-text", RemarkBox).text)
        boxes = list(self.query("#remark-proposed").results(RemarkBox))
        proposed = boxes[0].text if boxes else self._target.words
        return TypedRemark(said, None if proposed == self._target.words else proposed)

    def on_remark_box_submitted(self) -> None:
        """Return the remark, unless there is none."""
        answer = self._answer
        if answer.text or answer.proposed is not None:
            self.dismiss(answer)
        else:
            self.query_one(".findings", Words).show(Text(NEEDED))

    async def action_dismiss_nothing(self) -> None:
        """Close, and keep what was typed for the next time."""
        self._put_by(self._answer)
        self.dismiss(None)
