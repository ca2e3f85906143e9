"""The editor of a step that is a form: a line for each field, with its automatic value in grey."""

from __future__ import annotations

from typing import Protocol, TypeVar, runtime_checkable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.events import Key as KeyPress
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from replydesk.draft.document_number import Boxes
from replydesk.draft.model import CHOSEN, LINED, Draft, Key
from replydesk.draft.place import Place, attachment_number, field_text, with_field_text
from replydesk.letter.draft_office import CONTACT_KEYS, typed_contact, with_office
from replydesk.letter.profile import Profile
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.reply.steps import automatic_text, is_shown
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.attachments import AttachmentTexts, with_names_of
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.editors.follows import NAMES_WIDE, follows
from replydesk.tui.writing.editors.form_fields import (
    HINTS,
    LONG,
    NAMED,
    NO_OFFICE,
    SHOWN_IN,
    UNMARKED,
    choices,
    describe_tidying,
    source_elsewhere,
    source_of,
)
from replydesk.tui.writing.editors.kept_fields import KeptFields
from replydesk.tui.writing.editors.marking import mark_in_line, mark_in_text, marks_in_field
from replydesk.tui.writing.editors.number_boxes import (
    NAMES,
    NO_CODE,
    NumberBox,
    box_at,
    describe_boxes,
    empty_box,
    mark_boxes,
    number_widgets,
    own_code,
    show_boxes,
    typed_boxes,
)
from replydesk.tui.writing.editors.selected import Selected, selected_in, selected_in_lines

_W = TypeVar("_W", bound=Widget)
_OFFICE_TEXT = "office"  # typed, where the unit lists none
_FIRST = (Key.DATE, Key.CONTACT)  # where one writes in a step whose first field is often right already


class LongField(TextField):
    """A field of several lines; Enter in an empty one goes to where its automatic value comes from."""

    async def on_key(self, event: KeyPress) -> None:
        """Follow the automatic value."""
        form = next((each for each in self.ancestors if isinstance(each, FormEditor)), None)
        if event.key == "enter" and not self.text and form and form.follow(self):
            event.stop()
            event.prevent_default()


@runtime_checkable
class Merging(Protocol):
    """A screen that merges changes in close succession for undo."""

    def end_merging(self) -> None:
        """Have the next change undone by itself."""


