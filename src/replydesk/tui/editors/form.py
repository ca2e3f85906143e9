"""The editor of a step that is a form: one line to a field, with what is filled in by itself."""

from __future__ import annotations

from typing import TypeVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from replydesk.draft import Draft, Key, Part, split_names
from replydesk.letter import Place, Role
from replydesk.office import Reply
from replydesk.record import KINDS, DocumentNumber, kind_of, parse_document_number
from replydesk.tui.editors.base import StepEditor
from replydesk.tui.editors.fields import LineField, TextField
from replydesk.tui.one_of import OneOf
from replydesk.tui.status import Words
from replydesk.walk import automatic, source

_W = TypeVar("_W", bound=Widget)

_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

LISTS = (Key.PROPOSERS, Key.CONSULTED, Key.CC, Key.ATTACHMENTS)
"""Fields with several names, typed with 、 between them."""

LONG = (Key.CC, Key.ATTACHMENTS)
"""Fields that get more than a line."""

UNMARKED = "不标"
"""The choice of no result class."""

NO_CODE = "代字"
"""What stands in the empty field of a unit's 代字 when the profile has none."""

HINTS = {
    Key.SESSION: "如 省十四届人大四次会议",
    Key.ITEM_NUMBER: "照抄，如 0033",
    Key.SUBJECT: "建议、提案的标题，不加书名号",
    Key.PROPOSERS: "如 张某某；几位用顿号隔开",
    Key.CONSULTED: "如 省财政厅；没有就空着",
    Key.DATE: "如 2026年5月29日",
    Key.ATTACHMENTS: "附件名称，一行一个；没有就空着",
}
"""What an empty field shows when nothing fills it in."""

SHOWN_IN = {
    Key.KIND: Key.TITLE,
    Key.SESSION: Key.TITLE,
    Key.ITEM_NUMBER: Key.TITLE,
    Key.SUBJECT: Part.OPENING,
    Key.CONSULTED: Part.OPENING,
    Key.SALUTATION: Key.PROPOSERS,
    Key.PHONE: Key.CONTACT,
}
"""Where a field is read in the letter that has no place of its own there."""

NAMES_WIDE = 12
"""Cells of the column of names."""

FOLLOWS = {
    Key.DOCUMENT_NUMBER: ((Role.NUMBER, "文号"), (Role.RESULT_CLASS, "类别")),
    Key.CONTACT: ((Role.CONTACT, "附注"),),
    Key.CC: ((Role.CC, "版记"),),
}
"""What follows from a field and is shown below the form, as it stands in the letter."""


