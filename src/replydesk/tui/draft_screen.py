"""Writing one draft: the steps, the editor of the step, the page."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Paste
from textual.events import Key as KeyPress
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from replydesk import desk, disk
from replydesk.check import Level, has_errors, problems
from replydesk.draft import Draft, Key, Part
from replydesk.draftfile import parse
from replydesk.findings import all_mended
from replydesk.letter import Place
from replydesk.office import Office, Reply, make_reply
from replydesk.places import Edit, attachment_number, mended
from replydesk.registercheck import Numbers
from replydesk.registry import give_number, name_of, register_files, stamp
from replydesk.session import Change, Session
from replydesk.ties import Spot, printed, spot_of
from replydesk.tui import mending
from replydesk.tui.check_list import CheckList, Line, lines_of
from replydesk.tui.commands import IN_OUTLINE, ON_DRAFT, Command, bindings, footer
from replydesk.tui.desk_work import export_one
from replydesk.tui.dialogs import Choice, Pick
from replydesk.tui.editors.base import StepEditor
from replydesk.tui.editors.fields import LineField
from replydesk.tui.editors.form import FormEditor
from replydesk.tui.editors.passage import PassageEditor
from replydesk.tui.editors.sections import SectionsEditor
from replydesk.tui.find_bar import FindBar
from replydesk.tui.helping import Focused
from replydesk.tui.keep_phrase import keep
from replydesk.tui.key_line import KeyLine
from replydesk.tui.offering import READ_EVERY, Offers
from replydesk.tui.page_view import PageView
from replydesk.tui.saving import Saving
from replydesk.tui.search import Search
from replydesk.tui.status import BETWEEN, StatusLine, Words
from replydesk.tui.step_bar import StepBar
from replydesk.tui.versions_screen import VersionsScreen
from replydesk.tui.work_screen import TOO_SMALL, WorkScreen
from replydesk.versions import EXPORTED, Version
from replydesk.walk import STEPS, Step, state_of, step_of, told

REPAINT_AFTER = 0.05
"""Seconds from the last key to the new page."""

ANSWER_STEP = step_of(Part.ANSWER)

NOT_IN_TEXT = "光标不在文字里，请先按 Tab 到要写的地方"


class DraftScreen(WorkScreen):
    """One draft. The session holds it; this screen shows it and hands on what is typed."""

    COMMANDS_HERE = ON_DRAFT
    BINDINGS = bindings(ON_DRAFT)

    def __init__(self, place: desk.Desk, stored: desk.Stored, numbers: Numbers) -> None:
        super().__init__()
        self.desk = place
        clock = self.workbench.clock()
        self.session = Session(stored, self.workbench.home, stamp(clock).by)
        self.saving = Saving(self, self.session, self._reload, self._show_facts)
        self.office = replace(place.office, numbers=numbers)
        self.reply = self._made()
        self.current = 0
        self._editors: dict[int, StepEditor] = {}
        self._notes = stored.notes
        self._offers = Offers(place, self.office, stored.path)
        self._repaint: Timer | None = None
        self._written: Widget | None = None
        self.search = Search(self)
        self._spot = Spot(Place(""))
        self._marking: Timer | None = None

    def _made(self) -> Reply:
        """The reply as it is now."""
        return make_reply(self.session.draft, self.office, name_of(self.session.path))

    @property
    def commands(self) -> tuple[Command, ...]:
        here = IN_OUTLINE if self.current == ANSWER_STEP else ()
        return (*here, *super().commands)

    @property
    def part(self) -> Focused | None:
        """The part in focus; a field is told of as the step it belongs to."""
        part, step = super().part, STEPS[self.current]
        if part is None or part.place in ("steps", "outline", "page"):
            return part
        return part._replace(name=step.name, purpose=step.hint)

    def compose(self) -> ComposeResult:
        yield Words(classes="top")
        with Horizontal(id="main"):
            yield StepBar()
            with Vertical(id="editor"):
                yield Words(id="step-title")
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_DRAFT), id="keys")

    async def on_mount(self) -> None:
        self._learning = self.set_interval(READ_EVERY, self._learn)
        await self.go_to(0)
        if said := self.saving.begin():
            self.say(said, is_trouble=True)
        elif self._notes:
            more = (
                f"（共 {len(self._notes)} 条，按 {self.key('draft.check')} 看全）"
                if len(self._notes) > 1
                else ""
            )
            self.say(f"{self.session.path.name}　{self._notes[0]}{more}", is_trouble=True)

    def on_unmount(self) -> None:
        self.saving.let_go()

    @property
    def editor(self) -> StepEditor:
        """The editor of the current step."""
        return self._editors[self.current]

    async def go_to(self, index: int, *, enter: bool = True) -> None:
        """Show the editor of a step, with the focus in it if it is entered."""
        step = STEPS[index]
        if index not in self._editors:
            editor = _editor(step)(step, self.office, self.edit)
            await self.query_one("#editor").mount(editor)
            self._editors[index] = editor
        self.current = index
        for each in self._editors.values():
            each.display = each is self.editor
        self._reload()
        self.query_one(StepBar).current = index
        if enter:
            self.focus_editor()
        self.call_after_refresh(self._offers.fill, self.session.draft)

    def rest_of(self, line: str) -> str:
        """What is offered to complete the sentence that a line ends with."""
        return self._offers.rest_of(line)

    def _learn(self) -> None:
        """Take the sentences of another draft while nobody types."""
        if self._repaint is None and not self._offers.read_on(self.session.draft):
            self._learning.stop()

    def focus_editor(self) -> None:
        """Put the focus on the first thing to write in the editor."""
        self.remove_class("page-only")
        self.set_focus(self.editor.first())

    def _back_to_writing(self) -> None:
        """Put the focus back where it was before the page took it."""
        self.remove_class("page-only")
        is_there = self._written in self.editor.walk_children() and self._written.focusable
        self.set_focus(self._written if is_there else self.editor.first())

    def edit(self, change: Change, place: str) -> Draft:
        """Change the draft, as `Edit` says."""
        if self.session.apply(change, place, time.monotonic()):
            self._changed()
            if not place:
                self._reload()
        return self.session.draft

    def _changed(self) -> None:
        """The draft is another one: repaint soon, save when the clerk pauses."""
        self.say("")
        if self._repaint is None:
            self._repaint = self.set_timer(REPAINT_AFTER, self._show)
        self.saving.changed()

    def _reload(self) -> None:
        """Fill the editor anew from the draft, and repaint."""
        self.editor.load(self._made())
        self._show()

    def _show(self) -> None:
        """Repaint everything that follows from the draft."""
        if self._repaint is not None:
            self._repaint.stop()
            self._repaint = None
        self.reply = self._made()
        self.query_one(PageView).show(self.reply.pages)
        self.query_one(StepBar).states = tuple(state_of(step, self.reply) for step in STEPS)
        self.editor.update(self.reply)
        self.search.update()
        self._reveal()
        step = STEPS[self.current]
        title = Text(f"{self.current + 1} {step.name}　").append(told(step, self.reply), style="not bold")
        self.query_one("#step-title", Words).show(title)
        self._show_facts()

    def _show_facts(self) -> None:
        reply = self.reply
        found = problems(reply.findings)
        kinds = Counter("未填" if each.is_missing else each.level.value for each in found)
        counted = "　".join(f"{kind} {count}" for kind, count in kinds.items())
        facts = (
            reply.draft.get(Key.DOCUMENT_NUMBER) or "未编号",
            f"{reply.characters} 字",
            f"第 {self.query_one(PageView).page_in_sight} 页，共 {len(reply.pages.pages)} 页",
            counted or "没有问题",
            self.saving.told,
        )
        self.query_one(StatusLine).facts(BETWEEN.join(fact for fact in facts if fact))
        mended = "　断行修整" if mending.is_mended(reply.draft) else ""
        self.query_one(".top", Words).show(Text(f"{self.session.path.stem}　{reply.profile.name}{mended}"))

    def save_or_rescue(self) -> bool:
        """Save before leaving, if need be to the clerk's home; whether nothing is lost."""
        try:
            told = self.saving.keep()
        except disk.DeskError as error:
            self.say(f"存不上，请先不要退出：{error}", is_trouble=True)
            return False
        self.workbench.parting_words = told or self.workbench.parting_words
        return True

    def on_paste(self, event: Paste) -> None:
        """Say what became of a paste that no field has taken."""
        if event.text.strip():
            self.say(f"没有贴上：{NOT_IN_TEXT}", is_trouble=True)

    def on_key(self, event: KeyPress) -> None:
        """Say what became of typing over the steps or the page."""
        is_text = event.is_printable and event.key != "space" and not event.key.isdecimal()
        if is_text and isinstance(self.focused, StepBar | PageView):
            self.say(f"没有写上：{NOT_IN_TEXT}", is_trouble=True)

    @on(StepBar.Chosen)
    async def _step_chosen(self, event: StepBar.Chosen) -> None:
        await self.go_to(event.index, enter=event.entered)

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        """Show what has the focus: in a narrow window the page or the editor."""
        if isinstance(event.widget, PageView):
            self.add_class("page-only")
        elif self._editors and self.editor in event.widget.ancestors:
            self._written = event.widget
            self.remove_class("page-only")
        if self._editors:
            self._reveal()

    def _reveal(self) -> None:
        """Mark on the page what is being written; scroll to it unless the clerk is leafing through."""
        page = self.query_one(PageView)
        if not page.has_focus:
            self._spot = self.editor.spot(self.reply.draft)
        self._mark(scroll=not page.has_focus)

    def _mark(self, *, scroll: bool) -> None:
        """Mark the line with the cursor on the page."""
        at = printed(self.reply.letter, self.reply.draft, self._spot)
        self.query_one(PageView).reveal(self._spot.place, at, scroll=scroll)

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(LineField.Moved)
    def _moved(self) -> None:
        """The cursor is elsewhere: mark that soon, unless the page is about to be repainted."""
        if self._repaint is None and self._marking is None:
            self._marking = self.set_timer(REPAINT_AFTER, self._mark_moved)

    def _mark_moved(self) -> None:
        self._marking = None
        if self._repaint is None:
            self._reveal()

    @on(PageView.Turned)
    def _turned(self) -> None:
        self._show_facts()

    @on(PageView.Pointed)
    async def _pointed(self, event: PageView.Pointed) -> None:
        spot = spot_of(self.reply.letter, self.reply.draft, event.at)
        await self.go_to(step_of(spot.place.key))
        self.editor.turn_to_spot(spot, self.reply.draft)

    @on(StepEditor.Said)
    def _said(self, event: StepEditor.Said) -> None:
        self.say(event.text)

    async def action_find(self) -> None:
        """Find, and replace, in the whole draft."""
        await self.search.begin()

    @on(FindBar.Went)
    async def _found(self, event: FindBar.Went) -> None:
        await self.search.show(event.match)

    @on(FindBar.Closed)
    async def _find_closed(self, event: FindBar.Closed) -> None:
        await self.search.close(event.match)

    async def action_next_step(self) -> None:
        """Go to the next step."""
        await self.go_to((self.current + 1) % len(STEPS))

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        await self.go_to((self.current - 1) % len(STEPS))

    @on(PassageEditor.Kept)
    def _kept(self, event: PassageEditor.Kept) -> None:
        keep(self, event.part, event.lines)

    def use_office(self, office: Office) -> None:
        """Take up phrases and profiles that have changed on the desk."""
        self.office = office
        for editor in self._editors.values():
            editor.office = office
        self._reload()

    def action_check(self) -> None:
        """List the findings; go to where the one picked is written, or have it put right."""
        if not lines_of(self.reply, self._notes):
            self.say("没有发现问题")
            return

        async def go(line: Line | None) -> None:
            if line is not None and line.key:
                await self._go_to_field(line.key)
                if line.places:
                    self.editor.turn_to(line.places[0])

        found = partial(lines_of, notes=self._notes)
        self.app.push_screen(
            CheckList(lambda: found(self.reply), self._mend, self._mend_all, self._take_back), go
        )

    def _mend(self, fix: Iterable[Edit]) -> str:
        """Make the edits of a finding, as one change; what was done."""
        self.edit(lambda draft: mended(draft, fix), "")
        return "改好了"

    def _mend_all(self) -> str:
        """Mend all that can be, as one change; what was done."""
        name = name_of(self.session.path)
        draft, count = all_mended(
            self.session.draft, lambda draft: make_reply(draft, self.office, name).findings
        )
        self.edit(lambda _: draft, "")
        return f"改好了 {count} 条" if count else "剩下的要删去文字，请逐条按 F2"

    def _take_back(self) -> str:
        """Take the last change back, with the list of findings in sight; what was done."""
        place = self.session.history.undo()
        if place is None:
            return "没有可撤销的改动"
        self._changed()
        self._reload()
        return "已撤销"

    async def _go_to_field(self, key: str) -> None:
        if key == Key.MENDING:
            self._turn_to_page()
            return
        await self.go_to(step_of(key))
        if key != Part.ANSWER:
            self.editor.turn_to(Place(key))

    def action_page(self) -> None:
        """Turn to the page: in its place beside the editor, or instead of it."""
        page = self.query_one(PageView)
        if page.has_focus:
            self._back_to_writing()
        else:
            self._turn_to_page()

    def _turn_to_page(self) -> None:
        if self._repaint is not None:
            self._show()
        page = self.query_one(PageView)
        self.add_class("page-only")
        self._spot = self.editor.spot(self.reply.draft)
        self._mark(scroll=True)
        self.set_focus(page)

    def action_export(self) -> None:
        """Export the draft; with errors, list them and ask for them to be put right."""
        if not self.saving.save():
            return
        if not has_errors(self.reply.findings):
            self._export(force=False)
            return

        async def answered(index: int | None) -> None:
            if index == len(errors):
                self._export(force=True)
            elif index is not None:
                await self._go_to_field(errors[index].key)

        errors = [each for each in self.reply.findings if each.level is Level.ERROR]
        choices = [Choice(f"{each.key}：{each.message}", each.remedy) for each in errors]
        choices.append(Choice("照样导出", "错误留在文件里"))
        self.app.push_screen(Pick("有错误，改好再导出", choices, "回车选定   Esc 返回"), answered)

    def _export(self, *, force: bool) -> None:
        by, numbers = stamp(self.workbench.clock()), self.office.numbers
        said, is_good = export_one(self.desk, self.session.path, numbers, by, force=force)
        if is_good:
            self.saving.save(EXPORTED)
        self.say(said, is_trouble=not is_good)

    def action_take_number(self) -> None:
        """Take the draft's number from the register and write it in."""
        name, by = name_of(self.session.path), stamp(self.workbench.clock())
        try:
            given = give_number(self.desk, name, self.session.draft, self.office.numbers, by)
            registers = {each.series: each.read() for each in register_files(self.desk)[0]}
        except disk.DeskError as error:
            self.say(f"没有取到号：{error}", is_trouble=True)
            return
        if given.refusal:
            self.say(f"没有取到号：{given.refusal}", is_trouble=True)
            return
        self.office = replace(self.office, numbers=replace(self.office.numbers, registers=registers))
        self.edit(lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, given.number), "")
        said = "已登记" if given.is_new else "登记里本来就是它"
        self.say(f"文号 {given.number}，{said}")

    def action_mend(self) -> None:
        """Have the lines condensed that end badly, or no longer."""
        before = self._made()
        self.edit(mending.turned, "")
        after = self._made()
        is_on = mending.is_mended(after.draft)
        said = mending.told(before.pages, after.pages, self.key("draft.mend"), self.key("draft.check"))
        self.say(said if is_on else "已取消修整断行")

    def action_save(self) -> None:
        """Save now."""
        self.say("")
        if self.saving.save() and not self.query_one(StatusLine).message:
            self.say(f"已存：{self.session.path.name}")

    def action_versions(self) -> None:
        """Show the versions of the draft, and restore the one picked."""
        if not self.saving.save():
            return
        versions = self.session.keeper.versions()
        self.app.push_screen(VersionsScreen(self, versions, self._restore))

    def _restore(self, version: Version) -> None:
        """Go on with an earlier state; the one left is the last version, and undo goes back to it."""
        self.edit(lambda _: parse(version.text).draft, "")
        self.saving.save()
        self.say(f"已恢复到 {version.when:%m-%d %H:%M:%S} 的样子；Ctrl+Z 可以回来")

    async def action_undo(self) -> None:
        """Take the last change back, wherever it was made."""
        await self._travelled(self.session.history.undo(), "撤销")

    async def action_redo(self) -> None:
        """Make the change again that was taken back."""
        await self._travelled(self.session.history.redo(), "重做")

    async def _travelled(self, place: str | None, what: str) -> None:
        """Show the draft that undo or redo came to, at the step where it differs."""
        if place is None:
            self.say(f"没有可{what}的改动")
            return
        self._changed()
        step = _step_of_change(place)
        if step in (None, self.current):
            self._reload()
        else:
            await self.go_to(step)
        self.say(f"已{what}")

    async def action_back(self) -> None:
        """From the editor to the steps, from there to the desk; what is open over them is closed first."""
        if self.search.is_open:
            await self.search.close()
        elif self.has_class("page-only") and not self.query_one(StepBar).has_focus:
            self._back_to_writing()
        elif not self.query_one(StepBar).has_focus:
            self.query_one(StepBar).focus()
        elif self.save_or_rescue():
            self.dismiss(None)


def _step_of_change(place: str) -> int | None:
    """The step in which a change was made; None for a change of structure, which may be anywhere."""
    if attachment_number(place):
        return step_of(place)
    named = next((i for i, step in enumerate(STEPS) if place in (*step.fields, *step.parts)), None)
    return named if named is not None or not place else ANSWER_STEP


def _editor(step: Step) -> type[StepEditor]:
    if Part.ANSWER in step.parts:
        return SectionsEditor
    return PassageEditor if step.parts else FormEditor
