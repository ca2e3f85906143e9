"""A text area that keeps the leads of list items, 一是, 二是 …, in order as one types, pastes and deletes."""

from __future__ import annotations

from os.path import commonprefix

from textual.widgets.text_area import Edit, EditResult, Selection

from replydesk.draft.editor_lines import Edited, renumbered_leads
from replydesk.tui.kit.row_area import RowArea


class LedArea(RowArea):
    """A text of paragraphs; where it is a list of lines (`is_led` is False), nothing is led."""

    is_led = True
    leads_in = False  # True below a heading that ends in 。, where 一是 is no item

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, and number the items it has moved."""
        before = list(self.document.lines)
        result = super().edit(edit)
        edited = _edited(edit, before, self.document.lines)
        if self.is_led and (lines := renumbered_leads(edited, leads_in=self.leads_in)):
            self._replace_leads(lines)
        return result

    def _replace_leads(self, lines: dict[int, str]) -> None:
        """Replace rows that have other leads, as one edit; the selection stays at its characters."""
        ends = self.selection
        for row, line in lines.items():
            ends = Selection(*(_moved(end, row, self.document[row], line) for end in ends))
        first, last = min(lines), max(lines)
        text = "\n".join(lines.get(row, self.document[row]) for row in range(first, last + 1))
        super(RowArea, self).edit(Edit(text, (first, 0), (last, len(self.document[last])), False))
        self.selection = ends
        self.scroll_cursor_visible()


def _moved(end: tuple[int, int], row: int, old: str, new: str) -> tuple[int, int]:
    """Return where an end of the selection is when a row has another beginning."""
    if end[0] != row or not end[1]:
        return end
    kept = len(commonprefix([new[::-1], old[::-1]]))
    return row, max(end[1] + len(new) - len(old), len(new) - kept)


def _edited(edit: Edit, before: list[str], after: list[str]) -> Edited:
    """Return the lines around an edit; the row it ends in is as before if it ends at its start."""
    top, bottom = sorted((edit.from_location, edit.to_location))
    is_whole = not bottom[1] and (edit.text.endswith("\n") if edit.text else not top[1])
    last = top[0] + edit.text.count("\n") - is_whole
    return Edited(before, after, top[0], last, bottom[0] + (not is_whole))
