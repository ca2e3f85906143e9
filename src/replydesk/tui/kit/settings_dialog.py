"""The settings dialog: the path of the file, the values in force, the faults."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, Static

from replydesk.desk.settings import write_settings_file
from replydesk.text.errors import UserError
from replydesk.tui.keymap import settings_in_force
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.host import Program
from replydesk.tui.kit.wrapping import Wrapped


class SettingsDialog(Dialog[None]):
    """Shows the settings; Enter writes the settings file if there is none."""

    BINDINGS = [("enter", "lay_out")]

    def __init__(self, workbench: Program) -> None:
        super().__init__(name="settings")
        self._file = workbench.settings_file
        self._facts = settings_text(workbench)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("设置", classes="title")
            with VerticalScroll():
                yield Static(Wrapped(self._facts, 8))
            yield Static(self._keys(), id="settings-keys", classes="hint")

    def _keys(self) -> str:
        is_missing = self._file is not None and not self._file.exists()
        return (
            "回车建好这个文件，里面有说明   Esc 返回"
            if is_missing
            else "用记事本改这个文件，存盘后重新打开工作台   Esc 返回"
        )

    def action_lay_out(self) -> None:
        """Write the file with its explanations if there is none."""
        if self._file is None:
            return
        hint = self.query_one("#settings-keys", Static)
        try:
            hint.update(f"已建好；{self._keys()}" if write_settings_file(self._file) else self._keys())
        except UserError as error:
            hint.update(Text(f"没有建成：{error}"))


def settings_text(workbench: Program) -> Text:
    """Return the path of the file and the values in force."""
    settings = replace(workbench.settings, theme=workbench.theme)
    text = Text(f"文件    {workbench.settings_file or '（没有）'}\n")
    for name, value in settings_in_force(settings, workbench.keymap):
        text.append(f"{name}    {value}\n")
    for note in workbench.settings_notes:
        text.append(f"！      {note}\n", style="bold")
    return text
