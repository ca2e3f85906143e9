"""Writing one draft: the steps, the editor of the step, the page."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Paste
from textual.timer import Timer
from textual.widgets import Static, TextArea

from replydesk import desk, disk
from replydesk.check import Level, has_errors, problems
from replydesk.draft import Draft, Key, Part
from replydesk.letter import Place
from replydesk.office import Reply, make_reply
from replydesk.registercheck import Numbers
from replydesk.registry import give_number, name_of, register_files, stamp
from replydesk.session import Change, Session
from replydesk.ties import Spot, printed, spot_of
from replydesk.tui import mending
from replydesk.tui.commands import IN_OUTLINE, ON_DRAFT, Command, bindings, footer
from replydesk.tui.desk_work import export_one
from replydesk.tui.dialogs import Choice, Pick
from replydesk.tui.editors.base import StepEditor
from replydesk.tui.editors.fields import LineField
from replydesk.tui.editors.form import FormEditor
from replydesk.tui.editors.passage import PassageEditor
from replydesk.tui.editors.sections import SectionsEditor
from replydesk.tui.key_line import KeyLine
from replydesk.tui.offering import READ_EVERY, Offers
from replydesk.tui.page_view import PageView
from replydesk.tui.status import StatusLine, Words
from replydesk.tui.step_bar import StepBar
from replydesk.tui.work_screen import TOO_SMALL, WorkScreen
from replydesk.walk import STEPS, Step, attachment_number, state_of, step_of, told

REPAINT_AFTER = 0.05
"""Seconds from the last key to the new page."""

SAVE_AFTER = 1.0
"""Seconds from the last key to the saved file."""

SAVE_AGAIN_AFTER = 10.0
"""Seconds from a failed save to the next try."""

SAVE_AT_LEAST = 3.0
"""Seconds after which the file is saved though the typing goes on."""

ANSWER_STEP = step_of(Part.ANSWER)


class DraftScreen(WorkScreen):
    """One draft. The session holds it; this screen shows it and hands on what is typed."""

    COMMANDS_HERE = ON_DRAFT
    BINDINGS = bindings(ON_DRAFT)

    def __init__(self, place: desk.Desk, stored: desk.Stored, numbers: Numbers) -> None:
        super().__init__()
        self.desk = place
        self.session = Session(stored)
        self.office = replace(place.office, numbers=numbers)
        self.reply = self._made()
        self.current = 0
        self._editors: dict[int, StepEditor] = {}
        self._notes = stored.notes
        self._offers = Offers(place, self.office, stored.path)
        self._repaint: Timer | None = None
        self._save: Timer | None = None
        self._saved_at = ""
        self._unsaved_since = 0.0
        self._has_failed = False
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
    def moves(self) -> tuple[Command, ...]:
        return self.editor.MOVES

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
        if self._notes:
            more = f"（共 {len(self._notes)} 条，按 F5 看全）" if len(self._notes) > 1 else ""
            self.say(f"{self.session.path.name}　{self._notes[0]}{more}", is_trouble=True)

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
        now = time.monotonic()
        self._unsaved_since = self._unsaved_since or now
        self._save_after(min(SAVE_AFTER, max(self._unsaved_since + SAVE_AT_LEAST - now, 0.01)))

    def _save_after(self, seconds: float) -> None:
        if self._save is not None:
            self._save.stop()
        self._save = self.set_timer(seconds, self.save)

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
        saved = f"已存 {self._saved_at}" if self.session.is_saved and self._saved_at else ""
        facts = (
            reply.draft.get(Key.DOCUMENT_NUMBER) or "未编号",
            f"{reply.characters} 字",
            f"第 {self.query_one(PageView).page_in_sight} 页，共 {len(reply.pages.pages)} 页",
            counted or "没有问题",
            saved if self.session.is_saved else "正在写……",
        )
        self.query_one(StatusLine).facts(" · ".join(fact for fact in facts if fact))
        mended = "　断行修整" if mending.is_mended(reply.draft) else ""
        self.query_one(".top", Words).show(Text(f"{self.session.path.stem}　{reply.profile.name}{mended}"))

    def save(self) -> bool:
        """Save now; whether the draft is safe on the disk."""
        try:
            told = self.session.save(self.workbench.clock())
        except disk.DeskError as error:
            self._show_facts()
            self.say(f"没有存上：{error}", is_trouble=True)
            self._has_failed = True
            self._save_after(SAVE_AGAIN_AFTER)
            return False
        self._saved_at = f"{self.workbench.clock():%H:%M}"
        self._show_facts()
        if told or self._has_failed:
            self.say(told or f"存上了：{self.session.path.name}", is_trouble=bool(told))
        self._has_failed = False
        self._unsaved_since = 0.0
        return True

    def save_or_rescue(self) -> bool:
        """Save before leaving, if need be to the clerk's home; whether nothing is lost."""
        try:
            told = self.session.keep(self.workbench.home, self.workbench.clock())
        except disk.DeskError as error:
            self.say(f"存不上，请先不要退出：{error}", is_trouble=True)
            return False
        self.workbench.parting_words = told or self.workbench.parting_words
        return True

    def on_paste(self, event: Paste) -> None:
        """Say what became of a paste that no field has taken."""
        if event.text.strip():
            self.say("没有贴上：光标不在文字里，请先按 Tab 到要写的地方", is_trouble=True)

    @on(StepBar.Chosen)
    async def _step_chosen(self, event: StepBar.Chosen) -> None:
        await self.go_to(event.index, enter=event.entered)

    @on(DescendantFocus)
    def _focused(self) -> None:
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

    async def action_next_step(self) -> None:
        """Go to the next step."""
        await self.go_to((self.current + 1) % len(STEPS))

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        await self.go_to((self.current - 1) % len(STEPS))

    def action_check(self) -> None:
        """List the findings, last what the page did by itself; go to the step of the one picked."""
        listed = self._listed()
        if not listed:
            self.say("没有发现问题")
            return

        async def go(index: int | None) -> None:
            if index is not None and (key := listed[index][1]):
                await self._go_to_field(key)

        is_good = not problems(self.reply.findings) and not self._remarks()
        choices = [choice for choice, _ in listed]
        title = "检查：没有问题" if is_good else "检查"
        self.app.push_screen(Pick(title, choices, "回车到那一步去改   Esc 返回"), go)

    def _listed(self) -> list[tuple[Choice, str]]:
        """Everything there is to say of the draft, each with the field it leads to, "" for none."""
        wrong = problems(self.reply.findings)
        done = [each for each in self.reply.findings if each.level is Level.INFO]
        return [
            *(
                (Choice(f"[{each.level.value}] {each.key}：{each.message}", each.remedy), each.key)
                for each in wrong
            ),
            *((Choice(remark), "") for remark in self._remarks()),
            *((Choice(f"[{each.level.value}] {each.message}", each.remedy), each.key) for each in done),
        ]

    def _remarks(self) -> list[str]:
        """What was noticed in the files the reply is made from."""
        profile = self.reply.profile
        return [
            *(f"[打开时] {note}" for note in self._notes),
            *(f"[单位档案] {note}" for note in profile.notes if not profile.unreadable),
        ]

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
            self.focus_editor()
        else:
            self._turn_to_page()

    def _turn_to_page(self) -> None:
        page = self.query_one(PageView)
        self.add_class("page-only")
        self._spot = self.editor.spot(self.reply.draft)
        self.set_focus(page)
        top = page.scroll_y

        def mark() -> None:  # the page has its size only then; a clerk may have begun to leaf
            self._mark(scroll=page.scroll_y == top)

        self.call_after_refresh(mark)

    def action_export(self) -> None:
        """Export the draft; with errors, list them and ask for them to be put right."""
        self.save()
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
        self.say(mending.told(before.pages, after.pages) if is_on else "已取消修整断行")

    def action_save(self) -> None:
        """Save now."""
        self.say("")
        if self.save() and not self.query_one(StatusLine).message:
            self.say(f"已存：{self.session.path.name}")

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

    def action_back(self) -> None:
        """From the editor to the steps, from there to the desk."""
        if self.has_class("page-only") and not self.query_one(StepBar).has_focus:
            self.focus_editor()
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
