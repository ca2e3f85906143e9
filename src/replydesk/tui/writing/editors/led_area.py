"""A text area that keeps the leads of list items, 一是, 二是 …, in order as one types, pastes and deletes."""

from __future__ import annotations

from os.path import commonprefix

from textual.widgets.text_area import Edit, EditResult, Selection

from replydesk.draft.editor_lines import Edited, led_anew
from replydesk.tui.writing.editors.rows import RowArea


class LedArea(RowArea):
    """A text of paragraphs; where it is a list of lines (`is_led` is False), nothing is led."""

    is_led = True

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, and number the items it has moved."""
        before = list(self.document.lines)
        result = super().edit(edit)
        if self.is_led and (lines := led_anew(_edited(edit, before, self.document.lines))):
            self._replace_leads(lines)
        return result

    def _replace_leads(self, lines: dict[int, str]) -> None:
        """Replace the beginnings of rows; the selection stays at its characters."""
        ends = self.selection
        for row, line in lines.items():
            old = self.document[row]
            kept = len(commonprefix([line[::-1], old[::-1]]))
            edit = Edit(line[: len(line) - kept], (row, 0), (row, len(old) - kept), False)
            super(RowArea, self).edit(edit)
            ends = Selection(*(_moved(end, row, len(line) - len(old), len(line) - kept) for end in ends))
        self.selection = ends
        self.scroll_cursor_visible()


def _moved(end: tuple[int, int], row: int, by: int, least: int) -> tuple[int, int]:
    return (row, max(end[1] + by, least)) if end[0] == row and end[1] else end


def _edited(edit: Edit, before: list[str], after: list[str]) -> Edited:
    """Return the lines around an edit; the row it ends in is as before if it ends at its start."""
    top, bottom = sorted((edit.from_location, edit.to_location))
    is_whole = not bottom[1] and (edit.text.endswith("\n") if edit.text else not top[1])
    last = top[0] + edit.text.count("\n") - is_whole
    return Edited(before, after, top[0], last, bottom[0] + (not is_whole))
