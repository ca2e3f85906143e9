"""The question before a command is done to marked drafts of which the list does not show all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, OptionList, Static

from replydesk.tui.desk import desk_words
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.choice_below import ChoiceBelow
from replydesk.tui.kit.wrapping import Wrapped

MOST = 300  # names shown of those not listed, and of those listed


async def ask_about_hidden(screen: DeskHost, what: str, marked: Sequence[Path]) -> list[Path] | None:
    """Ask which of the marked drafts a command is done to, as the list does not show all; None for none."""
    hidden = screen.drafts.hidden
    unlisted = [each for each in marked if each in hidden]
    listed = [each for each in marked if each not in hidden]
    asked = HiddenMarks(what, unlisted, listed, screen.drafts.cursor)
    return await screen.app.push_screen_wait(asked)


class HiddenMarks(ChoiceBelow[list[Path]]):
    """Names the drafts that are not listed; returns the drafts to go on with, None for none of them."""

    def __init__(
        self, what: str, hidden: Sequence[Path], listed: Sequence[Path], cursor: Path | None
    ) -> None:
        """Ask about a command by its name; `hidden` and `listed` are marked, both in sort order.

        If no marked draft is listed, the one under the cursor may be meant.
        """
        super().__init__(name="hidden-marks")
        self._what = what
        self._hidden = list(hidden)
        self._listed = list(listed)
        here = self._listed or ([cursor] if cursor else [])
        self._choices = [here] * bool(here) + [self._hidden + self._listed]

    def compose(self) -> ComposeResult:
        every, hidden, here = len(self._choices[-1]), len(self._hidden), self._choices[:-1]
        one = f"只办光标上的这一件：{here[0][0].stem}" if here else ""
        choices = [f"只办列出的 {len(self._listed)} 件" if self._listed else one] * bool(here)
        choices += [f"选了的都办，一共 {every} 件", "不办"]
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

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        at = event.option_index
        self.dismiss(self._choices[at] if at < len(self._choices) else None)
