"""The desk's search field."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input


class FilterField(Input):
    """Searches while one types; says what Delete does here when there is nothing for it to delete."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Create the field; `say` shows a message."""
        super().__init__(
            placeholder="键入文字查找：文号、收件人、案由、正文、稿子名", id="filter", compact=True
        )
        self.cursor_blink = False
        self.select_on_focus = False
        self._say = say

    def action_delete_right(self) -> None:
        """Delete the character behind the cursor, never a draft."""
        if self.selection.is_empty and self.cursor_position >= len(self.value):
            self._say("Delete 在这里只删查找的字；要删除稿子，先按 ↓ 到列表里")
        super().action_delete_right()
