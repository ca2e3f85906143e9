"""Dialogs that ask for typed input: a line, a file, the name of a new draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList, Static

from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.file_picker import AskedFile, FilePicker, FoundFiles, Places
from replydesk.tui.kit.host import Host
from replydesk.tui.kit.one_of import OneOf, find_typed
from replydesk.tui.kit.status import Words

_Used = TypeVar("_Used")


class AskLine(Dialog[str]):
    """Dialog that asks for one line; returns it, None if cancelled.

    `asked` is the field's placeholder, `needed` the complaint about an empty line ("" if it may be empty),
    `above` a text above the field, `box` the CSS class of the box ("" for a wide one).
    """

    def __init__(
        self,
        title: str,
        asked: str,
        keys: str,
        *,
        above: Static | None = None,
        needed: str = "",
        typed: str = "",
        trouble: str = "",
        box: str = "small",
    ) -> None:
        super().__init__(name="ask-line")
        self._title = title
        self._asked = asked
        self._keys = keys
        self._above = above
        self._needed = needed
        self._typed = typed
        self._trouble = trouble
        self._box = box

    def compose(self) -> ComposeResult:
        with Vertical(classes=f"dialog {self._box}"):
            yield Label(self._title, classes="title")
            if self._above:
                yield self._above
            yield entry_field(self._asked, self._typed, select=not self._trouble)
            yield Words(classes="findings")
            yield Static(self._keys, classes="hint")

    def on_mount(self) -> None:
        if self._trouble:
            self._say(self._trouble)

    def _say(self, trouble: str) -> None:
        self.query_one(".findings", Words).show(Text(trouble))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        line = event.value.strip()
        if line or not self._needed:
            self.dismiss(line)
        else:
            self._say(self._needed)


async def ask_for_file(
    screen: Host,
    wanted: AskedFile,
    nearby: Callable[[], FoundFiles],
    desk: Path,
    use: Callable[[Path], Awaitable[_Used | None]],
    typed: str = "",
    use_text: Callable[[str], Awaitable[_Used | None]] | None = None,
) -> tuple[Path, _Used] | None:
    """Ask for a file until one can be used; return None if the clerk gives up.

    `use` raises UserError for an unusable file and returns None to ask for another one; `typed` is what the
    field holds at first. `use_text` does the same with a text of several lines that is pasted instead; its
    path is empty.
    """
    trouble = ""
    workbench = screen.workbench
    while True:
        places = Places(nearby(), tuple(map(Path, workbench.settings.places)), workbench.home, desk)
        picker = FilePicker(wanted, places, trouble, typed, takes_text=use_text is not None)
        path = await screen.app.push_screen_wait(picker)
        if path is None and not picker.pasted:
            return None
        trouble, typed = "", str(path or "")
        try:
            if path is None:
                if use_text and (used := await use_text(picker.pasted)) is not None:
                    return Path(), used
            elif (used := await use(path)) is not None:
                workbench.remember_place(path if path.is_dir() else path.parent)
                return path, used
        except UserError as error:
            trouble = str(error)


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What is asked of a new draft: its name, its kind, and the index of its unit among those offered."""

    name: str
    kind: str
    unit: int = 0


class NewDraft(Dialog[DraftAnswer]):
    """Dialog that asks for name, kind and unit of a new draft.

    `given` is answered already; `trouble` is what was wrong with it.
    """

    def __init__(
        self, given: DraftAnswer, kinds: Sequence[str], units: Sequence[str], trouble: str = ""
    ) -> None:
        super().__init__()
        self._given = given
        self._kinds = kinds
        self._units = units
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label("新建答复", classes="title")
            yield Label("稿子名称（就是文件名）", classes="name")
            yield entry_field(value=self._given.name, select=not self._trouble)
            yield Label("类型", classes="name")
            yield OneOf(self._kinds)
            yield Label("单位", classes="name")
            yield OptionList(*map(Text, self._units))
            if self._trouble:
                yield Static(Text(self._trouble), classes="findings")
            yield Static("回车新建   Tab 到类型、单位，方向键选   Esc 返回", classes="hint")

    def on_mount(self) -> None:
        self.query_one(OneOf).show(self._kinds, self._given.kind)
        self.query_one(OptionList).highlighted = self._given.unit

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        unit = self.query_one(OptionList).highlighted or 0
        name = self.query_one(Input).value.strip() or self._given.name
        self.dismiss(DraftAnswer(name, self.query_one(OneOf).word, unit))

    def on_key(self, event: events.Key) -> None:
        """Answer at Enter on the kind, too, which has no answer of its own; find a unit by typing."""
        if event.key == "enter" and isinstance(self.focused, OneOf):
            event.stop()
            self._entered()
        elif isinstance(self.focused, OptionList) and event.character:
            found = find_typed(self._units, self.focused.highlighted or 0, event.character)
            self.focused.highlighted = self.focused.highlighted if found is None else found
