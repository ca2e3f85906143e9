"""The fields that no letter prints, below the others of a form: columns of lists, roles at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from replydesk.draft.kept import KEPT, kept_fields
from replydesk.draft.model import Draft
from replydesk.draft.place import with_field_text
from replydesk.text.characters import one_line
from replydesk.tui.kit.row_list import fitted
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.base import Edit
from replydesk.tui.writing.editors.fields import LineField

HEAD = "只存在稿子里，不印进信里"
_NARROW, _WIDE = 12, 24  # cells of the column of names, at least and at most


class KeptField(LineField):
    """The text of one kept field."""

    def __init__(self, name: str, edit: Edit) -> None:
        super().__init__(self._changed)
        self.kept_name = name
        self._edit = edit

    def _changed(self, _: LineField) -> None:
        text = self.value
        self._edit(lambda draft: with_field_text(draft, self.kept_name, text), f"{KEPT}{self.kept_name}")


class KeptFields(Vertical):
    """A line for each kept field of a draft; nothing if it has none."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._head = Words(classes="hint")
        self._names: tuple[str, ...] = ()
        self._fields: list[KeptField] = []

    def compose(self) -> ComposeResult:
        yield self._head

    def show(self, draft: Draft, *, is_all: bool) -> None:
        """Show a draft's kept fields; the focused one is left alone unless `is_all`."""
        texts = kept_fields(draft)
        self._head.show(Text(HEAD if texts else ""))
        if tuple(texts) != self._names:
            self._rebuild(tuple(texts))
        for field, text in zip(self._fields, texts.values(), strict=True):
            if (is_all or not field.has_focus) and field.value != one_line(text):
                field.show_text(one_line(text))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        """Make a row for each name."""
        self._names = names
        for row in self.query(".field"):
            row.remove()
        self._fields = [KeptField(name, self._edit) for name in names]
        wide = min(max([_NARROW, *(cell_len(name) + 1 for name in names)]), _WIDE)
        for field in self._fields:
            name = Label(fitted(field.kept_name, wide - 1), classes="name kept-name", markup=False)
            name.styles.width = wide
            self.mount(Horizontal(name, field, classes="field"))
