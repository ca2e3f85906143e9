"""The editor of the passages: their texts, and the phrases that can fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.draft.editor_lines import read_paragraphs, show_paragraphs
from replydesk.draft.locations import part_texts
from replydesk.draft.model import Draft, Paragraph, Part
from replydesk.draft.place import Place
from replydesk.letter.compose import chosen_phrases, passage
from replydesk.letter.kinds import NOTHING, Kind
from replydesk.letter.phrases import PhraseError, Phrases, fitting
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.reply.steps import Step
from replydesk.reply.stock import Stock
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PASSAGE
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.writing.editors.base import Edit, StepEditor
from replydesk.tui.writing.editors.fields import TextField
from replydesk.tui.writing.editors.marking import mark_on_row, marks_in_lines, paragraph_on, row_of
from replydesk.tui.writing.editors.selected import Selected, selected_in

_Filled = list[tuple[str, tuple[str, ...]]]  # names of phrases, each with its paragraphs


class PhraseList(OptionList):
    """The phrases, filtered by typing; the arrow up on the first one returns to the text."""

    def __init__(self, leave: Callable[[], None], filtered: Callable[[], None]) -> None:
        super().__init__(id="phrases")
        self._leave = leave
        self._filtered = filtered
        self.wanted = ""

    def on_key(self, event: events.Key) -> None:
        """Add typed characters to the filter; backspace removes one, Esc all."""
        if event.is_printable and event.character:
            self._look_for(self.wanted + event.character)
        elif event.key == "backspace" and self.wanted:
            self._look_for(self.wanted[:-1])
        elif event.key == "escape" and self.wanted:
            self._look_for("")
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Add a text committed by an input method to the filter; lines are for the screen."""
        if "\n" in event.text.strip():
            return
        event.stop()
        self._look_for(self.wanted + "".join(event.text.split()))

    def _look_for(self, wanted: str) -> None:
        self.wanted = wanted.strip()
        self._filtered()
        self.highlighted = 0 if self.option_count else None

    def action_cursor_up(self) -> None:
        """Go up a phrase; from the first one, leave the list."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self._leave()


class PassageEditor(StepEditor):
    """A text field for each passage of the step, and the phrases of the current one."""

    BINDINGS = bindings(IN_PASSAGE)

    class KeepRequested(Message):
        """A request to save a passage as a phrase."""

        def __init__(self, part: Part, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.part = part
            self.lines = lines

    def __init__(self, step: Step, stock: Stock, edit: Edit) -> None:
        super().__init__(step, stock, edit)
        self._part = step.parts[0]
        self._reply: Reply | None = None
        self._listed: _Filled = []
        self._marked: tuple[str, ...] = ()
        self._filling: tuple[Phrases, Part, Kind, Mapping[str, str], _Filled] | None = None

    def compose(self) -> ComposeResult:
        yield Static(self.step.hint, classes="hint")
        yield Words(classes="findings")
        for part in self.step.parts:
            with Horizontal(classes="passage-head"):
                yield Label(part, classes="name")
                yield Words(id=f"source-{part.name.lower()}", classes="source")
            yield TextField(self._typed, id=f"passage-{part.name.lower()}", leave=self._left)
        yield Label("", id="phrases-title")
        yield PhraseList(self.action_to_text, self._list_phrases)

    def load(self, judged: Judged) -> None:
        for part in self.step.parts:
            self._area(part).show_text(show_paragraphs(self._paragraphs(judged.reply.draft, part)))
        self.update(judged)

    def update(self, judged: Judged) -> None:
        self._reply = judged.reply
        self.show_findings(judged)
        for part in self.step.parts:
            self._show_source(part, judged.reply)
            area = self._area(part)
            area.show_marks(marks_in_lines(area, part_texts(judged.reply.draft, part), judged.marked_words))
        self._list_phrases()

    def _show_source(self, part: Part, reply: Reply) -> None:
        """Show which phrases a passage is made of; it is then in a quieter colour."""
        names = () if reply.draft.passage(part) else chosen_phrases(reply.draft, reply.profile, part)
        label = f"←套用语“{'、'.join(names)}”" if names else ""
        self.query_one(f"#source-{part.name.lower()}", Words).show(Text(label))
        self._area(part).set_class(bool(names), "automatic")

    def turn_to(self, place: Place) -> None:
        if place.key in self.step.parts:
            area = self._area(Part(place.key))
            area.focus()
            if place.paragraph:
                area.move_cursor((row_of(area, place.paragraph), 0))

    def mark(self, match: Match) -> Widget | None:
        self._part = Part(match.place.key)
        self._list_phrases()
        area = self._area(self._part)
        return mark_on_row(area, match, row_of(area, match.place.paragraph))

    def place(self) -> Place:
        return Place(self._part, -1, self._area(self._part).cursor_location[0])

    def selected(self, draft: Draft) -> Selected:
        area, part = self._area(self._part), self._part
        return selected_in(area, lambda row: Place(part, -1, paragraph_on(area, row)), draft)

    def action_to_phrases(self) -> None:
        """Go to the phrases of the current passage."""
        phrases = self.query_one(PhraseList)
        if self._listed or phrases.wanted:
            phrases.focus()
            phrases.highlighted = phrases.highlighted or 0

    def action_to_text(self) -> None:
        """Go back from the phrases to the passage."""
        self._area(self._part).focus()

    def action_keep(self) -> None:
        """Ask for the current passage to be saved as a phrase."""
        part, typed = self._part, read_paragraphs(self._area(self._part).text)
        if not typed:
            self.post_message(self.Notice(f"{part}还空着，没有可存的"))
        elif self._reply and typed == self._paragraphs(self._reply.draft.with_passage(part, ()), part):
            self.post_message(self.Notice("这一段就是套用语，不用再存"))
        else:
            self.post_message(self.KeepRequested(part, tuple(each.text for each in typed)))

    def _left(self, by: int) -> None:
        if by > 0:
            self.action_to_phrases()
        else:
            self.screen.focus_previous()

    @on(DescendantFocus)
    def _turned_to(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, TextField):
            self._part = _part_of(event.widget)
            self.query_one(PhraseList).wanted = ""
            self._list_phrases()

    def _typed(self, field: TextField) -> None:
        part, typed = _part_of(field), read_paragraphs(field.typed_text)
        self.edit(lambda draft: self._with_typed(draft, part, typed), part)

    def _with_typed(self, draft: Draft, part: Part, typed: tuple[Paragraph, ...]) -> Draft:
        """Return the draft with a passage typed; one equal to its phrases is kept as phrases."""
        if typed == self._paragraphs(draft, part):
            return draft
        if not typed:
            return draft.with_passage(part, ()).with_field(part, NOTHING)
        return draft.with_passage(part, typed)

    @on(OptionList.OptionSelected, "#phrases")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        name, lines = self._listed[event.option_index]
        part = self._part

        def change(draft: Draft) -> Draft:
            typed = draft.passage(part)
            if typed and part is not Part.OPENING:
                return draft.with_passage(part, (*typed, *map(Paragraph, lines)))
            return draft.with_field(part, name).with_passage(part, ())

        self.edit(change, "")

    def _list_phrases(self) -> None:
        if self._reply is None:
            return
        reply, part = self._reply, self._part
        marked = () if reply.draft.passage(part) else chosen_phrases(reply.draft, reply.profile, part)
        listed = self._filled(reply)
        wanted = self.query_one(PhraseList).wanted
        title = f"{part}的套用语（回车选用，键入文字查找）" if listed else f"没有{part}的套用语"
        if wanted:
            found = [each for each in listed if self._matches(wanted, *each)]
            title = f"{part}的套用语，含“{wanted}”的 {len(found)} 条（退格改，Esc 全列）"
            listed = found
        self.query_one("#phrases-title", Label).update(title)
        if (listed, marked) == (self._listed, self._marked):
            return
        is_same = [name for name, _ in listed] == [name for name, _ in self._listed]
        self._listed, self._marked = listed, marked
        options = self.query_one(PhraseList)
        at = options.highlighted
        options.clear_options()
        for name, lines in listed:
            mark = "●" if name in marked else "　"
            hint = self.stock.phrases.hint(part, name)
            head = Text(f"{mark}{name}", style="bold").append(f"　{hint}" * bool(hint), "not bold dim")
            head.append("".join(f"\n  {line}" for line in lines), style="not bold")
            options.add_option(Option(Wrapped(head, hang=2)))
        options.highlighted = at if is_same else None

    def _matches(self, wanted: str, name: str, lines: tuple[str, ...]) -> bool:
        """Return True if name, hint or text of a phrase contains a text."""
        return any(wanted in text for text in (name, self.stock.phrases.hint(self._part, name), *lines))

    def _filled(self, reply: Reply) -> _Filled:
        """Return the phrases of the current passage as filled for this letter.

        They are filled again only when the stock, the passage or the slots have changed.
        """
        words = reply.facts.slots
        kind = reply.facts.kind
        if self._filling is None or self._filling[:4] != (self.stock.phrases, self._part, kind, words):
            lines = _filled_phrases(self.stock.phrases, self._part, kind, words)
            self._filling = self.stock.phrases, self._part, kind, words, lines
        return self._filling[4]

    def _paragraphs(self, draft: Draft, part: Part) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a passage, typed or of its phrases, as its field reads them."""
        found = passage(draft, self.stock.profile(draft), self.stock.phrases, part)
        return read_paragraphs(show_paragraphs(found))

    def _area(self, part: Part) -> TextField:
        return self.query_one(f"#passage-{part.name.lower()}", TextField)


def _filled_phrases(phrases: Phrases, part: Part, kind: Kind, words: Mapping[str, str]) -> _Filled:
    """Fill the phrases of a passage that fit the kind; one that cannot be filled reads as its error."""
    filled = []
    for name in fitting(phrases, part, kind):
        try:
            lines = phrases.fill(part, name, words)
        except PhraseError as error:
            lines = (str(error),)
        filled.append((name, lines))
    return filled


def _part_of(area: TextField) -> Part:
    return Part[str(area.id).removeprefix("passage-").upper()]
