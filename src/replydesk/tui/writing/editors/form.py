"""The editor of a step that is a form: a line for each field, with its automatic value in grey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar, runtime_checkable

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.events import Key as KeyPress
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from replydesk.draft.document_number import Boxes
from replydesk.draft.model import CHOSEN, LINED, Draft, Key, Part
from replydesk.draft.place import Place, attachment_number, field_text, with_field_text
from replydesk.letter.draft_office import CONTACT_KEYS, typed_contact, with_office
from replydesk.letter.kinds import KIND_NAMES
from replydesk.letter.model import Role
from replydesk.letter.offices import Office
from replydesk.letter.print_options import (
    PUBLICITY,
    URGENCY,
    class_text,
    contact_lines,
    publicity_text,
    signer_text,
)
from replydesk.letter.profile import Profile
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.reply.steps import PROFILE, automatic_source, automatic_text, is_shown
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.attachments import AttachmentTexts, with_names_of
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.editors.kept_fields import KeptFields
from replydesk.tui.writing.editors.marking import mark_in_line, mark_in_text
from replydesk.tui.writing.editors.number_boxes import (
    NAMES,
    NO_CODE,
    NumberBox,
    describe_boxes,
    number_widgets,
    own_code,
    show_boxes,
    typed_boxes,
)

_W = TypeVar("_W", bound=Widget)
_OFFICE_TEXT = "office"  # typed, where the unit lists none
_FIRST = (Key.DATE, Key.CONTACT)  # where one writes in a step whose first field is often right already


LONG = (Key.CC, Key.ATTACHMENTS)  # fields that have several lines

UNMARKED = "不标"  # the choice for no value
NO_OFFICE = "不分处室"  # the same for the office

NAMED = (Key.PROPOSERS, Key.JOINT, Key.LEAD_BODY, Key.CONSULTED, Key.SIGNATURE)  # lists of names in a line

HINTS = {  # placeholders of fields without an automatic value
    Key.SESSION: "如 省十四届人大四次会议",
    Key.ITEM_NUMBER: "照抄，如 0033",
    Key.SUBJECT: "建议、提案的标题，不加书名号",
    Key.PROPOSERS: "如 张某某；几位用顿号隔开",
    Key.JOINT: "联名的其他人，几位用顿号隔开；没有就空着",
    Key.HANDED_OVER: "如 2026年3月15日",
    Key.DEADLINE: "如 2026年6月15日",
    Key.FIRST_REPLY: "原来那份答复的文号，如 某复字〔2026〕33号",
    Key.LEAD_BODY: "主办这件的单位，如 市财政局",
    Key.CONSULTED: "如 省财政厅；没有就空着",
    Key.SECRECY: "涉密稿件不能在这里写",
    Key.COPY_NUMBER: "涉密公文才编，如 000001",
    Key.DATE: "如 2026年5月29日",
    Key.SIGNER: "签发人姓名；不要求写的就空着",
    Key.OFFICE: "如 养老服务处；只存在稿子里，不印",
    Key.PRINT_DATE: "如 2026年5月30日",
    Key.ATTACHMENTS: "附件名称，一行一个；没有就空着",
}

SHOWN_IN = {  # the field or part in whose place of the letter a field is shown that has none of its own
    Key.KIND: Key.TITLE,
    Key.SESSION: Key.TITLE,
    Key.ITEM_NUMBER: Key.TITLE,
    Key.SUBJECT: Part.OPENING,
    Key.FIRST_REPLY: Part.OPENING,
    Key.LEAD_BODY: Key.PROPOSERS,
    Key.JOINT: Key.PROPOSERS,
    Key.CONSULTED: Part.OPENING,
    Key.SALUTATION: Key.PROPOSERS,
    Key.OFFICE: Key.CONTACT,
    Key.PHONE: Key.CONTACT,
    Key.RESULT_CLASS: Key.DOCUMENT_NUMBER,
    Key.PUBLICITY: Key.RESULT_CLASS,
    Key.SECRECY: Key.DOCUMENT_NUMBER,
    Key.COPY_NUMBER: Key.DOCUMENT_NUMBER,
    Key.URGENCY: Key.DOCUMENT_NUMBER,
    Key.SIGNER: Key.DATE,
    Key.PRINT_DATE: Key.CC,
}

_LONG_QUOTE = 16  # characters of a value quoted in the status line

NAMES_WIDE = 12  # cells of the column of names


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
            yield OneOf(_choices(key, Profile()), id=_id(key))
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
            words = _choices(key, reply.profile)
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
        self.show_findings(judged)
        self.query_one("#follows", Words).show(Text("\n".join(self._follows(reply))), NAMES_WIDE)

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
        source = "" if reply.draft.get(key) or key in CHOSEN else automatic_source(reply, key)
        if key is Key.DOCUMENT_NUMBER:
            source = PROFILE if reply.facts.code and not reply.draft.get(key) else ""
        elif source and self._field(key, Widget).has_focus and self._source_elsewhere(key):
            source = f"{source}，回车去改"
        words = self.query_one(f"#source-{key.name.lower()}", Words)
        words.show(Text(f"←{source}" if source else ""))

    def _follows(self, reply: Reply) -> list[str]:
        shown = [pair for key in self.step.fields for pair in _following(key, reply)]
        lines = [_entry(name, text) for name, text in shown if text]
        if Key.PROPOSERS in self.step.fields:
            opening = "".join(each.text for each in reply.letter.blocks if each.place.key == Part.OPENING)
            lines.append(_entry(Part.OPENING, opening))
        if Key.RESULT_CLASS in self.step.fields and is_shown(reply, Key.RESULT_CLASS):
            lines += [_entry(f"{mark} 类", sense) for mark, sense in reply.profile.result_classes.items()]
        return lines

    def first(self) -> Widget:
        if Key.DOCUMENT_NUMBER in self.step.fields:
            return self._number_box()
        first = next((key for key in _FIRST if key in self.step.fields), None)
        return self._field(first, LineField) if first else super().first()

    def _number_box(self) -> LineField:
        """Return the first empty box of the document number.

        A number that could not be split is in the first box.
        """
        code, year, serial = (self.query_one(f"#{name}", LineField) for name in NAMES)
        if not (code.value or own_code(self)) or any(map(str.isdigit, code.value)):
            return code
        return serial if year.value else year

    def _leave(self, by: int) -> None:
        self.screen.focus_next() if by > 0 else self.screen.focus_previous()

    def turn_to(self, place: Place) -> None:
        if place.key == Key.DOCUMENT_NUMBER:
            self._number_box().focus()
        elif place.key in self.step.fields:
            self._box(Key(place.key)).focus()
        elif number := attachment_number(place.key):
            for texts in self.query(AttachmentTexts):
                texts.turn_to(number - 1, place)

    def mark(self, match: Match) -> Widget | None:
        if number := attachment_number(match.place.key):
            return next((texts.mark(number - 1, match) for texts in self.query(AttachmentTexts)), None)
        if match.place.key == Key.DOCUMENT_NUMBER:
            return self._number_box()
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
        """Settle a field that is left, but not when another window comes to the front."""
        if event.widget is self._unsettled and self.app.app_focus:
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
        told = f"{key}“{_brief(typed)}”改成了“{_brief(text)}”，{self.key('draft.undo')} 改回来"
        return f"{told}；{remark}" if remark else told

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
        """Return the source of an automatic value if it is 单位档案 or a field of another step, else ""."""
        if self._reply is None or self._reply.draft.get(key):
            return ""
        source = automatic_source(self._reply, key)
        source = PROFILE if source == Key.OFFICE else source
        is_elsewhere = source == PROFILE or (source in set(Key) and source not in self.step.fields)
        return source if is_elsewhere else ""

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _show_focused_source(self) -> None:
        if self._reply is not None:
            for key in self.step.fields:
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
        return field if field.display else self.query_one(f"#{_OFFICE_TEXT}")

    def _field(self, key: Key, kind: type[_W]) -> _W:
        return self.query_one(f"#{_id(key)}", kind)


def _marked(field: Widget, match: Match) -> Widget:
    return mark_in_line(field, match) if isinstance(field, LineField) else field


def _text_of(field: LineField | TextField) -> str:
    return field.value if isinstance(field, LineField) else field.text


def _brief(text: str) -> str:
    text = "；".join(text.split("\n")).strip()
    return text if len(text) <= _LONG_QUOTE else f"{text[: _LONG_QUOTE - 1]}…"


def _id(key: Key) -> str:
    return f"field-{key.name.lower()}"


def _key(widget: Widget) -> Key:
    return Key[str(widget.id).removeprefix("field-").upper()]


def _entry(name: str, text: str) -> str:
    return name + " " * (NAMES_WIDE - cell_len(name)) + text


def _choices(key: Key, profile: Profile) -> list[str]:
    match key:
        case Key.KIND:
            return list(KIND_NAMES)
        case Key.PUBLICITY:
            return [UNMARKED, *PUBLICITY]
        case Key.URGENCY:
            return [UNMARKED, *URGENCY]
        case Key.OFFICE:
            return [NO_OFFICE, *(office.name for office in profile.offices)]
    return [UNMARKED, *profile.result_classes]


def _described(office: Office) -> str:
    """Return an office with what it gives to a letter."""
    given = [each for each in (office.contact, office.phone) if each]
    return "\u3000".join([office.name, *(given or ["联系人、电话用单位的"])])


def _following(key: Key, reply: Reply) -> Iterator[tuple[str, str]]:
    """Yield name and text of what depends on a field and is shown below the form as in the letter."""
    draft, profile = reply.draft, reply.profile
    match key:
        case Key.DOCUMENT_NUMBER:
            yield "文号", reply.letter.text_of(Role.NUMBER)
        case Key.RESULT_CLASS:
            yield "类别", class_text(profile.class_form, draft.get(key))
        case Key.PUBLICITY:
            yield "公开", publicity_text(profile.publicity_form, draft.get(key))
        case Key.SIGNER:
            yield "签发", signer_text(profile.signer_form, draft.get(key))
        case Key.CONTACT:
            name, phone = map(reply.facts.filled, (key, Key.PHONE))
            yield "附注", "\u3000".join(contact_lines(profile.contact_form, name, phone))
            for index, office in enumerate(profile.offices):
                yield "" if index else "各处室", _described(office)
        case Key.CC:
            yield "版记", reply.letter.text_of(Role.CC)
