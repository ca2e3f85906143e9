"""Dialogs that ask for typed input: a line, a file, the name of a new draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Label, OptionList, Static

from replydesk.text.dates import local_time
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.host import Host
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.status import Words

_Used = TypeVar("_Used")

FoundFiles = Sequence[tuple[Path, float]]  # candidate files and their modification times


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
            yield entry_field(self._asked, self._typed)
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


class AskFile(Dialog[Path]):
    """Dialog that asks for a file: typed, pasted, or picked from those found nearby."""

    def __init__(self, title: str, found: FoundFiles, trouble: str = "", typed: str = "") -> None:
        super().__init__(name="ask-file")
        self._title = title
        self._found = found
        self._trouble = trouble
        self._typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            yield entry_field("文件的路径，可以粘贴", self._typed)
            if self._found:
                yield Label("附近的文件，新的在前", classes="name")
                yield OptionList(*(Text(_file_label(path, when)) for path, when in self._found))
            if self._trouble:
                yield Static(Text(self._trouble), classes="findings")
            keys = "回车看看内容（还不写）" + ("   Tab 到下面的文件，↑↓ 选" if self._found else "")
            yield Static(f"{keys}   Esc 返回", classes="hint")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if typed := event.value.strip().strip("'\"“”"):
            self.dismiss(Path(typed).expanduser())
        elif self._found:
            self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index][0])

    def on_key(self, event: Key) -> None:
        """Move from the field to the files with the down key."""
        if event.key == "down" and self._found and self.query_one(Input).has_focus:
            self.query_one(OptionList).focus()


def _file_label(path: Path, when: float) -> str:
    return f"{path.name}　{path.parent}　{local_time(when):%m-%d %H:%M}"


async def ask_for_file(
    screen: Host, title: str, nearby: Callable[[], FoundFiles], use: Callable[[Path], Awaitable[_Used | None]]
) -> tuple[Path, _Used] | None:
    """Ask for a file until one can be used; return None if the clerk gives up.

    `use` raises UserError for an unusable file and returns None to ask for another one.
    """
    trouble = typed = ""
    while (path := await screen.app.push_screen_wait(AskFile(title, nearby(), trouble, typed))) is not None:
        trouble, typed = "", str(path)
        try:
            if (used := await use(path)) is not None:
                return path, used
        except UserError as error:
            trouble = str(error)
    return None


class NewDraft(Dialog[tuple[str, str, str]]):
    """Dialog that asks for name, kind and unit of a new draft; `trouble` is what the last answer had."""

    def __init__(self, name: str, kinds: Sequence[str], units: Sequence[str], trouble: str = "") -> None:
        super().__init__()
        self._free_name = name
        self._kinds = kinds
        self._units = units
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label("新建答复", classes="title")
            yield Label("稿子名称（就是文件名）", classes="name")
            yield entry_field(value=self._free_name)
            yield Label("类型", classes="name")
            yield OneOf(self._kinds)
            if self._units:
                yield Label("单位", classes="name")
                yield OptionList(*map(Text, self._units))
            if self._trouble:
                yield Static(Text(self._trouble), classes="findings")
            yield Static("回车新建   Tab 到类型、单位，方向键选   Esc 返回", classes="hint")

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def key_enter(self) -> None:
        """Answer with what is typed and chosen, wherever Enter is pressed."""
        unit = ""
        if self._units:
            unit = self._units[self.query_one(OptionList).highlighted or 0]
        name = self.query_one(Input).value.strip() or self._free_name
        self.dismiss((name, self.query_one(OneOf).word, unit))
