"""The texts of the attachments: a field for each name, and their fate when names change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os.path import commonprefix

from rich.text import Text
from textual.containers import Vertical

from replydesk.draft.editor_lines import read_attachment, show_attachment
from replydesk.draft.file import MAX_ATTACHMENTS
from replydesk.draft.locations import attachment_texts
from replydesk.draft.model import Attachment, Draft, Key
from replydesk.draft.place import Place, attachment_key
from replydesk.importing.replies.pasted import read_paste
from replydesk.reply.find_replace import Match
from replydesk.reply.wrong_words import WordsByPlace
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.base import Edit
from replydesk.tui.writing.editors.fields import TextField
from replydesk.tui.writing.editors.marking import mark_on_row, marks_in_lines
from replydesk.tui.writing.editors.selected import Selected, selected_in

PLACEHOLDER = "不写就另附原件；一段一行，标题前加“# ”，表格写“| 甲 | 乙 |”"


def with_text(draft: Draft, index: int, text: Attachment) -> Draft:
    """Return the draft with the text of one attachment (from 0) replaced."""
    texts = _padded(draft.attachments, index + 1)
    return _with_texts(draft, (*texts[:index], text, *texts[index + 1 :]))


def with_names_of(draft: Draft, before: Draft) -> Draft:
    """Return a draft whose attachment names have changed, its texts moved along with the names.

    A text whose name is gone waits behind the others; the next name that is added takes it.
    """
    old, new = before.names(Key.ATTACHMENTS), draft.names(Key.ATTACHMENTS)
    first = len(commonprefix([old, new]))
    last = len(commonprefix([old[first:][::-1], new[first:][::-1]]))
    gone, come = len(old) - first - last, len(new) - first - last
    texts = _padded(draft.attachments, len(old))
    waiting = _padded((*texts[first : first + gone], *texts[len(old) :]), come)
    kept = texts[first + gone : len(old)]
    return _with_texts(draft, (*texts[:first], *waiting[:come], *kept, *waiting[come:]))


def place_in(number: int, text: str, row: int) -> Place:
    """Return the place in the letter of a row of an attachment's text."""
    above = read_attachment("\n".join(text.split("\n")[: row + 1]))
    section = len(above.sections) - 1
    last = above.sections[section].paragraphs if above.sections else above.preamble
    return Place(attachment_key(number), section, len(last) - 1)


class AttachmentText(TextField):
    """The text of one attachment; headings of a pasted printed text become headings."""

    def take_paste(self, text: str) -> None:
        """Insert a pasted text, with its headings marked as such."""
        pasted = read_paste(text)
        if pasted.sections and "\n" in text.strip():
            text = show_attachment(Attachment(pasted.before, pasted.sections))
            self.replace(text, *self.selection, maintain_selection_offset=False)
        else:
            super().take_paste(text)


class AttachmentTexts(Vertical):
    """A field for the text of each attachment, below its number and name."""

    def __init__(self, edit: Edit, leave: Callable[[int], None]) -> None:
        super().__init__()
        self._edit = edit
        self._leave = leave
        self._fields: list[tuple[Words, AttachmentText]] = []

    def show(self, draft: Draft, *, is_all: bool) -> None:
        """Show a draft's attachments; the focused field is left alone unless `is_all`."""
        names = draft.names(Key.ATTACHMENTS)
        texts = _padded(draft.attachments, len(names))[:MAX_ATTACHMENTS]
        self._set_count(len(texts))
        for index, (head, field) in enumerate(self._fields):
            head.show(_head(index, names))
            if (is_all or not field.has_focus) and read_attachment(field.text) != texts[index]:
                field.show_text(show_attachment(texts[index]))

    def show_marks(self, draft: Draft, words: WordsByPlace) -> None:
        """Mark the wrong words of the texts."""
        texts = attachment_texts(draft) if words else ()
        by_key: dict[str, list[tuple[Place, str]]] = {}
        for place, text in texts:
            by_key.setdefault(place.key, []).append((place, text))
        for number, (_, field) in enumerate(self._fields, 1):
            field.show_marks(marks_in_lines(field, by_key.get(attachment_key(number), ()), words))

    def focused(self) -> int | None:
        """Return the index of the attachment whose text has the focus, None if none has."""
        return next((i for i, (_, field) in enumerate(self._fields) if field.has_focus), None)

    def place(self, index: int) -> Place:
        """Return the place in the letter of a field's cursor."""
        field = self._fields[index][1]
        return place_in(index + 1, field.text, field.cursor_location[0])

    def selected(self, index: int, draft: Draft) -> Selected:
        """Return what is selected in the text of an attachment."""
        field = self._fields[index][1]
        return selected_in(field, lambda row: place_in(index + 1, field.text, row), draft)

    def turn_to(self, index: int, place: Place) -> None:
        """Put the focus where a place of an attachment is written."""
        if index < len(self._fields):
            field = self._fields[index][1]
            field.focus()
            field.move_cursor((self._row(index, place), 0))

    def mark(self, index: int, match: Match) -> AttachmentText | None:
        """Select a match in the text of an attachment; return its field."""
        if index >= len(self._fields):
            return None
        field = self._fields[index][1]
        field.scroll_visible(animate=False)
        mark_on_row(field, match, self._row(index, match.place))
        return field

    def _row(self, index: int, place: Place) -> int:
        """Return the line of a field on which a place is written."""
        field = self._fields[index][1]
        rows = range(field.document.line_count)
        return next((row for row in rows if place_in(index + 1, field.text, row) == place), 0)

    def _set_count(self, count: int) -> None:
        while len(self._fields) < count:
            index = len(self._fields)
            head = Words(classes="attachment-head")
            name = f"attachment-{index + 1}"
            typed = self._typed(index)
            field = AttachmentText(typed, id=name, placeholder=PLACEHOLDER, leave=self._leave)
            self._fields.append((head, field))
            self.mount(head, field)
        while len(self._fields) > count:
            for widget in self._fields.pop():
                widget.remove()

    def _typed(self, index: int) -> Callable[[TextField], None]:
        def typed(field: TextField) -> None:
            text = read_attachment(field.typed_text)
            self._edit(lambda draft: with_text(draft, index, text), attachment_key(index + 1))

        return typed


def _head(index: int, names: tuple[str, ...]) -> Text:
    name = names[index] if index < len(names) else "（没有名称）"
    return Text.assemble((f"附件{index + 1}正文", "bold"), f"　{name}")


def _padded(texts: tuple[Attachment, ...], count: int) -> tuple[Attachment, ...]:
    return (*texts, *[Attachment()] * (count - len(texts)))


def _with_texts(draft: Draft, texts: tuple[Attachment, ...]) -> Draft:
    """Return the draft with these texts, without empty ones at the end."""
    filled = max((number for number, text in enumerate(texts, 1) if text != Attachment()), default=0)
    return replace(draft, attachments=texts[:filled])
