"""The editor of the answer: the outline of its sections, and the current section."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from replydesk.desk.session import Change
from replydesk.draft import outline
from replydesk.draft.editor_lines import read_paragraphs, show_paragraphs
from replydesk.draft.locations import Edit as TextEdit
from replydesk.draft.locations import apply_edits
from replydesk.draft.model import Draft, Part, Section
from replydesk.draft.place import Place, text_at
from replydesk.draft.typed_heading import typed_heading
from replydesk.importing.replies.pasted import Pasted, read_paste
from replydesk.reply.find_replace import Match
from replydesk.reply.judged import Judged
from replydesk.reply.steps import Step
from replydesk.reply.stock import Stock
from replydesk.reply.wrong_words import WordsByPlace
from replydesk.tui.commands import IN_OUTLINE
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.base import Edit, StepEditor
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.editors.marking import (
    mark_in_line,
    mark_on_row,
    marks_in_field,
    marks_in_lines,
    paragraph_on,
    row_of,
)
from replydesk.tui.writing.editors.outline_tree import Outline
from replydesk.tui.writing.editors.selected import Selected, selected_in

AS_SECTION = "　→ 作为一节"  # offered behind a typed heading
PLACEHOLDER = "一段一行；行首写“一是”，后面的二是、三是跟着变"
NO_SECTION = "这里是第一个标题之前的正文，不是一节：不能移动、升降、删除"


class SectionText(TextField):
    """The text of a section; pasted printed replies are split into sections."""

    class Split(Message):
        """A text with headings was pasted, and is to be split into sections."""

        def __init__(self, pasted: Pasted) -> None:
            super().__init__()
            self.pasted = pasted

    class HeadingTaken(Message):
        """The line of the cursor, a typed heading, is to become one of a section."""

    level = 0  # of the section, 0 before the first

    def offered(self, line: str) -> str:
        """Return what is offered behind a line: the rest of its sentence, or to make it a heading."""
        return super().offered(line) or (AS_SECTION if typed_heading(line, self.level) else "")

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; at the end of a line, take what is offered."""
        is_heading = self.suggestion == AS_SECTION
        if is_heading:
            self.suggestion = ""
        if is_heading and not select:
            self.post_message(self.HeadingTaken())
        else:
            super().action_cursor_right(select)

    def take_paste(self, text: str) -> None:
        """Insert a pasted text; one that has headings is posted as `Split` instead."""
        pasted = read_paste(text)
        if pasted.sections:
            self.post_message(self.Split(pasted))
        else:
            super().take_paste(text)


