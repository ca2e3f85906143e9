"""The question before a command is done to marked drafts of which the list does not show all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, OptionList, Static

from replydesk.tui.desk import desk_words
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.wrapping import Wrapped

MOST = 300  # names shown of those not listed, and of those listed


class HiddenMarks(Dialog[list[Path]]):
    """Names the drafts that are not listed; returns the drafts to go on with, None for none of them."""

    BINDINGS = [  # before the list of choices, which has these keys too
        Binding("pageup", "turn(-1)", priority=True),
        Binding("pagedown", "turn(1)", priority=True),
    ]

    def __init__(self, what: str, hidden: Sequence[Path], listed: Sequence[Path]) -> None:
        """Ask about a command by its name; `hidden` and `listed` are marked, together in sort order."""
        super().__init__(name="hidden-marks")
        self._what = what
        self._hidden = list(hidden)
        self._listed = list(listed)
        self._choices = [self._listed] * bool(listed) + [self._hidden + self._listed]

    def compose(self) -> ComposeResult:
        every, hidden, listed = len(self._choices[-1]), len(self._hidden), len(self._listed)
        choices = [f"只办列出的 {listed} 件"] if listed else []
        choices += [f"都办，一共 {every} 件", "不办"]
        with Vertical(classes="dialog"):
            yield Label(f"{self._what}：{desk_words.marked(every, hidden)}", classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(Wrapped(self._names(), 2))
            yield OptionList(*choices)
            yield Static("↑↓ 选，回车   PgUp、PgDn 翻看上面   Esc 不办", classes="hint")

    def _names(self) -> Text:
        """Return the names of the drafts, those that are not listed first."""
        text = Text()
        for title, paths in (("这里没有列出的", self._hidden), ("列出的", self._listed)):
            if paths:
                text.append(f"{title}\n", "bold")
                text.append("".join(f"  {path.stem}\n" for path in paths[:MOST]))
            if len(paths) > MOST:
                text.append(f"  （还有 {len(paths) - MOST} 件）\n", "dim")
        text.rstrip()
        return text

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = 0 if self._listed else 1
        options.focus()

    def action_turn(self, by: int) -> None:
        """Scroll the names by a page."""
        names = self.query_one(VerticalScroll)
        names.scroll_relative(y=by * max(names.size.height - 1, 1), animate=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        at = event.option_index
        self.dismiss(self._choices[at] if at < len(self._choices) else None)
