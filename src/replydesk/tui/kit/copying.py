"""Copy, cut and paste in the fields of a draft, and what is said about it.

What is copied goes onto the program's own clipboard and, by OSC 52, onto the terminal's if it takes it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from replydesk.text.characters import count_characters
from replydesk.tui.kit.work_screen import WorkScreen

NOTHING_SELECTED = "没有选中文字：按住 Shift 按方向键来选，Ctrl+A 全选"
NOTHING_COPIED = "这里还没有复制过；从别处复制的，用终端的粘贴：多是 Shift+Insert、Ctrl+Shift+V 或右键"


def copy_text(field: Widget, text: str) -> None:
    """Copy the selected text of a field."""
    if not text:
        _say(field, NOTHING_SELECTED)
        return
    field.app.copy_to_clipboard(text)
    _say(field, f"复制了 {count_characters(text)} 字，到要去的地方按 Ctrl+V 贴上")


def cut_text(field: Widget, text: str, remove: Callable[[], object]) -> None:
    """Copy the selected text of a field, and remove it; a line without selection is not cut."""
    if not text:
        _say(field, NOTHING_SELECTED)
        return
    field.app.copy_to_clipboard(text)
    remove()
    _say(field, f"剪切了 {count_characters(text)} 字，到要去的地方按 Ctrl+V 贴上")


def paste_copied(field: Widget, paste: Callable[[str], object]) -> None:
    """Paste what was copied in the program, as if it came from the terminal."""
    if text := field.app.clipboard:
        paste(text)
    else:
        _say(field, NOTHING_COPIED)


def _say(field: Widget, message: str) -> None:
    if isinstance(field.screen, WorkScreen):
        field.screen.say(message)
