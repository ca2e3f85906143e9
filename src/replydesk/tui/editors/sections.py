"""The editor of the answer: the outline of its sections, and the section in hand."""

from __future__ import annotations

from itertools import zip_longest

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from replydesk import outline
from replydesk.draft import Draft, Part
from replydesk.draftfile import format_paragraphs, parse_paragraphs
from replydesk.letter import Place
from replydesk.office import Office, Reply
from replydesk.pasting import Pasted, read_paste
from replydesk.session import Change
from replydesk.tui.commands import IN_OUTLINE, bindings
from replydesk.tui.editors.base import Edit, StepEditor
from replydesk.tui.editors.fields import LineField, TextField
from replydesk.tui.key_line import KeyLine
from replydesk.tui.status import Words
from replydesk.walk import Step

BEFORE_SECTIONS = "（第一个标题之前的正文）"


class Outline(OptionList):
    """The sections in order, by number and heading. The first row is the text before them."""

    BINDINGS = bindings(IN_OUTLINE)
    _listed: tuple[Text, ...] = ()

    def show(self, draft: Draft, at: int) -> None:
        """List the sections of a draft and point at one, -1 for the text before them."""
        rows = [Text(BEFORE_SECTIONS, style="dim" if not draft.preamble else "")]
        levels = [section.level for section in draft.sections[1:]]
        for number, section, next_level in zip_longest(outline.numbers(draft), draft.sections, levels):
            size = sum(len(paragraph.text) for paragraph in section.paragraphs)
            has_parts = next_level is not None and next_level > section.level
            row = Text("　" * (section.level - 1) + number + (section.heading or "（还没有标题）"))
            told = f"  {size} 字" if size else "" if has_parts else "  空"
            rows.append(row.append(told, style="dim"))
        with self.prevent(OptionList.OptionHighlighted):
            if tuple(rows) != self._listed:
                self._listed = tuple(rows)
                self.clear_options()
                self.add_options([Option(row) for row in rows])
            self.highlighted = at + 1

    class Asked(Message):
        """The clerk wants the sections changed: add, remove, up, down, raise, lower, write."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def action_ask(self, what: str) -> None:
        """Hand on what the clerk wants."""
        self.post_message(self.Asked(what))

    def on_key(self, event: Key) -> None:
        """Take the plus sign of an input method for the plus sign."""
        if event.character == "＋":
            event.stop()
            self.action_ask("add")


class SectionText(TextField):
    """The text of a section. What is pasted from a printed reply is put in order first."""

    class Split(Message):
        """A text with headings was pasted: it makes sections of its own."""

        def __init__(self, pasted: Pasted) -> None:
            super().__init__()
            self.pasted = pasted

    async def _on_paste(self, event: Paste) -> None:
        pasted = read_paste(event.text)
        if pasted.sections:
            event.prevent_default()
            self.post_message(self.Split(pasted))


class SectionsEditor(StepEditor):
    """Outline above, heading and text of the chosen section below."""

    def __init__(self, step: Step, office: Office, edit: Edit) -> None:
        super().__init__(step, office, edit)
        self._at = self._shown = -1
        self._draft = Draft()

    def compose(self) -> ComposeResult:
        yield Static(self.step.hint, classes="hint")
        yield Words(classes="findings")
        yield Outline(id="outline")
        yield KeyLine(IN_OUTLINE[1:], id="outline-keys")
        with Horizontal(classes="field"):
            yield Words(classes="name", id="heading-number")
            yield LineField(self._renamed, id="heading", placeholder="标题，不写序号")
        yield SectionText(self._typed, id="section-text", placeholder="一段一行；行首写“1. ”的一行是“一是……”")

    def load(self, reply: Reply) -> None:
        self._draft = reply.draft
        self._at = min(self._at, len(reply.draft.sections) - 1)
        if self._at < 0 and not reply.draft.preamble and reply.draft.sections:
            self._at = 0
        self._show_section()
        self.update(reply)

    def update(self, reply: Reply) -> None:
        self._draft = reply.draft
        self._at = min(self._at, len(reply.draft.sections) - 1)
        self.query_one(Outline).show(reply.draft, self._at)
        self.show_findings(reply)
        self._show_heading_number()

    def turn_to(self, place: Place) -> None:
        if place.key != Part.ANSWER or place.section >= len(self._draft.sections):
            return
        self._at = place.section
        self._show_section()
        self.query_one(Outline).show(self._draft, self._at)
        self.query_one("#heading" if place.paragraph < 0 else "#section-text").focus()
        self.query_one("#section-text", TextField).move_cursor((max(place.paragraph, 0), 0))

    def place(self) -> Place:
        row = self.query_one("#section-text", TextField).cursor_location[0]
        runs_in = self._at >= 0 and self._draft.sections[self._at].runs_in
        in_heading = self.query_one("#heading").has_focus or runs_in and row == 0
        return Place(Part.ANSWER, self._at, -1 if in_heading else row)

    @on(SectionText.Split)
    def _pasted(self, event: SectionText.Split) -> None:
        """Put the pasted sections in behind the one in hand; what stands before them goes into it."""
        at, pasted = self._at, event.pasted

        def change(draft: Draft) -> Draft:
            texts = (*outline.paragraphs(draft, at), *pasted.before)
            return outline.added(outline.with_paragraphs(draft, at, texts), at, pasted.sections)

        self._at = outline.end(self._draft, at) + len(pasted.sections) - 1
        self._edit(change, "")
        text = self.query_one("#section-text", TextField)
        text.move_cursor(text.document.end)
        self.post_message(self.Said(f"粘贴的文字分成了 {len(pasted.sections)} 节　（Ctrl+Z 撤销）"))

    @on(OptionList.OptionHighlighted, "#outline")
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        self._at = event.option_index - 1
        self._show_section()

    @on(OptionList.OptionSelected, "#outline")
    def _opened(self) -> None:
        self.query_one("#section-text").focus()

    def _renamed(self, field: LineField) -> None:
        at, heading = self._at, field.value
        if at >= 0:
            self._edit(lambda draft: outline.with_heading(draft, at, heading), f"标题{at}")

    @on(Input.Submitted, "#heading")
    def _heading_done(self) -> None:
        self.query_one("#section-text").focus()

    def _typed(self, field: TextField) -> None:
        at, texts = self._at, parse_paragraphs(field.text)
        self._edit(lambda draft: outline.with_paragraphs(draft, at, texts), f"正文{at}")

    @on(Outline.Asked)
    def _asked(self, event: Outline.Asked) -> None:
        at = self._at
        if event.what == "add":
            self._at = outline.end(self._draft, at)
            self._edit(lambda draft: outline.added(draft, at), "")
            self.query_one("#heading").focus()
        elif at >= 0 and event.what == "remove":
            gone = self._draft.sections[at].heading or "没有标题的一节"
            self._edit(lambda draft: outline.removed(draft, at), "")
            self.post_message(self.Said(f"已删除：{gone}　（Ctrl+Z 撤销）"))
        elif at >= 0 and event.what in ("up", "down"):
            self._move(at, -1 if event.what == "up" else 1)
        elif at >= 0:
            by = -1 if event.what == "raise" else 1
            self._edit(lambda draft: outline.levelled(draft, at, by), "")

    def _move(self, at: int, by: int) -> None:
        to = outline.moved_to(self._draft, at, by)
        if to != at:
            self._at = to
            self._edit(lambda draft: outline.moved(draft, at, by), "")

    def _edit(self, change: Change, place: str) -> None:
        self._draft = self.edit(change, place)

    def _show_section(self) -> None:
        heading = self.query_one("#heading", LineField)
        heading.disabled = self._at < 0
        heading.show_text(self._draft.sections[self._at].heading if self._at >= 0 else "")
        texts = outline.paragraphs(self._draft, self._at)
        text = self.query_one("#section-text", TextField)
        text.show_text(format_paragraphs(texts), is_other=self._shown != self._at)
        self._shown = self._at
        self._show_heading_number()

    def _show_heading_number(self) -> None:
        number = outline.numbers(self._draft)[self._at] if self._at >= 0 else "标题"
        self.query_one("#heading-number", Words).show(Text(number))
