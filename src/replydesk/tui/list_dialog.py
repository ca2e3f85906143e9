"""An assigned list (交办清单) into the desk: its file asked for, what was understood shown, then written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Label, OptionList, Static

from replydesk.assigned.understanding import Understood
from replydesk.newdrafts import Plan
from replydesk.tui.dialogs import Dialog
from replydesk.tui.wrapping import Wrapped

FIRST = 12
"""The new drafts that are shown before they are written."""

MOST = 40
"""The most remarks of one sort that are shown."""


class AskFile(Dialog[Path]):
    """Asks for a file: its path is typed or pasted, or one of those found nearby is picked."""

    def __init__(
        self, title: str, found: Sequence[tuple[Path, float]], trouble: str = "", typed: str = ""
    ) -> None:
        super().__init__(name="ask-file")
        self._title = title
        self._found = found
        self._trouble = trouble
        self._typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            field = Input(value=self._typed, placeholder="文件的路径，可以粘贴", compact=True)
            field.cursor_blink = False
            yield field
            if self._found:
                yield Label("附近的文件，新的在前", classes="name")
                yield OptionList(*(Text(_named(path, when)) for path, when in self._found))
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

    def on_key(self, event: object) -> None:
        """Down leads from the field to the files."""
        if getattr(event, "key", "") == "down" and self._found and self.query_one(Input).has_focus:
            self.query_one(OptionList).focus()


class Agree(Dialog[bool]):
    """A text to read before something is done: Enter does it, Esc does not."""

    BINDINGS = [("enter", "agree")]

    def __init__(self, title: str, text: Text, keys: str, hang: int = 0) -> None:
        super().__init__(name="agree")
        self._title = title
        self._text = Wrapped(text, hang)
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            with VerticalScroll():
                yield Static(self._text)
            yield Static(self._keys, classes="hint")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    async def action_agree(self) -> None:
        """Do it."""
        self.dismiss(True)


def preview(understood: Understood, plan: Plan) -> Text:
    """What a list comes to: its columns, the first new drafts, and every row that is not one."""
    text = Text()
    for headings in understood.headings:
        text.append(f"{headings}\n", "bold")
    for new in plan.new[:FIRST]:
        people = "、".join((*new.row.proposers, *new.row.joint)) or "（没有提出人）"
        text.append(f"＋ {new.row.number or '（没有编号）'}　{people}　{new.row.subject}\n")
    if len(plan.new) > FIRST:
        text.append(f"＋ 等 {len(plan.new)} 份\n")
    for what, remarks in plan.remarks:
        for remark in remarks[:MOST]:
            text.append(f"{what}：{remark}\n")
        if len(remarks) > MOST:
            text.append(f"{what}：还有 {len(remarks) - MOST} 条\n")
    return text


def _named(path: Path, when: float) -> str:
    return f"{path.name}　{path.parent}　{datetime.fromtimestamp(when):%m-%d %H:%M}"