class FormEditor(StepEditor):
    """A line for each field; automatic values from the unit profile or the draft are shown in grey."""

    _reply: Reply | None = None
    _unsettled: LineField | TextField | None = None  # typed in since it was entered

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(self.step.hint, classes="hint")
            for key in self.step.fields:
                with Horizontal(classes="field", id=f"row-{key.name.lower()}"):
                    yield Label(key, classes="name")
                    yield from self._widgets(key)
                    yield Words(id=f"source-{key.name.lower()}", classes="source")
            yield Words(classes="findings")
            if Key.SUBJECT in self.step.fields:
                yield KeptFields(self.edit)
            yield Words(id="follows")
            if Key.ATTACHMENTS in self.step.fields:
                yield AttachmentTexts(self.edit, self._leave)

    def _widgets(self, key: Key) -> ComposeResult:
        if key in CHOSEN:
            yield OneOf(choices(key, Profile()), id=_id(key))
            if key is Key.OFFICE:  # of a unit whose profile lists none, it is typed
                yield LineField(self._line_typed, id=_OFFICE_TEXT, placeholder=HINTS[key])
        elif key is Key.DOCUMENT_NUMBER:
            yield from number_widgets(self._number_typed, self._number_pasted)
        elif key in LONG:
            hint = HINTS.get(key, "")
            joins = key not in LINED
            yield LongField(self._text_typed, id=_id(key), placeholder=hint, leave=self._leave, joins=joins)
        else:
            between = "、" if key in NAMED else ""
            yield LineField(self._line_typed, id=_id(key), placeholder=HINTS.get(key, ""), between=between)

    def load(self, judged: Judged) -> None:
        before = self._unsettled and _text_of(self._unsettled)
        for key in self.step.fields:
            self._load(key, judged.reply)
        self._show_texts(judged.reply.draft, is_all=True)
        if self._unsettled and _text_of(self._unsettled) != before:
            self._unsettled = None  # undone, or changed elsewhere
        self.update(judged)

    def _load(self, key: Key, reply: Reply) -> None:
        draft = reply.draft
        if key in CHOSEN:
            word = reply.facts.kind.name if key is Key.KIND else draft.get(key)
            words = choices(key, reply.profile)
            self._field(key, OneOf).show(words if word in (*words, "") else [*words, word], word)
            if key is Key.OFFICE:
                self.query_one(f"#{_OFFICE_TEXT}", LineField).show_text(word)
        elif key is Key.DOCUMENT_NUMBER:
            show_boxes(self, Boxes.of(draft.get(key)))
        elif key in LONG:
            self._field(key, TextField).show_text(field_text(draft, key))
        else:
            self._field(key, LineField).show_text(field_text(draft, key))

    def update(self, judged: Judged) -> None:
        self._reply = reply = judged.reply
        self._show_texts(reply.draft)
        for key in self.step.fields:
            self._show_row(key, is_shown(reply, key))
            if key is Key.DOCUMENT_NUMBER:
                code = reply.facts.code
                self.query_one("#code", LineField).placeholder = code or NO_CODE
                self._show_source_of(key, reply)
                continue
            field = self._field(key, Widget)
            if key is Key.OFFICE:
                self._show_office_box(has_offices=bool(reply.profile.offices))
            if isinstance(field, LineField | TextField):
                field.placeholder = automatic_text(reply, key) or HINTS.get(key, "")
                self._show_source_of(key, reply)
        self._mark_words(judged)
        self.show_findings(judged)
        self.query_one("#follows", Words).show(Text("\n".join(follows(reply, self.step.fields))), NAMES_WIDE)

    def _mark_words(self, judged: Judged) -> None:
        """Mark the wrong words of all fields."""
        for key in self.step.fields:
            if key is Key.DOCUMENT_NUMBER:
                mark_boxes(self, judged.reply.draft.get(key), judged.marked_words)
                continue
            field = self._box(key)
            if isinstance(field, LineField | TextField):
                field.show_marks(marks_in_field(_text_of(field), judged.marked_words, Place(key)))
        for texts in self.query(AttachmentTexts):
            texts.show_marks(judged.reply.draft, judged.marked_words)

    def _show_row(self, key: Key, is_shown: bool) -> None:
        """Show or hide a field; setting an unchanged value would lay out the form again."""
        row = self._row(key)
        if row.display != is_shown:
            row.display = is_shown

    def _show_office_box(self, *, has_offices: bool) -> None:
        """Offer the unit's offices; if it lists none, show the line in which one is typed."""
        self._field(Key.OFFICE, OneOf).display = has_offices
        self.query_one(f"#{_OFFICE_TEXT}").display = not has_offices

    def _show_source_of(self, key: Key, reply: Reply) -> None:
        """Show beside a field where its automatic value comes from, and how to get there."""
        source = source_of(reply, key)
        is_here = source and key is not Key.DOCUMENT_NUMBER and self._field(key, Widget).has_focus
        is_followed = is_here and self._source_elsewhere(key)
        words = self.query_one(f"#source-{key.name.lower()}", Words)
        words.show(Text(f"回车去{source}" if is_followed else f"←{source}" if source else ""))

    def first(self) -> Widget:
        if Key.DOCUMENT_NUMBER in self.step.fields:
            return empty_box(self)
        first = next((key for key in _FIRST if key in self.step.fields), None)
        return self._field(first, LineField) if first else super().first()

    def _leave(self, by: int) -> None:
        self.screen.focus_next() if by > 0 else self.screen.focus_previous()

    def turn_to(self, place: Place) -> None:
        if place.key == Key.DOCUMENT_NUMBER:
            empty_box(self).focus()
        elif place.key in self.step.fields:
            self._box(Key(place.key)).focus()
        elif number := attachment_number(place.key):
            for texts in self.query(AttachmentTexts):
                texts.turn_to(number - 1, place)

    def mark(self, match: Match) -> Widget | None:
        if number := attachment_number(match.place.key):
            return next((texts.mark(number - 1, match) for texts in self.query(AttachmentTexts)), None)
        if match.place.key == Key.DOCUMENT_NUMBER:
            return box_at(self, match)
        if match.place.key not in self.step.fields:
            return None
        field = self._box(Key(match.place.key))
        field.scroll_visible(animate=False)
        return mark_in_text(field, match) if isinstance(field, TextField) else _marked(field, match)

    def place(self) -> Place:
        for texts in self.query(AttachmentTexts):
            if (index := texts.focused()) is not None:
                place = texts.place(index)
                return place if self._is_in_letter(place.key) else Place(Key.ATTACHMENTS)
        focused = self.screen.focused
        focused_keys = (key for key in self.step.fields if focused in self._row(key).children)
        key: str = next(focused_keys, self.step.fields[0])
        while key in SHOWN_IN and not self._is_in_letter(key):
            key = SHOWN_IN[Key(key)]
        return Place(key)

    def selected(self, draft: Draft) -> Selected | None:
        for texts in self.query(AttachmentTexts):
            if (index := texts.focused()) is not None:
                return texts.selected(index, draft)
        field = self.screen.focused
        key = next((key for key in self.step.fields if field in self._row(key).children), None)
        if key is None:
            return None
        if isinstance(field, TextField):
            return selected_in_lines(field, Place(key))
        whole = key is Key.DOCUMENT_NUMBER
        return Selected(Place(key)) if whole else selected_in(field, lambda _: Place(key), draft)

    def _is_in_letter(self, key: str) -> bool:
        """Return True if a block of the letter comes from a field or part."""
        return self._reply is not None and any(each.place.key == key for each in self._reply.letter.blocks)

    def _row(self, key: Key) -> Widget:
        return self.query_one(f"#row-{key.name.lower()}")

    @on(OneOf.Changed)
    def _chosen(self, event: OneOf.Changed) -> None:
        word = event.chooser.word
        self._typed(_key(event.chooser), "" if word in (UNMARKED, NO_OFFICE) else word)

    def _tell_contact(self, draft: Draft) -> None:
        """Show contact and telephone beside another office, and tell which of them stayed as typed."""
        for key in CONTACT_KEYS:
            self._field(key, LineField).show_text(field_text(draft, key))
        if (stayed := typed_contact(draft)) and self.stock.profile(draft).offices:
            said = f"{'、'.join(stayed)}是稿子里写的，没有跟着换；删空了，就用单位档案里的"
            self.post_message(self.Notice(said))

    def _line_typed(self, field: LineField) -> None:
        self._unsettled = field
        self._typed(_key(field), field.value)

    def _text_typed(self, field: TextField) -> None:
        self._unsettled = field
        self._typed(_key(field), field.typed_text)

    def _number_typed(self, field: LineField) -> None:
        self._unsettled = field
        is_apart = isinstance(field, NumberBox) and field.is_replaced
        self._typed(Key.DOCUMENT_NUMBER, typed_boxes(self).text(own_code(self)), is_apart=is_apart)

    def _number_pasted(self) -> None:
        self._tell(self.settle())

    def _tell(self, message: str) -> None:
        if message:
            self.post_message(self.Notice(message))

    @on(DescendantBlur)
    def _settle_left(self, event: DescendantBlur) -> None:
        """Settle a field that is left, but not as another window comes to the front or the program ends."""
        if event.widget is self._unsettled and self.app.app_focus and self.app.is_running:
            self._tell(self.settle())

    def settle(self) -> str:
        field, self._unsettled = self._unsettled, None
        if field is None or self._reply is None:
            return ""
        return self._settle_number() if field.id in NAMES else self._settle_value(field, self._reply)

    def _settle_number(self) -> str:
        before = typed_boxes(self)
        after = before.sorted_out()
        if after != before:
            show_boxes(self, after)
        return describe_boxes(before, after, own_code(self))

    def _settle_value(self, field: LineField | TextField, reply: Reply) -> str:
        from replydesk.letter.typed_values import tidied

        key, typed = _key(field), _text_of(field)
        text, remark = tidied(key, typed, reply.facts.kind)
        if text == typed.strip():
            return f"{key}：{remark}" if remark else ""
        self._typed(key, text, is_apart=True)
        field.show_text(text)
        return describe_tidying(key, typed, text, remark, self.key("draft.undo"))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Go to where an automatic value comes from; from any other field to the next."""
        if event.input.id in NAMES or not self.follow(event.input):
            self.screen.focus_next()

    def follow(self, field: Widget) -> bool:
        """Ask to go to where the automatic value of a field comes from; return False if it has none."""
        key = _key(field)
        if source := self._source_elsewhere(key):
            self.post_message(self.SourceWanted(key, source))
        return bool(source)

    def _source_elsewhere(self, key: Key) -> str:
        return source_elsewhere(self._reply, key, self.step.fields) if self._reply else ""

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _show_focused_source(self) -> None:
        if self._reply is not None:
            for key in self.step.fields:
                if key not in CHOSEN:
                    self._show_source_of(key, self._reply)

    def _typed(self, key: Key, text: str, *, is_apart: bool = False) -> None:
        def change(draft: Draft) -> Draft:
            if key is Key.KIND:
                return self.stock.with_kind(draft, text)
            if key is Key.OFFICE:
                return with_office(draft, text, self.stock.profile(draft))
            typed = with_field_text(draft, key, text)
            return with_names_of(typed, draft) if key is Key.ATTACHMENTS else typed

        if is_apart:
            self._end_merging()
        draft = self.edit(change, key)
        if is_apart:
            self._end_merging()
        if key is Key.ATTACHMENTS:
            self._show_texts(draft)
        if key is Key.OFFICE:
            self._tell_contact(draft)

    def _end_merging(self) -> None:
        if isinstance(self.screen, Merging):
            self.screen.end_merging()

    def _show_texts(self, draft: Draft, *, is_all: bool = False) -> None:
        for texts in (*self.query(AttachmentTexts), *self.query(KeptFields)):
            texts.show(draft, is_all=is_all)

    def _box(self, key: Key) -> Widget:
        """Return the widget in which a field is written."""
        field = self._field(key, Widget)
        return field if key is not Key.OFFICE or field.display else self.query_one(f"#{_OFFICE_TEXT}")

    def _field(self, key: Key, kind: type[_W]) -> _W:
        return self.query_one(f"#{_id(key)}", kind)


def _marked(field: Widget, match: Match) -> Widget:
    return mark_in_line(field, match) if isinstance(field, LineField) else field


def _text_of(field: LineField | TextField) -> str:
    return field.value if isinstance(field, LineField) else field.text


def _id(key: Key) -> str:
    return f"field-{key.name.lower()}"


def _key(widget: Widget) -> Key:
    return Key[str(widget.id).removeprefix("field-").upper()]
