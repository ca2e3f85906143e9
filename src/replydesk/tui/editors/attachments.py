"""The texts of the attachments: a field to each that has a name, and what becomes of them as names change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text
from textual.containers import Vertical

from replydesk.draft import Attachment, Draft, Key
from replydesk.draftfile import MAX_ATTACHMENTS, format_attachment, parse_attachment
from replydesk.letter import Place
from replydesk.pasting import read_paste
from replydesk.places import attachment_key
from replydesk.replacing import Match
from replydesk.tui.editors.base import Edit
from replydesk.tui.editors.fields import TextField
from replydesk.tui.editors.marking import mark_on_row
from replydesk.tui.status import Words

PLACEHOLDER = "不写就另附原件；一段一行，标题前加“# ”，表格写“| 甲 | 乙 |”"


def with_text(draft: Draft, index: int, text: Attachment) -> Draft:
    """The draft with the text of one attachment, counted from 0, replaced."""
    texts = _padded(draft.attachments, index + 1)
    return _with_texts(draft, (*texts[:index], text, *texts[index + 1 :]))


def with_names_of(draft: Draft, before: Draft) -> Draft:
    """A draft whose names of attachments have changed from those before, with the texts that go with them.

    A text whose name is gone waits behind the others; the next name that is added takes it up.
    """
    old, new = before.names(Key.ATTACHMENTS), draft.names(Key.ATTACHMENTS)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    gone, come = len(old) - first - last, len(new) - first - last
    texts = _padded(draft.attachments, len(old))
    waiting = _padded((*texts[first : first + gone], *texts[len(old) :]), come)
    kept = texts[first + gone : len(old)]
    return _with_texts(draft, (*texts[:first], *waiting[:come], *kept, *waiting[come:]))


def place_in(number: int, text: str, row: int) -> Place:
    """The place in the letter of a row of the text of an attachment."""
    above = parse_attachment("\n".join(text.split("\n")[: row + 1]))
    section = len(above.sections) - 1
    last = above.sections[section].paragraphs if above.sections else above.preamble
    return Place(attachment_key(number), section, len(last) - 1)


class AttachmentText(TextField):
    """The text of one attachment. The headings of a printed text that is pasted become headings."""

    def take_paste(self, text: str) -> None:
        """Put in a pasted text, its headings written as those of an attachment."""
        pasted = read_paste(text)
        if pasted.sections and "\n" in text.strip():
            text = format_attachment(Attachment(pasted.before, pasted.sections))
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
        """Show a draft's attachments; the field with the focus is left alone unless all are shown."""
        names = draft.names(Key.ATTACHMENTS)
        texts = _padded(draft.attachments, len(names))[:MAX_ATTACHMENTS]
        self._have(len(texts))
        for index, (head, field) in enumerate(self._fields):
            head.show(_head(index, names))
            if (is_all or not field.has_focus) and parse_attachment(field.text) != texts[index]:
                field.show_text(format_attachment(texts[index]))

    def focused(self) -> int | None:
        """The index of the attachment whose text has the focus, None if none has."""
        return next((i for i, (_, field) in enumerate(self._fields) if field.has_focus), None)

    def place(self, index: int) -> Place:
        """Where in the letter the cursor of a field is."""
        field = self._fields[index][1]
        return place_in(index + 1, field.text, field.cursor_location[0])

    def turn_to(self, index: int, place: Place) -> None:
        """Put the focus where a place of an attachment is written."""
        if index < len(self._fields):
            field = self._fields[index][1]
            field.focus()
            field.move_cursor((self._row(index, place), 0))

    def mark(self, index: int, match: Match) -> AttachmentText | None:
        """Select what was found in the text of an attachment; the field it is in."""
        if index >= len(self._fields):
            return None
        field = self._fields[index][1]
        field.scroll_visible(animate=False)
        mark_on_row(field, match, self._row(index, match.place))
        return field

    def _row(self, index: int, place: Place) -> int:
        """The line of a field on which a place is written."""
        field = self._fields[index][1]
        rows = range(field.document.line_count)
        return next((row for row in rows if place_in(index + 1, field.text, row) == place), 0)

    def _have(self, count: int) -> None:
        """Add or take away fields at the end until there are so many."""
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
            text = parse_attachment(field.text)
            self._edit(lambda draft: with_text(draft, index, text), attachment_key(index + 1))

        return typed


def _head(index: int, names: tuple[str, ...]) -> Text:
    name = names[index] if index < len(names) else "（没有名称）"
    return Text.assemble((f"附件{index + 1}正文", "bold"), f"　{name}")


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many names two rows of them begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _padded(texts: tuple[Attachment, ...], count: int) -> tuple[Attachment, ...]:
    return (*texts, *[Attachment()] * (count - len(texts)))


def _with_texts(draft: Draft, texts: tuple[Attachment, ...]) -> Draft:
    """The draft with these texts, none of them empty at the end."""
    filled = max((number for number, text in enumerate(texts, 1) if text != Attachment()), default=0)
    return replace(draft, attachments=texts[:filled])