class FormEditor(StepEditor):
    """One line to a field. What the unit profile or the record fills in stands there in grey."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(self.step.hint, classes="hint")
            for key in self.step.fields:
                with Horizontal(classes="field", id=f"row-{key.name.lower()}"):
                    yield Label(key, classes="name")
                    yield from self._widgets(key)
                    yield Words(id=f"source-{key.name.lower()}", classes="source")
            yield Words(classes="findings")
            yield Words(id="follows")

    def _widgets(self, key: Key) -> ComposeResult:
        if key is Key.KIND:
            yield OneOf([kind.name for kind in KINDS], id=_id(key))
        elif key is Key.RESULT_CLASS:
            yield OneOf([UNMARKED], id=_id(key))
        elif key is Key.DOCUMENT_NUMBER:
            yield LineField(self._number_typed, id="code", placeholder=NO_CODE)
            yield Label("〔")
            yield LineField(self._number_typed, id="year", placeholder="年")
            yield Label("〕")
            yield LineField(self._number_typed, id="serial", placeholder="序号")
            yield Label("号")
        elif key in LONG:
            yield TextField(self._text_typed, id=_id(key), placeholder=HINTS.get(key, ""))
        else:
            yield LineField(self._line_typed, id=_id(key), placeholder=HINTS.get(key, ""))

    def load(self, reply: Reply) -> None:
        for key in self.step.fields:
            self._load(key, reply)
        self.update(reply)

    def _load(self, key: Key, reply: Reply) -> None:
        draft = reply.draft
        if key is Key.KIND:
            self._field(key, OneOf).show([kind.name for kind in KINDS], kind_of(draft).name)
        elif key is Key.RESULT_CLASS:
            mark = draft.get(key)
            words = [UNMARKED, *reply.profile.result_classes]
            self._field(key, OneOf).show(words if mark in (*words, "") else [*words, mark], mark)
        elif key is Key.DOCUMENT_NUMBER:
            typed = draft.get(key)
            number = parse_document_number(typed) or DocumentNumber(typed, "", "")
            for part in ("code", "year", "serial"):
                self.query_one(f"#{part}", LineField).show_text(getattr(number, part))
        elif key in LONG:
            self._field(key, TextField).show_text(_as_typed(draft, key))
        else:
            self._field(key, LineField).show_text(_as_typed(draft, key))

    def update(self, reply: Reply) -> None:
        for key in self.step.fields:
            if key is Key.DOCUMENT_NUMBER:
                code = reply.profile.codes.get(kind_of(reply.draft).name, "")
                self.query_one("#code", LineField).placeholder = code or NO_CODE
                self._show_source(key, "单位档案" if not reply.draft.get(key) and code else "")
                continue
            field = self._field(key, Widget)
            if isinstance(field, LineField | TextField):
                field.placeholder = automatic(reply, key) or HINTS.get(key, "")
                self._show_source(key, "" if reply.draft.get(key) else source(reply, key))
        self.show_findings(reply)
        self.query_one("#follows", Words).show(Text("\n".join(self._follows(reply))), NAMES_WIDE)

    def _show_source(self, key: Key, source: str) -> None:
        """Say beside a field where the grey text in it comes from."""
        words = self.query_one(f"#source-{key.name.lower()}", Words)
        words.show(Text(f"←{source}" if source else ""))

    def _follows(self, reply: Reply) -> list[str]:
        shown = [pair for key in self.step.fields for pair in FOLLOWS.get(key, ())]
        lines = [_named(name, text) for role, name in shown if (text := reply.letter.text_of(role))]
        if Key.PROPOSERS in self.step.fields:
            opening = "".join(each.text for each in reply.letter.blocks if each.place.key == Part.OPENING)
            lines.append(_named(Part.OPENING, opening))
        if Key.RESULT_CLASS in self.step.fields:
            lines += [_named(f"{mark} 类", sense) for mark, sense in reply.profile.result_classes.items()]
        return lines

    def turn_to(self, place: Place) -> None:
        at = f"#{_id(Key(place.key))}" if place.key in self.step.fields else ""
        if place.key == Key.DOCUMENT_NUMBER:
            at = "#code"
        if at:
            self.query_one(at).focus()

    def place(self) -> Place:
        focused = self.screen.focused
        key = next((key for key in self.step.fields if focused in self._row_of(key)), self.step.fields[0])
        return Place(SHOWN_IN.get(key, key))

    def _row_of(self, key: Key) -> list[Widget]:
        return list(self.query_one(f"#row-{key.name.lower()}").children)

    @on(OneOf.Changed)
    def _chosen(self, event: OneOf.Changed) -> None:
        word = event.chooser.word
        self._typed(_key(event.chooser), "" if word == UNMARKED else word)

    def _line_typed(self, field: LineField) -> None:
        self._typed(_key(field), field.value)

    def _text_typed(self, field: TextField) -> None:
        self._typed(_key(field), field.text)

    def _number_typed(self, _: LineField) -> None:
        self._typed(Key.DOCUMENT_NUMBER, self._number())

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.screen.focus_next()

    def _typed(self, key: Key, text: str) -> None:
        self.edit(lambda draft: _with_typed(draft, key, text), key)

    def _number(self) -> str:
        code, year, serial = (
            self.query_one(f"#{name}", LineField).value.strip() for name in ("code", "year", "serial")
        )
        serial = serial.removeprefix("第").removesuffix("号").translate(_HALF_WIDTH)
        year = year.removesuffix("年").translate(_HALF_WIDTH)
        if not year and not serial:
            return code
        return str(DocumentNumber(code or self._code(), year, serial))

    def _code(self) -> str:
        """The unit's own 代字, which stands in the empty field."""
        shown = self.query_one("#code", LineField).placeholder
        return "" if shown == NO_CODE else shown

    def _field(self, key: Key, kind: type[_W]) -> _W:
        return self.query_one(f"#{_id(key)}", kind)


def _id(key: Key) -> str:
    return f"field-{key.name.lower()}"


def _key(widget: Widget) -> Key:
    return Key[str(widget.id).removeprefix("field-").upper()]


def _named(name: str, text: str) -> str:
    """A line with its name in the column of names."""
    return name + " " * (NAMES_WIDE - cell_len(name)) + text


def _as_typed(draft: Draft, key: Key) -> str:
    """A field as it stands in the form: a list with 、, the attachments one to a line."""
    raw = draft.raw(key)
    if isinstance(raw, str):
        return raw
    return ("\n" if key is Key.ATTACHMENTS else "、").join(draft.names(key))


def _with_typed(draft: Draft, key: Key, text: str) -> Draft:
    """The draft with a field as typed; several lines, or a list in the file, make a list."""
    if _as_typed(draft, key) == text:
        return draft
    was_list = isinstance(draft.raw(key), tuple) and key in LISTS
    if "\n" in text or was_list:
        return draft.with_field(key, tuple(split_names(key, text)))
    return draft.with_field(key, text)
