"""The strip with a remark beside the text: what it says, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Click
from textual.events import Key as KeyPress
from textual.message import Message
from textual.widget import Widget

from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.tui.command import Command, bindings
from replydesk.tui.commands import IN_REMARK
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import cut

_TAKE, _DONE, _DECLINE, _REPLY, _REOPEN, _LEAVE, _NEXT = IN_REMARK[:7]


class RemarkStrip(Vertical, can_focus=True):
    """One remark, or a line about several; it takes the focus to have one settled."""

    BINDINGS = bindings(IN_REMARK)
    FOCUS_ON_CLICK = False  # a click on a command must not find others in its place

    class Settled(Message):
        """The remark shown is to be settled in a way."""

        def __init__(self, remark: Remark, outcome: Outcome) -> None:
            super().__init__()
            self.remark = remark
            self.outcome = outcome

    class Turned(Message):
        """The next (1) or the previous (-1) open remark is to be shown."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """The text is to have the focus again."""

    class Missed(Message):
        """A key was pressed that does nothing here."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, elsewhere: Sequence[Command], *, can_take: bool = True) -> None:
        """`elsewhere` are the commands offered while the strip has no focus."""
        super().__init__(id="remarks")
        self._can_take = can_take
        self._elsewhere = tuple(elsewhere)
        self._has_next = False
        self.remark: Remark | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Words(id="remark-told")
        yield KeyLine(self._elsewhere, id="remark-keys")

    def show(self, text: Text, remark: Remark | None = None, *, has_next: bool = False) -> None:
        """Show a text, and what can be done with a remark; an empty text hides the strip.

        `has_next` tells whether another remark is open.
        """
        self._has_next = has_next
        is_other = (remark and remark.id) != (self.remark and self.remark.id)
        self.remark = remark
        if self.display != bool(text):
            self.display = bool(text)
        self.query_one("#remark-told", Words).show(text, hang=2)
        if is_other:
            self.query_one(VerticalScroll).scroll_home(animate=False)
        self._offer()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show several remarks, each cut to a line."""
        parent = self.parent
        width = parent.content_size.width - 2 if isinstance(parent, Widget) else 0
        self.show(Text("\n").join(cut(Text(line), width) if width > 0 else Text(line) for line in lines))

    def _offer(self) -> None:
        self.query_one("#remark-keys", KeyLine).offer(self._offered() if self.has_focus else self._elsewhere)

    def _offered(self) -> tuple[Command, ...]:
        if self.remark is None:
            return (_LEAVE,)
        if not self.remark.is_open:
            return _REPLY, _REOPEN, _LEAVE
        can_take = self._can_take and self.remark.proposed is not None and not self.remark.is_changed
        return (
            *((_TAKE,) if can_take else ()),
            _DONE,
            _DECLINE,
            _REPLY,
            _LEAVE,
            *((_NEXT,) * self._has_next),
        )

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._offer()

    def on_key(self, event: KeyPress) -> None:
        """Report typing: the text has not the focus."""
        if event.is_printable and event.character and event.character not in "12345":
            event.stop()
            self.post_message(self.Missed("没有写上：光标在批注上，按回车回到文字"))

    def on_click(self, event: Click) -> None:
        """Take the focus, unless a command was clicked."""
        if not isinstance(event.widget, KeyLine):
            self.focus()

    def action_settle(self, outcome: str) -> None:
        """Ask for the remark to be settled."""
        if self.remark is not None:
            self.post_message(self.Settled(self.remark, Outcome(outcome)))

    def action_turn(self, by: int) -> None:
        """Ask for another remark."""
        self.post_message(self.Turned(by))

    def action_leave_remark(self) -> None:
        """Ask for the text."""
        self.post_message(self.Left())

    def action_page_down(self) -> None:
        """Scroll down in a long remark."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll up in a long remark."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)
