"""The desk: the drafts of the folder, found as one types, opened with Enter."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Footer, Input, Static

from replydesk import desk
from replydesk.check import has_errors
from replydesk.draft import Draft, Key
from replydesk.export import export
from replydesk.office import Reply, make_reply
from replydesk.tui.commands import ON_DESK, bindings
from replydesk.tui.dialogs import NewDraft
from replydesk.tui.status import StatusLine
from replydesk.tui.work_screen import WorkScreen

COLUMNS = ("状态", "发文字号", "收件人", "案由", "页", "稿子")


class DeskScreen(WorkScreen):
    """The list of drafts."""

    COMMANDS_HERE = ON_DESK
    BINDINGS = bindings(ON_DESK)

    def __init__(self, place: desk.Desk) -> None:
        super().__init__()
        self.desk = place
        self._replies: dict[Path, Reply | str] = {}

    def compose(self) -> ComposeResult:
        yield Static(f"答复工作台　{self.desk.root.resolve()}", classes="top")
        field = Input(placeholder="键入文字查找：文号、收件人、案由、稿子名称", id="filter", compact=True)
        field.cursor_blink = False
        yield field
        yield DataTable(cursor_type="row", id="drafts")
        yield Static("窗口太小：请放大到至少 80 列、24 行", id="too-small")
        yield StatusLine()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(DataTable).add_columns(*COLUMNS)
        self.query_one(DataTable).focus()
        self.read_all()
        for note in self.desk.office.notes[:1]:
            self.say(str(note), is_trouble=True)

    def read_all(self, at: Path | None = None) -> None:
        """Read the drafts again and point at one."""
        self._replies = {}
        try:
            for path in self.desk.drafts():
                self._replies[path] = self._read(path)
        except desk.DeskError as error:
            self.say(str(error), is_trouble=True)
        self._list(at)

    def _read(self, path: Path) -> Reply | str:
        try:
            return make_reply(desk.read(path).draft, self.desk.office)
        except desk.DeskError as error:
            return str(error)

    def _list(self, at: Path | None = None) -> None:
        wanted = self.query_one("#filter", Input).value.strip()
        table = self.query_one(DataTable)
        table.clear()
        rows = [(path, self._row(path)) for path in self._replies]
        shown = [(path, row) for path, row in rows if any(wanted in cell for cell in row)]
        for path, row in shown:
            table.add_row(*row, key=str(path))
        paths = [path for path, _ in shown]
        if at in paths:
            table.move_cursor(row=paths.index(at))
        states = [reply.state for reply in self._replies.values() if isinstance(reply, Reply)]
        counts = "　".join(f"{name} {states.count(name)}" for name in ("可签发", "草稿", "有误"))
        self.query_one(StatusLine).facts(f"共 {len(rows)} 件　{counts}")

    def _row(self, path: Path) -> tuple[str, ...]:
        reply = self._replies[path]
        if isinstance(reply, str):
            return ("打不开", "", "", reply.partition("：")[2], "", path.stem)
        draft = reply.draft
        return (
            reply.state,
            draft.get(Key.DOCUMENT_NUMBER),
            draft.get(Key.PROPOSERS),
            draft.get(Key.SUBJECT),
            str(len(reply.pages.pages)),
            path.stem,
        )

    def _chosen(self) -> Path | None:
        table = self.query_one(DataTable)
        if not table.row_count:
            return None
        return Path(str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value))

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.say("")
        self._list()

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.query_one(DataTable).focus()

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

        try:
            stored = desk.read(path)
        except desk.DeskError as error:
            self.say(str(error), is_trouble=True)
            return
        screen = DraftScreen(self.desk, stored)
        self.app.push_screen(screen, lambda _: self.read_all(screen.session.path))

    def action_new(self) -> None:
        """Ask for name and unit of a new draft and open it."""
        units = [profile.name for profile in self.desk.office.profiles.values()]

        def make(answer: tuple[str, str] | None) -> None:
            if answer is None:
                return
            name, unit = answer
            draft = Draft(((Key.UNIT, unit),)) if unit else Draft()
            try:
                self.open(self.desk.new(name, self.desk.office.new_draft(draft)))
            except desk.DeskError as error:
                self.say(str(error), is_trouble=True)

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
        except desk.DeskError as error:
            self.say(str(error), is_trouble=True)

    def action_back(self) -> None:
        """Clear the filter and go back to the list."""
        self.query_one("#filter", Input).value = ""
        self.query_one(DataTable).focus()
