"""The fields of one group of a unit profile; each reports what is typed, and shows what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from replydesk.letter.kinds import NOTHING, SHORT_NAMES, default_phrase
from replydesk.letter.phrases import PhraseError, fitting
from replydesk.letter.printed_choices import printed_choices
from replydesk.letter.profile import Profile
from replydesk.letter.profile_text import SettingKey, setting_at
from replydesk.reply.profile_form import (
    ALL_KINDS,
    FORMS,
    PHRASE_PARTS,
    SettingField,
    SettingGroup,
    Shape,
    fields_of,
    kind_of_field,
    typed_text,
)
from replydesk.reply.stock import Stock
from replydesk.tui.kit.dialogs import Choice
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.status import Words
from replydesk.tui.units.phrase_field import PhraseField
from replydesk.tui.units.rule_switches import RuleSwitches
from replydesk.tui.writing.editors.fields import LineField, TextField

NAMES_WIDE = 14  # cells of the column of names

Typed = Callable[[SettingField, str], None]  # reports the text typed into a field, or the value chosen


class SettingChoice(OneOf):
    """A choice that reports at once: a message would be read after the next key, or after a repaint."""

    def __init__(self, words: Sequence[str], chosen: Callable[[OneOf], None], name: str) -> None:
        super().__init__(words, id=name)
        self._report = chosen

    def _choose(self, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            self._report(self)


class SettingsForm(VerticalScroll, can_focus=False):
    """A line or more for each field of a group."""

    def __init__(self, group: SettingGroup, profile: Profile, stock: Stock, typed: Typed) -> None:
        super().__init__()
        self.group = group
        self._profile = profile
        self._stock = stock
        self._typed = typed
        self._slots: Mapping[str, str] = {}
        self.kind = ALL_KINDS
        self.fields = fields_of(group, profile)

    def compose(self) -> ComposeResult:
        yield Static(self.group.hint, classes="hint")
        if self.has_phrases:
            with Horizontal(classes="field"):
                yield Label("哪类用", classes="name")
                yield SettingChoice((ALL_KINDS, *SHORT_NAMES), self._kind_chosen, "phrase-kind")
        heading = ""
        for index, field in enumerate(self.fields):
            if field.path.inner and len(self.group.keys) > 1 and field.path.key != heading:
                heading = field.path.key
                yield Label(heading, classes="group-heading")
            with Vertical(classes="setting", id=f"setting-{index}"):
                with Horizontal(classes="field"):
                    if field.shape is not Shape.RULES:
                        yield Label(self._label(field), classes="name")
                    yield self._widget(index, field)
                yield Words(classes="findings")

    @property
    def has_phrases(self) -> bool:
        """Return True if the fields are phrases, of the kind of letter chosen above them."""
        return any(field.shape is Shape.PHRASE for field in self.fields)

    def _label(self, field: SettingField) -> str:
        return PHRASE_PARTS[self.fields.index(field)] if field.shape is Shape.PHRASE else field.label

    def _widget(self, index: int, field: SettingField) -> Widget:
        name = f"setting-field-{index}"
        match field.shape:
            case Shape.CHOICE:
                return SettingChoice(("",), self._word_chosen, name)
            case Shape.PHRASE:
                widget = PhraseField(f"{self._label(field)}的套用语", self._phrase_picked)
                widget.id = name
                return widget
            case Shape.RULES:
                return RuleSwitches(self._rules_changed, name)
            case Shape.LINE:
                return LineField(self._line_typed, id=name, placeholder=field.hint)
        area = TextField(self._text_typed, id=name, placeholder=field.hint, leave=self._leave, joins=False)
        area.set_class(field.shape is not Shape.NAMES, "tall")
        return area

    def load(self, profile: Profile, slots: Mapping[str, str]) -> None:
        """Fill all fields from a profile."""
        for index, field in enumerate(self.fields):
            widget = self.widget(index)
            if isinstance(widget, LineField | TextField):
                widget.show_text(typed_text(profile, field))
        self.update_profile(profile, slots)

    def update_profile(self, profile: Profile, slots: Mapping[str, str]) -> None:
        """Show what depends on the profile, except the texts that are typed."""
        self._profile, self._slots = profile, slots
        shown = {field.path: field for field in fields_of(self.group, profile, self.kind)}
        for index, field in enumerate(self.fields):
            widget = self.widget(index)
            if isinstance(widget, OneOf):
                words = self._choices(field)
                value = _value(profile, field)
                widget.show(list(words.values()), words.get(value, value))
            elif isinstance(widget, RuleSwitches):
                widget.show(profile.checks)
            elif isinstance(widget, PhraseField):
                widget.offer(self._phrases(field), str(setting_at(profile, field.path)))
            elif isinstance(widget, LineField | TextField) and field.path in shown:
                widget.placeholder = shown[field.path].hint

    def _choices(self, field: SettingField) -> dict[str, str]:
        if field.path.key == FORMS:
            names = (*self._stock.phrases.names(FORMS), self._profile.feedback_form)
            return {"": "不附"} | {name: name for name in names if name}
        return printed_choices(field.path.inner or field.path.key, self._profile)

    def _phrases(self, field: SettingField) -> list[tuple[str, Choice]]:
        """Return the phrases for a part, each with its first sentence as it prints."""
        part, kind = self._label(field), kind_of_field(field)
        others = {key: text for key, text in self._profile.phrases.items() if key != field.path.inner}
        usual = default_phrase(kind, part, others)
        unset = Choice("不另定", f"用“{usual}”" if usual not in ("", NOTHING) else "没有这一段")
        found = [(name, Choice(name, self._printed(part, name))) for name in self._fitting(part, field)]
        none = [(NOTHING, Choice(NOTHING, "没有这一段"))] if part != PHRASE_PARTS[0] else []
        return [("", unset), *found, *none]

    def _fitting(self, part: str, field: SettingField) -> list[str]:
        return fitting(self._stock.phrases, part, kind_of_field(field))

    def _printed(self, part: str, name: str) -> str:
        try:
            return " ".join(self._stock.phrases.fill(part, name, self._slots))
        except PhraseError:
            return "填不出来，请核对写法"

    def show_faults(self, faults: Mapping[SettingKey, str]) -> None:
        """Show below each field what is wrong with its text."""
        for index, field in enumerate(self.fields):
            self.query_one(f"#setting-{index} .findings", Words).show(Text(faults.get(field.path, "")), 2)

    def widget(self, index: int) -> Widget:
        """Return the widget of the field at an index."""
        return self.query_one(f"#setting-field-{index}")

    def field_of(self, widget: Widget | None) -> SettingField | None:
        """Return the field of a widget, None for any other."""
        number = str(widget.id or "").removeprefix("setting-field-") if widget else ""
        return self.fields[int(number)] if number.isdecimal() else None

    def widget_of(self, path: SettingKey) -> Widget | None:
        """Return the widget of a setting, None if this group has it not."""
        paths = [field.path for field in self.fields]
        return self.widget(paths.index(path)) if path in paths else None

    def first(self) -> Widget:
        """Return the first widget."""
        return self.query_one("#phrase-kind") if self.has_phrases else self.widget(0)

    def _leave(self, by: int) -> None:
        self.screen.focus_next() if by > 0 else self.screen.focus_previous()

    def _line_typed(self, widget: LineField) -> None:
        self._report(widget, widget.value)

    def _text_typed(self, widget: TextField) -> None:
        self._report(widget, widget.typed_text)

    def _rules_changed(self, widget: RuleSwitches) -> None:
        self._report(widget, "\n".join(f"{rule}\t{level}" for rule, level in widget.checks.items()))

    def _phrase_picked(self, widget: PhraseField) -> None:
        self._report(widget, widget.word)

    def _report(self, widget: Widget, text: str) -> None:
        if field := self.field_of(widget):
            self._typed(field, text)

    def _kind_chosen(self, widget: OneOf) -> None:
        self.kind = widget.word
        self.fields = fields_of(self.group, self._profile, self.kind)
        self.update_profile(self._profile, self._slots)

    def _word_chosen(self, widget: OneOf) -> None:
        if field := self.field_of(widget):
            words = self._choices(field)
            self._typed(field, next((each for each, word in words.items() if word == widget.word), ""))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.screen.focus_next()


def _value(profile: Profile, field: SettingField) -> str:
    value = setting_at(profile, field.path)
    return value if isinstance(value, str) else ""
