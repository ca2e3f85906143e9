"""The bin: deleted drafts with who deleted them and when, the page of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from replydesk.desk.recycle_bin import DeletedDraft, read_deleted
from replydesk.draft.model import Key
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_BIN, ON_BIN, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen

MARK, NO_MARK = "✔ ", "  "
WHEN, WHO = 11, 12  # cells of the columns but the first


class BinList(RowList):
    """Deleted drafts below a head."""

    BINDINGS = bindings(IN_BIN)

    class Marked(Message):
        """A draft was marked or unmarked."""

    def __init__(self, deleted: Sequence[DeletedDraft]) -> None:
        super().__init__(id="deleted")
        self._deleted = deleted
        self.marked: set[int] = set()

    def on_mount(self) -> None:
        self.relist()

    @property
    def count(self) -> int:
        return len(self._deleted)

    def head(self) -> str:
        return NO_MARK + self._line("稿子", "删除时间", "谁删的")

    def row(self, at: int) -> tuple[str, str]:
        each = self._deleted[at]
        when = f"{each.when:%m-%d %H:%M}" if each.when else ""
        who = each.who if each.is_in_bin else "在别处删的"
        return (MARK if at in self.marked else NO_MARK) + self._line(each.name, when, who), ""

    def _line(self, name: str, when: str, who: str) -> str:
        room = max(self.size.width - WHEN - WHO - 2 - len(MARK), 8)
        return f"{fitted(name, room)} {fitted(when, WHEN)} {fitted(who, WHO)}"

    def action_mark(self) -> None:
        """Mark or unmark the draft under the cursor, and go to the next."""
        if self.count:
            self.marked ^= {self.at}
            self.draw(self.at)
            self.post_message(self.Marked())
            self.action_move(1)

    def mark_all(self) -> None:
        """Mark all; unmark them if all are marked."""
        every = set(range(self.count))
        self.marked = set() if self.marked == every else every
        self.refresh()
        self.post_message(self.Marked())

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is not None:
            self.go_to(at)
            if event.x < len(MARK):
                self.action_mark()


class BinScreen(WorkScreen):
    """The deleted drafts of a desk; `put_back` is called with those to put back before this is closed."""

    CSS_PATH = "bin.tcss"
    COMMANDS_HERE = ON_BIN
    BINDINGS = bindings(ON_BIN)

    def __init__(
        self,
        deleted: Sequence[DeletedDraft],
        stock: Stock,
        put_back: Callable[[list[DeletedDraft]], None],
    ) -> None:
        super().__init__()
        self._deleted = deleted
        self._stock = stock
        self._put_back = put_back

    def compose(self) -> ComposeResult:
        yield Static(Text(f"回收站　{len(self._deleted)} 份", no_wrap=True), classes="top")
        with Horizontal(id="main"):
            yield BinList(self._deleted)
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_BIN), id="keys")

    @property
    def _list(self) -> BinList:
        return self.query_one(BinList)

    def on_mount(self) -> None:
        self._list.focus()
        self._show()

    @on(BinList.Pointed)
    @on(BinList.Marked)
    def _show(self) -> None:
        """Show the page of the draft under the cursor, and what is known of it."""
        self.say("")
        page, facts = self.query_one(PageView), self.query_one(StatusLine)
        if not self._deleted:
            facts.facts("回收站是空的；在桌面上按 Delete 删掉的稿子放在这里")
            return
        deleted = self._deleted[self._list.at]
        marked = f"已选 {len(self._list.marked)} 份" if self._list.marked else ""
        try:
            draft = read_deleted(deleted)
            page.show(make_reply(draft, self._stock).pages)
            known = [draft.get(key) for key in (Key.DOCUMENT_NUMBER, Key.PROPOSERS, Key.SUBJECT)]
        except UserError as error:
            page.show(None)
            known = [str(error).rpartition("：")[2]]
        left = "" if deleted.is_in_bin else "稿子不是在这里删的，放回的是最后一版"
        facts.facts("　".join(filter(None, (marked, f"▸ {deleted.name}", left, *known))))
        page.scroll_to(y=0, animate=False)

    def action_page(self) -> None:
        """Switch between the list and the page, or go to the page beside the list."""
        page = self.query_one(PageView)
        is_to_list = page.has_focus
        self.set_class(not is_to_list, "-reading")
        (self._list if is_to_list else page).focus()

    def action_mark_all(self) -> None:
        """Mark all drafts."""
        self._list.mark_all()

    def action_put_back(self) -> None:
        """Put back the marked drafts, else the one under the cursor."""
        if marked := sorted(self._list.marked) or ([self._list.at] if self._deleted else []):
            self._put_back([self._deleted[at] for at in marked])
            self.dismiss(None)

    def action_back(self) -> None:
        """Go back to the list, else to the desk."""
        if self.query_one(PageView).has_focus:
            self.action_page()
        else:
            self.dismiss(None)