class SectionsEditor(StepEditor):
    """The outline above, heading and text of the current section below.

    The key that adds a section works in all of it, so that one can go on with the next section.
    """

    SHOWN_LOW = 1  # the rows are for outline and text
    BINDINGS = [Binding("insert", "add_section", show=False, id=IN_OUTLINE[1].id)]

    def __init__(self, step: Step, stock: Stock, edit: Edit) -> None:
        super().__init__(step, stock, edit)
        self._at = -1
        self._shown: int | None = None  # None until the first section is shown
        self._written: Widget | None = None  # the field last written in
        self._draft = Draft()
        self._trouble: frozenset[int] = frozenset()
        self._words: WordsByPlace = {}

    def compose(self) -> ComposeResult:
        yield Static(self.step.hint, classes="hint")
        yield Words(classes="findings")
        yield Outline(id="outline")
        yield KeyLine(IN_OUTLINE[1:7], id="outline-keys", aside=(1, "标题表里 "))
        with Horizontal(classes="field"):
            yield Words(classes="name", id="heading-number")
            yield LineField(self._renamed, id="heading", placeholder="标题，不写序号")
            yield Words(id="section-size", classes="source")
        yield SectionText(self._typed, id="section-text", placeholder=PLACEHOLDER)

    def load(self, judged: Judged) -> None:
        self._draft = judged.reply.draft
        is_first = self._shown is None
        self._at = outline.to_write(self._draft) if is_first else min(self._at, len(self._draft.sections) - 1)
        self._show_section()
        if is_first:
            self._text.move_cursor(self._text.document.end)
        self.update(judged)

    def update(self, judged: Judged) -> None:
        self._draft = judged.reply.draft
        self._at = min(self._at, len(self._draft.sections) - 1)
        places = (place for each in judged.problems for place in each.where)
        self._trouble = frozenset(place.section for place in places if place.key == Part.ANSWER)
        self._words = judged.marked_words
        self._show_outline()
        self.show_findings(judged)
        self._show_heading()
        self._mark_words()

    def first(self) -> Widget:
        """Return the field last written in; at first that of the section to write next."""
        if self._written is None and self._at >= 0 and self._draft.sections[self._at] == Section(1, ""):
            return self.query_one("#heading")
        is_there = self._written is not None and self._written.focusable
        return self._written if self._written and is_there else self._text

    @on(DescendantFocus)
    def _note_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, LineField | TextField):
            self._written = event.widget

    @property
    def _text(self) -> SectionText:
        return self.query_one("#section-text", SectionText)

    def turn_to(self, place: Place) -> None:
        if place.key != Part.ANSWER or place.section >= len(self._draft.sections):
            return
        self._at = place.section
        self._show_section()
        self._show_outline()
        self.query_one("#heading" if place.paragraph < 0 else "#section-text").focus()
        self._text.move_cursor((max(place.paragraph, 0), 0))

    def mark(self, match: Match) -> Widget | None:
        _, section, paragraph = match.place
        if section >= len(self._draft.sections):
            return None
        self._at = section
        self._show_section()
        self._show_outline()
        if paragraph < 0:
            return mark_in_line(self.query_one("#heading", LineField), match)
        text = self._text
        return mark_on_row(text, match, row_of(text, paragraph))

    def place(self) -> Place:
        row = self._text.cursor_location[0]
        runs_in = self._at >= 0 and self._draft.sections[self._at].runs_in
        in_heading = self.query_one("#heading").has_focus or (runs_in and row == 0)
        return Place(Part.ANSWER, self._at, -1 if in_heading else row)

    def selected(self, draft: Draft) -> Selected | None:
        at, text, heading = self._at, self._text, self.query_one("#heading", LineField)
        focused = self.screen.focused  # `has_focus` is set some messages later
        if focused is text:
            return selected_in(text, lambda row: Place(Part.ANSWER, at, paragraph_on(text, row)), draft)
        field = heading if focused is heading else None
        return selected_in(field, lambda _: Place(Part.ANSWER, at, -1), draft) if at >= 0 else None

    @on(SectionText.Split)
    def _pasted(self, event: SectionText.Split) -> None:
        """Insert the pasted sections behind the current one, and append the text before them to it."""
        at, pasted = self._at, event.pasted

        def change(draft: Draft) -> Draft:
            texts = (*outline.paragraphs(draft, at), *pasted.before)
            return outline.added(outline.with_paragraphs(draft, at, texts), at, pasted.sections)

        self._at = outline.branch_end(self._draft, at) + len(pasted.sections) - 1
        self._edit(change, "")
        text = self._text
        text.move_cursor(text.document.end)
        gone = "".join(f"，{note}" for note in pasted.notes)
        self._tell_done(f"粘贴的文字分成了 {len(pasted.sections)} 节{gone}")

    @on(SectionText.HeadingTaken)
    def _heading_taken(self) -> None:
        """Make a section of the line of the cursor and of the text below it."""
        place = self.spot(self._draft).place
        typed = text_at(self._draft, place) or ""
        if found := typed_heading(typed, self._text.level):
            self._at += 1
            made = TextEdit(place, typed, found.heading, found.level)
            self._edit(lambda draft: apply_edits(draft, [made]), "")
            self._text.focus()
            self._text.move_cursor((0, 0))
            self._tell_done(f"作为一节：{outline.title(self._draft, self._at)}")

    @on(Outline.Chosen)
    def _chosen(self, event: Outline.Chosen) -> None:
        if event.index != self._at:
            self._at = min(event.index, len(self._draft.sections) - 1)
            self._show_section()
        if event.to_write:
            self._text.focus()

    def on_key(self, event: Key) -> None:
        """Append characters typed over the outline to the current section."""
        is_text = event.is_printable and event.key not in ("space", "plus")
        if is_text and event.character and self.query_one(Outline).has_focus:
            event.stop()
            self._at_end().insert(event.character)

    def on_paste(self, event: Paste) -> None:
        """Append a text pasted over the outline to the current section."""
        if self.query_one(Outline).has_focus:
            event.stop()
            self._at_end().paste(event.text)

    def _at_end(self) -> SectionText:
        """Return the text of the current section, focused, with the cursor at its end."""
        text = self._text
        text.focus()
        text.move_cursor(text.document.end)
        return text

    def _renamed(self, field: LineField) -> None:
        at, heading = self._at, field.value
        if at >= 0:
            self._edit(lambda draft: outline.with_heading(draft, at, heading), f"标题{at}")
            if self._text.leads_in != self._draft.sections[at].leads_in:
                self._show_text()  # a first item has another lead

    @on(Input.Submitted, "#heading")
    def _heading_done(self) -> None:
        self._text.focus()

    def _typed(self, field: TextField) -> None:
        at = self._at
        texts = read_paragraphs(field.typed_text, leads_in=field.leads_in)
        self._edit(lambda draft: outline.with_paragraphs(draft, at, texts), f"正文{at}")

    def action_add_section(self) -> None:
        """Add a section behind the current one."""
        self._asked(Outline.Asked("add"))

    @on(Outline.Asked)
    def _asked(self, event: Outline.Asked) -> None:
        at = self._at
        if event.what == "add":
            self._at = outline.branch_end(self._draft, at)
            self._edit(lambda draft: outline.added(draft, at), "")
            self.query_one("#heading").focus()
        elif at < 0:
            self.post_message(self.Notice(NO_SECTION))
        elif event.what == "remove":
            self._remove(at)
        elif event.what in ("up", "down"):
            self._move(at, -1 if event.what == "up" else 1)
        else:
            self._level(at, -1 if event.what == "raise" else 1)

    def _remove(self, at: int) -> None:
        gone = self._draft.sections[at].heading or "没有标题的一节"
        below = outline.branch_end(self._draft, at) - at - 1
        self._edit(lambda draft: outline.removed(draft, at), "")
        also = f"，连同下面 {below} 节" if below else ""
        self._tell_done(f"已删除：{gone}{also}")

    def _move(self, at: int, by: int) -> None:
        to = outline.moved_index(self._draft, at, by)
        if to == at:
            self.post_message(self.Notice(f"已经是{'最后' if by > 0 else '最前'}，移不动了"))
            return
        self._at = to
        self._edit(lambda draft: outline.moved(draft, at, by), "")

    def _level(self, at: int, by: int) -> None:
        if trouble := outline.level_trouble(self._draft, at, by):
            self.post_message(self.Notice(trouble))
            return
        self._edit(lambda draft: outline.levelled(draft, at, by), "")
        self._tell_done(f"{'升' if by < 0 else '降'}为 {outline.title(self._draft, at)}")

    def _tell_done(self, what: str) -> None:
        self.post_message(self.Notice(f"{what}　（{self.key('draft.undo')} 撤销）"))

    @on(Outline.Dropped)
    def _dropped(self, event: Outline.Dropped) -> None:
        index, to = event.index, event.to
        self._at = outline.dropped_index(self._draft, index, to)
        self._edit(lambda draft: outline.dropped(draft, index, to), "")
        self._tell_done(f"移到了 {outline.numbers(self._draft)[self._at]}")

    def _edit(self, change: Change, place: str) -> None:
        self._draft = self.edit(change, place)

    def _show_outline(self) -> None:
        self.query_one(Outline).show(self._draft, self._at, self._trouble)

    def _show_section(self) -> None:
        heading = self.query_one("#heading", LineField)
        heading.disabled = self._at < 0
        heading.show_text(self._draft.sections[self._at].heading if self._at >= 0 else "")
        self._show_text()
        self._text.level = outline.level(self._draft, self._at)
        self._shown = self._at
        self._show_heading()
        self._mark_words()

    def _mark_words(self) -> None:
        """Mark the wrong words of the current section."""
        at, text = self._at, self._text
        paragraphs = enumerate(outline.paragraphs(self._draft, at) if self._words else ())
        texts = ((Place(Part.ANSWER, at, index), each.text) for index, each in paragraphs)
        text.show_marks(marks_in_lines(text, texts, self._words))
        heading = self.query_one("#heading", LineField)
        heading.show_marks(marks_in_field(heading.value, self._words, Place(Part.ANSWER, at, -1)))

    def _show_text(self) -> None:
        text = self._text
        text.leads_in = self._at >= 0 and self._draft.sections[self._at].leads_in
        lines = show_paragraphs(outline.paragraphs(self._draft, self._at), leads_in=text.leads_in)
        text.show_text(lines, is_other=self._shown != self._at)

    def _show_heading(self) -> None:
        number = outline.numbers(self._draft)[self._at] if self._at >= 0 else "标题"
        self.query_one("#heading-number", Words).show(Text(number))
        size = outline.size(self._draft, self._at)
        self.query_one("#section-size", Words).show(Text(f"本节 {size} 字"))
