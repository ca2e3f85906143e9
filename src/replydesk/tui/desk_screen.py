"""The desk: the drafts of the folder, found as one types, opened with Enter."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import DataTable, Input, Static

from replydesk import desk, disk
from replydesk.check import has_errors
from replydesk.draft import Draft, Key
from replydesk.export import export
from replydesk.office import Reply, make_reply
from replydesk.tui.commands import ON_DESK, bindings, footer
from replydesk.tui.dialogs import NewDraft
from replydesk.tui.key_line import KeyLine
from replydesk.tui.page_view import PageView
from replydesk.tui.status import StatusLine
from replydesk.tui.work_screen import TOO_SMALL, WorkScreen

COLUMNS = {"状态": 6, "发文字号": 22, "收件人": 14, "案由": 0, "页": 3, "稿子": 0}
"""The columns of the list and their cells; the others share what is left."""

SCROLLBAR = 2

ROOM_FOR_NAMES = 110
"""Cells from which the list has room for the names of the drafts too."""


class DraftTable(DataTable[Text]):
    """The table of drafts; Home and End go to the first and the last, not along the row."""

    BINDINGS = [("home", "scroll_top"), ("end", "scroll_bottom")]


class DeskScreen(WorkScreen):
    """The list of drafts."""

    COMMANDS_HERE = ON_DESK
    BINDINGS = bindings(ON_DESK)

    def __init__(self, place: desk.Desk) -> None:
        super().__init__()
        self.desk = place
        self._replies: dict[Path, Reply | str] = {}

    def compose(self) -> ComposeResult:
        yield Static(Text(f"答复工作台　{self.desk.root.resolve()}"), classes="top")
        field = Input(placeholder="键入文字查找：文号、收件人、案由、稿子名称", id="filter", compact=True)
        field.cursor_blink = False
        yield field
        with Horizontal(id="main"):
            yield DraftTable(cursor_type="row", id="drafts")
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_DESK), id="keys")

    def on_mount(self) -> None:
        self.query_one(DraftTable).focus()
        self.read_all()
        self._say_notes()

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed over the list goes into the filter."""
        field = self.query_one("#filter", Input)
        if event.is_printable and event.character and not field.has_focus:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def read_all(self, at: Path | None = None) -> None:
        """Read the drafts again, and phrases and profiles that have changed; point at one."""
        self._refresh_stock()
        self._replies = {}
        try:
            for path in self.desk.drafts():
                self._replies[path] = self._read(path)
        except disk.DeskError as error:
            self.say(str(error), is_trouble=True)
        self._list(at)

    def _refresh_stock(self) -> None:
        """Take phrases and profiles as their files are now; say what is wrong with those that changed."""
        if self.desk.refresh():
            self._say_notes()

    def _say_notes(self) -> None:
        for note in self.desk.office.notes[:1]:
            self.say(str(note), is_trouble=True)

    def _read(self, path: Path) -> Reply | str:
        try:
            return make_reply(desk.read(path).draft, self.desk.office)
        except disk.DeskError as error:
            return str(error)

    def _list(self, at: Path | None = None) -> None:
        wanted = self.query_one("#filter", Input).value.strip()
        table = self.query_one(DraftTable)
        table.clear(columns=True)
        self._add_columns(table)
        rows = [(path, self._row(path)) for path in self._replies]
        shown = [(path, row) for path, row in rows if any(wanted in cell for cell in row)]
        for path, row in shown:
            cells = (Text(cell, no_wrap=True, overflow="ellipsis") for cell in row)
            table.add_row(*list(cells)[: len(table.columns)], key=str(path))
        paths = [path for path, _ in shown]
        if at in paths:
            table.move_cursor(row=paths.index(at))
        states = [reply.state for reply in self._replies.values() if isinstance(reply, Reply)]
        counts = "　".join(f"{name} {states.count(name)}" for name in ("可签发", "草稿", "有误"))
        facts = f"共 {len(rows)} 件　{counts}" if rows else "还没有稿子；按 F2 新建"
        if rows and not shown:
            facts = f"没有找到“{wanted}”；按 Esc 回到全部稿子"
        self.query_one(StatusLine).facts(facts)
        self._show_page()

    def _add_columns(self, table: DraftTable) -> None:
        """Give the columns the room there is; names of drafts only where there is much."""
        wide = table.size.width
        columns = [name for name in COLUMNS if name != "稿子" or wide >= ROOM_FOR_NAMES]
        left = wide - sum(COLUMNS[name] + 2 * table.cell_padding for name in columns) - SCROLLBAR
        sharing = sum(not COLUMNS[name] for name in columns)
        for name in columns:
            table.add_column(name, width=COLUMNS[name] or max(left // sharing, 10))

    def _show_page(self) -> None:
        """Show the draft under the cursor beside the list."""
        path = self._chosen()
        reply = self._replies.get(path) if path else None
        page = self.query_one(PageView)
        page.show(reply.pages if isinstance(reply, Reply) else None)
        page.scroll_to(y=0, animate=False)

    def _row(self, path: Path) -> tuple[str, ...]:
        reply = self._replies[path]
        if isinstance(reply, str):
            return ("打不开", path.stem, "", reply.partition("：")[2], "", path.stem)
        draft = reply.draft
        return (
            reply.state,
            draft.get(Key.DOCUMENT_NUMBER),
            draft.get(Key.PROPOSERS),
            draft.get(Key.SUBJECT) or path.stem,
            str(len(reply.pages.pages)),
            path.stem,
        )

    def _chosen(self) -> Path | None:
        table = self.query_one(DraftTable)
        if not table.row_count:
            return None
        return Path(str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value))

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.say("")
        self._list()

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.query_one(DraftTable).focus()

    def on_resize(self, _: Resize) -> None:
        self.call_after_refresh(lambda: self._list(self._chosen()))

    @on(DataTable.RowHighlighted)
    def _row_highlighted(self) -> None:
        self._show_page()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the draft under the cursor."""
        if path := self._chosen():
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a draft; come back to it in the list."""
        from replydesk.tui.draft_screen import DraftScreen

        if any(isinstance(screen, DraftScreen) for screen in self.app.screen_stack):
            return
        try:
            stored = desk.read(path)
        except disk.DeskError as error:
            self.say(str(error), is_trouble=True)
            return
        self._refresh_stock()
        screen = DraftScreen(self.desk, stored)

        def back(_: None) -> None:
            self.read_all(screen.session.path)
            if self.workbench.parting_words:
                self.say(self.workbench.parting_words, is_trouble=True)

        self.app.push_screen(screen, back)

    def action_new(self) -> None:
        """Ask for name and unit of a new draft and open it."""
        self._refresh_stock()
        units = [profile.name for profile in self.desk.office.profiles.values()]

        def make(answer: tuple[str, str] | None) -> None:
            if answer is None:
                return
            name, unit = answer
            draft = Draft(((Key.UNIT, unit),)) if unit else Draft()
            try:
                self.open(self.desk.new(name, self.desk.office.new_draft(draft)))
            except disk.DeskError as error:
                self.app.push_screen(NewDraft(self.desk.free_name(name), units, str(error)), make)

        self.app.push_screen(NewDraft(self.desk.free_name("新答复"), units), make)

    def action_export(self) -> None:
        """Export the draft under the cursor."""
        path = self._chosen()
        reply = self._replies.get(path) if path else None
        if path is None or not isinstance(reply, Reply):
            return
        if has_errors(reply.findings):
            self.say(f"“{path.stem}”有错误，没有导出；请打开后按 F5 查看", is_trouble=True)
            return
        try:
            self.say(f"已导出：{export(reply, path, self.desk.exports)}")
        except disk.DeskError as error:
            self.say(str(error), is_trouble=True)

    def action_back(self) -> None:
        """Clear the filter and go back to the list."""
        self.query_one("#filter", Input).value = ""
        self.query_one(DraftTable).focus()
