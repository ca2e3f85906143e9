"""The screen for writing a draft: the steps, the editor of a step, the page."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Static, TextArea

from replydesk.desk import desk_folder
from replydesk.desk.session import Change, Session
from replydesk.draft.model import Draft, Key
from replydesk.reply.judged import Judged
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.steps import PROFILE, STEPS
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.text.note import Note
from replydesk.tui.command import Command, bindings
from replydesk.tui.commands import IN_OUTLINE, ON_DRAFT, footer
from replydesk.tui.kit.help_text import Focused
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.point_marks import printed_points
from replydesk.tui.kit.printed_marks import printed_marks
from replydesk.tui.kit.status import StatusLine, Words
from replydesk.tui.kit.work_screen import TOO_SMALL
from replydesk.tui.writing import commands, draft_facts
from replydesk.tui.writing.check_list import CheckList
from replydesk.tui.writing.draft_actions import DraftActions
from replydesk.tui.writing.draft_search import DraftSearch
from replydesk.tui.writing.editor_pane import EditorPane
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.editors.fields import LineField, TextField
from replydesk.tui.writing.editors.passage import PassageEditor
from replydesk.tui.writing.hit_walk import HitWalk
from replydesk.tui.writing.judging import Judging
from replydesk.tui.writing.keep_phrase import ask_to_keep
from replydesk.tui.writing.offers import READ_EVERY, Offers
from replydesk.tui.writing.original_actions import OriginalActions
from replydesk.tui.writing.originals import Originals
from replydesk.tui.writing.page_tie import PageTie
from replydesk.tui.writing.past_actions import PastActions
from replydesk.tui.writing.paste_actions import PasteActions
from replydesk.tui.writing.point_actions import PointActions
from replydesk.tui.writing.points import Points
from replydesk.tui.writing.remark_actions import RemarkActions
from replydesk.tui.writing.remarks import Remarks
from replydesk.tui.writing.same_item import SameItemNotice
from replydesk.tui.writing.saving import Saving
from replydesk.tui.writing.search_actions import SearchActions
from replydesk.tui.writing.step_actions import ANSWER_STEP, StepActions
from replydesk.tui.writing.step_bar import StepBar
from replydesk.tui.writing.taken_marks import TakenMarks

WAITING = "正在排版……"


class DraftScreen(
    StepActions,
    DraftActions,
    SearchActions,
    PasteActions,
    RemarkActions,
    PointActions,
    OriginalActions,
    PastActions,
):
    """A draft being written; its session holds it, this screen shows it and passes edits on."""

    CSS_PATH = "draft.tcss"
    AUTO_FOCUS = ""
    COMMANDS_HERE = ON_DRAFT
    BINDINGS = bindings(ON_DRAFT)

    def __init__(
        self,
        place: desk_folder.Desk,
        session: Session,
        numbers: Numbers,
        notes: Sequence[Note] = (),
        opened: Callable[[DraftScreen], None] | None = None,
    ) -> None:
        """Show the draft of a session; `notes` are the remarks from reading its file.

        `opened` is called once the screen is complete, before it takes keys.
        """
        super().__init__()
        self.is_ready = False
        self.desk = place
        self.session = session
        self.notes = notes
        self.saving = Saving(self, session, self.reload, self._show_facts)
        self.stock = replace(place.stock, numbers=numbers)
        self.judging = Judging(self, self._show_judged, self._show_facts)
        self.parting_words = ""
        self.pane = EditorPane(self.stock, self.edit)
        self.offers = Offers(place, self.stock, session.path)
        self._opened_by = opened
        self.search = DraftSearch(self)
        self.tie = PageTie(self)
        self.walk = HitWalk(self)
        self.remarks = Remarks(self)
        self.taken = TakenMarks(self)
        self.same_item = SameItemNotice(self)
        self.points = Points(self)
        self.originals = Originals(self)

    @property
    def judged(self) -> Judged:
        """Return the last judgement of the draft."""
        return self.judging.judged

    def judge(self, draft: Draft | None = None) -> Judged:
        """Judge the current draft, or the given one in its place."""
        return self.judging.judge(draft)

    @property
    def is_to_repaint(self) -> bool:
        """Return True while the page does not show the last change."""
        return self.judging.is_due

    @property
    def is_busy(self) -> bool:
        """Return True while something is still to be painted or written."""
        return not self.is_ready or self.is_to_repaint or self.tie.is_busy or self.saving.is_busy

    @property
    def commands(self) -> tuple[Command, ...]:
        here = IN_OUTLINE if self.current == ANSWER_STEP else ()
        return (*here, *super().commands)

    @property
    def part(self) -> Focused | None:
        """Return the part in focus; a field counts as its step."""
        part, step = super().part, STEPS[self.current]
        if part is None or part.place in ("steps", "outline", "page", "remark", "original"):
            return part
        return part._replace(name=step.name, purpose=step.hint)

    def compose(self) -> ComposeResult:
        yield Words(classes="top")
        with VerticalScroll(id="stage-words", can_focus=False):
            yield Words()
        with Horizontal(id="main"):
            yield StepBar()
            yield self.pane
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_DRAFT), id="keys")

    def on_mount(self) -> None:
        """Show the page first; the form takes as long again."""
        self._show_reply()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self._learning = self.set_interval(READ_EVERY, self._learn)
        await self.go_to(0)
        self.is_ready = True
        if message := self.saving.begin():
            self.say(message, is_trouble=True)
        elif self.notes:
            more = (
                f"（共 {len(self.notes)} 条，按 {self.key('draft.check')} 看全）"
                if len(self.notes) > 1
                else ""
            )
            self.say(f"{self.session.path.name}　{self.notes[0]}{more}", is_trouble=True)
        if self._opened_by:
            self._opened_by(self)

    def on_unmount(self) -> None:
        self.judging.end()
        self.saving.let_go()

    def rest_of(self, line: str) -> str:
        """Return the completion offered for the sentence at the end of a line."""
        return self.offers.rest_of(line)

    def _learn(self) -> None:
        if not self.is_to_repaint and not self.offers.read_on(self.session.draft):
            self._learning.stop()

    def end_merging(self) -> None:
        """Have the next change undone by itself."""
        self.session.history.end_merging()

    def edit(self, change: Change, place: str) -> Draft:
        """Change the draft as documented at `Edit`."""
        if self.session.apply(change, place, time.monotonic()):
            if self._is_pasting:
                self.saving.record_now()
            self.judging.is_slow |= self._is_pasting
            self._is_pasting = False
            self._changed()
            if not place:
                self.reload()
        return self.session.draft

    def _changed(self) -> None:
        """Schedule repainting and saving after a change."""
        self.say("")
        self.judging.schedule()
        self.saving.changed()

    def reload(self) -> None:
        """Fill the editor from the current draft, and repaint."""
        self.judging.run()
        self.pane.load(self.judged)
        self._show_reply()

    def _show_judged(self) -> None:
        """Show all that depends on the draft, except in the field being typed in."""
        self.pane.update(self.judged)
        self._show_reply()

    def settle_value(self) -> None:
        """Put the value just typed into its printed form, and say so."""
        if not self.pane.is_empty and (message := self.editor.settle()):
            self.say(message)

    def catch_up(self) -> None:
        """Settle and repaint what waits for it: a command needs the findings of the current draft."""
        self.settle_value()
        self.judging.catch_up()

    def _show_reply(self) -> None:
        reply = self.judged.reply
        self.page.show(reply.pages, printed_marks(self.judged), printed_points(reply))
        self.query_one(StepBar).states = self.judged.states
        if not self.pane.is_empty:
            self.search.update()
            self.tie.reveal()
            self.remarks.update()
            self.same_item.look()
            self.originals.update()
        self.points.update()
        self.pane.show_title(self.judged)
        self._show_facts()
        for each in self.app.screen_stack:
            if isinstance(each, CheckList) and each.is_mounted:
                each.look_again()

    def _show_facts(self) -> None:
        state = WAITING if self.judging.is_beside else self.saving.save_state
        facts = draft_facts.status_facts(self.judged, self.page.page_in_sight, state)
        figure = () if self.pane.is_empty else self.taken.facts()
        self.query_one(StatusLine).facts(*facts, *figure)
        heading = draft_facts.title_line(self.session.path.stem, self.judged.reply)
        self.query_one(".top", Words).show(heading)
        stage = draft_facts.stage_words(self.session.draft, self.stock)
        self.query_one("#stage-words").display = bool(stage)
        self.query_one("#stage-words Words", Words).show(stage, hang=2)

    def save_or_rescue(self) -> bool:
        """Save before leaving, if need be to the clerk's home; return True if nothing is lost."""
        self.settle_value()
        try:
            message = self.saving.keep()
        except UserError as error:
            self.say(f"存不上，请先不要退出：{error}", is_trouble=True)
            return False
        self.parting_words = message
        self.workbench.parting_words = message or self.workbench.parting_words
        return True

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        """Show the focused pane: in a narrow window the page or the editor."""
        if isinstance(event.widget, PageView):
            self.originals.give_way_to_page()
            self.add_class("page-only")
        elif self.pane.note_focus(event.widget):
            self.show_editor()
        elif event.widget is self.strip:
            self.remarks.entered()
        if not self.pane.is_empty:
            self.tie.reveal()

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(LineField.Moved)
    def _moved(self) -> None:
        self.tie.moved()
        if not self.is_to_repaint and not self.pane.is_empty:
            self.remarks.update()
            if self.taken.has_moved():
                self._show_facts()

    @on(TextField.PasteMended)
    def _paste_mended(self, event: TextField.PasteMended) -> None:
        self.say("，".join(event.notes))

    @on(PageView.Turned)
    def _turned(self) -> None:
        self._show_facts()

    @on(PageView.Pointed)
    async def _pointed(self, event: PageView.Pointed) -> None:
        await self.tie.go_to(event.at)

    @on(StepEditor.Notice)
    def _noticed(self, event: StepEditor.Notice) -> None:
        self.say(event.text)

    @on(StepEditor.SourceWanted)
    async def _source_wanted(self, event: StepEditor.SourceWanted) -> None:
        if event.source == PROFILE:
            commands.open_profile(self, event.key)
        else:
            await self.go_to_field(event.source)

    @on(PassageEditor.KeepRequested)
    def _keep_requested(self, event: PassageEditor.KeepRequested) -> None:
        ask_to_keep(self, event.part, event.lines)

    @property
    def unit(self) -> str:
        """Return the unit of the draft."""
        return self.session.draft.get(Key.UNIT)

    def profiles_changed(self) -> None:
        """Use the profiles of the desk as they are now."""
        self.use_stock(replace(self.desk.stock, numbers=self.stock.numbers))

    def use_stock(self, stock: Stock) -> None:
        """Use phrases, profiles or numbers that have changed on the desk."""
        self.stock = stock
        self.pane.use_stock(stock)
        self.reload()

    def action_save(self) -> None:
        """Save now."""
        self.say("")
        self.settle_value()
        if self.saving.save() and not self.query_one(StatusLine).message:
            self.say(f"已存：{self.session.path.name}")

    def show_other_state(self) -> None:
        """Show the draft as undo or redo has left it."""
        self._changed()
        self.reload()
