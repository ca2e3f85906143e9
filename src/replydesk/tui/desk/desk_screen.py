"""The desk screen: the folder's drafts, filtered by typing, marked with space, opened with Enter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from replydesk.desk import desk_folder
from replydesk.desk.reviews import Reviewing
from replydesk.desk.settings import reviewer_name
from replydesk.draft.model import Key
from replydesk.memory import freeze_objects
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_DESK, footer
from replydesk.tui.desk import desk_words, open_draft
from replydesk.tui.desk.arrangement import Arrangement
from replydesk.tui.desk.desk_actions import DeskActions
from replydesk.tui.desk.desk_reader import DeskReader
from replydesk.tui.desk.desk_search import DeskSearch
from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.desk.filter_field import FilterField
from replydesk.tui.desk.page_beside import PageBeside
from replydesk.tui.desk.preload import load_ahead, wait_for_rules
from replydesk.tui.desk.schedule import DeskWatch
from replydesk.tui.desk.unit_memory import UnitMemory
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.status import StatusLine, Words
from replydesk.tui.kit.work_screen import TOO_SMALL, opens_dialog

AT_KEY = 0.004  # seconds of searching in texts before the list is shown after a key


class DeskScreen(DeskActions):
    """The list of drafts."""

    AUTO_FOCUS = "#drafts"
    COMMANDS_HERE = ON_DESK
    BINDINGS = bindings(ON_DESK)

    def __init__(self, place: desk_folder.Desk, opened: Callable[[DeskScreen], None]) -> None:
        """Show a desk; `opened` is called once the screen is shown."""
        super().__init__()
        self._opened_by = opened
        self.desk = place
        self.reader = DeskReader(place)
        self.search = DeskSearch(self.reader.now, self.desk.drafts_folder)
        self.watching = DeskWatch(self)
        self._arrangement = Arrangement()
        self._beside = PageBeside(self)
        self._summary = ""
        self._message_at: Path | None = None
        self._is_to_list = False
        self.units = UnitMemory()
        self.reviewing = Reviewing(lambda: self.workbench.clock(), self._reviewer)

    def _reviewer(self) -> str:
        return reviewer_name(self.workbench.settings)

    @property
    def is_busy(self) -> bool:
        """Return True while drafts are still to be read, searched, listed or compared."""
        return self.watching.is_busy or self._is_to_list or self._beside.is_busy

    def compose(self) -> ComposeResult:
        yield Words(classes="top")
        with Horizontal(id="find-line"):
            yield FilterField(self.say)
            yield Words(id="arranged")
        with Horizontal(id="main"):
            yield DraftList()
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_DESK), id="keys")

    def on_mount(self) -> None:
        self.watching.begin()
        self.sort()
        self.call_after_refresh(self._begin)
        self._opened_by(self)

    def _begin(self) -> None:
        """Read the first drafts, now that all names are shown."""
        self.refresh_stock()
        wait_for_rules()
        self.watching.read_first()
        self.sort()
        self.watching.resume()
        self._say_notes()
        self.call_after_refresh(self._recover)

    def _recover(self) -> None:
        """Recover what a killed program has left, and load the modules that may be needed next."""
        if recovered := open_draft.recover_drafts(self):
            self.read_all()
            self.say(recovered, is_trouble=True)
        load_ahead()
        if not self.desk.stock.has_own_unit:
            self._ask_who()

    def _ask_who(self) -> None:
        """Ask who one writes for at the first start of a desk that has no unit."""
        from replydesk.desk.units import is_to_be_asked

        if self.is_active and self.is_ready and is_to_be_asked(self.desk):
            self._ask_own_unit()

    @opens_dialog
    async def _ask_own_unit(self) -> None:
        from replydesk.tui.desk import new_draft

        if await new_draft.ask_own_unit(self) is None:
            self.say(f"还没有单位档案；按 {self.key('desk.new')} 新建答复时再填")

    @property
    def page(self) -> PageView:
        """Return the page beside the list."""
        return self.query_one(PageView)

    @property
    def drafts(self) -> DraftList:
        """Return the list of drafts."""
        return self.query_one(DraftList)

    def on_key(self, event: events.Key) -> None:
        """Type into the filter, whatever has the focus; the space bar marks, up and down leave the filter."""
        field = self.query_one("#filter", Input)
        if event.key in ("up", "down") and field.has_focus:
            self._list_at_key()
            self.drafts.focus()
            self.drafts.action_move(1 if event.key == "down" else -1)
        elif event.key != "space" and event.is_printable and event.character and not field.has_focus:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def read_all(self, at: Path | None = None) -> None:
        """Read changed drafts, phrases and profiles again; put the cursor on a draft."""
        self.refresh_stock()
        self.watching.read(at)
        self.drafts.was_moved |= at is not None  # it stays there while the other drafts are read
        self.sort(at)
        self.watching.resume()

    @on(events.ScreenSuspend)
    def _rest(self) -> None:
        self.watching.pause()

    @on(events.ScreenResume)
    def _go_on(self) -> None:
        self.watching.resume()

    def refresh_stock(self) -> bool:
        """Load phrases and profiles that have changed, and report their faults; return True if any has."""
        if not self.desk.refresh():
            return False
        self.reader.forget_facts()
        self._beside.forget()
        self._say_notes()
        return True

    @property
    def unit(self) -> str:
        """Return the unit of the draft under the cursor."""
        with suppress(UserError):
            if path := self.drafts.cursor:
                return desk_folder.read_head(path, (Key.UNIT,)).get(Key.UNIT)
        return ""

    def profiles_changed(self) -> None:
        """Read what depends on the profiles again, at once or on return to this screen."""
        self.reader.forget_facts()
        self._beside.forget()
        if self.is_active:
            self.read_all(self.drafts.cursor)

    def _say_notes(self) -> None:
        if notes := self.desk.stock.notes:
            more = f"提醒 {len(notes)} 条，第一条：" if len(notes) > 1 else ""
            self.say(f"{more}{str(notes[0]).removeprefix(f'{self.desk.root}{os.sep}')}", is_trouble=True)

    def sort(self, at: Path | None = None) -> None:
        """Sort all drafts and list them."""
        self.watching.listed()
        self._arrangement.sort(self.reader.entries.values())
        self.drafts.forget_missing(self.reader.entries)
        self.list_found(at)
        self.call_later(self._sum_up)
        if not self.watching.has_rested:
            freeze_objects()

    def _sum_up(self) -> None:
        self._summary = self._arrangement.summary(self.workbench.clock().date())
        self._show_title()

    def _show_title(self) -> None:
        top = self.query_one(".top", Words)
        top.show(desk_words.title(self.desk.root, self._summary, top.content_size.width))

    def list_found(self, at: Path | None = None) -> None:
        """List the drafts found, in their groups."""
        today = self.workbench.clock().date()
        shown = self.search.found(self._arrangement.entries)
        rows = self._arrangement.rows(shown, today)
        if not (at or self.drafts.was_moved or self.watching.has_rested):
            at = next((row.path for row in rows if not isinstance(row, str)), None)  # stay at the top
        self.drafts.show_columns(self.workbench.settings.columns, self._arrangement.used)
        self.drafts.show(rows, today, at)
        self._show_facts()
        self._beside.show_soon()

    def _show_facts(self) -> None:
        """Show the numbers of marked and found drafts, and what the list omits of the draft at the cursor."""
        found = desk_words.found(self.search, self.drafts.shown, is_reading=self.watching.is_reading)
        around = found if self.reader.entries else desk_words.empty(self.key)
        self.query_one(StatusLine).facts(desk_words.facts(self.drafts, self.reader.entries, around))
        arranged = desk_words.arranged(self._arrangement, is_filtered=bool(self.search.words))
        self.query_one("#arranged", Words).show(Text(arranged))

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        self.say("")
        self.search.begin(event.value, self._arrangement.entries)
        self.watching.typed()
        self._is_to_list = True
        self.call_after_refresh(self._list_at_key)

    def _list_at_key(self) -> None:
        """List what is found for the characters typed so far, if that is still to be done."""
        if self._is_to_list:
            self._is_to_list = False
            self.search.step(AT_KEY)
            self.list_found()

    @on(Input.Submitted, "#filter")
    def _entered(self) -> None:
        self._list_at_key()
        self.drafts.focus()
        self.action_open()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_title)
        self.call_after_refresh(self.list_found)

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        super().say(message, is_trouble=is_trouble)
        self._message_at = self.drafts.cursor

    @on(DraftList.Pointed)
    def _pointed(self) -> None:
        if self.drafts.cursor != self._message_at:
            self.say("")
        self._show_facts()
        self._beside.show_soon()

    @on(DraftList.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(DraftList.Marked)
    def _counted(self) -> None:
        self.say("")
        self._show_facts()

    def _marked(self) -> list[Path]:
        """Return the marked drafts in sort order."""
        marked = self.drafts.marked
        return [each.path for each in self._arrangement.entries if each.path in marked] if marked else []

    def action_find(self) -> None:
        """Go to the search field."""
        self.query_one("#filter", Input).focus()

    def action_mark_all(self) -> None:
        """Mark all listed drafts; unmark them if all are marked."""
        self._list_at_key()
        shown = set(self.drafts.paths)
        self.drafts.mark(
            self.drafts.marked - shown if shown <= self.drafts.marked else self.drafts.marked | shown
        )

    def action_mark_again(self) -> None:
        """Mark the drafts again that the last command was done to."""
        self.drafts.mark_again()

    def action_sort(self) -> None:
        """Sort by the next criterion."""
        name = self._arrangement.turn_order()
        self.sort(self.drafts.cursor)
        self.say(f"按{name}排序")

    def action_group(self) -> None:
        """Group by the next criterion."""
        name = self._arrangement.turn_grouping()
        self.list_found(self.drafts.cursor)
        self.say(f"按{name}分组" if self._arrangement.is_grouped else name)

    @opens_dialog
    async def action_columns(self) -> None:
        """Choose the columns of the list, and remember them."""
        from replydesk.tui.desk.columns_dialog import choose_columns

        if await choose_columns(self, tuple(self._arrangement.used)):
            self.list_found(self.drafts.cursor)

    def action_open(self) -> None:
        """Open the draft under the cursor."""
        if path := self.drafts.cursor:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a draft; on return, it is under the cursor."""
        from replydesk.tui.writing.draft_screen import DraftScreen

        if any(isinstance(screen, DraftScreen) for screen in self.app.screen_stack):
            return
        try:
            stored = desk_folder.read_draft(path)
        except UserError as error:
            self.say(str(error), is_trouble=True)
            return
        self.say("")  # what was done before is no news when one comes back
        self.refresh_stock()
        open_draft.open_to_write(self, self.desk, stored, self.reader.numbers, self.read_all)

    @opens_dialog
    async def action_new(self) -> None:
        """Ask for name and unit of a new draft, and open it."""
        from replydesk.tui.desk import new_draft

        self.refresh_stock()
        await new_draft.start_draft(self)

    async def selected(self, what: str, otherwise: Sequence[Path] = ()) -> list[Path] | None:
        """Return the drafts a command applies to: the marked ones, else the one under the cursor.

        Marked drafts that are not listed are named first, and the clerk is asked about them; `what` names
        the command. Without marks, `otherwise` comes before the one under the cursor.
        """
        self._list_at_key()
        marked, hidden = self._marked(), self.drafts.hidden
        if not marked:
            return list(otherwise) or ([self.drafts.cursor] if self.drafts.cursor else [])
        if not hidden:
            return marked
        from replydesk.tui.desk.hidden_marks import ask_about_hidden

        return await ask_about_hidden(self, what, marked)

    def work_done(self, paths: Iterable[Path]) -> None:
        """Take the marks off drafts that a command is done with, and count the others."""
        self.drafts.work_done(paths)
        self._show_facts()

    @opens_dialog
    async def action_read(self) -> None:
        """Open the marked drafts for reading, else all that are listed, from the cursor on."""
        self._list_at_key()
        if paths := await self.selected("阅稿", self.drafts.paths):
            at = self.drafts.cursor if self.drafts.cursor in paths else paths[0]
            self.open_for_reading(paths, at)

    def open_for_reading(self, paths: list[Path], at: Path | None = None) -> None:
        """Open drafts for reading, starting at one of them; return to the last one read."""
        self.refresh_stock()
        open_draft.open_to_read(self, paths, at or paths[0])

    def action_back(self) -> None:
        """Clear the filter and go back to the list."""
        self.query_one("#filter", Input).value = ""
        self.drafts.focus()
