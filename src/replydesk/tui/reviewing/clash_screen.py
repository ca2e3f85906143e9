"""The screen for words that were changed on both sides: ours, theirs, or both."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Click
from textual.widgets import Static

from replydesk.draft.merge import ClashChoice, Conflict
from replydesk.draft.model import Draft
from replydesk.importing.review.base.places import place_name
from replydesk.text.delta import difference
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_CLASHES, footer
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.text_columns import TextColumns
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen, opens_dialog
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.reviewing.brought import Choices
from replydesk.tui.reviewing.rows import plain_words

NAMES = {ClashChoice.OURS: "我们的", ClashChoice.THEIRS: "他的", ClashChoice.BOTH: "两样都留"}
GONE = "（删去了）"  # words that one side has removed


class ClashScreen(WorkScreen):
    """Conflicts below each other, ours beside theirs; `choices` is None if they were not settled."""

    CSS_PATH = "reviewing.tcss"
    COMMANDS_HERE = ON_CLASHES
    BINDINGS = bindings(ON_CLASHES)

    def __init__(self, name: str, clashes: Sequence[Conflict], draft: Draft) -> None:
        """Show the conflicts of a file with this name; their places are in the merged draft."""
        super().__init__()
        self._file = name
        self._clashes = clashes
        self._draft = draft
        self._chosen: dict[str, str] = {}
        self._at = 0
        self.choices: Choices | None = None

    def compose(self) -> ComposeResult:
        title = f"两边都改了　{self._file}　{len(self._clashes)} 处"
        yield Static(Text(title, no_wrap=True, overflow="ellipsis"), classes="top")
        with VerticalScroll(id="clashes"):
            for clash in self._clashes:
                yield Static(self._shown(clash), classes="clash")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_CLASHES), id="keys")

    def on_mount(self) -> None:
        self.query_one("#clashes").focus()
        self._point(0)

    def _shown(self, clash: Conflict) -> Group:
        """Return a conflict: where, the choice, what it was, both sides in columns, and both as one."""
        choice = self._chosen.get(clash.id, "")
        head = Text(f"{place_name(self._draft, clash.place)}　", "bold").append(
            "　".join(f"{'●' if each == choice else '○'} {name}" for each, name in NAMES.items())
        )
        was = _within(clash, "原来：", clash.base)
        sides = [_within(clash, f"{NAMES[ClashChoice.OURS]}\n", clash.ours, clash.theirs)]
        sides += [_within(clash, f"{NAMES[ClashChoice.THEIRS]}\n", clash.theirs, clash.ours)]
        both = _within(clash, f"{NAMES[ClashChoice.BOTH]}：", clash.ours + clash.theirs)
        return Group(Wrapped(head, 2), Wrapped(was, 6), TextColumns(sides), Wrapped(both, 10))

    def _point(self, at: int) -> None:
        """Put the cursor on a conflict, and show it and how far one is."""
        shown = list(self.query(".clash").results(Static))
        self._at = max(min(at, len(shown) - 1), 0)
        for place, each in enumerate(shown):
            each.set_class(place == self._at, "-here")
        shown[self._at].scroll_visible(animate=False)
        left = len(self._clashes) - len(self._chosen)
        said = f"还有 {left} 处没有选" if left else "都选了；回车写进稿子"
        self.query_one(StatusLine).facts(f"第 {self._at + 1} 处，共 {len(shown)} 处", said)

    def on_click(self, event: Click) -> None:
        """Go to the conflict that was clicked."""
        shown = list(self.query(".clash").results(Static))
        if event.widget in shown:
            self._point(shown.index(event.widget))

    def action_move(self, by: int) -> None:
        """Go to the next or the previous conflict."""
        self._point(self._at + by)

    def action_choose(self, choice: str) -> None:
        """Choose for the conflict under the cursor, and go to the next."""
        clash = self._clashes[self._at]
        self._chosen[clash.id] = choice
        list(self.query(".clash").results(Static))[self._at].update(self._shown(clash))
        self._point(self._at + 1)

    @opens_dialog
    async def action_take(self) -> None:
        """Close with the choices; ask about conflicts without one."""
        left = len(self._clashes) - len(self._chosen)
        if left:
            said = f"还有 {left} 处没有选：稿子里留我们的，他的记成批注。"
            keys = "回车写进稿子   Esc 回去选"
            if not await self.app.push_screen_wait(Agree("写进稿子", Text(said), keys)):
                return
        self.choices = dict(self._chosen)
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back to the list of changes."""
        self.dismiss(None)


def _within(clash: Conflict, title: str, words: str, other: str = "") -> Text:
    """Return words of a conflict with what is around them; in reverse what the other side has not."""
    text = Text.assemble((title, "bold"), (plain_words(clash.before), "dim"))
    start = len(text)
    text.append(plain_words(words) or GONE)
    if words and other:
        change = difference(words, other)
        text.stylize("reverse", start + change.at, start + change.at + len(change.removed))
    elif other:
        text.stylize("reverse", start)
    return text.append(plain_words(clash.after), "dim")
